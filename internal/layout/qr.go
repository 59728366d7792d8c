package layout

import (
	"image/color"
	"math"
	"slices"
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
	plate scene.Rect
	// captions say what it is for and where it leads, each in its place.
	captions []placedBlock
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
	captions := c.codeCaptions(v, ground)
	try := func(beside bool, module float64, said []label) (left scene.Rect, ok bool) {
		p := &placedCode{code: code, module: module, address: v.address}
		left = c.placeCode(p, said, room, n*module, gap, beside, ground)
		if left.H <= 0 || left.W < (1-codeBeside)*room.W || left.H < (1-codeUnder)*room.H || !c.titleFits(v, left.W, left.H-below) {
			return left, false
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
		if len(said) < len(captions[0]) && v.call != "" && (len(said) == 0 || said[0].item != callItem) {
			c.choose("call", "", "it has no room beside the code")
		}
		return left, true
	}
	largest := math.Max(least, math.Floor(tokens.Side.For(c.size)/n))
	if room.W > wideCode*room.H {
		// On a wide page beside the title, smaller rather than without what is written by it: under the title it takes that the height.
		for _, said := range captions {
			for module := largest; module >= least; module-- {
				if left, ok := try(true, module, said); ok {
					return left
				}
			}
		}
	}
	for module := largest; module >= least; module-- {
		for _, said := range captions {
			for _, beside := range []bool{false, true} {
				if left, ok := try(beside, module, said); ok {
					return left
				}
			}
		}
	}
	c.codeFault = "it has no room beside the title"
	return room
}

// callItem is the deck's words about what a reader is to do.
const callItem = "brand.call"

// callLarger is how much larger a call is than what else is written by a code, on pages that have the room.
const callLarger = 1.15

// codeCaptions are what may be written by a code, most first: what it is for, and where it leads; last of all nothing, since the
// alternative text says it too.
func (c *canvas) codeCaptions(v *cover, ground color.NRGBA) [][]label {
	tokens := &c.theme.Decoration.Code
	style := c.theme.Type.Roles.Source
	var call, address []label
	if v.call != "" {
		call = []label{{role: "note", item: callItem, text: v.call, lang: v.lang, style: bold(style), colour: c.readable(c.colours.Ink, ground), ground: ground, normalise: true}}
		if c.size.Class != theme.Banner {
			call[0].size = callLarger * style.SizeOf(c.size, theme.LabelText)
		}
		c.leadsCall(&call[0], style)
	}
	if s := shortAddress(v.address); len([]rune(s)) <= tokens.Caption {
		address = []label{{role: "source", text: s, lang: "en", style: style, colour: c.readable(c.colours.Soft, ground), ground: ground}}
	}
	var out [][]label
	switch {
	case call != nil && address != nil:
		out = [][]label{append(call[:1:1], address...), call, address}
	case call != nil:
		out = [][]label{call}
	case address != nil:
		out = [][]label{address}
	}
	return append(out, nil)
}

// leadsCall lets the first of several lines that the deck breaks itself lead the others, which are lighter: what there is, and then how to get it.
func (c *canvas) leadsCall(l *label, style theme.Role) {
	runes := []rune(l.text)
	end := slices.Index(runes, '\n')
	if end < 0 {
		return
	}
	plain := text.Style{Family: string(style.Family), Weight: style.Weight}
	l.spans = []text.Span{{Start: end + 1, End: len(runes), Tag: tagDim, Style: &plain}}
	ink, soft := scene.Solid(l.colour), scene.Solid(c.readable(c.colours.Soft, l.ground))
	l.paint = func(tag int) scene.Paint {
		if tag == tagDim {
			return soft
		}
		return ink
	}
}

// placeCode places a code of a side with captions in a room, at its foot under the title or at its right beside it, and returns the
// room that is left to the title; an empty one where they have no room. Under a title the captions stand at the right of the code, on its
// foot, where they have the width; else under it.
func (c *canvas) placeCode(p *placedCode, said []label, room scene.Rect, side, gap float64, beside bool, ground color.NRGBA) (left scene.Rect) {
	set := func(width float64, align text.Align) (blocks []*block, widest, height float64, ok bool) {
		for _, l := range said {
			l.align = align
			b, fits := c.paragraph(l, width, 2)
			if !fits || b.Torn > 0 {
				return nil, 0, 0, false
			}
			if len(blocks) > 0 {
				height += captionRow * b.Size
			}
			blocks, widest, height = append(blocks, b), math.Max(widest, b.Width()), height+b.Height()
		}
		return blocks, widest, height, true
	}
	put := func(blocks []*block, x, y, w float64) {
		for i, b := range blocks {
			if i > 0 {
				y += captionRow * b.Size
			}
			p.captions = append(p.captions, placedBlock{block: b, x: x, y: y, w: w})
			y += b.Height()
		}
	}
	left = room
	if !beside {
		if blocks, _, height, ok := set(room.W-side-captionBeside*gap, text.Start); ok && height <= side && room.H >= side {
			left.H -= side + gap
			p.plate = scene.Rect{X: room.X, Y: room.Bottom() - side, W: side, H: side}
			x := room.X + side + captionBeside*gap
			foot := room.Bottom()
			if light, _ := c.codeColours(); light == ground {
				foot -= quietZone * p.module // the modules are all that is seen, and they stand on the margin
				x = room.X + side - math.Min(quietZone*p.module, room.X) + 1
			}
			put(blocks, x, foot-height, room.Right()-x)
			return left
		}
	}
	width := room.W
	if beside {
		width = captionWide * side
		if room.W > wideCode*room.H {
			width = math.Max(width, captionMost*room.W)
		}
	}
	blocks, widest, height, ok := set(width, map[bool]text.Align{true: text.End, false: text.Start}[beside])
	whole := side
	if len(blocks) > 0 {
		whole += captionGap*blocks[0].Size + height
	}
	if !ok || whole > room.H {
		return scene.Rect{}
	}
	y := room.Bottom() - whole
	if beside {
		width = math.Max(side, widest)
		left.W -= width + gap
		p.plate = scene.Rect{X: room.Right() - side, Y: y, W: side, H: side}
		if len(blocks) > 0 {
			put(blocks, room.Right()-width, y+side+captionGap*blocks[0].Size, width)
		}
		return left
	}
	left.H -= whole + gap
	p.plate = scene.Rect{X: room.X, Y: y, W: side, H: side}
	if len(blocks) > 0 {
		put(blocks, room.X, y+side+captionGap*blocks[0].Size, width)
	}
	return left
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

const (
	// captionGap is between the code and what is written under it, em of that; captionRow between two captions, em of the lower.
	captionGap, captionRow = 0.5, 0.35
	// captionBeside is between the code and what is written at its right, as a share of what is kept about a code.
	captionBeside = 0.6
	// captionWide is the most width of what is written under a code beside a title, in that of the code.
	captionWide = 1.35
	// wideCode is the ratio of its sides from which on a room has the code beside its title, captionMost the share of its width that what is
	// written under that may take there.
	wideCode, captionMost = 1.25, 0.34
)

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
	for _, l := range p.captions {
		c.put(l.block, l.x, l.y, l.w)
	}
}

// layEnd composes a cover or a last card; where a QR code has no room on a page that is a cover by itself, without it.
func (s *Setter) layEnd(v *cover, size theme.Size, at place) *Page {
	if v.address == "" {
		return s.composeCover(v, size, at).Page
	}
	// The code says the address, and so does what is written under it.
	with := *v
	with.line = ""
	c := s.composeCover(&with, size, at)
	if c.code != nil {
		return c.Page
	}
	without := *v
	without.address = ""
	s.addressed(&without)
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
