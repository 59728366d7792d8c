package layout

import (
	"image/color"
	"math"
	"strings"

	"rsc.io/qr"

	"cards/internal/diag"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The QR code of a last card: dark modules of whole pixels on a light plate, with the quiet zone that the standard asks for (ISO/IEC
// 18004, 4 modules), at error correction M. It stands under the title, or beside it on a wide page, and its address under it.

// quietZone is the light border, in modules (ISO/IEC 18004).
const quietZone = 4

// placedCode is a code with its place.
type placedCode struct {
	code   *qr.Code
	module float64 // px, whole
	// plate is what it covers, with the quiet zone, on whole pixels.
	plate   scene.Rect
	caption *block
	// x and width are the measure of the caption, px.
	x, width float64
	address  string
}

// shortAddress is how an address is written under its code.
func shortAddress(address string) string {
	for _, scheme := range []string{"https://", "http://"} {
		if rest, ok := strings.CutPrefix(address, scheme); ok {
			return strings.TrimSuffix(rest, "/")
		}
	}
	return address
}

// codeShares are how much of a room a code may take: under a title, and beside one.
const (
	codeUnder  = 0.72
	codeBeside = 0.55
)

// besideCode gives the code of a last card its place in the room of the title, and returns what it leaves; below is what stands under
// the title besides, ground what is behind the room, px. Without a code it returns the room.
func (c *canvas) besideCode(v *cover, room scene.Rect, below float64, ground color.NRGBA) scene.Rect {
	c.code = nil
	if v.address == "" {
		return room
	}
	tokens := &c.theme.Decoration.Code
	code, n, least := c.encoded(v.address)
	if code == nil {
		return room
	}
	gap := tokens.Gap.For(c.size)
	var caption *block
	if s := shortAddress(v.address); len([]rune(s)) <= tokens.Caption {
		caption = c.line(label{role: "source", text: s, lang: "en", style: c.theme.Type.Roles.Source, colour: c.readable(c.colours.Soft, ground), ground: ground})
		if caption.Width() > room.W {
			caption = nil
		}
	}
	// Beside the title first where the page is wide, under it elsewhere.
	sides := []bool{false, true}
	if room.W > 1.25*room.H {
		sides = []bool{true, false}
	}
	for module := math.Max(least, math.Floor(tokens.Side.For(c.size)/n)); module >= least; module-- {
		for _, way := range []struct{ beside, bare bool }{{sides[0], false}, {sides[1], false}, {sides[0], true}, {sides[1], true}} {
			beside := way.beside
			if way.bare && caption == nil {
				break
			}
			p := &placedCode{code: code, module: module, caption: caption, address: v.address}
			side := n * module
			width, height := side, side
			if way.bare {
				p.caption = nil // the alternative text still says the address
			}
			if p.caption != nil {
				width = math.Max(width, caption.Width())
				height += captionGap*caption.Size + caption.Size
			}
			left := room
			if beside {
				left.W -= width + gap
				p.plate = scene.Rect{X: room.Right() - side, Y: room.Bottom() - height, W: side, H: side}
				p.x = room.Right() - width
				if p.caption != nil {
					p.caption.align = text.End
				}
			} else {
				left.H -= height + gap
				p.plate, p.x = scene.Rect{X: room.X, Y: room.Bottom() - height, W: side, H: side}, room.X
				if p.caption != nil {
					p.caption.align = text.Start
				}
			}
			p.width = width
			if height > room.H || left.W < (1-codeBeside)*room.W || left.H < (1-codeUnder)*room.H || !c.titleFits(v, left.W, left.H-below) {
				continue
			}
			if light, _ := c.codeColours(); light == ground {
				// The quiet zone is not seen: the modules stand on the margin.
				quiet := math.Min(quietZone*module, p.plate.X)
				if beside {
					quiet = -math.Min(quietZone*module, c.Scene.Width-p.plate.Right())
				}
				p.plate.X -= quiet
			}
			p.plate.X, p.plate.Y = math.Round(p.plate.X), math.Floor(p.plate.Y)
			c.code, c.codeFault = p, ""
			return left
		}
	}
	c.codeFault = "it has no room beside the title"
	return room
}

// encoded returns the code of an address, the number of modules of its side with the quiet zone, and the px of the smallest module that can
// be read; nil, and why in codeFault, where there is none.
func (c *canvas) encoded(address string) (code *qr.Code, n, least float64) {
	tokens := &c.theme.Decoration.Code
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		c.codeFault = "the address is longer than any QR code holds"
		return nil, 0, 0
	}
	n = float64(code.Size + 2*quietZone)
	least = math.Max(1, math.Round(tokens.Module.For(c.size)))
	if n*least > tokens.Most.For(c.size) {
		c.codeFault = "the address is so long that its QR code could not be read from the page"
		return nil, 0, 0
	}
	return code, n, least
}

// captionGap is between the code and its address, em of that.
const captionGap = 0.5

// titleFits tries a title without leaving a trace.
func (c *canvas) titleFits(v *cover, width, height float64) bool {
	chosen, told := c.Chosen, c.Warnings
	_, ok := c.coverTitle(v, width, height, text.Start)
	c.Chosen, c.Warnings = chosen, told
	return ok
}

// codeColours are the light of the plate and the dark of the modules, the theme's own where they are far enough apart.
func (c *canvas) codeColours() (light, dark color.NRGBA) {
	light, dark = c.colours.Ground, c.colours.Ink
	if theme.Contrast(light, color.NRGBA{A: 255}) < theme.Contrast(dark, color.NRGBA{A: 255}) {
		light, dark = dark, light
	}
	if theme.Contrast(light, color.NRGBA{A: 255}) < lightPlate {
		light = color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	}
	if theme.Contrast(light, dark) < theme.QuoteContrast {
		dark = color.NRGBA{A: 255}
	}
	return light, dark
}

// lightPlate is the least contrast of a plate with black: below it a code is read with difficulty.
const lightPlate = 11

// drawCode paints a code.
func (c *canvas) drawCode(p *placedCode) {
	light, dark := c.codeColours()
	var modules scene.Path
	for y := range p.code.Size {
		for x := 0; x < p.code.Size; x++ {
			from := x
			for x < p.code.Size && p.code.Black(x, y) {
				x++
			}
			if x == from {
				continue
			}
			// A run of dark modules is one rectangle.
			r := scene.Rectangle(scene.Rect{X: p.plate.X + float64(from+quietZone)*p.module, Y: p.plate.Y + float64(y+quietZone)*p.module, W: float64(x-from) * p.module, H: p.module})
			modules.Ops, modules.Points = append(modules.Ops, r.Ops...), append(modules.Points, r.Points...)
		}
	}
	c.mark("image", p.plate, scene.Fill{Path: scene.Rectangle(p.plate), Paint: scene.Solid(light)}, scene.Fill{Path: modules, Paint: scene.Solid(dark)})
	c.Scene.Links = append(c.Scene.Links, scene.Link{Area: p.plate, URL: p.address})
	if p.caption != nil {
		c.put(p.caption, p.x, p.plate.Bottom()+captionGap*p.caption.Size, p.width)
	}
}

// layEnd composes a cover or a last card; where a QR code has no room on a page that is a cover by itself, without it.
func (s *Setter) layEnd(v *cover, size theme.Size, at place) *Page {
	if v.address == "" {
		return s.composeCover(v, size, at).Page
	}
	// The code says the address, and so does what is written under it.
	with := *v
	with.line, with.credit.source, with.credit.title, with.credit.dates = "", "", "", nil
	c := s.composeCover(&with, size, at)
	if c.code != nil {
		return c.Page
	}
	without := *v
	without.address = ""
	why := c.codeFault
	if why == "" {
		why = "a page of this shape has no room for it"
	}
	c = s.composeCover(&without, size, at)
	d := diag.Diagnostic{Pos: s.position("end"), Severity: diag.Error, Code: "does-not-fit", Card: v.id,
		Message: "the QR code does not fit " + size.Name + ": " + why, Hint: "use a shorter address or title, or leave the size out"}
	if size.CoverOnly() || c.Layout == "core" {
		d.Severity, d.Hint = diag.Warning, "sizes with more room have it"
	}
	c.Warnings.Add(d)
	return c.Page
}
