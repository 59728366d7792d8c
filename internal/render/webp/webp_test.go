package webp

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	xwebp "golang.org/x/image/webp"
	"pgregory.net/rapid"

	_ "cards/internal/sameseed"
	"cards/internal/xmp"
)

// chunks returns the chunks of a file by order and their data, and fails if lengths don't add up.
func chunks(t testing.TB, b []byte) (names []string, data [][]byte) {
	t.Helper()
	if len(b) < 12 || string(b[:4]) != "RIFF" || string(b[8:12]) != "WEBP" || int(binary.LittleEndian.Uint32(b[4:])) != len(b)-8 {
		t.Fatalf("the file begins with %q and has %d bytes", b[:min(12, len(b))], len(b))
	}
	return inner(t, b[12:])
}

func inner(t testing.TB, b []byte) (names []string, data [][]byte) {
	t.Helper()
	for len(b) > 0 {
		n := int(binary.LittleEndian.Uint32(b[4:]))
		if end := 8 + n + n&1; end > len(b) || n&1 == 1 && b[end-1] != 0 {
			t.Fatalf("chunk %q of %d bytes does not fit", b[:4], n)
		}
		names, data = append(names, string(b[:4])), append(data, b[8:8+n])
		b = b[8+n+n&1:]
	}
	return names, data
}

// decodeVP8L decodes a bare VP8L picture with golang.org/x/image/webp.
func decodeVP8L(t testing.TB, data []byte) *image.NRGBA {
	t.Helper()
	file := chunk([]byte("RIFF\x00\x00\x00\x00WEBP"), "VP8L", data)
	binary.LittleEndian.PutUint32(file[4:], uint32(len(file)-8))
	m, err := xwebp.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatalf("x/image/webp: %v", err)
	}
	return m.(*image.NRGBA)
}

// compare fails at the first pixel that is not as image/color converts it.
func compare(t testing.TB, m *image.RGBA, got *image.NRGBA) {
	t.Helper()
	if got.Rect.Size() != m.Rect.Size() {
		t.Fatalf("%v became %v", m.Rect, got.Rect)
	}
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			want := color.NRGBAModel.Convert(m.RGBAAt(m.Rect.Min.X+x, m.Rect.Min.Y+y)).(color.NRGBA)
			if have := got.NRGBAAt(got.Rect.Min.X+x, got.Rect.Min.Y+y); have != want {
				t.Fatalf("%d×%d, pixel %d,%d: %v became %v", m.Rect.Dx(), m.Rect.Dy(), x, y, want, have)
			}
		}
	}
}

// roundTrip encodes m, decodes it with golang.org/x/image/webp and compares every pixel.
func roundTrip(t testing.TB, m *image.RGBA, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, m, o); err != nil {
		t.Fatal(err)
	}
	names, data := chunks(t, b.Bytes())
	for i, name := range names {
		if name == "VP8L" {
			compare(t, m, decodeVP8L(t, data[i]))
			return b.Bytes()
		}
	}
	t.Fatalf("the chunks are %q", names)
	return nil
}

// filled returns a w×h picture whose pixels f makes.
func filled(w, h int, f func(x, y int) color.NRGBA) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, f(x, y))
		}
	}
	return m
}

// colored returns a w×h picture in which n colours appear, opaque or not.
func colored(w, h, n int, clear bool) *image.RGBA {
	return filled(w, h, func(x, y int) color.NRGBA {
		k := (x + y*w) * 7 % n
		c := color.NRGBA{uint8(k), uint8(k * 7), uint8(k >> 8), 255}
		if clear && k%3 == 0 {
			c.A = uint8(k)
		}
		return c
	})
}

// Every number of colours that packs otherwise, opaque and not.
func TestColors(t *testing.T) {
	for _, n := range []int{1, 2, 3, 4, 5, 15, 16, 17, 18, 100, 255, 256, 257, 258, 1000, 30000} {
		for _, clear := range []bool{false, true} {
			for _, size := range [][2]int{{1, 1}, {7, 3}, {64, 41}, {1, 300}, {300, 1}, {200, 200}} {
				roundTrip(t, colored(size[0], size[1], n, clear), Options{})
			}
		}
	}
}

