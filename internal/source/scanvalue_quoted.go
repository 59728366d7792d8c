package source

import (
	"strings"
	"unicode/utf8"
)

// Values of several lines: blocks, and what stands in quotation marks.

// block looks at a block text, | or >, whose header stands at byte p of line i.
func (s *scan) block(i, p, parent int) int {
	line := s.m.lines[i]
	next, base := i+1, 0
	for j := i + 1; j < len(s.m.lines); j++ {
		if isBlank(s.m.lines[j]) {
			continue
		}
		indent := indentOf(s.m.lines[j])
		if indent <= parent {
			break
		}
		if base == 0 {
			base = indent
		}
		next = j + 1
	}
	header := line[p:]
	if !blockHeader.MatchString(header) {
		end, _ := textEnd(line, p)
		text := strings.TrimLeft(line[p+1:end], "+-0123456789 ")
		s.errorAt(i, p+1, "yaml-block", "put the text on the next line, indented, or quote it: "+shownQuoted(text),
			"the text after %c starts on the next line", line[p])
		if next == i+1 {
			s.m.replace(i, p, end, asQuoted(text))
			return next
		}
		s.m.replace(i, p+1, len(line), "")
	}
	if line[p] == '>' && s.r.joints {
		for j := i + 1; j+1 < next; j++ {
			above, below := s.m.lines[j], s.m.lines[j+1]
			if isBlank(above) || isBlank(below) || indentOf(above) != base || indentOf(below) != base {
				continue
			}
			last, _ := utf8.DecodeLastRuneInString(above)
			if unspaced(last) && unspaced(firstRune(below[base:])) {
				s.m.replace(j, len(above), len(above), joint)
			}
		}
	}
	return next
}

// quoted looks at a quoted value that starts at byte p of line i.
func (s *scan) quoted(i, p, parent int, name string) int {
	line := s.m.lines[i]
	last, end := s.closing(i, p, parent)
	if end < 0 {
		s.unclosed(i, p)
		return i + 1
	}
	rest := s.m.lines[last][end:]
	trimmed := strings.TrimLeft(rest, " \t")
	if trimmed != "" && (trimmed[0] != '#' || len(trimmed) == len(rest)) {
		stop, _ := textEnd(s.m.lines[last], end)
		after := end + len(rest) - len(trimmed)
		whole := line[p:]
		if last == i {
			whole = line[p:stop]
		}
		switch {
		case last == i && (trimmed[0] == ',' || strings.HasPrefix(trimmed, "，")) && parent >= 0:
			list := "[" + strings.ReplaceAll(whole, "，", ", ") + "]"
			s.errorAt(i, after, "yaml-list", "write "+list, "a list of texts needs brackets")
			s.m.replace(i, p, stop, list)
		case last == i:
			s.errorAt(i, after, "yaml-quote", "quote the whole text: "+requoted(whole),
				"text goes on after the closing quote")
			s.m.replace(i, p, stop, asQuoted(unstraight(whole)))
		default:
			s.errorAt(last, after, "yaml-quote", `write quotes inside a quoted text as \" or as full-width marks`,
				"text goes on after the closing quote")
		}
		return last + 1
	}
	s.join(i, p, last+1)
	return last + 1
}

// maxQuotedLines is how many lines a quoted text may have: without a bound, every quote that nothing closes
// would be looked for to the end of the file.
const maxQuotedLines = 1000

// closing returns the line and the byte behind the quote that closes the one at byte p of line i; the byte
// is -1 when there is none before a line that is indented too little to belong to the text.
func (s *scan) closing(i, p, parent int) (line, end int) {
	if end := quotedEnd(s.m.lines[i], p); end >= 0 {
		return i, end
	}
	quote := s.m.lines[i][p : p+1]
	for j := i + 1; j < min(len(s.m.lines), i+maxQuotedLines); j++ {
		text := s.m.lines[j]
		if isBlank(text) {
			continue
		}
		if indentOf(text) <= parent {
			return 0, -1
		}
		// Looked at as if the quote had been opened in front of the line.
		if end := quotedEnd(quote+text, 0); end >= 0 {
			return j, end - 1
		}
	}
	return 0, -1
}

// unclosed tells of a quote that nothing closes.
func (s *scan) unclosed(i, p int) {
	line := s.m.lines[i]
	end := len(strings.TrimRight(line, " "))
	inner := line[p+1 : end]
	last, size := utf8.DecodeLastRuneInString(inner)
	if strings.ContainsRune("”“＂’", last) {
		inner = inner[:len(inner)-size]
		s.errorAt(i, end-size, "ime-quote", "write "+line[p:p+1]+inner+line[p:p+1],
			"a text that starts with a straight quote ends with the full-width %c", last)
	} else {
		s.errorAt(i, p, "yaml-quote", "close it: "+shownQuoted(inner), "the quote that opens here is never closed")
	}
	s.m.replace(i, p, end, asQuoted(inner))
}

// unstraight returns what was meant by a text that has straight quotes at its start and more of them.
func unstraight(text string) string {
	if len(text) > 1 && text[0] == text[len(text)-1] && strings.Count(text, text[:1])%2 == 0 && strings.Count(text, text[:1]) > 2 {
		return text[1 : len(text)-1] // "他说"不行"就走": the outer pair is YAML's
	}
	return text
}

// requoted is the form to write for a text with straight quotes in it.
func requoted(text string) string {
	inner := unstraight(text)
	if !strings.Contains(inner, "'") {
		return "'" + inner + "'"
	}
	return asQuoted(inner)
}
