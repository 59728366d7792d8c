package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/draw"
	"io"

	"golang.org/x/image/webp"
)

// webpFrame is the one frame of a WebP that is decoded, as parts of its file (RFC 9649, 2).
type webpFrame struct {
	bits, alpha []byte // the payloads of VP8 or VP8L, and of ALPH
	lossless    bool
	at          image.Rectangle // on the canvas; empty where the file has only one bitstream
}

// examineWebP finds the first frame. The decoder knows no animations and is strict about a flag that libwebp passes over,
// so that it is handed a file made of that frame alone.
func examineWebP(data []byte) (*header, error) {
	n := int64(binary.LittleEndian.Uint32(data[4:]))
	if n+8 > int64(len(data)) {
		return nil, cutShort()
	}
	h := &header{}
	var f *webpFrame
	var alpha []byte
	var canvas image.Point
	for body := data[12 : 8+max(n, 4)]; len(body) > 0; {
		id, payload, rest, err := webpChunk(body)
		if err != nil {
			return nil, err
		}
		body = rest
		switch {
		case id == "VP8X" && canvas == image.Point{}:
			if len(payload) < 10 {
				return nil, cutShort()
			}
			canvas = image.Pt(1+uint24(payload[4:]), 1+uint24(payload[7:]))
		case id == "EXIF":
			h.turned.add(payload)
		case f != nil: // the picture is found, and only what tells how it stands is looked for
		case id == "ALPH":
			alpha = payload
		case id == "VP8 ", id == "VP8L":
			f = &webpFrame{bits: payload, lossless: id == "VP8L", alpha: alpha}
		case id == "ANMF":
			if f, err = animatedFrame(payload); err != nil {
				return nil, err
			}
		}
	}
	if f == nil {
		return nil, cutShort()
	}
	return f.examine(h, canvas)
}

// webpChunk takes the first chunk off body (RFC 9649, 2.3). A missing byte of padding at the very end is forgiven.
func webpChunk(body []byte) (id string, payload, rest []byte, err error) {
	if len(body) < 8 {
		return "", nil, nil, cutShort()
	}
	n := int64(binary.LittleEndian.Uint32(body[4:]))
	if n > int64(len(body)-8) {
		return "", nil, nil, cutShort()
	}
	end := 8 + n
	return string(body[:4]), body[8:end], body[min(end+end&1, int64(len(body))):], nil
}

// animatedFrame reads a chunk ANMF (RFC 9649, 2.7.1.1): place, size, and chunks inside.
func animatedFrame(payload []byte) (*webpFrame, error) {
	if len(payload) < 16 {
		return nil, cutShort()
	}
	from := image.Pt(2*uint24(payload), 2*uint24(payload[3:]))
	f := &webpFrame{at: image.Rectangle{from, from.Add(image.Pt(1+uint24(payload[6:]), 1+uint24(payload[9:])))}}
	for body := payload[16:]; len(body) > 0; {
		id, inner, rest, err := webpChunk(body)
		if err != nil {
			return nil, err
		}
		switch body = rest; id {
		case "ALPH":
			f.alpha = inner
		case "VP8 ", "VP8L":
			f.bits, f.lossless = inner, id == "VP8L"
			return f, nil
		}
	}
	return nil, cutShort()
}

// examine fills in the header of a file with the frame, whose extended header gives the canvas (zero without one).
func (f *webpFrame) examine(h *header, canvas image.Point) (*header, error) {
	if f.lossless {
		f.alpha = nil // its pixels have their own
	}
	config, err := webp.DecodeConfig(f.file(nil))
	if err != nil {
		return nil, err
	}
	size := image.Pt(config.Width, config.Height)
	moved := false
	switch {
	case !f.at.Empty():
		if f.at.Size() != size || !f.at.In(image.Rectangle{Max: canvas}) {
			return nil, damaged("the picture is damaged: its first frame doesn't fit its canvas")
		}
		moved = size != canvas
	case canvas == image.Point{}:
		canvas = size
	case canvas != size:
		return nil, damaged("the picture is damaged: it says that it is %s, and holds %s", pixels(canvas.X, canvas.Y), pixels(size.X, size.Y))
	}
	h.width, h.height = canvas.X, canvas.Y
	switch {
	case f.lossless:
		h.perPixel, h.beside = losslessWebP, codeTrees(size, len(f.bits))
	case f.alpha != nil:
		h.beside = codeTrees(size, len(f.alpha)) + len(f.bits)
		h.perPixel = 2 + 1 + losslessWebP + 4 // planes, opacity decoded as a lossless picture, and the result
	default:
		h.perPixel, h.beside = 2, len(f.bits) // which the decoder copies
	}
	if moved {
		h.perPixel += 4
	}
	h.decode = func() (image.Image, error) {
		m, err := webp.Decode(f.file(f.alpha))
		if err != nil {
			return nil, err
		}
		m = fullRange(m)
		if !moved {
			return m, nil
		}
		whole := image.NewRGBA(image.Rectangle{Max: canvas})
		draw.Draw(whole, f.at, m, image.Point{}, draw.Src)
		return whole, nil
	}
	return h, nil
}