// Every small size, in one colour and in many: whoever writes VP8L trips over one of them.
func TestSizes(t *testing.T) {
	black := color.NRGBA{0, 0, 0, 255}
	for h := 1; h <= 20; h++ {
		for w := 1; w <= 20; w++ {
			roundTrip(t, filled(w, h, func(int, int) color.NRGBA { return black }), Options{})
			roundTrip(t, image.NewRGBA(image.Rect(0, 0, w, h)), Options{})
			roundTrip(t, noise(w, h), Options{})
		}
	}
	roundTrip(t, colored(maxSide, 1, 300, false), Options{})
	roundTrip(t, colored(1, maxSide, 300, false), Options{})
}

// Pictures that get each plan: some repeat as they are, others only from what their neighbours lead one to expect.
func TestPlans(t *testing.T) {
	var e encoder
	seen := map[plan]bool{}
	greens := noise(90, 90)
	for i := 0; i < len(greens.Pix); i += 4 {
		greens.Pix[i], greens.Pix[i+2] = greens.Pix[i]&1, greens.Pix[i+2]>>7
	}
	for name, m := range map[string]*image.RGBA{"photograph": photo(230, 170), "grain": grained(300, 200), "text": text(400, 500, 4096, 9), "noise": noise(70, 70),
		"grey": filled(200, 120, func(x, y int) color.NRGBA {
			v := uint8(x*y*7 + x ^ y<<3)
			return color.NRGBA{v, v, v + uint8(y&1), 255}
		}),
		"greens": greens} {
		b := roundTrip(t, m, Options{})
		e.pixels, _ = unpack(e.pixels, m, m.Rect)
		p := e.choose(m.Rect.Dx(), m.Rect.Dy())
		seen[p] = true
		t.Logf("%s: %+v, %d bytes", name, p, len(b))
	}
	for _, p := range plans {
		if !seen[p] {
			t.Errorf("no picture gets %+v", p)
		}
	}
}

func TestPart(t *testing.T) {
	for _, n := range []int{7, 200, 5000} {
		roundTrip(t, colored(90, 70, n, true).SubImage(image.Rect(11, 5, 60, 66)).(*image.RGBA), Options{})
	}
}

// Greens whose numbers go up as Fibonacci's do make codes that are deeper than a reader takes.
func TestDeepCodes(t *testing.T) {
	var values []uint8
	for a, b, k := 1, 1, 0; k < 21; a, b, k = b, a+b, k+1 {
		for range a {
			values = append(values, uint8(k*12))
		}
	}
	seed := uint32(3)
	next := func() uint32 { seed = seed*1664525 + 1013904223; return seed >> 8 }
	for i := len(values) - 1; i > 0; i-- {
		j := int(next()) % (i + 1)
		values[i], values[j] = values[j], values[i]
	}
	const w = 140
	roundTrip(t, filled(w, len(values)/w, func(x, y int) color.NRGBA {
		return color.NRGBA{uint8(next()), values[y*w+x], uint8(next()), 255}
	}), Options{})
}

// Pixels that repeat from each place nearby, in narrow and wide pictures, and from the furthest one.
func TestDistances(t *testing.T) {
	for _, width := range []int{1, 2, 3, 7, 8, 9, 20} {
		for d := 1; d < 8*width+12; d++ {
			seed := uint32(d)
			m := filled(width, 3*d/width+20, func(int, int) color.NRGBA { return color.NRGBA{} })
			pixels := make([]uint32, 0, m.Rect.Dx()*m.Rect.Dy())
			for i := range cap(pixels) {
				if i < d {
					seed = seed*1664525 + 1013904223
					pixels = append(pixels, seed|0xff)
				} else {
					pixels = append(pixels, pixels[i-d])
				}
				binary.BigEndian.PutUint32(m.Pix[4*i:], pixels[i])
			}
			roundTrip(t, m, Options{})
		}
	}
	// The first rows come again 2²⁰ pixels later, where they can be reached no more, and a little before.
	for _, rows := range []int{1020, 1023, 1024, 1025} {
		m := image.NewRGBA(image.Rect(0, 0, 1024, rows+2))
		for i := 3; i < len(m.Pix); i += 4 {
			m.Pix[i] = 255
		}
		first := noise(1024, 2)
		copy(m.Pix, first.Pix)
		copy(m.Pix[rows*m.Stride:], first.Pix)
		roundTrip(t, m, Options{})
	}
}

