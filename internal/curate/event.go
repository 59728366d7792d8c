package curate

import (
	"slices"
	"sort"
	"strings"

	"cards/internal/edtf"
	"cards/internal/transcript"
)

// An event is a date with the words that say what happened. Those are the clause that the date stands in and what follows it, up to the next date or
// the end of the sentence; where they say nothing (That was in 2002) they are the sentence before, or the one after.

const (
	// longestTold is how many bytes a sentence has at most of which an event is made.
	longestTold = 4000
	// weighed is how many events are compared with each other at most, the best.
	weighed = 2000
)

// MaxEvents is the most events that are proposed.
const MaxEvents = 40

// Event is a dated event that is proposed.
type Event struct {
	// Span is what was said about it, in Transcript.Text.
	transcript.Span
	Date edtf.Date
	// When is where the date stands, which may be beside Span.
	When transcript.Span
	// Title is a few of the words, Text the words of Span without line ends.
	Title, Text string
	// Lane is a name that recurs in several events, "" where there is none.
	Lane string
	// Reason says how the date was understood.
	Reason string
	// Again are other places where it is told.
	Again []transcript.Span

	worth float64
}

// Events returns what is told with a date, in the order of time.
func Events(t *transcript.Transcript, dates []Date, anchor edtf.Date) []Event {
	return newFinder(t).eventsOf(dates, anchor)
}

// eventsOf makes events of dates.
func (f *finder) eventsOf(dates []Date, anchor edtf.Date) []Event {
	e := &eventFinder{finder: f, anchor: anchor, dated: map[int]transcript.Span{}}
	for _, d := range dates {
		at := f.sentenceOf(d.From)
		when, seen := e.dated[at]
		if !seen {
			when.From = d.From
		}
		when.To = d.To
		e.dated[at] = when
	}
	for i := 0; i < len(dates); {
		at := f.sentenceOf(dates[i].From)
		end := i + 1
		for end < len(dates) && at >= 0 && f.sentenceOf(dates[end].From) == at {
			end++
		}
		if at >= 0 {
			e.sentence(at, dates[i:end])
		}
		i = end
	}
	events := e.joined()
	e.lanes(events)
	sort.SliceStable(events, func(a, b int) bool { return events[a].Date.Compare(events[b].Date) < 0 })
	return events
}

// eventFinder collects events.
type eventFinder struct {
	*finder
	anchor edtf.Date
	// dated are the sentences that have a date, and from where to where in them dates stand.
	dated  map[int]transcript.Span
	events []Event
}

// sentenceOf returns the index of the sentence or part that a byte of the text lies in, -1 for none.
func (f *finder) sentenceOf(at int) int {
	i := sort.Search(len(f.all), func(i int) bool { return f.all[i].span.To > at })
	if i == len(f.all) || f.all[i].span.From > at {
		return -1
	}
	return i
}

// tells reports whether the words of a sentence may be an event: of no host, no question, no greeting, and nothing that is only supposed.
func (e *eventFinder) tells(at int, d Date) bool {
	s := &e.all[at]
	turn := e.t.Turns[s.turn]
	if turn.Role == transcript.Host && (turn.Marked || turn.Confidence >= clear) || s.ending == transcript.Question || e.any(s, polite) {
		return false
	}
	if !e.anchor.IsZero() && d.EDTF.Equal(e.anchor) && e.any(s, running) {
		return false
	}
	if wide(d.EDTF) || d.Relative && e.aboutNow(d.EDTF) {
		return false
	}
	return !strings.ContainsAny(e.t.Slice(s.span), "?\uFF1F") && !e.supposed(s.span.From, d.From)
}

// aboutNow reports whether a date is the day the words were said, or the one before or after: today and tomorrow are seldom meant as days.
func (e *eventFinder) aboutNow(d edtf.Date) bool {
	from, ok1 := d.Earliest()
	to, ok2 := d.Latest()
	begin, ok3 := e.anchor.Earliest()
	end, ok4 := e.anchor.Latest()
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return false
	}
	near := func(a, b edtf.Instant) bool {
		days := a.DayNumber() - b.DayNumber()
		return days >= -1 && days <= 1
	}
	return near(from, begin) && near(to, end)
}

