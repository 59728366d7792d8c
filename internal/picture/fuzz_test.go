package picture

import (
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"runtime"
	"testing"
)

// FuzzRead holds whatever is read to what Probe foretold, and errors to words for people.
func FuzzRead(f *testing.F) {
	turned := append([]byte(exifStart), exif(binary.LittleEndian, 6)...)
	for _, data := range [][]byte{
		jpegOf(six()), withAPP1(jpegOf(six()), turned), flatJPEG(20, 10, false, 4, 9, 8, 7), flatJPEG(20, 10, true, 0, 9, 8, 7, 6), flatJPEG(9, 9, true, 3, 9, 8, 7),
		pngOf(six()), pngOf(image.NewNRGBA64(image.Rect(0, 0, 3, 3))), rawPNG(3, 3, 8, 0, 1, []byte{10}, []byte{30}, []byte{70, 90}, []byte{20}, []byte{80}, []byte{40, 50, 60}),
		withChunks(pngOf(six()), pngChunk("eXIf", exif(binary.BigEndian, 3))), gifOf(six()),
		riff("VP8L", vp8l(3, true, false, true)), riff("VP8 ", vp8Red), riff("VP8X", vp8x(1<<4, 16, 8), "ALPH", make([]byte, 129), "VP8 ", vp8Red),
		riff("VP8X", vp8x(2, 5, 1), "ANMF", append([]byte{1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 9, 0, 0, 0}, riff("VP8L", vp8l(2, true, false))[12:]...), "EXIF", turned),
		[]byte("<svg/>"), []byte("\x00\x00\x00\x18ftypheic"), {},
	} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		info, err := Probe(data, "a")
		told := (*Error)(nil)
		if err != nil {
			if !errors.As(err, &told) || told.Code == "" || told.Message == "" || told.Hint == "" {
				t.Fatalf("%#v", err)
			}
		} else if info.Width*info.Height > 1<<21 {
			return // sound, and too slow to try by the thousand
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		p, err := Read(data, "a")
		runtime.ReadMemStats(&after)
		// What is counted here holds garbage too: lists of code lengths, of which a byte can ask for many.
		if took := int64(after.TotalAlloc - before.TotalAlloc); took > info.Bytes+1<<20+256*int64(len(data)) {
			t.Fatalf("it takes %d bytes, and %d were foretold", took, info.Bytes)
		}
		if err != nil {
			if !errors.As(err, &told) {
				t.Fatalf("%#v", err)
			}
			return
		}
		if p.Width != info.Width || p.Height != info.Height || p.Format != info.Format || p.Image.Bounds() != image.Rect(0, 0, p.Width, p.Height) {
			t.Fatalf("%+v foretold for %v", info, p.Image.Bounds())
		}
		s := Luminance(p.Image, p.Image.Bounds(), color.NRGBA{})
		if !(0 <= s.P5 && s.P5 <= s.P50 && s.P50 <= s.P95 && s.P95 <= 1) {
			t.Fatalf("%v %v %v", s.P5, s.P50, s.P95)
		}
	})
}
