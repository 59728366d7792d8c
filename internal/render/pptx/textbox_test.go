package pptx

import (
	"math"
	"strings"
	"testing"

	"cards/internal/scene"
)

// bodyOf composes the only box of a page that a test has set.
func bodyOf(t *testing.T, box scene.Box, lines ...setLine) (*textBody, *scene.Page) {
	t.Helper()
	page := &scene.Page{Width: 1920, Height: 1080, Ground: ground}
	addText(t, page, box, lines...)
	d := &deck{doc: &Document{}, typefaces: map[string]*typeface{}}
	set, _ := d.lines(page, &page.Boxes[0])
	body := d.textBody(page, &page.Boxes[0], set)
	if body == nil {
		t.Fatal("there is no text")
	}
	return body, page
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.01 }

// TestBaseline: the first baseline of a box, by the rule of programs, is that of the page, whatever the pitch.
func TestBaseline(t *testing.T) {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	for _, lines := range [][]setLine{
		{{100, 300, []setRun{{"一行", serif, ink, nil}}}},
		{{100, 300, []setRun{{"第一行", serif, ink, nil}}}, {100, 440, []setRun{{"第二行", serif, ink, nil}}}, {100, 580, []setRun{{"第三行", serif, ink, nil}}}},
	} {
		b, _ := bodyOf(t, scene.Box{Role: "quote", FontSize: 100, Lang: "zh"}, lines...)
		if len(b.paragraphs) != 1 || len(b.paragraphs[0].lines) != len(lines) {
			t.Fatalf("%d lines became %+v", len(lines), b.paragraphs)
		}
		pitch := b.paragraphs[0].pitch
		if want := map[int]float64{1: 120, 3: 140}[len(lines)]; !near(pitch, want) {
			t.Errorf("the pitch is %g, want %g", pitch, want)
		}
		if got := b.area.Y + pitch - belowBaseline*100; !near(got, 300) || !near(b.area.X, 100) || !near(b.area.H, pitch*float64(len(lines))) {
			t.Errorf("the first baseline is at %g in %+v", got, b.area)
		}
		if b.area.W < 300*1.1 {
			t.Errorf("a box of %g px has no room for another font", b.area.W)
		}
	}
}

// TestColumn: the axis of a column is where the page has it, and lines run from right to left.
func TestColumn(t *testing.T) {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	b, _ := bodyOf(t, scene.Box{Role: "quote", FontSize: 50, Lang: "zh", Vertical: true}, setLine{200, 1500, []setRun{{"埃隆", serif, ink, nil}}}, setLine{200, 1430, []setRun{{"马斯克", serif, ink, nil}}})
	p := b.paragraphs[0]
	axis := b.area.Right() - (p.pitch - belowBaseline*50 - middleOfEm*50)
	if !b.vertical || len(p.lines) != 2 || !near(p.pitch, 70) || !near(axis, 1500) || !near(b.area.Y, 200) {
		t.Errorf("columns of %g px from %g in %+v", p.pitch, axis, b.area)
	}
	if s := p.lines[0].pieces[0].spacing; math.Abs(s) > 0.5 {
		t.Errorf("characters of a column are spaced by %g px", s)
	}
}

// TestMargins: a first line that hangs has an indent; a later one a paragraph of its own; side bearings make neither.
func TestMargins(t *testing.T) {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	line := func(x, y float64, s string) setLine { return setLine{x, y, []setRun{{s, serif, ink, nil}}} }
	for _, row := range []struct {
		starts     [4]float64
		paragraphs int
		indent     float64
	}{
		{[4]float64{100, 100, 100, 100}, 1, 0},
		{[4]float64{50, 100, 100, 100}, 1, -50},
		{[4]float64{150, 100, 100, 100}, 1, 50},
		{[4]float64{100, 104, 98, 101}, 1, 0},
		{[4]float64{100, 100, 50, 100}, 2, 0},
	} {
		b, _ := bodyOf(t, scene.Box{Role: "quote", FontSize: 100, Lang: "zh"},
			line(row.starts[0], 200, "第一行文字啊"), line(row.starts[1], 340, "第二行文字"), line(row.starts[2], 480, "第三行"), line(row.starts[3], 620, "第四行文"))
		if len(b.paragraphs) != row.paragraphs || b.align != "l" || !near(b.paragraphs[0].indent, row.indent) {
			t.Errorf("%v: %d paragraphs, %s, indent %g", row.starts, len(b.paragraphs), b.align, b.paragraphs[0].indent)
			continue
		}
		// Where every line comes to stand.
		k := 0
		for _, p := range b.paragraphs {
			for i := range p.lines {
				at := b.area.X + p.margin
				if i == 0 {
					at += p.indent
				}
				if math.Abs(at-row.starts[k]) > 5 {
					t.Errorf("%v: line %d begins at %g", row.starts, k, at)
				}
				k++
			}
			if p.margin < 0 || p.margin+p.indent < -0.01 {
				t.Errorf("%v: margin %g, indent %g: a file allows neither below 0", row.starts, p.margin, p.indent)
			}
		}
	}
}