// wide reports whether a date is a century or more, which is no point on a timeline of somebody's life.
func wide(d edtf.Date) bool {
	from, ok1 := d.Earliest()
	to, ok2 := d.Latest()
	return ok1 && ok2 && to.Year-from.Year >= 90
}

// supposed reports whether an if stands in the text before a date.
func (e *eventFinder) supposed(from, to int) bool {
	before := e.t.Text[from:max(from, to)]
	for _, w := range e.tongue.lists[ifsList].all {
		for i := 0; ; {
			k := strings.Index(strings.ToLower(before[i:]), w)
			if k < 0 {
				break
			}
			if i += k; !e.tongue.wordEnds || (i == 0 || !isWord(before[i-1])) && (i+len(w) == len(before) || !isWord(before[i+len(w)])) {
				return true
			}
			i += len(w)
		}
	}
	return false
}

// sentence makes events of the dates of one sentence or part.
func (e *eventFinder) sentence(at int, dates []Date) {
	s := e.all[at].span
	if s.Len() > longestTold {
		return // words without any marks, in which nothing tells what belongs to a date
	}
	dates = e.together(dates)
	for i, d := range dates {
		if !e.tells(at, d) {
			continue
		}
		own := s
		if i > 0 {
			own.From = e.clauseStart(s.From, d.From)
			if own.From <= dates[i-1].From {
				continue // two dates in one clause: the first stands for it
			}
		}
		if i+1 < len(dates) {
			if next := e.clauseStart(s.From, dates[i+1].From); next > d.From {
				own.To = next
			}
		}
		if own.From >= own.To || !own.Holds(d.Span) {
			continue
		}
		if title := e.title(own, d.Span); title != "" && !e.all[at].torn {
			if d.Relative && (e.hangs(title) || e.guessed(own, d.Span)) {
				continue // It may happen this year
			}
			e.add(d, at, e.told(own, d.Span), title)
		} else if i+1 == len(dates) {
			e.beside(at, d, own)
		}
	}
}

// told is what is shown of a sentence: from the clause with the date on, where that says something, else all of it.
func (e *eventFinder) told(own, when transcript.Span) transcript.Span {
	text := own
	if !e.tongue.wordEnds || own.Len() > e.tongue.most/2 {
		text.From = e.clauseStart(own.From, when.From)
	}
	if e.letters(text)-e.letters(when) < e.tongue.titleLeast() {
		text = own
	}
	text.To = text.From + len(strings.TrimRight(e.t.Slice(text), commas+" "))
	return text
}

// guessed reports whether a maybe stands before a date.
func (e *eventFinder) guessed(own, when transcript.Span) bool {
	return containsAny(strings.ToLower(e.t.Text[own.From:when.From]), e.tongue.lists[maybesList].all)
}

// together joins dates between which only an and or a to stands: from the first to the last.
func (e *eventFinder) together(dates []Date) []Date {
	var joined []Date
	for _, d := range dates {
		if n := len(joined); n > 0 {
			last := &joined[n-1]
			between := strings.TrimSpace(e.t.Text[min(last.To, d.From):d.From])
			if slices.Contains(e.tongue.lists[andsList].all, strings.ToLower(between)) {
				if both, err := edtf.Parse(last.EDTF.String() + "/" + d.EDTF.String()); err == nil {
					last.EDTF, last.To, last.Reason = both, d.To, last.Reason+" and "+d.EDTF.String()
					continue
				}
			}
		}
		joined = append(joined, d)
	}
	return joined
}

// reach is how many sentences around a date that stands alone are looked at.
const reach = 3

// beside makes an event of a date that stands alone, and of the sentence before or after it. What goes on in dots or after a comma leads on to
// the next; That was in 2002 and a bare 2008 point back.
func (e *eventFinder) beside(at int, d Date, own transcript.Span) {
	before := strings.Trim(e.t.Text[own.From:d.From], commas+" ")
	n := max(e.tongue.prefix(before, pointsList), e.tongue.prefix(before, looseList))
	back := n > 0 && n*2 >= len(before) || e.all[at].ending == transcript.Stop && !e.all[at].cut
	if back {
		if e.look(at, d, -1) || n > 0 {
			return
		}
		e.look(at, d, 1)
		return
	}
	if !e.look(at, d, 1) {
		e.look(at, d, -1)
	}
}

