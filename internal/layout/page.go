// Package layout composes pages: quotes, timelines and covers of a deck, in a theme, at a size, become finished
// scene.Pages. It decides where things stand and how large they are; how a paragraph is broken and spaced is the
// business of layout/text, how it looks that of the theme's tokens.
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

// Page is one laid-out picture, with what inspect tells about it.
type Page struct {
	Scene *scene.Page
	// Card is the card's id, Kind quote, timeline, cover or end, Layout the form that was taken.
	Card, Kind, Layout string
	Theme, Variant     string
	Size               theme.Size
	// Page counts from 1 to Pages.
	Page, Pages int
	// Frame counts from 1 to Frames where Reveal made the page; both are 0 on a page as it was laid out.
	Frame, Frames int
	// Safe is what no platform covers, in px.
	Safe scene.Rect
	// Chosen explains what was decided and why.
	Chosen []Choice
	// Events says where each event of a timeline went.
	Events   []EventPlace
	Warnings diag.List
	// setting is how the quote was set; nil on pages without one, and where it is not to be evened with its series.
	setting *quoteSetting
	// told is what a page of a timeline tells; nil on other pages.
	told *told
	// streak is that of a page of the theme photo which has no picture; nil on others.
	streak *pageStreak
	// mark is the quotation mark over the words of a page of the theme grid; nil on others, and where it stands beside them.
	mark *moduleMark
}

// Choice is one decision of the layout.
type Choice struct {
	What  string   `json:"what"`
	Value string   `json:"value"`
	Why   string   `json:"why"`
	Tried []string `json:"tried,omitempty"`
}

// EventPlace says as what an event is shown (card, tick or key) and on which page.
type EventPlace struct {
	Item string `json:"item"`
	As   string `json:"as"`
	Page int    `json:"page"`
	// Lit tells, in a frame that reveals, that the event stands in its own colours.
	Lit bool `json:"lit,omitempty"`
}

// canvas is a page in the making.
type canvas struct {
	*Page
	set *Setter
	// theme, colours and tokens of the page's class; unit is px of the page per px of a token.
	theme   *theme.Theme
	colours *theme.Colours
	size    theme.Size
	unit    float64
	// area is the safe area less the theme's margins: where text stands.
	area scene.Rect
	// at is where in the deck the card stands, for diagnostics.
	at diag.Pos
	// leastQuote is the least size that words of a quote may take beside the smallest type, px; 0 is no more than that.
	leastQuote float64
	// poster is how many times as large as usual the headline of a timeline is; 0 is once.
	poster float64
	// shown is whose portrait the page has; empty when none.
	shown string
	// code is the QR code of a last card, where it has its place; nil where there is none.
	code *placedCode
	// codeFault says why it has none.
	codeFault string
	// seated tells that a portrait stands beside or over the words.
	seated bool
	// lesser tells that the portrait over the words is lower than usual.
	lesser bool
	// drawings are the parts of a portrait that the page may show as a drawing that fills it; drawing is the one of them that it shows, nil
	// where it shows none.
	drawings []*flatDrawing
	drawing  *flatDrawing
	// onField is what stands under the horizon of the theme dawn beside names; nil where nothing does.
	onField *block
	// photo is the photograph that the card stands on, nil where there is none; photoMarked tells that words of the quote are marked.
	photo       *photoPage
	photoMarked bool
	// events are those that what is drawn now belongs to; see about.
	events [2]int
}

// newCanvas starts a page of the size.
func (s *Setter) newCanvas(size theme.Size, card, kind string, at diag.Pos) *canvas {
	safe := size.Safe()
	t := s.Theme
	c := &canvas{
		Page: &Page{
			Scene: &scene.Page{Width: float64(size.Width), Height: float64(size.Height), Ground: t.Colours.Ground, Lang: s.Lang},
			Card:  card, Kind: kind, Theme: t.Name, Variant: string(t.Variant), Size: size, Page: 1, Pages: 1,
			Safe: scene.Rect{X: safe.X, Y: safe.Y, W: safe.W, H: safe.H},
		},
		set: s, theme: t, colours: &t.Colours, size: size, unit: size.Unit(), at: at,
	}
	frame := t.Frame(size)
	// Where the platform's edge is nearer than the theme's margin, descenders and hanging marks still need a little room.
	inner := c.Safe.Inset(edgeRoom * c.unit)
	c.area = intersect(rect(frame), inner)
	if t.Decoration.Grain.Show {
		c.paper()
	}
	return c
}

