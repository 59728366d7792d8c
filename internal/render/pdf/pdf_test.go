package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"cards/internal/scene"
)

// sample is a page with most of what a page can have.
func sample(t testing.TB) *scene.Page {
	p := page()
	serif, latin := face(t, "noto-serif-cjk-400"), face(t, "noto-serif-400")
	say(p, "title", "月⽉与𠮷", run(t, serif, 40, 30, 60, "月⽉与𠮷"))
	say(p, "quote", "two words here", run(t, latin, 20, 30, 100, "two words"), run(t, latin, 20, 30, 130, "here"))
	say(p, "speaker", "孔子曰", column(t, serif, 24, 360, 40, "孔子曰"))
	fade := scene.Paint{Gradient: &scene.Gradient{To: scene.Point{X: 400}, Stops: []scene.Stop{{Offset: 0.2, Color: color.NRGBA{R: 255, A: 255}}, {Offset: 0.8, Color: color.NRGBA{B: 255, A: 60}}}}}
	p.Items = append(p.Items,
		scene.Fill{Path: scene.RoundedRectangle(scene.Rect{X: 20, Y: 200, W: 100, H: 60}, 8, 8), Paint: fade},
		scene.Stroke{Path: scene.Circle(200, 220, 30), Paint: ink, Width: 3, Dash: []float64{6, 4}, Cap: scene.RoundCap, Join: scene.RoundJoin},
		scene.Group{Transform: scene.Rotate(0.2), Opacity: 0.5, Items: []scene.Item{scene.Fill{Path: scene.Rectangle(scene.Rect{X: 250, Y: 150, W: 50, H: 50}), Paint: ink}}},
		scene.Grain{Step: 2, Cell: 1, Seed: 7},
	)
	p.Links = []scene.Link{{Area: scene.Rect{X: 10, Y: 10, W: 50, H: 20}, URL: "https://example.org/(a)\\b?字"}}
	return p
}

func TestSameBytes(t *testing.T) {
	d := Document{Title: "T", Lang: "zh-Hans"}
	a := write(t, d, Page{Scene: sample(t), Title: "one"}, Page{Scene: sample(t), Title: "two"})
	b := write(t, d, Page{Scene: sample(t), Title: "one"}, Page{Scene: sample(t), Title: "two"})
	if !bytes.Equal(a, b) {
		t.Error("the same pages make other bytes")
	}
	d.Title = "U"
	if c := write(t, d, Page{Scene: sample(t), Title: "one"}, Page{Scene: sample(t), Title: "two"}); bytes.Equal(open(t, a).trailer["ID"].([]any)[0].([]byte), open(t, c).trailer["ID"].([]any)[0].([]byte)) {
		t.Error("another document has the same name for itself")
	}
}

// TestTexts: characters that share a glyph, stand above U+FFFF or are pictures can be told apart and come back.
func TestTexts(t *testing.T) {
	p := page()
	serif := face(t, "noto-serif-cjk-400")
	for i, s := range []string{"月⽉月", "𠮷㐂𰻞", "几⼏", "a b", "（全角，）"} {
		say(p, "text", s, run(t, serif, 30, 20, float64(40+40*i), s))
	}
	emoji := run(t, face(t, "noto-color-emoji"), 30, 220, 60, "🚀")
	emoji.Text = "🚀\ufe0f" // the glyph stands for both
	say(p, "text", "🚀\ufe0f", emoji)
	data := write(t, Document{}, Page{Scene: p}, Page{Scene: p})
	// However often a glyph is shown as the same text, it is in the font once: 月⽉ 𠮷㐂𰻞 几⼏ a, space, b （全角，）, and glyph 0.
	if r := open(t, data); !slices.ContainsFunc(slices.Collect(maps.Values(r.objects)), func(v any) bool {
		w, _ := r.dict(v)["W"].([]any)
		return len(w) == 2 && len(w[1].([]any)) == 16
	}) {
		t.Error("the font has not 16 glyphs")
	}
	for _, lost := range []string{"月月月", "⼏⼏", "🛰"} {
		if err := Verify(data, [][]string{{lost}, nil}); err == nil {
			t.Errorf("%q is read back, and never was there", lost)
		}
	}
}

