package jpeg

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	stdjpeg "image/jpeg"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	_ "cards/internal/sameseed"
	"cards/internal/xmp"
)

// decode encodes m and reads it with image/jpeg.
func decode(t testing.TB, m *image.RGBA, o Options) ([]byte, *image.YCbCr) {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, m, o); err != nil {
		t.Fatal(err)
	}
	got, err := stdjpeg.Decode(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatalf("image/jpeg: %v", err)
	}
	y, ok := got.(*image.YCbCr)
	if !ok || y.Rect.Dx() != m.Rect.Dx() || y.Rect.Dy() != m.Rect.Dy() {
		t.Fatalf("%v became %T %v", m.Rect, got, got.Bounds())
	}
	return b.Bytes(), y
}

// psnr compares the pixels of two pictures in which a place counts; +Inf when they are equal.
func psnr(a *image.RGBA, b image.Image, counts func(x, y int) bool) float64 {
	sum, n := 0.0, 0
	for y := 0; y < a.Rect.Dy(); y++ {
		for x := 0; x < a.Rect.Dx(); x++ {
			if counts != nil && !counts(x, y) {
				continue
			}
			p := a.RGBAAt(a.Rect.Min.X+x, a.Rect.Min.Y+y)
			r, g, bl, _ := b.At(x, y).RGBA()
			for _, d := range [3]int{int(p.R) - int(r>>8), int(p.G) - int(g>>8), int(p.B) - int(bl>>8)} {
				sum += float64(d * d)
				n++
			}
		}
	}
	return 10 * math.Log10(255*255*float64(n)/sum)
}

// filled returns a w×h picture whose pixels f makes.
func filled(w, h int, f func(x, y int) color.RGBA) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, f(x, y))
		}
	}
	return m
}

// photo is soft shapes in all colours with some grain.
func photo(w, h int) *image.RGBA {
	seed := uint32(7)
	return filled(w, h, func(x, y int) color.RGBA {
		seed = seed*1664525 + 1013904223
		n := float64(seed>>28) - 7.5
		v := func(fx, fy, at float64) uint8 {
			return uint8(max(0, min(255, 128+100*math.Sin(float64(x)*fx+at)*math.Cos(float64(y)*fy)+n)))
		}
		return color.RGBA{v(0.031, 0.017, 0), v(0.023, 0.041, 1), v(0.011, 0.029, 2), 255}
	})
}

// noise is pixels that have nothing to do with one another.
func noise(w, h int) *image.RGBA {
	seed := uint32(3)
	return filled(w, h, func(int, int) color.RGBA {
		seed = seed*1664525 + 1013904223
		return color.RGBA{uint8(seed >> 24), uint8(seed >> 16), uint8(seed >> 8), 255}
	})
}

// letters is thin strokes with soft edges, in one ink on one ground, and where they are.
func letters(w, h int, ground, ink color.RGBA) (*image.RGBA, func(x, y int) bool) {
	m := filled(w, h, func(int, int) color.RGBA { return ground })
	seed := uint32(1)
	next := func(n int) int { seed = seed*1664525 + 1013904223; return int(seed>>8) % n }
	mix := func(a, b uint8, of int) uint8 { return uint8((int(a)*(255-of) + int(b)*of) / 255) }
	at := map[[2]int]bool{}
	for range w * h / 700 {
		x, y, n, across := next(w), next(h), 8+next(30), next(2) == 0
		for i := range n {
			for d, part := range [5]int{next(255), 255, 255, 255, next(255)} {
				px, py := x+i, y+d
				if !across {
					px, py = x+d, y+i
				}
				if px < w && py < h {
					m.SetRGBA(px, py, color.RGBA{mix(ground.R, ink.R, part), mix(ground.G, ink.G, part), mix(ground.B, ink.B, part), 255})
					at[[2]int{px, py}] = true
				}
			}
		}
	}
	return m, func(x, y int) bool { return at[[2]int{x, y}] }
}

var (
	white = color.RGBA{255, 255, 255, 255}
	cream = color.RGBA{0xf6, 0xf2, 0xe8, 255}
	red   = color.RGBA{0xd0, 0x10, 0x20, 255}
	dark  = color.RGBA{0x1b, 0x19, 0x17, 255}
)

