package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A colon in prose is no speaker. Labels are looked for in two goes: first every line says what label it might start
// with, then those are kept whose names come again, beside others, often enough for the length of the file.

// form is how a label is written.
type form uint8

const (
	formNone form = iota
	// formColon is "Name: ", formBracket 【Name】 or [Name], formTimed a name beside a time on a line of its own or before the
	// words, formQuote Name「…」, formDash a dash that says that another one speaks, formTime a time without a name.
	formColon
	formBracket
	formTimed
	formQuote
	formDash
	formTime
)

// why says what a mark of this form is told by.
func (f form) why() string {
	return [...]string{"", "a name with a colon stands before the words", "a name in brackets stands before the words",
		"a name stands beside a time", "a name stands before words in quotation marks", "a dash marks another speaker", ""}[f]
}

// label is what a block starts with besides its words.
type label struct {
	name string
	form form
	// end is the byte of the block's text where its words start.
	end int
	// time is when it was said.
	time Clock
	// timeEnd is where the words start when only the time is a label.
	timeEnd int
}

// labels are those of a file.
type labels struct {
	of []label
	// voices is true when the format itself names speakers; dashes when dashes part speakers throughout.
	voices, dashes bool
}

func (l labels) at(i int) label { return l.of[i] }

// findLabels decides for every block what label it starts with.
func (b *builder) findLabels(blocks []block) labels {
	found := labels{of: make([]label, len(blocks))}
	counts := map[string]int{}
	said, dashes, timed, backwards, voices := 0, 0, 0, 0, 0
	var last Clock
	for i := range blocks {
		k := &blocks[i]
		if k.kind == Note || k.kind == Heading && !mayLabelHeading(k.text) {
			continue
		}
		said++
		if k.speaker != "" {
			voices++
		}
		l := parseLabel(k.text, k.time.Known)
		if l.time.Known {
			timed++
			if last.Known && l.time.Start < last.Start {
				backwards++
			}
			last = l.time
		}
		if l.form == formDash {
			dashes++
		}
		if l.name != "" {
			counts[l.name]++
		}
		found.of[i] = l
	}
	found.voices = voices > 0
	found.dashes = dashes >= 4 && dashes*10 >= said*3
	times := timed >= 3 && backwards*10 <= timed || timed == said && timed > 0
	if !times {
		b.untime(found.of, counts)
	}
	accepted := acceptNames(found.of, counts, said)
	b.keep(blocks, &found, accepted)
	return found
}

// untime takes the times off that are none, since they do not go on through the file, with the names beside them.
func (b *builder) untime(all []label, counts map[string]int) {
	for i, l := range all {
		if l.time.Known {
			if l.name != "" {
				counts[l.name]--
			}
			all[i] = label{}
		}
	}
}

// keep settles each block's label by the names that were accepted.
func (b *builder) keep(blocks []block, found *labels, accepted map[string]bool) {
	for i := range found.of {
		l := &found.of[i]
		if l.name != "" && !accepted[l.name] {
			*l = label{time: l.time, end: l.timeEnd, timeEnd: l.timeEnd}
			if l.time.Known {
				l.form = formTime
			}
		}
		if l.form == formDash && !blocks[i].time.Known && !found.dashes {
			*l = label{} // a list
		}
	}
}

// mayLabelHeading reports whether a heading is a speaker's label, as in "## Interviewer:" or "### 张三 00:12".
func mayLabelHeading(text string) bool {
	l := parseLabel(text, false)
	return l.name != "" && strings.TrimSpace(text[l.end:]) == ""
}

