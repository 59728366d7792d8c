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

// foundKey is a key and where its value starts.
type foundKey struct {
	name  string
	value int
}

// plainKey finds an unquoted key at byte p: a text up to a colon that a space or the end of the line
// follows.
func plainKey(line string, p int) (name string, colon int, ok bool) {
	for q := p; q < len(line); q++ {
		switch line[q] {
		case ':':
			if q+1 == len(line) || line[q+1] == ' ' || line[q+1] == '\t' {
				return strings.TrimRight(line[p:q], " "), q, q > p
			}
		case '#':
			if q > p && line[q-1] == ' ' {
				return "", 0, false
			}
		}
	}
	return "", 0, false
}

// key finds the key at byte p of line i, with the colons and quotes that a Chinese keyboard writes.
func (s *scan) key(i, p int, dashed bool) (foundKey, bool) {
	line := s.m.lines[i]
	switch line[p] {
	case '"', '\'':
		end := quotedEnd(line, p)
		if end < 0 {
			return foundKey{}, false
		}
		rest := strings.TrimLeft(line[end:], " ")
		colon := len(line) - len(rest)
		if strings.HasPrefix(rest, "：") {
			s.wideColon(i, colon)
			return foundKey{line[p+1 : end-1], s.skipSpaces(i, colon+len("："))}, true
		}
		if rest == ":" || strings.HasPrefix(rest, ": ") {
			return foundKey{line[p+1 : end-1], s.skipSpaces(i, colon+1)}, true
		}
		return foundKey{}, false
	case '{', '[', '|', '>', '@', '`', '%', '&', '*', '!':
		return foundKey{}, false
	}
	name, colon, ok := plainKey(line, p)
	// A full-width colon before the ASCII one, or without any, is the key's when a known key is before it, or
	// when a key is due here: at the start of a line that nothing continues.
	wide := strings.Index(line[p:], "：")
	if ok && wide >= 0 && p+wide > colon {
		wide = -1
	}
	if wide > 0 {
		word := strings.TrimRight(line[p:p+wide], " \u3000")
		if deckKeys[strings.ToLower(word)] || deckKeys[word] || !dashed && !ok && !strings.ContainsAny(word, " ，。“”#") {
			s.wideColon(i, p+wide)
			return foundKey{word, s.skipSpaces(i, p+wide+len("："))}, true
		}
	}
	if ok {
		s.wideQuotedKey(i, p, name)
		return foundKey{name, s.skipSpaces(i, colon+1)}, true
	}
	return s.tightKey(i, p)
}

// wideColon tells of a full-width colon that should be ASCII.
func (s *scan) wideColon(i, p int) {
	s.errorAt(i, p, "ime-colon", `write ": ", an ASCII colon and a space`,
		"the colon after a key is the full-width U+FF1A; YAML wants ': '")
	s.m.replace(i, p, p+len("："), ": ")
}

// tightKey finds known keys whose colon lacks the space or has a full-width one, or that lack the colon.
func (s *scan) tightKey(i, p int) (foundKey, bool) {
	line := s.m.lines[i]
	if word := strings.TrimRight(line[p:], " "); p == 0 && deckKeys[word] {
		s.errorAt(i, len(word), "yaml-key", "write "+word+":", "the colon after the key %s is missing", word)
		s.m.replace(i, len(word), len(word), ":")
		return foundKey{word, len(line)}, true
	}
	colon := strings.IndexByte(line[p:], ':')
	if colon <= 0 || !deckKeys[line[p:p+colon]] {
		return foundKey{}, false
	}
	name, after := line[p:p+colon], p+colon+1
	c, size := utf8.DecodeRuneInString(line[after:])
	if strings.ContainsRune(wideSpaces, c) {
		s.errorAt(i, after, "ime-space", "write an ASCII space after the colon",
			"the space U+%04X follows the colon, which is none to YAML", c)
		s.m.replace(i, after, after+size, " ")
		return foundKey{name, s.skipSpaces(i, after+size)}, true
	}
	s.errorAt(i, after, "yaml-space", `write "`+name+`: " with a space`, "a space is missing after the colon of %s", name)
	s.m.replace(i, after, after, " ")
	return foundKey{name, after}, true
}

// wideQuotedKey tells of a key in full-width quotes.
func (s *scan) wideQuotedKey(i, p int, name string) {
	first, _ := utf8.DecodeRuneInString(name)
	if !strings.ContainsRune(`“”‘’＂`, first) {
		return
	}
	inner := strings.Trim(name, `“”‘’＂"`)
	s.errorAt(i, p, "ime-quote", "write "+inner+": without quotes", "the key is in full-width quotes")
	s.m.replace(i, p, p+len(name), inner)
}

func (s *scan) skipSpaces(i, p int) int {
	line := s.m.lines[i]
	for p < len(line) && line[p] == ' ' {
		p++
	}
	return p
}

// quotedEnd returns the byte behind the quote that closes the one at p, or -1 when the line has none.
func quotedEnd(line string, p int) int {
	quote := line[p]
	for q := p + 1; q < len(line); q++ {
		switch {
		case line[q] == '\\' && quote == '"':
			q++
		case line[q] == quote && quote == '\'' && q+1 < len(line) && line[q+1] == '\'':
			q++
		case line[q] == quote:
			return q + 1
		}
	}
	return -1
}

// textEnd returns where a text that starts at byte p of an unquoted line ends: before a comment, without
// the spaces at its end. comment is where the # stands, or -1.
func textEnd(line string, p int) (end, comment int) {
	comment = -1
	end = len(line)
	for q := p + 1; q < len(line); q++ {
		if line[q] == '#' && (line[q-1] == ' ' || line[q-1] == '\t') {
			end, comment = q, q
			break
		}
	}
	return p + len(strings.TrimRight(line[p:end], " \t")), comment
}

// asQuoted returns text in single quotes, which need no escapes but their own doubling.
func asQuoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// shownQuoted is the quoted form that messages propose: double quotes where nothing needs escaping.
func shownQuoted(text string) string {
	if strings.ContainsAny(text, `"\`) {
		return asQuoted(text)
	}
	return `"` + text + `"`
}
