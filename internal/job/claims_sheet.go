package job

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"sync"

	"cards/internal/transcript"
	"cards/internal/verify"
	"cards/internal/words"
)

// The page on which a desk signs: each quote with its words, the passage around them with the differences marked, what was found, and a
// place to sign. It stands alone, has no script, asks for nothing, and is made to be printed.

//go:embed claims.html
var claimsSource string

//go:embed claims.css
var claimsStyle string

var claimsTemplate = sync.OnceValues(func() (*template.Template, error) { return template.New("claims").Parse(claimsSource) })

const (
	// FormatClaims is what the manifest calls the page.
	FormatClaims = "claims"
	claimsName   = "claims.html"
	claimsPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)

// claimsPage is what the template is given.
type claimsPage struct {
	Words                       *words.Claims
	Lang, DeckLang, Title, Deck string
	Policy                      string
	Style                       template.CSS
	Scripts                     []claimsScript
	Sheets                      []claimSheet
	Facts                       []Warning
	// Counts are the results with how many quotes have each, in the order of the classes.
	Counts []claimCount
}

type claimsScript struct{ Name, SHA256 string }

type claimCount struct {
	Result, State string
	N             int
}

// claimSheet is one quote or turn.
type claimSheet struct {
	ID, Card, Item, Picture string
	Speaker, Lang           string
	Result, State           string
	Written, Said           []run
	Passages                []claimPassage
	Messages                []Warning
	Corrections             []verify.Correction
	Accepted                *ClaimAcceptance
	Nothing                 bool
}

// claimPassage is a stretch of the transcript.
type claimPassage struct {
	Place, Lang, Time string
	Runs              []run
}

// run is a stretch of words that is marked in one way: the names are classes of the style sheet.
type run struct{ Mark, Text string }

// The marks of runs, the strongest last: of several over one place that one is shown.
const (
	unmarked = iota
	markSame
	markOmitted
	markDiffers
	markDecides
)

var markNames = [...]string{"", "same", "omitted", "differs", "decides"}

// claimSheet writes the page of all claims.
func (p *Plan) claimSheet(folder *Folder, files []File) (*File, error) {
	t, err := claimsTemplate()
	if err != nil {
		return nil, err
	}
	w := words.ClaimsFor(p.lang)
	page := &claimsPage{Words: w, Lang: w.Lang, DeckLang: p.lang, Title: p.Deck.Title.In(p.lang), Deck: p.Stem, Policy: claimsPolicy, Style: template.CSS(claimsStyle)}
	if page.Title == "" {
		page.Title = p.Stem
	}
	for _, s := range p.allScripts() {
		// Several sources may be held to one file.
		if script := (claimsScript{s.name, s.SHA256}); !slices.Contains(page.Scripts, script) {
			page.Scripts = append(page.Scripts, script)
		}
	}
	counts := map[verify.Class]int{}
	for i, v := range p.verdicts {
		counts[v.result.Class]++
		page.Sheets = append(page.Sheets, p.sheetOf(v, w, i+1, files))
	}
	for class := verify.Verbatim; class <= verify.NotFound; class++ {
		if counts[class] > 0 {
			page.Counts = append(page.Counts, claimCount{w.ResultOf(class.String()), stateOf(class), counts[class]})
		}
	}
	for _, warning := range localWarnings(p.list) {
		if warning.Code == "not-in-source" {
			page.Facts = append(page.Facts, warning)
		}
	}
	var b bytes.Buffer
	if err := t.Execute(&b, page); err != nil {
		return nil, err
	}
	written, err := folder.Write(claimsName, b.Bytes())
	if err != nil {
		return nil, err
	}
	return &File{Path: written.Path, Format: FormatClaims, Pages: len(page.Sheets), Bytes: written.Bytes, SHA256: written.SHA256}, nil
}

// stateOf is good, warn or bad.
func stateOf(class verify.Class) string {
	switch {
	case class.Accepted():
		return "good"
	case class.IsError():
		return "bad"
	}
	return "warn"
}

func (p *Plan) sheetOf(v *verdict, w *words.Claims, n int, files []File) claimSheet {
	r := &v.result
	s := claimSheet{ID: fmt.Sprintf("claim-%d", n), Card: v.card, Item: v.item, Speaker: v.speaker, Lang: p.Deck.LanguageOf(v.quote.Lang),
		Result: w.ResultOf(r.Class.String()), State: stateOf(r.Class), Corrections: r.Corrected, Messages: localWarnings(v.told)}
	for i := range files {
		if files[i].Card == v.card && files[i].Picture() {
			s.Picture = files[i].Path
			break
		}
	}
	if by := v.quote.Verified; by != nil {
		s.Accepted = &ClaimAcceptance{By: by.By.V, On: by.On.V.String(), Why: by.Why.In(p.lang)}
	}
	compared := v.claim.Words
	if v.claim.Said != "" && !r.Uncut {
		compared = v.claim.Said
	}
	marks := newMarks(transcript.Span{To: len(compared)})
	for _, e := range r.Edits {
		marks.set(transcript.Span{From: e.From, To: e.To}, markDiffers)
	}
	s.Written = marks.runs(compared, 0, len(compared))
	if v.claim.Said != "" {
		s.Said = s.Written
		s.Written = []run{{Text: v.claim.Words}}
		if r.Uncut {
			s.Written, s.Said = s.Said, []run{{Text: v.claim.Said}}
		}
	}
	s.Passages = v.marked()
	s.Nothing = len(s.Passages) == 0
	return s
}

