package layout

import (
	"math"
	"strings"
	"unicode/utf8"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The foot of a page of dawn, on the flat field under the horizon.

// colophon is what signs a card under the horizon, from the foot upwards: source, role, name; the handle right, on the lowest
// line.
type colophon struct {
	lines []placedBlock
	// top is the em top of the highest line.
	top float64
	// handle is the em top of the handle's line, the area's foot where there is none.
	handle float64
}

// newColophon reckons the foot of a page in a column of the area.
func (c *canvas) newColophon(who *credit, column scene.Rect) colophon {
	roles := &c.theme.Type.Roles
	pitch := c.theme.Decoration.Pitch
	centre := c.Layout == "centre"
	foot := c.area.Bottom()
	f := colophon{top: foot, handle: foot}
	width := column.W // of the lowest line
	if handle := c.handle(); handle != nil {
		if handle.Width() > c.area.W {
			c.doesNotFit(handle.label)
		}
		base := foot - text.Descent*handle.Size
		f.handle = base - text.Ascent*handle.Size
		// What the handle takes of the column.
		beside := math.Min(column.W, c.area.Right()-handle.Width()-c.theme.Space.Neighbour*handle.Size-column.X)
		if centre {
			handle.align = text.Centre
		}
		switch {
		case who.name == "" && who.role == "" && who.source == "":
			f.top = f.handle
		case centre || beside < handleLeast*column.W || !c.lowestFits(who, beside):
			// A row of its own.
			foot = f.handle - 0.5*handle.Size
		default:
			width = beside
			base = foot - text.Descent*c.lowestLine(who).style.SizeOf(c.size, theme.LabelText)
			f.handle = base - text.Ascent*handle.Size
		}
		f.lines = append(f.lines, placedBlock{block: handle, x: c.area.X, y: base, w: c.area.W, baseline: true})
	}
	step := 0.0
	above := func(b *block, want float64) {
		if b.Count() == 0 {
			return
		}
		if step > 0 {
			foot = math.Min(foot+step-want, foot-footLeast*b.Size)
		}
		b.ink = true // 《 and round letters stand on the margin too
		if centre {
			b.align = text.Centre
		}
		foot -= b.Height()
		f.lines = append(f.lines, placedBlock{block: b, x: column.X, y: foot, w: column.W})
		f.top, step, width = math.Min(f.top, foot), b.Size, column.W
	}
	if who.source != "" {
		above(c.credits(who, width), 0)
	}
	if who.role != "" {
		above(c.needed(label{role: "speaker", item: who.roleItem, text: who.role, style: roles.Role, colour: c.colours.Soft, normalise: true}, width, 2), pitch.Role*c.unit)
	}
	if who.name != "" {
		above(c.nameBlock(who, width), pitch.Name*c.unit)
	}
	return f
}

const (
	// handleLeast is the least share of the measure that the handle must leave to the line beside it.
	handleLeast = 0.4
	// footLeast is between two lines of the foot at least, em of the upper one.
	footLeast = 0.2
)

// lowestLine is the label of the lowest line that signs a card.
func (c *canvas) lowestLine(who *credit) label {
	roles := &c.theme.Type.Roles
	switch {
	case who.source != "":
		return label{text: who.source, style: roles.Source, keep: who.dates}
	case who.role != "":
		return label{text: who.role, style: roles.Role, normalise: true}
	}
	return label{text: who.name, lang: who.nameLang, style: roles.Name, normalise: true}
}

// signsOnLines reports whether name, role and source go into a width on one line each.
func (c *canvas) signsOnLines(who *credit, width float64) bool {
	roles := &c.theme.Type.Roles
	for _, l := range []label{{text: who.name, lang: who.nameLang, style: roles.Name, normalise: true}, {text: who.role, style: roles.Role, normalise: true}, {text: who.source, style: roles.Source}} {
		if l.text != "" && c.line(l).Width() > width {
			return false
		}
	}
	return true
}

// handle is the brand's handle, or nil.
func (c *canvas) handle() *block {
	l := label{role: "brand", item: "brand.handle", text: c.set.brand.handle, style: c.theme.Type.Roles.Handle, colour: c.colours.Soft, align: text.End, normalise: true}
	if l.text == "" {
		return nil
	}
	if strings.IndexFunc(l.text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		l.lang = "en" // the italic is the alphabet's own, whatever the language of the card
	}
	return c.line(l)
}

// lowestFits reports whether the lowest line goes into a width on two lines.
func (c *canvas) lowestFits(who *credit, width float64) bool {
	_, ok := c.paragraph(c.lowestLine(who), width, 2)
	return ok
}
