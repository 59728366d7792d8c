package source

import (
	"path"
	"strings"
	"unicode/utf8"
)

// readTable reads CSV with the separator , ; or tab (RFC 4180, but for LF as line end, which is what text
// has here).
func (r *reader) readTable(text string) *Node {
	return r.fromTable(r.csvRows(text), false)
}

// csvRows reads the rows of a text table that are not empty.
func (r *reader) csvRows(text string) [][]cell {
	first := 1
	separator := separatorOf(text, strings.ToLower(path.Ext(r.file)))
	if line, rest, ok := strings.Cut(text, "\n"); ok && len(line) == 5 && strings.EqualFold(line[:4], "sep=") {
		// Excel's own way to name the separator.
		separator, text, first = line[4], rest, 2
	}
	c := &csvReader{r: r, text: text, separator: separator, line: first, column: 1}
	rows := c.rows()
	r.wideHeader(rows)
	return rows
}

// wideHeader tells of a header whose names are parted by full-width commas.
func (r *reader) wideHeader(rows [][]cell) {
	for _, row := range rows {
		if strings.HasPrefix(row[0].text, "#") {
			continue
		}
		if at := strings.Index(row[0].text, "，"); at >= 0 && len(row) == 1 {
			pos := row[0].pos
			pos.Column += utf8.RuneCountInString(row[0].text[:at])
			r.list.Errorf(pos, "ime-comma", "write , in ASCII in every row", "the column names are parted by the full-width comma U+FF0C")
		}
		return
	}
}

// headerLine returns the first line of text that is neither empty nor starts with #.
func headerLine(text string) string {
	for len(text) > 0 {
		line, rest, _ := strings.Cut(text, "\n")
		if trimmed := strings.TrimLeft(line, " \""); trimmed != "" && trimmed[0] != '#' {
			return line
		}
		text = rest
	}
	return ""
}

// separatorOf returns the separator that stands most often in the header; among equals a tab where the
// file is called .tsv, then a comma.
func separatorOf(text, extension string) byte {
	header := headerLine(text)
	best, most := byte(','), 0
	if extension == ".tsv" || extension == ".tab" {
		best = '\t'
	}
	for _, candidate := range []byte{best, ',', ';', '\t'} {
		if n := strings.Count(header, string(candidate)); n > most {
			best, most = candidate, n
		}
	}
	return best
}

// looksLikeTable reports whether the first line of a text of unknown format names columns of a deck.
func looksLikeTable(text string) bool {
	header := headerLine(text)
	names := strings.Split(header, string(separatorOf(text, "")))
	known := false
	for _, name := range names {
		name = strings.ToLower(strings.Trim(strings.TrimSpace(name), `"`))
		known = known || name == "text" || name == "date"
		if first, _, _ := strings.Cut(name, "."); !deckKeys[first] {
			return false
		}
	}
	return known
}

// csvReader is a place in a CSV text.
type csvReader struct {
	r            *reader
	text         string
	separator    byte
	at           int
	line, column int
}

// rows reads all rows that are not empty.
func (c *csvReader) rows() [][]cell {
	var rows [][]cell
	cells := 0
	for c.at < len(c.text) {
		row := c.row()
		if cells += len(row); cells > maxCells {
			c.r.list.Errorf(c.r.at(c.line, 1), "file-too-large", "split it into several decks", "the table has more than %d cells", maxCells)
			break
		}
		if len(row) > 1 || strings.TrimSpace(row[0].text) != "" {
			rows = append(rows, row)
		}
	}
	return rows
}

func (c *csvReader) row() []cell {
	var row []cell
	for {
		row = append(row, c.cell())
		if c.at >= len(c.text) {
			return row
		}
		end := c.text[c.at] == '\n'
		c.step()
		if end {
			return row
		}
		if c.at >= len(c.text) { // a separator at the very end
			return append(row, cell{pos: c.r.at(c.line, c.column)})
		}
	}
}

// step goes over one character.
func (c *csvReader) step() {
	_, size := utf8.DecodeRuneInString(c.text[c.at:])
	if c.text[c.at] == '\n' {
		c.line, c.column = c.line+1, 0
	}
	c.at += size
	c.column++
}

// cell reads up to a separator, a line end or the end.
func (c *csvReader) cell() cell {
	for c.at < len(c.text) && c.text[c.at] == ' ' {
		c.step()
	}
	found := cell{pos: c.r.at(c.line, c.column)}
	if c.at < len(c.text) && c.text[c.at] == '"' {
		found.text = c.quoted()
		return found
	}
	start := c.at
	c.toEnd()
	found.text = strings.TrimRight(c.text[start:c.at], " ")
	return found
}

func (c *csvReader) toEnd() {
	for c.at < len(c.text) && c.text[c.at] != '\n' && c.text[c.at] != c.separator {
		c.step()
	}
}

// quoted reads a cell in double quotes, inside which they are doubled.
func (c *csvReader) quoted() string {
	open := c.r.at(c.line, c.column)
	c.step()
	var b strings.Builder
	for c.at < len(c.text) {
		start := c.at
		c.step()
		if c.text[start] != '"' {
			b.WriteString(c.text[start:c.at])
			continue
		}
		if c.at < len(c.text) && c.text[c.at] == '"' {
			b.WriteByte('"')
			c.step()
			continue
		}
		line, column, rest := c.line, c.column, c.at
		c.toEnd()
		if after := c.text[rest:c.at]; strings.TrimSpace(after) != "" {
			c.r.list.Errorf(c.r.at(line, column), "table-quote", `double the quotes inside a quoted value: ""`,
				"text goes on after the closing quote")
			b.WriteString(after)
		}
		return b.String()
	}
	c.r.list.Errorf(open, "table-quote", "close it", "the quote that opens here is never closed")
	return b.String()
}
