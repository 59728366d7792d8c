package curate

import (
	"strings"

	"cards/internal/transcript"
)

// Shown returns a quote as it would stand on a card: its words with each cut shown as an ellipsis in place of the commas around it, and without the
// line ends of the transcript, which are no part of what was said. said is what was said in full where something was cut, else "".
func (p *Proposal) Shown(q Quote) (text, said string) {
	t := p.Transcript
	whole := joinLines(t.Slice(q.Span), t.Lang)
	var b strings.Builder
	at := q.From
	cut := false
	for _, c := range q.Cuts {
		before := strings.TrimRight(t.Text[at:c.From], commas+" \u3000")
		after := c.To + len(t.Text[c.To:q.To]) - len(strings.TrimLeft(t.Text[c.To:q.To], commas+" \u3000"))
		if b.Len() == 0 && before == "" || after >= q.To {
			continue // at the ends there is nothing to show
		}
		b.WriteString(before)
		b.WriteString(ellipsis(t, before, after))
		at = after
		cut = true
	}
	if !cut {
		return whole, ""
	}
	b.WriteString(t.Text[at:q.To])
	return joinLines(b.String(), t.Lang), whole
}

// ellipsis is how a cut is shown in the language of the transcript. After a mark that ends a sentence it stands as well, since the next begins later.
func ellipsis(t *transcript.Transcript, before string, after int) string {
	if strings.HasSuffix(before, "\u2026") || strings.HasPrefix(t.Text[after:], "\u2026") {
		return ""
	}
	switch tongueOf(t.Lang) {
	case &chinese, &japanese:
		return "\u2026\u2026"
	}
	return " \u2026 "
}

// joinLines joins the lines of a text: with nothing where the script has no spaces, else with one.
func joinLines(s, lang string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	with := ""
	if tongueOf(lang).spaced {
		with = " "
	}
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, with)
}
