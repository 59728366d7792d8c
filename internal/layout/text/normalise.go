package text

import "strings"

// Normalising: what a transcript's keyboard typed becomes what the language sets. It changes the picture only; the deck
// keeps what was written. GB/T 15834-2011 for the Chinese forms.
//
// In: the written code points and a language. Out: the code points that are set, and for each the index of the written
// one it came from (plus one entry for the end), so that marks, spans and positions can be carried over.

// fullWidth are the Chinese forms of a transcript's ASCII marks.
var fullWidth = map[rune]rune{
	',': '\uff0c', '.': '\u3002', '?': '\uff1f', '!': '\uff01', ':': '\uff1a', ';': '\uff1b', '(': '\uff08', ')': '\uff09',
}

// japaneseWidth likewise for Japanese, where commas and stops are too various to guess.
var japaneseWidth = map[rune]rune{'?': '\uff1f', '!': '\uff01', '(': '\uff08', ')': '\uff09', ':': '\uff1a'}

// Rules says what normalising may change; its zero value changes nothing.
type Rules struct {
	Marks    bool // ASCII , . ? ! : ; ( ) between CJK become full-width
	Quotes   bool // straight quotation marks become curly, by pairs
	Ellipses bool // ... 。。。 and a single … become ……, in English …
	Dashes   bool // -- and a single — become ——, in English —
	Spaces   bool // a single space beside CJK is dropped, since spacing makes a better one
	// Names keeps a single space between two CJK characters: in a name or a role it parts what the writer parted, in prose it comes from a
	// folded line.
	Names bool
	// Apart keeps a single space between CJK and a letter or figure: for text that somebody else sets, who may not put air there.
	Apart bool
}

// AllRules is what a deck gets that says nothing else.
var AllRules = Rules{Marks: true, Quotes: true, Ellipses: true, Dashes: true, Spaces: true}

// normaliser walks the written text once.
type normaliser struct {
	rules  Rules
	in     []rune
	lang   string
	out    []rune
	origin []int
}

// Normalise returns the text as it is set and, for every code point of it, the index in text of the one it came from,
// with one entry more for the end. Languages other than Chinese, Japanese and English come back unchanged.
func Normalise(text []rune, lang string, rules Rules) (set []rune, origin []int) {
	n := normaliser{rules: rules, in: text, lang: lang, out: make([]rune, 0, len(text)), origin: make([]int, 0, len(text)+1)}
	switch {
	case isChinese(lang):
		n.walk(fullWidth)
	case isJapanese(lang):
		n.walk(japaneseWidth)
	case lang == "en" || strings.HasPrefix(lang, "en-"):
		n.curl()
	default:
		for i, r := range text {
			n.put(i, r)
		}
	}
	n.origin = append(n.origin, len(text))
	return n.out, n.origin
}

func (n *normaliser) put(i int, runes ...rune) {
	for _, r := range runes {
		n.out = append(n.out, r)
		n.origin = append(n.origin, i)
	}
}

func (n *normaliser) at(i int) rune {
	if i < 0 || i >= len(n.in) {
		return 0
	}
	return n.in[i]
}

// before and after return the nearest character that is not a space, or 0.
func (n *normaliser) before(i int) rune {
	for i--; i >= 0 && n.in[i] == ' '; i-- {
	}
	return n.at(i)
}

func (n *normaliser) after(i int) rune {
	for i++; i < len(n.in) && n.in[i] == ' '; i++ {
	}
	return n.at(i)
}

// wide reports whether the mark at i stands in CJK text: next to it, skipping marks that are themselves undecided, is a
// CJK character on the left, or on the right when the left has none.
func (n *normaliser) wide(i int) bool {
	return isCJK(n.neighbour(i, -1)) || isCJK(n.neighbour(i, 1))
}

// neighbour returns the nearest letter, digit or CJK character from i in the direction step.
func (n *normaliser) neighbour(i, step int) rune {
	for i += step; i >= 0 && i < len(n.in); i += step {
		r := n.in[i]
		if r == ' ' || fullWidth[r] != 0 || strings.ContainsRune("\"'“”‘’", r) {
			continue
		}
		return r
	}
	return 0
}

// endsSentence reports whether the mark at i, after a Latin word or a figure, is the end of a Chinese or Japanese sentence:
// nothing but closing marks follows on the line, and CJK stands before it in the same sentence (他用AI.).
func (n *normaliser) endsSentence(i int) bool {
	switch n.in[i] {
	case '.', '!', '?':
	default:
		return false
	}
	for k := i + 1; k < len(n.in) && n.in[k] != '\n'; k++ {
		if !strings.ContainsRune(" \"'”’」』)）", n.in[k]) {
			return false
		}
	}
	for k := i - 1; k >= 0 && n.in[k] != '\n'; k-- {
		switch r := n.in[k]; {
		case isCJK(r):
			return !fullStops[r]
		case (r == '.' || r == '!' || r == '?') && !n.inToken(k):
			return false
		}
	}
	return false
}

// fullStops end a sentence.
var fullStops = set("。！？")

// inToken reports whether the mark at i is part of a number, time, address or Latin token: 3.5, 1,000, 18:00, X.com,
// https://… . Both sides touch it without a space and are ASCII letters, digits or the marks of an address.
func (n *normaliser) inToken(i int) bool {
	l, r := n.at(i-1), n.at(i+1)
	if l == 0 || r == 0 {
		return false
	}
	switch n.in[i] {
	case ',':
		return isDigitASCII(l) && isDigitASCII(r)
	case '.', ':', '?', '!', ';':
		return isTokenASCII(l) && isTokenASCII(r) || n.in[i] == ':' && r == '/' && n.at(i+2) == '/'
	}
	return false
}