// TestParagraphs: a line end of the deck begins a paragraph, one of ours is a break.
func TestParagraphs(t *testing.T) {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	page := &scene.Page{Width: 1920, Height: 1080}
	addText(t, page, scene.Box{Role: "quote", FontSize: 100, Lang: "zh"}, setLine{100, 200, []setRun{{"床前明月光", serif, ink, nil}}}, setLine{100, 340, []setRun{{"疑是", serif, ink, nil}}}, setLine{100, 480, []setRun{{"地上霜", serif, ink, nil}}})
	page.Boxes[0].Text = "床前明月光\n疑是地上霜"
	d := &deck{doc: &Document{}, typefaces: map[string]*typeface{}}
	lines, _ := d.lines(page, &page.Boxes[0])
	b := d.textBody(page, &page.Boxes[0], lines)
	if len(b.paragraphs) != 2 || len(b.paragraphs[0].lines) != 1 || len(b.paragraphs[1].lines) != 2 || !near(b.paragraphs[1].pitch, 140) {
		t.Errorf("%+v", b.paragraphs)
	}
}

// TestAlignment: what lines share is their margin, and a single line stands as its neighbours do.
func TestAlignment(t *testing.T) {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	line := func(x, y float64, s string) setLine { return setLine{x, y, []setRun{{s, serif, ink, nil}}} }
	for _, row := range []struct {
		lines []setLine
		want  string
	}{
		{[]setLine{line(100, 200, "一二三四"), line(100, 340, "一二")}, "l"},
		{[]setLine{line(100, 200, "一二三四"), line(200, 340, "一二")}, "ctr"},
		{[]setLine{line(760, 200, "一二三四")}, "ctr"},
		{[]setLine{line(100, 200, "一二三四")}, "l"},
	} {
		b, _ := bodyOf(t, scene.Box{Role: "quote", FontSize: 100, Lang: "zh"}, row.lines...)
		if b.align != row.want {
			t.Errorf("%v is aligned %s, want %s", row.lines, b.align, row.want)
		}
		first := row.lines[0]
		if b.align == "r" && !near(b.area.Right(), first.x+400) || b.align == "ctr" && !near(b.area.X+b.area.W/2, first.x+200) {
			t.Errorf("%s: the box is %+v", b.align, b.area)
		}
	}
	// A quote steps in where a label is flush right.
	for role, want := range map[string]string{"quote": "l", "title": "r"} {
		b, _ := bodyOf(t, scene.Box{Role: role, FontSize: 100, Lang: "zh"}, line(100, 200, "一二三四"), line(300, 340, "一二"))
		if b.align != want || want == "r" && !near(b.area.Right(), 500) {
			t.Errorf("a %s of two lines that end together is aligned %s in %+v", role, b.align, b.area)
		}
	}
	page := &scene.Page{Width: 1920, Height: 1080}
	addText(t, page, scene.Box{Role: "date", FontSize: 40, Lang: "zh"}, line(1000, 200, "一九五七年"))
	addText(t, page, scene.Box{Role: "title", FontSize: 40, Lang: "zh"}, line(1080, 260, "第一次"))
	if got := alignment(page, &page.Boxes[0]); got != "r" {
		t.Errorf("a date over a title that ends with it is aligned %s", got)
	}
}

// TestSignsAtMargin: the furniture at the right margin ends there in whatever font, and what stands close before it grows away from
// it; what stands far from both, or is no furniture, begins where it does.
func TestSignsAtMargin(t *testing.T) {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	line := func(x, y float64, s string) setLine { return setLine{x, y, []setRun{{s, serif, ink, nil}}} }
	for _, row := range []struct {
		name        string
		role        string
		part, count float64 // where the part begins and the number, each 80 px long
		want        [2]string
	}{
		{"close before the number", "page", 1640, 1740, [2]string{"r", "r"}},
		{"far before the number", "page", 1400, 1740, [2]string{"l", "r"}},
		{"before a number that ends elsewhere", "page", 1500, 1600, [2]string{"l", "l"}},
		{"years of a scale", "tick", 1640, 1740, [2]string{"l", "l"}},
	} {
		page := &scene.Page{Width: 1920, Height: 1080}
		addText(t, page, scene.Box{Role: "quote", FontSize: 100, Lang: "zh"}, line(100, 400, "一二三四"), line(100, 540, "一二"))
		addText(t, page, scene.Box{Role: row.role, FontSize: 40, Lang: "zh"}, line(row.part, 100, "一二"))
		addText(t, page, scene.Box{Role: row.role, FontSize: 40, Lang: "zh"}, line(row.count, 100, "三四"))
		d := &deck{doc: &Document{}, typefaces: map[string]*typeface{}, grid: grid{scale: 6350}}
		for i, want := range row.want {
			box := &page.Boxes[i+1]
			lines, _ := d.lines(page, box)
			b := d.textBody(page, box, lines)
			m := new(markup)
			d.writeBody(m, b)
			if got := m.String(); !strings.Contains(got, `algn="`+want+`"`) {
				t.Errorf("%s: text %d is not aligned %s: %s", row.name, i, want, got)
			}
			if x := box.Lines[0].X; want == "l" && !near(b.area.X, x) || want == "r" && !near(b.area.Right(), x+80) {
				t.Errorf("%s: text %d at %g is in %+v", row.name, i, x, b.area)
			}
		}
	}
}

