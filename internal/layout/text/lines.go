package text

import (
	"math"
	"sync"
)

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
	// Rough counts lines that end where a reader is made to stumble: inside a phrase or worse, or in Chinese and Japanese inside a clause
	// that began on the line.
	Rough int
	// Lone counts lines of a single short word that ends a clause or is inside one, in languages with spaces, and lines of an emoji and hardly a word beside it.
	Lone int
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

// Weights of a line's own faults, in the currency of break.go.
const (
	// weightSlack times the square of the unused part of the measure.
	weightSlack = 16
	// weightSqueeze times the square of what is squeezed out of a justified line, as a share of the measure: dearer than as
	// much slack, since marks lose their air.
	weightSqueeze = 3 * weightSlack * 16
	// weightEven times the square of a line's distance from the even length in em: half an em off weighs as much as an ordinary
	// border of words, a character off as much as a border inside a phrase. It is by the em, not by the measure, since the eye
	// sees the steps of the edge and not the lines' length.
	weightEven = 40
	// weightEvenWords is that of languages with spaces but Korean: their words are long, and lines that end raggedly by nature bear more steps.
	weightEvenWords = 12
	// dearEven times the cost of a border inside a phrase and of words that look lost at a line's end, guardEven times that of a
	// torn word or a stranded particle: evenness makes fewer of the first and none of the second.
	dearEven  = 2
	guardEven = 20
	// dearBegun times costBegun: what begins a clause had better not end a line for the sake of evenness (层顶，是|首个);
	// two characters of it at a quarter of that.
	dearBegun = 4
	// weightLoose times the square of the share of its stretch that a justified line needs; costUnjustified is for a line that
	// must stay short, since its places would become holes.
	weightLoose     = 30
	costUnjustified = 90
	// sharePause of the slack counts for a display line that is a whole clause: it is short because the clause is.
	sharePause = 0.3
	// costStump is for a clause of one or two characters on a line of its own (我想，): it had better share one. costStumpWords is for one or two
	// words, which may be a sentence, costStumpMatched for a clause that is parallel to a neighbour.
	costStump        = 26
	costStumpWords   = 24
	costStumpMatched = 12
	// costBegun: a line that ends with the first character of the next clause (工作。你|只要…), or two of them at costBegunTwo: 所以 and 然后
	// had better begin a line too, but not for the price of 所以我 at its end.
	costBegun    = 32
	costBegunTwo = 13
	// costStub: a line that begins a clause and ends after one or two characters of it.
	costStub = 32
	// shareFirst is the share of the measure from which a first line of two characters is not short, firstMeasure the measure, em, from
	// which it could be longer.
	shareFirst   = 0.45
	firstMeasure = 5
	// longLines is from how many lines on a text without a pause is no few words.
	longLines = 2.4
	// costEnded: a line that begins with the last character of a clause and runs on into the next (悟った|時、詩が), or with two or three of them
	// at costEndedTwo and costEndedThree.
	costEnded      = 56
	costEndedTwo   = 20
	costEndedThree = 12
	// costAcrossClause: a display line that runs on into the next clause hides the sentence's shape.
	costAcrossClause = 18
	// shareInPair of that counts inside a pair of clauses that stands beside one like it: 燕子去了，有再来的时候；.
	shareInPair = 0.5
	// costAcrossSentence likewise, more.
	costAcrossSentence = 40
	// costAcrossParallel is for a line that runs from one parallel clause into the next, on top of that.
	costAcrossParallel = 16
	// costSingleWord is for a line of one word, of a language with spaces, that is not a clause by itself; costLoneWord is for a last line of a
	// short one on top of that, which is a widow, shareLone the share of the measure up to which it is short.
	costSingleWord = 32
	costLoneWord   = 40
	shareLone      = 0.55
	// shareCompact of these counts in running text.
	shareCompact = 0.2
	// costLonely: a last line of one or two characters (孤字) is the first thing that a designer mends.
	costLonely = 90
	// shareNarrow of these counts in a measure below narrowMeasure.
	shareNarrow = 0.5
	// narrowMeasure is the measure, em, below which a clause often has to begin at a line's end.
	narrowMeasure = 6.5
	// narrowClause is the measure, em, below which two characters that end a parallel clause are no lonely line: a clause of six
	// characters and its mark has no line there.
	narrowClause = 7
	// costShortLast: a last line shorter than a third of the measure.
	costShortLast = 8
	// costLine: each line of running text costs more than any fault but a torn word or a stranded particle, so that fewest
	// lines come first.
	costLine = 130
	// costLineJustified: justified lines are full anyway, and one more line is cheaper than a torn word.
	costLineJustified = 60
)

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

