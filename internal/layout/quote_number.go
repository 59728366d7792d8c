package layout

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cards/internal/deck"
	"cards/internal/figure"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A quote with a figure set very large, and beside it, drawn to a true scale, what it is held against. A short quote is taken apart:
// its own words are the figures' lines, in their order. Of a longer one the figures are said again, and the quote stands under them.
// (modern, big number in grid and signal; unkind 9)

// number is what a quote sets large: the figure, and what it is held against, in the deck's order.
type number struct {
	figures []bigFigure
	// scale is how they are compared; why says it.
	scale numberScale
	why   string
}

// bigFigure is one of them.
type bigFigure struct {
	runes       []rune
	item        string
	label       string
	labelItem   string
	read        figure.Figure
	legible     bool
	at          [2]int // its place in the quote's text
	start, stop int    // the numerals within runes
}

// numberScale is how figures are compared.
type numberScale uint8

const (
	scaleNone   numberScale = iota
	scaleRatio              // a true scale would make the smaller one vanish
	scaleBars               // lengths from nothing to the largest
	scaleShares             // lengths in a whole
)

// mostFigures is how many figures a card compares.
const mostFigures = 4

// viewNumber prepares the figures of a quote.
func (s *Setter) viewNumber(f *deck.Figure, v *quote) *number {
	n := &number{}
	taken := make([]bool, len(v.runes))
	for ; f != nil && len(n.figures) < mostFigures; f = f.Against {
		b := bigFigure{runes: s.set(f.Value.In(v.lang), v.lang), item: f.Value.Item, label: f.Label.In(v.lang), labelItem: f.Label.Item}
		if len(b.runes) == 0 {
			continue
		}
		b.at = occurrence(v.runes, b.runes, taken)
		for i := b.at[0]; i < b.at[1]; i++ {
			taken[i] = true
		}
		b.read, b.legible = figure.Read(string(b.runes))
		b.start, b.stop = 0, len(b.runes)
		if b.legible && strings.ContainsFunc(string(b.runes[b.read.Start:b.read.End]), isFigure) {
			// A figure in characters or words (六个月) is read with its unit, in one size.
			b.start, b.stop = b.read.Start, b.read.End
		}
		n.figures = append(n.figures, b)
	}
	if len(n.figures) == 0 {
		return nil
	}
	n.scale, n.why = n.compare(s.Theme.Decoration.Figure.Ratio)
	return n
}

// occurrence finds a figure in a text, where no other figure stands and no number goes on; an empty range where it is not found.
func occurrence(in, word []rune, taken []bool) [2]int {
	figures := func(r rune) bool { return isFigure(r) || r == '.' }
	for i := 0; i+len(word) <= len(in); i++ {
		end := i + len(word)
		if !slices.Equal(in[i:end], word) || slices.Contains(taken[i:end], true) {
			continue
		}
		if i > 0 && figures(word[0]) && figures(in[i-1]) || end < len(in) && figures(word[len(word)-1]) && unicode.IsDigit(in[end]) {
			continue
		}
		return [2]int{i, end}
	}
	return [2]int{}
}

// isFigure reports whether r is one of 0 to 9, as wide as a letter or as a character.
func isFigure(r rune) bool { return r >= '0' && r <= '9' || r >= '\uff10' && r <= '\uff19' }

// compare decides how the figures are compared, with the reason.
func (n *number) compare(most float64) (numberScale, string) {
	if len(n.figures) < 2 {
		return scaleNone, "nothing is held against the figure"
	}
	low, high, shares := math.Inf(1), 0.0, true
	for _, f := range n.figures {
		switch {
		case !f.legible:
			return scaleNone, fmt.Sprintf("%q cannot be read as a figure, so nothing is drawn to scale", string(f.runes))
		case f.read.Low < 0 || f.read.High <= 0:
			return scaleNone, fmt.Sprintf("%q is not above nothing, and has no length", string(f.runes))
		case f.read.Unit != n.figures[0].read.Unit:
			return scaleNone, fmt.Sprintf("%q and %q are not in one unit, so nothing is drawn to scale", string(n.figures[0].runes), string(f.runes))
		}
		low, high = math.Min(low, f.read.High), math.Max(high, f.read.High)
		shares = shares && f.read.Share()
	}
	switch {
	case high > most*low:
		return scaleRatio, fmt.Sprintf("one is more than %g times the other: a true scale would make it vanish", most)
	case shares:
		return scaleShares, "shares of a whole, to one scale"
	}
	return scaleBars, "to one scale from nothing on"
}