// Each quality has the PSNR that other encoders have there, and more quality is never worse by more than a hair.
func TestQuality(t *testing.T) {
	m := photo(200, 150)
	before := 0.0
	for _, tt := range []struct {
		quality int
		want    float64 // dB
	}{{1, 15}, {10, 25}, {30, 29}, {50, 31}, {75, 34}, {0, 38}, {92, 38}, {97, 42}, {100, 46}} {
		b, got := decode(t, m, Options{Quality: tt.quality})
		have := psnr(m, got, nil)
		t.Logf("quality %d: %.1f dB, %d bytes", tt.quality, have, len(b))
		if have < tt.want || have < before-0.2 {
			t.Errorf("quality %d: %.2f dB, want %.0f at least and not less than %.2f", tt.quality, have, tt.want, before)
		}
		before = have
	}
}

// The same losses as image/jpeg accepts, in fewer bytes: halved, at the same quality, with the same tables.
func TestAgainstStandardLibrary(t *testing.T) {
	text, _ := letters(400, 300, cream, dark)
	for name, m := range map[string]*image.RGBA{"photograph": photo(400, 300), "text": text, "noise": noise(160, 120)} {
		for _, quality := range []int{40, 75, 92, 100} {
			ours, got := decode(t, m, Options{Quality: quality, Halved: true})
			var b bytes.Buffer
			if err := stdjpeg.Encode(&b, m, &stdjpeg.Options{Quality: quality}); err != nil {
				t.Fatal(err)
			}
			std, err := stdjpeg.Decode(bytes.NewReader(b.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			have, want := psnr(m, got, nil), psnr(m, std, nil)
			t.Logf("%s, quality %d: %.2f dB in %d bytes, image/jpeg %.2f dB in %d", name, quality, have, len(ours), want, b.Len())
			if have < want-0.05 {
				t.Errorf("%s, quality %d: %.2f dB, image/jpeg %.2f", name, quality, have, want)
			}
			if len(ours) >= b.Len() {
				t.Errorf("%s, quality %d: %d bytes, image/jpeg %d", name, quality, len(ours), b.Len())
			}
		}
	}
}

// Every quality has the tables that image/jpeg has there, which are everyone's.
func TestTables(t *testing.T) {
	m := photo(8, 8)
	for quality := 1; quality <= 100; quality++ {
		ours, _ := decode(t, m, Options{Quality: quality})
		var b bytes.Buffer
		if err := stdjpeg.Encode(&b, m, &stdjpeg.Options{Quality: quality}); err != nil {
			t.Fatal(err)
		}
		_, have := segments(t, ours)
		_, want := segments(t, b.Bytes())
		if !bytes.Equal(have[markerDQT], want[markerDQT]) {
			t.Errorf("quality %d: tables are %v, image/jpeg has %v", quality, have[markerDQT], want[markerDQT])
		}
	}
}

// Blocks of one colour each, beside blocks of others, keep their colours.
func TestFlatBlocks(t *testing.T) {
	colors := []color.RGBA{red, white, {0, 0x60, 0xff, 255}, cream, {0x20, 0xc0, 0x40, 255}, dark}
	m := filled(48, 48, func(x, y int) color.RGBA { return colors[(x/8+y/8*7+y/16*2)%len(colors)] })
	for halved, want := range map[bool]float64{false: 45, true: 35} {
		_, got := decode(t, m, Options{Quality: 100, Halved: halved})
		if have := psnr(m, got, nil); have < want {
			t.Errorf("halved %v: %.1f dB", halved, have)
		}
	}
}

func TestSampling(t *testing.T) {
	m := photo(33, 17)
	for halved, want := range map[bool]image.YCbCrSubsampleRatio{false: image.YCbCrSubsampleRatio444, true: image.YCbCrSubsampleRatio420} {
		if _, got := decode(t, m, Options{Halved: halved}); got.SubsampleRatio != want {
			t.Errorf("halved %v: %v, want %v", halved, got.SubsampleRatio, want)
		}
	}
}

// Full colour is what this encoder is for: strokes of red text keep their colour, which halved colour loses.
func TestColoredText(t *testing.T) {
	for name, ground := range map[string]color.RGBA{"white": white, "blue": {0x10, 0x30, 0x90, 255}} {
		m, strokes := letters(300, 300, ground, red)
		full, gotFull := decode(t, m, Options{})
		halves, gotHalves := decode(t, m, Options{Halved: true})
		a, b := psnr(m, gotFull, strokes), psnr(m, gotHalves, strokes)
		t.Logf("red on %s, in the strokes: %.1f dB in %d bytes; halved %.1f dB in %d", name, a, len(full), b, len(halves))
		if a < 30 || a < b+8 {
			t.Errorf("red on %s: %.1f dB in the strokes, halved %.1f", name, a, b)
		}
	}
}

// Every size, above all those that fill no block: what is repeated beyond the edge must not be seen.
func TestSizes(t *testing.T) {
	for _, halved := range []bool{false, true} {
		for h := 1; h <= 17; h++ {
			for w := 1; w <= 17; w++ {
				m := filled(w, h, func(x, y int) color.RGBA {
					return color.RGBA{uint8(40 + 9*x), uint8(60 + 7*y), uint8(90 + 4*x + 3*y), 255}
				})
				_, got := decode(t, m, Options{Quality: 100, Halved: halved})
				if have := psnr(m, got, nil); have < 36 {
					t.Errorf("%d×%d, halved %v: %.1f dB", w, h, halved, have)
				}
			}
		}
	}
}

// One colour comes back as what it is in YCbCr, whatever the quality leaves of it: no ripples.
func TestOneColor(t *testing.T) {
	for _, c := range []color.RGBA{{0, 0, 0, 255}, white, cream, red, {0, 0, 255, 255}, {255, 0, 0, 255}, {0, 255, 0, 255}} {
		for _, halved := range []bool{false, true} {
			m := filled(37, 21, func(int, int) color.RGBA { return c })
			_, got := decode(t, m, Options{Quality: 100, Halved: halved})
			p := color.RGBAModel.Convert(got.At(0, 0)).(color.RGBA)
			for y := range 21 {
				for x := range 37 {
					if q := color.RGBAModel.Convert(got.At(x, y)).(color.RGBA); q != p {
						t.Fatalf("%v: %v at 0,0 and %v at %d,%d", c, p, q, x, y)
					}
				}
			}
			if near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= 2 }; !near(p.R, c.R) || !near(p.G, c.G) || !near(p.B, c.B) {
				t.Errorf("%v became %v", c, p)
			}
		}
	}
}

// The largest coefficients that can be: patterns of black and white in step with each cosine.
func TestExtremes(t *testing.T) {
	for u := range 8 {
		for v := range 8 {
			cosine := func(n, k int) bool { return math.Cos(float64(2*n+1)*float64(k)*math.Pi/16) >= 0 }
			m := filled(24, 16, func(x, y int) color.RGBA {
				if (cosine(x%8, u) == cosine(y%8, v)) != (x >= 8 && x < 16) {
					return white
				}
				return color.RGBA{0, 0, 0, 255}
			})
			_, got := decode(t, m, Options{Quality: 100})
			if have := psnr(m, got, nil); have < 45 {
				t.Errorf("cosine %d,%d: %.1f dB", u, v, have)
			}
		}
	}
}

// A part of a larger picture, whose rows lie apart and whose corner isn't the origin.
func TestPart(t *testing.T) {
	m := photo(90, 70)
	part := m.SubImage(image.Rect(11, 5, 60, 66)).(*image.RGBA)
	whole := filled(49, 61, func(x, y int) color.RGBA { return m.RGBAAt(11+x, 5+y) })
	a, _ := decode(t, part, Options{})
	if b, _ := decode(t, whole, Options{}); !bytes.Equal(a, b) {
		t.Error("a part is written otherwise than its copy")
	}
}

// The bytes depend on nothing that was encoded before, or at the same time.
func TestSameBytes(t *testing.T) {
	text, _ := letters(200, 160, cream, red)
	pictures := []*image.RGBA{text, photo(120, 77), noise(64, 64), image.NewRGBA(image.Rect(0, 0, 9, 9))}
	for i := 3; i < len(pictures[3].Pix); i += 4 {
		pictures[3].Pix[i] = 255
	}
	options := []Options{{}, {Halved: true}, {Quality: 40, DPI: 300}}
	encode := func(i, o int) []byte {
		var b bytes.Buffer
		if err := Encode(&b, pictures[i], options[o]); err != nil {
			t.Error(err)
		}
		return b.Bytes()
	}
	var first [4][3][]byte
	for i := range first {
		for o := range first[i] {
			first[i][o] = encode(i, o)
		}
	}
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for n := range 24 {
				i, o := (n*(2*worker+1)+worker)%4, (n+worker)%3
				if !bytes.Equal(encode(i, o), first[i][o]) {
					t.Errorf("picture %d came out otherwise under options %d", i, o)
				}
			}
		})
	}
	group.Wait()
}

