// Package pdf writes finished pages as a document: PDF 1.7 (ISO 32000-1) with the tags of PDF/UA-1 (ISO 14289-1). What is text
// on a page is text in the document, in subsets of its fonts, and can be selected, searched and read aloud; what decorates is
// marked as such. The same pages make the same bytes.
//
// The pages of a document may be more than memory holds: each is written as it comes (Add), and what belongs to all of them
// (fonts, structure, outline) at the end (Close).
package pdf

import (
	"errors"
	"fmt"
	"io"
	"time"

	"cards/internal/scene"
)

// Document is what a file says of itself.
type Document struct {
	// Title is shown by readers in place of the file's name.
	Title, Author, Subject, Keywords string
	// Lang is the language of what no page or box says otherwise (BCP 47).
	Lang string
	// Producer names the program that wrote the file.
	Producer string
	// Created is written when it is not zero; nothing here looks at a clock.
	Created time.Time
	// DPI is how many px of a page make an inch; 0 is 96, as in CSS: a px is 0.75 pt.
	DPI float64
	// Detail is how many pixels of a picture there are, at most, to a px of the page; 0 is 1. A picture that has fewer keeps those it
	// has, but at least one a px, as readers differ in how they enlarge.
	Detail float64
}

// Page is one page of a document.
type Page struct {
	Scene *scene.Page
	// Title is the page's entry in the outline. Pages that follow one another under the same title share one.
	Title string
}

// maxPages bounds a document, as annex C does with the objects of a page tree that readers take.
const maxPages = 50_000

// maxSide is the longest side of a page in units of 1/72 in (annex C).
const maxSide = 14_400

// maxDetail bounds Document.Detail: more is in no picture.
const maxDetail = 8

// Writer writes a document page by page. The first error stays.
type Writer struct {
	document Document
	file     *file
	// scale is how many pt a px of a page is.
	scale  float64
	fonts  fontSet
	images images
	tree   tree
	marks  []bookmark
	pages  []ref
	// pageTree is the root of the page tree, which pages point back to.
	pageTree ref
	closed   bool
}

// NewWriter starts a document on w.
func NewWriter(w io.Writer, d Document) *Writer {
	out := &Writer{document: d, file: newFile(w), scale: 72.0 / 96}
	if d.DPI > 0 && sane(d.DPI) {
		out.scale = 72 / d.DPI
	}
	if !(out.document.Detail >= 1) {
		out.document.Detail = 1
	}
	out.document.Detail = min(out.document.Detail, maxDetail)
	out.pageTree = out.file.reserve()
	out.tree.start(out.file, out.scale)
	return out
}

// Write writes a whole document.
func Write(w io.Writer, d Document, pages []Page) error {
	out := NewWriter(w, d)
	for _, p := range pages {
		if err := out.Add(p); err != nil {
			return err
		}
	}
	return out.Close()
}

// Add writes a page. It reads the scene and keeps nothing of it but its faces.
func (w *Writer) Add(p Page) error {
	if w.file.err == nil {
		w.file.err = w.add(p)
	}
	return w.file.err
}

func (w *Writer) add(p Page) error {
	s := p.Scene
	switch {
	case w.closed:
		return errors.New("pdf: the document is closed")
	case s == nil:
		return errors.New("pdf: a page has no scene")
	case !(s.Width > 0) || !(s.Height > 0) || !(s.Width*w.scale <= maxSide) || !(s.Height*w.scale <= maxSide):
		return fmt.Errorf("pdf: a page of %g × %g px can't be written", s.Width, s.Height)
	case len(w.pages) == maxPages:
		return fmt.Errorf("pdf: a document of more than %d pages", maxPages)
	}
	page := w.file.reserve()
	c := w.newPageContent(s)
	tagged := w.tree.page(s, page, len(w.pages))
	if err := c.page(s, tagged); err != nil {
		return fmt.Errorf("pdf: page %d: %w", len(w.pages)+1, err)
	}
	contents := w.file.stream("", c.b)
	annotations := w.links(s, tagged)
	w.file.write(page, fmt.Appendf(nil, "<< /Type /Page /Parent %v /MediaBox [0 0 %s] /Contents %v /Resources %s /StructParents %d /Tabs /S /Group << /S /Transparency /CS /DeviceRGB >>%s >>",
		w.pageTree, numbers(lengthPlaces, s.Width*w.scale, s.Height*w.scale), contents, c.resources(), len(w.pages), annotations))
	w.tree.finishPage(tagged)
	w.bookmark(p.Title, page, s)
	w.pages = append(w.pages, page)
	return w.file.err
}

// Close writes what belongs to all pages and ends the file. A document without pages is an error.
func (w *Writer) Close() error {
	if w.file.err != nil {
		return w.file.err
	}
	if w.closed {
		return errors.New("pdf: the document is closed")
	}
	w.closed = true
	if len(w.pages) == 0 {
		return errors.New("pdf: a document needs a page")
	}
	if err := w.fonts.write(w.file); err != nil {
		w.file.err = err
		return err
	}
	kids := []byte("[")
	for i, p := range w.pages {
		if i > 0 {
			kids = append(kids, ' ')
		}
		kids = append(kids, p.String()...)
	}
	w.file.write(w.pageTree, fmt.Appendf(nil, "<< /Type /Pages /Count %d /Kids %s] >>", len(w.pages), kids))
	structure := w.tree.finish()
	outline := w.outline()
	metadata, info := w.metadata()
	lang := ""
	if l, ok := language(w.document.Lang); ok {
		lang = " /Lang " + l
	}
	catalogue := w.file.object("<< /Type /Catalog /Pages %v /MarkInfo << /Marked true >> /StructTreeRoot %v /Metadata %v%s%s /ViewerPreferences << /DisplayDocTitle true >> >>",
		w.pageTree, structure, metadata, lang, outline)
	return w.file.finish(catalogue, info)
}
