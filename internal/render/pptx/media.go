package pptx

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"
	"reflect"

	"cards/internal/scene"
)

// Pictures in the package: each once, as PNG, or as JPEG where it is a photograph without holes.

// mediaKey tells pictures apart that were put into the package before.
type mediaKey struct {
	source any
	size   image.Point
}

// medium is a picture in the package.
type medium struct {
	name string
	size image.Point
}

// shownPixels is the long side of a slide on a screen, in pixels: pictures whose pixels are made as they are drawn get as many.
const shownPixels = 1920

// maxPicturePixels bounds a picture that is enlarged or developed here.
const maxPicturePixels = 64 << 20

// jpegQuality is at which photographs are kept: beyond it files grow and nothing is seen.
const jpegQuality = 90

// media puts the source of an image into the package and returns the name of its part and its size in pixels; zoom is by how
// much the groups around it enlarge it. The name is empty where the picture cannot be written.
func (d *deck) media(i scene.Image, zoom float64) (name string, size image.Point) {
	f := zoom * math.Max(1, shownPixels/math.Max(d.doc.Width, d.doc.Height))
	b := i.Source.Bounds()
	want := b.Size()
	w, h := int(math.Ceil(i.Area.W*f)), int(math.Ceil(i.Area.H*f))
	if w < 1 || h < 1 || w > maxSide || h > maxSide || w*h > maxPicturePixels {
		f = 1
		w, h = max(1, min(maxSide, int(i.Area.W))), max(1, min(maxSide, int(i.Area.H)))
	}
	developed, isDeveloped := i.Source.(scene.Developed)
	switch {
	case isDeveloped:
		want = image.Pt(w, h)
	case i.Pixelated:
		// Blocks keep their edges when each is several pixels.
		k := max(1, int(math.Ceil(math.Max(float64(w)/float64(b.Dx()), float64(h)/float64(b.Dy())))))
		if b.Dx()*k*b.Dy()*k <= maxPicturePixels {
			want = b.Size().Mul(k)
		}
	}
	key := mediaKey{size: want}
	if v := reflect.ValueOf(i.Source); v.Kind() == reflect.Pointer {
		key.source = i.Source
		if have, ok := d.pictures[key]; ok {
			return have.name, have.size
		}
	}
	source := i.Source
	if isDeveloped {
		source = developed.Develop(want.X, want.Y)
	} else if want != b.Size() {
		source = blocks(source, want)
	}
	data, ext := encoded(source, i.Pixelated)
	if data == nil {
		return "", image.Point{}
	}
	out := medium{name: d.addMedia(data, ext), size: source.Bounds().Size()}
	if key.source != nil {
		d.pictures[key] = out
	}
	return out.name, out.size
}

// addMedia adds the bytes of a picture, once however often they come, and returns the name of the part.
func (d *deck) addMedia(data []byte, ext string) string {
	sum := sha256.Sum256(data)
	if name, ok := d.sums[sum]; ok {
		return name
	}
	name := ""
	for name == "" || d.parts.has(name) {
		d.mediaCount++
		name = fmt.Sprintf("ppt/media/picture%d.%s", d.mediaCount, ext)
	}
	kind := "image/png"
	if ext == "jpeg" {
		kind = "image/jpeg"
	}
	d.parts.put(name, kind, data, nil)
	d.parts.byName[name].stored = true
	d.sums[sum] = name
	return name
}

// blocks enlarges a picture by a whole number, each pixel a block.
func blocks(source image.Image, size image.Point) image.Image {
	b := source.Bounds()
	k := size.X / b.Dx()
	if p, ok := source.(*image.Paletted); ok {
		out := image.NewPaletted(image.Rectangle{Max: size}, clearPalette(p.Palette))
		for y := range size.Y {
			for x := range size.X {
				out.Pix[y*out.Stride+x] = p.ColorIndexAt(b.Min.X+x/k, b.Min.Y+y/k)
			}
		}
		return out
	}
	out := image.NewNRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			out.Set(x, y, source.At(b.Min.X+x/k, b.Min.Y+y/k))
		}
	}
	return out
}

// clearPalette gives transparent colours the hue of those that are seen: programs that mix neighbouring pixels before they look at
// their alpha would draw dark seams otherwise.
func clearPalette(p color.Palette) color.Palette {
	out := make(color.Palette, len(p))
	var seen color.NRGBA
	for _, c := range p {
		if n := color.NRGBAModel.Convert(c).(color.NRGBA); n.A > seen.A {
			seen = n
		}
	}
	for i, c := range p {
		if out[i] = c; color.NRGBAModel.Convert(c).(color.NRGBA).A == 0 {
			out[i] = color.NRGBA{seen.R, seen.G, seen.B, 0}
		}
	}
	return out
}

// encoded returns a picture as a file and the extension of its name; nil where it cannot be encoded.
func encoded(source image.Image, exact bool) (data []byte, ext string) {
	var b bytes.Buffer
	if !exact && isPhotograph(source) {
		if jpeg.Encode(&b, source, &jpeg.Options{Quality: jpegQuality}) == nil {
			return b.Bytes(), "jpeg"
		}
		b.Reset()
	}
	switch source.(type) {
	case *image.NRGBA, *image.RGBA, *image.Paletted, *image.Gray:
	default:
		plain := image.NewNRGBA(source.Bounds())
		draw.Draw(plain, plain.Rect, source, source.Bounds().Min, draw.Src)
		source = plain
	}
	if png.Encode(&b, source) != nil {
		return nil, ""
	}
	return b.Bytes(), "png"
}

// photoColours is how many colours a picture must have at least among its samples to be a photograph: drawings, logos and
// duotones of few tones stay exact.
const photoColours = 300

// isPhotograph reports whether a picture is opaque and of many colours, by a grid of samples.
func isPhotograph(m image.Image) bool {
	if o, ok := m.(interface{ Opaque() bool }); !ok || !o.Opaque() {
		return false
	}
	b := m.Bounds()
	step := max(1, min(b.Dx(), b.Dy())/128)
	seen := map[[3]uint32]bool{}
	for y := b.Min.Y; y < b.Max.Y; y += step {
		for x := b.Min.X; x < b.Max.X; x += step {
			r, g, bl, _ := m.At(x, y).RGBA()
			seen[[3]uint32{r >> 8, g >> 8, bl >> 8}] = true
			if len(seen) >= photoColours {
				return true
			}
		}
	}
	return false
}
