// Package verify proves that words on cards were said: it finds a quote in a transcript and tells in which way the two differ.
//
// Both are compared as tokens (token.go): characters of Chinese, Japanese and Korean, words of other languages, numbers and signs
// that say something. Punctuation, spaces, width, case and the two ways of writing Chinese make no difference there, and are told
// of apart. A quote is first looked for as it stands, each part between its shown cuts in order (place.go, by index.go); what is
// found so is judged by what was left out around and between the parts (judge.go). What is not found is laid beside the passage
// that is most like it (align.go), and the differences say what was changed (change.go): words, a number, a negation, a hedge.
package verify

import (
	"slices"
	"sort"

	"cards/internal/transcript"
)

// Class says how a quote relates to what was said, the best first.
type Class uint8

// The classes.
const (
	// Verbatim is word for word and mark for mark.
	Verbatim Class = iota
	// Punctuation has the same words, with other marks, spaces, width, case or characters, with known mistakes of recognition
	// corrected, with sounds of hesitation left out, or with cuts and insertions that are shown.
	Punctuation
	// Torn begins or ends within a word of Chinese.
	Torn
	// Hedge leaves out that the speaker was not sure.
	Hedge
	// OtherLanguage is nowhere in the transcript, which is in another language.
	OtherLanguage
	// FarCut joins by a shown cut what was said far apart.
	FarCut
	// Changed has other words.
	Changed
	// Number has another number, or another bound of one.
	Number
	// Negation says yes where no was said, or no where yes was.
	Negation
	// Spliced joins words from several turns or places without showing it, or in another order.
	Spliced
	// OtherSpeaker was said, by someone else.
	OtherSpeaker
	// NotFound was not said.
	NotFound
)

var classNames = [...]string{"verbatim", "punctuation", "torn-quote", "hedge-dropped", "other-language", "far-cut", "changed-words", "changed-number", "changed-negation", "spliced", "other-speaker", "not-found"}

// String returns the name that reports and the manifest show.
func (c Class) String() string { return classNames[c] }

// Accepted reports whether the words were said as they stand.
func (c Class) Accepted() bool { return c <= Punctuation }

// IsError reports whether a person has to accept the difference or mend it.
func (c Class) IsError() bool { return c >= Changed }

// Correction is a mistake of recognition and what was said instead.
type Correction struct{ Heard, Said string }

// Claim is that someone said some words.
type Claim struct {
	// Words are those of the card.
	Words string
	// Said are the words as transcribed, where those of the card were edited; "" where they were not.
	Said string
	// Speaker are the names of who said it, Others those of everyone else who is named; both may be empty.
	Speaker, Others []string
}

// Edit is one difference in words.
type Edit struct {
	// Said is what was said, Written what the card has instead, both in whole words; one of them may be "".
	Said, Written string
	// At is where the tokens that differ stand in the transcript's text, or would.
	At transcript.Span
	// From and To are the bytes of those tokens in the claim's words.
	From, To int
}

// Cut is what a shown cut or insertion leaves out.
type Cut struct {
	At transcript.Span
	// Insertion is true where brackets with words stand for it.
	Insertion bool
}

// Result is what was found about a claim.
type Result struct {
	Class Class
	// Span is the passage in the transcript's text, from the first word of the quote to the last; of what was not found the
	// nearest passage, and empty where nothing is like it.
	Span transcript.Span
	// Parts are the passages of which a quote with cuts or a spliced one is made, in the order of the quote.
	Parts []transcript.Span
	// Edits are the differences in words, in the order of the text.
	Edits []Edit
	// Cuts are what shown cuts and insertions leave out, Inserted the words in brackets.
	Cuts     []Cut
	Inserted []string
	// Corrected are the known mistakes of recognition that the quote has corrected.
	Corrected []Correction
	// Mistaken are the known mistakes that it still has.
	Mistaken []Correction
	// Fillers are sounds of hesitation that were left out.
	Fillers []string
	// Marks, Letters and Script tell that punctuation and spaces, capitals and width, or the way of writing Chinese differ.
	Marks, Letters, Script bool
	// Word is the hedge, number or negation that decided the class, as it was said or as it is written, and WordAt where it stands.
	Word   string
	WordAt transcript.Span
	// Speaker is who said it, where the transcript tells.
	Speaker string
	// Other is true where that is certainly not the claim's speaker.
	Other bool
	// Host is true where all of it lies in turns that are probably those of the one who asks, and the claim's speaker is not called
	// so. It is a guess.
	Host bool
	// Likeness is the share of the quote's tokens that stand in the passage in this order, 0 to 1.
	Likeness float64
	// Uncut is true where the words of the card differ from Claim.Said, and the other results are about that.
	Uncut bool
}

// Verifier holds quotes to one transcript. It is safe for concurrent use.
type Verifier struct {
	t           *transcript.Transcript
	text        string
	lang        string
	corrections []Correction
	// corrected are the stretches of tokens that stand for a mistake, in order.
	corrected []correctedAt
	tokens    []token
	lexicon   *lexicon
	index     *index
	meaning   *meaning
	keepHan   bool
	heard     map[uint32][]correcting
	facts     facts
}

// correctedAt are the tokens from to to, which stand for what correction number by says.
type correctedAt struct{ from, to, by int }

// correcting is a mistake as tokens.
type correcting struct {
	heard, said []uint32
	by          int
}

