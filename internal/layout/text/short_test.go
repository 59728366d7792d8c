package text

import "testing"

// A line that is short inside a clause is dearer than a break at the next best phrase, or than a smaller size; one that is a clause, or a phrase of
// some length, may be short.
func TestShortInnerLines(t *testing.T) {
	for _, row := range []struct {
		text  string
		lang  string
		width float64
		want  string
	}{
		{"但没有日期。我以为可能只是在网站上很难找到。", "zh-Hans", 12, "但没有日期。|我以为可能只是|在网站上很难找到。"},
		{"没有一个优秀的首席工程师会加入，因为这太冒险了。", "zh-Hans", 12, "没有一个优秀的|首席工程师会加入，|因为这太冒险了。"},
		{"天哪，100年？伙计，我希望文明在100年后仍然存在。", "zh-Hans", 16, "天哪，100年？|伙计，我希望文明|在100年后仍然存在。"},
		// A clause as short as the clauses about it, and what introduces a long one.
		{"他们说：好。我走了，她也走了。", "zh-Hans", 6, "他们说：好。|我走了，|她也走了。"},
		{"这就是为什么我认为成为一个多行星物种很重要。", "zh-Hans", 16, "这就是为什么|我认为成为一个多行星物种很重要。"},
		// Nothing is saved by running on into three characters of the next clause.
		{"旧铁轨睡在荒草里，像一句没有寄出的誓言，锈迹斑斑，却仍然指向远方。", "zh-Hans", 8, "旧铁轨睡在|荒草里，|像一句|没有寄出的誓言，|锈迹斑斑，|却仍然指向远方。"},
		{"There is more day to dawn. The sun is but a morning star.", "en", 9.5, "There is more day |to dawn. |The sun is but |a morning star."},
	} {
		if got := displayLines(t, row.text, row.lang, row.width); got != row.want {
			t.Errorf("%g em: %s, want %s", row.width, got, row.want)
		}
	}
}

// What a short line costs falls with its length and its share of the measure, and clauses, verses and last lines cost nothing.
func TestShortInnerCost(t *testing.T) {
	p := prepare(t, Paragraph{Text: "我最初并没有想过要创造一些伟大的东西。我想，", Lang: "zh-Hans"})
	b := breaker{p: p, m: Measure{Mode: Display}}
	if two, four := b.shortInner(8, 10, 2, 10), b.shortInner(8, 12, 4, 10); two <= four || four <= 0 {
		t.Errorf("two characters cost %g, four %g", two, four)
	}
	if wide, narrow := b.shortInner(8, 11, 3, 14), b.shortInner(8, 11, 3, 8); wide <= narrow || narrow <= 0 || b.shortInner(8, 11, 3, 6) != 0 {
		t.Errorf("in a long measure %g, in a short one %g", wide, narrow)
	}
	n := len(p.clusters)
	for _, line := range [][2]int{{19, n}, {n - 3, n}} {
		if got := b.shortInner(line[0], line[1], 2.5, 14); got != 0 {
			t.Errorf("the last line from %d costs %g", line[0], got)
		}
	}
	verse := prepare(t, Paragraph{Text: "我最初并没有想过要创造\n一些伟大的东西。", Lang: "zh-Hans"})
	if got := (&breaker{p: verse, m: Measure{Mode: Display}}).shortInner(8, 10, 2, 10); got != 0 {
		t.Errorf("in a poem %g", got)
	}
}

// A size at which the last word of a clause is left to a line that runs on is no size at which lines read well, however few such ends there are.
func TestLastWordLeft(t *testing.T) {
	p := prepare(t, Paragraph{Text: "智能或意识只是一支微弱的蜡烛，在一个广阔的黑暗中。我们应该尽一切努力确保这支微弱的蜡烛不会熄灭。", Lang: "zh-Hans"})
	box := Box{Width: 900, Height: 440, Mode: Display, Sizes: []float64{72, 58}, Pitch: func(float64, int) float64 { return 1.5 }, Well: 0.84}
	large, ok := p.At(72, box)
	if !ok || large.Rough == 0 {
		t.Fatalf("at 72 px: %t, %d rough ends in %d lines", ok, large.Rough, len(large.Lines.Lines))
	}
	if f, ok := p.Fit(box); !ok || f.Size != 58 || f.Rough > 0 {
		t.Errorf("size %g, %d rough ends", f.Size, f.Rough)
	}
}
