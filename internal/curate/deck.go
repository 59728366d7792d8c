package curate

import (
	"fmt"
	"path"
	"strings"
	"time"
	"unicode"

	"cards/internal/source"
	"cards/internal/transcript"
	"cards/internal/words"
)

// DeckOptions say what the deck is to hold besides what was found.
type DeckOptions struct {
	// File is the path of the transcript from the folder of the deck, with slashes, "" where it was read from standard input.
	File string
	// Title is the title of the deck, "" for that of the transcript, or the name of its file.
	Title string
}

// Deck writes the proposal as a deck that renders as it stands: block style with prose in double quotes, and beside each item why it was chosen.
func (p *Proposal) Deck(o DeckOptions) []byte { return []byte(p.parts(o).deck()) }

// parts is a deck in pieces, of which the items may be left out.
type parts struct {
	head     string
	quotes   []string
	timeline string
	events   []string
}

const quotesHead = "quotes:\n"

// deck joins the parts.
func (d parts) deck() string {
	text := d.head
	if len(d.quotes) > 0 {
		text += quotesHead + strings.Join(d.quotes, "")
	}
	if len(d.events) > 0 {
		text += d.timeline + strings.Join(d.events, "")
	}
	return text
}

func (p *Proposal) parts(o DeckOptions) parts {
	w := &writer{p: p, ids: map[string]bool{}}
	if strings.TrimSpace(printable(o.File)) == "" {
		o.File = ""
	}
	title := strings.TrimSpace(printable(o.Title))
	if title == "" {
		title = p.Title(o.File)
	}
	w.head(o, title)
	w.speakers()
	w.sources(o, title)
	d := parts{head: w.take()}
	for _, q := range p.Quotes {
		w.quote(q)
		d.quotes = append(d.quotes, w.take())
	}
	if len(p.Events) > 1 {
		w.line("timelines:")
		w.timelineHead(title)
		d.timeline = w.take()
		for _, e := range p.Events {
			w.event(e)
			d.events = append(d.events, w.take())
		}
	}
	return d
}

// Title returns the first heading of the transcript, else the name of its file. Where that is of ASCII and the transcript of Chinese, Japanese or Korean
// it is no title for a card, and who speaks and what it is make one.
func (p *Proposal) Title(file string) string {
	t := p.Transcript
	for _, s := range t.Segments {
		if s.Kind == transcript.Heading && strings.TrimSpace(printable(t.Slice(s.Span))) != "" && s.Len() < 200 {
			return strings.TrimSpace(printable(joinLines(t.Slice(s.Span), t.Lang)))
		}
	}
	name := path.Base(file)
	for range 2 { // talk.zh.txt
		name = strings.TrimSuffix(name, path.Ext(name))
	}
	name = strings.TrimSpace(strings.NewReplacer("_", " ", "-", " ").Replace(name))
	ascii := strings.IndexFunc(name, func(r rune) bool { return r >= unicode.MaxASCII }) < 0
	if ascii && tongueOf(t.Lang) != &english {
		return p.who() + p.what()
	}
	if strings.Trim(name, "./ ") == "" {
		return "Transcript"
	}
	if name = printable(name); strings.TrimSpace(name) == "" {
		return "Transcript"
	}
	if ascii {
		name = strings.ToUpper(name[:1]) + name[1:]
	}
	return name
}

// who returns the name of who says most of the quotes, with the space that his language puts behind it.
func (p *Proposal) who() string {
	counts, best := map[string]int{}, ""
	for _, q := range p.Quotes {
		if counts[q.Speaker]++; q.Speaker != "" && (best == "" || counts[q.Speaker] > counts[best]) {
			best = q.Speaker
		}
	}
	if best != "" && tongueOf(p.Transcript.Lang).spaced {
		return best + " "
	}
	return best
}

// what returns the word for an interview or a speech.
func (p *Proposal) what() string {
	set := words.For(p.Transcript.Lang)
	if p.asks() {
		return set.SourceInterview
	}
	return set.SourceSpeech
}

// asks reports whether somebody is a host.
func (p *Proposal) asks() bool {
	for _, s := range p.Transcript.Speakers {
		if s.Role == transcript.Host {
			return true
		}
	}
	return false
}

// writer writes a deck, or parts of one.
type writer struct {
	p   *Proposal
	b   strings.Builder
	ids map[string]bool
	// keys are the keys of speakers in the deck, by name.
	keys map[string]string
	// source is the key of the transcript among the sources where quotes have to name it.
	source string
}

// take returns what was written since the last time.
func (w *writer) take() string {
	s := w.b.String()
	w.b.Reset()
	return s
}

func (w *writer) line(s string) { w.b.WriteString(s + "\n") }

// comment writes a comment, which is one line whatever it says.
func (w *writer) comment(indent, s string) {
	w.line(indent + "# " + strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || !unicode.IsPrint(r) && r != ' ' {
			return ' '
		}
		return r
	}, s))
}

// prose writes a key with a text in double quotes. Braces are escaped, since they hold readings in a deck.
func (w *writer) prose(indent, key, value string) {
	if value = printable(value); value != "" {
		w.line(indent + key + ": " + source.DoubleQuoted(escapeBraces(value)))
	}
}

// printable leaves control characters out, which are no part of any word and which a deck refuses.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return -1
		}
		return r
	}, s)
}

func escapeBraces(s string) string { return strings.NewReplacer("{", `\{`, "}", `\}`).Replace(s) }

