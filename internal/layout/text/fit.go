package text

import (
	"fmt"
	"math"
)

// Fitting: the largest size at which a paragraph breaks well in a box. Every size of the theme's scale is tried on the
// prepared form, without shaping again; size and breaks are weighed in one currency, so that a size is given up when
// that saves a torn word, but not for a slightly smoother edge.

// weightSize is what halving the size costs in the currency of breaks: one step of about 8 % weighs as much as two or three
// clauses run together, far less than a torn word.
const weightSize = 105

// weightEmpty is what leaving all of the box empty costs a text of several lines, fullEnough how much of it may stay empty for nothing,
// fullLines from how many lines on (one less where words are short and lines break at every space): a few words may stand in a large page, a paragraph that stops half way looks lost.
const (
	weightEmpty = 120
	fullEnough  = 0.62
	fullLines   = 4
)

// clausesWeighed is the number of clauses from which size weighs more, in proportion: the costs of a text's lines add up with
// its length, and a long text would otherwise shrink until each clause has a line of its own.
const clausesWeighed = 6

// mostShrink bounds how far better breaks may make a text smaller than the largest size at which its words fit whole, where the box
// does not say: words are the picture.
const mostShrink = 0.64

// SizeCost is what it costs in the currency of breaks to set a text at one size instead of a larger one: what Fit weighs breaks against, for
// those who search the sizes of several texts together.
func SizeCost(larger, smaller float64) float64 {
	return weightSize * math.Log2(larger/smaller)
}

// Box is what a paragraph is fitted into.
type Box struct {
	Width, Height float64 // px
	// Bleed widens the measure by a share of the size (em): the side bearings of full-width glyphs, which optical
	// alignment lets out of the margins.
	Bleed float64
	// Narrow, when not nil, says from which line on, and by how many px, lines must end earlier.
	Narrow func(size, pitch float64) (from int, by float64)
	// Sizes to try, in px per em, largest first.
	Sizes []float64
	// Pitch returns the distance between baselines, in em, for a size in px and a number of lines.
	Pitch func(size float64, lines int) float64
	Mode  Mode
	// Shrink bounds how far better breaks may make the text smaller, as a share of the largest size at which no word is torn;
	// 0 is the engine's own bound.
	Shrink float64
	// Well does so as a share of the largest size at which the lines read well, where they are not few: they end after words,
	// and few of them inside clauses. 0 is no bound.
	Well float64
	// MaxLines limits the lines whatever the height; 0 is no limit.
	MaxLines int
	// Accept, when not nil, may refuse a setting that does not suit the page (a line that runs into a seal); the string
	// says why.
	Accept func(f *Fitted) (string, bool)
}

// Fitted is a paragraph at a size.
type Fitted struct {
	Lines
	Size  float64 // px per em
	Pitch float64 // px between baselines
	// Tried says of every other size why it was not taken: "104: 4 lines do not fit".
	Tried []string
	// Why says what decided.
	Why string
}

// Head is what readings take above the first em box (right of the first column), px.
func (f *Fitted) Head() float64 {
	if f.Lines.Prepared == nil {
		return 0
	}
	return f.Lines.Prepared.Head() * f.Size
}

// Height returns the height in px from the first em box's top to the last one's foot, with the readings above it.
func (f *Fitted) Height() float64 {
	if len(f.Lines.Lines) == 0 {
		return 0
	}
	return float64(len(f.Lines.Lines)-1)*f.Pitch + f.Size + f.Head()
}

// LineWidth returns the width of line i in px, without what hangs.
func (f *Fitted) LineWidth(i int) float64 { return f.Lines.Lines[i].width * f.Size }

// LineReach returns how far line i reaches from its start in px, with what hangs at its end.
func (f *Fitted) LineReach(i int) float64 {
	l := f.Lines.Lines[i]
	return (l.width + l.hang) * f.Size
}

// Fit returns the best setting of p in box; ok is false when p fits at none of the sizes.
func (p *Prepared) Fit(box Box) (best Fitted, ok bool) {
	// Breaks against the rules cost more than any size, so they are only tried when nothing else fits.
	if best, ok = p.fit(box, true); ok {
		return best, true
	}
	return p.fit(box, false)
}

// fit is Fit, by the rules alone when it is to be orderly.
func (p *Prepared) fit(box Box, orderly bool) (best Fitted, ok bool) {
	bestScore := math.Inf(1)
	var tried []string
	largest, well, shrink := 0.0, 0.0, box.Shrink
	if shrink == 0 {
		shrink = mostShrink
	}
	weight := weightSize * math.Max(1, float64(p.clauses())/clausesWeighed)
	for _, size := range box.Sizes {
		// Below the bound only what is parallel counts: it outranks size.
		small := size < shrink*largest || size < box.Well*well
		if small && best.Unalike == 0 {
			break
		}
		penalty := weight * math.Log2(box.Sizes[0]/size)
		if penalty >= bestScore {
			break
		}
		f, why := p.at(size, box, orderly)
		if why != "" {
			tried = append(tried, fmt.Sprintf("%g: %s", size, why))
			continue
		}
		if largest == 0 && f.whole() {
			largest = size
		}
		if well == 0 && f.readsWell() {
			if well = size; !p.spaceless {
				well *= wellOfWords
			}
		}
		score := f.Cost + penalty
		if n := len(f.Lines.Lines); n >= fullLines || n == fullLines-1 && !p.spaceless {
			score += weightEmpty * math.Max(0, fullEnough-f.Height()/box.Height)
		}
		if score >= bestScore || small && f.Unalike >= best.Unalike {
			continue
		}
		if ok {
			tried = append(tried, fmt.Sprintf("%g: %s", best.Size, best.fault()))
		}
		best, bestScore, ok = f, score, true
	}
	best.Tried = tried
	best.Why = "largest at which the text fits"
	if ok && len(tried) > 0 {
		best.Why = "largest at which the lines break well"
	}
	return best, ok
}

