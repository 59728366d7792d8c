package importer

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"cards/internal/diag"
	"cards/internal/source"
)

// Highlights are passages that a reader marked in books. Kindle, Readwise, WeRead and Markdown have one room each below; all fill a list, which becomes
// a deck of quotes with their authors as speakers and their books as sources.

// highlight is one marked passage.
type highlight struct {
	pos diag.Pos
	// text is the passage, note what the reader wrote beside it.
	text, note string
	// book and author are as written, place is a page or chapter, rest what only the deck's reader needs (locations, days).
	book, author, place, rest string
}

// highlights reads the passages of a format of highlights; ok is false for formats that have events.
func (r *reader) highlights(format Format, text string) (list []highlight, ok bool) {
	switch format {
	case Kindle:
		return r.kindle(text), true
	case Readwise:
		return r.readwise(r.rows(text)), true
	case WeRead:
		return r.weread(text), true
	case BlockQuotes:
		return r.blockQuotes(text), true
	}
	return nil, false
}

// linesOf parts a text into lines without their ends.
func linesOf(text string) []string {
	return strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
}

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

// readwiseColumns are the columns of Readwise's CSV that we read.
var readwiseColumns = map[string][]string{
	"text": {"highlight", "quote", "text"}, "book": {"book title", "title", "article title"}, "author": {"book author", "author"},
	"note": {"note", "notes"}, "kind": {"location type"}, "place": {"location"}, "when": {"highlighted at", "date"},
}

// readwiseHead returns the columns that a first row names; ok is false when they are not Readwise's.
func readwiseHead(row []source.Cell) (columns map[string]int, ok bool) {
	columns = map[string]int{}
	for key, names := range readwiseColumns {
		columns[key] = -1
		for i := len(row) - 1; i >= 0; i-- {
			for _, n := range names {
				if strings.EqualFold(strings.TrimSpace(row[i].Text), n) {
					columns[key] = i
				}
			}
		}
	}
	marked := columns["text"] >= 0 && strings.EqualFold(strings.TrimSpace(row[columns["text"]].Text), "highlight")
	return columns, marked && columns["book"] >= 0
}

func (r *reader) readwise(rows [][]source.Cell) []highlight {
	if len(rows) == 0 {
		return nil
	}
	columns, ok := readwiseHead(rows[0])
	if !ok {
		r.list.Errorf(r.at(1, 0), "import-no-quotes", "keep the first row of the file: Highlight, Book Title, Book Author \u2026", "the first row names no columns Highlight and Book Title")
		return nil
	}
	var list []highlight
	for _, row := range rows[1:] {
		at := func(key string) string {
			if i := columns[key]; i >= 0 && i < len(row) {
				return strings.TrimSpace(row[i].Text)
			}
			return ""
		}
		h := highlight{pos: row[0].Pos, text: at("text"), note: at("note"), book: at("book"), author: authorName(at("author"))}
		if h.text == "" {
			continue
		}
		if kind, where := strings.ToLower(at("kind")), at("place"); where != "" && where != "0" {
			if kind == "page" {
				h.place = "page " + where
			} else {
				h.rest = strings.TrimSpace(kind + " " + where)
			}
		}
		list = append(list, h)
	}
	return list
}

// isWeRead reports whether a text is notes copied out of 微信读书: a book in 《》, how many notes, and passages behind a lozenge.
func isWeRead(text string) bool {
	text = text[:min(len(text), 64<<10)]
	return (strings.Contains(text, "\u5fae\u4fe1\u8bfb\u4e66") || strings.Contains(text, "\u4e2a\u7b14\u8bb0")) && strings.Contains(text, "\u25c6")
}

func (r *reader) weread(text string) []highlight {
	var list []highlight
	var book, author, chapter string
	var open *highlight
	said := false // within what the reader thought
	close := func() {
		if open != nil && strings.TrimSpace(open.text) != "" {
			open.text, open.note = strings.TrimSpace(open.text), strings.TrimSpace(open.note)
			list = append(list, *open)
		}
		open, said = nil, false
	}
	head := true
	for i, line := range linesOf(text) {
		line = strings.TrimSpace(strings.Trim(line, "\uFEFF"))
		switch passage, marked := strings.CutPrefix(line, "\u25c6"); {
		case marked:
			close()
			head = false
			passage = strings.TrimSpace(passage)
			open = &highlight{pos: r.at(i+1, 1), book: book, author: author, place: chapter}
			if strings.HasSuffix(passage, "\u53d1\u8868\u60f3\u6cd5") { // 2023/05/01发表想法
				said, open.rest = true, passage
			} else {
				open.text = passage
			}
		case line == "":
			if open != nil && !said && open.text != "" {
				close()
			}
		case strings.HasPrefix(line, "--") && strings.Contains(line, "\u5fae\u4fe1\u8bfb\u4e66"):
			close()
		case open != nil && said:
			if original, ok := cutOriginal(line); ok {
				open.text, said = original, false
			} else {
				open.note += line + "\n"
			}
		case open != nil:
			open.text += "\n" + line
		case head && book == "":
			book = strings.Trim(line, "\u300a\u300b")
		case strings.HasSuffix(line, "\u4e2a\u7b14\u8bb0"):
			head = false
		case head && author == "":
			author = line
		default:
			chapter = line
		}
	}
	close()
	return list
}

