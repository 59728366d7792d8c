package dating

import (
	"strings"
	"sync"
)

// word12 is a word of at most longestWord letters, in small ones: a key that costs no memory for each word of a text.
type word12 [longestWord]byte

// englishBeginnings are the words with which an English date may begin; nearly all words of most texts begin none.
var englishBeginnings = sync.OnceValue(func() map[word12]bool {
	begin := map[word12]bool{}
	add := func(words ...string) {
		for _, w := range words {
			first, _, _ := strings.Cut(w, " ")
			var key word12
			copy(key[:], first)
			begin[key] = true
		}
	}
	add(englishMonths...)
	add(seasonsLatin...)
	for w := range englishShort {
		add(w)
	}
	for w := range englishNumbers {
		add(w)
	}
	for w := range englishOrdinals {
		add(w)
	}
	for _, w := range englishRelative {
		add(w.words)
	}
	add("early", "mid", "late", "end", "beginning", "start", "middle", "q", "c", "ca", "circa", "ad", "a", "bc", "b", "ce", "bce")
	for w := range decadeNames {
		add(w)
	}
	add(englishWeekdays...)
	add("christmas", "new", "valentine", "halloween")
	add("that", "same", "following", "next", "coming", "past", "last", "this", "in", "within")
	return begin
})

// beginsEnglish reports whether the word at i may begin a date.
func (f *finder) beginsEnglish(i int) bool {
	var key word12
	for n := 0; isLatin(f.rune(i + n)); n++ {
		if n == longestWord {
			return false
		}
		key[n] = byte(f.rune(i+n)) | 0x20
	}
	return englishBeginnings()[key]
}
