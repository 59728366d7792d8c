package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"
)

// This room makes the files that tests read, from nothing but code.

// six is three blocks across and two down, of 8 pixels a side, in colours of their own: a b c over d e f.
func six() *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, 24, 16))
	for y := range 16 {
		for x := range 24 {
			m.SetRGBA(x, y, sixColours[y/8*3+x/8])
		}
	}
	return m
}

var sixColours = []color.RGBA{{230, 30, 30, 255}, {30, 200, 40, 255}, {40, 50, 220, 255}, {240, 220, 40, 255}, {250, 250, 250, 255}, {10, 10, 10, 255}}

// letters names the blocks of a picture that six was made into, a row a string.
func letters(t *testing.T, m image.Image) string {
	t.Helper()
	b := m.Bounds()
	var out []byte
	for y := b.Min.Y + 4; y < b.Max.Y; y += 8 {
		if len(out) > 0 {
			out = append(out, '/')
		}
		for x := b.Min.X + 4; x < b.Max.X; x += 8 {
			c := color.RGBAModel.Convert(m.At(x, y)).(color.RGBA)
			letter := byte('?')
			for i, want := range sixColours {
				if near(c, want, 12) {
					letter = byte('a' + i)
				}
			}
			out = append(out, letter)
		}
	}
	return string(out)
}

func near(a, b color.RGBA, by int) bool {
	off := func(x, y uint8) bool { return int(x)-int(y) > by || int(y)-int(x) > by }
	return !off(a.R, b.R) && !off(a.G, b.G) && !off(a.B, b.B) && !off(a.A, b.A)
}

