package layout

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"sync"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/picture"
	"cards/internal/resample"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Photographs that fill a page, with words on them. A page is tried in several arrangements (photo_arrange.go): words on one side of
// the picture, where it is calm, on a scrim that is no thicker than they need; where that would have to hide the picture, the picture
// beside the words, or so dark that large words can stand on it. How it is drawn is picture.Print's business.

// photograph is the picture that a card stands on.
type photograph struct {
	source image.Image
	// focus is what matters in it, in fractions of its sides; focused tells that the deck says so.
	focus     scene.Point
	focused   bool
	treatment string // plain, duotone or empty
	credit    string
	item      string
	pos       diag.Pos
	// asked tells that the deck asks for a photograph to fill the page.
	asked bool
}

// photographOf returns the photograph of a card; nil when it has none, or none was read.
func (s *Setter) photographOf(i *deck.Image, lang string) *photograph {
	if i == nil || s.Pictures[i] == nil {
		return nil
	}
	p := &photograph{source: s.Pictures[i], focus: scene.Point{X: 0.5, Y: 0.5}, treatment: i.Treatment.V, credit: i.Credit.In(lang), item: i.Item, pos: i.Pos}
	if p.item == "" {
		p.item = i.File.Item
	}
	if i.Focus != nil {
		p.focus, p.focused = scene.Point{X: i.Focus.X, Y: i.Focus.Y}, true
	}
	return p
}

// photoPage is a photograph on one page.
type photoPage struct {
	of *photograph
	arrangement
	print *picture.Print
	// opacity is that of the thickest scrim; hidden tells that a scrim would have to be thicker than the theme allows.
	opacity float64
	hidden  bool
	// busy is the share of the picture under the quote or title that is edges, most what the theme allows.
	busy, most float64
	// veiled is the opacity of the scrims over what matters in the picture.
	veiled float64
	// at is the item of the page that draws it.
	at int
}

// proofShelf keeps the proofs that were used last: a card is composed several times over one picture.
type proofShelf struct {
	mutex  sync.Mutex
	proofs []proof
	halves []halved
}

// halved is a picture and itself in half its size, from which proofs are made.
type halved struct{ source, half image.Image }

// half returns the half of a picture; the shelf is locked.
func (s *proofShelf) half(m image.Image) image.Image {
	for i, known := range s.halves {
		if known.source == m {
			copy(s.halves[1:i+1], s.halves[:i])
			s.halves[0] = known
			return known.half
		}
	}
	made := halved{m, resample.Half(m)}
	s.halves = append([]halved{made}, s.halves[:min(len(s.halves), mostProofs-1)]...)
	return made.half
}

// proof is a picture in a place, looked at.
type proof struct {
	source        image.Image
	width, height int
	scale, x, y   float64
	seam          float64
	made          *image.RGBA
	// dark is the mean of its darkest tenth.
	dark color.NRGBA
}

// mostProofs is how many are kept, of some 2 MB each.
const mostProofs = 4

// of returns the proof of a print.
func (s *proofShelf) of(p *picture.Print) proof {
	want := proof{source: p.Source, width: p.Width, height: p.Height, scale: p.Scale, x: p.X, y: p.Y, seam: p.Seam}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for i, known := range s.proofs {
		if want.made, want.dark = known.made, known.dark; want == known {
			copy(s.proofs[1:i+1], s.proofs[:i])
			s.proofs[0] = known
			return known
		}
	}
	want.made = p.Proof(s.half(p.Source))
	want.dark = picture.Darkest(want.made)
	s.proofs = append([]proof{want}, s.proofs[:min(len(s.proofs), mostProofs-1)]...)
	return want
}

// meter measures a print as it is now.
func (s *proofShelf) meter(p *picture.Print) *picture.Meter { return p.Meter(s.of(p).made) }

// photoCanvas starts a page on a photograph in an arrangement: its colours are those of words on a dark picture.
func (s *Setter) photoCanvas(size theme.Size, card, kind string, at diag.Pos, of *photograph, a arrangement) *canvas {
	c := s.newCanvas(size, card, kind, at)
	c.Scene.Items = nil // a theme's paper would lie under the picture
	p := &photoPage{of: of, arrangement: a, most: c.theme.Decoration.Photo.Busy}
	c.photo = p
	tokens := &c.theme.Decoration.Photo
	look := *c.theme
	p.print = a.print(of, c)
	dark := deepened(s.proofs.of(p.print).dark, lightInk(&look.Colours), tokens.Quote)
	if ramp := p.ramp(c); ramp != nil {
		p.print.Tones, dark = ramp, ramp.Dark
	}
	p.print.Scrim = dark
	look.Colours = photoColours(&look.Colours, dark)
	look.Decoration.Grain.Show, look.Decoration.Lead.Show = false, false
	// Thin strokes are lost on a picture.
	look.Type.Roles.Quote.Weight, look.Type.Roles.Title.Weight = boldWeight, boldWeight
	look.Type.Lengths = append([]theme.LengthRow(nil), look.Type.Lengths...)
	for i := range look.Type.Lengths {
		look.Type.Lengths[i].Weight = 0
	}
	c.theme, c.colours = &look, &look.Colours
	c.Scene.Ground = dark
	return c
}

// boldWeight is the weight of words that stand on a picture.
const boldWeight = 700