// parts returns the words before the numerals, the numerals, and the words after them.
func (f *bigFigure) parts() (before, numerals, after []rune) {
	return f.runes[:f.start], f.runes[f.start:f.stop], f.runes[f.stop:]
}

// numberAlt says what of the figures the picture shows.
func (s *Setter) numberAlt(n *number) string {
	var said []string
	for _, f := range n.figures {
		t := string(f.runes)
		if f.label != "" && !strings.Contains(t, f.label) {
			t = f.label + s.Words.Colon + t
		}
		said = append(said, t)
	}
	return s.Words.Figures(said, n.scale >= scaleBars)
}

// tagFigure is that of the numerals in a line of words.
const tagFigure = tagClose + 1

// numberSetter composes one page.
type numberSetter struct {
	*quoteCanvas
	q    *quote
	n    *number
	sig  *signature
	room scene.Rect
	own  *furniture
	// field tells that shares stand in a field of their own over the words.
	field bool
	// large is the size of the largest figure, px.
	large float64
	// other is the translation; nil where there is none.
	other *translation
}

// setNumber fits and places figures and quote; it reports whether that was possible.
func (c *quoteCanvas) setNumber(q *quote, sig *signature, translated bool) bool {
	s := &numberSetter{quoteCanvas: c, q: q, n: q.number, sig: sig, own: sig.furniture}
	s.room = scene.Rect{X: c.area.X, Y: sig.top, W: c.area.W, H: sig.quoteFoot - sig.top}
	if s.own != nil {
		s.room = s.own.room
	}
	if sig.limb != nil {
		s.room.H -= limbAir * c.unit
	}
	if translated {
		s.other = q.translation
	}
	s.field = s.n.scale == scaleShares && c.theme.Decoration.Figure.Field.For(c.size) > 0
	if s.room.W <= 0 || s.room.H <= 0 {
		return false
	}
	page, form := s.fit()
	if page == nil {
		return false
	}
	c.quoteSize = s.large
	c.choose("figure size", fmt.Sprintf("%.0f", page.figure), "the largest at which "+form)
	c.choose("scale", [...]string{"none", "none", "bars", "shares"}[s.n.scale], s.n.why)
	s.draw(page)
	return true
}

// limbAir is kept over a limb beyond what words need: a bar is nearer to its arc than letters look, a token.
const limbAir = 8

// words is a label of words of the quote.
func (s *numberSetter) words(from, to int) label {
	l := s.quoteLabel(s.q, part{from, to})
	l.lines = nil
	_, l.weight = s.quoteStart(quoteLength(s.q.runes))
	return s.grounded(l)
}

// grounded gives a label what is behind it.
func (s *numberSetter) grounded(l label) label {
	if s.own != nil {
		l = s.own.on(s.canvas, l)
	}
	return l
}

// numeralPart is a part of a figure's numerals: a number, or the word between two.
type numeralPart struct {
	from, to int
	joins    bool
}

// joiners are the words between the two numbers of a range; a dash is part of the figure.
var joiners = []string{"到", "至", "から", "에서", " to ", " and "}

// numeralParts parts numerals at the word that joins two numbers, which is no part of either: 18|到|24.
func numeralParts(numerals []rune) []numeralPart {
	for i := 1; i < len(numerals)-1; i++ {
		for _, word := range joiners {
			n := utf8.RuneCountInString(word)
			if i+n < len(numerals) && string(numerals[i:i+n]) == word {
				return []numeralPart{{0, i, false}, {i, i + n, true}, {i + n, len(numerals), false}}
			}
		}
	}
	return []numeralPart{{0, len(numerals), false}}
}