// whole reports whether no word is torn or divided, and in a text of few words, which has room to be set well, none is left alone at the end
// and no particle begins the second of two lines. A short word before the last line is weighed, and has no claim to half the size.
func (f *Fitted) whole() bool {
	p := f.Lines.Prepared
	if f.Torn > 0 || f.Divided() {
		return false
	}
	return p.position[len(p.clusters)] > fewWords || f.Lone == f.Inner && (f.Stranded == 0 || len(f.Lines.Lines) > 2)
}

// fewWords is how long a few words are at most, em.
const fewWords = 20

// readsWell reports whether a text that is more than a few words has no word torn, no particle stranded and few lines that end where a reader stumbles.
func (f *Fitted) readsWell() bool {
	n, p := len(f.Lines.Lines), f.Lines.Prepared
	return n >= fewestWell && p.position[len(p.clusters)] >= leastWell && f.Torn == 0 && f.Stranded == 0 && f.Unalike == 0 && !f.Divided() && (f.Rough == 0 || n >= manyLines && float64(f.Rough) <= wellRough*float64(n-1))
}

// fewestWell is the number of lines, and leastWell the length of the text, em, from which size outweighs whole clauses: a few words on two
// lines are a poster.
const fewestWell, leastWell = 3, 18

// wellRough is the share of line ends inside clauses with which a text of manyLines still reads well: in fewer, each is seen.
const wellRough, manyLines = 0.25, 6

// wellOfWords is by how much lower the bound is in languages with spaces, whose lines end after any word without a stumble and tell the clauses the
// less for it.
const wellOfWords = 0.97

// Divided reports whether a word is divided by a hyphen that nobody wrote.
func (f *Fitted) Divided() bool {
	p := f.Lines.Prepared
	for _, l := range f.Lines.Lines {
		if l.End < len(p.clusters) && l.Break == BreakHyphen && !p.breaks[l.End].allowed {
			return true
		}
	}
	return false
}

// clauses counts the stretches of text between pauses.
func (p *Prepared) clauses() int {
	n := 1
	for i := range p.breaks {
		if p.breaks[i].pause > 0 {
			n++
		}
	}
	return n
}

// At sets p at one size, whatever its breaks cost; ok is false when it does not fit.
func (p *Prepared) At(size float64, box Box) (Fitted, bool) {
	f, why := p.at(size, box, false)
	return f, why == ""
}

// at breaks p at one size, or says why that size will not do.
func (p *Prepared) at(size float64, box Box, orderly bool) (Fitted, string) {
	// The pitch may depend on the number of lines, so the limit is found by asking for each number.
	limit := 0
	for n := 1; ; n++ {
		if box.MaxLines > 0 && n > box.MaxLines {
			break
		}
		if float64(n-1)*p.pitch(box, size, n)*size+(1+p.Head())*size > box.Height+0.01 {
			break
		}
		if limit = n; n > len(p.clusters) {
			break
		}
	}
	if limit == 0 {
		return Fitted{}, "no line fits the height"
	}
	m := Measure{Width: box.Width/size + box.Bleed, MaxLines: limit, Mode: box.Mode, orderly: orderly}
	if box.Narrow != nil {
		from, by := box.Narrow(size, p.pitch(box, size, limit)*size)
		if from < limit {
			m.NarrowFrom, m.NarrowBy = from, by/size
		}
	}
	lines, ok := p.Break(m)
	if !ok {
		return Fitted{}, fmt.Sprintf("more than %d lines", limit)
	}
	if lines.Overfull > 0 {
		return Fitted{}, "a word is wider than the line"
	}
	f := Fitted{Lines: lines, Size: size, Pitch: p.pitch(box, size, len(lines.Lines)) * size}
	if box.Accept != nil {
		if why, ok := box.Accept(&f); !ok {
			return f, why
		}
	}
	return f, ""
}

// pitch is the distance between lines in em: the box's, and no less than readings need.
func (p *Prepared) pitch(box Box, size float64, lines int) float64 {
	pitch := box.Pitch(size, lines)
	return math.Max(pitch, p.LeastPitch())
}

// fault names the worst break of a setting that lost to a smaller size.
func (f *Fitted) fault() string {
	p := f.Lines.Prepared
	worst, at := 0.0, -1
	for i, l := range f.Lines.Lines[:len(f.Lines.Lines)-1] {
		if c := p.breaks[l.End].cost; c > worst {
			worst, at = c, i
		}
	}
	last := f.Lines.Lines[len(f.Lines.Lines)-1]
	switch {
	case at >= 0 && worst >= costWithinPhrase:
		end := f.Lines.Lines[at].End
		a, b := p.clusters[end-1], p.clusters[end]
		what := "parts"
		if worst >= costInsideWord {
			what = "tears"
		}
		return fmt.Sprintf("%s %s/%s", what, string(p.Runes[a.start:a.end]), string(p.Runes[b.start:b.end]))
	case f.Unalike > 0:
		return "breaks parallel clauses unlike each other"
	case last.End-last.Start < 4 && len(f.Lines.Lines) > 1:
		return "leaves a short last line"
	}
	return "lines run across clauses"
}
