package text

import (
	"strings"
	"testing"
)

// displayLines are the lines of a quote, parted by |.
func displayLines(t *testing.T, text, lang string, width float64) string {
	t.Helper()
	lines, ok := prepare(t, Paragraph{Text: text, Lang: lang}).Break(Measure{Width: width})
	if !ok {
		t.Fatalf("%s at %g: no lines", text, width)
	}
	var out []string
	for i := range lines.Lines {
		out = append(out, lines.Text(i))
	}
	return strings.Join(out, "|")
}

// Parallel clauses have a line each where they fit one, and break at places that match where they do not.
func TestParallelClauses(t *testing.T) {
	for _, row := range []struct {
		text  string
		width float64
		want  string
	}{
		{"你可以失败，也可以放弃，但不能不开始。", 14, "你可以失败，|也可以放弃，|但不能不开始。"},
		{"不要渴望荣耀，要渴望工作，这样才能走得远。", 8, "不要渴望荣耀，|要渴望工作，|这样才能走得远。"},
		{"这不是运气的问题，而是概率的问题，更是时间的问题。", 10, "这不是运气的问题，|而是概率的问题，|更是时间的问题。"},
		{"三人行，必有我师焉。择其善者而从之，其不善者而改之。", 5.6, "三人行，|必有我师焉。|择其善者|而从之，|其不善者|而改之。"},
	} {
		if got := displayLines(t, row.text, "zh-Hans", row.width); got != row.want {
			t.Errorf("at %g: %s, want %s", row.width, got, row.want)
		}
	}
}

// What is parallel is not parted on one side alone, even when a matching break would be the cheaper line.
func TestPartedAlike(t *testing.T) {
	const text = "不要渴望荣耀，要渴望工作。你只要做得出有用的东西，就不会差。"
	for _, row := range []struct {
		text    string
		width   float64
		want    string
		unalike int
	}{
		{text, 7, "不要渴望荣耀，|要渴望工作。|你只要做得出|有用的东西，|就不会差。", 0},
		{text, 4.5, "不要渴望|荣耀，|要渴望|工作。|你只要|做得出|有用的|东西，|就不会差。", 0},
		{"我最初并没有想过要创造一些伟大的东西。我想尝试创造一些有用的东西。", 11, "我最初并没有想过要创造|一些伟大的东西。|我想尝试创造|一些有用的东西。", 0},
		// Two sentences of unlike length are parallel loosely: alike where a line has room, and otherwise no reason for a smaller size.
		{"我最初并没有想过要创造一些伟大的东西。我想尝试创造一些有用的东西。", 10.5, "我最初并没有想过|要创造一些伟大的东西。|我想尝试创造|一些有用的东西。", 0},
	} {
		lines, ok := prepare(t, Paragraph{Text: row.text, Lang: "zh-Hans"}).Break(Measure{Width: row.width})
		if !ok || lines.Unalike != row.unalike {
			t.Errorf("at %g em: %d unalike, want %d", row.width, lines.Unalike, row.unalike)
		}
		if got := displayLines(t, row.text, "zh-Hans", row.width); got != row.want {
			t.Errorf("at %g em: %s, want %s", row.width, got, row.want)
		}
	}
	// One clause whole, and the words with which it begins at the head of a line in the other.
	echo, ok := prepare(t, Paragraph{Text: "成功的几率很小，也比没有成功的几率好。", Lang: "zh-Hans"}).Break(Measure{Width: 8.2, MaxLines: 3})
	if got := echo.Text(0) + "|" + echo.Text(1) + "|" + echo.Text(2); !ok || got != "成功的几率很小，|也比没有|成功的几率好。" || echo.Unalike != 0 {
		t.Errorf("in three lines: %s, %d unalike", got, echo.Unalike)
	}
	p := prepare(t, Paragraph{Text: text, Lang: "zh-Hans"})
	forced := Lines{Prepared: p, Lines: []Line{{Start: 0, End: 4}, {Start: 4, End: 7}, {Start: 7, End: len(p.clusters)}}}
	if forced.findUnalike(); forced.Unalike != 1 || forced.Cost != costUnalike {
		t.Errorf("不要渴望|荣耀，|要渴望工作: %d unalike, cost %g", forced.Unalike, forced.Cost)
	}
}

