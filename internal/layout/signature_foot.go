package layout

import (
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The foot of a signature: the lines of name, role and source, stacked from the foot of the page upwards, and the mark of the page
// beside or under them.

// signWithPart signs the foot of a page of a divided quote with the line of the series where it is on the other cards, and the part over it; it reports
// whether both have room beside the names, which would else be higher than on the other cards.
func (c *canvas) signWithPart(sig *signature, who *credit) bool {
	if sig.mark == nil || sig.place.part == "" || sig.place.series == "" {
		return false
	}
	try := *sig
	try.mark, try.over = c.footMark(sig.place.series), c.footMark(sig.place.part)
	c.signBeside(&try, who, c.signFoot)
	right := c.area.Right() - c.sealRoom(&try)
	at := scene.Rect{X: right - try.over.Width(), Y: c.area.Bottom() - (1+markRow)*try.over.Size, W: try.over.Width(), H: try.over.Size}
	if at.Y < try.quoteFoot || at.W > markWidth*c.unit {
		return false
	}
	for _, l := range try.lines {
		x := l.x
		if try.centre {
			x += (l.w - l.block.Width()) / 2
		}
		if at.Inset(-markGap * try.over.Size).Overlaps(scene.Rect{X: x, Y: l.y, W: l.block.Width(), H: l.block.Height()}) {
			return false
		}
	}
	*sig = try
	return true
}

// footMark sets a mark of the page at the right of the foot.
func (c *canvas) footMark(s string) *block {
	return c.line(label{role: "page", text: s, style: c.theme.Type.Roles.Page, colour: c.colours.Soft, align: text.End})
}

// signFoot stacks source, role and name from the foot upwards, each a fixed step from foot to foot above the first line of
// the one below.
func (c *canvas) signFoot(sig *signature, who *credit) {
	roles := c.theme.Type.Roles
	pitch := c.theme.Decoration.Pitch
	lowest := label{text: who.name, style: roles.Name}
	switch {
	case who.source != "":
		lowest = label{text: who.source, style: roles.Source}
	case who.role != "":
		lowest = label{text: who.role, style: roles.Role}
	}
	width, foot := c.footRow(sig, lowest)
	step := 0.0
	above := func(b *block, want float64) {
		if b == nil || b.Count() == 0 {
			return
		}
		if step > 0 {
			// From the foot of the first line below; never closer than the letters allow.
			foot = math.Min(foot+step-want, foot-0.35*b.Size)
		}
		foot = c.stack(sig, b, foot)
		step = b.Size
		width = c.nameWidth(sig)
	}
	above(c.credits(who, width), 0)
	if who.role != "" {
		above(c.needed(label{role: "speaker", item: who.roleItem, text: who.role, style: roles.Role, colour: c.colours.Soft, normalise: true}, width, 2), pitch.Role*c.unit)
	}
	if who.name != "" {
		above(c.nameBlock(who, width), pitch.Name*c.unit)
	}
	if step == 0 {
		// Nobody signs the card: what else stands at the foot still does.
		if sig.mark != nil {
			foot = c.area.Bottom() - sig.mark.Size
		}
		if !sig.sealAt.Empty() {
			foot = math.Min(foot, sig.sealAt.Y)
		}
	}
	sig.quoteFoot = foot
	if foot < c.area.Bottom() {
		sig.quoteFoot -= c.theme.Decoration.Keep.Quote * c.unit * math.Max(c.airiness(), nameAir)
	}
}

// nameAir is how much of the space over a name a low page keeps: descenders and dots under words reach into it.
const nameAir = 0.55

// airiness shrinks generous spaces on low pages.
func (c *canvas) airiness() float64 {
	if c.size.Class == theme.Banner {
		return 0.4
	}
	return 1
}

// nameBlock sets a name across, on one line if its size allows, else on two.
func (c *canvas) nameBlock(who *credit, width float64) *block {
	l := label{role: "speaker", item: who.nameItem, text: who.name, lang: who.nameLang, style: c.theme.Type.Roles.Name, colour: c.colours.Ink, normalise: true}
	if !strings.Contains(who.name, "\n") {
		if b := c.line(l); b.Width() <= width {
			return b
		}
	}
	return c.needed(l, width, 2)
}

// sealRoom is what the seal takes of the foot, with the space beside it.
func (c *canvas) sealRoom(sig *signature) float64 {
	if sig.sealAt.Empty() {
		return 0
	}
	return sig.sealAt.W + c.theme.Decoration.Keep.Column*c.unit
}

// nameWidth is the room for names at the foot: the measure less the seal, on both sides where they are centred.
func (c *canvas) nameWidth(sig *signature) float64 {
	if sig.centre {
		return c.area.W - 2*c.sealRoom(sig)
	}
	return c.area.W - c.sealRoom(sig)
}

// markWidth is kept on the source's line for a page mark or the number in a series, a token.
const markWidth = 130

// markGap is kept between the mark and the line that it shares, and under that line where it shares none, in em of the mark.
const markGap = 0.6

// footRow returns the room for the lowest line at the foot and where it stands: beside the mark, or above it where both do not
// fit one line.
func (c *canvas) footRow(sig *signature, lowest label) (width, foot float64) {
	width, foot = c.nameWidth(sig), c.area.Bottom()
	beside := width
	if !sig.centre {
		beside -= markWidth * c.unit
	}
	m := sig.mark
	if m == nil {
		return beside, foot
	}
	if m.Width() > c.area.W-c.sealRoom(sig) {
		c.doesNotFit(m.label)
	}
	taken := m.Width() + markGap*m.Size
	room := width - taken
	switch {
	case sig.centre:
		// Whatever mark a card has, its source is where that of the others is.
		room = width - 2*math.Max(taken, markWidth*c.unit)
	case taken <= markWidth*c.unit:
		return beside, foot
	}
	if c.line(lowest).Width() <= room {
		return room, foot
	}
	return width, foot - (1+markGap)*m.Size
}

// credits returns the block of the source line, or nil.
func (c *canvas) credits(who *credit, width float64) *block {
	if who.source == "" {
		return nil
	}
	return c.needed(label{role: "source", text: who.source, style: c.theme.Type.Roles.Source, colour: c.colours.Soft, keep: who.dates}, width, 3)
}

// stack puts a block on the foot and returns the new foot, its top.
func (c *canvas) stack(sig *signature, b *block, foot float64) float64 {
	if b == nil || b.Count() == 0 {
		return foot
	}
	y := foot - b.Height()
	if sig.centre {
		b.align = text.Centre
	}
	sig.lines = append(sig.lines, placedBlock{block: b, x: c.area.X, y: y, w: c.area.W})
	return y
}
