package text

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"cards/fonts"
	_ "cards/internal/sameseed"
	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
	"pgregory.net/rapid"
)

var engine = NewEngine(fonts.Default())

func prepare(t testing.TB, p Paragraph) *Prepared {
	t.Helper()
	return engine.Prepare(p)
}

// broken returns the lines of text at a measure, joined by a stroke.
func broken(t testing.TB, p Paragraph, m Measure) string {
	t.Helper()
	lines, ok := prepare(t, p).Break(m)
	if !ok {
		t.Fatalf("%q does not fit %+v", p.Text, m)
	}
	var out []string
	for i := range lines.Lines {
		out = append(out, lines.Text(i))
	}
	return strings.Join(out, "/")
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.002 }

func TestWidths(t *testing.T) {
	for _, row := range []struct {
		lang, text string
		width      float64
		why        string
	}{
		{"zh-Hans", "汉字", 2, "solid setting"},
		{"zh-Hans", "汉字。", 2.5, "a stop at a line's end gives up its air"},
		{"zh-Hans", "“汉字”", 3, "an opening mark at the start and a closing one at the end give up theirs"},
		{"zh-Hans", "他：“好”", 4, "colon and opening mark keep half an em in all"},
		{"zh-Hans", "好”，他", 3.5, "closing mark and comma close up"},
		{"zh-Hans", "好（《书》）", 4.5, "openings close up, closings close up"},
		{"zh-Hans", "真的吗？”他", 5.5, "a question mark closes up to a closing mark"},
		{"zh-Hans", "一——二", 4, "a dash is two em"},
		{"zh-Hans", "一……二", 4, "an ellipsis is two em"},
		{"zh-Hant", "好，他", 3, "a centred comma keeps its cell"},
		{"zh-Hant", "好。", 2, "a centred stop is not trimmed at a line's end"},
		{"zh-Hant", "好，」他", 3.75, "a centred comma gives up its trailing quarter to a closing mark"},
		{"ja", "「はい。」と", 5, "stop and closing mark close up"},
	} {
		if got := prepare(t, Paragraph{Text: row.text, Lang: row.lang}).Width(); !near(got, row.width) {
			t.Errorf("%s %s: %.3f em, want %.3f: %s", row.lang, row.text, got, row.width, row.why)
		}
	}
}

func TestGap(t *testing.T) {
	width := func(text string, p Paragraph) float64 {
		p.Text = text
		return prepare(t, p).Width()
	}
	zh := Paragraph{Lang: "zh-Hans", Normalise: AllRules}
	if got, want := width("在AI中", zh), 2+width("AI", zh)+2*DefaultGap; !near(got, want) {
		t.Errorf("Han, Latin, Han: %.3f, want %.3f", got, want)
	}
	if got, want := width("在 AI 中", zh), width("在AI中", zh); !near(got, want) {
		t.Errorf("typed spaces: %.3f, want %.3f", got, want)
	}
	if got, want := width("到50%的", zh), 2+width("50%", zh)+2*DefaultGap; !near(got, want) {
		t.Errorf("per cent: %.3f, want %.3f", got, want)
	}
	if got, want := width("用AI，再", zh), 3+width("AI", zh)+DefaultGap; !near(got, want) {
		t.Errorf("no gap before a mark: %.3f, want %.3f", got, want)
	}
	wide := zh
	wide.Gap = 0.25
	if got, want := width("在AI", wide), 1.25+width("AI", zh); !near(got, want) {
		t.Errorf("a quarter: %.3f, want %.3f", got, want)
	}
	wide.Gap = -1
	if got, want := width("在AI", wide), 1+width("AI", zh); !near(got, want) {
		t.Errorf("none: %.3f, want %.3f", got, want)
	}
	ko := Paragraph{Lang: "ko"}
	if got, want := width("2025년", ko), width("2025", ko)+width("년", ko); !near(got, want) {
		t.Errorf("Korean has no gap: %.3f, want %.3f", got, want)
	}
}

