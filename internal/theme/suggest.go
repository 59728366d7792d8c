package theme

import "unicode/utf8"

// nearest returns the candidate that s was most likely meant to be, or "": at most a third of the letters may
// differ, swapped neighbours counting one. Equal distances keep the order of candidates.
func nearest(s string, candidates []string) string {
	best, bestDistance := "", 1+utf8.RuneCountInString(s)/3
	for _, c := range candidates {
		if d := distance([]rune(s), []rune(c)); d > 0 && d < bestDistance || d > 0 && best == "" && d == bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// distance is the optimal string alignment distance: insertions, deletions, replacements, and swaps of
// neighbours cost one each. Words over 64 letters are no typing mistakes and are infinitely far.
func distance(a, b []rune) int {
	const far = 1 << 20
	if len(a) > 64 || len(b) > 64 {
		return far
	}
	var rows [3][65]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			same := 1
			if a[i-1] == b[j-1] {
				same = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
