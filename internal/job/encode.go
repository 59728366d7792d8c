package job

import (
	"bytes"
	"fmt"
	"image"
	imagejpeg "image/jpeg"
	"io"
	"slices"
	"strings"

	imagewebp "golang.org/x/image/webp"

	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/render/html"
	"cards/internal/render/jpeg"
	"cards/internal/render/png"
	"cards/internal/render/raster"
	"cards/internal/render/svg"
	"cards/internal/render/webp"
	"cards/internal/scene"
	"cards/internal/xmp"
)

// What a page becomes as files of its own: a picture in each of the formats that are asked for. Pixels are drawn once, and every file is
// read back from its bytes before anything stands under its name.

// DefaultQuality is the quality of JPEG files when none is asked for.
const DefaultQuality = jpeg.DefaultQuality

// The formats of pictures, as decks and manifests name them.
const (
	FormatPNG  = "png"
	FormatJPEG = "jpg"
	FormatWebP = "webp"
	FormatSVG  = "svg"
)

// pictureFormats are the formats of pictures, in the order in which a manifest names the files of a page.
var pictureFormats = []string{FormatPNG, FormatJPEG, FormatWebP, FormatSVG}

// asked returns the formats that are asked for: by the request, else by the deck, else png.
func (p *Plan) asked() []string {
	out := p.request.Formats
	if len(out) == 0 {
		for _, f := range p.Deck.Formats {
			out = append(out, f.V)
		}
	}
	if len(out) == 0 {
		out = []string{FormatPNG}
	}
	if p.request.HTML != (HTMLOptions{}) && !slices.Contains(out, FormatHTML) {
		out = append(slices.Clone(out), FormatHTML)
	}
	return out
}

// wants reports whether files of a format are asked for.
func (p *Plan) wants(format string) bool { return slices.Contains(p.asked(), format) }

// pictureFormats returns the formats in which a run writes pictures, none when only files of the whole deck are asked for. Figures of HTML
// refer to pictures, so these are made where nothing else asks for them.
func (p *Plan) pictureFormats() []string {
	var out []string
	for _, f := range pictureFormats {
		if p.wants(f) || f == FormatJPEG && p.wants("jpeg") {
			out = append(out, f)
		}
	}
	if len(out) == 0 && p.wants(FormatHTML) && p.request.HTML.form() == html.FigureForm {
		out = []string{FormatPNG}
	}
	return out
}

// figureFormats are those of the pictures that figures of HTML show: PNG, or else JPEG, which everything reads; beside it, for what can read
// them, WebP and SVG.
func (p *Plan) figureFormats() []string {
	made := p.pictureFormats()
	var out []string
	for _, f := range []string{FormatPNG, FormatJPEG, FormatWebP} {
		if slices.Contains(made, f) && (len(out) == 0 || f == FormatWebP) {
			out = append(out, f)
		}
	}
	if slices.Contains(made, FormatSVG) {
		out = append(out, FormatSVG)
	}
	return out
}

// figureNotes tells where figures show pictures that not everything reads.
func (p *Plan) figureNotes() diag.List {
	var list diag.List
	if formats := p.figureFormats(); p.wants(FormatHTML) && p.request.HTML.form() == html.FigureForm && !slices.Contains(formats, FormatPNG) && !slices.Contains(formats, FormatJPEG) {
		list.Notef(diag.Pos{File: p.Deck.File}, "figure-format", "add png or jpg to the formats", "the figures show %s alone, which browsers before 2020, mail and many readers of feeds cannot read", strings.Join(formats, " and "))
	}
	return list
}

// encoded is a page in one format, of so many pixels.
type encoded struct {
	format string
	data   []byte
	bounds image.Rectangle
}