// TestClusters: a glyph may stand for several characters and several glyphs for one.
func TestClusters(t *testing.T) {
	f := face(t, "noto-serif-400")
	r := run(t, f, 20, 10, 50, "abcde")
	r.Text = "xfifle\u0301y"
	// x | fi | fl | e and its accent, two glyphs | y
	for i, c := range []int{0, 1, 3, 5, 5} {
		r.Glyphs[i].Cluster = c
	}
	r.Glyphs = append(r.Glyphs, scene.Glyph{ID: r.Glyphs[0].ID, X: 90, Y: 50, Cluster: 7})
	want := []spelled{
		{from: 0, to: 1, texts: []string{"x"}}, {from: 1, to: 2, texts: []string{"fi"}}, {from: 2, to: 3, texts: []string{"fl"}},
		{from: 3, to: 5, texts: []string{"e", "\u0301"}, whole: "e\u0301"}, {from: 5, to: 6, texts: []string{"y"}},
	}
	if got := fmt.Sprint(spell(&r)); got != fmt.Sprint(want) {
		t.Errorf("%v instead of %v", got, want)
	}
	p := page()
	say(p, "text", r.Text, r)
	if c := contentOf(t, write(t, Document{}, Page{Scene: p}), 0); !strings.Contains(c, "/ActualText <FEFF00650301>") {
		t.Errorf("the whole is not said: %s", c)
	}
}

// TestBreaks: where a line ends between words a space follows, between Chinese characters none does, and a hyphen of ours is soft.
func TestBreaks(t *testing.T) {
	latin, serif := face(t, "noto-serif-400"), face(t, "noto-serif-cjk-400")
	p := page()
	say(p, "quote", "two words here", run(t, latin, 20, 30, 50, "two words"), run(t, latin, 20, 30, 80, "here"))
	say(p, "quote", "天地玄黄", run(t, serif, 20, 30, 110, "天地"), run(t, serif, 20, 30, 140, "玄黄"))
	from := len(p.Items)
	hyphen := run(t, latin, 20, 80, 170, "-")
	hyphen.Text = ""
	p.Items = append(p.Items, scene.Text{Run: run(t, latin, 20, 30, 170, "discov")}, scene.Text{Run: hyphen}, scene.Text{Run: run(t, latin, 20, 30, 200, "ered")})
	p.Boxes = append(p.Boxes, scene.Box{Role: "quote", Text: "discovered", FontSize: 20, From: from, To: from + 3,
		Lines: []scene.Line{{Text: "discov", Baseline: 170}, {Text: "ered", Baseline: 200}}})
	data := write(t, Document{}, Page{Scene: p})
	v := verifier{reader: open(t, data), fonts: map[int]*shownFont{}}
	kids := v.get(v.dict(v.dict(v.trailer["Root"])["Pages"])["Kids"]).([]any)
	said, err := v.page(v.dict(kids[0]), 0)
	if err != nil {
		t.Fatal(err)
	}
	if want := "two words here天地玄黄discov\u00adered"; said != want {
		t.Errorf("%q instead of %q", said, want)
	}
}

// TestReadings: what stands small over the words does not part their lines.
func TestReadings(t *testing.T) {
	serif := face(t, "noto-serif-cjk-400")
	p := page()
	p.Items = []scene.Item{
		scene.Text{Run: run(t, serif, 20, 30, 60, "漢字")}, scene.Text{Run: run(t, serif, 8, 30, 38, "かんじ")},
		scene.Text{Run: run(t, serif, 20, 30, 100, "仮名")}, scene.Text{Run: run(t, serif, 8, 30, 78, "かな")},
	}
	p.Boxes = []scene.Box{{Role: "quote", Text: "漢字仮名", FontSize: 20, To: 4, Lines: []scene.Line{{Text: "漢字", Baseline: 60}, {Text: "仮名", Baseline: 100}}}}
	data := write(t, Document{}, Page{Scene: p})
	if err := Verify(data, [][]string{{"漢字仮名かんじかな"}}); err != nil {
		t.Error(err)
	}
}

