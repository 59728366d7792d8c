package source

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	blockHeader = regexp.MustCompile(`^[|>][-+1-9]{0,2} *( #.*)?$`)
	anchorName  = regexp.MustCompile(`^&([^\s,\[\]{}]+)(\s|$)`)
	aliasName   = regexp.MustCompile(`^\*([^\s,\[\]{}]+)$`)
	tagName     = regexp.MustCompile(`^!(![A-Za-z]+|<[^>]*>)(\s|$)`)
	colourText  = regexp.MustCompile(`^#([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$`)
)

// value looks at the value that starts at byte p of line i; parent is the column of the key or dash that
// it belongs to, -1 for none, and name the key. It returns the next line to look at.
func (s *scan) value(i, p, parent int, name string) int {
	line := s.m.lines[i]
	if p >= len(line) {
		return i + 1
	}
	switch line[p] {
	case '#':
		s.hashValue(i, p, name)
		return i + 1
	case '|', '>':
		return s.block(i, p, parent)
	case '"', '\'':
		return s.quoted(i, p, parent, name)
	case '{', '[':
		return s.flow(i, p, parent, name)
	case '&', '*', '!', '%', '@', '`', ',', ']', '}':
		if s.reference(i, p, len(line), name) {
			return i + 1
		}
		return s.plain(i, p, parent, name, true)
	case '-':
		if name != "" && strings.HasPrefix(line[p:], "- ") {
			end, _ := textEnd(line, p)
			s.errorAt(i, p, "yaml-dash", "start the list on the next line, or quote the text: "+shownQuoted(line[p:end]),
				"a list cannot start on the line of its key")
			s.m.replace(i, p, end, asQuoted(line[p:end]))
			return i + 1
		}
	}
	return s.plain(i, p, parent, name, false)
}

// hashValue looks at a # where a value is due: YAML reads a comment, and the value is empty.
func (s *scan) hashValue(i, p int, name string) {
	line := s.m.lines[i]
	end, _ := textEnd(line, p)
	text := line[p:end]
	if len(text) < 2 || strings.ContainsAny(text[1:2], " \t#-=*!") {
		return
	}
	s.hashText(i, p, end)
}

// hashText tells of a text that starts with # and has it read as text.
func (s *scan) hashText(i, p, end int) {
	text := s.m.lines[i][p:end]
	if colourText.MatchString(text) {
		s.noteAt(i, p, "yaml-hash-value", "quote it: "+shownQuoted(text),
			"%s was read as a colour, but to YAML it is a comment", text)
	} else {
		s.errorAt(i, p, "yaml-hash-value", "quote it: "+shownQuoted(text),
			"what starts with # is a comment to YAML, so this value is empty")
	}
	s.m.replace(i, p, end, asQuoted(text))
}

// reference handles the YAML features that decks do without, anchors, aliases and tags. It returns false
// when what stands at p is a text that only looks like one. limit is where the text may extend to.
func (s *scan) reference(i, p, limit int, name string) bool {
	rest := s.m.lines[i][p:limit]
	end, _ := textEnd(rest, 0)
	text := rest[:end]
	if match := anchorName.FindStringSubmatch(text); match != nil {
		after := strings.TrimSpace(text[1+len(match[1]):])
		if after == "" || after[0] == '[' || after[0] == '{' || after[0] == '|' || s.marked("*"+match[1]) {
			s.anchor(i, p, text[:1+len(match[1])])
			s.m.replace(i, p, p+len(text)-len(after), "")
			return true
		}
	}
	if match := aliasName.FindStringSubmatch(text); match != nil && s.marked("&"+match[1]) {
		s.anchor(i, p, text)
		s.m.replace(i, p, p+end, asQuoted(text))
		return true
	}
	if match := tagName.FindString(text); match != "" {
		s.errorAt(i, p, "yaml-tag", "leave it out, or quote the text: "+shownQuoted(text), "the tag %s is not read in decks", strings.TrimSpace(match))
		s.m.replace(i, p, p+len(match), "")
		return true
	}
	return false
}

var markName = regexp.MustCompile(`[&*][^\s,\[\]{}&*]+`)

// marked reports whether the file has the anchor or alias mark anywhere.
func (s *scan) marked(mark string) bool {
	if s.marks == nil {
		s.marks = map[string]bool{}
		for _, found := range markName.FindAllString(s.whole, -1) {
			s.marks[found] = true
		}
	}
	return s.marks[mark]
}

func (s *scan) anchor(i, p int, text string) {
	s.faulty[i] = true
	if !s.anchored {
		s.errorAt(i, p, "yaml-anchor", "write the value out where it is needed, or use defaults:",
			"%s names or repeats a part of the file, which decks do not do", text)
	}
	s.anchored = true
}

// asText tells that a value which YAML would refuse is read as text.
func (s *scan) asText(i, p, end int) {
	text := s.m.lines[i][p:end]
	s.noteAt(i, p, "yaml-start", "quote it: "+shownQuoted(text),
		"a value cannot start with %s in YAML; it was read as text", text[:1])
}

