package source

import (
	"strings"

	"cards/internal/diag"
)

// What follows reads files of other programs by the same means as decks: their encodings, JSON and tables, with places.
// The bounds are those of decks, since a deck is what becomes of them.

// Text decodes a text file of another program to UTF-8 with \n at the ends of lines. ok is false when it cannot be read;
// the list then says why (file-too-large, encoding). A control character, which programs leave in their files and nobody
// sees, becomes a space with a warning.
func Text(name string, data []byte) (text string, list diag.List, ok bool) {
	r := &reader{file: name}
	if len(data) > MaxSize {
		r.list.Errorf(diag.Pos{File: name}, "file-too-large", "split it", "the file has %d bytes, more than the %d (4 MiB) that are read", len(data), MaxSize)
		return "", r.list, false
	}
	text, ok = r.decode(data)
	if !ok {
		return "", r.list, false
	}
	if n := partsOf(text); n > maxParts {
		r.list.Errorf(diag.Pos{File: name}, "file-too-large", "split it", "the file has %d lines, commas and brackets, more than the %d that are read", n, maxParts)
		return "", r.list, false
	}
	text = r.withoutControls(text)
	return text, mildControls(r.list), true
}

// JSON reads the JSON of another program, as Text gives it, into a tree. root is nil when nothing could be read. A control
// character that an escape brought in stays in its value, with a warning.
func JSON(name, text string) (root *Node, list diag.List) {
	r := &reader{file: name, foreign: true}
	root = r.readJSON(text)
	return root, mildControls(r.list)
}

// Cell is one value of a table and where it stands.
type Cell struct {
	Text string
	Pos  diag.Pos
}

// Rows reads the rows of a table (CSV with , or ; or tab, as Text gives it) that are not empty, spaces round the cells
// taken off. Rows may be of different lengths, and have one cell at least.
func Rows(name, text string) (rows [][]Cell, list diag.List) {
	r := &reader{file: name}
	for _, row := range r.csvRows(text) {
		cells := make([]Cell, len(row))
		for i, c := range row {
			cells[i] = Cell{strings.TrimSpace(c.text), c.pos}
		}
		rows = append(rows, cells)
	}
	return rows, r.list
}

// mildControls makes warnings of the errors that decks have for control characters.
func mildControls(list diag.List) diag.List {
	for i := range list {
		if list[i].Code == "control-character" {
			list[i].Severity = diag.Warning
			list[i].Hint = "it is left out"
		}
	}
	return list
}
