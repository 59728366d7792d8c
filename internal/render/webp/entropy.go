package webp

import "slices"

// The alphabets of one picture (RFC 9649, section 5.2): greens with lengths of copies and places of the cache, reds,
// blues, alphas, distances.
const (
	greens = iota
	reds
	blues
	alphas
	copied
	alphabets
)

const (
	lengthSymbols   = 24
	distanceSymbols = 40
	cacheSymbols    = 256 + lengthSymbols // the first place of the cache
)

// cacheSizes are what is tried for the cache of colours, in bits; 0 is none.
var cacheSizes = []uint{0, 4, 7, 10}

// symbols are the tokens of a picture under one cache: literal pixels that the cache holds have become places in it.
type symbols struct {
	cacheBits uint
	tokens    []token // n = 0: v is a place in the cache
	counts    [alphabets][]uint32
	codes     [alphabets]prefixCode
	cache     []uint32
}

// set replaces pixels by places of a cache of so many bits, and counts.
func (s *symbols) set(pixels []uint32, tokens []token, d *distances, cacheBits uint) {
	s.cacheBits = cacheBits
	s.tokens = s.tokens[:0]
	size := 0
	if cacheBits > 0 {
		size = 1 << cacheBits
	}
	s.cache = append(s.cache[:0], make([]uint32, size)...)
	for a, n := range [alphabets]int{cacheSymbols + size, 256, 256, 256, distanceSymbols} {
		s.counts[a] = append(s.counts[a][:0], make([]uint32, n)...)
	}
	s.tokens = slices.Grow(s.tokens, len(tokens))
	at := 0
	for _, t := range tokens {
		if t.n == 1 {
			if size > 0 {
				h := t.v * 0x1e35a7bd >> (32 - cacheBits)
				if s.cache[h] == t.v {
					t = token{0, h}
				} else {
					s.cache[h] = t.v
				}
			}
			s.count(t)
			at++
		} else {
			if size > 0 {
				// What is copied enters the cache too; what is a run of one pixel does it once.
				last := ^pixels[at]
				for _, p := range pixels[at : at+int(t.n)] {
					if p != last {
						s.cache[p*0x1e35a7bd>>(32-cacheBits)] = p
						last = p
					}
				}
			}
			at += int(t.n)
			t.v = d.code(t.v)
			s.count(t)
		}
		s.tokens = append(s.tokens, t)
	}
}

func (s *symbols) count(t token) {
	switch t.n {
	case 0:
		s.counts[greens][cacheSymbols+t.v]++
	case 1:
		s.counts[greens][t.v>>8&0xff]++
		s.counts[reds][t.v>>16&0xff]++
		s.counts[blues][t.v&0xff]++
		s.counts[alphas][t.v>>24]++
	default:
		length, _, _ := split(uint32(t.n))
		s.counts[greens][256+length]++
		distance, _, _ := split(t.v)
		s.counts[copied][distance]++
	}
}

// encode makes the codes and returns how many bits the picture will have, about: the codes themselves are reckoned at
// half a byte a symbol that occurs.
func (s *symbols) encode() (sum uint64) {
	for a := range s.codes {
		s.codes[a].build(s.counts[a], maxLength)
		sum += s.codes[a].bits(s.counts[a]) + 4*uint64(len(s.codes[a].leaves))
	}
	for symbol, n := range s.counts[greens][256:cacheSymbols] {
		sum += uint64(n) * uint64(max(0, symbol/2-1))
	}
	for symbol, n := range s.counts[copied] {
		sum += uint64(n) * uint64(max(0, symbol/2-1))
	}
	return sum
}

// write appends the picture: the cache, whether several codes share it (main picture only: they don't), the codes,
// the data (section 5.2 and 6).
func (s *symbols) write(w *bitWriter, main bool) {
	w.flag(s.cacheBits > 0)
	if s.cacheBits > 0 {
		w.put(uint32(s.cacheBits), 4)
	}
	if main {
		w.flag(false)
	}
	for a := range s.codes {
		s.codes[a].write(w)
	}
	for _, t := range s.tokens {
		switch t.n {
		case 0:
			s.codes[greens].put(w, int(cacheSymbols+t.v))
		case 1:
			s.codes[greens].put(w, int(t.v>>8&0xff))
			s.codes[reds].put(w, int(t.v>>16&0xff))
			s.codes[blues].put(w, int(t.v&0xff))
			s.codes[alphas].put(w, int(t.v>>24))
		default:
			symbol, extra, n := split(uint32(t.n))
			s.codes[greens].put(w, 256+symbol)
			w.put(extra, n)
			symbol, extra, n = split(t.v)
			s.codes[copied].put(w, symbol)
			w.put(extra, n)
		}
	}
}

// coder turns pixels into bits: copies first, then the cache that makes the whole shortest.
type coder struct {
	matcher   matcher
	distances distances
	best, try symbols
}

// choose finds the tokens of pixels and the best cache among sizes, and returns the number of bits.
func (c *coder) choose(pixels []uint32, width, literal int, sizes []uint) uint64 {
	c.distances.set(width)
	tokens := c.matcher.find(pixels, width, literal)
	least := ^uint64(0)
	for _, size := range sizes {
		c.try.set(pixels, tokens, &c.distances, size)
		if n := c.try.encode(); n < least {
			least = n
			c.best, c.try = c.try, c.best
		}
	}
	return least
}