// ramp gives the picture its tones: nil leaves it as it is.
func (p *photoPage) ramp(c *canvas) *picture.Ramp {
	tokens := &c.theme.Decoration.Photo
	tones, veil := tokens.Tones, 0.0
	switch {
	case p.form == photoLow:
		tones, veil = tokens.Low, tokens.Veil
	case p.of.treatment == "duotone", p.form == photoBeside && p.of.treatment == "" && tokens.Show && p.restless(c):
	default:
		return nil
	}
	r := picture.Ramp{Dark: tones.Dark, Mid: tones.Mid, Light: tones.Light, At: tones.At, Veil: veil}
	if tones.Dark == (color.NRGBA{}) {
		r = c.ownTones(p.form == photoLow, tones.At, veil)
	}
	r = r.Levels(p.of.source)
	if p.form == photoLow {
		// Dark enough for everything that may stand on it, whatever the theme's colours.
		ink := lightInk(c.colours)
		for theme.Contrast(ink, r.Lightest()) < tokens.Quote+0.5 && r.Veil < 0.9 {
			r.Veil += 0.02
		}
	}
	return &r
}

// restless reports whether the part of a picture that a page shows is all edges: two tones make one thing of it, and take from a calm one the
// light that it was taken for.
func (p *photoPage) restless(c *canvas) bool {
	return c.set.proofs.meter(p.print).Edges(picture.Area{W: p.area.W, H: p.area.H}, 0) > c.theme.Decoration.Photo.Busy
}

// ownTones are the tones of a theme that names none: the darker of ground and ink, the accent, the lighter of the two.
func (c *canvas) ownTones(low bool, at, veil float64) picture.Ramp {
	dark, light := c.colours.Ground, lightInk(c.colours)
	if picture.LuminanceOf(c.colours.Ink) < picture.LuminanceOf(dark) {
		dark = c.colours.Ink
	}
	mid := c.colours.AccentShape
	if low {
		return picture.Ramp{Dark: mix(dark, color.NRGBA{A: 255}, 0.7), Mid: mix(mid, dark, 0.3), Light: mix(mid, dark, 0.75), At: at, Veil: veil}
	}
	if picture.LuminanceOf(mid) < picture.LuminanceOf(dark)+0.05 {
		mid = mix(light, dark, 0.5)
	}
	return picture.Ramp{Dark: dark, Mid: mid, Light: light, At: at, Veil: veil}
}

// lightInk is the colour of words on a dark picture: the lighter of the theme's ink and ground.
func lightInk(colours *theme.Colours) color.NRGBA {
	light := colours.Ink
	if picture.LuminanceOf(colours.Ground) > picture.LuminanceOf(light) {
		light = colours.Ground
	}
	white := color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	for share := 1.0; picture.LuminanceOf(light) < inkLuminance && share > 0; share -= 0.1 {
		light = mix(light, white, share)
	}
	return light
}

const (
	// inkLuminance is the least luminance of words on a picture, accentLuminance that of the accent: any less, and it would be
	// the accent which makes scrims thick.
	inkLuminance    = 0.75
	accentLuminance = 0.5
)

// photoColours is a palette for words on a picture whose dark is given.
func photoColours(own *theme.Colours, dark color.NRGBA) theme.Colours {
	light := lightInk(own)
	lifted := func(colour color.NRGBA) color.NRGBA {
		for share := 1.0; share > 0; share -= 0.1 {
			if m := mix(colour, light, share); picture.LuminanceOf(m) >= accentLuminance {
				return m
			}
		}
		return light
	}
	// The accent of a light theme is deep; its tint on a dark ground is that of the light.
	accent := lifted(own.AccentText)
	if own.AccentShape != own.AccentText && picture.LuminanceOf(own.AccentShape) > picture.LuminanceOf(own.AccentText) {
		accent = lifted(own.AccentShape)
	}
	soft := mix(light, dark, 0.84)
	out := *own
	out.Ground, out.Field, out.Ink, out.Second, out.Soft = dark, dark, light, mix(light, dark, 0.92), soft
	out.AccentText, out.AccentShape, out.OnAccent = accent, accent, dark
	out.Rule, out.Faint, out.Held = mix(light, dark, 0.35), mix(light, dark, 0.5), mix(light, dark, 0.7)
	out.Band, out.Ruler = mix(light, dark, 0.14), mix(light, dark, 0.18)
	return out
}

// deepened makes a colour so dark that words on it have twice the contrast that they need: the scrim of a bright picture.
func deepened(colour, ink color.NRGBA, contrast float64) color.NRGBA {
	black := color.NRGBA{A: 255}
	for share := 1.0; theme.Contrast(ink, colour) < 2*contrast && share > 0; share -= 0.05 {
		colour = mix(colour, black, share)
	}
	return colour
}

// placePhoto adds the picture to the page, under everything.
func (c *canvas) placePhoto() {
	p := c.photo
	area := scene.Rect{X: p.area.X, Y: p.area.Y, W: p.area.W, H: p.area.H}
	p.at = len(c.Scene.Items)
	c.mark("image", area, scene.Image{Source: p.print, Area: area, Focus: scene.Point{X: 0.5, Y: 0.5}})
	b := p.of.source.Bounds()
	if p.print.Scale > enlarged {
		c.Warnings.Warnf(p.of.pos, "picture-small", fmt.Sprintf("bring it with at least %d × %d pixels", int(math.Ceil(float64(b.Dx())*p.print.Scale/enlarged)), int(math.Ceil(float64(b.Dy())*p.print.Scale/enlarged))),
			"the picture has %d × %d pixels, and on %s it is enlarged %.1f times", b.Dx(), b.Dy(), c.size.Name, p.print.Scale)
	}
}

// enlarged is how much larger than its pixels a picture may be drawn before that is seen.
const enlarged = 1.6