// plain looks at an unquoted value and the lines that continue it. barred is true when it starts with a
// character that YAML keeps for itself, so that it must be quoted to be read.
func (s *scan) plain(i, p, parent int, name string, barred bool) int {
	line := s.m.lines[i]
	end, comment := textEnd(line, p)
	text := line[p:end]
	next := i + 1
	if comment < 0 && parent >= 0 {
		next = s.continuation(i, parent)
	}
	switch {
	case barred:
		s.asText(i, p, end)
		s.quoteLines(i, p, next)
	case s.colonInside(i, p, end, name):
		s.quoteLines(i, p, next)
	case s.wideSyntax(i, p, end, name):
	}
	if comment > 0 && line[comment-2] != ' ' && (proseKeys[name] || hasWide(text)) {
		s.r.list.Warnf(s.r.at(i+1, s.column(i, comment)), "yaml-hash",
			"quote the whole text if you meant it: "+shownQuoted(strings.TrimRight(line[p:], " ")),
			"%q is a comment and is dropped", strings.TrimRight(line[comment:], " "))
	}
	s.join(i, p, next)
	return next
}

// colonInside tells of ": " inside an unquoted value.
func (s *scan) colonInside(i, p, end int, name string) bool {
	if name == "" {
		return false
	}
	text := s.m.lines[i][p:end]
	colon := strings.Index(text, ": ")
	if colon < 0 {
		if !strings.HasSuffix(text, ":") {
			return false
		}
		colon = len(text) - 1
	}
	s.errorAt(i, p+colon, "yaml-colon", "quote the text: "+shownQuoted(text),
		"a colon and a space inside an unquoted text start another key")
	return true
}

var narrow = strings.NewReplacer("［", "[", "］", "]", "【", "[", "】", "]", "｛", "{", "｝", "}", "，", ", ", "：", ": ",
	"“", `"`, "”", `"`, "＂", `"`)

// wideSyntax tells of full-width brackets and quotes that were typed for the ASCII ones.
func (s *scan) wideSyntax(i, p, end int, name string) bool {
	text := s.m.lines[i][p:end]
	first, _ := utf8.DecodeRuneInString(text)
	last, lastSize := utf8.DecodeLastRuneInString(text)
	switch {
	case first == '［' || first == '｛' || first == '【' && listKeys[name]:
		s.errorAt(i, p, "ime-bracket", "write "+narrow.Replace(text), "a list or map starts with the full-width bracket %c", first)
		if last == '］' || last == '｝' || last == '】' {
			s.m.replace(i, p, end, narrow.Replace(text))
		}
		return true
	case first == '“' || first == '”' || first == '＂' || first == '‘' && last == '’':
		inner := strings.Trim(text, `“”‘’＂"`)
		closed := last == '”' || last == '“' || last == '＂' || last == '"' || last == '’'
		if !closed || len(text) == lastSize || strings.ContainsAny(inner, `“”＂`) {
			return false // quotation marks that belong to the sentence
		}
		s.errorAt(i, p, "ime-quote", `write "`+inner+`", or '`+text+`' if the marks belong to the text`,
			"the value is in full-width quotes, which YAML takes for a part of the text")
		return true
	}
	return false
}

// continuation returns the line behind those that continue the unquoted text of line i.
func (s *scan) continuation(i, parent int) int {
	next := i + 1
	for j := i + 1; j < len(s.m.lines); j++ {
		line := s.m.lines[j]
		if isBlank(line) {
			continue
		}
		p := indentOf(line)
		if p <= parent || line[p] == '#' || line[p] == '\t' || strings.ContainsRune(wideSpaces, firstRune(line[p:])) {
			break
		}
		if name, colon, ok := plainKey(line, p); ok {
			if !deckKeys[name] && !strings.ContainsAny(line[p:p+1], `"'{[`) {
				s.errorAt(j, colon, "yaml-colon", "quote the whole text, from its first line on, or indent this line like the keys above",
					"this line continues the text above, and a colon and a space cannot stand in an unquoted text")
			}
			break
		}
		next = j + 1
		if _, comment := textEnd(line, p); comment >= 0 {
			break
		}
	}
	return next
}

func firstRune(text string) rune {
	c, _ := utf8.DecodeRuneInString(text)
	return c
}

// quoteLines plans single quotes round the unquoted text that starts at byte p of line i and goes on to
// the line before next.
func (s *scan) quoteLines(i, p, next int) {
	for j := i; j < next; j++ {
		line := s.m.lines[j]
		if isBlank(line) {
			continue
		}
		start := indentOf(line)
		if j == i {
			start = p
		}
		end, _ := textEnd(line, start)
		text := strings.ReplaceAll(line[start:end], "'", "''")
		if j == i {
			text = "'" + text
		}
		if j == next-1 {
			text += "'"
		}
		s.m.replace(j, start, end, text)
	}
}

// join plans the joints of a folded text of the lines i to next: a line break between two characters that
// are written without spaces is none.
func (s *scan) join(i, p, next int) {
	if !s.r.joints {
		return
	}
	for j := i; j+1 < next; j++ {
		end := len(strings.TrimRight(s.m.lines[j], " \t"))
		below := strings.TrimLeft(s.m.lines[j+1], " \t")
		if j == i && end <= p || end == 0 || below == "" {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(s.m.lines[j][:end])
		if unspaced(last) && unspaced(firstRune(below)) {
			s.m.replace(j, end, end, joint)
		}
	}
}

// unspaced reports whether c belongs to a script that is written without spaces between words.
func unspaced(c rune) bool {
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) ||
		c >= 0x3001 && c <= 0x303F || c >= 0xFF01 && c <= 0xFF65 || strings.ContainsRune("“”‘’—…·ー", c)
}

func hasWide(text string) bool { return strings.ContainsFunc(text, unspaced) }
