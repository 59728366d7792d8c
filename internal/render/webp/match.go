package webp

import (
	"math/bits"
	"slices"
)

// token is one pixel, or pixels that are copied from a distance before.
type token struct {
	n int32  // pixels; 1 is a pixel of its own
	v uint32 // the pixel, or the distance in pixels
}

const (
	maxCopy     = 4096
	maxDistance = 1<<20 - nearCodes
	hashBits    = 18
	// Effort: how many earlier places with the same hash are looked at, and the length that is good enough to look no
	// further.
	chainLength = 16
	goodCopy    = 160
	// insideCopy is how many places at either end of a copy are remembered. All of them would fill the chains with
	// the inside of flat areas.
	insideCopy = 24
	// Where no copy of shortCopy pixels was found for patience places, as in grain, only hastyLength places are looked
	// at and none ahead, until one is found.
	shortCopy   = 8
	patience    = 128
	hastyLength = 3
)

// matcher finds pixels that repeat.
type matcher struct {
	head [1 << hashBits]int32 // 1 + the last place with a hash
	prev []int32              // 1 + the place before with the same hash
	out  []token
	// effort is how many places with the same hash are looked at for now.
	effort int
}

// find returns the tokens of pixels, whose rows have width pixels. literal is what a pixel of its own costs, in bits,
// by which copies are weighed.
func (m *matcher) find(pixels []uint32, width, literal int) []token {
	clear(m.head[:])
	m.prev = slices.Grow(m.prev[:0], len(pixels))[:len(pixels)]
	m.out = m.out[:0]
	next, nextDistance := 0, 0 // a copy that was found one place ahead
	inVain := 0
	for i := 0; i < len(pixels); {
		n, distance := next, nextDistance
		next = 0
		m.effort = chainLength
		if inVain > patience {
			m.effort = hastyLength
		}
		if n == 0 {
			n, distance = m.best(pixels, i, width, literal)
		}
		m.remember(pixels, i)
		if n >= shortCopy {
			inVain = 0
		} else {
			inVain++
		}
		if n > 1 && n < goodCopy && inVain <= patience && i+1 < len(pixels) {
			// A pixel of its own and a longer copy after it may be better.
			k, d := m.best(pixels, i+1, width, literal)
			if k > 1 && gain(k, d, width, literal) > gain(n, distance, width, literal)+literal/2 {
				next, nextDistance = k, d
				n = 1
			}
		}
		if n <= 1 {
			m.out = append(m.out, token{1, pixels[i]})
			i++
			continue
		}
		m.out = append(m.out, token{int32(n), uint32(distance)})
		for k := 1; k < n; k++ {
			if k == insideCopy && n > 2*insideCopy {
				k = n - insideCopy
			}
			m.remember(pixels, i+k)
		}
		i += n
	}
	return m.out
}

// gain is how many bits a copy spares, roughly.
func gain(n, distance, width, literal int) int {
	cost := 14
	if distance != 1 && distance != width {
		cost += bits.Len(uint(distance)) - 2
		if distance > 8*width {
			cost += 4
		}
	}
	return n*literal - cost
}

// best returns the copy for place i that spares most, or 0.
func (m *matcher) best(pixels []uint32, i, width, literal int) (n, distance int) {
	if i == 0 {
		return 0, 0
	}
	most := 0
	try := func(d int) bool {
		// It must be longer than the best so far, which one look rules out for most.
		if i+n >= len(pixels) || pixels[i-d+n] != pixels[i+n] {
			return false
		}
		k := same(pixels, i, d)
		if k > n {
			if g := gain(k, d, width, literal); g > most {
				most, n, distance = g, k, d
			}
		}
		return n >= goodCopy
	}
	if try(1) {
		return n, distance
	}
	if i >= width && try(width) {
		return n, distance
	}
	if i+2 >= len(pixels) {
		return n, distance
	}
	at := int(m.head[hash(pixels[i:])]) - 1
	for range m.effort {
		if at < 0 || i-at > maxDistance {
			break
		}
		if at < i && try(i-at) {
			break
		}
		at = int(m.prev[at]) - 1
	}
	return n, distance
}

// same returns how many pixels from i on equal those a distance before, at most maxCopy.
func same(pixels []uint32, i, d int) int {
	end := min(len(pixels), i+maxCopy)
	a, b := pixels[i:end], pixels[i-d:end-d]
	b = b[:len(a)]
	for k, p := range a {
		if p != b[k] {
			return k
		}
	}
	return len(a)
}

// remember enters place i, for copies that begin later.
func (m *matcher) remember(pixels []uint32, i int) {
	if i+2 >= len(pixels) {
		return
	}
	h := hash(pixels[i:])
	m.prev[i] = m.head[h]
	m.head[h] = int32(i + 1)
}

// hash mixes three pixels.
func hash(p []uint32) uint32 {
	_ = p[2]
	return (p[0]*0x9e3779b1 ^ bits.RotateLeft32(p[1]*0x85ebca6b, 13) ^ bits.RotateLeft32(p[2]*0xc2b2ae35, 7)) * 0x27d4eb2f >> (32 - hashBits)
}
