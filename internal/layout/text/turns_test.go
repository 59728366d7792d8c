package text

import (
	"strings"
	"testing"
)

// placeOf is the place marked by | in a text, and the text without the mark, prepared.
func placeOf(t *testing.T, marked, lang string) (*Prepared, *opportunity) {
	t.Helper()
	before, _, found := strings.Cut(marked, "|")
	if !found {
		t.Fatalf("%s marks no place", marked)
	}
	p := prepare(t, Paragraph{Text: strings.Replace(marked, "|", "", 1), Lang: lang})
	at := len([]rune(before))
	for i := range p.clusters {
		if p.clusters[i].start == at {
			return p, &p.breaks[i]
		}
	}
	t.Fatalf("%s: no cluster begins at the mark", marked)
	return nil, nil
}

// TestTurns: where a sentence turns without a mark, and where what looks like that is another thing.
func TestTurns(t *testing.T) {
	for _, row := range []struct {
		lang, text string
		want       bool
	}{
		{"zh-Hans", "从车库的角落|到火星的荒原", true},
		{"zh-Hant", "從沒有人聽說過的小鎮|到全世界都在談論的城市", true},
		{"zh-Hans", "功率从15 MW升|到115 MW都可以", false},
		{"zh-Hans", "他从朋友那里得|到一本好书", false},
		{"zh-Hans", "走了很久的路|到山的那一边", false},
		{"zh-Hans", "从早上开始，雨|到中午还没有停", false},
		{"ko", "가는 말이 고와야 |오는 말이 곱다.", true},
		{"ko", "봄이 오면 |산에 들에 진달래 피네", true},
		{"ko", "배는 고프지만 |마음은 편하다", true},
		{"ko", "넓은 화면 |속의 작은 사람", false},
		{"ko", "우리 어머니 |손은 약손", false},
		{"ko", "바다가 |나옵니까?", false},
		{"en", "from the garage |to the planet Mars", false},
	} {
		if _, o := placeOf(t, row.text, row.lang); (o.turn > 0) != row.want {
			t.Errorf("%s: a turn %t, want %t", row.text, o.turn > 0, row.want)
		}
	}
	if got, want := displayLines(t, "가는 말이 고와야 오는 말이 곱다.", "ko", 11), "가는 말이 고와야 |오는 말이 곱다."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestKoreanPhrases: which spaces of Korean a line would rather not end at.
func TestKoreanPhrases(t *testing.T) {
	for _, row := range []struct {
		text string
		want float64
	}{
		{"바다가 나올 |때까지 가면 나옵니다.", costSpace + costBeforeBound},
		{"백지가 준비되는 |법이오.", costSpace + costBeforeBound},
		{"푸른 |바다가 나옵니다.", costSpace},
		{"나는 |때때로 걷는다.", costSpace},
		{"이런 |때 연애까지가", costSpace + costBeforeBound + costOpener},
		{"니코틴이 내 |횟배 앓는", costSpace + costOpener},
		{"별이 |바람에 스치운다.", costSpace},
		{"내 횟배 |앓는 뱃속으로", costSpace + costAfterBare},
		{"횟배 앓는 |뱃속으로", costSpace},
		{"파라독스를 바둑 |포석처럼 늘어놓소.", costSpace + costAfterBare},
		{"위트와 파라독스를 |바둑 포석처럼", costSpace},
		{"가증할 상식의 |병이오.", costSpace + costAfterPossessive},
		{"박제가 되어 |버린 천재를", costSpace + costBeforeHelper},
		{"박제가 되어 버린 |천재를", costSpace},
		{"그날 밤 |별이 졌다.", costSpace},
		{"하늘을 우러러 한 점 |부끄럼이 없기를.", costSpace + costAfterPossessive},
		{"하늘을 우러러 |한 점 부끄럼이 없기를.", costAtTurn},
		{"하늘을 |우러러 한 점 부끄럼이 없기를.", costSpace + costAfterObject},
		{"파라독스를 |바둑 포석처럼 늘어놓소.", costSpace},
		{"생활을 |설계하오.", costSpace + costAfterObject},
	} {
		if _, o := placeOf(t, row.text, "ko"); o.cost != row.want {
			t.Errorf("%s: cost %g, want %g", row.text, o.cost, row.want)
		}
	}
	// The halves of a proverb are parallel, and outrank size.
	p := prepare(t, Paragraph{Text: "가는 말이 고와야 오는 말이 곱다.", Lang: "ko"})
	box := Box{Width: 900, Height: 560, Sizes: []float64{168, 136, 100}, Pitch: func(float64, int) float64 { return 1.5 }}
	if f, ok := p.Fit(box); !ok || f.Size != 100 || f.Unalike > 0 || len(f.Lines.Lines) != 2 {
		t.Errorf("size %g, %d lines, %d unalike", f.Size, len(f.Lines.Lines), f.Unalike)
	}
}

// TestApart: how many characters, or words, of a clause stand apart at a line's end and start.
func TestApart(t *testing.T) {
	for _, row := range []struct {
		lang, text         string
		begun, ended, stub uint8
	}{
		{"zh-Hans", "你感觉“我|必须创造”", 1, 0, 0},
		{"zh-Hans", "先学会听木头|说话，再学会用斧子。", 0, 2, 0},
		{"zh-Hans", "先学会听|木头说话，再学会用斧子。", 0, 0, 0},
		{"zh-Hans", "没有日期。我以为|可能只是难找。", 0, 0, 3},
		{"zh-Hans", "没有日期。我|以为可能只是难找。", 1, 0, 1},
		{"zh-Hans", "然后|我们走了，没有回头。", 0, 0, 2},
		{"zh-Hans", "没有日期。NASA的|网站", 0, 0, 0},
		{"ja", "住みにくいと悟った|時、詩が生れて", 0, 1, 0},
		{"en", "the life which he has |imagined, he will meet", 0, 1, 0},
		{"en", "which he has imagined, he |will meet", 1, 0, 0},
		{"en", "which he has imagined, he will |meet", 0, 0, 0},
		{"ko", "천재를 |아시오? 나는 유쾌하오.", 0, 1, 0},
		{"ko", "나는 유쾌하오. 이런 때 |연애까지가 유쾌하오.", 2, 0, 0},
		{"ko", "봄이 오면, 산에 들에 |진달래 피네", 0, 0, 0},
	} {
		if _, o := placeOf(t, row.text, row.lang); o.begun != row.begun || o.ended != row.ended || o.stub != row.stub {
			t.Errorf("%s: begun %d, ended %d, stub %d; want %d, %d, %d", row.text, o.begun, o.ended, o.stub, row.begun, row.ended, row.stub)
		}
	}
	for _, row := range []struct {
		lang, text string
		width      float64
		want       string
	}{
		{"zh-Hans", "你生命中有没有过这样的时刻，你感觉“我必须做点什么”？", 14.5, "你生命中有没有过这样的时刻，|你感觉“我必须做点什么”？"},
		{"zh-Hans", "造船的人先学会听木头说话，再学会用斧子。", 10.5, "造船的人先学会|听木头说话，|再学会用斧子。"},
		{"zh-Hans", "网站上没有日期。我以为可能只是在那里很难找到。", 12.5, "网站上没有日期。|我以为可能只是在那里|很难找到。"},
		{"en", "Not more than the pond is, or the north star.", 11, "Not more |than the pond is, |or the north star."},
	} {
		if got := displayLines(t, row.text, row.lang, row.width); got != row.want {
			t.Errorf("%g em: %s, want %s", row.width, got, row.want)
		}
	}
}

// TestDoubled: what is said twice is one breath, unless nothing else is said.
func TestDoubled(t *testing.T) {
	for _, row := range []struct {
		text  string
		pause uint8
	}{
		{"돋아라. 날자. |날자. 한 번만 더 날자꾸나.", 0},
		{"날자. |날자.", 2},
		{"돋아라. |날자. 한 번만 더 날자꾸나.", 2},
	} {
		if _, o := placeOf(t, row.text, "ko"); o.pause != row.pause {
			t.Errorf("%s: pause %d, want %d", row.text, o.pause, row.pause)
		}
	}
}

// TestEmojiStaysWithItsClause: a sign that closes a clause does not begin a line.
func TestEmojiStaysWithItsClause(t *testing.T) {
	_, o := placeOf(t, "发射成功|🚀，都来了", "zh-Hans")
	if o.cost != costWithinPhrase {
		t.Errorf("发射成功|🚀，: cost %g", o.cost)
	}
	if _, o = placeOf(t, "发射成功|🚀都来了", "zh-Hans"); o.cost >= costWithinPhrase {
		t.Errorf("发射成功|🚀都来了: cost %g", o.cost)
	}
}

// TestVersesAreTurnedOverLate: a verse of an alphabet that is too long does not leave its first word alone.
func TestVersesAreTurnedOverLate(t *testing.T) {
	const verses = "And a Heaven in a Wild Flower\nHold Infinity in the palm of your hand\nAnd Eternity in an hour"
	if got := displayLines(t, verses, "en", 16); strings.Contains(got, "|Hold |") {
		t.Error(got)
	}
}

// TestPackedLines: a line that runs over the end of a clause and ends inside the next is rough, one that is a whole clause or part of one not.
func TestPackedLines(t *testing.T) {
	p := prepare(t, Paragraph{Text: "我们需要115兆瓦，所以我们租用了发电机，然后我们需要冷却。", Lang: "zh-Hans"})
	for _, row := range []struct {
		width float64
		want  int
	}{{14, 0}, {9.5, 0}, {17, 1}} {
		m := Measure{Width: row.width}
		if row.want > 0 {
			m.MaxLines = 2 // so that lines are packed
		}
		if lines, ok := p.Break(m); !ok || lines.Rough != row.want {
			var out []string
			for i := range lines.Lines {
				out = append(out, lines.Text(i))
			}
			t.Errorf("%g em: %d rough, want %d: %s", row.width, lines.Rough, row.want, strings.Join(out, "|"))
		}
	}
}

// TestPictureStandsWithItsWords: an emoji that begins a clause is not set apart from it for the sake of size.
func TestPictureStandsWithItsWords(t *testing.T) {
	p := prepare(t, Paragraph{Text: "发射成功🚀，👨\u200d👩\u200d👧都来了！", Lang: "zh-Hans"})
	for _, row := range []struct {
		size float64
		lone int
	}{{200, 1}, {108, 0}} {
		if f, ok := p.At(row.size, Box{Width: 640, Height: 1000, Pitch: func(float64, int) float64 { return 1.3 }}); !ok || f.Lone != row.lone {
			t.Errorf("at %g: %t, %d lines of an emoji, want %d", row.size, ok, f.Lone, row.lone)
		}
	}
	f, ok := p.Fit(Box{Width: 640, Height: 1000, Mode: Display, Sizes: []float64{200, 150, 108}, Pitch: func(float64, int) float64 { return 1.3 }})
	if !ok || f.Lone > 0 {
		t.Errorf("at %g %d lines of an emoji", f.Size, f.Lone)
	}
}

// TestShrinkBound: better lines are worth about a third of the size and no more, but where a short word would stand alone on the last line.
func TestShrinkBound(t *testing.T) {
	for _, row := range []struct {
		text               string
		large, small, want float64
	}{
		{"Thousands forgive the ploughman.", 120, 78, 78},
		{"Thousands forgive the ploughman.", 120, 76, 120},
		{"The cut worm forgives the plow.", 146, 90, 146},
		{"The cut worm forgives the plow.", 146, 96, 96},
		{"Our life is frittered away by detail.", 140, 88, 140},
		{"Our life is frittered away by detail.", 140, 94, 94},
	} {
		p := prepare(t, Paragraph{Text: row.text, Lang: "en"})
		box := Box{Width: 830, Height: 760, Sizes: []float64{row.large, row.small}, Pitch: func(float64, int) float64 { return 1.4 }}
		if f, ok := p.Fit(box); !ok || f.Size != row.want {
			t.Errorf("%q, of %g and %g: %g, %d lines", row.text, row.large, row.small, f.Size, len(f.Lines.Lines))
		}
	}
}
