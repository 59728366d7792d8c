package pdf

import (
	"fmt"
	"strings"

	"cards/internal/scene"
)

// This room writes what the parts of a page mean (ISO 32000-1, 14.7 and 14.8; ISO 14289-1): a tree of elements, in the order in
// which they are read, and for each element the pieces of the content streams that show it.

// tree is the structure of a document. The elements of a page are written with it; what is kept is who owns which piece.
type tree struct {
	file           *file
	scale          float64 // pt of a px
	root, document ref
	sections       []ref
	// owners are the elements of the marked pieces, by page and number; links those of the annotations.
	owners [][]ref
	links  []ref
}

// element is one element of the tree.
type element struct {
	r      ref
	role   string
	parent ref
	// entries are those of its dictionary besides role, parent and kids; page is the page of its pieces.
	entries string
	kids    []string
}

// taggedPage is a page while its content is written.
type taggedPage struct {
	page     ref
	section  *element
	elements []*element
	items    []place
	owners   []ref
}

// place says what an item is part of.
type place struct {
	// element is nil for what decorates.
	element *element
	box     *scene.Box
	// text tells that text of this item stays text, though it may be no part of what is read.
	text bool
	// blank tells that a space follows in what is read.
	blank bool
}

func (t *tree) start(f *file, scale float64) {
	t.scale = scale
	t.file, t.root, t.document = f, f.reserve(), f.reserve()
}

// page makes the elements of a page and says what each item is part of.
func (t *tree) page(s *scene.Page, page ref, index int) *taggedPage {
	p := &taggedPage{page: page, items: make([]place, len(s.Items))}
	p.section = t.add(p, "Sect", t.document, nil)
	t.sections = append(t.sections, p.section.r)
	t.owners = append(t.owners, nil)
	owner := owners(s)
	b := builder{tree: t, page: p, scene: s, elements: make([]*element, len(s.Boxes))}
	b.boxes(owner)
	for i, k := range owner {
		if k < 0 {
			if says(s.Items[i]) {
				p.items[i] = place{element: b.loose(), text: true}
			}
			continue
		}
		box := &s.Boxes[k]
		p.items[i] = place{element: b.elements[k], box: box, text: b.elements[k] != nil || box.Role == "page"}
	}
	for k := range s.Boxes {
		for _, i := range blanks(s, k) {
			p.items[i].blank = p.items[i].element != nil && owner[i] == k
		}
	}
	if len(p.elements) == 1 && s.Alt != "" {
		// There is nothing to read on this page: all of it is one picture.
		figure := t.add(p, "Figure", p.section.r, p.section)
		figure.entries = " /Alt " + textString(s.Alt) + lang(s.Lang) + t.layout(scene.Rect{W: s.Width, H: s.Height}, s)
		for i := range p.items {
			p.items[i] = place{element: figure}
		}
	}
	return p
}

// add makes an element and hangs it into its parent.
func (t *tree) add(p *taggedPage, role string, parent ref, above *element) *element {
	e := &element{r: t.file.reserve(), role: role, parent: parent}
	if above != nil {
		above.kids = append(above.kids, e.r.String())
	}
	p.elements = append(p.elements, e)
	return e
}

// layout says where a figure stands on its page (14.8.5.4).
func (t *tree) layout(r scene.Rect, s *scene.Page) string {
	if !sane(r.X, r.Y, r.Right(), r.Bottom()) {
		return ""
	}
	return fmt.Sprintf(" /A << /O /Layout /Placement /Block /BBox [%s] >>", numbers(lengthPlaces, r.X*t.scale, (s.Height-r.Bottom())*t.scale, r.Right()*t.scale, (s.Height-r.Y)*t.scale))
}

// lang is the entry of a language.
func lang(tag string) string {
	if l, ok := language(tag); ok {
		return " /Lang " + l
	}
	return ""
}

// owners returns for each item the box that it draws, -1 for none. Of several the smallest counts.
func owners(s *scene.Page) []int {
	out := make([]int, len(s.Items))
	for i := range out {
		out[i] = -1
	}
	for k := range s.Boxes {
		b := &s.Boxes[k]
		for i := max(0, b.From); i < b.To && i < len(out); i++ {
			if out[i] < 0 || s.Boxes[out[i]].To-s.Boxes[out[i]].From > b.To-b.From {
				out[i] = k
			}
		}
	}
	return out
}

