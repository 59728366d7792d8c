package layout

import (
	"image"
	"maps"
	"math"
	"slices"

	"cards/internal/scene"
	"cards/internal/theme"
)

// A portrait that reaches the edges of the page and dissolves into its ground where the words begin.

// fadeOf is the share of a portrait that dissolves: less of it over words, where a chin is near them, than beside them. A figure without a
// background, and a drawing in flat inks, end on an edge over words: half a neck in a mist is no part of them.
func (c *canvas) fadeOf(p *Portrait, over bool) float64 {
	fade := c.theme.Decoration.Portrait.Fade
	if over && (p.CutOut || p.flat()) {
		return 0
	}
	if over {
		fade *= overFade
	}
	return fade
}

const overFade = 0.7

// clearAside keeps what signs a card off a picture that bleeds beside the words down to the foot; under a limb or furniture of the
// theme, that is where they are.
func (c *canvas) clearAside(p *Portrait) {
	tokens := &c.theme.Decoration
	if tokens.Portrait.Shape != theme.PortraitBleed || tokens.Limb.Show || c.Safe.H > tall*c.Safe.W {
		return
	}
	x := math.Round(tokens.Portrait.Beside.For(c.size)*c.Scene.Width) + tokens.Portrait.Gap.For(c.size)/2
	if right, _ := p.right(); right {
		c.area.W = math.Min(c.area.Right(), c.Scene.Width-x) - c.area.X
		return
	}
	c.area.W -= math.Max(x-c.area.X, 0)
	c.area.X = math.Max(x, c.area.X)
}

// seatBleed is a picture that reaches the edges of the page and dissolves where the words begin.
func (c *canvas) seatBleed(s *seat, sig *signature, room scene.Rect) {
	tokens := &c.theme.Decoration.Portrait
	foot := c.Scene.Height
	if sig.limb != nil {
		foot = math.Ceil(sig.limb.lowest(0, c.Scene.Width))
	}
	// What is left of the fade under the words leaves them their contrast.
	fade := c.fadeOf(s.portrait, s.over)
	seen := 1 - fade + fade*c.clearOfFade()
	if s.over {
		y := math.Round(math.Max(c.Safe.Y+c.overHeight(), room.Y))
		s.area = scene.Rect{W: c.Scene.Width, H: math.Ceil(y / seen)}
		s.box = scene.Rect{W: c.Scene.Width, H: y}
		s.room = scene.Rect{X: room.X, Y: y, W: room.W, H: room.Bottom() - y}
		return
	}
	gap := tokens.Gap.For(c.size)
	x := math.Round(tokens.Beside.For(c.size) * c.Scene.Width)
	s.area = scene.Rect{W: math.Ceil(x / seen), H: foot}
	s.box = scene.Rect{W: x, H: foot}
	s.room = room
	if s.right {
		s.area.X, s.box.X = c.Scene.Width-s.area.W, c.Scene.Width-x
		s.room.W = s.box.X - gap/2 - room.X
		return
	}
	s.room.X = math.Max(room.X, x+gap/2)
	s.room.W = room.Right() - s.room.X
}

// reach lets a picture over words that dissolves go on down to them, where y is their top, px: over a gap its end looks cut off at the neck.
func (c *canvas) reach(s *seat, y float64) {
	if s.shape == theme.PortraitBleed && s.over && c.drawing == nil {
		s.reach = math.Max(0, y-s.box.Bottom())
	}
}

// goOn lets a framed picture go on down as far as the words leave it room and it has more to show; the head stays where it is.
func (s *seat) goOn(at scene.Rect, window image.Rectangle) (scene.Rect, image.Rectangle) {
	scale := at.W / float64(window.Dx())
	more := min(s.portrait.Image.Bounds().Max.Y-window.Max.Y, int(s.reach*s.area.H/(s.box.H*scale)))
	at.H += scale * float64(more)
	window.Max.Y += more
	return at, window
}

