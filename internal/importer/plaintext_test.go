package importer

import (
	"strings"
	"testing"
	"unicode"

	_ "cards/internal/sameseed"

	"pgregory.net/rapid"
)

// TestPlainHTML: markup goes, words stay, and what is no tag is text.
func TestPlainHTML(t *testing.T) {
	for _, test := range []struct {
		in, want string
		links    int
		pictures int
	}{
		{"plain", "plain", 0, 0},
		{"a<br>b<br/>c", "a\nb\nc", 0, 0},
		{"<p>a</p>\n<p>b</p>", "a\nb", 0, 0},
		{"<ul><li>a</li><li>b</li></ul>", "a\nb", 0, 0},
		{"1 < 2 &amp; 3 > 2", "1 < 2 & 3 > 2", 0, 0},
		{"a &lt;b&gt; c", "a <b> c", 0, 0},
		{"x<script>alert('<b>')</script>y", "xy", 0, 0},
		{"x<STYLE>p {}</STYLE>y", "xy", 0, 0},
		{"x<!-- <b> -->y", "xy", 0, 0},
		{"x<!-- open", "x", 0, 0},
		{"x<b y", "x<b y", 0, 0},
		{`<A HREF="https://a/?x=1&amp;y">t</A> <a href='//b'>u</a> <a name=x>v</a>`, "t u v", 2, 0},
		{`<img src="x.png"> <IMG SRC=y>`, "", 0, 2},
		{"\u5370\u5237<i>\u672f</i>", "\u5370\u5237\u672f", 0, 0},
		{"&#x4E00;&nbsp;&eacute;", "\u4e00\u00a0\u00e9", 0, 0},
	} {
		text, links, pictures := plainHTML(test.in)
		if got := clean(text); got != test.want || len(links) != test.links || pictures != test.pictures {
			t.Errorf("%s: %q, %q, %d pictures", test.in, got, links, pictures)
		}
	}
	if _, links, _ := plainHTML(`<a class=x href="https://a/?x=1&amp;y">t</a>`); len(links) != 1 || links[0] != "https://a/?x=1&y" {
		t.Errorf("the address is %q", links)
	}
}

// TestCut: a text is parted behind a sentence, else a clause, else a word.
func TestCut(t *testing.T) {
	for _, test := range []struct{ in, head, rest string }{
		{"short", "short", ""},
		{"One sentence. Another one that is long.", "One sentence.", "Another one that is long."},
		{"one clause, and another that goes on", "one clause, and…", "another that goes on"},
		{"abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqr…", "stuvwxyz"},
		{"\u5370\u5237\u672f\u3002\u4e66\u53d8\u5f97\u4fbf\u5b9c\u4e86\u3002\u4eba\u4eba\u90fd\u8bfb", "\u5370\u5237\u672f\u3002", "\u4e66\u53d8\u5f97\u4fbf\u5b9c\u4e86\u3002\u4eba\u4eba\u90fd\u8bfb"},
	} {
		head, rest := cut(test.in, 20)
		if head != test.head || rest != test.rest {
			t.Errorf("%s: %q and %q", test.in, head, rest)
		}
	}
}

// TestCutLosesNothing: whatever the text, what stands before and behind the cut is all of it but for spaces and the marks
// of clauses, and the first part fits.
func TestCutLosesNothing(t *testing.T) {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || strings.ContainsRune("\u2026\uff0c\u3001\uff1b\uff1a,;:", r) {
				return -1
			}
			return r
		}, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := clean(rapid.StringOfN(rapid.RuneFrom([]rune("ab W.!, \n\u5370\u5237\u3002\uff0c\u00e9\U0001F680")), 0, 300, -1).Draw(t, "text"))
		room := rapid.IntRange(20, 200).Draw(t, "room")
		head, rest := cut(s, room)
		if letters(head+rest) != letters(s) {
			t.Fatalf("%q became %q and %q", s, head, rest)
		}
		if width(head) > room {
			t.Fatalf("%q is wider than %d", head, room)
		}
	})
}

// TestQuoted: what is written in quotes holds on one line and no character of it is a control.
func TestQuoted(t *testing.T) {
	if got, want := quoted("a\"b\\c\nd\te\u200b\u00a0\u3000"), `"a\"b\\c\nd\te\u200B`+"\u00a0\u3000"+`"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
