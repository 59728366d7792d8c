package pptx

import (
	"fmt"
	"strings"

	"cards/internal/scene"
)

// Speaker notes: a page for each slide that has some, and their master (ECMA-376-1 §13.3.4, §13.3.5).

const ownNotesMaster = "ppt/notesMasters/notesMaster1.xml"

// The size of a page of notes in EMU: that of all presentations.
const notesWidth, notesHeight = 6858000, 9144000

// notesMaster returns the part of the master of notes.
func (d *deck) notesMaster() string {
	if d.template != nil && d.template.notesMaster != "" {
		return d.template.notesMaster
	}
	return ownNotesMaster
}

// addNotes writes the notes of slide n.
func (d *deck) addNotes(n int, slidePart, notes string, of *relations) {
	d.notes = true
	name := fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", n)
	m := part("p:notes")
	m.start("p:cSld")
	m.start("p:spTree")
	writeTreeHead(m)
	d.writeNotesShape(m, 2, "sldImg", nil, frame{}, false)
	d.writeNotesShape(m, 3, "body", strings.Split(strings.ReplaceAll(notes, "\r\n", "\n"), "\n"), frame{}, false)
	m.end(2)
	m.start("p:clrMapOvr")
	m.empty("a:masterClrMapping")
	m.end(1)
	var rels relations
	rels.add(relNotesMaster, d.notesMaster(), false)
	rels.add(relSlide, slidePart, false)
	d.parts.put(name, typeNotes, m.done(), rels)
	of.add(relNotes, name, false)
}

// writeNotesShape writes the picture of the slide or the text of the notes, with a place where it is the master's.
func (d *deck) writeNotesShape(m *markup, id int, kind string, paragraphs []string, at frame, placed bool) {
	m.start("p:sp")
	m.start("p:nvSpPr")
	m.empty("p:cNvPr", "id", number(id), "name", kind+" "+number(id-1))
	m.start("p:cNvSpPr")
	if kind == "sldImg" {
		m.empty("a:spLocks", "noGrp", "1", "noRot", "1", "noChangeAspect", "1")
	} else {
		m.empty("a:spLocks", "noGrp", "1")
	}
	m.end(1)
	m.start("p:nvPr")
	if kind == "body" {
		m.empty("p:ph", "type", kind, "idx", "1")
	} else {
		m.empty("p:ph", "type", kind)
	}
	m.end(2)
	if placed {
		m.start("p:spPr")
		writeTransform(m, "a:xfrm", at)
		m.start("a:prstGeom", "prst", "rect")
		m.empty("a:avLst")
		m.end(2)
	} else {
		m.empty("p:spPr")
	}
	if kind == "body" {
		m.start("p:txBody")
		m.empty("a:bodyPr")
		m.empty("a:lstStyle")
		var attrs []string
		if lang := language(d.doc.Lang); lang != "" {
			attrs = []string{"lang", lang}
		}
		for _, p := range paragraphs {
			m.start("a:p")
			if p != "" {
				m.start("a:r")
				m.empty("a:rPr", attrs...)
				m.text("a:t", p)
				m.end(1)
			}
			m.end(1)
		}
		if len(paragraphs) == 0 {
			m.start("a:p")
			m.empty("a:endParaRPr", attrs...)
			m.end(1)
		}
		m.end(1)
	}
	m.end(1)
}

// addNotesMaster writes the master of notes, black on white: notes are printed. It needs a theme of its own.
func (d *deck) addNotesMaster() {
	theme := "ppt/theme/theme2.xml"
	for n := 3; d.parts.has(theme); n++ {
		theme = fmt.Sprintf("ppt/theme/theme%d.xml", n)
	}
	light := *d
	light.palette = Palette{}
	light.palette.complete(&scene.Page{})
	light.addTheme(theme)
	d.parts = light.parts
	m := part("p:notesMaster")
	m.start("p:cSld")
	m.start("p:bg")
	m.start("p:bgPr")
	m.start("a:solidFill")
	m.empty("a:schemeClr", "val", "bg1")
	m.end(1)
	m.empty("a:effectLst")
	m.end(2)
	m.start("p:spTree")
	writeTreeHead(m)
	const margin = notesWidth / 10
	w := int64(notesWidth - 2*margin)
	h := min(w*d.height/d.width, notesHeight*4/10)
	d.writeNotesShape(m, 2, "sldImg", nil, frame{x: (notesWidth - h*d.width/d.height) / 2, y: notesHeight / 12, w: h * d.width / d.height, h: h}, true)
	d.writeNotesShape(m, 3, "body", nil, frame{x: margin, y: notesHeight / 2, w: w, h: notesHeight * 4 / 10}, true)
	m.end(2)
	light.writeColourMap(m)
	m.start("p:notesStyle")
	light.writeLevel(m, 1, 1200, "mn", 0)
	m.end(1)
	var rels relations
	rels.add(relTheme, theme, false)
	d.parts.put(ownNotesMaster, typeNotesMaster, m.done(), rels)
}