// TestGaps: air that layout leaves between characters is no space to a reader: it is in the advance of the glyph before.
func TestGaps(t *testing.T) {
	serif := face(t, "noto-serif-cjk-400")
	p := page()
	r := run(t, serif, 40, 20, 60, "年6月，天")
	for i := range r.Glyphs {
		switch i {
		case 1:
			r.Glyphs[i].X += 5
		case 2, 3:
			r.Glyphs[i].X += 10
		case 4:
			r.Glyphs[i].X += 10 - 20 // the mark has half its width
		}
	}
	say(p, "text", "年6月，天", r)
	spaced := run(t, serif, 40, 20, 120, "a b")
	spaced.Glyphs[2].X += 30 // a space that was stretched stays a space
	say(p, "text", "a b", spaced)
	c := contentOf(t, write(t, Document{}, Page{Scene: p}), 0)
	moves := 0
	for _, line := range strings.Split(c, "\n") {
		list, ok := strings.CutSuffix(line, " TJ")
		if !ok {
			continue
		}
		for _, f := range strings.Fields(strings.Trim(list, "[]")) {
			var v float64
			if _, err := fmt.Sscan(f, &v); err == nil && f[0] != '<' && math.Abs(v) > 60 {
				moves++
			}
		}
	}
	if moves != 1 {
		t.Errorf("%d moves that look like spaces, instead of that after the space: %s", moves, c)
	}
}

// TestColumns: what stands in a column is one line of text down the page, whatever way it stands.
func TestColumns(t *testing.T) {
	serif := face(t, "noto-serif-cjk-400")
	p := page()
	from := len(p.Items)
	cell := run(t, serif, 40, 0, 0, "12")
	cell.Vertical, cell.Squeeze = true, 0.8
	for i := range cell.Glyphs {
		cell.Glyphs[i].X, cell.Glyphs[i].Y = 180+20*float64(i), 20+40+0.88*40
	}
	word := run(t, serif, 40, 0, 0, "ab")
	word.Vertical, word.Turned = true, true
	for i := range word.Glyphs {
		word.Glyphs[i].X, word.Glyphs[i].Y = 200-0.38*40, 100+20*float64(i)
	}
	p.Items = append(p.Items, scene.Text{Run: column(t, serif, 40, 200, 20, "天")}, scene.Text{Run: cell}, scene.Text{Run: word}, scene.Text{Run: column(t, serif, 40, 200, 140, "地")})
	p.Boxes = append(p.Boxes, scene.Box{Role: "text", Text: "天12ab地", FontSize: 40, Vertical: true, From: from, To: len(p.Items), Lines: []scene.Line{{Text: "天12ab地", Baseline: 200}}})
	c := contentOf(t, write(t, Document{}, Page{Scene: p}), 0)
	places := 0
	for _, line := range strings.Split(c, "\n") {
		if m, ok := strings.CutSuffix(line, " Tm"); ok {
			places++
			if !strings.HasPrefix(m, "0 1 1 0 200.12 ") {
				t.Errorf("a piece of the column stands at %s", m)
			}
		}
	}
	if places != 4 {
		t.Errorf("%d pieces", places)
	}
}

