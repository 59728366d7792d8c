package text

import (
	"math"
	"testing"

	"cards/internal/scene"
)

// justified sets a text on its first line of a measure and returns what each kind of place takes at most, in em.
func justified(t *testing.T, text string, width float64) (taken [noRoom]float64, lines Lines) {
	t.Helper()
	p := prepare(t, Paragraph{Text: text, Lang: "zh-Hans", Gap: 0.125})
	lines, ok := p.Break(Measure{Width: width, Mode: Compact, Justify: true})
	if !ok || len(lines.Lines) < 2 {
		t.Fatalf("%s at %g: %d lines", text, width, len(lines.Lines))
	}
	spread := lines.spread(0, width)
	for k, v := range spread {
		if k == 0 {
			continue
		}
		kind, _ := p.roomBefore(lines.Lines[0].Start + k)
		if kind == noRoom {
			if v != 0 {
				t.Errorf("%s: %g em stand where nothing may", text, v)
			}
			continue
		}
		if math.Abs(v) > math.Abs(taken[kind]) {
			taken[kind] = v
		}
	}
	return taken, lines
}

// The air of marks goes first, then the gaps, the spaces of words, and the characters last.
func TestJustifyInOrder(t *testing.T) {
	for _, row := range []struct {
		text  string
		width float64
		kinds []room // that take something; the last one not to its bound
	}{
		{"我们，他们在这里从从容容地走", 8.1, []room{roomMark}},
		{"我们AI他们在这里从从容容地走", 8.45, []room{roomGap}},
		{"我们go up他们在这里从从容容", 8.1, nil},
		{"我们他们都在这里从从容容地走", 8.5, []room{roomCharacter}},
	} {
		taken, lines := justified(t, row.text, row.width)
		free := row.width - lines.Lines[0].width
		if free <= 0 {
			continue
		}
		sum, last := 0.0, -1
		for kind, v := range taken {
			sum += v
			if v != 0 {
				last = kind
			}
		}
		for kind, v := range taken {
			if kind < last && v != 0 && math.Abs(v-widest[kind]) > 1e-9 {
				t.Errorf("%s: kind %d takes %.3f em and is not exhausted, though kind %d takes something", row.text, kind, v, last)
			}
			if v > widest[kind]+1e-9 {
				t.Errorf("%s: kind %d takes %.3f em", row.text, kind, v)
			}
		}
		if sum == 0 {
			t.Errorf("%s at %g: %.3f em are left and nobody takes them", row.text, row.width, free)
		}
		for _, kind := range row.kinds {
			if taken[kind] <= 0 {
				t.Errorf("%s at %g: kind %d takes nothing: %v", row.text, row.width, kind, taken)
			}
		}
	}
}

// A line that is a little too wide gives up the air of its marks, and no character loses any.
func TestJustifySqueezes(t *testing.T) {
	taken, lines := justified(t, "我们，他们，在这里从从容容地走过去", 8.5)
	if over := lines.Lines[0].width - 8.5; over <= 0 {
		t.Fatalf("the first line %q is %.2f em wide: nothing to squeeze", lines.Text(0), lines.Lines[0].width)
	}
	if taken[roomMark] >= 0 || taken[roomCharacter] != 0 || lines.Overfull > 0 {
		t.Errorf("marks take %.3f, characters %.3f, %d lines are overfull", taken[roomMark], taken[roomCharacter], lines.Overfull)
	}
}

// Every justified line but the last reaches the measure, or is left as it is.
func TestJustifiedEdges(t *testing.T) {
	p := prepare(t, Paragraph{Text: "我们现在仍然处于智能大爆炸的非常非常早期的阶段。成为一个多行星物种，极大地增加了文明的预期寿命，包括AI与10万个H100，这是数学和物理学给我们的严格的评判。", Lang: "zh-Hans"})
	for width := 8.0; width < 30; width += 0.7 {
		lines, _ := p.Break(Measure{Width: width, Mode: Compact, Justify: true})
		box := lines.Place(Placement{X: 0, Y: 0, Width: width * 100, Size: 100, Pitch: 150, Align: Justify, Paint: func(int) scene.Paint { return scene.Paint{} }}).Box
		for i, l := range box.Lines {
			full := math.Abs(l.W-width*100) < 0.1
			asIs := math.Abs(l.W-lines.Lines[i].width*100) < 0.1
			if i == len(box.Lines)-1 && !asIs || !full && !asIs || l.W > width*100+0.1 {
				t.Errorf("at %.1f line %d of %d is %.1f px wide, set solid %.1f", width, i+1, len(box.Lines), l.W, lines.Lines[i].width*100)
			}
		}
	}
}

// Loose setting lets small kana and the long mark begin a line of Japanese, and nothing else.
func TestLoose(t *testing.T) {
	for _, row := range []struct {
		text          string
		at            int // code point that begins the second line
		strict, loose bool
	}{{"ああっと", 2, false, true}, {"ああーと", 2, false, true}, {"人々と", 1, false, false}, {"ああ。と", 2, false, false}} {
		for _, loose := range []bool{false, true} {
			p := prepare(t, Paragraph{Text: row.text, Lang: "ja", Loose: loose})
			want := row.strict
			if loose {
				want = row.loose
			}
			if got := p.breaks[row.at].allowed; got != want {
				t.Errorf("%s, loose %t: a line may begin at %d: %t", row.text, loose, row.at, got)
			}
		}
	}
}
