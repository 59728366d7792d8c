package source

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// joint is put at the end of a line inside a folded text whose line break must vanish, since it stands
// between two Chinese or Japanese characters; YAML makes a space of the break, and the pair of both is
// deleted from the value. It is the last private-use character of Unicode, which no font has.
const joint = "\U0010FFFD"

// edit replaces the bytes start to end of a line.
type edit struct {
	start, end int
	text       string
}

// mended is the text of a file with the changes that let a parser read it, which remembers them so that
// every position can be told in the file that the user has.
type mended struct {
	lines []string
	// edits are in the order of their places, by line.
	edits map[int][]edit
	// dropped marks lines that are left out.
	dropped map[int]bool
}

func newMended(text string) *mended {
	return &mended{lines: strings.Split(text, "\n"), edits: map[int][]edit{}, dropped: map[int]bool{}}
}

// replace plans a change of line (from 0). A change that would touch another one is not made: the first
// finding about a place is the one that the message told of.
func (m *mended) replace(line, start, end int, text string) {
	edits := m.edits[line]
	for _, e := range edits {
		if start < e.end && e.start < end || start == e.start && start == end {
			return
		}
		if (start == end && e.start < start && start < e.end) || (e.start == e.end && start < e.start && e.start < end) {
			return
		}
	}
	edits = append(edits, edit{start, end, text})
	sort.SliceStable(edits, func(i, j int) bool { return edits[i].start < edits[j].start })
	m.edits[line] = edits
}

// text returns the text with all changes made. Lines keep their numbers.
func (m *mended) text() string {
	var b strings.Builder
	for i, line := range m.lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		if m.dropped[i] {
			continue
		}
		from := 0
		for _, e := range m.edits[i] {
			b.WriteString(line[from:e.start])
			b.WriteString(e.text)
			from = e.end
		}
		b.WriteString(line[from:])
	}
	return b.String()
}

// place maps a position of the changed text, counted from 1 in code points, to the file. What lies in a
// replacement is at its start.
func (m *mended) place(line, column int) (int, int) {
	edits := m.edits[line-1]
	if len(edits) == 0 || column <= 0 {
		return line, column
	}
	source := m.lines[line-1]
	before, after := 0, 0 // code points passed in the file and in the changed text
	from := 0
	for _, e := range edits {
		plain := utf8.RuneCountInString(source[from:e.start])
		if column-1 < after+plain {
			break
		}
		before, after = before+plain, after+plain
		wide := utf8.RuneCountInString(e.text)
		if column-1 < after+wide {
			return line, before + 1
		}
		before, after = before+utf8.RuneCountInString(source[e.start:e.end]), after+wide
		from = e.end
	}
	return line, before + column - after
}
