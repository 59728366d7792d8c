package raster

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"cards/internal/scene"
)

var update = flag.Bool("update", false, "write testdata/golden anew")

var (
	white = color.NRGBA{255, 255, 255, 255}
	black = color.NRGBA{0, 0, 0, 255}
	red   = color.NRGBA{0xC0, 0x20, 0x10, 255}
	blue  = color.NRGBA{0x10, 0x40, 0xC0, 255}
)

func pt(x, y float64) scene.Point { return scene.Point{X: x, Y: y} }

func transform(t scene.Transform, items ...scene.Item) scene.Group {
	return scene.Group{Transform: t, Items: items}
}

// chessboard is a picture of 8×6 fields of 10 px, whose hue says where in the picture one is.
func chessboard() image.Image {
	m := image.NewNRGBA(image.Rect(5, 5, 85, 65))
	for y := 5; y < 65; y++ {
		for x := 5; x < 85; x++ {
			v := uint8(90)
			if (x-5)/10%2 == (y-5)/10%2 {
				v = 220
			}
			m.SetNRGBA(x, y, color.NRGBA{uint8((x - 5) * 3), v, uint8((y - 5) * 4), 255})
		}
	}
	return m
}

// screen is a picture of 16×12 pixels in two inks, of which one lets the ground through, that does not begin at nought.
func screen() image.Image {
	m := image.NewPaletted(image.Rect(3, 2, 19, 14), color.Palette{color.NRGBA{}, red, blue})
	for i := range m.Pix {
		m.Pix[i] = uint8(i * i * 7 / 5 % 3)
	}
	return m
}

// ground is a page of the given size with items.
func ground(w, h float64, c color.NRGBA, items ...scene.Item) *scene.Page {
	return &scene.Page{Width: w, Height: h, Ground: c, Items: items}
}