// numeralColour returns the colour of the numerals of figure i; demand is the contrast that they need.
func (s *numberSetter) numeralColour(i int, demand float64) color.NRGBA {
	behind := s.Scene.Ground
	if s.own != nil && s.own.ground.A > 0 {
		behind = s.own.ground
	}
	if s.theme.Decoration.Figure.Accent && i == len(s.n.figures)-1 && theme.Contrast(s.colours.AccentText, behind) >= demand {
		return s.colours.AccentText
	}
	return s.colours.Ink
}

// numberPage is a page that fits: what flows down, and what stands beside it.
type numberPage struct {
	figure float64
	flow   []numberItem
	// beside is the quote at the right of the figures; nil where it stands under them.
	beside []numberItem
	// split is where the right column begins, px; 0 where there is none.
	split float64
}

// numberItem is one thing in the flow: its ink is over px below what stands above it, and height px high.
type numberItem struct {
	over, height float64
	draw         func(x, y float64)
	// open tells that the space over it may grow where the page has the room: what belongs together stays together.
	open bool
}

// flowHeight is from the first ink to the last.
func flowHeight(flow []numberItem) float64 {
	h := 0.0
	for i, it := range flow {
		if i > 0 {
			h += it.over
		}
		h += it.height
	}
	return h
}

// inkOf returns the ink of a block placed at the origin.
func (c *canvas) inkOf(b *block) scene.Rect {
	ink := scene.Rect{}
	paint := scene.Solid(b.colour)
	placed := b.Fitted.Lines.Place(text.Placement{Y: b.Head(), Size: b.Size, Pitch: b.Pitch, Outline: b.outline, Ink: b.ink, Paint: func(int) scene.Paint { return paint }})
	for _, l := range placed.Box.Lines {
		ink = ink.Union(l.Ink)
	}
	return ink
}

// draw paints the page: the theme's furniture, then everything in the order in which it is read.
func (s *numberSetter) draw(p *numberPage) {
	c := s.quoteCanvas
	if s.own != nil && s.own.behind != nil {
		s.own.behind()
	}
	room := s.room
	if s.field {
		room = s.drawField(room)
	}
	first := len(c.Scene.Boxes)
	s.drawFlow(p.flow, room, room.X)
	if p.beside != nil {
		s.drawFlow(p.beside, room, p.split)
	}
	if s.own == nil || s.own.after == nil || c.theme.Decoration.Module.Show {
		return // a figure fills the place of the mark that grid draws over its words
	}
	for i := first; i < len(c.Scene.Boxes); i++ {
		if b := &c.Scene.Boxes[i]; b.Role == "quote" {
			s.own.after(b, &block{Fitted: text.Fitted{Size: b.FontSize}})
			break
		}
	}
}

// opened is the most by which the spaces of a flow grow where the page has the room.
const opened = 2

// drawFlow places a flow in the room where the theme has its words.
func (s *numberSetter) drawFlow(flow []numberItem, room scene.Rect, x float64) {
	height := flowHeight(flow)
	spaces := 0.0
	for i, it := range flow {
		if i > 0 && it.open {
			spaces += it.over
		}
	}
	stretch := 1.0
	if spaces > 0 {
		stretch = math.Max(1, math.Min(opened, 1+fillShare*(room.H-height)/spaces))
	}
	height += (stretch - 1) * spaces
	y := room.Y + (room.H-height)*s.theme.Space.Centre
	if s.own != nil {
		switch s.own.stand {
		case standFoot:
			y = room.Y + math.Max(0, room.H-height-s.own.lift)
		case standTop:
			y = room.Y
		}
	}
	for i, it := range flow {
		if i > 0 {
			over := it.over
			if it.open {
				over *= stretch
			}
			y += over
		}
		it.draw(x, y)
		y += it.height
	}
}

// fillShare is how much of what is left over goes into the spaces of a flow.
const fillShare = 0.7
