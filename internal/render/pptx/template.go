package pptx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Templates: theme, masters and layouts of a presentation of somebody else, under our slides. Kept is what masters lead to; left
// out are its slides, comments, macros and properties. What would be fetched from elsewhere is refused by name, since taking it
// out would leave a hole in the template.

// template is what is kept.
type template struct {
	parts map[string]*packed
	order []string
	// masters in their order, layouts of all of them in theirs.
	masters []templateMaster
	layouts []templateLayout
	theme   string
	// notesMaster and tableStyles are "" where the template has none.
	notesMaster, tableStyles string
	// defaultText is p:defaultTextStyle as it was written; nil where it cannot be taken over.
	defaultText   []byte
	width, height int64
}

type templateMaster struct{ id, part string }

// templateLayout is one layout: its type (ECMA-376-1 §19.7.15), and the type of its title's placeholder, "" for none.
type templateLayout struct{ part, kind, title string }

// presentationTypes are the content types of presentations that can be templates, with and without macros.
var presentationTypes = []string{
	typePresentation,
	typePrefix + "presentationml.template.main+xml",
	typePrefix + "presentationml.slideshow.main+xml",
	"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
	"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
	"application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
}

// leftOut are kinds of relationships, by the end of their names, whose targets are not kept; a master that needs one is refused.
var leftOut = []string{"/slide", "/vbaProject", "/wordVbaData", "/control", "/activeXControlBinary", "/attachedTemplate", "/presentation", "/officeDocument"}

// CheckTemplate says why the bytes cannot be the template of a presentation; nil when they can.
func CheckTemplate(data []byte) error {
	if _, err := readTemplate(data); err != nil {
		return fmt.Errorf("pptx: template: %w", err)
	}
	return nil
}

// readTemplate reads a .potx or .pptx.
func readTemplate(data []byte) (*template, error) {
	c, err := openContainer(data)
	if err != nil {
		return nil, err
	}
	main, err := mainPart(c)
	if err != nil {
		return nil, err
	}
	t := &template{parts: map[string]*packed{}}
	rels, err := c.relationsOf(main)
	if err != nil {
		return nil, err
	}
	if err := t.readPresentation(c, main, rels); err != nil {
		return nil, err
	}
	for _, rel := range rels {
		switch want := kindTypes[rel.kind]; {
		case rel.external || want != "" && c.contentType(rel.target) != want:
		case rel.kind == relTheme && t.theme == "":
			t.theme = rel.target
		case rel.kind == relTableStyles && t.tableStyles == "":
			t.tableStyles = rel.target
		}
	}
	if t.theme == "" && len(t.masters) > 0 {
		own, err := c.relationsOf(t.masters[0].part)
		if err != nil {
			return nil, err
		}
		for _, rel := range own {
			if rel.kind == relTheme {
				t.theme = rel.target
			}
		}
	}
	for _, start := range append([]string{t.theme, t.tableStyles, t.notesMaster}, masterParts(t.masters)...) {
		if start != "" {
			if err := t.keep(c, start); err != nil {
				return nil, err
			}
		}
	}
	if t.theme == "" || len(t.masters) == 0 {
		return nil, errors.New("it has no slide master with a theme")
	}
	if err := t.findLayouts(c); err != nil {
		return nil, err
	}
	return t, nil
}

// listed is an entry of a list of masters, layouts or slides, which has an identifier and a relationship under the same name in
// two namespaces.
type listed struct {
	Attrs []xml.Attr `xml:",any,attr"`
}

// ids returns the identifier and the relationship.
func (l listed) ids() (id, rel string) {
	for _, a := range l.Attrs {
		switch {
		case a.Name.Local == "id" && a.Name.Space == nsR:
			rel = a.Value
		case a.Name.Local == "id" && a.Name.Space == "":
			id = a.Value
		}
	}
	return id, rel
}

func masterParts(masters []templateMaster) []string {
	var out []string
	for _, m := range masters {
		out = append(out, m.part)
	}
	return out
}

// mainPart finds the part of the presentation.
func mainPart(c *container) (string, error) {
	root, err := c.relationsOf("")
	if err != nil {
		return "", err
	}
	for _, rel := range root {
		switch {
		case rel.external:
		case rel.kind == relDocument:
			if !slices.Contains(presentationTypes, c.contentType(rel.target)) {
				return "", errors.New("it is no presentation")
			}
			return rel.target, nil
		case strings.HasPrefix(rel.kind, "http://purl.oclc.org/ooxml/"):
			return "", errors.New("it is of the strict form of Office Open XML; save it as an ordinary .potx")
		}
	}
	return "", errors.New("it is no presentation")
}

