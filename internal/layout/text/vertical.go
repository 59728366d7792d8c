package text

import (
	"slices"
	"strings"
)

// How characters stand in a column (CLREQ 2.2.4 and 3.1.3, JLREQ 3.2.5 and 3.2.6, UTR #50): Han and kana upright, with the
// forms of marks that the font has for columns; Western words turned a quarter clockwise; short figures and abbreviations
// upright, side by side in one cell (纵中横) or one below the other.

// orientation is how a cluster stands in its column.
type orientation uint8

const (
	upright  orientation = iota
	turned               // a quarter clockwise, shaped as in a line
	combined             // several characters side by side in one cell
)

const (
	// mostStacked is the longest figure or abbreviation, in characters, that stands upright one below the other (CLREQ
	// 2.2.4, first way); longer ones read more easily on their side.
	mostStacked = 4
	// mostCombined is the longest token that may be set side by side in one cell, where it fits: 3.0, A+, 2B (CLREQ 2.2.4,
	// third way).
	mostCombined = 3
	// leastSqueeze is how far characters side by side may be narrowed to fit their cell; beyond, their strokes no longer
	// match those around them.
	leastSqueeze = 0.68
	// cellInside is the width that characters side by side may fill, in em: neighbours in the column keep their edges.
	cellInside = 0.98
	// middle is the height of the middle of the em box above the baseline, in em: turned text is centred by it.
	middle = (Ascent - Descent) / 2
)

// columnQuotes are the quotation marks of columns: China's standard has corner brackets there, double ones outside
// (GB/T 15834-2011 5.2, CLREQ 3.1.1); Taiwan and Hong Kong have them in lines too, single ones outside; Japan has ticks
// (JLREQ 3.1.1, note on U+301D).
var (
	columnQuotes            = map[rune]rune{'“': '『', '”': '』', '‘': '「', '’': '」'}
	columnQuotesTraditional = map[rune]rune{'“': '「', '”': '」', '‘': '『', '’': '』'}
	columnQuotesJapanese    = map[rune]rune{'“': '〝', '”': '〟', '‘': '〝', '’': '〟'}
)

// uprightSymbols are the symbols below U+2E80 that UTR #50 keeps upright, of those that text has.
var uprightSymbols = set("§©®±¼½¾×÷‰‱‼⁇⁈⁉℃℉№™Ω∞■□▲△▼▽◆◇○●★☆♠♣♥♦♪✓✗")

// columnForms returns, given which quotation marks are Latin, the characters that are shaped in a column: those of the text, but for quotation marks.
func (p *Prepared) columnForms(latin []bool) []rune {
	var table map[rune]rune
	switch lang := p.paragraph.Lang; {
	case isTraditional(lang):
		table = columnQuotesTraditional
	case isChinese(lang):
		table = columnQuotes
	case isJapanese(lang):
		table = columnQuotesJapanese
	}
	var out []rune
	for i, r := range p.forms {
		if to, ok := table[r]; ok && !latin[i] {
			if out == nil {
				out = slices.Clone(p.forms)
			}
			out[i] = to
		}
	}
	if out == nil {
		return p.forms
	}
	return out
}

// orientations returns, given the same, how each code point of the column stands.
func (p *Prepared) orientations(latin []bool) []orientation {
	out := make([]orientation, len(p.Runes))
	for i := 0; i < len(p.Runes); {
		if !isWestern(p.Runes[i]) {
			i++
			continue
		}
		if p.Runes[i] == '’' {
			i++
			continue
		}
		j, words := i+1, 1
		for j < len(p.Runes) {
			if p.Runes[j] == '’' && !latin[j] {
				break
			}
			if isWestern(p.Runes[j]) {
				j++
				continue
			}
			// Words of one phrase lie on their side together.
			if p.Runes[j] == ' ' && j+1 < len(p.Runes) && isWestern(p.Runes[j+1]) {
				j, words = j+2, words+1
				continue
			}
			break
		}
		stand := turned
		if words == 1 {
			stand = standing(p.Runes[i:j])
		}
		end := j
		if stand != turned && p.Runes[j-1] == '%' {
			// The sign has a cell of its own under its figure.
			end--
			out[end] = upright
		}
		for k := i; k < end; k++ {
			out[k] = stand
		}
		i = j
	}
	p.standAlike(out)
	return out
}

