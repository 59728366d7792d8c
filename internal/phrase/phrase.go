// Package phrase tells where a line of Chinese or Japanese may break, and how good
// each place is.
//
// Neither script writes spaces, so a line breaker that knows only characters tears
// words in two at half of its line ends. For Chinese this package finds the words of
// a text by maximum probability over a dictionary (segment.go), puts together what
// the dictionary has in pieces: names, numbers, reduplications (join.go), and judges
// each border between two words by their roles (attach.go). For Japanese it asks a
// small model of phrase borders (japanese.go). What it returns is advice, not rules:
// a text engine adds the rules of its own (kinsoku, UAX #14) and turns classes into
// costs. The data lies in data/, with its sources and licences.
package phrase

import "sync"

//go:generate sh data/build.sh

// Class says how good a break is. Greater is better.
type Class uint8

// The classes, from worst to best.
const (
	// InsideWord would tear a word, a name, or a number from its unit.
	InsideWord Class = iota
	// BeforeParticle would cut a particle, a suffix, a complement or a measure word
	// from the word that it leans on.
	BeforeParticle
	// WithinPhrase stands between two words that are read as one: 很 and its
	// adjective, 不 and its verb, the nouns of a compound.
	WithinPhrase
	// Linked stands between a modifier and what it modifies, each of which is a phrase: 微弱的|蜡烛, 一件|小事, 尽可能|谨慎地.
	Linked
	// Phrase is a good place: the words before it are read as a unit.
	Phrase
)

// String returns the class's name as `cards typeset` shows it.
func (c Class) String() string {
	switch c {
	case InsideWord:
		return "inside word"
	case BeforeParticle:
		return "before particle"
	case WithinPhrase:
		return "within phrase"
	case Linked:
		return "linked"
	}
	return "phrase"
}

// Word is one word of a text: the runes from Start to End, End not included.
type Word struct{ Start, End int }

// Classes returns one class a rune of text: entry i judges a break before text[i].
// Entry 0 is Phrase and means nothing. lang is a BCP 47 tag: zh and ja have models
// (zh-Hant, zh-TW, zh-HK, zh-MO and yue are looked up through their simplified forms);
// any other language is Phrase after a space and InsideWord elsewhere. A break is
// never good before a space or a closing mark, nor after an opening one. Time is
// linear in the length of the text.
func Classes(text []rune, lang string) []Class {
	classes := make([]Class, len(text))
	if len(text) == 0 {
		return classes
	}
	switch model := modelOf(lang); model {
	case spaced:
		classesSpaced(text, classes)
	case japanese:
		classesJapanese(text, classes)
	default:
		s := scratches.Get().(*scratch)
		s.segment(text, model == traditional)
		s.join()
		s.attach(classes)
		s.release()
	}
	classes[0] = Phrase
	return classes
}

// Words returns the words of text in order: names, numbers with their measure word and
// Latin words count as one, spaces and punctuation as none. In Japanese they are the
// phrases (文節), in languages without a model what stands between spaces.
func Words(text []rune, lang string) []Word {
	var words []Word
	model := modelOf(lang)
	if model == simplified || model == traditional {
		s := scratches.Get().(*scratch)
		s.segment(text, model == traditional)
		s.join()
		words = make([]Word, 0, len(s.tokens))
		for _, t := range s.tokens {
			if t.role.isWord() {
				words = append(words, Word{int(t.start), int(t.end)})
			}
		}
		s.release()
		return words
	}
	classes := Classes(text, lang)
	start := -1
	for i, r := range text {
		kind := kindOf(r)
		outside := kind == kindSpace || kind == kindOpen || kind == kindClose
		if start >= 0 && (outside || classes[i] == Phrase) {
			words = append(words, Word{start, i})
			start = -1
		}
		if start < 0 && !outside {
			start = i
		}
	}
	if start >= 0 {
		words = append(words, Word{start, len(text)})
	}
	return words
}

// scratches keeps the working memory of Classes between calls.
var scratches = sync.Pool{New: func() any { return new(scratch) }}

// release gives s back for reuse, unless one very long text has made it large.
func (s *scratch) release() {
	if len(s.folded) <= 1<<16 {
		scratches.Put(s)
	}
}

// classesSpaced is for languages that write spaces between words.
func classesSpaced(text []rune, classes []Class) {
	for i := 1; i < len(text); i++ {
		if kindOf(text[i-1]) == kindSpace && kindOf(text[i]) != kindSpace {
			classes[i] = Phrase
		}
	}
}
