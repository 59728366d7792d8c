package html

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// This room reads markup back, strictly and as XML: it has no element and no attribute but those of its form, asks for nothing outside, runs
// nothing, describes its pictures, and says what it was to say.

// element is an element as it is read.
type element struct {
	name       string
	attributes map[string]string
	children   []*element
	// text is what it says itself, without its children.
	text strings.Builder
}

// allowed says which attributes each element of a form may have; what is not in it may not stand in the form.
var allowed = map[Form]map[string][]string{
	FigureForm: {
		"figure": {"class", "lang", "style"}, "picture": {}, "source": {"media", "type", "srcset", "sizes", "width", "height"},
		"img":    {"src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding", "style"},
		"script": {"type"}, "figcaption": {}, "p": {"style"}, "strong": {}, "br": {}, "a": {"href"},
	},
	ListForm: {
		"div": {"class", "lang"}, "h2": {}, "h3": {}, "h4": {}, "p": {"style", "lang"}, "figure": {"style"}, "blockquote": {"cite", "lang", "style"},
		"figcaption": {"style"}, "ol": {"style"}, "li": {"style"}, "strong": {}, "em": {}, "small": {}, "time": {"datetime"}, "br": {}, "a": {"href"}, "script": {"type"},
	},
	WeChatForm: {"section": {"style"}, "p": {"style"}, "span": {"style"}},
}

// pageElements are those of a page around its snippets.
var pageElements = map[string][]string{
	"html": {"lang"}, "head": {}, "meta": {"charset", "name", "content"}, "title": {}, "base": {"href"}, "style": {}, "body": {}, "main": {}, "h1": {}, "article": {},
	"details": {}, "summary": {}, "pre": {}, "p": {"class"}, "a": {"href"},
}

// Verify reads a snippet and holds it to its figure.
func Verify(data []byte, f *Figure, form Form) error {
	root, said, err := read(data)
	if err != nil {
		return err
	}
	images, scripts := 0, []string{}
	err = root.walk(func(parent, e *element) error {
		if e.name == "img" {
			images++
		}
		if e.name == "script" {
			scripts = append(scripts, e.text.String())
		}
		if form == WeChatForm {
			if err := e.checkWeChat(parent); err != nil {
				return err
			}
		}
		return e.check(parent, allowed[form])
	})
	if err != nil {
		return err
	}
	if form == FigureForm && images != len(f.Pages) {
		return fmt.Errorf("html: %d images for %d pages", images, len(f.Pages))
	}
	rest := squeeze(said)
	for _, want := range f.expected(form) {
		_, after, found := strings.Cut(rest, squeeze(want))
		if !found {
			return fmt.Errorf("html: the file does not say %q, or in another order", shown(want))
		}
		rest = after
	}
	return f.checkData(scripts, form)
}

// checkData holds the block of data to the figure.
func (f *Figure) checkData(scripts []string, form Form) error {
	want, err := f.script()
	if err != nil || form == WeChatForm || want == "" {
		return err
	}
	if len(scripts) != 1 {
		return fmt.Errorf("html: %d blocks of data", len(scripts))
	}
	var a, b any
	if err := errors.Join(json.Unmarshal([]byte(scripts[0]), &a), json.Unmarshal([]byte(want), &b)); err != nil {
		return fmt.Errorf("html: the data can't be read: %w", err)
	}
	if !reflect.DeepEqual(a, b) {
		return errors.New("html: the data are not those of the card")
	}
	return nil
}

// VerifyPage reads a page that shows snippets.
func VerifyPage(data []byte, snippets int) error {
	root, _, err := read(data)
	if err != nil {
		return err
	}
	may := map[string][]string{}
	for _, table := range []map[string][]string{pageElements, allowed[FigureForm], allowed[ListForm], allowed[WeChatForm]} {
		for name, attributes := range table {
			may[name] = append(may[name], attributes...)
		}
	}
	count := map[string]int{}
	err = root.walk(func(parent, e *element) error {
		count[e.name]++
		return e.check(parent, may)
	})
	if err != nil {
		return err
	}
	if root.name != "html" || count["article"] != snippets || count["h1"] != 1 || count["title"] != 1 || count["main"] != 1 {
		return fmt.Errorf("html: a page of %d snippets shows %v", snippets, count)
	}
	return nil
}

// read parses markup as XML, without entities but those of XML; it returns its one element and all that a reader sees.
func read(data []byte) (root *element, said string, err error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	top := &element{}
	stack := []*element{top}
	var all strings.Builder
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, "", fmt.Errorf("html: the file can't be read: %w", err)
		}
		last := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			e := &element{name: t.Name.Local, attributes: map[string]string{}}
			for _, a := range t.Attr {
				if _, twice := e.attributes[a.Name.Local]; twice || a.Name.Space != "" {
					return nil, "", fmt.Errorf("html: %s has %s twice, or in a name space", e.name, a.Name.Local)
				}
				e.attributes[a.Name.Local] = a.Value
			}
			last.children = append(last.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			last.text.Write(t)
			if last.name != "script" && last.name != "style" {
				all.Write(t)
			}
		case xml.Directive:
			if !strings.EqualFold(string(t), "doctype html") {
				return nil, "", fmt.Errorf("html: the file has a directive %q", shown(string(t)))
			}
		default:
			return nil, "", errors.New("html: the file has a comment or an instruction")
		}
	}
	if len(top.children) != 1 || strings.TrimSpace(top.text.String()) != "" {
		return nil, "", fmt.Errorf("html: the file has %d elements", len(top.children))
	}
	return top.children[0], all.String(), nil
}