// noise is a picture that compresses badly.
func noise(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	r := rand.New(rand.NewPCG(1, 2))
	for i := range m.Pix {
		m.Pix[i] = uint8(r.Uint32())
		if i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	return m
}

func jpegOf(m image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func pngOf(m image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func gifOf(m image.Image) []byte {
	var b bytes.Buffer
	if blocks, ok := m.(*image.RGBA); ok && blocks.Rect == six().Rect { // the encoder's own palette lacks its colours
		p := image.NewPaletted(blocks.Rect, nil)
		for _, c := range sixColours {
			p.Palette = append(p.Palette, c)
		}
		draw.Draw(p, p.Rect, m, image.Point{}, draw.Src)
		m = p
	}
	if err := gif.Encode(&b, m, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// exif is a block of EXIF whose 0th directory says how a picture stands, once for each value.
func exif(order binary.AppendByteOrder, orientations ...uint16) []byte {
	b := []byte("II*\x00")
	if order.String() == "BigEndian" {
		b = []byte("MM\x00*")
	}
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, uint16(len(orientations)+1))
	entry := func(tag, kind uint16, n uint32, value uint16) {
		b = order.AppendUint16(b, tag)
		b = order.AppendUint16(b, kind)
		b = order.AppendUint32(b, n)
		b = order.AppendUint16(b, value)
		b = append(b, 0, 0)
	}
	entry(256, 3, 1, 24)
	for _, o := range orientations {
		entry(274, 3, 1, o)
	}
	return append(b, 0, 0, 0, 0)
}

// withAPP1 puts segments behind a JPEG's first marker.
func withAPP1(data []byte, blocks ...[]byte) []byte {
	out := append([]byte{}, data[:2]...)
	for _, b := range blocks {
		out = append(out, 0xff, 0xe1)
		out = binary.BigEndian.AppendUint16(out, uint16(len(b)+2))
		out = append(out, b...)
	}
	return append(out, data[2:]...)
}

// pngChunk is one chunk with its sum.
func pngChunk(kind string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// withChunks puts chunks behind a PNG's IHDR.
func withChunks(data []byte, chunks ...[]byte) []byte {
	out := append([]byte{}, data[:33]...)
	return append(append(out, bytes.Join(chunks, nil)...), data[33:]...)
}

// rawPNG is a PNG of rows without their filter bytes: all of them, or those of the seven passes.
func rawPNG(w, h int, depth, kind, interlace byte, rows ...[]byte) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(w)), uint32(h))
	head = append(head, depth, kind, 0, 0, interlace)
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	for _, r := range rows {
		z.Write(append([]byte{0}, r...))
	}
	z.Close()
	return bytes.Join([][]byte{[]byte(pngStart), pngChunk("IHDR", head), pngChunk("IDAT", packed.Bytes()), pngChunk("IEND", nil)}, nil)
}

// bits writes bits, the first one lowest (VP8L, RFC 9649, 3.1) or highest (JPEG).
type bits struct {
	out  []byte
	n    int
	high bool
}

func (b *bits) put(v uint32, n int) {
	for i := range n {
		if b.n%8 == 0 {
			b.out = append(b.out, 0)
		}
		at := b.n % 8
		bit := byte(v >> i & 1)
		if b.high {
			bit, at = byte(v>>(n-1-i)&1), 7-at
		}
		b.out[len(b.out)-1] |= bit << at
		b.n++
	}
}

// riff is a WebP of chunks given as id, payload, id, payload ….
func riff(parts ...any) []byte {
	body := []byte("WEBP")
	for i := 0; i < len(parts); i += 2 {
		payload := parts[i+1].([]byte)
		body = append(body, parts[i].(string)...)
		body = append(binary.LittleEndian.AppendUint32(body, uint32(len(payload))), payload...)
		if len(payload)%2 != 0 {
			body = append(body, 0)
		}
	}
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

// vp8l is a lossless bitstream of w pixels a row, each either opaque black or opaque green.
func vp8l(w int, green ...bool) []byte {
	var b bits
	b.put(0x2f, 8)
	b.put(uint32(w-1), 14)
	b.put(uint32(len(green)/w-1), 14)
	b.put(0, 1+3)   // no alpha, version 0
	b.put(0, 1+1+1) // no transforms, no cache of colours, one group of codes
	one := func(symbol uint32) {
		b.put(1, 1)
		b.put(0, 1)
		b.put(1, 1)
		b.put(symbol, 8)
	}
	b.put(1, 1) // green: a simple code of two symbols
	b.put(1, 1)
	b.put(0, 1)
	b.put(0, 1)
	b.put(255, 8)
	one(0)   // red
	one(0)   // blue
	one(255) // alpha
	one(0)   // distance
	for _, g := range green {
		if g {
			b.put(1, 1)
		} else {
			b.put(0, 1)
		}
	}
	return b.out
}

// vp8x is an extended header.
func vp8x(flags byte, w, h int) []byte {
	return append([]byte{flags, 0, 0, 0}, append(three(w-1), three(h-1)...)...)
}

func three(v int) []byte { return []byte{byte(v), byte(v >> 8), byte(v >> 16)} }

// vp8Red is the bitstream of a lossy picture of 16 × 8 pixels in #c82818, made by libwebp 1.2.4 at quality 30, which
// reads pixel (5, 5) as rgb(199, 40, 26).
var vp8Red = []byte("\x90\x01\x00\x9d\x01\x2a\x10\x00\x08\x00\x04\x00\x68\x25\xa0\x02\x74\xba\x00\x03\x98\x00\xfe\xe8\xd7\x1d\x79\x4e\x06\x4d\xff\xc4\x39\xdb\xbf\x81\x5a\xc4\x00\x00")

// flatJPEG is a JPEG of w × h pixels whose components are one value each, without JFIF's segment: sequential, or
// progressive with as many passes as are asked for. With adobe it says that its colours aren't transformed.
func flatJPEG(w, h int, adobe bool, passes int, values ...uint8) []byte {
	out := []byte{0xff, 0xd8}
	segment := func(marker byte, payload ...byte) {
		out = append(out, 0xff, marker)
		out = binary.BigEndian.AppendUint16(out, uint16(len(payload)+2))
		out = append(out, payload...)
	}
	if adobe {
		segment(0xee, append([]byte("Adobe"), 0, 100, 0, 0, 0, 0, 0)...)
	}
	segment(0xdb, append([]byte{0}, bytes.Repeat([]byte{8}, 64)...)...)
	sof, n := byte(0xc0), byte(len(values))
	if passes > 0 {
		sof = 0xc2
	}
	frame := []byte{8, byte(h >> 8), byte(h), byte(w >> 8), byte(w), n}
	for i := range values {
		frame = append(frame, byte(i+1), 0x11, 0)
	}
	segment(sof, frame...)
	dc := append([]byte{0, 0, 0, 0, 12}, make([]byte, 12)...) // twelve codes of 4 bits
	for i := range 12 {
		dc = append(dc, byte(i))
	}
	segment(0xc4, dc...)
	ac := append([]byte{0x10, 1}, make([]byte, 15)...) // one code of 1 bit: the end of a block
	segment(0xc4, append(ac, 0)...)
	scan := func(from, to byte, components ...int) {
		head := []byte{byte(len(components))}
		for _, c := range components {
			head = append(head, byte(c+1), 0)
		}
		segment(0xda, append(head, from, to, 0)...)
		b := bits{high: true}
		for block := range (w + 7) / 8 * ((h + 7) / 8) {
			for _, c := range components {
				if from == 0 {
					d := int(values[c]) - 128
					if block > 0 {
						d = 0
					}
					size := 0
					for v := max(d, -d); v > 0; v >>= 1 {
						size++
					}
					b.put(uint32(size), 4)
					if d < 0 {
						d += 1<<size - 1
					}
					b.put(uint32(d), size)
				}
				if to > 0 {
					b.put(0, 1)
				}
			}
		}
		for b.n%8 != 0 {
			b.put(1, 1)
		}
		out = append(out, bytes.ReplaceAll(b.out, []byte{0xff}, []byte{0xff, 0})...)
	}
	all := make([]int, len(values))
	for i := range all {
		all[i] = i
	}
	if passes == 0 {
		scan(0, 63, all...)
	} else {
		scan(0, 0, all...)
		for i := range passes - 1 {
			scan(1, 63, i%len(values))
		}
	}
	return append(out, 0xff, 0xd9)
}
