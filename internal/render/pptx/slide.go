package pptx

import (
	"fmt"
	"image/color"
	"strings"

	"cards/internal/scene"
)

// A slide: the background, shapes as they are painted, then text as it is read.

// slide is one slide in the making.
type slide struct {
	deck  *deck
	from  *Slide
	page  *scene.Page
	rels  relations
	ids   int
	named map[string]int
	// owner is the box of each item, -1 for none.
	owner []int
	// bodies are the texts of boxes, by box; beside are runs that stand in no line of their box.
	bodies map[int]*textBody
	beside map[int][]scene.Run
}

// newSlide reads which items and which text belong to which box.
func (d *deck) newSlide(from *Slide) *slide {
	page := from.Scene
	s := &slide{deck: d, from: from, page: page, ids: 1, named: map[string]int{}, bodies: map[int]*textBody{}, beside: map[int][]scene.Run{}}
	s.owner = make([]int, len(page.Items))
	for i := range s.owner {
		s.owner[i] = -1
	}
	for k := range page.Boxes {
		box := &page.Boxes[k]
		for i := max(0, box.From); i < min(box.To, len(page.Items)); i++ {
			if s.owner[i] < 0 {
				s.owner[i] = k
			}
		}
		if len(box.Lines) == 0 {
			continue
		}
		lines, beside := d.lines(page, box)
		if body := d.textBody(page, box, lines); body != nil {
			s.bodies[k], s.beside[k] = body, beside
		}
	}
	return s
}

// markup writes the slide (CT_Slide, ECMA-376-1 §19.3.1.38).
func (s *slide) markup() []byte {
	m := part("p:sld")
	attrs := []string{}
	if s.from.Name != "" {
		attrs = []string{"name", s.from.Name}
	}
	m.start("p:cSld", attrs...)
	first := s.background(m)
	m.start("p:spTree")
	writeTreeHead(m)
	s.paint(m, first)
	s.links(m)
	order := readingOrder(s.page, s.bodies)
	title := s.title(order)
	if title < 0 {
		s.hiddenTitle(m) // read first
	}
	for _, k := range order {
		s.writeText(m, &s.page.Boxes[k], s.bodies[k], k == title)
		for i := range s.beside[k] {
			s.writeBeside(m, &s.page.Boxes[k], &s.beside[k][i])
		}
	}
	m.end(2)
	m.start("p:clrMapOvr")
	m.empty("a:masterClrMapping")
	m.end(1)
	return m.done()
}

// writeTreeHead writes what a tree of shapes begins with (CT_GroupShape, §19.3.1.22).
func writeTreeHead(m *markup) {
	m.start("p:nvGrpSpPr")
	m.empty("p:cNvPr", "id", "1", "name", "")
	m.empty("p:cNvGrpSpPr")
	m.empty("p:nvPr")
	m.end(1)
	m.start("p:grpSpPr")
	m.start("a:xfrm")
	m.empty("a:off", "x", "0", "y", "0")
	m.empty("a:ext", "cx", "0", "cy", "0")
	m.empty("a:chOff", "x", "0", "y", "0")
	m.empty("a:chExt", "cx", "0", "cy", "0")
	m.end(2)
}

// background writes the background where it is not the master's, and returns the first item that is not part of it: a fill that
// covers the page lies behind everything.
func (s *slide) background(m *markup) int {
	paint, first := scene.Solid(s.page.Ground), 0
	for first < len(s.page.Items) {
		if _, grain := s.page.Items[first].(scene.Grain); grain {
			first++
			continue
		}
		fill, ok := s.page.Items[first].(scene.Fill)
		if !ok || !opaque(fill.Paint) {
			break
		}
		g := geometryOf(fill.Path)
		if g.preset != "rect" || !g.bounds.Contains(scene.Rect{W: s.page.Width, H: s.page.Height}, 0.5) {
			break
		}
		paint = fill.Paint
		first++
	}
	if paint.Gradient == nil && (paint.Color == s.deck.palette.Ground || paint.Color.A == 0) {
		return first // as the master has it
	}
	m.start("p:bg")
	m.start("p:bgPr")
	s.deck.paint(m, paint, scene.Rect{W: s.page.Width, H: s.page.Height}, 1)
	m.empty("a:effectLst")
	m.end(2)
	return first
}

// opaque reports whether a paint hides what is behind it.
func opaque(p scene.Paint) bool {
	if p.Gradient == nil {
		return p.Color.A == 255
	}
	for _, stop := range p.Gradient.Stops {
		if stop.Color.A != 255 {
			return false
		}
	}
	return len(p.Gradient.Stops) > 0
}

