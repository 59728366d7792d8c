package layout

import (
	"image"
	"image/color"
	"math"
	"slices"

	"cards/internal/layout/text"
	"cards/internal/picture"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A portrait that is a drawing in flat inks, of about the shape of the page. It fills the page, and the words stand where it is of
// one ink, in a column beside the figure (modern, portrait side). A photograph never does: its grounds are not flat.

// flatDrawing is such a drawing on one page.
type flatDrawing struct {
	of *Portrait
	// window is what of it the page shows.
	window image.Rectangle
	// cells are the inks of the page's squares of drawingCell px, row by row.
	cells         []color.NRGBA
	columns, rows int
	// calm is the room for words, px, of the ink ground.
	calm   scene.Rect
	ground color.NRGBA
	inks   []color.NRGBA
}

const (
	// drawingCell is how far apart the places are at which a drawing is looked at, px.
	drawingCell = 6
	// drawingShown is the least share of a drawing that its page shows of it: less, and it was not drawn for a page like this.
	drawingShown = 0.72
	// drawingWide and drawingHigh are the least width and height of the words' room, as shares of the page.
	drawingWide, drawingHigh = 0.3, 0.3
	// drawingInk is how far in 8 bits a channel may lie from an ink and be of it.
	drawingInk = 6
	// drawingInks is how many inks a room for words is looked for in.
	drawingInks = 3
	// drawingShare is how far down their room words stand: a face that looks up has them before its eyes.
	drawingShare = 0.2
	// drawingFace is the least part of the page over and under the face, where that is not where it has to be.
	drawingFace = 0.2
	// drawingNear is what names keep from the edge of an ink, em of theirs.
	drawingNear = 0.3
)

// newDrawings returns the portrait as a drawing that fills the page, once for each part of it that the page may show; none where it is no such
// drawing, or leaves words no room.
func (c *canvas) newDrawings(p *Portrait) (all []*flatDrawing) {
	tokens := &c.theme.Decoration
	if tokens.Portrait.Shape != theme.PortraitBleed || !tokens.Photo.Show {
		return nil
	}
	b := p.Image.Bounds()
	shape := float64(b.Dx()) / float64(b.Dy()) * c.Scene.Height / c.Scene.Width
	if math.Min(shape, 1/shape) < drawingShown || !p.flat() {
		return nil
	}
	gap := tokens.Portrait.Gap.For(c.size)
	const far = 9 // at the picture's border
	for _, at := range []scene.Point{p.Focus, {X: p.Focus.X, Y: -far}, {X: p.Focus.X, Y: far}} {
		s := &flatDrawing{of: p, window: p.window(c.Scene.Width/c.Scene.Height, 1, at)}
		face := (p.Focus.Y*float64(b.Dy()) - float64(s.window.Min.Y)) / float64(s.window.Dy())
		if len(all) > 0 && (face < drawingFace || face > 1-drawingFace || slices.ContainsFunc(all, func(o *flatDrawing) bool { return o.window == s.window })) {
			continue
		}
		s.look(c)
		for _, ink := range s.inks {
			if theme.Contrast(c.coloursOn(ink).Ink, ink) < theme.QuoteContrast {
				continue
			}
			room := s.largest(ink, c.area, gap)
			if room.W >= drawingWide*c.Scene.Width && room.H >= drawingHigh*c.Scene.Height && room.W*room.H > s.calm.W*s.calm.H {
				s.calm, s.ground = room, ink
			}
		}
		if !s.calm.Empty() {
			all = append(all, s)
		}
	}
	return all
}

// look notes the inks of the page's squares, and which of them are the commonest: a figure without a background stands on the page's ground.
func (s *flatDrawing) look(c *canvas) {
	s.columns, s.rows = int(math.Ceil(c.Scene.Width/drawingCell)), int(math.Ceil(c.Scene.Height/drawingCell))
	s.cells = make([]color.NRGBA, 0, s.columns*s.rows)
	counts := map[color.NRGBA]int{}
	for y := range s.rows {
		for x := range s.columns {
			at := image.Pt(
				s.window.Min.X+int((float64(x)+0.5)*drawingCell/c.Scene.Width*float64(s.window.Dx())),
				s.window.Min.Y+int((float64(y)+0.5)*drawingCell/c.Scene.Height*float64(s.window.Dy())))
			at.X, at.Y = min(at.X, s.window.Max.X-1), min(at.Y, s.window.Max.Y-1)
			pixel := color.NRGBAModel.Convert(s.of.Image.At(at.X, at.Y)).(color.NRGBA)
			ink := mix(color.NRGBA{R: pixel.R, G: pixel.G, B: pixel.B, A: 255}, c.colours.Ground, float64(pixel.A)/255)
			s.cells = append(s.cells, ink)
			counts[ink]++
		}
	}
	for ink := range counts {
		s.inks = append(s.inks, ink)
	}
	slices.SortFunc(s.inks, func(a, b color.NRGBA) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return int(a.R)<<16 + int(a.G)<<8 + int(a.B) - int(b.R)<<16 - int(b.G)<<8 - int(b.B)
	})
	s.inks = s.inks[:min(len(s.inks), drawingInks)]
}