// readPresentation reads masters, size and the style of text.
func (t *template) readPresentation(c *container, main string, rels relations) error {
	var read struct {
		Masters []listed `xml:"sldMasterIdLst>sldMasterId"`
		Notes   []listed `xml:"notesMasterIdLst>notesMasterId"`
		Size    struct {
			Width  int64 `xml:"cx,attr"`
			Height int64 `xml:"cy,attr"`
		} `xml:"sldSz"`
	}
	if err := c.unmarshal(main, &read); err != nil {
		return err
	}
	if w, h := read.Size.Width, read.Size.Height; w < emuInch || h < emuInch || w > maxInches*emuInch || h > maxInches*emuInch {
		return fmt.Errorf("its slides are %d × %d EMU", w, h)
	}
	t.width, t.height = read.Size.Width, read.Size.Height
	find := func(id string) string {
		for _, rel := range rels {
			if rel.id == id && !rel.external {
				return rel.target
			}
		}
		return ""
	}
	used := map[string]bool{}
	for _, m := range read.Masters {
		id, rel := m.ids()
		part := find(rel)
		// Identifiers are rewritten as they were: layouts have theirs from the same numbers.
		n, err := strconv.ParseUint(id, 10, 32)
		if part == "" || c.contentType(part) != typeMaster || err != nil || n < firstMasterID || used[id] {
			return errors.New("its list of slide masters is damaged")
		}
		used[id] = true
		t.masters = append(t.masters, templateMaster{id, part})
	}
	if len(read.Notes) > 0 {
		_, rel := read.Notes[0].ids()
		if t.notesMaster = find(rel); c.contentType(t.notesMaster) != typeNotesMaster {
			t.notesMaster = ""
		}
	}
	t.defaultText = defaultText(c.files[main])
	return nil
}

// defaultText returns p:defaultTextStyle as it stands in a presentation, where it can be moved into ours: with our prefixes, and
// without a relationship. It is nil otherwise.
func defaultText(part []byte) []byte {
	d := xml.NewDecoder(bytes.NewReader(part))
	prefixes := map[string]string{}
	for {
		before := d.InputOffset()
		token, err := d.RawToken()
		if err != nil {
			return nil
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range start.Attr {
			if a.Name.Space == "xmlns" {
				prefixes[a.Name.Local] = a.Value
			}
		}
		if start.Name.Local != "defaultTextStyle" {
			continue
		}
		if start.Name.Space != "p" || prefixes["p"] != nsP || prefixes["a"] != nsA {
			return nil
		}
		for depth := 1; depth > 0; {
			token, err := d.RawToken()
			if err != nil {
				return nil
			}
			switch e := token.(type) {
			case xml.StartElement:
				depth++
				for _, a := range e.Attr {
					if a.Name.Space != "" {
						return nil
					}
				}
				if e.Name.Space != "a" {
					return nil
				}
			case xml.EndElement:
				depth--
			}
		}
		return slices.Clone(part[before:d.InputOffset()])
	}
}

// keep takes a part and all that it leads to.
func (t *template) keep(c *container, name string) error {
	todo := []string{name}
	for len(todo) > 0 {
		name := todo[0]
		todo = todo[1:]
		if t.parts[name] != nil {
			continue
		}
		data, ok := c.files[name]
		if !ok {
			return fmt.Errorf("it has no part %.80q, though others lead there", name)
		}
		kind := c.contentType(name)
		if kind == "" {
			return fmt.Errorf("it does not say of what type the part %.80q is", name)
		}
		if t.isOurs(name) {
			return fmt.Errorf("a slide master needs the part %.80q, which is not taken over", name)
		}
		isXML := strings.HasSuffix(kind, "xml")
		if isXML {
			if err := wellFormed(data); err != nil {
				return fmt.Errorf("part %.80q: %w", name, err)
			}
		}
		rels, err := c.relationsOf(name)
		if err != nil {
			return err
		}
		for _, rel := range rels {
			if err := mayKeep(name, rel); err != nil {
				return err
			}
			if want, ok := kindTypes[rel.kind]; ok && c.contentType(rel.target) != want {
				return fmt.Errorf("part %.80q is not what %.80q takes it for", rel.target, name)
			}
			if !rel.external {
				todo = append(todo, rel.target)
			}
		}
		if isXML {
			if err := checkReferences(name, data, rels); err != nil {
				return err
			}
		}
		t.parts[name] = &packed{data: data, kind: kind, rels: rels, stored: !isXML}
		t.order = append(t.order, name)
	}
	return nil
}

// kindTypes are the content types of what relationships of a kind lead to.
var kindTypes = map[string]string{relMaster: typeMaster, relLayout: typeLayout, relTheme: typeTheme, relNotesMaster: typeNotesMaster, relTableStyles: typeTableStyles}

// isOurs reports whether a part has the name of one that is written for every presentation.
func (t *template) isOurs(name string) bool {
	lower := strings.ToLower(name)
	for _, folder := range [...]string{"ppt/slides/", "ppt/notesslides/", "docprops/", "_rels/"} {
		if strings.HasPrefix(lower, folder) {
			return true
		}
	}
	switch lower {
	case "ppt/presentation.xml", "ppt/presprops.xml", "ppt/viewprops.xml", "[content_types].xml":
		return true
	case "ppt/tablestyles.xml":
		return name != t.tableStyles
	case strings.ToLower(ownNotesMaster):
		return name != t.notesMaster
	}
	return strings.HasSuffix(lower, ".rels")
}

// mayKeep says why a relationship of a master or layout cannot be kept.
func mayKeep(name string, rel relation) error {
	if rel.external {
		if rel.kind == relLink && safeLink(rel.target) {
			return nil // it is followed when somebody clicks, not before
		}
		return fmt.Errorf("part %.80q takes something from outside (%.80q); put it into the template", name, rel.target)
	}
	for _, kind := range leftOut {
		if strings.HasSuffix(rel.kind, kind) {
			return fmt.Errorf("part %.80q needs a %s, which is not taken over; remove it from the template", name, strings.TrimPrefix(kind, "/"))
		}
	}
	return nil
}
