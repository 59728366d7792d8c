package pdftext

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// repeated is on how many pages a line has to stand in one place to be a running head, with repeatedShare of all pages.
	repeated      = 3
	repeatedShare = 0.4
	// atEdge is how many lines of each end of a page may be one.
	atEdge = 2
)

// furnitureOf returns the lines that are of the page and not of the text: running heads that stand again and again in one place, and numbers of
// pages.
func furnitureOf(pages [][]*row) map[*row]bool {
	type place struct {
		text   string
		across int
	}
	counts := map[place]int{}
	placeOf := func(r *row) place {
		return place{strings.Map(func(c rune) rune {
			if unicode.IsDigit(c) {
				return '#'
			}
			return c
		}, r.text.String()), int(math.Round(min(max(r.across, -1e6), 1e6) / 2))}
	}
	out := map[*row]bool{}
	for _, rows := range pages {
		for _, r := range edgesOf(rows) {
			counts[placeOf(r)]++
		}
	}
	for _, rows := range pages {
		for _, r := range edgesOf(rows) {
			n := counts[placeOf(r)]
			if n >= repeated && float64(n) >= repeatedShare*float64(len(pages)) || len(pages) > 1 && isPageNumber(r.text.String()) {
				out[r] = true
			}
		}
	}
	all := 0
	for _, rows := range pages {
		all += len(rows)
	}
	if len(out) == all {
		return nil // of numbers and heads alone nothing would be left
	}
	return out
}

// edgesOf returns the highest and the lowest lines of a page, whatever the order in which they are drawn.
func edgesOf(rows []*row) []*row {
	var found []*row
	for _, sign := range [...]float64{1, -1} {
		var taken []*row
		for range min(atEdge, len(rows)/2) {
			var best *row
			for _, r := range rows {
				known := false
				for _, t := range taken {
					known = known || t == r
				}
				if r.dirX > 0.9 && !known && (best == nil || sign*r.across > sign*best.across) {
					best = r
				}
			}
			if best != nil {
				taken = append(taken, best)
			}
		}
		found = append(found, taken...)
	}
	return found
}

// isPageNumber reports whether a line is a number and what goes with it: 3, - 3 -, 3/12, Page 3 of 12, 第3页.
func isPageNumber(s string) bool {
	if utf8.RuneCountInString(s) > 20 {
		return false
	}
	rest := strings.ToLower(s)
	for _, word := range []string{"page", "of", "\u7B2C", "\u9875", "\u9801", "\u5171"} {
		rest = strings.ReplaceAll(rest, word, "")
	}
	digits := 0
	for _, c := range rest {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case strings.ContainsRune(" -\u2013\u2014/|\u00B7\u2022", c):
		default:
			return false
		}
	}
	return digits >= 1 && digits <= 8
}
