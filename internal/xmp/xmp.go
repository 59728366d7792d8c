// Package xmp writes what a picture says of itself as an XMP packet (ISO 16684-1), which JPEG, PNG, WebP, GIF, SVG and PDF
// hold alike: title and description, what someone hears who can't see the picture, who made it and whose it is. The
// same values give the same bytes.
package xmp

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode/utf8"
)

// Text is a text in one language.
type Text struct {
	Lang  string // BCP 47, such as "zh-Hans"; empty if it is not known
	Value string // UTF-8
}

// Packet is the values of a packet. Each may be missing.
//
// Where a value is a list of texts, they say the same in several languages, and the first is the one for readers whose
// language isn't there: it is written as x-default and again under its own language (8.2.2.4). Of two texts in one
// language the first counts, and a text after the first whose language is missing or no tag of BCP 47 is left out,
// since nobody could ask for it.
//
// Characters that XML 1.0 cannot hold (2.2: controls but tab and line ends, U+FFFE, U+FFFF, bytes that are not UTF-8)
// are left out: they are nothing that a reader of titles would miss. A text of which nothing is left is left out too.
type Packet struct {
	Title       []Text // dc:title
	Description []Text // dc:description
	Alt         []Text // Iptc4xmpCore:AltTextAccessibility (IPTC Photo Metadata 2021.1), for people who don't see the picture
	Rights      []Text // dc:rights

	Creators  []string // dc:creator, in order of importance
	Languages []string // dc:language, tags of BCP 47 of the words on the picture; what is none is left out
	Source    string   // dc:source: what the words were taken from
	Credit    string   // photoshop:Credit: whom to name when the picture is shown
}

// tool is xmp:CreatorTool. It has no version, so that a new one doesn't change every picture.
const tool = "cards"

// The wrapper of a packet (7.3.2). Its end says that it is not to be changed in place: it has no room to grow.
const (
	begin = "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	end   = "<?xpacket end=\"r\"?>"
)

// open and closing stand around the properties (7.4).
const (
	open = `<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
`
	closing = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
)

// Bytes returns the whole packet, wrapper included, in UTF-8.
func (p Packet) Bytes() []byte {
	var w writer
	w.WriteString(begin + open)
	w.alternatives("dc:title", p.Title)
	w.alternatives("dc:description", p.Description)
	w.list("dc:creator", "rdf:Seq", p.Creators)
	w.list("dc:language", "rdf:Bag", tags(p.Languages))
	w.simple("dc:source", p.Source)
	w.alternatives("dc:rights", p.Rights)
	w.alternatives("Iptc4xmpCore:AltTextAccessibility", p.Alt)
	w.simple("photoshop:Credit", p.Credit)
	w.simple("xmp:CreatorTool", tool)
	w.WriteString(closing + end)
	return w.Bytes()
}

// writer is a packet in the making.
type writer struct {
	bytes.Buffer
}

// simple writes a property that is one text (7.5).
func (w *writer) simple(name, value string) {
	if value = clean(value); value != "" {
		w.WriteString("<" + name + ">")
		w.text(value)
		w.WriteString("</" + name + ">\n")
	}
}

// list writes a property that is several texts (7.7).
func (w *writer) list(name, kind string, values []string) {
	started := false
	for _, v := range values {
		if v = clean(v); v == "" {
			continue
		}
		if !started {
			w.WriteString("<" + name + "><" + kind + ">\n")
			started = true
		}
		w.WriteString("<rdf:li>")
		w.text(v)
		w.WriteString("</rdf:li>\n")
	}
	if started {
		w.WriteString("</" + kind + "></" + name + ">\n")
	}
}

// alternatives writes a property that is one text in several languages (8.2.2.4).
func (w *writer) alternatives(name string, texts []Text) {
	var seen []string
	item := func(lang, value string) {
		if len(seen) == 0 {
			w.WriteString("<" + name + "><rdf:Alt>\n")
		}
		seen = append(seen, strings.ToLower(lang))
		w.WriteString("<rdf:li xml:lang=\"" + lang + "\">")
		w.text(value)
		w.WriteString("</rdf:li>\n")
	}
	for _, t := range texts {
		value := clean(t.Value)
		if value == "" {
			continue
		}
		if len(seen) == 0 {
			item(unspecified, value)
		}
		if tag(t.Lang) && !contains(seen, t.Lang) {
			item(t.Lang, value)
		}
	}
	if len(seen) > 0 {
		w.WriteString("</rdf:Alt></" + name + ">\n")
	}
}

// text writes a text that is clean.
func (w *writer) text(value string) {
	// A buffer takes whatever it gets.
	_ = xml.EscapeText(w, []byte(value))
}

// unspecified is the tag of the text for all other languages.
const unspecified = "x-default"

// contains tells whether a tag is in a list of tags in small letters. Capitals make no difference (RFC 5646, 2.1.1).
func contains(list []string, lang string) bool {
	lang = strings.ToLower(lang)
	for _, l := range list {
		if l == lang {
			return true
		}
	}
	return false
}

// tags returns the tags of BCP 47 in a list, each once.
func tags(list []string) (out []string) {
	var seen []string
	for _, l := range list {
		if tag(l) && !contains(seen, l) {
			seen = append(seen, strings.ToLower(l))
			out = append(out, l)
		}
	}
	return out
}

// tag tells whether s has the form of a tag of BCP 47: letters, then subtags of letters and digits, of 1 to 8 each.
func tag(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if len(part) < 1 || len(part) > 8 {
			return false
		}
		for _, c := range []byte(part) {
			letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

// clean leaves out what XML 1.0 cannot hold.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "")
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return r
		case r < ' ' || r == 0xfffe || r == 0xffff:
			return -1
		}
		return r
	}, s)
}
