package placement

import "math"

// Spread returns places as near as possible to the wanted ones (least squares) that keep their order and the distances:
// place i+1 is at least apart[i] beyond place i, the first not below low, and the last not above high. It is the isotonic
// regression of the wanted places less the distances before them, by pooling adjacent violators, in time linear in their
// number; ok is false when the distances exceed the room.
func Spread(wanted, apart []float64, low, high float64) (places []float64, ok bool) {
	return spread(wanted, nil, apart, low, high)
}

// spread is Spread with weights of the squares, which are above zero; nil stands for ones.
func spread(wanted, weights, apart []float64, low, high float64) (places []float64, ok bool) {
	n := len(wanted)
	if n == 0 {
		return nil, true
	}
	before := make([]float64, n)
	for i := 1; i < n; i++ {
		before[i] = before[i-1] + apart[i-1]
	}
	high -= before[n-1]
	if high < low-1e-9 {
		return nil, false
	}
	type block struct {
		sum, weight float64
		count       int
	}
	var blocks []block
	for i, w := range wanted {
		b := block{w - before[i], 1, 1}
		if weights != nil {
			b.weight = weights[i]
			b.sum *= b.weight
		}
		for len(blocks) > 0 {
			last := blocks[len(blocks)-1]
			if last.sum/last.weight <= b.sum/b.weight {
				break
			}
			b.sum, b.weight, b.count = b.sum+last.sum, b.weight+last.weight, b.count+last.count
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	places = make([]float64, 0, n)
	for _, b := range blocks {
		// Clipping an isotonic regression to an interval gives the regression within it.
		v := math.Min(math.Max(b.sum/b.weight, low), math.Max(low, high))
		for range b.count {
			places = append(places, v+before[len(places)])
		}
	}
	return places, true
}
