package importer

import (
	"strings"

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
	// further is what of the passage is beyond the length of a quote.
	further string
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
