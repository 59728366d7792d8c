package frame_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"cards/internal/frame"
	_ "cards/internal/sameseed"

	"pgregory.net/rapid"
)

// TestSequence: whatever pictures come, the parts put onto one another show each of them for its time, and no part is larger than it must be.
func TestSequence(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w, h := rapid.IntRange(1, 12).Draw(r, "w"), rapid.IntRange(1, 12).Draw(r, "h")
		const longest = 7
		shown := image.NewRGBA(image.Rect(0, 0, w, h))
		var seen [][]byte // by ms
		s := frame.Sequence{Longest: longest, Store: func(canvas *image.RGBA, part image.Rectangle, duration int) error {
			if part.Empty() || !part.In(canvas.Rect) || duration < 0 || duration > longest {
				r.Fatalf("the part %v lasts %d ms", part, duration)
			}
			if len(seen) == 0 && part != canvas.Rect {
				r.Fatalf("the first part is %v", part)
			}
			draw.Draw(shown, part, canvas, part.Min, draw.Src)
			for range duration {
				seen = append(seen, bytes.Clone(shown.Pix))
			}
			return nil
		}}
		m := image.NewRGBA(image.Rect(3, 2, 3+w, 2+h))
		var want [][]byte
		for i := range rapid.IntRange(1, 6).Draw(r, "frames") {
			for range rapid.IntRange(0, 2).Draw(r, "changes") {
				m.SetRGBA(3+rapid.IntRange(0, w-1).Draw(r, "x"), 2+rapid.IntRange(0, h-1).Draw(r, "y"), color.RGBA{uint8(i), 1, 2, 255})
			}
			duration := rapid.IntRange(1, longest).Draw(r, "ms")
			if err := s.Add(m, duration); err != nil {
				r.Fatal(err)
			}
			for range duration {
				want = append(want, bytes.Clone(m.Pix))
			}
		}
		if err := s.Close(); err != nil {
			r.Fatal(err)
		}
		if len(seen) != len(want) {
			r.Fatalf("it lasts %d ms, want %d", len(seen), len(want))
		}
		for i := range want {
			if !bytes.Equal(seen[i], want[i]) {
				r.Fatalf("after %d ms another picture is seen", i)
			}
		}
	})
}

// TestSequenceRefuses: no frames, frames of another size, without pixels and of times that no file holds.
func TestSequenceRefuses(t *testing.T) {
	s := frame.Sequence{Longest: 10, Store: func(*image.RGBA, image.Rectangle, int) error { return nil }}
	if s.Close() == nil {
		t.Error("no frame is taken for a moving picture")
	}
	if err := s.Add(image.NewRGBA(image.Rect(0, 0, 4, 4)), 10); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		m        *image.RGBA
		duration int
	}{{nil, 1}, {image.NewRGBA(image.Rect(0, 0, 4, 5)), 1}, {image.NewRGBA(image.Rectangle{}), 1}, {image.NewRGBA(image.Rect(0, 0, 4, 4)), 11}, {image.NewRGBA(image.Rect(0, 0, 4, 4)), -1}} {
		if s.Add(row.m, row.duration) == nil {
			t.Errorf("a frame of %v and %d ms is taken", row.m, row.duration)
		}
	}
}