func TestEveryPicture(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w, h := rapid.IntRange(1, 70).Draw(r, "w"), rapid.IntRange(1, 70).Draw(r, "h")
		colors := rapid.SliceOfN(rapid.Uint32(), 1, 300).Draw(r, "colors")
		alpha := rapid.Bool().Draw(r, "alpha")
		grain := rapid.Uint32Range(0, 3).Draw(r, "grain")
		runs := rapid.IntRange(1, 40).Draw(r, "runs")
		seed := rapid.Uint32().Draw(r, "seed")
		at := 0
		m := filled(w, h, func(int, int) color.NRGBA {
			seed = seed*1664525 + 1013904223
			if int(seed>>16)%runs == 0 {
				at = int(seed>>8) % len(colors)
			}
			c := colors[at] + seed>>24&grain
			n := color.NRGBA{uint8(c), uint8(c >> 8), uint8(c >> 16), 255}
			if alpha {
				n.A = uint8(c >> 24)
			}
			return n
		})
		var b bytes.Buffer
		if err := Encode(&b, m, Options{}); err != nil {
			r.Fatal(err)
		}
		got, err := xwebp.Decode(&b)
		if err != nil {
			r.Fatal(err)
		}
		for i := range w * h {
			want := color.NRGBAModel.Convert(m.At(i%w, i/w))
			if have := color.NRGBAModel.Convert(got.At(i%w, i/w)); have != want {
				r.Fatalf("pixel %d,%d: %v became %v", i%w, i/w, want, have)
			}
		}
	})
}

func TestMetadata(t *testing.T) {
	for _, packet := range []string{"<x:xmpmeta/>", "<x:xmpmeta />"} { // even and odd
		for name, m := range map[string]*image.RGBA{"opaque": colored(300, 9, 3, false), "clear": colored(300, 9, 9, true)} {
			b := roundTrip(t, m, Options{XMP: []byte(packet)})
			names, data := chunks(t, b)
			if got := strings.Join(names, ","); got != "VP8X,VP8L,XMP " {
				t.Fatalf("%s: chunks are %s", name, got)
			}
			if string(data[2]) != packet {
				t.Errorf("%s: the packet is %q", name, data[2])
			}
			want := []byte{0x04, 0, 0, 0, 43, 1, 0, 8, 0, 0}
			if name == "clear" {
				want[0] = 0x14
			}
			if !bytes.Equal(data[0], want) {
				t.Errorf("%s: VP8X is %x, want %x", name, data[0], want)
			}
			// Its alpha flag is what x/image/webp takes for a chunk ALPH, and refuses beside VP8L.
			if name == "opaque" {
				if got, err := xwebp.Decode(bytes.NewReader(b)); err != nil || got.Bounds() != m.Rect {
					t.Errorf("x/image/webp: %v", err)
				}
			}
		}
	}
	if names, _ := chunks(t, roundTrip(t, colored(9, 9, 3, false), Options{})); len(names) != 1 {
		t.Errorf("without a packet chunks are %q", names)
	}
}

// ExifTool finds the packet and has nothing to complain of.
func TestExifTool(t *testing.T) {
	tool, err := exec.LookPath("exiftool")
	if err != nil {
		t.Skip("exiftool is not here")
	}
	packet := xmp.Packet{Title: []xmp.Text{{Lang: "zh-Hans", Value: "有用集"}}, Alt: []xmp.Text{{Lang: "en", Value: "A quote."}}}.Bytes()
	file := roundTrip(t, colored(20, 10, 5, false), Options{XMP: packet})
	name := filepath.Join(t.TempDir(), "ours.webp")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	const format, want = `$FileType $ImageSize|$XMP-dc:Title|${XMP-iptcCore:AltTextAccessibility-en}|$Validate`, "Extended WEBP 20x10|有用集|A quote.|OK"
	out, err := exec.Command(tool, "-charset", "utf8", "-p", format, name).CombinedOutput()
	if got := strings.TrimSpace(string(out)); err != nil || got != want {
		t.Errorf("it reads %q, %v; want %q", got, err, want)
	}
}

