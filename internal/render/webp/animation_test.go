package webp

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// shown is a frame as a viewer composes it.
type shown struct {
	canvas   *image.NRGBA
	r        image.Rectangle // what was stored
	duration int
}

func number24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

// play takes a file apart as RFC 9649, section 2.7.2 says, and returns its frames, loops and packet.
func play(t testing.TB, file []byte) (frames []shown, loops int, xmp string) {
	t.Helper()
	names, data := chunks(t, file)
	if len(names) < 3 || names[0] != "VP8X" || names[1] != "ANIM" || data[0][0]&flagAnimation == 0 {
		t.Fatalf("the chunks are %q", names)
	}
	canvas := image.NewNRGBA(image.Rect(0, 0, number24(data[0][4:])+1, number24(data[0][7:])+1))
	loops = int(binary.LittleEndian.Uint16(data[1][4:]))
	opaque := true
	for i, name := range names[2:] {
		d := data[i+2]
		switch {
		case name == "ANMF":
			x, y := 2*number24(d), 2*number24(d[3:])
			r := image.Rect(x, y, x+number24(d[6:])+1, y+number24(d[9:])+1)
			if d[15] != 0x02 || !r.In(canvas.Rect) {
				t.Fatalf("frame %d has the flags %x and lies at %v", i, d[15], r)
			}
			inside, bits := inner(t, d[16:])
			if len(inside) != 1 || inside[0] != "VP8L" {
				t.Fatalf("frame %d holds %q", i, inside)
			}
			m := decodeVP8L(t, bits[0])
			if m.Rect.Size() != r.Size() {
				t.Fatalf("frame %d of %v has %v pixels", i, r, m.Rect)
			}
			opaque = opaque && m.Opaque()
			draw.Draw(canvas, r, m, image.Point{}, draw.Src)
			frames = append(frames, shown{&image.NRGBA{Pix: bytes.Clone(canvas.Pix), Stride: canvas.Stride, Rect: canvas.Rect}, r, number24(d[12:])})
		case name == "XMP " && i == len(names)-3:
			xmp = string(d)
		default:
			t.Fatalf("the chunks are %q", names)
		}
	}
	if (data[0][0]&flagXMP != 0) != (xmp != "") || (data[0][0]&flagAlpha == 0) != opaque {
		t.Errorf("VP8X has the flags %x", data[0][0])
	}
	return frames, loops, xmp
}

// playBack encodes frames, plays the file and compares what is seen at every moment.
func playBack(t testing.TB, frames []Frame, o Options) []shown {
	t.Helper()
	var b bytes.Buffer
	if err := EncodeAll(&b, frames, o); err != nil {
		t.Fatal(err)
	}
	got, loops, xmp := play(t, b.Bytes())
	if loops != o.Loops || xmp != string(o.XMP) {
		t.Errorf("loops are %d and the packet %q, want %d and %q", loops, xmp, o.Loops, o.XMP)
	}
	at, left := 0, got[0].duration
	for i, f := range frames {
		for left == 0 && at+1 < len(got) && !alike(f.Image, got[at].canvas) {
			at++
			left = got[at].duration
		}
		compare(t, f.Image, got[at].canvas)
		for rest := f.Duration; rest > 0; {
			if left == 0 {
				if at++; at == len(got) {
					t.Fatalf("it ends before frame %d does", i+1)
				}
				left = got[at].duration
				compare(t, f.Image, got[at].canvas)
			}
			n := min(left, rest)
			left, rest = left-n, rest-n
		}
	}
	if left != 0 || at != len(got)-1 {
		t.Errorf("%d ms and %d frames are too many", left, len(got)-1-at)
	}
	return got
}

// alike tells whether every pixel is.
func alike(m *image.RGBA, got *image.NRGBA) bool {
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			if color.NRGBAModel.Convert(m.RGBAAt(m.Rect.Min.X+x, m.Rect.Min.Y+y)) != got.NRGBAAt(x, y) {
				return false
			}
		}
	}
	return true
}

// reveal is n frames in which marks appear one after another.
func reveal(w, h, n, duration int) []Frame {
	m := filled(w, h, func(int, int) color.NRGBA { return color.NRGBA{0xf6, 0xf2, 0xe8, 255} })
	var frames []Frame
	for i := range n {
		draw.Draw(m, image.Rect(i*w/n+3, h/4, i*w/n+3+w/n/2, h/2), image.NewUniform(color.NRGBA{uint8(40 * i), 20, 20, 255}), image.Point{}, draw.Over)
		frames = append(frames, Frame{&image.RGBA{Pix: bytes.Clone(m.Pix), Stride: m.Stride, Rect: m.Rect}, duration})
	}
	return frames
}

func TestAnimation(t *testing.T) {
	frames := reveal(90, 40, 5, 120)
	got := playBack(t, frames, Options{Loops: 3, XMP: []byte("<x:xmpmeta/>")})
	if len(got) != 5 || got[0].r != image.Rect(0, 0, 90, 40) {
		t.Fatalf("%d frames, the first at %v", len(got), got[0].r)
	}
	for i, f := range got[1:] {
		x := (i + 1) * 18
		if want := image.Rect((x+3)&^1, 10, x+12, 20); f.r != want {
			t.Errorf("frame %d is stored at %v, want %v", i+2, f.r, want)
		}
	}
}

