package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"runtime"
	"strings"
	"testing"
	"time"
)

// refused reads what must be refused, and checks that it cost next to nothing.
func refused(t *testing.T, data []byte, code string, words ...string) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	_, err := Read(data, "a.jpg")
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	e := (*Error)(nil)
	if !errors.As(err, &e) {
		t.Fatalf("it is read: %v", err)
	}
	if e.Code != code || e.Name != "a.jpg" || e.Hint == "" {
		t.Errorf("%+v, want the code %s", e, code)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q doesn't say %q", err, w)
		}
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > 1<<20 || took > 10*time.Second {
		t.Errorf("refusing it takes %d bytes and %v", n, took)
	}
}

// Rows 33 to 35 of the list of bad input: pictures that unfold to gigabytes.
func TestBombs(t *testing.T) {
	webp := riff("VP8L", []byte{0x2f, 0xff, 0xff, 0xff, 0x0f, 0, 0, 0})
	gif := append([]byte("GIF89a\xff\xff\xff\xff\x80\x00\x00\x00\x00\x00\xff\xff\xff"), []byte(",\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x00;")...)
	extended := riff("VP8X", vp8x(1<<4, 1<<14, 1<<14), "ALPH", []byte{0}, "VP8 ", vp8Red)
	animated := riff("VP8X", vp8x(1<<1, 1<<14, 1<<14), "ANMF", append(bytes.Join([][]byte{three(0), three(0), three(15), three(7), three(0), {0}}, nil), riff("VP8 ", vp8Red)[12:]...))
	for name, data := range map[string][]byte{
		"PNG": rawPNG(20000, 20000, 8, 6, 0), "WebP": webp, "GIF": gif, "WebP with alpha": extended, "animated WebP": animated,
		"JPEG": bytes.Replace(flatJPEG(8, 8, false, 0, 128), []byte{8, 0, 8, 0, 8, 1}, []byte{8, 0xf0, 0, 0xf0, 0, 1}, 1), "megapixels": rawPNG(12000, 12000, 1, 0, 0),
	} {
		t.Run(name, func(t *testing.T) {
			code := "picture-limit"
			if name == "WebP with alpha" {
				code = "picture-damaged" // its two headers contradict each other
			}
			refused(t, data, code, "pixels")
		})
	}
	t.Run("file", func(t *testing.T) { refused(t, make([]byte, MaxFile+1), "picture-limit", "32") })
}

// A frame may not be larger than the canvas that was checked.
func TestFrameLargerThanCanvas(t *testing.T) {
	big := vp8l(2, true, false)
	binary.LittleEndian.PutUint32(big[1:], 0x0fffffff)
	frame := append(bytes.Join([][]byte{three(0), three(0), three(1<<14 - 1), three(1<<14 - 1), three(0), {0}}, nil), riff("VP8L", big)[12:]...)
	for name, data := range map[string][]byte{
		"still WebP":    riff("VP8X", vp8x(0, 2, 1), "VP8L", big),
		"animated WebP": riff("VP8X", vp8x(2, 2, 1), "ANMF", frame),
		"GIF":           []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x00;"),
	} {
		t.Run(name, func(t *testing.T) { refused(t, data, "picture-damaged") })
	}
}

