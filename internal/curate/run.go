package curate

import (
	"math"
	"slices"
	"sync"

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
			if raw > worth {
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

// span is what a run says.
func (f *finder) span(r run) transcript.Span {
	return transcript.Span{From: f.all[r.from].span.From, To: f.all[r.to-1].span.To}
}

// tell is called with what speaks for a run or against it, and how much.
type tell func(weight float64, why string)

// weigh returns the score of a run before it is squeezed; told hears the reasons when it is not nil.
func (f *finder) weigh(from, to int, told tell) float64 {
	sum := base
	add := func(weight float64, why string) {
		if weight != 0 {
			sum += weight
			if told != nil {
				told(weight, why)
			}
		}
	}
	f.weighLength(from, to, add)
	good := f.weighRows(from, to, add) + f.weighShape(from, to, add)
	if good < 2 {
		add(fewReasons*float64(2-good), "little speaks for it")
	}
	return sum
}

// weighLength tells how well the length suits a card.
func (f *finder) weighLength(from, to int, add tell) {
	n, t := f.length(from, to), f.tongue
	switch {
	case n < t.least:
		add(short*float64(t.least-n)/float64(t.least)-0.5, "very short")
	case n <= t.good:
		add(0.4, "fits a card in large type")
	case n > t.most:
		add(far*min(1.5, 0.5+float64(n-t.most)/float64(t.most)), "long for a card")
	default:
		add(0.4-1.1*float64(n-t.good)/float64(t.most-t.good), "")
	}
	for i := from; i < to; i++ {
		s := &f.all[i]
		weight := 0.0
		switch {
		case i == from:
		case s.middle:
			weight += part
		default:
			weight += another
			if n > t.good {
				weight += crowding
			}
			if f.leansBack(i) {
				weight += leans
			}
			if s.paragraph {
				weight += paragraphs
			}
			weight += filler * float64(s.dropped)
		}
		if to-from > 1 && f.gain(s) < 0.5 {
			if i == from || i+1 == to {
				weight += blandEdge
			} else {
				weight += bland
			}
		}
		add(weight, "")
	}
}

// leansBack reports whether a sentence begins with what ties it to the one before, so that the two belong together.
func (f *finder) leansBack(i int) bool {
	s := &f.all[i]
	return s.headless == 2 || f.answers(i) || s.leads || s.own && f.all[i-1].own || f.all[i-1].next || f.any(s, hang) || f.any(s, linked)
}

// answers reports whether a sentence follows words that are told as spoken, so that it is half of a scene.
func (f *finder) answers(i int) bool {
	return i > 0 && f.all[i-1].turn == f.all[i].turn && f.all[i-1].rows.meets(f.tongue.whys[whyScene])
}

// any reports whether a row of a class fired in a sentence.
func (f *finder) any(s *said, c class) bool { return s.rows.meets(&f.tongue.classes[c]) }

// belong reports whether a run is short, and each of its sentences but the first leans on the one before.
func (f *finder) belong(from, to int) bool {
	if to-from < 2 || to-from > 3 || f.all[from].headless == 2 || f.all[from].middle || f.length(from, to) > f.tongue.good*5/4 {
		return false
	}
	for i := from + 1; i < to; i++ {
		if s := &f.all[i]; s.middle || !f.leansBack(i) || s.own && f.all[i-1].own && !f.all[i-1].next && s.headless != 2 {
			return false
		}
	}
	return true
}

// defines reports whether a sentence says in few words what something is.
func (f *finder) defines(s *said) bool {
	return int(s.runes) <= f.tongue.good/2 && !s.torn && f.any(s, copula) && !f.any(s, hang)
}

// fired reports whether a row with a reason fired in a run.
func (f *finder) fired(from, to int, why string) bool {
	for i := from; i < to; i++ {
		if f.all[i].rows.meets(f.tongue.whys[why]) {
			return true
		}
	}
	return false
}

// gain is what speaks for a sentence by itself.
func (f *finder) gain(s *said) float64 {
	sum := 0.0
	s.rows.each(func(i int) { sum += max(0, f.tongue.rows[i].weight) })
	if s.parallel {
		sum += parallel
	}
	if s.counted {
		sum += counted
	}
	if f.defines(s) {
		sum += says
	}
	return sum
}

// weighRows adds the rows that fired, each class up to its limit, and returns how many good things that is. What hangs on something said before counts only for the first sentence: in
// the others it is what came just before.
func (f *finder) weighRows(from, to int, add tell) (good int) {
	var rows rowSet
	for i := from; i < to; i++ {
		s := &f.all[i]
		s.rows.each(func(k int) {
			c := f.tongue.rows[k].class
			if i == from || c != hang && c != vague && c != linked {
				rows.add(int16(k))
			}
		})
	}
	var sums [classes]float64
	rows.each(func(k int) {
		row := &f.tongue.rows[k]
		left := limits[row.class] - sums[row.class]
		weight := row.weight
		if weight > 0 {
			// The second thing of a class says less than the first.
			if sums[row.class] > 0 {
				weight *= 0.6
			}
			weight = min(weight, left)
			if row.class <= image && weight > 0.35 {
				good++
			}
			if row.weight >= strong {
				good++
			}
		} else {
			weight = max(weight, left)
		}
		sums[row.class] += weight
		add(weight, row.why)
	})
	numbers := 0
	for i := from; i < to; i++ {
		if f.all[i].counted {
			numbers++
		}
	}
	if numbers > 0 {
		add(counted, whyFigure)
		good++
	}
	if numbers > 1 {
		add(figures, "figures set beside each other")
	}
	return good
}

// weighShape adds what is noticed besides the tables, and returns how many good things that is.
func (f *finder) weighShape(from, to int, add tell) (good int) {
	first, last := &f.all[from], &f.all[to-1]
	own, shortest, against := 0, false, false
	side, fillers, stutters, questions, codes := false, 0, 0, 0, 0
	for i := from; i < to; i++ {
		s := &f.all[i]
		side = side || s.parallel || i+1 < to && s.next
		fillers += int(s.fillers)
		stutters += int(s.stutters)
		if s.own {
			own++
		}
		shortest = shortest || f.defines(s)
		codes += int(s.codes)
		if s.ending == transcript.Question {
			questions++
		}
		switch {
		case i+1 == to:
		case s.torn:
			add(tornEnd/2, "breaks off within")
		case s.ending == transcript.Trailing:
			add(dots, "")
		}
		if i > from && s.headless == 2 && f.gain(s) >= 0.4 {
			against = true
		}
		if i > from && s.again {
			add(again, "says something twice")
		}
		if i+1 < to && s.next && f.any(s, denial) && !f.any(&f.all[i+1], denial) {
			add(answered, whyNotBut)
		}
	}
	if against {
		add(sides, "weighs one side against the other")
	}
	if own >= 2 && (f.fired(from, to, whyTurn) || f.fired(from, to, whyScene)) {
		add(told, "a small story")
	}
	if shortest {
		add(says, "says in few words what something is")
		good++
	}
	if side {
		add(parallel, "its parts are built alike")
		good++
	}
	switch {
	case to-from == 1:
	case int(first.runes) < f.tongue.least:
		add(scrapFirst, "begins with a scrap")
	case int(last.runes) < f.tongue.least:
		add(scrapLast, "ends with a scrap")
	}
	switch {
	case first.headless == 2:
		add(withoutBut, "the but before it is left out")
	case first.headless == 1:
		add(withoutLink, "")
	}
	switch {
	case last.torn:
		add(tornEnd, "breaks off")
	case last.ending == transcript.Trailing:
		add(trailing, "ends in dots")
	case last.ending == transcript.Open:
		add(open, "")
	case f.belong(from, to):
		add(whole, "sentences that belong together")
	case to-from == 1 && f.gain(first) >= 0.7 && first.headless < 2 && !first.middle && !first.cut && int(first.runes) <= f.tongue.good*2/3 && int(first.runes) >= f.tongue.least && last.ending != transcript.Question:
		add(whole, "a short sentence that is whole")
	}
	if last.ending == transcript.Question {
		add(asked, "is a question")
		questions--
	}
	add(askedWithin*float64(questions), "has a question in it")
	if from > 0 && f.all[from-1].turn == first.turn && f.all[from-1].torn {
		add(afterTorn, "begins within a sentence")
	}
	if f.answers(from) && !first.rows.meets(f.tongue.whys[whyScene]) {
		add(halfScene, "answers words spoken before it")
	}
	if first.middle && first.headless == 0 {
		add(cutStart, "begins within a sentence")
	}
	if last.cut {
		add(cutEnd, "ends within a sentence")
	}
	add(code*min(3, float64(codes)), "is technical")
	add(filler*min(4, float64(fillers)), whySoft)
	add(stutter*min(3, float64(stutters)), "says something twice")
	return good
}
