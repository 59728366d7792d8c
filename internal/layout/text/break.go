package text

import (
	"slices"
	"unicode/utf8"

	"cards/internal/phrase"
)

// What each place where a line may end costs (rules.go says where those are). Rules forbid; words and phrases only cost,
// so that a line too narrow for a word still breaks.

// BreakKind tells what a line's end is, as product.md names it.
type BreakKind uint8

// The kinds of break.
const (
	BreakEnd       BreakKind = iota // the paragraph ends
	BreakPhrase                     // between words or phrases, or after a mark
	BreakCharacter                  // inside a word
	BreakSpace                      // at a space
	BreakHyphen                     // inside a Latin word, with a hyphen
	BreakMandatory                  // the text has a line end here
)

// String returns the kind's word in JSON.
func (k BreakKind) String() string {
	return [...]string{"end", "phrase", "character", "space", "hyphen", "mandatory"}[k]
}

// Costs of a break, in one currency: 1 is the slack of a line that is short by about a quarter. They were chosen by
// looking at a few hundred sentences at every width; each says what it must outweigh.
const (
	// costInsideWord: a torn word is worse than anything but overflowing the page, so it outweighs twenty size steps.
	costInsideWord = 400
	// costInsideCompound: words of kanji alone are mostly made of pairs (東京|国立|公園), which the model of phrases does not
	// part; between two pairs a tear is a little less bad.
	costInsideCompound = 280
	// costBeforeParticle: 的 or 了 at a line's start reads as a stumble, yet better than a torn word.
	costBeforeParticle = 175
	// costWithinPhrase: parting 很|快 or 一个|人 costs more than a ragged edge and less than three size steps.
	costWithinPhrase = 36
	// costLinked: a modifier at a line's end (微弱的|蜡烛) makes the reader wait for its noun.
	costLinked = 16
	// costPhrase: an ordinary word boundary; it must be dearer than the end of a clause.
	costPhrase = 9
	// costAfterComma and costAfterStop: the text itself pauses.
	costAfterComma = 0
	costAfterStop  = 0
	// costAfterMark is for 、 ： and closing marks, which pause less.
	costAfterMark = 2
	// costBeforeOpen: a quotation or bracket may well begin a line.
	costBeforeOpen = 3
	// costSpace is a space between Latin or Korean words.
	costSpace = 7
	// costOpener: a line that ends with 是, 在 or "the" makes the reader wait.
	costOpener = 22
	// costAfterPreposition is beside costOpener that of a line which ends with a preposition: 我试图在|大厅里 ends in the air.
	costAfterPreposition = 24
	// costInBrackets: what stands in brackets is read in one breath, as dear to part as a phrase.
	costInBrackets = costWithinPhrase
	// costInSpeech: a short speech that is parted at its comma costs as much as a phrase that is.
	costInSpeech = costWithinPhrase
	// costInTerm: a word of a few characters in marks is a word, whatever the dictionary knows of it.
	costInTerm = costBeforeParticle
	// costBeforeDash: Japanese allows a dash at a line's start, yet it would rather end one.
	costBeforeDash = 40
	// costAfterEmoji: one that begins a clause is its first word (👨‍👩‍👧都来了), and no line by itself.
	costAfterEmoji = costBeforeParticle
	// costInParallel: a parallel clause that is broken at a place that its neighbour does not have hides what they share.
	costInParallel = 12
	// costUnalike: of two parallel clauses one is broken and the other is whole, or each elsewhere. The shape of the sentence is
	// lost, so it outranks five steps of size.
	costUnalike = 60
	// costInVerse: a text with lines of its own (a poem) keeps them, even at a smaller size.
	costInVerse = 60
	// costSoftHyphen: the writer allows it, and still a whole word is better.
	costSoftHyphen = 45
	// costHyphen divides a word that is wider than the line: dearer than a stranded particle, cheaper than a torn word.
	costHyphen = 220
	// costInsideURL: an address is read as one word, but no reader minds a break after its slash as a torn word.
	costInsideURL = 60
	// costBesideSlash: what stands on both sides of a slash is one figure or one name, as an address is one word.
	costBesideSlash = costInsideURL
	// costEmergency breaks where no rule allows it, because nothing else fits the measure.
	costEmergency = 1e5
	// costForbidden breaks against a rule of kinsoku, when even that does not fit: one character a line.
	costForbidden = 1e7
)

// opportunity is the place before a cluster.
type opportunity struct {
	allowed   bool
	mandatory bool
	// forbidden marks places that kinsoku or an unbreakable run forbids, even in an emergency.
	forbidden bool
	cost      float64
	kind      BreakKind
	// inside tells that the place is inside a word of Chinese or Japanese.
	inside bool
	// rule decided; it is nil where the text or the deck ends a line.
	rule *tailoring
	// parallel tells that the clauses on both sides are.
	parallel bool
	// inPair tells that the place is a pause inside a pair of clauses with a parallel neighbour.
	inPair bool
	// inParallel tells that the place is inside a clause with a parallel neighbour, matched that it matches one in that.
	inParallel, matched bool
	// echo tells that the words with which that neighbour begins follow it.
	echo bool
	// named tells that the place is inside a host or a handle.
	named bool
	// hyphen tells that a line which ends here shows a hyphen.
	hyphen bool
	// pause is 1 after a clause and 2 after a sentence: what a line of display text would rather not run across.
	pause uint8
	// begun is 1 or 2 when only so many characters stand between the last pause, at since, and the place.
	begun uint8
	since int32
	// stub is how many characters stand between a pause, or the start of the text, at since, and the place, up to 3; 0 where there are more.
	stub uint8
	// ended is 1 to 3 when only so many characters stand between the place and the next pause, at until.
	ended uint8
	until int32
	// turn is what a line of display text costs that runs on over the place, though no mark pauses there (turns.go).
	turn float64
}

