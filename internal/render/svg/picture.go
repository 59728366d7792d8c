package svg

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"

	"cards/internal/resample"
	"cards/internal/scene"
)

// This room writes pictures (SVG 2, 12.3): each once, however often it is painted.

// maxPixels bounds a picture, in pixels.
const maxPixels = 1 << 26

// picture is a picture that is in the file.
type picture struct {
	id            string
	width, height int
}

// picture paints an image so that it covers its area, with the focus as near to the middle as its borders allow.
func (e *encoder) picture(it scene.Image) error {
	if it.Source == nil {
		return errors.New("an image has no picture")
	}
	a := it.Area
	if !sane(a.X, a.Y, a.W, a.H, it.Focus.X, it.Focus.Y) {
		return errNotFinite
	}
	if a.Empty() || it.Source.Bounds().Empty() {
		return nil
	}
	if it.Pixelated {
		if _, ok := it.Source.(scene.Developed); !ok {
			return e.pixelated(it)
		}
	}
	pixels, err := e.develop(it)
	if err != nil {
		return err
	}
	p, err := e.image(pixels, it.Pixelated)
	if err != nil {
		return err
	}
	return e.place(it, p, scene.Transform{XX: a.W / float64(p.width), YY: a.H / float64(p.height), X0: a.X, Y0: a.Y}, "", it.Clip != nil)
}

// pixelated paints an image as it is, each of its pixels a block.
func (e *encoder) pixelated(it scene.Image) error {
	b := it.Source.Bounds()
	if b.Dx()*b.Dy() > maxPixels {
		return errTooLarge
	}
	p, err := e.image(it.Source, true)
	if err != nil {
		return err
	}
	t := cover(it.Area, float64(b.Dx()), float64(b.Dy()), it.Focus)
	whole := scene.Rect{X: t.X0, Y: t.Y0, W: t.XX * float64(b.Dx()), H: t.YY * float64(b.Dy())}
	if it.Clip == nil && it.Area.Contains(whole, 1.0/128) {
		return e.place(it, p, t, ` image-rendering="pixelated"`, false)
	}
	inside := scene.Rectangle(it.Area)
	clip, err := e.clip(&inside)
	if err != nil {
		return err
	}
	e.write("<g%s>\n", clip)
	defer e.write("</g>\n")
	return e.place(it, p, t, ` image-rendering="pixelated"`, it.Clip != nil)
}

// place paints a picture under t.
func (e *encoder) place(it scene.Image, p picture, t scene.Transform, rendering string, clipped bool) error {
	alt, err := escape(it.Alt)
	if err != nil {
		return fmt.Errorf("the description of a picture: %w", err)
	}
	attributes := ""
	if clipped {
		if attributes, err = e.clip(it.Clip); err != nil {
			return err
		}
	}
	if alt != "" {
		attributes += ` role="img" aria-label="` + alt + `"`
	}
	if attributes != "" {
		e.write("<g%s>", attributes)
	}
	e.write("<use href=\"#%s\"%s transform=\"%s\"/>", p.id, rendering, matrix(t))
	if attributes != "" {
		e.write("</g>")
	}
	e.write("\n")
	return nil
}

var errTooLarge = errors.New("a picture is too large")

// develop returns the pixels of an image's area.
func (e *encoder) develop(it scene.Image) (image.Image, error) {
	a := it.Area
	zoom := math.Sqrt(math.Abs(e.m.XX*e.m.YY - e.m.XY*e.m.YX))
	size := func(k float64) (w, h int, err error) {
		fw, fh := math.Max(1, math.Round(a.W*zoom*k)), math.Max(1, math.Round(a.H*zoom*k))
		if !(fw*fh <= maxPixels) {
			return 0, 0, errTooLarge
		}
		return int(fw), int(fh), nil
	}
	if d, ok := it.Source.(scene.Developed); ok {
		w, h, err := size(e.options.Detail)
		if err != nil {
			return nil, err
		}
		return d.Develop(w, h), nil
	}
	b := it.Source.Bounds()
	t := cover(a, float64(b.Dx()), float64(b.Dy()), it.Focus)
	w, h, err := size(math.Max(1, math.Min(e.options.Detail, 1/(t.XX*zoom))))
	if err != nil {
		return nil, err
	}
	sx, sy := float64(w)/a.W, float64(h)/a.H
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	resample.Scale(out, it.Source, (t.X0-a.X)*sx, (t.Y0-a.Y)*sy, t.XX*sx, t.YY*sy, true)
	return out, nil
}

