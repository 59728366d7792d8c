package placement

// shortest goes through n cards in order: extend adds to next every way in which card k may follow the state s, which is at index
// from among its layer's, and prune keeps of a layer what is worth keeping. It goes back from the cheapest last state and returns
// what each card took; ok is false when some card can follow no state.
func shortest[State, Taken any](n int, start State, extend func(next []State, s *State, from, k int) []State, prune func([]State) []State,
	read func(*State) (cost float64, from int, taken Taken)) (taken []Taken, cost float64, ok bool) {
	layers := [][]State{{start}}
	for k := range n {
		var next []State
		last := layers[k]
		for i := range last {
			next = extend(next, &last[i], i, k)
		}
		if next = prune(next); len(next) == 0 {
			return nil, 0, false
		}
		layers = append(layers, next)
	}
	best := 0
	for i := range layers[n] {
		if c, _, _ := read(&layers[n][i]); i == 0 || c < cost {
			best, cost = i, c
		}
	}
	taken = make([]Taken, n)
	for k, i := n, best; k > 0; k-- {
		_, i, taken[k-1] = read(&layers[k][i])
	}
	return taken, cost, true
}