// edgeRoom is kept between text and an edge that a platform covers, a token.
const edgeRoom = 12

// intersect returns what two rectangles share; a frame whose height is not known yet stays so.
func intersect(a, b scene.Rect) scene.Rect {
	x, y := math.Max(a.X, b.X), math.Max(a.Y, b.Y)
	r := scene.Rect{X: x, Y: y, W: math.Min(a.Right(), b.Right()) - x, H: a.H}
	if a.H > 0 {
		r.H = math.Min(a.Bottom(), b.Bottom()) - y
	}
	return r
}

// choose records a decision.
func (c *canvas) choose(what, value, why string, tried ...string) {
	c.Chosen = append(c.Chosen, Choice{what, value, why, tried})
}

// add paints items.
func (c *canvas) add(items ...scene.Item) { c.Scene.Items = append(c.Scene.Items, items...) }

// mark adds items with a box that says what they are.
func (c *canvas) mark(role string, area scene.Rect, items ...scene.Item) {
	from := len(c.Scene.Items)
	c.add(items...)
	c.Scene.Boxes = append(c.Scene.Boxes, scene.Box{Role: role, Rect: area, From: from, To: len(c.Scene.Items), Events: c.events})
}

// about has all that is drawn from now on belong to the events from to to-1, until what it returns is called.
func (c *canvas) about(from, to int) (done func()) {
	before := c.events
	c.events = [2]int{from, to}
	return func() { c.events = before }
}

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

// put places a block with its first em box's top (or its first readings') at y and its measure from x, width wide (which
// matters for centred and flush-right text), and returns its box. Columns begin at y, and x is the axis of the first one.
func (c *canvas) put(b *block, x, y, width float64) *scene.Box {
	if b.mark != nil {
		return c.putLogo(b, x, y, width)
	}
	ground := b.ground
	if ground == (color.NRGBA{}) {
		ground = c.colours.Ground
	}
	paint := b.paint
	if paint == nil {
		solid := scene.Solid(b.colour)
		paint = func(int) scene.Paint { return solid }
	}
	if head := b.Head(); b.vertical {
		x -= head
	} else {
		y += head
	}
	placed := b.Fitted.Lines.Place(text.Placement{
		X: x, Y: y, Width: width, Size: b.Size, Pitch: b.Pitch, Align: b.align, Indent: b.indent, Ink: b.ink, Paint: paint, Outline: b.outline,
		Role: b.role, Item: b.item, Color: b.colour, Background: ground,
	})
	c.highlight(b, placed.Cells)
	from := len(c.Scene.Items)
	c.add(placed.Items...)
	placed.Box.From, placed.Box.To, placed.Box.Events = from, len(c.Scene.Items), c.events
	at := len(c.Scene.Boxes)
	c.Scene.Boxes = append(c.Scene.Boxes, placed.Box)
	c.emphasise(b, placed.Cells)
	c.underline(b, &placed)
	c.judou(b, placed.Beside)
	c.tellFaults(b)
	return &c.Scene.Boxes[at]
}

// putOnBaseline places a block so that its first baseline is at y.
func (c *canvas) putOnBaseline(b *block, x, y, width float64) *scene.Box {
	return c.put(b, x, y-b.rise(), width) // a logo has its middle where that of capitals is
}

// putOnFoot places a block so that its last em box's foot is at y.
func (c *canvas) putOnFoot(b *block, x, y, width float64) *scene.Box {
	return c.put(b, x, y-b.Height(), width)
}

// Tags of spans.
const (
	tagPlain = iota
	tagMark  // emphasised
	tagDim   // steps back
	tagClose // the closing mark in the accent
)

// rule paints a filled rectangle as a rule.
func (c *canvas) rule(r scene.Rect, colour color.NRGBA) {
	c.mark("rule", r, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(colour)})
}
