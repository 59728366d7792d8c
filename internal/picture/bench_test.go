package picture

import (
	"image"
	"image/color"
	"math"
	"testing"
)

// photograph is 12 megapixels of soft gradients with some grain.
func photograph() *image.RGBA {
	m := noise(4000, 3000)
	for y := range 3000 {
		for x := range 4000 {
			i := m.PixOffset(x, y)
			base := 100 + 80*math.Sin(float64(x)/300)*math.Cos(float64(y)/200)
			for k := range 3 {
				m.Pix[i+k] = uint8(base + float64(20*k) + float64(m.Pix[i+k]>>4))
			}
		}
	}
	return m
}

func BenchmarkRead(b *testing.B) {
	plain := jpegOf(photograph())
	for name, data := range map[string][]byte{"upright": plain, "turned": withAPP1(plain, []byte(exifStart+"MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"))} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(data, "a.jpg"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("probe", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Probe(plain, "a.jpg"); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkLuminance(b *testing.B) {
	p, err := Read(jpegOf(photograph()), "a.jpg")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("percentiles", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Luminance(p.Image, p.Image.Bounds(), color.NRGBA{})
		}
	})
	b.Run("scrim", func(b *testing.B) {
		s := Luminance(p.Image, p.Image.Bounds(), color.NRGBA{})
		b.ReportAllocs()
		for b.Loop() {
			s.Scrim(color.NRGBA{255, 255, 255, 255}, 7)
		}
	})
}

func BenchmarkDuotone(b *testing.B) {
	p, err := Read(jpegOf(photograph()), "a.jpg")
	if err != nil {
		b.Fatal(err)
	}
	for name, m := range map[string]image.Image{"planes": p.Image, "RGBA": upright(p.Image, halfTurned)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Duotone(m, color.NRGBA{10, 20, 60, 255}, color.NRGBA{250, 240, 220, 255})
			}
		})
	}
}
