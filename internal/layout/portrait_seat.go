package layout

import (
	"fmt"
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
	// reach is how far below its box the words begin that a picture dissolves over, px.
	reach float64
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
		pages := s.divideInForm(seated, size, series, s.seatedForm(q), maxQuotePages)
		if pages == nil {
			q.unseated = "the words do not fit beside it at the smallest type"
		}
		return pages
	}
	form, whole := s.seatedForm(q), []part{{0, len(q.runes)}}
	c := s.composeQuote(seated, size, series, form, whole, 0, 0)
	q.unseated = s.declined(c, q)
	if safe := rect(size.Safe()); q.unseated != "" && safe.H > tall*safe.W {
		// A lower one over the words is better than a card without, among others that have theirs.
		lower := *seated
		lower.lesser = q.unseated
		if c = s.composeQuote(&lower, size, series, form, whole, 0, 0); s.declined(c, q) == "" {
			seated, q.unseated = &lower, ""
		}
	}
	if q.unseated != "" {
		return nil
	}
	return []*Page{c.settled(seated, form, whole)}
}

// seatedForm is the form of words beside a portrait: columns on a leaf of a book, where the language has them, else lines.
func (s *Setter) seatedForm(q *quote) string {
	if s.Theme.Decoration.Leaf.Show && (isChinese(q.lang) || isJapanese(q.lang)) {
		return formVertical
	}
	return formLeft
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
		c := s.composeQuote(seated, high, series, s.seatedForm(q), []part{{0, len(q.runes)}}, 0, 0)
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
	case q.number != nil:
		return nil, "the figure is the picture"
	case q.photo != nil:
		return nil, "the quote has a picture of its own"
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
		if c.drawing != nil {
			c.choose("portrait", "drawing", "in flat inks and of the page's shape, so it fills the page, with the words on its calm side")
		} else {
			c.choose("portrait", string(c.theme.Decoration.Portrait.Shape), side)
		}
		if q.lesser != "" {
			c.choose("portrait height", "lower", "at its usual height: "+q.lesser)
		}
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
	if tokens.Foot && s.over {
		s.share = 1
	}
	s.right, _ = p.right()
	if sig.column && s.right && !s.over {
		return false // the name runs down where the portrait stands
	}
	if own != nil && own.name == "book" && !s.over && !s.right {
		// The margin column is the portrait's; its mark would stand far from the words, and what signs the card at an edge of its own.
		room.W, room.X = room.Right()-c.area.X, c.area.X
		own.after = nil
		own.flush()
	}
	switch {
	case c.drawing != nil:
		c.seatDrawing(s)
	case s.shape == theme.PortraitBleed:
		c.seatBleed(s, sig, room)
	case s.shape == theme.PortraitArch:
		c.seatArch(s, sig, room)
	case s.shape == theme.PortraitRectangle:
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
	if sig.limb != nil && !s.over {
		// The card's number keeps off the portrait and off the margin like the words, and so do the segments that it belongs to.
		sig.limb.from, sig.limb.to = s.box.Right(), room.Right()
		if s.right {
			sig.limb.from, sig.limb.to = room.X, s.box.X
		}
	}
	if own == nil {
		sig.top, sig.quoteFoot = s.room.Y, s.room.Bottom()
		c.area.X, c.area.W = s.room.X, s.room.W
		c.drawSeat(s, name)
		return true
	}
	behind := own.behind
	if c.drawing != nil {
		s.room.H = own.room.H // over who signs it
		own.room = s.room
		own.behind = func() {
			c.paintDrawing(name)
			behind()
		}
		return true
	}
	own.room, own.columns = s.room, 0
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

// drawSeat paints the portrait.
func (c *canvas) drawSeat(s *seat, name string) {
	p := s.portrait
	backdrop := c.colours.Named(c.theme.Decoration.Portrait.Backdrop)
	switch s.shape {
	case theme.PortraitBleed:
		c.bleed(s, name)
	case theme.PortraitArch:
		clip := archPath(s.area)
		c.show(p, name, s.area, &clip, backdrop, s.box)
	case theme.PortraitRectangle:
		c.show(p, name, s.area, nil, backdrop, s.box)
	default:
		r := s.area.W / 2
		clip := scene.Circle(s.area.X+r, s.area.Y+r, r)
		c.show(p, name, s.area, &clip, backdrop, s.box)
	}
}

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

// place is where words of a height begin in their measure, at whose end spare is to be left empty, px.
func (s *seat) place(measure scene.Rect, f *text.Fitted, spare float64) float64 {
	free := math.Max(measure.H-f.Height()-spare, 0)
	if s.middle > 0 {
		return math.Min(math.Max(s.middle-f.Height()/2, measure.Y), measure.Y+free)
	}
	return measure.Y + s.share*free
}