// Clauses that can't be broken alike stay whole at a smaller size, even below the bound that keeps size from being given up for
// breaks.
func TestParallelOutranksSize(t *testing.T) {
	p := prepare(t, Paragraph{Text: "不要渴望荣耀，要渴望工作。你只要做得出有用的东西，就不会差。", Lang: "zh-Hans"})
	box := Box{Width: 560, Height: 1200, Sizes: []float64{124, 112, 96, 80}, Pitch: func(float64, int) float64 { return 1.6 }}
	f, ok := p.Fit(box)
	if !ok || f.Unalike > 0 {
		t.Errorf("size %g, %d unalike", f.Size, f.Unalike)
	}
	// What is broken unlike each other at the larger size is given up for one far below the bound.
	box = Box{Width: 550, Height: 1200, Sizes: []float64{100, 60}, Pitch: box.Pitch, MaxLines: 6}
	large, _ := p.At(100, box)
	if f, ok = p.Fit(box); !ok || large.Unalike == 0 || f.Size != 60 || f.Unalike > 0 {
		t.Errorf("size %g, %d unalike; at 100 px %d", f.Size, f.Unalike, large.Unalike)
	}
}

// A line does not end with the first character of the next clause where that can be helped.
func TestBegunClause(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"天黑了，他还坐在河边等着，一动也不动。", "天黑了，|他还坐在河边等着，|一动也不动。"},
	} {
		if got := displayLines(t, row.text, "zh-Hans", 10); got != row.want {
			t.Errorf("%s, want %s", got, row.want)
		}
	}
	// Nor where the lines are few, if that costs no more than an ordinary place; and 加入了， does not stand alone for it.
	full := Paragraph{Text: "最初的办公室在帕洛阿尔托的谢尔曼大道。楼下有一家ISP。所以我在地板上钻了一个洞，直接把局域网电缆接到ISP。是的，我的兄弟和我一起加入了，还有另一位联合创始人格雷格·库里，他已经", Lang: "zh-Hans"}
	if got := broken(t, full, Measure{Width: 10, MaxLines: 13}); !strings.Contains(got, "/是的，我的兄弟和我/一起加入了，/") {
		t.Error(got)
	}
	p := prepare(t, Paragraph{Text: "他走了。我们都在等", Lang: "zh-Hans"})
	for i, want := range []uint8{0, 0, 0, 0, 0, 1, 2, 0, 0} {
		if got := p.breaks[i].begun; got != want {
			t.Errorf("place %d: %d of the clause begun, want %d", i, got, want)
		}
	}
}

// A word of a few characters in marks is read as one; Japanese may begin a line with a dash rather than tear a word.
func TestTermsAndDashes(t *testing.T) {
	p := prepare(t, Paragraph{Text: "茶要喝三泡：第二泡「見山」，第三泡。", Lang: "zh-Hant"})
	for i := range p.clusters {
		if p.Runes[p.clusters[i].start] == '山' && p.breaks[i].cost < costInTerm {
			t.Errorf("見/山 costs %g", p.breaks[i].cost)
		}
	}
	for _, row := range []struct {
		lang string
		want bool
	}{{"ja", true}, {"zh-Hans", false}, {"zh-Hant", false}} {
		p := prepare(t, Paragraph{Text: "『ことば』\u2015\u2015「よさ」を", Lang: row.lang})
		if got := p.breaks[5].allowed; got != row.want {
			t.Errorf("%s: a line may begin with a dash: %t", row.lang, got)
		}
		if p.breaks[6].allowed {
			t.Errorf("%s: the dash is parted", row.lang)
		}
	}
}

