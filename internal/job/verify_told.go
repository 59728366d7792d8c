package job

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/transcript"
	"cards/internal/verify"
)

// What people are told about quotes: what differs, where in the transcript to look, and what to do.

// quoteCodes are the codes of the classes that are told, with what to do.
var quoteCodes = map[verify.Class]struct{ code, hint string }{
	verify.Torn:          {"torn-quote", "take the whole word, or accept it with verified: {by, on, why}"},
	verify.Hedge:         {"hedge-dropped", "let the card say that it was not certain, or accept it with verified: {by, on, why}"},
	verify.OtherLanguage: {"unverified", "write in said: what the transcript has for it"},
	verify.FarCut:        {"far-cut", "make two cards of it, or accept it with verified: {by, on, why}"},
	verify.Changed:       {"changed-words", "restore the words, show what is left out with \u2026\u2026 and what is added with [ ], put a mistake of recognition under corrections:, or accept it with verified: {by, on, why}"},
	verify.Number:        {"changed-number", "restore the number, or accept it with verified: {by, on, why}"},
	verify.Negation:      {"changed-negation", "restore it, or accept it with verified: {by, on, why}"},
	verify.Spliced:       {"spliced-quote", "show what is left out between them with \u2026\u2026, keep the order in which it was said, or make several cards or a dialogue of it"},
	verify.OtherSpeaker:  {"other-speaker", "name who said it, or make a dialogue of it with turns:"},
	verify.NotFound:      {"not-in-transcript", "look for the words in the transcript, or accept it with verified: {by, on, why}"},
}

// tell adds what is to be told about a claim.
func (c *verdict) tell() {
	r := &c.result
	for _, m := range r.Mistaken {
		c.add(diag.Warning, "known-mistake", fmt.Sprintf("write %s", m.Said), "the card says %s, which corrections: calls a mistake of recognition", quoted(m.Heard))
	}
	if r.Class.Accepted() {
		if r.Host && len(c.quote.Turns) == 0 {
			c.add(diag.Note, "perhaps-other-speaker", "mark the speakers in the transcript, if that is wrong", "this may be what the one who asks says, not %s; %s", c.speaker, c.script.place(r.Span))
		}
		return
	}
	told := quoteCodes[r.Class]
	severity := diag.Warning
	if r.Class.IsError() {
		severity = diag.Error
	}
	message := c.difference()
	if c.claim.Said != "" && !r.Uncut {
		c.pos, message = c.saidAt, "in said:, "+message
	}
	v := c.quote.Verified
	if v == nil {
		c.add(severity, told.code, told.hint, "%s", message)
		return
	}
	if missing := incomplete(v); missing != "" {
		c.add(diag.Warning, told.code, "say in verified: "+missing, "accepted by %s, without saying %s: %s", v.By.V, missing, message)
		return
	}
	c.add(diag.Note, "accepted", "", "accepted by %s on %s (%s): %s", v.By.V, v.On.V.String(), v.Why.In(c.script.Lang), message)
}

// incomplete says what an acceptance leaves open; empty where it says all.
func incomplete(v *deck.Verified) string {
	var missing []string
	if !v.On.Set {
		missing = append(missing, "when")
	}
	if !v.Why.Set {
		missing = append(missing, "why")
	}
	return strings.Join(missing, " and ")
}

func (c *verdict) add(severity diag.Severity, code, hint, format string, args ...any) {
	c.told.Add(diag.Diagnostic{Pos: c.pos, Severity: severity, Code: code, Hint: hint, Card: c.card, Message: fmt.Sprintf(format, args...)})
}