func isDigitASCII(r rune) bool { return r >= '0' && r <= '9' }

func isTokenASCII(r rune) bool {
	return isDigitASCII(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("/=&_-%+#@", r)
}

// walk normalises CJK text with the marks of table.
func (n *normaliser) walk(table map[rune]rune) {
	quotes := quotePairs(n.in)
	parens := n.parens()
	for i := 0; i < len(n.in); i++ {
		r := n.in[i]
		switch {
		case isChinese(n.lang) && (r == '.' || r == '\u3002') && n.at(i+1) == r && n.at(i+2) == r:
			// Dots in a row are no full stops, whether or not they may become an ellipsis.
			from := i
			for n.at(i+1) == r {
				i++
			}
			if n.rules.Ellipses {
				n.put(i, '…', '…')
				break
			}
			for k := from; k <= i; k++ {
				n.put(k, r)
			}
		case n.rules.Ellipses && isChinese(n.lang) && r == '…' && n.at(i+1) != '…' && n.at(i-1) != '…' && n.wide(i):
			n.put(i, '…', '…')
		case n.rules.Dashes && isChinese(n.lang) && r == '-' && n.at(i+1) == '-' && n.wide(i):
			for n.at(i+1) == '-' {
				i++
			}
			n.put(i, '—', '—')
		case n.rules.Dashes && isChinese(n.lang) && r == '—' && n.at(i+1) != '—' && n.at(i-1) != '—' && isHan(n.before(i)) && isHan(n.after(i)):
			n.put(i, '—', '—')
		case n.rules.Quotes && (r == '"' || r == '\''):
			n.put(i, n.quote(i, r, quotes))
		case n.rules.Marks && (r == '(' || r == ')'):
			if parens[i] {
				r = table[r]
			}
			n.put(i, r)
		case n.rules.Marks && table[r] != 0 && (n.wide(i) || n.endsSentence(i)) && !n.inToken(i):
			n.put(i, table[r])
		case n.rules.Spaces && r == ' ' && n.dropSpace(i):
		default:
			n.put(i, r)
		}
	}
}

// dropSpace reports whether the single space at i is one that spacing makes better: between CJK and anything but
// another space. Two and more stay, as does U+3000.
func (n *normaliser) dropSpace(i int) bool {
	l, r := n.at(i-1), n.at(i+1)
	if l == 0 || r == 0 || l == ' ' || r == ' ' {
		return false
	}
	mark := func(r rune) bool { return fullWidth[r] != 0 }
	switch {
	case isCJK(l) && isCJK(r):
		// Folding of YAML's > makes it; between two words of the writer's own it would have been U+3000 or doubled.
		return !n.rules.Names
	case isCJK(l):
		return !n.rules.Apart && (classOf(r) == classLatin || classOf(r) == classDigit) || mark(r)
	case isCJK(r):
		return !n.rules.Apart && (classOf(l) == classLatin || classOf(l) == classDigit) || mark(l) && n.wide(i-1)
	case mark(l):
		// after a mark that becomes full-width: "SpaceX, 特斯拉"
		return n.wide(i-1) && !n.inToken(i-1)
	}
	return false
}

// parens marks the brackets that become full-width: pairs that stand after CJK or hold it.
func (n *normaliser) parens() map[int]bool {
	wide := map[int]bool{}
	var stack []int
	for i, r := range n.in {
		switch r {
		case '(':
			stack = append(stack, i)
		case ')':
			if len(stack) == 0 {
				wide[i] = isCJK(n.before(i))
				continue
			}
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if isCJK(n.before(o)) || isCJK(n.after(o)) || isCJK(n.before(i)) {
				wide[o], wide[i] = true, true
			}
		}
	}
	for _, o := range stack {
		wide[o] = isCJK(n.before(o)) || isCJK(n.after(o))
	}
	return wide
}

// quotePairs tells for each straight quotation mark whether it opens (true) or closes.
func quotePairs(text []rune) map[int]bool {
	opens := map[int]bool{}
	open := map[rune]bool{}
	for i, r := range text {
		if r != '"' && r != '\'' || r == '\'' && isApostrophe(text, i) {
			continue
		}
		opens[i] = !open[r]
		open[r] = !open[r]
	}
	return opens
}

// isApostrophe reports whether the ' at i stands inside a Latin word (don't) or before a year ('95).
func isApostrophe(text []rune, i int) bool {
	return i > 0 && i+1 < len(text) && classOf(text[i-1]) == classLatin && classOf(text[i+1]) == classLatin
}

func (n *normaliser) quote(i int, r rune, opens map[int]bool) rune {
	open, paired := opens[i]
	switch {
	case !paired:
		return '’'
	case r == '"' && open:
		return '“'
	case r == '"':
		return '”'
	case open:
		return '‘'
	}
	return '’'
}

// curl sets English: straight quotes become curly, by whether they stand at a word's start.
func (n *normaliser) curl() {
	for i := 0; i < len(n.in); i++ {
		r := n.in[i]
		opens := i == 0 || strings.ContainsRune(" \n\t([{—–“‘", n.in[i-1])
		switch {
		case n.rules.Quotes && r == '"' && opens:
			n.put(i, '“')
		case n.rules.Quotes && r == '"':
			n.put(i, '”')
		case n.rules.Quotes && r == '\'' && opens && !isDigitASCII(n.at(i+1)):
			n.put(i, '‘')
		case n.rules.Quotes && r == '\'':
			n.put(i, '’')
		case n.rules.Ellipses && r == '.' && n.at(i+1) == '.' && n.at(i+2) == '.':
			i += 2
			n.put(i, '…')
		case n.rules.Dashes && r == '-' && n.at(i+1) == '-':
			i++
			n.put(i, '—')
		default:
			n.put(i, r)
		}
	}
}