// isInk reports whether a colour is an ink, but for what a JPEG makes of it.
func isInk(a, ink color.NRGBA) bool {
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= drawingInk }
	return near(a.R, ink.R) && near(a.G, ink.G) && near(a.B, ink.B)
}

// largest returns the largest rectangle within bounds that is of an ink, as is all that is nearer to it than clear px.
func (s *flatDrawing) largest(ink color.NRGBA, bounds scene.Rect, clear float64) (best scene.Rect) {
	// others[y][x] is how many squares over and left of a corner are of another ink.
	stride := s.columns + 1
	others := make([]int32, stride*(s.rows+1))
	for y := range s.rows {
		line := int32(0)
		for x := range s.columns {
			if !isInk(s.cells[y*s.columns+x], ink) {
				line++
			}
			others[(y+1)*stride+x+1] = others[y*stride+x+1] + line
		}
	}
	around := int(math.Ceil(clear / drawingCell))
	free := func(x, y int) bool {
		if r := (scene.Rect{X: float64(x) * drawingCell, Y: float64(y) * drawingCell, W: drawingCell, H: drawingCell}); !bounds.Contains(r, 0) {
			return false
		}
		x0, y0, x1, y1 := max(x-around, 0), max(y-around, 0), min(x+1+around, s.columns), min(y+1+around, s.rows)
		return others[y1*stride+x1]-others[y0*stride+x1]-others[y1*stride+x0]+others[y0*stride+x0] == 0
	}
	// Over each row stand columns of free squares; the largest rectangle on the row is as wide as its lowest column allows.
	heights := make([]int, s.columns+1)
	for y := range s.rows {
		for x := range s.columns {
			if heights[x]++; !free(x, y) {
				heights[x] = 0
			}
		}
		var open []int // columns, each higher than the one before
		for x := range heights {
			for len(open) > 0 && heights[open[len(open)-1]] >= heights[x] {
				high, from := heights[open[len(open)-1]], 0
				if open = open[:len(open)-1]; len(open) > 0 {
					from = open[len(open)-1] + 1
				}
				if r := (scene.Rect{X: float64(from) * drawingCell, Y: float64(y+1-high) * drawingCell, W: float64(x-from) * drawingCell, H: float64(high) * drawingCell}); r.W*r.H > best.W*best.H {
					best = r
				}
			}
			open = append(open, x)
		}
	}
	return best
}

// under returns the one ink on which something stands; false where there are several.
func (s *flatDrawing) under(r scene.Rect) (ink color.NRGBA, one bool) {
	for y := max(0, int(r.Y/drawingCell)); y < s.rows && float64(y)*drawingCell < r.Bottom(); y++ {
		for x := max(0, int(r.X/drawingCell)); x < s.columns && float64(x)*drawingCell < r.Right(); x++ {
			here := s.cells[y*s.columns+x]
			if ink == (color.NRGBA{}) {
				ink = here
			}
			if !isInk(here, ink) {
				return ink, false
			}
		}
	}
	return ink, ink != (color.NRGBA{})
}

// coloursOn returns the palette for words on an ink: the theme's own on its ground, light words on a dark ink, and on any other what passes there.
func (c *canvas) coloursOn(ink color.NRGBA) *theme.Colours {
	if isInk(ink, c.theme.Colours.Ground) {
		return &c.theme.Colours
	}
	if picture.LuminanceOf(ink) < darkInk {
		colours := photoColours(&c.theme.Colours, ink)
		return &colours
	}
	moved, _ := c.theme.WithBrandColours(map[string]color.NRGBA{"ground": ink})
	return &moved.Colours
}