func TestErrors(t *testing.T) {
	m := colored(2, 2, 2, false)
	for _, tt := range []struct {
		name, want string
		frames     []Frame
		o          Options
	}{
		{"no frames", "needs a frame", nil, Options{}},
		{"no picture", "frame 2 has no picture", []Frame{{m, 1}, {nil, 1}}, Options{}},
		{"another size", "frame 2 is 3×2 pixels large", []Frame{{m, 1}, {colored(3, 2, 2, false), 1}}, Options{}},
		{"no pixels", "0×2 pixels", []Frame{{image.NewRGBA(image.Rect(0, 0, 0, 2)), 1}}, Options{}},
		{"too wide", "16385×1 pixels", []Frame{{image.NewRGBA(image.Rect(0, 0, 16385, 1)), 1}}, Options{}},
		{"time before", "not -1", []Frame{{m, -1}}, Options{}},
		{"too long", "not 16777216", []Frame{{m, 1 << 24}}, Options{}},
		{"loops below", "not -1", []Frame{{m, 1}}, Options{Loops: -1}},
		{"loops above", "not 65536", []Frame{{m, 1}}, Options{Loops: 65536}},
	} {
		var b bytes.Buffer
		if err := EncodeAll(&b, tt.frames, tt.o); err == nil || !strings.HasPrefix(err.Error(), "webp: ") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v", tt.name, err)
		}
		if b.Len() > 0 {
			t.Errorf("%s: %d bytes were written", tt.name, b.Len())
		}
	}
	for _, size := range [][2]int{{0, 5}, {5, 0}, {maxSide + 1, 1}, {1, maxSide + 1}} {
		if err := Encode(&bytes.Buffer{}, image.NewRGBA(image.Rect(0, 0, size[0], size[1])), Options{}); err == nil || !strings.HasPrefix(err.Error(), "webp: ") {
			t.Errorf("%v: error %v", size, err)
		}
	}
	full := errors.New("disk full")
	failing := writerFunc(func([]byte) (int, error) { return 0, full })
	if err := Encode(failing, m, Options{}); !errors.Is(err, full) {
		t.Errorf("a failing writer gives %v", err)
	}
	if err := EncodeAll(failing, []Frame{{m, 1}}, Options{}); !errors.Is(err, full) {
		t.Errorf("a failing writer gives %v", err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// The bytes depend on nothing that was encoded before, or at the same time.
func TestSameBytes(t *testing.T) {
	pictures := []*image.RGBA{text(160, 200, 32, 1), text(200, 160, 4096, 9), noise(64, 64), colored(90, 90, 300, true), image.NewRGBA(image.Rect(0, 0, 3, 3))}
	encode := func(i int) []byte {
		var b bytes.Buffer
		if err := Encode(&b, pictures[i], Options{}); err != nil {
			t.Error(err)
		}
		return b.Bytes()
	}
	var first [5][]byte
	for i := range first {
		first[i] = encode(i)
	}
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for n := range 20 {
				if i := (n*(worker+1) + worker) % 5; !bytes.Equal(encode(i), first[i]) {
					t.Errorf("picture %d came out otherwise", i)
				}
			}
		})
	}
	group.Wait()
}