// acceptNames returns the names that are speakers.
func acceptNames(all []label, counts map[string]int, said int) map[string]bool {
	accepted := map[string]bool{}
	labelled := 0
	for name, n := range counts {
		if n >= 2 || n == 1 && isNumbered(name) {
			accepted[name] = true
			labelled += n
		}
	}
	// One who asks or answers once is known by the word for it, one who is named once by the company of others.
	singles := 0
	for name, n := range counts {
		if n == 1 && !accepted[name] && (roleOf(name) != Unknown || labelled >= 2) {
			singles++
		}
	}
	if labelled+singles < 2 || (labelled+singles)*12 < said && !startsLabelled(all, accepted) || len(counts) > 12+labelled/3 && labelled < said/2 {
		return map[string]bool{}
	}
	distinct := len(accepted) + singles
	if distinct == 1 && labelled*2 < said && labelled < 4 {
		return map[string]bool{}
	}
	for name, n := range counts {
		if n == 1 && (roleOf(name) != Unknown || labelled*10 >= said*3) {
			accepted[name] = true
		}
	}
	return accepted
}

// startsLabelled reports whether a speaker is named near the start and some time later again: long speeches have few labels.
func startsLabelled(all []label, accepted map[string]bool) bool {
	n := 0
	for i, l := range all {
		if accepted[l.name] {
			if n++; n == 1 && i > 8 {
				return false
			}
		}
	}
	return n >= 3
}

// parseLabel says what label a line might start with. A line of a cue has its time elsewhere.
func parseLabel(text string, cue bool) label {
	at := skipSpace(text, 0)
	var l label
	if !cue {
		if c, end, ok := leadingTime(text, at); ok {
			l.time, l.timeEnd, at = c, end, end
		}
	}
	l.end = l.timeEnd
	rest := text[at:]
	switch {
	case strings.HasPrefix(rest, ">>"):
		at = skipSpace(text, at+len(rest)-len(strings.TrimLeft(rest, ">")))
		l.form, l.end = formDash, at
	case isDash(rest):
		_, size := utf8.DecodeRuneInString(rest)
		for strings.HasPrefix(text[at:], rest[:size]) {
			at += size
		}
		at = skipSpace(text, at)
		l.form, l.end = formDash, at
	}
	name, form, end := parseName(text, at)
	if name != "" {
		l.name, l.form, l.end = name, form, end
		if c, timeEnd, ok := leadingTime(text, end); ok && !l.time.Known && !cue {
			l.time, l.end = c, skipColon(text, timeEnd)
		}
		return l
	}
	if !cue && l.form == formNone {
		if name, c, end, ok := nameAndTime(text, at); ok && (!l.time.Known) {
			return label{name: name, form: formTimed, end: end, time: c}
		}
		if l.time.Known && at < len(text) && len(text)-at <= 40 {
			if n := strings.TrimSpace(text[at:]); isName(n) && isShortName(n) {
				return label{name: n, form: formTimed, end: len(text), time: l.time, timeEnd: l.timeEnd}
			}
		}
	}
	if l.time.Known && l.form == formNone {
		l.form = formTime
	}
	return l
}

// isDash reports whether a line starts with a dash and then a word.
func isDash(s string) bool {
	c, size := utf8.DecodeRuneInString(s)
	if c != '-' && c != '\u2013' && c != '\u2014' && c != '\u2010' && c != '\uFF0D' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[size:], " \u3000-\u2014"))
	return unicode.IsLetter(next) || unicode.IsDigit(next) || strings.ContainsRune("\u201C\"\u300C([\u2026", next) && next != utf8.RuneError
}

// parseName reads a name with its mark at byte at. name is "" where there is none.
func parseName(text string, at int) (name string, f form, end int) {
	rest := text[at:]
	head := rest
	if len(head) > 96 {
		head = head[:96]
	}
	for _, pair := range [...][2]string{{"\u3010", "\u3011"}, {"[", "]"}, {"\uFF3B", "\uFF3D"}, {"\u3014", "\u3015"}, {"<", ">"}} {
		if !strings.HasPrefix(head, pair[0]) {
			continue
		}
		i := strings.Index(head, pair[1])
		if i < 0 {
			return "", formNone, 0
		}
		inner := strings.TrimRight(strings.TrimSpace(head[len(pair[0]):i]), ":\uFF1A")
		if !isName(inner) {
			return "", formNone, 0
		}
		return tidyName(inner), formBracket, skipColon(text, at+i+len(pair[1]))
	}
	i := strings.IndexAny(head, ":\uFF1A")
	if i > 0 {
		_, size := utf8.DecodeRuneInString(head[i:])
		candidate := strings.TrimSpace(head[:i])
		// "10:30" and "http://" are no labels: after an ASCII colon there is a space, an opening mark or CJK.
		next, _ := utf8.DecodeRuneInString(rest[i+size:])
		if (size > 1 || i+size == len(rest) || next == ' ' || next == '\t' || next == '\r' || next == '"' || next == '\u201C' || isUnspaced(next) || next >= 0xAC00 && next <= 0xD7A3) && isName(candidate) {
			return tidyName(candidate), formColon, skipSpace(text, at+i+size)
		}
	}
	if i := strings.Index(head, "\u300C"); i > 0 && strings.HasSuffix(strings.TrimSpace(text), "\u300D") {
		if candidate := head[:i]; isName(candidate) && isShortName(candidate) {
			return tidyName(candidate), formQuote, at + i
		}
	}
	return "", formNone, 0
}