func TestStructure(t *testing.T) {
	serif := face(t, "noto-serif-cjk-400")
	p := page()
	say(p, "title", "题", run(t, serif, 40, 30, 60, "题"))
	say(p, "quote", "言", run(t, serif, 40, 30, 110, "言"))
	for e, s := range []string{"甲", "乙"} {
		for _, role := range []string{"date", "title"} {
			say(p, role, s, run(t, serif, 20, float64(30+50*e), 160, s))
			p.Boxes[len(p.Boxes)-1].Events = [2]int{e, e + 1}
		}
	}
	say(p, "page", "1", run(t, serif, 20, 300, 280, "1"))
	from := len(p.Items)
	p.Items = append(p.Items, scene.Image{Source: checks(4), Area: scene.Rect{X: 300, Y: 20, W: 40, H: 40}, Alt: "a (chess) board"}, scene.Text{Run: run(t, serif, 60, 200, 250, "饰")})
	p.Boxes = append(p.Boxes, scene.Box{Role: "image", From: from, To: from + 1, Rect: scene.Rect{X: 300, Y: 20, W: 40, H: 40}}, scene.Box{Role: "decoration", From: from + 1, To: from + 2})
	p.Links = []scene.Link{{Area: scene.Rect{X: 10, Y: 10, W: 50, H: 20}, URL: "https://example.org/"}}
	empty := &scene.Page{Width: 100, Height: 100, Alt: "nothing to read", Items: []scene.Item{scene.Fill{Path: scene.Circle(50, 50, 20), Paint: ink}}}
	data := write(t, Document{Title: "T", Lang: "zh-Hans"}, Page{Scene: p}, Page{Scene: empty})
	r := open(t, data)
	root := r.dict(r.trailer["Root"])
	const want = "Document(Sect(H1 BlockQuote(P) L(LI(LBody(P P)) LI(LBody(P P))) Figure Link) Sect(Figure))"
	if got := structure(r, r.dict(root["StructTreeRoot"])["K"].([]any)[0]); got != want {
		t.Errorf("%s instead of %s", got, want)
	}
	c := contentOf(t, data, 0)
	for _, s := range []string{"/H1 << /MCID 0 >> BDC", "/Artifact << /Type /Pagination >> BDC", "/Artifact BMC"} {
		if !strings.Contains(c, s) {
			t.Errorf("no %s in %s", s, c)
		}
	}
	if err := Verify(data, [][]string{{"饰"}, nil}); err == nil {
		t.Error("what decorates can be copied")
	}
	if !bytes.Contains(data, []byte("/Alt "+textString("a (chess) board"))) || !bytes.Contains(data, []byte("/Alt "+textString("nothing to read"))) {
		t.Error("a figure has no text alternative")
	}
	if !bytes.Contains(data, []byte("/BBox [225 180 255 210]")) {
		t.Error("a figure does not say where it stands, in pt from the foot of the page")
	}
}

// TestSaid is what a document says of itself.
func TestSaid(t *testing.T) {
	d := Document{Title: "A <b> & \"c\" 字", Author: "某", Subject: "s", Keywords: "k", Lang: "zh-Hans", Producer: "cards 1", Created: time.Date(2025, 6, 16, 8, 0, 0, 0, time.UTC)}
	data := write(t, d, Page{Scene: sample(t), Title: "一"}, Page{Scene: sample(t), Title: "一"}, Page{Scene: sample(t), Title: "(二)"})
	r := open(t, data)
	root := r.dict(r.trailer["Root"])
	if string(root["Lang"].([]byte)) != "zh-Hans" || root["MarkInfo"].(dictValue)["Marked"] != keyword("true") || root["ViewerPreferences"].(dictValue)["DisplayDocTitle"] != keyword("true") {
		t.Errorf("the catalogue says %v", root)
	}
	packet := string(r.get(root["Metadata"]).(streamValue).raw)
	for _, s := range []string{"<pdfuaid:part>1</pdfuaid:part>", "A &lt;b&gt; &amp; &quot;c&quot; 字</rdf:li>", "<xmp:CreateDate>2025-06-16T08:00:00Z<", "<rdf:li>某</rdf:li>"} {
		if !strings.Contains(packet, s) {
			t.Errorf("no %s in %s", s, packet)
		}
	}
	info := r.dict(r.trailer["Info"])
	if got := decodeUTF16(info["Title"].([]byte)[2:]); got != d.Title {
		t.Errorf("the title is %q", got)
	}
	outline := r.dict(root["Outlines"])
	first := r.dict(outline["First"])
	last := r.dict(first["Next"])
	if outline["Count"] != 2.0 || decodeUTF16(last["Title"].([]byte)[2:]) != "(二)" || last["Next"] != nil || last["Prev"] != outline["First"] {
		t.Errorf("the outline is %v, %v, %v", outline, first, last)
	}
	kids := r.get(r.dict(root["Pages"])["Kids"]).([]any)
	link := r.dict(r.dict(kids[0])["Annots"].([]any)[0])
	if uri := string(link["A"].(dictValue)["URI"].([]byte)); uri != `https://example.org/(a)\b?%E5%AD%97` {
		t.Errorf("the link leads to %s", uri)
	}
	if box := fmt.Sprint(link["Rect"]); box != "[7.5 202.5 45 217.5]" {
		t.Errorf("the link lies at %s", box)
	}
	if plain := write(t, Document{}, Page{Scene: page()}); bytes.Contains(plain, []byte("CreationDate")) || bytes.Contains(plain, []byte("/Outlines")) {
		t.Error("a document says what it was not told")
	}
}