// paint writes the shapes of the page from an item on, those of one box as a group.
func (s *slide) paint(m *markup, first int) {
	items := s.page.Items
	for from := first; from < len(items); {
		to := from + 1
		for to < len(items) && s.owner[to] == s.owner[from] {
			to++
		}
		var box *scene.Box
		var words func(*scene.Run) bool
		if k := s.owner[from]; k >= 0 {
			box = &s.page.Boxes[k]
			if s.bodies[k] != nil {
				words = func(*scene.Run) bool { return true } // in lines, or beside them
			}
		}
		if shapes := s.shapes(items[from:to], words); len(shapes) > 0 {
			s.group(m, box, shapes)
		}
		from = to
	}
}

// group writes the shapes of a box: one by itself, several as a group (CT_GroupShape, §19.3.1.22) in which each has the name and
// the group says what all of them are.
func (s *slide) group(m *markup, box *scene.Box, shapes []shape) {
	l := s.label(box, shapes)
	if len(shapes) == 1 {
		s.write(m, &shapes[0], l)
		return
	}
	var all frame
	for i := range shapes {
		f := s.deck.grid.frame(shapes[i].bounds())
		if i == 0 {
			all = f
		}
		all = all.union(f)
	}
	m.start("p:grpSp")
	m.start("p:nvGrpSpPr")
	s.writeName(m, l)
	m.empty("p:cNvGrpSpPr")
	m.empty("p:nvPr")
	m.end(1)
	m.start("p:grpSpPr")
	m.start("a:xfrm")
	m.empty("a:off", "x", number(all.x), "y", number(all.y))
	m.empty("a:ext", "cx", number(all.w), "cy", number(all.h))
	m.empty("a:chOff", "x", number(all.x), "y", number(all.y))
	m.empty("a:chExt", "cx", number(all.w), "cy", number(all.h))
	m.end(2)
	for i := range shapes {
		inner := label{name: fmt.Sprintf("%s.%d", l.name, i+1), decorative: true}
		if p := shapes[i].picture; p != nil && p.alt != "" && !l.decorative {
			inner.text, inner.decorative = p.alt, false
		}
		s.write(m, &shapes[i], inner)
	}
	m.end(1)
}

// label names the shapes of a box.
func (s *slide) label(box *scene.Box, shapes []shape) label {
	if box == nil {
		return label{name: s.name("decoration"), decorative: true}
	}
	l := label{name: s.name(box.Role)}
	switch box.Role {
	case "image", "brand":
		for i := range shapes {
			if p := shapes[i].picture; p != nil && l.text == "" {
				l.text = p.alt
			}
		}
		if l.text == "" {
			l.text = box.Text
		}
		// A picture without words is one that says nothing by itself, such as a photograph behind a quote.
		l.decorative = l.text == ""
	case "axis", "era", "lane", "tick", "connector", "number", "note":
		l.text = l.name + s.about(box)
	case "mark":
		if about := s.about(box); about != "" {
			l.text = l.name + about
		} else {
			l.decorative = true
		}
	default:
		if l.text = box.Text; l.text == "" || s.bodies != nil && len(box.Lines) > 0 {
			l.text, l.decorative = "", true // drawn for its looks, or about a text that is there as such
		}
	}
	return l
}

// about tells the events that a box belongs to, by their titles.
func (s *slide) about(box *scene.Box) string {
	var names []string
	for e := box.Events[0]; e < box.Events[1] && len(names) < maxAbout; e++ {
		for i := range s.page.Boxes {
			other := &s.page.Boxes[i]
			if other.Role == "title" && other.Events == [2]int{e, e + 1} && other.Text != "" {
				names = append(names, flatText(other.Text))
				break
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	return ": " + strings.Join(names, "; ")
}

// maxAbout is how many events a description names.
const maxAbout = 3

// flatText returns a text on one line, without what XML forbids.
func flatText(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// name returns the word for a role in the language of the deck, with a number from the second on.
func (s *slide) name(role string) string {
	word := s.deck.doc.Names[role]
	if word == "" {
		if word = role; word == "" {
			word = "shape"
		}
	}
	s.named[word]++
	return fmt.Sprintf("%s %d", word, s.named[word])
}

// links makes areas of the page lead somewhere: a form over them that nobody sees.
func (s *slide) links(m *markup) {
	for _, link := range s.page.Links {
		if !safeLink(link.URL) || link.Area.Empty() {
			continue
		}
		paint := scene.Solid(color.NRGBA{})
		sh := shape{geometry: geometryOf(scene.Rectangle(link.Area)), fill: &paint, opacity: 1}
		s.write(m, &sh, label{name: s.name("link"), text: link.URL, link: s.rels.add(relLink, link.URL, true)})
	}
}

// safeLink reports whether a link leads to a page or a mailbox, and not to a file or a program.
func safeLink(url string) bool {
	lower := strings.ToLower(url)
	if strings.ContainsFunc(url, func(r rune) bool { return r <= ' ' || r == 0x7F || !allowed(r) }) {
		return false
	}
	return strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "mailto:")
}
