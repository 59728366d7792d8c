package source

import (
	"strings"
	"unicode/utf8"
)

// Keys: where one ends, and the colon that a writer meant.

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
