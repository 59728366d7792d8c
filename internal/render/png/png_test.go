package png

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	stdpng "image/png"
	"io"
	"strings"
	"testing"

	_ "cards/internal/sameseed"

	"pgregory.net/rapid"
)

// header returns the bit depth and colour type of a file.
func header(b []byte) (depth, kind int) { return int(b[24]), int(b[25]) }

// roundTrip encodes m, decodes it with image/png and compares every pixel.
func roundTrip(t testing.TB, m *image.RGBA, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, m, o); err != nil {
		t.Fatal(err)
	}
	got, err := stdpng.Decode(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatalf("image/png: %v", err)
	}
	if got.Bounds().Dx() != m.Rect.Dx() || got.Bounds().Dy() != m.Rect.Dy() {
		t.Fatalf("%v became %v", m.Rect, got.Bounds())
	}
	for y := 0; y < m.Rect.Dy(); y++ {
		for x := 0; x < m.Rect.Dx(); x++ {
			want := color.NRGBAModel.Convert(m.At(m.Rect.Min.X+x, m.Rect.Min.Y+y))
			if have := color.NRGBAModel.Convert(got.At(x, y)); have != want {
				t.Fatalf("pixel %d,%d: %v became %v", x, y, want, have)
			}
		}
	}
	return b.Bytes()
}

// colored returns a w×h picture in which n colours appear, opaque or not.
func colored(w, h, n int, clear bool) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := 0; i < w*h; i++ {
		k := i % n
		c := color.NRGBA{uint8(k), uint8(k * 7), uint8(k >> 8), 255}
		if clear && k%3 == 0 {
			c.A = uint8(k)
		}
		m.Set(i%w, i/w, c)
	}
	return m
}

func TestKinds(t *testing.T) {
	for _, tt := range []struct {
		name                string
		m                   *image.RGBA
		o                   Options
		wantDepth, wantKind int
	}{
		{"1×1", colored(1, 1, 1, false), Options{}, 1, colorIndexed},
		{"2 colours", colored(13, 5, 2, false), Options{}, 1, colorIndexed},
		{"3 colours", colored(13, 5, 3, false), Options{}, 2, colorIndexed},
		{"4 colours", colored(1, 9, 4, false), Options{}, 2, colorIndexed},
		{"5 colours", colored(9, 7, 5, false), Options{}, 4, colorIndexed},
		{"16 colours", colored(31, 7, 16, false), Options{}, 4, colorIndexed},
		{"17 colours", colored(31, 7, 17, false), Options{}, 8, colorIndexed},
		{"256 colours", colored(32, 16, 256, false), Options{}, 8, colorIndexed},
		{"257 colours", colored(32, 16, 257, false), Options{}, 8, colorRGB},
		{"wide", colored(3000, 1, 300, false), Options{}, 8, colorRGB},
		{"tall", colored(1, 3000, 300, false), Options{}, 8, colorRGB},
		{"alpha, palette", colored(20, 20, 100, true), Options{}, 8, colorIndexed},
		{"alpha, 2 colours", colored(20, 20, 2, true), Options{}, 1, colorIndexed},
		{"alpha", colored(40, 20, 400, true), Options{}, 8, colorRGBA},
		{"palette not wanted", colored(20, 20, 3, false), Options{TrueColor: true}, 8, colorRGB},
		{"1×1 RGB", colored(1, 1, 1, false), Options{TrueColor: true}, 8, colorRGB},
	} {
		t.Run(tt.name, func(t *testing.T) {
			depth, kind := header(roundTrip(t, tt.m, tt.o))
			if depth != tt.wantDepth || kind != tt.wantKind {
				t.Errorf("depth %d, colour type %d; want %d, %d", depth, kind, tt.wantDepth, tt.wantKind)
			}
		})
	}
}

// A picture may be a part of a larger one, with rows apart and a corner that isn't the origin.
func TestSubImage(t *testing.T) {
	for _, n := range []int{7, 200, 5000} {
		m := colored(90, 70, n, true)
		roundTrip(t, m.SubImage(image.Rect(11, 5, 60, 66)).(*image.RGBA), Options{})
	}
}