// segments returns the parameters of every marker up to the scan.
func segments(t *testing.T, b []byte) (markers []byte, parameters map[byte][]byte) {
	t.Helper()
	parameters = map[byte][]byte{}
	if !bytes.HasPrefix(b, []byte{0xff, markerSOI}) || !bytes.HasSuffix(b, []byte{0xff, markerEOI}) {
		t.Fatal("no start or no end of a picture")
	}
	for b = b[2:]; ; {
		if len(b) < 4 || b[0] != 0xff {
			t.Fatal("no marker where one must be")
		}
		n := int(binary.BigEndian.Uint16(b[2:]))
		markers = append(markers, b[1])
		parameters[b[1]] = b[4 : 2+n]
		if b[1] == markerSOS {
			return markers, parameters
		}
		b = b[2+n:]
	}
}

func TestMetadata(t *testing.T) {
	m := photo(20, 10)
	long := bytes.Repeat([]byte("<x/>"), MaxXMP/4+1)[:MaxXMP]
	b, _ := decode(t, m, Options{DPI: 299.6, XMP: long})
	markers, parameters := segments(t, b)
	if want := []byte{markerAPP0, markerAPP1, markerDQT, markerSOF0, markerDHT, markerDHT, markerDHT, markerDHT, markerSOS}; !bytes.Equal(markers, want) {
		t.Errorf("markers are %x, want %x", markers, want)
	}
	if got, want := string(parameters[markerAPP0]), "JFIF\x00\x01\x02\x01\x01\x2c\x01\x2c\x00\x00"; got != want {
		t.Errorf("APP0 is %q, want %q", got, want)
	}
	if got, ok := bytes.CutPrefix(parameters[markerAPP1], []byte("http://ns.adobe.com/xap/1.0/\x00")); !ok || !bytes.Equal(got, long) {
		t.Errorf("APP1 has %d bytes that aren't the packet", len(got))
	}
	for _, dpi := range []float64{0, -1, 0.4, 65536, math.NaN(), math.Inf(1)} {
		b, _ := decode(t, m, Options{DPI: dpi})
		markers, parameters := segments(t, b)
		if got, want := string(parameters[markerAPP0]), "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"; got != want {
			t.Errorf("%v DPI: APP0 is %q, want %q", dpi, got, want)
		}
		if bytes.IndexByte(markers, markerAPP1) >= 0 {
			t.Errorf("%v DPI: there is an APP1 without a packet", dpi)
		}
	}
}

