package pdftext

import "bytes"

// matrix is a b c d e f of ISO 32000-1, 8.3.3.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// times returns the matrix that does m first and then n.
func (m matrix) times(n matrix) matrix {
	return matrix{m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3], m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5]}
}

// state is what q keeps and Q brings back.
type state struct {
	ctm                                           matrix
	font                                          *font
	size, charSpace, wordSpace, scale, lead, rise float64
}

// marked is a stretch between BMC and EMC. said is true where actual is what its glyphs say.
type marked struct {
	artifact, said bool
	actual         string
	// id is the number by which the structure of the document names it, with 1 added; 0 for none.
	id int
}

const (
	// maxWork bounds operators and shown codes over a document: far above those of a book of a thousand pages.
	maxWork = 40_000_000
	// bytesOfWork is how many bytes of content are one more.
	bytesOfWork = 16
	// longestActual bounds a text that stands for glyphs, in bytes.
	longestActual = 4096
	// maxDrawn is how deep forms may draw forms, maxStates how many states are kept.
	maxDrawn  = 12
	maxStates = 512
)

// interpreter runs the content of one page.
type interpreter struct {
	f    *file
	out  *lines
	s    state
	kept []state
	// text and line are the matrices of text and of the start of its line.
	text, line matrix
	marks      []marked
	// open is where the stretch with a text of its own began, and end where its last glyph ended.
	begun bool
	first piece
	// pictures counts pictures that the page draws.
	pictures *int
	work     *int
	drawing  map[*stream]bool
}

// run goes through a content stream with the resources that it names.
func (in *interpreter) run(data []byte, resources dict) {
	*in.work += len(data) / bytesOfWork
	l := lexer{data: data}
	var operands []object
	for !in.f.full {
		o, ok := l.next()
		if !ok && l.at >= len(l.data) {
			return
		}
		op, is := o.(operator)
		if !is {
			if _, end := o.(closer); !end && len(operands) < 64 {
				operands = append(operands, o)
			}
			continue
		}
		if *in.work++; *in.work > maxWork {
			in.f.full = true
			return
		}
		if op == "BI" {
			skipInlineImage(&l)
			*in.pictures++
		} else {
			in.do(op, operands, resources)
		}
		operands = operands[:0]
	}
}

// skipInlineImage passes over BI … ID … EI.
func skipInlineImage(l *lexer) {
	for {
		o, ok := l.next()
		if !ok {
			return
		}
		if o == operator("ID") {
			break
		}
	}
	for {
		i := bytes.Index(l.data[l.at:], []byte("EI"))
		if i < 0 {
			l.at = len(l.data)
			return
		}
		start := l.at + i
		l.at = start + 2
		if start > 0 && isSpace(l.data[start-1]) && (l.at == len(l.data) || isSpace(l.data[l.at])) {
			return
		}
	}
}

// numbers returns the last n operands as numbers; ok is false when they are none.
func numbers(operands []object, n int) (v [6]float64, ok bool) {
	if len(operands) < n {
		return v, false
	}
	for i, o := range operands[len(operands)-n:] {
		x, is := o.(float64)
		if !is || x > 1e9 || x < -1e9 {
			return v, false
		}
		v[i] = x
	}
	return v, true
}

func (in *interpreter) do(op operator, operands []object, resources dict) {
	switch op {
	case "q":
		if len(in.kept) < maxStates {
			in.kept = append(in.kept, in.s)
		}
	case "Q":
		if n := len(in.kept); n > 0 {
			in.s, in.kept = in.kept[n-1], in.kept[:n-1]
		}
	case "cm":
		if v, ok := numbers(operands, 6); ok {
			in.s.ctm = matrix(v).times(in.s.ctm)
		}
	case "Do":
		in.draw(operands, resources)
	case "BMC", "BDC":
		in.begin(operands, resources)
	case "EMC":
		in.end()
	case "BT":
		in.text, in.line = identity, identity
	case "Tj", "'", "\"":
		if v, ok := numbers(operands[:max(0, len(operands)-1)], 2); ok && op == "\"" {
			in.s.wordSpace, in.s.charSpace = v[0], v[1]
		}
		if op != "Tj" {
			in.move(0, -in.s.lead)
		}
		if n := len(operands); n > 0 {
			in.showIfText(operands[n-1])
		}
	case "TJ":
		if n := len(operands); n > 0 {
			a, _ := operands[n-1].(array)
			for _, o := range a {
				if x, is := o.(float64); is {
					in.advance(-x / 1000 * in.s.size)
					continue
				}
				in.showIfText(o)
			}
		}
	case "Tf":
		if n := len(operands); n >= 2 {
			which, _ := operands[n-2].(name)
			in.s.font = in.f.font(in.f.dict(resources["Font"])[which])
			in.s.size = in.f.number(operands[n-1], 0)
		}
	default:
		in.place(op, operands)
	}
}

// place does the operators that say where text goes.
func (in *interpreter) place(op operator, operands []object) {
	if op == "T*" {
		in.move(0, -in.s.lead)
		return
	}
	one, single := numbers(operands, 1)
	two, double := numbers(operands, 2)
	switch {
	case op == "Td" && double:
		in.move(two[0], two[1])
	case op == "TD" && double:
		in.s.lead = -two[1]
		in.move(two[0], two[1])
	case op == "Tm":
		if v, ok := numbers(operands, 6); ok {
			in.text, in.line = matrix(v), matrix(v)
		}
	case op == "Tc" && single:
		in.s.charSpace = one[0]
	case op == "Tw" && single:
		in.s.wordSpace = one[0]
	case op == "Tz" && single:
		in.s.scale = one[0] / 100
	case op == "TL" && single:
		in.s.lead = one[0]
	case op == "Ts" && single:
		in.s.rise = one[0]
	}
}

