package job

import (
	"image/color"
	"math"

	"cards/internal/scene"
	"cards/internal/theme"
)

// The interfaces of platforms as a few white shapes on coloured glass: enough to tell what stands there, and nobody's drawing.

// glass collects the shapes over one page, in px of the page.
type glass struct {
	items []scene.Item
	// u is px of the page per px of a page 1080 wide (lying: 1600): the measure of all shapes.
	u float64
}

func (g *glass) fill(p scene.Path, c color.NRGBA) {
	g.items = append(g.items, scene.Fill{Path: p, Paint: scene.Solid(c)})
}

func (g *glass) stroke(p scene.Path, c color.NRGBA, width float64) {
	g.items = append(g.items, scene.Stroke{Path: p, Paint: scene.Solid(c), Width: width, Join: scene.RoundJoin, Cap: scene.RoundCap})
}

// bar is a stretch of text, as a rounded bar with its middle at y.
func (g *glass) bar(x, y, w, h float64, c color.NRGBA) {
	g.fill(rounded(scene.Rect{X: x, Y: y - h/2, W: w, H: h}, h/2), c)
}

// crop fogs what a view cuts away and draws where it cuts.
func (g *glass) crop(kept, page scene.Rect, c color.NRGBA) {
	for _, r := range []scene.Rect{
		{W: page.W, H: kept.Y}, {Y: kept.Bottom(), W: page.W, H: page.H - kept.Bottom()},
		{Y: kept.Y, W: kept.X, H: kept.H}, {X: kept.Right(), Y: kept.Y, W: page.W - kept.Right(), H: kept.H},
	} {
		if !r.Empty() {
			g.fill(scene.Rectangle(r), cropFog)
		}
	}
	c.A = 0xff
	// Only the sides that cut.
	line := func(x0, y0, x1, y1 float64) {
		g.items = append(g.items, scene.Stroke{Path: scene.Polyline(scene.Point{X: x0, Y: y0}, scene.Point{X: x1, Y: y1}), Paint: scene.Solid(c),
			Width: 4 * g.u, Dash: []float64{24 * g.u, 14 * g.u}})
	}
	if kept.X > 0 {
		line(kept.X, kept.Y, kept.X, kept.Bottom())
	}
	if kept.Right() < page.W {
		line(kept.Right(), kept.Y, kept.Right(), kept.Bottom())
	}
	if kept.Y > 0 {
		line(kept.X, kept.Y, kept.Right(), kept.Y)
	}
	if kept.Bottom() < page.H {
		line(kept.X, kept.Bottom(), kept.Right(), kept.Bottom())
	}
}

