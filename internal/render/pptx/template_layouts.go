package pptx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// The layouts of a template, and which of them our slides stand on.

// findLayouts lists the layouts of all masters, in their order.
func (t *template) findLayouts(c *container) error {
	for _, master := range t.masters {
		var read struct {
			IDs []listed `xml:"sldLayoutIdLst>sldLayoutId"`
		}
		if err := c.unmarshal(master.part, &read); err != nil {
			return err
		}
		for _, id := range read.IDs {
			_, own := id.ids()
			for _, rel := range t.parts[master.part].rels {
				if rel.id != own || rel.kind != relLayout {
					continue
				}
				l, err := readLayout(c, rel.target)
				if err != nil {
					return err
				}
				t.layouts = append(t.layouts, l)
			}
		}
	}
	if len(t.layouts) == 0 {
		return errors.New("its slide masters have no layouts")
	}
	return nil
}

// readLayout reads which placeholders a layout has.
func readLayout(c *container, name string) (templateLayout, error) {
	l := templateLayout{part: name}
	d := xml.NewDecoder(bytes.NewReader(c.files[name]))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return l, nil
		}
		if err != nil {
			return l, fmt.Errorf("part %.80q cannot be read", name)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range start.Attr {
			if a.Name.Local != "type" || a.Name.Space != "" {
				continue
			}
			switch {
			case start.Name.Local == "sldLayout":
				l.kind = a.Value
			case start.Name.Local == "ph" && (a.Value == "title" || a.Value == "ctrTitle"):
				l.title = a.Value
			}
		}
	}
}

// preferred are the types of layouts for each kind of slide, best first: our slides bring all they show, so that a layout with
// nothing but a title serves them best.
var preferred = map[string][]string{
	"cover":    {"title", "titleOnly", "secHead", "obj", "tx"},
	"quote":    {"titleOnly", "obj", "tx", "title"},
	"timeline": {"titleOnly", "obj", "tx", "title"},
}

// layoutOf returns the layout for slides of a kind: by type, else any with a title, else a blank one, else the first.
func (t *template) layoutOf(kind string) layoutPart {
	for _, want := range preferred[kind] {
		for _, l := range t.layouts {
			if l.kind == want && l.title != "" {
				return layoutPart{l.part, l.title}
			}
		}
	}
	for _, l := range t.layouts {
		if l.title != "" {
			return layoutPart{l.part, l.title}
		}
	}
	for _, l := range t.layouts {
		if l.kind == "blank" {
			return layoutPart{l.part, ""}
		}
	}
	return layoutPart{t.layouts[0].part, ""}
}