// TestSpacing: the half em that a mark gives up is its own, a shared tracking is that of all, and the gap between Han and Latin is
// left to the program.
func TestSpacing(t *testing.T) {
	serif := testFace(t, "noto-serif-cjk-400.otf")
	for _, row := range []struct {
		text string
		gaps map[int]float64
		want []string // text:spacing in 1/100 em
	}{
		{"不要渴望", nil, []string{"不要渴望:0"}},
		{"他说：“好”", map[int]float64{2: -0.5}, []string{"他说:0", "：:-50", "“好”:0"}},
		{"不要渴望", map[int]float64{0: 0.1, 1: 0.1, 2: 0.1}, []string{"不要渴望:10"}},
		{"在AI学校", map[int]float64{0: 0.125, 2: 0.125}, []string{"在AI学校:0"}},
	} {
		b, _ := bodyOf(t, scene.Box{Role: "quote", FontSize: 100, Lang: "zh"}, setLine{100, 200, []setRun{{row.text, serif, ink, row.gaps}}})
		var got []string
		for _, p := range b.paragraphs[0].lines[0].pieces {
			got = append(got, p.text+":"+number(round(p.spacing)))
		}
		if strings.Join(got, " ") != strings.Join(row.want, " ") {
			t.Errorf("%s: %v, want %v", row.text, got, row.want)
		}
	}
}

// TestHiddenCharacters: what has no glyph is said all the same, and a hyphen of ours is written where it is seen.
func TestHiddenCharacters(t *testing.T) {
	l := textLine{pieces: []piece{{text: "不要"}, {text: "荣耀"}}}
	l.complete("不要\U0010FFFD荣耀！")
	if got := l.pieces[0].text + "|" + l.pieces[1].text; got != "不要|\U0010FFFD荣耀！" {
		t.Errorf("completed: %s", got)
	}
	l = textLine{pieces: []piece{{text: "exam"}, {text: "-"}}}
	l.complete("exam")
	if got := l.pieces[0].text + l.pieces[1].text; got != "exam-" {
		t.Errorf("with a hyphen: %s", got)
	}
}

// TestRightToLeft: such text is written in the order of its reading.
func TestRightToLeft(t *testing.T) {
	page := &scene.Page{Width: 1920, Height: 1080}
	run := scene.Run{Face: testFace(t, "noto-sans-400.ttf"), Size: 100, Text: "\u05DD\u05D5\u05DC\u05E9", Lang: "he", Glyphs: []scene.Glyph{{ID: 1, X: 1500, Y: 200}}, Paint: scene.Solid(ink)}
	page.Items = []scene.Item{scene.Text{Run: run}}
	page.Boxes = []scene.Box{{Role: "quote", FontSize: 100, Lang: "he", To: 1, Text: "\u05E9\u05DC\u05D5\u05DD", Lines: []scene.Line{{Text: "\u05E9\u05DC\u05D5\u05DD", Rect: scene.Rect{X: 1500, W: 200}, Baseline: 200}}}}
	d := &deck{doc: &Document{}, typefaces: map[string]*typeface{}, grid: grid{scale: 6350}}
	lines, _ := d.lines(page, &page.Boxes[0])
	b := d.textBody(page, &page.Boxes[0], lines)
	m := new(markup)
	d.writeBody(m, b)
	if got := m.String(); !strings.Contains(got, `algn="r" rtl="1"`) || !strings.Contains(got, "<a:t>\u05E9\u05DC\u05D5\u05DD</a:t>") {
		t.Errorf("%s", got)
	}
	if !near(b.area.Right(), 1700) {
		t.Errorf("the box ends at %g", b.area.Right())
	}
}
