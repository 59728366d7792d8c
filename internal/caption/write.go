package caption

import (
	"strings"
	"unicode/utf8"
)

// caption writes the telling as it is posted: title, what is said, whose it is, where it is from, tags; a blank line between them.
func (t *Telling) caption(tags []string) string {
	var blocks []string
	add := func(lines ...string) {
		var kept []string
		for _, line := range lines {
			if line = strings.TrimSpace(line); line != "" {
				kept = append(kept, line)
			}
		}
		if len(kept) > 0 {
			blocks = append(blocks, strings.Join(kept, "\n"))
		}
	}
	if t.Own != "" {
		add(t.Own)
	} else {
		add(t.Title, t.Subtitle)
		var points []string
		for i := range t.Points {
			points = append(points, t.point(&t.Points[i]))
			points = append(points, t.Points[i].More...)
		}
		add(points...)
		add(t.Call)
		add(t.signed(), t.Source, t.Address)
	}
	add(strings.Join(t.missing(tags), " "))
	return strings.Join(blocks, "\n\n")
}

// missing leaves out the tags that the deck's own words have already.
func (t *Telling) missing(tags []string) []string {
	var out []string
	for _, tag := range tags {
		if !strings.Contains(t.Own, tag) {
			out = append(out, tag)
		}
	}
	return out
}

// signed is the line of who said it: ——埃隆·马斯克，SpaceX.
func (t *Telling) signed() string {
	dash, comma := "\u2014 ", ", "
	if t.wide() {
		dash, comma = "\u2014\u2014", "\uff0c"
		if strings.HasPrefix(t.Lang, "ja") {
			comma = "\u3001"
		}
	}
	if t.Name == "" {
		return ""
	}
	if t.Role == "" {
		return dash + t.Name
	}
	return dash + t.Name + comma + t.Role
}

// point writes a point without what is said more.
func (t *Telling) point(p *Point) string {
	w := t.words()
	text := p.Text
	if p.Quoted {
		text = t.quoted(text)
	}
	if p.Aside != "" {
		open := w.ParenOpen
		if !t.wide() {
			open = " " + open
		}
		text += open + p.Aside + w.ParenClose
	}
	return p.Label + text
}

// quoted puts the language's quotation marks round words; such marks within become those of the second order. Words that stand in
// marks of their own keep these.
func (t *Telling) quoted(text string) string {
	w := t.words()
	inner := text
	if strings.HasPrefix(text, w.QuoteOpen) && strings.HasSuffix(text, w.QuoteClose) && strings.Count(text, w.QuoteOpen) == 1 {
		return text
	}
	if strings.Contains(text, w.QuoteOpen) {
		inner = strings.NewReplacer(w.QuoteOpen, w.InnerOpen, w.QuoteClose, w.InnerClose).Replace(text)
	}
	return w.QuoteOpen + inner + w.QuoteClose
}

// alt writes the telling as a text alternative: one paragraph of sentences.
func (t *Telling) alt() string {
	if t.Own != "" {
		return oneLine(t.Own)
	}
	var b strings.Builder
	say := func(s string) {
		if s = oneLine(s); s == "" {
			return
		}
		b.WriteString(s)
		b.WriteString(t.stopAfter(s))
	}
	say(t.Title)
	say(t.Subtitle)
	for i := range t.Points {
		p := &t.Points[i]
		s := t.point(p)
		if i == len(t.Points)-1 && p.Quoted {
			// Who said it follows the words themselves, in one sentence.
			if signed := t.signed(); signed != "" {
				if !t.wide() {
					signed = " " + signed
				}
				s += signed
			}
		}
		say(s)
		for _, more := range p.More {
			say(more)
		}
	}
	if n := len(t.Points); n == 0 || !t.Points[n-1].Quoted {
		say(t.Name)
	}
	say(t.Source)
	return strings.TrimSpace(b.String())
}

// stopAfter is what ends a sentence that may have a stop of its own.
func (t *Telling) stopAfter(s string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, closers))
	stopped := strings.ContainsRune(stops+latinStops, last)
	switch {
	case t.wide() && stopped:
		return ""
	case t.wide():
		return "\u3002"
	case stopped:
		return " "
	}
	return ". "
}

// oneLine makes one line of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
