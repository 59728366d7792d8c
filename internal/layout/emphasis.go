package layout

import (
	"math"
	"unicode"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// How marked words are set off, as the theme says: dots beside the characters, a colour (quotePaint), a highlighter's stroke
// under them, or a line.

// emphasises reports whether a block's marked words are set off in this way.
func (c *canvas) emphasises(b *block, how theme.Emphasis) bool {
	return c.theme.Type.Emphasis == how && b.role == "quote"
}

// emphasise draws 着重号 at marked characters where the theme asks for dots (CLREQ 3.1.8: under horizontal Chinese, right of
// the characters in columns, none at marks and spaces).
func (c *canvas) emphasise(b *block, cells []text.Cell) {
	lang := b.lang
	if lang == "" {
		lang = c.set.Lang
	}
	if !c.emphasises(b, theme.EmphasisDots) || isLatin(lang) {
		return
	}
	var path scene.Path
	var area scene.Rect
	for _, cell := range cells {
		if cell.Tag != tagMark {
			continue
		}
		switch cell.Class {
		case "han", "kana", "small-kana", "hangul", "latin", "digit", "postfix":
		default:
			continue
		}
		r := math.Max(emphasisRadius*b.Size, math.Min(emphasisLeast*c.unit, emphasisMost*b.Size))
		x, y := cell.X+cell.W/2, cell.Bottom()+emphasisDrop*b.Size
		if b.vertical {
			x, y = cell.Right()+emphasisAside*b.Size, cell.Y+cell.H/2
		} else if isJapanese(lang) || isKorean(lang) {
			// JLREQ 3.3.9 and KLREQ: over the characters in horizontal text.
			y = cell.Y - emphasisDrop*b.Size
		}
		dot := scene.Circle(x, y, r)
		path.Ops, path.Points = append(path.Ops, dot.Ops...), append(path.Points, dot.Points...)
		area = area.Union(scene.Rect{X: x - r, Y: y - r, W: 2 * r, H: 2 * r})
	}
	if len(path.Ops) > 0 {
		c.mark("mark", area, scene.Fill{Path: path, Paint: scene.Solid(c.colours.AccentShape)})
	}
}

// Dots under characters: a diameter of about an eighth of an em, clear of the ink above and of the line below. Under small characters they are no
// smaller than emphasisLeast, a token, lest a phone lose them, and no larger than emphasisMost, em.
const (
	emphasisRadius = 0.055
	emphasisLeast  = 3.8
	emphasisMost   = 0.085
	emphasisDrop   = 0.11
	emphasisAside  = 0.08 // beside a column, which may have a rule
)

// stretch is marked cells that stand next to each other in one line.
type stretch struct {
	scene.Rect
	line int
}

// stretches joins the marked cells of a block. Marks at either end of one are left out: a stop has half a cell of air, which at a line's
// end may reach beyond the margin.
func stretches(b *block, cells []text.Cell) []stretch {
	var out []stretch
	var marks scene.Rect // those that have followed the last stretch so far
	for _, cell := range cells {
		if cell.Tag != tagMark || cell.Class == "space" {
			continue
		}
		near := false
		if n := len(out); n > 0 && out[n-1].line == cell.Line {
			reach := out[n-1].Rect
			if !marks.Empty() {
				reach = reach.Union(marks)
			}
			near = math.Max(cell.X-reach.Right(), cell.Y-reach.Bottom()) < 0.6*b.Size
		}
		switch last := len(out) - 1; {
		case unicode.IsPunct(cell.Character) && cell.Class != "postfix":
			if near {
				marks = marks.Union(cell.Rect)
			}
			continue
		case near:
			out[last].Rect = out[last].Union(cell.Rect)
		default:
			out = append(out, stretch{cell.Rect, cell.Line})
		}
		marks = scene.Rect{}
	}
	return out
}

// The highlighter's stroke, em: how far it stands out along the line, and what of the em box it leaves free.
const (
	highlightOut  = 0.06
	highlightFree = 0.04
)

// highlight paints strokes of the theme's band behind marked words; it goes under the text.
func (c *canvas) highlight(b *block, cells []text.Cell) {
	if !c.emphasises(b, theme.EmphasisHighlight) {
		return
	}
	var area scene.Rect
	var items []scene.Item
	for _, s := range stretches(b, cells) {
		r := s.Inset(highlightFree * b.Size)
		grow := (highlightOut + highlightFree) * b.Size
		if b.vertical {
			r.Y, r.H = r.Y-grow, r.H+2*grow
		} else {
			r.X, r.W = r.X-grow, r.W+2*grow
		}
		items = append(items, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(c.colours.Band)})
		area = area.Union(r)
	}
	if len(items) > 0 {
		c.mark("mark", area, items...)
	}
}

// The underline, em: how far it lies right of a column, and how far it keeps from ink that reaches through it; the rest are
// tokens.
const (
	underlineAside  = 0.07
	underlineSkips  = 0.05
	underlineLeast  = 0.12 // a shorter piece between two gaps is left out
	underlineBorder = 2    // px, the least width
)

// underReach is how far under an em box the line under marked words of a quote reaches, em; 0 where there is none.
func (c *canvas) underReach(q *quote) float64 {
	if c.theme.Type.Emphasis != theme.EmphasisUnderline || len(q.marks) == 0 {
		return 0
	}
	tokens := &c.theme.Decoration.Underline
	down := tokens.Han
	if isLatin(q.lang) {
		down = tokens.Latin
	}
	return math.Max(0, down+tokens.Width-text.Descent)
}

// underline draws lines under marked words (right of them in columns), with gaps where letters reach through.
func (c *canvas) underline(b *block, placed *text.Placed) {
	if !c.emphasises(b, theme.EmphasisUnderline) {
		return
	}
	lang := b.lang
	if lang == "" {
		lang = c.set.Lang
	}
	tokens := &c.theme.Decoration.Underline
	width := math.Max(underlineBorder*c.unit, tokens.Width*b.Size)
	paint := scene.Solid(c.colours.AccentShape)
	var area scene.Rect
	var items []scene.Item
	draw := func(r scene.Rect) {
		items = append(items, scene.Fill{Path: scene.Rectangle(r), Paint: paint})
		area = area.Union(r)
	}
	for _, s := range stretches(b, placed.Cells) {
		if b.vertical {
			draw(scene.Rect{X: s.Right() + underlineAside*b.Size, Y: s.Y, W: width, H: s.H})
			continue
		}
		down := tokens.Han
		if isLatin(lang) {
			down = tokens.Latin
		} else if inset := tokens.Inset * b.Size; s.W > 4*inset {
			s.X, s.W = s.X+inset, s.W-2*inset
		}
		y := scene.Snap(s.Y + (text.Ascent+down)*b.Size)
		x := s.X
		// The ink of other lines does not reach here.
		gap := underlineSkips * b.Size
		for _, ink := range text.InkWithin(placed.Items, y-gap/2, y+width+gap/2) {
			if ink[1] < s.X || ink[0] > s.Right() {
				continue
			}
			if end := ink[0] - gap; end-x >= underlineLeast*b.Size {
				draw(scene.Rect{X: x, Y: y, W: end - x, H: width})
			}
			x = math.Max(x, ink[1]+gap)
		}
		if s.Right()-x >= underlineLeast*b.Size || x == s.X {
			draw(scene.Rect{X: x, Y: y, W: s.Right() - x, H: width})
		}
	}
	if len(items) > 0 {
		c.mark("mark", area, items...)
	}
}
