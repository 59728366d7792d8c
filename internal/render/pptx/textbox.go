package pptx

import (
	"math"
	"strings"

	"cards/internal/scene"
)

// Text boxes: the lines of a box as paragraphs whose lines end where the card's do, at places that come out the same in programs
// that do not know the card.

// textBody is the text of a box, ready to be written.
type textBody struct {
	paragraphs []paragraph
	align      string // l, ctr or r (ST_TextAlignType, ECMA-376-1 §20.1.10.59)
	vertical   bool
	area       scene.Rect // px
}

// paragraph is lines with one pitch and one margin.
type paragraph struct {
	lines []textLine
	// pitch is the height of every line, px; margin where lines begin and indent how much further the first one does, both from
	// the edge of the box.
	pitch, margin, indent float64
	rightToLeft           bool
}

// pitchSlack is how much two distances of baselines may differ and still be one pitch, px.
const pitchSlack = 0.5

// startSlack is how much two lines may begin apart and still begin at one margin, in em: the side bearings of letters differ by
// less, and the half em of an opening mark is more.
const startSlack = 0.2

// Where programs put a line whose pitch is given in points (a:spcPts). LibreOffice (measured with 7.4, in five fonts and many
// sizes) has the baseline a fifth of the size of the type above the foot of the line, whatever the font. PowerPoint takes 1.2
// times the size as its natural line and gives the descent the font's share of that, which by measurements that others have
// published is 0.04 em more for our fonts at that pitch, and up to 0.08 em more at 1.4: by so much text stands higher there. A
// single line has the natural pitch, where the difference is least.
const (
	belowBaseline = 0.2
	naturalPitch  = 1.2
)

// textBody composes the text of a box; nil when it has none.
func (d *deck) textBody(page *scene.Page, box *scene.Box, lines []textLine) *textBody {
	if len(lines) == 0 {
		return nil
	}
	b := &textBody{align: alignment(page, box), vertical: box.Vertical}
	breaks := hardBreaks(box)
	for k := range lines {
		b.add(lines, k, breaks[k], box.FontSize)
	}
	b.place(lines)
	return b
}

// hardBreaks tells of each line of a box whether a paragraph begins with it.
func hardBreaks(box *scene.Box) []bool {
	out := make([]bool, len(box.Lines))
	rest := box.Text
	for k, l := range box.Lines {
		line := strings.TrimRight(l.Text, "\n\r\u2028\u2029")
		at := strings.Index(rest, line)
		if at < 0 {
			continue
		}
		out[k] = k > 0 && strings.ContainsAny(rest[:at], "\n\u2029")
		rest = rest[at+len(line):]
	}
	return out
}

// step is the distance between the baselines of two lines; in columns that of their axes, from right to left.
func (b *textBody) step(lines []textLine, k int) float64 {
	if b.vertical {
		return lines[k-1].baseline - lines[k].baseline
	}
	return lines[k].baseline - lines[k-1].baseline
}

// add appends line k. It goes on in the last paragraph where the text does and where it has the same pitch and margin: lines
// within a paragraph share both, so one that begins elsewhere (an opening mark that gives up its half em) is a paragraph of its
// own, unless it is the first, whose indent may differ.
func (b *textBody) add(lines []textLine, k int, hard bool, size float64) {
	l := lines[k]
	n := len(b.paragraphs)
	if n > 0 && !hard {
		p := &b.paragraphs[n-1]
		pitch := b.step(lines, k)
		second := len(p.lines) == 1
		fits := second && n == 1 || math.Abs(pitch-p.pitch) <= pitchSlack
		if fits && b.align == "l" && !second {
			fits = math.Abs(l.start-p.margin) <= startSlack*size
		}
		if fits {
			if second {
				p.pitch, p.margin = pitch, l.start
				if b.align == "l" && math.Abs(p.lines[0].start-l.start) > startSlack*size {
					p.indent = p.lines[0].start - l.start
				}
			}
			p.lines = append(p.lines, l)
			return
		}
	}
	p := paragraph{lines: []textLine{l}, margin: l.start, rightToLeft: l.rightToLeft}
	if p.pitch = naturalPitch * l.size(); n > 0 {
		p.pitch = b.step(lines, k)
	}
	b.paragraphs = append(b.paragraphs, p)
}

// place works out where the box is, by the first line and the rule for its baseline.
func (b *textBody) place(lines []textLine) {
	first := &b.paragraphs[0]
	size := lines[0].size()
	down := first.pitch - belowBaseline*size
	least, most, height := math.Inf(1), math.Inf(-1), 0.0
	for i := range b.paragraphs {
		p := &b.paragraphs[i]
		p.align()
		height += p.pitch * float64(len(p.lines))
		least = math.Min(least, math.Min(p.margin, p.margin+p.indent))
	}
	for _, l := range lines {
		most = math.Max(most, l.start+l.length)
	}
	if b.vertical {
		// The page says where the middle of a column is.
		right := lines[0].baseline + down - middleOfEm*size
		b.area = scene.Rect{X: right - height, Y: least, W: height, H: most - least}
	} else {
		b.area = scene.Rect{X: least, Y: lines[0].baseline - down, W: most - least, H: height}
	}
	for i := range b.paragraphs {
		b.paragraphs[i].margin -= least
	}
	b.balance(lines)
	b.widen(size)
}

// align takes the middle of where the lines of a paragraph begin as its margin: they differ by side bearings.
func (p *paragraph) align() {
	var starts []float64
	for k, l := range p.lines {
		if k > 0 || p.indent == 0 {
			starts = append(starts, l.start)
		}
	}
	margin := median(starts)
	if p.indent != 0 {
		p.indent += p.margin - margin
	}
	p.margin = margin
}

