package layout

import (
	"fmt"
	"image/color"
	"math"

	"cards/internal/scene"
	"cards/internal/theme"
)

// The furniture of dawn: brand and number as a masthead at the head of the sky, the quote standing on the horizon, and under it
// on the flat field who said it, where, and whose card it is.

// horizonPage is all about the words of one page.
type horizonPage struct {
	*canvas
	horizon
	head masthead
	foot colophon
	// small is the portrait beside the name; nil where there is none.
	small *smallPortrait
	// under stands next under the horizon (a subtitle); nil where nothing does.
	under *block
	room  scene.Rect
}

// newHorizonPage reckons a page for words of so many characters under a brand's masthead; under, which may be nil, stands under
// the horizon.
func (c *canvas) newHorizonPage(brand string, who *credit, length int, at place, under *block) *horizonPage {
	tokens := &c.theme.Decoration.Horizon
	p := &horizonPage{canvas: c, under: under}
	// The thin strokes of longer quotes would be lost where the sun dissolves, and they climb over all of it.
	_, weight := c.quoteStart(length)
	thin := weight <= regular && !c.seated
	sunless := length > tokens.Most || thin
	p.head = c.newMasthead(brand, at)
	// Where some view cuts the sides away, what signs the card stands in the middle too, if it does so on single lines: such a page
	// is low.
	core := rect(c.size.Core())
	cropped := core.H > 0 && core.W < 0.8*c.Safe.W
	inner, column := core.Inset(coreInset*core.H), c.area
	if cropped && c.signsOnLines(who, inner.W) {
		column.X, column.W = inner.X, inner.W
	}
	p.small = c.besideNames(who, column, c.Layout == "centre", func(column scene.Rect) []placedBlock {
		p.foot = c.newColophon(who, column)
		return p.foot.lines
	})
	gap := tokens.Foot.For(c.size)
	if sunless {
		gap = tokens.FootLong.For(c.size)
	}
	need := c.Scene.Height - p.foot.top + gap
	if under != nil {
		need = c.Scene.Height - p.foot.top + 2*tokens.Under.For(c.size) + under.Height()
		if under == c.onField {
			need += 0.7 * tokens.Under.For(c.size) // names are no part of what is said over them
		}
	}
	y := c.Scene.Height - need
	if !sunless {
		// A tall page has more ground: its words stand nearer to the optical middle, and what signs them apart.
		tall := math.Max(0, math.Min(c.Safe.H/c.Safe.W, groundTallest)-1)
		y = math.Min(y, c.Safe.Bottom()-(tokens.Ground+groundTall*tall)*c.Safe.H)
	}
	p.horizon = c.newHorizon(y)
	clear := tokens.Clear.For(c.size)
	// A short quote stands there as well, and the sun with it.
	inCore := cropped && length <= coreLength
	switch {
	case length > tokens.Most:
		c.choose("sun", "none", fmt.Sprintf("over %d characters", tokens.Most))
	case sunless:
		c.choose("sun", "none", "a quote of this length is set in thin strokes")
	case inCore:
		p.rise(c, core.Right(), p.head.foot+clear)
	default:
		p.rise(c, c.area.Right(), p.head.foot+clear)
	}
	top := c.area.Y
	if p.head.foot > top {
		top = p.head.foot + clear
	}
	p.room = scene.Rect{X: c.area.X, Y: top, W: c.area.W, H: p.y - tokens.Quote.For(c.size) - top}
	if sunless && c.landscape() && c.Layout != "centre" {
		p.besideMasthead()
	}
	if inCore {
		p.room.X, p.room.W = inner.X, inner.W
		c.choose("room", "core", "what every view of the platform shows makes sense alone")
	}
	if c.Layout == "vertical" && c.landscape() && !inCore && length <= columnsBetween {
		p.betweenMasthead()
	}
	if c.Layout == "centre" && c.theme.Type.Hang {
		// What hangs at the end of the widest line keeps off the page's edge.
		in := centreRoom * c.Scene.Width
		p.room.X, p.room.W = p.room.X+in, p.room.W-2*in
	}
	return p
}

// groundTall is how much more of the safe height lies under the horizon of a page for each time that it is higher than wide, up to groundTallest (a higher page needs the room):
// 0.289 at 1080×1350 (literary, dawn-ja).
const groundTall, groundTallest = 0.155, 1.25

// centreRoom is kept at both sides of centred lines for stops that hang, as a share of the page's width.
const centreRoom = 0.03

// coreLength is the longest quote in characters that stands in the middle which every view shows: at 900×383, two lines of eight
// at the smallest type.
const coreLength = 16

