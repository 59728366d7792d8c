package pptx

import (
	"strings"

	"cards/internal/scene"
)

// The text of a slide: boxes of text, readings beside them, and the title.

// writeText writes a box of text (CT_Shape, §19.3.1.43): as the title's placeholder, or as a text box.
func (s *slide) writeText(m *markup, box *scene.Box, body *textBody, title bool) {
	m.start("p:sp")
	m.start("p:nvSpPr")
	s.writeName(m, label{name: s.name(box.Role)})
	if title {
		m.start("p:cNvSpPr")
		m.empty("a:spLocks", "noGrp", "1")
		m.end(1)
		m.start("p:nvPr")
		m.empty("p:ph", "type", s.deck.titleKind(s.from))
		m.end(1)
	} else {
		m.empty("p:cNvSpPr", "txBox", "1")
		m.empty("p:nvPr")
	}
	m.end(1)
	s.writeTextProperties(m, body.area)
	s.deck.writeBody(m, body)
	m.end(1)
}

// writeTextProperties writes place and form of a text box, which has neither fill nor line.
func (s *slide) writeTextProperties(m *markup, area scene.Rect) {
	m.start("p:spPr")
	writeTransform(m, "a:xfrm", s.deck.grid.frame(area))
	m.start("a:prstGeom", "prst", "rect")
	m.empty("a:avLst")
	m.end(1)
	m.empty("a:noFill")
	m.start("a:ln")
	m.empty("a:noFill")
	m.end(2)
}

// writeBeside writes a run that stands beside the lines of its box, such as a reading above its base, as a text box of its own.
func (s *slide) writeBeside(m *markup, box *scene.Box, run *scene.Run) {
	one := scene.Box{Role: "ruby", Lang: box.Lang, Vertical: box.Vertical, FontSize: run.Size, Text: run.Text}
	clusters := s.deck.clusters([]scene.Run{*run}, &one)
	line := textLine{baseline: run.Glyphs[0].Y}
	if box.Vertical {
		line.baseline = columnAxis(run)
	}
	line.set(clusters)
	if strings.TrimSpace(run.Text) == "" {
		return
	}
	one.Lines = []scene.Line{{Text: run.Text, Rect: scene.Rect{X: line.start, W: line.length}, Baseline: line.baseline}}
	body := &textBody{align: "l", vertical: box.Vertical}
	lines := []textLine{line}
	body.add(lines, 0, false, run.Size)
	body.place(lines)
	s.writeText(m, &one, body, false)
}

// hiddenTitle writes a title above the slide, which is heard and listed and not seen: a slide without one is nameless for those
// who listen to it.
func (s *slide) hiddenTitle(m *markup) {
	title := flatText(s.from.Title)
	if title == "" {
		title = flatText(s.page.Alt)
	}
	if title == "" {
		title = flatText(s.deck.doc.Title)
	}
	if title == "" {
		return
	}
	s.deck.writeHiddenTitle(m, s, title)
}

// writeHiddenTitle writes the placeholder of a title in the language of the deck, above the slide.
func (d *deck) writeHiddenTitle(m *markup, s *slide, title string) {
	m.start("p:sp")
	m.start("p:nvSpPr")
	s.writeName(m, label{name: s.name("title")})
	m.start("p:cNvSpPr")
	m.empty("a:spLocks", "noGrp", "1")
	m.end(1)
	m.start("p:nvPr")
	m.empty("p:ph", "type", d.titleKind(s.from))
	m.end(2)
	m.start("p:spPr")
	writeTransform(m, "a:xfrm", frame{x: 0, y: -emuInch, w: d.width, h: emuInch / 2})
	m.start("a:prstGeom", "prst", "rect")
	m.empty("a:avLst")
	m.end(2)
	m.start("p:txBody")
	m.start("a:bodyPr", "vert", "horz", "wrap", "square", "anchor", "b")
	m.empty("a:normAutofit")
	m.end(1)
	m.empty("a:lstStyle")
	m.start("a:p")
	m.start("a:r")
	attrs := []string{"sz", "1400"}
	if lang := language(d.doc.Lang); lang != "" {
		attrs = append([]string{"lang", lang}, attrs...)
	}
	m.start("a:rPr", attrs...)
	m.empty("a:latin", "typeface", "+mn-lt")
	m.empty("a:ea", "typeface", "+mn-ea")
	m.empty("a:cs", "typeface", "+mn-cs")
	m.end(1)
	m.text("a:t", title)
	m.end(4)
}
