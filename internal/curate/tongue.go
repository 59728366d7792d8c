package curate

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// What an editor looks for is told by tables of words, one for each language (table_zh.go and its neighbours). A row fires in a sentence that
// has a word of its first column and, where there is a second, one of that after it. This file holds the form of the tables and finds
// their words in a text, in one pass, so that the time does not depend on how many rows there are.

// class says what rows are about. Rows of a class add up to its limit: three superlatives are not three times as good as one.
type class uint8

const (
	form    class = iota // the shape of an aphorism: contrast, condition, definition
	force                // superlatives, what always or never holds, commands
	matter               // words for what concerns everybody
	figure               // numbers
	ahead                // what will be
	story                // something happens, and turns
	image                // likenesses
	copula               // says what something is; counts in short sentences
	denial               // says what is not; counts only with the sentence after it
	hang                 // begins with a word for what was said before
	vague                // has such a word further on
	linked               // begins with what ties it to the sentence before
	polite               // greetings and thanks
	jargon               // technical
	running              // about the occasion: questions, time, the room
	asking               // what hosts say
	hedge                // takes back by half
	meta                 // talks about talking
	soft                 // fillers that can stay
	classes
)

// limits is the most that the rows of a class may add or take away together.
var limits = [classes]float64{form: 2.6, force: 1.1, matter: 0.9, figure: 0.9, ahead: 0.7, story: 1.3, image: 0.8,
	jargon: -1, hang: -2, vague: -1.4, linked: -0.6, polite: -4, running: -1.6, asking: -2.4, hedge: -0.6, meta: -1.4, soft: -0.9}

// place says where in a sentence a row's first word has to stand.
type place uint8

const (
	anywhere place = iota
	atStart        // at the start of the sentence
	atClause       // at the start of a clause
	atEnd          // before the mark at the end
)

// row is one thing that an editor would name.
type row struct {
	class  class
	weight float64
	where  place
	// why is the reason in words for people, "" for rows that are not worth telling.
	why string
	// first and then are words, parted by |. Without then, first alone fires.
	first, then string
}

// tongue is what is known about one language.
type tongue struct {
	rows []row
	// none are words that have a word of a row in them and mean something else; they fire nothing.
	none string
	// heads are words to begin a quote behind: connectives and noises. Those of loose go only where a comma follows. turns are heads
	// that say but: what follows is weaker without what went before.
	// thens lead a story on.
	heads, loose, turns, thens string
	// parts begin a clause before which a long sentence may be parted.
	parts string
	// likes begin a likeness where a word of alike follows; elsewhere they are noise.
	likes, alike string
	// fillers are words between commas, or noises anywhere, that are proposed as cuts.
	fillers, noises string
	// stubs are connectives that, alone between commas, are the start of what was not said.
	stubs string
	// ifs make what follows a supposition. points are what points at a sentence beside it (that was). leads stand before a date and trails after
	// it, where these are not said without it; openers and closers say nothing at the start and end of a title.
	// ands stand between two dates that are one.
	// maybes before a date counted from today make it a guess.
	ands, ifs, maybes, points, leads, trails, openers, closers string
	// hanging are words after which nothing ends.
	hanging string
	// closed are words that end like a hanging one and are whole. copulas stand between a date and what it was.
	closed, copulas string
	// units make a number one that counts something.
	units string
	// least, good, most are lengths of quotes in characters that count (letters and figures): shorter than least is too little, up to good
	// is best, beyond most is too long for a card.
	least, good, most int
	// spaced is true where words are parted by spaces: matches begin and end with words, and likeness goes by words.
	spaced bool
	// wordEnds is true where a match must end with the word as well, as in English and not in Korean.
	wordEnds bool

	// once is for what compile makes of the above, when the language is first met: a command that reads no transcript pays nothing for it.
	once sync.Once
	// classes and whys are the rows of each class, and with each reason.
	classes [classes]rowSet
	whys    map[string]*rowSet
	words   *lexicon
	cuts    *lexicon
	lists   [lists]wordList
}

// tongueOf returns what is known about a language, ready for use; Chinese for one that has no tables.
func tongueOf(lang string) *tongue {
	t := &chinese
	switch base, _, _ := strings.Cut(lang, "-"); base {
	case "ja":
		t = &japanese
	case "ko":
		t = &korean
	case "en":
		t = &english
	}
	t.once.Do(t.compile)
	return t
}

// use is one column of one row that a word stands in.
type use struct {
	row  int16
	then bool
}

// entry is a word of the tables.
type entry struct {
	word string
	uses []use
}

// lexicon finds words by their first character, the longest first.
type lexicon struct {
	by    map[rune][]entry
	ascii [128][]entry
}

func (l *lexicon) at(c rune) []entry {
	if c < 128 {
		return l.ascii[c]
	}
	return l.by[c]
}

