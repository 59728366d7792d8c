package layout

import (
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The seal: a square of the accent with a worn edge, the brand's characters cut out of it in the ground's colour. Each
// character is stretched so that its ink, not its em box, fills its cell, as a seal cutter fills the stone.

// seal draws the brand's seal with its top left corner at x, y and sides of s px.
func (c *canvas) seal(x, y, s float64) {
	characters := sealCharacters(c.set.brand.seal)
	if len(characters) == 0 {
		return
	}
	tokens := c.theme.Decoration.Seal
	items := []scene.Item{scene.Fill{Path: sealOutline(x, y, s, tokens, c.unit), Paint: scene.Solid(c.colours.AccentShape)}}
	for i, cell := range sealCells(len(characters), x, y, s, tokens) {
		items = append(items, c.stretched(characters[i], cell)...)
	}
	area := scene.Rect{X: x, Y: y, W: s, H: s}
	c.mark("decoration", area, items...)
	c.Scene.Boxes[len(c.Scene.Boxes)-1].Item = SealItem
}

// SealItem is the deck's value that the box of a seal is of: nothing else may stand on it.
const SealItem = "brand.seal"

// sealCharacters returns the characters that a seal can hold: one to four Han characters.
func sealCharacters(s string) []string {
	var out []string
	for _, r := range strings.TrimSpace(s) {
		out = append(out, string(r))
	}
	if len(out) > 4 {
		out = out[:4]
	}
	return out
}

// sealCells returns the cells of n characters, read down the right column first: three stand as two on the right and a
// tall one on the left.
func sealCells(n int, x, y, s float64, tokens theme.Seal) []scene.Rect {
	pad, gap := tokens.Padding*s, tokens.Gap*s
	inner := scene.Rect{X: x + pad, Y: y + pad, W: s - 2*pad, H: s - 2*pad}
	half := (inner.W - gap) / 2
	right := scene.Rect{X: inner.X + half + gap, Y: inner.Y, W: half, H: inner.H}
	left := scene.Rect{X: inner.X, Y: inner.Y, W: half, H: inner.H}
	upper := func(r scene.Rect) scene.Rect { r.H = (r.H - gap) / 2; return r }
	lower := func(r scene.Rect) scene.Rect {
		h := (r.H - gap) / 2
		return scene.Rect{X: r.X, Y: r.Y + h + gap, W: r.W, H: h}
	}
	switch n {
	case 1:
		return []scene.Rect{inner}
	case 2:
		return []scene.Rect{right, left}
	case 3:
		return []scene.Rect{upper(right), lower(right), left}
	}
	return []scene.Rect{upper(right), lower(right), upper(left), lower(left)}
}

// stretched returns the items that draw one character with its ink filling cell.
func (c *canvas) stretched(character string, cell scene.Rect) []scene.Item {
	tokens := c.theme.Decoration.Seal
	b := c.line(label{text: character, style: theme.Role{Family: c.theme.Type.Roles.Quote.Family, Weight: tokens.Weight}, size: cell.H,
		colour: c.colours.OnAccent, item: "brand.seal"})
	placed := b.Fitted.Lines.Place(text.Placement{Size: b.Size, Pitch: b.Size, Paint: func(int) scene.Paint { return scene.Solid(c.colours.OnAccent) }})
	ink := scene.Rect{}
	for _, l := range placed.Box.Lines {
		ink = ink.Union(l.Ink)
	}
	if ink.Empty() {
		return nil
	}
	sx, sy := cell.W/ink.W, cell.H/ink.H
	// A character of one stroke (一) is not blown up to a block.
	sx, sy = math.Min(sx, 2.2*sy), math.Min(sy, 2.2*sx)
	fit := scene.Transform{XX: sx, YY: sy, X0: cell.X + (cell.W-ink.W*sx)/2 - ink.X*sx, Y0: cell.Y + (cell.H-ink.H*sy)/2 - ink.Y*sy}
	return []scene.Item{scene.Group{Transform: fit, Items: placed.Items}}
}

// sealOutline returns the worn edge of the stone: each side sampled, one sample in a few nicked inwards, the others
// trembling, smoothed once. One seed, so the seal is the same on every card.
func sealOutline(x, y, s float64, tokens theme.Seal, unit float64) scene.Path {
	random := mulberry32(uint32(tokens.Seed))
	depth := math.Max(tokens.NickLeast*unit, tokens.Nick*s)
	n := tokens.Samples
	side := func() []float64 {
		raw := make([]float64, n+1)
		for i := range raw {
			if int(random()*float64(tokens.NickEvery)) == 0 {
				raw[i] = random() * depth
			} else {
				raw[i] = random() * depth * tokens.Tremor
			}
		}
		out := make([]float64, n+1)
		for i := range out {
			a, b := raw[max(0, i-1)], raw[min(n, i+1)]
			out[i] = (a + 2*raw[i] + b) / 4
		}
		return out
	}
	corner := tokens.Corner * s
	var p scene.Path
	// Each side runs from corner to corner, clockwise; in is the direction into the stone.
	edge := func(x0, y0, dx, dy, inX, inY float64) {
		offsets := side()
		for i, o := range offsets {
			t := corner + (s-2*corner)*float64(i)/float64(n)
			px, py := x0+dx*t+inX*o, y0+dy*t+inY*o
			if len(p.Ops) == 0 {
				p.Move(px, py)
			} else {
				p.Line(px, py)
			}
		}
	}
	edge(x, y, 1, 0, 0, 1)
	edge(x+s, y, 0, 1, -1, 0)
	edge(x+s, y+s, -1, 0, 0, -1)
	edge(x, y+s, 0, -1, 1, 0)
	p.Close()
	return p
}

// mulberry32 is a small generator with the same numbers everywhere (Tommy Ettinger's, public domain); it returns
// numbers in [0, 1).
func mulberry32(seed uint32) func() float64 {
	a := seed
	return func() float64 {
		a += 0x6d2b79f5
		t := (a ^ a>>15) * (1 | a)
		t = (t + (t^t>>7)*(61|t)) ^ t
		return float64(t^t>>14) / 4294967296
	}
}