// losslessWebP is what a lossless picture takes while it is decoded, in bytes a pixel: its pixels, once more for packed
// colours, and tables of its transforms.
const losslessWebP = 4 + 4 + 1

// codeTrees returns how many bytes the trees of codes of a lossless picture take at most: each tile of 4 × 4 pixels may
// have five of its own, of 3,144 symbols together. The decoder reads up to 2600 groups of them, since libwebp makes no
// more; and a symbol takes half a bit of the file at least, and two nodes of 8 bytes.
func codeTrees(size image.Point, file int) int {
	const groups, perGroup, perByte = 2600, 5*512 + 3144*16, 256
	tiles := ((size.X + 3) / 4) * ((size.Y + 3) / 4)
	return min(min(tiles, groups)*perGroup, file*perByte)
}

// file returns a file of one picture. With alpha it needs an extended header, whose size the bitstream has to bear out.
func (f *webpFrame) file(alpha []byte) io.Reader {
	var parts []io.Reader
	total := uint32(4)
	add := func(id string, payload []byte) {
		var head [8]byte
		copy(head[:], id)
		binary.LittleEndian.PutUint32(head[4:], uint32(len(payload)))
		parts = append(parts, bytes.NewReader(head[:]), bytes.NewReader(payload), bytes.NewReader(make([]byte, len(payload)&1)))
		total += 8 + uint32(len(payload)+len(payload)&1)
	}
	if alpha != nil {
		var size [10]byte
		size[0] = 1 << 4
		// RFC 6386, 9.1: width and height of a key frame, 14 bits each.
		if len(f.bits) >= 10 {
			w, h := uint32(binary.LittleEndian.Uint16(f.bits[6:])&0x3fff)-1, uint32(binary.LittleEndian.Uint16(f.bits[8:])&0x3fff)-1
			size[4], size[5], size[7], size[8] = byte(w), byte(w>>8), byte(h), byte(h>>8)
		}
		add("VP8X", size[:])
		add("ALPH", alpha)
	}
	id := "VP8 "
	if f.lossless {
		id = "VP8L"
	}
	add(id, f.bits)
	head := binary.LittleEndian.AppendUint32([]byte("RIFF"), total)
	return io.MultiReader(append([]io.Reader{bytes.NewReader(append(head, "WEBP"...))}, parts...)...)
}

// fullRange widens the planes of a lossy picture from 16…235 (luma) and 16…240 (chroma), which RFC 6386, 9.2 has them in,
// to the 0…255 that image.YCbCr means: the decoder hands them on as they are, which looks washed out
// (golang.org/issue/40173).
func fullRange(m image.Image) image.Image {
	widen := func(y *image.YCbCr) {
		for i, v := range y.Y {
			y.Y[i] = wideLuma[v]
		}
		for i, v := range y.Cb {
			y.Cb[i] = wideChroma[v]
		}
		for i, v := range y.Cr {
			y.Cr[i] = wideChroma[v]
		}
	}
	switch m := m.(type) {
	case *image.YCbCr:
		widen(m)
	case *image.NYCbCrA:
		widen(&m.YCbCr)
		out := image.NewNRGBA(m.Rect)
		for y := range m.Rect.Dy() {
			row := out.Pix[y*out.Stride:]
			for x := range m.Rect.Dx() {
				c := m.NYCbCrAAt(x, y)
				r, g, b := rgbOf(c.YCbCr)
				copy(row[4*x:4*x+4], []uint8{r, g, b, c.A})
			}
		}
		return out
	}
	return m
}

// wideLuma and wideChroma map the narrow range to the full one, rounded to nearest.
var wideLuma, wideChroma = func() (luma, chroma [256]uint8) {
	for i := range 256 {
		luma[i] = uint8(min(max((2*255*(i-16)+219)/(2*219), 0), 255))
		chroma[i] = uint8(min(max((2*255*(i-128)+2*224*128+224)/(2*224), 0), 255))
	}
	return luma, chroma
}()

func uint24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
