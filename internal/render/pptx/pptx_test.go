package pptx

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"cards/internal/scene"
)

func pngOf(t testing.TB, w, h int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSameBytes: a document gives the same bytes every time, on however many processors.
func TestSameBytes(t *testing.T) {
	first := encode(t, sampleDocument(t))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if !bytes.Equal(first, encode(t, sampleDocument(t))) {
		t.Error("two runs differ")
	}
}

// TestReadBack: all words of the pages are there, in the order of reading, with the lines of the page, and so are the notes.
func TestReadBack(t *testing.T) {
	doc := sampleDocument(t)
	data := encode(t, doc)
	if err := Verify(data, doc); err != nil {
		t.Fatal(err)
	}
	got, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"不要渴望荣耀，\v要渴望工作。", "埃隆马斯克", "《AI创业学校》2025年", "写出 Zip2 & <地图>"}
	if s := got.Slides[1]; !slices.Equal(s.Texts, want) || s.Title != want[0] || s.Notes != doc.Slides[1].Notes {
		t.Errorf("read %q, title %q, notes %q", s.Texts, s.Title, s.Notes)
	}
	if s := got.Slides[0]; s.Title != "有用的话" || s.Notes != "" {
		t.Errorf("the cover: %+v", s)
	}
	doc.Slides[1].Scene.Boxes[len(doc.Slides[1].Scene.Boxes)-1].Lines[0].Text = "别人"
	if err := Verify(data, doc); err == nil {
		t.Error("a text that is missing is not told")
	}
}

// TestSlide looks at what a slide is made of.
func TestSlide(t *testing.T) {
	data := encode(t, sampleDocument(t))
	slide := slideOf(t, data, "ppt/slides/slide2.xml")
	for what, want := range map[string]string{
		"a title":                    `<p:ph type="title"/>`,
		"a text box":                 `<p:cNvSpPr txBox="1"/>`,
		"text of the theme's fonts":  `<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/>`,
		"text in a colour of it":     `<a:schemeClr val="accent1"/></a:solidFill><a:latin`,
		"a colour that is not of it": `<a:srgbClr val="443F38"/>`,
		"a pinned line":              `</a:rPr></a:br>`,
		"vertical text":              `vert="eaVert"`,
		"a group with a description": `name="axis 1" descr="axis 1"`,
		"a mark with its event":      `descr="mark 1: 写出 Zip2 &amp; &lt;地图&gt;"`,
		"a decoration":               `<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>`,
		"a picture":                  `descr="一张照片"`,
		"a picture in a circle":      `<a:prstGeom prst="ellipse">`,
		"its crop":                   `<a:srcRect l="16667" r="16667"/>`,
		"a dashed line":              `<a:custDash><a:ds d="400000" sp="300000"/></a:custDash>`,
		"a round corner":             `<a:gd name="adj" fmla="val 20000"/>`,
		"a gradient":                 `<a:gradFill rotWithShape="1">`,
		"half an opacity":            `<a:alpha val="50000"/>`,
		"a shape of letters":         `<a:custGeom>`,
		"a link":                     `<a:hlinkClick r:id="rId`,
		"the language":               `lang="zh-CN" altLang="en-US"`,
		"a bold run":                 ` b="1" `,
		"the size":                   ` sz="6000" `,
	} {
		if !strings.Contains(slide, want) {
			t.Errorf("the slide has not %s: %s", what, want)
		}
	}
	if strings.Contains(slide, "<p:bg>") {
		t.Error("the ground of the theme is written on the slide")
	}
	if cover := slideOf(t, data, "ppt/slides/slide1.xml"); !strings.Contains(cover, `<p:bg><p:bgPr><a:solidFill><a:schemeClr val="accent1"/>`) || !strings.Contains(cover, `type="ctrTitle"`) {
		t.Error("the cover has not its own ground, or no title")
	}
	if rels := slideOf(t, data, "ppt/slides/_rels/slide2.xml.rels"); !strings.Contains(rels, `Target="https://example.org/a?b=1&amp;c=2" TargetMode="External"`) {
		t.Errorf("the link is %s", rels)
	}
}

