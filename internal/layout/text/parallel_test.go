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