// ExifTool finds the packet and has nothing to complain of.
func TestExifTool(t *testing.T) {
	tool, err := exec.LookPath("exiftool")
	if err != nil {
		t.Skip("exiftool is not here")
	}
	packet := xmp.Packet{Title: []xmp.Text{{Lang: "zh-Hans", Value: "有用集"}}, Alt: []xmp.Text{{Lang: "en", Value: "A quote."}}}.Bytes()
	file, _ := decode(t, photo(20, 10), Options{DPI: 300, XMP: packet})
	name := filepath.Join(t.TempDir(), "ours.jpg")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	const format, want = `$FileType $ImageSize $XResolution $ResolutionUnit|$XMP-dc:Title|${XMP-iptcCore:AltTextAccessibility-en}|$Validate`, "JPEG 20x10 300 inches|有用集|A quote.|OK"
	out, err := exec.Command(tool, "-charset", "utf8", "-p", format, name).CombinedOutput()
	if got := strings.TrimSpace(string(out)); err != nil || got != want {
		t.Errorf("it reads %q, %v; want %q", got, err, want)
	}
}

func TestErrors(t *testing.T) {
	m := photo(2, 2)
	clear := photo(20, 20)
	clear.Pix[len(clear.Pix)-1] = 254
	for _, tt := range []struct {
		name, want string
		m          *image.RGBA
		o          Options
	}{
		{"no pixels", "0×5 pixels", image.NewRGBA(image.Rect(0, 0, 0, 5)), Options{}},
		{"too wide", "65536×1 pixels", image.NewRGBA(image.Rect(0, 0, 65536, 1)), Options{}},
		{"quality below", "not -1", m, Options{Quality: -1}},
		{"quality above", "not 101", m, Options{Quality: 101}},
		{"XMP", "65503 bytes of XMP", m, Options{XMP: make([]byte, MaxXMP+1)}},
		{"alpha", "lay it on a ground", clear, Options{}},
		{"alpha, halved", "lay it on a ground", clear, Options{Halved: true}},
	} {
		var b bytes.Buffer
		if err := Encode(&b, tt.m, tt.o); err == nil || !strings.HasPrefix(err.Error(), "jpeg: ") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v", tt.name, err)
		}
		if b.Len() > 0 {
			t.Errorf("%s: %d bytes were written", tt.name, b.Len())
		}
	}
	full := errors.New("disk full")
	if err := Encode(writerFunc(func([]byte) (int, error) { return 0, full }), m, Options{}); !errors.Is(err, full) {
		t.Errorf("a failing writer gives %v", err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestEveryPicture(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w, h := rapid.IntRange(1, 40).Draw(r, "w"), rapid.IntRange(1, 40).Draw(r, "h")
		colors := rapid.SliceOfN(rapid.Uint32(), 1, 30).Draw(r, "colors")
		runs := rapid.IntRange(1, 90).Draw(r, "runs")
		seed := rapid.Uint32().Draw(r, "seed")
		at := uint32(0)
		m := filled(w, h, func(int, int) color.RGBA {
			seed = seed*1664525 + 1013904223
			if int(seed>>16)%runs == 0 {
				at = colors[int(seed>>8)%len(colors)]
			}
			return color.RGBA{uint8(at), uint8(at >> 8), uint8(at >> 16), 255}
		})
		var b bytes.Buffer
		if err := Encode(&b, m, Options{Quality: rapid.IntRange(1, 100).Draw(r, "quality"), Halved: rapid.Bool().Draw(r, "halved")}); err != nil {
			r.Fatal(err)
		}
		if got, err := stdjpeg.Decode(&b); err != nil || got.Bounds().Size() != m.Rect.Size() {
			r.Fatal(got.Bounds(), err)
		}
		b.Reset()
		if err := Encode(&b, m, Options{Quality: 100}); err != nil {
			r.Fatal(err)
		}
		got, err := stdjpeg.Decode(&b)
		if err != nil {
			r.Fatal(err)
		}
		if have := psnr(m, got, nil); have < 38 {
			r.Fatalf("%.1f dB at quality 100", have)
		}
	})
}

