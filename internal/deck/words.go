package deck

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"cards/internal/diag"
	"cards/internal/source"
)

// place returns where the character after offset characters of a scalar stands. Of blocks only the line is
// known, and of what is folded only the start.
func place(n *source.Node, before string) diag.Pos {
	pos := n.Pos
	switch n.Style {
	case source.Literal:
		pos.Line += 1 + strings.Count(before, "\n")
		pos.Column = 0
	case source.Plain, source.Quoted:
		if pos.Column > 0 {
			pos.Column += len([]rune(before))
			if n.Style == source.Quoted {
				pos.Column++
			}
		}
	}
	return pos
}

// scan looks through every scalar of a tree for characters that deceive.
func (c *checker) scan(n *source.Node) {
	if n == nil {
		return
	}
	switch n.Kind {
	case source.Scalar:
		c.scanText(n)
	case source.Mapping:
		for _, p := range n.Pairs {
			c.scanText(p.Key)
			c.scan(p.Value)
		}
	case source.Sequence:
		for _, item := range n.Items {
			c.scan(item)
		}
	}
}

func (c *checker) scanText(n *source.Node) {
	warned := false
	for i, r := range n.Value {
		switch {
		case r < 0x202A: // the common case, first
		case isBidiControl(r):
			c.errorf(place(n, n.Value[:i]), "bidi-control", "delete it; the order of right-to-left text needs no such character",
				"the invisible character U+%04X changes the order in which text is read", r)
			return
		case !warned && r >= 0x2E80 && isCompatibility(r):
			warned = true
			hint := "type the character again, or paste the text from a source that is no PDF"
			if plain := norm.NFKC.String(string(r)); plain != string(r) {
				hint = fmt.Sprintf("write %s (U+%04X)", plain, []rune(plain)[0])
			}
			c.warnf(place(n, n.Value[:i]), "compatibility-character", hint,
				"%c (U+%04X) looks like a character of Chinese and is another one, which searches do not find", r, r)
		}
	}
}

// isBidiControl reports whether r is an explicit formatting character of the Unicode Bidirectional Algorithm
// (UAX #9, section 2), which can make a text look like another.
func isBidiControl(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// isCompatibility reports whether r is a radical or a compatibility ideograph, as copied out of PDF files. The
// twelve unified ideographs among the latter have no decomposition and are fine.
func isCompatibility(r rune) bool {
	switch {
	case r >= 0x2E80 && r <= 0x2FDF:
		return true
	case r >= 0xF900 && r <= 0xFAFF, r >= 0x2F800 && r <= 0x2FA1F:
		return norm.NFKC.String(string(r)) != string(r)
	}
	return false
}

// checkBlank reports a text without a visible character.
func (c *checker) checkBlank(n *source.Node, what string) {
	if isBlank(n.Value) {
		c.errorf(n.Pos, "blank-text", "write a text, or delete it", "%s has no visible character", what)
	}
}

func isBlank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		switch r {
		case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0: // fillers and the empty Braille pattern
			return false
		}
		return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cf, unicode.Cc, unicode.Mn)
	}) < 0
}

// fold reduces a text to what stays the same when punctuation and spaces are set right: it leaves out spaces and
// what is invisible, narrows full-width forms, and makes all quotation marks, dots and dashes of a kind alike.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	if strings.ContainsFunc(s, mayCombine) {
		s = norm.NFC.String(s)
	}
	last := rune(-1)
	for _, r := range s {
		if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFEE0
		}
		switch r {
		case '、':
			r = ','
		case '。', '…', '⋯', '．', '｡':
			r = '.'
		case '“', '”', '„', '«', '»', '「', '」', '『', '』', '‘', '’', '\'', '〝', '〞':
			r = '"'
		case '—', '–', '―', '─', '‐', '‑', '−':
			r = '-'
		case '・', '•', '‧', '･':
			r = '·'
		case '〜', '～':
			r = '~'
		}
		if !isPlainCJK(r) && (unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)) {
			continue
		}
		if r == last && (r == '.' || r == '-') {
			continue
		}
		last = r
		b.WriteRune(r)
	}
	return b.String()
}

// isPlainCJK holds for the characters of which there are most and of which nothing is to be asked: kana,
// ideographs and precomposed Hangul.
func isPlainCJK(r rune) bool { return r >= 0x3105 && r <= 0xD7A3 && r != 0x3164 }

// mayCombine reports whether r may be a part of what NFC composes. Kana have their marks at U+3099 and U+309A.
func mayCombine(r rune) bool {
	return r >= 0x300 && !(r >= 0x2010 && r <= 0x3098) && !(r >= 0x309B && r <= 0xD7A3) && !(r >= 0xFF00 && r <= 0xFFEF)
}

// nearest returns the stretch of text that is most like word, or "" when none is.
func nearest(text, word string) string {
	const longest = 60
	w, t := []rune(word), []rune(text)
	if len(w) == 0 || len(w) > longest || len(t) == 0 {
		return ""
	}
	best, from, to := len(w)/2+1, 0, 0
	for length := max(1, len(w)-2); length <= len(w)+2; length++ {
		for i := 0; i+length <= len(t); i++ {
			if d := editDistance(w, t[i:i+length], best); d < best {
				best, from, to = d, i, i+length
			}
		}
	}
	return strings.TrimSpace(string(t[from:to]))
}

// editDistance is the Levenshtein distance, or limit when it is not less.
func editDistance(a, b []rune, limit int) int {
	var room [2][64 + 4]int
	previous, current := room[0][:len(b)+1], room[1][:len(b)+1]
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			least = min(least, current[j])
		}
		if least >= limit {
			return limit
		}
		previous, current = current, previous
	}
	return min(previous[len(b)], limit)
}
