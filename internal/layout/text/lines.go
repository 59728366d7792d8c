package text

import "math"

// Total fit: the breaks of a whole paragraph are chosen together (after Knuth and Plass, Breaking Paragraphs into Lines,
// 1981), by dynamic programming over the allowed places. A line costs its slack, the kind of its break, and what is
// awkward about it; the cheapest set of lines wins. Display text would rather end its lines where the text pauses;
// running text takes the fewest lines first.

// Mode is what lines are good for.
type Mode uint8

// The modes.
const (
	// Display is for quotes: lines follow the clauses.
	Display Mode = iota
	// Compact is for titles and texts: fewest lines, then balance.
	Compact
)

// Measure is what lines must fit into.
type Measure struct {
	Width    float64 // em
	MaxLines int     // 0 is no limit
	Mode     Mode
	// Justify lets lines be wider than the measure by what may be squeezed out of them (justify.go).
	Justify bool
	// The lines from index NarrowFrom on end NarrowBy em earlier, where something stands beside them; that takes a limit of
	// lines.
	NarrowFrom int
	NarrowBy   float64
	// orderly lets Break give up where only an emergency would help.
	orderly bool
}

// at returns the width of line i in em.
func (m *Measure) at(i int) float64 {
	if m.NarrowBy > 0 && i >= m.NarrowFrom {
		return m.Width - m.NarrowBy
	}
	return m.Width
}

// Lines is a paragraph broken for one measure.
type Lines struct {
	Prepared *Prepared
	Measure  Measure
	Lines    []Line
	// Cost of the whole; costs of different measures of one paragraph may be compared.
	Cost float64
	// Longest is the width of the longest line, in em, without what hangs.
	Longest float64
	// Torn counts lines that end inside a word.
	Torn int
	// Stranded counts lines whose break strands a particle or worse, torn words included.
	Stranded int
	// Parted counts lines that end inside the host of an address or a handle.
	Parted int
	// Rough counts lines that end where a reader is made to stumble: inside a phrase or worse, or in Chinese and Japanese inside a clause
	// that began on the line, or before the last few characters of one that the word before them waits for, where the next line runs on.
	Rough int
	// Lone counts lines of a single short word that ends a clause or is inside one, in languages with spaces, and lines of an emoji and hardly a word beside it.
	Lone int
	// Inner counts those of Lone that are a word before the last line.
	Inner int
	// Unalike counts pairs of parallel clauses that are broken unlike each other; only display text is looked at.
	Unalike int
	// Overfull counts lines wider than the measure: a single cluster that cannot be broken.
	Overfull int
}

// Line is one line: the clusters Start…End-1 of the paragraph.
type Line struct {
	Start, End int
	extent
	Break BreakKind
}

// Break returns the best lines for m. It always returns lines that hold the whole text, unless MaxLines makes that
// impossible: then ok is false.
func (p *Prepared) Break(m Measure) (lines Lines, ok bool) {
	if len(p.clusters) == 0 {
		return Lines{Prepared: p, Measure: m}, true
	}
	// Without justifying a line holds no more than the measure, the air cut off at both ends and a hanging mark.
	if n := len(p.clusters); m.MaxLines > 0 && !m.Justify && p.levels == nil && p.spaceless && p.position[n] > float64(m.MaxLines)*(m.Width+mostOutside) {
		return Lines{Prepared: p, Measure: m}, false
	}
	for e := byTheRules; e <= anywhere && !(m.orderly && e > hyphenated); e++ {
		b := breaker{p: p, m: m, emergency: e}
		if e >= hyphenated {
			b.divide()
			if e == hyphenated && b.hyphens == nil {
				continue
			}
		}
		if m.Justify {
			b.shrinks = p.shrinks()
		}
		if lines, ok := b.run(); ok {
			return b.alike(b.balanced(lines)), true
		}
		// With a limit of lines a torn word may be the price, but a broken rule never is.
		if m.MaxLines > 0 && e == insideWords {
			break
		}
	}
	return Lines{Prepared: p, Measure: m}, false
}

// mostOutside is the most of a line that may stand outside its measure or is cut off, em.
const mostOutside = 2

type breaker struct {
	p         *Prepared
	m         Measure
	emergency emergency
	// hyphens are the places where words that are wider than the measure may be divided; nil when there are none.
	hyphens map[int]bool
	// even is the length that every line should have, in em, once it is known how many there are; 0 before that.
	even float64
	// prices are extra costs of the places inside parallel clauses (see alike).
	prices parallelPrices
	// places and runsOn are made by findPlaces.
	places []place
	// runsOn[j] sums what it costs to run on over the places before j.
	runsOn []float64
	// perLine is an extra cost of every line (see penalised).
	perLine float64
	// shrinks sums what lines may be squeezed by; nil when they may not.
	shrinks []float64
}

// squeeze returns by how much the line i…j-1 may be squeezed, in em.
func (b *breaker) squeeze(i, j int) float64 {
	if b.shrinks == nil || j == len(b.p.clusters) || b.p.breaks[j].mandatory {
		return 0
	}
	end := b.p.measure(i, j).end
	if end <= i {
		return 0
	}
	return b.shrinks[end] - b.shrinks[i+1]
}

