package picture

import (
	"image"
	"image/color"
	"testing"
)

// figureOf is a grey block in the middle of a picture with nothing round it, on its foot.
func figureOf(grey uint8) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, 40, 50))
	for y := 10; y < 50; y++ {
		for x := 12; x < 28; x++ {
			m.SetNRGBA(x, y, color.NRGBA{grey, grey, grey, 255})
		}
	}
	return m
}

func TestCutOut(t *testing.T) {
	if seen, ok := CutOut(figureOf(90)); !ok || seen != image.Rect(12, 10, 28, 50) {
		t.Errorf("a figure: %v %v", seen, ok)
	}
	for name, m := range map[string]image.Image{"colour": six(), "grey": image.NewGray(image.Rect(0, 0, 9, 9)), "planes": image.NewYCbCr(image.Rect(0, 0, 8, 8), image.YCbCrSubsampleRatio420)} {
		if seen, ok := CutOut(m); ok || seen != m.Bounds() {
			t.Errorf("%s: %v %v", name, seen, ok)
		}
	}
	// One round corner is no cut-out.
	m := image.NewNRGBA(image.Rect(0, 0, 40, 50))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	m.SetNRGBA(0, 0, color.NRGBA{})
	if _, ok := CutOut(m); ok {
		t.Error("a corner made a cut-out")
	}
	if seen, _ := CutOut(image.NewNRGBA(image.Rect(0, 0, 4, 4))); !seen.Empty() {
		t.Errorf("nothing can be seen at %v", seen)
	}
}

func TestLevels(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 100, 100))
	for i := range m.Pix {
		switch {
		case i < 100: // 1 in 100
			m.Pix[i] = 0
		case i < 9900:
			m.Pix[i] = uint8(60 + i%41)
		default:
			m.Pix[i] = 255
		}
	}
	if low, high := Levels(m); low != 60 || high != 100 {
		t.Errorf("levels %d %d, want 60 100", low, high)
	}
	if low, high := Levels(figureOf(90)); low != 90 || high != 90 {
		t.Errorf("levels of a figure %d %d, what is transparent counts", low, high)
	}
	if low, high := Levels(image.NewNRGBA(image.Rect(0, 0, 3, 3))); low != 0 || high != 255 {
		t.Errorf("levels of nothing %d %d", low, high)
	}
}

func TestStretch(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 3, 1))
	m.Pix = []uint8{50, 100, 150}
	out := Stretch(m, 50, 150)
	for x, want := range []uint8{0, 127, 255} {
		if got := out.RGBAAt(x, 0); got != (color.RGBA{want, want, want, 255}) {
			t.Errorf("pixel %d is %v, want %d", x, got, want)
		}
	}
	// A flat picture stays about as flat as it was: 1 in 255 is noise.
	flat := Stretch(figureOf(90), 90, 91)
	if a, b := flat.RGBAAt(20, 30), Stretch(figureOf(91), 90, 91).RGBAAt(20, 30); int(b.R)-int(a.R) > 4 {
		t.Errorf("noise of one step became %d", int(b.R)-int(a.R))
	}
	half := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	half.SetNRGBA(0, 0, color.NRGBA{150, 150, 150, 128})
	if got := Stretch(half, 50, 150).RGBAAt(0, 0); got.A != 128 || got.R > got.A || got.R < 126 {
		t.Errorf("half transparent: %v", got)
	}
}
