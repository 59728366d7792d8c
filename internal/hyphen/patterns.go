package hyphen

import (
	"bytes"
	"compress/flate"
	_ "embed" // patterns.bin
	"encoding/binary"
	"io"
	"math/bits"
	"strings"
	"sync"
)

// patternData is made by build/build.sh; build/compile.go has its layout.
//
//go:embed data/patterns.bin
var patternData []byte

// dictionary is what is known of one language. Its patterns and exceptions are expanded
// when the first word of the language is asked for; before that it costs nothing.
type dictionary struct {
	tag         string
	left, right int // the least number of letters before the first hyphen and after the last
	patterns    func() *trie
	exceptions  func() map[string]string // word → its parts with hyphens, both in the codes of the trie
}

// trie holds the patterns of a language, for Bokmål and Nynorsk the same one.
type trie struct {
	nodes      []node
	codes      [letterLimit]byte // of letters in lower case; codeUnknown for those in no pattern
	levels     []byte            // lists of levels: offset of the first level in the pattern, number, the levels
	apostrophe bool              // patterns of this language know the apostrophe
}

// node of a trie. The children of a node are neighbours in order of their codes, so the
// set of codes tells where each is.
type node struct {
	children uint64 // bit c is set if there is a child with code c
	first    uint32 // index of the first child
	levels   uint16 // 1 + where in trie.levels the list of the pattern that ends here starts, or 0
}

// letterLimit is the end of Latin, Greek and Cyrillic but for their rare and historical
// letters; no pattern has one beyond it.
const letterLimit = 0x530

const (
	codeEnd     = 0 // the full stop that stands for both ends of a word in patterns
	codeHyphen  = 254
	codeUnknown = 255 // a letter that is in no pattern
)

// dictionaries are all languages, in order of their tags.
var dictionaries = sync.OnceValue(func() []*dictionary { return openDictionaries(patternData) })

// reader takes numbers and pieces off the front of a file. It panics where the file ends
// too early, which only a broken build can embed.
type reader struct{ rest []byte }

func (r *reader) number() int {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		panic(cutShort)
	}
	r.rest = r.rest[size:]
	return int(n)
}

func (r *reader) take(n int) []byte {
	if n > len(r.rest) {
		panic(cutShort)
	}
	part := r.rest[:n]
	r.rest = r.rest[n:]
	return part
}

const (
	fileMagic = "HYPHEN1\n"
	cutShort  = "hyphen: patterns.bin is cut short: run build/build.sh"
)

// openDictionaries reads the head of the file.
func openDictionaries(data []byte) []*dictionary {
	if !bytes.HasPrefix(data, []byte(fileMagic)) {
		panic("hyphen: patterns.bin holds no patterns: run build/build.sh")
	}
	r := reader{data[len(fileMagic):]}
	all := make([]*dictionary, r.number())
	blocks := make([][2]int, len(all)) // of patterns, of exceptions
	for i := range all {
		tag := string(r.take(int(r.take(1)[0])))
		all[i] = &dictionary{tag: tag, left: int(r.take(1)[0]), right: int(r.take(1)[0])}
		blocks[i] = [2]int{r.number(), r.number()}
	}
	sizes := make([][2]int, r.number()) // compressed, expanded
	for i := range sizes {
		sizes[i] = [2]int{r.number(), r.number()}
	}
	expand := make([]func() []byte, len(sizes))
	tries := make([]func() *trie, len(sizes))
	for i, size := range sizes {
		compressed := r.take(size[0])
		expand[i] = func() []byte {
			expanded := make([]byte, size[1])
			if _, err := io.ReadFull(flate.NewReader(bytes.NewReader(compressed)), expanded); err != nil {
				panic("hyphen: patterns.bin is damaged: " + err.Error())
			}
			return expanded
		}
		tries[i] = sync.OnceValue(func() *trie { return readTrie(expand[i]()) })
	}
	for i, d := range all {
		patterns, exceptions := blocks[i][0], blocks[i][1]
		d.patterns = tries[patterns]
		d.exceptions = sync.OnceValue(func() map[string]string {
			return readExceptions(string(expand[exceptions]()), d.patterns())
		})
	}
	return all
}

func readTrie(data []byte) *trie {
	r := reader{data}
	t := &trie{}
	for i := range t.codes {
		t.codes[i] = codeUnknown
	}
	for i := range r.number() {
		t.codes[r.number()] = byte(i + 1)
	}
	t.apostrophe = t.codes['\''] != codeUnknown
	starts := make([]uint16, r.number()) // where in t.levels each list starts
	for i := range starts {
		starts[i] = uint16(len(t.levels))
		offset, count := r.number(), r.number()
		t.levels = append(append(t.levels, byte(offset), byte(count)), r.take(count)...)
	}
	t.nodes = make([]node, r.number())
	counts, labels := r.take(len(t.nodes)), r.take(len(t.nodes)-1)
	next := uint32(1)
	for i := range t.nodes {
		n := &t.nodes[i]
		if counts[i]&1 != 0 {
			index := int(r.take(1)[0])
			if index >= 224 {
				index = (index-224)<<8 | int(r.take(1)[0])
			}
			n.levels = 1 + starts[index]
		}
		n.first = next
		code := byte(0)
		for range counts[i] >> 1 {
			code += labels[next-1]
			n.children |= 1 << code
			code++
			next++
		}
	}
	return t
}

// child returns the node that follows n by a letter, or 0, the root, which follows none.
func (t *trie) child(n uint32, code byte) uint32 {
	at := &t.nodes[n]
	// A code of 64 or more shifts the bit out, so an unknown letter has no child.
	bit := uint64(1) << code
	if at.children&bit == 0 {
		return 0
	}
	return at.first + uint32(bits.OnesCount64(at.children&(bit-1)))
}

// codeOf returns the code of a letter in lower case.
func (t *trie) codeOf(r rune) byte {
	if r >= 0 && r < letterLimit {
		return t.codes[r]
	}
	return codeUnknown
}

// raise lets the patterns speak: levels[i] becomes the highest level that any pattern
// found in codes gives to the place before codes[i]. It takes time by the length of codes
// times that of the longest pattern (14).
func (t *trie) raise(codes, levels []byte) {
	for start := range codes {
		n := uint32(0)
		for _, code := range codes[start:] {
			if n = t.child(n, code); n == 0 {
				break
			}
			list := int(t.nodes[n].levels)
			if list == 0 {
				continue
			}
			// list counts from 1, so these are the two bytes before the levels.
			offset, count := int(t.levels[list-1]), int(t.levels[list])
			at := levels[start+offset:]
			for i, level := range t.levels[list+1 : list+1+count] {
				at[i] = max(at[i], level)
			}
		}
	}
}

// readExceptions reads the words whose hyphens TeX's authors list one by one. All their
// letters are in the trie; compile.go sees to that.
func readExceptions(list string, t *trie) map[string]string {
	exceptions := map[string]string{}
	for hyphenated := range strings.Lines(list) {
		var word, parts []byte
		for _, r := range strings.TrimSuffix(hyphenated, "\n") {
			if r == '-' {
				parts = append(parts, codeHyphen)
				continue
			}
			word, parts = append(word, t.codeOf(r)), append(parts, t.codeOf(r))
		}
		exceptions[string(word)] = string(parts)
	}
	return exceptions
}