// emergency is what may be broken when nothing less fits the measure.
type emergency uint8

const (
	byTheRules emergency = iota
	hyphenated
	insideWords
	anywhere
)

// balanced breaks running text a second time, now that the number of its lines is known, into lines of one length. Display
// text follows its clauses instead, and justified lines are even anyway.
func (b *breaker) balanced(first Lines) Lines {
	n := len(first.Lines)
	if b.m.Mode != Compact || b.m.Justify || n < 2 || b.p.forced {
		return first
	}
	sum := 0.0
	for _, l := range first.Lines {
		sum += l.width
	}
	second := *b
	second.even = sum / float64(n)
	second.places = nil
	if again, ok := second.run(); ok && len(again.Lines) == n && again.Torn <= first.Torn {
		return again
	}
	return first
}

// divide finds the places of hyphens in words that are wider than the narrowest line.
func (b *breaker) divide() {
	width := b.m.Width
	if b.m.NarrowBy > 0 {
		width -= b.m.NarrowBy
	}
	for _, h := range b.p.hyphenPoints() {
		if b.p.measure(h.from, h.to).width > width+1e-6 {
			if b.hyphens == nil {
				b.hyphens = map[int]bool{}
			}
			b.hyphens[h.at] = true
		}
	}
}

// hyphenAt reports whether a line that ends before cluster j shows a hyphen.
func (b *breaker) hyphenAt(j int) bool {
	return j < len(b.p.clusters) && (b.p.breaks[j].hyphen || b.hyphens[j] && !b.p.breaks[j].allowed)
}

// measure returns the extent of the clusters i…j-1 as a line of their own, with the hyphen that it may end with.
func (b *breaker) measure(i, j int) extent {
	e := b.p.measure(i, j)
	if b.hyphenAt(j) {
		_, advance := b.p.hyphenGlyph(j - 1)
		e.width += advance
	}
	return e
}

// countLetters fills p.letters, p.alphabetic and, for languages with spaces, p.words, so that what a line holds is a
// difference of two counts.
func (p *Prepared) countLetters() {
	if lang := p.paragraph.Lang; !isChinese(lang) && !isJapanese(lang) {
		p.words = make([]int32, len(p.clusters)+1)
		for i, c := range p.clusters {
			p.words[i+1] = p.words[i]
			if !isGap(c.class) && (i == 0 || isGap(p.clusters[i-1].class)) {
				p.words[i+1]++
			}
		}
	}
	p.letters, p.alphabetic = make([]int32, len(p.clusters)+1), make([]int32, len(p.clusters)+1)
	for i, c := range p.clusters {
		p.letters[i+1], p.alphabetic[i+1] = p.letters[i], p.alphabetic[i]
		switch c.class {
		case classLatin, classHangul:
			p.letters[i+1]++
			p.alphabetic[i+1]++
		case classHan, classKana, classSmallKana, classDigit, classEmoji, classOther:
			p.letters[i+1]++
		}
	}
}

// isGap reports whether clusters of the class stand between words.
func isGap(c class) bool { return c == classSpace || c == classMandatory }

// build turns the starts of lines (last first) into Lines.
func (b *breaker) build(starts []int, cost float64) Lines {
	out := Lines{Prepared: b.p, Measure: b.m, Cost: cost, Lines: make([]Line, len(starts))}
	end, next := len(b.p.clusters), 0
	for k, start := range starts {
		line := Line{Start: start, End: end, extent: b.measure(start, end)}
		if end < len(b.p.clusters) {
			o := &b.p.breaks[end]
			switch line.Break = o.kind; {
			case b.hyphenAt(end):
				line.Break = BreakHyphen
			case !o.allowed:
				line.Break = BreakCharacter
			}
			if line.Break == BreakCharacter {
				out.Torn++
			}
			if o.named {
				out.Parted++
			}
			if line.Break == BreakCharacter || o.cost >= costBeforeParticle {
				out.Stranded++
			}
			if !o.mandatory && (line.Break == BreakCharacter || o.cost >= costWithinPhrase || b.p.words == nil && (o.begun > 0 && int(o.since) > start || b.packed(start, end) || o.cost >= costLinked && o.ended > 0 && int(o.until) < next)) {
				out.Rough++
			}
		}
		switch {
		case b.pictured(start, end):
			out.Lone++
		case b.lone(start, end, line.width, b.m.at(len(starts)-1-k)):
			if out.Lone++; end < len(b.p.clusters) {
				out.Inner++
			}
		}
		out.Longest = math.Max(out.Longest, line.width)
		if line.width-b.squeeze(start, end) > b.m.at(len(starts)-1-k)+1e-6 {
			out.Overfull++
		}
		out.Lines[len(starts)-1-k] = line
		end, next = start, end
	}
	return out
}

// Text returns the text of line i as it stands in the paragraph: a space at its end belongs to it, and a forced break
// is "\n".
func (l *Lines) Text(i int) string {
	p := l.Prepared
	line := l.Lines[i]
	return string(p.Runes[p.clusters[line.Start].start:p.clusters[line.End-1].end])
}
