package text

import (
	"slices"
	"strings"

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

// maybeRightToLeft reports whether r is in the blocks of scripts from right to left, so that the table is seldom asked.
func maybeRightToLeft(r rune) bool {
	return r >= 0x590 && (r < 0x900 || r == rightToLeftMark || r >= 0xfb1d && r <= 0xfeff || r >= 0x10800 && r < 0x11000 || r >= 0x1e800 && r < 0x1f000)
}

// rightToLeftMark (U+200F) is an invisible letter of a script from right to left.
const rightToLeftMark = '\u200f'

// findLevels returns the level of each code point, 0 to 2, or nil when all run from left to right.
func findLevels(runes []rune, lang string) []uint8 {
	base := isRightToLeft(lang)
	if !base && !slices.ContainsFunc(runes, func(r rune) bool {
		if !maybeRightToLeft(r) {
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

// findParagraphLevels fills the levels of a text without line ends: rules W1 to I2 of UAX #9 for one level run. The library
// has the classes of characters; its own ordering tells no levels, and never pairs brackets.
func findParagraphLevels(runes []rune, levels []uint8, base bool) {
	classes := make([]bidi.Class, len(runes))
	for i, r := range runes {
		p, _ := bidi.LookupRune(r)
		classes[i] = p.Class()
	}
	embedding := bidi.L
	if base {
		embedding = bidi.R
	}
	resolveWeak(classes, embedding)
	resolveBrackets(runes, classes, embedding)
	resolveNeutral(classes, embedding)
	for i, c := range classes {
		switch {
		case c == bidi.R:
			levels[i] = 1
		case c == bidi.AN, c == bidi.EN, c == bidi.L && base:
			levels[i] = 2
		}
	}
}

// resolveWeak applies W1 to W7: marks take the class of what they stand on, signs join numbers, European numbers follow the
// letters before them.
func resolveWeak(c []bidi.Class, embedding bidi.Class) {
	previous := embedding
	for i := range c {
		switch c[i] {
		case bidi.NSM, bidi.BN: // W1; what is never seen goes with its neighbour, too
			c[i] = previous
		}
		previous = c[i]
	}
	strong := embedding
	for i := range c { // W2, W3
		switch c[i] {
		case bidi.L, bidi.R, bidi.AL:
			strong = c[i]
		case bidi.EN:
			if strong == bidi.AL {
				c[i] = bidi.AN
			}
		}
	}
	for i := range c {
		if c[i] == bidi.AL {
			c[i] = bidi.R
		}
	}
	for i := 1; i+1 < len(c); i++ { // W4
		if a, b := c[i-1], c[i+1]; a == b && (a == bidi.EN && (c[i] == bidi.ES || c[i] == bidi.CS) || a == bidi.AN && c[i] == bidi.CS) {
			c[i] = a
		}
	}
	for i := 0; i < len(c); i++ { // W5
		if c[i] != bidi.ET {
			continue
		}
		j := i
		for j < len(c) && c[j] == bidi.ET {
			j++
		}
		if i > 0 && c[i-1] == bidi.EN || j < len(c) && c[j] == bidi.EN {
			for k := i; k < j; k++ {
				c[k] = bidi.EN
			}
		}
		i = j - 1
	}
	strong = embedding
	for i := range c { // W6, W7
		switch c[i] {
		case bidi.ET, bidi.ES, bidi.CS:
			c[i] = bidi.ON
		case bidi.L, bidi.R:
			strong = c[i]
		case bidi.EN:
			if strong == bidi.L {
				c[i] = bidi.L
			}
		}
	}
}

// brackets pairs the brackets that texts have (Unicode's BidiBrackets).
var brackets = map[rune]rune{'(': ')', '[': ']', '{': '}', '〈': '〉', '《': '》', '「': '」', '『': '』', '【': '】', '〔': '〕', '〖': '〗', '（': '）', '［': '］', '｛': '｝'}

// direction is a class as neutrals see it: numbers count as right to left (N0, N1). Others are ON.
func direction(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// mostBrackets bounds how many brackets may be open (BD16).
const mostBrackets = 63

// resolveBrackets applies N0: a pair goes the way of what it holds.
func resolveBrackets(runes []rune, c []bidi.Class, embedding bidi.Class) {
	type open struct {
		at      int
		closing rune
	}
	var stack []open
	var pairs [][2]int
	for i, r := range runes {
		if c[i] != bidi.ON {
			continue
		}
		if closing, ok := brackets[r]; ok {
			if len(stack) == mostBrackets {
				break
			}
			stack = append(stack, open{i, closing})
			continue
		}
		for n := len(stack) - 1; n >= 0; n-- {
			if stack[n].closing == r {
				pairs = append(pairs, [2]int{stack[n].at, i})
				stack = stack[:n]
				break
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return a[0] - b[0] })
	for _, pair := range pairs {
		same, opposite := false, false
		for _, inner := range c[pair[0]+1 : pair[1]] {
			switch d := direction(inner); {
			case d == embedding:
				same = true
			case d != bidi.ON:
				opposite = true
			}
		}
		way := embedding
		switch {
		case same:
		case opposite:
			before := embedding
			for k := pair[0] - 1; k >= 0; k-- {
				if d := direction(c[k]); d != bidi.ON {
					before = d
					break
				}
			}
			way = before
		default:
			continue
		}
		c[pair[0]], c[pair[1]] = way, way
	}
}

// resolveNeutral applies N1 and N2: what stands between two of one way goes that way, else the paragraph's.
func resolveNeutral(c []bidi.Class, embedding bidi.Class) {
	for i := 0; i < len(c); i++ {
		if direction(c[i]) != bidi.ON {
			continue
		}
		j := i
		for j < len(c) && direction(c[j]) == bidi.ON {
			j++
		}
		before, after := embedding, embedding
		if i > 0 {
			before = direction(c[i-1])
		}
		if j < len(c) {
			after = direction(c[j])
		}
		way := embedding
		if before == after {
			way = before
		}
		for k := i; k < j; k++ {
			c[k] = way
		}
		i = j - 1
	}
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
