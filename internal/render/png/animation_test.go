package png

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	stdpng "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// moving writes frames of so many ms each.
func moving(t testing.TB, frames []*image.RGBA, duration int, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	a, err := NewAnimation(&b, 2, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range frames {
		if err := a.Look(m); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range frames {
		if err := a.Add(m, duration); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lamps are frames in which one of several fields after the other has another colour; over a gradient or a flat ground.
func lamps(n int, ground func(x, y int) color.RGBA) []*image.RGBA {
	var out []*image.RGBA
	for i := range n {
		m := image.NewRGBA(image.Rect(2, 3, 102, 63))
		for y := range 60 {
			for x := range 100 {
				m.SetRGBA(2+x, 3+y, ground(x, y))
			}
		}
		draw.Draw(m, image.Rect(7+20*i, 13, 17+20*i, 33), image.NewUniform(color.RGBA{200, uint8(20 * i), 10, 255}), image.Point{}, draw.Src)
		out = append(out, m)
	}
	return out
}

func flat(int, int) color.RGBA       { return color.RGBA{0xf6, 0xf2, 0xe8, 255} }
func gradient(x, y int) color.RGBA   { return color.RGBA{uint8(2 * x), uint8(4 * y), 99, 255} }
func seeThrough(x, _ int) color.RGBA { return color.RGBA{uint8(x), 0, 0, uint8(100 + x)} }

// TestMoving: every kind of frames comes back with its ends pixel for pixel, in its time, and the still picture of other programs is the first.
func TestMoving(t *testing.T) {
	for _, row := range []struct {
		name   string
		ground func(x, y int) color.RGBA
		o      Options
		kind   byte
	}{
		{"palette", flat, Options{DPI: 300, Text: []Text{{Keyword: XMP, Value: "<x/>"}}}, colorIndexed},
		{"colours", gradient, Options{}, colorRGB},
		{"see-through", seeThrough, Options{}, colorIndexed},
		{"see-through colours", seeThrough, Options{TrueColor: true}, colorRGBA},
	} {
		t.Run(row.name, func(t *testing.T) {
			frames := lamps(4, row.ground)
			data := moving(t, append(frames, frames[3], frames[0]), 250, row.o)
			m, err := ReadMoving(data)
			if err != nil {
				t.Fatal(err)
			}
			if m.Frames != 5 || m.Duration != 1500 || m.Loops != 2 || data[25] != row.kind {
				t.Errorf("%d frames of %d ms, %d times, colour type %d", m.Frames, m.Duration, m.Loops, data[25])
			}
			if row.kind != colorRGBA && row.name != "see-through" {
				if !bytes.Equal(m.First.Pix, frames[0].Pix) || !bytes.Equal(m.Last.Pix, frames[0].Pix) {
					t.Error("the ends have other pixels")
				}
			} else if !bytes.Equal(m.First.Pix, m.Last.Pix) {
				t.Error("the canvas is not what it was")
			}
			still, err := stdpng.Decode(bytes.NewReader(data))
			if err != nil || still.Bounds().Size() != frames[0].Rect.Size() {
				t.Fatalf("it is no still picture: %v", err)
			}
			for n := range data {
				if _, err := ReadMoving(data[:n]); err == nil {
					t.Fatalf("the first %d of %d bytes are taken for a file", n, len(data))
				}
			}
			if again := moving(t, append(frames, frames[3], frames[0]), 250, row.o); !bytes.Equal(again, data) {
				t.Error("a second time other bytes come out")
			}
		})
	}
}

// TestMovingReduced: with a palette asked for, what doesn't change between frames has one colour in all of them.
func TestMovingReduced(t *testing.T) {
	frames := lamps(4, gradient)
	data := moving(t, append(frames, frames[0]), 100, Options{Reduce: true})
	m, err := ReadMoving(data)
	if err != nil {
		t.Fatal(err)
	}
	if data[25] != colorIndexed || !bytes.Equal(m.First.Pix, m.Last.Pix) {
		t.Error("there is no palette, or the ground changed")
	}
}

// TestMovingRefuses: frames that were not looked at, of another size, none at all, texts that can't be.
func TestMovingRefuses(t *testing.T) {
	var b bytes.Buffer
	a, err := NewAnimation(&b, 0, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if a.Close() == nil {
		t.Error("no frame is taken for a moving picture")
	}
	m := lamps(1, flat)[0]
	if a.Add(m, 1) == nil {
		t.Error("a frame that was not looked at is taken")
	}
	a, _ = NewAnimation(&b, 0, Options{})
	if err := a.Look(m); err != nil {
		t.Fatal(err)
	}
	if a.Look(image.NewRGBA(image.Rect(0, 0, 5, 5))) == nil || a.Add(m, maxDuration+1) == nil {
		t.Error("another size or time is taken")
	}
	if _, err := NewAnimation(&b, -1, Options{}); err == nil {
		t.Error("it can be shown less than once")
	}
	if _, err := NewAnimation(&b, 0, Options{Text: []Text{{}}}); err == nil {
		t.Error("a text without a keyword is taken")
	}
	if b.Len() > 0 {
		t.Error("something was written")
	}
}

// TestMovingFFmpeg: a program of others plays the same frames.
func TestMovingFFmpeg(t *testing.T) {
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		t.Skip("ffmpeg is not here")
	}
	dir := t.TempDir()
	frames := lamps(4, gradient)
	file := filepath.Join(dir, "moving.png")
	if err := os.WriteFile(file, moving(t, frames, 100, Options{}), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("ffmpeg", "-v", "error", "-f", "apng", "-ignore_loop", "1", "-i", file, "-vsync", "0", filepath.Join(dir, "f%d.png")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for i, want := range frames {
		data, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("f%d.png", i+1)))
		if err != nil {
			t.Fatal(err)
		}
		m, err := stdpng.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		got := image.NewRGBA(image.Rect(0, 0, 100, 60))
		draw.Draw(got, got.Rect, m, m.Bounds().Min, draw.Src)
		if !bytes.Equal(got.Pix, want.Pix) {
			t.Errorf("frame %d has other pixels", i+1)
		}
	}
}

// FuzzReadMoving: whatever a file says, it is read or refused.
func FuzzReadMoving(f *testing.F) {
	f.Add(moving(f, lamps(3, flat), 50, Options{}))
	f.Add(moving(f, lamps(2, gradient), 50, Options{}))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ReadMoving(data)
		if err == nil && (m.Frames < 1 || m.First == nil || m.Last == nil) {
			t.Errorf("it was read and has %d frames", m.Frames)
		}
	})
}
