package pdf

import (
	"fmt"
	"strings"

	"cards/internal/scene"
)

// This room writes what a document says of itself (ISO 32000-1, 14.3; XMP, ISO 16684-1), its outline (12.3.3) and its links
// (12.5.6.5).

// metadata writes the XMP packet and the dictionary of the same values.
func (w *Writer) metadata() (packet, info ref) {
	d := w.document
	var x, entries strings.Builder
	x.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n" +
		"<pdfuaid:part>1</pdfuaid:part>\n<dc:format>application/pdf</dc:format>\n")
	each := func(value, key, before, after string) {
		if value == "" {
			return
		}
		fmt.Fprintf(&x, "%s%s%s\n", before, escapeXML(value), after)
		if key != "" {
			fmt.Fprintf(&entries, " /%s %s", key, textString(value))
		}
	}
	each(d.Title, "Title", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt></dc:title>")
	each(d.Author, "Author", "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq></dc:creator>")
	each(d.Subject, "Subject", "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li></rdf:Alt></dc:description>")
	each(d.Keywords, "Keywords", "<pdf:Keywords>", "</pdf:Keywords>")
	each(d.Producer, "Producer", "<pdf:Producer>", "</pdf:Producer>")
	if _, ok := language(d.Lang); ok {
		each(d.Lang, "", "<dc:language><rdf:Bag><rdf:li>", "</rdf:li></rdf:Bag></dc:language>")
	}
	if !d.Created.IsZero() {
		at := d.Created.UTC()
		fmt.Fprintf(&x, "<xmp:CreateDate>%s</xmp:CreateDate>\n", at.Format("2006-01-02T15:04:05Z"))
		fmt.Fprintf(&entries, " /CreationDate (D:%sZ)", at.Format("20060102150405"))
	}
	x.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n")
	packet = w.file.reserve()
	w.file.packed(packet, "/Type /Metadata /Subtype /XML", []byte(x.String()))
	return packet, w.file.object("<<%s >>", entries.String())
}

// bookmark is an entry of the outline.
type bookmark struct {
	title string
	page  ref
	top   float64
}

// bookmark notes the page under its title.
func (w *Writer) bookmark(title string, page ref, s *scene.Page) {
	if title == "" || len(w.marks) > 0 && w.marks[len(w.marks)-1].title == title {
		return
	}
	w.marks = append(w.marks, bookmark{title: title, page: page, top: s.Height * w.scale})
}

// outline writes the entries and returns what the catalogue says of them.
func (w *Writer) outline() string {
	if len(w.marks) == 0 {
		return ""
	}
	root := w.file.reserve()
	entries := make([]ref, len(w.marks))
	for i := range entries {
		entries[i] = w.file.reserve()
	}
	for i, m := range w.marks {
		sides := ""
		if i > 0 {
			sides += fmt.Sprintf(" /Prev %v", entries[i-1])
		}
		if i+1 < len(entries) {
			sides += fmt.Sprintf(" /Next %v", entries[i+1])
		}
		w.file.write(entries[i], fmt.Appendf(nil, "<< /Title %s /Parent %v /Dest [%v /XYZ 0 %s null]%s >>", textString(m.title), root, m.page, numbers(lengthPlaces, m.top), sides))
	}
	w.file.write(root, fmt.Appendf(nil, "<< /Type /Outlines /First %v /Last %v /Count %d >>", entries[0], entries[len(entries)-1], len(entries)))
	return fmt.Sprintf(" /Outlines %v /PageMode /UseOutlines", root)
}

// links writes the links of a page and returns what the page says of them.
func (w *Writer) links(s *scene.Page, tagged *taggedPage) string {
	var refs []string
	for _, l := range s.Links {
		a := l.Area
		if l.URL == "" || a.Empty() || !sane(a.X, a.Y, a.Right(), a.Bottom()) {
			continue
		}
		r := w.file.reserve()
		// The rectangle counts from the foot of the page.
		area := numbers(lengthPlaces, a.X*w.scale, (s.Height-a.Bottom())*w.scale, a.Right()*w.scale, (s.Height-a.Y)*w.scale)
		w.file.write(r, fmt.Appendf(nil, "<< /Type /Annot /Subtype /Link /Rect [%s] /Border [0 0 0] /F 4 /Contents %s /A << /S /URI /URI %s >> /StructParent %d >>",
			area, textString(l.URL), address(l.URL), w.tree.link(tagged, r, l.URL)))
		refs = append(refs, r.String())
	}
	if len(refs) == 0 {
		return ""
	}
	return " /Annots [" + strings.Join(refs, " ") + "]"
}
