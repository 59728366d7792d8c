package caption

import (
	"strings"
	"testing"
)

// The weights are those of X's own page on counting and of the configuration that it names.
func TestWeighted(t *testing.T) {
	for _, row := range []struct {
		what, text string
		want       int
	}{
		{"empty", "", 0},
		{"Latin", "Hello, world!", 13},
		{"combining marks are composed", "cafe\u0301", 4},
		{"Han", "不要渴望荣耀，要渴望工作。", 26},
		{"kana and Hangul", "かな한글", 8},
		{"140 Han are 280", strings.Repeat("火", 140), 280},
		{"the last character that counts one", "\u10ff", 1},
		{"the first that counts two", "\u1100", 2},
		{"dashes and curly quotes count one", "\u2014\u201c\u201d\u2019", 4},
		{"an ellipsis counts two", "\u2026", 2},
		{"primes count one, the sign behind them two", "\u2032\u2037\u2038", 4},
		{"an emoji", "👾", 2},
		{"an emoji with a tone", "🙋🏽", 2},
		{"joined emoji", "👨\u200d🎤", 2},
		{"a family", "👨\u200d👩\u200d👧\u200d👦", 2},
		{"a flag", "🇨🇳", 2},
		{"a keycap", "1\ufe0f\u20e3", 2},
		{"a sign made an emoji", "\u2764\ufe0f", 2},
		{"a sign drawn as text", "\u2764\ufe0e", 4},
		{"an address", "https://example.com", 23},
		{"a long address", "https://example.com/" + strings.Repeat("a", 300) + "?q=1#top", 23},
		{"its full stop is the sentence's", "See https://example.com/a.", 4 + 23 + 1},
		{"Han end an address", "见https://example.com/a。好", 2 + 23 + 2 + 2},
		{"a bare host", "youyong.com/cards", 23},
		{"two addresses", "a.com b.org", 23 + 1 + 23},
		{"an address for mail", "me@example.com", 14},
		{"no address", "3.14 and v1.2", 13},
		{"a joiner in a script that needs it", "क्\u200dष", 4},
	} {
		if got := Count(row.text, Weighted); got != row.want {
			t.Errorf("%s: %q counts %d, want %d", row.what, row.text, got, row.want)
		}
	}
}

func TestOtherRules(t *testing.T) {
	for _, row := range []struct {
		text        string
		half, utf16 int
	}{
		{"", 0, 0}, {"火星", 2, 2}, {"ab", 1, 2}, {"abc", 2, 3}, {"火a", 2, 2}, {"从 Zip2 到火星", 7, 10}, {"👾", 1, 2}, {"𠮷", 1, 2}, {"a\nb", 2, 3},
	} {
		if h, u := Count(row.text, Half), Count(row.text, UTF16); h != row.half || u != row.utf16 {
			t.Errorf("%q counts %d and %d, want %d and %d", row.text, h, u, row.half, row.utf16)
		}
	}
}

func TestLimitHolds(t *testing.T) {
	if l := (Limit{Rule: UTF16}); !l.Holds(strings.Repeat("a", 1_000_000)) {
		t.Error("no limit is one")
	}
	l := Limit{Most: 2, Rule: Half}
	if !l.Holds("火星") || l.Holds("火星a") {
		t.Error("a limit of two holds three, or not two")
	}
}

func TestTags(t *testing.T) {
	tags := []string{"AI", "#创业", "ai", "Elon Musk", "a-b", "---", "", "C#", "第1课"}
	for _, row := range []struct {
		style Style
		most  int
		want  string
	}{
		{Hash, 0, "#AI #创业 #ElonMusk #ab #C #第1课"},
		{Hash, 2, "#AI #创业"},
		{Topic, 0, "#AI# #创业# #Elon Musk# #a-b# #---# #C# #第1课#"},
		{None, 0, ""},
	} {
		if got := strings.Join(Tags(row.style, row.most, tags), " "); got != row.want {
			t.Errorf("%s %d: %s, want %s", row.style, row.most, got, row.want)
		}
	}
}
