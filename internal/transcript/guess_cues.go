package transcript

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// cues are the words of a language that tell hosts from guests, with their weights in nats.
type cues struct {
	questions []string // ends of questions that have no mark
	host      []cue
	guest     []cue

	// once is for what compile makes of the words: all of them, those of hosts first, and by their first character which they are.
	once    sync.Once
	words   []string
	byFirst map[rune][]uint16
	// mayBegin has a bit for each value of the lowest bits of a first character: most characters of a text begin no word.
	mayBegin [firstBits / 64]uint64
}

type cue struct {
	words  string
	weight float64
	why    string
}

const (
	// firstBits is how many values of the lowest bits of a character are told apart before the words are looked up.
	firstBits = 1 << 12
	// most is how many cues of one side count in a sentence.
	most = 3
	// cueBits bounds how many words a language has, of both sides.
	cueBits = 256
	// long is from how many characters on a sentence is long.
	long = 110
)

// compile orders the words by their first characters.
func (c *cues) compile() {
	c.byFirst = map[rune][]uint16{}
	for _, q := range slices.Concat(c.host, c.guest) {
		first, _ := utf8.DecodeRuneInString(q.words)
		c.byFirst[first] = append(c.byFirst[first], uint16(len(c.words)))
		c.mayBegin[first%firstBits/64] |= 1 << (first % 64)
		c.words = append(c.words, q.words)
	}
}

// found is the set of cues that stand in a sentence, by their index.
type found [cueBits / 64]uint64

func (f *found) has(i int) bool { return f[i/64]>>(i%64)&1 != 0 }

// find returns which words stand in a text in small letters.
func (c *cues) find(text string) (f found) {
	for i := 0; i < len(text); {
		first, size := rune(text[i]), 1
		if first >= utf8.RuneSelf {
			first, size = utf8.DecodeRuneInString(text[i:])
		}
		if c.mayBegin[first%firstBits/64]>>(first%64)&1 != 0 {
			for _, k := range c.byFirst[first] {
				if strings.HasPrefix(text[i:], c.words[k]) {
					f[k/64] |= 1 << (k % 64)
				}
			}
		}
		i += size
	}
	return f
}

// asks reports whether a sentence asks by its words.
func (c *cues) asks(s string) bool {
	s = strings.TrimRight(s, "\u3002.?\uFF1F\u300D\u201D\" ")
	for _, end := range c.questions {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// weigh says how much rather a host's a sentence is than a guest's, and by what.
func (c *cues) weigh(s string, ending Ending) (score float64, why string) {
	strongest := 0.0
	add := func(weight float64, reason string) {
		score += weight
		if math.Abs(weight) > math.Abs(strongest) {
			strongest, why = weight, reason
		}
	}
	if ending == Question || c.asks(s) {
		add(0.9, "asks a question")
	}
	all := c.find(lowered(s))
	for side, list := range [][]cue{c.host, c.guest} {
		count := 0
		for k, q := range list {
			if count < most && all.has(side*len(c.host)+k) {
				count++
				add(q.weight, q.why)
			}
		}
	}
	if len(s) > long && utf8.RuneCountInString(s) > long {
		add(-0.5, "speaks at length")
	}
	return score, why
}

// lowered returns a text in small letters, as far as letters of ASCII come out: cues have no others that are large or small. Of what is not
// ASCII only the Turkish capital I and the sign for kelvin become such.
func lowered(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' || c == 0xC4 || c == 0xE2 && strings.HasPrefix(s[i:], "\u212A") {
			return strings.ToLower(s)
		}
	}
	return s
}
