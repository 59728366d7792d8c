// Package curate proposes what of a transcript is worth a card: quotes, with the reasons that an editor would name, and the events that are told
// with a date. It uses rules and tables of words, and neither network nor model: the same transcript gives the same proposals, each of which
// can be explained. Words are never changed. A quote is a slice of the transcript; what may be left out of it is listed beside it.
//
// The way through the rooms: tongue.go and the tables hold what is known of a language; said.go looks at each sentence once; run.go weighs
// sentences and short runs of them; choose.go takes the best, spread over the text and each said once; cut.go proposes what to leave out.
package curate

import (
	"cards/internal/edtf"
	"cards/internal/transcript"
)

// DefaultTop is how many quotes are proposed when nothing is said.
const DefaultTop = 12

// MaxTop is the most quotes that are proposed.
const MaxTop = 500

// Options say what is wanted.
type Options struct {
	// Date is the day the words were said, from which relative dates are measured; zero where it is not known.
	Date edtf.Date
	// Top is how many quotes to propose at most, 0 for DefaultTop.
	Top int
}

// Quote is a quote that is proposed.
type Quote struct {
	// Span is where it stands in Transcript.Text. What it says is Text[From:To], to the letter.
	transcript.Span
	// Speaker is who says it, "" where that is not known.
	Speaker string
	Role    transcript.Role
	// Guessed is true where who speaks was guessed, with Confidence.
	Guessed    bool
	Confidence float64
	// Score is how well it suits a card, 0 to 1.
	Score float64
	// Reasons are what speaks for it, the strongest first, in words for people; Doubts what speaks against it.
	Reasons, Doubts []string
	// Cuts are fillers within it that may be left out.
	Cuts []transcript.Span
	// Again are other places where nearly the same is said.
	Again []transcript.Span
}

// Quotes proposes quotes out of a transcript, the best first. It takes time and memory in proportion to the text.
func Quotes(t *transcript.Transcript, o Options) []Quote {
	return newFinder(t).quotes(o)
}

// newFinder looks at all sentences of a transcript.
func newFinder(t *transcript.Transcript) *finder {
	return &finder{t: t, tongue: tongueOf(t.Lang), all: readAll(t)}
}

// quotes proposes quotes.
func (f *finder) quotes(o Options) []Quote {
	if o.Top <= 0 {
		o.Top = DefaultTop
	}
	o.Top = min(o.Top, MaxTop)
	list := f.candidates(f.allowed(), max(200, o.Top*considered))
	var quotes []Quote
	for _, p := range f.choose(list, o.Top) {
		quotes = append(quotes, f.quote(p))
	}
	return quotes
}

// allowed returns what a turn costs, and whether it may be quoted at all: hosts are not, where someone else speaks.
func (f *finder) allowed() func(turn int) (float64, bool) {
	others := false
	for _, turn := range f.t.Turns {
		others = others || turn.Role != transcript.Host
	}
	alone := f.alone()
	return func(i int) (float64, bool) {
		turn := f.t.Turns[i]
		switch {
		case turn.Role == transcript.Host && others && (turn.Marked || turn.Confidence >= clear):
			return 0, false
		case turn.Role == transcript.Host && others:
			return unsure * turn.Confidence, true
		case turn.Marked || turn.Role == transcript.Unknown || alone:
			return 0, true
		}
		return unsure * max(0, clear-turn.Confidence), true
	}
}

// alone reports whether nobody is taken for a host, so that all is said by one or by those whom the file names.
func (f *finder) alone() bool {
	for _, turn := range f.t.Turns {
		if turn.Role == transcript.Host {
			return false
		}
	}
	return true
}

// quote makes what is proposed of a choice.
func (f *finder) quote(p pick) Quote {
	turn := f.t.Turns[f.all[p.from].turn]
	q := Quote{Span: p.span, Score: p.score(), Again: p.again, Guessed: !turn.Marked && !f.alone(), Confidence: turn.Confidence}
	if turn.Marked || turn.Role == transcript.Unknown || turn.Confidence >= clear || f.alone() {
		q.Speaker, q.Role = turn.Speaker, turn.Role
	}
	q.Cuts = f.cutsIn(p.span)
	q.Reasons, q.Doubts = f.reasons(p.run)
	return q
}

// maxReasons is how many reasons are told.
const maxReasons = 4

// reasons returns what speaks for a run and against it, the strongest first.
func (f *finder) reasons(r run) (good, bad []string) {
	type reason struct {
		weight float64
		why    string
	}
	var all []reason
	at := map[string]int{}
	f.weigh(r.from, r.to, func(weight float64, why string) {
		if why == "" {
			return
		}
		if k, seen := at[why]; seen {
			all[k].weight += weight
			return
		}
		at[why] = len(all)
		all = append(all, reason{weight, why})
	})
	for range len(all) {
		best := -1
		for i, one := range all {
			if one.why != "" && (best < 0 || abs(one.weight) > abs(all[best].weight)) {
				best = i
			}
		}
		switch one := all[best]; {
		case one.weight > 0 && len(good) < maxReasons:
			good = append(good, one.why)
		case one.weight < -0.15 && len(bad) < maxReasons:
			bad = append(bad, one.why)
		}
		all[best].why, all[best].weight = "", 0
		if len(at) == 0 {
			break
		}
	}
	return good, bad
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}