// Another reader agrees: libwebp, in ImageMagick.
func TestImageMagick(t *testing.T) {
	for _, tool := range []string{"identify", "compare", "convert"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("ImageMagick's %s is not here", tool)
		}
	}
	if out, err := exec.Command("identify", "-list", "format").Output(); err != nil || !bytes.Contains(out, []byte("WEBP")) {
		t.Skip("this ImageMagick does not read WebP")
	}
	dir := t.TempDir()
	for name, m := range map[string]*image.RGBA{"2": colored(31, 20, 2, false), "5": colored(31, 20, 5, true), "text": text(200, 300, 32, 1),
		"colours": text(300, 200, 4096, 9), "noise": noise(120, 90), "clear": colored(90, 90, 3000, true)} {
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		original, ours := filepath.Join(dir, name+".png"), filepath.Join(dir, name+".webp")
		if err := os.WriteFile(original, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(ours, roundTrip(t, m, Options{XMP: []byte("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")}), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("compare", "-metric", "AE", original, ours, "null:").CombinedOutput(); err != nil || strings.TrimSpace(string(out)) != "0" {
			t.Errorf("%s: compare counts %q pixels that differ, %v", name, out, err)
		}
	}
}

// text is a picture like a card: flat ground, strokes in so many inks with soft edges in so many steps.
func text(w, h, steps, inks int) *image.RGBA {
	m := filled(w, h, func(int, int) color.NRGBA { return color.NRGBA{0xf6, 0xf2, 0xe8, 255} })
	seed := uint32(1)
	next := func(n int) int { seed = seed*1664525 + 1013904223; return int(seed>>8) % n }
	for glyph := range 77 {
		gx, gy := 96+glyph%11*80, 150+glyph/11*108
		for stroke := range 9 {
			x, y, n := gx+next(50), gy+next(50), 12+next(40)
			across := stroke%2 == 0
			for i := range n {
				for d := -1; d <= 4; d++ {
					a := 255
					if d == -1 || d == 4 {
						a = next(steps) * 255 / steps
					}
					px, py := x+i, y+d
					if !across {
						px, py = x+d, y+i
					}
					v := func(ground, ink int) uint8 { return uint8((ink*a + ground*(255-a)) / 255) }
					m.SetRGBA(px, py, color.RGBA{v(0xf6, 0x1b+glyph%inks*20), v(0xf2, 0x19), v(0xe8, 0x17), 255})
				}
			}
		}
	}
	return m
}

// noise is pixels that have nothing to do with one another.
func noise(w, h int) *image.RGBA {
	seed := uint32(5)
	return filled(w, h, func(int, int) color.NRGBA {
		seed = seed*1664525 + 1013904223
		return color.NRGBA{uint8(seed >> 24), uint8(seed >> 16), uint8(seed >> 8), 255}
	})
}

// photo is soft shapes in all colours with some grain.
func photo(w, h int) *image.RGBA {
	seed := uint32(7)
	return filled(w, h, func(x, y int) color.NRGBA {
		seed = seed*1664525 + 1013904223
		n := float64(seed>>29) - 3.5
		v := func(fx, fy, at float64) uint8 {
			return uint8(max(0, min(255, 128+100*math.Sin(float64(x)*fx+at)*math.Cos(float64(y)*fy)+n)))
		}
		return color.NRGBA{v(0.031, 0.017, 0), v(0.023, 0.041, 1), v(0.011, 0.029, 2), 255}
	})
}

// grained is a picture like a photograph, as the tests of our PNG files have it.
func grained(w, h int) *image.RGBA {
	seed := uint32(7)
	return filled(w, h, func(x, y int) color.NRGBA {
		seed = seed*1664525 + 1013904223
		n := int(seed>>29) + int(seed>>25&7) - 7
		v := func(a int) uint8 { return uint8(max(0, min(255, a+n))) }
		return color.NRGBA{v(x / 6), v(y / 7), v((x + y) / 12), 255}
	})
}

func BenchmarkEncode(b *testing.B) {
	const w, h = 1080, 1350
	for _, p := range []struct {
		name string
		m    *image.RGBA
	}{{"text", text(w, h, 32, 1)}, {"textRGB", text(w, h, 4096, 9)}, {"noise", grained(w, h)}, {"photo", photo(w, h)}} {
		var n bytes.Buffer
		if err := Encode(&n, p.m, Options{}); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%s/%dKB", p.name, n.Len()/1000), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				n.Reset()
				if err := Encode(&n, p.m, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
