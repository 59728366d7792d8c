package source

import (
	"strings"
	"unicode/utf8"
)

// scan walks over the raw lines of a YAML deck before they are parsed. It knows enough of YAML to tell
// keys, quoted texts, block texts and flow collections apart, and finds there what people who type Chinese
// get wrong: what the parser would call by names that help nobody, put on another line, or read in
// silence as something else. Each finding is told at its place, and mended where what was meant is plain,
// so that the rest of the file can be read and checked in the same run.
type scan struct {
	r *reader
	m *mended
	// whole is the text, and marks the &names and *names in it, found when the first is met.
	whole string
	marks map[string]bool
	// faulty are the lines (from 0) that have a finding of severity error.
	faulty map[int]bool
	// told counts the errors and notes.
	told int
	// seen is true once anything but comments was met.
	seen bool
	// anchored and tabbed are true once an anchor or a tab was told of: one message about each is enough.
	anchored bool
	tabbed   bool
}

func (r *reader) scanYAML(text string) *scan {
	s := &scan{r: r, m: newMended(text), whole: text, faulty: map[int]bool{}}
	r.joints = !strings.Contains(text, joint)
	for i := 0; i < len(s.m.lines); {
		next := s.line(i)
		if next <= i { // cannot happen; a loop without an end would be worse than a missed finding
			next = i + 1
		}
		i = next
	}
	return s
}

// errorAt tells an error at byte p of line i.
func (s *scan) errorAt(i, p int, code, hint, format string, args ...any) {
	s.faulty[i] = true
	if s.told++; s.told <= maxProblems {
		s.r.list.Errorf(s.r.at(i+1, s.column(i, p)), code, hint, format, args...)
	}
}

// noteAt tells what was done about byte p of line i.
func (s *scan) noteAt(i, p int, code, hint, format string, args ...any) {
	if s.told++; s.told <= maxProblems {
		s.r.list.Notef(s.r.at(i+1, s.column(i, p)), code, hint, format, args...)
	}
}

// column returns the column, from 1 in code points, of byte p of line i.
func (s *scan) column(i, p int) int { return utf8.RuneCountInString(s.m.lines[i][:p]) + 1 }

// indentOf returns the length of the white space that starts a line, ASCII spaces only.
func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// isBlank reports whether the line has nothing but white space.
func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

// line looks at line i and returns the next one to look at.
func (s *scan) line(i int) int {
	line := s.m.lines[i]
	if isBlank(line) {
		return i + 1
	}
	if next, done := s.documentMark(i); done {
		return next
	}
	p, indent := s.indentation(i)
	if p == len(line) || line[p] == '#' { // nothing but marks without width is no blank line to isBlank
		return i + 1
	}
	s.seen = true
	return s.entry(i, p, indent)
}

// documentMark handles --- and ... at the start of a line: a deck is one document.
func (s *scan) documentMark(i int) (next int, done bool) {
	line := s.m.lines[i]
	mark := strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...")
	if mark && len(line) > 3 && line[3] != ' ' && line[3] != '\t' {
		mark = false
	}
	switch {
	case !mark:
		// %YAML 1.2 before anything else is a directive, not a text.
		return i + 1, !s.seen && line[0] == '%'
	case !s.seen && line[0] == '-':
		s.seen = len(strings.TrimSpace(line)) > 3
		return i + 1, true
	case line[0] == '.' && s.restIsEmpty(i+1):
		return len(s.m.lines), true
	}
	if s.restIsEmpty(i + 1) {
		return len(s.m.lines), true
	}
	s.errorAt(i, 0, "two-documents", "put the second deck into a file of its own",
		"a second document starts here; a file is one deck")
	for j := i; j < len(s.m.lines); j++ {
		s.m.dropped[j] = true
	}
	return len(s.m.lines), true
}