// walk calls f with every element and its parent, until it fails.
func (e *element) walk(f func(parent, e *element) error) error {
	var down func(parent, e *element) error
	down = func(parent, e *element) error {
		if err := f(parent, e); err != nil {
			return err
		}
		for _, c := range e.children {
			if err := down(e, c); err != nil {
				return err
			}
		}
		return nil
	}
	return down(&element{}, e)
}

// check holds an element to its table, and to what readers of screens need.
func (e *element) check(parent *element, may map[string][]string) error {
	attributes, known := may[e.name]
	if !known {
		return fmt.Errorf("html: the file has an element %q", e.name)
	}
	for name, value := range e.attributes {
		if !slices.Contains(attributes, name) {
			return fmt.Errorf("html: %s has an attribute %q", e.name, name)
		}
		if err := checkValue(name, value); err != nil {
			return err
		}
	}
	for name, under := range map[string]string{"li": "ol", "source": "picture", "figcaption": "figure", "summary": "details"} {
		if e.name == name && parent.name != under {
			return fmt.Errorf("html: %s stands in %s", name, parent.name)
		}
	}
	switch e.name {
	case "img":
		if alt, ok := e.attributes["alt"]; !ok || strings.TrimSpace(alt) == "" {
			return errors.New("html: an image is not described")
		}
		if e.attributes["src"] == "" || !positive(e.attributes["width"]) || !positive(e.attributes["height"]) {
			return errors.New("html: an image has no size or no place")
		}
	case "ol":
		for _, c := range e.children {
			if c.name != "li" {
				return fmt.Errorf("html: %s stands in a list", c.name)
			}
		}
	case "figure":
		for i, c := range e.children {
			if c.name == "figcaption" && i != len(e.children)-1 {
				return errors.New("html: a caption stands amid its figure")
			}
		}
	case "a":
		if strings.TrimSpace(e.text.String()) == "" || e.attributes["href"] == "" {
			return errors.New("html: a link without words, or that leads nowhere")
		}
	case "script":
		if e.attributes["type"] != "application/ld+json" || len(e.children) > 0 {
			return errors.New("html: a script that is no block of data")
		}
	}
	return nil
}

// checkValue refuses a value that would fetch or run something, or that leads where no link may.
func checkValue(name, value string) error {
	bad := false
	switch name {
	case "href", "cite":
		// A base is a folder beside the page.
		bad = link(value) == "" && !beside(value)
	case "src":
		bad = !beside(value) && !inside(value)
	case "srcset":
		for _, candidate := range strings.Split(value, ", ") {
			source, width, _ := strings.Cut(candidate, " ")
			bad = bad || !beside(source) && !inside(source) || !positive(strings.TrimSuffix(width, "w")) || !strings.HasSuffix(width, "w")
		}
	case "style":
		bad = strings.ContainsAny(value, "@\\<") || strings.Contains(strings.ToLower(value), "url") || strings.Contains(value, "expression")
	case "datetime":
		bad = Date{EDTF: value}.datetime() == ""
	case "lang":
		bad = value == "" || language(value) == ""
	}
	if bad {
		return fmt.Errorf("html: the value %q of %s", shown(value), name)
	}
	return nil
}

// beside reports whether a reference is a relative path: it has no scheme, host, query or part.
func beside(s string) bool {
	first, _, _ := strings.Cut(s, "/")
	return s != "" && !strings.HasPrefix(s, "/") && !strings.Contains(first, ":") && !strings.ContainsAny(s, "?#\\ \t\n\"'<>,")
}

// inside reports whether a reference holds a picture itself.
func inside(s string) bool {
	for _, t := range pictureTypes {
		if strings.HasPrefix(s, "data:"+t.media+";base64,") {
			return true
		}
	}
	return false
}

func positive(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n > 0
}

// squeeze takes the spaces out of a text: markup sets them as it likes.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// expected are the texts that a reader finds in a form, in order.
func (f *Figure) expected(form Form) []string {
	var out []string
	if form == FigureForm {
		out = append(out, f.Caption)
		if f.Kind == TimelineKind || f.Kind == ListKind {
			out = append(out, f.Title, f.Credit)
		}
		for _, s := range f.signatures() {
			out = append(out, s.String())
		}
		return out
	}
	out = append(out, f.Title, f.Subtitle, f.Credit)
	for i := range f.Quotes {
		q := &f.Quotes[i]
		out = append(out, q.Title, q.Text, q.Translation)
		if f.Credit == "" {
			out = append(out, q.Speaker, q.Role)
		}
	}
	for _, l := range f.lanes() {
		out = append(out, l.Name.Text)
		for _, p := range l.Parts {
			out = append(out, p.Era.Text, p.Era.Date.Text)
			for _, e := range p.Events {
				out = append(out, e.Date.Text, e.Title, e.Status, e.Text, e.Response)
			}
		}
	}
	return append(out, f.Caption, f.Call, f.Address)
}
