package text

import "testing"

// What marks may not do, written anew from the sources, so that a slip in the engine's tables is not a slip in the judge's.

// notAtStart begins no line: GB/T 15834-2011 5.1.1–5.1.3, 5.1.7–5.1.9; CLREQ 3.1.4; JLREQ cl-02 and cl-04 to cl-07; KLREQ's
// likewise. Dashes and dots are not in it: GB/T 15834 5.1.4 and 5.1.5 and JLREQ cl-08 only forbid to part them.
const notAtStart = "、，。．：；！？,.:;!?" + "”’」』）》〉】〕〗］｝)]}" + "·・‧" + "～〜–-‐" + "%％‰℃°"

// notAtStartJapanese are the small kana, the sign of length and the iteration marks (JLREQ cl-09 to cl-11, strict).
const notAtStartJapanese = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々ゝゞヽヾ〻゠"

// notAtEnd ends no line: GB/T 15834-2011 5.1.3; CLREQ 3.1.4; JLREQ cl-01 and cl-12.
const notAtEnd = "“‘「『（《〈【〔〖［｛([{" + "¥￥$€£#№"

// notParted are marks of two characters that stay on one line (GB/T 15834-2011 5.1.4, 5.1.5; JLREQ cl-08).
const notParted = "—―…"

// Sets of the above. fullWidthClosing holds also the stops and pausing marks.
var (
	forbiddenStart         = set(notAtStart)
	forbiddenStartJapanese = set(notAtStartJapanese)
	forbiddenEnd           = set(notAtEnd)
	unparted               = set(notParted)
	fullWidthOpening       = set("“‘「『（《〈【〔〖［｛")
	fullWidthClosing       = set("”’」』）》〉】〕〗］｝、，。．：；！？")
)

// forbidden reports whether a line that begins with character i starts or ends the lines beside it against the rules.
func (l *labelled) forbidden(i int) bool {
	first, last := l.text[i], l.text[i-1]
	for k := i - 1; last == ' ' && k > 0; k-- {
		last = l.text[k-1]
	}
	return forbiddenStart[first] || l.lang == "ja" && forbiddenStartJapanese[first] || forbiddenEnd[last] || unparted[first] && first == l.text[i-1]
}

// airSide is where a full-width mark keeps the half of its em that has no ink.
type airSide uint8

const (
	noAir airSide = iota
	airBefore
	airAfter
	airAround // a quarter on each side
)

// air returns the side of the air of character i. Stops stand in the middle in traditional Chinese; colons and the like in
// traditional Chinese and Japanese. Curly quotation marks are full-width in Chinese alone.
func (l *labelled) air(i int) airSide {
	r := l.text[i]
	if l.lang == "ko" || l.lang == "ja" && (r == '“' || r == '”' || r == '‘' || r == '’') {
		return noAir
	}
	switch r {
	case '：', '；', '！', '？':
		if l.lang != "zh-Hans" {
			return airAround
		}
	case '、', '，', '。', '．':
		if l.lang == "zh-Hant" {
			return airAround
		}
	}
	switch {
	case fullWidthOpening[r]:
		return airBefore
	case fullWidthClosing[r]:
		return airAfter
	}
	return noAir
}

// markPairs counts the marks that follow another on the same line with air in between, and returns the second characters
// of the pairs that keep all of it: they stand no nearer to each other than two whole em would.
func (l *labelled) markPairs(s setting) (pairs int, unsqueezed []int) {
	starts := map[int]bool{}
	for _, start := range s.starts {
		starts[start] = true
	}
	for i := 1; i < len(l.text); i++ {
		a, b := l.air(i-1), l.air(i)
		if starts[i] || a == noAir || b == noAir || a == airBefore && b == airAfter {
			continue
		}
		if l.lang == "ja" || l.lang == "zh-Hant" {
			if l.text[i-1] == '！' || l.text[i-1] == '？' || l.text[i] == '！' || l.text[i] == '？' {
				continue // these always take an em where they are centred (JLREQ 3.1.6, CLREQ 3.1.6.1)
			}
		}
		pairs++
		end, begin := s.left[i-1]+1, s.left[i]
		if a == airBefore {
			end = s.right[i-1]
		}
		if b == airBefore {
			begin = s.right[i] - 1
		}
		if begin-end > -0.1 {
			unsqueezed = append(unsqueezed, i)
		}
	}
	return pairs, unsqueezed
}

func TestCompareMarks(t *testing.T) {
	for _, row := range []struct {
		lang, text string
		at         int
		want       bool
	}{
		{"zh-Hans", "好，吗", 1, true},
		{"zh-Hans", "好，吗", 2, false},
		{"zh-Hans", "好“吗”", 2, true},
		{"zh-Hans", "好“吗”", 1, false},
		{"zh-Hans", "好——吗", 1, false},
		{"zh-Hans", "好——吗", 2, true},
		{"zh-Hans", "好……吗", 3, false},
		{"zh-Hans", "约翰·史", 2, true},
		{"zh-Hans", "人々", 1, false},
		{"ja", "人々", 1, true},
		{"ja", "ちょっと", 1, true},
		{"ja", "ちょっと", 3, false},
		{"ja", "コーヒー", 3, true},
		{"ko", "방법 (개정판)", 4, true},
		{"ko", "방법 (개정판)", 3, false},
		{"ko", "( 개정판", 2, true},
	} {
		l := &labelled{lang: row.lang, text: []rune(row.text)}
		if got := l.forbidden(row.at); got != row.want {
			t.Errorf("%s %s: forbidden is %t", row.lang, l.near(row.at), got)
		}
	}
	for _, row := range []struct {
		lang, text string
		want       int
	}{
		{"zh-Hans", "好。”（好）", 2}, {"zh-Hans", "“《好》", 1}, {"zh-Hans", "（）好", 0}, {"zh-Hans", "好？！”", 2}, {"zh-Hant", "好：「", 1}, {"ja", "好。」", 1},
		{"ja", "好。”", 0}, {"ko", "좋아』)", 0}, {"zh-Hans", "好——“好", 0},
	} {
		l, s := solid(row.text, 0)
		l.lang = row.lang
		if pairs, unsqueezed := l.markPairs(s); pairs != row.want || len(unsqueezed) != row.want {
			t.Errorf("%s %s: %d pairs, %d not squeezed, want %d of each", row.lang, row.text, pairs, len(unsqueezed), row.want)
		}
	}
}
