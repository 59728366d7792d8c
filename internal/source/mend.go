package source

import (
	"slices"
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
	// moves are the columns of the lines that have edits, made when they are first asked for; count is the
	// number of edits.
	moves map[int][]move
	count int
	// dropped marks lines that are left out.
	dropped map[int]bool
}

func newMended(text string) *mended {
	return &mended{lines: strings.Split(text, "\n"), edits: map[int][]edit{}, moves: map[int][]move{}, dropped: map[int]bool{}}
}

// maxEdits bounds the changes of one file; one that needs more is no deck.
const maxEdits = 5000

// replace plans a change of line (from 0). A change that would touch another one is not made: the first
// finding about a place is the one that the message told of.
func (m *mended) replace(line, start, end int, text string) {
	edits := m.edits[line]
	at := sort.Search(len(edits), func(i int) bool { return edits[i].start >= start })
	if m.count >= maxEdits ||
		at > 0 && edits[at-1].end > start ||
		at < len(edits) && (edits[at].start < end || edits[at].start == start) {
		return
	}
	m.count++
	m.edits[line] = slices.Insert(edits, at, edit{start, end, text})
	delete(m.moves, line)
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

// move says which columns of a changed line (from 0, in code points) an edit made, and where they were.
type move struct{ start, end, from, to int }

// place maps a position of the changed text, counted from 1 in code points, to the file. What lies in a
// replacement is at its start.
func (m *mended) place(line, column int) (int, int) {
	if len(m.edits[line-1]) == 0 || column <= 0 {
		return line, column
	}
	moves := m.movesOf(line - 1)
	// The last edit that starts at or before the column.
	i := sort.Search(len(moves), func(i int) bool { return moves[i].start > column-1 }) - 1
	switch {
	case i < 0:
		return line, column
	case column-1 < moves[i].end:
		return line, moves[i].from + 1
	}
	return line, column - moves[i].end + moves[i].to
}

func (m *mended) movesOf(line int) []move {
	if moves, ok := m.moves[line]; ok {
		return moves
	}
	text := m.lines[line]
	var moves []move
	before, after, from := 0, 0, 0
	for _, e := range m.edits[line] {
		plain := utf8.RuneCountInString(text[from:e.start])
		before, after = before+plain, after+plain
		wide, old := utf8.RuneCountInString(e.text), utf8.RuneCountInString(text[e.start:e.end])
		moves = append(moves, move{after, after + wide, before, before + old})
		before, after, from = before+old, after+wide, e.end
	}
	m.moves[line] = moves
	return moves
}
