package layout

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"cards/internal/picture"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The arrangements of a photograph and words on a page, in the order in which they are tried.

// photoForm is how words and picture share a page.
type photoForm uint8

const (
	photoFull   photoForm = iota // words on one side of the picture, on a scrim
	photoLow                     // words on a picture that is dark everywhere
	photoBeside                  // words on a plain ground beside the picture
)

// arrangement is one way.
type arrangement struct {
	form photoForm
	// edge is the side of the page on which the words stand.
	edge picture.Edge
	// area is the picture's, px.
	area scene.Rect
	// side is the share of the page that the words may take.
	side float64
	// whole lets the words have the page from top to bottom.
	whole bool
	// zoom is how much larger than needed the picture is, so that what matters in it can stand clear of the words; 0 is not at all.
	zoom float64
	// ample tells that the picture has more of the page than usual, so long as the words have their size.
	ample bool
	why   string
}

var edgeNames = map[picture.Edge]string{picture.Bottom: "below", picture.Top: "above", picture.Left: "left", picture.Right: "right"}

// name is its word for inspect.
func (a *arrangement) name() string {
	switch a.form {
	case photoLow:
		return "photo, low key"
	case photoBeside:
		return "photo, text page"
	}
	return "photo, words " + edgeNames[a.edge]
}

// print places the picture on its area.
func (a *arrangement) print(of *photograph, c *canvas) *picture.Print {
	tokens := &c.theme.Decoration.Photo
	b := of.source.Bounds()
	w, h := float64(b.Dx()), float64(b.Dy())
	W, H := a.area.W, a.area.H
	p := &picture.Print{Source: of.source, Width: int(math.Round(W)), Height: int(math.Round(H))}
	covers, fits := math.Max(W/w, H/h), math.Min(W/w, H/h)
	p.Scale = covers
	if a.zoom > 0 {
		p.Scale *= a.zoom
	}
	// Where the words stand, the picture may end; what matters in it stands beside them.
	wantX, wantY := 0.5, 0.5
	if a.form == photoFull && !a.whole {
		switch a.edge {
		case picture.Bottom:
			wantY = focusBeside
		case picture.Top:
			wantY = 1 - focusBeside
		case picture.Left:
			wantX = 1 - focusBeside
		case picture.Right:
			wantX = focusBeside
		}
		if visible := fits / covers; a.zoom == 0 && visible < tokens.Visible && a.extends(W/w > H/h) {
			// It goes on, blurred, under the words.
			if W/w > H/h {
				p.Scale = math.Min(covers, math.Max(fits, extendedWide*W/w))
			} else {
				p.Scale = math.Min(covers, math.Max(fits, extendedHigh*H/h))
			}
			p.Seam = seamShare * math.Max(W, H)
		}
	}
	place := func(length, size, focus, want float64, start bool) float64 {
		if size <= length {
			if start {
				return 0
			}
			return length - size
		}
		// On whole pixels: a picture that was made for the page is drawn as it is.
		return -math.Round(math.Max(0, math.Min(size-length, float64(focus*size)-float64(want*length))))
	}
	p.X = place(W, w*p.Scale, of.focus.X, wantX, a.edge == picture.Right)
	p.Y = place(H, h*p.Scale, of.focus.Y, wantY, a.edge == picture.Bottom)
	if a.form == photoBeside && !of.focused {
		a.liveliest(p, c)
	}
	return p
}

const (
	// focusBeside is where what matters stands, from the edge that is opposite to the words, as a share of the side.
	focusBeside = 0.34
	// extendedWide and extendedHigh are how much of a page a picture takes that does not cover it.
	extendedWide, extendedHigh = 0.56, 0.54
	// seamShare is the share of the page's longer side over which such a picture fades into its blurred border.
	seamShare = 0.12
)

// extends reports whether the words stand where a picture of another shape than the page would end.
func (a *arrangement) extends(wide bool) bool {
	if wide {
		return a.edge == picture.Left || a.edge == picture.Right
	}
	return a.edge == picture.Top || a.edge == picture.Bottom
}

// bands is at how many places the liveliest band of a picture is looked for.
const bands = 9

// liveliest moves the picture so that the part of it shows which has the most in it.
func (a *arrangement) liveliest(p *picture.Print, c *canvas) {
	b := p.Source.Bounds()
	w, h := float64(b.Dx())*p.Scale, float64(b.Dy())*p.Scale
	// In a quarter of the size: what is lively is so from afar.
	const k = 0.25
	whole := &picture.Print{Source: p.Source, Width: max(1, int(math.Ceil(k*w))), Height: max(1, int(math.Ceil(k*h))), Scale: k * p.Scale}
	meter := c.set.proofs.meter(whole)
	best := -1.0
	x, y := p.X, p.Y
	for i := range bands {
		dx, dy := (w-a.area.W)*float64(i)/(bands-1), (h-a.area.H)*float64(i)/(bands-1)
		if u := meter.Unrest(picture.Area{X: k * dx, Y: k * dy, W: k * a.area.W, H: k * a.area.H}); u > best+0.002 {
			best, x, y = u, -math.Round(dx), -math.Round(dy)
		}
	}
	p.X, p.Y = x, y
}