// cover maps the pixels of a w×h picture to the page so that it covers the area.
func cover(area scene.Rect, w, h float64, focus scene.Point) scene.Transform {
	s := math.Max(area.W/w, area.H/h)
	place := func(from, length, size, focus float64) float64 {
		spare := size*s - length // ≥ 0: what is cut off
		return from - math.Max(0, math.Min(spare, focus*size*s-length/2))
	}
	return scene.Transform{XX: s, YY: s, X0: place(area.X, area.W, w, focus.X), Y0: place(area.Y, area.H, h, focus.Y)}
}

// quality is that of a photograph's JPEG (1 to 100), and fewest how many bytes one has to take without loss before it may become
// one.
const (
	quality = 92
	fewest  = 48 << 10
)

// image returns a picture of the file; exact keeps every pixel.
func (e *encoder) image(m image.Image, exact bool) (picture, error) {
	b := m.Bounds()
	if b.Empty() || b.Dx()*b.Dy() > maxPixels {
		return picture{}, errors.New("a picture has no pixels, or too many")
	}
	pixels := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(pixels, pixels.Rect, m, b.Min, draw.Src)
	var size [9]byte
	binary.LittleEndian.PutUint32(size[:], uint32(b.Dx()))
	binary.LittleEndian.PutUint32(size[4:], uint32(b.Dy()))
	if exact {
		size[8] = 1
	}
	h := sha256.New()
	h.Write(size[:])
	h.Write(pixels.Pix)
	sum := [sha256.Size]byte(h.Sum(nil))
	if p, ok := e.images[sum]; ok {
		return p, nil
	}
	data, kind, err := pack(pixels, exact)
	if err != nil {
		return picture{}, err
	}
	p := picture{width: b.Dx(), height: b.Dy()}
	p.id = e.define(fmt.Sprintf(`<image width="%d" height="%d" href="data:image/%s;base64,%s"/>`, p.width, p.height, kind, base64.StdEncoding.EncodeToString(data)))
	e.images[sum] = p
	return p, nil
}

// pack returns the file of a picture and its kind.
func pack(m *image.NRGBA, exact bool) (data []byte, kind string, err error) {
	var b bytes.Buffer
	if few := indexed(m); few != nil {
		err = png.Encode(&b, few)
		return b.Bytes(), "png", err
	}
	if !exact && m.Opaque() {
		whole, err := guess(m)
		if err != nil {
			return nil, "", err
		}
		if whole > fewest {
			opaque := &image.RGBA{Pix: m.Pix, Stride: m.Stride, Rect: m.Rect} // the same bytes, as nothing shines through
			if err := jpeg.Encode(&b, opaque, &jpeg.Options{Quality: quality}); err != nil {
				return nil, "", err
			}
			if 2*b.Len() < whole {
				return b.Bytes(), "jpeg", nil
			}
			b.Reset()
		}
	}
	err = png.Encode(&b, m)
	return b.Bytes(), "png", err
}

// guess returns how many bytes a picture would take without loss, by a band of rows out of each eighth: to pack all of a photograph
// takes a second.
func guess(m *image.NRGBA) (int, error) {
	const parts, band = 8, 8
	count := func(part image.Image) (int, error) {
		var b bytes.Buffer
		err := png.Encode(&b, part)
		return b.Len(), err
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	if h <= parts*band {
		return count(m)
	}
	some := image.NewNRGBA(image.Rect(0, 0, w, parts*band))
	for i := range parts {
		from := i * (h - band) / (parts - 1)
		copy(some.Pix[some.Stride*band*i:some.Stride*band*(i+1)], m.Pix[m.Stride*from:])
	}
	n, err := count(some)
	return n * h / (parts * band), err
}

// indexed returns a picture with a palette, nil when it has more than 256 colours. Colours are in the order in which they come.
func indexed(m *image.NRGBA) *image.Paletted {
	known := map[color.NRGBA]uint8{}
	out := image.NewPaletted(m.Rect, nil)
	for i := range out.Pix {
		c := color.NRGBA{m.Pix[4*i], m.Pix[4*i+1], m.Pix[4*i+2], m.Pix[4*i+3]}
		k, ok := known[c]
		if !ok {
			if len(known) == 256 {
				return nil
			}
			k = uint8(len(known))
			known[c] = k
			out.Palette = append(out.Palette, c)
		}
		out.Pix[i] = k
	}
	return out
}
