package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// What can be told of the accessibility of a page from its markup alone, after the rules of axe-core and of HTML itself.

// landmarks are the elements that a screen reader jumps between; all text of a page stands in one.
var landmarks = []string{"header", "main", "nav", "footer"}

// barriers reads a page and returns what would stand in the way of somebody.
func barriers(page string) []string {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	p := &pageReading{ids: map[string]int{}, labels: map[string]string{}}
	p.collect(root)
	p.walk(root, state{})
	if p.title == "" {
		p.add("no title")
	}
	if p.mains != 1 {
		p.add("%d elements main", p.mains)
	}
	if p.firsts != 1 {
		p.add("%d headings of the first level", p.firsts)
	}
	for id, n := range p.ids {
		if n > 1 {
			p.add("%d elements with the id %s", n, id)
		}
	}
	if p.sheet != "" {
		p.found = append(p.found, paleColours(p.sheet)...)
		p.paleText(root)
	}
	slices.Sort(p.found)
	return slices.Compact(p.found)
}

type pageReading struct {
	found         []string
	ids           map[string]int
	labels        map[string]string
	title, sheet  string
	mains, firsts int
	level         int
}

// state is what an element stands in.
type state struct{ landmark, label, hidden bool }

func (p *pageReading) add(format string, args ...any) {
	p.found = append(p.found, fmt.Sprintf(format, args...))
}

// collect learns the ids and what labels say.
func (p *pageReading) collect(n *html.Node) {
	if id := attribute(n, "id"); id != "" {
		p.ids[id]++
	}
	switch n.Data {
	case "label":
		if id := attribute(n, "for"); id != "" {
			p.labels[id] += wordsOf(n)
		}
	case "style":
		p.sheet += wordsOf(n)
	}
	for c := range n.ChildNodes() {
		p.collect(c)
	}
}

func (p *pageReading) walk(n *html.Node, s state) {
	if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" && !s.landmark && !s.hidden {
		p.add("text outside of all landmarks: %.40q", strings.TrimSpace(n.Data))
	}
	if n.Type == html.ElementNode {
		p.element(n, &s)
	}
	for c := range n.ChildNodes() {
		p.walk(c, s)
	}
}

// element looks at one element and what must be true of it.
func (p *pageReading) element(n *html.Node, s *state) {
	switch n.Data {
	case "html":
		if lang := attribute(n, "lang"); len(lang) < 2 {
			p.add("html has the lang %q", lang)
		}
	case "title":
		p.title = strings.TrimSpace(wordsOf(n))
		s.hidden = true
	case "style", "script", "noscript", "head":
		s.hidden = true
	case "meta":
		if attribute(n, "name") == "viewport" && (strings.Contains(attribute(n, "content"), "maximum-scale") || strings.Contains(attribute(n, "content"), "user-scalable")) {
			p.add("the page cannot be made larger")
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		p.heading(n)
	case "img":
		if alt, ok := attributeOf(n, "alt"); !ok || strings.TrimSpace(alt) == "" {
			p.add("a picture without words: %s", attribute(n, "src"))
		}
	case "input", "textarea", "select":
		if attribute(n, "type") != "hidden" && p.nameOf(n) == "" && !s.label {
			p.add("a field without a label: %s %s", n.Data, attribute(n, "id"))
		}
	case "button", "a", "summary":
		if p.nameOf(n) == "" && strings.TrimSpace(wordsOf(n)) == "" && !hasNamedPicture(n) {
			p.add("%s without words", n.Data)
		}
	case "label":
		s.label = s.label || strings.TrimSpace(wordsOf(n)) != ""
	case "main":
		p.mains++
	case "ul", "ol":
		p.children(n, "li")
	case "dl":
		p.children(n, "dt", "dd", "div")
	}
	if slices.Contains(landmarks, n.Data) || attribute(n, "role") == "status" || attribute(n, "class") == "skip" {
		s.landmark = true
	}
	if _, hidden := attributeOf(n, "hidden"); hidden {
		s.hidden = true
	}
	if i, err := strconv.Atoi(attribute(n, "tabindex")); err == nil && i > 0 {
		p.add("%s takes the focus out of turn", n.Data)
	}
	if attribute(n, "lang") == "" {
		if _, empty := attributeOf(n, "lang"); empty {
			p.add("%s has an empty lang", n.Data)
		}
	}
	p.refers(n)
}

// heading holds a heading to the one before: none may be left out on the way down.
func (p *pageReading) heading(n *html.Node) {
	level := int(n.Data[1] - '0')
	if level == 1 {
		p.firsts++
	}
	if strings.TrimSpace(wordsOf(n)) == "" {
		p.add("%s without words", n.Data)
	}
	if level > p.level+1 {
		p.add("%s after a heading of level %d: %.40q", n.Data, p.level, wordsOf(n))
	}
	p.level = level
}

// children holds a list to what may stand in it.
func (p *pageReading) children(n *html.Node, may ...string) {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && !slices.Contains(may, c.Data) || c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			p.add("%s in %s", c.Data, n.Data)
		}
	}
}

// refers holds what names other elements to their being there.
func (p *pageReading) refers(n *html.Node) {
	var ids []string
	for _, name := range []string{"aria-labelledby", "aria-describedby", "for"} {
		ids = append(ids, strings.Fields(attribute(n, name))...)
	}
	if to, ok := strings.CutPrefix(attribute(n, "href"), "#"); ok {
		ids = append(ids, to)
	}
	for _, id := range ids {
		if p.ids[id] == 0 {
			p.add("%s refers to %s, which is not there", n.Data, id)
		}
	}
}

// nameOf is what a screen reader calls a field or a button that says so by an attribute or a label.
func (p *pageReading) nameOf(n *html.Node) string {
	name := attribute(n, "aria-label") + p.labels[attribute(n, "id")]
	for _, id := range strings.Fields(attribute(n, "aria-labelledby")) {
		if p.ids[id] > 0 {
			name += id
		}
	}
	return strings.TrimSpace(name)
}

func hasNamedPicture(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Data == "img" && strings.TrimSpace(attribute(c, "alt")) != "" {
			return true
		}
	}
	return false
}

func attributeOf(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func attribute(n *html.Node, name string) string {
	value, _ := attributeOf(n, name)
	return value
}

// wordsOf is all text in an element.
func wordsOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// paleText looks at colours that stand at elements, each on the ground that stands at the nearest one around it, in both modes.
func (p *pageReading) paleText(root *html.Node) {
	rules := readCSS(p.sheet)
	for scheme, vars := range schemes(rules) {
		ground := ""
		for _, r := range rules {
			if r.selector == "body" && r.media == "" {
				ground = r.declares["background"]
			}
		}
		p.paleIn(root, scheme, vars, ground)
	}
}

func (p *pageReading) paleIn(n *html.Node, scheme string, vars map[string]string, ground string) {
	own := declarations(attribute(n, "style"))
	for _, name := range []string{"background", "background-color"} {
		if _, ok := colourOf(own[name], vars); ok {
			ground = own[name]
		}
	}
	if _, ok := colourOf(own["color"], vars); ok {
		p.found = append(p.found, pale(scheme+" "+n.Data, vars, own["color"], ground, textContrast)...)
	}
	for c := range n.ChildNodes() {
		p.paleIn(c, scheme, vars, ground)
	}
}
