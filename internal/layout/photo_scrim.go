package layout

import (
	"math"

	"cards/internal/picture"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The scrims of a page on a photograph: what its words need of the picture, and how far a scrim fades.

// photoNeed is what stands on a picture: where, and how light it may be there.
type photoNeed struct {
	box      int
	lightest float64
}

// needs returns what the text boxes from the first on need of the picture.
func (c *canvas) photoNeeds(first int) (needs []photoNeed) {
	tokens := &c.theme.Decoration.Photo
	for i := first; i < len(c.Scene.Boxes); i++ {
		b := &c.Scene.Boxes[i]
		if len(b.Lines) == 0 {
			continue
		}
		contrast, colour := tokens.Text, b.Color
		if b.Role == "quote" || b.Role == "title" {
			contrast = tokens.Quote
			if b.Role == "quote" && c.theme.Type.Emphasis == theme.EmphasisAccent && c.photoMarked {
				// Marked words are words of the quote.
				if l := (picture.LuminanceOf(c.colours.AccentText) + 0.05) / theme.QuoteContrast; l < (picture.LuminanceOf(colour)+0.05)/contrast {
					contrast, colour = theme.QuoteContrast, c.colours.AccentText
				}
			}
		}
		needs = append(needs, photoNeed{box: i, lightest: (picture.LuminanceOf(colour)+0.05)/contrast - 0.05})
	}
	return needs
}

// inkOf is where the ink of a box's lines stands.
func inkOf(b *scene.Box) (r scene.Rect) {
	for _, l := range b.Lines {
		r = r.Union(l.Ink)
	}
	if r.Empty() {
		r = b.Rect
	}
	return r
}

// scrimPhoto reckons the scrims that the boxes from the first on need, and tells them what is behind them.
func (c *canvas) scrimPhoto(first int) {
	p := c.photo
	tokens := &c.theme.Decoration.Photo
	needs := c.photoNeeds(first)
	if p.form == photoFull {
		meter := c.set.proofs.meter(p.print)
		zones := map[picture.Edge][]photoNeed{}
		for _, n := range needs {
			e := p.edge
			r := inkOf(&c.Scene.Boxes[n.box])
			if e == picture.Top && r.Y+r.H/2 > c.Scene.Height/2 || e == picture.Left && r.X > c.photoColumn().Right() {
				e = picture.Bottom // what signs the card, at the other side of the page
			}
			zones[e] = append(zones[e], n)
		}
		for _, edge := range []picture.Edge{picture.Bottom, picture.Top, picture.Left, picture.Right} {
			p.scrim(c, meter, edge, zones[edge])
		}
		// The print of the page has its scrims now; what measured it had none.
		c.Scene.Items[p.at] = scene.Image{Source: p.print, Area: c.Scene.Items[p.at].(scene.Image).Area, Focus: scene.Point{X: 0.5, Y: 0.5}}
		p.hidden = p.hidden || p.opacity > tokens.Most
		for _, n := range needs {
			b := &c.Scene.Boxes[n.box]
			if ink := inkOf(b); b.Role == "quote" || b.Role == "title" {
				p.busy = math.Max(p.busy, meter.Edges(picture.Area{X: ink.X, Y: ink.Y, W: ink.W, H: ink.H}, p.over(ink)))
			}
		}
	}
	meter := c.set.proofs.meter(p.print)
	for _, n := range needs {
		b := &c.Scene.Boxes[n.box]
		ink := inkOf(b)
		if !p.area.Overlaps(ink) {
			b.Background = c.colours.Ground
			continue
		}
		b.Background = meter.Lightest(picture.Area{X: ink.X - p.area.X, Y: ink.Y - p.area.Y, W: ink.W, H: ink.H}, p.over(ink))
	}
}

// scrim adds the scrim of one edge.
func (p *photoPage) scrim(c *canvas, meter *picture.Meter, edge picture.Edge, needs []photoNeed) {
	if len(needs) == 0 {
		return
	}
	tokens := &c.theme.Decoration.Photo
	around := tokens.Around * c.unit
	var all scene.Rect
	opacity := 0.0
	for _, n := range needs {
		ink := inkOf(&c.Scene.Boxes[n.box]).Inset(-around)
		all = all.Union(ink)
		alpha, ok := meter.Opacity(picture.Area{X: ink.X, Y: ink.Y, W: ink.W, H: ink.H}, n.lightest, picture.Stray)
		if b := &c.Scene.Boxes[n.box]; ok && b.Role != "quote" && b.Role != "title" {
			// Lights that are few of the whole may be many of one line, and small type has no strokes that bear them.
			for _, l := range b.Lines {
				most, fits := meter.Opacity(picture.Area{X: l.Ink.X, Y: l.Ink.Y, W: l.Ink.W, H: l.Ink.H}, n.lightest, picture.StrayUnderLine)
				alpha, ok = math.Max(alpha, most), ok && fits
			}
		}
		if !ok {
			p.hidden, alpha = true, 1
		}
		opacity = math.Max(opacity, alpha)
	}
	if opacity == 0 {
		return
	}
	w, h := c.Scene.Width, c.Scene.Height
	s := picture.Scrim{Edge: edge, Opacity: opacity}
	focus := p.focus(c)
	var free, long float64 // to the focus, and of the side
	switch edge {
	case picture.Bottom:
		s.Flat, free, long = h-all.Y, all.Y-focus.Y, h
	case picture.Top:
		s.Flat, free, long = all.Bottom(), focus.Y-all.Bottom(), h
	case picture.Left:
		s.Flat, free, long = all.Right(), focus.X-all.Right(), w
	case picture.Right:
		s.Flat, free, long = w-all.X, all.X-focus.X, w
	}
	least := tokens.Fade * c.unit
	// It reaches as far as it may, so that its edge is not seen: of what lies over what matters little is left there.
	s.Fade = math.Max(least, math.Min(tokens.Reach*long, free/overClear))
	if p.edge == picture.Left || p.edge == picture.Right {
		// Upright, an edge that can be seen is a curtain, and so is that of the scrim at the foot which meets it: the little that is left of
		// a long fade over what matters is not seen.
		s.Fade = math.Max(acrossFade*long, math.Min(acrossMost*long, free/clearAt(opacity)))
	} else if p.glows(c, meter, &s) {
		// What shines near the words is what the eye goes to: the scrim is nearer to them, and its edge steeper.
		s.Flat -= (1 - steepAround) * around
		s.Fade = steepFade * least
		free += (1 - steepAround) * around
	}
	if distance := s.Flat + free; p.of.focused {
		p.veiled = math.Max(p.veiled, s.At(distance))
	}
	p.print.Scrims = append(p.print.Scrims, s)
	p.opacity = math.Max(p.opacity, opacity)
}

const (
	// acrossFade is the least length over which a scrim beside words fades, as a share of the page's width, and acrossMost the most: as far
	// as what matters in the picture allows.
	acrossFade = 0.28
	acrossMost = 0.5
	// overClear is the same of a scrim over or under words, which is shorter: beyond it some third of the scrim is left.
	overClear = 0.6
)

// clearAt is the share of a fade after which no more of a scrim is left than may lie over what matters in a picture.
func clearAt(opacity float64) float64 {
	s := picture.Scrim{Opacity: opacity, Fade: 1}
	low, high := 0.0, 1.0
	for high-low > 1.0/64 {
		if t := (low + high) / 2; s.At(t) > veiledAcross*mostVeiled {
			low = t
		} else {
			high = t
		}
	}
	return math.Max(high, 1.0/64)
}

// veiledAcross is how much of what may be left a fade is planned for: at the foot another scrim adds to it.
const veiledAcross = 0.65

// over is the opacity of the scrims over the words at a place.
func (p *photoPage) over(r scene.Rect) float64 {
	out := 0.0
	for _, s := range p.print.Scrims {
		in := false
		switch s.Edge {
		case picture.Bottom:
			in = r.Y >= float64(p.print.Height)-s.Flat
		case picture.Top:
			in = r.Bottom() <= s.Flat
		case picture.Left:
			in = r.Right() <= s.Flat
		case picture.Right:
			in = r.X >= float64(p.print.Width)-s.Flat
		}
		if in {
			out = math.Max(out, s.Opacity)
		}
	}
	return out
}
