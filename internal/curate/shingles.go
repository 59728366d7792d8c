package curate

import "unicode"

// maxShingles bounds what is compared of a clause or sentence; longer ones are compared by their beginning.
const maxShingles = 48

// shingles are the pairs of neighbouring characters of a text, or of neighbouring words where words are parted by spaces, as hashes. Texts that
// share many of them say nearly the same, and clauses that share some are built alike.
type shingles struct {
	all  [maxShingles]uint32
	n    int
	last uint32
	word uint32
}

func (s *shingles) reset() { s.n, s.last, s.word = 0, 0, 0 }

// isLetter is unicode.IsLetter, which is slow for the characters that Chinese and Japanese have most of.
func isLetter(c rune) bool {
	switch {
	case c < 0x80:
		return c|0x20 >= 'a' && c|0x20 <= 'z'
	case c >= 0x4E00 && c <= 0x9FFF || c >= 0xAC00 && c <= 0xD7A3:
		return true
	}
	return unicode.IsLetter(c)
}

// feed takes the next character.
func (s *shingles) feed(c rune, spaced bool) {
	letter := isLetter(c) || c >= '0' && c <= '9'
	if spaced || c < 0x250 && letter {
		if letter {
			s.word = s.word*31 + uint32(unicode.ToLower(c)) + 1
			return
		}
		s.flush()
		if !letter {
			return
		}
	}
	s.flush()
	if letter {
		s.put(uint32(c))
	}
}

// flush ends a word.
func (s *shingles) flush() {
	if s.word != 0 {
		s.put(s.word)
		s.word = 0
	}
}

func (s *shingles) put(token uint32) {
	if s.last != 0 && s.n < maxShingles {
		s.all[s.n] = s.last*2654435761 ^ token*40503
		s.n++
	}
	s.last = token
}

// shared returns how many of the shingles of s are in o, and whether the first are the same.
func (s *shingles) shared(o *shingles) (n int) {
	for i := range s.n {
		for k := range o.n {
			if s.all[i] == o.all[k] {
				n++
				break
			}
		}
	}
	return n
}

// like reports whether two clauses are built alike, each with something of its own.
func (s *shingles) like(o *shingles) bool {
	n, most := s.shared(o), max(s.n, o.n)
	return n >= 2 && n*5 >= most*2 && n*10 < most*9 && n < min(s.n, o.n)
}

// akin is like for whole sentences, which have more in them that may differ.
func (s *shingles) akin(o *shingles) bool {
	n, most := s.shared(o), max(s.n, o.n)
	return n >= 4 && n*4 >= most && n*10 < most*9 && n < min(s.n, o.n)
}

// adds reports whether a sentence says anything that the one before did not.
func (s *shingles) adds(before *shingles) bool {
	n := s.shared(before)
	return n < 3 || n < s.n
}

// same reports whether a clause says what the one before said.
func (s *shingles) same(o *shingles) bool {
	n := s.shared(o)
	return s.n > 0 && o.n > 0 && n*10 >= max(s.n, o.n)*9
}