// compile makes the lexica and lists of the tables.
func (t *tongue) compile() {
	uses := map[string][]use{}
	var order []string
	add := func(list string, u ...use) {
		for _, w := range variants(list, t == &chinese) {
			if _, seen := uses[w]; !seen {
				order = append(order, w)
			}
			uses[w] = append(uses[w], u...)
		}
	}
	add(t.none)
	t.whys = map[string]*rowSet{}
	for i, r := range t.rows {
		t.classes[r.class].add(int16(i))
		if t.whys[r.why] == nil {
			t.whys[r.why] = &rowSet{}
		}
		t.whys[r.why].add(int16(i))
		add(r.first, use{int16(i), false})
		add(r.then, use{int16(i), true})
	}
	// A longer word says what the shorter one says with which it begins, but for what hangs on something before. Those of none say nothing.
	silent := map[string]bool{}
	for _, w := range variants(t.none, t == &chinese) {
		silent[w] = true
	}
	whole := map[string][]use{}
	for _, w := range order {
		whole[w] = uses[w]
		for i := range w {
			for _, u := range uses[w[:i]] {
				if c := t.rows[u.row].class; !silent[w] && c != hang && c != linked && !slices.Contains(whole[w], u) {
					whole[w] = append(whole[w][:len(whole[w]):len(whole[w])], u)
				}
			}
		}
	}
	uses = whole
	t.words = newLexicon(order, uses)
	fillers := variants(t.fillers, t == &chinese)
	noises := variants(t.noises, t == &chinese)
	uses = map[string][]use{}
	for _, w := range noises {
		uses[w] = []use{{then: true}}
	}
	t.cuts = newLexicon(append(fillers, noises...), uses)
	for which, words := range map[list]string{
		headsList:   t.heads,
		looseList:   t.loose,
		turnsList:   t.turns,
		hangingList: t.hanging,
		closedList:  t.closed,
		copulasList: t.copulas,
		partsList:   t.parts,
		likesList:   t.likes,
		alikeList:   t.alike,
		thensList:   t.thens,
		stubsList:   t.stubs,
		andsList:    t.ands,
		maybesList:  t.maybes,
		ifsList:     t.ifs,
		pointsList:  t.points,
		leadsList:   t.leads,
		trailsList:  t.trails,
		openersList: t.openers,
		closersList: t.closers,
		unitsList:   t.units,
	} {
		t.lists[which] = newWordList(longestFirst(variants(words, t == &chinese)))
	}
}

func newLexicon(words []string, uses map[string][]use) *lexicon {
	l := &lexicon{by: map[rune][]entry{}}
	for _, w := range longestFirst(words) {
		c, _ := utf8.DecodeRuneInString(w)
		e := entry{w, uses[w]}
		if c < 128 {
			l.ascii[c] = append(l.ascii[c], e)
			if up := unicode.ToUpper(c); up != c {
				l.ascii[up] = append(l.ascii[up], e)
			}
		} else {
			l.by[c] = append(l.by[c], e)
		}
	}
	return l
}

// longestFirst sorts words by falling length, equal ones as they come.
func longestFirst(words []string) []string {
	sorted := append([]string(nil), words...)
	for i := 1; i < len(sorted); i++ {
		for k := i; k > 0 && len(sorted[k]) > len(sorted[k-1]); k-- {
			sorted[k], sorted[k-1] = sorted[k-1], sorted[k]
		}
	}
	return sorted
}

// variants parts a list, and adds the traditional form of Chinese words.
func variants(list string, traditional bool) []string {
	if list == "" {
		return nil
	}
	words := strings.Split(list, "|")
	if traditional {
		for _, w := range words {
			if other := toTraditional.Replace(w); other != w {
				words = append(words, other)
			}
		}
	}
	return words
}

// starts returns the length in bytes of word at text[at:], 0 where it does not stand there. ASCII letters match in either case, and an
// apostrophe matches a curly one.
func (t *tongue) starts(text string, at int, word string) int {
	i := at
	for k := 0; k < len(word); k++ {
		if i >= len(text) {
			return 0
		}
		w, c := word[k], text[i]
		if w == '\'' && c == 0xE2 && strings.HasPrefix(text[i:], "\u2019") {
			i += 3
			continue
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if w != c {
			return 0
		}
		i++
	}
	if t.wordEnds && i < len(text) && isWord(text[i]) && isWord(text[i-1]) {
		return 0
	}
	return i - at
}

// isWord reports whether a byte belongs to a word of an alphabet.
func isWord(b byte) bool {
	return b >= utf8.RuneSelf || b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9'
}

// longest returns the longest word of a lexicon that starts at text[at:], and its length there.
func (t *tongue) longest(l *lexicon, text string, at int, c rune) (*entry, int) {
	list := l.at(c)
	for i := range list {
		if n := t.starts(text, at, list[i].word); n > 0 {
			return &list[i], n
		}
	}
	return nil, 0
}

// list is a list of words of a tongue, as of the fields of the same names.
type list uint8

const (
	headsList list = iota
	looseList
	turnsList
	hangingList
	closedList
	copulasList
	partsList
	likesList
	alikeList
	thensList
	stubsList
	andsList
	ifsList
	maybesList
	pointsList
	leadsList
	trailsList
	openersList
	closersList
	unitsList
	lists
)

// wordList is words by falling length, and by their first byte. The table by bytes is made when it is needed, since it is large beside the words.
type wordList struct {
	all []string
	by  *[256][]string
}

func newWordList(words []string) wordList {
	l := wordList{all: words, by: new([256][]string)}
	for _, w := range words {
		if w == "" {
			continue
		}
		l.by[w[0]] = append(l.by[w[0]], w)
		if c := w[0]; c >= 'a' && c <= 'z' {
			l.by[c-0x20] = append(l.by[c-0x20], w)
		}
	}
	return l
}

// prefix returns the length of the longest word of a list that text starts with.
func (t *tongue) prefix(text string, which list) int {
	if text == "" {
		return 0
	}
	for _, w := range t.lists[which].by[text[0]] {
		if n := t.starts(text, 0, w); n > 0 {
			return n
		}
	}
	return 0
}