func TestAnimationKinds(t *testing.T) {
	f := reveal(33, 21, 3, 40)
	one := image.NewRGBA(image.Rect(0, 0, 1, 1))
	part := colored(90, 70, 99, true).SubImage(image.Rect(11, 5, 44, 26)).(*image.RGBA)
	lasting := Frame{f[0].Image, maxDuration}
	for _, tt := range []struct {
		name   string
		frames []Frame
		want   int
	}{
		{"one frame", f[:1], 1},
		{"one pixel", []Frame{{one, 5}}, 1},
		{"the same again", []Frame{f[0], f[0], f[1], f[1], f[1], f[0]}, 3},
		{"longer than a frame can", []Frame{lasting, lasting, f[0], f[1]}, 4},
		{"no time", []Frame{{f[0].Image, 0}, {f[1].Image, 0}, {f[2].Image, 10}}, 3},
		{"clear again", []Frame{f[2], {image.NewRGBA(f[2].Image.Rect), 10}, {part, 10}, f[2]}, 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := playBack(t, tt.frames, Options{}); len(got) != tt.want {
				t.Errorf("%d frames, want %d", len(got), tt.want)
			}
		})
	}
}

func TestEveryAnimation(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w, h := rapid.IntRange(1, 25).Draw(r, "w"), rapid.IntRange(1, 25).Draw(r, "h")
		m := colored(w, h, rapid.IntRange(1, 300).Draw(r, "colours"), rapid.Bool().Draw(r, "clear"))
		var frames []Frame
		for range rapid.IntRange(1, 5).Draw(r, "frames") {
			for range rapid.IntRange(0, 3).Draw(r, "changes") {
				x, y := rapid.IntRange(0, w-1).Draw(r, "x"), rapid.IntRange(0, h-1).Draw(r, "y")
				m.SetRGBA(x, y, color.RGBA{uint8(x), uint8(y), uint8(len(frames)), 255})
			}
			frames = append(frames, Frame{&image.RGBA{Pix: bytes.Clone(m.Pix), Stride: m.Stride, Rect: m.Rect}, rapid.IntRange(1, 3).Draw(r, "ms")})
		}
		got := playBack(t, frames, Options{})
		for i, f := range got[1:] {
			// No smaller rectangle with an even corner does: something changed in each row and column at its edge.
			before, now := got[i].canvas, f.canvas
			for _, edge := range []image.Rectangle{
				{f.r.Min, image.Pt(f.r.Max.X, f.r.Min.Y+2)}, {f.r.Min, image.Pt(f.r.Min.X+2, f.r.Max.Y)},
				{image.Pt(f.r.Min.X, f.r.Max.Y-1), f.r.Max}, {image.Pt(f.r.Max.X-1, f.r.Min.Y), f.r.Max},
			} {
				moved := false
				for y := edge.Min.Y; y < min(h, edge.Max.Y); y++ {
					for x := edge.Min.X; x < min(w, edge.Max.X); x++ {
						moved = moved || before.NRGBAAt(x, y) != now.NRGBAAt(x, y)
					}
				}
				if !moved {
					r.Fatalf("frame %d is stored at %v, and nothing changes in %v", i+2, f.r, edge)
				}
			}
		}
	})
}

// libwebp, in ImageMagick, composes the frames as we mean them.
func TestAnimationImageMagick(t *testing.T) {
	for _, tool := range []string{"identify", "compare", "convert"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("ImageMagick's %s is not here", tool)
		}
	}
	if out, err := exec.Command("identify", "-list", "format").Output(); err != nil || !bytes.Contains(out, []byte("WEBP* rw+")) && !bytes.Contains(out, []byte("WEBP* WEBP      rw+")) {
		t.Skip("this ImageMagick does not read moving WebP")
	}
	dir := t.TempDir()
	frames := reveal(90, 40, 4, 120)
	var b bytes.Buffer
	if err := EncodeAll(&b, frames, Options{Loops: 2}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "moving.webp")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("convert", file, "-coalesce", filepath.Join(dir, "frame%d.png")).CombinedOutput(); err != nil {
		t.Fatalf("convert: %v, %s", err, out)
	}
	for i, f := range frames {
		b.Reset()
		if err := png.Encode(&b, f.Image); err != nil {
			t.Fatal(err)
		}
		want := filepath.Join(dir, fmt.Sprintf("want%d.png", i))
		if err := os.WriteFile(want, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("compare", "-metric", "AE", want, filepath.Join(dir, fmt.Sprintf("frame%d.png", i)), "null:").CombinedOutput()
		if err != nil || strings.TrimSpace(string(out)) != "0" {
			t.Errorf("frame %d: compare counts %q pixels that differ, %v", i+1, out, err)
		}
	}
}

func BenchmarkEncodeAll(b *testing.B) {
	m := text(1080, 1350, 32, 1)
	var frames []Frame
	for i := range 12 {
		n := image.NewRGBA(m.Rect)
		draw.Draw(n, n.Rect, m, image.Point{}, draw.Src)
		draw.Draw(n, image.Rect(0, (i+1)*100, 1080, 1350), image.NewUniform(color.NRGBA{0xf6, 0xf2, 0xe8, 255}), image.Point{}, draw.Src)
		frames = append(frames, Frame{n, 80})
	}
	var w bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		w.Reset()
		if err := EncodeAll(&w, frames, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(w.Len())/1000, "KB")
}
