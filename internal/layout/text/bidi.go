package text

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// Text of scripts that run from right to left (UAX #9). Breaking and measuring go by the order of reading; only shaping and
// placing know of directions. Explicit embeddings do not occur: a deck with such characters is refused.

// rightToLeft are the languages whose paragraphs begin at the right.
var rightToLeft = map[string]bool{"ar": true, "arc": true, "ckb": true, "dv": true, "fa": true, "he": true, "iw": true, "ks": true, "ps": true, "sd": true, "syr": true, "ug": true, "ur": true, "yi": true}

// isRightToLeft reports whether a language's paragraphs begin at the right.
func isRightToLeft(lang string) bool {
	primary, _, _ := strings.Cut(lang, "-")
	return rightToLeft[strings.ToLower(primary)]
}

// findLevels returns the level of each code point, 0 to 2, or nil when all run from left to right.
func findLevels(runes []rune, lang string) []uint8 {
	base := isRightToLeft(lang)
	if !base && !slices.ContainsFunc(runes, func(r rune) bool {
		if r < 0x590 {
			return false
		}
		p, _ := bidi.LookupRune(r)
		return p.Class() == bidi.R || p.Class() == bidi.AL
	}) {
		return nil
	}
	levels := make([]uint8, len(runes))
	for from := 0; from < len(runes); {
		to := from
		for to < len(runes) && classOf(runes[to]) != classMandatory {
			to++
		}
		findParagraphLevels(runes[from:to], levels[from:to], base)
		for ; to < len(runes) && classOf(runes[to]) == classMandatory; to++ {
			if base {
				levels[to] = 1
			}
		}
		from = to
	}
	return levels
}

// Marks that fix the direction of a paragraph without being seen (UAX #9, 2.6).
const (
	leftToRightMark = '\u200e'
	rightToLeftMark = '\u200f'
)

// findParagraphLevels fills the levels of a text without line ends.
func findParagraphLevels(runes []rune, levels []uint8, base bool) {
	mark := leftToRightMark
	if base {
		mark = rightToLeftMark
	}
	var p bidi.Paragraph
	if _, err := p.SetString(string(mark) + string(runes)); err != nil {
		return
	}
	order, err := p.Order()
	if err != nil {
		return
	}
	at := -1 // the mark
	for i := range order.NumRuns() {
		run := order.Run(i)
		n := utf8.RuneCountInString(run.String())
		from, to := max(at, 0), min(at+n, len(runes))
		at += n
		for k := from; k < to; k++ {
			switch {
			case run.Direction() == bidi.RightToLeft:
				levels[k] = 1
			case base:
				levels[k] = 2
			}
		}
		// In a paragraph from the left, a number that follows text from the right belongs to that.
		if !base && run.Direction() == bidi.LeftToRight && i > 0 {
			for k := from; k < from+leadingNumber(runes[from:to]); k++ {
				levels[k] = 2
			}
		}
	}
}

// leadingNumber returns the length of the number that runes begin with: digits, what stands between them, signs that touch
// them (UAX #9, W4 and W5).
func leadingNumber(runes []rune) int {
	n := 0
	digits := false
	for i, r := range runes {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.EN, bidi.AN:
			n, digits = i+1, true
		case bidi.ET:
			if digits && n == i {
				n = i + 1
			}
		case bidi.CS, bidi.ES, bidi.NSM, bidi.BN:
		default:
			if !digits {
				return 0
			}
			return n
		}
	}
	if !digits {
		return 0
	}
	return n
}

// RightToLeft reports whether the paragraph begins at the right.
func (p *Prepared) RightToLeft() bool { return p.levels != nil && isRightToLeft(p.paragraph.Lang) }

// visual returns the clusters of a line from left to right (UAX #9, L1 and L2).
func (p *Prepared) visual(line Line) []int {
	order := make([]int, 0, line.end-line.Start)
	for k := line.Start; k < line.end; k++ {
		order = append(order, k)
	}
	if p.levels == nil || p.paragraph.Vertical {
		return order
	}
	level := func(k int) uint8 { return p.levels[p.clusters[k].start] }
	for l := uint8(2); l >= 1; l-- {
		for i := 0; i < len(order); {
			j := i
			for j < len(order) && level(order[j]) >= l {
				j++
			}
			slices.Reverse(order[i:j])
			i = max(j, i+1)
		}
	}
	return order
}
