package text

import (
	"strings"
	"testing"

	"cards/internal/scene"
)

// hyphenatedLines writes the lines of a text parted by |, with the hyphens that are drawn.
func hyphenatedLines(t *testing.T, text, lang string, width float64) string {
	t.Helper()
	lines, ok := prepare(t, Paragraph{Text: text, Lang: lang}).Break(Measure{Width: width})
	if !ok {
		t.Fatalf("%s at %g: no lines", text, width)
	}
	var out []string
	for i, l := range lines.Lines {
		s := lines.Text(i)
		if l.Break == BreakHyphen {
			s += "-"
		}
		out = append(out, s)
	}
	return strings.Join(out, "|")
}

func TestHyphens(t *testing.T) {
	for _, row := range []struct {
		text, lang string
		width      float64
		want       string
	}{
		// A word that fits a line is never divided.
		{"extraordinary achievements", "en", 8, "extraordinary |achievements"},
		{"internationalization", "en", 5, "interna-|tional-|ization"},
		{"Silbentrennung", "de", 4.5, "Silben-|trennung"},
		{"Geschwindigkeitsbegrenzung", "de", 7, "Geschwin-|digkeitsbe-|grenzung"},
		// A hyphen would change an address or a handle: they part after their own marks.
		{"@the_longest_handle_of_internationalization", "en", 8, "@the_longest_|handle_of_inter|nationalization"},
		// In Chinese a word of an alphabet is English.
		{"我们的internationalization", "zh-Hans", 6.6, "我们的|internation-|alization"},
		// What the patterns do not know is broken as before.
		{"xxxxxxxxxxxxxxxx", "en", 4, "xxxxx|xxxxx|xxxxxx"},
		// The writer's own hyphens count also where the word would fit.
		{"Fach\u00adwerk\u00adhaus", "de", 4.9, "Fach\u00ad-|werk\u00adhaus"},
		{"Fach\u00adwerk\u00adhaus", "de", 20, "Fach\u00adwerk\u00adhaus"},
		{"한국\u00ad어", "ko", 2.5, "한국\u00ad-|어"},
	} {
		if got := hyphenatedLines(t, row.text, row.lang, row.width); got != row.want {
			t.Errorf("%s at %g: %s, want %s", row.text, row.width, got, row.want)
		}
	}
}

// The hyphen is drawn within the measure and is no part of the text; in columns it is turned.
func TestHyphenIsDrawn(t *testing.T) {
	for _, vertical := range []bool{false, true} {
		p := prepare(t, Paragraph{Text: "Silbentrennung", Lang: "de", Vertical: vertical})
		const width, size = 4.5, 100
		lines, _ := p.Break(Measure{Width: width})
		placed := lines.Place(Placement{X: 500, Y: 0, Width: width * size, Size: size, Pitch: size, Paint: func(int) scene.Paint { return scene.Paint{} }})
		glyphs, said := 0, ""
		for _, it := range placed.Items {
			run := it.(scene.Text).Run
			glyphs += len(run.Glyphs)
			said += run.Text
			if run.Turned != vertical {
				t.Errorf("vertical %t: a run %q is turned: %t", vertical, run.Text, run.Turned)
			}
		}
		if glyphs != len("Silben-trennung") || said != "Silbentrennung" || placed.Box.Text != said {
			t.Errorf("vertical %t: %d glyphs say %q, the box %q", vertical, glyphs, said, placed.Box.Text)
		}
		first := placed.Box.Lines[0]
		length, reach := first.W, first.Ink.Right()-500
		if vertical {
			length, reach = first.H, first.Ink.Bottom()
		}
		if length > width*size || reach > length+1 || reach < length-20 {
			t.Errorf("vertical %t: a line of %g px reaches to %g", vertical, length, reach)
		}
	}
}
