package verify

import "math/bits"

// index finds where two tokens stand beside each other. It takes eight bytes a token, whatever the text: pairs are counted into
// buckets by their hash, and every place is one number in the row of its bucket.
type index struct {
	tokens []token
	shift  uint
	// starts[b] is where the row of bucket b begins in places; one more ends the last.
	starts []uint32
	places []uint32
}

func newIndex(tokens []token) *index {
	size := min(max(bits.Len(uint(len(tokens))), 8), 22)
	x := &index{tokens: tokens, shift: uint(32 - size), starts: make([]uint32, 1<<size+1)}
	if len(tokens) < 2 {
		return x
	}
	for i := range len(tokens) - 1 {
		x.starts[x.bucket(tokens[i].id, tokens[i+1].id)+1]++
	}
	for b := 1; b < len(x.starts); b++ {
		x.starts[b] += x.starts[b-1]
	}
	x.places = make([]uint32, len(tokens)-1)
	// Filling moves each start to its end, which is the start of the next.
	for i := range len(tokens) - 1 {
		b := x.bucket(tokens[i].id, tokens[i+1].id)
		x.places[x.starts[b]] = uint32(i)
		x.starts[b]++
	}
	copy(x.starts[1:], x.starts[:len(x.starts)-1])
	x.starts[0] = 0
	return x
}

func (x *index) bucket(a, b uint32) uint32 {
	h := (a*0x9E3779B1 ^ bits.RotateLeft32(b, 15)) * 0x85EBCA77
	return (h ^ h>>15) * 0x9E3779B1 >> x.shift
}

// row returns the places at which a pair may stand, in order; others may be among them.
func (x *index) row(a, b uint32) []uint32 {
	i := x.bucket(a, b)
	return x.places[x.starts[i]:x.starts[i+1]]
}

// The bounds of a search, so that no text makes it slow: how many places of a passage are looked at, and how many tokens are
// compared for one quote. A text that is one word ten thousand times over reaches them; no interview does.
const (
	maxPlaces = 128
	maxWork   = 8 << 20
)

// budget counts what is compared for one quote.
type budget struct{ left int }

func (b *budget) spend(n int) bool {
	b.left -= n
	return b.left >= 0
}

// matches reports whether want stands at place i.
func (x *index) matches(want []uint32, i int, work *budget) bool {
	if i < 0 || i+len(want) > len(x.tokens) {
		return false
	}
	n := 0
	for n < len(want) && x.tokens[i+n].id == want[n] {
		n++
	}
	work.spend(n + 1)
	return n == len(want)
}

// find returns the places where want stands, at most maxPlaces of them, in order. It looks at the rarest pair of want; where even
// that is frequent and want is not found soon, it goes through the text once, in linear time.
func (x *index) find(want []uint32, work *budget) []int {
	switch len(want) {
	case 0:
		return nil
	case 1:
		return x.findOne(want[0])
	}
	var row []uint32
	offset := -1
	for i := range len(want) - 1 {
		if r := x.row(want[i], want[i+1]); offset < 0 || len(r) < len(row) {
			row, offset = r, i
		}
		if len(row) == 0 {
			return nil
		}
	}
	var found []int
	limit := &budget{min(work.left, maxWork/4)}
	for _, p := range row {
		if x.matches(want, int(p)-offset, limit) {
			if found = append(found, int(p)-offset); len(found) == maxPlaces {
				break
			}
		}
		if limit.left < 0 {
			return x.scan(want)
		}
	}
	work.spend(max(0, maxWork/4-limit.left))
	return found
}

func (x *index) findOne(want uint32) []int {
	var found []int
	for i := range x.tokens {
		if x.tokens[i].id == want {
			if found = append(found, i); len(found) == maxPlaces {
				break
			}
		}
	}
	return found
}

// scan finds want by Knuth, Morris and Pratt's automaton: its time is linear whatever repeats.
func (x *index) scan(want []uint32) []int {
	back := make([]int, len(want)+1)
	back[0] = -1
	for i, k := 0, -1; i < len(want); {
		for k >= 0 && want[i] != want[k] {
			k = back[k]
		}
		i++
		k++
		back[i] = k
	}
	var found []int
	k := 0
	for i := range x.tokens {
		for k >= 0 && (k == len(want) || x.tokens[i].id != want[k]) {
			k = back[k]
		}
		if k++; k == len(want) {
			if found = append(found, i-k+1); len(found) == maxPlaces {
				break
			}
		}
	}
	return found
}
