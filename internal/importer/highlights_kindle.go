package importer

import (
	"strings"
	"unicode/utf8"
)

// Kindle: My Clippings.txt, as the reader writes it in its own language.

// kindleEnd stands between Kindle's clippings.
const kindleEnd = "=========="

// kindleKinds are the words by which Kindle says what a clipping is, in the languages of its menus that we know.
var kindleKinds = []struct {
	word string
	kind byte // h, n or b for highlight, note, bookmark
}{
	{"highlight", 'h'}, {"\u6807\u6ce8", 'h'}, {"\u6a19\u8a3b", 'h'}, {"\u91cd\u9ede\u6a19\u793a", 'h'}, {"\u30cf\u30a4\u30e9\u30a4\u30c8", 'h'},
	{"bookmark", 'b'}, {"\u4e66\u7b7e", 'b'}, {"\u66f8\u7c64", 'b'}, {"\u30d6\u30c3\u30af\u30de\u30fc\u30af", 'b'},
	{"note", 'n'}, {"\u7b14\u8bb0", 'n'}, {"\u7b46\u8a18", 'n'}, {"\u30e1\u30e2", 'n'},
}

// isKindle reports whether a text is Kindle's My Clippings.txt: a title, a line that begins with a hyphen and says what it is, and ten equals signs.
func isKindle(text string) bool {
	lines := linesOf(text[:min(len(text), 64<<10)])
	for i, l := range lines {
		if strings.TrimSpace(l) == kindleEnd {
			for k := max(0, i-40); k < i; k++ {
				if kindleKind(lines[k]) != 0 {
					return true
				}
			}
		}
	}
	return false
}

// kindleKind returns what the second line of a clipping says that it is, 0 for another line.
func kindleKind(line string) byte {
	line = strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF"))
	if !strings.HasPrefix(line, "-") {
		return 0
	}
	head, _, _ := strings.Cut(strings.ToLower(line), "|")
	for _, k := range kindleKinds {
		if strings.Contains(head, k.word) {
			return k.kind
		}
	}
	return 0
}

func (r *reader) kindle(text string) []highlight {
	var list []highlight
	start := 0
	lines := linesOf(text)
	for i := 0; i <= len(lines); i++ {
		if i < len(lines) && strings.TrimSpace(lines[i]) != kindleEnd {
			continue
		}
		list = r.clipping(list, lines[start:i], start+1)
		start = i + 1
	}
	return list
}

// clipping adds one clipping of Kindle's, whose first line is number first of the file.
func (r *reader) clipping(list []highlight, lines []string, first int) []highlight {
	for len(lines) > 0 && strings.TrimSpace(strings.Trim(lines[0], "\uFEFF")) == "" {
		lines, first = lines[1:], first+1
	}
	if len(lines) == 0 {
		return list
	}
	kind := byte(0)
	if len(lines) > 1 {
		kind = kindleKind(lines[1])
	}
	if kind == 0 {
		r.warn(r.at(first, 1), "import-line", "", "%s is no clipping of Kindle's and was passed over", shorten(lines[0]))
		return list
	}
	body := strings.TrimSpace(strings.Join(lines[2:], "\n"))
	if kind == 'b' || body == "" {
		r.leave(leftBookmark, r.at(first, 1))
		return list
	}
	h := highlight{pos: r.at(first, 1), text: body}
	h.book, h.author = bookAndAuthor(strings.TrimSpace(strings.Trim(lines[0], "\uFEFF")))
	h.place, h.rest = kindlePlace(lines[1])
	if kind == 'n' {
		// A note stands behind or before the passage that it is about, at the same place; nothing says more.
		if n := len(list); n > 0 && list[n-1].book == h.book && list[n-1].note == "" {
			list[n-1].note = body
			return list
		}
		r.leave(leftNote, h.pos)
		return list
	}
	return append(list, h)
}

// bookAndAuthor parts "Walden (Henry David Thoreau)"; of several brackets the last has the author.
func bookAndAuthor(line string) (book, author string) {
	for _, b := range [][2]string{{"(", ")"}, {"\uFF08", "\uFF09"}} {
		if !strings.HasSuffix(line, b[1]) {
			continue
		}
		if at := strings.LastIndex(line, b[0]); at > 0 {
			return strings.TrimSpace(line[:at]), authorName(strings.TrimSuffix(line[at+len(b[0]):], b[1]))
		}
	}
	return line, ""
}

// authorName turns "Thoreau, Henry David" round; of several authors, parted by semicolons, all are kept.
func authorName(s string) string {
	names := strings.Split(s, ";")
	for i, n := range names {
		if last, first, ok := strings.Cut(strings.TrimSpace(n), ","); ok && !strings.Contains(first, ",") && !hasHan(n) {
			n = strings.TrimSpace(first) + " " + strings.TrimSpace(last)
		}
		names[i] = strings.TrimSpace(n)
	}
	return strings.Join(names, ", ")
}

// kindlePlace returns the page of a clipping in the words of its line, and the rest of the line.
func kindlePlace(line string) (place, rest string) {
	line = strings.TrimSpace(line)
	lower := strings.ToLower(line)
	if at := strings.Index(lower, "page "); at >= 0 {
		number := line[at+5:]
		end := strings.IndexFunc(number, func(c rune) bool { return c != '-' && (c < '0' || c > '9') && !strings.ContainsRune("ivxlc", c) })
		if end < 0 {
			end = len(number)
		}
		if number[:end] != "" {
			return "page " + number[:end], line
		}
	}
	if at := strings.Index(line, "\u7b2c"); at >= 0 { // 第 12 页
		if end := strings.IndexAny(line[at:], "\u9875\u9801"); end >= 0 {
			_, size := utf8.DecodeRuneInString(line[at+end:])
			return strings.ReplaceAll(line[at:at+end+size], " ", ""), line
		}
	}
	return "", line
}
