package layout

import (
	"testing"

	"cards/internal/theme"
)

// A line under marked words ends under the last of them, not under the air of the comma or stop that was marked with them; marks inside
// stay joined to their words.
func TestUnderlineLeavesMarksOut(t *testing.T) {
	for _, row := range []struct {
		mark string
		em   float64 // the length of all lines together
	}{
		{"\u6e34\u671b\u5de5\u4f5c", 4},             // four characters
		{"\u6e34\u671b\u5de5\u4f5c\u3002", 4},       // the same with its stop
		{"\u8981\u4eba\uff0c\u8981\u6e34\u671b", 6}, // a comma between them, which has its cell
	} {
		p := emphasised(t, theme.EmphasisUnderline, "lang: zh-Hans\nquotes: [{text: \"\u8981\u4eba\uff0c\u8981\u6e34\u671b\u5de5\u4f5c\u3002\", lines: \"\u8981\u4eba\uff0c\u8981\u6e34\u671b\u5de5\u4f5c\u3002\", mark: [\""+row.mark+"\"]}]")
		size, length := boxOf(t, p, "quote").FontSize, 0.0
		shapes, _ := marksOf(t, p)
		for _, s := range shapes {
			length += s.W
		}
		if length < (row.em-0.8)*size || length > (row.em+0.1)*size {
			t.Errorf("%s: lines of %.2f em, want %g", row.mark, length/size, row.em)
		}
	}
}