// focus is where on the page what matters in the picture stands.
func (p *photoPage) focus(c *canvas) scene.Point {
	b := p.of.source.Bounds()
	return scene.Point{
		X: p.area.X + p.print.X + p.of.focus.X*float64(b.Dx())*p.print.Scale,
		Y: p.area.Y + p.print.Y + p.of.focus.Y*float64(b.Dy())*p.print.Scale,
	}
}

// arrangements returns the ways of a page, best first, without those that are only for words that the usual ones do not suit.
func (s *Setter) arrangements(of *photograph, size theme.Size) []arrangement {
	return slices.DeleteFunc(s.allArrangements(of, size), func(a arrangement) bool { return a.zoom > 0 || a.ample })
}

// allArrangements returns all ways of a page, best first.
func (s *Setter) allArrangements(of *photograph, size theme.Size) []arrangement {
	c := s.newCanvas(size, "", "", of.pos)
	tokens := &c.theme.Decoration.Photo
	w, h := c.Scene.Width, c.Scene.Height
	page := scene.Rect{W: w, H: h}
	wide := w > wideRatio*h
	edges := []picture.Edge{picture.Bottom, picture.Top}
	if wide {
		edges = []picture.Edge{picture.Left, picture.Right, picture.Bottom}
	}
	type scored struct {
		arrangement
		unrest float64
	}
	var full []scored
	for _, e := range edges {
		a := arrangement{form: photoFull, edge: e, area: page}
		p := &photoPage{of: of, arrangement: a}
		p.print = a.print(of, c)
		meter := s.proofs.meter(p.print)
		region, focus := sideOf(e, page, tokens), p.focus(c)
		unrest := meter.Unrest(picture.Area{X: region.X, Y: region.Y, W: region.W, H: region.H})
		if region.Inset(-focusClear*c.unit).Contains(scene.Rect{X: focus.X, Y: focus.Y}, 0) {
			unrest += overFocus
		}
		if p.print.Seam > 0 {
			unrest -= overFocus // it was made for words on this side
		}
		a.why = fmt.Sprintf("the picture is calmest there (its tones differ by %.0f of 255)", 255*math.Max(0, meter.Unrest(picture.Area{X: region.X, Y: region.Y, W: region.W, H: region.H})))
		full = append(full, scored{a, unrest})
	}
	// On a tie below: edges are tried in their order.
	sort.SliceStable(full, func(i, j int) bool { return math.Round(full[i].unrest/tie) < math.Round(full[j].unrest/tie) })
	var out []arrangement
	for _, share := range []float64{tokens.Side, tokens.More} {
		for _, a := range full {
			if across := a.edge == picture.Left || a.edge == picture.Right; across && share != tokens.Side {
				continue // a column has its own width
			}
			a.side = share
			out = append(out, a.arrangement)
		}
	}
	if of.focused {
		// A part of the picture, so that what matters in it is farther from the words.
		for _, zoom := range zooms {
			for _, a := range full {
				a.side, a.zoom = tokens.Side, zoom
				a.why = "in this part of the picture what matters stands clear of the words"
				out = append(out, a.arrangement)
			}
		}
	}
	low := arrangement{form: photoLow, edge: picture.Top, area: page, whole: true, why: "it would take a scrim that hides the picture"}
	if of.treatment == "duotone" && of.asked {
		out = append(out, low)
	}
	for _, times := range []float64{bandTallest, bandTaller, bandTall, 1, bandLess, bandLeast} {
		share := times * tokens.Band
		a := arrangement{form: photoBeside, edge: picture.Bottom, whole: true, why: "on the picture the words would need a scrim that hides it, or have no room"}
		a.area = scene.Rect{W: w, H: math.Round(c.Safe.Y + share*c.Safe.H)}
		if a.ample = times > 1; a.ample && wide {
			continue
		}
		if wide {
			a.edge, a.area = picture.Right, scene.Rect{W: math.Round(c.Safe.X + share*c.Safe.W), H: h}
		}
		out = append(out, a)
	}
	over := full[0].arrangement
	over.whole, over.edge, over.why = true, picture.Bottom, "the words need the whole page"
	return append(out, over)
}

const (
	// wideRatio is the ratio of its sides from which on a page has its words beside the picture's subject, not under it.
	wideRatio = 1.15
	// focusClear is kept between the words' side and what matters in the picture, a token (modern, where the text goes).
	focusClear = 80
	// overFocus is how much more unrest a side counts that has what matters in it: more than any picture has.
	overFocus = 1
	// tie is a difference of unrest that is none.
	tie = 0.015
	// bandLess and bandLeast make the picture's band lower for long quotes, the others higher over short ones.
	bandLess, bandLeast               = 0.7, 0.45
	bandTallest, bandTaller, bandTall = 1.6, 1.35, 1.15
)

// zooms are how much larger than it needs a picture may be for what matters in it to stand clear of the words.
var zooms = []float64{1.2, 1.3}

// sideOf is the part of the page that words on a side take.
func sideOf(e picture.Edge, page scene.Rect, tokens *theme.Photo) scene.Rect {
	switch e {
	case picture.Top:
		return scene.Rect{W: page.W, H: tokens.Side * page.H}
	case picture.Left:
		return scene.Rect{W: tokens.Column * page.W, H: page.H}
	case picture.Right:
		return scene.Rect{X: (1 - tokens.Column) * page.W, W: tokens.Column * page.W, H: page.H}
	}
	return scene.Rect{Y: (1 - tokens.Side) * page.H, W: page.W, H: tokens.Side * page.H}
}
