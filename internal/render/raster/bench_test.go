package raster

import (
	"image"
	"image/color"
	"testing"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
)

var (
	paperColor = color.NRGBA{0xF6, 0xF2, 0xE8, 255}
	inkColor   = color.NRGBA{0x1B, 0x19, 0x17, 255}
	softColor  = color.NRGBA{0x5F, 0x58, 0x4E, 255}
	sealColor  = color.NRGBA{0xB3, 0x26, 0x1C, 255}
)

// card is a page of 77 glyphs at 72 px with a source line, a rule and a seal.
func card(t testing.TB) *scene.Page {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	p := &scene.Page{Width: 1080, Height: 1350, Ground: paperColor}
	for i, s := range []string{
		"你想做的事情越有意思，", "成功概率可能越低；但如", "果它确实重要，那就值得", "去试。哪怕最后失败了，",
		"你也会学到只有亲手做过", "才会明白的东西，而这些", "东西会跟着你走到下一处",
	} {
		p.Items = append(p.Items, line(t, serif, 72, 96, 200+float64(i)*108, s, scene.Solid(inkColor)))
	}
	p.Items = append(p.Items,
		line(t, serif, 30, 96, 1240, "AI创业学校，2025年6月16日，旧金山", scene.Solid(softColor)),
		scene.Stroke{Path: scene.Polyline(scene.Point{X: 96, Y: 1180}, scene.Point{X: 984, Y: 1180}), Width: 1.5, Paint: scene.Solid(softColor)},
		scene.Fill{Path: scene.Circle(940, 1210, 44), Paint: scene.Solid(sealColor)},
	)
	return p
}

func BenchmarkGlyphsCold(b *testing.B) {
	page := card(b)
	page.Items = page.Items[:7]
	b.ReportAllocs()
	for b.Loop() {
		r := New()
		m, err := r.DrawItems(page, 0, 7, 1)
		if err != nil {
			b.Fatal(err)
		}
		_ = m
	}
}

func BenchmarkGlyphMasks(b *testing.B) {
	page := card(b)
	r := New()
	k := r.worker()
	var keys []glyphKey
	for _, it := range page.Items[:7] {
		for _, g := range it.(scene.Text).Run.Glyphs {
			keys = append(keys, glyphKey{gid: g.ID, xx: 72, yy: -72})
		}
	}
	face := font.NewFace(testFace(b, "noto-serif-cjk-400.otf").Font())
	b.ReportAllocs()
	for b.Loop() {
		for _, key := range keys {
			if _, err := k.glyphMask(face, key); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(len(keys)), "glyphs")
}

func BenchmarkDrawWarm(b *testing.B) {
	page := card(b)
	r := New()
	b.ReportAllocs()
	for b.Loop() {
		m, err := r.Draw(page, 1)
		if err != nil {
			b.Fatal(err)
		}
		r.Recycle(m)
	}
}

func BenchmarkDrawCold(b *testing.B) {
	page := card(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New().Draw(page, 1); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDrawGradient(b *testing.B) {
	page := card(b)
	page.Items = []scene.Item{scene.Fill{Path: scene.Rectangle(scene.Rect{W: 1080, H: 1350}), Paint: scene.Paint{Gradient: &scene.Gradient{
		To: scene.Point{Y: 1350}, Stops: []scene.Stop{{Color: inkColor}, {Offset: 1, Color: sealColor}},
	}}}}
	r := New()
	b.ReportAllocs()
	for b.Loop() {
		m, err := r.Draw(page, 1)
		if err != nil {
			b.Fatal(err)
		}
		r.Recycle(m)
	}
}

// BenchmarkPixelated paints a screen of cells of 2 px over a page of 1080 × 1440.
func BenchmarkPixelated(b *testing.B) {
	m := image.NewPaletted(image.Rect(0, 0, 540, 720), color.Palette{paperColor, sealColor})
	for i := range m.Pix {
		m.Pix[i] = uint8(i * 7 % 11 & 1)
	}
	page := &scene.Page{Width: 1080, Height: 1440, Ground: paperColor, Items: []scene.Item{
		scene.Image{Source: m, Area: scene.Rect{W: 1080, H: 1440}, Focus: scene.Point{X: 0.5, Y: 0.5}, Pixelated: true}}}
	r := New()
	for b.Loop() {
		m, err := r.Draw(page, 1)
		if err != nil {
			b.Fatal(err)
		}
		r.Recycle(m)
	}
}
