package svg_test

import (
	"bytes"
	"image/color"
	"io"
	"math"
	"strings"
	"testing"

	"cards/internal/render/svg"
	"cards/internal/scene"
)

// TestRoot: the file says its size, language, title and description, and the picture is named by them.
func TestRoot(t *testing.T) {
	p := page()
	p.Width, p.Height = 1080, 1350.5
	list := elements(t, encode(t, p, svg.Options{Title: "名言"}))
	root := list[0].attributes
	for name, want := range map[string]string{"width": "1080", "height": "1350.5", "viewBox": "0 0 1080 1350.5", "role": "img", "lang": "zh-Hans"} {
		if root[name] != want {
			t.Errorf("%s is %q, want %q", name, root[name], want)
		}
	}
	ids := strings.Fields(root["aria-labelledby"])
	title, desc := named(list, "title")[0], named(list, "desc")[0]
	if len(ids) != 2 || title.attributes["id"] != ids[0] || desc.attributes["id"] != ids[1] || title.text != "名言" || desc.text != "a page" {
		t.Errorf("the picture is named by %v: %v, %v", ids, title, desc)
	}
	// Without a title the description is it, and without both there is none.
	list = elements(t, encode(t, p, svg.Options{}))
	if got := named(list, "title"); len(got) != 1 || got[0].text != "a page" || len(named(list, "desc")) != 0 {
		t.Errorf("the title is %v", got)
	}
	p.Alt = ""
	list = elements(t, encode(t, p, svg.Options{}))
	if _, ok := list[0].attributes["aria-labelledby"]; ok || len(named(list, "title")) != 0 {
		t.Error("a picture without words is named by something")
	}
}

// TestNames: names of two pictures in one HTML document do not meet.
func TestNames(t *testing.T) {
	f := face(t, serif)
	one := webFonts(t, encode(t, page(scene.Text{Run: run(t, f, 40, 20, 100, "一")}), svg.Options{}))
	two := webFonts(t, encode(t, page(scene.Text{Run: run(t, f, 40, 20, 100, "二")}), svg.Options{}))
	for family := range one {
		if two[family] != nil {
			t.Errorf("two fonts are called %s", family)
		}
	}
}

// TestPaint: colours, pens, clips and groups are written as what they are.
func TestPaint(t *testing.T) {
	half := scene.Solid(color.NRGBA{R: 255, G: 255, B: 255, A: 51})
	square := scene.Rectangle(scene.Rect{X: 10.5, Y: 20, W: 30, H: 40})
	two := gradient(color.NRGBA{A: 255}, color.NRGBA{R: 255, A: 128})
	for name, c := range map[string]struct {
		item scene.Item
		want []string
	}{
		"fill":      {scene.Fill{Path: square, Paint: half}, []string{`<path fill="#fff" fill-opacity=".2" d="M10.5 20h30v40h-30z"/>`}},
		"stroke":    {scene.Stroke{Path: square, Paint: ink, Width: 1.5, Join: scene.BevelJoin, Cap: scene.SquareCap, Dash: []float64{4, 2.5}, DashOffset: 1}, []string{`fill="none" stroke="#141e28" stroke-width="1.5"`, `stroke-linecap="square"`, `stroke-linejoin="bevel"`, `stroke-dasharray="4 2.5" stroke-dashoffset="1"`}},
		"no dashes": {scene.Stroke{Path: square, Paint: ink, Width: 1, Dash: []float64{-1, 2}}, []string{`stroke-width="1" d="`}},
		"gradient":  {scene.Fill{Path: square, Paint: two}, []string{`gradientUnits="userSpaceOnUse" x1="30" y1="150" x2="330" y2="420"`, `<stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#f00" stop-opacity=".502"/>`, `<path fill="url(#`}},
		"group":     {scene.Group{Transform: scene.Translate(5, 6), Clip: &square, Opacity: 0.25, Items: []scene.Item{scene.Fill{Path: square, Paint: ink}}}, []string{`<g transform="matrix(1 0 0 1 5 6)" clip-path="url(#`, `opacity=".25"`, `<path d="M10.5 20h30v40h-30z"/></clipPath>`}},
		"fine":      {scene.Group{Transform: scene.Scale(1000, 1000), Items: []scene.Item{scene.Fill{Path: scene.Polyline(scene.Point{X: 0.00123, Y: 0.5}, scene.Point{X: 0.25, Y: 0.75}), Paint: ink}}}, []string{`d="M.00123 .5l.24877 .25"`}},
	} {
		data := encode(t, page(c.item), svg.Options{})
		for _, want := range c.want {
			if !strings.Contains(data, want) {
				t.Errorf("%s: there is no %s in\n%s", name, want, data)
			}
		}
	}
	// What leaves no trace is not written.
	empty := encode(t, page(), svg.Options{})
	for _, it := range []scene.Item{
		scene.Fill{Path: square}, scene.Stroke{Path: square, Paint: ink}, scene.Fill{Paint: ink}, scene.Grain{Step: 2, Cell: 1}, scene.Group{Opacity: -1, Items: []scene.Item{scene.Fill{Path: square, Paint: ink}}},
		scene.Group{Transform: scene.Transform{XX: 1}, Items: []scene.Item{scene.Fill{Path: square, Paint: ink}}}, scene.Text{}, scene.Image{Source: checks()},
	} {
		if data := encode(t, &scene.Page{Width: 400, Height: 300, Ground: paper, Lang: "zh-Hans", Alt: "a page", Items: []scene.Item{it}}, svg.Options{}); data != empty {
			t.Errorf("%T is written:\n%s", it, data)
		}
	}
}

