package job

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/source"
	"cards/internal/transcript"
	"cards/internal/verify"
)

// Quotes held to what was said: every quote, turn and said: whose source names a transcript is looked for in it. What was found is told
// with the faults of the deck, stands in the manifest, and makes claims.html.

// script is a transcript that a deck names, ready to be searched.
type script struct {
	// name is how messages call it: as the deck writes it.
	name string
	*transcript.Transcript
	verifier *verify.Verifier
}

// verdict is a quote or a turn with what was found about it.
type verdict struct {
	card, item string
	pos        diag.Pos
	quote      *deck.Quote
	source     *deck.Source
	script     *script
	claim      verify.Claim
	// saidAt is where said: stands.
	saidAt diag.Pos
	// speaker is the name to show.
	speaker string
	result  verify.Result
	// elsewhere is the other source that has the words, where its own has not.
	elsewhere *script
	// told is what was said about it.
	told diag.List
}

// verifyQuotes reads the transcripts and checks every quote.
func (p *Plan) verifyQuotes(list *diag.List) {
	p.scripts = map[*deck.Source]*script{}
	p.readScripts(list)
	if len(p.scripts) == 0 {
		return
	}
	var without []*deck.Quote
	for _, q := range p.Deck.Quotes {
		if p.scripts[q.Source] == nil {
			without = append(without, q)
		}
		p.verdicts = append(p.verdicts, p.claimsOf(q)...)
	}
	// Nothing stops this but its end, which a deck's size bounds, so there is no error.
	_ = parallel(context.Background(), len(p.verdicts), p.request.Jobs, func(i int) error {
		p.prove(p.verdicts[i])
		return nil
	})
	for _, v := range p.verdicts {
		for _, d := range v.told {
			list.Add(d)
		}
	}
	if len(without) > 0 {
		list.Add(diag.Diagnostic{Pos: without[0].Pos, Severity: diag.Note, Code: "unverified", Hint: "name their transcript in file: of their source, or with --source ID=FILE",
			Message: fmt.Sprintf("of %d quotes %s not verified: there is no transcript of their source; the first is %s", len(p.Deck.Quotes), countOf(len(without)), without[0].ID.V)})
	}
	p.checkFacts(list)
}

func countOf(n int) string {
	if n == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}

// readScripts reads the transcript of each source that has one. A file that several sources name is read once.
func (p *Plan) readScripts(list *diag.List) {
	read := map[string]*transcript.Transcript{}
	for _, s := range p.namedSources() {
		name, data, err := p.readScript(s)
		if name == "" {
			continue
		}
		at := diag.Pos{File: p.Deck.File}
		if s != nil && s.File.Set {
			at = s.File.Pos
		}
		if err != nil {
			message, hint := err.Error(), ""
			var fault *source.FileFault
			if errors.As(err, &fault) {
				message, hint = fault.Message, fault.Hint
			}
			add := list.Warnf
			if _, ok := p.transcriptFor(s); ok {
				add = list.Errorf // what the command line names has to be there
			}
			add(at, "unverified", hint, "nothing is verified against %s: %s", name, message)
			continue
		}
		t, ok := read[string(data)]
		if !ok {
			var told diag.List
			if t, told = transcript.Read(name, data, transcript.Options{}); t == nil {
				for _, d := range told {
					if d.Severity == diag.Error {
						list.Warnf(at, "unverified", d.Hint, "nothing is verified against %s: %s", d.Pos, d.Message)
					}
				}
			}
			read[string(data)] = t
		}
		if t == nil {
			continue
		}
		var corrections []verify.Correction
		if s != nil {
			for _, c := range s.Corrections {
				corrections = append(corrections, verify.Correction{Heard: c.Heard, Said: c.Said.V})
			}
		}
		p.scripts[s] = &script{name: name, Transcript: t, verifier: verify.New(t, corrections)}
	}
}

// namedSources are the sources of the map, those that quotes and timelines name by a title, and nil where a quote has none.
func (p *Plan) namedSources() []*deck.Source {
	sources := slices.Clone(p.Deck.Sources)
	add := func(s *deck.Source) {
		if !slices.Contains(sources, s) {
			sources = append(sources, s)
		}
	}
	for _, q := range p.Deck.Quotes {
		add(q.Source)
	}
	for _, t := range p.Deck.Timelines {
		add(t.Source)
		for _, e := range t.Events {
			add(e.Source)
		}
	}
	return sources
}