// furnishHorizon returns the furniture of a quote.
func (c *canvas) furnishHorizon(who *credit, length int, at place) *furniture {
	p := c.newHorizonPage(c.set.brand.name, who, length, at, c.onField)
	ink := c.colours.Ink
	f := &furniture{name: "horizon", room: p.room, stand: standFoot, behind: p.draw, more: p.more}
	f.ground = hardest(ink, p.sky, p.field)
	if p.r > 0 {
		f.ground = hardest(ink, p.sky, p.field, p.sun)
	}
	if c.Layout != "list" { // a list has the sun where the other cards have it
		f.crown = func(scene.Rect) { p.clearSun() }
	}
	f.after = func(quote *scene.Box, _ *block) {
		p.clearSun()
		// Known better now: words that keep clear of the sun do not stand on it.
		for _, l := range quote.Lines {
			if p.on(l.Ink) {
				return
			}
		}
		quote.Background = hardest(ink, p.sky, p.field)
	}
	return f
}

// draw paints everything but the words in the room.
func (p *horizonPage) draw() {
	p.horizon.draw(p.canvas)
	p.head.draw(p)
	if p.under != nil {
		p.under.ground = p.field
		p.put(p.under, p.area.X, p.y+p.theme.Decoration.Horizon.Under.For(p.size), p.area.W)
	}
	p.drawSmall(p.small)
	for _, l := range p.foot.lines {
		l.block.ground = p.field
		if l.baseline {
			p.putOnBaseline(l.block, l.x, l.y, l.w)
		} else {
			p.put(l.block, l.x, l.y, l.w)
		}
	}
}

// moreAir is kept about the mark that a quote goes on, em of its character.
const moreAir = 0.45

// more says that the quote goes on: in one character (续), a red-character seal on the field, right, on the name's line; in a
// longer word, that word.
func (p *horizonPage) more() {
	tokens := &p.theme.Decoration.Seal.More
	word := label{role: "note", text: p.set.Words.Continued, style: bold(p.theme.Type.Roles.Quote), size: math.Max(tokens.Glyph*p.unit, p.size.Floor(theme.LabelText)), colour: p.colours.AccentText, ground: p.field}
	framed := len([]rune(word.text)) == 1
	if !framed {
		word.style, word.size = p.theme.Type.Roles.Note, 0
	}
	set := p.line(word)
	width, height := set.Width(), set.Size
	if framed {
		width = math.Max(tokens.Box*p.unit, 1.4*word.size)
		height = width
	}
	// Level with the highest line of the foot, over the handle; where a line reaches as far, the nearest free place, the field
	// before the sky and the right before the left.
	air := moreAir * set.Size
	usual := math.Min(p.foot.top+0.5*p.theme.Type.Roles.Name.SizeOf(p.size, theme.LabelText)-height/2, p.foot.handle-2*air-height)
	area, ok := p.free(scene.Rect{X: p.area.Right() - width, Y: usual, W: width, H: height}, air, word.colour)
	if !ok {
		p.doesNotFit(word)
		return
	}
	if framed {
		frame := scene.Rectangle(area.Inset(tokens.Stroke * p.unit / 2))
		p.mark("decoration", area, scene.Stroke{Path: frame, Paint: scene.Solid(p.colours.AccentShape), Width: tokens.Stroke * p.unit})
	}
	if area.Y < p.y {
		set.ground = p.behind(set.colour, area)
	}
	p.put(set, area.X+(width-set.Width())/2, area.Y+(height-set.Size)/2, set.Width())
}

// free returns the place nearest to where an area should stand at which it keeps air to all lines of the page, and small type in
// a colour can be read: in the sky that is not on the sun.
func (p *horizonPage) free(at scene.Rect, air float64, colour color.NRGBA) (scene.Rect, bool) {
	clear := func(r scene.Rect) bool {
		if r.Y < p.y && theme.Contrast(colour, p.behind(colour, r)) < theme.TextContrast {
			return false
		}
		for _, b := range p.Scene.Boxes {
			for _, l := range b.Lines {
				if l.Ink.Overlaps(r.Inset(-air)) {
					return false
				}
			}
		}
		return true
	}
	step := at.H / 4
	for ; at.X >= p.area.X; at.X -= step {
		// Up to the horizon, then down to the foot, then up into the sky.
		for _, way := range [][3]float64{{at.Y, p.y, -step}, {at.Y, p.area.Bottom() - at.H, step}, {p.y, p.area.Y, -step}} {
			for r := (scene.Rect{X: at.X, Y: way[0], W: at.W, H: at.H}); (way[1]-r.Y)*way[2] >= 0; r.Y += way[2] {
				if r.Bottom() <= p.area.Bottom() && clear(r) {
					return r, true
				}
			}
		}
	}
	return at, false
}