func TestEveryPicture(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w, h := rapid.IntRange(1, 70).Draw(r, "w"), rapid.IntRange(1, 70).Draw(r, "h")
		colors := rapid.SliceOfN(rapid.Uint32(), 1, 300).Draw(r, "colors")
		alpha := rapid.Bool().Draw(r, "alpha")
		runs := rapid.IntRange(1, 40).Draw(r, "runs")
		seed := rapid.Uint32().Draw(r, "seed")
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		at := 0
		for i := 0; i < w*h; i++ {
			seed = seed*1664525 + 1013904223
			if int(seed>>16)%runs == 0 {
				at = int(seed>>8) % len(colors)
			}
			c := colors[at]
			n := color.NRGBA{uint8(c), uint8(c >> 8), uint8(c >> 16), 255}
			if alpha {
				n.A = uint8(c >> 24)
			}
			m.Set(i%w, i/w, n)
			if y := i / w; seed>>28 == 0 && y > 0 && i%w == w-1 { // a row that repeats
				copy(m.Pix[y*m.Stride:(y+1)*m.Stride], m.Pix[(y-1)*m.Stride:])
			}
		}
		o := Options{TrueColor: rapid.Bool().Draw(r, "truecolor")}
		var b bytes.Buffer
		if err := Encode(&b, m, o); err != nil {
			r.Fatal(err)
		}
		got, err := stdpng.Decode(&b)
		if err != nil {
			r.Fatal(err)
		}
		for i := 0; i < w*h; i++ {
			want := color.NRGBAModel.Convert(m.At(i%w, i/w))
			if have := color.NRGBAModel.Convert(got.At(i%w, i/w)); have != want {
				r.Fatalf("pixel %d,%d: %v became %v", i%w, i/w, want, have)
			}
		}
	})
}

// Every filter is undone by image/png: pictures for which each is the best one.
func TestFilters(t *testing.T) {
	const w, h = 64, 96
	for filter := 0; filter < filters; filter++ {
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := 0; y < h; y++ {
			for x := 0; x < w; x++ {
				v := uint32(x*x*31+y*y*17) ^ uint32(x*y)
				m.Set(x, y, color.NRGBA{uint8(v), uint8(v >> 3), uint8(x * y), 255})
			}
		}
		var f rowFilters
		line := 3 * w
		f.current, f.above = make([]byte, line), make([]byte, line)
		before := make([]byte, line)
		for y := 0; y < h; y++ {
			out := make([]byte, line+1)
			f.row(out, m, y, false, 3, filter, y > 0)
			if int(out[0]) != filter {
				t.Fatalf("row %d: filter %d, want %d", y, out[0], filter)
			}
			row := unfilter(out, before)
			for x := 0; x < w; x++ {
				if c := m.RGBAAt(x, y); row[3*x] != c.R || row[3*x+1] != c.G || row[3*x+2] != c.B {
					t.Fatalf("filter %d, pixel %d,%d differs", filter, x, y)
				}
			}
			before = row
		}
	}
}

// unfilter undoes a filter as section 9.2 says, byte by byte.
func unfilter(row, above []byte) []byte {
	out := make([]byte, len(row)-1)
	for i, v := range row[1:] {
		var a, c int
		if i >= 3 {
			a, c = int(out[i-3]), int(above[i-3])
		}
		b := int(above[i])
		switch row[0] {
		case filterSub:
			v += uint8(a)
		case filterUp:
			v += uint8(b)
		case filterAverage:
			v += uint8((a + b) / 2)
		case filterPaeth:
			p := a + b - c
			da, db, dc := max(p-a, a-p), max(p-b, b-p), max(p-c, c-p)
			switch {
			case da <= db && da <= dc:
				v += uint8(a)
			case db <= dc:
				v += uint8(b)
			default:
				v += uint8(c)
			}
		}
		out[i] = v
	}
	return out
}

