package layout

import (
	"image/color"
	"math"

	"cards/internal/scene"
)

// A card of the theme photo that has no picture: a sky, a horizon, the streak of a long exposure that rises from it, and its
// reflection. The words stand under the horizon, on low pages over it.

// furnishStreak completes the furniture of such a card.
func (c *canvas) furnishStreak(f *furniture, foot photoFoot) *furniture {
	at := 0
	if c.streaksInMargin() {
		f.behind = func() {
			if at = c.placeStreak(); !c.seated { // a portrait is the picture
				c.skyAtFoot(at, foot)
			}
			for _, l := range foot.lines {
				c.put(l.block, l.x, l.y, l.w)
			}
		}
		return f
	}
	f.behind = func() {
		at = c.placeStreak()
		for _, l := range foot.lines {
			c.put(l.block, l.x, l.y, l.w)
		}
	}
	f.after = func(quote *scene.Box, _ *block) {
		ink := inkOf(quote)
		// Words of one size have one horizon, however high the first of their characters is.
		if rise := ink.Y - (quote.Y + inkTop*quote.FontSize); rise > 0 {
			ink.Y, ink.H = ink.Y-rise, ink.H+rise
		}
		c.skyOver(at, ink, foot)
	}
	f.crown = func(words scene.Rect) { c.skyOver(at, words, foot) }
	return f
}

// skyOver draws the sky of a page whose words have that ink, px, in the place that was kept for it: over them, or where it has no room there,
// as on low pages.
func (c *canvas) skyOver(at int, ink scene.Rect, foot photoFoot) {
	for _, b := range c.Scene.Boxes {
		switch b.Role {
		case "brand", "speaker", "source", "page", "note":
			continue // these sign the card
		}
		if b.W < c.Scene.Width || b.H < c.Scene.Height { // not the sky itself
			ink = ink.Union(inkOf(&b)) // words, and with them bars, and a mark that hangs beside them
		}
	}
	if c.seated { // a portrait is the picture
		return
	}
	s := &pageStreak{}
	s.keepOff = func(more scene.Rect) {
		ink = ink.Union(more)
		s.form, s.horizon = c.streakForm(ink, foot)
		s.draw(s.form, s.horizon)
	}
	s.draw = func(form streakForm, horizon float64) {
		if form == streakMargin {
			horizon = c.footHorizon(foot)
		}
		s.form, s.horizon = form, horizon
		c.Scene.Items[at] = scene.Group{Items: c.drawStreak(form, horizon, ink)}
	}
	s.keepOff(ink)
	c.Page.streak = s
}

// streaksInMargin reports whether the page is a low one, on which large words leave no sky over them. All cards of a deck have the horizon behind
// the names there, and the streak in the margin, as on a high page lists and columns too stand under it, so that one who turns them finds one
// picture.
func (c *canvas) streaksInMargin() bool {
	return c.Scene.Height <= highPage*c.Scene.Width
}

// skyAtFoot draws the sky of such a page in the place that was kept for it.
func (c *canvas) skyAtFoot(at int, foot photoFoot) {
	s := &pageStreak{form: streakMargin, horizon: c.footHorizon(foot), keepOff: func(scene.Rect) {}}
	s.draw = func(streakForm, float64) {
		c.Scene.Items[at] = scene.Group{Items: c.drawStreak(s.form, s.horizon, scene.Rect{})}
	}
	s.draw(s.form, s.horizon)
	c.Page.streak = s
}

// footHorizon is where the horizon of such a page is, px: a little over the names.
func (c *canvas) footHorizon(foot photoFoot) float64 {
	if len(foot.lines) == 0 {
		return math.Round(c.area.Bottom() + bareHorizon*(c.Safe.Bottom()-c.area.Bottom()))
	}
	return math.Round(foot.top - overNames*c.theme.Decoration.Photo.Keep.For(c.size))
}

// horizonAir is how much higher words stand over the horizon of such a page than they would over the names, px, where they leave the height.
func (c *canvas) horizonAir() float64 { return wordsOver * c.theme.Decoration.Photo.Keep.For(c.size) }

const (
	// wordsOver is that as a share of what is kept between words and names.
	wordsOver = 0.4
	// overNames is how far over the names the horizon is, as a share of what is kept between them and the words; bareHorizon how far under the
	// words where there are no names, as a share of the margin.
	overNames, bareHorizon = 0.34, 0.35
	// marginFoot is how far out in the margin a streak there begins, as a share of it.
	marginFoot = 0.3
)

// placeStreak keeps a place for the streak under all that is drawn from now on, and returns it.
func (c *canvas) placeStreak() int {
	c.mark("decoration", scene.Rect{W: c.Scene.Width, H: c.Scene.Height}, scene.Group{})
	return len(c.Scene.Items) - 1
}

// streakForm is how a streak and words share a page.
type streakForm uint8

const (
	streakOver   streakForm = iota // the words stand under the horizon
	streakMargin                   // it stands in the margin, and the horizon is between the words and the names
)

// pageStreak is the streak of a page, which the other pages of its quote may change.
type pageStreak struct {
	form    streakForm
	horizon float64
	draw    func(form streakForm, horizon float64)
	// keepOff draws it clear of something more than the words, px: what is drawn about them once they have their place.
	keepOff func(more scene.Rect)
}

