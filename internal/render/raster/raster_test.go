package raster

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"sync"
	"testing"

	_ "cards/internal/sameseed"
	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	freetype "github.com/golang/freetype/raster"
	"pgregory.net/rapid"
)

func mustDraw(t testing.TB, r *Renderer, p *scene.Page, scale float64) *image.RGBA {
	t.Helper()
	m, err := r.Draw(p, scale)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func wantPixel(t *testing.T, m *image.RGBA, x, y int, want color.RGBA) {
	t.Helper()
	if got := m.RGBAAt(x, y); got != want {
		t.Errorf("pixel %d,%d is %v, want %v", x, y, got, want)
	}
}

var (
	whiteRGBA = color.RGBA{255, 255, 255, 255}
	blackRGBA = color.RGBA{0, 0, 0, 255}
)

func box(x, y, w, h float64, c color.NRGBA) scene.Fill {
	return scene.Fill{Path: scene.Rectangle(scene.Rect{X: x, Y: y, W: w, H: h}), Paint: scene.Solid(c)}
}

// Two channels at a time come out as one at a time does.
func TestMixed(t *testing.T) {
	for a := range uint32(256) {
		for d := range uint32(256) {
			for _, s := range []uint32{0, 1, 27, 128, 246, 255} {
				want := uint32(div255(s*a + d*(255-a)))
				got := mixed(d|d<<8|d<<16|255<<24, s|s<<8|s<<16|255<<24, a)
				if got != want|want<<8|want<<16|255<<24 {
					t.Fatalf("%d over %d at %d: %08x, want %02x", s, d, a, got, want)
				}
			}
		}
	}
}

// What overlaps stays filled: two rings of one direction, in a shape and in a glyph's contours.
func TestWinding(t *testing.T) {
	two := scene.Circle(30, 30, 20)
	two.Arc(45, 30, 20, 20, 0, 2*math.Pi)
	two.Close()
	m := mustDraw(t, New(), ground(80, 60, white, scene.Fill{Path: two, Paint: scene.Solid(black)}), 1)
	for x := 14; x < 62; x++ {
		wantPixel(t, m, x, 30, blackRGBA)
	}

	square := func(x float64) []opentype.Segment {
		at := func(x, y float64) [3]opentype.SegmentPoint {
			return [3]opentype.SegmentPoint{{X: float32(x), Y: float32(y)}}
		}
		return []opentype.Segment{
			{Op: opentype.SegmentOpMoveTo, Args: at(x, 2)}, {Op: opentype.SegmentOpLineTo, Args: at(x+20, 2)},
			{Op: opentype.SegmentOpLineTo, Args: at(x+20, 22)}, {Op: opentype.SegmentOpLineTo, Args: at(x, 22)},
		}
	}
	r := freetype.NewRasterizer(64, 64)
	r.UseNonZeroWinding = true
	addOutline(r, append(square(2), square(12)...), scene.Transform{XX: 1, YY: 1})
	p := &maskPainter{make([]uint8, 64*64), 64, 64}
	r.Rasterize(p)
	for x := 2; x < 32; x++ {
		if v := p.coverage[10*64+x]; v != 255 {
			t.Errorf("coverage at %d is %d", x, v)
		}
	}
	if p.coverage[10*64+1] != 0 || p.coverage[10*64+32] != 0 {
		t.Error("ink beside the squares")
	}
}

func TestRectangle(t *testing.T) {
	m := mustDraw(t, New(), ground(20, 20, white, box(3, 4, 5, 6, black), box(12.5, 4.25, 4, 6, black)), 1)
	for y := range 20 {
		for x := range 12 {
			want := whiteRGBA
			if x >= 3 && x < 8 && y >= 4 && y < 10 {
				want = blackRGBA
			}
			wantPixel(t, m, x, y, want)
		}
	}
	grey := func(covered float64) color.RGBA {
		v := 255 - coverageOf(covered)
		return color.RGBA{v, v, v, 255}
	}
	wantPixel(t, m, 12, 6, grey(0.5))
	wantPixel(t, m, 13, 4, grey(0.75))
	wantPixel(t, m, 13, 10, grey(0.25))
	wantPixel(t, m, 12, 4, grey(0.375))
	wantPixel(t, m, 16, 6, grey(0.5))
	wantPixel(t, m, 17, 6, whiteRGBA)
}

// The fast path of rectangles and the rasteriser agree to a step of coverage.
func TestRectangleAsShape(t *testing.T) {
	r := New()
	rapid.Check(t, func(rt *rapid.T) {
		at := func(name string, most float64) float64 {
			return scene.Snap(rapid.Float64Range(-5, most).Draw(rt, name))
		}
		x, y, w, h := at("x", 30), at("y", 30), at("w", 40), at("h", 40)
		shape := scene.Polyline(pt(x, y), pt(x+w/2, y), pt(x+w, y), pt(x+w, y+h), pt(x, y+h))
		shape.Close()
		a, err := r.Draw(ground(32, 32, white, box(x, y, w, h, black)), 1)
		if err != nil {
			rt.Fatal(err)
		}
		b, err := r.Draw(ground(32, 32, white, scene.Fill{Path: shape, Paint: scene.Solid(black)}), 1)
		if err != nil {
			rt.Fatal(err)
		}
		for i := range a.Pix {
			if d := int(a.Pix[i]) - int(b.Pix[i]); d > 9 || d < -9 {
				rt.Fatalf("pixel %d,%d: %d as a rectangle, %d as a shape", i/4%32, i/128, a.Pix[i], b.Pix[i])
			}
		}
	})
}

func TestScale(t *testing.T) {
	p := ground(10.5, 7, white, box(2, 1, 3, 2, black))
	m := mustDraw(t, New(), p, 2)
	if m.Rect != image.Rect(0, 0, 21, 14) {
		t.Fatalf("%v", m.Rect)
	}
	for y := range 14 {
		for x := range 21 {
			want := whiteRGBA
			if x >= 4 && x < 10 && y >= 2 && y < 6 {
				want = blackRGBA
			}
			wantPixel(t, m, x, y, want)
		}
	}
}

func TestGroup(t *testing.T) {
	whole := scene.Rectangle(scene.Rect{X: 2, Y: 2, W: 6, H: 6})
	half := scene.Rectangle(scene.Rect{X: 2, Y: 2, W: 5.5, H: 6})
	nothing := scene.Path{}
	m := mustDraw(t, New(), ground(60, 20, white,
		scene.Group{Clip: &whole, Items: []scene.Item{box(0, 0, 10, 10, black)}},
		scene.Group{Transform: scene.Translate(20, 0), Clip: &half, Items: []scene.Item{
			scene.Group{Clip: &whole, Items: []scene.Item{box(0, 0, 10, 10, black)}}}},
		scene.Group{Clip: &nothing, Items: []scene.Item{box(0, 15, 60, 5, black)}},
		// Two boxes at half opacity: where they overlap is no darker.
		scene.Group{Opacity: 0.5, Items: []scene.Item{box(40, 2, 6, 6, black), box(43, 2, 6, 6, black)}},
		scene.Group{Opacity: -1, Items: []scene.Item{box(40, 12, 6, 6, black)}},
		// A quarter turn about (55, 5): the box from (0,1) to (3,2) comes to stand at x 53…54.
		transform(scene.Rotate(math.Pi/2).Then(scene.Translate(55, 5)), box(0, 1, 3, 1, black)),
	), 1)
	wantPixel(t, m, 2, 2, blackRGBA)
	wantPixel(t, m, 1, 2, whiteRGBA)
	wantPixel(t, m, 8, 7, whiteRGBA)
	wantPixel(t, m, 26, 4, blackRGBA)
	v := 255 - coverageOf(0.5)
	wantPixel(t, m, 27, 4, color.RGBA{v, v, v, 255})
	wantPixel(t, m, 30, 17, whiteRGBA)
	grey := color.RGBA{127, 127, 127, 255}
	for _, x := range []int{40, 44, 48} {
		wantPixel(t, m, x, 4, grey)
	}
	wantPixel(t, m, 49, 4, whiteRGBA)
	wantPixel(t, m, 42, 14, whiteRGBA)
	for y := 5; y < 8; y++ {
		wantPixel(t, m, 53, y, blackRGBA)
		wantPixel(t, m, 52, y, whiteRGBA)
		wantPixel(t, m, 54, y, whiteRGBA)
	}
}

// A closed contour is joined where it closes, and a miter beyond the limit is bevelled.
func TestJoins(t *testing.T) {
	frame := scene.Rectangle(scene.Rect{X: 10, Y: 10, W: 20, H: 20})
	spike := scene.Polyline(pt(50, 35), pt(51, 15), pt(52, 35))
	m := mustDraw(t, New(), ground(70, 40, white,
		scene.Stroke{Path: frame, Width: 4, Paint: scene.Solid(black)},
		scene.Stroke{Path: spike, Width: 4, Paint: scene.Solid(black)}), 1)
	wantPixel(t, m, 8, 8, blackRGBA)
	wantPixel(t, m, 31, 31, blackRGBA)
	wantPixel(t, m, 20, 11, blackRGBA)
	wantPixel(t, m, 20, 20, whiteRGBA)
	wantPixel(t, m, 7, 7, whiteRGBA)
	for y := range 12 {
		wantPixel(t, m, 51, y, whiteRGBA)
	}
}

// Shapes far larger than the page cover it to the last pixel.
func TestHugeShape(t *testing.T) {
	for _, r := range []float64{1e3, 1e6, 1e12} {
		m := mustDraw(t, New(), ground(150, 150, white, scene.Fill{Path: scene.Circle(75, 75, r), Paint: scene.Solid(black)}), 1)
		for y := range 150 {
			for x := range 150 {
				wantPixel(t, m, x, y, blackRGBA)
			}
		}
	}
}

func TestHugeGlyph(t *testing.T) {
	serif := testFace(t, "noto-serif-cjk-700.otf")
	r := New()
	// 一 is a bar in the middle of the em square: at 3000 px it crosses the page.
	m := mustDraw(t, r, ground(100, 400, white, line(t, serif, 3000, -1500, 1330, "一", scene.Solid(black))), 1)
	dark := 0
	for y := range 400 {
		if m.RGBAAt(50, y) == blackRGBA {
			dark++
		}
	}
	if dark < 80 || dark > 390 {
		t.Errorf("the bar is %d px high", dark)
	}
	for _, size := range []float64{1e5, 1e7} {
		page := ground(100, 100, white, line(t, serif, size, -size/2, size/2, "龘龘", scene.Solid(black)))
		if _, err := r.Draw(page, 1); err != nil {
			t.Errorf("size %g: %v", size, err)
		}
	}
}

// One ink on one ground makes no more colours than the steps of coverage.
func TestLevels(t *testing.T) {
	m := mustDraw(t, New(), ground(600, 100, paperColor,
		line(t, testFace(t, "noto-serif-cjk-400.otf"), 40, 4.3, 60.7, "你想做的事情越有意思", scene.Solid(inkColor)),
		scene.Fill{Path: scene.Circle(500, 50, 40.3), Paint: scene.Solid(inkColor)}), 1)
	seen := map[color.RGBA]bool{}
	for i := 0; i < len(m.Pix); i += 4 {
		seen[color.RGBA{m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3]}] = true
	}
	if len(seen) > levels+1 || len(seen) < levels/2 {
		t.Errorf("%d colours", len(seen))
	}
}