// bleed paints a picture to the edges of the page, faded towards the words; a figure without a background stands on the foot
// beside them as it is, and fades over them.
func (c *canvas) bleed(s *seat, name string) {
	p, fade := s.portrait, c.fadeOf(s.portrait, s.over)
	away := byte('r') // from the edge of the page on which it stands
	if s.right {
		away = 'l'
	}
	fades := []fading{{side: away, share: fade}}
	switch {
	case s.over && fade == 0:
		fades = nil
	case s.over:
		fades[0].side = 'b'
	}
	var at scene.Rect
	window := p.Image.Bounds()
	switch {
	case p.CutOut && !s.over:
		at, fades = c.figureBeside(s), nil
	case p.CutOut:
		room := s.area
		room.Y, room.H = c.Safe.Y+bleedAir*c.Safe.H, room.Bottom()-c.Safe.Y-bleedAir*c.Safe.H
		at = p.stand(room, 1)
	default:
		at, window = c.framed(s, fade)
		if s.over && fade > 0 {
			at, window = s.goOn(at, window)
		}
		if s.over && at.W < s.area.W-0.5 {
			fades = append(fades, fading{side: away, share: asideFade})
		}
	}
	at = scene.Rect{X: scene.Snap(at.X), Y: scene.Snap(at.Y), W: scene.Snap(at.W), H: scene.Snap(at.H)}
	c.resolution(p, at.W/float64(window.Dx()), at)
	c.mark("image", s.box, scene.Image{Source: p.cut(window, fades...), Area: at, Focus: scene.Point{X: 0.5, Y: 0.5}, Alt: c.set.Words.Portrait(name)})
	if s.over && fade == 0 {
		// What it stands on.
		line := c.theme.Decoration.Rule * c.unit
		c.rule(scene.Rect{Y: scene.Snap(s.box.Bottom() - line/2), W: c.Scene.Width, H: line}, c.colours.Rule)
	}
	c.shown = name
}

// flat reports whether a picture is a drawing in a few flat inks.
func (p *Portrait) flat() bool {
	if known, ok := p.made.Load(flatQuestion{}); ok {
		return known.(bool)
	}
	b := p.Image.Bounds()
	counts, all := map[[3]uint32]int{}, 0
	for y := range flatSamples {
		for x := range flatSamples {
			r, g, u, _ := p.Image.At(b.Min.X+(2*x+1)*b.Dx()/(2*flatSamples), b.Min.Y+(2*y+1)*b.Dy()/(2*flatSamples)).RGBA()
			counts[[3]uint32{r >> flatShift, g >> flatShift, u >> flatShift}]++
			all++
		}
	}
	few := slices.Sorted(maps.Values(counts))
	sum := 0
	for _, n := range few[max(0, len(few)-flatInks):] {
		sum += n
	}
	flat := float64(sum) >= flatShare*float64(all) && few[len(few)-1] <= int(plainShare*float64(all))
	p.made.Store(flatQuestion{}, flat)
	return flat
}

// flatQuestion is under what a portrait keeps whether it is flat.
type flatQuestion struct{}

const (
	// flatSamples is at how many places a side a picture is looked at, flatShift what of 16 bits tells no two inks apart, flatInks how many of
	// them a drawing has at most, and flatShare what of it they cover at least: edges are of mixed colours. Of one ink alone it draws nothing:
	// plainShare is the most that one has.
	flatSamples = 48
	flatShift   = 12
	flatInks    = 4
	flatShare   = 0.94
	plainShare  = 0.97
)

// framed is where a picture with a background stands and which part of it that is: the face in the middle of what does not fade, and under
// the upper edge with air over the head, as far as the picture has any. Over words that may take a picture narrower than the page, which
// then stands at the side from which the face looks.
func (c *canvas) framed(s *seat, fade float64) (at scene.Rect, window image.Rectangle) {
	p := s.portrait
	at = s.area
	w, h := float64(p.Image.Bounds().Dx()), float64(p.Image.Bounds().Dy())
	air := c.Safe.Y + bleedAir*c.Safe.H
	half := headHalf * math.Min(p.Focus.Y, 1-p.Focus.Y) * h
	scale := math.Max(at.W/w, at.H/h)
	face := scene.Point{X: (1 - fade/2) / 2, Y: besideFace * at.H}
	if s.right {
		face.X = 1 - face.X
	}
	if s.over {
		seen := (1 - fade) * at.H
		face = scene.Point{X: 0.5} // as high as its air lets it, so that the shoulders are seen
		fits := (seen - air) / (2 * half)
		if air > (p.Focus.Y*h-half)*fits {
			fits = seen / (p.Focus.Y*h + half) // all the air that the picture has
		}
		closer := c.closer(p, scale, fits)
		scale = math.Min(scale, math.Max(fits, at.H/h))
		at.W = math.Min(at.W, w*scale)
		scale *= closer
		if s.right {
			at.X = s.area.Right() - at.W
		}
	}
	if !s.over {
		// Not into what fades, nor through the page's edge.
		scale *= c.closer(p, scale, (1-fade)*at.W/(2*headBreadth*half))
	}
	face.Y = math.Max(face.Y, air+half*scale) / at.H
	return at, p.window(at.W/at.H, math.Max(at.W/w, at.H/h)/scale, p.facing(face))
}

