package layout

import (
	"image"
	"image/color"
	"math"
	"sync"

	"cards/internal/scene"
	"cards/internal/theme"
)

// The horizon: a page printed in three flat inks. A stochastic screen of the field's ink thickens down the sky to the horizon;
// a flat sun on it dissolves into the field by the same screen. No ink is ever mixed with another: the screens are pictures of
// cells (scene.Image.Pixelated), one byte a cell.

// horizon is the geometry of the page in px.
type horizon struct {
	// y is the horizon's, a whole number of cells from the page's head; cell is their side.
	y, cell float64
	// sky, field and sun are the three inks.
	sky, field, sun color.NRGBA
	// cx is the sun's centre, on the horizon; r is its radius, 0 where there is none.
	cx, r float64
	// at is the place of the sky among the page's items, once it is drawn; the sun's two follow it.
	at int
}

// newHorizon returns the horizon nearest to y, not below it, without a sun.
func (c *canvas) newHorizon(y float64) horizon {
	tokens := &c.theme.Decoration.Horizon
	h := horizon{cell: math.Max(1, math.Round(tokens.Cell.For(c.size))), sky: c.colours.Ground, field: c.colours.Field, sun: tokens.Sun.Of(c.theme.Variant)}
	h.y = math.Max(1, math.Floor(y/h.cell)) * h.cell
	return h
}

// rise lets the sun up at x, no higher than under. A brand's inks may not be readable on it: then it stays down.
func (h *horizon) rise(c *canvas, x, under float64) {
	tokens := &c.theme.Decoration.Horizon
	if theme.Contrast(c.colours.Ink, h.sun) < theme.QuoteContrast {
		c.choose("sun", "none", "the quote's ink has less than 7:1 on it")
		return
	}
	r := math.Min(math.Min(tokens.Radius*c.Scene.Width, tokens.Rise*h.y), h.y-under)
	if r < leastSun*h.y {
		c.choose("sun", "none", "the head leaves no room for it")
		return
	}
	h.cx, h.r = x, r
}

// leastSun is the smallest sun that is still one, as a share of the sky's height.
const leastSun = 0.25

// on reports whether the sun's disc has any part in an area.
func (h *horizon) on(area scene.Rect) bool {
	if h.r == 0 || area.Y >= h.y {
		return false
	}
	x := math.Max(area.X, math.Min(h.cx, area.Right()))
	y := math.Max(area.Y, math.Min(h.y, area.Bottom()))
	return math.Hypot(x-h.cx, y-h.y) < h.r
}

// hardest returns that of several grounds on which a colour has least contrast.
func hardest(colour color.NRGBA, grounds ...color.NRGBA) color.NRGBA {
	worst := grounds[0]
	for _, g := range grounds[1:] {
		if theme.Contrast(colour, g) < theme.Contrast(colour, worst) {
			worst = g
		}
	}
	return worst
}

// behind returns the hardest ground that a colour meets in an area of the sky.
func (h *horizon) behind(colour color.NRGBA, area scene.Rect) color.NRGBA {
	if h.on(area) {
		return hardest(colour, h.sky, h.field, h.sun)
	}
	return hardest(colour, h.sky, h.field)
}

// draw paints sky, sun and field.
func (h *horizon) draw(c *canvas) {
	tokens := &c.theme.Decoration.Horizon
	w := c.Scene.Width
	columns, rows := int(math.Ceil(w/h.cell)), int(math.Round(h.y/h.cell))
	sky := screen{columns: columns, rows: rows, seed: tokens.Seed, under: h.sky, over: h.field, density: tokens.Density}
	items := []scene.Item{h.picture(c, &sky, 0, 0)}
	if h.r > 0 {
		items = append(items, h.drawSun(c)...)
	}
	ground := scene.Rect{Y: h.y, W: w, H: c.Scene.Height - h.y}
	items = append(items, scene.Fill{Path: scene.Rectangle(ground), Paint: scene.Solid(h.field)})
	h.at = len(c.Scene.Items)
	c.mark("decoration", scene.Rect{W: w, H: c.Scene.Height}, items...)
}

// picture is a screen with its first cell at that column and row of the page.
func (h *horizon) picture(c *canvas, s *screen, column, row int) scene.Item {
	return scene.Image{Source: c.set.screens.get(s), Pixelated: true, Focus: scene.Point{X: 0.5, Y: 0.5},
		Area: scene.Rect{X: float64(column) * h.cell, Y: float64(row) * h.cell, W: float64(s.columns) * h.cell, H: float64(s.rows) * h.cell}}
}

