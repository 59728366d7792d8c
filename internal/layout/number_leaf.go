package layout

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"cards/internal/scene"
	"cards/internal/theme"
)

// Figures on a leaf. A book in columns has no figures of 0 to 9: they are written in characters (百分之十), large, in broad columns of
// their own at the right, where a chapter's heading stands, and the quote follows in the ruled columns. A column's rule is the whole, and
// a heavy stroke on it, from its head down, the figure's length. The lying leaf has them in a broad row over its rows.

// leafFigures is what stands in the band.
type leafFigures struct {
	band scene.Rect
	size float64
	n    *numberSetter
	// flow is that of a lying leaf.
	flow []numberItem
	// columns are the figures in columns, from the right.
	columns []leafFigure
	width   float64
}

// leafFigure is one figure in its column: what stands before the numerals, they, and what follows.
type leafFigure struct{ blocks []*block }

const (
	// bandShare is the most of a leaf that figures take; leafFigureMost the largest of them, in the breadth of the leaf.
	bandShare      = 0.48
	leafFigureMost = 0.24
	// leafFigureColumn is the width of a figure's column in its size.
	leafFigureColumn = 1.32
	// leafSmall is the size of words about a figure in its column, of its own.
	leafSmall = 0.5
	// leafFigureGap is between them, em of the figure.
	leafFigureGap = 0.12
	// leafFigureLeast is how many times as large as the quote a figure is at least.
	leafFigureLeast = 1.5
)

// reserveFigures takes the figures' band off the field; nil where they do not fit.
func (l *leafQuote) reserveFigures() *leafFigures {
	f := &leafFigures{n: &numberSetter{quoteCanvas: l.quoteCanvas, q: l.q, n: l.q.number}}
	ok := false
	if l.leaf.lying {
		ok = f.lie(l)
	} else {
		ok = f.stand(l)
	}
	if !ok {
		return nil
	}
	l.most = f.size / leafFigureLeast
	l.Layout = formNumber
	l.choose("figure size", fmt.Sprintf("%.0f", f.size), "the largest at which the figures leave the quote its columns")
	l.choose("scale", [...]string{"none", "none", "bars", "shares"}[l.q.number.scale], l.q.number.why)
	return f
}

// lie measures a band over the rows of a lying leaf.
func (f *leafFigures) lie(l *leafQuote) bool {
	width := l.leaf.field.W - 2*l.pad
	room := bandShare * l.leaf.field.H
	for size := room; size >= leafFigureLeast*l.size.Floor(theme.QuoteText); size *= figureStep {
		flow, ok := f.n.figuresFlow(size, width)
		if !ok {
			continue
		}
		if height := flowHeight(flow) + 2*leafFigureGap*size + l.pad; height <= room+l.pad {
			f.flow, f.size = flow, size
			f.band = l.leaf.field
			f.band.H = math.Round(height)
			l.leaf.field.Y += f.band.H
			l.leaf.field.H -= f.band.H
			return true
		}
	}
	return false
}

// stand measures columns at the right of an upright leaf.
func (f *leafFigures) stand(l *leafQuote) bool {
	n := float64(len(l.q.number.figures))
	most := math.Min(leafFigureMost*l.leaf.field.W, bandShare*l.leaf.field.W/(n*leafFigureColumn))
	for size := most; size >= leafFigureLeast*l.size.Floor(theme.QuoteText); size *= figureStep {
		f.columns = nil
		fits := true
		for i := range l.q.number.figures {
			c := f.column(l, i, f.n.figureScale(i, size))
			fits = fits && c.length(size) <= l.along()
			f.columns = append(f.columns, c)
		}
		if !fits {
			continue
		}
		f.size, f.width = size, math.Round(leafFigureColumn*size+f.stroke(l)+f.clear(l))
		f.band = l.leaf.field
		f.band.W = n * f.width
		f.band.X = l.leaf.field.Right() - f.band.W
		l.leaf.field.W -= f.band.W
		return true
	}
	return false
}

// stroke is the width of the stroke that is a figure's length, px; none where nothing is compared.
func (f *leafFigures) stroke(l *leafQuote) float64 {
	if f.n.n.scale < scaleBars {
		return 0
	}
	return math.Max(2, math.Round(l.theme.Decoration.Figure.Bar.For(l.size)))
}

