package hyphen

import "unicode"

// spelling is a word as patterns see it.
type spelling struct {
	codes   []byte // the codes of its signs between two codeEnd; a sign is a letter or an apostrophe
	start   int    // index of the first letter in the word as it was given
	letters int    // number of signs up to the last letter
}

// spell reads the letters of a word. The result has no letters if the word is not to be
// divided. Codes are appended to room.
func (d *dictionary) spell(word []rune, room []byte) spelling {
	t := d.patterns()
	s := spelling{codes: append(room, codeEnd), start: -1}
	last := rune(0)
	closed := false // what is divided has ended
	barred := false // … and if another letter follows, nothing is
	for i, r := range word {
		switch {
		case isApostrophe(r): // first, since U+02BC is a letter, too
			if s.start < 0 {
				continue // an opening quotation mark, more likely
			}
			if !t.apostrophe {
				closed = true
			}
			if !closed {
				s.codes = append(s.codes, t.codeOf('\''))
			}
		case unicode.IsLetter(r):
			if barred {
				return spelling{}
			}
			if closed {
				continue
			}
			if s.start < 0 {
				s.start = i
			}
			s.codes, last = append(s.codes, t.codeOf(d.lower(r))), r
			s.letters = len(s.codes) - 1
		case unicode.IsNumber(r):
			return spelling{}
		case !isMark(r) && s.start >= 0:
			closed, barred = true, true
		}
	}
	if last == 'Σ' {
		s.codes[s.letters] = t.codeOf('ς')
	}
	s.codes = append(s.codes, codeEnd)
	return s
}

// lower returns the lower case of a letter in the language; Turkish has two letters i.
func (d *dictionary) lower(r rune) rune {
	switch {
	case r < 128:
		if r < 'A' || r > 'Z' {
			return r
		}
		if r == 'I' && d.tag == "tr" {
			return 'ı'
		}
		return r + 'a' - 'A'
	case r == 'İ':
		return 'i'
	}
	return unicode.ToLower(r)
}

// isMark reports what combines with the letter before it.
func isMark(r rune) bool { return r >= 0x300 && unicode.IsMark(r) }

// isApostrophe reports all signs that hyph-utf8's patterns hold for an apostrophe: the
// straight and the curly one, the letter, and the Greek koronis and psili.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '\u2019', '\u02bc', '\u1fbd', '\u1fbf':
		return true
	}
	return false
}
