package pptx

import "image/color"

// The theme: colours, fonts and the formats that shapes of a new slide take (CT_OfficeStyleSheet, ECMA-376-1 §20.1.6.9).

// eastAsianScripts are the fonts that a theme may name for one script each (CT_SupplementalFont, §20.1.4.1.16), by ISO 15924.
var eastAsianScripts = [...][2]string{{"Jpan", "ja-JP"}, {"Hang", "ko-KR"}, {"Hans", "zh-CN"}, {"Hant", "zh-TW"}}

// addTheme writes the theme of the document as a part.
func (d *deck) addTheme(name string) {
	m := new(markup)
	m.WriteString(declaration)
	m.start("a:theme", "xmlns:a", nsA, "name", d.theme.Name)
	m.start("a:themeElements")
	d.writeColourScheme(m)
	m.start("a:fontScheme", "name", d.theme.Name)
	writeFonts(m, "a:majorFont", d.theme.Major)
	writeFonts(m, "a:minorFont", d.theme.Minor)
	m.end(1)
	writeFormats(m)
	m.end(1)
	m.empty("a:objectDefaults")
	m.empty("a:extraClrSchemeLst")
	d.parts.put(name, typeTheme, m.done(), nil)
}

// writeColourScheme writes the twelve colours in the order of CT_ColorScheme (§20.1.6.2): dark and light ones first, whichever of
// them is the ground.
func (d *deck) writeColourScheme(m *markup) {
	p := &d.palette
	dark, light, dark2, light2 := p.Ink, p.Ground, p.Ink2, p.Ground2
	if p.dark() {
		dark, light, dark2, light2 = p.Ground, p.Ink, p.Ground2, p.Ink2
	}
	m.start("a:clrScheme", "name", d.theme.Name)
	one := func(name string, c color.NRGBA) {
		m.start(name)
		m.empty("a:srgbClr", "val", hex(c))
		m.end(1)
	}
	one("a:dk1", dark)
	one("a:lt1", light)
	one("a:dk2", dark2)
	one("a:lt2", light2)
	for i, c := range p.Accents {
		one("a:accent"+number(i+1), c)
	}
	// Links in the colours of text: they are told by their underline, and stay legible on any ground.
	one("a:hlink", p.Accents[0])
	one("a:folHlink", p.Accents[1])
	m.end(1)
}

// writeColourMap writes which colours of the theme the names on slides stand for (CT_ColorMapping, §19.3.1.6).
func (d *deck) writeColourMap(m *markup) {
	attrs := []string{"bg1", "lt1", "tx1", "dk1", "bg2", "lt2", "tx2", "dk2"}
	if d.palette.dark() {
		attrs = []string{"bg1", "dk1", "tx1", "lt1", "bg2", "dk2", "tx2", "lt2"}
	}
	for i := range d.palette.Accents {
		name := "accent" + number(i+1)
		attrs = append(attrs, name, name)
	}
	m.empty("p:clrMap", append(attrs, "hlink", "hlink", "folHlink", "folHlink")...)
}

// writeFonts writes one of the two collections of fonts (CT_FontCollection, §20.1.4.1.24).
func writeFonts(m *markup, name string, f Fonts) {
	m.start(name)
	m.empty("a:latin", "typeface", f.Latin)
	m.empty("a:ea", "typeface", f.EastAsian)
	m.empty("a:cs", "typeface", f.Complex)
	for _, s := range eastAsianScripts {
		t := typeface{family: f.EastAsian}
		for _, suffix := range pan {
			if n := len(f.EastAsian) - len(suffix); n > 0 && f.EastAsian[n:] == suffix {
				t.family = f.EastAsian[:n] + " SC"
			}
		}
		m.empty("a:font", "script", s[0], "typeface", t.named(s[1]))
	}
	m.end(1)
}

// writeFormats writes three fills, lines, effects and backgrounds, as every theme needs them (CT_StyleMatrix, §20.1.4.1.26): flat
// ones, since cards have neither shadows nor shine.
func writeFormats(m *markup) {
	solid := func() {
		m.start("a:solidFill")
		m.empty("a:schemeClr", "val", "phClr")
		m.end(1)
	}
	m.start("a:fmtScheme", "name", "Flat")
	m.start("a:fillStyleLst")
	for range 3 {
		solid()
	}
	m.end(1)
	m.start("a:lnStyleLst")
	for _, width := range [...]string{"6350", "12700", "19050"} {
		m.start("a:ln", "w", width, "cap", "flat", "cmpd", "sng", "algn", "ctr")
		solid()
		m.empty("a:prstDash", "val", "solid")
		m.empty("a:miter", "lim", "800000")
		m.end(1)
	}
	m.end(1)
	m.start("a:effectStyleLst")
	for range 3 {
		m.start("a:effectStyle")
		m.empty("a:effectLst")
		m.end(1)
	}
	m.end(1)
	m.start("a:bgFillStyleLst")
	for range 3 {
		solid()
	}
	m.end(2)
}
