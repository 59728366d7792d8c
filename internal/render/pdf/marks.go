package pdf

import (
	"fmt"

	"cards/internal/scene"
)

// This room marks pieces of a content stream with what they are part of (ISO 32000-1, 14.6, 14.7.4).

// marking is the piece that is open.
type marking struct {
	open    bool
	element *element
	box     *scene.Box
	// last is where the last run of text ended.
	last pen
	// next is the run of text that follows in the same box, nil when none does.
	next *scene.Run
}

// artifact opens a piece that decorates.
func (c *content) artifact() {
	c.endTag()
	c.op("/Artifact BMC")
	c.mark.open = true
}

// tag has item i stand in a piece of what it is part of; the piece of the item before it goes on where that is the same.
func (c *content) tag(p *taggedPage, i int) {
	at := p.items[i]
	c.paths = !at.text
	same := c.mark.open && c.mark.element == at.element && c.mark.box == at.box
	c.mark.last = pen{}
	if same {
		return
	}
	c.endTag()
	c.mark = marking{open: true, element: at.element, box: at.box}
	switch {
	case at.element != nil:
		n := len(p.owners)
		p.owners = append(p.owners, at.element.r)
		at.element.kids = append(at.element.kids, fmt.Sprint(n))
		c.op("/%s << /MCID %d >> BDC", at.element.role, n)
	case at.text:
		c.op("/Artifact << /Type /Pagination >> BDC")
	default:
		c.op("/Artifact BMC")
	}
}

// after ends item i.
func (c *content) after(p *taggedPage, i int) error {
	if p.items[i].blank && c.mark.last.run != nil {
		return c.blank(c.mark.last)
	}
	return nil
}

// endTag closes the piece that is open.
func (c *content) endTag() {
	if c.mark.open {
		c.op("EMC")
	}
	c.mark = marking{}
}

// hyphen reports whether a run that says nothing is the hyphen at the end of a line of the box that is drawn.
func (m *marking) hyphen(run *scene.Run) bool {
	if m.box == nil || m.element == nil || len(m.box.Lines) == 0 || len(run.Glyphs) != 1 || run.Size != m.box.FontSize {
		return false
	}
	for _, r := range []rune{'-', '\u2010', '\u00ad'} {
		if g, ok := run.Face.Font().NominalGlyph(r); ok && g == run.Glyphs[0].ID {
			return true
		}
	}
	return false
}
