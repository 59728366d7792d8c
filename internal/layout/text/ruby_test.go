package text

import (
	"math"
	"strings"
	"testing"

	"cards/internal/scene"
)

// placedRuby sets a text with readings in one line or column of 100 px and returns what is placed.
func placedRuby(t *testing.T, text, lang string, vertical bool, ruby ...Ruby) (*Prepared, Placed) {
	t.Helper()
	p := prepare(t, Paragraph{Text: text, Lang: lang, Vertical: vertical, Ruby: ruby})
	lines, ok := p.Break(Measure{Width: 40})
	if !ok || len(lines.Lines) != 1 {
		t.Fatalf("%s: %d lines", text, len(lines.Lines))
	}
	return p, lines.Place(Placement{X: 1000, Y: 1000, Size: 100, Pitch: 180, Paint: func(int) scene.Paint { return scene.Paint{} }})
}

// runsOf returns the runs that are smaller than their base, and the ink of each by the glyphs' own boxes.
func runsOf(p *Prepared, placed Placed) (texts []string, inks []scene.Rect) {
	for _, it := range placed.Items {
		run := it.(scene.Text).Run
		if run.Size == 100 {
			continue
		}
		var ink scene.Rect
		for _, g := range run.Glyphs {
			ink = ink.Union(run.Ink(p.engine.extents.ink(run.Face, uint32(g.ID)), g.X, g.Y))
		}
		texts, inks = append(texts, run.Text), append(inks, ink)
	}
	return texts, inks
}

// Readings stand over their base in lines and right of it in columns, centred, and no two touch.
func TestRubyStandsBesideItsBase(t *testing.T) {
	for _, row := range []struct {
		text, lang string
		ruby       []Ruby
		want       string
	}{
		{"東京へ行く", "ja", []Ruby{{0, 2, "とうきょう"}, {3, 4, "い"}}, "とうきょう い"},
		{"床前明月光", "zh-Hans", []Ruby{{0, 1, "chuáng"}, {1, 2, "qián"}, {2, 4, "míng yuè"}, {4, 5, "guāng"}}, "chuáng qián míng yuè guāng"},
	} {
		for _, vertical := range []bool{false, true} {
			p, placed := placedRuby(t, row.text, row.lang, vertical, row.ruby...)
			texts, inks := runsOf(p, placed)
			if got := strings.Join(texts, " "); got != row.want {
				t.Errorf("%s: readings %q, want %q", row.text, got, row.want)
			}
			for i, ink := range inks {
				if vertical && (ink.X < 1048 || ink.Right() > 1000+100*(0.5+p.Head())) {
					t.Errorf("%s: %s stands at %v beside a column on 1000", row.text, texts[i], ink)
				}
				if !vertical && (ink.Bottom() > 1002 || ink.Y < 1000-100*p.Head()) {
					t.Errorf("%s: %s stands at %v over a line at 1000", row.text, texts[i], ink)
				}
				for k, other := range inks[:i] {
					if other.Overlaps(ink) {
						t.Errorf("%s: %s and %s touch: %v, %v", row.text, texts[k], texts[i], other, ink)
					}
				}
			}
			if placed.Box.Text != row.text || strings.Contains(placed.Box.Lines[0].Text, "とう") {
				t.Errorf("the readings are in the text: %q", placed.Box.Text)
			}
		}
	}
}

// A base is as wide as its reading, less what stands over kana; a group is not parted, single readings may be.
func TestRubyMakesRoom(t *testing.T) {
	p := prepare(t, Paragraph{Text: "智に働けば", Lang: "ja", Ruby: []Ruby{{2, 3, "はたら"}}})
	if w := p.clusters[2].advance; math.Abs(w-1) > 1e-9 {
		t.Errorf("a reading of one and a half em between kana makes its base %.3f em wide", w)
	}
	p = prepare(t, Paragraph{Text: "人働人", Lang: "ja", Ruby: []Ruby{{1, 2, "はたら"}}})
	if w := p.clusters[1].advance; math.Abs(w-1.5) > 1e-9 {
		t.Errorf("between other characters it is %.3f em wide", w)
	}
	p = prepare(t, Paragraph{Text: "明月光上", Lang: "zh-Hans", Ruby: []Ruby{{0, 2, "míngyuè"}, {2, 4, "guāng shàng"}}})
	if !p.breaks[1].forbidden {
		t.Error("a line may part what has one reading")
	}
	if p.breaks[3].forbidden {
		t.Error("a line may not part characters with readings of their own")
	}
	if n := len(p.readings); n != 3 {
		t.Errorf("%d readings", n)
	}
}

// Zhuyin stands right of its character in lines and in columns, its tone beside the last symbol, the light tone on top.
func TestZhuyin(t *testing.T) {
	for _, vertical := range []bool{false, true} {
		for reading, symbols := range map[string]string{"ㄒㄩㄝˊ": "ㄒㄩㄝ", "˙ㄉㄜ": "ㄉㄜ", "ㄙ": "ㄙ"} {
			p, placed := placedRuby(t, "學", "zh-Hant", vertical, Ruby{0, 1, reading})
			texts, inks := runsOf(p, placed)
			if texts[0] != symbols {
				t.Fatalf("%s: symbols %q", reading, texts[0])
			}
			base := scene.Rect{X: 1000, Y: 1000, W: 100, H: 100}
			if vertical {
				base.X -= 50
			}
			if inks[0].X < base.Right()-3 || inks[0].Y < base.Y-3 || inks[0].Bottom() > base.Bottom()+3 {
				t.Errorf("vertical %t %s: symbols at %v beside %v", vertical, reading, inks[0], base)
			}
			if len(texts) == 1 {
				continue
			}
			tone := inks[1]
			if light := strings.HasPrefix(reading, "˙"); light && tone.Bottom() > inks[0].Y || !light && tone.X < inks[0].Right()-4 {
				t.Errorf("vertical %t %s: the tone stands at %v, the symbols at %v", vertical, reading, tone, inks[0])
			}
		}
	}
}

// Lines with readings are further apart, and a box counts them.
func TestRubyInABox(t *testing.T) {
	para := Paragraph{Text: "智に働けば角が立つ", Lang: "ja"}
	plain := prepare(t, para)
	para.Ruby = []Ruby{{0, 1, "ち"}, {2, 3, "はたら"}, {5, 6, "かど"}}
	ruby := prepare(t, para)
	box := Box{Width: 500, Height: 300, Sizes: []float64{120, 110, 100, 90, 80, 70, 60}, Pitch: func(float64, int) float64 { return 1.3 }}
	a, okA := plain.Fit(box)
	b, okB := ruby.Fit(box)
	if !okA || !okB {
		t.Fatal("does not fit")
	}
	if b.Size >= a.Size || b.Pitch < RubyPitch*b.Size-1e-9 || b.Height() > box.Height || b.Head() <= 0 {
		t.Errorf("plain %g px; with readings %g px, pitch %g, height %g of %g, head %g", a.Size, b.Size, b.Pitch, b.Height(), box.Height, b.Head())
	}
}
