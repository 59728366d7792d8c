package pptx

import (
	"fmt"

	"cards/internal/scene"
)

// Master and layouts of our own, so that a new slide looks like the deck (ECMA-376-1 §19.3.1.42, §19.3.1.39).

const ownMaster = "ppt/slideMasters/slideMaster1.xml"

// firstMasterID is the least identifier of a master or layout (§19.7.14).
const firstMasterID = 1 << 31

// layoutKind is one of our layouts.
type layoutKind struct {
	kind, name string
	// preset is the type that programs know (§19.7.15); "" for none of them.
	preset string
	// title is the type of the title's placeholder, second that of the other one; "" for none.
	title, second string
}

// ownLayouts are in the order in which programs offer them.
var ownLayouts = [...]layoutKind{
	{"cover", "Cover", "title", "ctrTitle", "subTitle"},
	{"quote", "Quote", "", "title", "body"},
	{"timeline", "Timeline", "titleOnly", "title", ""},
	{"blank", "Blank", "blank", "", ""},
}

// layoutPart is the part of a layout and the type of its title.
type layoutPart struct{ part, title string }

// layoutOf returns the layout for slides of a kind.
func (d *deck) layoutOf(kind string) layoutPart {
	if kind == "end" {
		kind = "cover"
	}
	if d.template != nil {
		return d.template.layoutOf(kind)
	}
	for i, l := range ownLayouts {
		if l.kind == kind {
			return layoutPart{layoutName(i), l.title}
		}
	}
	return layoutPart{layoutName(2), "title"}
}

func layoutName(i int) string { return fmt.Sprintf("ppt/slideLayouts/slideLayout%d.xml", i+1) }

// titleKind is the type of placeholder that the title of a slide is.
func (d *deck) titleKind(from *Slide) string {
	s := slide{deck: d, from: from, page: from.Scene}
	if l := d.layoutOf(s.kind()); l.title != "" {
		return l.title
	}
	return "title"
}

// addMaster writes the master and all layouts.
func (d *deck) addMaster() {
	var rels relations
	m := part("p:sldMaster")
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
	title, body := d.masterAreas()
	d.writePlaceholder(m, 2, "title", "", title, 0, "")
	d.writePlaceholder(m, 3, "body", "1", body, 0, "")
	m.end(2)
	d.writeColourMap(m)
	m.start("p:sldLayoutIdLst")
	for i := range ownLayouts {
		m.empty("p:sldLayoutId", "id", number(int64(firstMasterID+1+i)), "r:id", rels.add(relLayout, layoutName(i), false))
	}
	m.end(1)
	rels.add(relTheme, "ppt/theme/theme1.xml", false)
	d.writeTextStyles(m)
	d.parts.put(ownMaster, typeMaster, m.done(), rels)
	for i := range ownLayouts {
		d.addLayout(i)
	}
}

// masterAreas are where title and text stand when no slide says so, px: a margin of a fifteenth, as in the themes of cards.
func (d *deck) masterAreas() (title, body scene.Rect) {
	w, h := d.doc.Width, d.doc.Height
	x := w / 15
	return scene.Rect{X: x, Y: h / 12, W: w - 2*x, H: h / 5}, scene.Rect{X: x, Y: h * 0.32, W: w - 2*x, H: h * 0.58}
}

// addLayout writes one of our layouts, with title and text where the first slide of its kind has them.
func (d *deck) addLayout(i int) {
	l := ownLayouts[i]
	var attrs []string
	if l.preset != "" {
		attrs = []string{"type", l.preset}
	}
	m := part("p:sldLayout", append(attrs, "preserve", "1")...)
	name := d.doc.Names[l.kind]
	if name == "" {
		name = l.name
	}
	m.start("p:cSld", "name", name)
	m.start("p:spTree")
	writeTreeHead(m)
	model, found := d.models[l.kind]
	if !found && l.kind == "cover" {
		model = d.models["end"]
	}
	title, second := d.masterAreas()
	if model.titleSize > 0 {
		title = d.roomFor(model.title)
	}
	if l.second != "" {
		if model.secondSize > 0 {
			second = d.roomFor(model.second)
		}
		second.Y = max(second.Y, title.Bottom())
		if second.Bottom() > d.doc.Height {
			second.H = max(d.doc.Height-second.Y, d.doc.Height/20)
		}
	}
	if l.title != "" {
		d.writePlaceholder(m, 2, l.title, "", title, model.titleSize, model.align)
	}
	if l.second != "" {
		d.writePlaceholder(m, 3, l.second, "1", second, model.secondSize, model.align)
	}
	m.end(2)
	m.start("p:clrMapOvr")
	m.empty("a:masterClrMapping")
	m.end(1)
	var rels relations
	rels.add(relMaster, ownMaster, false)
	d.parts.put(layoutName(i), typeLayout, m.done(), rels)
}

