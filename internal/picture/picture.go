// Package picture reads photographs that users bring (JPEG, PNG, WebP, GIF), whatever their bytes do: nothing is decoded
// before its size is known to be within the limits, what is cut short or damaged is refused, and what is decoded stands
// upright. It also says how light a part of a picture is under text, how much of a scrim the text needs there, and makes
// duotones.
//
// Colour profiles are not applied: all is taken for sRGB.
package picture

import (
	"fmt"
	"image"
)

// Picture is a decoded picture.
type Picture struct {
	// Image stands upright, with its corner at (0, 0). It is an *image.YCbCr, *image.Gray, *image.NRGBA or *image.RGBA.
	Image image.Image
	// Width and Height are those of Image, in pixels.
	Width, Height int
	// Format is jpeg, png, webp or gif.
	Format string
}

// Bytes returns how much memory the pixels take.
func (p *Picture) Bytes() int64 {
	switch m := p.Image.(type) {
	case *image.YCbCr:
		return int64(len(m.Y) + len(m.Cb) + len(m.Cr))
	case *image.Gray:
		return int64(len(m.Pix))
	}
	return 4 * int64(p.Width) * int64(p.Height)
}

// Info is what a file says of its picture before any of it is decoded.
type Info struct {
	// Format is jpeg, png, webp or gif.
	Format string
	// Width and Height are those of the upright picture, in pixels.
	Width, Height int
	// Bytes is how much memory Read takes at most beside the file itself, for a semaphore that is weighted by it.
	Bytes int64
}

// Probe checks a file against the limits without decoding it. The error is an *Error; name is what it calls the file.
func Probe(data []byte, name string) (Info, error) {
	h, err := examine(data)
	if err != nil {
		return Info{}, told(name, err)
	}
	info := Info{Format: h.format, Width: h.width, Height: h.height, Bytes: h.cost()}
	if h.turned.orientation().swaps() {
		info.Width, info.Height = h.height, h.width
	}
	return info, nil
}

// Read decodes a file of at most MaxFile bytes; of an animation the first frame. Which format it is its bytes say, not
// its name, which is only what errors call it. The error is an *Error.
func Read(data []byte, name string) (*Picture, error) {
	h, err := examine(data)
	if err != nil {
		return nil, told(name, err)
	}
	m, err := h.decodeGuarded()
	if err != nil {
		return nil, told(name, err)
	}
	m = upright(m, h.turned.orientation())
	b := m.Bounds()
	return &Picture{Image: m, Width: b.Dx(), Height: b.Dy(), Format: h.format}, nil
}

// header is a picture whose size is known to be within the limits, and how to decode it.
type header struct {
	format        string
	width, height int // as stored
	// perPixel is how many bytes decoding takes a pixel, at most, its result among them.
	perPixel int
	// beside is how many bytes it takes whatever the size.
	beside int
	// converted says that the decoder's result is not of a kind that a Picture holds.
	converted bool
	turned    turns
	decode    func() (image.Image, error)
}

// examine tells the format and checks the size.
func examine(data []byte) (*header, error) {
	if len(data) > MaxFile {
		return nil, tooMuch("the file has %d MiB, and at most %d are read", len(data)>>20, MaxFile>>20)
	}
	format, err := sniff(data)
	if err != nil {
		return nil, err
	}
	var h *header
	switch format {
	case "jpeg":
		h, err = examineJPEG(data)
	case "png":
		h, err = examinePNG(data)
	case "webp":
		h, err = examineWebP(data)
	default:
		h, err = examineGIF(data)
	}
	if err != nil {
		return nil, undecodable(err)
	}
	h.format = format
	return h, checkSize(h.width, h.height)
}

// cost returns how many bytes decoding takes at most. JPEG and WebP decode whole blocks, of 32 pixels a side at most.
func (h *header) cost() int64 {
	per := h.perPixel
	if h.converted || h.turned.orientation() != asStored {
		per += 4
	}
	blocks := int64((h.width+31)/32) * int64((h.height+31)/32)
	return blocks*32*32*int64(per) + int64(h.beside) + overhead
}

// overhead is what decoders take whatever the size, tables and buffers: 9 to 48 KB for a single pixel. LZW, zlib and the
// bands of turned pictures take more as the picture grows.
const overhead = 1 << 20

// decodeGuarded decodes, and takes a panic for damage: the decoders are others', and a picture must not end the program.
func (h *header) decodeGuarded() (m image.Image, err error) {
	defer func() {
		if r := recover(); r != nil {
			m, err = nil, damaged("the picture is damaged: what it says of itself doesn't hold (%v)", r)
		}
	}()
	m, err = h.decode()
	if err != nil {
		return nil, undecodable(err)
	}
	if size := m.Bounds().Size(); size != image.Pt(h.width, h.height) {
		return nil, damaged("the picture is damaged: it says that it is %s, and holds %s", pixels(h.width, h.height), pixels(size.X, size.Y))
	}
	return m, nil
}

func pixels(w, h int) string { return fmt.Sprintf("%d × %d pixels", w, h) }