func TestMetadata(t *testing.T) {
	m := colored(9, 9, 3, false)
	b := roundTrip(t, m, Options{DPI: 300, Text: []Text{
		{Keyword: "Title", Lang: "zh-Hans", Value: "有用集"},
		{Keyword: "XML:com.adobe.xmp", Value: "<x:xmpmeta/>"},
	}})
	var names []string
	for rest := b[8:]; len(rest) > 0; {
		n := int(rest[0])<<24 | int(rest[1])<<16 | int(rest[2])<<8 | int(rest[3])
		names = append(names, string(rest[4:8]))
		if string(rest[4:8]) == "pHYs" && !bytes.Equal(rest[8:17], []byte{0, 0, 0x2e, 0x23, 0, 0, 0x2e, 0x23, 1}) {
			t.Errorf("pHYs is %x, want 11811 pixels per metre", rest[8:17])
		}
		rest = rest[12+n:]
	}
	if got, want := strings.Join(names, " "), "IHDR sRGB pHYs PLTE iTXt iTXt IDAT IEND"; got != want {
		t.Errorf("chunks are %s, want %s", got, want)
	}
	if !bytes.Contains(b, []byte("iTXtTitle\x00\x00\x00zh-Hans\x00\x00有用集")) {
		t.Error("the title is not in the file")
	}
}