// TestPairs: pairs of clauses that stand beside one like them have a line each, or break at the same pause.
func TestPairs(t *testing.T) {
	for _, row := range []struct {
		lang, text string
		width      float64
		most       int
		want       string
	}{
		{"zh-Hant", "燕子去了，有再來的時候；楊柳枯了，有再青的時候；桃花謝了，有再開的時候。", 18, 3, "燕子去了，有再來的時候；|楊柳枯了，有再青的時候；|桃花謝了，有再開的時候。"},
		{"zh-Hant", "燕子去了，有再來的時候；楊柳枯了，有再青的時候；桃花謝了，有再開的時候。", 10, 0, "燕子去了，|有再來的時候；|楊柳枯了，|有再青的時候；|桃花謝了，|有再開的時候。"},
		{"zh-Hans", "学而时习之，不亦说乎？有朋自远方来，不亦乐乎？", 11.5, 3, "学而时习之，不亦说乎？|有朋自远方来，不亦乐乎？"},
		{"zh-Hant", "學而不思則罔，思而不學則殆。", 5, 0, "學而不思|則罔，|思而不學|則殆。"},
		{"ja", "情に棹させば流される。意地を通せば窮屈だ。", 8, 0, "情に棹させば|流される。|意地を通せば|窮屈だ。"},
	} {
		if got := broken(t, Paragraph{Text: row.text, Lang: row.lang}, Measure{Width: row.width, MaxLines: row.most}); got != strings.ReplaceAll(row.want, "|", "/") {
			t.Errorf("at %g: %s, want %s", row.width, got, row.want)
		}
	}
	// What merely stands side by side is no pair.
	p := prepare(t, Paragraph{Text: "天黑了，他还在等；车来了，一辆接着一辆。", Lang: "zh-Hans"})
	if len(p.parallels) > 0 {
		t.Errorf("%d parallels where nothing is shared", len(p.parallels))
	}
}

func TestWhatIsParallel(t *testing.T) {
	for _, row := range []struct {
		a, b string
		want bool
	}{
		{"不要渴望荣耀", "要渴望工作", true},
		{"你可以失败", "也可以放弃", true},
		{"择其善者而从之", "其不善者而改之", true},
		{"一些伟大的东西", "一些有用的东西", true},
		{"今天天气很好", "我们出门去了", false},
		{"要", "不要", false},
		{"我想", "我想尝试创造一些有用的东西", false},
		{"行って", "帰って", false},
		{strings.Repeat("火箭", 10), strings.Repeat("火箭", 10), false},
	} {
		if got := isParallel([]rune(row.a), []rune(row.b)); got != row.want {
			t.Errorf("%s and %s: %t", row.a, row.b, got)
		}
	}
}

// Running text of a number of lines is broken into even ones, without tearing a word for that.
func TestEvenLines(t *testing.T) {
	const title = "武汉长江大桥建成通车六十周年纪念展览"
	p := prepare(t, Paragraph{Text: title, Lang: "zh-Hans"})
	lines, _ := p.Break(Measure{Width: 16, Mode: Compact})
	if len(lines.Lines) != 2 || lines.Torn > 0 {
		t.Fatalf("%d lines, %d torn", len(lines.Lines), lines.Torn)
	}
	if off := lines.Lines[0].width - lines.Lines[1].width; off > 4 || off < -4 {
		t.Errorf("lines of %.1f and %.1f em: %s|%s", lines.Lines[0].width, lines.Lines[1].width, lines.Text(0), lines.Text(1))
	}
	// In Japanese likewise, and a text that fits one line stays on it.
	if one, _ := prepare(t, Paragraph{Text: title, Lang: "zh-Hans"}).Break(Measure{Width: 30, Mode: Compact}); len(one.Lines) != 1 {
		t.Errorf("%d lines where one holds it", len(one.Lines))
	}
}
