package pptx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode"

	"cards/internal/scene"
)

// Reading back: what was written is opened again before anybody is told that it was.

// Content is what a presentation says.
type Content struct{ Slides []SlideContent }

// SlideContent is what a slide says, in the order of reading.
type SlideContent struct {
	Title string
	// Texts are those of all shapes, the title among them: lines end with \v where they are pinned, paragraphs with \n.
	Texts []string
	Notes string
}

// Read opens a presentation and checks it as a package: every part is well-formed and has a type, every relationship leads to a
// part, and every reference in a part is one of its relationships.
func Read(data []byte) (*Content, error) {
	c, err := openContainer(data)
	if err != nil {
		return nil, fmt.Errorf("pptx: %w", err)
	}
	out, err := c.content()
	if err != nil {
		return nil, fmt.Errorf("pptx: %w", err)
	}
	return out, nil
}

// Verify reads a presentation and compares it with the document of which it was made: as many slides, every text of every page,
// and the notes.
func Verify(data []byte, doc *Document) error {
	got, err := Read(data)
	if err != nil {
		return err
	}
	if len(got.Slides) != len(doc.Slides) {
		return fmt.Errorf("pptx: %d slides were written and %d read", len(doc.Slides), len(got.Slides))
	}
	for i := range doc.Slides {
		if err := verifySlide(&got.Slides[i], &doc.Slides[i], doc.Text); err != nil {
			return fmt.Errorf("pptx: slide %d: %w", i+1, err)
		}
	}
	return nil
}

// verifySlide compares one slide.
func verifySlide(got *SlideContent, want *Slide, text Text) error {
	if solid(got.Notes) != solid(clean(want.Notes)) {
		return fmt.Errorf("the notes are %.60q", got.Notes)
	}
	if text == Picture {
		return nil
	}
	have := map[string]int{}
	for _, t := range got.Texts {
		have[solid(t)]++
	}
	for k := range want.Scene.Boxes {
		box := &want.Scene.Boxes[k]
		said := ""
		for _, l := range box.Lines {
			said += l.Text
		}
		if said = solid(clean(said)); said == "" || !inLines(want.Scene, box) {
			continue
		}
		if have[said] > 0 {
			have[said]--
		} else if !hyphenated(have, said) {
			return fmt.Errorf("the text %.60q of the page is missing", box.Text)
		}
	}
	return nil
}

// inLines reports whether a box has words that stand in a text box: forms made of letters are none.
func inLines(page *scene.Page, box *scene.Box) bool {
	for _, item := range itemsOf(page, box) {
		if t, ok := item.(scene.Text); ok && len(t.Run.Glyphs) > 0 && lineOf(box, &t.Run) >= 0 {
			return true
		}
	}
	return false
}

// hyphenated reports whether a text is there with the hyphens of divided words.
func hyphenated(have map[string]int, said string) bool {
	bare := strings.ReplaceAll(said, "-", "")
	for t, n := range have {
		if n > 0 && strings.ReplaceAll(t, "-", "") == bare {
			return true
		}
	}
	return false
}

// solid returns a text without spaces and line ends, which pinning lines moves.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || r == 0x200B || r == 0xAD:
			return -1
		case strings.ContainsRune("\u2018\u2019\u201C\u201D\u300C\u300D\u300E\u300F", r):
			return '"' // the same marks in a line and in a column
		}
		return r
	}, s)
}

// content checks the package and reads its slides.
func (c *container) content() (*Content, error) {
	var names []string
	for name := range c.files {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if err := c.checkPart(name); err != nil {
			return nil, err
		}
	}
	main, err := mainPart(c)
	if err != nil {
		return nil, err
	}
	if c.contentType(main) != typePresentation {
		return nil, errors.New("its content type is not that of a presentation")
	}
	var presentation struct {
		Slides []listed `xml:"sldIdLst>sldId"`
	}
	if err := c.unmarshal(main, &presentation); err != nil {
		return nil, err
	}
	rels, err := c.relationsOf(main)
	if err != nil {
		return nil, err
	}
	out := &Content{}
	for _, slide := range presentation.Slides {
		part := ""
		_, own := slide.ids()
		for _, rel := range rels {
			if rel.id == own && rel.kind == relSlide {
				part = rel.target
			}
		}
		if part == "" {
			return nil, errors.New("a slide of the list is missing")
		}
		s, err := c.slideContent(part)
		if err != nil {
			return nil, err
		}
		out.Slides = append(out.Slides, s)
	}
	return out, nil
}

