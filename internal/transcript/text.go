package transcript

import (
	"strings"
	"unicode/utf8"
)

// readText reads lines. An empty line ends a paragraph; whether any other line does is told by the file as a whole: lines that an editor
// broke at a width go on, and so do lines without a stop at their end where the others have one, which recognisers make when
// they cut a recording.
func (b *builder) readText() bool {
	src := b.t.Source
	var blocks []block
	blank := true
	for i, start := range b.t.lines {
		end := len(src)
		if i+1 < len(b.t.lines) {
			end = b.t.lines[i+1]
		}
		line := strings.TrimRight(src[start:end], " \t\r\n\u3000\u00A0")
		from := skipSpace(line, 0)
		if from >= len(line) {
			blank = true
			continue
		}
		k := b.plain(start+from, start+len(line))
		if !blank {
			k.gap = gapJoin // settled below
		}
		blocks = append(blocks, k)
		blank = false
	}
	joinLines(blocks)
	return b.sayAll(blocks)
}

// joinLines settles which lines that follow one another without an empty line go on.
func joinLines(blocks []block) {
	wrapped, stopped := isWrapped(blocks), stopShare(blocks)
	for i := range blocks {
		k := &blocks[i]
		if k.gap != gapJoin {
			continue
		}
		before := blocks[i-1].text
		switch {
		case isItem(k.text):
			k.gap = gapLine
		case wrapped, endsWithComma(before):
		case stopped >= 0.5 && !endsWithStop(before) && len(before) >= 30:
		default:
			k.gap = gapLine
		}
	}
}

// isWrapped reports whether the lines look broken by an editor: most of those that another follows are about as long as the
// longest, which no more than a few are beyond.
func isWrapped(blocks []block) bool {
	const least, most = 40, 120
	widths := make([]int, 0, 256)
	for i := 0; i+1 < len(blocks) && len(widths) < 2000; i++ {
		if blocks[i+1].gap == gapJoin {
			widths = append(widths, widthOf(blocks[i].text))
		}
	}
	if len(widths) < 3 {
		return false
	}
	longest := 0
	for _, w := range widths {
		longest = max(longest, w)
	}
	full := 0
	for _, w := range widths {
		if w*4 >= longest*3 {
			full++
		}
	}
	return longest >= least && longest <= most && full*10 >= len(widths)*8
}

// widthOf counts cells of a terminal: two for CJK.
func widthOf(s string) int {
	n := 0
	for _, c := range s {
		n++
		if isUnspaced(c) {
			n++
		}
	}
	return n
}

// stopShare returns how many of the lines end as sentences or clauses do.
func stopShare(blocks []block) float64 {
	n := 0
	for _, k := range blocks {
		if endsWithStop(k.text) || endsWithComma(k.text) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(blocks)))
}

func endsWithStop(s string) bool {
	s = strings.TrimRight(s, "\u201D\u2019\u300D\u300F\uFF09)\u3011]\"'")
	c := lastRune(s)
	return strings.ContainsRune("\u3002.!?\uFF01\uFF1F\u2026\uFF0E:\uFF1A", c) && c != utf8.RuneError
}

func endsWithComma(s string) bool {
	c := lastRune(s)
	return strings.ContainsRune(",\uFF0C\u3001;\uFF1B", c) && c != utf8.RuneError
}

// isItem reports whether a line starts an item of a list.
func isItem(s string) bool {
	if isDash(s) || strings.HasPrefix(s, "\u2022") || strings.HasPrefix(s, "* ") || strings.HasPrefix(s, "\u25CF") || strings.HasPrefix(s, "\u30FB") {
		return true
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	return digits > 0 && digits <= 3 && len(s) > digits+1 && (s[digits] == '.' || s[digits] == ')') && s[digits+1] == ' '
}
