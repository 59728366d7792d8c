package layout

import (
	"image/color"
	"math"
	"strings"

	"cards/internal/figure"
	"cards/internal/layout/text"
	"cards/internal/theme"
)

// How large a figure gets: in the quote's own words, over the quote, or beside it.

const (
	// figureStep is between the sizes of a figure that are tried.
	figureStep = 0.96
	// figureLeast is the least of a figure in the size of the words about it.
	figureLeast = 1.6
	// wideRoom is how many times as wide as high a room is in which the quote may stand beside its figures.
	wideRoom = 1.5
	// besideGap is between figures and the quote beside them, in the room's width.
	besideGap = 0.05
	// ownWords bounds words over a figure's line, px tokens: they are labels, not the picture.
	ownWords = 88
)

// besideShares are the shares of a wide room that its figures may take.
var besideShares = []float64{0.54, 0.46, 0.38}

// wordsUnder is how many times as large as the words over it a figure is at least.
const wordsUnder = 1.6

// groundOf is what is behind the words; the zero colour is the page's.
func (s *numberSetter) groundOf() color.NRGBA {
	if s.own != nil {
		return s.own.ground
	}
	return color.NRGBA{}
}

// floor is the smallest type of a quote.
func (s *numberSetter) floor() float64 { return s.size.Floor(theme.QuoteText) }

// flowRoom is the height for what flows: the field takes its own.
func (s *numberSetter) flowRoom() float64 {
	if s.field {
		return s.room.H - s.fieldHeight() - fieldUnder*s.unit
	}
	return s.room.H
}

// fit finds the form and the size, and says what the form is.
func (s *numberSetter) fit() (*numberPage, string) {
	own := s.fitOwn()
	if s.landscape() && s.room.W > wideRoom*s.room.H {
		large := s.large
		if p := s.fitBeside(); p != nil && (own == nil || p.figure > own.figure && own.figure < wideFigure*s.room.H || p.figure > own.figure/movedWorth) {
			return p, "the quote stands beside it"
		}
		s.large = large
	}
	if own != nil {
		return own, "the quote's own words are the lines of its figures"
	}
	if p := s.fitOver(); p != nil {
		return p, "the quote stands under it"
	}
	return nil, ""
}

// wideFigure is the share of a wide room's height from which on a figure is large enough there.
const wideFigure = 0.2

// translated sets the translation under words of a size; ok is false when it does not fit the width.
func (s *numberSetter) translated(size, width float64) (numberItem, bool) {
	l := s.grounded(label{role: "translation", item: s.other.item, text: s.other.text, lang: s.other.lang, style: s.theme.Type.Roles.Translation, colour: s.colours.Soft, normalise: true})
	l.size = math.Max(math.Min(l.style.SizeOf(s.size, theme.EventTextText), translationMost*size), s.size.Floor(theme.EventTextText))
	b, ok := s.paragraph(l, width, 0)
	if !ok {
		return numberItem{}, false
	}
	return s.blockItem(b, part{}, math.Max(translationGap*b.Size, translationClear*size), width), true
}

// figureScale is the size of figure i where the largest has size.
func (s *numberSetter) figureScale(i int, size float64) float64 {
	if s.n.scale != scaleRatio {
		return size
	}
	most := 0.0
	for _, f := range s.n.figures {
		most = math.Max(most, f.read.High)
	}
	if s.n.figures[i].read.High*s.theme.Decoration.Figure.Ratio < most {
		return math.Max(math.Min(s.theme.Decoration.Figure.Small*s.unit, smallRatio*size), s.floor())
	}
	return size
}

// smallRatio is the most of the larger figure's size that the smaller has where a true scale is given up.
const smallRatio = 0.5

// repeated sets figure i again, apart from the quote.
func (s *numberSetter) repeated(i int, size float64) figureLine {
	f := &s.n.figures[i]
	small := math.Max(s.besideSize()*size, s.size.Floor(theme.LabelText))
	before, numerals, after := f.parts()
	var pieces []figurePiece
	_, weight := s.quoteStart(quoteLength(s.q.runes))
	add := func(runes []rune, from int, size float64, numeral bool) {
		if len(runes) == 0 {
			return
		}
		l := label{role: "number", item: f.item, text: string(runes), lang: s.q.lang, style: s.theme.Type.Roles.Number, size: size, colour: s.colours.Ink}
		if numeral {
			l.colour = s.numeralColour(i, theme.TextContrast)
		} else {
			l.style, l.weight = s.theme.Type.Roles.Quote, weight
		}
		pieces = append(pieces, figurePiece{block: s.line(s.grounded(l)), part: part{from, from + len(runes)}})
	}
	add(before, 0, small, false)
	for _, n := range numeralParts(numerals) {
		if n.joins {
			add(numerals[n.from:n.to], f.start+n.from, small, false)
			continue
		}
		add(numerals[n.from:n.to], f.start+n.from, size, true)
	}
	add(after, f.stop, small, false)
	return s.lineOf(pieces, size)
}

