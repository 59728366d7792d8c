package layout

import (
	"sync"
	"sync/atomic"
)

// together is cards that have to be laid out before any of them is finished, at one size: whoever comes takes part in laying them out, and
// waits for those that others have in hand.
type together struct {
	next  atomic.Int64
	laid  sync.WaitGroup
	pages [][]*Page
}

// newTogether is for n cards.
func newTogether(n int) *together {
	t := &together{pages: make([][]*Page, n)}
	t.laid.Add(n)
	return t
}

// all returns the pages of every card; lay lays out the card of a number, and is called once for each.
func (t *together) all(lay func(i int) []*Page) [][]*Page {
	for {
		i := int(t.next.Add(1)) - 1
		if i >= len(t.pages) {
			break
		}
		t.pages[i] = lay(i)
		t.laid.Done()
	}
	t.laid.Wait()
	return t.pages
}
