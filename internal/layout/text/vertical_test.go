package text

import (
	"math"
	"strings"
	"testing"

	"cards/internal/scene"
)

// stands writes how a column's clusters stand: | parts them, a turned one has > before it, one of several characters side by
// side has = .
func stands(p *Prepared) string {
	var out []string
	for i := range p.clusters {
		c := &p.clusters[i]
		out = append(out, map[orientation]string{upright: "", turned: ">", combined: "="}[c.stands]+string(p.Runes[c.start:c.end]))
	}
	return strings.Join(out, "|")
}

func TestStandingInColumns(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"12月24日", "=12|月|=24|日"},
		{"2025年", "2|0|2|5|年"},
		{"5个，100个", "5|个|，|1|0|0|个"},
		{"10年、20年和100年。12月", "1|0|年|、|2|0|年|和|1|0|0|年|。|=12|月"},
		{"2008年12月", "2|0|0|8|年|=12|月"},
		{"不到10%或100人", "不|到|1|0|%|或|1|0|0|人"},
		{"共10000人", "共|>1|>0|>0|>0|>0|人"},
		{"不到10%。", "不|到|=10|%|。"},
		{"AI与NASA", "=AI|与|N|A|S|A"},
		{"3.0版、5G、X", "=3.0|版|、|=5G|、|X"},
		{"用Go写", "用|>G|>o|写"},
		{"SpaceX Starship", ">S|>p|>a|>c|>e|>X|> |>S|>t|>a|>r|>s|>h|>i|>p"},
		{"GPT 4", ">G|>P|>T|> |>4"},
		{"——……", "——|…|…"},
		{"カーで☆", "カ|ー|で|☆"},
	} {
		p := prepare(t, Paragraph{Text: row.text, Lang: "zh-Hans", Vertical: true})
		if got := stands(p); got != row.want {
			t.Errorf("%s stands as %s, want %s", row.text, got, row.want)
		}
	}
}

// The ink of what is turned or combined lies in its own cell, on the axis.
func TestColumnsKeepToTheirCells(t *testing.T) {
	const size, axis = 100, 500
	for _, row := range []string{"12", "24", "AI", "5G", "2B", "H100", "Ag", "10"} {
		p := prepare(t, Paragraph{Text: row, Lang: "zh-Hans", Vertical: true})
		lines, _ := p.Break(Measure{Width: 50})
		placed := lines.Place(Placement{X: axis, Y: 0, Size: size, Pitch: size, Paint: func(int) scene.Paint { return scene.Paint{} }})
		l := placed.Box.Lines[0]
		if l.Ink.Y < -1 || l.Ink.Bottom() > l.H+1 {
			t.Errorf("%s: ink %v leaves the column's %g px", row, l.Ink, l.H)
		}
		if middle := l.Ink.X + l.Ink.W/2; math.Abs(middle-axis) > 0.15*size {
			t.Errorf("%s: ink is centred on %g, the axis is %d", row, middle, axis)
		}
		if l.Ink.W > size {
			t.Errorf("%s: ink is %g px wide in a column of %d", row, l.Ink.W, size)
		}
	}
}

// A column's marks: the forms of each language, and none of them moves the text.
func TestColumnQuotes(t *testing.T) {
	for _, row := range []struct{ text, lang, want string }{
		{"“好‘的’”", "zh-Hans", "『好「的」』"},
		{"“好‘的’”", "zh-Hant", "「好『的』」"},
		{"“本”", "ja", "〝本〟"},
		{"don’t", "zh-Hans", "don’t"},
	} {
		p := prepare(t, Paragraph{Text: row.text, Lang: row.lang, Vertical: true})
		if got := string(p.forms); got != row.want {
			t.Errorf("%s in %s is drawn as %s, want %s", row.text, row.lang, got, row.want)
		}
		if p.Text() != row.text {
			t.Errorf("the text became %s", p.Text())
		}
	}
}

// Columns stand a pitch apart from right to left, aligned as asked, and justified ones end together.
func TestColumnsArePlaced(t *testing.T) {
	p := prepare(t, Paragraph{Text: "我们现在仍然处于智能大爆炸的非常早期的阶段。", Lang: "zh-Hans", Vertical: true})
	lines, ok := p.Break(Measure{Width: 8})
	if !ok || len(lines.Lines) < 3 {
		t.Fatalf("%d columns", len(lines.Lines))
	}
	at := Placement{X: 1000, Y: 50, Width: 8 * 40, Size: 40, Pitch: 60, Paint: func(int) scene.Paint { return scene.Paint{} }}
	for _, align := range []Align{Start, Centre, End, Justify} {
		at.Align = align
		box := lines.Place(at).Box
		for i, l := range box.Lines {
			if want := 1000 - 60*float64(i); l.Baseline != want {
				t.Errorf("%s: column %d stands on %g, want %g", align, i, l.Baseline, want)
			}
			foot, free := l.Y+l.H, at.Width-l.H
			switch align {
			case Start:
				if l.Y != 50 {
					t.Errorf("start: column %d begins at %g", i, l.Y)
				}
			case Centre:
				if math.Abs(l.Y-50-free/2) > 0.02 {
					t.Errorf("centre: column %d begins at %g", i, l.Y)
				}
			case End:
				if math.Abs(foot-50-at.Width) > 0.02 {
					t.Errorf("end: column %d ends at %g", i, foot)
				}
			case Justify:
				if i < len(box.Lines)-1 && free > 0.02 && free/at.Width < 0.1 {
					t.Errorf("justify: column %d is %g px short", i, free)
				}
			}
		}
	}
}

// Hidden marks take no room, keep their places in the text, and begin no line; marks beside the text are told with the
// character that they follow.
func TestHiddenMarks(t *testing.T) {
	const poem = "床前明月光，\n疑是地上霜。"
	shown := prepare(t, Paragraph{Text: poem, Lang: "zh-Hans", Vertical: true})
	for _, marks := range []Marks{MarksHidden, MarksBeside} {
		p := prepare(t, Paragraph{Text: poem, Lang: "zh-Hans", Vertical: true, Marks: marks})
		lines, _ := p.Break(Measure{Width: 20})
		if len(lines.Lines) != 2 || lines.Text(0) != "床前明月光，\n" || lines.Longest != 5 {
			t.Fatalf("%d lines, first %q, %g em", len(lines.Lines), lines.Text(0), lines.Longest)
		}
		placed := lines.Place(Placement{X: 100, Y: 0, Size: 10, Pitch: 15, Paint: func(int) scene.Paint { return scene.Paint{} }})
		glyphs := 0
		for _, it := range placed.Items {
			glyphs += len(it.(scene.Text).Run.Glyphs)
		}
		if glyphs != 10 {
			t.Errorf("%d glyphs are drawn", glyphs)
		}
		if marks == MarksHidden {
			if len(placed.Beside) > 0 {
				t.Errorf("hidden marks are told: %v", placed.Beside)
			}
			continue
		}
		if len(placed.Beside) != 2 || placed.Beside[0].Character != '，' || placed.Beside[1].Character != '。' {
			t.Fatalf("beside: %+v", placed.Beside)
		}
		if cell := placed.Beside[1]; math.Abs(cell.Bottom()-50) > 0.01 || math.Abs(cell.X-80) > 0.01 || cell.Line != 1 {
			t.Errorf("the mark follows the cell %+v", cell)
		}
	}
	if w := func() float64 { l, _ := shown.Break(Measure{Width: 20}); return l.Longest }(); w <= 5 {
		t.Errorf("shown marks take %g em", w-5)
	}
}