// drawSun returns the disc and the screen in which it dissolves.
func (h *horizon) drawSun(c *canvas) []scene.Item {
	tokens := &c.theme.Decoration.Horizon
	columns, rows := int(math.Ceil(c.Scene.Width/h.cell)), int(math.Round(h.y/h.cell))
	var disc scene.Path
	disc.Arc(h.cx, h.y, h.r, h.r, math.Pi, 2*math.Pi)
	disc.Close()
	items := []scene.Item{scene.Fill{Path: disc, Paint: scene.Solid(h.sun)}}
	// Only the part that dissolves, and of it only what the page has.
	left, top := max(0, int(math.Floor((h.cx-h.r)/h.cell))), int(math.Floor((h.y-(1-tokens.Dissolve)*h.r)/h.cell))
	right := min(columns, int(math.Ceil((h.cx+h.r)/h.cell)))
	if right > left && rows > top {
		s := screen{columns: right - left, rows: rows - top, seed: tokens.Seed + 1, over: h.field,
			radius: h.r / h.cell, centre: h.cx/h.cell - float64(left), dissolve: tokens.Dissolve, fall: tokens.Fall}
		items = append(items, h.picture(c, &s, left, top))
	}
	return items
}

const (
	// smallOnSun is up to which size words keep off the sun, as a share of the page's largest: the thin strokes of small type are lost where it
	// dissolves. clearOfSun is how far, em.
	smallOnSun, clearOfSun = 0.75, 0.6
	// clearedSun is the smallest sun that makes way for words, as a share of what it would be: a smaller one is another picture.
	clearedSun = 0.62
)

// clearSun draws the sun smaller where small words would stand on it, or with its centre on the page's edge, if that clears them.
func (p *horizonPage) clearSun() {
	if p.r == 0 {
		return
	}
	largest := 0.0
	for _, b := range p.Scene.Boxes {
		if len(b.Lines) > 0 && b.Y < p.y {
			largest = math.Max(largest, b.FontSize)
		}
	}
	// room is how large a sun may be that has its centre there.
	room := func(cx float64) float64 {
		r := p.r
		for _, b := range p.Scene.Boxes {
			if b.FontSize > smallOnSun*largest {
				continue
			}
			for _, l := range b.Lines {
				if ink := l.Ink; !ink.Empty() && ink.Y < p.y && p.on(ink) {
					r = math.Min(r, math.Hypot(math.Max(cx-ink.Right(), 0), math.Max(p.y-ink.Bottom(), 0))-clearOfSun*b.FontSize)
				}
			}
		}
		return r
	}
	smaller := p.horizon
	if smaller.r = room(p.cx); smaller.r >= p.r {
		return
	}
	if smaller.r < clearedSun*p.r {
		if smaller.cx, smaller.r = p.Scene.Width, room(p.Scene.Width); p.cx > p.Scene.Width || smaller.r < clearedSun*p.r {
			return
		}
	}
	if sun := smaller.drawSun(p.canvas); len(sun) == len(p.horizon.drawSun(p.canvas)) {
		copy(p.Scene.Items[p.horizon.at+1:], sun)
		p.horizon = smaller
		p.choose("sun", "smaller", "small words would stand on it")
	}
}

// screen is one stochastic screen: which of its cells have the ink over, the rest having the ink under (the zero colour: none).
// Two with the same values are the same picture.
type screen struct {
	columns, rows, seed int
	under, over         color.NRGBA
	// density is the share of inked cells in the last row of a sky, which thickens towards it.
	density float64
	// A sun's screen has a radius above 0, in cells: only within it are cells inked, from the share dissolve of its height
	// on, by the power fall of what is left. Its centre is on the foot of the last row.
	radius, centre, dissolve, fall float64
}

// make draws the screen. Sixteen random bits decide about a cell.
func (s *screen) make() *image.Paletted {
	m := image.NewPaletted(image.Rect(0, 0, s.columns, s.rows), color.Palette{s.under, s.over})
	r := random(uint64(s.seed))
	for y := range s.rows {
		from, to, share := 0, s.columns, 0.0
		if s.radius > 0 {
			up := float64(s.rows-y) - 0.5 // of the row's middle over the horizon
			// Every cell that the disc touches, which is widest at the row's foot: what is left out shows as a hairline of its edge.
			foot := up - 0.5
			half := math.Sqrt(math.Max(0, s.radius*s.radius-foot*foot))
			from, to = max(0, int(math.Floor(s.centre-half))), min(s.columns, int(math.Ceil(s.centre+half)))
			share = math.Pow(math.Max(0, (1-up/s.radius-s.dissolve)/(1-s.dissolve)), s.fall)
		} else {
			t := float64(y) / float64(s.rows)
			share = s.density * t * t * (3 - 2*t)
		}
		most := int32(math.Round(share * (1 << 16)))
		row := m.Pix[y*m.Stride : y*m.Stride+s.columns]
		for x := from; x < to; {
			four := r.bits()
			for end := min(x+4, to); x < end; x++ {
				row[x] = uint8((int32(four&0xffff) - most) >> 31 & 1)
				four >>= 16
			}
		}
	}
	return m
}

// screens holds the screens that were made: cards of one size whose names take the same room share them. It is safe for
// concurrent use.
type screens struct{ made sync.Map }

// get returns the screen's picture, which nobody may change.
func (k *screens) get(s *screen) *image.Paletted {
	if k == nil {
		return s.make()
	}
	if m, ok := k.made.Load(*s); ok {
		return m.(*image.Paletted)
	}
	m, _ := k.made.LoadOrStore(*s, s.make())
	return m.(*image.Paletted)
}