// TestIdentifiers: no two shapes of a slide have one number.
func TestIdentifiers(t *testing.T) {
	for _, part := range strings.Split(slideOf(t, encode(t, sampleDocument(t)), "ppt/slides/slide2.xml"), `<p:cNvPr id="`)[1:] {
		id := part[:strings.IndexByte(part, '"')]
		if n := strings.Count(slideOf(t, encode(t, sampleDocument(t)), "ppt/slides/slide2.xml"), `<p:cNvPr id="`+id+`"`); n != 1 {
			t.Errorf("%d shapes have the number %s", n, id)
		}
	}
}

// TestExactFonts: on request every run names its family, of the language's region.
func TestExactFonts(t *testing.T) {
	doc := sampleDocument(t)
	doc.ExactFonts = true
	slide := slideOf(t, encode(t, doc), "ppt/slides/slide2.xml")
	if strings.Contains(slide, "+mj") || strings.Contains(slide, "+mn") || !strings.Contains(slide, `<a:ea typeface="Noto Serif CJK SC"/>`) {
		t.Error("runs refer to the theme")
	}
	if got := Typefaces(doc); !slices.Equal(got, []string{"Noto Serif CJK SC", "Noto Sans CJK SC"}) {
		t.Errorf("the fonts are %q", got)
	}
	doc.Slides[0].Scene.Boxes[0].Lang = "zh-Hant"
	item := doc.Slides[0].Scene.Items[0].(scene.Text)
	item.Run.Lang = "zh-Hant"
	doc.Slides[0].Scene.Items[0] = item
	if !strings.Contains(slideOf(t, encode(t, doc), "ppt/slides/slide1.xml"), `<a:ea typeface="Noto Serif CJK TC"/>`) {
		t.Error("traditional Chinese is not in the font of that name")
	}
}

// TestTitles: a heading is the title, or the only quote, in however many blocks; what cannot be one has a title above the slide.
func TestTitles(t *testing.T) {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	box := func(role, item string, vertical bool) scene.Box {
		return scene.Box{Role: role, Item: item, Lang: "zh", FontSize: 50, Vertical: vertical}
	}
	for _, row := range []struct {
		boxes []scene.Box
		title string // of the slide that the caller gives
		want  string
	}{
		{[]scene.Box{box("quote", "a", false), box("title", "", false)}, "q01", "第二"},
		{[]scene.Box{box("quote", "a", false), box("quote", "a", false)}, "q01", "第一"},
		{[]scene.Box{box("quote", "a", false), box("quote", "b", false)}, "q01", "q01"},
		{[]scene.Box{box("quote", "a", false), box("quote", "b", false)}, "", "第一"},
		{[]scene.Box{box("quote", "a", true)}, "q01", "q01"},
		{[]scene.Box{box("title", "", true)}, "", "所有"},
		{[]scene.Box{box("note", "", false)}, "q01", "q01"},
	} {
		page := &scene.Page{Width: 1920, Height: 1080, Ground: ground}
		for i, b := range row.boxes {
			addText(t, page, b, setLine{200, 300 + 200*float64(i), []setRun{{[]string{"第一", "第二"}[i], serif, ink, nil}}})
		}
		doc := &Document{Title: "所有", Width: 1920, Height: 1080, Slides: []Slide{{Scene: page, Title: row.title}}}
		got, err := Read(encode(t, doc))
		if err != nil || got.Slides[0].Title != row.want {
			t.Errorf("%d boxes, first %q: the title is %q, want %q (%v)", len(row.boxes), row.boxes[0].Role, got.Slides[0].Title, row.want, err)
		}
	}
}

