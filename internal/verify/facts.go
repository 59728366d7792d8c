package verify

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// FactKind says what a fact is.
type FactKind uint8

// The kinds of facts.
const (
	Figure FactKind = iota
	Name
)

// Fact is a figure or a name in words of the editor's.
type Fact struct {
	Kind FactKind
	// Text is as written.
	Text string
}

// facts are what a transcript says, gathered when first asked for.
type facts struct {
	once sync.Once
	// values are its numbers, shares with their %.
	values map[string]bool
	// words are the ids of its words of letters.
	words map[uint32]bool
}

func (v *Verifier) gather() {
	v.facts.once.Do(func() {
		f := &v.facts
		f.values, f.words = map[string]bool{}, map[uint32]bool{}
		for _, n := range numbers(v.tokens, v.meaning.find(v.tokens), v.word) {
			f.values[n.value] = true
			if share, ok := strings.CutSuffix(n.value, "%"); ok {
				f.values[share] = true
			}
		}
		for _, t := range v.tokens {
			if t.id >= firstWord {
				f.words[t.id] = true
				// A year or a phone number is also the digits that it was written with, whatever multiplied them.
				if w := v.word(t.id); isDigits(w) {
					f.values[w] = true
				}
			}
		}
	})
}

// SaysNumber reports whether the transcript has a number, in digits or in words.
func (v *Verifier) SaysNumber(value int) bool {
	v.gather()
	return v.facts.values[strconv.Itoa(value)]
}

// SaysYear reports whether the transcript tells of a year: by its number, by its last two digits, by its decade, or by how far it lies
// from the year in which the words were said (0 where that is not known). It may say yes where a number happens to fit.
func (v *Verifier) SaysYear(year, said int) bool {
	if v.SaysNumber(year) || year > 0 && v.SaysNumber(year%100) || year%10 != 0 && v.SaysNumber(year/10*10) || v.SaysNumber(year/10*10%100) && year%100 >= 10 {
		return true
	}
	if said == 0 {
		return false
	}
	// This year, last year and the year before, next year: words that every conversation has.
	away := year - said
	if away < 0 {
		away = -away
	}
	return away <= 2 || v.SaysNumber(away)
}

// Lacks returns the figures and names of words that the transcript has not, in their order. Names are those that writing shows:
// words of letters in a text of Chinese, Japanese or Korean, abbreviations and words with capitals inside in others, names with a
// middle dot, and words of four katakana or more. Small counts in words (两次, three) are an editor's own. What known holds, such as the
// names of the deck's speakers, needs no source.
func (v *Verifier) Lacks(words string, known []string) []Fact {
	v.gather()
	p := v.parse(strings.NewReplacer("[", " ", "]", " ").Replace(words))
	own := v.parseBy(strings.Join(known, "\n"), p.words)
	familiar := map[uint32]bool{}
	for _, id := range own.ids {
		familiar[id] = true
	}
	var out []Fact
	seen := map[string]bool{}
	add := func(kind FactKind, text string) {
		if !seen[text] {
			seen[text] = true
			out = append(out, Fact{kind, text})
		}
	}
	for _, n := range numbers(p.tokens, v.meaning.find(p.tokens), p.words.word) {
		text := p.text[p.tokens[n.from].from:p.tokens[n.to-1].to]
		if !strings.ContainsFunc(text, unicode.IsDigit) && utf8.RuneCountInString(text) < 3 {
			continue
		}
		if n.from > 0 && isLatin(p.words.word(p.ids[n.from-1])) && p.tokens[n.from-1].to == p.tokens[n.from].from {
			continue // of a name: Zip2
		}
		if len(n.value) == 2 && n.to < len(p.ids) {
			next := p.words.word(p.ids[n.to]) // 95年 is 1995 or 2095
			if (next == "年" || next == "년") && (v.facts.values["19"+n.value] || v.facts.values["20"+n.value]) {
				continue
			}
		}
		if !v.says(n.value) && !familiar[p.ids[n.from]] {
			add(Figure, text)
		}
	}
	latin := mostlyLatin(words)
	for i := 0; i < len(p.tokens); i++ {
		if !isLatin(p.words.word(p.ids[i])) {
			continue
		}
		end := i + 1
		if end < len(p.tokens) && p.tokens[i].to == p.tokens[end].from && isDigits(p.words.word(p.ids[end])) {
			end++
		}
		text := p.text[p.tokens[i].from:p.tokens[end-1].to]
		if isName(text, latin) && !familiar[p.ids[i]] && !v.stands(p.ids[i:end]) {
			add(Name, text)
		}
		i = end - 1
	}
	for _, name := range dottedNames(words) {
		if !v.saysPart(name) && !own.holds(v, name) {
			add(Name, name)
		}
	}
	return out
}