// Row 36: a picture that is cut short anywhere is no picture, nor one with a wrong sum.
func TestCutShort(t *testing.T) {
	green := vp8l(3, true, false, true, false, false, true)
	for name, data := range map[string][]byte{
		"JPEG": jpegOf(noise(40, 30)), "progressive JPEG": flatJPEG(64, 64, false, 7, 10, 200, 100), "PNG": pngOf(noise(20, 20)),
		"WebP": riff("VP8L", green), "lossy WebP": riff("VP8 ", vp8Red), "WebP with EXIF": riff("VP8X", vp8x(1<<3, 3, 2), "VP8L", green, "EXIF", exif(binary.BigEndian, 6)),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Read(data, name); err != nil {
				t.Fatal(err)
			}
			for n := range len(data) {
				if _, err := Read(data[:n], name); err == nil {
					t.Fatalf("its first %d of %d bytes are read", n, len(data))
				}
			}
		})
	}
	t.Run("GIF", func(t *testing.T) {
		data := gifOf(noise(20, 20))
		for n := range len(data) - 2 { // its end is a mark of nothing, and an empty block
			if _, err := Read(data[:n], "a.gif"); err == nil {
				t.Fatalf("its first %d of %d bytes are read", n, len(data))
			}
		}
	})
	t.Run("CRC", func(t *testing.T) {
		data := pngOf(six())
		for at := 29; at < len(data); at++ {
			broken := bytes.Clone(data)
			broken[at] ^= 0x10
			if _, err := Read(broken, "a.png"); err == nil {
				t.Errorf("byte %d is wrong, and it is read", at)
			}
		}
	})
	t.Run("message", func(t *testing.T) {
		data := jpegOf(six())
		refused(t, data[:len(data)/2], "picture-damaged", "a.jpg", "cut short")
		data = pngOf(six())
		data[40] ^= 1
		refused(t, data, "picture-damaged", "damaged")
	})
	t.Run("cut and closed", func(t *testing.T) {
		data := jpegOf(noise(40, 30))
		refused(t, append(bytes.Clone(data[:len(data)/2]), 0xff, 0xd9), "picture-damaged")
	})
	t.Run("a channel is missing", func(t *testing.T) {
		data := flatJPEG(8, 8, false, 0, 10, 20, 30)
		at := bytes.Index(data, []byte{0xff, 0xda})
		one := append(bytes.Clone(data[:at]), 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0)
		refused(t, append(one, 0x7f, 0, 0, 0, 0xff, 0xd9), "picture-damaged", "2 of its 3 channels")
	})
}

