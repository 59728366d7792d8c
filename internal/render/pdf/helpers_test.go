package pdf

import (
	"bytes"
	"image/color"
	"os/exec"
	"strings"
	"testing"

	"cards/fonts"
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

// run sets a text without shaping: one glyph a character, by their advances.
func run(t testing.TB, f scene.Face, size, x, y float64, s string) scene.Run {
	t.Helper()
	drawn := font.NewFace(f.Font())
	r := scene.Run{Face: f, Size: size, Text: s, Paint: ink}
	for i, c := range []rune(s) {
		g, ok := drawn.NominalGlyph(c)
		if !ok {
			t.Fatalf("%s has no %q", f.Key(), c)
		}
		r.Glyphs = append(r.Glyphs, scene.Glyph{ID: g, X: x, Y: y, Cluster: i})
		x = scene.Snap(x + float64(drawn.HorizontalAdvance(g))*size/float64(drawn.Upem()))
	}
	return r
}

// column sets a text downwards, an em a character.
func column(t testing.TB, f scene.Face, size, axis, top float64, s string) scene.Run {
	t.Helper()
	r := scene.Run{Face: f, Size: size, Text: s, Paint: ink, Vertical: true}
	for i, c := range []rune(s) {
		g, ok := f.Font().NominalGlyph(c)
		if !ok {
			t.Fatalf("%s has no %q", f.Key(), c)
		}
		r.Glyphs = append(r.Glyphs, scene.Glyph{ID: g, X: axis - size/2, Y: top + (float64(i)+0.88)*size, Cluster: i})
	}
	return r
}

// say puts a box of lines on a page, each line one run.
func say(p *scene.Page, role, text string, runs ...scene.Run) {
	b := scene.Box{Role: role, Text: text, Lang: "zh-Hans", FontSize: runs[0].Size, Vertical: runs[0].Vertical, From: len(p.Items)}
	for _, r := range runs {
		p.Items = append(p.Items, scene.Text{Run: r})
		line := scene.Line{Text: r.Text, Baseline: r.Glyphs[0].Y}
		if r.Vertical {
			line.Baseline = r.Glyphs[0].X + r.Size/2
		}
		b.Lines = append(b.Lines, line)
	}
	b.To = len(p.Items)
	p.Boxes = append(p.Boxes, b)
}

func page() *scene.Page {
	return &scene.Page{Width: 400, Height: 300, Ground: paper, Lang: "zh-Hans", Alt: "a page"}
}

// write writes pages and returns the file, which has to hold together and to say the texts of all boxes.
func write(t testing.TB, d Document, pages ...Page) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, pages); err != nil {
		t.Fatal(err)
	}
	if err := Verify(b.Bytes(), texts(pages)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func texts(pages []Page) [][]string {
	out := make([][]string, len(pages))
	for i, p := range pages {
		for _, b := range p.Scene.Boxes {
			if len(b.Lines) > 0 {
				out[i] = append(out[i], b.Text)
			}
		}
	}
	return out
}

// contentOf returns the operators of page i.
func contentOf(t testing.TB, data []byte, i int) string {
	t.Helper()
	r := open(t, data)
	kids := r.get(r.dict(r.dict(r.trailer["Root"])["Pages"])["Kids"]).([]any)
	s, err := inflate(r.get(r.dict(kids[i])["Contents"]).(streamValue))
	if err != nil {
		t.Fatal(err)
	}
	return string(s)
}

func open(t testing.TB, data []byte) *reader {
	t.Helper()
	r, err := openFile(data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// tree returns the roles of the structure, as in "Sect(H1 L(LI(LBody(P))))".
func structure(r *reader, v any) string {
	d := r.dict(v)
	role, _ := d["S"].(nameValue)
	var kids []string
	list, _ := d["K"].([]any)
	for _, k := range list {
		if s := structure(r, k); s != "" {
			kids = append(kids, s)
		}
	}
	if len(kids) == 0 {
		return string(role)
	}
	return string(role) + "(" + strings.Join(kids, " ") + ")"
}

// tool returns the path of a program of the system and skips the test where it is missing.
func tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}
