package pptx

import (
	"fmt"
)

// The presentation part (CT_Presentation, ECMA-376-1 §19.2.1.26) and what is told about the file.

// firstSlideID is the least identifier of a slide (§19.7.13).
const firstSlideID = 256

// addPresentation writes the part that holds all others together.
func (d *deck) addPresentation() {
	const name = "ppt/presentation.xml"
	var rels relations
	m := part("p:presentation", "saveSubsetFonts", "1")
	m.start("p:sldMasterIdLst")
	if d.template != nil {
		for _, master := range d.template.masters {
			m.empty("p:sldMasterId", "id", master.id, "r:id", rels.add(relMaster, master.part, false))
		}
	} else {
		m.empty("p:sldMasterId", "id", number(int64(firstMasterID)), "r:id", rels.add(relMaster, ownMaster, false))
	}
	m.end(1)
	if d.notes {
		m.start("p:notesMasterIdLst")
		m.empty("p:notesMasterId", "r:id", rels.add(relNotesMaster, d.notesMaster(), false))
		m.end(1)
	}
	m.start("p:sldIdLst")
	for i, slide := range d.slides {
		m.empty("p:sldId", "id", number(firstSlideID+i), "r:id", rels.add(relSlide, slide, false))
	}
	m.end(1)
	size := []string{"cx", number(d.width), "cy", number(d.height)}
	if d.width == 10*emuInch && d.height == 7.5*emuInch {
		size = append(size, "type", "screen4x3")
	}
	m.empty("p:sldSz", size...)
	m.empty("p:notesSz", "cx", number(notesWidth), "cy", number(notesHeight))
	if d.template != nil && d.template.defaultText != nil {
		m.Write(d.template.defaultText)
	} else {
		m.start("p:defaultTextStyle")
		d.writeLevel(m, 1, 1800, "mn", 0)
		m.end(1)
	}
	own := func(part, kind, rel, root string, attrs ...string) {
		if d.parts.has(part) {
			rels.add(rel, part, false)
			return
		}
		p := new(markup)
		p.WriteString(declaration)
		p.empty(root, append([]string{"xmlns:a", nsA, "xmlns:r", nsR, "xmlns:p", nsP}, attrs...)...)
		d.parts.put(part, kind, p.done(), nil)
		rels.add(rel, part, false)
	}
	own("ppt/presProps.xml", typePresProps, relPresProps, "p:presentationPr")
	own("ppt/viewProps.xml", typeViewProps, relViewProps, "p:viewPr")
	theme := "ppt/theme/theme1.xml"
	styles := "ppt/tableStyles.xml"
	if d.template != nil {
		theme = d.template.theme
		if d.template.tableStyles != "" {
			styles = d.template.tableStyles
		}
	}
	rels.add(relTheme, theme, false)
	own(styles, typeTableStyles, relTableStyles, "a:tblStyleLst", "def", "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}")
	d.parts.put(name, typePresentation, m.done(), rels)
	d.parts.root.add(relDocument, name, false)
}

// addProperties writes what programs show about the file (ECMA-376-2 §11, ECMA-376-1 §15.2.12.3): title, language, number of
// slides, and no times.
func (d *deck) addProperties() {
	m := new(markup)
	m.WriteString(declaration)
	m.start("cp:coreProperties", "xmlns:cp", nsCore, "xmlns:dc", nsDC)
	if d.doc.Title != "" {
		m.text("dc:title", d.doc.Title)
	}
	if lang := language(d.doc.Lang); lang != "" {
		m.text("dc:language", lang)
	}
	d.parts.put("docProps/core.xml", typeCore, m.done(), nil)
	m = new(markup)
	m.WriteString(declaration)
	m.start("Properties", "xmlns", nsExtended)
	m.text("Application", "cards")
	m.text("Slides", fmt.Sprint(len(d.slides)))
	d.parts.put("docProps/app.xml", typeExtended, m.done(), nil)
	d.parts.root.add(relCore, "docProps/core.xml", false)
	d.parts.root.add(relExtended, "docProps/app.xml", false)
}