// findBreaks fills p.breaks. Entry 0 is unused; the end of the paragraph is not in it.
func (s *shaper) findBreaks(p *Prepared) {
	n := len(p.clusters)
	p.breaks = make([]opportunity, n+1)
	lang := p.paragraph.Lang
	standard := make([]bool, len(p.Runes)+1)
	for it := s.seg.LineIterator(); it.Next(); {
		line := it.Line()
		standard[line.Offset+len(line.Text)] = true
	}
	classes := phrase.Classes(p.Runes, lang)
	held := p.heldTogether()
	urls := p.insideURLs()
	brackets, speech := p.inBrackets(), p.inSpeech()
	p.verse = p.hasLines()
	edge := border{p: p, langs: languagesOf(lang)}
	for i := 1; i < n; i++ {
		a, b := &p.clusters[i-1], &p.clusters[i]
		o := &p.breaks[i]
		if a.class == classMandatory && !(p.Runes[a.end-1] == '\r' && p.Runes[b.start] == '\n') {
			*o = opportunity{allowed: true, mandatory: true, kind: BreakMandatory, pause: 2}
			continue
		}
		edge.i, edge.a, edge.b, edge.last, edge.first = i, a, b, p.Runes[a.end-1], p.Runes[b.start]
		edge.standard, edge.held, edge.url = standard[b.start], held[b.start], urls[b.start] > 0
		o.rule, o.inside = edge.decide(), classes[b.start] == phrase.InsideWord
		o.allowed, o.forbidden = o.rule.verdict == allow, o.rule.verdict == forbid
		p.price(o, i, urls[b.start], classes[b.start])
		if o.allowed && o.pause == 0 {
			if p.opener(i) {
				if o.cost == costLinked {
					o.cost = costPhrase // one reason to wait
				}
				if b.class != classOpen && p.afterPreposition(i) {
					o.cost = max(o.cost, costAfterPreposition)
				}
				o.cost += costOpener
			}
			if o.cost < costInsideCompound {
				o.cost += brackets[i]
			}
		}
		if o.allowed && o.pause > 0 && !o.mandatory {
			o.cost += speech[i]
		}
		if o.allowed && p.verse {
			o.cost += costInVerse
		}
	}
	p.findTurns()
	p.pauses = slices.ContainsFunc(p.breaks, func(o opportunity) bool { return o.pause > 0 })
	p.findBegun()
	p.findEnded()
	p.priceParallels()
	p.forceLines()
}

// price sets the cost and kind of an allowed place before cluster i; url is what a place inside an address costs, and 0 outside of one.
func (p *Prepared) price(o *opportunity, i int, url float64, c phrase.Class) {
	a, b := &p.clusters[i-1], &p.clusters[i]
	o.pause = p.pause(i)
	if !o.allowed {
		return
	}
	o.kind = BreakPhrase
	switch {
	case a.class == classZeroSpace:
		o.cost = 0
	case a.class == classSoftHyphen:
		o.cost, o.kind, o.hyphen = costSoftHyphen, BreakHyphen, true
	case url > 0:
		o.cost, o.named = url, url >= costInsideHost
	case o.pause == 2:
		o.cost = costAfterStop
	case o.pause == 1:
		o.cost = costAfterComma
	case a.class == classSpace:
		o.cost, o.kind = costSpace, BreakSpace
		if (isChinese(p.paragraph.Lang) || isJapanese(p.paragraph.Lang)) && (b.class == classLatin || b.class == classDigit && i > 1 && p.clusters[i-2].class == classLatin) {
			// Latin words in CJK text are mostly names: San Francisco, CUDA 12.4.
			o.cost = costWithinPhrase
		} else if isEnglish(p.paragraph.Lang) {
			o.cost += p.inEnglishPhrase(i)
		} else if isKorean(p.paragraph.Lang) {
			if p.beforeBound(i) {
				o.cost += costBeforeBound
			} else {
				o.cost += p.leansKorean(i)
			}
		}
		if cost := p.besideSign(i); cost > o.cost {
			o.cost = cost
		}
	case isArrow(p.Runes[a.start]):
		o.cost = costAfterArrow
	case a.class == classDot:
		o.cost = costWithinPhrase
	case b.class == classOpen:
		o.cost = costBeforeOpen
	case b.class == classDash:
		o.cost = costBeforeDash
	case a.class == classEmoji && b.isLetter() && (i == 1 || p.breaks[i-1].pause > 0):
		o.cost = costAfterEmoji
	case b.class == classEmoji && a.isLetter() && (i+1 == len(p.clusters) || noStart[p.Runes[p.clusters[i+1].start]]):
		o.cost = costWithinPhrase // 发射成功|🚀，: it stands for a word of the clause that it closes
	case a.class == classStop, a.class == classMark, a.class == classClose, a.class == classDash, a.class == classEllipsis:
		o.cost = costAfterMark
	case c == phrase.InsideWord:
		o.cost, o.kind = costInsideWord, BreakCharacter
		if isJapanese(p.paragraph.Lang) && p.betweenCompounds(i) {
			o.cost = costInsideCompound
		}
	case c == phrase.BeforeParticle:
		o.cost = costBeforeParticle
	case c == phrase.WithinPhrase:
		o.cost = costWithinPhrase
	case c == phrase.Linked:
		o.cost = costLinked
	default:
		o.cost = costPhrase
	}
	if isChinese(p.paragraph.Lang) {
		switch {
		case o.cost < costInTerm && p.leadsNumber(i):
			o.cost = costInTerm
		case o.cost == costWithinPhrase && p.leadsPhrase(i):
			o.cost = costPhrase
		}
	}
	first := p.Runes[b.start]
	if o.cost < costBeforeParticle && isJapanese(p.paragraph.Lang) && particlesJapanese[first] && (a.class == classHan || a.class == classClose) && o.pause == 0 {
		o.cost = costBeforeParticle
	}
	if o.cost < costBeforeParticle && isChinese(p.paragraph.Lang) && o.pause == 0 && (particles[first] && c < phrase.Linked || a.class == classClose && particlesAfterClose[first]) {
		o.cost = costBeforeParticle
	}
}

