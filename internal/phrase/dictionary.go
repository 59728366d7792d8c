package phrase

import (
	_ "embed" // dictionary.bin, traditional.bin
	"encoding/binary"
)

//go:embed data/dictionary.bin
var dictionaryData string

//go:embed data/traditional.bin
var traditionalData string

// trie is the dictionary, read in place from the embedded bytes: nothing is parsed and
// pages that no text asks for are never loaded. data/compile.go has the layout.
type trie struct {
	labels, first, costs, roles, direct string
}

// words is the dictionary. Slicing the embedded string costs nanoseconds.
var words = openTrie(dictionaryData)

const (
	trieMagic  = "PHRASE1\n"
	trieDirect = 2 * 0x5200 // bytes of the table for U+4E00…U+9FFF
)

// openTrie cuts the file into its arrays. It panics on a file that compile.go did not
// write, which only a broken build can embed.
func openTrie(data string) trie {
	if len(data) < 12 || data[:8] != trieMagic {
		panic("phrase: dictionary.bin is not a dictionary: run go generate")
	}
	nodes := int(binary.LittleEndian.Uint32([]byte(data[8:12])))
	if len(data) != 12+2*nodes+3*(nodes+1)+2*nodes+trieDirect {
		panic("phrase: dictionary.bin is cut short: run go generate")
	}
	data = data[12:]
	take := func(n int) (part string) {
		part, data = data[:n], data[n:]
		return part
	}
	return trie{take(2 * nodes), take(3 * (nodes + 1)), take(nodes), take(nodes), take(trieDirect)}
}

// child returns the node under parent by one UTF-16 unit, 0 if there is none. The root
// is node 0.
func (t *trie) child(parent uint32, unit uint16) uint32 {
	if parent == 0 && unit >= 0x4E00 && unit < 0xA000 {
		at := 2 * int(unit-0x4E00)
		return uint32(t.direct[at]) | uint32(t.direct[at+1])<<8
	}
	low, high := t.firstChild(parent), t.firstChild(parent+1)
	for low < high {
		middle := (low + high) / 2
		label := uint16(t.labels[2*middle]) | uint16(t.labels[2*middle+1])<<8
		switch {
		case label == unit:
			return middle
		case label < unit:
			low = middle + 1
		default:
			high = middle
		}
	}
	return 0
}

func (t *trie) firstChild(node uint32) uint32 {
	at := 3 * int(node)
	b := t.first[at : at+3]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16
}

// variants are forms of Hong Kong and of older print that OpenCC's table of characters does not have.
var variants = map[rune]rune{'衞': '卫', '裏': '里', '綫': '线', '爲': '为', '啓': '启', '麪': '面', '牀': '床', '羣': '群', '峯': '峰', '衆': '众', '説': '说', '産': '产', '滙': '汇', '鈎': '钩'}

// Simplified returns the simplified form of a traditional character, or the character itself where it is none or has several
// (OpenCC's table of characters, Apache-2.0).
func Simplified(r rune) rune { return simplify(r) }

// simplify returns the simplified form of a traditional character, or the character.
func simplify(r rune) rune {
	if v, ok := variants[r]; ok {
		return v
	}
	if r < 0x3400 || r > 0xFFFF {
		return r
	}
	low, high := 0, len(traditionalData)/4
	for low < high {
		middle := (low + high) / 2
		b := traditionalData[4*middle : 4*middle+4]
		key := rune(b[0]) | rune(b[1])<<8
		switch {
		case key == r:
			return rune(b[2]) | rune(b[3])<<8
		case key < r:
			low = middle + 1
		default:
			high = middle
		}
	}
	return r
}
