package curate

import (
	"fmt"
	"strings"

	"cards/internal/edtf"
	"cards/internal/transcript"
)

// partWords are words for parts of years and months of which EDTF has none of its own: it writes 年底 as a quarter and 5月末 as the days from about
// the 21st on, and what reads that does not know what was said. The longer stand before the shorter.
var partWords = []string{"年初", "年末", "年底", "年尾", "年中", "月初", "月中", "月末", "月底", "初期", "末期", "中期", "中旬", "上旬", "下旬", "初", "末", "底", "尾"}

// written is how a date stands in a deck: in EDTF, or in the words that were said where a part of a year or month is meant, EDTF would show it as
// something else, and the words are read as the very same date. A year that was not said with them is put before them.
func written(t *transcript.Transcript, d edtf.Date, when transcript.Span) string {
	exact := d.String()
	said := strings.TrimSpace(joinLines(t.Slice(when), t.Lang))
	part := ""
	for _, w := range partWords {
		if strings.HasSuffix(said, w) {
			part = w
			break
		}
	}
	if part == "" || strings.Contains(d.Show(t.Lang), part) {
		return exact
	}
	candidates := []string{said}
	if at, ok := d.Anchor(); ok {
		year := fmt.Sprintf("%d年", at.Year)
		if strings.HasPrefix(part, "月") && at.Month > 0 {
			candidates = append(candidates, fmt.Sprintf("%s%d%s", year, at.Month, part))
		}
		candidates = append(candidates, year+strings.TrimPrefix(part, "年"), year+said)
	}
	for _, words := range candidates {
		read, _, err := edtf.ParseNatural(words, t.Lang)
		if err == nil && read.String() == exact && strings.Contains(read.Show(t.Lang), words) {
			return words
		}
	}
	return exact
}
