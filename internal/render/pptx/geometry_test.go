package pptx

import (
	"image"
	"image/color"
	"math"
	"testing"

	"cards/internal/scene"
)

// TestGeometry: paths become the shapes that people know.
func TestGeometry(t *testing.T) {
	r := scene.Rect{X: 10, Y: 20, W: 100, H: 50}
	var ellipse, triangle, open scene.Path
	ellipse.Arc(60, 45, 50, 25, 0, 2*math.Pi)
	ellipse.Close()
	triangle = scene.Polyline(scene.Point{X: 0}, scene.Point{X: 10}, scene.Point{X: 5, Y: 8})
	triangle.Close()
	open = scene.Polyline(scene.Point{X: 10, Y: 20}, scene.Point{X: 110, Y: 20}, scene.Point{X: 110, Y: 70}, scene.Point{X: 10, Y: 70})
	for what, row := range map[string]struct {
		path scene.Path
		want string
	}{
		"a rectangle":     {scene.Rectangle(r), "rect"},
		"a circle":        {scene.Circle(50, 50, 20), "ellipse"},
		"an ellipse":      {ellipse, "ellipse"},
		"round corners":   {scene.RoundedRectangle(r, 10, 10), "roundRect"},
		"elliptic corner": {scene.RoundedRectangle(r, 20, 10), ""},
		"a line":          {scene.Polyline(scene.Point{X: 5, Y: 9}, scene.Point{X: 90, Y: 4}), "line"},
		"a triangle":      {triangle, ""},
		"an open path":    {open, ""},
		"nothing":         {scene.Path{}, ""},
	} {
		if got := geometryOf(row.path); got.preset != row.want {
			t.Errorf("%s is %q", what, got.preset)
		}
	}
	if g := geometryOf(scene.RoundedRectangle(r, 10, 10)); g.corner != 20000 {
		t.Errorf("the corner is %d", g.corner)
	}
	if g := geometryOf(scene.Polyline(scene.Point{X: 5, Y: 9}, scene.Point{X: 90, Y: 4})); !g.flipped {
		t.Error("a line that rises is not flipped")
	}
	if b := tight(scene.Circle(50, 50, 20)); math.Abs(b.X-30) > 0.01 || math.Abs(b.W-40) > 0.02 {
		t.Errorf("a circle lies in %+v", b)
	}
	var curve scene.Path
	curve.Move(0, 0)
	curve.Quad(50, 100, 100, 0)
	if b := tight(curve); math.Abs(b.H-50) > 0.01 {
		t.Errorf("a parabola is %g high", b.H)
	}
}

// TestPainted: contours that overlap and turn one way are paths of their own, holes stay in theirs.
func TestPainted(t *testing.T) {
	two := scene.Rectangle(scene.Rect{W: 10, H: 10})
	other := scene.Rectangle(scene.Rect{X: 5, Y: 5, W: 10, H: 10})
	two.Ops, two.Points = append(two.Ops, other.Ops...), append(two.Points, other.Points...)
	if n := len(painted(two, true)); n != 2 {
		t.Errorf("two rectangles are %d paths", n)
	}
	hole := scene.Rectangle(scene.Rect{W: 10, H: 10})
	hole.Move(2, 2)
	hole.Line(2, 8)
	hole.Line(8, 8)
	hole.Line(8, 2)
	hole.Close()
	if n := len(painted(hole, true)); n != 1 {
		t.Errorf("a frame is %d paths", n)
	}
}

// TestClips: what a clip leaves is inside of it, and all that was inside is left.
func TestClips(t *testing.T) {
	clip := scene.Rectangle(scene.Rect{X: 10, Y: 10, W: 80, H: 40})
	line := clipStroke(scene.Polyline(scene.Point{X: 0, Y: 30}, scene.Point{X: 100, Y: 30}), clip)
	if b := line.Bounds(); !near(b.X, 10) || !near(b.W, 80) {
		t.Errorf("a line through a rectangle lies in %+v", b)
	}
	// A clip with a notch leaves two pieces.
	notch := scene.Polyline(scene.Point{}, scene.Point{X: 100}, scene.Point{X: 100, Y: 50}, scene.Point{X: 60, Y: 50}, scene.Point{X: 50, Y: 10}, scene.Point{X: 40, Y: 50}, scene.Point{Y: 50})
	notch.Close()
	if got := clipStroke(scene.Polyline(scene.Point{X: -10, Y: 40}, scene.Point{X: 110, Y: 40}), notch); len(contours(got)) != 2 {
		t.Errorf("a line over a notch is %d pieces", len(contours(got)))
	}
	if got := clipStroke(scene.Polyline(scene.Point{X: 0, Y: 80}, scene.Point{X: 100, Y: 80}), clip); len(got.Ops) != 0 {
		t.Errorf("a line outside leaves %v", got)
	}
	fill := clipFill(scene.Rectangle(scene.Rect{W: 50, H: 100}), clip)
	if b := fill.Bounds(); b != (scene.Rect{X: 10, Y: 10, W: 40, H: 40}) {
		t.Errorf("a rectangle in a rectangle is %+v", b)
	}
	circle := scene.Circle(50, 30, 15)
	if got := clipFill(circle, clip); len(got.Points) != len(circle.Points) {
		t.Error("a circle inside a clip is not left as it is")
	}
	if got := clipFill(scene.Rectangle(scene.Rect{X: 200, W: 10, H: 10}), clip); len(got.Ops) != 0 {
		t.Errorf("a rectangle outside leaves %v", got)
	}
}

