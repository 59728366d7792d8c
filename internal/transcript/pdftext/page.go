package pdftext

import (
	"reflect"
	"slices"
)

const (
	// maxPages is how many pages are read, maxNodes how many nodes of their tree are looked at.
	maxPages = 20_000
	maxNodes = 100_000
	// maxFonts bounds the fonts of a document.
	maxFonts = 20_000
)

// page is a page with what it inherits.
type page struct {
	dict, resources dict
	box             [4]float64
}

// eachPage walks the tree of pages (7.7.3) in order until take returns false.
func (f *file) eachPage(take func(page) bool) {
	root := f.pages()
	type node struct {
		of object
		page
	}
	stack := []node{{of: root, page: page{box: [4]float64{-1e6, -1e6, 1e6, 1e6}}}}
	seen := map[int]bool{}
	taken := 0
	for nodes := 0; len(stack) > 0 && !f.full; nodes++ {
		if nodes > maxNodes || taken > maxPages {
			f.full = true
			return
		}
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if r, is := n.of.(ref); is {
			if seen[r.number] {
				continue // a page stands in one place
			}
			seen[r.number] = true
		}
		d := f.dict(n.of)
		if d == nil {
			continue
		}
		if own := f.dict(d["Resources"]); own != nil {
			n.resources = own
		}
		for _, key := range []name{"MediaBox", "CropBox"} {
			if box, ok := f.rectangle(d[key]); ok {
				n.box = box
			}
		}
		kids, has := f.resolve(d["Kids"]).(array)
		if !has {
			n.dict = d
			if taken++; !take(n.page) {
				return
			}
			continue
		}
		for _, kid := range slices.Backward(kids[:min(len(kids), maxNodes)]) {
			if len(stack) < maxNodes {
				stack = append(stack, node{kid, n.page})
			}
		}
	}
}

// rectangle reads a box, with a little air about it: what ends at its edge is on the page.
func (f *file) rectangle(o object) (box [4]float64, ok bool) {
	a := f.list(o)
	if len(a) != 4 {
		return box, false
	}
	for i := range box {
		box[i] = f.number(a[i], 0)
	}
	const air = 2
	box = [4]float64{min(box[0], box[2]) - air, min(box[1], box[3]) - air, max(box[0], box[2]) + air, max(box[1], box[3]) + air}
	return box, box[2]-box[0] > 2*air && box[3]-box[1] > 2*air
}

// read runs the content of a page.
func (f *file) read(p page, pictures, work *int) *lines {
	in := interpreter{f: f, out: &lines{box: p.box}, pictures: pictures, work: work, drawing: map[*stream]bool{},
		s: state{ctm: identity, scale: 1}, text: identity, line: identity}
	var content []byte
	for _, o := range f.list(p.dict["Contents"]) {
		if s, is := f.resolve(o).(*stream); is {
			data, ok := f.decode(s)
			if ok && len(content)+len(data) <= maxStream {
				content = append(append(content, data...), '\n') // a stream may end within what the next one goes on
			}
		}
	}
	in.run(content, p.resources)
	return in.out
}

// font returns a font by what resources name it with, nil where there is none.
func (f *file) font(o object) *font {
	d := f.dict(o)
	if d == nil {
		return nil
	}
	at := reflect.ValueOf(d).Pointer() // the same dictionary is the same font, with a number of its own or without
	t := f.fonts[at]
	if t == nil && len(f.fonts) < maxFonts {
		t = f.readFont(d)
		t.of = d
		f.fonts[at] = t
	}
	return t
}
