package pptx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
)

// Reading a package: a template that a user names, or what was just written. Nothing in it is trusted.

// Bounds of a package that is read. A company's template with many pictures has some hundred parts and some tens of megabytes.
const (
	maxEntries   = 5000
	maxPart      = 64 << 20
	maxAllParts  = 256 << 20
	maxXML       = 16 << 20
	maxXMLDepth  = 200
	maxRelations = 2000
)

// container is a package as it was read: parts by name, with their content types.
type container struct {
	files     map[string][]byte
	defaults  map[string]string // by extension in lower case
	overrides map[string]string // by name
}

// openContainer reads all of a package into memory, within bounds.
func openContainer(data []byte) (*container, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errors.New("it is no ZIP file, as a presentation is")
	}
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("it has %d parts, more than %d", len(z.File), maxEntries)
	}
	c := &container{files: map[string][]byte{}, defaults: map[string]string{}, overrides: map[string]string{}}
	seen := map[string]bool{}
	left := int64(maxAllParts)
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue // a folder
		}
		if !goodName(f.Name) {
			return nil, fmt.Errorf("a part has the name %.80q", f.Name)
		}
		// Names are the same in upper and lower case (ECMA-376-2 §9.1.1.3).
		if lower := strings.ToLower(f.Name); seen[lower] {
			return nil, fmt.Errorf("it has two parts of the name %.80q", f.Name)
		} else {
			seen[lower] = true
		}
		part, err := readPart(f, min(maxPart, left))
		if err != nil {
			return nil, err
		}
		left -= int64(len(part))
		c.files[f.Name] = part
	}
	if err := c.readContentTypes(); err != nil {
		return nil, err
	}
	return c, nil
}

// readPart reads one part of at most limit bytes; what the directory says of its size is not believed.
func readPart(f *zip.File, limit int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("part %.80q cannot be read", f.Name)
	}
	defer r.Close()
	part, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("part %.80q is damaged", f.Name)
	}
	if int64(len(part)) > limit {
		return nil, fmt.Errorf("part %.80q is too large: all parts may have %d MB, one of them %d", f.Name, maxAllParts>>20, maxPart>>20)
	}
	return part, nil
}

// goodName reports whether a name of a part stays within the package and means one thing only (ECMA-376-2 §9.1.1.1).
func goodName(name string) bool {
	if name == "" || len(name) > 512 || path.Clean(name) != name || strings.HasPrefix(name, "/") || strings.HasPrefix(name, "..") {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == '\\' || r == ':' || r == 0xFFFD || r == 0x7F })
}

// readContentTypes reads [Content_Types].xml.
func (c *container) readContentTypes() error {
	var types struct {
		Default []struct {
			Extension   string `xml:",attr"`
			ContentType string `xml:",attr"`
		}
		Override []struct {
			PartName    string `xml:",attr"`
			ContentType string `xml:",attr"`
		}
	}
	if err := c.unmarshal("[Content_Types].xml", &types); err != nil {
		return err
	}
	for _, d := range types.Default {
		c.defaults[strings.ToLower(d.Extension)] = d.ContentType
	}
	for _, o := range types.Override {
		c.overrides[strings.TrimPrefix(o.PartName, "/")] = o.ContentType
	}
	return nil
}

// contentType returns the type of a part; "" when the package tells none.
func (c *container) contentType(name string) string {
	for _, form := range [...]string{name, encodedName(name)} {
		if t, ok := c.overrides[form]; ok {
			return t
		}
	}
	return c.defaults[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
}

// unmarshal reads a part of XML into v.
func (c *container) unmarshal(name string, v any) error {
	part, ok := c.files[name]
	if !ok {
		return fmt.Errorf("it has no part %.80q", name)
	}
	if err := wellFormed(part); err != nil {
		return fmt.Errorf("part %.80q: %w", name, err)
	}
	if err := xml.Unmarshal(part, v); err != nil {
		return fmt.Errorf("part %.80q cannot be read", name)
	}
	return nil
}

// errForbidden tells of XML that no part of a package may have (ECMA-376-2 §8.1.4): it would let a file fetch others or grow
// without end.
var errForbidden = errors.New("it has a document type declaration")

// wellFormed reads XML through.
func wellFormed(part []byte) error {
	if len(part) > maxXML {
		return fmt.Errorf("it is larger than %d MB", maxXML>>20)
	}
	d := xml.NewDecoder(bytes.NewReader(part))
	d.CharsetReader = func(charset string, r io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("it is written in %.40s, not in UTF-8", charset)
	}
	depth, roots := 0, 0
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return errors.New("it is no well-formed XML")
		}
		switch token.(type) {
		case xml.StartElement:
			if depth == 0 {
				roots++
			}
			if depth++; depth > maxXMLDepth {
				return fmt.Errorf("its elements are nested deeper than %d", maxXMLDepth)
			}
		case xml.EndElement:
			depth--
		case xml.Directive:
			return errForbidden
		}
	}
	// RawToken pairs no tags: that is for a second reading, whose namespaces are known to be bounded now.
	d = xml.NewDecoder(bytes.NewReader(part))
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			return errors.New("it is no well-formed XML")
		}
	}
	if roots != 1 {
		return fmt.Errorf("it has %d root elements", roots)
	}
	return nil
}

// relationsOf reads the relationships of a part, with the names of the parts they lead to; "" is the package.
func (c *container) relationsOf(name string) (relations, error) {
	at := "_rels/.rels"
	if name != "" {
		at = relationsName(name)
	}
	if _, ok := c.files[at]; !ok {
		return nil, nil
	}
	var read struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
			Mode   string `xml:"TargetMode,attr"`
		}
	}
	if err := c.unmarshal(at, &read); err != nil {
		return nil, err
	}
	if len(read.Relationship) > maxRelations {
		return nil, fmt.Errorf("part %.80q leads to more than %d others", name, maxRelations)
	}
	var out relations
	ids := map[string]bool{}
	for _, r := range read.Relationship {
		if r.ID == "" || ids[r.ID] {
			return nil, fmt.Errorf("part %.80q has two relationships %.40q", name, r.ID)
		}
		ids[r.ID] = true
		rel := relation{id: r.ID, kind: r.Type, target: r.Target, external: r.Mode == "External"}
		if !rel.external {
			target, err := c.resolve(path.Dir(name), r.Target)
			if err != nil {
				return nil, fmt.Errorf("part %.80q leads to %.80q, which is outside", name, r.Target)
			}
			rel.target = target
		}
		out = append(out, rel)
	}
	return out, nil
}

// resolve returns the part that a target names, seen from a folder (RFC 3986 §5.2). Names in the file are those of references,
// or what they stand for: both are met with.
func (c *container) resolve(folder, target string) (string, error) {
	if i := strings.IndexAny(target, "#?"); i >= 0 {
		target = target[:i]
	}
	if name, err := joined(folder, target); err == nil && c.files[name] != nil {
		return name, nil
	}
	unescaped, err := url.PathUnescape(target)
	if err != nil {
		return "", err
	}
	return joined(folder, unescaped)
}

// joined joins a folder and a path in it.
func joined(folder, target string) (string, error) {
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", folder, target)
	}
	name := strings.TrimPrefix(path.Clean(target), "/")
	if !goodName(name) {
		return "", errors.New("not a part")
	}
	return name, nil
}
