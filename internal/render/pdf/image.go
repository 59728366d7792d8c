package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
)

// This room writes pictures as objects: each only once, however often it is painted.

// images are the pictures of a document by the sum of their pixels.
type images struct{ known map[[sha256.Size]byte]ref }

// quality is that of a photograph's JPEG (1 to 100), and fewest how many bytes one has to take without loss before it
// may become one: small pictures, drawings and those that a printer's screen is laid over stay as they are.
const (
	quality = 90
	fewest  = 48 << 10
)

// add writes a picture and returns its object. exact keeps every pixel.
func (i *images) add(f *file, m image.Image, exact bool) (ref, error) {
	b := m.Bounds()
	if b.Empty() || b.Dx()*b.Dy() > maxPixels {
		return 0, errors.New("a picture has no pixels, or too many")
	}
	p := split(m)
	h := sha256.New()
	var size [9]byte
	binary.LittleEndian.PutUint32(size[:], uint32(p.width))
	binary.LittleEndian.PutUint32(size[4:], uint32(p.height))
	if exact {
		size[8] = 1
	}
	for _, part := range [][]byte{size[:], p.rgb, p.alpha} {
		h.Write(part)
	}
	sum := [sha256.Size]byte(h.Sum(nil))
	if r, ok := i.known[sum]; ok {
		return r, nil
	}
	mask := ""
	if p.alpha != nil {
		r := f.stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8", p.width, p.height), p.alpha)
		mask = fmt.Sprintf(" /SMask %v", r)
	}
	r := f.reserve()
	entries, data, err := p.pack(exact)
	if err != nil {
		return 0, err
	}
	f.packed(r, fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 %s%s", p.width, p.height, entries, mask), data)
	if i.known == nil {
		i.known = map[[sha256.Size]byte]ref{}
	}
	i.known[sum] = r
	return r, nil
}

// planes are the pixels of a picture: colours, three bytes each and not multiplied by alpha, and how opaque each is, nil when
// all hide what lies beneath.
type planes struct {
	width, height int
	rgb, alpha    []byte
}

// split takes colours and opacity apart.
func split(m image.Image) *planes {
	b := m.Bounds()
	n, ok := m.(*image.NRGBA)
	if !ok {
		n = image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
		if src, rgba := m.(*image.RGBA); rgba && src.Opaque() {
			for y := range b.Dy() {
				copy(n.Pix[y*n.Stride:], src.Pix[src.PixOffset(b.Min.X, b.Min.Y+y):][:4*b.Dx()])
			}
		} else {
			draw.Draw(n, n.Rect, m, b.Min, draw.Src)
		}
		b = n.Rect
	}
	p := &planes{width: b.Dx(), height: b.Dy(), rgb: make([]byte, 0, 3*b.Dx()*b.Dy())}
	opaque := n.Opaque()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		row := n.Pix[n.PixOffset(b.Min.X, y):][:4*b.Dx()]
		for ; len(row) > 0; row = row[4:] {
			p.rgb = append(p.rgb, row[:3]...)
			if !opaque {
				p.alpha = append(p.alpha, row[3])
			}
		}
	}
	return p
}

// pack returns the colours in the form that takes least room.
func (p *planes) pack(exact bool) (entries string, data []byte, err error) {
	if palette, indices := p.indexed(); palette != nil {
		return fmt.Sprintf("/ColorSpace [/Indexed /DeviceRGB %d <%x>] /Filter /FlateDecode", len(palette)/3-1, palette), deflate(indices), nil
	}
	if !exact {
		if photo, err := p.photograph(); photo != nil || err != nil {
			return "/ColorSpace /DeviceRGB /Filter /DCTDecode", photo, err
		}
	}
	data = deflate(predict(p.rgb, 3*p.width))
	return fmt.Sprintf("/ColorSpace /DeviceRGB /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns %d >>", p.width), data, nil
}

// photograph returns the colours as a JPEG, nil where that is not worth its losses.
func (p *planes) photograph() ([]byte, error) {
	whole := p.guess()
	if whole <= fewest {
		return nil, nil
	}
	data, err := p.jpeg()
	if err != nil || 2*len(data) >= whole {
		return nil, err
	}
	return data, nil
}

// guess returns how many bytes the colours would take without loss, by a band of rows out of each eighth: to pack all of a photograph
// takes a second.
func (p *planes) guess() int {
	const parts, band = 8, 8
	if p.height <= parts*band {
		return len(deflate(predict(p.rgb, 3*p.width)))
	}
	var some []byte
	for i := range parts {
		from := 3 * p.width * (i * (p.height - band) / (parts - 1))
		some = append(some, p.rgb[from:from+3*p.width*band]...)
	}
	return len(deflate(predict(some, 3*p.width))) * p.height / (parts * band)
}

// indexed returns the colours as a table and one byte a pixel; nil when there are more than 256.
func (p *planes) indexed() (palette, indices []byte) {
	known := map[[3]byte]byte{}
	indices = make([]byte, 0, len(p.rgb)/3)
	var last [3]byte
	var index byte
	for i := 0; i < len(p.rgb); i += 3 {
		c := [3]byte(p.rgb[i : i+3])
		if i == 0 || c != last {
			k, ok := known[c]
			if !ok {
				if len(known) == 256 {
					return nil, nil
				}
				k = byte(len(known))
				known[c] = k
				palette = append(palette, c[:]...)
			}
			last, index = c, k
		}
		indices = append(indices, index)
	}
	return palette, indices
}

// jpeg packs the colours as a photograph.
func (p *planes) jpeg() ([]byte, error) {
	m := image.NewRGBA(image.Rect(0, 0, p.width, p.height))
	for i := 0; i < len(p.rgb)/3; i++ {
		copy(m.Pix[4*i:], p.rgb[3*i:3*i+3])
		m.Pix[4*i+3] = 255
	}
	var b bytes.Buffer
	err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality})
	return b.Bytes(), err
}

// predict filters rows as PNG does (ISO 32000-1, 7.4.4.4; PNG, 9): of what stands left of a byte, above it and both, that which
// leaves the smallest differences.
func predict(pixels []byte, stride int) []byte {
	const depth = 3
	const none, sub, up, paeth = 0, 1, 2, 4
	out := make([]byte, 0, len(pixels)+len(pixels)/stride)
	above := make([]byte, stride)
	tried := map[byte][]byte{none: nil, sub: make([]byte, stride), up: make([]byte, stride), paeth: make([]byte, stride)}
	for ; len(pixels) > 0; pixels = pixels[stride:] {
		row := pixels[:stride]
		tried[none] = row
		for i, v := range row {
			var left, corner byte
			if i >= depth {
				left, corner = row[i-depth], above[i-depth]
			}
			tried[sub][i] = v - left
			tried[up][i] = v - above[i]
			tried[paeth][i] = v - nearestOf(left, above[i], corner)
		}
		best, least := byte(none), -1
		for _, kind := range []byte{none, sub, up, paeth} {
			sum := 0
			for _, v := range tried[kind] {
				sum += int(max(int8(v), -int8(v)))
			}
			if least < 0 || sum < least {
				best, least = kind, sum
			}
		}
		out = append(append(out, best), tried[best]...)
		above = row
	}
	return out
}

// nearestOf is the predictor of Paeth.
func nearestOf(left, above, corner byte) byte {
	p := int(left) + int(above) - int(corner)
	distance := func(v byte) int {
		if d := p - int(v); d >= 0 {
			return d
		} else {
			return -d
		}
	}
	a, b, c := distance(left), distance(above), distance(corner)
	if a <= b && a <= c {
		return left
	}
	if b <= c {
		return above
	}
	return corner
}