func TestBreaks(t *testing.T) {
	zh := func(s string) Paragraph { return Paragraph{Text: s, Lang: "zh-Hans", Normalise: AllRules, Hang: true} }
	for _, row := range []struct {
		p     Paragraph
		width float64
		mode  Mode
		want  string
	}{
		{zh("我想尝试创造一些有用的东西。"), 4, Display, "我想尝试/创造一些/有用的/东西。"},
		{zh("不要渴望荣耀，要渴望工作。"), 6, Display, "不要渴望荣耀，/要渴望工作。"},
		{zh("第一性原理意味着，将事物分解成最有可能为真的基本公理元素，然后尽可能谨慎地从那里推理，而不是通过分析或隐喻进行推理。"), 9.25, Display,
			"第一性原理意味着，/将事物分解成/最有可能为真的/基本公理元素，/然后尽可能谨慎地/从那里推理，/而不是通过/分析或隐喻进行推理。"},
		// figures keep their units, dates their days, words to keep their letters
		{zh("花了2000万美元买下"), 6, Compact, "花了/2000万美元/买下"},
		{zh("那是2008年12月24日下午"), 7, Compact, "那是2008年/12月24日下午"},
		{Paragraph{Text: "成为多行星物种", Lang: "zh-Hans", Keep: []string{"多行星物种"}}, 5, Compact, "成为/多行星物种"},
		// dashes and ellipses stay whole
		{zh("是的——没错……好吧"), 4, Compact, "是的——/没错……/好吧"},
		{Paragraph{Text: "사람에게 도움이 되는 일을", Lang: "ko"}, 5, Compact, "사람에게 /도움이 /되는 일을"},
		{Paragraph{Text: "Don’t aspire to glory; aspire to work.", Lang: "en"}, 7.4, Compact, "Don’t aspire /to glory; /aspire to work."},
		// a break that the text itself has
		{Paragraph{Text: "床前明月光\n疑是地上霜", Lang: "zh-Hans"}, 20, Display, "床前明月光\n/疑是地上霜"},
		{Paragraph{Text: "床前明月光\r\n疑是地上霜", Lang: "zh-Hans"}, 20, Display, "床前明月光\r\n/疑是地上霜"},
		// a no-break space holds, an address breaks after its marks, a short quotation inside a sentence stays whole
		{Paragraph{Text: "花了10\u00a0万美元", Lang: "zh-Hans"}, 3.5, Compact, "花了/10\u00a0万/美元"},
		{Paragraph{Text: "详见https://www.example.com/some_file.html", Lang: "zh-Hans"}, 8.5, Compact, "详见https://www./example.com//some_file.html"},
		{zh("所以它实际上并不是从“我想创办一家公司”的角度出发的。"), 12, Display, "所以它实际上并不是/从“我想创办一家公司”的/角度出发的。"},
		{zh("一千米/小时"), 4, Compact, "一千/米/小时"},
		// zero-width space allows, word joiner forbids
		{Paragraph{Text: "甲乙\u2060丙丁", Lang: "zh-Hans"}, 2, Compact, "甲/乙\u2060丙/丁"},
		// preferred lines win
		{Paragraph{Text: "不要渴望荣耀，要渴望工作。", Lang: "zh-Hans", Lines: []string{"不要", "渴望荣耀，要", "渴望工作。"}}, 9, Display, "不要/渴望荣耀，要/渴望工作。"},
	} {
		if got := broken(t, row.p, Measure{Width: row.width, Mode: row.mode}); got != row.want {
			t.Errorf("%q at %g:\n got %s\nwant %s", row.p.Text, row.width, got, row.want)
		}
	}
}

func TestMissingCharacters(t *testing.T) {
	p := prepare(t, Paragraph{Text: "好\U0001F9D0\u1000好\u1000", Lang: "zh-Hans"})
	if fmt.Sprint(p.Missing) != fmt.Sprint([]rune{0x1000}) {
		t.Errorf("missing %U, want the Myanmar letter once (and no emoji)", p.Missing)
	}
}

