package job

import (
	"bytes"
	"image"
	"image/color"
	imagepng "image/png"
	"strings"
	"testing"
)

// TestPalette: with --palette every PNG has a palette, is smaller where it had none, and shows nearly the same; the files of other formats stay.
func TestPalette(t *testing.T) {
	const deck = "../../assets/decks/photographs.yaml"
	request := Request{Sizes: []string{"square"}, Theme: "paper", Scale: 0.25, Formats: []string{"png", "webp"}}
	plain := renderInto(t, deck, request)
	request.Palette = true
	few := renderInto(t, deck, request)
	smaller := 0
	for name, data := range plain {
		switch {
		case strings.HasSuffix(name, ".webp"):
			if !bytes.Equal(few[name], data) {
				t.Errorf("%s changed", name)
			}
		case strings.HasSuffix(name, ".png"):
			was, err := imagepng.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			got, err := imagepng.Decode(bytes.NewReader(few[name]))
			if err != nil {
				t.Fatal(err)
			}
			if _, ok := got.ColorModel().(color.Palette); !ok {
				t.Errorf("%s has no palette", name)
			}
			if len(few[name]) < len(data) {
				smaller++
			}
			// A mean square of 6.5 is 40 dB, from which on hardly anybody tells two pictures apart.
			if e := meanSquare(was, got); e > 6.5 {
				t.Errorf("%s: the mean square error is %.1f", name, e)
			}
		}
	}
	if smaller < 5 {
		t.Errorf("%d files became smaller", smaller)
	}
}

// meanSquare is the mean square of the difference of two pictures, a channel.
func meanSquare(a, b image.Image) float64 {
	sum := 0.0
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			p, q := color.RGBAModel.Convert(a.At(x, y)).(color.RGBA), color.RGBAModel.Convert(b.At(x, y)).(color.RGBA)
			for _, d := range [3]int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B)} {
				sum += float64(d * d)
			}
		}
	}
	return sum / float64(3*r.Dx()*r.Dy())
}

// TestPaletteFaults: bands are told of photographs alone, and a palette for no PNG at all is warned of.
func TestPaletteFaults(t *testing.T) {
	for _, row := range []struct {
		deck    string
		formats []string
		want    string
		least   int
	}{
		{"../../assets/decks/photographs.yaml", nil, "palette-bands", 3},
		{"../../assets/decks/photographs.yaml", []string{"webp"}, "unused-palette", 1},
		{writeDeck(t, everyKind), nil, "", 0},
	} {
		plan := laid(t, row.deck, Request{Palette: true, Sizes: []string{"square"}, Formats: row.formats})
		n := 0
		for _, d := range plan.list {
			if strings.Contains(d.Code, "palette") {
				if n++; d.Code != row.want {
					t.Errorf("%s %v: %s", row.deck, row.formats, d)
				}
			}
		}
		if n < row.least {
			t.Errorf("%s %v: %d are told", row.deck, row.formats, n)
		}
	}
}