// head writes what stands before the quotes.
func (w *writer) head(o DeckOptions, title string) {
	p := w.p
	name := o.File
	if name == "" {
		name = "standard input"
	}
	w.comment("", fmt.Sprintf("Proposed by cards curate out of %s: the best first. Keep what is good and delete the rest.", name))
	w.comment("", "The words are the transcript's. Where an ellipsis marks a cut, said: has the words in full.")
	w.line("deck: 1")
	w.prose("", "title", title)
	w.line("lang: " + p.Transcript.Lang)
	if p.Anchor.IsZero() {
		w.comment("", "date: the day the words were said (EDTF); relative dates are measured from it")
	} else {
		w.line("date: " + source.DoubleQuoted(p.Anchor.String()))
	}
	w.line("theme: ink   # see: cards list themes")
	w.line("sizes:")
	w.line("  - xiaohongshu   # see: cards list sizes")
}

// speakers writes those who are quoted.
func (w *writer) speakers() {
	w.keys = map[string]string{}
	var names []string
	guessed := false
	for _, q := range w.p.Quotes {
		guessed = guessed || q.Guessed && q.Role == transcript.Guest
		if q.Speaker != "" && w.keys[q.Speaker] == "" {
			w.keys[q.Speaker] = w.unique(key(q.Speaker, "speaker"))
			names = append(names, q.Speaker)
		}
	}
	if guessed {
		w.comment("", "The file does not name who speaks. Turns were guessed from questions and forms of address: read them again.")
	}
	if len(names) == 0 {
		w.comment("", `speakers: {guest: {name: "…"}}   who speaks: fill it in, or say cards curate --speaker NAME`)
		return
	}
	w.line("speakers:")
	for _, n := range names {
		w.line("  " + w.keys[n] + ":")
		w.prose("    ", "name", n)
	}
	if len(names) == 1 {
		w.keys[names[0]] = "" // one alone is the default
	}
}

// sources writes where the words come from.
func (w *writer) sources(o DeckOptions, title string) {
	w.line("sources:")
	w.line("  talk:   # title: as it stands on the cards")
	w.prose("    ", "title", title)
	if w.p.asks() {
		w.line("    kind: interview")
	}
	if !w.p.Anchor.IsZero() {
		w.line("    published: " + source.DoubleQuoted(w.p.Anchor.String()))
	}
	w.prose("    ", "file", o.File)
}

// key makes a key of a name: its ASCII letters in small, else a word.
func key(name, other string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' && b.Len() > 0:
			b.WriteRune(r)
		case (r == ' ' || r == '-' || r == '_') && b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	k := strings.TrimRight(b.String(), "-")
	switch k {
	case "", "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return other
	}
	return k
}

// unique returns a key that the deck does not have yet, with a letter behind it where it had it.
func (w *writer) unique(k string) string {
	one := k
	for i := 2; w.ids[one]; i++ {
		one = fmt.Sprintf("%s-%d", k, i)
	}
	w.ids[one] = true
	return one
}

// quote writes a quote with its reasons.
func (w *writer) quote(q Quote) {
	t := w.p.Transcript
	place := t.Place(q.Span)
	where := place.String()
	if place.Time.Known {
		where += ", " + clock(place.Time.Start)
	}
	w.line("")
	w.comment("  ", fmt.Sprintf("%.2f, %s: %s.", q.Score, where, strings.Join(q.Reasons, "; ")))
	if len(q.Doubts) > 0 {
		w.comment("  ", "Against it: "+strings.Join(q.Doubts, "; ")+".")
	}
	if q.Speaker == "" && q.Guessed && q.Confidence < clear {
		w.comment("  ", "Who says this is not certain.")
	}
	if len(q.Again) > 0 {
		var lines []string
		for i, s := range q.Again {
			if i == 5 {
				lines = append(lines, "…")
				break
			}
			again := t.Place(s)
			if lines = append(lines, fmt.Sprint(again.Line)); again.Page > 0 {
				lines[i] = again.String()
			}
		}
		if place.Page == 0 {
			lines[0] = "line " + lines[0]
		}
		w.comment("  ", "Said again in "+strings.Join(lines, ", ")+".")
	}
	w.line("  - id: " + w.unique(strings.NewReplacer(", ", "-", " ", "-").Replace(place.String())))
	text, said := w.p.Shown(q)
	w.prose("    ", "text", text)
	w.prose("    ", "said", said)
	if k := w.keys[q.Speaker]; k != "" {
		w.line("    speaker: " + k)
	}
	if w.source != "" {
		w.line("    source: " + w.source)
	}
	if place.Time.Known {
		w.line("    at: " + source.DoubleQuoted(clock(place.Time.Start)))
	}
}

// clock writes a time of a recording as hours, minutes and seconds.
func clock(d time.Duration) string {
	s := int(d / time.Second)
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}

// timeline writes the events as a timeline.
func (w *writer) timeline(title string) {
	w.timelineHead(title)
	for _, e := range w.p.Events {
		w.event(e)
	}
}

func (w *writer) timelineHead(title string) {
	w.line("  - id: " + w.unique("timeline"))
	w.prose("    ", "title", title)
	if w.source != "" {
		w.line("    source: " + w.source)
	}
	w.line("    events:")
}

// event writes an event with where and how it is told.
func (w *writer) event(e Event) {
	t := w.p.Transcript
	place := t.Place(e.Span)
	where := place.String()
	why := fmt.Sprintf("%s, %s", strings.ToUpper(where[:1])+where[1:], joinLines(t.Slice(e.When), t.Lang))
	if e.Reason != "" {
		why += ": " + e.Reason
	}
	if len(e.Again) > 0 {
		why += "; told again in " + t.Place(e.Again[0]).String()
	}
	w.comment("      ", why+".")
	w.line("      - date: " + source.DoubleQuoted(written(t, e.Date, e.When)))
	w.prose("        ", "title", e.Title)
	w.prose("        ", "text", e.Text)
	w.prose("        ", "lane", e.Lane)
}
