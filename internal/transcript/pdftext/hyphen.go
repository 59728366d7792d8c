package pdftext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxHyphens bounds how many lines that end in a hyphen are looked at.
const maxHyphens = 100_000

// unhyphen tells at the ends of lines hyphens that part a word from those that belong to it (well-known): by whether the document has the word
// elsewhere, whole or with its hyphen. Where it has neither, the document does as it does with words that it has.
func (d *Document) unhyphen() {
	type broken struct {
		line          int
		whole, joined string
	}
	var all []broken
	known := map[string]bool{}
	for i := 0; i+1 < len(d.Lines) && len(all) < maxHyphens; i++ {
		if !d.Lines[i+1].Continues {
			continue
		}
		head, hyphen, ok := cutHyphen(d.Lines[i].Text)
		if !ok {
			continue
		}
		tail := d.Lines[i+1].Text
		if end := strings.IndexFunc(tail, func(c rune) bool { return !unicode.IsLetter(c) }); end >= 0 {
			tail = tail[:end]
		}
		first, _ := utf8.DecodeRuneInString(tail)
		if !unicode.IsLower(first) || isWide(first) {
			continue
		}
		if hyphen == "\u00AD" {
			d.Lines[i].Hyphen = len(hyphen)
			continue
		}
		stem := head[strings.LastIndexFunc(head, func(c rune) bool { return !unicode.IsLetter(c) })+1:]
		one := broken{i, strings.ToLower(stem + tail), strings.ToLower(stem + "-" + tail)}
		known[one.whole], known[one.joined] = false, false
		all = append(all, one)
	}
	if len(all) == 0 {
		return
	}
	for _, l := range d.Lines {
		for word := range strings.FieldsFuncSeq(strings.ToLower(l.Text), func(c rune) bool { return !unicode.IsLetter(c) && c != '-' }) {
			if _, asked := known[word]; asked {
				known[word] = true
			}
		}
	}
	parts := false
	for _, one := range all {
		parts = parts || known[one.whole] && !known[one.joined]
	}
	for _, one := range all {
		if known[one.whole] && !known[one.joined] || parts && !known[one.joined] {
			_, hyphen, _ := cutHyphen(d.Lines[one.line].Text)
			d.Lines[one.line].Hyphen = len(hyphen)
		}
	}
}

// cutHyphen parts a hyphen from the end of a line that ends in a letter and it.
func cutHyphen(s string) (head, hyphen string, ok bool) {
	for _, h := range []string{"-", "\u2010", "\u00AD"} {
		if head, is := strings.CutSuffix(s, h); is {
			c, _ := utf8.DecodeLastRuneInString(head)
			return head, h, unicode.IsLetter(c) && !isWide(c)
		}
	}
	return s, "", false
}

// EndsInHyphen reports whether a line ends in a hyphen of a word that the next line goes on, so that no space stands between them.
func (l Line) EndsInHyphen() bool {
	_, _, ok := cutHyphen(l.Text)
	return ok
}
