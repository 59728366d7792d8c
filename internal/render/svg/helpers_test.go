package svg_test

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"image/color"
	"io"
	"regexp"
	"strings"
	"testing"

	"cards/fonts"
	"cards/internal/render/svg"
	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
)

var (
	ink   = scene.Solid(color.NRGBA{R: 20, G: 30, B: 40, A: 255})
	paper = color.NRGBA{R: 250, G: 248, B: 240, A: 255}
)

func face(t testing.TB, key string) scene.Face {
	t.Helper()
	f, ok := fonts.Default().ByKey(key)
	if !ok {
		t.Fatalf("no face %s", key)
	}
	return f
}

func glyph(t testing.TB, f scene.Face, r rune) font.GID {
	t.Helper()
	g, ok := f.Font().NominalGlyph(r)
	if !ok {
		t.Fatalf("%s has no %q", f.Key(), r)
	}
	return g
}

// run sets a text without shaping: one glyph a character, by their advances.
func run(t testing.TB, f scene.Face, size, x, y float64, s string) scene.Run {
	t.Helper()
	drawn := font.NewFace(f.Font())
	r := scene.Run{Face: f, Size: size, Text: s, Paint: ink}
	for i, c := range []rune(s) {
		g := glyph(t, f, c)
		r.Glyphs = append(r.Glyphs, scene.Glyph{ID: g, X: x, Y: y, Cluster: i})
		x = scene.Snap(x + float64(drawn.HorizontalAdvance(g))*size/float64(drawn.Upem()))
	}
	return r
}

// page has the items on it, those of text each in a box.
func page(items ...scene.Item) *scene.Page {
	p := &scene.Page{Width: 400, Height: 300, Ground: paper, Lang: "zh-Hans", Alt: "a page", Items: items}
	for i, it := range items {
		if s, ok := it.(scene.Text); ok {
			p.Boxes = append(p.Boxes, scene.Box{Role: "quote", Text: s.Run.Text, Lang: "zh-Hans", From: i, To: i + 1, Lines: []scene.Line{{Text: s.Run.Text}}})
		}
	}
	return p
}

// encode writes a page, which has to hold together, to say the texts of all boxes, and to have the same bytes a second time.
func encode(t testing.TB, p *scene.Page, o svg.Options) string {
	t.Helper()
	var b, again bytes.Buffer
	if err := svg.Encode(&b, p, o); err != nil {
		t.Fatal(err)
	}
	if err := svg.Encode(&again, p, o); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("a second time there are other bytes, %v", err)
	}
	var texts []string
	for _, b := range p.Boxes {
		texts = append(texts, b.Text)
	}
	if err := svg.Verify(b.Bytes(), texts); err != nil {
		t.Error(err)
	}
	return b.String()
}

// element is an element of a file with the text right in it.
type element struct {
	name, text string
	attributes map[string]string
}

// elements reads a file's elements in order.
func elements(t testing.TB, data string) []element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(data))
	var out []element
	var open []int
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			open = append(open, len(out))
			out = append(out, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				out[open[len(open)-1]].text += string(token)
			}
		}
	}
}

// named returns the elements of a name.
func named(list []element, name string) []element {
	var out []element
	for _, e := range list {
		if e.name == name {
			out = append(out, e)
		}
	}
	return out
}

var webFont = regexp.MustCompile(`font-family:([a-z0-9]+);[^}]*base64,([A-Za-z0-9+/=]+)`)

// webFonts are the fonts of a file by family, read by the catalogue's reader.
func webFonts(t testing.TB, data string) map[string]*font.Font {
	t.Helper()
	out := map[string]*font.Font{}
	for _, m := range webFont.FindAllStringSubmatch(data, -1) {
		packed, err := base64.StdEncoding.DecodeString(m[2])
		if err != nil {
			t.Fatal(err)
		}
		c, err := fonts.Default().WithUser(fonts.UserFont{Family: "packed", Weight: 400, Data: packed, Name: m[1]})
		if err != nil {
			t.Fatal(err)
		}
		f, ok := c.ByKey(c.List()[0].Key)
		if !ok {
			t.Fatal("the font is not in the catalogue")
		}
		out[m[1]] = f.Font()
	}
	return out
}

// sameShape reports whether two glyphs have the same ink, within two thousandths of an em.
func sameShape(a *font.Font, g font.GID, b *font.Font, h font.GID) bool {
	x, _ := (&font.Face{Font: a}).GlyphDataOutline(g)
	y, _ := (&font.Face{Font: b}).GlyphDataOutline(h)
	if len(x.Segments) == 0 || len(y.Segments) == 0 {
		return len(x.Segments) == len(y.Segments)
	}
	p, q := x.Segments[0].Args[0], y.Segments[0].Args[0]
	near := func(v, w float32) bool {
		d := v/float32(a.Upem()) - w/float32(b.Upem())
		return d < 0.002 && d > -0.002
	}
	ax, _ := (&font.Face{Font: a}).GlyphExtents(g)
	bx, _ := (&font.Face{Font: b}).GlyphExtents(h)
	return near(p.X, q.X) && near(p.Y, q.Y) && near(ax.Width, bx.Width) && near(ax.Height, bx.Height) && near(ax.XBearing, bx.XBearing) && near(ax.YBearing, bx.YBearing)
}
