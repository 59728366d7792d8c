package curate

import (
	"math"
	"slices"
	"sync"
	"unicode/utf8"

	"cards/internal/deck"
	"cards/internal/transcript"
)

// A run is one to maxRun sentences of one turn. Its score is a sum of what an editor would name, each with a weight that is about the
// logarithm of how much more often such a sentence is chosen than others; the logistic function makes of it a number from 0 to 1. The weights
// were set by judgement of their order of magnitude, and are the same for all languages.

const (
	maxRun = 6
	// base is the score of a sentence of which nothing is noticed: one in twenty may do.
	base = -2.6
	// worth is the least score of what is proposed.
	worth = -1.5
	// short is what a sentence loses that says less than a card needs, and far what it loses that is much too long.
	short, far = -2.5, -2.2
	// whole is what a single short sentence gains that begins and ends by itself.
	whole = 0.65
	// parallel is for clauses or sentences that are built alike, answered for a denial that the next sentence answers.
	parallel, answered = 0.9, 0.8
	counted, figures   = 0.5, 0.3
	// says is for a short sentence that says what something is, told for several that tell one after the other what the speaker did.
	says, told = 0.6, 0.7
	// sides is for a but that weighs something, dots for going on after dots.
	sides, dots = 0.5, -0.7
	// tornEnd is for a sentence that breaks off, trailing for one that ends in dots, open for one without any mark.
	tornEnd, trailing, open = -2.2, -0.2, -0.1
	// withoutBut and withoutLink are for what was left off before it.
	withoutBut, withoutLink = -0.2, -0.05
	// asked is for a quote that is a question, askedWithin for one with a question in it.
	asked, askedWithin = -2.4, -0.5
	filler, stutter    = -0.5, -0.7
	// lastBefore is for what stands right before words of a host where turns are guessed, newBefore for a paragraph there: hosts lead over to a
	// question by a sentence that asks nothing.
	lastBefore, newBefore = -0.3, -0.9
	// another is what each further sentence costs, crowding what it costs more when the whole grows long, leans what it gains by needing the one
	// before. blandEdge is what a run loses whose first or last sentence says little by itself, bland one within.
	another, crowding, leans, blandEdge, bland = -0.8, -0.4, 0.8, -0.45, -0.2
	// part is what each further part of one sentence costs; cutStart and cutEnd are for beginning and ending within a sentence.
	part, cutStart, cutEnd = -0.35, -0.2, -0.1
	// afterTorn is for beginning where the sentence before broke off.
	afterTorn = -0.7
	// halfScene is for beginning right after words that are told as spoken.
	halfScene = -0.6
	// scrapFirst and scrapLast are for a first or last sentence of next to no words: nobody begins a card with one.
	scrapFirst, scrapLast = -0.9, -0.5
	// again is for each sentence that only says what the one before said.
	again = -1.0
	// code is for each word of letters and figures.
	code = -0.4
	// paragraphs is for running over the end of a paragraph.
	paragraphs = -0.25
	// fewReasons is for what only one thing speaks for.
	fewReasons = -0.3
	// strong is from when on one thing is enough.
	strong = 1.2
	// unsure is what a turn costs of which it is not known who speaks, times how unsure.
	unsure = -2.5
	// clear is from when on a guess of who speaks is believed.
	clear = 0.7
)

// run is a candidate.
type run struct {
	// from and to are indices of sentences, to exclusive.
	from, to int
	raw      float64
}

// score is a run's score from 0 to 1, to three places.
func (r run) score() float64 { return math.Round(1000/(1+math.Exp(-r.raw))) / 1000 }

// finder weighs runs.
type finder struct {
	t      *transcript.Transcript
	tongue *tongue
	all    []said
}

// candidates returns the best runs that are worth anything, at most keep, the best first.
func (f *finder) candidates(allowed func(turn int) (float64, bool), keep int) []run {
	n := len(f.all)
	if n < 2*worthAShard {
		return f.candidatesOf(0, n, allowed, keep)
	}
	var parts [shards][]run
	var wait sync.WaitGroup
	for k := range shards {
		wait.Go(func() { parts[k] = f.candidatesOf(k*n/shards, (k+1)*n/shards, allowed, keep) })
	}
	wait.Wait()
	return bestOf(slices.Concat(parts[:]...), keep)
}

// candidatesOf returns the best runs that begin with some sentences.
func (f *finder) candidatesOf(from, to int, allowed func(turn int) (float64, bool), keep int) []run {
	var list []run
	turn, cost, ok := int32(-1), 0.0, false
	for i := from; i < to; i++ {
		if f.all[i].turn != turn {
			turn = f.all[i].turn
			cost, ok = allowed(int(turn))
		}
		if !ok {
			continue
		}
		for j := i + 1; j <= min(len(f.all), i+maxRun) && f.all[j-1].turn == turn; j++ {
			raw := f.weigh(i, j, nil) + cost
			if f.beforeHost(j - 1) {
				raw += lastBefore
				if j-i == 1 && f.all[i].paragraph {
					raw += newBefore
				}
			}
			if raw > worth && f.fitsDeck(i, j) {
				if list = append(list, run{i, j, raw}); len(list) > 20*keep {
					list = bestOf(list, keep)
				}
			}
			if f.length(i, j) > f.tongue.most*3/2 {
				break
			}
		}
	}
	return bestOf(list, keep)
}

// beforeHost reports whether a sentence is the last of a guessed turn before a host's.
func (f *finder) beforeHost(i int) bool {
	turn := int(f.all[i].turn)
	turns := f.t.Turns
	return !turns[turn].Marked && (i+1 == len(f.all) || f.all[i+1].turn != f.all[i].turn) && turn+1 < len(turns) && turns[turn+1].Role == transcript.Host
}

// length is how many characters that count a run has.
func (f *finder) length(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		n += int(f.all[i].runes)
	}
	return n
}

// fitsDeck reports whether a deck takes a run as a quote: signs that are no letters count there too.
func (f *finder) fitsDeck(from, to int) bool {
	said := f.span(run{from: from, to: to})
	return said.To-said.From <= deck.MaxQuote || utf8.RuneCountInString(f.t.Slice(said)) <= deck.MaxQuote
}

// span is what a run says.
func (f *finder) span(r run) transcript.Span {
	return transcript.Span{From: f.all[r.from].span.From, To: f.all[r.to-1].span.To}
}
