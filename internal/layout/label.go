package layout

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"unicode/utf8"

	"cards/internal/diag"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// How a label becomes a block: its words are shaped, then set on a line or in lines, smaller where they must be, and what does
// not fit is told. A block has no place yet: canvas.put gives it one.

// label is one text that a layout sets.
type label struct {
	role string // of the box
	item string // path in the deck; empty for words of ours
	text string
	lang string // "" is the card's
	// style gives family, weight, tracking, leading and preferred size; weight and size win when not 0. rank bounds the
	// preferred size from below.
	style  theme.Role
	rank   rank
	weight int
	size   float64 // px
	// colour of the text on ground; the zero ground is the page's.
	colour, ground color.NRGBA
	align          text.Align
	// normalise is for the deck's words; ours are right as they stand.
	normalise bool
	tabular   bool
	vertical  bool
	marks     text.Marks
	ruby      []text.Ruby
	hang      bool
	keep      []string
	lines     []string
	spans     []text.Span
	paint     func(tag int) scene.Paint
	indent    []float64 // px a line
	outline   float64
	ink       bool      // align each line by its ink
	logo      *logoRoom // the brand's logo stands in place of the text; see branded
}

// rank is what a label is for its smallest size; the zero value is a plain label.
type rank uint8

const (
	rankLabel rank = iota
	rankTitle
	rankText
	rankQuote
)

// textRank is the row of the table of smallest type.
func (r rank) textRank() theme.TextRank {
	return [...]theme.TextRank{theme.LabelText, theme.EventTitleText, theme.EventTextText, theme.QuoteText}[r]
}

// block is a label that is set, but not yet placed.
type block struct {
	label
	text.Fitted
	prepared *text.Prepared
	mark     *logoMark // the logo that stands in place of the text
}

// prepare shapes a label; characters that no face has become diagnostics of the page.
func (c *canvas) prepare(l label) *text.Prepared {
	lang := l.lang
	if lang == "" {
		lang = c.set.Lang
	}
	weight := l.weight
	if weight == 0 {
		weight = l.style.Weight
	}
	gap := c.theme.Type.Gap
	if gap == 0 {
		gap = -1
	}
	var rules text.Rules
	if l.normalise {
		rules = c.set.rules
		rules.Names = l.role == "speaker" || l.role == "brand"
	}
	tracking := l.style.Tracking
	if isLatin(lang) && strings.ToUpper(l.text) != l.text {
		tracking = 0 // letters of an alphabet are spaced in capitals only
	}
	if l.role == "source" && isLatin(lang) && !l.style.Italic && len(l.spans) == 0 {
		l.spans = c.set.titled(l.text, text.Style{Family: string(l.style.Family), Weight: weight, Italic: true})
	}
	p := c.set.Engine.Prepare(text.Paragraph{
		Text: l.text, Lang: lang, Style: text.Style{Family: string(l.style.Family), Weight: weight, Italic: l.style.Italic},
		Spans: l.spans, Vertical: l.vertical, Normalise: rules, Keep: l.keep, Lines: l.lines, Hang: l.hang, Gap: gap, Marks: l.marks, Ruby: l.ruby,
		Tabular: l.tabular, Tracking: tracking,
	})
	c.missing(p, l)
	return p
}

// titled returns the span of the title of a work of the deck with which a line begins, in a style: languages without brackets for titles
// have italics.
func (s *Setter) titled(line string, style text.Style) []text.Span {
	if s.deck == nil {
		return nil
	}
	for _, source := range s.deck.Sources {
		title := string(s.set(source.Title.In(s.Lang), s.Lang))
		if rest, ok := strings.CutPrefix(line, title); ok && title != "" && !strings.ContainsAny(title, "\u201c\u201d\"") && (rest == "" || rest[0] == ',') {
			return []text.Span{{Start: 0, End: utf8.RuneCountInString(title), Style: &style}}
		}
	}
	return nil
}

// missing reports the characters that no face can draw.
func (c *canvas) missing(p *text.Prepared, l label) {
	if len(p.Missing) == 0 {
		return
	}
	c.set.missing(&c.Warnings, c.at, c.Card, l.item, p.Missing)
}

// line sets a label on one line, whatever its length; line ends that it has become spaces.
func (c *canvas) line(l label) *block {
	if l.logo != nil {
		return c.logoBlock(l)
	}
	if strings.Contains(l.text, "\n") {
		l.text = strings.Join(strings.FieldsFunc(l.text, func(r rune) bool { return r == '\n' }), " ")
	}
	if l.size == 0 {
		l.size = l.style.SizeOf(c.size, l.rank.textRank())
	}
	p := c.prepare(l)
	lines, _ := p.Break(text.Measure{Width: 1e6, MaxLines: 1, Mode: text.Compact})
	return &block{label: l, prepared: p, Fitted: text.Fitted{Lines: lines, Size: l.size, Pitch: l.size}}
}

// pitch returns the line pitch of a label in em.
func (c *canvas) pitch(l label, size float64, lines int) float64 {
	if l.style.Leading > 0 {
		return l.style.Leading
	}
	return c.theme.Leading(c.size, size, lines, isLatin(c.set.Lang))
}