// TestSizes: a px is 3/4 pt unless another density is asked for.
func TestSizes(t *testing.T) {
	for dpi, want := range map[float64]string{0: "[0 0 300 225]", 300: "[0 0 96 72]", math.NaN(): "[0 0 300 225]"} {
		if data := write(t, Document{DPI: dpi}, Page{Scene: page()}); !bytes.Contains(data, []byte("/MediaBox "+want)) {
			t.Errorf("at %g px to the inch the page is not %s", dpi, want)
		}
	}
}

// TestRefusals: what can't be written is an error, and stays one.
func TestRefusals(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	bad := map[string]func(p *scene.Page){
		"no width":  func(p *scene.Page) { p.Width = 0 },
		"endless":   func(p *scene.Page) { p.Height = inf },
		"point":     func(p *scene.Page) { p.Items = []scene.Item{scene.Fill{Path: scene.Circle(nan, 0, 1), Paint: ink}} },
		"far point": func(p *scene.Page) { p.Items = []scene.Item{scene.Fill{Path: scene.Circle(1e30, 0, 1), Paint: ink}} },
		"short path": func(p *scene.Page) {
			p.Items = []scene.Item{scene.Fill{Path: scene.Path{Ops: []scene.Op{scene.MoveTo, scene.CubeTo}, Points: make([]scene.Point, 2)}, Paint: ink}}
		},
		"headless path": func(p *scene.Page) {
			p.Items = []scene.Item{scene.Fill{Path: scene.Path{Ops: []scene.Op{scene.LineTo}, Points: make([]scene.Point, 1)}, Paint: ink}}
		},
		"width of a line": func(p *scene.Page) {
			p.Items = []scene.Item{scene.Stroke{Path: scene.Circle(5, 5, 1), Paint: ink, Width: nan}}
		},
		"transform":  func(p *scene.Page) { p.Items = []scene.Item{scene.Group{Transform: scene.Scale(nan, 1)}} },
		"no picture": func(p *scene.Page) { p.Items = []scene.Item{scene.Image{Area: scene.Rect{W: 1, H: 1}}} },
		"area": func(p *scene.Page) {
			p.Items = []scene.Item{scene.Image{Source: checks(2), Area: scene.Rect{W: inf, H: 1}}}
		},
		"huge picture": func(p *scene.Page) {
			p.Items = []scene.Item{scene.Image{Source: checks(2), Area: scene.Rect{W: 1e5, H: 1e5}}}
		},
		"no font": func(p *scene.Page) {
			p.Items = []scene.Item{scene.Text{Run: scene.Run{Size: 9, Text: "a", Glyphs: make([]scene.Glyph, 1)}}}
		},
		"no font after": func(p *scene.Page) {
			say(p, "text", "ab", run(t, face(t, "noto-serif-400"), 9, 0, 50, "a"), scene.Run{Size: 9, Text: "b", Glyphs: make([]scene.Glyph, 1)})
		},
		"place of a glyph": func(p *scene.Page) {
			r := run(t, face(t, "noto-serif-400"), 9, nan, 0, "a")
			p.Items = []scene.Item{scene.Text{Run: r}}
		},
		"no such glyph": func(p *scene.Page) {
			r := run(t, face(t, "noto-serif-400"), 9, 0, 0, "a")
			r.Glyphs[0].ID = 65000
			p.Items = []scene.Item{scene.Text{Run: r}}
		},
		"gradient": func(p *scene.Page) {
			g := &scene.Gradient{From: scene.Point{X: nan}, Stops: []scene.Stop{{}, {Offset: 1, Color: paper}}}
			p.Items = []scene.Item{scene.Fill{Path: scene.Circle(5, 5, 1), Paint: scene.Paint{Gradient: g}}}
		},
		"depth": func(p *scene.Page) {
			it := scene.Item(scene.Fill{Path: scene.Circle(5, 5, 1), Paint: ink})
			for range 100 {
				it = scene.Group{Items: []scene.Item{it}}
			}
			p.Items = []scene.Item{it}
		},
	}
	for name, spoil := range bad {
		p := page()
		spoil(p)
		w := NewWriter(io.Discard, Document{})
		err := w.Add(Page{Scene: p})
		if err == nil {
			err = w.Close() // fonts are written at the end
		}
		if err == nil || w.Add(Page{Scene: page()}) == nil {
			t.Errorf("%s: written", name)
		}
	}
	if err := Write(io.Discard, Document{}, nil); err == nil {
		t.Error("a document without pages")
	}
	if err := Write(io.Discard, Document{}, []Page{{}}); err == nil {
		t.Error("a page without a scene")
	}
	if err := Write(full{}, Document{}, []Page{{Scene: page()}}); !errors.Is(err, errFull) {
		t.Errorf("a full disk: %v", err)
	}
	w := NewWriter(io.Discard, Document{})
	if err := errors.Join(w.Add(Page{Scene: page()}), w.Close()); err != nil {
		t.Fatal(err)
	}
	if w.Close() == nil || w.Add(Page{Scene: page()}) == nil {
		t.Error("a closed document takes more")
	}
}

