package gif_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"cards/internal/render/gif"
)

// frames show one of several fields after the other in another colour, over a ground of few or many colours.
func frames(n int, many bool) []*image.RGBA {
	var out []*image.RGBA
	for i := range n {
		m := image.NewRGBA(image.Rect(2, 3, 102, 63))
		for y := range 60 {
			for x := range 100 {
				c := color.RGBA{0xf6, 0xf2, 0xe8, 255}
				if many {
					c = color.RGBA{uint8(2 * x), uint8(4 * y), 99, 255}
				}
				m.SetRGBA(2+x, 3+y, c)
			}
		}
		draw.Draw(m, image.Rect(7+20*i, 13, 17+20*i, 33), image.NewUniform(color.RGBA{200, uint8(20 * i), 10, 255}), image.Point{}, draw.Src)
		out = append(out, m)
	}
	return out
}

func write(t *testing.T, loops int, pictures []*image.RGBA, duration int) ([]byte, bool) {
	t.Helper()
	var b bytes.Buffer
	a, err := gif.NewAnimation(&b, gif.Options{Loops: loops})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range pictures {
		if err := a.Look(m); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range pictures {
		if err := a.Add(m, duration); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), a.Exact()
}

// TestAnimation: few colours stay exact, of many the ground is the same in all frames; times that hundredths don't hold are right in sum.
func TestAnimation(t *testing.T) {
	for _, many := range []bool{false, true} {
		for _, loops := range []int{0, 1, 2, 7} {
			pictures := frames(4, many)
			data, exact := write(t, loops, append(pictures, pictures[0]), 124)
			m, err := gif.ReadMoving(data)
			if err != nil {
				t.Fatal(err)
			}
			if m.Frames != 5 || m.Duration != 620 || m.Loops != loops || exact == many {
				t.Errorf("%d frames of %d ms, %d times, want %d, exact %v", m.Frames, m.Duration, m.Loops, loops, exact)
			}
			if !bytes.Equal(m.First.Pix, m.Last.Pix) || exact && !bytes.Equal(m.Last.Pix, pictures[0].Pix) {
				t.Error("the ends have other pixels")
			}
			if again, _ := write(t, loops, append(pictures, pictures[0]), 124); !bytes.Equal(again, data) {
				t.Error("a second time other bytes come out")
			}
		}
	}
}

// TestRefuses: no frames, frames that were not looked at, of another size or see-through.
func TestRefuses(t *testing.T) {
	var b bytes.Buffer
	a, err := gif.NewAnimation(&b, gif.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if a.Close() == nil {
		t.Error("no frame is taken for a moving picture")
	}
	m := frames(1, false)[0]
	if a.Add(m, 1) == nil {
		t.Error("a frame that was not looked at is taken")
	}
	a, _ = gif.NewAnimation(&b, gif.Options{})
	if err := a.Look(m); err != nil {
		t.Fatal(err)
	}
	if a.Look(image.NewRGBA(image.Rect(0, 0, 5, 5))) == nil || a.Look(image.NewRGBA(m.Rect)) == nil {
		t.Error("a frame of another size, or a clear one, is taken")
	}
	if _, err := gif.NewAnimation(&b, gif.Options{Loops: -1}); err == nil {
		t.Error("it can be shown less than once")
	}
	if b.Len() > 0 {
		t.Error("something was written")
	}
}
