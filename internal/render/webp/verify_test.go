package webp

import (
	"bytes"
	"image"
	"strings"
	"testing"
)

// TestReadMoving: what was written is read back with its frames, times and both ends; and no file with a byte cut off or a chunk moved is.
func TestReadMoving(t *testing.T) {
	frames := reveal(90, 40, 5, 120)
	var b bytes.Buffer
	if err := EncodeAll(&b, frames, Options{Loops: 3, XMP: []byte("<x:xmpmeta/>")}); err != nil {
		t.Fatal(err)
	}
	m, err := ReadMoving(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if m.Frames != 5 || m.Duration != 600 || m.Loops != 3 || !bytes.Equal(m.First.Pix, frames[0].Image.Pix) || !bytes.Equal(m.Last.Pix, frames[4].Image.Pix) {
		t.Errorf("%d frames of %d ms, %d times, or other pixels", m.Frames, m.Duration, m.Loops)
	}
	data := b.Bytes()
	for n := range data {
		if _, err := ReadMoving(data[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes are taken for a file", n, len(data))
		}
	}
	still := bytes.Buffer{}
	if err := Encode(&still, frames[0].Image, Options{}); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadMoving(still.Bytes()); err == nil || !strings.Contains(err.Error(), "VP8L") {
		t.Errorf("of a still picture it says %v", err)
	}
}

// TestAnimationHoldsNothing: the picture of a frame may be drawn over once it was added.
func TestAnimationHoldsNothing(t *testing.T) {
	frames := reveal(90, 40, 5, 120)
	var want, got bytes.Buffer
	if err := EncodeAll(&want, frames, Options{}); err != nil {
		t.Fatal(err)
	}
	a, err := NewAnimation(&got, Options{})
	if err != nil {
		t.Fatal(err)
	}
	canvas := image.NewRGBA(frames[0].Image.Rect)
	for _, f := range frames {
		copy(canvas.Pix, f.Image.Pix)
		if err := a.Add(Frame{canvas, f.Duration}); err != nil {
			t.Fatal(err)
		}
		clear(canvas.Pix)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want.Bytes()) {
		t.Error("the file shows what was drawn after a frame was added")
	}
}

// FuzzReadMoving: whatever a file says, it is read or refused.
func FuzzReadMoving(f *testing.F) {
	var b bytes.Buffer
	if err := EncodeAll(&b, reveal(12, 9, 3, 50), Options{XMP: []byte("<x/>")}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		// A canvas is as large as its head says: that of real files is bounded by the pictures that were drawn.
		if len(data) > 30 && (read24(data[24:]) > 4096 || read24(data[27:]) > 4096) {
			t.Skip("a large canvas")
		}
		m, err := ReadMoving(data)
		if err == nil && (m.Frames < 1 || m.First == nil || m.Last == nil) {
			t.Errorf("it was read and has %d frames", m.Frames)
		}
	})
}