// state is the best way to set the clusters before a place, over all numbers of lines or for one.
type state struct {
	cost float64
	from int // place where the last line begins
	ok   bool
	// fewest is the least number of lines that hold the clusters before the place, whatever they cost.
	fewest int
}

// open reports whether a line may end before cluster j, and the cost of that.
func (b *breaker) open(j int) (float64, bool) {
	o := &b.p.breaks[j]
	switch {
	case o.allowed && o.inParallel:
		return o.cost + b.prices.of(o), true
	case o.allowed && b.even > 0 && o.cost >= costBeforeParticle:
		return guardEven * o.cost, true
	case o.allowed && b.even > 0 && o.cost >= costOpener:
		return dearEven * o.cost, true
	case o.allowed:
		return o.cost, true
	case b.hyphens[j] && !b.p.forced:
		return costHyphen, true
	case b.emergency >= insideWords && !o.forbidden && !b.p.forced:
		return costEmergency, true
	case b.emergency == anywhere:
		return costForbidden, true
	}
	return 0, false
}

// run finds the best lines with no limit on their number first, which one row of states does; only when that takes too
// many lines, and fewer would do, does it solve for each number of lines.
func (b *breaker) run() (Lines, bool) {
	if b.m.MaxLines == 1 {
		return b.limited()
	}
	n := len(b.p.clusters)
	if b.m.NarrowBy > 0 && n*b.m.MaxLines > mostStates {
		// Of so long a text all lines are as narrow as the last ones.
		b.m.Width, b.m.NarrowBy = b.m.Width-b.m.NarrowBy, 0
	}
	row := make([]state, n+1)
	row[0] = state{ok: true}
	b.fill(row, row, b.m.Width)
	if !row[n].ok || b.m.MaxLines > 0 && row[n].fewest > b.m.MaxLines {
		return Lines{}, false
	}
	if b.m.NarrowBy > 0 {
		return b.limited()
	}
	var starts []int
	for j := n; j > 0; j = row[j].from {
		starts = append(starts, row[j].from)
	}
	if b.m.MaxLines > 0 && len(starts) > b.m.MaxLines {
		if lines, ok := b.penalised(); ok && (len(lines.Lines) == b.m.MaxLines || n*b.m.MaxLines > mostStates) {
			return lines, true
		}
		return b.limited()
	}
	return b.build(starts, row[n].cost), true
}

// mostStates bounds how many states are solved exactly for each number of lines: some 600 characters on 50 lines.
const mostStates = 30000

// penalised finds lines within the limit by an extra cost of every line, which is halved in on. What it finds is the best of its
// number of lines; and when that is the limit, no fewer lines are better either.
func (b *breaker) penalised() (best Lines, ok bool) {
	n := len(b.p.clusters)
	low, high := 0.0, 2.0*costInsideWord
	for range penaltySteps {
		try := *b
		try.perLine = (low + high) / 2
		row := make([]state, n+1)
		row[0] = state{ok: true}
		try.fill(row, row, b.m.Width)
		var starts []int
		for j := n; j > 0; j = row[j].from {
			starts = append(starts, row[j].from)
		}
		if len(starts) > b.m.MaxLines {
			low = try.perLine
			continue
		}
		high = try.perLine
		best, ok = try.build(starts, row[n].cost-try.perLine*float64(len(starts))), true
		if len(starts) == b.m.MaxLines {
			break
		}
	}
	return best, ok
}

// penaltySteps leave the extra cost within a fifth of the cheapest fault.
const penaltySteps = 12

// limited solves for exactly 1, 2, … MaxLines lines and takes the cheapest.
func (b *breaker) limited() (Lines, bool) {
	n := len(b.p.clusters)
	rows := make([][]state, 1, b.m.MaxLines+1)
	rows[0] = make([]state, n+1)
	rows[0][0] = state{ok: true}
	best := 0
	for l := 1; l <= b.m.MaxLines; l++ {
		row := make([]state, n+1)
		b.fill(rows[l-1], row, b.m.at(l-1))
		rows = append(rows, row)
		if row[n].ok && (best == 0 || row[n].cost < rows[best][n].cost) {
			best = l
		}
	}
	if best == 0 {
		return Lines{}, false
	}
	var starts []int
	for l, j := best, n; l > 0; l-- {
		j = rows[l][j].from
		starts = append(starts, j)
	}
	return b.build(starts, rows[best][n].cost), true
}