// cover draws a part of an interface on its glass.
func (g *glass) cover(a theme.Area) {
	r, u, c := areaRect(a), g.u, colourOf(a)
	switch a.Draw {
	case theme.ShapePortrait:
		// The circle hangs over the page's edge.
		g.fill(scene.Circle(r.X+r.W/2, r.Y+r.W/2, r.W/2), c)
		g.stroke(scene.Circle(r.X+r.W/2, r.Y+r.W/2, r.W/2-6*u), glassShape, 5*u)
		g.fill(scene.Circle(r.X+r.W/2, r.Y+r.W*0.42, r.W*0.15), glassShape)
		var body scene.Path
		body.Arc(r.X+r.W/2, r.Y+r.W*0.92, r.W*0.3, r.W*0.3, math.Pi, 2*math.Pi)
		body.Close()
		g.fill(body, glassShape)
		return
	case theme.ShapeCount:
		g.fill(rounded(r, r.H/2), c)
		middle := r.Y + r.H/2
		g.bar(r.X+r.W*0.24, middle, r.W*0.16, r.H*0.26, glassShape)
		g.stroke(scene.Polyline(scene.Point{X: r.X + r.W*0.47, Y: middle + r.H*0.2}, scene.Point{X: r.X + r.W*0.53, Y: middle - r.H*0.2}), glassShape, 4*u)
		g.bar(r.X+r.W*0.6, middle, r.W*0.16, r.H*0.26, glassShape)
		return
	case theme.ShapeBadge:
		g.fill(rounded(r, 10*u), c)
		g.bar(r.X+r.H*0.35, r.Y+r.H/2, r.W-r.H*0.7, r.H*0.3, glassShape)
		return
	}
	g.fill(scene.Rectangle(r), c)
	switch a.Draw {
	case theme.ShapeName:
		g.name(r)
	case theme.ShapeReply:
		g.reply(r)
	case theme.ShapeTabs:
		g.tabs(r)
	case theme.ShapeButtons:
		g.buttons(r)
	case theme.ShapeCaption:
		y := r.Y + r.H*0.48
		g.bar(r.X+40*u, y, 230*u, 30*u, glassShape)
		g.bar(r.X+40*u, y+60*u, r.W*0.66, 20*u, glassFaint)
		g.bar(r.X+40*u, y+98*u, r.W*0.42, 20*u, glassFaint)
	case theme.ShapeTitle:
		g.bar(r.X+r.H*0.3, r.Y+r.H/2, r.W*0.28, r.H*0.26, glassShape)
	case theme.ShapeCounts:
		middle := r.Y + r.H/2
		g.play(r.X+36*u, middle, r.H*0.22)
		g.bar(r.X+66*u, middle, 90*u, r.H*0.26, glassShape)
		g.fill(scene.Circle(r.X+210*u, middle, r.H*0.18), glassShape)
		g.bar(r.X+234*u, middle, 70*u, r.H*0.26, glassShape)
		g.bar(r.Right()-140*u, middle, 104*u, r.H*0.26, glassShape)
	}
}

// name is the head of a story: how far it is, whose it is, more and close.
func (g *glass) name(r scene.Rect) {
	u := g.u
	const bars = 4
	gap, side := 12*u, 32*u
	w := (r.W - 2*side - (bars-1)*gap) / bars
	for i := range bars {
		c := glassFaint
		if i == 0 {
			c = glassShape
		}
		g.bar(side+float64(i)*(w+gap), r.Y+44*u, w, 8*u, c)
	}
	middle := r.Y + 124*u
	g.fill(scene.Circle(side+44*u, middle, 44*u), glassShape)
	g.bar(side+112*u, middle, 220*u, 28*u, glassShape)
	g.bar(side+352*u, middle, 64*u, 22*u, glassFaint)
	for i := range 3 {
		g.fill(scene.Circle(r.Right()-190*u+float64(i)*24*u, middle, 7*u), glassShape)
	}
	x := r.Right() - side - 30*u
	g.stroke(scene.Polyline(scene.Point{X: x - 22*u, Y: middle - 22*u}, scene.Point{X: x + 22*u, Y: middle + 22*u}), glassShape, 7*u)
	g.stroke(scene.Polyline(scene.Point{X: x + 22*u, Y: middle - 22*u}, scene.Point{X: x - 22*u, Y: middle + 22*u}), glassShape, 7*u)
}

// reply is the foot of a story: a field, a heart, a paper plane.
func (g *glass) reply(r scene.Rect) {
	u := g.u
	field := scene.Rect{X: 40 * u, Y: r.Y + r.H*0.44, W: r.W - 320*u, H: 96 * u}
	g.stroke(rounded(field, field.H/2), glassShape, 5*u)
	middle := field.Y + field.H/2
	g.bar(field.X+48*u, middle, 230*u, 22*u, glassFaint)
	g.heart(r.Right()-200*u, middle, 36*u)
	x := r.Right() - 76*u
	plane := scene.Polyline(scene.Point{X: x - 36*u, Y: middle - 30*u}, scene.Point{X: x + 38*u, Y: middle - 24*u}, scene.Point{X: x - 4*u, Y: middle + 36*u},
		scene.Point{X: x - 8*u, Y: middle + 2*u})
	plane.Close()
	g.stroke(plane, glassShape, 6*u)
}