func goldenPages(t testing.TB) map[string]*scene.Page {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	latin := testFace(t, "noto-serif-400-italic.ttf")
	emoji := testFace(t, "noto-color-emoji.ttf")
	zigzag := scene.Polyline(pt(10, 50), pt(30, 12), pt(50, 50), pt(70, 12))
	triangle := scene.Polyline(pt(14, 50), pt(40, 10), pt(66, 50))
	triangle.Close()
	at := func(x, y float64, it ...scene.Item) scene.Item { return transform(scene.Translate(x, y), it...) }
	var strokes, dashes []scene.Item
	for i, join := range []scene.Join{scene.MiterJoin, scene.RoundJoin, scene.BevelJoin} {
		c := []scene.Cap{scene.ButtCap, scene.RoundCap, scene.SquareCap}[i]
		strokes = append(strokes,
			at(float64(i)*80, 0, scene.Stroke{Path: zigzag, Width: 8, Join: join, Cap: c, Paint: scene.Solid(blue)}),
			at(float64(i)*80, 60, scene.Stroke{Path: triangle, Width: 6, Join: join, Paint: scene.Solid(red)}))
		dashes = append(dashes, at(0, float64(i)*16, scene.Stroke{
			Path: scene.Polyline(pt(6, 10.25), pt(114, 10.25)), Width: 3, Cap: c, Dash: []float64{12, 6, 0, 6}, DashOffset: 4, Paint: scene.Solid(black)}))
	}
	dashes = append(dashes, scene.Stroke{Path: scene.Circle(60, 80, 22), Width: 2, Dash: []float64{5, 3}, Paint: scene.Solid(red)})
	sunset := scene.Paint{Gradient: &scene.Gradient{From: pt(0, 0), To: pt(120, 60), Stops: []scene.Stop{
		{Offset: 0, Color: blue}, {Offset: 0.5, Color: color.NRGBA{255, 255, 255, 128}}, {Offset: 1, Color: red}}}}
	circle := scene.Circle(60, 40, 34)
	outlined := line(t, serif, 60, 4, 62, "“永", scene.Solid(red))
	outlined.Run.Outline = 2
	return map[string]*scene.Page{
		"shapes": ground(120, 80, paperColor,
			scene.Fill{Path: scene.Circle(40, 40, 25.3), Paint: scene.Solid(red)},
			scene.Fill{Path: scene.Rectangle(scene.Rect{X: 60.25, Y: 20.5, W: 40, H: 30.125}), Paint: scene.Solid(color.NRGBA{0, 0, 160, 128})},
			scene.Fill{Path: scene.Rectangle(scene.Rect{X: 90, Y: 60, W: 100, H: 8}), Paint: scene.Solid(inkColor)}),
		"strokes":  ground(240, 120, white, strokes...),
		"dashes":   ground(120, 110, white, dashes...),
		"gradient": ground(120, 80, black, scene.Fill{Path: scene.Rectangle(scene.Rect{W: 120, H: 40}), Paint: sunset}, at(0, 40, scene.Fill{Path: scene.Circle(60, 20, 19), Paint: sunset})),
		"text": ground(200, 130, paperColor,
			line(t, serif, 32, 6, 36, "行百里者，半。", scene.Solid(inkColor)),
			line(t, serif, 11.5, 6.4, 58.3, "行百里者半九十，言末路之难也。", scene.Solid(softColor)),
			line(t, latin, 18, 6, 84, "Half way, gf&Q", scene.Solid(sealColor)),
			line(t, serif, 30, 6, 120, "渐变字", scene.Paint{Gradient: &scene.Gradient{From: pt(6, 0), To: pt(96, 0), Stops: []scene.Stop{{Color: blue}, {Offset: 1, Color: red}}}})),
		"outline": ground(130, 80, white, outlined),
		"emoji": ground(120, 50, paperColor, line(t, emoji, 36, 2, 38, "😀", scene.Solid(black)),
			line(t, emoji, 14, 60.4, 30, "🚀", scene.Solid(black))),
		"turned": ground(100, 100, white, transform(scene.Rotate(math.Pi/2).Then(scene.Translate(60, 6)), line(t, latin, 24, 0, 0, "Turned", scene.Solid(inkColor))),
			transform(scene.Rotate(-0.4).Then(scene.Translate(4, 70)), line(t, serif, 20, 0, 0, "斜", scene.Solid(red)), scene.Fill{Path: scene.Rectangle(scene.Rect{Y: 4, W: 40, H: 6}), Paint: scene.Solid(blue)})),
		"stretched": ground(80, 60, white, transform(scene.Scale(2, 0.8), line(t, serif, 40, 0, 60, "印", scene.Solid(sealColor)))),
		"group": ground(120, 80, white,
			scene.Fill{Path: scene.Rectangle(scene.Rect{Y: 30, W: 120, H: 20}), Paint: scene.Solid(blue)},
			scene.Group{Clip: &circle, Opacity: 0.5, Items: []scene.Item{
				scene.Fill{Path: scene.Rectangle(scene.Rect{W: 70, H: 80}), Paint: scene.Solid(red)},
				scene.Fill{Path: scene.Rectangle(scene.Rect{X: 50, W: 70, H: 80}), Paint: scene.Solid(black)}}}),
		// A whole scale, a scale that is none, and a turn: blocks stay flat, and what is transparent shows the ground.
		"pixelated": ground(120, 80, paperColor,
			scene.Image{Source: screen(), Area: scene.Rect{X: 4, Y: 4, W: 48, H: 36}, Focus: pt(0.5, 0.5), Pixelated: true},
			scene.Image{Source: screen(), Area: scene.Rect{X: 58, Y: 4, W: 40, H: 30}, Clip: &circle, Focus: pt(0.5, 0.5), Pixelated: true},
			transform(scene.Rotate(0.3).Then(scene.Translate(30, 36)), scene.Image{Source: screen(), Area: scene.Rect{W: 48, H: 36}, Focus: pt(0.5, 0.5), Pixelated: true})),
		"picture": ground(120, 80, white,
			scene.Image{Source: chessboard(), Area: scene.Rect{X: 4, Y: 4, W: 50, H: 72}, Focus: pt(0.9, 0.5)},
			scene.Image{Source: chessboard(), Area: scene.Rect{X: 60.5, Y: 10, W: 56, H: 56}, Clip: &scene.Path{}, Focus: pt(0.5, 0.5)},
			transform(scene.Translate(28, 0), scene.Image{Source: chessboard(), Area: scene.Rect{X: 30, Y: 6, W: 60, H: 60}, Clip: &circle, Focus: pt(0.5, 0.5)})),
	}
}

func TestGolden(t *testing.T) {
	r := New()
	for name, page := range goldenPages(t) {
		t.Run(name, func(t *testing.T) {
			got, err := r.Draw(page, 1)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", "golden", name+".png")
			if *update {
				var b bytes.Buffer
				if err := png.Encode(&b, got); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want := readPNG(t, file)
			if got.Rect != want.Rect {
				t.Fatalf("%v, want %v", got.Rect, want.Rect)
			}
			// Elsewhere fused products may move a coordinate by less than a rounding step.
			tolerance := 0
			if runtime.GOARCH != "amd64" {
				tolerance = 16
			}
			for i, v := range got.Pix {
				if d := int(v) - int(want.Pix[i]); d > tolerance || -d > tolerance {
					broken := filepath.Join(os.TempDir(), "raster-"+name+".png")
					if f, err := os.Create(broken); err == nil {
						_ = png.Encode(f, got)
						_ = f.Close()
					}
					t.Fatalf("pixel %d,%d is %v, want %v (see %s)", i/4%want.Rect.Dx(), i/4/want.Rect.Dx(),
						got.Pix[i&^3:i&^3+4], want.Pix[i&^3:i&^3+4], broken)
				}
			}
		})
	}
}

func readPNG(t testing.TB, file string) *image.RGBA {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	m, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(m.Bounds())
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Src)
	return out
}