// look makes an event of the nearest sentence in a direction that says something.
func (e *eventFinder) look(at int, d Date, step int) bool {
	for k := 1; k <= reach; k++ {
		i := at + step*k
		if i < 0 || i >= len(e.all) || e.all[i].turn != e.all[at].turn || e.all[i].ending == transcript.Question || e.any(&e.all[i], polite) {
			return false
		}
		when, dated := e.dated[i]
		if step > 0 && (dated || e.all[i].paragraph && e.all[i-1].ending != transcript.Trailing) {
			return false
		}
		span := e.all[i].span
		if e.all[i].torn || e.supposed(span.From, span.To) {
			continue
		}
		if !dated {
			when = transcript.Span{From: span.From, To: span.From}
		}
		if title := e.title(span, when); title != "" {
			if e.hasDate(span, d) {
				return false
			}
			e.add(d, i, span, title)
			return true
		}
		if step > 0 {
			return false
		}
	}
	return false
}

// hasDate reports whether a span has an event of its own already.
func (e *eventFinder) hasDate(span transcript.Span, d Date) bool {
	for i := len(e.events) - 1; i >= 0 && i >= len(e.events)-4; i-- {
		if e.events[i].Span.Meets(span) && !e.events[i].Date.Contains(d.EDTF) {
			return true
		}
	}
	return false
}

func (e *eventFinder) add(d Date, at int, span transcript.Span, title string) {
	text := joinLines(e.t.Slice(span), e.t.Lang)
	dated := 0
	if span.Holds(d.Span) {
		dated = e.letters(d.Span)
	}
	if (countLetters(title)+dated)*10 >= countLetters(text)*9 {
		text = "" // the title and the date say all of it
	}
	worth := e.gain(&e.all[at])
	if e.any(&e.all[at], hang) {
		worth -= 0.5
	}
	if e.all[at].own {
		worth += 0.3
	}
	e.events = append(e.events, Event{Span: span, Date: d.EDTF, When: d.Span, Title: title, Text: text, Reason: d.Reason, worth: worth})
}

// clauseStart returns where the clause begins that holds at.
func (e *eventFinder) clauseStart(from, at int) int {
	text := e.t.Text[from:at]
	i := strings.LastIndexAny(text, ",;\uFF0C\uFF1B\u3001\u2026\u3002")
	if i < 0 {
		return from
	}
	rest := text[i:]
	for rest != "" && isComma(firstRune(rest)) || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, ";") || strings.HasPrefix(rest, "\uFF1B") {
		rest = rest[len(string(firstRune(rest))):]
	}
	return at - len(rest)
}

// letters counts the characters of a span that count.
func (e *eventFinder) letters(s transcript.Span) int { return countLetters(e.t.Slice(s)) }

// joined returns the events with those that tell the same joined, the best MaxEvents of them, in the order of the text.
func (e *eventFinder) joined() []Event {
	sort.SliceStable(e.events, func(a, b int) bool { return e.events[a].worth > e.events[b].worth })
	e.events = e.events[:min(len(e.events), weighed)]
	var kept []Event
	var says []*shingles
	for _, one := range e.events {
		words := e.shinglesOf(one.Span)
		at := slices.IndexFunc(kept, func(o Event) bool {
			return o.Span == one.Span && o.Date.Contains(one.Date) || (o.Date.Contains(one.Date) || one.Date.Contains(o.Date)) && repeats(words, says[slices.IndexFunc(kept, func(p Event) bool { return p.When == o.When })])
		})
		if at >= 0 {
			kept[at].Again = append(kept[at].Again, one.Span)
			// The narrower of two dates says more.
			if kept[at].Date.Contains(one.Date) && !one.Date.Contains(kept[at].Date) {
				kept[at].Date, kept[at].When, kept[at].Reason = one.Date, one.When, one.Reason
			}
			continue
		}
		if len(kept) < MaxEvents {
			kept = append(kept, one)
			says = append(says, words)
		}
	}
	return kept
}
