package layout

import (
	"sort"

	"cards/internal/edtf"
)

// The order of events whose dates do not tell it.

// trustDeck moves events whose date is a stretch that holds other events' dates (2008 and 2008-12-22) behind those that the
// deck has before them: their own date does not say which came first, but whoever wrote the deck may have known.
func (st *story) trustDeck(order []int) []int {
	stretches := append([]int(nil), order...)
	sort.Ints(stretches)
	for _, i := range stretches {
		d := st.when(&st.events[i])
		if d.IsInterval() {
			continue
		}
		at, after := -1, -1
		for k, o := range order {
			if o == i {
				at = k
			} else if at >= 0 && o < i && d.Contains(st.when(&st.events[o])) {
				after = k
			}
		}
		if after > at {
			copy(order[at:after], order[at+1:after+1])
			order[after] = i
		}
	}
	return order
}

// ahead reports whether a date is a forecast on the deck's date: it begins later, or it is one of several of which some are
// yet to come. A stretch that holds the deck's date is under way, and no forecast.
func (st *story) ahead(when edtf.Date) bool {
	now, ok := st.asof.Latest()
	begins, dated := when.Earliest()
	if !ok || !dated {
		return false
	}
	if now.Before(begins) {
		return true
	}
	oneOf, _ := when.IsSet()
	ends, known := when.Latest()
	return len(oneOf) > 0 && (!known || now.Before(ends))
}

// aheadLast moves forecasts behind all that is not, which those with a choice of dates before and after the deck's would
// stand among.
func (st *story) aheadLast(order []int) []int {
	sort.SliceStable(order, func(a, b int) bool {
		return !st.ahead(st.when(&st.events[order[a]])) && st.ahead(st.when(&st.events[order[b]]))
	})
	return order
}

// insert puts events without a date of their own behind the one that they follow, or before the one that they precede, or
// else where the deck has them.
func (st *story) insert(order, loose []int) []int {
	at := func(title string) int {
		for k, i := range order {
			if title != "" && st.events[i].title == title {
				return k
			}
		}
		return -1
	}
	for _, i := range loose {
		e := &st.events[i]
		k := 0
		if a := at(e.after); a >= 0 {
			k = a + 1
			// Several between the same two keep the deck's order.
			for k < len(order) && st.events[order[k]].date.IsZero() && st.events[order[k]].after == e.after {
				k++
			}
		} else if b := at(e.before); b >= 0 {
			k = b
		} else {
			for j, o := range order {
				if o < i {
					k = j + 1
				}
			}
		}
		order = append(order[:k], append([]int{i}, order[k:]...)...)
	}
	return order
}