var errFull = errors.New("no room")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// locked is a face whose licence lets nothing of it into a document.
type locked struct{ scene.Face }

func (locked) Embedding() scene.Embedding { return scene.Embedding{} }

// TestLicence: glyphs of a face that may not be embedded are paths, and no font of it is in the file.
func TestLicence(t *testing.T) {
	p := page()
	say(p, "quote", "abc", run(t, locked{face(t, "noto-serif-400")}, 30, 20, 60, "abc"))
	data := write(t, Document{}, Page{Scene: p})
	if bytes.Contains(data, []byte("/FontFile3")) {
		t.Error("the font is in the document")
	}
	if c := contentOf(t, data, 0); !strings.Contains(c, " c\n") || strings.Contains(c, "TJ") || !strings.Contains(c, "/ActualText <FEFF006100620063>") {
		t.Errorf("the glyphs are not drawn: %s", c)
	}
}

func BenchmarkPage(b *testing.B) {
	p := sample(b)
	w := NewWriter(io.Discard, Document{})
	b.ReportAllocs()
	for b.Loop() {
		if err := w.add(Page{Scene: p}); err != nil {
			w = NewWriter(io.Discard, Document{})
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	var pages []Page
	for range 20 {
		pages = append(pages, Page{Scene: sample(b)})
	}
	data := write(b, Document{}, pages...)
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if err := Verify(data, texts(pages)); err != nil {
			b.Fatal(err)
		}
	}
}