// readScript reads the file of one source; the name is empty where it has none. What the request names is read wherever it is.
func (p *Plan) readScript(s *deck.Source) (name string, data []byte, err error) {
	if path, ok := p.transcriptFor(s); ok {
		data, err = source.ReadFile(path, transcript.MaxSize)
		return filepath.Base(path), data, err
	}
	if s == nil || s.File.V == "" {
		return "", nil, nil
	}
	folder := "."
	if file := s.File.Pos.File; file != "" && file != "-" {
		folder = filepath.Dir(file)
	}
	data, err = source.ReadBeside(folder, s.File.V, p.request.AllowOutside, transcript.MaxSize)
	return s.File.V, data, err
}

// transcriptFor returns the file that the request gives for a source, nil for quotes without one: ID=FILE for that source, FILE for every
// other that names no file itself or is the only one.
func (p *Plan) transcriptFor(s *deck.Source) (string, bool) {
	r := &p.request
	every, found := "", false
	for _, given := range r.Transcripts {
		if id, path, ok := strings.Cut(given, "="); ok && p.Deck.Source(id) != nil {
			if s != nil && s.ID == id {
				return path, true
			}
		} else {
			every, found = given, true
		}
	}
	return every, found && (s == nil || s.File.V == "" || len(p.Deck.Sources) == 1)
}

// claimsOf returns what a quote claims: its words, or those of each of its turns. There are none where its source has no transcript.
func (p *Plan) claimsOf(q *deck.Quote) []*verdict {
	s := p.scripts[q.Source]
	if s == nil {
		return nil
	}
	base := verdict{card: q.ID.V, item: q.Item, pos: q.Pos, quote: q, source: q.Source, script: s}
	if len(q.Turns) == 0 {
		text, ok := p.wordsIn(q.Text, q.Lang, s)
		said, hasSaid := p.wordsIn(q.Said, q.Lang, s)
		one := base
		one.item, one.pos = q.Text.Item, text.Pos
		one.claim, one.saidAt = verify.Claim{Words: text.V, Said: said.V}, said.Pos
		if !ok && hasSaid {
			// The card is a translation: what was transcribed is what can be held to the transcript.
			one.item, one.pos = q.Said.Item, said.Pos
			one.claim = verify.Claim{Words: said.V}
		}
		p.name(&one, q.Speaker)
		return []*verdict{&one}
	}
	var out []*verdict
	for _, turn := range q.Turns {
		one := base
		text, _ := p.wordsIn(turn.Text, q.Lang, s)
		one.item, one.pos = turn.Text.Item, text.Pos
		one.claim = verify.Claim{Words: text.V}
		p.name(&one, turn.Speaker)
		out = append(out, &one)
	}
	return out
}

// wordsIn returns the words in the language of the transcript, without readings; of a map the text of that language, else the first.
// ok is false where the words are certainly of another language.
func (p *Plan) wordsIn(words deck.Localised, own deck.Text, s *script) (text deck.Text, ok bool) {
	text, _ = words.Lookup(s.Lang)
	text.V, _, _ = deck.SplitRuby(text.V)
	if len(words.By) > 0 {
		for _, by := range words.By {
			if baseOf(by.Lang) == baseOf(s.Lang) {
				by.Text.V, _, _ = deck.SplitRuby(by.V)
				return by.Text, true
			}
		}
		return text, false
	}
	return text, words.Set && (baseOf(p.Deck.LanguageOf(own)) == baseOf(s.Lang) || baseOf(deck.LanguageOf(text.V)) == baseOf(s.Lang))
}

// baseOf is the language of a tag, without script and region.
func baseOf(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return base
}

// name sets who said a claim, and who else is named in the deck.
func (p *Plan) name(c *verdict, speaker *deck.Speaker) {
	if speaker == nil {
		return
	}
	c.speaker = speaker.Name.In(c.script.Lang)
	c.claim.Speaker = namesOf(speaker)
	for _, other := range p.Deck.Speakers {
		if other != speaker {
			c.claim.Others = append(c.claim.Others, namesOf(other)...)
		}
	}
}

func namesOf(s *deck.Speaker) []string {
	var names []string
	for _, n := range s.Name.Texts() {
		if n.V != "" {
			names = append(names, n.V)
		}
	}
	return names
}

// prove checks one claim, against the other transcripts too where its own has not the words.
func (p *Plan) prove(c *verdict) {
	c.result = c.script.verifier.Check(c.claim)
	if c.result.Class == verify.NotFound || c.result.Class == verify.OtherLanguage {
		for _, s := range p.Deck.Sources {
			other := p.scripts[s]
			if other == nil || other.Transcript == c.script.Transcript {
				continue
			}
			if r := other.verifier.Check(c.claim); r.Class <= verify.Hedge {
				c.elsewhere, c.result.Class = other, verify.NotFound
				c.result.Span = r.Span
				break
			}
		}
	}
	c.tell()
}

// place is where a span stands in a transcript, as people write it.
func (s *script) place(span transcript.Span) string {
	return s.Place(span).In(s.name)
}