// TestPictures: a picture is in the file once, a photograph as a JPEG, and blocks stay blocks.
func TestPictures(t *testing.T) {
	area := scene.Rect{X: 10, Y: 20, W: 130, H: 130}
	blocks := scene.Image{Source: checks(), Area: area, Pixelated: true, Alt: "a \"check\""}
	data := encode(t, page(blocks, blocks), svg.Options{})
	list := elements(t, data)
	if images, uses := named(list, "image"), named(list, "use"); len(images) != 1 || images[0].attributes["width"] != "13" || len(uses) != 2 || uses[0].attributes["image-rendering"] != "pixelated" || uses[0].attributes["transform"] != "matrix(10 0 0 10 10 20)" {
		t.Errorf("blocks are written as %v", uses)
	}
	if g := named(list, "g"); len(g) != 2 || g[0].attributes["aria-label"] != blocks.Alt {
		t.Errorf("a picture says %v", g)
	}
	photo := scene.Image{Source: waves(500, 400), Area: scene.Rect{W: 400, H: 300}}
	if data := encode(t, page(photo), svg.Options{}); !strings.Contains(data, `width="400" height="300" href="data:image/`) {
		t.Error("a photograph does not have the pixels of its area")
	}
	noise := waves(800, 600)
	for i := range noise.Pix {
		if i%4 != 3 {
			noise.Pix[i] ^= uint8(i * i >> 7 & 15)
		}
	}
	if data := encode(t, page(scene.Image{Source: noise, Area: scene.Rect{W: 400, H: 300}}), svg.Options{Detail: 2}); !strings.Contains(data, `width="800" height="600" href="data:image/jpeg;base64,`) {
		t.Error("a noisy photograph is no JPEG of the pixels that it has")
	}
}

// hostile are words that try to be markup.
var hostile = []string{
	`</script><script>alert(1)</script>`, `]]>`, `"onload="alert(1)`, `'onload='alert(1)`, `<!--`, `-->`, `<?xml?>`, `&lt;`, `&#0;`, `</text></svg>`, `<![CDATA[`, `url(javascript:1)`, `{{.}}`, "a\tb\nc\r\nd", `@import "x"`,
}