// standAlike sets the figures of one sentence in one way: beside one of three digits, which has a cell for each, those of two have that
// too (10年、20年和100年). Years of four digits stand beside months and days in one cell, as they do in print.
func (p *Prepared) standAlike(out []orientation) {
	var pairs [][2]int
	three := false
	settle := func() {
		for _, f := range pairs {
			for k := f[0]; three && k < f[1]; k++ {
				out[k] = upright
			}
		}
		pairs, three = pairs[:0], false
	}
	for i := 0; i < len(p.Runes); {
		j := i
		for j < len(p.Runes) && isFigure(p.Runes[j:j+1]) {
			j++
		}
		switch {
		case j == i:
			if strings.ContainsRune(sentenceEnds, p.Runes[i]) {
				settle()
			}
			j++
		case j-i == 2 && out[i] == combined && p.aloneAt(i, j):
			pairs = append(pairs, [2]int{i, j})
		case j-i == 3 && out[i] == upright:
			three = true
		}
		i = j
	}
	settle()
}

// sentenceEnds are the marks after which figures may stand another way.
const sentenceEnds = "。！？!?\n"

// aloneAt reports whether nothing of its token stands beside the figure i…j-1, but for the sign of per cent, which has its own cell.
func (p *Prepared) aloneAt(i, j int) bool {
	western := func(k int) bool { return k >= 0 && k < len(p.Runes) && isWestern(p.Runes[k]) }
	return !western(i-1) && (!western(j) || p.Runes[j] == '%' && !western(j+1))
}

// standing tells how a Western token without spaces stands, as far as its characters say.
func standing(token []rune) orientation {
	figure := token
	if n := len(figure); n > 1 && figure[n-1] == '%' {
		figure = figure[:n-1]
	}
	switch {
	case isFigure(figure):
		switch n := len(figure); {
		case n == 2:
			return combined
		case n <= mostStacked:
			return upright
		}
		return turned
	case len(figure) < len(token):
		return turned
	case isCapitals(token):
		switch n := len(token); {
		case n == 2:
			return combined
		case n <= mostStacked:
			return upright
		}
		return turned
	case len(token) <= mostCombined && (classOf(token[0]) == classDigit || classOf(token[0]) == classLatin && len(token) == 2 && !isLower(token[1])):
		return combined
	case len(token) == 1 && (uprightSymbols[token[0]] || classOf(token[0]) == classLatin):
		return upright
	}
	return turned
}

func isFigure(s []rune) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return len(s) > 0
}

func isCapitals(s []rune) bool {
	for _, r := range s {
		if r < 'A' || r > 'Z' {
			return false
		}
	}
	return len(s) > 0
}

func isLower(r rune) bool { return r >= 'a' && r <= 'z' }

// isWestern reports whether r belongs to a word or figure that columns treat as Western.
func isWestern(r rune) bool {
	if r >= 0x2e80 {
		return false
	}
	switch classOf(r) {
	case classLatin, classDigit, classPrefix, classPostfix, classConnector, classOther:
		return true
	case classStop, classMark, classOpen, classClose:
		if r == '’' {
			return true // an apostrophe, where letters stand on both sides (orientations)
		}
		// Full-width marks and curly quotation marks have forms for columns; ASCII ones do not.
		return r < 0x80
	}
	return false
}

// turn lays clusters that were shaped as in a line on their side: right becomes down, up becomes right, and the middle of
// the em box falls on the column's axis.
func (p *Prepared) turn(clusters []cluster) {
	for i := range clusters {
		c := &clusters[i]
		c.stands = turned
		for k := range c.glyphs {
			g := &p.glyphs[c.firstGlyph+k]
			g.dx, g.dy = -g.dy-middle, g.dx
		}
	}
}

// cellBaseline is how far below the top of its cell the baseline of characters side by side lies, in em: figures and
// capitals, about 0.73 em high, stand in the middle.
const cellBaseline = 0.866

// combine puts clusters that were shaped as in a line side by side into one cell. It returns nil when they are too wide for
// that.
func (p *Prepared) combine(clusters []cluster) []cluster {
	width := 0.0
	for i := range clusters {
		width += clusters[i].advance
	}
	if width <= 0 {
		return nil
	}
	squeeze := min(1, cellInside/width)
	if squeeze < leastSqueeze {
		return nil
	}
	one := clusters[0]
	one.end, one.glyphs = clusters[len(clusters)-1].end, 0
	one.advance, one.lead, one.trail = 1, 0, 0
	one.stands, one.squeeze = combined, squeeze
	pen := -width * squeeze / 2
	for i := range clusters {
		c := &clusters[i]
		for k := range c.glyphs {
			g := &p.glyphs[c.firstGlyph+k]
			g.dx, g.dy = pen+g.dx*squeeze, g.dy+cellBaseline
		}
		pen += c.advance * squeeze
		one.glyphs += c.glyphs
	}
	return append(clusters[:0], one)
}