func TestEmojiIsOneCluster(t *testing.T) {
	for _, s := range []string{"👨‍👩‍👧", "🇨🇳", "👍🏽", "❤️"} {
		p := prepare(t, Paragraph{Text: "好" + s + "好", Lang: "zh-Hans"})
		if len(p.clusters) != 3 || p.clusters[1].class != classEmoji {
			t.Errorf("%s: %d clusters, class %s", s, len(p.clusters), p.clusters[1].class)
		}
	}
}

func TestVerticalRun(t *testing.T) {
	p := prepare(t, Paragraph{Text: "埃隆·马斯克", Lang: "zh-Hans", Vertical: true})
	lines, _ := p.Break(Measure{Width: 100})
	placed := lines.Place(Placement{X: 940, Y: 100, Size: 36, Pitch: 36, Paint: func(int) scene.Paint { return scene.Paint{} }})
	l := placed.Box.Lines[0]
	if len(placed.Box.Lines) != 1 || l.H < 5.3*36 || l.H > 6.1*36 {
		t.Fatalf("a column of %g px", l.H)
	}
	if c := l.Ink.X + l.Ink.W/2; math.Abs(c-940) > 2 {
		t.Errorf("ink centred on %g, want 940", c)
	}
	if l.Ink.Y < 100 || l.Ink.Bottom() > 100+l.H {
		t.Errorf("ink %v leaves the column of %v", l.Ink, l.Rect)
	}
}

func TestCentredByInk(t *testing.T) {
	p := prepare(t, Paragraph{Text: "“有用的东西。”", Lang: "zh-Hans"})
	lines, _ := p.Break(Measure{Width: 100})
	placed := lines.Place(Placement{X: 0, Y: 0, Width: 1000, Size: 50, Pitch: 60, Align: Centre, Paint: func(int) scene.Paint { return scene.Paint{} }})
	ink := placed.Box.Lines[0].Ink
	if c := ink.X + ink.W/2; math.Abs(c-500) > 0.5 {
		t.Errorf("ink is centred on %g, want 500", c)
	}
}

// Text of which no face has a single character is set in boxes, so that a caller can say what is missing and where.
func TestNothingHasTheCharacters(t *testing.T) {
	for _, vertical := range []bool{false, true} {
		p := prepare(t, Paragraph{Text: "ฟ้า", Lang: "zh-Hans", Vertical: vertical})
		if got := string(p.Missing); got != "ฟ้า" {
			t.Errorf("vertical %t: missing %q", vertical, got)
		}
		if lines, ok := p.Break(Measure{Width: 1}); !ok || len(lines.Lines) == 0 {
			t.Errorf("vertical %t: not set at all: %+v", vertical, lines)
		}
	}
}

// mixture draws text of any mix of scripts and marks.
var mixture = rapid.StringOfN(rapid.SampledFrom([]rune("的一是在了有用东西我们创造火箭汽车，。、：；！？“”‘’《》（）—…·abcXYZ 1290%￥かなカナッーっ한국어\u200b🚀")), 1, 60, -1)