// difference says how the words differ from what was said, and where that stands.
func (c *verdict) difference() string {
	r := &c.result
	where := c.script.place(r.Span)
	switch r.Class {
	case verify.Hedge:
		return fmt.Sprintf("the speaker was not certain, and the card leaves out %s; %s %s", quoted(r.Word), where, quoted(c.passage()))
	case verify.Torn:
		return fmt.Sprintf("the words begin or end within %s; %s %s", quoted(r.Word), where, quoted(c.passage()))
	case verify.OtherLanguage:
		return fmt.Sprintf("the words are not in %s, which is in another language (%s)", c.script.name, c.script.Lang)
	case verify.FarCut:
		return fmt.Sprintf("the cut joins what was said far apart, at %s", c.placesOf(r.Parts))
	case verify.Spliced:
		if r.Word != "" {
			return fmt.Sprintf("the words are of several speakers (%s); %s %s", r.Word, where, quoted(c.passage()))
		}
		if len(r.Edits) > 0 {
			return fmt.Sprintf("the words join several places without showing it: %s; %s %s", c.edits(), where, quoted(c.passage()))
		}
		return fmt.Sprintf("the words join several places without showing it, or in another order: %s", c.placesOf(r.Parts))
	case verify.OtherSpeaker:
		return fmt.Sprintf("%s said this, not %s; %s", r.Word, c.speaker, where)
	case verify.NotFound:
		if r.Uncut {
			return fmt.Sprintf("the words are not those of said:; %s %s", where, quoted(c.passage()))
		}
		if c.elsewhere != nil {
			return fmt.Sprintf("the words are not in %s but in another source, %s", c.script.name, c.elsewhere.place(r.Span))
		}
		if r.Span.Len() == 0 {
			return fmt.Sprintf("the words are not in %s, nor anything like them", c.script.name)
		}
		return fmt.Sprintf("the words are not in %s; nearest is %s %s", c.script.name, where, quoted(c.passage()))
	}
	what := map[verify.Class]string{verify.Changed: "the words differ from what was said", verify.Number: "a number differs from what was said", verify.Negation: "a negation differs from what was said"}[r.Class]
	if r.Uncut {
		what = strings.Replace(what, "what was said", "said:", 1)
	}
	if detail := c.edits(); detail != "" {
		what += ": " + detail
	} else if r.Word != "" {
		what += fmt.Sprintf(": %s stands just beside the words that the card has", quoted(r.Word))
	}
	if r.Other {
		where += " (" + r.Speaker + ")"
	}
	return fmt.Sprintf("%s; %s %s", what, where, quoted(c.passage()))
}

// edits lists the differences in words, the first few of them.
func (c *verdict) edits() string {
	const most = 4
	var out []string
	for i, e := range c.result.Edits {
		if i == most {
			out = append(out, fmt.Sprintf("and %d more", len(c.result.Edits)-most))
			break
		}
		said, written := quoted(short(e.Said)), quoted(short(e.Written))
		switch {
		case e.Said == "":
			out = append(out, written+" was added")
		case e.Written == "":
			out = append(out, said+" was left out")
		default:
			out = append(out, fmt.Sprintf("%s for %s", written, said))
		}
	}
	return strings.Join(out, ", ")
}

// placesOf lists where parts stand.
func (c *verdict) placesOf(parts []transcript.Span) string {
	const most = 4
	var out []string
	for i, part := range parts {
		if i == most {
			out = append(out, fmt.Sprintf("and %d more", len(parts)-most))
			break
		}
		out = append(out, fmt.Sprintf("%s %s", c.script.place(part), quoted(short(c.script.Slice(part)))))
	}
	return strings.Join(out, ", ")
}

// passage is the sentence or sentences that a quote was found in.
func (c *verdict) passage() string {
	return short(c.script.Slice(c.around()))
}

// around is the passage with the rest of its first and last sentence, and what decided the class.
func (c *verdict) around() transcript.Span {
	span := c.result.Span
	if at := c.result.WordAt; at.Len() > 0 {
		span.From, span.To = min(span.From, at.From), max(span.To, at.To)
	}
	sentences := c.script.Sentences()
	if i := c.script.SentenceAt(span.From); i >= 0 {
		span.From = min(span.From, sentences[i].From)
	}
	if i := c.script.SentenceAt(max(span.From, span.To-1)); i >= 0 {
		span.To = max(span.To, sentences[i].To)
	}
	return span
}

// passageLength is how much of a passage a message shows, in characters.
const passageLength = 90

// short keeps both ends of a passage on one line.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= passageLength {
		return s
	}
	runes := []rune(s)
	return string(runes[:passageLength*2/3]) + " [\u2026] " + string(runes[len(runes)-passageLength/3:])
}

// quoted puts quotation marks round words of people.
func quoted(s string) string { return "\u201C" + s + "\u201D" }
