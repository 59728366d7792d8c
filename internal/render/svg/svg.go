// Package svg writes a finished page as one SVG file (SVG 2) that needs nothing from outside: fonts and pictures lie in it, there is no
// script, and whatever people wrote is escaped. Text is text, in subsets of its fonts, with a place for every character, or it is
// outlines. The same page makes the same bytes.
//
// Grain is left out: filters make other noise than ours and are slow, and the tooth of paper has no size in a picture that can be
// enlarged.
package svg

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"

	"cards/internal/scene"
)

// Text is how words are written.
type Text uint8

// The ways to write words.
const (
	// Embedded writes characters, and the glyphs that they are drawn with as fonts.
	Embedded Text = iota
	// Outlines writes paths, each box of words with what it says as its label: for programs that read no fonts from a picture.
	Outlines
)

// Options are what a file says and how. The zero value does.
type Options struct {
	Text Text
	// Title is the picture's short name, which browsers show beside the pointer; the page's Alt is its description. Where there is no
	// title, Alt is.
	Title string
	// Lang is the language of title and description (BCP 47) where the page names none.
	Lang string
	// Detail is how many pixels of a picture there are, at most, to a px of the page; 0 is 1. A picture that has fewer keeps those it
	// has, but at least one a px, as viewers differ in how they enlarge.
	Detail float64
}

// maxSide bounds a page, in px: what browsers draw as one picture.
const maxSide = 1 << 15

// maxDetail bounds Options.Detail: more is in no picture.
const maxDetail = 8

// maxDepth bounds how deep groups may lie in groups.
const maxDepth = 64

var errNotFinite = errors.New("a number of the page is not finite or too large")

// prefixMark stands for the prefix of all names in a file until that is known, which depends on everything else: no XML can hold it.
const prefixMark = "\x00"

// encoder writes one page.
type encoder struct {
	options Options
	page    *scene.Page
	lang    string
	// body is what is painted, defs what it refers to.
	body, defs []byte
	// m maps what is written now to the page; places is how many decimals lengths have there.
	m      scene.Transform
	places int
	depth  int
	// labelled tells that what is written now has a label that says it all.
	labelled bool
	names    int
	known    map[string]string
	images   map[[sha256.Size]byte]picture
	strikes  map[strikeKey]*strike
	fonts    fontSet
}

// Encode writes page. It fails on sizes and numbers that can't be drawn, on glyphs that the face doesn't have, and on characters that
// XML can't hold.
func Encode(w io.Writer, page *scene.Page, o Options) error {
	if page == nil {
		return errors.New("svg: there is no page")
	}
	if !(page.Width > 0) || !(page.Height > 0) || !(page.Width <= maxSide) || !(page.Height <= maxSide) {
		return fmt.Errorf("svg: a page of %g × %g px can't be written", page.Width, page.Height)
	}
	if !(o.Detail >= 1) {
		o.Detail = 1
	}
	o.Detail = math.Min(o.Detail, maxDetail)
	e := &encoder{
		options: o, page: page, places: leastPlaces, m: scene.Scale(1, 1),
		known: map[string]string{}, images: map[[sha256.Size]byte]picture{}, strikes: map[strikeKey]*strike{},
	}
	data, err := e.file()
	if err != nil {
		return fmt.Errorf("svg: %w", err)
	}
	_, err = w.Write(data)
	return err
}

// file returns the whole file.
func (e *encoder) file() ([]byte, error) {
	root, err := e.root()
	if err != nil {
		return nil, err
	}
	if err := e.paint(); err != nil {
		return nil, err
	}
	style, err := e.fonts.style()
	if err != nil {
		return nil, err
	}
	out := append(root, style...)
	if len(e.defs) > 0 {
		out = append(append(append(out, "<defs>"...), e.defs...), "</defs>\n"...)
	}
	out = append(append(out, e.body...), "</svg>\n"...)
	return bytes.ReplaceAll(out, []byte(prefixMark), prefixOf(out)), nil
}

// prefixOf returns six letters that depend on all of a file: names of two pictures in one HTML document must not meet.
func prefixOf(data []byte) []byte {
	sum := sha256.Sum256(data)
	out := make([]byte, 6)
	for i := range out {
		out[i] = 'a' + sum[i]%26
	}
	return out
}

// root opens the file and says what it is (SVG-AAM 1.0, 5.1).
func (e *encoder) root() ([]byte, error) {
	w, h := length(e.page.Width, 6), length(e.page.Height, 6)
	b := fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s"`, w, h, w, h)
	e.lang = e.page.Lang
	if e.lang == "" {
		e.lang = e.options.Lang
	}
	b = append(b, language(e.lang)...)
	title, err := escape(e.options.Title)
	if err != nil {
		return nil, fmt.Errorf("the title: %w", err)
	}
	alt, err := escape(e.page.Alt)
	if err != nil {
		return nil, fmt.Errorf("the description: %w", err)
	}
	if title == "" {
		title, alt = alt, ""
	}
	// What is in an image has no meaning of its own, but links have one.
	role := "img"
	if len(e.page.Links) > 0 {
		role = "group"
	}
	b = fmt.Appendf(b, ` role="%s"`, role)
	named := ""
	if title != "" {
		named = prefixMark + "t"
	}
	if alt != "" {
		named += " " + prefixMark + "d"
	}
	if named != "" {
		b = fmt.Appendf(b, ` aria-labelledby="%s"`, named)
	}
	// Letters stand where they are told to, and neither hints nor whole pixels move them; miters end where those of a page do.
	b = append(b, ` text-rendering="geometricPrecision" stroke-miterlimit="10" class="`+prefixMark+"\">\n"...)
	if title != "" {
		b = fmt.Appendf(b, "<title id=\"%st\">%s</title>\n", prefixMark, title)
	}
	if alt != "" {
		b = fmt.Appendf(b, "<desc id=\"%sd\">%s</desc>\n", prefixMark, alt)
	}
	return b, nil
}

// write appends to what is painted.
func (e *encoder) write(format string, args ...any) { e.body = fmt.Appendf(e.body, format, args...) }

// define returns the name of an element that others refer to. The same content is written once.
func (e *encoder) define(content string) string {
	if id, ok := e.known[content]; ok {
		return id
	}
	id := e.name()
	e.known[content] = id
	before, after := content, ""
	for i := range content {
		if content[i] == ' ' || content[i] == '>' {
			before, after = content[:i], content[i:]
			break
		}
	}
	e.defs = fmt.Appendf(e.defs, "%s id=\"%s\"%s\n", before, id, after)
	return id
}

// name returns a new id.
func (e *encoder) name() string {
	e.names++
	return prefixMark + strconv.Itoa(e.names)
}