// place is one where a line may end, with what fill asks of it.
type place struct {
	at   int     // the cluster after it; the number of clusters at the paragraph's end
	cost float64 // of the break
	// reach is the position of the last cluster before it that is drawn.
	reach float64
	// foot is where a line that ends here ends, as a position; a line's width is foot less where it begins. It holds for lines
	// that are longer than shortLine.
	foot      float64
	mandatory bool
}

// shortLine is the length of a line in clusters up to which its ends may depend on each other (a mark alone does not hang).
const shortLine = 4

// footOf returns the foot of a line that ends before cluster j; NaN when it is all spaces as far as that can be seen.
func (b *breaker) footOf(j int) float64 {
	from := max(0, j-shortLine)
	e := b.measure(from, j)
	if e.end <= from+1 {
		return math.NaN()
	}
	return e.width + b.p.position[from] + e.trim
}

// openPlaces are the places and runsOn of a breaker.
type openPlaces struct {
	once   sync.Once
	places []place
	runsOn []float64
}

// preparePlaces finds the places; those of the rules are the same for every measure of a paragraph, and kept.
func (b *breaker) preparePlaces() {
	if b.emergency != byTheRules || b.even > 0 || b.prices != (parallelPrices{}) {
		b.findPlaces()
		return
	}
	kept := &b.p.open[b.m.Mode]
	kept.once.Do(func() {
		b.findPlaces()
		kept.places, kept.runsOn = b.places, b.runsOn
	})
	b.places, b.runsOn = kept.places, kept.runsOn
}

// findPlaces lists the places that are open, and sums what lines cost that run on over places.
func (b *breaker) findPlaces() {
	n := len(b.p.clusters)
	b.places, b.runsOn = make([]place, 1, n/2+2), make([]float64, n+2)
	reach := 0.0
	for j := 1; j <= n; j++ {
		if c := b.p.clusters[j-1].class; c != classSpace && c != classMandatory {
			reach = b.p.position[j-1]
		}
		b.runsOn[j+1] = b.runsOn[j]
		if j == n {
			b.places = append(b.places, place{at: n, reach: reach, foot: b.footOf(n)})
			break
		}
		b.runsOn[j+1] += b.across(j)
		if cost, ok := b.open(j); ok {
			b.places = append(b.places, place{at: j, cost: cost, reach: reach, foot: b.footOf(j), mandatory: b.p.breaks[j].mandatory})
		}
	}
}

// fill extends every state of from by one line of the width into to; they may be the same row, since lines only lead
// forward.
func (b *breaker) fill(from, to []state, width float64) {
	if b.places == nil {
		b.preparePlaces()
	}
	n := len(b.p.clusters)
	for k := range b.places[:len(b.places)-1] {
		i := b.places[k].at
		start := from[i]
		if !start.ok {
			continue
		}
		limit := b.p.position[i] + width + 2
		head := b.p.position[i]
		if first := &b.p.clusters[i]; first.class == classOpen {
			head += first.lead
		}
		for k++; k < len(b.places); k++ {
			end := &b.places[k]
			j := end.at
			// A line gives up at most the spaces at its end, the air at both ends and one hanging mark: two em and no
			// longer line can fit.
			if end.reach > limit && end.reach-b.squeeze(i, j) > limit && j > i+1 {
				break
			}
			line := extent{width: end.foot - head}
			if j-i <= shortLine || b.shrinks != nil || math.IsNaN(end.foot) {
				line = b.measure(i, j)
			}
			if line.width > width+1e-6 && j > i+1 && line.width-b.squeeze(i, j) > width+1e-6 {
				if j == n || end.mandatory {
					break
				}
				continue
			}
			cost := end.cost + start.cost + b.perLine + b.fault(i, j, line, width) + b.runsOn[j] - b.runsOn[i+1]
			state := &to[j]
			fewest := start.fewest + 1
			if state.ok {
				fewest = min(fewest, state.fewest)
			}
			if !state.ok || cost < state.cost {
				state.cost, state.from, state.ok = cost, i, true
			}
			state.fewest = fewest
			if end.mandatory {
				break
			}
		}
	}
}

