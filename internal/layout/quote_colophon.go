package layout

import (
	"math"
	"unicode/utf8"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The colophon of columns on a page that is wide and low (落款): the name runs down at the left end of the words and stands on the seal, and the source
// beside it, so that the columns have the whole height. Names along the foot would cost a low page a third of it, and with it the size of the type.

const (
	// colophonPage is from which ratio of its sides on a page is too low to have names under columns.
	colophonPage = 1.3
	// colophonSource is between the columns of the name and of the source, em of the source.
	colophonSource = 0.7
	// colophonApart is between the colophon and the last column of words, em of the name.
	colophonApart = 1.2
)

// takesColophon reports whether columns of words may be signed at their left: a theme whose names run down, a low page without a logo in its corner, and a name
// that stands upright.
func (c *canvas) takesColophon(who *credit) bool {
	tokens := &c.theme.Decoration
	return tokens.Signature == theme.SignatureColumn && !tokens.Limb.Show && c.Scene.Width >= colophonPage*c.Scene.Height && (c.colophonSeal() || c.cornerLogo() == nil) &&
		who.name != "" && who.portrait == nil && text.StandsUpright(who.name) && utf8.RuneCountInString(who.name) <= longestColumn
}

// colophonSeal reports whether the name stands on a seal.
func (c *canvas) colophonSeal() bool { return c.theme.Decoration.Seal.Show && c.set.brand.seal != "" }

// colophon signs columns at their left; nil where names or source are too long for the height.
func (c *canvas) colophon(who *credit, at place) *signature {
	roles, tokens := &c.theme.Type.Roles, &c.theme.Decoration
	sig := &signature{column: true, beside: true, place: at, top: c.area.Y, quoteFoot: c.area.Bottom(), why: "on a low page columns have the whole height, and the name runs down at their left"}
	sig.name_ = c.line(label{role: "speaker", item: who.nameItem, text: who.name, lang: who.nameLang, style: roles.Signature, colour: c.colours.Ink, vertical: true, normalise: true})
	left := c.area.X
	// From the left, since columns follow one another from the right: the source, and what the speaker is.
	for _, l := range []label{
		{role: "source", text: who.column, style: roles.Source, keep: who.dates},
		{role: "speaker", item: who.roleItem, text: who.role, style: roles.Role, normalise: true},
	} {
		if l.text == "" {
			continue
		}
		l.colour, l.vertical, l.align = c.colours.Soft, true, text.End
		b := c.line(l)
		if b.Width() > c.area.H {
			var ok bool
			if b, ok = c.paragraph(l, c.area.H, 2); !ok || b.Torn > 0 {
				return nil
			}
		}
		// Its last column is the left one.
		sig.lines = append(sig.lines, placedBlock{block: b, x: left + b.Height() - b.Size/2, y: c.area.Y, w: c.area.H})
		left += b.Height() + colophonSource*b.Size
	}
	stand, wide := c.area.Bottom(), sig.name_.Size
	if c.colophonSeal() {
		wide = tokens.Seal.Size.For(c.size)
		sig.sealAt = scene.Rect{X: left, Y: stand - wide, W: wide, H: wide}
		stand -= wide + tokens.Seal.NameGap*c.unit
	}
	sig.nameX, sig.nameY = left+wide/2, stand-sig.name_.Width()
	if sig.nameY < c.area.Y {
		return nil
	}
	sig.markX = left + math.Max(wide, wide/2+sig.name_.Size/2)
	sig.aside = sig.markX - c.area.X
	if at.mark != "" {
		sig.mark = c.line(label{role: "page", text: at.mark, style: roles.Page, colour: c.colours.Soft})
		sig.aside += markGap*sig.mark.Size + sig.mark.Width()
	}
	sig.aside += colophonApart * sig.name_.Size
	return sig
}

// drawColophonMark puts the mark of the page at the foot, at the right of the seal.
func (c *canvas) drawColophonMark(sig *signature) {
	c.putOnFoot(sig.mark, sig.markX+markGap*sig.mark.Size, c.area.Bottom(), sig.mark.Width())
}
