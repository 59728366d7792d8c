package source

import (
	"strings"
	"unicode/utf8"

	"cards/internal/diag"
)

// maxRounds bounds how often a file with syntax errors is parsed again without the items that have them.
const maxRounds = 24

// maxParsed bounds the bytes that are parsed in all rounds together.
const maxParsed = 12 << 20

// readYAML reads a YAML deck: a scan for what typists get wrong, the parser, and, after a syntax error,
// the parser again without the item that has it, so that all errors are told in one run.
func (r *reader) readYAML(text string) *Node {
	s := r.scanYAML(text)
	for round := 0; ; round++ {
		document, fault := parseYAML(s.m.text())
		if fault == nil {
			if document == nil {
				return nil
			}
			root := r.fromYAML(document, s.m.place)
			if root.Kind == Scalar && root.Null {
				return nil
			}
			r.checkScalars(root)
			r.checkWrapping(root)
			return root
		}
		if fault.deep {
			r.list.Errorf(r.at(s.m.place(fault.line, fault.column)), "too-deep", "",
				"maps and lists are nested more than %d deep here", MaxDepth)
			return nil
		}
		if !s.leaveOut(fault) || round == maxRounds || (round+2)*len(text) > maxParsed {
			return nil
		}
	}
}

// leaveOut tells of a syntax error and drops the item that has it. It returns false when nothing is left to
// drop.
func (s *scan) leaveOut(fault *yamlFault) bool {
	told := explain(fault)
	line := told.culprit - 1
	if line < 0 || line >= len(s.m.lines) {
		line = min(max(line, 0), len(s.m.lines)-1)
	}
	for line > 0 && (s.m.dropped[line] || isBlank(s.m.lines[line])) {
		line-- // the parser notices at the next thing it meets
	}
	start, end := s.item(line)
	known, dropped := false, false
	for i := start; i < end; i++ {
		known = known || s.faulty[i]
		if !s.m.dropped[i] && !isBlank(s.m.lines[i]) {
			dropped = true
		}
		s.m.dropped[i] = true
	}
	// Tabs make the parser stumble anywhere below; they have been told of.
	if !known && !s.tabbed {
		l, c := s.m.place(told.line, told.column)
		l = min(l, len(s.m.lines))
		if l > 0 {
			c = min(c, utf8.RuneCountInString(s.m.lines[l-1])+1)
		}
		s.r.list.Errorf(s.r.at(l, c), told.code, told.hint, "%s", told.message)
	}
	return dropped
}

// item returns the lines of the smallest list item that line belongs to, or of the top-level key when it
// is in no list.
func (s *scan) item(line int) (start, end int) {
	start = line
	column := indentOf(s.m.lines[line])
	for i := line; i >= 0; i-- {
		text := s.m.lines[i]
		indent := indentOf(text)
		if isBlank(text) || text[indent] == '#' || indent > column {
			continue
		}
		start, column = i, indent
		if indent == 0 || strings.HasPrefix(text[indent:], "- ") {
			break
		}
	}
	end = max(start, line) + 1
	for end < len(s.m.lines) {
		text := s.m.lines[end]
		if !isBlank(text) && indentOf(text) <= column {
			break
		}
		end++
	}
	return start, end
}

// checkWrapping warns of block texts that keep line breaks which some editor made at its margin.
func (r *reader) checkWrapping(n *Node) {
	switch n.Kind {
	case Mapping:
		if set := n.Get("set"); set != nil && set.Value == "poem" {
			return // every break is wanted, and said to be
		}
		for _, p := range n.Pairs {
			r.checkWrapping(p.Value)
		}
	case Sequence:
		for _, item := range n.Items {
			r.checkWrapping(item)
		}
	case Scalar:
		if n.Style == Literal && hardWrapped(n.Value) {
			r.list.Add(diag.Diagnostic{Pos: n.Pos, Severity: diag.Warning, Code: "hard-wrapped",
				Message: "the lines of this text are all about as long and end inside sentences; | keeps every line break",
				Hint:    "write > in place of | to join them"})
		}
	}
}

// hardWrapped reports whether the lines of a text look broken at a margin: at least three, wider than verse
// (which has up to twelve full-width characters), all but the last about as long as the longest, few with a
// stop at the end.
func hardWrapped(text string) bool {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if len(lines) < 3 {
		return false
	}
	longest, shortest, stops := 0, 1<<30, 0
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" {
			return false // stanzas or paragraphs, set by hand
		}
		width := widthOf(line)
		longest = max(longest, width)
		if i == len(lines)-1 {
			continue
		}
		shortest = min(shortest, width)
		last, _ := utf8.DecodeLastRuneInString(line)
		if strings.ContainsRune("，。！？；：、…—,.!?;:”’」』）)\"", last) {
			stops++
		}
	}
	// Chinese is broken at the character, other scripts at words, up to a dozen letters before the margin;
	// their verse is as wide as a narrow margin.
	tolerance, verse := 4, 24
	if !hasWide(text) {
		tolerance, verse = 14, 55
	}
	return longest > verse && longest-shortest <= tolerance && stops*3 <= len(lines)-1
}

// widthOf counts the columns of a line in an editor: full-width characters take two.
func widthOf(line string) int {
	width := 0
	for _, c := range line {
		if width++; unspaced(c) || c >= 0xAC00 && c <= 0xD7A3 {
			width++
		}
	}
	return width
}