// clear is the space between a column's rule and the stroke beside it, px.
func (f *leafFigures) clear(l *leafQuote) float64 {
	if f.stroke(l) == 0 {
		return 0
	}
	return math.Round(leafStrokeClear * l.unit)
}

// leafStrokeClear is that, a token: on the rule a short stroke would be a stray mark.
const leafStrokeClear = 12

// column sets figure i in a column.
func (f *leafFigures) column(l *leafQuote, i int, size float64) leafFigure {
	fig := &l.q.number.figures[i]
	words, at, end := columnFigure(string(fig.runes), l.q.lang)
	if !fig.legible {
		at, end = 0, len([]rune(words))
	}
	runes := []rune(words)
	var c leafFigure
	add := func(part []rune, size float64, role theme.Role) {
		if strings.TrimSpace(string(part)) == "" {
			return
		}
		b := label{role: "number", text: string(part), lang: l.q.lang, style: role, size: math.Max(size, l.size.Floor(theme.LabelText)), colour: l.colours.Ink, vertical: true}
		if words == string(fig.runes) {
			b.item = fig.item
		}
		c.blocks = append(c.blocks, l.line(b))
	}
	roles := &l.theme.Type.Roles
	add(runes[:at], leafSmall*size, roles.Quote)
	add(runes[at:end], size, roles.Number)
	add(runes[end:], leafSmall*size, roles.Quote)
	return c
}

// length is that of a column with the spaces in it.
func (c leafFigure) length(size float64) float64 {
	length := 0.0
	for i, b := range c.blocks {
		if i > 0 {
			length += leafFigureGap * size
		}
		length += b.Width()
	}
	return length
}

// draw paints the band.
func (f *leafFigures) draw(l *leafQuote) {
	if f == nil {
		return
	}
	rule := l.theme.Decoration.Leaf.Inner * l.unit
	if l.leaf.lying {
		l.rule(scene.Rect{X: f.band.X, Y: scene.Snap(f.band.Bottom() - rule/2), W: f.band.W, H: rule}, l.colours.Rule)
		free := f.band.H - flowHeight(f.flow)
		y := f.band.Y + free/2
		for i, it := range f.flow {
			if i > 0 {
				y += it.over
			}
			it.draw(f.band.X+l.pad, y)
			y += it.height
		}
		return
	}
	stroke := f.stroke(l)
	for i, c := range f.columns {
		right := f.band.Right() - float64(i)*f.width
		l.rule(scene.Rect{X: scene.Snap(right - f.width - rule/2), Y: f.band.Y, W: rule, H: f.band.H}, l.colours.Rule)
		if stroke > 0 {
			whole := scene.Rect{X: math.Round(right - f.clear(l) - stroke), Y: math.Round(f.band.Y + l.pad), W: stroke, H: math.Round(f.band.H - 2*l.pad)}
			if f.n.n.scale == scaleShares {
				// The whole, of which the stroke is a share.
				l.mark("axis", whole, scene.Stroke{Path: scene.Rectangle(whole.Inset(f.n.hair() / 2)), Paint: scene.Solid(l.colours.Faint), Width: f.n.hair()})
			}
			f.lengthOf(l, i, whole)
		}
		free := f.width - stroke - f.clear(l)
		axis, y := right-f.width+free/2, f.band.Y+l.pad
		for _, b := range c.blocks {
			l.put(b, axis, y, b.Width())
			y += b.Width() + leafFigureGap*f.size
		}
		if i == len(f.columns)-1 && f.n.n.scale == scaleShares {
			f.nameWhole(l, right-f.clear(l)-stroke, y)
		}
	}
}

// nameWhole says beside the foot of the last whole what it is, where the figure, which ends above free px, leaves the room.
func (f *leafFigures) nameWhole(l *leafQuote, x, free float64) {
	words := "\u767e\u5206\u4e4b\u767e"
	if isJapanese(l.q.lang) {
		words = "\u767e\u30d1\u30fc\u30bb\u30f3\u30c8"
	}
	b := l.line(label{role: "tick", text: words, lang: l.q.lang, style: l.theme.Type.Roles.Tick, colour: l.colours.Soft, vertical: true})
	if y := f.band.Bottom() - l.pad - b.Width(); y > free+b.Size {
		l.put(b, x-leafWholeGap*b.Size-b.Size/2, y, b.Width())
	}
}

// leafWholeGap is between a whole and what names it, em.
const leafWholeGap = 0.4