// New prepares a transcript. corrections are known mistakes of recognition; the words that were said count as those of the text.
func New(t *transcript.Transcript, corrections []Correction) *Verifier {
	v := prepare(t.Text, t.Lang, corrections)
	v.t = t
	return v
}

// prepare makes a verifier of a text without turns.
func prepare(text, lang string, corrections []Correction) *Verifier {
	keepHan := lang == "ja"
	v := &Verifier{text: text, lang: lang, keepHan: keepHan, corrections: corrections, lexicon: &lexicon{of: map[string]uint32{}}}
	v.tokens = tokens(text, 0, v.lexicon.number, keepHan)
	v.readCorrections()
	v.tokens, v.corrected = v.correct(v.tokens)
	v.index = newIndex(v.tokens)
	v.meaning = newMeaning(v.lexicon, keepHan)
	return v
}

// The bounds of corrections, so that none makes a transcript grow without end: how many tokens a mistake may have, how many mistakes may begin
// with one token, and how many times as long all of them may make a text. What goes beyond is no correction.
const (
	maxCorrection  = 64
	maxSameStart   = 200
	maxCorrections = 2
)

// readCorrections makes tokens of the corrections, the longest mistakes first.
func (v *Verifier) readCorrections() {
	v.heard = map[uint32][]correcting{}
	for i, c := range v.corrections {
		heard := idsOf(tokens(c.Heard, 0, v.lexicon.number, v.keepHan))
		if len(heard) == 0 {
			continue
		}
		said := idsOf(tokens(c.Said, 0, v.lexicon.number, v.keepHan))
		if len(heard) > maxCorrection || len(said) > maxCorrection || len(v.heard[heard[0]]) == maxSameStart {
			continue
		}
		v.heard[heard[0]] = append(v.heard[heard[0]], correcting{heard, said, i})
	}
	for _, list := range v.heard {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].heard) > len(list[j].heard) })
	}
}

func idsOf(tokens []token) []uint32 {
	ids := make([]uint32, len(tokens))
	for i, t := range tokens {
		ids[i] = t.id
	}
	return ids
}

// correct puts what was said in the place of known mistakes.
func (v *Verifier) correct(in []token) ([]token, []correctedAt) {
	if len(v.heard) == 0 {
		return in, nil
	}
	var at []correctedAt
	out := make([]token, 0, len(in))
	for i := 0; i < len(in); {
		c, ok := v.mistakeAt(in, i)
		if !ok || len(out) > maxCorrections*len(in)+maxCorrection {
			out = append(out, in[i])
			i++
			continue
		}
		from, to := in[i].from, in[i+len(c.heard)-1].to
		start := len(out)
		for _, id := range c.said {
			out = append(out, token{id, from, to})
		}
		at = append(at, correctedAt{start, len(out), c.by})
		i += len(c.heard)
	}
	return out, at
}

func (v *Verifier) mistakeAt(in []token, i int) (correcting, bool) {
next:
	for _, c := range v.heard[in[i].id] {
		if i+len(c.heard) > len(in) {
			continue
		}
		if !standsAt(in, i, c.heard) {
			continue
		}
		for o := range c.said {
			// What was said may hold what was heard (Musk and Elon Musk): where it stands already, nothing is put right.
			if o+len(c.heard) <= len(c.said) && slices.Equal(c.said[o:o+len(c.heard)], c.heard) && standsAt(in, i-o, c.said) {
				continue next
			}
		}
		return c, true
	}
	return correcting{}, false
}

// standsAt reports whether ids stand in tokens from i on.
func standsAt(in []token, i int, ids []uint32) bool {
	if i < 0 || i+len(ids) > len(in) {
		return false
	}
	for k, id := range ids {
		if in[i+k].id != id {
			return false
		}
	}
	return true
}

// span returns the bytes of the text from token from to token to, exclusive; of no tokens it is the place between them.
func (v *Verifier) span(from, to int) transcript.Span {
	if from < to {
		return transcript.Span{From: int(v.tokens[from].from), To: int(v.tokens[to-1].to)}
	}
	switch {
	case from > 0:
		at := int(v.tokens[from-1].to)
		return transcript.Span{From: at, To: at}
	case len(v.tokens) > 0:
		at := int(v.tokens[0].from)
		return transcript.Span{From: at, To: at}
	}
	return transcript.Span{}
}

// Check says how a claim relates to the transcript.
func (v *Verifier) Check(c Claim) Result {
	if c.Said == "" {
		return v.check(c.Words, c)
	}
	r := v.check(c.Said, c)
	edited := prepare(c.Said, v.lang, v.corrections)
	own := edited.check(c.Words, Claim{})
	if own.Class <= r.Class && (own.Class.Accepted() || r.Class.IsError()) {
		if own.Class == Punctuation && r.Class == Verbatim {
			r.Class = Punctuation
		}
		r.Marks, r.Letters, r.Script = r.Marks || own.Marks, r.Letters || own.Letters, r.Script || own.Script
		r.Inserted = append(r.Inserted, own.Inserted...)
		return r
	}
	// What was changed is said of the words in said:, whose places in the transcript are not known one by one.
	own.Uncut, own.Span, own.Parts, own.Speaker = true, r.Span, r.Parts, r.Speaker
	own.Cuts = nil
	for i := range own.Edits {
		own.Edits[i].At = r.Span
	}
	own.WordAt = r.Span
	return own
}
