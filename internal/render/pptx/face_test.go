package pptx

import (
	"bytes"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
)

// fileFace is a face of the repository's fonts.
type fileFace struct {
	key  string
	data []byte
	font *font.Font
}

func (f *fileFace) Key() string      { return f.key }
func (f *fileFace) Font() *font.Font { return f.font }
func (f *fileFace) Data() []byte     { return f.data }

var loaded sync.Map

// testFace loads fonts/NAME of the repository.
func testFace(t testing.TB, name string) *fileFace {
	t.Helper()
	if f, ok := loaded.Load(name); ok {
		return f.(*fileFace)
	}
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "fonts", name))
	if err != nil {
		t.Fatal(err)
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	f := &fileFace{name, data, face.Font}
	loaded.Store(name, f)
	return f
}

// setLine is a line that a test sets: runs of one size, side by side from x on.
type setLine struct {
	x, y float64
	runs []setRun
}

type setRun struct {
	text   string
	face   *fileFace
	colour color.NRGBA
	// gaps are added after characters, in em, by index.
	gaps map[int]float64
}

var (
	ink    = color.NRGBA{27, 25, 23, 255}
	ground = color.NRGBA{246, 242, 232, 255}
	accent = color.NRGBA{179, 38, 28, 255}
)

// addText sets lines without shaping, one glyph a character, and adds them with their box to the page.
func addText(t testing.TB, page *scene.Page, box scene.Box, lines ...setLine) *scene.Box {
	t.Helper()
	box.From = len(page.Items)
	for _, l := range lines {
		x := l.x
		line := scene.Line{Baseline: l.y}
		for _, r := range l.runs {
			f := font.NewFace(r.face.Font())
			run := scene.Run{Face: r.face, Size: box.FontSize, Text: r.text, Lang: box.Lang, Vertical: box.Vertical, Paint: scene.Solid(r.colour)}
			for i, c := range []rune(r.text) {
				g, ok := f.NominalGlyph(c)
				if !ok {
					t.Fatalf("%s has no %q", r.face.key, c)
				}
				upem := float64(f.Upem())
				if box.Vertical {
					_, rise := f.GlyphVOrigin(g)
					run.Glyphs = append(run.Glyphs, scene.Glyph{ID: g, X: l.y - box.FontSize/2, Y: x + float64(rise)/upem*box.FontSize, Cluster: i})
					x += (1 + r.gaps[i]) * box.FontSize
					continue
				}
				run.Glyphs = append(run.Glyphs, scene.Glyph{ID: g, X: x, Y: l.y, Cluster: i})
				x += (float64(f.HorizontalAdvance(g))/upem + r.gaps[i]) * box.FontSize
			}
			page.Items = append(page.Items, scene.Text{Run: run})
			line.Text += r.text
		}
		line.Rect = scene.Rect{X: l.x, Y: l.y - box.FontSize, W: x - l.x, H: 1.4 * box.FontSize}
		if box.Vertical {
			line.Rect = scene.Rect{X: l.y - box.FontSize/2, Y: l.x, W: box.FontSize, H: x - l.x}
		}
		box.Lines = append(box.Lines, line)
		box.Text += line.Text
		box.Rect = box.Rect.Union(line.Rect)
	}
	box.To = len(page.Items)
	page.Boxes = append(page.Boxes, box)
	return &page.Boxes[len(page.Boxes)-1]
}

// addShapes adds items with a box.
func addShapes(page *scene.Page, box scene.Box, items ...scene.Item) {
	box.From = len(page.Items)
	page.Items = append(page.Items, items...)
	box.To = len(page.Items)
	page.Boxes = append(page.Boxes, box)
}

// photograph is a picture of many colours.
func photograph(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, color.RGBA{uint8(x * 255 / w), uint8(y * 255 / h), uint8((x ^ y) & 255), 255})
		}
	}
	return m
}

