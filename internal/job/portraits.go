package job

import (
	"image"
	"image/color"
	"math"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/picture"
	"cards/internal/scene"
	"cards/internal/theme"

	"golang.org/x/image/draw"
	"golang.org/x/sync/semaphore"
)

// The portraits of the speakers that a deck quotes: each read once for all cards, sizes and languages, made no larger than it can be
// drawn, and toned as the theme wants it.

const (
	// portraitSide is the shorter side that is kept, px at a scale of 1: on a slide a portrait bleeds over 1080 of its height.
	portraitSide = 1100.0
	// portraitLong is how many times as long the longer side may be: no layout shows more of it.
	portraitLong = 2.0
	// dim is the luma below which nearly all of a picture lies that is too dark as it is.
	dim = 140
)

// usualFocus is where a face is looked for in a picture of which the deck says nothing: in the middle, above the middle.
var usualFocus = scene.Point{X: 0.5, Y: 0.38}

// portraits reads the portraits of speakers who say something on a card.
func (p *Plan) portraits(list *diag.List) map[*deck.Speaker]*layout.Portrait {
	said := map[*deck.Speaker]bool{}
	for _, q := range p.Deck.Quotes {
		said[q.Speaker] = true
		for _, t := range q.Turns {
			said[t.Speaker] = true
		}
	}
	out := map[*deck.Speaker]*layout.Portrait{}
	memory := semaphore.NewWeighted(pictureMemory)
	for _, s := range p.Deck.Speakers {
		if !said[s] || s.Portrait.V == "" {
			continue
		}
		// The same checks and bounds as for any picture of the deck.
		w := &wantedPicture{image: &deck.Image{Pos: s.Pos, Item: s.Item + ".portrait", File: s.Portrait}, most: math.Inf(1)}
		p.readPicture(w, memory)
		for _, d := range w.told {
			list.Add(d)
		}
		if w.made == nil {
			continue
		}
		seen, cut := picture.CutOut(w.made)
		if seen.Empty() {
			list.Errorf(s.Portrait.Pos, "picture-damaged", "use another copy of the picture", "picture %s: every pixel of it is transparent", s.Portrait.V)
			continue
		}
		out[s] = p.portrait(s, w.made, seen, cut)
	}
	return out
}

// portrait cuts a picture to what can be drawn of it, and tones it.
func (p *Plan) portrait(s *deck.Speaker, m image.Image, seen image.Rectangle, cut bool) *layout.Portrait {
	scale := p.request.Scale
	if scale <= 0 {
		scale = 1
	}
	b := m.Bounds()
	out := &layout.Portrait{CutOut: cut, File: s.Portrait.V, Pos: s.Portrait.Pos, Scale: scale}
	focus := usualFocus
	if s.Focus != nil {
		focus, out.Focused = scene.Point{X: s.Focus.X, Y: s.Focus.Y}, true
	}
	out.Side = focus.X
	at := scene.Point{X: float64(b.Min.X) + focus.X*float64(b.Dx()), Y: float64(b.Min.Y) + focus.Y*float64(b.Dy())}
	window := b
	if cut {
		window = seen
		if s.Focus == nil {
			// The head of a figure that is cut out is at the top of what can be seen.
			at = scene.Point{X: float64(seen.Min.X+seen.Max.X) / 2, Y: float64(seen.Min.Y) + 0.3*float64(seen.Dy())}
		}
	}
	short := min(window.Dx(), window.Dy())
	most := int(portraitLong * float64(short))
	trim := func(from, to int, at float64) (int, int) {
		if to-from <= most {
			return from, to
		}
		start := min(max(int(at)-most/2, from), to-most)
		return start, start + most
	}
	window.Min.X, window.Max.X = trim(window.Min.X, window.Max.X, at.X)
	if !cut {
		window.Min.Y, window.Max.Y = trim(window.Min.Y, window.Max.Y, at.Y)
	}
	out.Focus = scene.Point{X: (at.X - float64(window.Min.X)) / float64(window.Dx()), Y: (at.Y - float64(window.Min.Y)) / float64(window.Dy())}
	out.Focus.X, out.Focus.Y = math.Min(math.Max(out.Focus.X, 0), 1), math.Min(math.Max(out.Focus.Y, 0), 1)
	side := portraitSide
	if p.Theme != nil && p.Theme.Decoration.Portrait.Shape == theme.PortraitBleed {
		side *= layout.MostCloser
	}
	share := math.Min(1, side*scale/float64(short))
	w, h := max(1, int(math.Round(float64(window.Dx())*share))), max(1, int(math.Round(float64(window.Dy())*share)))
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(small, small.Bounds(), m, window, draw.Src, nil)
	out.Image = small
	low, high := picture.Levels(small)
	duotone := p.Theme != nil && p.Theme.Decoration.Portrait.Duotone
	if out.Dark = high < dim; duotone || out.Dark {
		out.Image = picture.Stretch(small, low, high)
	}
	if duotone {
		off := besideGround
		if cut {
			off = cutOffGround
		} else if p.Theme.Decoration.Portrait.Shape == theme.PortraitBleed {
			off = 0
		}
		dark, light := duotoneOf(&p.Theme.Colours, off)
		out.Image = picture.Duotone(out.Image, dark, light)
	}
	return out
}

const (
	// besideGround is how much ink the tone of the ground gets in a picture with an edge, so that the edge stays; cutOffGround the
	// same in a figure without a background, parts of which would vanish. A picture that dissolves into the page has the page's own.
	besideGround = 0.06
	cutOffGround = 0.2
)

// duotoneOf returns the darker and the lighter of ink and ground, with a share off of ink in the ground.
func duotoneOf(c *theme.Colours, off float64) (dark, light color.NRGBA) {
	dark = c.Ink
	m := func(ink, ground uint8) uint8 {
		return uint8(math.Round(float64(off*float64(ink)) + float64((1-off)*float64(ground))))
	}
	light = color.NRGBA{R: m(c.Ink.R, c.Ground.R), G: m(c.Ink.G, c.Ground.G), B: m(c.Ink.B, c.Ground.B), A: 255}
	if white := (color.NRGBA{R: 255, G: 255, B: 255, A: 255}); theme.Contrast(dark, white) < theme.Contrast(light, white) {
		dark, light = light, dark
	}
	return dark, light
}