func TestDrawItems(t *testing.T) {
	p := ground(30, 10, white, box(0, 0, 5, 5, black), box(10, 0, 5, 5, black), box(20, 0, 5, 5, color.NRGBA{200, 100, 0, 128}))
	r := New()
	m, err := r.DrawItems(p, 1, 3, 1)
	if err != nil {
		t.Fatal(err)
	}
	wantPixel(t, m, 2, 2, color.RGBA{})
	wantPixel(t, m, 12, 2, blackRGBA)
	wantPixel(t, m, 22, 2, color.RGBA{100, 50, 0, 128})
	for _, bad := range [][2]int{{-1, 1}, {2, 1}, {0, 4}} {
		if _, err := r.DrawItems(p, bad[0], bad[1], 1); err == nil {
			t.Errorf("items %d to %d are drawn", bad[0], bad[1])
		}
	}
}

// What the cache holds, and what others draw at the same time, can't be seen.
func TestSameBytes(t *testing.T) {
	pages := goldenPages(t)
	pages["card"] = card(t)
	want := map[string][]byte{}
	for name, p := range pages {
		want[name] = mustDraw(t, New(), p, 1).Pix
	}
	warm, tiny := New(), New()
	tiny.cache = newMaskCache(cacheShards * 16 << 10)
	for range 2 {
		for name, p := range pages {
			for _, r := range []*Renderer{warm, tiny} {
				m := mustDraw(t, r, p, 1)
				if !bytes.Equal(m.Pix, want[name]) {
					t.Errorf("%s differs with a used cache", name)
				}
				r.Recycle(m)
			}
		}
	}
	shared := New()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for name, p := range pages {
				m, err := shared.Draw(p, 1)
				if err != nil || !bytes.Equal(m.Pix, want[name]) {
					t.Errorf("%s differs when drawn beside others (%v)", name, err)
					return
				}
				shared.Recycle(m)
			}
		})
	}
	wg.Wait()
}

