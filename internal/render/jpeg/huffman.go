package jpeg

import "math/bits"

// codes gives each symbol its code: the length in the top byte, the code below. A symbol that does not occur has none.
type codes [256]uint32

// maxLength is the longest code that the format knows.
const maxLength = 16

// optimal returns the codes that make the scan shortest, and their table as it stands in DHT: how many codes there are
// of each length, then the symbols by length (T.81, K.2 and C.2). At least one symbol occurs.
func optimal(counts *[256]uint32) (codes, []byte) {
	lengths := codeLengths(counts)
	var ofLength [33]int
	for _, n := range lengths {
		ofLength[n]++
	}
	// No code is longer than 16 bits: two of the longest move up to where one shorter code splits into two (K.3).
	for n := len(ofLength) - 1; n > maxLength; n-- {
		for ofLength[n] > 0 {
			up := n - 2
			for ofLength[up] == 0 {
				up--
			}
			ofLength[n] -= 2
			ofLength[n-1]++
			ofLength[up+1] += 2
			ofLength[up]--
		}
	}
	// The symbol that was made up so that no code is all ones leaves the longest length.
	longest := maxLength
	for ofLength[longest] == 0 {
		longest--
	}
	ofLength[longest]--

	spec := make([]byte, maxLength, maxLength+256)
	for n := 1; n <= maxLength; n++ {
		spec[n-1] = byte(ofLength[n])
	}
	for n := uint8(1); n < 33; n++ {
		for symbol := 0; symbol < 256; symbol++ {
			if lengths[symbol] == n {
				spec = append(spec, byte(symbol))
			}
		}
	}
	return assign(spec), spec
}

// assign numbers the codes of a table in its order (C.2).
func assign(spec []byte) (c codes) {
	code, next := uint32(0), maxLength
	for n := 1; n <= maxLength; n++ {
		for range spec[n-1] {
			c[spec[next]] = uint32(n)<<24 | code
			code++
			next++
		}
		code <<= 1
	}
	return c
}

// codeLengths returns the length of every symbol's code in Huffman's tree, 0 for those that don't occur. Symbol 256 is
// made up: it occurs least of all, and its code, all ones, is used for nothing (K.2).
func codeLengths(counts *[256]uint32) (lengths [257]uint8) {
	var weight [257]uint64
	var other [257]int // the next symbol of the same subtree, or −1
	for i := range other {
		other[i] = -1
	}
	for i, n := range counts {
		// No tree is deeper than 32, which the arrays above count on: a depth of d needs a sum of Fibonacci's number
		// d+2, and so weights are kept to what 2²⁰ can tell apart.
		weight[i] = uint64(n)
	}
	scaleDown(weight[:256])
	weight[256] = 1
	for {
		// The two lightest; of equals the one with the larger number.
		a, b := -1, -1
		for i, w := range weight {
			switch {
			case w == 0:
			case a < 0 || w <= weight[a]:
				a, b = i, a
			case b < 0 || w <= weight[b]:
				b = i
			}
		}
		if b < 0 {
			return lengths
		}
		weight[a] += weight[b]
		weight[b] = 0
		for i := a; ; i = other[i] {
			lengths[i]++
			if other[i] < 0 {
				other[i] = b
				break
			}
		}
		for i := b; i >= 0; i = other[i] {
			lengths[i]++
		}
	}
}

// scaleDown shifts weights until their sum is below 2²¹; none that is above 0 becomes 0.
func scaleDown(weight []uint64) {
	sum := uint64(0)
	for _, w := range weight {
		sum += w
	}
	shift := max(0, bits.Len64(sum)-20)
	for i, w := range weight {
		if w > 0 {
			weight[i] = max(1, w>>shift)
		}
	}
}
