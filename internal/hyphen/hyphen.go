// Package hyphen tells where a word may be divided at the end of a line, in the languages
// of Latin, Cyrillic and Greek script that Languages lists.
//
// It is the algorithm of Franklin Mark Liang (Word Hy-phen-a-tion by Com-put-er, thesis,
// Stanford 1983; The TeXbook, appendix H) with the patterns and exceptions of TeX's
// hyph-utf8: a pattern such as hy3ph gives levels to the places between its letters,
// every pattern found in a word counts, at each place the highest level wins, and an odd
// one permits a hyphen. data/LICENSES.txt says who made the patterns.
package hyphen

// Languages returns the BCP 47 tags of all languages whose words can be divided, sorted.
func Languages() []string {
	tags := make([]string, len(dictionaries()))
	for i, d := range dictionaries() {
		tags[i] = d.tag
	}
	return tags
}

// Points returns the offsets, in code points of word, before which a hyphen may be set;
// rising, and nil if there are none. Word is in NFC; a mark that does not compose, as a
// stress mark in Russian, belongs to the letter before it. Case does not matter.
//
// Lang is a BCP 47 tag. It is matched by its language, English also by its region: "en",
// "en-CA" → en-US, "en-AU" → en-GB; "no" → nb. For others there is nothing to divide.
//
// As many letters as the language's typesetters want stay together before the first and
// after the last hyphen, as TeX's files state it (English 2 and 3, most 2 and 2).
//
// Signs before and after the letters, such as quotation marks, are passed over. A word
// with a digit anywhere or another sign between its letters is not divided: not H2O,
// not e-mail, not a word with soft hyphens, whose author has said where. The apostrophe
// is a letter where the patterns know it (French, Italian, Greek, Ukrainian); elsewhere
// what it precedes is not divided and what precedes it is taken as a word, as in TeX.
func Points(word []rune, lang string) []int {
	d := dictionaryOf(lang)
	if d == nil || len(word) < d.left+d.right {
		return nil
	}
	var room [64]byte // words of up to 62 letters, longer than any but a jest, take no memory
	s := d.spell(word, room[:0])
	if s.letters < d.left+d.right {
		return nil
	}
	// levels[i] is the level of the place before s.codes[i].
	var levelRoom [len(room) + 1]byte
	levels := append(levelRoom[:0], make([]byte, len(s.codes)+1)...)
	if parts, listed := d.exceptions()[string(s.codes[1:len(s.codes)-1])]; listed {
		at := 1
		for i := range len(parts) {
			if parts[i] == codeHyphen {
				levels[at] = 1
			} else {
				at++
			}
		}
	} else {
		d.patterns().raise(s.codes, levels)
	}

	inside := levels[1+d.left : 1+s.letters-d.right+1] // of the places that the margins leave
	count := 0
	for _, level := range inside {
		count += int(level & 1)
	}
	if count == 0 {
		return nil
	}
	points := make([]int, 0, count)
	letter := 0
	for i := s.start; len(points) < count; i++ {
		if isMark(word[i]) {
			continue
		}
		if letter >= d.left && inside[letter-d.left]&1 != 0 {
			points = append(points, i)
		}
		letter++
	}
	return points
}
