package svg_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"cards/internal/render/svg"
	"cards/internal/scene"
)

const serif = "noto-serif-cjk-400"

// shownText is a character of a file as its reader finds it: where it stands on the page, and by which family.
type shownText struct {
	char   rune
	x, y   float64
	family string
}

// shown reads the characters with places of a file without groups.
func shown(t *testing.T, data string) []shownText {
	t.Helper()
	var out []shownText
	m := scene.Scale(1, 1)
	for _, e := range elements(t, data) {
		if e.name != "text" && e.name != "tspan" {
			continue
		}
		if e.name == "text" {
			m = scene.Scale(1, 1)
			if e.attributes["transform"] == "" {
				// It stands as the page does.
			} else if _, err := fmt.Sscanf(e.attributes["transform"], "matrix(%g %g %g %g %g %g)", &m.XX, &m.YX, &m.XY, &m.YY, &m.X0, &m.Y0); err != nil {
				t.Fatalf("%q: %v", e.attributes["transform"], err)
			}
		}
		xs, ys := strings.Fields(e.attributes["x"]), strings.Fields(e.attributes["y"])
		for i, r := range []rune(e.text) {
			if e.attributes["font-family"] == "" {
				break
			}
			var p scene.Point
			if len(xs) != len([]rune(e.text)) {
				t.Fatalf("%d places for %q", len(xs), e.text)
			}
			if _, err := fmt.Sscan(xs[i], &p.X); err != nil {
				t.Fatal(err)
			}
			if _, err := fmt.Sscan(ys[min(i, len(ys)-1)], &p.Y); err != nil {
				t.Fatal(err)
			}
			p = m.Apply(p)
			out = append(out, shownText{r, p.X, p.Y, e.attributes["font-family"]})
		}
	}
	return out
}

// holdsGlyphs checks that each character of a file stands on the row where its glyph does, and that its font draws that glyph for it.
func holdsGlyphs(t *testing.T, data string, r scene.Run) {
	t.Helper()
	fonts := webFonts(t, data)
	list := shown(t, data)
	if len(list) != len(r.Glyphs) {
		t.Fatalf("%d characters for %d glyphs", len(list), len(r.Glyphs))
	}
	text := []rune(r.Text)
	for i, s := range list {
		g := r.Glyphs[i]
		at := scene.OnRow(r.Em(), scene.Point{X: g.X, Y: g.Y})
		if s.char != text[g.Cluster] || math.Abs(s.x-at.X) > 1.1/64 || math.Abs(s.y-at.Y) > 1.1/64 {
			t.Errorf("%q stands at %.3f, %.3f instead of %q at %.3f, %.3f", s.char, s.x, s.y, text[g.Cluster], at.X, at.Y)
		}
		drawn, ok := fonts[s.family].NominalGlyph(s.char)
		if !ok || !sameShape(fonts[s.family], drawn, r.Face.Font(), g.ID) {
			t.Errorf("%q is not drawn by its glyph", s.char)
		}
	}
}

// TestEmbedded: text is text, each character at its place, in a font that draws it by the glyph that layout chose.
func TestEmbedded(t *testing.T) {
	r := run(t, face(t, serif), 40, 20.25, 100.75, "不要渴望荣耀，A 𠮷b")
	data := encode(t, page(scene.Text{Run: r}), svg.Options{})
	holdsGlyphs(t, data, r)
	if n := len(named(elements(t, data), "path")); n != 1 {
		t.Errorf("%d paths beside the ground", n-1)
	}
}

// TestColumn: in a column every character has a row of its own, and words that are turned lie on their side.
func TestColumn(t *testing.T) {
	r := run(t, face(t, serif), 40, 200, 60, "古今之成大事業者")
	r.Vertical = true
	for i := range r.Glyphs {
		r.Glyphs[i].X, r.Glyphs[i].Y = 200, 60+30*float64(i)
	}
	holdsGlyphs(t, encode(t, page(scene.Text{Run: r}), svg.Options{}), r)
	r.Turned = true
	turned := encode(t, page(scene.Text{Run: r}), svg.Options{})
	holdsGlyphs(t, turned, r)
	if !strings.Contains(turned, `transform="matrix(0 1 -1 0 0 0)"`) {
		t.Error("what is turned has no transform that turns it")
	}
	r.Turned, r.Squeeze = false, 0.5
	squeezed := encode(t, page(scene.Text{Run: r}), svg.Options{})
	holdsGlyphs(t, squeezed, r)
	if !strings.Contains(squeezed, `transform="matrix(.5 0 0 1 0 0)"`) {
		t.Error("what is squeezed has no transform that squeezes it")
	}
}

// TestTwoGlyphs: a character that is drawn by two glyphs is the same character twice, in two fonts of the face.
func TestTwoGlyphs(t *testing.T) {
	f := face(t, serif)
	r := run(t, f, 40, 20, 100, "一，二，三")
	r.Glyphs[3].ID = glyph(t, f, '。')
	data := encode(t, page(scene.Text{Run: r}), svg.Options{})
	holdsGlyphs(t, data, r)
	if n := len(webFonts(t, data)); n != 2 {
		t.Errorf("%d fonts instead of two", n)
	}
	// One glyph for two characters needs one font only.
	r = run(t, f, 40, 20, 100, "月一")
	r.Glyphs[1].ID = r.Glyphs[0].ID
	data = encode(t, page(scene.Text{Run: r}), svg.Options{})
	holdsGlyphs(t, data, r)
	if n := len(webFonts(t, data)); n != 1 {
		t.Errorf("%d fonts instead of one", n)
	}
}

