package curate

import (
	"cards/internal/transcript"
)

// What speaks for and against a stretch of sentences, each with its reason.

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
