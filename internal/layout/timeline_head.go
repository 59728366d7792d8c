package layout

import (
	"math"
	"strings"
	"unicode/utf8"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The head of a timeline: headline, the line that says whose story it is, and the mark of the page. It is the same on
// every page of a timeline but for that mark.

// head is the head in the making.
type head struct {
	headline *block
	// under are lines below the headline, beside the line at the right on the headline's baseline; either may be missing.
	under  []*block
	beside *block
	// marked tells that the page's mark stands on the headline's baseline.
	marked bool
	// foot is where the head ends, px.
	foot float64
	why  string
}

// timelineArea is where a timeline stands: the safe area less the timeline's own margins.
func (c *canvas) timelineArea() scene.Rect {
	m, unit := c.theme.Timeline.Margin.Phone, c.unit
	width, height := c.Scene.Width, c.Scene.Height
	short := width
	if height > 0 {
		short = math.Min(width, height)
	}
	switch c.size.Class {
	case theme.Slide:
		m = c.theme.Timeline.Margin.Slide
	case theme.Banner:
		m = c.theme.Timeline.Margin.Banner
		// As for quotes: a strip's margin is seen against its height.
		unit = short / bannerReference
	}
	// Never so much that strips of odd shapes lose their middle.
	const most = 0.25
	x, y := math.Min(m.X*unit, most*width), m.Y*unit
	if height > 0 {
		y = math.Min(y, most*height)
	}
	in := c.size.Insets
	left, right := math.Max(in.Left, x), math.Max(in.Right, x)
	top, bottom := math.Max(in.Top, y), math.Max(in.Bottom, y)
	area := scene.Rect{X: left, Y: top, W: width - left - right, H: height - top - bottom}
	if height <= 0 {
		area.H = 0
	}
	return intersect(area, c.Safe.Inset(edgeRoom*c.unit))
}

// bannerReference is the height of the banner class's reference page, px: its margins follow the short side.
const bannerReference = 630

// landscape reports whether a page is so wide that columns stand side by side.
func (c *canvas) landscape() bool {
	return c.Scene.Height > 0 && c.Scene.Width > 1.2*c.Scene.Height
}

// newHead sets the head; paged leaves room for the mark of the page.
func (c *canvas) newHead(st *story, paged bool) *head { return c.newHeadWith(st, paged, st.note()) }

// newHeadWith sets the head with a note of one's choice, or none.
func (c *canvas) newHeadWith(st *story, paged bool, explained string) *head {
	h := &head{}
	roles := &c.theme.Type.Roles
	mark := 0.0
	if paged {
		mark = c.single(c.pageMark(st, 88, 88)).Width() + c.theme.Space.Neighbour*roles.Page.SizeOf(c.size, theme.LabelText)
	}
	// On a slide the speaker of a quote is set large; over a timeline the same line steps back to the dates' size.
	credits := roles.Source
	small := math.Min(credits.SizeOf(c.size, theme.LabelText), roles.Date.SizeOf(c.size, theme.LabelText))
	var subtitle, credit *block
	if st.subtitle != "" {
		subtitle, _ = c.tight(label{role: "subtitle", item: st.item + ".subtitle", text: st.subtitle, lang: st.lang, style: credits, size: small, colour: c.colours.Soft, normalise: true}, c.area.W-mark, 0)
	}
	if st.credit != "" {
		credit, _ = c.tight(label{role: "source", text: st.credit, lang: st.lang, style: credits, size: small, colour: c.colours.Soft}, c.area.W-mark, 0)
	}
	var note *block
	if explained != "" {
		note, _ = c.tight(label{role: "note", text: explained, lang: st.lang, style: credits, size: small, colour: c.colours.Soft}, c.area.W-mark, 0)
	}
	// The mark stands beside the headline on wide pages, and where there is no line under it.
	room, reserved := c.area.W, mark
	if c.landscape() || subtitle == nil && credit == nil && note == nil {
		room -= mark
		mark = 0
	}
	// One line under the headline stands beside it on a wide page.
	besides := 0.0
	line := &credit
	switch {
	case credit == nil && subtitle == nil:
		line = &note
	case credit == nil:
		line = &subtitle
	}
	if c.landscape() && *line != nil && (*line).Count() == 1 {
		besides = (*line).Width() + c.theme.Space.Neighbour*(*line).Size
	}
	if st.title != "" {
		h.headline, h.why = c.headline(st, room, room-besides, mark)
		if besides > 0 && h.headline.Width()+besides <= room {
			h.beside, *line = *line, nil
		}
	}
	h.marked = h.headline == nil || mark == 0 || h.headline.Count() == 1 && h.headline.Width()+reserved <= c.area.W
	for _, b := range []*block{subtitle, credit, note} {
		if b != nil {
			h.under = append(h.under, b)
		}
	}
	h.foot = c.area.Y
	if h.headline != nil {
		h.foot += h.headline.Height()
	}
	over := h.headline
	for _, b := range h.under {
		if over != nil {
			h.foot += c.headGap(over, b, over == h.headline)
		}
		h.foot += b.Height()
		over = b
	}
	if h.headline == nil && len(h.under) == 0 && paged {
		h.foot += roles.Page.SizeOf(c.size, theme.LabelText)
	}
	if h.foot > c.area.Y {
		h.foot += c.theme.Timeline.Head.Body.For(c.size)
	}
	return h
}

// note explains what no legend does: the numbers at the ends of lines, and what is not bold.
func (st *story) note() string {
	switch unproven := st.statuses(); {
	case unproven && len(st.sources) > 0:
		return st.words.NoteBoth
	case unproven:
		return st.words.NoteUnproven
	case len(st.sources) > 0:
		return st.words.NoteSources
	}
	return ""
}

// tight sets a paragraph like paragraph; a single line takes its em box only, and no share of a pitch that it does not need.
func (c *canvas) tight(l label, width float64, most int) (*block, bool) {
	b, ok := c.paragraph(l, width, most)
	b.tighten()
	return b, ok
}

// single sets a label on one line, whatever its length, and even where a sentence ends inside it.
func (c *canvas) single(l label) *block {
	if l.logo != nil {
		return c.logoBlock(l)
	}
	if l.size == 0 {
		l.size = l.style.SizeOf(c.size, l.rank.textRank())
	}
	p := c.prepare(l)
	lines, _ := p.Break(text.Measure{Width: unbounded, MaxLines: 1, Mode: text.Compact})
	return &block{label: l, prepared: p, Fitted: text.Fitted{Lines: lines, Size: l.size, Pitch: l.size}}
}

// unbounded is a measure that no label fills, em.
const unbounded = 1e6

func (b *block) tighten() {
	if b.Count() == 1 {
		b.Pitch = b.Size
	}
}

// half is the half of the leading, which a line's box has above and below its em box, px.
func (b *block) half() float64 { return (b.Pitch - b.Size) / 2 }

// lines is the height of a block's line boxes, px.
func (b *block) lines() float64 { return b.Height() + 2*b.half() }

// beneath is the space between the em boxes of a block and the one under it, px: at least so that their line boxes do not
// share an edge.
func (b *block) beneath(under *block, least float64) float64 {
	return math.Max(least, b.half()+under.half()+seam)
}

// headline sets the title of a timeline: one line if it may, two if it must, smaller when it is long. beside is the room
// beside which another line stands on the same baseline; mark that of the page's mark, which stands there too.
func (c *canvas) headline(st *story, width, beside, mark float64) (*block, string) {
	t := &c.theme.Timeline
	style := c.theme.Type.Roles.Headline
	l := label{role: "title", item: st.item + ".title", text: st.title, lang: st.lang, style: style, rank: rankTitle, colour: c.colours.Ink, normalise: true, hang: true}
	one := style.SizeOf(c.size, theme.EventTitleText)
	if c.poster > 0 {
		one *= c.poster
	}
	try := func(size, width float64, most int, mode text.Mode) (*block, bool) {
		size = math.Max(size, c.size.Floor(theme.EventTitleText))
		p := c.prepare(l)
		f, ok := p.At(size, text.Box{Width: width, Height: math.Inf(1), MaxLines: most, Mode: mode,
			Pitch: func(float64, int) float64 { return style.Leading }})
		b := &block{label: l, prepared: p, Fitted: f}
		b.tighten()
		return b, ok
	}
	// The page's mark stands on a single line's baseline.
	single := width - mark
	for _, w := range []float64{math.Min(single, beside), single} {
		for _, share := range []float64{1, 0.95} {
			if b, ok := try(one*share, w, 1, text.Compact); ok {
				return b, "one line"
			}
		}
	}
	sizes := []float64{t.HeadlineTwo.For(c.size), t.HeadlineLong.For(c.size)}
	if utf8.RuneCountInString(strings.TrimSpace(st.title)) > t.HeadlineChars {
		sizes = sizes[1:]
	}
	for _, size := range sizes {
		if b, ok := try(size, width, 2, text.Display); ok && b.Torn == 0 {
			return b, "two lines, since one at the larger size is too narrow"
		}
	}
	for size := t.HeadlineLong.For(c.size); ; size *= 0.92 {
		floor := c.size.Floor(theme.EventTitleText)
		if b, ok := try(size, width, 2, text.Compact); ok {
			return b, "a long title in two smaller lines"
		}
		if size < floor {
			b, _ := try(floor, width, 0, text.Compact)
			return b, "a very long title at the smallest size"
		}
	}
}

// pageMark is the label n/N.
func (c *canvas) pageMark(st *story, n, of int) label {
	return label{role: "page", text: st.words.Page(n, of), lang: st.lang, style: c.theme.Type.Roles.Page, colour: c.colours.Soft, align: text.End, tabular: true}
}

// Under a headline the next baseline is at least so far, a token, and so far that descenders keep clear of what is under them,
// in em of the two.
const (
	headPitch     = 54
	descenderRoom = 0.32
	capRoom       = 0.85
)

// headGap is the space between the em boxes of a line of the head and the one under it, px.
func (c *canvas) headGap(over, b *block, headline bool) float64 {
	gap := over.beneath(b, c.theme.Timeline.Head.Credit*c.unit)
	if !headline {
		return gap
	}
	pitch := math.Max(headPitch*c.unit, descenderRoom*over.Size+capRoom*b.Size)
	return math.Max(gap, pitch-text.Descent*over.Size-text.Ascent*b.Size)
}

// draw paints the head on page n of several.
func (h *head) draw(c *canvas, st *story, n, of int) {
	y := c.area.Y
	var mark *block
	right := c.area.W
	if of > 1 {
		mark = c.single(c.pageMark(st, n, of))
	}
	baseline := y
	if b := h.headline; b != nil {
		x := c.area.X - c.theme.FlushLeft(c.size, b.Size)
		c.put(b, x, y, c.area.W)
		y += b.Height()
		baseline = y - text.Descent*b.Size
	}
	if mark != nil && h.marked && (h.headline != nil || len(h.under) == 0) {
		if h.headline == nil {
			baseline = y + text.Ascent*mark.Size
		}
		c.putOnBaseline(mark, c.area.X, baseline, c.area.W)
		right -= mark.Width() + c.theme.Space.Neighbour*mark.Size
		mark = nil
	}
	if h.beside != nil {
		h.beside.align = text.End
		c.putOnBaseline(h.beside, c.area.X, baseline, right)
	}
	over := h.headline
	for _, b := range h.under {
		if over != nil {
			y += c.headGap(over, b, over == h.headline)
		}
		over = b
		c.put(b, c.area.X, y, c.area.W)
		y += b.Height()
		baseline = y - text.Descent*b.Size
	}
	if mark != nil {
		c.putOnBaseline(mark, c.area.X, baseline, c.area.W)
	}
}