// besideSize is the share of a figure's size that words beside it have when it is said again.
func (s *numberSetter) besideSize() float64 {
	if w := s.theme.Decoration.Figure.Words; w < 1 {
		return w
	}
	return uniformBeside
}

// uniformBeside is that of a theme whose own lines are of one size.
const uniformBeside = 0.36

// figuresFlow sets all figures again, one under the other, the largest in size; ok is false when they are too wide.
func (s *numberSetter) figuresFlow(size, width float64) ([]numberItem, bool) {
	bars := s.n.scale >= scaleBars && !s.field && !s.byInk()
	var flow []numberItem
	for i := range s.n.figures {
		f := &s.n.figures[i]
		k := s.figureScale(i, size)
		if s.byInk() {
			k = s.inkScale(i, size)
		}
		over, labelled := spaceNext*size, false
		if f.label != "" && len(s.n.figures) > 1 && !s.byInk() && !s.field {
			l := s.grounded(label{role: "note", item: f.labelItem, text: f.label, lang: s.q.lang, style: s.theme.Type.Roles.Subtitle, colour: s.colours.Soft, normalise: true})
			// No larger than the words beside the figures.
			floor := s.size.Floor(theme.LabelText)
			l.size = math.Max(math.Min(l.style.SizeOf(s.size, theme.LabelText), s.besideSize()*size), floor)
			b, ok := s.paragraph(l, width, 2)
			if !ok {
				return nil, false
			}
			flow = append(flow, s.blockItem(b, part{}, over, width))
			over, labelled = spaceWords*size, true
		}
		if s.byInk() {
			over = spaceRow * k
		}
		l := s.repeated(i, k)
		if l.ink.W > width+0.5 {
			return nil, false
		}
		it := s.item(l, over)
		it.open = !labelled
		flow = append(flow, it)
		if bars {
			flow = append(flow, s.barItem(i, spaceBar*size, width, i == len(s.n.figures)-1))
		}
	}
	return flow, true
}

// byInk reports whether figures are drawn so that their inks are in the ratio of their values.
func (s *numberSetter) byInk() bool {
	if s.n.scale != scaleBars || s.theme.Decoration.Figure.Field.For(s.size) == 0 {
		return false
	}
	for _, f := range s.n.figures {
		// Two numbers and the words between them have more ink than what they say, and characters as much as their strokes.
		if f.read.Low != f.read.High || f.read.Bound != figure.Exact || !strings.ContainsFunc(string(f.runes), isFigure) {
			return false
		}
	}
	return s.inkRatios() != nil
}

// quoteItems sets the whole quote, and its translation under it, in a column; nil where they do not fit.
func (s *numberSetter) quoteItems(width, height, most, over float64) ([]numberItem, float64) {
	base := s.quoteLabel(s.q, part{0, len(s.q.runes)})
	sizes := s.quoteSizes(&base, quoteLength(s.q.runes), quoteLength(s.q.runes), 0)
	base = s.grounded(base)
	base.paint = s.quotePaint(s.groundOf())
	var fits []float64
	for _, size := range sizes {
		if size <= most {
			fits = append(fits, size)
		}
	}
	if len(fits) == 0 {
		fits = []float64{s.floor()}
	}
	if height <= 0 {
		return nil, 0
	}
	p := s.prepare(base)
	box := text.Box{Width: width, Height: height, Sizes: fits, Mode: text.Display,
		Pitch: func(size float64, lines int) float64 { return s.theme.Leading(s.size, size, lines, isLatin(s.q.lang)) }}
	f, ok := p.Fit(box)
	if !ok || f.Torn > 0 {
		return nil, 0
	}
	set := func() numberItem {
		return s.blockItem(&block{label: base, prepared: p, Fitted: f}, part{0, len(s.q.runes)}, over, width)
	}
	if s.other == nil {
		return []numberItem{set()}, f.Size
	}
	// What the translation needs follows from the quote's size, and the quote's size from what it leaves.
	for range translationTries {
		under, fits := s.translated(f.Size, width)
		if !fits {
			return nil, 0
		}
		quote := set()
		if quote.height+under.over+under.height <= height {
			return []numberItem{quote, under}, f.Size
		}
		box.Height = height - under.over - under.height
		if f, ok = p.Fit(box); !ok || f.Torn > 0 {
			return nil, 0
		}
	}
	return nil, 0
}

