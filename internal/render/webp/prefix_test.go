package webp

import (
	"math"
	"testing"
)

// Codes are complete, prefix codes in canonical order, within their limit, and as short as entropy lets them be.
func TestPrefixCodes(t *testing.T) {
	fibonacci := make([]uint32, 45)
	for i := range fibonacci {
		if fibonacci[i] = 1; i > 1 {
			fibonacci[i] = fibonacci[i-1] + fibonacci[i-2]
		}
	}
	alike := make([]uint32, 1304)
	steep := make([]uint32, 280)
	for i := range alike {
		alike[i] = math.MaxUint32
	}
	for i := range steep {
		steep[i] = uint32(1 << max(0, 31-i))
	}
	for _, tt := range []struct {
		name   string
		counts []uint32
		limit  uint8
		most   float64 // bits a symbol above entropy
	}{
		{"two", []uint32{5, 0, 9}, maxLength, 0.1},
		{"Fibonacci", fibonacci, maxLength, 0.15},
		{"Fibonacci of lengths", fibonacci[:19], maxLengthLength, 0.3},
		{"alike", alike, maxLength, 0.1},
		{"steep", steep, maxLength, 0.1},
		{"alike in lengths", alike[:19], maxLengthLength, 0.2},
	} {
		var p prefixCode
		p.build(tt.counts, tt.limit)
		total, entropy, room := 0.0, 0.0, 0
		for _, n := range tt.counts {
			total += float64(n)
		}
		for s, n := range tt.counts {
			if n == 0 {
				if p.lengths[s] != 0 {
					t.Errorf("%s: symbol %d does not occur and has %d bits", tt.name, s, p.lengths[s])
				}
				continue
			}
			entropy -= float64(n) * math.Log2(float64(n)/total)
			l := p.lengths[s]
			if l < 1 || l > tt.limit {
				t.Fatalf("%s: symbol %d has %d bits", tt.name, s, l)
			}
			room += 1 << (maxLength - l)
		}
		if room != 1<<maxLength {
			t.Errorf("%s: the words take %d/32768 of the room", tt.name, room)
		}
		for s := range tt.counts {
			for other := range tt.counts {
				if a, b := p.lengths[s], p.lengths[other]; s != other && a > 0 && a <= b && p.words[s] == p.words[other]&(1<<a-1) {
					t.Fatalf("%s: the word of %d begins that of %d", tt.name, s, other)
				}
			}
		}
		if have := (float64(p.bits(tt.counts)) - entropy) / total; have > tt.most {
			t.Errorf("%s: %.3f bits a symbol above entropy", tt.name, have)
		}
	}
}

// Lengths and distances come back from their symbols as section 5.2.2 says.
func TestSplit(t *testing.T) {
	for v := uint32(1); v <= 1<<20; v++ {
		symbol, extra, n := split(v)
		want := uint32(symbol) + 1
		if symbol >= 4 {
			wantBits := uint(symbol-2) >> 1
			if n != wantBits {
				t.Fatalf("%d has %d bits after symbol %d", v, n, symbol)
			}
			want = (2+uint32(symbol)&1)<<wantBits + extra + 1
		}
		if v != want || symbol >= distanceSymbols || extra>>n != 0 {
			t.Fatalf("%d becomes %d, %d and %d bits, which is %d", v, symbol, extra, n, want)
		}
	}
}

// The predictors that go by all channels guess as section 4.1 says, in ties too.
func TestPredictors(t *testing.T) {
	seed := uint32(9)
	next := func() uint32 {
		seed = seed*1664525 + 1013904223
		return seed >> 13 & 0x03030303 * 63 // few values: many ties
	}
	ties := 0
	for range 20000 {
		left, top, corner := next(), next(), next()
		var gradient uint32
		toLeft, toTop := 0, 0
		for shift := 0; shift < 32; shift += 8 {
			l, t, c := int(left>>shift&0xff), int(top>>shift&0xff), int(corner>>shift&0xff)
			p := l + t - c
			gradient |= uint32(max(0, min(255, p))) << shift
			toLeft += max(p-l, l-p)
			toTop += max(p-t, t-p)
		}
		nearer := left
		if toLeft >= toTop {
			nearer = top
		}
		if toLeft == toTop && left != top {
			ties++
		}
		if got := predicted(predictSelect, left, top, corner); got != nearer {
			t.Fatalf("of %x and %x, after %x, it selects %x", left, top, corner, got)
		}
		if got := predicted(predictGradient, left, top, corner); got != gradient {
			t.Fatalf("%x + %x − %x is %x", left, top, corner, got)
		}
	}
	if ties < 100 {
		t.Errorf("only %d ties were tried", ties)
	}
}

// What words of 32 bits do at once is what bytes do one by one.
func TestBytesAtOnce(t *testing.T) {
	seed := uint32(1)
	next := func() uint32 { seed = seed*1664525 + 1013904223; return seed ^ seed>>15 }
	for range 20000 {
		a, b, c := next(), next(), next()
		green := []uint32{a}
		subtractGreen(green)
		for shift := 0; shift < 32; shift += 8 {
			at := func(v uint32) uint8 { return uint8(v >> shift) }
			if at(subtract(a, b)) != at(a)-at(b) {
				t.Fatalf("%x − %x is %x", a, b, subtract(a, b))
			}
			if got, want := at(predicted(predictMean, a, b, c)), uint8((int(at(a))+int(at(b)))/2); got != want {
				t.Fatalf("the mean of %x and %x is %x", a, b, predicted(predictMean, a, b, c))
			}
			want := at(a)
			if shift == 0 || shift == 16 {
				want -= uint8(a >> 8)
			}
			if at(green[0]) != want {
				t.Fatalf("%x without green is %x", a, green[0])
			}
		}
	}
}
