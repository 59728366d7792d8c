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
