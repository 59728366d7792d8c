// Package pptx writes pages as a presentation of PowerPoint (ECMA-376, Office Open XML, PresentationML) that people can go on
// working with: text is text in text boxes, in the fonts and colours of the presentation's theme, shapes are shapes with names,
// pictures are pictures with a text alternative, and every slide has a title, notes and an order in which it is read.
//
// What the format cannot say is told here, in one place. Lines are broken where the card breaks them (a:br), and the spaces that
// the card takes out of punctuation are given back by the spacing of characters; the fine kerning within a word is left to the
// program, and so is the space between Han and Latin, which LibreOffice makes a quarter of an em and PowerPoint not at all. Figures
// that share a cell of a column lie on their side, as in all East Asian columns of presentations (vert="eaVert"); LibreOffice 7.4
// lays every character of such a column on its side. What is drawn with letters only for its form (a seal, an oversized quotation
// mark) is a shape. The grain of paper is left out: a pattern of single pixels is nothing that a designer could restyle. Shapes are
// painted before all text, so that what is read can stand in the order of reading.
//
// The same document gives the same bytes: there is no clock in it.
package pptx

import (
	"errors"
	"fmt"
	"image/color"
	"io"

	"cards/internal/scene"
)

// Document is one presentation. All slides have one size.
type Document struct {
	// Title and Lang (BCP 47) are those of the deck.
	Title, Lang string
	// Width and Height are the size of a page in px, from 1 to 32,768. The slide is 13⅓ inches wide where it is wider than 3:2,
	// 10 inches otherwise, and where it is upright 7½; see slideSize.
	Width, Height float64
	Theme         Theme
	Slides        []Slide
	// Template is a .potx or .pptx whose theme, masters, layouts and slide size are taken; nil for a look of our own.
	Template []byte
	Text     Text
	// ExactFonts names the fonts of the page in every run; otherwise a run refers to the fonts of the theme wherever those are
	// the same, and with a template always.
	ExactFonts bool
	// Names are words for the roles of boxes (axis, era, mark …) in the language of the deck, which name shapes; a role without
	// one is called by its own name.
	Names map[string]string
}

// Text is how text comes onto a slide.
type Text uint8

// The ways of text.
const (
	// Editable text stands in text boxes.
	Editable Text = iota
	// Picture is one exact picture a slide, which the caller has drawn.
	Picture
)

// Slide is one page with what is said about it.
type Slide struct {
	Scene *scene.Page
	// Kind is quote, timeline, cover or end: it chooses the layout. Empty, it is worked out from the roles of the boxes.
	Kind string
	// Title is what the slide is called where no text of it can be the title: it then stands, invisible, above the slide. Name is
	// the name of the slide for programs; Notes the speaker's notes, with a line end between paragraphs.
	Title, Name, Notes string
	// Picture is the PNG of the whole page for Document.Text Picture; its size in pixels does not matter.
	Picture []byte
}

// Theme is the look of the presentation: what a designer changes in one place.
type Theme struct {
	// Name is shown in lists of themes.
	Name string
	// Major are the fonts of quotes and titles, Minor those of everything else. What is empty is taken from the pages.
	Major, Minor Fonts
	Palette      Palette
}

// Fonts are names of font families for the three kinds of script that a presentation tells apart (ECMA-376-1 §21.1.2.3.3,
// §21.1.2.3.7, §21.1.2.3.1).
type Fonts struct{ Latin, EastAsian, Complex string }

// Palette says which colours of the pages are the colours of the theme. A page's colour that is one of them is written as a
// reference, so that another theme changes it; any other stays as it is. Zero colours are none.
type Palette struct {
	Ground, Ink color.NRGBA
	// Ground2 is a second ground (bands, fields), Ink2 the second colour of text.
	Ground2, Ink2 color.NRGBA
	Accents       [6]color.NRGBA
}

// maxSlides bounds a presentation; identifiers of slides would allow many more (ECMA-376-1 §19.7.13).
const maxSlides = 5000

// maxSide bounds a page, in px.
const maxSide = 1 << 15

// Encode writes the presentation. Errors say which slide they are about, counted from 1.
func Encode(w io.Writer, doc *Document) error {
	if err := doc.check(); err != nil {
		return err
	}
	d, err := newDeck(doc)
	if err != nil {
		return err
	}
	for i := range doc.Slides {
		if err := d.addSlide(&doc.Slides[i]); err != nil {
			return fmt.Errorf("pptx: slide %d: %w", i+1, err)
		}
	}
	if err := d.finish(); err != nil {
		return err
	}
	return d.parts.write(w)
}

// check finds what cannot be encoded.
func (doc *Document) check() error {
	if len(doc.Slides) == 0 {
		return errors.New("pptx: a presentation needs a slide")
	}
	if len(doc.Slides) > maxSlides {
		return fmt.Errorf("pptx: %d slides are more than %d", len(doc.Slides), maxSlides)
	}
	if !(doc.Width >= 1 && doc.Width <= maxSide && doc.Height >= 1 && doc.Height <= maxSide) {
		return fmt.Errorf("pptx: a page of %g × %g px", doc.Width, doc.Height)
	}
	for i := range doc.Slides {
		s := &doc.Slides[i]
		if doc.Text == Picture {
			if len(s.Picture) == 0 {
				return fmt.Errorf("pptx: slide %d has no picture", i+1)
			}
			continue
		}
		if s.Scene == nil {
			return fmt.Errorf("pptx: slide %d has no page", i+1)
		}
		if s.Scene.Width != doc.Width || s.Scene.Height != doc.Height {
			return fmt.Errorf("pptx: slide %d is %g × %g px, the presentation %g × %g", i+1, s.Scene.Width, s.Scene.Height, doc.Width, doc.Height)
		}
	}
	return nil
}