// TestTheme: the theme has the palette and the fonts of the pages, and a dark one is mapped the other way round.
func TestTheme(t *testing.T) {
	doc := sampleDocument(t)
	theme := slideOf(t, encode(t, doc), "ppt/theme/theme1.xml")
	for _, want := range []string{
		`<a:dk1><a:srgbClr val="1B1917"/></a:dk1><a:lt1><a:srgbClr val="F6F2E8"/></a:lt1>`, `<a:accent1><a:srgbClr val="B3261C"/></a:accent1>`,
		`<a:majorFont><a:latin typeface="Noto Serif CJK SC"/><a:ea typeface="Noto Serif CJK SC"/>`, `<a:font script="Hant" typeface="Noto Serif CJK TC"/>`,
	} {
		if !strings.Contains(theme, want) {
			t.Errorf("the theme has not %s", want)
		}
	}
	doc.Theme.Palette.Ground, doc.Theme.Palette.Ink = ink, ground
	data := encode(t, doc)
	if !strings.Contains(slideOf(t, data, "ppt/slideMasters/slideMaster1.xml"), `<p:clrMap bg1="dk1" tx1="lt1"`) {
		t.Error("the ground of a dark theme is not its dark colour")
	}
	if !strings.Contains(slideOf(t, data, "ppt/theme/theme1.xml"), `<a:dk1><a:srgbClr val="1B1917"/></a:dk1>`) {
		t.Error("the dark colour of a dark theme is not dark")
	}
}

// TestPictures: with Picture a slide is one picture with words for those who do not see it, and its notes.
func TestPictures(t *testing.T) {
	doc := sampleDocument(t)
	doc.Text = Picture
	for i := range doc.Slides {
		doc.Slides[i].Picture = pngOf(t, 32, 18)
	}
	data := encode(t, doc)
	if err := Verify(data, doc); err != nil {
		t.Fatal(err)
	}
	slide := slideOf(t, data, "ppt/slides/slide2.xml")
	if strings.Count(slide, "<p:pic>") != 1 || !strings.Contains(slide, `descr="要渴望工作。"`) || !strings.Contains(slide, `<a:ext cx="12192000" cy="6858000"/>`) {
		t.Error("the slide is not one picture of the whole page")
	}
	got, err := Read(data)
	if err != nil || got.Slides[1].Title != "工作" {
		t.Errorf("the title is %+v, %v", got, err)
	}
	c, _ := openContainer(data)
	pictures := 0
	for name := range c.files {
		if strings.HasPrefix(name, "ppt/media/") {
			pictures++
		}
	}
	if pictures != 1 {
		t.Errorf("the same picture is there %d times", pictures)
	}
	doc.Slides[0].Picture = nil
	if err := Encode(io.Discard, doc); err == nil {
		t.Error("a slide without its picture is no fault")
	}
}

// TestFaults: what cannot be encoded is told with its slide.
func TestFaults(t *testing.T) {
	for _, row := range []struct {
		change func(*Document)
		want   string
	}{
		{func(d *Document) { d.Slides = nil }, "needs a slide"},
		{func(d *Document) { d.Width = 0 }, "a page of 0 × 1080 px"},
		{func(d *Document) { d.Slides[1].Scene = nil }, "slide 2 has no page"},
		{func(d *Document) { d.Slides[1].Scene.Width = 800 }, "slide 2 is 800 × 1080 px"},
		{func(d *Document) { d.Template = []byte("PK") }, "template: it is no ZIP file"},
	} {
		doc := sampleDocument(t)
		row.change(doc)
		if err := Encode(io.Discard, doc); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%v, want %q", err, row.want)
		}
	}
}

// TestSlideSize: sizes that people know.
func TestSlideSize(t *testing.T) {
	for _, row := range [][4]float64{
		{1920, 1080, 12192000, 6858000}, {1280, 720, 12192000, 6858000}, {1600, 1200, 9144000, 6858000}, {1080, 1350, 6858000, 8572500}, {1000, 1000, 9144000, 9144000},
		{1, 32768, 914400, 51206400},
	} {
		if w, h := slideSize(row[0], row[1]); w != int64(row[2]) || h != int64(row[3]) {
			t.Errorf("%g × %g px: %d × %d EMU", row[0], row[1], w, h)
		}
	}
	g := fitted(1920, 1080, 9144000, 6858000)
	if f := g.frame(scene.Rect{W: 1920, H: 1080}); f != (frame{0, 857250, 9144000, 5143500}) {
		t.Errorf("a wide page on a 4:3 slide lies at %+v", f)
	}
}

func BenchmarkEncode(b *testing.B) {
	doc := sampleDocument(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := Encode(io.Discard, doc); err != nil {
			b.Fatal(err)
		}
	}
}