// tabs is the head of a feed of videos.
func (g *glass) tabs(r scene.Rect) {
	u := g.u
	y := r.Y + math.Min(r.H*0.4, 92*u)
	middle := r.X + r.W/2
	g.bar(middle-230*u, y, 120*u, 24*u, glassFaint)
	g.bar(middle-60*u, y, 120*u, 28*u, glassShape)
	g.bar(middle+110*u, y, 120*u, 24*u, glassFaint)
	x := r.Right() - 76*u
	g.stroke(scene.Circle(x, y-4*u, 20*u), glassShape, 6*u)
	g.stroke(scene.Polyline(scene.Point{X: x + 15*u, Y: y + 11*u}, scene.Point{X: x + 28*u, Y: y + 24*u}), glassShape, 6*u)
}

// buttons is a column of them: a portrait, heart, words, mark, arrow.
func (g *glass) buttons(r scene.Rect) {
	u := g.u
	x, step := r.X+r.W/2, r.H/5
	at := func(i int) float64 { return r.Y + (float64(i)+0.5)*step }
	g.fill(scene.Circle(x, at(0), 46*u), glassShape)
	g.heart(x, at(1), 38*u)
	bubble := rounded(scene.Rect{X: x - 38*u, Y: at(2) - 34*u, W: 76 * u, H: 60 * u}, 26*u)
	g.fill(bubble, glassShape)
	flag := scene.Polyline(scene.Point{X: x - 26*u, Y: at(3) - 38*u}, scene.Point{X: x + 26*u, Y: at(3) - 38*u}, scene.Point{X: x + 26*u, Y: at(3) + 38*u},
		scene.Point{X: x, Y: at(3) + 18*u}, scene.Point{X: x - 26*u, Y: at(3) + 38*u})
	flag.Close()
	g.fill(flag, glassShape)
	arrow := scene.Polyline(scene.Point{X: x + 42*u, Y: at(4)}, scene.Point{X: x, Y: at(4) - 36*u}, scene.Point{X: x, Y: at(4) - 14*u},
		scene.Point{X: x - 40*u, Y: at(4) + 30*u}, scene.Point{X: x, Y: at(4) + 14*u}, scene.Point{X: x, Y: at(4) + 36*u})
	arrow.Close()
	g.fill(arrow, glassShape)
}

// heart fills a heart of a radius about a point.
func (g *glass) heart(x, y, r float64) {
	var p scene.Path
	p.Move(x, y+r)
	p.Cube(x-1.9*r, y-0.2*r, x-0.9*r, y-1.5*r, x, y-0.45*r)
	p.Cube(x+0.9*r, y-1.5*r, x+1.9*r, y-0.2*r, x, y+r)
	p.Close()
	g.fill(p, glassShape)
}

// play fills a triangle to the right.
func (g *glass) play(x, y, r float64) {
	p := scene.Polyline(scene.Point{X: x - r*0.8, Y: y - r}, scene.Point{X: x + r, Y: y}, scene.Point{X: x - r*0.8, Y: y + r})
	p.Close()
	g.fill(p, glassShape)
}

// rounded returns a rectangle with round corners.
func rounded(r scene.Rect, radius float64) scene.Path {
	radius = math.Min(radius, math.Min(r.W, r.H)/2)
	var p scene.Path
	const quarter = math.Pi / 2
	p.Arc(r.Right()-radius, r.Y+radius, radius, radius, -quarter, 0)
	p.Arc(r.Right()-radius, r.Bottom()-radius, radius, radius, 0, quarter)
	p.Arc(r.X+radius, r.Bottom()-radius, radius, radius, quarter, 2*quarter)
	p.Arc(r.X+radius, r.Y+radius, radius, radius, 2*quarter, 3*quarter)
	p.Close()
	return p
}
