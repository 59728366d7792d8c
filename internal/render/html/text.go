package html

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"
)

// What of a card is text, what of it is an address, and what neither may be.

// sound refuses what is not UTF-8 and what XML can't hold (XML 1.0, 2.2); HTML has no characters for these either.
func sound(s string) error {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd") {
			return fmt.Errorf("html: %q is not UTF-8 all the way through", shown(s))
		}
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return fmt.Errorf("html: %q has the character U+%04X, which markup can't hold", shown(s), r)
		}
	}
	return nil
}

// shown returns the beginning of a text, for messages.
func shown(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// texts returns every text of a figure.
func (f *Figure) texts() []string {
	out := []string{f.Title, f.Subtitle, f.Comma, f.Credit, f.Call, f.Address, f.Caption}
	source := func(s *Source) { out = append(out, s.Line, s.Title, s.Author, s.Kind, s.URL, s.Date.Text, s.Date.EDTF) }
	source(&f.Source)
	for i := range f.Quotes {
		q := &f.Quotes[i]
		out = append(out, q.Title, q.Text, q.Translation, q.Speaker, q.Person, q.Role)
		source(&q.Source)
	}
	out = append(out, f.Lanes...)
	for _, e := range f.Eras {
		out = append(out, e.Title, e.Date.Text, e.Date.EDTF)
	}
	for i := range f.Events {
		e := &f.Events[i]
		out = append(out, e.Date.Text, e.Date.EDTF, e.Title, e.Text, e.Status, e.Response, e.URL)
		source(&e.Source)
	}
	for _, p := range f.Pages {
		out = append(out, p.Alt)
		for _, m := range p.Pictures {
			out = append(out, m.Path)
		}
	}
	return out
}

// lines parts a text where its lines end.
func lines(s string) []string {
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\n")
}

// language returns a language tag, empty where s is none (BCP 47, 2.1).
func language(s string) string {
	if len(s) > 99 {
		return ""
	}
	for i := range len(s) {
		c := s[i]
		if c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return ""
		}
	}
	return s
}

// link returns an address that may be followed from a page, http, https or mailto, as a URL of RFC 3986, and nothing for any other: one that runs
// something, or opens a file of the reader's.
func link(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	switch u.Scheme { // in lower case, by Parse
	case "http", "https":
		if u.Host != "" && !strings.ContainsAny(u.Host, notInHosts) {
			return u.String()
		}
	case "mailto":
		if u.Opaque != "" {
			return u.String()
		}
	}
	return ""
}

// notInHosts are characters that Parse lets stand in a host and no name has (RFC 1123, 2.1; RFC 3986, 3.2.2).
const notInHosts = "\"<>\\^`{|}% !$&'()*+,;="

// address returns a relative path as a URL reference (RFC 3986, 4.2), empty where it is none: it has no scheme and no host whatever it is called,
// and neither a space nor a comma, which would part it in a srcset.
func address(path string) string {
	if path == "" || strings.HasPrefix(path, "/") {
		return ""
	}
	return strings.ReplaceAll((&url.URL{Path: path}).String(), ",", "%2C")
}