// TestMain lets the properties be tried on 20,000 texts, unless the command line asks for another number.
func TestMain(m *testing.M) {
	flag.Parse()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked {
		if err := flag.Set("rapid.checks", "20000"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// TestProperties: on any text at any width the lines joined are the text, none is wider than the measure but for one
// cluster, no rule is broken without need, and positions do not go back.
func TestProperties(t *testing.T) {
	any := rapid.OneOf(mixture, rapid.StringN(1, 40, -1))
	rapid.Check(t, func(t *rapid.T) {
		text := any.Draw(t, "text")
		lang := rapid.SampledFrom([]string{"zh-Hans", "zh-Hant", "ja", "ko", "en"}).Draw(t, "lang")
		width := rapid.Float64Range(1, 20).Draw(t, "width")
		mode := rapid.SampledFrom([]Mode{Display, Compact}).Draw(t, "mode")
		para := Paragraph{Text: text, Lang: lang, Normalise: rapid.Make[Rules]().Draw(t, "normalise"), Hang: rapid.Bool().Draw(t, "hang"),
			Vertical: rapid.Bool().Draw(t, "vertical"), Loose: rapid.Bool().Draw(t, "loose"), Marks: Marks(rapid.IntRange(0, 2).Draw(t, "marks"))}
		if n := len([]rune(text)); rapid.IntRange(0, 3).Draw(t, "readings") == 0 {
			from := rapid.IntRange(0, n-1).Draw(t, "from")
			para.Ruby = []Ruby{{from, min(n, from+rapid.IntRange(1, 4).Draw(t, "length")), rapid.SampledFrom([]string{"かな", "yín háng", "ㄒㄩㄝˊ", "a"}).Draw(t, "reading")}}
		}
		p := engine.Prepare(para)
		lines, ok := p.Break(Measure{Width: width, Mode: mode, Justify: rapid.Bool().Draw(t, "justify")})
		if !ok {
			t.Fatalf("%q at %g: no lines", text, width)
		}
		checkLines(t, &lines)
		align := Align(rapid.IntRange(0, 3).Draw(t, "align"))
		box := lines.Place(Placement{X: 100, Y: 100, Width: width * 10, Size: 10, Pitch: 18, Align: align, Paint: func(int) scene.Paint { return scene.Paint{} }}).Box
		if len(box.Lines) != len(lines.Lines) || box.Text != p.Text() {
			t.Errorf("%q: %d lines of %d are placed, and say %q", text, len(box.Lines), len(lines.Lines), box.Text)
		}
		for _, l := range box.Lines {
			if v := l.X + l.Y + l.W + l.H + l.Ink.X + l.Ink.Y + l.Ink.W + l.Ink.H; math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("%q: line %+v", text, l)
			}
		}
		for i := 1; i <= p.Len(); i++ {
			if p.position[i] < p.position[i-1]-0.51 {
				t.Errorf("%q: positions go back at %d", text, i)
			}
		}
	})
}

// checkLines: the lines joined are the text, none is wider than the measure but for one cluster, and no rule is broken
// without need.
func checkLines(t interface{ Errorf(string, ...any) }, lines *Lines) {
	p, width := lines.Prepared, lines.Measure.Width
	lang := p.paragraph.Lang
	var joined strings.Builder
	for i, l := range lines.Lines {
		joined.WriteString(lines.Text(i))
		if room := lines.squeezeOf(i); l.width-room > width+1e-6 && l.End-l.Start > 1 {
			t.Errorf("%q at %g: line %q is %.2f wide", p.Text(), width, lines.Text(i), l.width)
		}
		if i == 0 {
			continue
		}
		if why := p.unneeded(l.Start, width); why != "" {
			t.Errorf("%q at %g: %s", p.Text(), width, why)
		}
		before, first := p.Runes[p.clusters[l.Start].start-1], p.Runes[p.clusters[l.Start].start]
		kinsoku := strings.ContainsRune("、，。．：；！？”’」』）》〉】…·％", first) || strings.ContainsRune("“‘「『（《〈【￥", before)
		if kinsoku && p.breaks[l.Start].allowed && (isChinese(lang) || isJapanese(lang)) && p.breaks[l.Start].rule != nil && before != '\u200b' {
			t.Errorf("%q at %g: a line may end between %c and %c", p.Text(), width, before, first)
		}
	}
	if joined.String() != p.Text() {
		t.Errorf("lines joined are %q, want %q", joined.String(), p.Text())
	}
}

// squeezeOf returns by how much line i may be squeezed: nothing when it is not justified.
func (l *Lines) squeezeOf(i int) float64 {
	if !l.Measure.Justify {
		return 0
	}
	b := breaker{p: l.Prepared, m: l.Measure, shrinks: l.Prepared.shrinks()}
	return b.squeeze(l.Lines[i].Start, l.Lines[i].End)
}

// unneeded says why the rules did not have to be broken before cluster i, if they were: only a stretch without places that
// is wider than the measure may be broken inside.
func (p *Prepared) unneeded(i int, width float64) string {
	o := &p.breaks[i]
	if o.allowed {
		return ""
	}
	open := func(j int) bool {
		return j <= 0 || j >= len(p.clusters) || p.breaks[j].allowed || o.forbidden && !p.breaks[j].forbidden
	}
	from, to := i-1, i+1
	// shut reports whether a place for a hyphen is none, since what stands before it has no room for that.
	shut := func(j int) bool {
		if j <= 0 || j >= len(p.clusters) || !p.breaks[j].hyphen {
			return false
		}
		start := j - 1
		for !open(start) {
			start--
		}
		_, advance := p.hyphenGlyph(j - 1)
		return p.measure(max(start, 0), j).width+advance > width+1e-6
	}
	for !open(from) || shut(from) {
		from--
	}
	for !open(to) {
		to++
	}
	from, to = max(from, 0), min(to, len(p.clusters))
	stretch := p.measure(from, to).width
	if p.breaks[to].hyphen {
		_, advance := p.hyphenGlyph(to - 1)
		stretch += advance
	}
	if stretch > width+1e-6 {
		return ""
	}
	name := "a rule"
	if o.rule != nil {
		name = o.rule.name
	}
	return fmt.Sprintf("a line ends inside %q, which fits: %s", string(p.Runes[p.clusters[from].start:p.clusters[to-1].end]), name)
}

const paragraph77 = "“我们现在仍然处于智能大爆炸的非常非常早期的阶段。成为一个多行星物种，极大地增加了文明的预期寿命——包括AI与10万个H100……”"

func BenchmarkPrepare(b *testing.B) {
	s := newShaper(engine)
	p := Paragraph{Text: paragraph77, Lang: "zh-Hans", Style: Style{"serif", 400, false}, Normalise: AllRules}
	b.ReportAllocs()
	for b.Loop() {
		if s.prepare(p).Len() == 0 {
			b.Fatal("nothing set")
		}
	}
}

func BenchmarkFit(b *testing.B) {
	p := prepare(b, Paragraph{Text: paragraph77, Lang: "zh-Hans", Normalise: AllRules})
	box := Box{Width: 888, Height: 1000, Sizes: []float64{224, 208, 200, 184, 168, 150, 146, 136, 124, 112, 104, 96, 92, 84, 80, 72, 70, 64, 56, 48, 44}, Pitch: func(float64, int) float64 { return 1.4 }}
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := p.Fit(box); !ok {
			b.Fatal("does not fit")
		}
	}
}

// long2000 is a text of 2000 characters, the longest that a quote may have.
var long2000 = strings.Repeat(paragraph77, 2000/len([]rune(paragraph77))+1)

// A long text is put on one line, or refused for taking too many, without trying every pair of places for its ends: that is
// a hundred times slower.
func TestLongTextsAreQuick(t *testing.T) {
	p := prepare(t, Paragraph{Text: string([]rune(long2000)[:2000]), Lang: "zh-Hans", Normalise: AllRules})
	start := time.Now()
	if lines, ok := p.Break(Measure{Width: 1e6, MaxLines: 1, Mode: Compact}); !ok || len(lines.Lines) != 1 {
		t.Errorf("not one line: %d", len(lines.Lines))
	}
	for range 10 {
		if _, ok := p.Break(Measure{Width: 12, MaxLines: 20}); ok {
			t.Error("2000 characters on 20 lines of 12 em")
		}
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

// BenchmarkSet shapes, breaks and fits a quote into a square page, by its length in characters.
func BenchmarkSet(b *testing.B) {
	s := newShaper(engine)
	sizes := []float64{146, 136, 124, 112, 104, 96, 92, 84, 80, 72, 70, 64, 56, 48, 44, 40}
	for _, n := range []int{60, 300} {
		text := string([]rune(long2000)[:n])
		box := Box{Width: 888, Height: 888, Sizes: sizes, Pitch: func(float64, int) float64 { return 1.4 }}
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p := s.prepare(Paragraph{Text: text, Lang: "zh-Hans", Style: Style{"serif", 400, false}, Normalise: AllRules, Hang: true})
				if _, ok := p.Fit(box); !ok {
					b.Fatal("does not fit")
				}
			}
		})
	}
}