func TestCacheIsBounded(t *testing.T) {
	const limit = 1 << 20
	c := newMaskCache(limit)
	for i := range 20000 {
		k := glyphKey{gid: font.GID(i), xx: 1}
		c.put(k, &mask{coverage: make([]uint8, 500)})
		if i > 3 && c.get(glyphKey{gid: font.GID(i - 3), xx: 1}) == nil {
			t.Fatalf("mask %d was dropped at once", i-3)
		}
	}
	total := 0
	for i := range c.shards {
		for _, m := range c.shards[i].young {
			total += m.bytes()
		}
		for _, m := range c.shards[i].old {
			total += m.bytes()
		}
	}
	if total > limit || total < limit/4 {
		t.Errorf("%d bytes are kept of %d", total, limit)
	}
}

func TestErrors(t *testing.T) {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	nan, inf := math.NaN(), math.Inf(1)
	glyph := func(id font.GID, size, x, y, outline float64) scene.Item {
		return scene.Text{Run: scene.Run{Face: serif, Size: size, Outline: outline, Paint: scene.Solid(black), Glyphs: []scene.Glyph{{ID: id, X: x, Y: y}}}}
	}
	clipped := scene.Polyline(pt(nan, 0), pt(1, 1))
	pages := map[string]*scene.Page{
		"no width":         ground(0, 10, white),
		"NaN width":        ground(nan, 10, white),
		"infinite":         ground(inf, 10, white),
		"too large":        ground(1e6, 1e6, white),
		"nil item":         ground(10, 10, white, nil),
		"no face":          ground(10, 10, white, scene.Text{Run: scene.Run{Size: 10, Glyphs: []scene.Glyph{{ID: 1}}}}),
		"no such glyph":    ground(10, 10, white, glyph(65000, 10, 0, 0, 0)),
		"glyph at NaN":     ground(10, 10, white, glyph(40, 10, nan, 0, 0)),
		"glyph at Inf":     ground(10, 10, white, glyph(40, 10, 0, -inf, 0)),
		"size NaN":         ground(10, 10, white, glyph(40, nan, 0, 0, 0)),
		"outline Inf":      ground(10, 10, white, glyph(40, 10, 0, 0, inf)),
		"fill at NaN":      ground(10, 10, white, box(nan, 0, 1, 1, black)),
		"fill at Inf":      ground(10, 10, white, box(0, 0, inf, 1, black)),
		"stroke at NaN":    ground(10, 10, white, scene.Stroke{Path: scene.Polyline(pt(0, nan), pt(1, 1)), Width: 1, Paint: scene.Solid(black)}),
		"stroke of Inf":    ground(10, 10, white, scene.Stroke{Path: scene.Polyline(pt(0, 0), pt(1, 1)), Width: inf, Paint: scene.Solid(black)}),
		"clip at NaN":      ground(10, 10, white, scene.Group{Clip: &clipped, Items: []scene.Item{box(0, 0, 1, 1, black)}}),
		"opacity NaN":      ground(10, 10, white, scene.Group{Opacity: nan}),
		"transform NaN":    ground(10, 10, white, transform(scene.Scale(nan, 1))),
		"image at NaN":     ground(10, 10, white, scene.Image{Source: chessboard(), Area: scene.Rect{X: nan, W: 1, H: 1}}),
		"no image":         ground(10, 10, white, scene.Image{Area: scene.Rect{W: 1, H: 1}}),
		"too few points":   ground(10, 10, white, scene.Fill{Path: scene.Path{Ops: []scene.Op{scene.MoveTo, scene.CubeTo}, Points: []scene.Point{{}, {}}}, Paint: scene.Solid(black)}),
		"item in a group ": ground(10, 10, white, transform(scene.Scale(2, 2), box(0, 0, nan, 1, black))),
	}
	deep := scene.Group{}
	for range 100 {
		deep = scene.Group{Items: []scene.Item{deep}}
	}
	pages["too deep"] = ground(10, 10, white, deep)
	r := New()
	for name, p := range pages {
		if _, err := r.Draw(p, 1); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	// And a renderer that has failed still draws.
	wantPixel(t, mustDraw(t, r, ground(10, 10, white, box(0, 0, 5, 5, black)), 1), 1, 1, blackRGBA)
}

// TestWildPen draws glyphs with pens that no float32 holds: freetype would run along their corners for ever.
func TestWildPen(t *testing.T) {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	for _, size := range []float64{1e-300, 1e-45, 1e-9, 0.76, 5, 1e300} {
		for _, outline := range []float64{1e-300, 5, 1e39, 1e300, math.MaxFloat64} {
			for _, linear := range []scene.Transform{{XX: 1, YY: 1}, {XX: -1.4417, YX: 0.98, XY: 1.97e-38, YY: 2.2e-42}, {XX: 1e-300, YY: 1e300}, {XX: 1e200, YX: 3, YY: 2}} {
				run := scene.Run{Face: serif, Size: size, Outline: outline, Paint: scene.Solid(black), Glyphs: []scene.Glyph{{ID: 1200}, {ID: 1200, X: 50, Y: 50}}}
				g := scene.Group{Items: []scene.Item{scene.Text{Run: run}}, Opacity: 1, Transform: linear}
				m, err := New().Draw(ground(100, 100, white, g), 1)
				if err == nil && m.Pix[3] != 255 {
					t.Errorf("size %g, outline %g, %+v: the ground lets something through", size, outline, linear)
				}
			}
		}
	}
}

// TestNeedle turns a picture into a needle 10^16 px long, for which resampling would need 128 GB for one kernel, and
// magnifies one 10^9 times, askew, where it would read outside the picture.
func TestNeedle(t *testing.T) {
	bits := math.Float64frombits
	for _, linear := range []scene.Transform{
		{XX: bits(0xcfe0984cd35d4c), YX: bits(0x3f31976d3e45763f), XY: bits(0x3e1b4b20106d4b39), YY: bits(0x3f5e46a3c491f384)},
		{XX: 1e17, YX: 1, XY: 1, YY: 1e-17},
		{XX: 3, YX: 6, XY: 2, YY: 4},
		{XX: 1e300, YX: 1e300, XY: -1e300, YY: 1e300},
		{XX: 1, YX: 1e-9, XY: 1e-9, YY: 1e-9},
		{XX: 1, YX: 1, XY: 1, YY: 1.1265487989375e+09, X0: 1, Y0: 1},
	} {
		it := scene.Image{Source: chessboard(), Area: scene.Rect{X: 10, Y: 10, W: 50, H: 50}}
		m, err := New().Draw(ground(100, 100, white, scene.Group{Items: []scene.Item{it}, Opacity: 1, Transform: linear}), 1)
		if err != nil {
			continue // said, not drawn
		}
		for i := 3; i < len(m.Pix); i += 4 {
			if m.Pix[i] != 255 {
				t.Fatalf("%+v: pixel %d lets something through", linear, i/4)
			}
		}
	}
}

// Whatever finite numbers stand in a page, it is drawn or refused.
func TestWildNumbers(t *testing.T) {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	r := New()
	rapid.Check(t, func(rt *rapid.T) {
		number := rapid.OneOf(rapid.Float64Range(-50, 150), rapid.Float64Range(-1e6, 1e6), rapid.Float64Range(-1e300, 1e300),
			rapid.SampledFrom([]float64{0, 1e-300, 1e-9, 5, math.MaxFloat64, -math.MaxFloat64}))
		draw := func(name string) float64 { return number.Draw(rt, name) }
		var path scene.Path
		path.Move(draw("x"), draw("y"))
		for range rapid.IntRange(0, 5).Draw(rt, "n") {
			switch rapid.IntRange(0, 3).Draw(rt, "op") {
			case 0:
				path.Line(draw("x"), draw("y"))
			case 1:
				path.Quad(draw("x"), draw("y"), draw("x"), draw("y"))
			case 2:
				path.Cube(draw("x"), draw("y"), draw("x"), draw("y"), draw("x"), draw("y"))
			case 3:
				path.Close()
			}
		}
		paint := scene.Solid(black)
		if rapid.Bool().Draw(rt, "gradient") {
			paint.Gradient = &scene.Gradient{From: pt(draw("x"), draw("y")), To: pt(draw("x"), draw("y")), Stops: []scene.Stop{{Color: red}, {Offset: draw("offset"), Color: blue}}}
		}
		items := []scene.Item{
			scene.Fill{Path: path, Paint: paint},
			scene.Stroke{Path: path, Width: draw("width"), Dash: []float64{draw("on"), draw("off")}, DashOffset: draw("offset"),
				Cap: scene.Cap(rapid.IntRange(0, 2).Draw(rt, "cap")), Join: scene.Join(rapid.IntRange(0, 2).Draw(rt, "join")), Paint: paint},
			scene.Text{Run: scene.Run{Face: serif, Size: draw("size"), Outline: draw("outline"), Paint: paint, Glyphs: []scene.Glyph{{ID: 1200, X: draw("x"), Y: draw("y")}}}},
			scene.Image{Source: chessboard(), Area: scene.Rect{X: draw("x"), Y: draw("y"), W: draw("w"), H: draw("h")}, Focus: pt(draw("x"), draw("y")), Clip: &path},
		}
		g := scene.Group{Items: items, Opacity: rapid.Float64Range(0, 1).Draw(rt, "opacity")}
		if rapid.Bool().Draw(rt, "transform") {
			g.Transform = scene.Transform{XX: draw("xx"), YX: draw("yx"), XY: draw("xy"), YY: draw("yy"), X0: draw("x0"), Y0: draw("y0")}
		}
		for _, it := range append(items, g) {
			if m, err := r.Draw(ground(100, 100, white, it), 1); err == nil {
				for i := 3; i < len(m.Pix); i += 4 {
					if m.Pix[i] != 255 {
						rt.Fatalf("pixel %d lets something through", i/4)
					}
				}
				r.Recycle(m)
			}
		}
	})
}

// A picture that is pixelated keeps its colours, and nothing else, at any scale: at a whole one every pixel is a block, at
// others blocks differ by a pixel at most.
func TestPixelated(t *testing.T) {
	page := ground(48, 36, black, scene.Image{Source: screen(), Area: scene.Rect{W: 48, H: 36}, Focus: pt(0.5, 0.5), Pixelated: true})
	r := New()
	for _, scale := range []float64{1, 2, 1.37, 0.5} {
		m, err := r.Draw(page, scale)
		if err != nil {
			t.Fatal(err)
		}
		src := screen()
		for y := range m.Rect.Dy() {
			for x := range m.Rect.Dx() {
				u, v := int((float64(x)+0.5)/scale/3), int((float64(y)+0.5)/scale/3)
				want := color.NRGBAModel.Convert(src.At(3+u, 2+v)).(color.NRGBA)
				if want.A == 0 {
					want = black
				}
				got := m.RGBAAt(x, y)
				// The page's last row and column may be a part of a pixel.
				if float64(x+1) > 48*scale || float64(y+1) > 36*scale {
					continue
				}
				if got != (color.RGBA{want.R, want.G, want.B, 255}) {
					t.Fatalf("scale %g: pixel %d,%d is %v, want %v", scale, x, y, got, want)
				}
			}
		}
	}
	for _, flat := range []scene.Transform{{XX: 1}, {XX: 1, XY: 1, YX: 1, YY: 1}} {
		if _, err := r.Draw(ground(48, 36, black, transform(flat, page.Items...)), 1); err != nil {
			t.Errorf("a picture without area: %v", err)
		}
	}
}

// At a scale that leaves no whole pixels a field over the whole page reaches the last of them.
func TestEdgesAreClosed(t *testing.T) {
	red := color.NRGBA{R: 200, A: 255}
	page := &scene.Page{Width: 101, Height: 77, Ground: color.NRGBA{R: 255, G: 255, B: 255, A: 255},
		Items: []scene.Item{scene.Fill{Path: scene.Rectangle(scene.Rect{W: 101, H: 77}), Paint: scene.Solid(red)}}}
	for _, scale := range []float64{1, 0.37, 1.41, 2} {
		m, err := New().Draw(page, scale)
		if err != nil {
			t.Fatal(err)
		}
		b := m.Bounds()
		for _, at := range []image.Point{{b.Dx() - 1, 0}, {0, b.Dy() - 1}, {b.Dx() - 1, b.Dy() - 1}, {b.Dx() - 2, b.Dy() - 2}} {
			if got := m.RGBAAt(at.X, at.Y); got != (color.RGBA{R: 200, A: 255}) {
				t.Errorf("scale %g: %v at %v", scale, got, at)
			}
		}
	}
}
