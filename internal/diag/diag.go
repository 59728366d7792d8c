// Package diag holds what a user is told about a deck: a place, how bad it is, a stable code, what is
// wrong and what to do. Every reader and checker collects Diagnostics in a List, so that a user sees
// all of them at once, in the order of the file.
package diag

import (
	"fmt"
	"sort"
	"strings"
)

// Severity says what a diagnostic does to a run.
type Severity uint8

// The severities, mildest first.
const (
	// Note tells what was done on the user's behalf; nothing needs mending.
	Note Severity = iota
	// Warning leaves the deck renderable; --strict makes it an error.
	Warning
	// Error makes the deck unrenderable.
	Error
)

// String returns note, warning or error.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "note"
}

// Pos is a place in a file. Line and Column count from 1, Column in Unicode code points; 0 means unknown.
type Pos struct {
	File   string
	Line   int
	Column int
}

// IsZero reports whether nothing is known about the place.
func (p Pos) IsZero() bool { return p == Pos{} }

// String returns file:line:column, without the parts that are unknown.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Diagnostic is one thing to tell.
type Diagnostic struct {
	Pos      Pos
	Severity Severity
	// Code is short, stable and hyphenated (unknown-key, ime-colon): tools and tests depend on it.
	Code string
	// Message says what is wrong, in a sentence without a full stop.
	Message string
	// Hint says what to do, where that is known.
	Hint string
	// Card is the id of the card concerned, where there is one.
	Card string
}

// String returns "file:line:col: severity: message; hint [code]".
func (d Diagnostic) String() string {
	var b strings.Builder
	if p := d.Pos.String(); p != "" {
		b.WriteString(p + ": ")
	}
	b.WriteString(d.Severity.String() + ": ")
	if d.Card != "" {
		b.WriteString("card " + d.Card + ": ")
	}
	b.WriteString(d.Message)
	if d.Hint != "" {
		b.WriteString("; " + d.Hint)
	}
	if d.Code != "" {
		b.WriteString(" [" + d.Code + "]")
	}
	return b.String()
}

// List collects diagnostics. The zero value is ready for use; it is not safe for concurrent use.
type List []Diagnostic

// Add appends d.
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }

// Errorf adds an error at pos.
func (l *List) Errorf(pos Pos, code, hint, format string, args ...any) {
	l.Add(Diagnostic{Pos: pos, Severity: Error, Code: code, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// Warnf adds a warning at pos.
func (l *List) Warnf(pos Pos, code, hint, format string, args ...any) {
	l.Add(Diagnostic{Pos: pos, Severity: Warning, Code: code, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// Notef adds a note at pos.
func (l *List) Notef(pos Pos, code, hint, format string, args ...any) {
	l.Add(Diagnostic{Pos: pos, Severity: Note, Code: code, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// Count returns how many diagnostics are at least as severe as s.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity >= s {
			n++
		}
	}
	return n
}

// HasErrors reports whether the list holds an error.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }

// Sort orders the list by file, line and column, keeping the order of equals.
func (l List) Sort() {
	sort.SliceStable(l, func(i, j int) bool {
		a, b := l[i].Pos, l[j].Pos
		if a.File != b.File {
			return a.File < b.File
		}
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Column < b.Column
	})
}

// Err returns the list as an error when it holds one, else nil.
func (l List) Err() error {
	if l.HasErrors() {
		return l
	}
	return nil
}

// Error makes a List an error: one diagnostic a line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, d := range l {
		lines[i] = d.String()
	}
	return strings.Join(lines, "\n")
}