// TestEscaped: whatever people write stands in the file as it is, wherever it stands, and is never markup.
func TestEscaped(t *testing.T) {
	for _, text := range hostile {
		r := run(t, face(t, serif), 20, 10, 50, strings.Map(func(c rune) rune {
			if c < ' ' {
				return ' '
			}
			return c
		}, text))
		r.Text = text
		p := page(scene.Text{Run: r}, scene.Image{Source: checks(), Area: scene.Rect{W: 9, H: 9}, Alt: text})
		p.Alt, p.Lang = text, text
		p.Boxes[0].Lang = text
		p.Links = []scene.Link{{Area: scene.Rect{W: 5, H: 5}, URL: "https://example.org/?" + text}, {Area: scene.Rect{W: 5, H: 5}, URL: "javascript:" + text}}
		for _, kind := range []svg.Text{svg.Embedded, svg.Outlines} {
			list := elements(t, encode(t, p, svg.Options{Title: text, Text: kind}))
			if got := named(list, "title")[0].text; got != text {
				t.Errorf("the title %q is read as %q", text, got)
			}
			if got := named(list, "desc")[0].text; got != text {
				t.Errorf("the description %q is read as %q", text, got)
			}
			if links := named(list, "a"); len(links) != 1 || links[0].attributes["href"] != "https://example.org/?"+text {
				t.Errorf("the links of %q are %v", text, links)
			}
		}
	}
}

// TestForbidden: characters that XML can't hold are refused with the words that they are in.
func TestForbidden(t *testing.T) {
	for _, text := range []string{"a\x00b", "a\x1bb", "a\uffffb", "a\xffb"} {
		r := run(t, face(t, serif), 20, 10, 50, "abc")
		r.Text = text
		alt := page()
		alt.Alt = text
		for name, p := range map[string]*scene.Page{"text": page(scene.Text{Run: r}), "alt": alt} {
			err := svg.Encode(io.Discard, p, svg.Options{})
			if err == nil || !strings.Contains(err.Error(), "XML can't hold") || !strings.Contains(err.Error(), `"a`) {
				t.Errorf("%s %q: %v", name, text, err)
			}
		}
		if err := svg.Encode(io.Discard, page(), svg.Options{Title: text}); err == nil {
			t.Errorf("the title %q is written", text)
		}
	}
}

// TestRefusals: pages that can't be drawn are errors.
func TestRefusals(t *testing.T) {
	nan := scene.Polyline(scene.Point{X: math.NaN()}, scene.Point{})
	deep := scene.Item(scene.Fill{Path: scene.Circle(0, 0, 1), Paint: ink})
	for range 100 {
		deep = scene.Group{Items: []scene.Item{deep}}
	}
	broken := run(t, face(t, serif), 20, 10, 50, "a")
	broken.Glyphs[0].ID = 0xffff
	broken.Text = ""
	for name, p := range map[string]*scene.Page{
		"nothing": nil, "no size": {}, "endless": {Width: math.Inf(1), Height: 10}, "huge": {Width: 1e6, Height: 10},
		"no number": page(scene.Fill{Path: nan, Paint: ink}), "deep": page(deep), "no glyph": page(scene.Text{Run: broken}),
		"no picture": page(scene.Image{Area: scene.Rect{W: 1, H: 1}}), "no font": page(scene.Text{Run: scene.Run{Size: 1, Glyphs: []scene.Glyph{{}}}}),
		"no start":   page(scene.Fill{Path: scene.Path{Ops: []scene.Op{scene.LineTo}, Points: []scene.Point{{}}}, Paint: ink}),
		"few points": page(scene.Stroke{Path: scene.Path{Ops: []scene.Op{scene.MoveTo, scene.CubeTo}, Points: []scene.Point{{}, {}}}, Paint: ink, Width: 1}),
	} {
		var b bytes.Buffer
		if err := svg.Encode(&b, p, svg.Options{}); err == nil || !strings.HasPrefix(err.Error(), "svg: ") || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, b.Len())
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	p := everything(b)
	for _, kind := range []svg.Text{svg.Embedded, svg.Outlines} {
		b.Run(map[svg.Text]string{svg.Embedded: "embedded", svg.Outlines: "outlines"}[kind], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := svg.Encode(io.Discard, p, svg.Options{Text: kind}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