func BenchmarkBreak2000(b *testing.B) {
	p := prepare(b, Paragraph{Text: string([]rune(long2000)[:2000]), Lang: "zh-Hans", Normalise: AllRules})
	for _, row := range []struct {
		name string
		m    Measure
	}{
		{"12em", Measure{Width: 12}},
		{"12em-limited", Measure{Width: 12, MaxLines: 190, NarrowFrom: 180, NarrowBy: 2}},
		{"one-line", Measure{Width: 1e6, MaxLines: 1, Mode: Compact}},
		{"too-many", Measure{Width: 12, MaxLines: 20}},
	} {
		b.Run(row.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p.Break(row.m)
			}
		})
	}
}

// A long text within a limit of lines, or with narrower ones at its end, keeps both, and its lines follow the rules.
func TestLongTextWithinLimits(t *testing.T) {
	p := prepare(t, Paragraph{Text: string([]rune(long2000)[:2000]), Lang: "zh-Hans", Normalise: AllRules})
	free, _ := p.Break(Measure{Width: 12})
	for _, m := range []Measure{{Width: 12, MaxLines: len(free.Lines) - 10}, {Width: 12, MaxLines: 210, NarrowFrom: 180, NarrowBy: 2}} {
		lines, ok := p.Break(m)
		if !ok || len(lines.Lines) > m.MaxLines {
			t.Fatalf("%+v: %d lines", m, len(lines.Lines))
		}
		checkLines(t, &lines)
		for i, l := range lines.Lines {
			if l.width > m.at(i)+1e-6 {
				t.Errorf("%+v: line %d is %.2f em wide", m, i, l.width)
			}
		}
	}
}