// samplePage has something of everything that pages have.
func samplePage(t testing.TB) *scene.Page {
	serif, sans := testFace(t, "noto-serif-cjk-400.otf"), testFace(t, "noto-sans-cjk-700.otf")
	page := &scene.Page{Width: 1920, Height: 1080, Ground: ground, Lang: "zh-Hans", Alt: "要渴望工作。"}
	clip, circle := scene.Rectangle(scene.Rect{X: 300, Y: 800, W: 200, H: 40}), scene.Circle(1600, 300, 100)
	var hatch scene.Path
	for x := 250.0; x < 520; x += 20 {
		hatch.Move(x, 850)
		hatch.Line(x+60, 790)
	}
	fade := &scene.Gradient{From: scene.Point{X: 0}, To: scene.Point{X: 1920}, Stops: []scene.Stop{{Offset: 0, Color: accent}, {Offset: 1, Color: color.NRGBA{179, 38, 28, 0}}}}
	addShapes(page, scene.Box{Role: "image"}, scene.Image{Source: photograph(300, 200), Area: scene.Rect{X: 1500, Y: 200, W: 200, H: 200}, Clip: &circle, Focus: scene.Point{X: 0.5, Y: 0.5}, Alt: "一张照片"})
	addShapes(page, scene.Box{Role: "axis", Rect: scene.Rect{X: 100, Y: 800, W: 800, H: 40}},
		scene.Fill{Path: scene.Rectangle(scene.Rect{X: 100, Y: 800, W: 800, H: 40}), Paint: scene.Solid(accent)},
		scene.Group{Clip: &clip, Opacity: 0.5, Items: []scene.Item{scene.Stroke{Path: hatch, Paint: scene.Solid(ink), Width: 3}}},
		scene.Stroke{Path: scene.Polyline(scene.Point{X: 100, Y: 900}, scene.Point{X: 900, Y: 900}), Paint: scene.Solid(ink), Width: 2, Dash: []float64{8, 6}, Cap: scene.RoundCap})
	addShapes(page, scene.Box{Role: "mark", Events: [2]int{0, 1}}, scene.Fill{Path: scene.Circle(200, 820, 12), Paint: scene.Solid(ink)}, scene.Stroke{Path: scene.Circle(200, 820, 12), Paint: scene.Solid(accent), Width: 4})
	addShapes(page, scene.Box{Role: "decoration"}, scene.Fill{Path: scene.RoundedRectangle(scene.Rect{X: 1200, Y: 700, W: 300, H: 100}, 20, 20), Paint: scene.Paint{Color: accent, Gradient: fade}},
		scene.Grain{Step: 2, Cell: 1}, scene.Text{Run: scene.Run{Face: serif, Size: 300, Outline: 2, Text: "引", Glyphs: []scene.Glyph{{ID: glyphOf(t, serif, '引'), X: 1500, Y: 900}}, Paint: scene.Solid(accent)}})
	addText(t, page, scene.Box{Role: "source", Lang: "zh-Hans", FontSize: 40, Color: ink}, setLine{100, 1000, []setRun{{"《AI创业学校》2025年", serif, ink, nil}}})
	addText(t, page, scene.Box{Role: "title", Lang: "zh-Hans", FontSize: 36, Events: [2]int{0, 1}}, setLine{180, 760, []setRun{{"写出 Zip2 & <地图>", sans, ink, nil}}})
	addText(t, page, scene.Box{Role: "quote", Item: "quotes[0].text", Lang: "zh-Hans", FontSize: 120, Color: ink},
		setLine{100, 240, []setRun{{"不要渴望荣耀，", serif, color.NRGBA{68, 63, 56, 255}, nil}}},
		setLine{100, 410, []setRun{{"要渴望", serif, ink, nil}, {"工作", serif, accent, nil}, {"。", serif, ink, nil}}})
	addText(t, page, scene.Box{Role: "speaker", Lang: "zh-Hans", FontSize: 46, Vertical: true}, setLine{300, 1780, []setRun{{"埃隆马斯克", serif, ink, nil}}})
	page.Links = []scene.Link{{Area: scene.Rect{X: 1600, Y: 900, W: 100, H: 100}, URL: "https://example.org/a?b=1&c=2"}}
	return page
}

func glyphOf(t testing.TB, f *fileFace, r rune) font.GID {
	g, ok := font.NewFace(f.Font()).NominalGlyph(r)
	if !ok {
		t.Fatalf("%s has no %q", f.key, r)
	}
	return g
}

// sampleDocument is a presentation of two slides.
func sampleDocument(t testing.TB) *Document {
	cover := &scene.Page{Width: 1920, Height: 1080, Ground: accent, Lang: "zh-Hans"}
	addText(t, cover, scene.Box{Role: "title", Lang: "zh-Hans", FontSize: 160}, setLine{140, 300, []setRun{{"有用的话", testFace(t, "noto-serif-cjk-400.otf"), ground, nil}}})
	return &Document{Title: "有用的话", Lang: "zh-Hans", Width: 1920, Height: 1080,
		Theme: Theme{Name: "Ink", Palette: Palette{Ground: ground, Ink: ink, Accents: [6]color.NRGBA{accent}}},
		Slides: []Slide{
			{Scene: cover, Kind: "cover", Name: "cover"},
			{Scene: samplePage(t), Kind: "quote", Name: "q01", Title: "工作", Notes: "不要渴望荣耀，要渴望工作。\n《AI创业学校》, 12:30 <b>"},
		}}
}

// encode writes a document and fails the test where that fails.
func encode(t testing.TB, doc *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// slideOf returns the markup of slide n of a presentation.
func slideOf(t testing.TB, data []byte, name string) string {
	t.Helper()
	c, err := openContainer(data)
	if err != nil {
		t.Fatal(err)
	}
	part, ok := c.files[name]
	if !ok {
		t.Fatalf("there is no part %s", name)
	}
	return string(part)
}