// apart is how many bytes may lie between two parts of a quote that are shown as one passage; contextLength is how much of the transcript is shown
// before and after, as far as whole sentences go.
const (
	partsApart    = 900
	contextLength = 240
)

// marked returns the passages of a claim, each with what is around it, marked.
func (v *verdict) marked() []claimPassage {
	r := &v.result
	script := v.script
	if v.elsewhere != nil {
		script = v.elsewhere
	}
	spans := []transcript.Span{r.Span}
	if len(r.Edits) == 0 && len(r.Parts) > 0 {
		spans = r.Parts
	}
	var groups []transcript.Span
	for _, s := range spans {
		if s.Len() == 0 {
			continue
		}
		if n := len(groups); n > 0 && s.From >= groups[n-1].From && s.From-groups[n-1].To < partsApart {
			groups[n-1].To = max(groups[n-1].To, s.To)
			continue
		}
		groups = append(groups, s)
	}
	var out []claimPassage
	for _, g := range groups {
		whole := g
		if at := r.WordAt; at.Len() > 0 && at.To > g.From-contextLength && at.From < g.To+contextLength {
			whole.From, whole.To = min(whole.From, at.From), max(whole.To, at.To)
		}
		whole = script.withContext(whole)
		marks := newMarks(whole)
		if v.elsewhere == nil {
			for _, part := range r.Parts {
				marks.set(part, markSame)
			}
			if len(r.Parts) == 0 && !r.Uncut {
				marks.set(r.Span, markSame)
			}
			for _, c := range r.Cuts {
				marks.set(c.At, markOmitted)
			}
			if !r.Uncut {
				for _, e := range r.Edits {
					marks.set(e.At, markDiffers)
				}
				if !r.Class.Accepted() && len(r.Edits) == 0 && r.Class < verify.Spliced {
					marks.set(r.WordAt, markDecides)
				}
			}
		}
		passage := claimPassage{Place: script.place(g), Lang: script.Lang, Runs: script.runs(marks)}
		if at := script.Place(g); at.Time.Known {
			passage.Time = clock(at.Time)
		}
		out = append(out, passage)
	}
	return out
}

// clock writes when something was said: 00:03:12.
func clock(c transcript.Clock) string {
	s := int(c.Start.Seconds())
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}

// withContext takes whole sentences before and after into a span.
func (s *script) withContext(span transcript.Span) transcript.Span {
	sentences := s.Sentences()
	first, last := s.SentenceAt(span.From), s.SentenceAt(max(span.From, span.To-1))
	if first < 0 || last < 0 {
		return span
	}
	start, end := span.From, span.To
	span.From, span.To = min(span.From, sentences[first].From), max(span.To, sentences[last].To)
	for first > 0 && start-sentences[first-1].From <= contextLength {
		first--
		span.From = sentences[first].From
	}
	for last+1 < len(sentences) && sentences[last+1].To-end <= contextLength {
		last++
		span.To = sentences[last].To
	}
	return span
}

// marks are those of a stretch of text, a byte each.
type marks struct {
	of transcript.Span
	at []uint8
}

func newMarks(of transcript.Span) *marks { return &marks{of, make([]uint8, max(0, of.Len()))} }

// set marks a span where nothing stronger is marked.
func (m *marks) set(s transcript.Span, mark uint8) {
	for i := max(s.From, m.of.From); i < min(s.To, m.of.To); i++ {
		m.at[i-m.of.From] = max(m.at[i-m.of.From], mark)
	}
}

// runs are those of a passage, with who speaks where the transcript marks it.
func (s *script) runs(m *marks) []run {
	var out []run
	from := 0
	for i := max(0, s.TurnAt(m.of.From)); i < len(s.Turns) && s.Turns[i].From < m.of.To; i++ {
		turn := s.Turns[i]
		if at := max(turn.From, m.of.From) - m.of.From; turn.Marked && turn.Speaker != "" && turn.To > m.of.From {
			out = append(out, m.runs(s.Text[m.of.From:m.of.To], from, at)...)
			out = append(out, run{"who", turn.Speaker})
			from = at
		}
	}
	return append(out, m.runs(s.Text[m.of.From:m.of.To], from, m.of.Len())...)
}

// runs parts the words of the stretch from a byte to another by their marks.
func (m *marks) runs(text string, from, end int) []run {
	var out []run
	for from < end {
		to := from + 1
		for to < end && m.at[to] == m.at[from] {
			to++
		}
		out = append(out, run{markNames[m.at[from]], strings.ToValidUTF8(text[from:to], "")})
		from = to
	}
	return out
}