// says reports whether there is text in an item.
func says(it scene.Item) bool {
	switch it := it.(type) {
	case scene.Text:
		return it.Run.Text != "" && len(it.Run.Glyphs) > 0
	case scene.Group:
		for _, inner := range it.Items {
			if says(inner) {
				return true
			}
		}
	}
	return false
}

// shown returns the text alternative of a picture in an item, empty when there is none.
func shown(it scene.Item) string {
	switch it := it.(type) {
	case scene.Image:
		return it.Alt
	case scene.Group:
		for _, inner := range it.Items {
			if alt := shown(inner); alt != "" {
				return alt
			}
		}
	}
	return ""
}

// order returns the items in the order in which they are painted: that of the page, but of a box of text the words first and then
// the readings that stand over them, which would else come between two lines to whatever reads the content.
func (p *taggedPage) order(s *scene.Page) []int {
	out := make([]int, 0, len(s.Items))
	var readings []int
	for i := range s.Items {
		box := p.items[i].box
		if t, ok := s.Items[i].(scene.Text); ok && box != nil && len(box.Lines) > 0 && t.Run.Size < box.FontSize {
			readings = append(readings, i)
		} else {
			out = append(out, i)
		}
		if i+1 == len(s.Items) || p.items[i+1].box != box {
			out, readings = append(out, readings...), readings[:0]
		}
	}
	return out
}

// blanks returns the items after which a space follows in what box k says: the last of a line that ends between two words.
func blanks(s *scene.Page, k int) (items []int) {
	b := &s.Boxes[k]
	last := map[int]int{}
	for i := max(0, b.From); i < b.To && i < len(s.Items); i++ {
		t, ok := s.Items[i].(scene.Text)
		if !ok || t.Run.Size != b.FontSize || len(t.Run.Glyphs) == 0 {
			continue // readings over the words are smaller
		}
		at := t.Run.Glyphs[0].Y
		if b.Vertical {
			at = t.Run.Glyphs[0].X
		}
		near, distance := -1, 0.0
		for n, l := range b.Lines {
			d := max(l.Baseline-at, at-l.Baseline)
			if near < 0 || d < distance {
				near, distance = n, d
			}
		}
		last[near] = i
	}
	rest := b.Text
	for n, l := range b.Lines {
		trimmed := strings.TrimLeft(rest, " \t\n\r\u3000\u2028\u2029")
		if i, ok := last[n-1]; ok && len(trimmed) < len(rest) {
			items = append(items, i)
		}
		after, ok := strings.CutPrefix(trimmed, strings.TrimSpace(l.Text))
		if !ok {
			return items // the lines say something else than the whole
		}
		rest = after
	}
	return items
}

// link notes a link of a page and returns the number under which its annotation finds its element.
func (t *tree) link(p *taggedPage, annotation ref, url string) int {
	e := t.add(p, "Link", p.section.r, p.section)
	e.entries = " /Alt " + textString(url)
	e.kids = append(e.kids, fmt.Sprintf("<< /Type /OBJR /Obj %v >>", annotation))
	t.links = append(t.links, e.r)
	return maxPages + len(t.links) - 1
}

// finishPage writes the elements of a page.
func (t *tree) finishPage(p *taggedPage) {
	t.owners[len(t.owners)-1] = p.owners
	for _, e := range p.elements {
		t.file.write(e.r, fmt.Appendf(nil, "<< /Type /StructElem /S /%s /P %v /Pg %v%s /K [%s] >>", e.role, e.parent, p.page, e.entries, strings.Join(e.kids, " ")))
	}
}

// finish writes the root of the tree and returns it.
func (t *tree) finish() ref {
	kids := make([]string, len(t.sections))
	for i, r := range t.sections {
		kids[i] = r.String()
	}
	t.file.write(t.document, fmt.Appendf(nil, "<< /Type /StructElem /S /Document /P %v /K [%s] >>", t.root, strings.Join(kids, " ")))
	var numbers strings.Builder
	for i, owners := range t.owners {
		fmt.Fprintf(&numbers, "%d [", i)
		for k, r := range owners {
			if k > 0 {
				numbers.WriteByte(' ')
			}
			numbers.WriteString(r.String())
		}
		numbers.WriteString("]\n")
	}
	for i, r := range t.links {
		fmt.Fprintf(&numbers, "%d %v\n", maxPages+i, r)
	}
	parents := t.file.object("<< /Nums [%s] >>", numbers.String())
	t.file.write(t.root, fmt.Appendf(nil, "<< /Type /StructTreeRoot /K [%v] /ParentTree %v /ParentTreeNextKey %d >>", t.document, parents, maxPages+len(t.links)))
	return t.root
}
