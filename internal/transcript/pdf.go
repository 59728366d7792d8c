package transcript

import (
	"errors"
	"strings"

	"cards/internal/diag"
	"cards/internal/transcript/pdftext"
)

// readPDF reads the words of a PDF. Source is its text, a line a line, since a place in its compressed streams would help nobody; places count
// pages, and lines on the page.
func (b *builder) readPDF(data []byte) bool {
	d, err := pdftext.Read(data)
	switch {
	case errors.Is(err, pdftext.ErrEncrypted):
		b.fail(-1, "pdf", "save it without a password: print it to PDF from a viewer, or `qpdf --decrypt FILE.pdf OPEN.pdf`", "the PDF is encrypted")
		return false
	case errors.Is(err, pdftext.ErrPictures):
		b.fail(-1, "pdf", "have its text recognised, such as by `ocrmypdf FILE.pdf READ.pdf`, and read that", "the pages of the PDF are pictures, as of a scan, and have no text")
		return false
	case errors.Is(err, pdftext.ErrUnreadable):
		b.fail(-1, "pdf", "save the text from the program that made it, or have it recognised, such as by `ocrmypdf --force-ocr FILE.pdf READ.pdf`", "the fonts of the PDF do not say which characters they draw, so that its words can be seen and not read")
		return false
	case errors.Is(err, pdftext.ErrTooLarge):
		b.fail(-1, "file-too-large", "split it, such as by `qpdf --split-pages=100 FILE.pdf PART.pdf`, or save its text", "the PDF unpacks to more than is read")
		return false
	case errors.Is(err, pdftext.ErrNoText):
		b.fail(-1, "no-words", "", "the PDF has no text on its pages")
		return false
	case err != nil:
		b.fail(-1, "pdf", "save it again", "the PDF is damaged: %v", err)
		return false
	}
	b.t.Encoding = Encoding{"UTF-8", 1, "its fonts saying what they draw"}
	var text strings.Builder
	starts := make([]int, len(d.Lines)+1)
	for i, l := range d.Lines {
		text.WriteString(l.Text)
		text.WriteByte('\n')
		starts[i+1] = text.Len()
		b.t.pages = append(b.t.pages, pageLine{l.Page, l.Number})
	}
	if !b.setSource(text.String()) {
		return false
	}
	b.tellPDF(d)
	blocks := make([]block, 0, len(d.Lines))
	for i, l := range d.Lines {
		k := b.plain(starts[i], starts[i]+len(l.Text)-l.Hyphen)
		if l.Continues {
			k.gap = gapJoin
			if d.Lines[i-1].EndsInHyphen() {
				k.gap = gapNone
			}
		}
		if l.Heading {
			k.kind = Heading
		}
		blocks = append(blocks, k)
	}
	return b.sayAll(blocks)
}

// tellPDF says what of the pages was left out or could not be read.
func (b *builder) tellPDF(d *pdftext.Document) {
	here := diag.Pos{File: b.t.Name}
	if d.Furniture > 0 {
		b.list.Notef(here, "pdf", "", "%d lines that repeat on the pages, or only number them, are left out", d.Furniture)
	}
	if d.Unread > 0 {
		at := strings.IndexRune(b.t.Source, '\uFFFD')
		b.warn(at, "broken-character", "", "the PDF does not say what %d of its glyphs are; they read as \uFFFD, the first of them here", d.Unread)
	}
}

// pageLine is where a line of Source stands in a PDF: its page, and its line on the page, both counted from 1.
type pageLine struct{ page, line int }