// encode returns a page in each format, in their order.
func (o *Options) encode(renderer *raster.Renderer, u *Unit, p *layout.Page, formats []string) ([]encoded, error) {
	var drawn *image.RGBA
	defer func() {
		if drawn != nil {
			renderer.Recycle(drawn)
		}
	}()
	var out []encoded
	for _, format := range formats {
		var e encoded
		var err error
		if format == FormatSVG {
			e, err = o.encodeSVG(p)
		} else {
			if drawn == nil {
				drawn, err = renderer.Draw(p.Scene, o.scale())
			}
			if err == nil {
				e, err = o.encodePixels(drawn, u, p, format)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("card %s, %s, %s: %w", p.Card, p.Size.Name, format, err)
		}
		out = append(out, e)
	}
	return out, nil
}

// scale is how many pixels there are to a px.
func (o *Options) scale() float64 {
	if o.Scale == 0 {
		return 1
	}
	return o.Scale
}

// encodePixels writes the pixels of a page in a format, with what the picture says of itself, and reads the file back.
func (o *Options) encodePixels(m *image.RGBA, u *Unit, p *layout.Page, format string) (encoded, error) {
	var b bytes.Buffer
	var err, unsound error
	switch says := metadata(u, p); format {
	case FormatPNG:
		if err = png.Encode(&b, m, png.Options{DPI: o.DPI, Reduce: o.Palette, Text: []png.Text{{Keyword: png.XMP, Value: string(says)}}}); err == nil {
			unsound = png.Verify(b.Bytes())
		}
	case FormatJPEG:
		if err = jpeg.Encode(&b, m, jpeg.Options{Quality: o.Quality, DPI: o.DPI, XMP: says}); err == nil {
			unsound = decodes(imagejpeg.Decode, b.Bytes(), m.Bounds())
		}
	case FormatWebP:
		if err = webp.Encode(&b, m, webp.Options{XMP: says}); err == nil {
			unsound = decodes(imagewebp.Decode, b.Bytes(), m.Bounds())
		}
	default:
		err = fmt.Errorf("%q is no format of pictures", format)
	}
	if unsound != nil {
		err = fmt.Errorf("the file that was made is not sound: %w", unsound)
	}
	return encoded{format, b.Bytes(), m.Bounds()}, err
}

// decodes reads a picture by a decoder that shares nothing with what wrote it.
func decodes(decode func(io.Reader) (image.Image, error), data []byte, bounds image.Rectangle) error {
	m, err := decode(bytes.NewReader(data))
	if err == nil && m.Bounds().Size() != bounds.Size() {
		err = fmt.Errorf("it has %v pixels, not %v", m.Bounds().Size(), bounds.Size())
	}
	return err
}

// metadata is what a picture says of itself to programs that catalogue and to people who don't see it: the card's caption, whose it is, and
// where its words are from too.
func metadata(u *Unit, p *layout.Page) []byte {
	lang := p.Scene.Lang
	packet := xmp.Packet{
		Title: []xmp.Text{{Lang: lang, Value: bookmark(p)}}, Description: []xmp.Text{{Lang: lang, Value: u.caption}}, Alt: []xmp.Text{{Lang: lang, Value: p.Scene.Alt}},
		Creators: []string{u.brand}, Languages: []string{lang}, Source: u.source,
	}
	return packet.Bytes()
}

// encodePNG draws a page and returns its PNG without metadata.
func (o *Options) encodePNG(renderer *raster.Renderer, p *layout.Page) ([]byte, image.Rectangle, error) {
	m, err := renderer.Draw(p.Scene, o.scale())
	if err != nil {
		return nil, image.Rectangle{}, fmt.Errorf("card %s, %s: %w", p.Card, p.Size.Name, err)
	}
	defer renderer.Recycle(m)
	var b bytes.Buffer
	if err := png.Encode(&b, m, png.Options{DPI: o.DPI, Reduce: o.Palette}); err != nil {
		return nil, image.Rectangle{}, fmt.Errorf("card %s, %s: %w", p.Card, p.Size.Name, err)
	}
	return b.Bytes(), m.Bounds(), nil
}

// encodeSVG writes a page as an SVG and reads it back. Its sides are those of the page, whatever the scale: only pictures in it have
// that many pixels.
func (o *Options) encodeSVG(p *layout.Page) (encoded, error) {
	var b bytes.Buffer
	options := svg.Options{Title: bookmark(p), Lang: p.Scene.Lang, Detail: o.scale()}
	if o.Outlines {
		options.Text = svg.Outlines
	}
	if err := svg.Encode(&b, p.Scene, options); err != nil {
		return encoded{}, err
	}
	if err := svg.Verify(b.Bytes(), selectable(p.Scene, o.AllowMissing)); err != nil {
		return encoded{}, fmt.Errorf("the file that was made is not sound: %w", err)
	}
	return encoded{FormatSVG, b.Bytes(), image.Rect(0, 0, int(p.Scene.Width), int(p.Scene.Height))}, nil
}

// selectable returns the texts that a page says. Boxes that stand for characters without a glyph say none, where these are allowed.
func selectable(s *scene.Page, allowMissing bool) []string {
	if allowMissing {
		return nil
	}
	var out []string
	for _, b := range s.Boxes {
		if len(b.Lines) > 0 {
			out = append(out, b.Text)
		}
	}
	return out
}
