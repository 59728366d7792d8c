package layout

import (
	"image"
	"image/color"
	"math"
	"sync"

	"cards/internal/layout/text"
	"cards/internal/logo"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A logo stands where the brand's name would: it is a block like any line of text, so that furniture measures and places it as it
// does a name. Flat logos are in the ink of the name; others stand on a plate in their own colours.

// named reports whether there is anything to show for the brand's name.
func (b *brand) named() bool { return b.name != "" || b.logo != nil && !b.hidden }

// SetLogo gives the cards a brand's logo; nil is none. It must come before any card is laid out.
func (s *Setter) SetLogo(l *logo.Logo) {
	if s.brand.logo = l; l != nil {
		s.brand.inks, s.brand.called = &sync.Map{}, s.brand.name
	}
}

// logoMark is a logo at its size, px: what it takes of the page, with its plate.
type logoMark struct {
	w, h float64
	// turned lays it on its side, a quarter clockwise, as names on the backs of books lie.
	turned bool
	pad    float64 // of the plate; 0 where there is none
}

// logoRoom asks for the brand's logo in place of a label's text.
type logoRoom struct{ w, h float64 }

// Shares and bounds in setting a logo.
const (
	// capMiddle is the height over the baseline of the middle of capitals and figures, em: what stands beside them has its middle there.
	capMiddle = 0.37
	// turnFrom is the ratio of its sides from which a logo is laid on its side in a column.
	turnFrom = 1.8
)

// branded puts the brand's logo, where there is one, in place of a label's text, no larger than w × h px and than the theme's box.
// Last cards show it larger.
func (c *canvas) branded(l label, w, h float64) label {
	if c.set.brand.logo == nil || c.set.brand.hidden {
		return l
	}
	tokens := &c.theme.Decoration.Logo
	grow := 1.0
	if c.Kind == "end" {
		grow = tokens.End
	}
	l.logo = &logoRoom{w: math.Min(w, grow*tokens.Width.For(c.size)), h: math.Min(h, grow*tokens.Height.For(c.size))}
	if l.vertical {
		// Along the column it may be as long as it is wide in a line.
		l.logo = &logoRoom{w: math.Min(w, grow*tokens.Height.For(c.size)), h: math.Min(h, grow*tokens.Width.For(c.size))}
	}
	l.item = "brand.logo"
	return l
}

// logoBlock sets the logo of a label; for a vertical one w is across the column and h along it.
func (c *canvas) logoBlock(l label) *block {
	if l.size == 0 {
		l.size = l.style.SizeOf(c.size, l.rank.textRank())
	}
	of := c.set.brand.logo
	ratio := float64(of.Width) / float64(of.Height)
	m := &logoMark{}
	if l.vertical && ratio >= turnFrom {
		m.turned, ratio = true, 1/ratio
	}
	w, h := l.logo.w, l.logo.h
	if of.Ink == nil && c.plated(l) {
		m.pad = c.theme.Decoration.Logo.Pad * math.Min(w, h)
	}
	inner := math.Min(w-2*m.pad, (h-2*m.pad)*ratio)
	m.w, m.h = inner+2*m.pad, inner/ratio+2*m.pad
	return &block{label: l, Fitted: text.Fitted{Size: l.size, Pitch: l.size}, mark: m}
}

// rise and drop are how far a block of one line reaches over and under its baseline, px.
func (b *block) rise() float64 {
	if b.mark != nil {
		return b.mark.h/2 + capMiddle*b.Size
	}
	return text.Ascent * b.Size
}

func (b *block) drop() float64 {
	if b.mark != nil {
		return b.mark.h/2 - capMiddle*b.Size
	}
	return text.Descent * b.Size
}

// putLogo paints the logo of a block with its top at y, aligned in a measure; in a column x is the axis.
func (c *canvas) putLogo(b *block, x, y, width float64) *scene.Box {
	m := b.mark
	switch {
	case b.vertical:
		x -= m.w / 2
	case b.align == text.Centre:
		x += (width - m.w) / 2
	case b.align == text.End:
		x += width - m.w
	}
	area := scene.Rect{X: scene.Snap(x), Y: scene.Snap(y), W: m.w, H: m.h}
	ground := b.ground
	if ground == (color.NRGBA{}) {
		ground = c.colours.Ground
	}
	of := &c.set.brand
	var items []scene.Item
	var source image.Image
	if of.logo.Ink != nil {
		source = of.inked(b.colour)
	} else {
		source = of.logo.Picture
		if m.pad > 0 {
			ground = c.plateOf(of.logo)
			corner := c.theme.Decoration.Logo.Corner * math.Min(m.w, m.h)
			items = append(items, scene.Fill{Path: scene.RoundedRectangle(area, corner, corner), Paint: scene.Solid(ground)})
		}
	}
	inner := area.Inset(m.pad)
	picture := scene.Image{Source: source, Area: inner, Focus: scene.Point{X: 0.5, Y: 0.5}, Alt: of.called}
	if m.turned {
		// Drawn upright about the origin, then turned and moved to its place.
		picture.Area = scene.Rect{W: inner.H, H: inner.W}
		turn := scene.Transform{YX: 1, XY: -1, X0: inner.Right(), Y0: inner.Y}
		items = append(items, scene.Group{Transform: turn, Items: []scene.Item{picture}})
	} else {
		items = append(items, picture)
	}
	from := len(c.Scene.Items)
	c.add(items...)
	// One line that says the name, so that all that keeps clear of ink keeps clear of a logo.
	line := scene.Line{Text: of.called, Rect: area, Baseline: area.Bottom(), Ink: area}
	c.Scene.Boxes = append(c.Scene.Boxes, scene.Box{Role: b.role, Item: "brand.logo", Lang: c.set.Lang, Rect: area, FontSize: b.Size, Color: b.colour, Background: ground,
		Text: of.called, Lines: []scene.Line{line}, From: from, To: len(c.Scene.Items), Events: c.events})
	return &c.Scene.Boxes[len(c.Scene.Boxes)-1]
}

// inked returns the logo in one colour; each colour is made once for all cards.
func (b *brand) inked(colour color.NRGBA) image.Image {
	if known, ok := b.inks.Load(colour); ok {
		return known.(image.Image)
	}
	cover := b.logo.Ink
	m := image.NewNRGBA(cover.Rect)
	for y := range cover.Rect.Dy() {
		for x := range cover.Rect.Dx() {
			c := colour
			c.A = uint8((uint32(c.A)*uint32(cover.Pix[y*cover.Stride+x]) + 127) / 255)
			m.SetNRGBA(x, y, c)
		}
	}
	known, _ := b.inks.LoadOrStore(colour, m)
	return known.(image.Image)
}

// plateOf is the colour of the plate of a logo that keeps its colours: the paper that it was drawn on, or of the theme's quiet
// colours that on which its worst colour is seen best.
func (c *canvas) plateOf(l *logo.Logo) color.NRGBA {
	if l.Ground.A != 0 {
		return l.Ground
	}
	light, dark := c.colours.Ground, c.colours.Ink
	if theme.Contrast(light, color.NRGBA{A: 255}) < theme.Contrast(dark, color.NRGBA{A: 255}) {
		light, dark = dark, light
	}
	if c.onLight(l) {
		return light
	}
	return dark
}

// plated reports whether a logo in its own colours needs a plate where a label stands: where what is behind it is flat and of the
// plate's colour already, it stands on that, with its edge on the margin.
func (c *canvas) plated(l label) bool {
	ground := l.ground
	if ground == (color.NRGBA{}) {
		ground = c.colours.Ground
	}
	return c.theme.Decoration.Horizon.Show || c.plateOf(c.set.brand.logo) != ground
}

// onLight reports whether a logo's colours are seen better on a light plate: most logos are drawn for paper.
func (c *canvas) onLight(l *logo.Logo) bool {
	pale, seen := 0, 0
	white := color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	for i := 0; i+3 < len(l.Picture.Pix); i += 4 * 7 {
		p := l.Picture.Pix[i:]
		if p[3] < 128 {
			continue
		}
		seen++
		if theme.Contrast(color.NRGBA{R: p[0], G: p[1], B: p[2], A: 255}, white) < theme.ShapeContrast/2 {
			pale++
		}
	}
	return float64(pale) < mostPale*float64(seen)
}

// mostPale is the share of a logo's pixels that may be hardly seen on white for it to stand on a light plate.
const mostPale = 0.4

// withoutBrand returns a setter whose furniture has no name to show, for a last card that shows the brand itself.
func (s *Setter) withoutBrand() *Setter {
	out := *s
	out.brand.name, out.brand.hidden = "", true
	out.bookFeet, out.heads = &sync.Map{}, &headPlans{plans: map[string]headPlan{}}
	if s.feet != nil {
		out.feet = &sync.Map{}
	}
	return &out
}

// The head of grid has its logo on its rows: over as many as the theme's box is high, in the last quarter or the half.

// headCapital is the height of capitals, em: the top of a logo in a head.
const headCapital = 0.74

// headLogoWidth is how wide a logo may be in the head of grid: its narrowest field.
func (c *canvas) headLogoWidth() float64 {
	columns := c.moduleColumns()
	n := len(columns)
	return columns[n-1].Right() - columns[3*n/4].X
}

// headLogoHeight is how high it may be: from the capitals of one row to the foot of the next.
func (c *canvas) headLogoHeight() float64 {
	size := c.theme.Type.Roles.Source.SizeOf(c.size, theme.LabelText)
	high := headCapital*size + c.theme.Decoration.Module.Row*size
	if c.Kind == "end" {
		high += c.theme.Decoration.Module.Row * size
	}
	return high
}

// rowsOf is how many rows of a pitch a block takes, px; words under a logo keep clear of it.
func (b *block) rowsOf(step float64) int {
	if b.mark == nil {
		return b.Count()
	}
	return int(math.Ceil((b.mark.h-headCapital*b.Size)/step + 0.7))
}

// In the foot of a timeline a logo is a little higher than the line that it stands on, em of that, and no wider than a share of the
// measure.
const (
	footLogo     = 1.5
	footLogoWide = 0.3
	// coreLogo is its most height at the sides of a cover's middle, em of what else stands there.
	coreLogo = 1.6
)

// shrink makes a logo no larger than w × h px.
func (b *block) shrink(w, h float64) {
	if share := math.Min(w/b.mark.w, h/b.mark.h); share < 1 {
		b.mark.w, b.mark.h, b.mark.pad = share*b.mark.w, share*b.mark.h, share*b.mark.pad
	}
}

// cornerLogo sets the logo for the lower right corner, where a theme has a seal; nil where there is none.
func (c *canvas) cornerLogo() *block {
	l := c.branded(label{role: "brand", item: "brand.name", text: c.set.brand.name, style: c.theme.Type.Roles.Brand, colour: c.colours.Ink}, cornerWide*c.area.W, c.area.H)
	if l.logo == nil {
		return nil
	}
	return c.line(l)
}

// corner is the place of a block in the lower right corner.
func (c *canvas) corner(b *block) scene.Rect {
	return scene.Rect{X: c.area.Right() - b.Width(), Y: c.area.Bottom() - b.Height(), W: b.Width(), H: b.Height()}
}

// cornerWide is the most of the measure that a logo takes in the corner: names stand beside it.
const cornerWide = 0.34

// sideLogo puts the logo at the side of a cover's middle, level with lines of a size whose em boxes begin at y; false where there is
// none.
func (c *canvas) sideLogo(x, y, width, size float64, ground color.NRGBA) bool {
	l := c.branded(label{role: "brand", item: "brand.name", text: c.set.brand.name, style: c.theme.Type.Roles.Source, size: size, colour: c.colours.Ink, ground: ground}, width, coreLogo*size)
	if l.logo == nil {
		return false
	}
	b := c.line(l)
	c.putOnBaseline(b, x, math.Min(y+text.Ascent*size, c.Safe.Bottom()-b.drop()), width)
	return true
}

// titleLogo sets the logo in place of a last card's title.
func (c *canvas) titleLogo(v *cover, width, height float64, align text.Align) (*block, bool) {
	tokens := &c.theme.Decoration.Logo
	l := label{role: "title", item: "brand.logo", text: v.title, style: c.theme.Type.Roles.Brand, colour: c.colours.Ink, align: align,
		logo: &logoRoom{w: math.Min(width, tokens.TitleWidth.For(c.size)), h: math.Min(height, tokens.TitleHeight.For(c.size))}}
	if l.logo.w <= 0 || l.logo.h < tokens.Height.For(c.size)/2 {
		return nil, false
	}
	b := c.logoBlock(l)
	c.choose("title", "logo", "the last card has no title of its own")
	return b, true
}