// paragraph sets a label at its size in a column of the width, on as few lines as it takes; ok is false, and the block has no
// line, when a word is wider than the column or there are more than most lines (0 is no limit).
func (c *canvas) paragraph(l label, width float64, most int) (*block, bool) {
	if l.logo != nil {
		l.logo.w = math.Min(l.logo.w, width)
		return c.logoBlock(l), true
	}
	if l.size == 0 {
		l.size = l.style.SizeOf(c.size, l.rank.textRank())
	}
	p := c.prepare(l)
	f, ok := p.At(l.size, text.Box{Width: width, Height: math.Inf(1), MaxLines: most, Mode: text.Compact,
		Pitch: func(size float64, lines int) float64 { return c.pitch(l, size, lines) }})
	if !ok {
		f = text.Fitted{Lines: text.Lines{Prepared: p}, Size: l.size, Pitch: l.size}
	}
	return &block{label: l, prepared: p, Fitted: f}, ok
}

// needed sets a label like paragraph that the page must not be without: where it does not fit, or only with a word torn, as much smaller as it
// has to be, where it parts a handle, so as far as to the size of sources, below which nothing is a name, and where it does not even at the smallest type, on more lines; else that is an error of the deck.
func (c *canvas) needed(l label, width float64, most int) *block {
	own := l.size
	b, ok := c.paragraph(l, width, most)
	floor := c.size.Floor(l.rank.textRank())
	best, fits := b, ok
	whole := func(b *block) bool { return b.Torn+b.Parted == 0 }
	named := math.Max(floor, c.theme.Type.Roles.Source.SizeOf(c.size, theme.LabelText)-0.01)
	for size := b.Size * smallerStep; size > floor && (!ok || !whole(b)); size *= smallerStep {
		if ok && b.Torn == 0 && size < named {
			break
		}
		l.size = size
		if b, ok = c.paragraph(l, width, most); ok && (!fits || whole(b)) {
			best, fits = b, true
		}
	}
	// Smaller first, then more lines: what signs a card may grow a little before it is refused.
	for extra := 0; !fits && extra <= moreLines; extra++ {
		l.size = floor
		best, fits = c.paragraph(l, width, most+extra)
	}
	if !fits {
		c.doesNotFit(l)
	}
	if best.Torn > 0 && most > 0 {
		// A line more is better than a torn word.
		l.size = own
		if whole, ok := c.paragraph(l, width, most+1); ok && whole.Torn == 0 {
			return whole
		}
	}
	return best
}

// smallerStep is a step by which a label that the page needs is made smaller: what signs a card is not to be half of what stands beside it.
const smallerStep = 0.94

// moreLines is how many lines above its usual number a label that the page needs may take at the smallest type.
const moreLines = 3

// doesNotFit tells of a label that has no room on the page.
func (c *canvas) doesNotFit(l label) {
	pos := c.set.position(l.item)
	if pos.IsZero() {
		pos = c.at
	}
	what := l.role
	if what == "page" {
		what = "line of the series"
	}
	start := []rune(l.text)
	if len(start) > toldStart {
		start = append(start[:toldStart:toldStart], '…')
	}
	c.Warnings.Add(diag.Diagnostic{Pos: pos, Severity: diag.Error, Code: "does-not-fit", Card: c.Card,
		Message: fmt.Sprintf("the %s %q does not fit %s", what, string(start), c.size.Name), Hint: "shorten it, or leave the size out"})
}

// tellFaults warns of lines that a designer would mend: no size and no better break was found for them.
func (c *canvas) tellFaults(b *block) {
	pos := c.set.position(b.item)
	if pos.IsZero() {
		pos = c.at
	}
	hint := "shorten it, or leave the size out"
	if b.role == "quote" {
		hint = "give it lines: of its own, or leave the size out"
	}
	for _, fault := range b.Fitted.Lines.Faults() {
		d := diag.Diagnostic{Pos: pos, Severity: diag.Warning, Code: "torn-word", Card: c.Card,
			Message: fmt.Sprintf("on %s a line ends inside a word: %s/%s", c.size.Name, fault.Before, fault.After), Hint: hint}
		if !fault.Torn {
			d.Code, d.Message = "lonely-character", fmt.Sprintf("on %s the last line is a single character: %s/%s", c.size.Name, fault.Before, fault.After)
		}
		c.Warnings.Add(d)
	}
}

// toldStart is how much of a text that does not fit a message quotes, in characters.
const toldStart = 16

// Width is the longest line in px.
func (b *block) Width() float64 {
	switch {
	case b.mark != nil && b.vertical:
		return b.mark.h
	case b.mark != nil:
		return b.mark.w
	}
	return b.Longest * b.Size
}

// Height is from the first em box's top to the last one's foot in px.
func (b *block) Height() float64 {
	switch {
	case b.mark != nil && b.vertical:
		return b.mark.w
	case b.mark != nil:
		return b.mark.h
	}
	return b.Fitted.Height()
}

// Count is the number of lines.
func (b *block) Count() int {
	if b.mark != nil {
		return 1
	}
	return len(b.Fitted.Lines.Lines)
}