// loose is the cost of what a justified line must be stretched by; the last one is not stretched.
func (b *breaker) loose(i, j int, line extent, width float64) float64 {
	free := width - line.width
	if free <= 0 || j == len(b.p.clusters) || b.p.breaks[j].mandatory {
		return 0
	}
	room := 0.0
	for k := i + 1; k < line.end; k++ {
		if kind, _ := b.p.roomBefore(k); kind != noRoom {
			room += widest[kind]
		}
	}
	if free > room {
		return costUnjustified
	}
	return weightLoose * free / room * free / room
}

// across is the cost of a line that runs on over the place before cluster j.
func (b *breaker) across(j int) float64 {
	o := &b.p.breaks[j]
	cost := [3]float64{0, costAcrossClause, costAcrossSentence}[o.pause]
	if o.parallel {
		cost += costAcrossParallel
	}
	switch {
	case cost == 0:
		cost = o.turn
	case o.inPair:
		cost *= shareInPair
	}
	if b.m.Mode == Compact {
		// Among settings of equally few lines a clause's end is still the best place.
		return cost * shareCompact
	}
	return cost
}

// fault is the cost of the line i…j-1 itself, without its break and what it runs across.
func (b *breaker) fault(i, j int, line extent, width float64) float64 {
	slack := math.Max(0, 1-line.width/width)
	last := j == len(b.p.clusters)
	cost := weightSlack * slack * slack
	switch {
	case b.m.Justify:
		cost = b.loose(i, j, line, width)
	case b.even > 0:
		off := line.width - b.even
		cost = weightEven * off * off
		if b.p.words != nil && !isKorean(b.p.paragraph.Lang) {
			cost = weightEvenWords * off * off
		}
	}
	if whole := (i == 0 || b.p.breaks[i].pause > 0) && (last || b.p.breaks[j].pause > 0); whole && b.m.Mode == Display {
		cost *= sharePause
	}
	switch {
	case b.m.Mode == Compact && b.m.Justify:
		cost += costLineJustified
	case b.m.Mode == Compact:
		cost += costLine
	}
	if over := line.width - width; over > 1e-6 {
		if over > b.squeeze(i, j)+1e-6 {
			cost += costEmergency
		} else {
			cost += weightSqueeze * over / width * over / width
		}
	}
	if b.m.Mode == Display && b.p.words != nil && !(i == 0 && last) {
		whole := (i == 0 || b.p.breaks[i].pause > 0) && (last || b.p.breaks[j].pause > 0)
		switch n := b.p.words[j] - b.p.words[i]; {
		case n == 1 && !whole:
			cost += costSingleWord
			if last && b.lone(i, j, line.width, width) {
				cost += costLoneWord
			}
		case n <= 2 && whole:
			cost += costStumpWords
		}
	}
	if o := &b.p.breaks[j]; o.stub > 0 && int(o.since) == i && b.m.Mode == Display && width >= narrowMeasure && (b.p.pauses || i == 0 && b.p.long(width)) {
		if stub := stubCosts[o.stub]; b.p.clusters[j].class == classOpen {
			cost += shareNarrow * stub // what is quoted may well have lines of its own
		} else {
			cost += stub
		}
	}
	if o := &b.p.breaks[i]; b.m.Mode == Display && o.ended > 0 && int(o.until) < j {
		if ended := endedCosts[o.ended]; width < narrowMeasure {
			cost += shareNarrow * ended
		} else {
			cost += ended
		}
	}
	if o := &b.p.breaks[j]; o.begun > 0 && int(o.since) > i {
		switch {
		case b.m.Mode == Display && width < narrowMeasure:
			cost += shareNarrow * begunCosts[o.begun]
		case b.m.Mode == Display:
			cost += begunCosts[o.begun]
		case b.even > 0:
			cost += dearBegun * costBegun / float64(o.begun*o.begun)
		}
	}
	lonely := 0.0
	if count := b.p.letters[j] - b.p.letters[i]; count < 3 && b.p.alphabetic[j] == b.p.alphabetic[i] {
		lonely = costLonely * float64(3-count)
		if count == 2 && width < narrowClause && b.p.breaks[i].matched {
			lonely = costStumpMatched
		}
	}
	switch {
	case i == 0:
		// A first line of a single character is no less lonely, where it is not a clause.
		switch {
		case lonely == 0 || last || b.m.Mode != Display:
		case b.p.breaks[j].pause > 0:
			cost += costStump
		case lonely > costLonely:
			cost += costLonely
		case line.width < shareFirst*width && width >= firstMeasure && width < narrowMeasure:
			cost += costLonely / 2 // two in a measure of five or six (太陽|他有腳啊，); in wider ones it is a stub
		}
	case last && lonely > 0:
		cost += lonely
	case last && line.width < width/3:
		cost += costShortLast
	case b.p.breaks[i].pause == 0:
		// The rest of a clause reads badly in the middle as well.
		cost += lonely
	case lonely > 0:
		cost += costStump
	}
	return cost
}