// widen makes the box longer than its lines: LibreOffice breaks what is wider than its box even where nothing is to be broken
// (wrap="none"), and another font may be wider. What is centred or flush right stays so.
func (b *textBody) widen(size float64) {
	if b.vertical {
		b.area.H += slackShare*b.area.H + size
		return
	}
	more := slackShare*b.area.W + size
	switch b.align {
	case "ctr":
		b.area.X -= more / 2
	case "r":
		b.area.X -= more
	}
	b.area.W += more
}

// slackShare is by how much a box is longer than its lines, besides an em.
const slackShare = 0.15

// balance places a box whose lines are centred or flush right so that the middle one of them comes out exactly where it is. The
// others may differ by what the card leaves out of account, the air of a last mark: programs centre all of a line.
func (b *textBody) balance(lines []textLine) {
	if b.align == "l" {
		return
	}
	var at []float64
	for _, l := range lines {
		if b.align == "ctr" {
			at = append(at, l.start+l.length/2)
		} else {
			at = append(at, l.start+l.length)
		}
	}
	if b.align == "ctr" {
		b.area.X = median(at) - b.area.W/2
	} else {
		b.area.X = median(at) - b.area.W
	}
	for i := range b.paragraphs {
		b.paragraphs[i].margin, b.paragraphs[i].indent = 0, 0
	}
}

// writeBody writes the body of a text box (CT_TextBody, §20.1.2.3.36; name is p:txBody).
func (d *deck) writeBody(m *markup, b *textBody) {
	m.start("p:txBody")
	attrs := []string{"wrap", "none", "lIns", "0", "tIns", "0", "rIns", "0", "bIns", "0", "rtlCol", "0", "anchor", "t", "anchorCtr", "0"}
	if b.vertical {
		attrs = append([]string{"vert", "eaVert"}, attrs...)
	} else {
		attrs = append([]string{"vert", "horz"}, attrs...)
	}
	m.start("a:bodyPr", attrs...)
	m.empty("a:noAutofit")
	m.end(1)
	m.empty("a:lstStyle")
	for i := range b.paragraphs {
		d.writeParagraph(m, b, &b.paragraphs[i])
	}
	m.end(1)
}

// writeParagraph writes one paragraph: its lines with breaks between them.
func (d *deck) writeParagraph(m *markup, b *textBody, p *paragraph) {
	m.start("a:p")
	margin, indent := max(0, d.grid.length(p.margin)), d.grid.length(p.indent)
	attrs := []string{"marL", number(margin), "marR", "0", "indent", number(max(-margin, indent)), "algn", b.align}
	if p.rightToLeft {
		attrs = append(attrs, "rtl", "1")
	} else {
		attrs = append(attrs, "rtl", "0")
	}
	// Marks do not hang beyond a line that is pinned.
	m.start("a:pPr", append(attrs, "eaLnBrk", "1", "latinLnBrk", "0", "hangingPunct", "0")...)
	m.start("a:lnSpc")
	m.empty("a:spcPts", "val", number(min(max(d.grid.hundredths(p.pitch), 1), 158400)))
	m.end(1)
	for _, side := range [...]string{"a:spcBef", "a:spcAft"} {
		m.start(side)
		m.empty("a:spcPts", "val", "0")
		m.end(1)
	}
	m.empty("a:buNone")
	m.end(1)
	for k := range p.lines {
		pieces := p.lines[k].pieces
		if k > 0 && len(pieces) > 0 {
			m.start("a:br")
			d.writeRun(m, "a:rPr", &pieces[0])
			m.end(1)
		}
		for i := range pieces {
			m.start("a:r")
			d.writeRun(m, "a:rPr", &pieces[i])
			m.text("a:t", pieces[i].text)
			m.end(1)
		}
	}
	if last := p.lines[len(p.lines)-1].pieces; len(last) > 0 {
		d.writeRun(m, "a:endParaRPr", &last[len(last)-1])
	}
	m.end(1)
}

// writeRun writes the properties of characters (CT_TextCharacterProperties, §21.1.2.3.9). All that a placeholder could inherit is
// said, so that the layout of a template changes fonts and colours and nothing else; kerning is on from one point on.
func (d *deck) writeRun(m *markup, name string, p *piece) {
	size := min(max(d.grid.hundredths(p.size), 100), 400000) // ST_TextFontSize, §20.1.10.72
	attrs := []string{"sz", number(size), "b", flag(p.face.bold), "i", flag(p.face.italic), "u", "none", "strike", "noStrike", "kern", "100", "cap", "none",
		"spc", number(min(max(d.grid.hundredths(p.spacing), -400000), 400000)), "baseline", "0", "dirty", "0"}
	if p.lang != "" {
		attrs = append([]string{"lang", p.lang}, attrs...)
		if p.lang[:min(2, len(p.lang))] != "en" {
			attrs = append(attrs[:2:2], append([]string{"altLang", "en-US"}, attrs[2:]...)...)
		}
	}
	m.start(name, attrs...)
	if p.outline > 0 {
		m.start("a:ln", "w", number(d.grid.length(p.outline)))
		d.paint(m, scene.Solid(flat(p.paint)), scene.Rect{}, 1)
		m.end(1)
		m.empty("a:noFill")
	} else {
		d.paint(m, scene.Solid(flat(p.paint)), scene.Rect{}, 1)
	}
	if !p.face.emoji {
		latin, ea, cs := d.fontsOf(p)
		m.empty("a:latin", "typeface", latin)
		m.empty("a:ea", "typeface", ea)
		m.empty("a:cs", "typeface", cs)
	}
	m.end(1)
}

// flag writes a boolean.
func flag(v bool) string {
	if v {
		return "1"
	}
	return "0"
}