// cutOriginal returns the passage behind 原文：.
func cutOriginal(line string) (string, bool) {
	for _, w := range []string{"\u539f\u6587\uff1a", "\u539f\u6587:"} {
		if rest, ok := strings.CutPrefix(line, w); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}

// dashes introduce the author below a block quote.
var dashes = []string{"\u2014\u2014", "\u2014", "\u2013", "\u2015", "--", "- "}

// attribution returns who and what stands behind a dash: "— Author, Title", "—— 作者《书名》".
func attribution(line string) (author, book string, ok bool) {
	line = strings.TrimSpace(strings.Trim(strings.TrimSpace(line), "*_"))
	for _, d := range dashes {
		rest, found := strings.CutPrefix(line, d)
		if !found {
			continue
		}
		rest = strings.TrimSpace(strings.Trim(strings.TrimSpace(rest), "*_"))
		if rest == "" || len(rest) > 200 {
			return "", "", false
		}
		if at := strings.IndexRune(rest, '\u300a'); at >= 0 {
			name, title := rest[:at], strings.Trim(rest[at:], "\u300a\u300b ")
			return strings.Trim(name, " ,\uff0c"), title, true
		}
		if name, title, cut := strings.Cut(rest, ","); cut {
			return strings.TrimSpace(name), strings.Trim(strings.TrimSpace(title), "*_\"\u201c\u201d"), true
		}
		return rest, "", true
	}
	return "", "", false
}

// isBlockQuotes reports whether a text is Markdown with at least one block quote that says who said it.
func isBlockQuotes(text string) bool {
	quoted := false
	for _, line := range linesOf(text[:min(len(text), 256<<10)]) {
		inner, marked := strings.CutPrefix(strings.TrimLeft(line, " "), ">")
		switch {
		case marked:
			if _, _, ok := attribution(inner); ok && quoted {
				return true
			}
			quoted = quoted || strings.TrimSpace(inner) != ""
		case strings.TrimSpace(line) == "":
		default:
			if _, _, ok := attribution(line); ok && quoted && !strings.HasPrefix(strings.TrimSpace(line), "- ") {
				return true
			}
			quoted = false
		}
	}
	return false
}

func (r *reader) blockQuotes(text string) []highlight {
	var list []highlight
	var lines []string
	start := 0
	heading := ""
	flush := func(author, book string) {
		if body := strings.TrimSpace(strings.Join(lines, "\n")); body != "" {
			if book == "" {
				book = heading
			}
			list = append(list, highlight{pos: r.at(start, 1), text: body, author: author, book: book})
		}
		lines = nil
	}
	for i, line := range linesOf(text) {
		inner, marked := strings.CutPrefix(strings.TrimLeft(line, " "), ">")
		switch {
		case marked:
			inner = strings.TrimSpace(strings.TrimLeft(inner, ">"))
			if author, book, ok := attribution(inner); ok && len(lines) > 0 {
				flush(author, book)
				continue
			}
			if len(lines) == 0 {
				start = i + 1
			}
			if inner == "" && len(lines) == 0 {
				continue
			}
			lines = append(lines, plainMarks(inner))
		case strings.TrimSpace(line) == "":
		default:
			author, book, ok := attribution(line)
			if ok && strings.HasPrefix(strings.TrimSpace(line), "- ") {
				ok = false // an item of a list
			}
			if ok && len(lines) > 0 {
				flush(author, book)
				continue
			}
			flush("", "")
			if title, is := strings.CutPrefix(line, "#"); is {
				heading = strings.TrimSpace(strings.Trim(title, "# "))
			}
		}
	}
	flush("", "")
	return list
}

// plainMarks takes Markdown's marks of emphasis off.
func plainMarks(s string) string {
	for _, m := range []string{"**", "__", "`"} {
		if strings.Count(s, m)%2 == 0 {
			s = strings.ReplaceAll(s, m, "")
		}
	}
	if len(s) > 2 && (s[0] == '*' || s[0] == '_') && s[len(s)-1] == s[0] {
		s = s[1 : len(s)-1]
	}
	return s
}

// finishHighlights writes the deck of highlights.
func (r *reader) finishHighlights(list []highlight, format Format, options Options) *Result {
	if r.list.HasErrors() {
		return nil
	}
	list = r.once(list)
	if len(list) == 0 {
		r.list.Errorf(diag.Pos{File: r.file}, "import-no-quotes", "look whether it is "+string(format)+", or say another format by --from", "no passage was found (read as %s)", format)
		return nil
	}
	title := clean(options.Title)
	if title == "" && sameBook(list) {
		title = clean(list[0].book)
	}
	if title == "" {
		r.list.Notef(diag.Pos{File: r.file}, "import-no-title", "say --title, or write title: into the deck", "the file names no title")
	}
	r.tellLeftOut()
	result := &Result{Format: format, Title: title, Quotes: len(list)}
	result.Deck = writeHighlights(list, title, options.Lang, path.Base(strings.ReplaceAll(r.file, `\`, "/")), format)
	if _, found := source.Read("deck.yaml", result.Deck, source.Options{}); found.HasErrors() {
		r.list.Errorf(diag.Pos{File: r.file}, "import-too-large", "split it", "the deck that would become of it cannot be read: %s", firstError(found))
		return nil
	}
	return result
}

// once cleans the passages and keeps each once: one that is marked again with more or less of it, as Kindle does when a mark is moved, stays in
// its longest form.
func (r *reader) once(list []highlight) []highlight {
	var kept []highlight
	last := map[string]int{} // of each book the passage before
	seen := map[string]int{}
	for _, h := range list {
		h.text, h.note = strings.TrimSpace(clean(h.text)), strings.TrimSpace(clean(h.note))
		h.book, h.author, h.place = clean(oneLine(h.book)), clean(oneLine(h.author)), clean(oneLine(h.place))
		if isBlank(h.text) {
			continue
		}
		if len(kept) >= MaxEvents {
			r.tooLarge(h.pos, "more than %d passages", MaxEvents)
			return nil
		}
		key := h.book + "\x00" + h.text
		at, again := seen[key]
		if before, ok := last[h.book]; ok && !again && (strings.Contains(kept[before].text, h.text) || strings.Contains(h.text, kept[before].text)) {
			at, again = before, true
		}
		if again {
			r.leave(leftTwice, h.pos)
			if len(h.text) > len(kept[at].text) {
				kept[at].text = h.text
			}
			if kept[at].note == "" {
				kept[at].note = h.note
			}
			continue
		}
		seen[key], last[h.book] = len(kept), len(kept)
		kept = append(kept, h)
	}
	return kept
}

func sameBook(list []highlight) bool {
	for _, h := range list {
		if h.book != list[0].book {
			return false
		}
	}
	return true
}

// writeHighlights writes the deck: authors as speakers, books as sources, passages as quotes.
func writeHighlights(list []highlight, title, lang, file string, format Format) []byte {
	var w writer
	if file == "-" || file == "." {
		file = "standard input"
	}
	w.comment("", "Imported from "+file+" ("+string(format)+").")
	w.line("", "deck: 1")
	w.prose("", "title", title)
	w.prose("", "lang", lang)
	authors, books := map[string]string{}, map[string]string{}
	var order, shelf []string
	for _, h := range list {
		if h.author != "" && authors[h.author] == "" {
			authors[h.author] = fmt.Sprintf("author-%d", len(authors)+1)
			order = append(order, h.author)
		}
		if h.book != "" && books[h.book] == "" {
			books[h.book] = fmt.Sprintf("book-%d", len(books)+1)
			shelf = append(shelf, h.book)
		}
	}
	if len(order) > 0 {
		w.line("", "speakers:")
		for _, a := range order {
			w.line("  ", authors[a]+":")
			w.prose("    ", "name", escapeBraces(a))
		}
	}
	if len(shelf) > 0 {
		w.line("", "sources:")
		for _, b := range shelf {
			w.line("  ", books[b]+":")
			w.prose("    ", "title", escapeBraces(b))
			w.line("    ", "kind: book")
		}
	}
	w.line("", "quotes:")
	for _, h := range list {
		if h.rest != "" {
			w.comment("  ", h.rest)
		}
		w.line("  ", "- text: "+quoted(escapeBraces(h.text)))
		if h.author != "" {
			w.line("    ", "speaker: "+authors[h.author])
		}
		if h.book != "" {
			w.line("    ", "source: "+books[h.book])
		}
		w.prose("    ", "at", escapeBraces(h.place))
		w.prose("    ", "notes", escapeBraces(h.note))
	}
	return []byte(w.b.String())
}

// escapeBraces keeps braces from being read as readings.
func escapeBraces(s string) string { return strings.NewReplacer("{", `\{`, "}", `\}`).Replace(s) }