func (in *interpreter) move(x, y float64) {
	in.line = matrix{1, 0, 0, 1, x, y}.times(in.line)
	in.text = in.line
}

// advance moves on along the line by a length of text space that is not yet scaled.
func (in *interpreter) advance(by float64) {
	if in.s.font != nil && in.s.font.vertical {
		in.text = matrix{1, 0, 0, 1, 0, by}.times(in.text)
		return
	}
	in.text = matrix{1, 0, 0, 1, by * in.s.scale, 0}.times(in.text)
}

func (in *interpreter) showIfText(o object) {
	if s, is := o.(str); is && in.s.font != nil {
		in.show(s)
	}
}

// tracked is from how many bytes of a string on the space between its characters is a way of setting it; in shorter ones some programs make
// the spaces between words of it.
const tracked = 5

// show sets a string.
func (in *interpreter) show(s str) {
	t := in.s.font
	tracking := len(s) >= tracked
	for s != "" && !in.f.full {
		text, width, space, rest := t.take(s)
		s = rest
		if *in.work++; *in.work > maxWork {
			in.f.full = true
			return
		}
		by := width / 1000 * in.s.size
		if t.vertical {
			by = -in.s.size
		}
		if space {
			by += in.s.wordSpace
		}
		from := in.text.times(in.s.ctm)
		if tracking {
			in.advance(by + in.s.charSpace)
		} else {
			in.advance(by)
		}
		to := in.text.times(in.s.ctm)
		if !tracking {
			in.advance(in.s.charSpace)
		}
		p := piece{text: text, size: in.s.size * root(from[2], from[3])}
		p.x, p.y = from[2]*in.s.rise+from[4], from[3]*in.s.rise+from[5]
		p.toX, p.toY = p.x+to[4]-from[4], p.y+to[5]-from[5]
		p.dirX, p.dirY = from[0], from[1]
		if t.vertical {
			p.dirX, p.dirY = -from[2], -from[3]
		}
		in.put(p)
	}
}

// put hands a glyph on, unless it is part of a stretch that says something else, or nothing.
func (in *interpreter) put(p piece) {
	for _, m := range in.marks {
		if m.id > 0 {
			p.id = m.id
		}
		if m.artifact {
			in.out.left++
			return
		}
		if m.said {
			if !in.begun {
				in.begun, in.first = true, p
			}
			in.first.toX, in.first.toY = p.toX, p.toY
			return
		}
	}
	in.out.add(p)
}

// begin opens a stretch of marked content (14.6): an artifact is furniture of the page (14.8.2.2), ActualText what the glyphs say (14.9.4).
func (in *interpreter) begin(operands []object, resources dict) {
	var m marked
	if n := len(operands); n > 0 {
		tag, _ := operands[0].(name)
		m.artifact = tag == "Artifact"
		properties := operands[n-1]
		if which, is := properties.(name); is && n > 1 {
			properties = in.f.dict(resources["Properties"])[which]
		}
		m.id = in.f.integer(in.f.dict(properties)["MCID"], -1) + 1
		if actual, is := in.f.resolve(in.f.dict(properties)["ActualText"]).(str); is {
			m.said, m.actual = true, textString(actual[:min(len(actual), longestActual)])
		}
	}
	if len(in.marks) < maxStates {
		in.marks = append(in.marks, m)
	}
}

// end closes it.
func (in *interpreter) end() {
	n := len(in.marks)
	if n == 0 {
		return
	}
	m := in.marks[n-1]
	in.marks = in.marks[:n-1]
	for _, outer := range in.marks {
		if outer.said || outer.artifact {
			return
		}
	}
	if m.said && in.begun {
		in.begun = false
		in.first.text = m.actual
		in.out.add(in.first)
	}
}

// draw runs a form, or counts a picture.
func (in *interpreter) draw(operands []object, resources dict) {
	if len(operands) == 0 {
		return
	}
	which, _ := operands[len(operands)-1].(name)
	s, is := in.f.resolve(in.f.dict(resources["XObject"])[which]).(*stream)
	if !is {
		return
	}
	if in.f.resolve(s.dict["Subtype"]) != name("Form") {
		*in.pictures++
		return
	}
	data, ok := in.f.decode(s)
	if !ok || in.drawing[s] || len(in.drawing) >= maxDrawn {
		return
	}
	own := resources
	if d := in.f.dict(s.dict["Resources"]); d != nil {
		own = d
	}
	inner := *in
	inner.kept, inner.marks, inner.begun = nil, in.marks[:len(in.marks):len(in.marks)], false
	if m := in.f.list(s.dict["Matrix"]); len(m) == 6 {
		var v matrix
		for i := range v {
			v[i] = in.f.number(m[i], identity[i])
		}
		inner.s.ctm = v.times(in.s.ctm)
	}
	in.drawing[s] = true
	inner.run(data, own)
	delete(in.drawing, s)
}