// says reports whether a number stands in the transcript. Of a year two digits are enough, of a large number one that rounds to it is not.
func (v *Verifier) says(value string) bool {
	if v.facts.values[value] {
		return true
	}
	year, err := strconv.Atoi(value)
	return err == nil && len(value) == 4 && year >= 1900 && year < 2100 && v.SaysYear(year, 0)
}

// stands reports whether tokens stand beside each other in the transcript.
func (v *Verifier) stands(ids []uint32) bool {
	if len(ids) == 1 && ids[0] >= firstWord {
		return v.facts.words[ids[0]]
	}
	return len(v.index.find(ids, &budget{maxWork})) > 0
}

// isName reports whether a word of letters is certainly a name: in a text of other scripts any with a capital, else one with a
// capital after its first letter or with a digit.
func isName(word string, latin bool) bool {
	upper, inner := 0, 0
	for i, r := range word {
		if unicode.IsUpper(r) {
			upper++
			if i > 0 {
				inner++
			}
		} else if unicode.IsDigit(r) && i > 0 {
			inner++
		}
	}
	if utf8.RuneCountInString(word) < 2 {
		return false
	}
	return inner > 0 || upper > 0 && !latin
}

// mostlyLatin reports whether most letters of a text are of an alphabet.
func mostlyLatin(s string) bool {
	letters, others := 0, 0
	for _, r := range s {
		switch kindOf(r) {
		case letter:
			letters++
		case single:
			others += 4
		}
	}
	return letters > others
}

// dottedNames returns names of several parts with middle dots, 埃隆·马斯克, and words of four katakana or more.
func dottedNames(s string) []string {
	var out []string
	for _, run := range strings.FieldsFunc(s, func(r rune) bool { return kindOf(r) != single && !isDot(r) }) {
		trimmed := strings.TrimFunc(run, isDot)
		if strings.ContainsFunc(trimmed, isDot) && utf8.RuneCountInString(trimmed) <= 24 {
			out = append(out, trimmed)
			continue
		}
		for _, word := range strings.FieldsFunc(trimmed, func(r rune) bool { return r < 0x30A1 || r > 0x30FC || r == 0x30FB }) {
			if utf8.RuneCountInString(word) >= 4 {
				out = append(out, word)
			}
		}
	}
	return out
}

func isDot(r rune) bool { return r == '\u00B7' || r == '\u30FB' || r == '\u2022' }

// saysPart reports whether the transcript has a name or one of its parts of two characters or more. The parts at the ends of a run
// may have words of the sentence with them, so any two characters beside a dot are enough.
func (v *Verifier) saysPart(name string) bool {
	for _, part := range strings.FieldsFunc(name, isDot) {
		for _, ids := range ends(idsOf(tokens(part, 0, (&foreign{lexicon: v.lexicon}).number, v.keepHan))) {
			if len(ids) > 1 && v.stands(ids) {
				return true
			}
		}
	}
	return false
}

// ends are all of a part, its first two tokens and its last two.
func ends(ids []uint32) [][]uint32 {
	if len(ids) <= 4 {
		return [][]uint32{ids}
	}
	return [][]uint32{ids, ids[:3], ids[len(ids)-3:]}
}

// holds reports whether words have a name.
func (p *parsed) holds(v *Verifier, name string) bool {
	want := idsOf(tokens(name, 0, p.words.number, v.keepHan))
	for i := range p.tokens {
		if standsAt(p.tokens, i, want) {
			return true
		}
	}
	return false
}