// TestGradients: stops lie where the page has them, whatever the bounds of the shape.
func TestGradients(t *testing.T) {
	black, white := color.NRGBA{A: 255}, color.NRGBA{255, 255, 255, 255}
	g := &scene.Gradient{From: scene.Point{X: 100}, To: scene.Point{X: 200}, Stops: []scene.Stop{{Offset: 0, Color: black}, {Offset: 1, Color: white}}}
	stops, angle := span(g, scene.Rect{X: 50, W: 200, H: 10})
	if angle != 0 || len(stops) != 4 || !near(stops[1].Offset, 0.25) || !near(stops[2].Offset, 0.75) || stops[0].Color != black || stops[3].Color != white {
		t.Errorf("%d: %+v", angle, stops)
	}
	stops, _ = span(g, scene.Rect{X: 125, W: 50, H: 10})
	if len(stops) != 2 || stops[0].Color.R != 64 || stops[1].Color.R != 191 {
		t.Errorf("a part of a gradient: %+v", stops)
	}
	g.To = scene.Point{X: 100, Y: 100}
	if _, angle := span(g, scene.Rect{W: 10, H: 10}); angle != 5400000 {
		t.Errorf("downwards is %d", angle)
	}
	g.To = g.From
	if stops, _ := span(g, scene.Rect{W: 10, H: 10}); len(stops) != 2 || stops[0].Color != white {
		t.Errorf("a gradient without length: %+v", stops)
	}
	if !math.IsNaN(math.NaN()) || round(math.NaN()) != 0 || round(1e300) != farAway {
		t.Error("numbers that no file holds are written")
	}
}

// madeToMeasure is a picture that is made for its size.
type madeToMeasure struct {
	image.Image
	asked *image.Point
}

func (m madeToMeasure) Develop(w, h int) image.Image {
	*m.asked = image.Pt(w, h)
	return photograph(w, h)
}

// TestMedia: photographs are JPEG, drawings PNG, screens keep their blocks, and what is made to measure is asked for the pixels of
// a screen.
func TestMedia(t *testing.T) {
	d := &deck{doc: &Document{Width: 960, Height: 540}, pictures: map[mediaKey]medium{}, sums: map[[32]byte]string{}}
	area := scene.Rect{W: 100, H: 50}
	if name, size := d.media(scene.Image{Source: photograph(300, 200), Area: area}, 1); name != "ppt/media/picture1.jpeg" || size != image.Pt(300, 200) {
		t.Errorf("a photograph is %s, %v", name, size)
	}
	flat := image.NewNRGBA(image.Rect(0, 0, 30, 30))
	if name, _ := d.media(scene.Image{Source: flat, Area: area}, 1); name != "ppt/media/picture2.png" {
		t.Errorf("a drawing is %s", name)
	}
	again := image.NewNRGBA(image.Rect(0, 0, 30, 30))
	if name, _ := d.media(scene.Image{Source: again, Area: area}, 1); name != "ppt/media/picture2.png" {
		t.Errorf("the same drawing is there twice: %s", name)
	}
	screen := image.NewPaletted(image.Rect(0, 0, 20, 10), color.Palette{color.NRGBA{}, accent})
	if _, size := d.media(scene.Image{Source: screen, Area: area, Pixelated: true}, 1); size != image.Pt(200, 100) {
		t.Errorf("a screen of 20 blocks has %v pixels", size)
	}
	if p := clearPalette(screen.Palette); p[0] != (color.NRGBA{accent.R, accent.G, accent.B, 0}) || p[1] != color.Color(accent) {
		t.Errorf("the colours of a screen are %v", p)
	}
	var asked image.Point
	if _, size := d.media(scene.Image{Source: madeToMeasure{image.NewGray(image.Rect(0, 0, 9, 9)), &asked}, Area: area}, 1); size != asked || asked != image.Pt(200, 100) {
		t.Errorf("a picture made to measure is asked for %v", asked)
	}
	// The focus decides what is cut off.
	full := covered(scene.Rect{W: 100, H: 100}, image.Pt(300, 100), scene.Point{X: 0, Y: 0.5})
	if full != (scene.Rect{W: 300, H: 100}) {
		t.Errorf("with the focus at the left the picture lies at %+v", full)
	}
}

// TestBitmaps: an emoji that is no text is a picture where the font has it.
func TestBitmaps(t *testing.T) {
	emoji := testFace(t, "noto-color-emoji.ttf")
	page := &scene.Page{Width: 1920, Height: 1080}
	run := scene.Run{Face: emoji, Size: 100, Text: "\U0001F680", Glyphs: []scene.Glyph{{ID: glyphOf(t, emoji, 0x1F680), X: 500, Y: 400}}, Paint: scene.Solid(ink)}
	addShapes(page, scene.Box{Role: "mark", Rect: scene.Rect{X: 500, Y: 300, W: 100, H: 100}}, scene.Text{Run: run})
	d := &deck{doc: &Document{Width: 1920, Height: 1080}, typefaces: map[string]*typeface{}, pictures: map[mediaKey]medium{}, sums: map[[32]byte]string{}}
	s := d.newSlide(&Slide{Scene: page})
	shapes := s.shapes(page.Items, nil)
	if len(shapes) != 1 || shapes[0].picture == nil || shapes[0].picture.alt != run.Text {
		t.Fatalf("an emoji is %+v", shapes)
	}
	if a := shapes[0].bounds(); a.X < 490 || a.Right() > 640 || a.Y < 290 || a.Bottom() > 440 || a.W < 80 || a.H < 80 {
		t.Errorf("it lies in %+v", a)
	}
	if n := len(d.parts.order); n != 1 || d.parts.order[0] != "ppt/media/picture1.png" {
		t.Errorf("the parts are %v", d.parts.order)
	}
}
