package pptx

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"sort"
	"strings"
	"time"
)

// The package around all parts (ECMA-376-2, Open Packaging Conventions): a ZIP file with content types and relationships.

// The content types of our parts (ECMA-376-1 §13.3 and §14.2, ECMA-376-2 §10).
const (
	typePrefix       = "application/vnd.openxmlformats-officedocument."
	typePresentation = typePrefix + "presentationml.presentation.main+xml"
	typeSlide        = typePrefix + "presentationml.slide+xml"
	typeLayout       = typePrefix + "presentationml.slideLayout+xml"
	typeMaster       = typePrefix + "presentationml.slideMaster+xml"
	typeNotes        = typePrefix + "presentationml.notesSlide+xml"
	typeNotesMaster  = typePrefix + "presentationml.notesMaster+xml"
	typePresProps    = typePrefix + "presentationml.presProps+xml"
	typeViewProps    = typePrefix + "presentationml.viewProps+xml"
	typeTableStyles  = typePrefix + "presentationml.tableStyles+xml"
	typeTheme        = typePrefix + "theme+xml"
	typeExtended     = typePrefix + "extended-properties+xml"
	typeCore         = "application/vnd.openxmlformats-package.core-properties+xml"
	typeRelations    = "application/vnd.openxmlformats-package.relationships+xml"
)

// The types of our relationships (ECMA-376-1 §13.3, §14.2, §15.2).
const (
	relPrefix      = nsR + "/"
	relDocument    = relPrefix + "officeDocument"
	relExtended    = relPrefix + "extended-properties"
	relCore        = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	relSlide       = relPrefix + "slide"
	relLayout      = relPrefix + "slideLayout"
	relMaster      = relPrefix + "slideMaster"
	relNotes       = relPrefix + "notesSlide"
	relNotesMaster = relPrefix + "notesMaster"
	relTheme       = relPrefix + "theme"
	relPresProps   = relPrefix + "presProps"
	relViewProps   = relPrefix + "viewProps"
	relTableStyles = relPrefix + "tableStyles"
	relImage       = relPrefix + "image"
	relLink        = relPrefix + "hyperlink"
)

// relation is one relationship of a part; target is a part's name, or a URL when external.
type relation struct {
	id, kind, target string
	external         bool
}

// relations are those of one part, in the order in which they were made.
type relations []relation

// add returns the id of the relationship to the target, which is made when it is new.
func (r *relations) add(kind, target string, external bool) string {
	for _, have := range *r {
		if have.kind == kind && have.target == target && have.external == external {
			return have.id
		}
	}
	id := fmt.Sprintf("rId%d", len(*r)+1)
	*r = append(*r, relation{id, kind, target, external})
	return id
}

// packed is one part of the package.
type packed struct {
	data []byte
	kind string // content type
	rels relations
	// stored parts are not deflated: pictures, which are compressed already.
	stored bool
}

// parts is the package in the making: parts by name, such as ppt/slides/slide1.xml, in the order of writing.
type parts struct {
	byName map[string]*packed
	order  []string
	root   relations
}

// put adds a part.
func (p *parts) put(name, kind string, data []byte, rels relations) {
	if p.byName == nil {
		p.byName = map[string]*packed{}
	}
	if _, ok := p.byName[name]; !ok {
		p.order = append(p.order, name)
	}
	p.byName[name] = &packed{data: data, kind: kind, rels: rels}
}

// has reports whether there is a part of the name.
func (p *parts) has(name string) bool { return p.byName[name] != nil }

// firstDay is the first that a ZIP file can tell: there is no clock in a presentation.
var firstDay = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// write writes the package: the content types first, as readers that stream want them, then every part with its relationships.
func (p *parts) write(w io.Writer) error {
	z := zip.NewWriter(w)
	file := func(name string, data []byte, stored bool) error {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: firstDay}
		if stored {
			h.Method = zip.Store
		}
		f, err := z.CreateHeader(h)
		if err == nil {
			_, err = f.Write(data)
		}
		return err
	}
	if err := file("[Content_Types].xml", p.contentTypes(), false); err != nil {
		return err
	}
	if err := file("_rels/.rels", p.root.markup(""), false); err != nil {
		return err
	}
	for _, name := range p.order {
		part := p.byName[name]
		if err := file(name, part.data, part.stored); err != nil {
			return err
		}
		if len(part.rels) > 0 {
			if err := file(relationsName(name), part.rels.markup(path.Dir(name)), false); err != nil {
				return err
			}
		}
	}
	return z.Close()
}

// relationsName is the name of the part that holds the relationships of another (ECMA-376-2 §9.3.3).
func relationsName(name string) string {
	return path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
}

// contentTypes writes the part of that name (ECMA-376-2 §10.1.2.2): pictures by their extensions, all others one by one.
func (p *parts) contentTypes() []byte {
	m := new(markup)
	m.WriteString(declaration)
	m.start("Types", "xmlns", nsContentTypes)
	defaults := map[string]string{"rels": typeRelations, "xml": "application/xml"}
	var overrides []string
	for _, name := range p.order {
		kind := p.byName[name].kind
		ext := strings.TrimPrefix(path.Ext(name), ".")
		if have, ok := defaults[ext]; ext != "" && (!ok || have == kind) && ext != "xml" {
			defaults[ext] = kind
			continue
		}
		overrides = append(overrides, name)
	}
	var exts []string
	for ext := range defaults {
		exts = append(exts, ext)
	}
	sort.Strings(exts)
	for _, ext := range exts {
		m.empty("Default", "Extension", ext, "ContentType", defaults[ext])
	}
	for _, name := range overrides {
		m.empty("Override", "PartName", "/"+encodedName(name), "ContentType", p.byName[name].kind)
	}
	return m.done()
}

// markup writes relationships; targets are relative to the folder of their part.
func (r relations) markup(folder string) []byte {
	m := new(markup)
	m.WriteString(declaration)
	m.start("Relationships", "xmlns", nsRelations)
	for _, rel := range r {
		if rel.external {
			m.empty("Relationship", "Id", rel.id, "Type", rel.kind, "Target", rel.target, "TargetMode", "External")
			continue
		}
		m.empty("Relationship", "Id", rel.id, "Type", rel.kind, "Target", encodedName(relativeTo(folder, rel.target)))
	}
	return m.done()
}

// relativeTo returns the path from a folder to a part.
func relativeTo(folder, target string) string {
	if folder == "" || folder == "." {
		return target
	}
	from, to := strings.Split(folder, "/"), strings.Split(target, "/")
	n := 0
	for n < len(from) && n < len(to)-1 && from[n] == to[n] {
		n++
	}
	return strings.Repeat("../", len(from)-n) + strings.Join(to[n:], "/")
}

// encodedName writes a name as a reference (RFC 3986 §2.1): what is no character of paths is given by its bytes. A % stays, since
// names in a ZIP file may be written so already.
func encodedName(name string) string {
	const hexDigits = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~!$&'()*+,;=@/%", c) >= 0:
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
		}
	}
	return b.String()
}