// checkPart checks one part, its relationships, and that all its references are among them.
func (c *container) checkPart(name string) error {
	isRelations := strings.HasSuffix(name, ".rels")
	if name == "[Content_Types].xml" {
		return nil
	}
	kind := c.contentType(name)
	if kind == "" {
		return fmt.Errorf("part %.80q has no content type", name)
	}
	if !strings.HasSuffix(kind, "xml") {
		return nil
	}
	if err := wellFormed(c.files[name]); err != nil {
		return fmt.Errorf("part %.80q: %w", name, err)
	}
	if isRelations {
		return nil
	}
	rels, err := c.relationsOf(name)
	if err != nil {
		return err
	}
	for _, rel := range rels {
		if _, ok := c.files[rel.target]; !rel.external && !ok {
			return fmt.Errorf("part %.80q leads to %.80q, which is missing", name, rel.target)
		}
	}
	return checkReferences(name, c.files[name], rels)
}

// checkReferences holds every reference in a part to its relationships.
func checkReferences(name string, part []byte, rels relations) error {
	ids := map[string]bool{}
	for _, rel := range rels {
		ids[rel.id] = true
	}
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("part %.80q cannot be read", name)
		}
		if start, ok := token.(xml.StartElement); ok {
			for _, a := range start.Attr {
				if a.Name.Space == nsR && a.Value != "" && !ids[a.Value] {
					return fmt.Errorf("part %.80q refers to %.40q, which it does not have", name, a.Value)
				}
			}
		}
	}
}

// slideContent reads a slide and its notes.
func (c *container) slideContent(part string) (SlideContent, error) {
	shapes, err := c.shapeTexts(part)
	if err != nil {
		return SlideContent{}, err
	}
	var out SlideContent
	for _, s := range shapes {
		out.Texts = append(out.Texts, s.text)
		if s.kind == "title" || s.kind == "ctrTitle" {
			out.Title = s.text
		}
	}
	rels, err := c.relationsOf(part)
	if err != nil {
		return out, err
	}
	for _, rel := range rels {
		if rel.kind != relNotes {
			continue
		}
		notes, err := c.shapeTexts(rel.target)
		if err != nil {
			return out, err
		}
		for _, s := range notes {
			if s.kind == "body" {
				out.Notes = s.text
			}
		}
	}
	return out, nil
}

// shapeText is the text of one shape and the type of its placeholder.
type shapeText struct{ text, kind string }

// shapeTexts reads the texts of a slide or of a page of notes, in their order.
func (c *container) shapeTexts(part string) ([]shapeText, error) {
	var out []shapeText
	var now shapeText
	var text strings.Builder
	in, hasText, paragraphs := false, false, 0
	d := xml.NewDecoder(bytes.NewReader(c.files[part]))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("part %.80q cannot be read", part)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch {
			case e.Name.Space == nsP && e.Name.Local == "sp":
				now, hasText, paragraphs = shapeText{}, false, 0
				text.Reset()
			case e.Name.Space == nsP && e.Name.Local == "ph":
				for _, a := range e.Attr {
					if a.Name.Local == "type" {
						now.kind = a.Value
					}
				}
			case e.Name.Space == nsA && e.Name.Local == "p":
				if paragraphs++; paragraphs > 1 {
					text.WriteByte('\n')
					hasText = true
				}
			case e.Name.Space == nsA && e.Name.Local == "br":
				text.WriteByte('\v')
			case e.Name.Space == nsA && e.Name.Local == "t":
				in, hasText = true, true
			}
		case xml.CharData:
			if in {
				text.Write(e)
			}
		case xml.EndElement:
			switch {
			case e.Name.Local == "t":
				in = false
			case e.Name.Space == nsP && e.Name.Local == "sp" && hasText:
				now.text = text.String()
				out = append(out, now)
			}
		}
	}
}