// TestDashBetweenFigures: from one figure to another runs the dash that belongs to them; between words, and in columns, the Chinese one.
func TestDashBetweenFigures(t *testing.T) {
	dash := func(text, lang string, vertical bool) font.GID {
		p := prepare(t, Paragraph{Text: text, Lang: lang, Vertical: vertical})
		lines, ok := p.Break(Measure{Width: 100})
		if !ok {
			t.Fatalf("%q does not fit", text)
		}
		placed := lines.Place(Placement{Size: 40, Pitch: 40, Width: 4000, Paint: func(int) scene.Paint { return scene.Paint{} }})
		for _, it := range placed.Items {
			run := it.(scene.Text).Run
			for _, g := range run.Glyphs {
				if []rune(run.Text)[g.Cluster] == '\u2014' {
					return g.ID
				}
			}
		}
		t.Fatalf("%q has no dash", text)
		return 0
	}
	figures, words := dash("\u672a18\u201424", "ko", false), dash("\u5317\u4eac\u2014\u4e0a\u6d77", "zh-Hans", false)
	if figures == words {
		t.Fatal("there is one dash only")
	}
	for _, lang := range []string{"zh-Hans", "zh-Hant", "ja"} {
		if got := dash("\u898118\u201424\u4e2a\u6708", lang, false); got != figures {
			t.Errorf("%s: glyph %d between figures, want %d", lang, got, figures)
		}
		if got := dash("\u898118\u201424\u4e2a\u6708", lang, true); got == figures {
			t.Errorf("%s: the dash of a line stands in a column", lang)
		}
	}
}