func TestErrors(t *testing.T) {
	m := colored(2, 2, 2, false)
	for _, tt := range []struct {
		name string
		m    *image.RGBA
		o    Options
	}{
		{"no pixels", image.NewRGBA(image.Rect(0, 0, 0, 5)), Options{}},
		{"no keyword", m, Options{Text: []Text{{}}}},
		{"long keyword", m, Options{Text: []Text{{Keyword: strings.Repeat("k", 80)}}}},
		{"space at the end", m, Options{Text: []Text{{Keyword: "Title "}}}},
		{"control in the keyword", m, Options{Text: []Text{{Keyword: "Ti\ntle"}}}},
		{"language", m, Options{Text: []Text{{Keyword: "Title", Lang: "中文"}}}},
		{"not UTF-8", m, Options{Text: []Text{{Keyword: "Title", Value: "\xff"}}}},
		{"NUL", m, Options{Text: []Text{{Keyword: "Title", Value: "a\x00b"}}}},
	} {
		var b bytes.Buffer
		if err := Encode(&b, tt.m, tt.o); err == nil || !strings.HasPrefix(err.Error(), "png: ") {
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

// The bytes don't depend on what an encoder did before.
func TestSameBytes(t *testing.T) {
	pictures := []*image.RGBA{colored(300, 200, 40, false), colored(100, 300, 4000, true), colored(64, 64, 2, true), colored(400, 90, 999, false)}
	var first [][]byte
	for round := 0; round < 3; round++ {
		for i := range pictures {
			k := (i*(round+1) + round) % len(pictures)
			var b bytes.Buffer
			if err := Encode(&b, pictures[k], Options{}); err != nil {
				t.Fatal(err)
			}
			if round == 0 {
				first = append(first, b.Bytes())
			} else if !bytes.Equal(b.Bytes(), first[k]) {
				t.Fatalf("picture %d came out otherwise in round %d", k, round)
			}
		}
	}
}

// text is a picture like a card: flat ground, strokes in so many inks with soft edges in so many steps.
func text(steps, inks int) *image.RGBA {
	const w, h = 1080, 1350
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		copy(m.Pix[4*i:], []byte{0xf6, 0xf2, 0xe8, 255})
	}
	seed := uint32(1)
	next := func(n int) int { seed = seed*1664525 + 1013904223; return int(seed>>8) % n }
	for glyph := 0; glyph < 77; glyph++ {
		gx, gy := 96+glyph%11*80, 150+glyph/11*108
		for stroke := 0; stroke < 9; stroke++ {
			x, y, n := gx+next(50), gy+next(50), 12+next(40)
			across := stroke%2 == 0
			for i := 0; i < n; i++ {
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

// noise is a picture like a photograph.
func noise() *image.RGBA {
	const w, h = 1080, 1350
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	seed := uint32(7)
	for y := 0; y < h; y++ {
		for x := 0; x < w; x++ {
			seed = seed*1664525 + 1013904223
			n := int(seed>>29) + int(seed>>25&7) - 7
			v := func(a int) uint8 { return uint8(max(0, min(255, a+n))) }
			m.SetRGBA(x, y, color.RGBA{v(x / 6), v(y / 7), v((x + y) / 12), 255})
		}
	}
	return m
}

// Files are no larger than image/png's by more than a tenth. A bare gradient is: 22 KB for 8, which is what a fast
// level costs where there is next to nothing to say.
func TestSize(t *testing.T) {
	if testing.Short() {
		t.Skip("encodes whole pages with image/png")
	}
	gradient := image.NewRGBA(image.Rect(0, 0, 1080, 1350))
	for i := range 1080 * 1350 {
		y := i / 1080
		copy(gradient.Pix[4*i:], []byte{uint8(y / 6), uint8(255 - y/7), uint8(y / 9), 255})
	}
	for name, m := range map[string]*image.RGBA{"text": text(32, 1), "text in RGB": text(4096, 9), "noise": noise(), "gradient": gradient} {
		var ours, std bytes.Buffer
		if err := Encode(&ours, m, Options{}); err != nil {
			t.Fatal(err)
		}
		if err := stdpng.Encode(&std, m); err != nil {
			t.Fatal(err)
		}
		_, kind := header(ours.Bytes())
		t.Logf("%s: colour type %d, %d bytes, image/png %d", name, kind, ours.Len(), std.Len())
		if wantRGB := name != "text"; wantRGB != (kind == colorRGB) {
			t.Errorf("%s: colour type %d", name, kind)
		}
		if ours.Len()*10 > std.Len()*11+160_000 {
			t.Errorf("%s: %d bytes, image/png makes %d", name, ours.Len(), std.Len())
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, p := range []struct {
		name string
		m    *image.RGBA
	}{{"text", text(32, 1)}, {"textRGB", text(4096, 9)}, {"noise", noise()}} {
		var n bytes.Buffer
		if err := Encode(&n, p.m, Options{}); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%s/%dKB", p.name, n.Len()/1000), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Encode(io.Discard, p.m, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("image/png", func(b *testing.B) {
		m := text(32, 1)
		for b.Loop() {
			if err := stdpng.Encode(io.Discard, m); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// TestReduce: a picture of many colours gets a palette that decodes and is near it, also a part of one; few colours stay exact.
func TestReduce(t *testing.T) {
	whole := image.NewRGBA(image.Rect(0, 0, 130, 90))
	for y := range 90 {
		for x := range 130 {
			whole.SetRGBA(x, y, color.RGBA{uint8(x), uint8(2 * y), uint8(x + y), 255})
		}
	}
	for _, m := range []*image.RGBA{whole, whole.SubImage(image.Rect(7, 5, 120, 80)).(*image.RGBA), whole.SubImage(image.Rect(3, 3, 13, 13)).(*image.RGBA)} {
		var b bytes.Buffer
		if err := Encode(&b, m, Options{Reduce: true}); err != nil {
			t.Fatal(err)
		}
		if err := Verify(b.Bytes()); err != nil {
			t.Fatal(err)
		}
		got, err := stdpng.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		p, ok := got.(*image.Paletted)
		if !ok || len(p.Palette) > 256 {
			t.Fatalf("it became %T", got)
		}
		worst := 0
		for y := range m.Rect.Dy() {
			for x := range m.Rect.Dx() {
				was, is := m.RGBAAt(m.Rect.Min.X+x, m.Rect.Min.Y+y), color.RGBAModel.Convert(p.At(x, y)).(color.RGBA)
				for _, d := range [3]int{int(was.R) - int(is.R), int(was.G) - int(is.G), int(was.B) - int(is.B)} {
					worst = max(worst, d, -d)
				}
			}
		}
		if limit := 16; worst > limit || m.Rect.Dx() == 10 && worst > 0 {
			t.Errorf("%v: a channel is %d off", m.Rect, worst)
		}
	}
	if whole.RGBAAt(129, 89) != (color.RGBA{129, 178, 218, 255}) {
		t.Error("the picture itself was changed")
	}
}
