package layout

import (
	"image/color"
	"math"
	"strconv"
	"strings"
	"unicode"

	"cards/internal/figure"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The scale on which figures are compared: bars with one zero, or the field of a whole. What is sure is solid, what only bounds it
// hatched.

const (
	// openEnd is how far a bar goes on beyond a figure that is a lower bound, as a share of the figure.
	openEnd = 0.09
	// fieldTick is how far ticks hang under the field, fieldLabel the space to their labels, fieldUnder what is kept free under those:
	// tokens (unkind 9).
	fieldTick  = 24
	fieldLabel = 6
	fieldUnder = 56
	// labelApart is the least space between labels of a scale, em.
	labelApart = 1.2
	// axisLabel is between an axis' ticks and its labels, a token.
	axisLabel = 8
)

// open reports whether a figure is a lower bound.
func (f *bigFigure) open() bool {
	return f.read.Bound == figure.Above || f.read.Bound == figure.AtLeast
}

// bounded reports whether a figure is an upper bound.
func (f *bigFigure) bounded() bool {
	return f.read.Bound == figure.Below || f.read.Bound == figure.AtMost
}

// full is the value of the whole length of the scale.
func (n *number) full() float64 {
	if n.scale == scaleShares {
		return 100
	}
	full := 0.0
	for i := range n.figures {
		f := &n.figures[i]
		end := f.read.High
		if f.open() {
			end *= 1 + openEnd
		}
		full = math.Max(full, end)
	}
	return full
}

// barColour is that of the bar of figure i: the accent for what the others are held against.
func (s *numberSetter) barColour(i int) color.NRGBA {
	if i == len(s.n.figures)-1 {
		return s.colours.AccentShape
	}
	return s.colours.Ink
}

// barItem is the bar of figure i in the flow; with the scale under it where it is the last.
func (s *numberSetter) barItem(i int, over, width float64, last bool) numberItem {
	height := math.Max(2, math.Round(s.theme.Decoration.Figure.Bar.For(s.size)))
	whole := height
	if last {
		whole += s.axisHeight()
	}
	return numberItem{over: over, height: whole, draw: func(x, y float64) {
		r := scene.Rect{X: math.Round(x), Y: math.Round(y), W: math.Round(width), H: height}
		if s.n.scale == scaleShares {
			// The whole, of which the bar is a share.
			s.mark("axis", r, scene.Stroke{Path: scene.Rectangle(r.Inset(s.hair() / 2)), Paint: scene.Solid(s.colours.Faint), Width: s.hair()})
		}
		s.bar(i, r, s.n.full(), s.barColour(i))
		if last {
			s.drawAxis(r)
		}
	}}
}

// hair is the stroke of an outline, px.
func (s *numberSetter) hair() float64 { return math.Max(1, math.Round(2*s.unit)) }

// bar draws figure i as a length in r, whose width is full: solid as far as it is sure, hatched to its upper bound.
func (s *numberSetter) bar(i int, r scene.Rect, full float64, colour color.NRGBA) {
	f := &s.n.figures[i]
	at := func(v float64) float64 { return r.X + v/full*r.W }
	solid, end := at(f.read.Low), at(f.read.High)
	switch {
	case f.bounded():
		solid = r.X
	case f.open():
		end = math.Min(at(f.read.High*(1+openEnd)), r.Right())
	}
	least := math.Max(1, s.hair())
	end = math.Max(end, r.X+least)
	area := scene.Rect{X: r.X, Y: r.Y, W: end - r.X, H: r.H}
	var items []scene.Item
	if solid > r.X || end <= r.X+least {
		items = append(items, scene.Fill{Path: scene.Rectangle(scene.Rect{X: r.X, Y: r.Y, W: math.Max(solid-r.X, least), H: r.H}), Paint: scene.Solid(colour)})
	}
	if end-solid > 0.5 {
		rest := scene.Rect{X: solid, Y: r.Y, W: end - solid, H: r.H}
		items = append(items, s.hatching(rest, colour)...)
		if !f.open() {
			// The bound itself is a line; a lower bound has no end.
			w := s.hair()
			items = append(items, scene.Fill{Path: scene.Rectangle(scene.Rect{X: end - w, Y: r.Y, W: w, H: r.H}), Paint: scene.Solid(colour)})
		}
	}
	s.mark("mark", area, items...)
}

// hatching is lines at 45 degrees over a rectangle.
func (s *numberSetter) hatching(r scene.Rect, colour color.NRGBA) []scene.Item {
	tokens := &s.theme.Decoration.Figure
	stroke := tokens.On * s.unit
	step := (tokens.On + tokens.Off) * s.unit * math.Sqrt2
	if r.H < 2*step {
		// A narrow bar is hatched more finely, so that it does not fall into dots.
		thin := math.Max(r.H/(2*step), finest)
		step, stroke = step*thin, stroke*thin
	}
	var path scene.Path
	for x := r.X - r.H; x < r.Right(); x += step {
		path.Move(x-r.H, r.Bottom()+r.H)
		path.Line(x+2*r.H, r.Y-r.H)
	}
	clip := scene.Rectangle(r)
	return []scene.Item{scene.Group{Clip: &clip, Items: []scene.Item{scene.Stroke{Path: path, Paint: scene.Solid(colour), Width: stroke}}}}
}

// finest is the finest that hatching becomes, in its usual size: finer reads as grey.
const finest = 0.6

// tickLabel is a label of a scale.
func (s *numberSetter) tickLabel(words string, bold bool) *block {
	l := label{role: "tick", text: words, lang: s.set.Lang, style: s.theme.Type.Roles.Tick, colour: s.colours.Soft, tabular: true}
	if bold {
		l.weight, l.colour = 700, s.colours.Ink
	}
	return s.line(s.grounded(l))
}

// axisHeight is what the scale under the last bar needs, px.
func (s *numberSetter) axisHeight() float64 {
	tokens := &s.theme.Decoration.Figure
	size := s.theme.Type.Roles.Tick.SizeOf(s.size, theme.LabelText)
	switch {
	case tokens.Axis:
		return (tokens.Major+axisLabel)*s.unit + size
	case s.n.scale == scaleShares:
		return axisLabel*s.unit + size
	}
	return 0
}

// drawAxis hangs the scale from the last bar.
func (s *numberSetter) drawAxis(bar scene.Rect) {
	tokens := &s.theme.Decoration.Figure
	unit := s.unitWords()
	top := bar.Bottom()
	if !tokens.Axis {
		if s.n.scale == scaleShares {
			b := s.tickLabel("100%", false)
			s.put(b, bar.Right()-b.Width(), top+axisLabel*s.unit, b.Width())
		}
		return
	}
	full := s.n.full()
	minor, major := ticksFor(full, s.n.figures[0].read.Unit)
	whole := func(v float64) float64 { return math.Max(1, math.Round(v*s.unit)) }
	var items []scene.Item
	labelTop := top + math.Round((tokens.Major+axisLabel)*s.unit)
	var majors []float64
	if bar.W*minor/full < 8*s.unit {
		minor = major
	}
	for k := 0; k <= mostTicks; k++ {
		v := float64(k) * minor
		if v > full*(1+1e-9) {
			break
		}
		width, height, colour := whole(2), whole(tokens.Tick), s.colours.Faint
		if share := v / major; math.Abs(share-math.Round(share)) < 1e-6 {
			width, height, colour = whole(3), whole(tokens.Major), s.colours.Ink
			majors = append(majors, v)
		}
		x := math.Round(bar.X + v/full*bar.W - width/2)
		x = math.Min(math.Max(x, bar.X), bar.Right()-width)
		items = append(items, scene.Fill{Path: scene.Rectangle(scene.Rect{X: x, Y: top, W: width, H: height}), Paint: scene.Solid(colour)})
	}
	s.mark("axis", scene.Rect{X: bar.X, Y: top, W: bar.W, H: whole(tokens.Major)}, items...)
	free := bar.Right()
	for k := len(majors) - 1; k >= 0; k-- {
		words := s.scaleNumber(majors[k], majors[len(majors)-1])
		if k == len(majors)-1 || k == 0 && unit == "%" {
			words = joinUnit(words, unit)
		}
		b := s.tickLabel(words, false)
		at := bar.X + majors[k]/full*bar.W
		x := math.Min(math.Max(at-b.Width()/2, bar.X), bar.Right()-b.Width())
		if x+b.Width() > free {
			continue
		}
		s.put(b, x, labelTop, b.Width())
		free = x - labelApart*b.Size/2
	}
}

// mostTicks bounds the ticks of an axis.
const mostTicks = 200

// unitWords is the unit of the figures as the first of them writes it, at most a few characters.
func (s *numberSetter) unitWords() string {
	if s.n.figures[0].read.Unit == "%" {
		return "%"
	}
	f := &s.n.figures[0]
	_, _, after := f.parts()
	words := strings.TrimSpace(string(after))
	// Only where the words are the unit and nothing else.
	if bare, ok := figure.Read("1" + words); !ok || bare.Bound != figure.Exact || len(after) > 8 {
		return ""
	}
	return words
}

// joinUnit writes a unit after a number: letters after a space.
func joinUnit(number, unit string) string {
	if unit == "" || unit == "%" {
		return number + unit
	}
	return number + " " + unit
}

// scaleNumber writes a number of a scale that goes up to most: large ones are counted as the language counts them, sums of money with
// their sign.
func (s *numberSetter) scaleNumber(v, most float64) string {
	counts := []countWord{{1e9, "B"}, {1e6, "M"}, {2e4, "K"}}
	switch lang := s.set.Lang; {
	case isJapanese(lang), isTraditional(lang):
		counts = []countWord{{1e8, "\u5104"}, {1e4, "\u4e07"}}
		if isTraditional(lang) {
			counts[1].word = "\u842c"
		}
	case isChinese(lang):
		counts = []countWord{{1e8, "\u4ebf"}, {1e4, "\u4e07"}}
	case isKorean(lang):
		counts = []countWord{{1e8, "\uc5b5"}, {1e4, "\ub9cc"}}
	}
	_, numerals, _ := s.n.figures[0].parts()
	money := ""
	for _, r := range numerals {
		if !unicode.Is(unicode.Sc, r) {
			break
		}
		money += string(r)
	}
	if v == 0 {
		return money + "0"
	}
	for _, c := range counts {
		if step := c.times; most >= step {
			divisor := step
			if c.word == "K" {
				divisor = 1e3
			}
			return money + plainNumber(v/divisor) + c.word
		}
	}
	return money + plainNumber(v)
}

// countWord is a word by which large numbers are counted from times on.
type countWord struct {
	times float64
	word  string
}

// plainNumber writes a number of a scale.
func plainNumber(v float64) string {
	const places = 1e4 // thirds end somewhere
	s := strconv.FormatFloat(math.Round(v*places)/places, 'f', -1, 64)
	if v >= 100 {
		s = strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
	}
	whole, rest, _ := strings.Cut(s, ".")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 && len(whole) > 4 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	if rest != "" {
		b.WriteString("." + rest)
	}
	return b.String()
}

// ticksFor returns the steps of the minor and the labelled ticks of a scale: those in which the unit is counted where it has such,
// else tens and what divides them.
func ticksFor(full float64, unit string) (minor, major float64) {
	const most, least = 6, 3 // labelled steps of a scale
	steps := map[string][][2]float64{
		"month": {{1, 3}, {1, 6}, {1, 12}, {3, 12}, {6, 24}}, "hour": {{1, 3}, {1, 6}, {1, 12}, {6, 24}}, "minute": {{1, 5}, {1, 10}, {5, 15}, {5, 30}, {10, 60}},
		"second": {{1, 5}, {1, 10}, {5, 15}, {5, 30}, {10, 60}}, "day": {{1, 7}}, "%": {{5, 20}},
	}
	for _, step := range steps[unit] {
		if n := full / step[1]; n >= least-0.5 && n <= most {
			return step[0], step[1]
		}
	}
	power := math.Pow(10, math.Floor(math.Log10(full))-1)
	for _, step := range [][2]float64{{1, 2}, {1, 5}, {2, 10}, {5, 20}, {10, 50}, {20, 100}} {
		if n := full / (step[1] * power); n <= most {
			return step[0] * power, step[1] * power
		}
	}
	return full, full
}

// fieldHeight is that of the field of a whole with its labels, px.
func (s *numberSetter) fieldHeight() float64 {
	return s.theme.Decoration.Figure.Field.For(s.size) + (fieldTick+fieldLabel)*s.unit + s.theme.Type.Roles.Tick.SizeOf(s.size, theme.LabelText)
}

// drawField draws the whole and the shares in it at the top of the room, and returns what is left under it.
func (s *numberSetter) drawField(room scene.Rect) scene.Rect {
	tokens := &s.theme.Decoration.Figure
	r := scene.Rect{X: math.Round(room.X), Y: math.Round(room.Y), W: math.Round(room.Right()) - math.Round(room.X), H: math.Round(tokens.Field.For(s.size))}
	stroke := math.Max(1, math.Round(3*s.unit))
	tick := math.Round(fieldTick * s.unit)
	// Longer ones first, so that a shorter one lies on them.
	order := make([]int, 0, len(s.n.figures))
	for i := range s.n.figures {
		k := len(order)
		for k > 0 && s.n.figures[order[k-1]].read.High < s.n.figures[i].read.High {
			k--
		}
		order = append(order[:k], append([]int{i}, order[k:]...)...)
	}
	s.mark("axis", r, scene.Stroke{Path: scene.Rectangle(r.Inset(stroke / 2)), Paint: scene.Solid(s.colours.Ink), Width: stroke})
	for _, i := range order {
		s.bar(i, r, 100, s.barColour(i))
	}
	labelTop := r.Bottom() + tick + fieldLabel*s.unit
	whole := s.tickLabel("100%", true)
	var taken []scene.Rect
	put := func(b *block, x float64) {
		x = math.Min(math.Max(x, r.X), r.Right()-b.Width())
		at := scene.Rect{X: x, Y: labelTop, W: b.Width(), H: b.Size}
		apart := scene.Rect{X: at.X - labelApart*b.Size, Y: at.Y, W: at.W + 2*labelApart*b.Size, H: at.H}
		for _, t := range taken {
			if t.Overlaps(apart) {
				return // the smaller one only
			}
		}
		taken = append(taken, at)
		s.put(b, x, labelTop, b.Width())
	}
	for k := len(order) - 1; k >= 0; k-- {
		i := order[k]
		f := &s.n.figures[i]
		x := r.X + f.read.High/100*r.W
		colour := s.barColour(i)
		w := stroke
		at := math.Min(math.Max(x-w, r.X), r.Right()-w)
		length := scene.Rect{X: at, Y: r.Bottom(), W: w, H: tick}
		if !f.bounded() && f.read.Low == f.read.High && x-r.X < 3*stroke+0.5 {
			length.X, length.W = r.X, math.Max(x-r.X, w) // as wide as its share
		}
		s.mark("axis", length, scene.Fill{Path: scene.Rectangle(length), Paint: scene.Solid(colour)})
		b := s.tickLabel(plainNumber(f.read.High)+"%", true)
		if i == len(s.n.figures)-1 {
			b.colour = s.colours.AccentText
		}
		start := at
		if length.X == r.X {
			start = r.X
		}
		put(b, start)
	}
	put(whole, r.Right()-whole.Width())
	used := s.fieldHeight() + fieldUnder*s.unit
	return scene.Rect{X: room.X, Y: room.Y + used, W: room.W, H: room.H - used}
}
