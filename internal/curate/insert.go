package curate

import (
	"fmt"
	"sort"
	"strings"

	"cards/internal/source"
)

// Inserting into a deck that a person wrote: text goes in at places between what stands there, and not a byte of that changes. Where values stand is
// asked of the reader of decks, so that there is one opinion of what a file says.

// sheet is a file with what is to be put into it.
type sheet struct {
	text string
	root *source.Node
	// eol is how its lines end; starts are where they begin.
	eol     string
	starts  []int
	inserts []insertion
}

// insertion is a text and where it goes in. Of several at one byte those of whole blocks come last.
type insertion struct {
	at    int
	text  string
	block bool
}

func newSheet(text string, root *source.Node) *sheet {
	s := &sheet{text: text, root: root, eol: "\n", starts: []int{0}}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			if i > 0 && text[i-1] == '\r' {
				s.eol = "\r\n"
			}
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

// offset returns the byte at which a node stands.
func (s *sheet) offset(n *source.Node) int {
	line := min(max(1, n.Pos.Line), len(s.starts))
	at := s.starts[line-1]
	for column := 1; column < n.Pos.Column && at < len(s.text); column++ {
		at += len(string(firstRune(s.text[at:])))
	}
	return min(at, len(s.text))
}

// put notes text to put in at a byte.
func (s *sheet) put(at int, text string) {
	s.inserts = append(s.inserts, insertion{at: at, text: strings.ReplaceAll(text, "\n", s.eol)})
}

// done returns the file with all that was put in.
func (s *sheet) done() string {
	sort.SliceStable(s.inserts, func(a, b int) bool {
		if s.inserts[a].at != s.inserts[b].at {
			return s.inserts[a].at < s.inserts[b].at
		}
		return !s.inserts[a].block && s.inserts[b].block
	})
	var b strings.Builder
	at := 0
	for _, i := range s.inserts {
		b.WriteString(s.text[at:i.at])
		b.WriteString(i.text)
		at = i.at
	}
	b.WriteString(s.text[at:])
	return b.String()
}

// pair returns the index of a key among the pairs of the deck, -1 where it is not there.
func (s *sheet) pair(key string) int {
	for i, p := range s.root.Pairs {
		if p.Key.Value == key {
			return i
		}
	}
	return -1
}

// blockEnd returns the byte behind the last line that belongs to a pair: what stands before the next key without comments and blank lines that
// lead on to it.
func (s *sheet) blockEnd(i int) int {
	end := len(s.text)
	if i+1 < len(s.root.Pairs) {
		end = s.starts[min(len(s.starts), s.root.Pairs[i+1].Key.Pos.Line)-1]
	}
	for end > 0 {
		start := strings.LastIndexByte(s.text[:end-1], '\n') + 1
		line := strings.TrimRight(s.text[start:end], "\r\n")
		if strings.TrimSpace(line) != "" && line[0] != '#' && line != "..." {
			break
		}
		end = start
	}
	return end
}

// opening returns what a flow collection opens with, 0 for block style.
func (s *sheet) opening(n *source.Node) byte {
	if at := s.offset(n); at < len(s.text) && (s.text[at] == '[' || s.text[at] == '{') {
		return s.text[at]
	}
	return 0
}

// closing returns the byte at which a flow collection closes, -1 where that is not found, and whether there is anything in it.
func (s *sheet) closing(n *source.Node) (at int, empty bool) {
	depth, empty := 0, true
	text := s.text
	for i := s.offset(n); i < len(text); i++ {
		switch c := text[i]; c {
		case '[', '{':
			if depth++; depth > 1 {
				empty = false
			}
		case ']', '}':
			if depth--; depth == 0 {
				return i, empty
			}
		case '"':
			empty = false
			for i++; i < len(text) && text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
		case '\'':
			empty = false
			for i++; i < len(text) && text[i] != '\''; i++ {
			}
		case '#':
			if text[i-1] == ' ' || text[i-1] == '\n' {
				for i+1 < len(text) && text[i+1] != '\n' {
					i++
				}
			}
		case ' ', '\t', '\n', '\r':
		default:
			empty = false
		}
	}
	return -1, false
}

// atEnd puts a whole block behind the last line.
func (s *sheet) atEnd(text string) {
	at := len(s.text)
	if n := len(s.root.Pairs); n > 0 {
		if end := s.blockEnd(n - 1); strings.HasPrefix(strings.TrimLeft(s.text[end:], "\r\n"), "...") {
			at = end
		}
	}
	if at > 0 && s.text[at-1] != '\n' {
		text = "\n" + text
	}
	s.put(at, text)
	s.inserts[len(s.inserts)-1].block = true
}

// addItems puts items into a list. items are in block style, each with its lines indented by two spaces, its dash first; comments may stand
// before the dash.
func (s *sheet) addItems(key string, items []string) error {
	i := s.pair(key)
	if i < 0 {
		s.atEnd(key + ":\n" + strings.Join(items, ""))
		return nil
	}
	list := s.root.Pairs[i].Value
	if list.Kind == source.Scalar && list.Null {
		return fmt.Errorf("%s: has nothing in it; delete the line", key)
	}
	if list.Kind != source.Sequence {
		return fmt.Errorf("%s: is no list", key)
	}
	if s.opening(list) == '[' {
		at, empty := s.closing(list)
		if at < 0 {
			return fmt.Errorf("%s: has a bracket that does not close", key)
		}
		for _, item := range items {
			if flow := flowItem(item); empty {
				s.put(at, flow)
				empty = false
			} else {
				s.put(at, ", "+flow)
			}
		}
		return nil
	}
	indent := 0
	if len(list.Items) > 0 {
		at := s.offset(list.Items[0])
		start := strings.LastIndexByte(s.text[:at], '\n') + 1
		line := s.text[start:]
		indent = len(line) - len(strings.TrimLeft(line, " "))
	}
	s.lines(s.blockEnd(i), reindent(strings.Join(items, ""), indent-2))
	return nil
}

// lines puts lines in at the beginning of a line, or behind a last line that does not end.
func (s *sheet) lines(at int, text string) {
	if at > 0 && s.text[at-1] != '\n' {
		text = "\n" + strings.TrimSuffix(text, "\n")
	}
	s.put(at, text)
}

// addEntry puts an entry into a map: lines in block style without indent, of which flow is the same in braces.
func (s *sheet) addEntry(key, lines, flow string) error {
	i := s.pair(key)
	if i < 0 {
		s.atEnd(key + ":\n" + reindent(lines, 2))
		return nil
	}
	m := s.root.Pairs[i].Value
	if m.Kind != source.Mapping {
		return fmt.Errorf("%s: is no map", key)
	}
	if s.opening(m) == '{' {
		at, empty := s.closing(m)
		if at < 0 {
			return fmt.Errorf("%s: has a brace that does not close", key)
		}
		if !empty {
			flow = ", " + flow
		}
		s.put(at, flow)
		return nil
	}
	indent := 2
	if len(m.Pairs) > 0 {
		indent = max(1, m.Pairs[0].Key.Pos.Column-1)
	}
	s.lines(s.blockEnd(i), reindent(lines, indent))
	return nil
}

// reindent moves lines to the right, or to the left where by is negative.
func reindent(text string, by int) string {
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		switch {
		case strings.TrimSpace(line) == "":
		case by >= 0:
			lines[i] = strings.Repeat(" ", by) + line
		default:
			lines[i] = strings.TrimPrefix(line, strings.Repeat(" ", -by))
		}
	}
	return strings.Join(lines, "")
}

// flowItem writes an item of simple keys in braces, without its comments.
func flowItem(item string) string {
	var parts []string
	for _, line := range strings.Split(item, "\n") {
		line = strings.TrimPrefix(strings.TrimSpace(line), "- ")
		if line != "" && line[0] != '#' {
			parts = append(parts, line)
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