// Another reader agrees: libjpeg, in ImageMagick.
func TestImageMagick(t *testing.T) {
	for _, tool := range []string{"identify", "compare"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("ImageMagick's %s is not here", tool)
		}
	}
	dir := t.TempDir()
	m, _ := letters(301, 203, cream, red)
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	original := filepath.Join(dir, "original.png")
	if err := os.WriteFile(original, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		o    Options
		want string
		db   float64
	}{
		{Options{DPI: 300}, "JPEG 301 203 92 1x1,1x1,1x1 300x300 PixelsPerInch", 33},
		{Options{Quality: 80, Halved: true}, "JPEG 301 203 80 2x2,1x1,1x1 72x72 Undefined", 25},
	} {
		file, _ := decode(t, m, tt.o)
		name := filepath.Join(dir, "ours.jpg")
		if err := os.WriteFile(name, file, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("identify", "-regard-warnings", "-format", "%m %w %h %Q %[jpeg:sampling-factor] %xx%y %U", name).CombinedOutput()
		if err != nil || string(out) != tt.want {
			t.Errorf("identify says %q, %v; want %q", out, err, tt.want)
		}
		// It exits with 1 when pictures differ, and these do.
		out, _ = exec.Command("compare", "-metric", "PSNR", original, name, "null:").CombinedOutput()
		var db float64
		if _, err := fmt.Sscan(string(out), &db); err != nil || db < tt.db {
			t.Errorf("compare says %q, want %.0f dB", out, tt.db)
		}
		t.Logf("libjpeg: %.1f dB", db)
	}
}
