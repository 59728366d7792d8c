package layout

import (
	"fmt"
	"unicode/utf8"

	"cards/internal/edtf"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The signature of a quote: who said it, where, and whose card it is, in the same places on every card of a deck. Two
// forms: a column of name down the right edge, standing on the seal (ink), or lines along the foot.

// credit is who and where, in the language of the card.
type credit struct {
	name, nameItem string
	nameLang       string
	role, roleItem string
	// source is the line of title and date, which is ours; it may be empty. column is the same for a column, with the
	// date's figures in characters.
	source, column string
	// title is what source begins with, if that is a title.
	title string
	// dates are those of source and column, which are never cut in two.
	dates []string
	// date is when the words were said or written: their source's, else the deck's.
	date edtf.Date
	// portrait is the picture of who said it that stands beside the name; nil where there is none.
	portrait *Portrait
}

// place is a card's place in its deck: n of total.
type place struct {
	n, total int
	// quote of quotes is its place among the quotes alone: 0 before the first, one past the last on a card that follows them all.
	quote, quotes int
	// mark is what the foot says of that: the deck's line of a series with the numbers filled in, which part of a divided quote a page is
	// (1／2), or both. It may be empty.
	mark string
	// series and part are those two by themselves on a page of a divided quote.
	series, part string
}

// parted returns the place of part i of n of a divided card; a card that is not divided has its own.
func (s *Setter) parted(at place, i, n int) place {
	if n < 2 {
		return at
	}
	at.series, at.part = at.mark, fmt.Sprintf("%d\uff0f%d", i+1, n)
	switch {
	case at.series == "":
		at.mark = at.part
	case isLatin(s.Lang) || isKorean(s.Lang):
		at.mark = at.series + " (" + at.part + ")"
	default:
		at.mark = at.series + "\uff08" + at.part + "\uff09"
	}
	return at
}

// line is the deck's line of a series; empty where it has none.
func (at *place) line() string {
	if at.part != "" {
		return at.series
	}
	return at.mark
}

// signature is the foot of one card in the making.
type signature struct {
	column, centre bool
	// beside has name, seal and mark at the left of columns, which they leave aside px of the measure.
	beside bool
	aside  float64
	markX  float64 // behind what their mark stands
	// top and quoteFoot bound the quote's em boxes.
	top, quoteFoot float64
	// middle asks for the quote in the optical middle instead of at the top.
	middle bool
	// accentClose lets the quote's closing mark carry the accent, where nothing else on the card does.
	accentClose bool
	// indent is how far the second of two mirrored clauses is moved in, px.
	indent float64
	// more tells that the quote goes on on another page.
	more bool
	why  string
	// marked is how far under its last em box what is drawn under marked words reaches, em of the quote; 0 where none are.
	marked float64

	// furniture is the theme's own, which signs the card itself; nil where the theme has none.
	furniture *furniture
	// seat is where a portrait stands beside or over the words; nil where none does.
	seat *seat
	// small is the portrait beside the name; nil where there is none.
	small *smallPortrait

	place place
	// mark is the place's mark, where no limb carries it; over is the part of a divided quote where it stands over the line of the series.
	mark   *block
	over   *block
	sealAt scene.Rect
	// logo stands where the seal would, on cards without one.
	logo *block
	limb *limb
	// lines are the blocks with their places, from the foot upwards.
	lines []placedBlock
	name_ *block
	nameX float64
	nameY float64
}

type placedBlock struct {
	block    *block
	x, y, w  float64
	baseline bool
}

// signsInColumn reports whether the theme's column form suits the quote: a name that stands upright, no role, one page,
// a seal to stand on.
func (s *Setter) signsInColumn(q *quote, form string, parts int) bool {
	t := s.Theme
	return t.Decoration.Signature == theme.SignatureColumn && !q.foot && form == "left" && parts == 1 &&
		t.Decoration.Seal.Show && s.brand.seal != "" && q.credit.role == "" && text.StandsUpright(q.credit.name) && utf8.RuneCountInString(q.credit.name) <= longestColumn
}

// longestColumn is the longest name in characters that may run down a column.
const longestColumn = 8

// newSignature reckons where everything stands about a quote of so many characters; nothing is drawn until draw.
func (c *canvas) newSignature(who *credit, column, centre bool, length int, at place) *signature {
	long := length > longQuote
	sig := &signature{column: column, centre: centre, top: c.area.Y, place: at}
	tokens := c.theme.Decoration
	if f := c.furnish(who, length, at); f != nil {
		sig.furniture, sig.top, sig.quoteFoot = f, f.room.Y, f.room.Bottom()
		sig.why = "the theme's own furniture"
		return sig
	}
	if tokens.Limb.Show {
		l := c.newLimb(long)
		sig.limb = &l
		sig.why = "the theme's names stand under the limb"
		c.signBeside(sig, who, c.footOnLimb)
		return sig
	}
	if tokens.Seal.Show && c.set.brand.seal != "" {
		side := tokens.Seal.Size.For(c.size)
		sig.sealAt = scene.Rect{X: c.area.Right() - side, Y: c.area.Bottom() - side, W: side, H: side}
	}
	if tokens.Seal.Show && sig.sealAt.Empty() {
		if sig.logo = c.cornerLogo(); sig.logo != nil {
			sig.sealAt = c.corner(sig.logo)
		}
	} else if tokens.Seal.Show && c.set.brand.logo != nil && !c.set.brand.hidden {
		c.choose("logo", "", "the seal stands for the brand")
	}
	if at.mark != "" {
		sig.mark = c.footMark(at.mark)
	}
	sig.accentClose = (sig.sealAt.Empty() || sig.logo != nil) && tokens.Seal.Show
	sig.middle = c.Scene.Height > 1.6*c.Scene.Width
	if column {
		sig.why = "the name is of characters that stand upright, without a role, and no line comes near it"
		c.signColumn(sig, who)
		return sig
	}
	sig.why = "the name does not stand upright, has a role, or a line would come too near a column"
	if c.signWithPart(sig, who) {
		return sig
	}
	c.signBeside(sig, who, c.signFoot)
	return sig
}

// signBeside has names set by a form of the foot, beside the small portrait of who is named where that has room.
func (c *canvas) signBeside(sig *signature, who *credit, form func(*signature, *credit)) {
	whole, limb := c.area, sig.limb
	sig.small = c.besideNames(who, whole, sig.centre, func(column scene.Rect) []placedBlock {
		c.area.X, c.area.W, sig.lines = column.X, column.W, nil
		if limb != nil {
			again := *limb
			sig.limb = &again
		}
		form(sig, who)
		return sig.lines
	})
	c.area = whole
}

// name is the form's word for inspect.
func (sig *signature) name() string {
	switch {
	case sig.furniture != nil:
		return sig.furniture.name
	case sig.limb != nil:
		return "limb"
	case sig.beside:
		return "colophon"
	case sig.column:
		return "column"
	}
	return "foot"
}

// signColumn stands the name on the seal and the source at the foot.
func (c *canvas) signColumn(sig *signature, who *credit) {
	roles := c.theme.Type.Roles
	sig.quoteFoot = c.area.Bottom()
	if who.name != "" {
		sig.name_ = c.line(label{role: "speaker", item: who.nameItem, text: who.name, lang: who.nameLang, style: roles.Signature, colour: c.colours.Ink, vertical: true, normalise: true})
		sig.nameX = sig.sealAt.X + sig.sealAt.W/2
		sig.nameY = sig.sealAt.Y - c.theme.Decoration.Seal.NameGap*c.unit - sig.name_.Width()
	}
	width, foot := c.footRow(sig, label{text: who.source, style: roles.Source})
	foot = c.stack(sig, c.credits(who, width), foot)
	if foot < c.area.Bottom() {
		sig.quoteFoot = foot - c.theme.Decoration.Keep.Quote*c.unit
	}
}

// draw paints the signature.
func (sig *signature) draw(c *canvas) {
	if sig.furniture != nil {
		return // drawn before the quote
	}
	if sig.limb != nil {
		c.drawLimbUnder(sig)
	}
	c.drawSmall(sig.small)
	for _, p := range sig.lines {
		if p.baseline {
			c.putOnBaseline(p.block, p.x, p.y, p.w)
		} else {
			c.put(p.block, p.x, p.y, p.w)
		}
	}
	if sig.name_ != nil {
		c.put(sig.name_, sig.nameX, sig.nameY, sig.name_.Size)
	}
	switch {
	case sig.logo != nil:
		c.put(sig.logo, sig.sealAt.X, sig.sealAt.Y, sig.sealAt.W)
	case !sig.sealAt.Empty():
		c.seal(sig.sealAt.X, sig.sealAt.Y, sig.sealAt.W)
	}
	switch {
	case sig.mark != nil && sig.beside:
		c.drawColophonMark(sig)
	case sig.mark != nil:
		// Right, on the source's line or under it.
		c.putOnFoot(sig.mark, c.area.X, c.area.Bottom(), c.area.W-c.sealRoom(sig))
	}
	if sig.over != nil {
		c.putOnFoot(sig.over, c.area.X, c.area.Bottom()-markRow*sig.mark.Size, c.area.W-c.sealRoom(sig))
	}
}
