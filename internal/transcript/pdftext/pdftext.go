// Package pdftext reads the words of a PDF (ISO 32000-1): its lines in the order in which the file draws them, joined into paragraphs by where
// they stand. What a file says of itself is trusted: ToUnicode, encodings, ActualText, artifacts. Nothing is drawn, recognised or guessed.
//
// Bytes come from outside: everything that a file can make grow is bounded by work and size, never by the clock (file.go, content.go).
//
// The way through the rooms: object.go and strings.go read objects, file.go and xref.go find them, filter.go unpacks streams; page.go walks the
// pages, content.go runs what draws them, font.go with cmap.go and glyphs.go says what codes mean; lines.go makes lines, paragraph.go
// paragraphs.
package pdftext

import (
	"bytes"
	"errors"
)

// The reasons for which a file is refused.
var (
	// ErrNotPDF is told of a file without pages that can be found.
	ErrNotPDF = errors.New("no pages can be found in it")
	// ErrEncrypted is told of a file with a password, if only one for changing it.
	ErrEncrypted = errors.New("it is encrypted")
	// ErrPictures is told of a file whose pages are pictures: a scan.
	ErrPictures = errors.New("its pages are pictures without text")
	// ErrNoText is told of a file whose pages have neither text nor pictures.
	ErrNoText = errors.New("its pages have no text")
	// ErrUnreadable is told of a file whose fonts do not say which characters their glyphs are.
	ErrUnreadable = errors.New("its fonts do not say which characters their glyphs are")
	// ErrTooLarge is told of a file that hits a bound.
	ErrTooLarge = errors.New("it is too large")
)

// Line is a line of a page.
type Line struct {
	Text string
	// Page and Number count from 1, Number on the page.
	Page, Number int
	// Continues is true where it goes on the paragraph of the line before.
	Continues bool
	// Hyphen is how many bytes at the end of Text are a hyphen that parts a word: none of the word itself.
	Hyphen int
	// Heading is true where it is a title.
	Heading bool
}

// Document is what a PDF says.
type Document struct {
	Lines []Line
	// Pages is how many pages it has.
	Pages int
	// Furniture is how many lines were left out: running heads, page numbers.
	Furniture int
	// Unread is how many glyphs stand as U+FFFD, since the file does not tell what they are.
	Unread int
}

// IsPDF reports whether a file begins as one.
func IsPDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

// Read reads a PDF. The error is one of those above.
func Read(data []byte) (*Document, error) {
	f := newFile(data)
	f.open()
	if f.trailer["Encrypt"] != nil {
		return nil, ErrEncrypted
	}
	if f.pages() == nil {
		if f.full {
			return nil, ErrTooLarge
		}
		return nil, ErrNotPDF
	}
	d := &Document{}
	var pages [][]*row
	said, pictures, work := 0, 0, 0
	characters := 0
	f.eachPage(func(p page) bool {
		d.Pages++
		l := f.read(p, &pictures, &work)
		said += l.said
		d.Unread += l.unread
		for _, r := range l.rows {
			characters += r.text.Len()
		}
		f.full = f.full || characters > maxText
		pages = append(pages, l.tidied())
		return !f.full
	})
	switch {
	case f.full:
		return nil, ErrTooLarge
	case d.Pages == 0:
		return nil, ErrNotPDF
	case d.Unread > 0 && said < 2*d.Unread:
		return nil, ErrUnreadable
	}
	d.compose(pages)
	switch {
	case len(d.Lines) > 0:
		return d, nil
	case pictures > 0:
		return nil, ErrPictures
	}
	return nil, ErrNoText
}

// maxText bounds the words of a document, in bytes.
const maxText = 48 << 20