// roomFor widens the place of a text to the margins of the page: a new text is of another length.
func (d *deck) roomFor(r scene.Rect) scene.Rect {
	margin := min(max(r.X, 0), d.doc.Width/4)
	if centre := r.X + r.W/2; centre > 0.48*d.doc.Width && centre < 0.52*d.doc.Width {
		margin = d.doc.Width / 15
	}
	return scene.Rect{X: margin, Y: max(r.Y, 0), W: d.doc.Width - margin - min(margin, d.doc.Width/15), H: r.H}
}

// writePlaceholder writes a placeholder of a master or layout (CT_Placeholder, §19.3.1.36); size in px, 0 for the master's.
func (d *deck) writePlaceholder(m *markup, id int, kind, idx string, area scene.Rect, size float64, align string) {
	m.start("p:sp")
	m.start("p:nvSpPr")
	m.empty("p:cNvPr", "id", number(id), "name", kind+" "+number(id-1))
	m.start("p:cNvSpPr")
	m.empty("a:spLocks", "noGrp", "1")
	m.end(1)
	m.start("p:nvPr")
	attrs := []string{"type", kind}
	if idx != "" {
		attrs = append(attrs, "idx", idx)
	}
	m.empty("p:ph", attrs...)
	m.end(2)
	m.start("p:spPr")
	writeTransform(m, "a:xfrm", d.grid.frame(area))
	m.start("a:prstGeom", "prst", "rect")
	m.empty("a:avLst")
	m.end(2)
	m.start("p:txBody")
	m.start("a:bodyPr", "vert", "horz", "wrap", "square", "lIns", "0", "tIns", "0", "rIns", "0", "bIns", "0", "anchor", "t")
	m.empty("a:normAutofit")
	m.end(1)
	m.start("a:lstStyle")
	if size > 0 {
		m.start("a:lvl1pPr", "marL", "0", "indent", "0", "algn", align)
		m.empty("a:buNone")
		m.empty("a:defRPr", "sz", number(min(max(d.grid.hundredths(size), 100), 400000)))
		m.end(1)
	}
	m.end(1)
	m.start("a:p")
	attrs = nil
	if lang := language(d.doc.Lang); lang != "" {
		attrs = []string{"lang", lang}
	}
	m.empty("a:endParaRPr", attrs...)
	m.end(3)
}

// writeTextStyles writes how text looks that says nothing of itself (CT_SlideMasterTextStyles, §19.3.1.52).
func (d *deck) writeTextStyles(m *markup) {
	m.start("p:txStyles")
	m.start("p:titleStyle")
	d.writeLevel(m, 1, 4000, "mj", 0)
	m.end(1)
	for _, name := range [...]string{"p:bodyStyle", "p:otherStyle"} {
		m.start(name)
		for level := 1; level <= 5; level++ {
			d.writeLevel(m, level, max(1400, 2400-200*level), "mn", (level-1)*emuInch/2)
		}
		m.end(1)
	}
	m.end(1)
}

// writeLevel writes the style of one level of text (CT_TextParagraphProperties, §21.1.2.2.7).
func (d *deck) writeLevel(m *markup, level, size int, font string, margin int) {
	m.start(fmt.Sprintf("a:lvl%dpPr", level), "marL", number(margin), "indent", "0", "algn", "l", "defTabSz", "914400", "rtl", "0", "eaLnBrk", "1", "latinLnBrk", "0", "hangingPunct", "1")
	m.start("a:lnSpc")
	m.empty("a:spcPct", "val", "110000")
	m.end(1)
	m.start("a:spcBef")
	m.empty("a:spcPts", "val", "0")
	m.end(1)
	m.empty("a:buNone")
	m.start("a:defRPr", "sz", number(size), "kern", "100")
	m.start("a:solidFill")
	m.empty("a:schemeClr", "val", "tx1")
	m.end(1)
	m.empty("a:latin", "typeface", "+"+font+"-lt")
	m.empty("a:ea", "typeface", "+"+font+"-ea")
	m.empty("a:cs", "typeface", "+"+font+"-cs")
	m.end(2)
}
