package webp

import (
	"cmp"
	"math/bits"
	"slices"
)

// Longest codes in bits: of symbols, and of the lengths of their codes (RFC 9649, section 5.3.2, 6.2).
const (
	maxLength       = 15
	maxLengthLength = 7
)

// prefixCode is the code of one alphabet. Code words lie turned round, as they are written. A symbol that stands alone
// has a word of 0 bits.
type prefixCode struct {
	lengths []uint8
	words   []uint16
	leaves  []leaf
	nodes   []leaf
}

// leaf is a symbol or the sum of two with its weight. up is the number of the node above, in order of making.
type leaf struct {
	weight uint64
	symbol int32
	up     int32
}

// build makes the shortest code for counts whose words have at most limit bits.
func (p *prefixCode) build(counts []uint32, limit uint8) {
	p.lengths = append(p.lengths[:0], make([]uint8, len(counts))...)
	p.words = append(p.words[:0], make([]uint16, len(counts))...)
	p.leaves = p.leaves[:0]
	for s, n := range counts {
		if n > 0 {
			p.leaves = append(p.leaves, leaf{weight: uint64(n), symbol: int32(s)})
		}
	}
	switch len(p.leaves) {
	case 0:
		return
	case 1:
		// A simple code may hold a symbol below 256 that needs no bits at all; any other gets a companion, since
		// readers disagree about trees of one leaf.
		if s := p.leaves[0].symbol; s >= 256 || limit == maxLengthLength {
			companion := 0
			if s == 0 {
				companion = 1
			}
			p.lengths[s], p.lengths[companion] = 1, 1
			p.number()
		}
		return
	}
	slices.SortStableFunc(p.leaves, func(a, b leaf) int { return cmp.Compare(a.weight, b.weight) })
	// A tree that is too deep is made again from counts that differ less; alike, they make a tree of ⌈log₂ n⌉.
	for least := uint64(1); !p.tree(limit); least *= 2 {
		for i := range p.leaves {
			p.leaves[i].weight = max(p.leaves[i].weight, least)
		}
	}
	p.number()
}

// tree makes Huffman's tree of the leaves, which are in order of weight, and sets lengths. It returns false when one
// would be longer than limit.
func (p *prefixCode) tree(limit uint8) bool {
	n := len(p.leaves)
	p.nodes = append(p.nodes[:0], p.leaves...)
	// Sums come in order of weight by themselves: leaves and sums are two queues.
	nextLeaf, nextSum := 0, n
	lightest := func() int {
		if nextLeaf < n && (nextSum >= len(p.nodes) || p.nodes[nextLeaf].weight <= p.nodes[nextSum].weight) {
			nextLeaf++
			return nextLeaf - 1
		}
		nextSum++
		return nextSum - 1
	}
	for len(p.nodes) < 2*n-1 {
		a, b := lightest(), lightest()
		p.nodes[a].up, p.nodes[b].up = int32(len(p.nodes)), int32(len(p.nodes))
		p.nodes = append(p.nodes, leaf{weight: p.nodes[a].weight + p.nodes[b].weight})
	}
	// From the root down; the weight is not needed any more and becomes the depth.
	p.nodes[2*n-2].weight = 0
	for i := 2*n - 3; i >= 0; i-- {
		depth := p.nodes[p.nodes[i].up].weight + 1
		p.nodes[i].weight = depth
		if i < n {
			if depth > uint64(limit) {
				return false
			}
			p.lengths[p.nodes[i].symbol] = uint8(depth)
		}
	}
	return true
}

// number gives out the words by length, then by symbol (section 3.2.2 of RFC 1951), turned round.
func (p *prefixCode) number() {
	var ofLength, next [maxLength + 2]uint32
	for _, n := range p.lengths {
		ofLength[n]++
	}
	ofLength[0] = 0
	for n := 1; n <= maxLength; n++ {
		next[n+1] = (next[n] + ofLength[n]) << 1
	}
	for s, n := range p.lengths {
		if n > 0 {
			p.words[s] = bits.Reverse16(uint16(next[n])) >> (16 - n)
			next[n]++
		}
	}
}