// evenStreaks lets the pages of one quote have one sky: the lowest horizon that all have room for, or where a page has no room over
// its words, that over the names.
func evenStreaks(pages []*Page) {
	var form streakForm
	horizon := math.Inf(1)
	for i, p := range pages {
		if p.streak == nil {
			return
		}
		if i == 0 {
			form = p.streak.form
		}
		if form != p.streak.form {
			form = streakMargin
		}
		horizon = math.Min(horizon, p.streak.horizon)
	}
	for _, p := range pages {
		p.streak.draw(form, horizon)
	}
}

const (
	// usualHorizon is where the horizon is on every card whose words leave it, as a share of the height: higher words push it up.
	usualHorizon = 0.32
)

// inkTop is how far under the top of their em box large characters begin, em.
const inkTop = 0.06

// streakRatio is the most width of a streak in its height.
const streakRatio = 2.6

// streakSteps is of how many straight pieces the streak's edges are: none is longer than some 20 px.
const streakSteps = 96

// streakForm says whether a streak has room over words, and at which height its horizon is.
func (c *canvas) streakForm(words scene.Rect, foot photoFoot) (streakForm, float64) {
	tokens := &c.theme.Decoration.Photo.Streak
	horizon := math.Round(math.Min(words.Y-tokens.Clear.For(c.size), c.Safe.Y+usualHorizon*c.Safe.H))
	if horizon-c.Safe.Y >= tokens.Least*c.Safe.H {
		return streakOver, horizon
	}
	return streakMargin, c.footHorizon(foot)
}

// streakSpare is how much higher than their room words may come to stand that fill it alone, a token: those of many lines keep farther from
// the names.
const streakSpare = 24.0

// streakTop is how high words may begin under the lowest sky that has a streak, px, and a spare token under that.
func (c *canvas) streakTop(spare float64) float64 {
	tokens := &c.theme.Decoration.Photo.Streak
	return c.Safe.Y + tokens.Least*c.Safe.H + tokens.Clear.For(c.size) + spare*c.unit
}

// drawStreak draws a streak of that form over a horizon.
func (c *canvas) drawStreak(form streakForm, horizon float64, words scene.Rect) []scene.Item {
	tokens := &c.theme.Decoration.Photo.Streak
	w, height := c.Scene.Width, horizon-c.Safe.Y
	line := c.theme.Decoration.Hairline * c.unit
	sea := []scene.Item{
		scene.Fill{Path: scene.Rectangle(scene.Rect{Y: horizon, W: w, H: c.Scene.Height - horizon}), Paint: scene.Solid(c.colours.Field)},
		scene.Fill{Path: scene.Rectangle(scene.Rect{Y: horizon - line/2, W: w, H: line}), Paint: scene.Solid(c.colours.Rule)},
	}
	if form == streakMargin {
		// Its light on the water would stand among the names.
		return append(sea, c.streakLine(c.area.Right()+marginFoot*(w-c.area.Right()), horizon, height, horizon)...)
	}
	// A low sky has a streak of its own measure at the right.
	x0 := math.Max(c.area.X+tokens.Foot*c.area.W, w-streakRatio*height)
	return append(sea, c.streakLine(x0, horizon, height, words.Y)...)
}

// streakLine is the streak from a place on the horizon over a height, with its light on the water down to words.
func (c *canvas) streakLine(x0, horizon, height, words float64) (items []scene.Item) {
	tokens := &c.theme.Decoration.Photo.Streak
	w := c.Scene.Width
	// A quarter of an ellipse from upright at the foot to level beyond the page's edge.
	rx, ry := 1.12*(w-x0), 0.8*height
	var left, right []scene.Point
	for i := range streakSteps + 1 {
		t := float64(i) / streakSteps
		s, k := math.Sincos(t * math.Pi / 2)
		x, y := x0+rx*(1-k), horizon-ry*s
		// The normal points to the inside of the curve.
		nx, ny := ry*k, rx*s
		n := math.Hypot(nx, ny)
		half := (tokens.Wide + t*(tokens.Thin-tokens.Wide)) / 2 * c.unit
		left = append(left, scene.Point{X: x - half*nx/n, Y: y - half*ny/n})
		right = append(right, scene.Point{X: x + half*nx/n, Y: y + half*ny/n})
	}
	for i, j := 0, len(right)-1; i < j; i, j = i+1, j-1 {
		right[i], right[j] = right[j], right[i]
	}
	outline := scene.Polyline(append(left, right...)...)
	outline.Close()
	light, accent := c.colours.Ink, c.colours.AccentShape
	fade := func(col color.NRGBA, a uint8) color.NRGBA { col.A = a; return col }
	items = append(items, scene.Fill{Path: outline, Paint: scene.Paint{Color: accent, Gradient: &scene.Gradient{
		From: scene.Point{X: x0, Y: horizon}, To: scene.Point{X: w, Y: horizon - ry},
		Stops: []scene.Stop{{Offset: 0, Color: light}, {Offset: 0.22, Color: accent}, {Offset: 1, Color: fade(accent, 150)}},
	}}})
	r := 1.5 * tokens.Wide * c.unit
	items = append(items, scene.Fill{Path: scene.Circle(x0, horizon, r), Paint: scene.Solid(light)})
	// Its light on the water: shorter and farther apart the nearer the reader.
	y, length := horizon+1.6*r, 3.4*r
	for i := 0; y < words-0.25*(words-horizon) && length > r/3; i++ {
		h := 2.5 * c.unit
		bar := scene.Rect{X: x0 - length/2, Y: y, W: length, H: h}
		items = append(items, scene.Fill{Path: scene.Rectangle(bar), Paint: scene.Solid(fade(accent, uint8(max(40, 200-40*i))))})
		y += h + (7+4*float64(i))*c.unit
		length *= 0.78
	}
	return items
}
