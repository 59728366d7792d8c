package layout

import (
	"fmt"
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// cover is the first or last card of a deck, in one language: a title as large as it goes, and what it is about.
type cover struct {
	id, item, kind         string // kind is cover or end
	lang                   string
	title, titleItem       string
	subtitle, subtitleItem string
	line                   string // ours: brand, speaker and source
	credit                 credit
	// mark tells that the logo stands in place of the title; address is what a QR code leads to, "" for none.
	mark    bool
	address string
	// call is what a reader of a last card is to do; it may be empty.
	call string
	// imprint is what a last card says of who, where and when; moments are when the events of the deck were, for its first card.
	imprint []imprintRow
	moments *moments
	// photo is the photograph that it stands on; nil where there is none.
	photo *photograph
}

// layCover composes a cover; it returns one page.
func (s *Setter) layCover(v *cover, size theme.Size, at place) *Page {
	if size.AutoHeight {
		// A cover has no content that asks for a height: it takes the shape of a portrait page.
		size, _ = size.WithHeight(1.25 * float64(size.Width))
	}
	return s.layEnd(v, size, at)
}

// composeCover composes a cover on a page of its own.
func (s *Setter) composeCover(v *cover, size theme.Size, at place) *canvas {
	if v.photo != nil || s.Theme.Decoration.Photo.Show {
		return s.coverOnPhoto(v, size)
	}
	c := s.newCanvas(size, v.id, v.kind, s.position(v.item))
	c.Scene.Alt = s.coverAlt(v)
	if v.mark {
		c.set = s.withoutBrand()
	}
	c.coverOf(v, at)
	if c.code != nil && !s.Theme.Decoration.Horizon.Show { // there it is drawn already, since the sun makes way for what is written by it
		c.drawCode(c.code)
	}
	return c
}

// coverOf composes it as the theme does.
func (c *canvas) coverOf(v *cover, at place) {
	if c.theme.Decoration.Module.Show {
		c.coverOnModule(v)
		return
	}
	if core := rect(c.size.Core()); core.W < 0.8*c.Safe.W {
		c.Layout = "core"
		if c.theme.Decoration.Horizon.Show {
			c.coreOnHorizon(v, core)
			return
		}
		c.coverInCore(v, core)
		return
	}
	if v.kind == "end" && c.theme.Decoration.Imprint.Show && c.imprintPage(v) {
		return
	}
	if c.theme.Decoration.Dial.Show {
		c.coverUnderDial(v, at)
		return
	}
	if c.size.Class == theme.Banner {
		// A preview stands alone: no page of a series.
		at.total = 0
	}
	c.Layout = "left"
	if c.theme.Decoration.Book.Show && c.bookCover(v) {
		return
	}
	if c.theme.Decoration.Horizon.Show {
		c.coverOnHorizon(v)
		return
	}
	top := c.area.Y
	var foot float64 // how far down the title may reach
	var subtitle *block
	roles, colour := c.theme.Type.Roles, c.colours.Ink
	if c.theme.Decoration.Limb.Show {
		sig := c.newSignature(&v.credit, false, false, 0, at)
		foot = sig.quoteFoot
		defer sig.draw(c)
		colour = c.colours.Second
	} else {
		foot = c.coverFoot(v)
	}
	// At the foot of a plain cover a code would part the subtitle from its title.
	under := v.subtitle != "" && (c.theme.Decoration.Limb.Show || v.address != "")
	room, below := scene.Rect{X: c.area.X, Y: top, W: c.area.W, H: foot - top}, 0.0
	set := func(width float64) {
		if !under {
			return
		}
		subtitle = c.needed(label{role: "subtitle", item: v.subtitleItem, text: v.subtitle, lang: v.lang, style: roles.Subtitle, colour: colour, normalise: true}, width, 3)
		below = subtitle.Height() + coverGap*subtitle.Size
	}
	set(room.W)
	if left := c.besideCode(v, room, below, c.colours.Ground); left != room {
		if room = left; room.W < c.area.W {
			set(room.W)
		}
	}
	foot = room.Bottom() - below
	title, ok := c.coverTitle(v, room.W, foot-top, text.Start)
	if !ok {
		c.tooWide(v)
		return
	}
	x := c.area.X - c.theme.FlushLeft(c.size, title.Size)
	if isLatin(v.lang) {
		x, title.ink = c.area.X, true
	}
	y := top
	if subtitle != nil {
		free := foot - top - title.Height()
		y = top + math.Max(0, math.Min(free, 0.25*free))
		if c.code != nil && room.W < c.area.W {
			y = top // beside the code, which stands on the foot
		}
	}
	drawn := false
	if v.moments != nil && c.theme.Decoration.Arcs.Show && subtitle == nil {
		drawn = c.arcs(v.moments, scene.Rect{X: c.area.X, Y: y + title.Height(), W: c.area.W, H: room.Bottom() - y - title.Height()})
	}
	if h := title.Height(); !drawn && subtitle == nil && c.code == nil && h < bareCover*(foot-top) {
		// A title that has the page for itself stands where a quote of a line or two does.
		y = math.Max(top, math.Min(c.mirrorMiddle()-h/2, foot-h))
	} else if !drawn && subtitle == nil && c.code == nil && c.theme.Decoration.Limb.Show {
		y = top + math.Max(0, largeCover*(foot-top-h)) // a larger one would leave all the void under it
	}
	c.put(title, x, y, c.area.W)
	if subtitle != nil {
		// A third of the title's size below it, or as near as the room says.
		under := math.Min(y+title.Height()+0.35*title.Size, foot+coverGap*subtitle.Size)
		c.put(subtitle, c.area.X, math.Max(under, y+title.Height()+0.2*subtitle.Size), c.area.W)
	}
}

// bareCover is the share of its page that a title fills at most which does not hang from the top of it.
const bareCover = 0.5

// largeCover is how much of what a larger title leaves over a limb is above it (unkind, night-deck-1).
const largeCover = 0.25

// coverGap is kept between a title and its subtitle at least, in em of the subtitle.
const coverGap = 0.9

// coverShrink is how far better breaks may make a title smaller, as a share of the largest size at which its words are whole: a title is a
// picture more than a quote is.
const coverShrink = 0.65

// coverWhole is how much of its size it is worth that a title stands on one line, coverAlone where else one character would stand alone.
const coverWhole, coverAlone = 0.85, 0.7

// On a wide page a title of a few characters is set larger, up to shortLarger times its size, until it takes shortWide of the width or
// shortHigh of the height that it has.
const (
	shortLarger = 1.5
	shortWide   = 0.75
	shortHigh   = 0.55
)

// shortTitle is how many times its usual size a title may have.
func (c *canvas) shortTitle(p *text.Prepared, largest, width, height float64) float64 {
	if !c.landscape() {
		return 1
	}
	f, ok := p.At(largest, text.Box{Width: width, Height: height, MaxLines: 1, Mode: text.Display, Pitch: func(float64, int) float64 { return 1 }})
	if !ok || len(f.Lines.Lines) != 1 || f.LineWidth(0) <= 0 {
		return 1
	}
	return math.Max(1, min(shortLarger, shortWide*width/f.LineWidth(0), shortHigh*height/largest))
}

// coverTitle fits the title, largest first, in at most four lines, on one if that is hardly smaller. Centred, it stands where a crop would cut what hangs.
func (c *canvas) coverTitle(v *cover, width, height float64, align text.Align) (*block, bool) {
	if v.mark {
		return c.titleLogo(v, width, height, align)
	}
	style := c.theme.Type.Roles.Title
	l := label{role: "title", item: v.titleItem, text: v.title, lang: v.lang, style: style, rank: rankQuote, colour: c.colours.Ink, normalise: true, hang: c.theme.Type.Hang && align != text.Centre, align: align}
	p := c.prepare(l)
	largest := style.SizeOf(c.size, theme.QuoteText)
	largest *= c.shortTitle(p, largest, width, height)
	sizes := c.theme.StepsBetween(c.size, largest, c.size.Floor(theme.QuoteText))
	if len(sizes) == 0 || sizes[0] < largest {
		sizes = append([]float64{largest}, sizes...)
	}
	box := text.Box{Width: width, Height: height, Sizes: sizes, Mode: text.Display, MaxLines: 4, Shrink: coverShrink,
		Pitch: func(size float64, lines int) float64 {
			if size >= 0.5*largest {
				return style.Leading
			}
			return c.theme.Leading(c.size, size, lines, isLatin(v.lang))
		}}
	f, ok := p.Fit(box)
	if ok && len(f.Lines.Lines) == 2 {
		whole := coverWhole
		if f.LineWidth(1) < 1.5*f.Size {
			whole = coverAlone
		}
		for _, size := range sizes {
			if size >= f.Size || size < whole*f.Size {
				continue
			}
			if g, ok := p.At(size, box); ok && len(g.Lines.Lines) == 1 {
				g.Tried, g.Why = append(f.Tried, fmt.Sprintf("%g: it is broken, and whole a little smaller", f.Size)), "largest at which it is whole"
				f = g
				break
			}
		}
	}
	if ok {
		c.choose("title size", fmt.Sprintf("%g", f.Size), f.Why, f.Tried...)
	}
	return &block{label: l, prepared: p, Fitted: f}, ok
}

// coverFoot draws seal, subtitle and line at the foot, and returns how far down the title may reach.
func (c *canvas) coverFoot(v *cover) float64 {
	roles := c.theme.Type.Roles
	width := c.area.W
	foot, corner := c.area.Bottom(), c.area.Bottom()
	if tokens := c.theme.Decoration.Seal; tokens.Show && c.set.brand.seal != "" {
		side := tokens.Size.For(c.size)
		c.seal(c.area.Right()-side, c.area.Bottom()-side, side)
		corner -= side
		width -= side + c.theme.Decoration.Keep.Column*c.unit
	} else {
		if b := c.cornerLogo(); b != nil {
			at := c.corner(b)
			c.put(b, at.X, at.Y, at.W)
			corner = at.Y
			width -= at.W + c.theme.Decoration.Keep.Column*c.unit
		}
	}
	if line := c.withHandle(v, width); line != "" {
		b := c.needed(label{role: "source", text: line, style: roles.Source, colour: c.colours.Soft}, width, 2)
		foot -= b.Height()
		c.put(b, c.area.X, foot, width)
		foot -= 24 * c.unit * c.airiness()
	}
	if tokens := c.theme.Decoration.Seal; tokens.Show && c.set.brand.seal != "" {
		// The seal has the corner.
		if b := c.cornerLogo(); b != nil {
			foot -= b.Height()
			c.put(b, c.area.X, foot, width)
			foot -= 24 * c.unit * c.airiness()
		}
	}
	if v.subtitle != "" && v.address == "" {
		b := c.needed(label{role: "subtitle", item: v.subtitleItem, text: v.subtitle, lang: v.lang, style: roles.Subtitle, colour: c.colours.Ink, normalise: true}, width, 3)
		foot -= b.Height()
		c.put(b, c.area.X, foot, width)
	}
	if v.moments != nil || v.address != "" && c.landscape() {
		foot = math.Min(foot, corner) // the years under an arc, or a code beside the title, stand over it
	}
	return foot - 0.5*c.theme.Decoration.Keep.Quote*c.unit*c.airiness()
}

// withHandle adds the brand's handle to the line at the foot of a plain cover, which has no other place for it: on a last card, with
// the name, and on a first one that says nothing else of the brand; it stands
// beside it, else under it.
func (c *canvas) withHandle(v *cover, width float64) string {
	line, handle := v.line, c.set.brand.handle
	if b := &c.set.brand; v.kind != "end" && (b.name != "" || b.seal != "" || b.logo != nil) {
		handle = "" // a first card says whose it is already
	}
	if name := c.set.brand.name; v.kind == "end" && c.set.brand.logo == nil && name != c.set.brand.seal && !strings.Contains(squeeze(v.title), squeeze(name)) {
		handle = strings.TrimSpace(name + " " + handle)
	}
	if handle == "" || line == "" {
		return line + handle
	}
	gap := "\u3000"
	if isLatin(c.set.Lang) || isKorean(c.set.Lang) {
		gap = " \u00b7 "
	}
	if b := c.line(label{role: "source", text: line + gap + handle, style: c.theme.Type.Roles.Source}); b.Width() <= width {
		return line + gap + handle
	}
	return line + "\n" + handle
}

// coverInCore sets the title in the middle of what every view of the platform shows, so that it makes sense when the
// sides are cut away; name and brand stand outside and only add.
func (c *canvas) coverInCore(v *cover, core scene.Rect) {
	// 20 px inside the crop at 383 high (unkind 13).
	inner := core.Inset(0.052 * core.H)
	inner.Y, inner.H = c.area.Y, c.area.H
	small := c.size.Floor(theme.LabelText)
	level := c.area.Bottom() - small
	if c.theme.Decoration.Limb.Show {
		// The limb rises just over the names at the sides, and the title keeps to the sky.
		l := c.newLimb(false)
		over := l.lowest(c.area.X, c.area.Right()) - (level - 0.4*small)
		l.cy -= over
		l.apex -= over
		c.drawLimb(l, 0, 0, "")
		inner.H = l.highest(inner.X, inner.Right()) - 0.6*small - inner.Y
	}
	if c.theme.Decoration.Dial.Show {
		inner = c.dialOverCore(v, inner)
	}
	if c.theme.Decoration.Book.Show {
		inner, level = c.bookCore(inner, small)
	}
	arched := v.moments != nil && c.theme.Decoration.Arcs.Show
	if arched {
		inner = c.arcOverCore(v.moments, inner, level, small)
	}
	title, ok := c.coverTitle(v, inner.W, inner.H, text.Centre)
	if !ok {
		c.tooWide(v)
		return
	}
	tokens := c.theme.Decoration.Seal
	seal := 0.0
	if tokens.Show && c.set.brand.seal != "" && !arched {
		seal = tokens.Size.For(c.size) // the disc at the end of an arc is the one vermilion thing
	}
	gap := 0.3 * seal
	if title.Height()+gap+seal > inner.H {
		seal, gap = 0, 0
	}
	y := inner.Y + (inner.H-title.Height()-gap-seal)*c.theme.Space.Centre
	c.put(title, inner.X, y, inner.W)
	if seal > 0 {
		c.seal(inner.X+(inner.W-seal)/2, y+title.Height()+gap, seal)
	}
	roles := c.theme.Type.Roles
	side := core.X - c.area.X - 0.02*c.Scene.Width
	ground := c.colours.Ground
	if c.theme.Decoration.Limb.Show {
		ground = c.colours.Field
	}
	if v.credit.name != "" {
		b := c.line(label{role: "speaker", ground: ground, item: v.credit.nameItem, text: v.credit.name, lang: v.credit.nameLang, style: roles.Source, colour: c.colours.Soft, align: text.End, normalise: true, size: small})
		if b.Width() <= side {
			c.put(b, core.Right()+0.02*c.Scene.Width, level, side)
		}
	}
	if c.sideLogo(c.area.X, level, side, small, ground) {
		return
	}
	if arched {
		b := c.line(label{role: "date", text: v.moments.first.Show(v.lang), lang: v.lang, style: roles.Source, colour: c.colours.Soft, size: small})
		if b.Width() <= side {
			c.put(b, c.area.X, level, side)
		}
		return
	}
	if c.set.brand.name != "" {
		b := c.line(label{role: "brand", ground: ground, item: "brand.name", text: c.set.brand.name, style: roles.Source, colour: c.colours.Soft, normalise: true, size: small})
		if b.Width() <= side {
			c.put(b, c.area.X, level, side)
		}
	}
}

// tooWide reports a title that does not fit.
func (c *canvas) tooWide(v *cover) {
	c.Warnings.Errorf(c.set.position(v.titleItem), "does-not-fit", "shorten the title", "the %s's title does not fit %s at the smallest type", v.kind, c.size.Name)
}

// coverAlt is the text alternative of a cover.
func (s *Setter) coverAlt(v *cover) string {
	out := v.title
	for _, more := range []string{v.subtitle, v.line, v.address} {
		if more != "" {
			if isChinese(v.lang) || isJapanese(v.lang) {
				out += "\u3002" + more
			} else {
				out += ". " + more
			}
		}
	}
	return out
}