// darkInk is the luminance below which white reads better than black.
const darkInk = 0.179

// furnishDrawing is the furniture of a quote on a drawing: who signs it stands at the foot of the page where each is on one ink, else in the
// column of the words, at its foot at the latest. It is nil where neither has the room.
func (c *canvas) furnishDrawing(who *credit, at place) *furniture {
	whole := c.area
	defer func() { c.area = whole }()
	for _, foot := range []func(s *flatDrawing) scene.Rect{
		func(*flatDrawing) scene.Rect { return whole },
		func(s *flatDrawing) scene.Rect {
			return scene.Rect{X: s.calm.X, Y: whole.Y, W: s.calm.W, H: whole.H}
		},
		func(s *flatDrawing) scene.Rect { return s.calm },
	} {
		for _, s := range c.drawings {
			c.area = foot(s)
			if f := c.signDrawing(s, who, at); f != nil {
				c.drawing = s
				return f
			}
		}
	}
	return nil
}

// signDrawing has a card on a drawing signed at the foot of the canvas's area; nil where the names would stand on several inks, or leave the
// quote too little.
func (c *canvas) signDrawing(s *flatDrawing, who *credit, at place) *furniture {
	faults := len(c.Warnings)
	foot := c.newPhotoFoot(who, c.set.brand.name, at, c.area)
	f := &furniture{name: "photo", room: s.calm, ground: s.ground, apart: photoApart, kept: c.theme.Decoration.Photo.Keep.For(c.size)}
	if len(foot.lines) > 0 {
		f.room.H = math.Min(f.room.H, foot.top-f.kept-f.room.Y)
	}
	if f.room.H < drawingHigh*c.Scene.Height || !c.inkNames(s, &foot) || len(c.Warnings) > faults {
		c.Warnings = c.Warnings[:faults]
		return nil
	}
	look := *c.theme
	look.Colours = *c.coloursOn(s.ground)
	c.theme, c.colours = &look, &look.Colours
	c.Scene.Ground = s.ground
	f.behind = func() {
		for _, l := range foot.lines {
			c.put(l.block, l.x, l.y, l.w)
		}
	}
	return f
}

// inkNames gives the blocks of a foot on a drawing the colours that can be read on the inks under them; it reports whether each stands on one.
func (c *canvas) inkNames(s *flatDrawing, foot *photoFoot) bool {
	for _, l := range foot.lines {
		b := l.block
		r := scene.Rect{X: l.x, Y: l.y, W: b.Width(), H: b.Height()}
		switch b.align {
		case text.Centre:
			r.X += (l.w - r.W) / 2
		case text.End:
			r.X += l.w - r.W
		}
		ink, one := s.under(r.Inset(-drawingNear * b.Size))
		if !one || b.mark != nil && !isInk(ink, c.colours.Ground) {
			return false
		}
		here := c.coloursOn(ink)
		for _, role := range []theme.ColourName{"ink", "soft", "accent_text"} {
			if b.colour == c.colours.Named(role) {
				b.colour = here.Named(role)
				break
			}
		}
		if b.ground = ink; theme.Contrast(b.colour, ink) < theme.TextContrast {
			return false
		}
	}
	return true
}

// seatDrawing gives the words their room on a drawing.
func (c *canvas) seatDrawing(s *seat) {
	page := scene.Rect{W: c.Scene.Width, H: c.Scene.Height}
	gap := c.theme.Decoration.Portrait.Gap.For(c.size)
	s.area, s.over, s.share = page, false, drawingShare
	s.room = c.drawing.calm
	s.box = scene.Rect{W: s.room.X - gap, H: page.H}
	if s.right {
		s.box = scene.Rect{X: s.room.Right() + gap, W: page.W - s.room.Right() - gap, H: page.H}
	}
}

// paintDrawing paints it.
func (c *canvas) paintDrawing(name string) {
	p := c.drawing
	page := scene.Rect{W: c.Scene.Width, H: c.Scene.Height}
	c.resolution(p.of, page.W/float64(p.window.Dx()), page)
	c.mark("image", page, scene.Image{Source: p.of.cut(p.window), Area: page, Focus: scene.Point{X: 0.5, Y: 0.5}, Alt: c.set.Words.Portrait(name)})
	c.shown = name
}
