package job

import (
	"bytes"
	"fmt"
	"image"
	"slices"

	"cards/internal/layout"
	"cards/internal/render/html"
	"cards/internal/render/png"
	"cards/internal/render/raster"
	"cards/internal/render/svg"
	"cards/internal/scene"
)

// What a page becomes as files of its own: a picture in each of the formats that are asked for. Pixels are drawn once, and what is
// written in another way is read back before anything stands under its name.

// The formats of pictures, as decks and manifests name them.
const (
	FormatPNG = "png"
	FormatSVG = "svg"
)

// pictureFormats are the formats of pictures, in the order in which a manifest names the files of a page.
var pictureFormats = []string{FormatPNG, FormatSVG}

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

// pictureFormats returns the formats in which a run writes pictures, none when only files of the whole deck are asked for. Figures of HTML refer to
// pictures, so these are made where nothing else asks for them.
func (p *Plan) pictureFormats() []string {
	var out []string
	for _, f := range pictureFormats {
		if p.wants(f) {
			out = append(out, f)
		}
	}
	if len(out) == 0 && p.wants(FormatHTML) && p.request.HTML.form() == html.FigureForm {
		out = []string{FormatPNG}
	}
	return out
}

// encoded is a page in one format, of so many pixels.
type encoded struct {
	format string
	data   []byte
	bounds image.Rectangle
}

// encode returns a page in each format, in order.
func (o *Options) encode(renderer *raster.Renderer, p *layout.Page, formats []string) ([]encoded, error) {
	var out []encoded
	add := func(format string, make func() ([]byte, image.Rectangle, error)) error {
		if !slices.Contains(formats, format) {
			return nil
		}
		data, bounds, err := make()
		if err != nil {
			return fmt.Errorf("card %s, %s: %w", p.Card, p.Size.Name, err)
		}
		out = append(out, encoded{format, data, bounds})
		return nil
	}
	if err := add(FormatPNG, func() ([]byte, image.Rectangle, error) { return o.encodePNG(renderer, p) }); err != nil {
		return nil, err
	}
	if err := add(FormatSVG, func() ([]byte, image.Rectangle, error) { return o.encodeSVG(p) }); err != nil {
		return nil, err
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

// encodePNG draws a page and returns its PNG.
func (o *Options) encodePNG(renderer *raster.Renderer, p *layout.Page) ([]byte, image.Rectangle, error) {
	m, err := renderer.Draw(p.Scene, o.scale())
	if err != nil {
		return nil, image.Rectangle{}, err
	}
	defer renderer.Recycle(m)
	var b bytes.Buffer
	if err := png.Encode(&b, m, png.Options{DPI: o.DPI}); err != nil {
		return nil, image.Rectangle{}, err
	}
	return b.Bytes(), m.Bounds(), nil
}

// encodeSVG writes a page as an SVG and reads it back. Its sides are those of the page, whatever the scale: only pictures in it have
// that many pixels.
func (o *Options) encodeSVG(p *layout.Page) ([]byte, image.Rectangle, error) {
	var b bytes.Buffer
	options := svg.Options{Title: bookmark(p), Lang: p.Scene.Lang, Detail: o.scale()}
	if o.Outlines {
		options.Text = svg.Outlines
	}
	if err := svg.Encode(&b, p.Scene, options); err != nil {
		return nil, image.Rectangle{}, err
	}
	if err := svg.Verify(b.Bytes(), selectable(p.Scene, o.AllowMissing)); err != nil {
		return nil, image.Rectangle{}, fmt.Errorf("the file that was made is not sound: %w", err)
	}
	return b.Bytes(), image.Rect(0, 0, int(p.Scene.Width), int(p.Scene.Height)), nil
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