// Row 37: unusual kinds of the formats are read.
func TestKinds(t *testing.T) {
	deep := image.NewNRGBA64(image.Rect(0, 0, 2, 1))
	deep.SetNRGBA64(0, 0, color.NRGBA64{0xffff, 0x8000, 0, 0xffff})
	grey16 := image.NewGray16(image.Rect(0, 0, 1, 1))
	grey16.SetGray16(0, 0, color.Gray16{0x8080})
	half := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	half.SetNRGBA(0, 0, color.NRGBA{200, 100, 50, 128})
	palette := image.NewPaletted(image.Rect(0, 0, 1, 1), color.Palette{color.NRGBA{9, 8, 7, 255}, color.White})
	// Adam7 of 3 × 3: pass 1 holds (0,0), 4 (2,0), 5 (0,2) and (2,2), 6 (1,0) and (1,2), 7 row 1.
	interlaced := rawPNG(3, 3, 8, 0, 1, []byte{10}, []byte{30}, []byte{70, 90}, []byte{20}, []byte{80}, []byte{40, 50, 60})
	for _, row := range []struct {
		name string
		data []byte
		x, y int
		want color.RGBA
	}{
		{"1×1", pngOf(image.NewGray(image.Rect(0, 0, 1, 1))), 0, 0, color.RGBA{A: 255}},
		{"16-bit", pngOf(deep), 0, 0, color.RGBA{255, 128, 0, 255}},
		{"16-bit grey", pngOf(grey16), 0, 0, color.RGBA{128, 128, 128, 255}},
		{"grey and alpha", rawPNG(2, 1, 8, 4, 0, []byte{200, 255, 100, 0}), 0, 0, color.RGBA{200, 200, 200, 255}},
		{"transparent", rawPNG(2, 1, 8, 4, 0, []byte{200, 255, 100, 0}), 1, 0, color.RGBA{}},
		{"half transparent", pngOf(half), 0, 0, color.RGBA{100, 50, 25, 128}},
		{"interlaced", interlaced, 1, 1, color.RGBA{50, 50, 50, 255}},
		{"interlaced, last", interlaced, 2, 2, color.RGBA{90, 90, 90, 255}},
		{"palette", pngOf(palette), 0, 0, color.RGBA{9, 8, 7, 255}},
		{"1-bit", rawPNG(9, 1, 1, 0, 0, []byte{0x40, 0x80}), 8, 0, color.RGBA{255, 255, 255, 255}},
		// Adobe writes CMYK inverted: 255 is no ink.
		{"CMYK", flatJPEG(8, 8, true, 0, 255, 55, 155, 255), 3, 3, color.RGBA{255, 55, 155, 255}},
		{"RGB JPEG", flatJPEG(20, 10, true, 0, 200, 40, 24), 19, 9, color.RGBA{200, 40, 24, 255}},
		{"YCbCr JPEG", flatJPEG(20, 10, false, 0, 200, 128, 128), 19, 9, color.RGBA{200, 200, 200, 255}},
		{"progressive", flatJPEG(20, 10, false, 4, 200, 128, 128), 19, 9, color.RGBA{200, 200, 200, 255}},
		{"grey JPEG", flatJPEG(1, 1, false, 0, 77), 0, 0, color.RGBA{77, 77, 77, 255}},
		{"GIF", gifOf(palette), 0, 0, color.RGBA{9, 8, 7, 255}},
		{"lossless WebP", riff("VP8L", vp8l(3, false, true, false)), 1, 0, color.RGBA{0, 255, 0, 255}},
		// As libwebp reads it, up to rounding.
		{"lossy WebP", riff("VP8 ", vp8Red), 5, 5, color.RGBA{199, 40, 26, 255}},
		{"WebP with alpha", riff("VP8X", vp8x(1<<4, 16, 8), "ALPH", bytes.Repeat([]byte{0}, 129), "VP8 ", vp8Red), 5, 5, color.RGBA{}},
		{"WebP that lacks its alpha", riff("VP8X", vp8x(1<<4, 16, 8), "VP8 ", vp8Red), 5, 5, color.RGBA{199, 40, 26, 255}},
	} {
		t.Run(row.name, func(t *testing.T) {
			p, err := Read(row.data, row.name)
			if err != nil {
				t.Fatal(err)
			}
			if got := color.RGBAModel.Convert(p.Image.At(row.x, row.y)).(color.RGBA); !near(got, row.want, 2) {
				t.Errorf("pixel (%d, %d) is %v, want %v", row.x, row.y, got, row.want)
			}
			if b := p.Image.Bounds(); b != image.Rect(0, 0, p.Width, p.Height) {
				t.Errorf("bounds %v of %d × %d", b, p.Width, p.Height)
			}
		})
	}
}

// Row 38: pictures stand upright whichever way they were stored.
func TestOrientation(t *testing.T) {
	wants := []string{"abc/def", "cba/fed", "fed/cba", "def/abc", "ad/be/cf", "da/eb/fc", "fc/eb/da", "cf/be/ad"}
	plain := jpegOf(six())
	withExif := func(b []byte) []byte { return append([]byte(exifStart), b...) }
	check := func(name string, data []byte, want string) {
		t.Run(name, func(t *testing.T) {
			p, err := Read(data, name)
			if err != nil {
				t.Fatal(err)
			}
			if got := letters(t, p.Image); got != want {
				t.Errorf("%s, want %s", got, want)
			}
			info, err := Probe(data, name)
			if err != nil || info.Width != p.Width || info.Height != p.Height {
				t.Errorf("%+v foretold for %d × %d, %v", info, p.Width, p.Height, err)
			}
		})
	}
	for i, want := range wants {
		o := uint16(i + 1)
		check(fmt.Sprintf("JPEG %d", o), withAPP1(plain, withExif(exif(binary.BigEndian, o))), want)
		check(fmt.Sprintf("JPEG %d little-endian", o), withAPP1(plain, []byte("http://ns.adobe.com/xap/1.0/\x00"), withExif(exif(binary.LittleEndian, o))), want)
		check(fmt.Sprintf("PNG %d", o), withChunks(pngOf(six()), pngChunk("eXIf", exif(binary.BigEndian, o))), want)
	}
	be := binary.BigEndian
	for name, blocks := range map[string][][]byte{
		"missing": {}, "no tag": {exif(be)}, "0": {exif(be, 0)}, "9": {exif(be, 9)}, "two values": {exif(be, 6, 8)}, "two blocks": {exif(be, 3), exif(be, 6)},
		"cut": {exif(be, 6)[:30]}, "empty": {{}}, "far away": {[]byte("MM\x00*\xff\xff\xff\xff")}, "wrong type": {bytes.Replace(exif(be, 6), []byte{1, 18, 0, 3}, []byte{1, 18, 0, 4}, 1)},
	} {
		for i := range blocks {
			blocks[i] = withExif(blocks[i])
		}
		check(name, withAPP1(plain, blocks...), "abc/def")
	}
	check("said twice", withAPP1(plain, withExif(exif(be, 6)), withExif(exif(be, 6))), "da/eb/fc")
	t.Run("WebP", func(t *testing.T) {
		for _, start := range []string{"", exifStart} {
			data := riff("VP8X", vp8x(1<<3, 2, 1), "VP8L", vp8l(2, true, false), "EXIF", append([]byte(start), exif(be, 6)...))
			p, err := Read(data, "a.webp")
			if err != nil {
				t.Fatal(err)
			}
			if _, g, _, _ := p.Image.At(0, 0).RGBA(); p.Width != 1 || p.Height != 2 || g != 0xffff {
				t.Errorf("%d × %d, %v on top", p.Width, p.Height, p.Image.At(0, 0))
			}
		}
	})
}

