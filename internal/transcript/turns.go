package transcript

import (
	"strings"
	"unicode/utf8"
)

// findTurns makes the turns of the text: those that the file marks, else a guess.
func (b *builder) findTurns() {
	t := b.t
	if len(b.marks) > 0 {
		b.markedTurns()
	} else {
		t.guessTurns(b.options)
	}
	t.assignSentences()
	if len(b.marks) > 0 {
		t.nameMarked(b.options)
	}
	t.countSpeakers()
}

// markedTurns makes turns of the marks: from one to the next, parted by headings.
func (b *builder) markedTurns() {
	t := b.t
	next := 0
	current, started := mark{why: "the file names no one before the first speaker"}, false
	for i, s := range t.Segments {
		changed := false
		for next < len(b.marks) && b.marks[next].segment <= i {
			current, changed = b.marks[next], true
			next++
		}
		if s.Kind == Heading || s.Kind == Note || s.From >= s.To {
			started = started && s.Kind != Heading
			if changed {
				started = false
			}
			continue
		}
		last := len(t.Turns) - 1
		if started && last >= 0 && !current.unnamed && t.Turns[last].Speaker == current.speaker || started && !changed && last >= 0 {
			t.Turns[last].To = s.To
			continue
		}
		confidence := 1.0
		if current.speaker == "" {
			confidence = 0
		}
		t.Turns = append(t.Turns, Turn{Span: s.Span, Speaker: current.speaker, Marked: true, Confidence: confidence, Why: current.why})
		started = true
	}
}

// assignSentences tells each sentence its turn.
func (t *Transcript) assignSentences() {
	turn := 0
	for i := range t.sentences {
		s := &t.sentences[i]
		for turn < len(t.Turns) && t.Turns[turn].To <= s.From {
			turn++
		}
		s.Turn = -1
		if turn < len(t.Turns) && t.Turns[turn].From <= s.From {
			s.Turn = turn
		}
	}
}

// voice is what a marked speaker says, counted.
type voice struct {
	label            string
	role             Role
	why              string
	turns, runes     int
	sentences, asked int
	score            float64
}

// nameMarked tells the roles of marked speakers, and gives the names of the options to those that a machine numbered or whose label is a
// word for the role.
func (t *Transcript) nameMarked(o Options) {
	voices := t.voices()
	byOption := func(v *voice) bool {
		switch {
		case o.Host != "" && strings.EqualFold(v.label, o.Host):
			v.role, v.why = Host, "named so by the user"
		case o.Speaker != "" && strings.EqualFold(v.label, o.Speaker):
			v.role, v.why = Guest, "named so by the user"
		default:
			return false
		}
		return true
	}
	for _, v := range voices {
		if v.label == "" || byOption(v) {
			continue
		}
		if r := roleOf(v.label); r != Unknown {
			v.role, v.why = r, "the label says so"
		}
	}
	guessRoles(voices)
	names := map[string]string{}
	for _, v := range voices {
		names[v.label] = nameFor(v, voices, o)
	}
	roles := map[string]*voice{}
	for _, v := range voices {
		roles[v.label] = v
	}
	for i := range t.Turns {
		turn := &t.Turns[i]
		v := roles[turn.Speaker]
		turn.Role, turn.Speaker = v.role, names[v.label]
	}
	for _, v := range voices {
		t.Speakers = append(t.Speakers, Speaker{Name: names[v.label], Label: v.label, Role: v.role, Why: v.why})
	}
}

// nameFor returns what to call a voice: an option's name where the label is no name and no other voice has the role.
func nameFor(v *voice, all []*voice, o Options) string {
	wanted := ""
	switch v.role {
	case Host:
		wanted = o.Host
	case Guest:
		wanted = o.Speaker
	}
	if wanted == "" || v.label != "" && !isNumbered(v.label) && roleOf(v.label) == Unknown {
		return v.label
	}
	same := 0
	for _, other := range all {
		if other.role == v.role {
			same++
		}
	}
	if same > 1 {
		return v.label
	}
	return wanted
}

// voices counts what each label of the marked turns says, in the order of their first words.
func (t *Transcript) voices() []*voice {
	var list []*voice
	by := map[string]*voice{}
	cues := cuesOf(t.Lang)
	for i := range t.Turns {
		label := t.Turns[i].Speaker
		v := by[label]
		if v == nil {
			v = &voice{label: label}
			by[label] = v
			list = append(list, v)
		}
		v.turns++
		v.runes += utf8.RuneCountInString(t.Slice(t.Turns[i].Span))
	}
	for _, s := range t.sentences {
		if s.Turn < 0 {
			continue
		}
		v := by[t.Turns[s.Turn].Speaker]
		v.sentences++
		if s.Ending == Question || cues.asks(t.Slice(s.Span)) {
			v.asked++
		}
		score, _ := cues.weigh(t.Slice(s.Span), s.Ending)
		v.score += score
	}
	return list
}

// guessRoles takes for the host of two or more the one who clearly asks most, and for guests those who say more than they ask.
func guessRoles(voices []*voice) {
	var host *voice
	known := false
	for _, v := range voices {
		known = known || v.role == Host
	}
	if !known && len(voices) >= 2 {
		best, second := 0.0, 0.0
		for _, v := range voices {
			if v.label == "" || v.role != Unknown || v.sentences == 0 {
				continue
			}
			share := float64(v.asked) / float64(v.sentences)
			if share > best {
				best, second, host = share, best, v
			} else {
				second = max(second, share)
			}
		}
		if best < 0.15 || best < 1.5*second || host.asked < 2 {
			host = nil
		}
		if host != nil {
			host.role, host.why = Host, "asks most of the questions"
		}
	}
	for _, v := range voices {
		if v.role == Unknown && v.label != "" && (known || host != nil) && v.asked*4 <= v.sentences {
			v.role, v.why = Guest, "answers, and asks little"
		}
	}
}

// countSpeakers fills in what each speaker says; those of a guess are listed here.
func (t *Transcript) countSpeakers() {
	at := map[[2]string]int{}
	for i, s := range t.Speakers {
		at[[2]string{s.Name, s.Role.String()}] = i
	}
	for _, turn := range t.Turns {
		key := [2]string{turn.Speaker, turn.Role.String()}
		i, found := at[key]
		if !found {
			i = len(t.Speakers)
			at[key] = i
			t.Speakers = append(t.Speakers, Speaker{Name: turn.Speaker, Role: turn.Role, Why: "guessed from questions and forms of address"})
		}
		t.Speakers[i].Turns++
		t.Speakers[i].Characters += utf8.RuneCountInString(t.Slice(turn.Span))
	}
}
