package importer

import (
	"fmt"
	"path"
	"strings"

	"cards/internal/diag"
	"cards/internal/source"
)

// Highlights as a deck: each once, with what they say of their book.

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
	for i := range list {
		h := &list[i]
		if h.text, h.further = cutQuote(h.text); h.further != "" {
			r.leave(leftRest, h.pos)
		}
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
		if h.further != "" {
			w.comment("    ", "the passage goes on: "+h.further)
		}
		w.prose("    ", "at", escapeBraces(h.place))
		w.prose("    ", "notes", escapeBraces(h.note))
	}
	return []byte(w.b.String())
}

// quoteRoom is the most characters of a quote that a deck may have.
const quoteRoom = 2000

// cutQuote parts a passage that is longer than a quote, as cut does.
func cutQuote(s string) (head, rest string) {
	written := 0
	for i, r := range s {
		if written++; r == '{' || r == '}' {
			written++ // the backslash before it
		}
		if written > quoteRoom {
			return cut(s, width(s[:i]))
		}
	}
	return s, ""
}

// escapeBraces keeps braces from being read as readings.
func escapeBraces(s string) string { return strings.NewReplacer("{", `\{`, "}", `\}`).Replace(s) }