// lone reports whether the line i…j-1 is a single word of several that is short for the measure, width, and the rest of a clause or inside it.
func (b *breaker) lone(i, j int, long, width float64) bool {
	p, n := b.p, len(b.p.clusters)
	return b.m.Mode == Display && p.words != nil && i > 0 && p.words[j]-p.words[i] == 1 && p.words[n] > 2 && p.breaks[i].pause == 0 &&
		long < shareLone*width && p.clusters[i].class != classOpen
}

// pictured reports whether the line i…j-1 is an emoji alone, or ends after one that begins a clause with hardly a word of it (👨‍👩‍👧都|来了).
func (b *breaker) pictured(i, j int) bool {
	p, n := b.p, len(b.p.clusters)
	if p.letters[j]-p.letters[i] == 1 && p.clusters[i].class == classEmoji && (i > 0 || j < n) {
		return true
	}
	begins := func(k int) bool {
		return k >= i && p.clusters[k].class == classEmoji && (k == 0 || p.breaks[k].pause > 0)
	}
	return j < n && p.breaks[j].pause == 0 && (begins(j-1) || p.clusters[j-1].isLetter() && begins(j-2))
}

// begunCosts are the costs by how many characters of a clause stand at a line's end.
var begunCosts = [...]float64{0, costBegun, costBegunTwo}

// stubCosts are the costs of a line that holds only so many characters with which a clause begins: 我以为|可能只是….
var stubCosts = [...]float64{0, costStub, costStub, costStub / 2}

// endedCosts are the costs by how many characters of a clause stand at a line's start before the next one.
var endedCosts = [...]float64{0, costEnded, costEndedTwo, costEndedThree}

// long reports whether the text has more than longLines lines of the width, em: a few words may well begin with a line of two (失败|是一种选择。).
func (p *Prepared) long(width float64) bool {
	return float64(p.letters[len(p.clusters)]) > longLines*width
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

// packed reports whether the line i…j-1 runs on over the end of a clause only to end inside the next one, where text is packed rather than set.
func (b *breaker) packed(i, j int) bool {
	if b.p.breaks[j].pause > 0 || b.p.breaks[j].cost < costPhrase {
		return false
	}
	for k := i + 1; k < j; k++ {
		if b.p.breaks[k].pause > 0 {
			return true
		}
	}
	return false
}

// isGap reports whether clusters of the class stand between words.
func isGap(c class) bool { return c == classSpace || c == classMandatory }

// build turns the starts of lines (last first) into Lines.
func (b *breaker) build(starts []int, cost float64) Lines {
	out := Lines{Prepared: b.p, Measure: b.m, Cost: cost, Lines: make([]Line, len(starts))}
	end := len(b.p.clusters)
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
			if line.Break == BreakCharacter || o.cost >= costBeforeParticle {
				out.Stranded++
			}
			if !o.mandatory && (line.Break == BreakCharacter || o.cost >= costWithinPhrase || b.p.words == nil && (o.begun > 0 && int(o.since) > start || b.packed(start, end))) {
				out.Rough++
			}
		}
		if b.lone(start, end, line.width, b.m.at(len(starts)-1-k)) || b.pictured(start, end) {
			out.Lone++
		}
		out.Longest = math.Max(out.Longest, line.width)
		if line.width-b.squeeze(start, end) > b.m.at(len(starts)-1-k)+1e-6 {
			out.Overfull++
		}
		out.Lines[len(starts)-1-k] = line
		end = start
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