// Odd sizes, larger than a band of rows, against the plain definition.
func TestUpright(t *testing.T) {
	src := noise(37, 41)
	for o := asStored; o <= turnedRight; o++ {
		got := upright(image.Image(src), o)
		for y := range 41 {
			for x := range 37 {
				to := [...]image.Point{{x, y}, {36 - x, y}, {36 - x, 40 - y}, {x, 40 - y}, {y, x}, {40 - y, x}, {40 - y, 36 - x}, {y, 36 - x}}[o-1]
				if got.At(to.X, to.Y) != src.At(x, y) {
					t.Fatalf("orientation %d: pixel (%d, %d) isn't at %v", o, x, y, to)
				}
			}
		}
	}
}

// Row 39: what stands beside the pixels costs nothing, whatever it would unfold to.
func TestHugeMetadata(t *testing.T) {
	zeros := make([]byte, 12<<20)
	text := append([]byte("Comment\x00\x00"), zeros...)
	segments := make([][]byte, 300)
	for i := range segments {
		segments[i] = append([]byte(exifStart+"MM\x00*\x00\x00\x00\x08\xff\xff"), zeros[:65000]...)
	}
	for name, data := range map[string][]byte{
		"PNG":  withChunks(pngOf(six()), pngChunk("zTXt", text), pngChunk("iCCP", text[:4<<20]), pngChunk("eXIf", append(exif(binary.BigEndian), zeros...))),
		"JPEG": withAPP1(jpegOf(six()), segments...),
		"WebP": riff("VP8X", vp8x(0, 3, 1), "ICCP", zeros, "VP8L", vp8l(3, true, false, true), "EXIF", zeros),
	} {
		t.Run(name, func(t *testing.T) {
			info, err := Probe(data, name)
			if err != nil {
				t.Fatal(err)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if _, err := Read(data, name); err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			if n := after.TotalAlloc - before.TotalAlloc; n > uint64(info.Bytes) {
				t.Errorf("it takes %d bytes, and %d were foretold", n, info.Bytes)
			}
		})
	}
}

// Rows 40 and 42: what is no picture that is read is named.
func TestForeign(t *testing.T) {
	for _, row := range []struct{ data, code, words string }{
		{"", "picture-damaged", "empty"},
		{"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture-format", "an SVG"},
		{"\ufeff<?xml version='1.0'?>\n<!-- a --><svg/>", "picture-format", "an SVG"},
		{"%PDF-1.7\n", "picture-format", "a PDF"},
		{"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "picture-format", "a HEIC"},
		{"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", "picture-format", "a HEIC"},
		{"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1avifmiaf", "picture-format", "an AVIF"},
		{"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1", "picture-format", "an AVIF"},
		{"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00", "picture-format", "a video"},
		{"8BPS\x00\x01", "picture-format", "Photoshop"},
		{"II*\x00\x08\x00\x00\x00", "picture-format", "TIFF"},
		{"MM\x00*\x00\x00\x00\x08", "picture-format", "TIFF"},
		{"BM\x36\x00\x00\x00", "picture-format", "a BMP"},
		{"\xff\x0a\xfa", "picture-format", "JPEG XL"},
		{"  <!DOCTYPE html><title>404</title>", "picture-format", "web page"},
		{"<HTML><body>Forbidden", "picture-format", "web page"},
		{"version https://git-lfs.github.com/spec/v1\noid sha256:", "picture-format", "git lfs pull"},
		{"只有文字。", "picture-format", "text"},
		{"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x10\x11\x12", "picture-format", "no JPEG"},
		{"\x89PNG\n\x1a\nabcdefgh", "picture-damaged", "as if it were text"},
		{"\x89PN", "picture-damaged", "cut short"},
		{"GIF89a/*<script>alert(1)</script>*/=1;", "picture-limit", "pixels"},
		{"GIF89a\x01\x00\x01\x00\x00\x00\x00<script>alert(1)</script>", "picture-damaged", "damaged"},
		{"\xff\xd8\xff\xe0<html></html>", "picture-damaged", ""},
	} {
		t.Run(fmt.Sprintf("%.12q", row.data), func(t *testing.T) { refused(t, []byte(row.data), row.code, row.words) })
	}
	t.Run("hint", func(t *testing.T) {
		_, err := Read([]byte("8BPS\x00\x01"), "logo.jpg")
		if want := "picture logo.jpg: this is a Photoshop file (PSD), and pictures are read from JPEG, PNG, WebP and GIF; convert it to JPEG or PNG"; err.Error() != want {
			t.Errorf("%s\nwant\n%s", err, want)
		}
	})
	t.Run("kinds that no decoder reads", func(t *testing.T) {
		lossless := flatJPEG(8, 8, false, 0, 1)
		lossless[bytes.Index(lossless, []byte{0xff, 0xc0})+1] = 0xc3
		refused(t, lossless, "picture-format", "this kind of JPEG", "save it again")
		refused(t, flatJPEG(8, 8, false, 0, 1, 2, 3, 4), "picture-format", "this kind of JPEG")
	})
}

// Row 41: the content tells the format, not the name.
func TestFormat(t *testing.T) {
	for want, data := range map[string][]byte{"jpeg": jpegOf(six()), "png": pngOf(six()), "gif": gifOf(six()), "webp": riff("VP8L", vp8l(1, true))} {
		p, err := Read(data, "a.tiff")
		if err != nil || p.Format != want {
			t.Errorf("%s is read as %+v, %v", want, p, err)
		}
	}
	// A second picture behind the first, as phones write for depth and light, is passed over.
	if _, err := Read(append(jpegOf(six()), jpegOf(noise(8, 8))...), "a.jpg"); err != nil {
		t.Error(err)
	}
}

// Row 43: of an animation only the first frame is decoded, and nothing behind it matters.
func TestManyFrames(t *testing.T) {
	first := gifOf(six())
	first = first[:len(first)-1]
	damaged := bytes.Repeat([]byte(",\x00\x00\x00\x00\x18\x00\x10\x00\x00\x02\x04\xff\xff\xff\xff\x00"), 10_000)
	bomb := []byte(",\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x00;")
	for name, data := range map[string][]byte{"damaged": append(bytes.Clone(first), damaged...), "bomb": append(bytes.Clone(first), bomb...), "nothing": first} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			p, err := Read(data, "a.gif")
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if err != nil {
				t.Fatal(err)
			}
			if got := letters(t, p.Image); got != "abc/def" {
				t.Errorf("it shows %s", got)
			}
			if n := after.TotalAlloc - before.TotalAlloc; n > 1<<20 || took > 10*time.Second {
				t.Errorf("it takes %d bytes and %v", n, took)
			}
		})
	}
	t.Run("WebP", func(t *testing.T) {
		frame := func(x int, stream []byte) []byte {
			return append(bytes.Join([][]byte{three(x), three(0), three(1), three(0), three(9), {0}}, nil), riff("VP8L", stream)[12:]...)
		}
		data := riff("VP8X", vp8x(2, 5, 1), "ANIM", make([]byte, 6), "ANMF", frame(1, vp8l(2, true, false)), "ANMF", frame(0, []byte("damaged")))
		p, err := Read(data, "a.webp")
		if err != nil {
			t.Fatal(err)
		}
		m := p.Image.(*image.RGBA)
		if want := "\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\x00\xff\x00\x00\x00\xff\x00\x00\x00\x00"; string(m.Pix) != want {
			t.Errorf("%q, want %q", m.Pix, want)
		}
	})
	t.Run("part of the canvas", func(t *testing.T) {
		data := []byte("GIF89a\x04\x00\x01\x00\x80\x00\x00\x10\x20\x30\xff\xff\xff,\x01\x00\x00\x00\x02\x00\x01\x00\x00\x02\x02\x04\x0a\x00;")
		p, err := Read(data, "a.gif")
		if err != nil {
			t.Fatal(err)
		}
		want := []uint8{0, 0, 0, 0, 0x10, 0x20, 0x30, 255, 0x10, 0x20, 0x30, 255, 0, 0, 0, 0}
		if m := p.Image.(*image.RGBA); p.Width != 4 || !bytes.Equal(m.Pix, want) {
			t.Errorf("%v", m.Pix)
		}
	})
}