// closer is how many times as large as a picture that just covers its place it is drawn: a face that stands high in it was framed with its
// shoulders, and comes as close as one that was framed alone. scale is that of a picture that covers, fits the largest at which the head keeps
// its room.
func (c *canvas) closer(p *Portrait, scale, fits float64) float64 {
	if !p.Focused {
		return 1
	}
	closer := math.Min(MostCloser, faceAt.Y/math.Max(p.Focus.Y, 0.01))
	return math.Max(1, math.Min(math.Min(fits/scale, closer), 1/(p.Scale*scale)))
}

// figureBeside is where a figure without a background stands beside words: on the foot of the page, and over its edge with the shoulders
// but not with the head.
func (c *canvas) figureBeside(s *seat) scene.Rect {
	p, room, air := s.portrait, s.box, bleedAir*c.Safe.H
	room.Y, room.H = c.Safe.Y+air, room.Bottom()-c.Safe.Y-air
	at := p.stand(room, shoulders)
	left, right := p.head()
	inner := 1 - left // what of it stands between the words and the far side of the head
	if s.right {
		left, inner = 1-right, right
	}
	if w := (room.W - air) / math.Max(inner, 0.5); w < at.W {
		h := at.H * w / at.W
		at = scene.Rect{Y: at.Bottom() - h, W: w, H: h}
	}
	// From the page's edge: where all of it has room, no shoulder ends before that.
	x := math.Min(math.Min((room.W-at.W)/2, room.W-at.W), math.Max(0, air-left*at.W))
	if s.right {
		x = room.W - at.W - x
	}
	at.X = room.X + x
	return at
}

// head returns where the head of a figure without a background begins and ends, in parts of the picture's width: that of its rows from the
// top down to a little under the focus, at which anything is painted.
func (p *Portrait) head() (left, right float64) {
	b := p.Image.Bounds()
	from, to := b.Dx(), 0
	foot := b.Min.Y + int(math.Min(headFoot*math.Max(p.Focus.Y, headLeast), 1)*float64(b.Dy()))
	step := max(1, b.Dy()/headRows)
	for y := b.Min.Y; y < foot; y += step {
		for x := range b.Dx() {
			if _, _, _, a := p.Image.At(b.Min.X+x, y).RGBA(); a >= 0x8000 {
				from, to = min(from, x), max(to, x+1)
			}
		}
	}
	if from >= to {
		return 0, 1
	}
	return float64(from) / float64(b.Dx()), float64(to) / float64(b.Dx())
}

const (
	// headFoot is how far down a head is looked for, in the height of its focus, which is taken to be headLeast of the height at least;
	// headRows is on how many rows of the picture.
	headFoot, headLeast = 1.2, 0.3
	headRows            = 64
)

const (
	// besideFace is how far down a picture beside words a face is.
	besideFace = 0.4
	// headHalf is half of a head, in what the picture has over its middle, or under it where that is less: a third of it is air.
	headHalf = 2.0 / 3
	// headBreadth is the breadth of a head in its height, with a nose in profile.
	headBreadth = 0.8
	// asideFade is how much of a picture over words that is narrower than the page fades at its side.
	asideFade = 0.28
)

// MostCloser is how many times as large as its place needs a portrait that reaches the edges of the page is drawn at most: its maker framed it
// (modern, photo-quote1: 1300 and 1240 px of 1080).
const MostCloser = 1.2

// bleedAir is kept over the head of a figure that stands on the foot, as a share of the height.
const bleedAir = 0.06