// lengthOf draws figure i as a stroke down a column's rule.
func (f *leafFigures) lengthOf(l *leafQuote, i int, r scene.Rect) {
	fig := &f.n.n.figures[i]
	full := f.n.n.full()
	at := func(v float64) float64 { return r.Y + math.Min(v/full, 1)*r.H }
	solid, end := at(fig.read.Low), at(fig.read.High)
	switch {
	case fig.bounded():
		solid = r.Y
	case fig.open():
		end = at(fig.read.High * (1 + openEnd))
	}
	colour := f.n.barColour(i)
	var items []scene.Item
	if solid > r.Y {
		items = append(items, scene.Fill{Path: scene.Rectangle(scene.Rect{X: r.X, Y: r.Y, W: r.W, H: solid - r.Y}), Paint: scene.Solid(colour)})
	}
	if end-solid > 0.5 {
		items = append(items, f.n.hatching(scene.Rect{X: r.X, Y: solid, W: r.W, H: end - solid}, colour)...)
		if w := f.n.hair(); !fig.open() {
			items = append(items, scene.Fill{Path: scene.Rectangle(scene.Rect{X: r.X, Y: end - w, W: r.W, H: w}), Paint: scene.Solid(colour)})
		}
	}
	l.mark("mark", scene.Rect{X: r.X, Y: r.Y, W: r.W, H: math.Max(solid, end) - r.Y}, items...)
}

// columnFigure writes a figure as a book in columns does, its digits in characters and a share as 百分之; from and to bound the numerals in
// it, in code points.
func columnFigure(words, lang string) (out string, from, to int) {
	var b strings.Builder
	runes := []rune(words)
	from = -1
	note := func(s string) {
		if from < 0 {
			from = len([]rune(b.String()))
		}
		b.WriteString(s)
		to = len([]rune(b.String()))
	}
	for i := 0; i < len(runes); {
		if !isFigure(runes[i]) {
			switch r := runes[i]; {
			case strings.ContainsRune("\u2013\u2014-~\u301c\uff5e", r) && to > 0 && from >= 0:
				b.WriteRune(map[bool]rune{true: '\u301c', false: '\u81f3'}[isJapanese(lang)])
			case r != ' ':
				b.WriteRune(r)
			}
			i++
			continue
		}
		start := i
		var digits, decimals []rune
		for i < len(runes) && (isFigure(runes[i]) || (runes[i] == ',' || runes[i] == '\uff0c') && i+1 < len(runes) && isFigure(runes[i+1])) {
			if isFigure(runes[i]) {
				digits = append(digits, '0'+(runes[i]&0xf))
			}
			i++
		}
		if i+1 < len(runes) && (runes[i] == '.' || runes[i] == '\uff0e') && isFigure(runes[i+1]) {
			for i++; i < len(runes) && isFigure(runes[i]); i++ {
				decimals = append(decimals, '0'+(runes[i]&0xf))
			}
		}
		n, err := strconv.Atoi(string(digits))
		if err != nil || n >= 1e8 {
			note(string(runes[start:i]))
			continue
		}
		said := countedNumeral(n)
		if len(decimals) > 0 {
			said += map[bool]string{true: "\u30fb", false: "\u70b9"}[isJapanese(lang)]
			for _, d := range decimals {
				said += string([]rune(chineseDigits)[d-'0'])
			}
		}
		if i < len(runes) && (runes[i] == '%' || runes[i] == '\uff05') {
			i++
			if isJapanese(lang) {
				said += "\u30d1\u30fc\u30bb\u30f3\u30c8"
			} else {
				said = "\u767e\u5206\u4e4b" + said
			}
		}
		if isTraditional(lang) {
			said = strings.NewReplacer("\u4e07", "\u842c", "\u70b9", "\u9ede").Replace(said)
		}
		note(said)
	}
	if from < 0 {
		from, to = 0, len([]rune(b.String()))
	}
	return b.String(), from, to
}

// countedNumeral writes n below a hundred million as it is counted: 一万二千.
func countedNumeral(n int) string {
	switch {
	case n == 0:
		return "\u96f6"
	case n <= 9999:
		return chineseNumeral(n)
	}
	out := chineseNumeral(n/10000) + "\u4e07"
	if rest := n % 10000; rest > 0 {
		if rest < 1000 {
			out += "\u96f6"
		}
		out += chineseNumeral(rest)
	}
	return out
}