// A progressive JPEG may take up to 64 passes over the picture, and a sequential one a pass for each channel.
func TestPasses(t *testing.T) {
	if _, err := Read(flatJPEG(8, 8, false, maxScans, 1, 2, 3), "a.jpg"); err != nil {
		t.Error(err)
	}
	refused(t, flatJPEG(8, 8, false, maxScans+1, 1, 2, 3), "picture-limit", "64 passes")
	twice := flatJPEG(8, 8, false, 0, 1)
	at := bytes.Index(twice, []byte{0xff, 0xda})
	twice = append(bytes.Clone(twice[:len(twice)-2]), twice[at:]...)
	refused(t, twice, "picture-limit", "passes")
}

// What Probe foretells is never less than what Read takes.
func TestBytes(t *testing.T) {
	big := noise(640, 480)
	nrgba := image.NewNRGBA64(big.Rect)
	turned := append([]byte(exifStart), exif(binary.BigEndian, 6)...)
	for name, data := range map[string][]byte{
		"JPEG": jpegOf(big), "turned JPEG": withAPP1(jpegOf(big), turned), "progressive": flatJPEG(640, 480, false, 7, 9, 9, 9), "CMYK": flatJPEG(640, 480, true, 0, 9, 9, 9, 9),
		"progressive CMYK": flatJPEG(640, 480, true, 9, 9, 9, 9, 9), "RGB JPEG": flatJPEG(640, 480, true, 0, 9, 9, 9), "grey": flatJPEG(640, 480, false, 0, 9),
		"PNG": pngOf(big), "16-bit": pngOf(nrgba), "GIF": gifOf(big), "thin": flatJPEG(2, 1900, false, 5, 9, 9, 9), "turned PNG": withChunks(pngOf(big), pngChunk("eXIf", exif(binary.BigEndian, 5))),
		"WebP": riff("VP8L", vp8l(500, make([]bool, 100_000)...)),
	} {
		t.Run(name, func(t *testing.T) {
			info, err := Probe(data, name)
			if err != nil {
				t.Fatal(err)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			p, err := Read(data, name)
			if err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			took := int64(after.TotalAlloc - before.TotalAlloc)
			if took > info.Bytes || p.Bytes() > took {
				t.Errorf("it takes %d bytes and keeps %d; %d were foretold", took, p.Bytes(), info.Bytes)
			}
			t.Logf("%d of %d", took, info.Bytes)
		})
	}
}