// nameAndTime reads "张三 00:01:23" and "Ann (0:12)", alone or before words after a further space or colon.
func nameAndTime(text string, at int) (name string, c Clock, end int, ok bool) {
	head := text[at:]
	if len(head) > 96 {
		head = head[:96]
	}
	i := strings.IndexFunc(head, func(c rune) bool { return c >= '0' && c <= '9' })
	for i >= 0 {
		before := strings.TrimRight(head[:i], " \t\u3000(\uFF08[\u3010@")
		if len(before) < i {
			if c, timeEnd, found := leadingTime(text, at+len(before)); found && isName(before) {
				return tidyName(before), c, skipColon(text, timeEnd), true
			}
		}
		next := strings.IndexFunc(head[i+1:], func(c rune) bool { return c >= '0' && c <= '9' })
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return "", Clock{}, 0, false
}

// leadingTime reads a time, bare or in brackets, or a range of two, that stands at byte at after spaces.
func leadingTime(text string, at int) (c Clock, end int, ok bool) {
	at = skipSpace(text, at)
	closing := ""
	for _, pair := range [...][2]string{{"[", "]"}, {"(", ")"}, {"\uFF08", "\uFF09"}, {"\u3010", "\u3011"}, {"@", ""}} {
		if strings.HasPrefix(text[at:], pair[0]) {
			closing = pair[1]
			at = skipSpace(text, at+len(pair[0]))
			break
		}
	}
	start, size, ok := clockTime(text[at:])
	if !ok {
		return Clock{}, 0, false
	}
	c = Clock{start, start, true}
	at += size
	for _, dash := range []string{"-->", "-", "\u2013", "\u2014", "~", "\uFF5E"} {
		after := skipSpace(text, at)
		if !strings.HasPrefix(text[after:], dash) {
			continue
		}
		after = skipSpace(text, after+len(dash))
		if until, size, ok := clockTime(text[after:]); ok && until >= start {
			c.End, at = until, after+size
		}
		break
	}
	if closing != "" {
		after := skipSpace(text, at)
		if !strings.HasPrefix(text[after:], closing) {
			return Clock{}, 0, false
		}
		at = skipColon(text, after+len(closing))
		return c, at, true
	}
	// A bare time ends at a space, or the line does.
	if at < len(text) && !isBlank(text[at]) && !strings.HasPrefix(text[at:], "\u3000") {
		return Clock{}, 0, false
	}
	return c, skipSpace(text, at), true
}

func skipSpace(s string, at int) int {
	for at < len(s) {
		switch {
		case isBlank(s[at]):
			at++
		case strings.HasPrefix(s[at:], "\u3000"):
			at += 3
		case strings.HasPrefix(s[at:], "\u00A0"):
			at += 2
		default:
			return at
		}
	}
	return at
}

// skipColon passes over spaces, one colon and spaces.
func skipColon(s string, at int) int {
	at = skipSpace(s, at)
	for _, colon := range []string{":", "\uFF1A"} {
		if strings.HasPrefix(s[at:], colon) {
			return skipSpace(s, at+len(colon))
		}
	}
	return at
}
