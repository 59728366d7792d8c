package layout

import (
	"fmt"
	"image/color"
	"math"

	"cards/internal/diag"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A quote with its speaker's portrait: beside the words on pages that are not tall, over them on tall ones. What a theme draws about
// a quote stays where it is on every card; the portrait shares the room that is left for the words, by the size of the page alone, so
// that it stands in the same place on all cards of a deck.

// seat is where a portrait stands, and what it leaves.
type seat struct {
	portrait *Portrait
	shape    theme.PortraitShape
	// area is where it is painted, box what of that is more than a trace; room is left for the words.
	area, box, room scene.Rect
	// over tells that it stands over the words, right that it stands at the right.
	over, right bool
	// middle is the y about which words beside it are centred, 0 where share says how far down their room they stand (0 top, 1 foot).
	middle, share float64
	// whole is the canvas's area before words were kept to the room.
	whole scene.Rect
}

const (
	// seatedLength stands for the length of any quote with a portrait, where furniture follows the length: neither short nor long.
	seatedLength = 80
	// tall is how many times as high as wide a page is on which the portrait stands over the words.
	tall = 1.05
	// leastMeasure is the narrowest room for words beside a portrait, em of the smallest quote.
	leastMeasure = 6
	// discHigh is the most of the height that a disc or a window takes beside words.
	discHigh = 0.62
	// hangClear is the part of the gap to a portrait that marks which hang out of their measure leave free.
	hangClear = 0.6
	// latinLeast is how much smaller than characters an alphabet may be beside a portrait: its words are wider shapes.
	latinLeast = 0.8
	// asideEmpty and asideFull are the parts of the height up to which words beside a portrait grow, and that they fill at most.
	asideEmpty, asideFull = 0.66, 0.92
	// archRatio is the height of a window in its width.
	archRatio = 1.4
)

// seatQuote composes a quote with its speaker's portrait where the deck asks for it, or leaves the layout to us and page and words
// allow; nil where not.
func (s *Setter) seatQuote(q *quote, size theme.Size, series place) []*Page {
	seated, why := s.seated(q, size)
	if seated == nil {
		q.unseated = why
		return nil
	}
	if q.layout == portraitSide {
		pages := s.divideQuote(seated, size, series, maxQuotePages)
		if pages == nil {
			q.unseated = "the words do not fit beside it at the smallest type"
		}
		return pages
	}
	c := s.composeQuote(seated, size, series, s.quoteForm(seated), []part{{0, len(q.runes)}}, 0, 0)
	if q.unseated = s.declined(c, q); q.unseated != "" {
		return nil
	}
	return []*Page{c.Page}
}

// seatTallQuote does so on a page whose height follows from the words.
func (s *Setter) seatTallQuote(q *quote, size theme.Size, series place) *Page {
	seated, why := s.seated(q, size)
	q.unseated = why
	if seated == nil {
		return nil
	}
	for _, ratio := range autoHeights {
		high, ok := size.WithHeight(ratio * float64(size.Width))
		if !ok {
			break
		}
		c := s.composeQuote(seated, high, series, s.quoteForm(seated), []part{{0, len(q.runes)}}, 0, 0)
		if q.unseated = s.declined(c, q); q.unseated == "" || c != nil && q.layout == portraitSide {
			c.choose("height", fmt.Sprint(high.Height), "the lowest page on which the words and the portrait fit")
			return c.Page
		}
	}
	return nil
}

// seated returns a copy of the quote that asks for its portrait, or why there is none.
func (s *Setter) seated(q *quote, size theme.Size) (*quote, string) {
	tokens := &s.Theme.Decoration.Portrait
	asked := q.layout == portraitSide
	core := rect(size.Core())
	switch length := quoteLength(q.runes); {
	case q.credit.portrait == nil && asked:
		return nil, "no portrait of the speaker is named"
	case q.credit.portrait == nil || !asked && q.layout != "" && q.layout != "auto":
		return nil, ""
	case core.W < 0.8*rect(size.Safe()).W && !size.AutoHeight:
		return nil, "the middle that every view of the platform shows has no room for it"
	case asked:
	case !tokens.Auto:
		return nil, "the theme sets no quote with one by itself"
	case length > tokens.Most:
		return nil, fmt.Sprintf("%d characters are more than the %d that leave it room", length, tokens.Most)
	case q.translation != nil:
		return nil, "the translation has its room"
	case q.poem:
		return nil, "a poem has the page to itself"
	case q.credit.portrait.tooSmall(0.3 * math.Min(float64(size.Width), float64(size.Height))):
		return nil, fmt.Sprintf("portrait %s has too few pixels to be shown large", q.credit.portrait.File)
	}
	seated := *q
	seated.seated = true
	return &seated, ""
}

// declined says why layout auto does without a portrait that would have a place; empty when it does with it.
func (s *Setter) declined(c *quoteCanvas, q *quote) string {
	if c == nil {
		return "it leaves the words too little room"
	}
	least := s.Theme.Decoration.Portrait.Least.For(c.size)
	if isLatin(q.lang) {
		least *= latinLeast
	}
	if c.quoteSize < least-0.01 {
		return fmt.Sprintf("beside it the words would be set at %g, and they should have %g", c.quoteSize, least)
	}
	for _, d := range c.Warnings {
		if d.Code == "torn-word" || d.Code == "lonely-character" || d.Severity == diag.Error {
			return "beside it the lines break badly"
		}
	}
	return ""
}

// tellSeat records what became of a speaker's portrait.
func (c *quoteCanvas) tellSeat(q *quote) {
	switch {
	case q.seated:
		_, side := q.credit.portrait.right()
		why := "the speaker has a portrait, and a quote of this length leaves it room"
		if q.layout == portraitSide {
			why = "the deck asks for it"
		}
		c.choose("layout", portraitSide, why)
		c.choose("portrait", string(c.theme.Decoration.Portrait.Shape), side)
		if q.credit.portrait.Dark {
			c.choose("portrait light", "lifted", "nearly all of the picture is darker than its middle")
		}
	case q.unseated == "":
	case q.layout == portraitSide:
		pos := c.at
		if q.credit.portrait == nil {
			c.Warnings.Warnf(pos, "no-portrait", "give the speaker a portrait:, or take the layout out", "layout portrait-side is not drawn on %s: %s", c.size.Name, q.unseated)
			return
		}
		c.Warnings.Warnf(pos, "portrait-left-out", "shorten the quote, or leave the size out", "layout portrait-side is not drawn on %s: %s", c.size.Name, q.unseated)
	default:
		c.choose("portrait", "none", "not beside the words: "+q.unseated)
	}
}

// seat shares the room of the words with a portrait, and has it drawn before them; it reports whether both have room.
func (c *quoteCanvas) seat(sig *signature, p *Portrait, name string) bool {
	own := sig.furniture
	tokens := &c.theme.Decoration.Portrait
	room := scene.Rect{X: c.area.X, Y: sig.top, W: c.area.W, H: sig.quoteFoot - sig.top}
	if own != nil {
		room = own.room
	}
	s := &seat{portrait: p, shape: tokens.Shape, over: c.Safe.H > tall*c.Safe.W, whole: c.area, share: c.theme.Space.Centre}
	s.right, _ = p.right()
	if sig.column && s.right && !s.over {
		return false // the name runs down where the portrait stands
	}
	if own != nil && own.name == "book" && !s.over && !s.right {
		// The margin column is the portrait's; its mark would stand far from the words.
		room.W, room.X = room.Right()-c.area.X, c.area.X
		own.after = nil
	}
	switch s.shape {
	case theme.PortraitBleed:
		c.seatBleed(s, sig, room)
	case theme.PortraitArch:
		c.seatArch(s, sig, room)
	case theme.PortraitRectangle:
		c.seatRectangle(s, sig, room)
	default:
		c.seatDisc(s, room)
	}
	if s.box == (scene.Rect{}) {
		s.box = s.area
	}
	floor := c.size.Floor(theme.QuoteText)
	if s.room.W < leastMeasure*floor || s.room.H < floor || s.area.Bottom() > math.Max(room.Bottom(), c.area.Bottom())+0.5 && s.shape != theme.PortraitBleed {
		return false
	}
	sig.seat = s
	if own == nil {
		sig.top, sig.quoteFoot = s.room.Y, s.room.Bottom()
		c.area.X, c.area.W = s.room.X, s.room.W
		c.drawSeat(s, name)
		return true
	}
	own.room, own.columns = s.room, 0
	behind := own.behind
	own.behind = func() {
		if behind != nil {
			behind()
		}
		c.drawSeat(s, name)
	}
	return true
}

// unseat gives the canvas its area back for what signs the card. The limb's number keeps off the portrait like the words.
func (c *canvas) unseat(sig *signature) {
	if sig.seat != nil && sig.furniture == nil && sig.limb == nil {
		c.area = sig.seat.whole
	}
}

// beside splits a room into a part at the portrait's side, width wide, and the rest but for the theme's gap.
func (c *canvas) beside(s *seat, room scene.Rect, width float64) (at scene.Rect) {
	gap := c.theme.Decoration.Portrait.Gap.For(c.size)
	at, s.room = room, room
	at.W = width
	s.room.W = room.W - width - gap
	if s.right {
		at.X = room.Right() - width
	} else {
		s.room.X = room.X + width + gap
	}
	return at
}

// beneath leaves the room under a portrait that stands over the words.
func (c *canvas) beneath(s *seat, room scene.Rect) {
	y := s.area.Bottom() + c.theme.Decoration.Portrait.Gap.For(c.size)
	s.room = scene.Rect{X: room.X, Y: y, W: room.W, H: room.Bottom() - y}
}

// overHeight is the height of a portrait over the words, px: it follows from the page alone.
func (c *canvas) overHeight() float64 {
	return math.Round(c.theme.Decoration.Portrait.Over.For(c.size) * c.Safe.H)
}

// seatDisc is a disc: over the words flush with them, beside them in the middle of the height.
func (c *canvas) seatDisc(s *seat, room scene.Rect) {
	if s.over {
		d := math.Min(c.overHeight(), room.W)
		s.area = scene.Rect{X: room.X, Y: room.Y, W: d, H: d}
		if s.right {
			s.area.X = room.Right() - d
		}
		c.beneath(s, room)
		s.share = overShare
		return
	}
	d := math.Round(math.Min(c.theme.Decoration.Portrait.Beside.For(c.size)*room.W, math.Min(discHigh*c.area.H, room.H)))
	at := c.beside(s, room, d)
	// As if every card had a signature of usual height.
	y := math.Max(room.Y, math.Min(c.area.Y+math.Max(0, (usualRoom*c.area.H-d)/2), room.Bottom()-d))
	s.area = scene.Rect{X: at.X, Y: y, W: d, H: d}
	s.middle = y + d/2
}

const (
	// overShare is how far down their room words stand under a disc.
	overShare = 0.3
	// usualRoom is the part of the height that words have over a signature of usual height.
	usualRoom = 0.8
)

// seatArch is a window with a round head. Beside words it stands on the horizon, where there is one.
func (c *canvas) seatArch(s *seat, sig *signature, room scene.Rect) {
	s.share = 1
	if s.over {
		h := math.Min(c.overHeight(), room.H)
		w := math.Round(math.Min(h/archRatio, room.W))
		s.area = scene.Rect{X: room.X, Y: room.Y, W: w, H: h}
		if s.right {
			s.area.X = room.Right() - w
		}
		c.beneath(s, room)
		return
	}
	foot := room.Bottom()
	if sig.furniture != nil && c.theme.Decoration.Horizon.Show {
		foot += c.theme.Decoration.Horizon.Quote.For(c.size)
	}
	w := math.Round(math.Min(c.theme.Decoration.Portrait.Beside.For(c.size)*room.W, (foot-room.Y)/archRatio*archFill))
	at := c.beside(s, room, w)
	h := math.Min(archRatio*w/archFill, foot-room.Y)
	s.area = scene.Rect{X: at.X, Y: foot - h, W: w, H: h}
}

// archFill lets a window that has little height be a little lower than its ratio.
const archFill = 1.06

// seatRectangle is a rectangle: of whole columns where the theme has them, between head and foot.
func (c *canvas) seatRectangle(s *seat, sig *signature, room scene.Rect) {
	module := &c.theme.Decoration.Module
	tokens := &c.theme.Decoration.Portrait
	if module.Show {
		s.share = 1
	}
	if s.over {
		w := math.Round(math.Min(overRatio*c.overHeight(), room.W))
		if module.Show {
			// The first column, or the last, is the mark's.
			w = room.W - columnWidth(c, room.W) - module.Gutter*c.unit
		}
		s.area = scene.Rect{X: room.X, Y: room.Y, W: w, H: math.Min(c.overHeight(), room.H)}
		if s.right != module.Show {
			s.area.X = room.Right() - w
		}
		c.beneath(s, room)
		c.markBeside(s, sig, room)
		return
	}
	w := math.Round(tokens.Beside.For(c.size) * room.W)
	if module.Show {
		column := columnWidth(c, room.W) + module.Gutter*c.unit
		w = math.Max(1, math.Floor(w/column+0.3))*column - module.Gutter*c.unit
		// A face needs its width.
		for w < narrowest*room.H && w+column <= widest*room.W {
			w += column
		}
	}
	s.area = c.beside(s, room, w)
	if module.Show {
		sig.furniture.after = nil
	}
}

const (
	// narrowest is the least width of a portrait between head and foot, in its height.
	narrowest = 0.6
	// widest is the most of the measure that columns of a portrait take.
	widest = 0.5
)

// overRatio is the width of a rectangle over words in its height.
const overRatio = 1.25

// columnWidth is that of a column of the theme grid in a measure, px.
func columnWidth(c *canvas, measure float64) float64 {
	module := &c.theme.Decoration.Module
	n := module.Columns.For(c.size)
	return (measure - (n-1)*module.Gutter*c.unit) / n
}

// markBeside draws the quotation mark of the theme grid in the column that a portrait over the words leaves.
func (c *canvas) markBeside(s *seat, sig *signature, room scene.Rect) {
	module := &c.theme.Decoration.Module
	if !module.Show || sig.furniture == nil {
		return
	}
	x, width := room.X, columnWidth(c, room.W)
	if s.right {
		x = room.Right() - width
	}
	gap := math.Round(module.Gutter * c.unit / 2)
	w := math.Floor((width - gap) / 2)
	sig.furniture.after = func(*scene.Box, *block) { c.quotationMark(math.Round(x), s.area.Bottom()-2*w, w, 2*w+gap) }
}

// fadeOf is the share of a portrait that dissolves: less of it over words, where a chin is near them, than beside them.
func (c *canvas) fadeOf(over bool) float64 {
	fade := c.theme.Decoration.Portrait.Fade
	if over {
		fade *= overFade
	}
	return fade
}

const overFade = 0.7

// clearAside keeps what signs a card off a picture that bleeds beside the words down to the foot; under a limb or furniture of the
// theme, that is where they are.
func (c *canvas) clearAside(p *Portrait) {
	tokens := &c.theme.Decoration
	if tokens.Portrait.Shape != theme.PortraitBleed || tokens.Limb.Show || c.Safe.H > tall*c.Safe.W {
		return
	}
	x := math.Round(tokens.Portrait.Beside.For(c.size)*c.Scene.Width) + tokens.Portrait.Gap.For(c.size)/2
	if right, _ := p.right(); right {
		c.area.W = math.Min(c.area.Right(), c.Scene.Width-x) - c.area.X
		return
	}
	c.area.W -= math.Max(x-c.area.X, 0)
	c.area.X = math.Max(x, c.area.X)
}

// seatBleed is a picture that reaches the edges of the page and dissolves where the words begin.
func (c *canvas) seatBleed(s *seat, sig *signature, room scene.Rect) {
	tokens := &c.theme.Decoration.Portrait
	foot := c.Scene.Height
	if sig.limb != nil {
		foot = math.Ceil(sig.limb.lowest(0, c.Scene.Width))
	}
	// What is left of the fade under the words leaves them their contrast.
	fade := c.fadeOf(s.over)
	seen := 1 - fade + fade*c.clearOfFade()
	if s.over {
		y := math.Round(math.Max(c.Safe.Y+c.overHeight(), room.Y))
		s.area = scene.Rect{W: c.Scene.Width, H: math.Ceil(y / seen)}
		s.box = scene.Rect{W: c.Scene.Width, H: y}
		s.room = scene.Rect{X: room.X, Y: y, W: room.W, H: room.Bottom() - y}
		return
	}
	gap := tokens.Gap.For(c.size)
	x := math.Round(tokens.Beside.For(c.size) * c.Scene.Width)
	s.area = scene.Rect{W: math.Ceil(x / seen), H: foot}
	s.box = scene.Rect{W: x, H: foot}
	s.room = room
	if s.right {
		s.area.X, s.box.X = c.Scene.Width-s.area.W, c.Scene.Width-x
		s.room.W = s.box.X - gap/2 - room.X
		return
	}
	s.room.X = math.Max(room.X, x+gap/2)
	s.room.W = room.Right() - s.room.X
}

// drawSeat paints the portrait.
func (c *canvas) drawSeat(s *seat, name string) {
	p := s.portrait
	backdrop := c.colours.Named(c.theme.Decoration.Portrait.Backdrop)
	switch s.shape {
	case theme.PortraitBleed:
		c.bleed(s, name)
	case theme.PortraitArch:
		clip := archPath(s.area)
		if p.CutOut && !s.over {
			c.show(p, name, s.area, nil, color.NRGBA{}, p.stand(s.area, 1))
			return
		}
		c.show(p, name, s.area, &clip, backdrop, s.box)
	case theme.PortraitRectangle:
		c.show(p, name, s.area, nil, backdrop, s.box)
	default:
		r := s.area.W / 2
		clip := scene.Circle(s.area.X+r, s.area.Y+r, r)
		c.show(p, name, s.area, &clip, backdrop, s.box)
	}
}

// bleed paints a picture to the edges of the page, faded towards the words; a figure without a background stands on the foot
// beside them as it is, and fades over them.
func (c *canvas) bleed(s *seat, name string) {
	p, fade, side := s.portrait, c.fadeOf(s.over), byte('r')
	switch {
	case s.over:
		side = 'b'
	case s.right:
		side = 'l'
	}
	at, window := s.area, p.Image.Bounds()
	switch {
	case p.CutOut && !s.over:
		room := s.box
		room.Y, room.H = c.Safe.Y+bleedAir*c.Safe.H, room.Bottom()-c.Safe.Y-bleedAir*c.Safe.H
		at, side = p.stand(room, shoulders), 0
		// Shoulders leave the page, not the other way.
		at.X = math.Min(at.X, room.Right()-at.W)
		if s.right {
			at.X = math.Max(room.X, room.X+(room.W-at.W)/2)
		}
	case p.CutOut:
		room := s.area
		room.Y, room.H = c.Safe.Y+bleedAir*c.Safe.H, room.Bottom()-c.Safe.Y-bleedAir*c.Safe.H
		at = p.stand(room, 1)
	default:
		// The face in the middle of what stays.
		face := scene.Point{X: 0.5, Y: 0.4}
		switch seen := 1 - fade/2; side {
		case 'r':
			face.X = seen / 2
		case 'l':
			face.X = 1 - seen/2
		case 'b':
			face.Y = overFace * seen
		}
		window = p.window(at.W/at.H, 1, face)
	}
	at = scene.Rect{X: scene.Snap(at.X), Y: scene.Snap(at.Y), W: scene.Snap(at.W), H: scene.Snap(at.H)}
	c.resolution(p, at.W/float64(window.Dx()), at)
	c.mark("image", s.box, scene.Image{Source: p.cut(window, side, fade), Area: at, Focus: scene.Point{X: 0.5, Y: 0.5}, Alt: c.set.Words.Portrait(name)})
	c.shown = name
}

// overFace is how far down the part of a picture over words that does not fade a face is.
const overFace = 0.5

// bleedAir is kept over the head of a figure that stands on the foot, as a share of the height.
const bleedAir = 0.06

// archPath is a window with a round head.
func archPath(a scene.Rect) scene.Path {
	var p scene.Path
	r := a.W / 2
	p.Move(a.X, a.Bottom())
	p.Line(a.X, a.Y+r)
	p.Arc(a.X+r, a.Y+r, r, r, math.Pi, 2*math.Pi)
	p.Line(a.Right(), a.Bottom())
	p.Close()
	return p
}

// place is where words of a height begin in their measure.
func (s *seat) place(measure scene.Rect, f *text.Fitted) float64 {
	free := math.Max(measure.H-f.Height(), 0)
	if s.middle > 0 {
		return math.Min(math.Max(s.middle-f.Height()/2, measure.Y), measure.Y+free)
	}
	return measure.Y + s.share*free
}