// TestLigature: where one glyph stands for several characters, the first is drawn by it, and the others are blank.
func TestLigature(t *testing.T) {
	f := face(t, serif)
	r := run(t, f, 40, 20, 100, "文")
	r.Text = "fi"
	data := encode(t, page(scene.Text{Run: r}), svg.Options{})
	list := shown(t, data)
	if len(list) != 2 || list[0].char != 'f' || list[1].char != 'i' || !(list[1].x > list[0].x) || !(list[1].x < 60) {
		t.Fatalf("the ligature is %v", list)
	}
	fonts := webFonts(t, data)
	first, _ := fonts[list[0].family].NominalGlyph('f')
	second, _ := fonts[list[1].family].NominalGlyph('i')
	if !sameShape(fonts[list[0].family], first, f.Font(), r.Glyphs[0].ID) || !sameShape(fonts[list[1].family], second, f.Font(), glyph(t, f, ' ')) {
		t.Error("the ligature is not drawn by its glyph and a blank")
	}
}

// TestShapes: what a browser would draw otherwise than its font says is drawn as paths, and its text is there without being seen.
func TestShapes(t *testing.T) {
	f := face(t, "noto-serif-400")
	r := run(t, f, 40, 20, 100, "xaz")
	r.Text = "xe\u0301z"
	r.Glyphs[2].Cluster = 3
	data := encode(t, page(scene.Text{Run: r}), svg.Options{})
	list := elements(t, data)
	spans := named(list, "tspan")
	if len(spans) != 3 || spans[0].text != "x" || spans[1].text != "e\u0301" || spans[2].text != "z" || spans[1].attributes["fill"] != "none" || spans[1].attributes["font-family"] != "" {
		t.Errorf("the text is written as %v", spans)
	}
	if n := len(named(list, "path")); n != 2 {
		t.Errorf("%d paths instead of the ground and a letter", n)
	}
	// Words that say nothing have paths only.
	r.Text = ""
	list = elements(t, encode(t, page(scene.Text{Run: r}), svg.Options{}))
	if len(named(list, "text")) != 0 || len(named(list, "path")) != 2 {
		t.Error("glyphs that say nothing are not drawn as a path")
	}
}

// TestEmoji: a glyph that is a picture is written once as one, and its character is text.
func TestEmoji(t *testing.T) {
	f := face(t, "noto-color-emoji")
	r := run(t, f, 40, 20, 100, "🙂🙂")
	list := elements(t, encode(t, page(scene.Text{Run: r}), svg.Options{}))
	if len(named(list, "image")) != 1 || len(named(list, "use")) != 2 {
		t.Errorf("%d pictures are painted %d times", len(named(list, "image")), len(named(list, "use")))
	}
	if spans := named(list, "tspan"); len(spans) != 2 || spans[0].text != "🙂" {
		t.Errorf("the text is written as %v", spans)
	}
}

// TestOutlines: without fonts a box of words is paths under a label.
func TestOutlines(t *testing.T) {
	r := run(t, face(t, serif), 40, 20, 100, "“不要渴望荣耀”")
	data := encode(t, page(scene.Text{Run: r}), svg.Options{Text: svg.Outlines})
	list := elements(t, data)
	groups := named(list, "g")
	if len(groups) != 1 || groups[0].attributes["role"] != "text" || groups[0].attributes["aria-label"] != r.Text {
		t.Errorf("the words are labelled %v", groups)
	}
	if len(named(list, "text"))+len(named(list, "style")) != 0 || len(named(list, "path")) != 2 {
		t.Error("the words are not paths")
	}
	// A run that is in no box has a label of its own.
	p := page(scene.Text{Run: r})
	p.Boxes = nil
	if groups := named(elements(t, encode(t, p, svg.Options{Text: svg.Outlines})), "g"); len(groups) != 1 || groups[0].attributes["aria-label"] != r.Text {
		t.Errorf("the words outside of a box are labelled %v", groups)
	}
}

// licensed is a face that may not stand in a document.
type licensed struct{ scene.Face }

func (licensed) Embedding() scene.Embedding { return scene.Embedding{Font: true} }

// TestLicence: a face of which no part may be given away is drawn as paths.
func TestLicence(t *testing.T) {
	r := run(t, licensed{face(t, serif)}, 40, 20, 100, "不要渴望")
	data := encode(t, page(scene.Text{Run: r}), svg.Options{})
	if strings.Contains(data, "@font-face") || !strings.Contains(data, `aria-label="不要渴望"`) {
		t.Error("the face is in the file, or its words are not labelled")
	}
}

// TestStrokedText: letters that are outlined have the pen of the page.
func TestStrokedText(t *testing.T) {
	r := run(t, face(t, serif), 40, 20, 100, "空心")
	r.Outline = 1.5
	list := named(elements(t, encode(t, page(scene.Text{Run: r}), svg.Options{})), "text")
	if len(list) != 1 || list[0].attributes["fill"] != "none" || list[0].attributes["stroke"] != "#141e28" || list[0].attributes["stroke-width"] != "1.5" {
		t.Errorf("outlined letters are %v", list)
	}
}