// betweenCompounds reports whether an even number of characters of a run of kanji stand before cluster i and two or more
// after it.
func (p *Prepared) betweenCompounds(i int) bool {
	before := i
	for before > 0 && p.clusters[before-1].class == classHan {
		before--
	}
	return (i-before)%2 == 0 && i > before && i+1 < len(p.clusters) && p.clusters[i].class == classHan && p.clusters[i+1].class == classHan
}

// pause tells how much the text itself pauses before cluster i: 2 after a sentence, 1 after a clause; closing marks
// and spaces in between do not count.
func (p *Prepared) pause(i int) uint8 {
	b := &p.clusters[i]
	switch b.class {
	case classClose, classStop, classMark, classSpace, classEllipsis, classDash:
		return 0
	}
	for j := i - 1; j >= 0; j-- {
		c := &p.clusters[j]
		switch c.class {
		case classClose, classSpace:
			continue
		case classStop, classMark, classEllipsis:
			switch p.Runes[c.start] {
			case '。', '！', '？', '．', '｡', '…', '⁇', '⁈', '⁉', '‼':
				return 2
			case '.', '!', '?':
				if j < i-1 {
					return 2
				}
			case '，', '；':
				return 1
			case '：':
				// Before what is quoted the colon leads on; elsewhere it closes a clause.
				if b.class != classOpen {
					return 1
				}
			case ',', ';':
				if j < i-1 {
					return 1
				}
			case '、':
				if isJapanese(p.paragraph.Lang) {
					return 1
				}
			}
			return 0
		case classDash:
			return 1
		default:
			return 0
		}
	}
	return 0
}

// opensWithDash reports whether the dash before cluster i begins the text or a clause.
func (p *Prepared) opensWithDash(i int) bool {
	for j := i - 1; j >= 0; j-- {
		switch p.clusters[j].class {
		case classDash:
			continue
		case classStop, classMark, classMandatory, classOpen, classClose, classEllipsis, classSpace:
			return true
		}
		return false
	}
	return true
}

// forceLines restricts the places to those of the paragraph's preferred lines.
func (p *Prepared) forceLines() {
	if len(p.paragraph.Lines) < 2 {
		p.forced = len(p.paragraph.Lines) == 1
		if p.forced {
			for i := range p.breaks {
				p.breaks[i].allowed = p.breaks[i].mandatory
			}
		}
		return
	}
	at, end := map[int]bool{}, 0
	// A line is normalised as part of the whole, so only its length in written characters counts.
	for _, l := range p.paragraph.Lines[:len(p.paragraph.Lines)-1] {
		end += utf8.RuneCountInString(l)
		at[end] = true
	}
	p.forced = true
	for i := 1; i < len(p.clusters); i++ {
		o := &p.breaks[i]
		origin := p.Origin[p.clusters[i].start]
		if at[origin] || p.crosses(at, i) {
			*o = opportunity{allowed: true, mandatory: true, kind: BreakPhrase, pause: o.pause}
		} else if !o.mandatory {
			o.allowed = false
		}
	}
}

// crosses reports whether a wished line end falls on a written character before cluster i that normalising dropped.
func (p *Prepared) crosses(at map[int]bool, i int) bool {
	from, to := p.Origin[p.clusters[i-1].end-1], p.Origin[p.clusters[i].start]
	for o := from + 1; o < to; o++ {
		if at[o] {
			return true
		}
	}
	return false
}
