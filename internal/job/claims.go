package job

import (
	"strings"
	"unicode"

	"cards/internal/deck"
	"cards/internal/render/html"
	"cards/internal/transcript"
)

// What the manifest and HTML say of quotes that were held to a transcript.

// Claim is what was found about one quote or one turn of a dialogue.
type Claim struct {
	Card string `json:"card"`
	// Item is the path of the words in the deck.
	Item string `json:"item"`
	// Result is verbatim, punctuation, hedge-dropped and so on, the classes of package verify.
	Result string `json:"result"`
	// Speaker is who says it in the transcript, where that is marked.
	Speaker string `json:"speaker,omitempty"`
	// File is the transcript as the deck names it, SHA256 the digest of its bytes, URL the source's address.
	File   string `json:"file"`
	SHA256 string `json:"sha256"`
	URL    string `json:"url,omitempty"`
	// Target are the passages, one for each part between shown cuts.
	Target []Target `json:"target,omitempty"`
	// Corrections are the mistakes of recognition that count as what was said.
	Corrections []ClaimCorrection `json:"corrections,omitempty"`
	Accepted    *ClaimAcceptance  `json:"accepted,omitempty"`
	// Message says how the words differ, where they do.
	Message string `json:"message,omitempty"`
}

// Target is a passage of a file, as a SpecificResource of the W3C's Web Annotation Data Model (section 4): both selectors point at
// the same words.
type Target struct {
	Source   string     `json:"source"`
	Selector []Selector `json:"selector"`
}

// Selector is a TextQuoteSelector (4.2.4: exact, prefix, suffix) or a TextPositionSelector (4.2.5: start and end in code points from
// 0, end exclusive).
type Selector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
}

// ClaimCorrection is a mistake of recognition and what was said.
type ClaimCorrection struct {
	Heard string `json:"heard"`
	Said  string `json:"said"`
}

// ClaimAcceptance is who took a difference on.
type ClaimAcceptance struct {
	By  string `json:"by"`
	On  string `json:"on,omitempty"`
	Why string `json:"why,omitempty"`
}

// surroundings is how long prefix and suffix are, in code points.
const surroundings = 32

// claims are what the manifest says of the quotes.
func (p *Plan) claims() []Claim {
	var out []Claim
	for _, v := range p.verdicts {
		c := Claim{Card: v.card, Item: v.item, Result: v.result.Class.String(), Speaker: v.result.Speaker, File: v.script.name, SHA256: v.script.SHA256}
		if v.source != nil {
			c.URL = v.source.URL.V
		}
		for _, part := range v.passages() {
			c.Target = append(c.Target, v.script.target(part))
		}
		for _, m := range v.result.Corrected {
			c.Corrections = append(c.Corrections, ClaimCorrection(m))
		}
		if by := v.quote.Verified; by != nil {
			c.Accepted = &ClaimAcceptance{By: by.By.V, On: by.On.V.String(), Why: by.Why.In(v.script.Lang)}
		}
		if !v.result.Class.Accepted() {
			c.Message = v.difference()
		}
		out = append(out, c)
	}
	return out
}

// passages are where the words stand: the parts of a quote, which a difference within them does not part further.
func (v *verdict) passages() []transcript.Span {
	r := &v.result
	switch {
	case r.Span.Len() == 0 || v.elsewhere != nil:
		return nil
	case len(r.Edits) > 0 || len(r.Parts) == 0:
		return []transcript.Span{r.Span}
	}
	return r.Parts
}

func (s *script) target(span transcript.Span) Target {
	at := s.Place(span)
	before, after := s.Around(span, surroundings)
	return Target{Source: s.name, Selector: []Selector{
		{Type: "TextQuoteSelector", Exact: s.Original(span), Prefix: before, Suffix: after},
		{Type: "TextPositionSelector", Start: &at.From, End: &at.To},
	}}
}

// pointAt makes the links of a figure lead to the very words, where these were found and the source has an address.
func (p *Plan) pointAt(f *html.Figure, card string) {
	for _, c := range p.Deck.AllCards() {
		if c.ID != card {
			continue
		}
		switch {
		case c.Quote != nil && len(c.Quote.Turns) > 0:
			f.Source.URL = p.fragment(f.Source.URL, f.Source.Line, c.Quote)
		case c.Quote != nil && len(f.Quotes) == 1:
			s := &f.Quotes[0].Source
			s.URL = p.fragment(s.URL, s.Line, c.Quote)
		case c.List != nil && len(f.Quotes) == len(c.List.Quotes):
			for i, q := range c.List.Quotes {
				s := &f.Quotes[i].Source
				s.URL = p.fragment(s.URL, s.Line, q)
			}
		}
	}
}

// fragment adds a text directive (WICG, URL Fragment Text Directives) for the words of a quote to an address. line is what the link
// reads: without one the address itself is shown, which stays as it is.
func (p *Plan) fragment(address, line string, q *deck.Quote) string {
	lower := strings.ToLower(address)
	if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") || strings.TrimSpace(line) == "" || strings.Contains(address, ":~:") {
		return address
	}
	var directives []string
	for _, v := range p.verdicts {
		if v.quote != q || !v.result.Class.Accepted() {
			continue
		}
		for _, part := range v.passages() {
			if d := textDirective(v.script.Slice(part)); d != "" {
				directives = append(directives, "text="+d)
			}
		}
	}
	if len(directives) == 0 {
		return address
	}
	if !strings.Contains(address, "#") {
		address += "#"
	}
	return address + ":~:" + strings.Join(directives, "&")
}

// wholeDirective is up to how many bytes words stand in an address as they are; of longer ones their first and last clause do.
const wholeDirective = 240

// textDirective writes words as a text directive: all of them, or first and last clause with a comma between. A clause ends at a mark, so
// that both ends are ends of words, which browsers demand.
func textDirective(words string) string {
	words = strings.TrimSpace(words)
	if len(words) <= wholeDirective && !strings.Contains(words, "\n") {
		return escapeDirective(strings.Join(strings.Fields(words), " "))
	}
	isEnd := func(r rune) bool { return r == '\n' || unicode.IsPunct(r) && !strings.ContainsRune("'\u2019-%&@/", r) }
	clauses := strings.FieldsFunc(words, isEnd)
	var kept []string
	for _, c := range clauses {
		if c = strings.Join(strings.Fields(c), " "); len(c) >= 6 {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	first, last := kept[0], kept[len(kept)-1]
	if len(kept) == 1 {
		return escapeDirective(first)
	}
	return escapeDirective(first) + "," + escapeDirective(last)
}

// escapeDirective escapes all but letters and digits: a hyphen, a comma and an ampersand mean something in a directive.
func escapeDirective(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}
