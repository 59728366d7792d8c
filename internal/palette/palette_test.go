package palette_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"

	"cards/internal/palette"
)

// page is a ground with a field of many colours below it.
func page() *image.RGBA {
	draw := rand.New(rand.NewPCG(7, 7))
	m := image.NewRGBA(image.Rect(3, 5, 203, 155))
	for y := 5; y < 155; y++ {
		for x := 3; x < 203; x++ {
			c := ground
			if y > 80 {
				v := uint8(x)
				c = color.RGBA{v, uint8(y), 255 - v/2 + uint8(draw.IntN(2)), 0xff}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

var ground = color.RGBA{0xf7, 0xf2, 0xe6, 0xff}

// TestQuantise: few colours stay as they are; of many, there are as few as asked for, the ground stays exact, and no pixel goes far.
func TestQuantise(t *testing.T) {
	m, before := page(), page()
	palette.Quantise(m, 1<<16)
	if !bytes.Equal(before.Pix, m.Pix) {
		t.Error("a picture of fewer colours was changed")
	}
	palette.Quantise(m, 64)
	colours := map[color.RGBA]bool{}
	sum := 0.0
	for y := 5; y < 155; y++ {
		for x := 3; x < 203; x++ {
			got, was := m.RGBAAt(x, y), before.RGBAAt(x, y)
			colours[got] = true
			if was == ground && got != ground {
				t.Fatalf("the ground became %v", got)
			}
			for _, d := range []int{int(got.R) - int(was.R), int(got.G) - int(was.G), int(got.B) - int(was.B)} {
				sum += float64(d * d)
			}
		}
	}
	if len(colours) > 64 || len(colours) < 48 {
		t.Errorf("%d colours, want about 64", len(colours))
	}
	// 200 × 75 × 100 steps in 63 groups: a root mean square of 8 a channel would be a third of that worse.
	if mean := sum / (150 * 200 * 3); mean > 64 {
		t.Errorf("the mean square error is %.0f", mean)
	}
	one := image.NewRGBA(image.Rect(0, 0, 4, 1))
	for x := range 4 {
		one.SetRGBA(x, 0, color.RGBA{uint8(60 * x), 0, 0, 0xff})
	}
	palette.Quantise(one, 1)
	if one.RGBAAt(0, 0) != one.RGBAAt(3, 0) {
		t.Error("one colour was asked for")
	}
}

// TestTable: a table over several pictures is the same in any order of them, numbers what Apply shows, and is exact when it can be.
func TestTable(t *testing.T) {
	flat := image.NewRGBA(image.Rect(0, 0, 9, 9))
	for i := range flat.Pix {
		flat.Pix[i] = []uint8{10, 20, 30, 255}[i%4]
	}
	for _, most := range []int{16, 256, 1 << 16} {
		var a, b palette.Census
		a.Add(page())
		a.Add(flat)
		b.Add(flat)
		b.Add(page())
		ta, tb := a.Table(most), b.Table(most)
		if ta.Exact != (a.Len() <= most) || len(ta.Colours) > most || ta.Exact && len(ta.Colours) != a.Len() {
			t.Fatalf("of %d colours %d are shown, exact %v", a.Len(), len(ta.Colours), ta.Exact)
		}
		for i, c := range ta.Colours {
			if tb.Colours[i] != c {
				t.Fatalf("colour %d depends on the order of pictures", i)
			}
		}
		if most > 256 {
			continue
		}
		m := page()
		numbers := make([]uint8, 200*150)
		ta.Index(numbers, 200, m)
		ta.Apply(m)
		for i, n := range numbers {
			if got := binary.LittleEndian.Uint32(m.Pix[4*i:]); got != ta.Colours[n] {
				t.Fatalf("pixel %d has colour %08x and number %d", i, got, n)
			}
		}
		ta.Index(numbers, 9, flat)
		if got := ta.Colours[numbers[0]]; most == 256 && got != 0xff1e140a {
			t.Errorf("the ground of the second picture became %08x", got)
		}
	}
}

// TestNoise: as many colours as pixels, some see-through, are not more than can be weighed, and the same twice.
func TestNoise(t *testing.T) {
	draw := rand.New(rand.NewPCG(1, 2))
	m := image.NewRGBA(image.Rect(0, 0, 600, 500))
	for i := 0; i < len(m.Pix); i += 4 {
		a := 255 - draw.IntN(3)*draw.IntN(60)
		m.SetRGBA(i/4%600, i/4/600, color.RGBA{uint8(draw.IntN(a + 1)), uint8(draw.IntN(a + 1)), uint8(draw.IntN(a + 1)), uint8(a)})
	}
	again := image.NewRGBA(m.Rect)
	copy(again.Pix, m.Pix)
	palette.Quantise(m, 256)
	palette.Quantise(again, 256)
	if !bytes.Equal(m.Pix, again.Pix) {
		t.Error("the same picture came out in two ways")
	}
	seen := map[uint32]bool{}
	for i := 0; i < len(m.Pix); i += 4 {
		seen[binary.LittleEndian.Uint32(m.Pix[i:])] = true
		if a := m.Pix[i+3]; m.Pix[i] > a || m.Pix[i+1] > a || m.Pix[i+2] > a {
			t.Fatalf("a colour %v shines more than it covers", m.Pix[i:i+4])
		}
	}
	if len(seen) > 256 || len(seen) < 200 {
		t.Errorf("%d colours", len(seen))
	}
}

// BenchmarkNoise is the worst that can come: a million pixels, a colour each.
func BenchmarkNoise(b *testing.B) {
	draw := rand.New(rand.NewPCG(1, 2))
	m := image.NewRGBA(image.Rect(0, 0, 1000, 1000))
	for i := range m.Pix {
		m.Pix[i] = uint8(draw.IntN(256)) | uint8(i%4/3*255)
	}
	work := image.NewRGBA(m.Rect)
	b.ReportAllocs()
	for b.Loop() {
		copy(work.Pix, m.Pix)
		palette.Quantise(work, 256)
	}
}