// translationTries is how often quote and translation are set until both fit.
const translationTries = 4

// fitOver sets the figures over the quote.
func (s *numberSetter) fitOver() *numberPage {
	want := math.Min(s.theme.Decoration.Figure.Quote.For(s.size), s.quoteMost())
	most := s.flowRoom() * s.theme.Decoration.Figure.Full / figureCap
	var small *numberPage
	for size := most; size >= figureLeast*s.floor(); size *= figureStep {
		flow, ok := s.figuresFlow(size, s.room.W)
		if !ok {
			continue
		}
		over := spaceQuote * math.Min(size, spaceQuoteMost*want)
		left := s.flowRoom() - flowHeight(flow) - over
		items, got := s.quoteItems(s.room.W, left, math.Min(want, size/figureLeast), over)
		if items == nil {
			continue
		}
		page := &numberPage{figure: size, flow: append(flow, items...)}
		if got >= wantShare*want {
			s.large = size
			return page
		}
		if small == nil {
			small = page // larger figure, smaller quote: only if no better balance is found
		}
		if size < balanceLeast*small.figure {
			break
		}
	}
	if small != nil {
		s.large = small.figure
	}
	return small
}

const (
	// figureCap is the height of figures, em.
	figureCap = 0.75
	// wantShare is how much of the size that a quote should have under its figure is enough; balanceLeast how much smaller a figure
	// may become for that.
	wantShare    = 0.8
	balanceLeast = 0.5
	// spaceQuoteMost bounds the space over the quote, in its size.
	spaceQuoteMost = 3.5
)

// quoteMost is the largest that the quote may be set by its length.
func (s *numberSetter) quoteMost() float64 {
	start, _ := s.quoteStart(quoteLength(s.q.runes))
	return start
}

// fitBeside sets the figures at the left of a wide page, the quote at their right.
func (s *numberSetter) fitBeside() *numberPage {
	gap := besideGap * s.room.W
	// The figure is the picture, and the quote explains it; a long one has more of the page.
	most := math.Min(s.quoteMost(), s.theme.Decoration.Figure.Quote.For(s.size))
	for _, share := range besideShares {
		width := share * s.room.W
		items, beside := s.quoteItems(s.room.W-width-gap, s.flowRoom(), most, 0)
		if items == nil {
			continue
		}
		for size := s.flowRoom() / figureCap; size >= figureLeast*beside; size *= figureStep {
			if flow, ok := s.figuresFlow(size, width); ok && flowHeight(flow) <= s.flowRoom() {
				s.large = size
				return &numberPage{figure: size, flow: flow, beside: items, split: s.room.X + width + gap}
			}
		}
	}
	return nil
}

// inkRatios returns for each figure the ink of an em², nil where there is none.
func (s *numberSetter) inkRatios() []float64 {
	var out []float64
	for i := range s.n.figures {
		_, numerals, _ := s.n.figures[i].parts()
		b := s.line(label{role: "number", text: string(numerals), lang: s.q.lang, style: s.theme.Type.Roles.Number, size: 1000, colour: s.colours.Ink})
		area := text.InkArea(s.tryPlace(b, 0, 0).Items) / 1e6
		if area <= 0 {
			return nil
		}
		out = append(out, area)
	}
	return out
}

// inkScale is the size of figure i whose ink is to that of the largest as the values are.
func (s *numberSetter) inkScale(i int, size float64) float64 {
	areas := s.inkRatios()
	large := 0
	for k, f := range s.n.figures {
		if f.read.High > s.n.figures[large].read.High {
			large = k
		}
	}
	return size * math.Sqrt(s.n.figures[i].read.High/s.n.figures[large].read.High*areas[large]/areas[i])
}
