package source

import "strings"

// Suggest returns the word of known that word was most probably meant to be, or "" when none is near
// enough: at most one slip in words of up to four characters, two in longer ones, three beyond eight.
// A swap of two neighbours counts as one slip. Among equals the first of known wins.
func Suggest(word string, known []string) string {
	written := []rune(strings.ToLower(word))
	allowed := 1
	switch {
	case len(written) > 8:
		allowed = 3
	case len(written) > 4:
		allowed = 2
	}
	best, bestDistance := "", allowed+1
	for _, candidate := range known {
		meant := []rune(strings.ToLower(candidate))
		if len(meant)-len(written) > allowed || len(written)-len(meant) > allowed {
			continue
		}
		// Replacing every character of a short word is not a slip.
		if d := distance(written, meant); d < bestDistance && d < len(meant) {
			best, bestDistance = candidate, d
		}
	}
	return best
}

// distance is the optimal string alignment distance: insertions, deletions, replacements and swaps of
// neighbours, each costing one.
func distance(a, b []rune) int {
	before, previous, current := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
		}
		before, previous, current = previous, current, before
	}
	return previous[len(b)]
}