// restIsEmpty reports whether only blank lines and comments follow from line i on.
func (s *scan) restIsEmpty(i int) bool {
	for ; i < len(s.m.lines); i++ {
		if line := strings.TrimSpace(s.m.lines[i]); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// wideSpaces are white space that looks like a space and is none to YAML.
const wideSpaces = "\u3000\u00A0\u2002\u2003\u2009\u200B\uFEFF"

// indentation returns the byte where the content of line i starts and how many columns it is indented by,
// after telling of tabs and full-width spaces in front of it.
func (s *scan) indentation(i int) (p, indent int) {
	line := s.m.lines[i]
	for p < len(line) {
		c, size := utf8.DecodeRuneInString(line[p:])
		switch {
		case c == ' ':
			indent++
		case c == '\t':
			if !s.tabbed {
				s.errorAt(i, p, "yaml-tab", "replace every tab at the start of a line by two spaces",
					"a tab stands at the start of this line, where YAML allows spaces only")
			}
			s.tabbed = true
			s.faulty[i] = true
			s.m.replace(i, p, p+1, "  ")
			indent += 2
		case strings.ContainsRune(wideSpaces, c):
			if !strings.ContainsAny(line[:p], wideSpaces) {
				s.errorAt(i, p, "ime-space", "replace it by two ASCII spaces",
					"the line is indented by the space U+%04X, which is none to YAML", c)
			}
			width := 1
			if c == '\u3000' {
				width = 2
			}
			s.m.replace(i, p, p+size, "  "[:width])
			indent += width
		default:
			return p, indent
		}
		p += size
	}
	return len(line), indent
}

// entry looks at the content of line i that starts at byte p: dashes, a key, a value. indent is the
// column of p after mending.
func (s *scan) entry(i, p, indent int) int {
	line := s.m.lines[i]
	shift := indent - p // bytes and columns differ only where the indentation was mended
	parent, dashed := -1, false
	for {
		switch {
		case strings.HasPrefix(line[p:], "- ") || line[p:] == "-":
			parent, dashed = p+shift, true
			p++
			for p < len(line) && line[p] == ' ' {
				p++
			}
		case strings.HasPrefix(line[p:], "-\u3000") || strings.HasPrefix(line[p:], "－ ") || strings.HasPrefix(line[p:], "－\u3000"):
			first, size := utf8.DecodeRuneInString(line[p:])
			_, second := utf8.DecodeRuneInString(line[p+size:])
			if first == '-' {
				s.errorAt(i, p+1, "ime-space", `write "- " with an ASCII space`, "a full-width space follows the dash of a list item")
			} else {
				s.errorAt(i, p, "ime-dash", `write "- " in ASCII`, "a list item starts with a full-width dash")
			}
			s.m.replace(i, p, p+size+second, "- ")
			parent, dashed = p+shift, true
			p += size + second
			shift += 2 - size - second
		default:
			if p >= len(line) {
				return i + 1
			}
			return s.keyOrValue(i, p, shift, parent, dashed)
		}
		if p >= len(line) {
			return i + 1
		}
	}
}

// keyOrValue looks at what stands at byte p of line i, behind any dashes.
func (s *scan) keyOrValue(i, p, shift, parent int, dashed bool) int {
	line := s.m.lines[i]
	if line[p] == '#' && (p == 0 || line[p-1] == ' ') {
		return s.value(i, p, parent, "")
	}
	if strings.HasPrefix(line[p:], "? ") {
		return i + 1 // a key of several lines: the parser knows, and decks have none
	}
	k, ok := s.key(i, p, dashed)
	if !ok {
		return s.value(i, p, parent, "")
	}
	next := s.value(i, k.value, p+shift, k.name)
	if k.value < len(strings.TrimRight(line, " ")) && line[k.value] != '#' {
		next = s.misplaced(next, p+shift)
	}
	return next
}

// misplaced tells of keys that are indented more than the key whose value has just ended, and puts them
// where they belong.
func (s *scan) misplaced(i, parent int) int {
	told := false
	for i < len(s.m.lines) {
		line := s.m.lines[i]
		p := indentOf(line)
		if isBlank(line) || line[p] == '#' {
			i++
			continue
		}
		if p <= parent {
			return i
		}
		name, _, ok := plainKey(line, p)
		if !ok || !deckKeys[name] {
			return i
		}
		if !told {
			s.errorAt(i, p, "yaml-indent", "start it at the column of the keys above",
				"the key %s starts at column %d, but the keys that it belongs to at column %d", name, p+1, parent+1)
		}
		told = true
		s.faulty[i] = true
		s.m.replace(i, parent, p, "")
		k, ok := s.key(i, p, false)
		if !ok {
			return i + 1
		}
		i = s.value(i, k.value, parent, k.name)
	}
	return i
}
