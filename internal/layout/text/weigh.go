package text

import "math"

// What a line costs by itself: its slack, and what is awkward about where it begins and ends (break.go has the costs of its end).

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
	// costStump is for a clause of one or two characters on a line of its own (我想，): it had better share one, the more the longer the measure is, by
	// costStumpWide at most. costStumpWords is for one or two
	// words, which may be a sentence, costStumpMatched for a clause that is parallel to a neighbour.
	costStump        = 26
	costStumpWide    = 24
	costStumpWords   = 24
	costStumpMatched = 12
	// costBegun: a line that ends with the first character of the next clause (工作。你|只要…), or two of them at costBegunTwo: 所以 and 然后
	// had better begin a line too, but not for the price of 所以我 at its end; three of them at costBegunThree.
	costBegun      = 32
	costBegunTwo   = 15
	costBegunThree = 8
	// costStub: a line that begins a clause and ends after one or two characters of it.
	costStub = 32
	// shareFirst is the share of the measure from which a first line of two characters is not short, firstMeasure the measure, em, from
	// which it could be longer.
	shareFirst   = 0.45
	firstMeasure = 5
	// longLines is from how many lines on a text without a pause is no few words.
	longLines = 2.4
	// costEnded: a line that begins with the last character of a clause and runs on into the next (悟った|時、詩が), or with two or three of them
	// at costEndedTwo and costEndedThree; one word, of a language with spaces, at costEndedWord.
	costEnded      = 56
	costEndedTwo   = 20
	costEndedThree = 12
	costEndedWord  = 32
	// costAcrossClause: a display line that runs on into the next clause hides the sentence's shape.
	costAcrossClause = 18
	// shareInPair of that counts inside a pair of clauses that stands beside one like it: 燕子去了，有再来的时候；.
	shareInPair = 0.5
	// costAcrossSentence likewise, more.
	costAcrossSentence = 40
	// costAcrossParallel is for a line that runs from one parallel clause into the next, on top of that.
	costAcrossParallel = 16
	// costSingleWord is for a line of one word, of a language with spaces, that is not a clause by itself; costLoneWord is for a last line of a
	// short one on top of that, which is a widow, costLoneInner for one before the last (frittered|away|by detail), shareLone the share of
	// the measure up to which it is short.
	costSingleWord = 32
	costLoneWord   = 40
	costLoneInner  = 20
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
	// costShortInner is for a display line of fewShort em or less that is part of a clause and followed by others, where the measure is many times as long:
	// 我最初并没有想过|要创造|一些伟大的东西 has a hole in its middle. It is less for a line nearer shareShortInner of the measure or enoughShort em long,
	// which is a phrase that may stand by itself. Lines of words end raggedly by nature but in Korean: there it is shareShortWords. A
	// line that ends a clause is as short as the clause makes it: shareShortEnd of the cost counts.
	costShortInner  = 48
	shareShortInner = 0.45
	shareShortWords = 0.42
	shareShortEnd   = 0.5
	fewShort        = 3.2
	enoughShort     = 6
	// costLine: each line of running text costs more than any fault but a torn word or a stranded particle, so that fewest
	// lines come first.
	costLine = 130
	// costLineJustified: justified lines are full anyway, and one more line is cheaper than a torn word.
	costLineJustified = 60
)

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
	cost += b.shortInner(i, j, line.width, width)
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
			switch lone := b.lone(i, j, line.width, width); {
			case lone && last:
				cost += costLoneWord
			case lone:
				cost += costLoneInner
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
		ended := endedCosts[o.ended]
		if b.p.words != nil {
			ended = costEndedWord
		}
		if width < narrowMeasure {
			cost += shareNarrow * ended
		} else {
			cost += ended
		}
	}
	if o := &b.p.breaks[j]; (o.begun > 0 || o.stub == mostStub) && int(o.since) > i {
		switch {
		case o.begun == 0 && b.m.Mode == Display:
			cost += costBegunThree
		case b.m.Mode == Display && width < narrowMeasure:
			cost += shareNarrow * begunCosts[o.begun]
		case b.m.Mode == Display && b.p.clusters[o.since].class == classOpen && b.p.quotedWhole(int(o.since)):
			cost += costBegun // of what somebody says no less (他们说：“我们|授予…)
		case b.m.Mode == Display:
			cost += begunCosts[o.begun]
		case o.begun > 0 && b.even > 0:
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
			cost += stump(line.width / width)
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
		cost += stump(line.width / width)
	}
	return cost
}

// stump is what a clause of one or two characters on a line of its own costs, by the share of the measure that it takes.
func stump(share float64) float64 {
	return costStump + costStumpWide*math.Max(0, 1-share/shareShortInner)
}

// shortInner is what the line i…j-1 costs for being short among longer ones, where neither clause nor verse makes it so.
func (b *breaker) shortInner(i, j int, long, width float64) float64 {
	p := b.p
	if b.m.Mode != Display || p.verse || j == len(p.clusters) || p.breaks[j].mandatory || p.breaks[j].pause > 0 && (i == 0 || p.breaks[i].pause > 0) {
		return 0
	}
	enough := shareShortInner
	if p.words != nil && !isKorean(p.paragraph.Lang) {
		enough = shareShortWords
	}
	share := 1 - long/width/enough
	few := (enoughShort - long) / (enoughShort - fewShort)
	if share <= 0 || few <= 0 {
		return 0
	}
	cost := costShortInner * share * math.Min(few, 1)
	if p.breaks[j].pause > 0 {
		cost *= shareShortEnd
	}
	return cost
}

// lone reports whether the line i…j-1 is a single word of several that is short for the measure, width, or parted from its phrase before others (the
// cut|worm|forgives), and the rest of a clause or inside it.
func (b *breaker) lone(i, j int, long, width float64) bool {
	p, n := b.p, len(b.p.clusters)
	return b.m.Mode == Display && p.words != nil && i > 0 && p.words[j]-p.words[i] == 1 && p.words[n] > 2 && p.breaks[i].pause == 0 &&
		(long < shareLone*width || j < n && p.breaks[i].cost >= costWithinPhrase) && p.clusters[i].class != classOpen
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