// bits returns how many bits a text of these counts has in this code, without what it costs to write the code.
func (p *prefixCode) bits(counts []uint32) (sum uint64) {
	for s, n := range counts {
		sum += uint64(n) * uint64(p.lengths[s])
	}
	return sum
}

// put appends the word of a symbol.
func (p *prefixCode) put(w *bitWriter, symbol int) {
	w.put(uint32(p.words[symbol]), uint(p.lengths[symbol]))
}

// write appends the code itself: one or two symbols by name, or the lengths of all (section 6.2).
func (p *prefixCode) write(w *bitWriter) {
	if len(p.leaves) <= 2 && (len(p.leaves) == 0 || p.leaves[0].symbol < 256 && p.leaves[len(p.leaves)-1].symbol < 256) {
		w.flag(true)
		p.writeSimple(w)
		return
	}
	w.flag(false)
	p.writeLengths(w)
}

func (p *prefixCode) writeSimple(w *bitWriter) {
	var symbols []uint32
	for _, l := range p.leaves {
		symbols = append(symbols, uint32(l.symbol))
	}
	if len(symbols) == 0 {
		symbols = []uint32{0} // nothing is ever written with this code
	}
	slices.Sort(symbols)
	w.flag(len(symbols) == 2)
	if symbols[0] < 2 {
		w.flag(false)
		w.put(symbols[0], 1)
	} else {
		w.flag(true)
		w.put(symbols[0], 8)
	}
	if len(symbols) == 2 {
		w.put(symbols[1], 8)
	}
}

// Symbols of lengths that stand for several.
const (
	repeatLength = 16 // the last one that was not 0, 3 to 6 times
	fewZeros     = 17 // 3 to 10
	manyZeros    = 18 // 11 to 138
)

// lengthOrder is the order in which the code of lengths gives its own.
var lengthOrder = [19]int{17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}

func (p *prefixCode) writeLengths(w *bitWriter) {
	type run struct {
		symbol int
		extra  uint32
		bits   uint
	}
	var runs []run
	last := uint8(8)
	for i := 0; i < len(p.lengths); {
		n := p.lengths[i]
		end := i + 1
		for end < len(p.lengths) && p.lengths[end] == n {
			end++
		}
		for count := end - i; count > 0; {
			switch {
			case n == 0 && count >= 11:
				k := min(count, 138)
				runs = append(runs, run{manyZeros, uint32(k - 11), 7})
				count -= k
			case n == 0 && count >= 3:
				k := min(count, 10)
				runs = append(runs, run{fewZeros, uint32(k - 3), 3})
				count -= k
			case n == last && count >= 3: // last is never 0
				k := min(count, 6)
				runs = append(runs, run{repeatLength, uint32(k - 3), 2})
				count -= k
			default:
				runs = append(runs, run{int(n), 0, 0})
				count--
				if n != 0 {
					last = n
				}
			}
		}
		i = end
	}
	var counts [19]uint32
	for _, r := range runs {
		counts[r.symbol]++
	}
	var code prefixCode
	code.build(counts[:], maxLengthLength)
	given := len(lengthOrder)
	for given > 4 && code.lengths[lengthOrder[given-1]] == 0 {
		given--
	}
	w.put(uint32(given-4), 4)
	for _, s := range lengthOrder[:given] {
		w.put(uint32(code.lengths[s]), 3)
	}
	w.flag(false) // all lengths follow, not only the first ones
	for _, r := range runs {
		code.put(w, r.symbol)
		w.put(r.extra, r.bits)
	}
}

// split returns the symbol of a length or distance code from 1, and the bits that follow it (section 5.2.2).
func split(v uint32) (symbol int, extra uint32, n uint) {
	if v <= 4 {
		return int(v - 1), 0, 0
	}
	v--
	n = uint(bits.Len32(v) - 2)
	return int(2*n + 2 + uint(v>>n&1)), v & (1<<n - 1), n
}
