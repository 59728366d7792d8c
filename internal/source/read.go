package source

import (
	"path"
	"strings"
	"unicode/utf8"

	"cards/internal/diag"
)

// MaxSize is the largest deck file that is read, in bytes.
const MaxSize = 4 << 20

// MaxDepth is how deep maps and lists may be nested; decks need six or seven.
const MaxDepth = 100

// maxParts bounds the lines, commas and brackets of a file together, hence the nodes that it can become:
// 4 MiB of "[]," would take a thousand times the memory of 4 MiB of prose.
const maxParts = 400_000

// maxProblems bounds how many errors of one file are told.
const maxProblems = 100

// Options are the top-level values that a table cannot say of itself. They come from flags; in a table
// they win over its own "# key: value" lines, and other formats do not look at them.
type Options struct {
	Title string
	Lang  string
	Date  string
	Theme string
}

// format is a way of writing a deck.
type format uint8

const (
	formatUnknown format = iota
	formatYAML
	formatJSON
	formatTable
	formatXLSX
)

// extensions maps what a file's name ends in to its format.
var extensions = map[string]format{
	".yaml": formatYAML,
	".yml":  formatYAML,
	".json": formatJSON,
	".csv":  formatTable,
	".tsv":  formatTable,
	".tab":  formatTable,
	".xlsx": formatXLSX,
}

// Read turns a deck file into a tree. name is the path that messages show and whose extension says the
// format; where it says nothing ("-" for standard input), the content does. The tree is never nil: an
// empty file gives a Mapping without Pairs, and where the list holds errors the tree is what could be
// read beside them, with the parts that could not be read left out. All errors are reported, in the order
// of the file.
func Read(name string, data []byte, options Options) (*Node, diag.List) {
	r := &reader{file: name, options: options}
	root := r.read(data)
	if root == nil {
		root = &Node{Kind: Mapping, Pos: diag.Pos{File: name, Line: 1, Column: 1}}
	}
	r.list.Sort()
	return root, r.list
}

// reader is the state of one Read.
type reader struct {
	file    string
	options Options
	list    diag.List
	// joints is true when the text that was parsed has joints that must be taken out of the values.
	joints bool
	// foreign is true for the file of another program, whose messages must not speak of decks.
	foreign bool
}

// at returns a place in the file, line and column counted from 1.
func (r *reader) at(line, column int) diag.Pos {
	return diag.Pos{File: r.file, Line: line, Column: column}
}

func (r *reader) read(data []byte) *Node {
	if len(data) > MaxSize {
		r.list.Errorf(diag.Pos{File: r.file}, "file-too-large", "split it into several decks",
			"the file has %d bytes, more than the %d (4 MiB) that a deck may have", len(data), MaxSize)
		return nil
	}
	kind := extensions[strings.ToLower(path.Ext(strings.ReplaceAll(r.file, `\`, "/")))]
	if isZip(data) {
		// A workbook is known by its first bytes whatever it is called: Excel users rename files.
		return r.readWorkbook(data)
	}
	if kind == formatXLSX {
		if isCompound(data) {
			r.list.Errorf(diag.Pos{File: r.file}, "xlsx", "save it in Excel as .xlsx without a password, or as CSV UTF-8",
				"this is an old .xls workbook or one with a password, not .xlsx")
			return nil
		}
		kind = formatUnknown // a text file with the wrong name: read what it is
	}
	text, ok := r.decode(data)
	if !ok {
		return nil
	}
	if parts := partsOf(text); parts > maxParts {
		r.list.Errorf(diag.Pos{File: r.file}, "file-too-large", "split it into several decks",
			"the file has %d lines, commas and brackets, more than the %d that a deck may have", parts, maxParts)
		return nil
	}
	text = r.withoutControls(text)
	if kind == formatUnknown {
		kind = sniff(text)
	}
	switch kind {
	case formatJSON:
		return r.readJSON(text)
	case formatTable:
		return r.readTable(text)
	}
	return r.readYAML(text)
}

// partsOf counts the lines, commas and brackets of a text: what bounds the nodes that it can become.
func partsOf(text string) int {
	parts := 0
	for _, part := range []string{"\n", ",", "[", "{"} {
		parts += strings.Count(text, part)
	}
	return parts
}

// sniff tells the format of a text whose name says nothing.
func sniff(text string) format {
	trimmed := strings.TrimLeft(text, " \t\n")
	if strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, "[") {
		// {quotes: […]} is YAML's flow style; JSON has a quote, a bracket or nothing after the opening one.
		inner := strings.TrimLeft(trimmed[1:], " \t\n")
		if inner == "" || strings.ContainsAny(inner[:1], `"]}{[`) {
			return formatJSON
		}
		return formatYAML
	}
	if looksLikeTable(text) {
		return formatTable
	}
	return formatYAML
}

// withoutControls reports NUL and the other control characters that no deck needs, and puts a space in
// the place of each so that reading goes on with every position unmoved.
func (r *reader) withoutControls(text string) string {
	if !strings.ContainsFunc(text, isControl) {
		return text
	}
	line, column, told := 1, 0, 0
	return strings.Map(func(c rune) rune {
		column++
		if c == '\n' {
			line, column = line+1, 0
			return c
		}
		if !isControl(c) {
			return c
		}
		if told++; told <= maxProblems {
			r.list.Errorf(r.at(line, column), "control-character", "delete it",
				"the control character U+%04X stands here, which no text needs", c)
		}
		return ' '
	}, text)
}

// isControl reports whether c is a C0 or C1 control other than tab and line feed, or DEL, or a code point
// that is no character.
func isControl(c rune) bool {
	return c < 0x20 && c != '\t' && c != '\n' || c >= 0x7F && c < 0xA0 || c == 0xFFFE || c == 0xFFFF
}

// checkScalars reports control characters that escapes such as \u0000 brought into the values of a tree.
func (r *reader) checkScalars(n *Node) {
	switch n.Kind {
	case Scalar:
		n.Value = unixLines(n.Value) // JSON of Windows programs has \r\n in its texts
		for i, c := range n.Value {
			if isControl(c) && r.list.Count(diag.Error) < maxProblems {
				r.list.Errorf(n.Pos, "control-character", "delete the escape",
					"an escape puts the control character U+%04X into this text, after %d characters",
					c, utf8.RuneCountInString(n.Value[:i]))
			}
		}
	case Mapping:
		for _, p := range n.Pairs {
			r.checkScalars(p.Key)
			r.checkScalars(p.Value)
		}
	case Sequence:
		for _, item := range n.Items {
			r.checkScalars(item)
		}
	}
}
