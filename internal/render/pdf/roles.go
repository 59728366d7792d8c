package pdf

import (
	"slices"

	"cards/internal/scene"
)

// This room says what becomes of each box: which element of ISO 32000-1, 14.8.4, and where it hangs.

// builder makes the elements of one page.
type builder struct {
	tree     *tree
	page     *taggedPage
	scene    *scene.Page
	elements []*element // by box
	list     *element
	entries  map[int]*element // bodies of list items, by event
	rest     *element
}

// boxes makes an element for every box that is read. The order is that of the boxes; what belongs to one event of a timeline
// stands together, as an item of a list.
func (b *builder) boxes(owner []int) {
	reads := make([]bool, len(b.scene.Boxes))
	alts := make([]string, len(b.scene.Boxes))
	for i, k := range owner {
		if k < 0 {
			continue
		}
		reads[k] = reads[k] || says(b.scene.Items[i])
		if alt := shown(b.scene.Items[i]); alt != "" && alts[k] == "" {
			alts[k] = alt
		}
	}
	events := b.events(reads, alts)
	for k := range b.scene.Boxes {
		box := &b.scene.Boxes[k]
		switch {
		case box.Role == "decoration" || box.Role == "page":
			// Numbers of pages are no part of what is read (ISO 14289-1, 7.8).
		case reads[k]:
			b.elements[k] = b.text(box, events)
		case alts[k] != "":
			e := b.tree.add(b.page, "Figure", 0, nil)
			e.entries = " /Alt " + textString(alts[k]) + lang(b.scene.Lang) + b.tree.layout(box.Rect, b.scene)
			b.hang(e, b.above(box, events))
			b.elements[k] = e
		}
	}
}

// events returns the events that have a box of their own which is read, in their order.
func (b *builder) events(reads []bool, alts []string) []int {
	var out []int
	for k := range b.scene.Boxes {
		if e := b.scene.Boxes[k].Events; e[1]-e[0] == 1 && (reads[k] || alts[k] != "") {
			out = append(out, e[0])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// text makes the element of a box of text.
func (b *builder) text(box *scene.Box, events []int) *element {
	above := b.above(box, events)
	role := "P"
	switch box.Role {
	case "title":
		if above == b.page.section {
			role = "H1"
		}
	case "quote", "translation":
		quote := b.tree.add(b.page, "BlockQuote", 0, nil)
		b.hang(quote, above)
		above = quote
	}
	e := b.tree.add(b.page, role, 0, nil)
	e.entries = lang(box.Lang)
	b.hang(e, above)
	return e
}

func (b *builder) hang(e, above *element) {
	e.parent = above.r
	above.kids = append(above.kids, e.r.String())
}

// above returns what the element of a box hangs in.
func (b *builder) above(box *scene.Box, events []int) *element {
	if box.Events[1]-box.Events[0] != 1 {
		return b.page.section
	}
	if b.list == nil {
		b.list = b.tree.add(b.page, "L", b.page.section.r, b.page.section)
		b.entries = map[int]*element{}
		for _, n := range events {
			item := b.tree.add(b.page, "LI", b.list.r, b.list)
			b.entries[n] = b.tree.add(b.page, "LBody", item.r, item)
		}
	}
	return b.entries[box.Events[0]]
}

// loose is the element of text that no box speaks of.
func (b *builder) loose() *element {
	if b.rest == nil {
		b.rest = b.tree.add(b.page, "P", b.page.section.r, b.page.section)
	}
	return b.rest
}
