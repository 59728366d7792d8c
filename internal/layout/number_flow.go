package layout

import (
	"math"
	"slices"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// What flows down a page with a figure set large: words, lines of figures, bars.

// Spaces between inks, em of the figure (modern, signal-number: 35 and 30 of 192, 47 under a bar; unkind 9: 42 of 178).
const (
	spaceWords = 0.2  // between words and the figure under them
	spaceBar   = 0.16 // between a figure and its bar
	spaceNext  = 0.27 // between a bar, or a figure without one, and what follows
	spaceRow   = 0.16 // between figures that are lines of one sentence
	spaceQuote = 0.34 // between the figures and the quote under them
	// spacePiece is between numerals and what stands beside them: 30 of 192.
	spacePiece = 0.14
)

// figureRow is a line with a figure, and the words above and below it.
type figureRow struct {
	// figure is its number in the deck's order.
	figure int
	// above are words of the quote over the line, on it before the figure, after it, and under its bar: ranges of the quote's text.
	above, before, after, under [2]int
}

// empty reports whether a range has nothing but spaces.
func (s *numberSetter) empty(r [2]int) bool {
	return strings.TrimSpace(string(s.q.runes[r[0]:r[1]])) == ""
}

// clauseMarks end a clause.
const clauseMarks = "\uff0c\u3002\uff1b\uff1a\u3001\uff01\uff1f,.;:!?"

// longestOwn is the longest quote, in characters, that is taken apart into the lines of its figures.
const longestOwn = 56

// rowCut says what of a sentence is kept off its figure's line: what follows the figure stands under that, what comes before it above.
type rowCut struct{ under, above bool }

// rows takes a quote apart into the lines of its figures; nil where that does not do.
func (s *numberSetter) rows(cut rowCut) []figureRow {
	q := s.q
	if len(s.n.figures) < 2 || q.poem || len(q.ruby) > 0 || len(q.lines) > 0 || quoteLength(q.runes) > longestOwn || strings.ContainsRune(string(q.runes), '\n') {
		return nil
	}
	order := make([]int, 0, len(s.n.figures))
	for i, f := range s.n.figures {
		if f.at[1] == 0 {
			return nil
		}
		k := len(order)
		for k > 0 && s.n.figures[order[k-1]].at[0] > f.at[0] {
			k--
		}
		order = append(order[:k], append([]int{i}, order[k:]...)...)
	}
	beside := s.theme.Decoration.Figure.Beside
	var rows []figureRow
	end := 0
	for k, i := range order {
		f := s.n.figures[i]
		r := figureRow{figure: i}
		between := [2]int{end, f.at[0]}
		if k > 0 {
			next := s.closes(between)
			for next < between[1] && q.runes[next] == ' ' {
				next++ // a space belongs to the line before
			}
			rows[k-1].after, between[0] = [2]int{end, next}, next
		}
		if s.empty(between) && k > 0 {
			rows[k-1].after[1] = between[1]
			between[0] = between[1]
		}
		n := s.weighs(between)
		if k > 0 && n <= beside && !cut.above {
			r.before, r.above = between, [2]int{between[0], between[0]}
		} else {
			r.above, r.before = between, [2]int{between[1], between[1]}
		}
		rows = append(rows, r)
		end = f.at[1]
	}
	rows[len(rows)-1].after = [2]int{end, len(q.runes)}
	for k := range rows {
		r := &rows[k]
		r.under = [2]int{r.after[1], r.after[1]}
		stop := r.after[0]
		for stop < r.after[1] && strings.ContainsRune(clauseMarks+" \u201d\u2019\u300d", q.runes[stop]) {
			stop++
		}
		if s.theme.Decoration.Figure.Words >= 1 && stop == r.after[0] && stop < r.after[1] && strings.ContainsRune(localizers, q.runes[stop]) {
			stop++ // on a line of words of one size it stands with its figure
		}
		if stop < r.after[1] && (cut.under || s.theme.Decoration.Figure.Words >= 1 && s.weighs([2]int{stop, r.after[1]}) > beside) {
			r.under, r.after = [2]int{stop, r.after[1]}, [2]int{r.after[0], stop}
		}
	}
	return rows
}

// weighs is the length of words that may stand on a figure's line, for the theme's bound; where they have the size of the figure dots and
// dashes weigh as much as words.
func (s *numberSetter) weighs(r [2]int) int {
	words := s.q.runes[r[0]:r[1]]
	n := quoteLength(words)
	for _, c := range words {
		if s.theme.Decoration.Figure.Words >= 1 && (c == '\u2026' || c == '\u2014') {
			n++
		}
	}
	return n
}

// closes returns where the clause that goes on after a figure ends in a range: after its first mark; at its start where it has none.
func (s *numberSetter) closes(r [2]int) int {
	for i := r[0]; i < r[1]; i++ {
		if !strings.ContainsRune(clauseMarks, s.q.runes[i]) {
			continue
		}
		for i++; i < r[1] && strings.ContainsRune(clauseMarks+" \u201d\u2019\u300d", s.q.runes[i]); i++ {
		}
		return i
	}
	return r[0]
}

// figurePiece is a block on a line of a figure, at x px from the line's start.
type figurePiece struct {
	*block
	x    float64
	part part
}

// figureLine is a set line: its pieces, and its ink relative to the line's start and baseline.
type figureLine struct {
	pieces []figurePiece
	ink    scene.Rect
}

// lineOf sets pieces beside each other; each but the first is a space after the ink of the one before it, when both are not one
// word.
func (s *numberSetter) lineOf(pieces []figurePiece, size float64) figureLine {
	l := figureLine{}
	at := 0.0
	for i := range pieces {
		p := &pieces[i]
		p.block.ink = i == 0
		ink := s.inkOf(p.block)
		base := text.Ascent*p.Size + p.Head()
		if i > 0 {
			space := spacePiece * size
			if first := []rune(p.text); len(first) > 0 && strings.ContainsRune(clauseMarks+"%\u201d\u2019\u300d", first[0]) {
				space = 0.03 * size
			}
			p.x = at + space - ink.X
		}
		placed := scene.Rect{X: p.x + ink.X, Y: ink.Y - base, W: ink.W, H: ink.H}
		at = placed.Right()
		l.ink = l.ink.Union(placed)
	}
	l.pieces = pieces
	return l
}

// item puts a line into the flow.
func (s *numberSetter) item(l figureLine, over float64) numberItem {
	return numberItem{over: over, height: l.ink.H, open: true, draw: func(x, y float64) {
		for _, p := range l.pieces {
			box := s.putOnBaseline(p.block, x+p.x, y-l.ink.Y, p.Width())
			s.says(box, p.part)
		}
	}}
}

// says notes which part of the quote a box carries.
func (s *numberSetter) says(box *scene.Box, p part) {
	if p == (part{}) {
		return
	}
	box.Part = [2]int{p.from, p.to}
	if s.q.changed {
		box.Original = s.q.written
	}
}

// ownLine sets the line of a row at the figure's size, small being that of the words beside it.
func (s *numberSetter) ownLine(r figureRow, size, small float64) figureLine {
	f := &s.n.figures[r.figure]
	usual := s.quotePaint(s.groundOf())
	set := func(from, to int, size float64, numerals bool) figurePiece {
		l := s.words(from, to)
		l.size = size
		if numerals {
			l.spans, l.style, l.weight = nil, s.theme.Type.Roles.Number, 0
			l.style.Leading = 0
			colour := s.numeralColour(r.figure, theme.QuoteContrast)
			l.colour = colour
			paint := scene.Solid(colour)
			l.paint = func(int) scene.Paint { return paint }
		} else {
			l.paint = usual
		}
		return figurePiece{block: s.line(l), part: part{from, to}}
	}
	if s.theme.Decoration.Figure.Words >= 1 {
		// One line of words in which the numerals may have the accent.
		from, to := r.before[0], r.after[1]
		if s.empty(r.before) {
			from = f.at[0]
		}
		l := s.words(from, to)
		l.size, l.weight = size, s.theme.Type.Roles.Number.Weight
		l.spans = []text.Span{{Start: f.at[0] + f.start - from, End: f.at[0] + f.stop - from, Tag: tagFigure}}
		colour := scene.Solid(s.numeralColour(r.figure, theme.TextContrast))
		l.paint = func(tag int) scene.Paint {
			if tag == tagFigure {
				return colour
			}
			return usual(tag)
		}
		return s.lineOf([]figurePiece{{block: s.line(l), part: part{from, to}}}, size)
	}
	start, stop := f.at[0]+f.start, f.at[0]+f.stop
	var pieces []figurePiece
	if from := r.before[0]; from < start {
		pieces = append(pieces, set(from, start, small, false))
	}
	for _, n := range numeralParts(s.q.runes[start:stop]) {
		if n.joins {
			pieces = append(pieces, set(start+n.from, start+n.to, small, false))
			continue
		}
		pieces = append(pieces, set(start+n.from, start+n.to, size, true))
	}
	mark := s.closingMarks([2]int{stop, r.after[1]})
	switch ends := mark > stop && mark < r.after[1] && !strings.ContainsAny(string(s.q.runes[stop:mark]), clauseMarks); {
	case ends && s.endsQuietly(mark, r.after[1]):
		pieces = append(pieces, set(stop, r.after[1], small, false))
		unit := &pieces[len(pieces)-1]
		ended := unit.label
		ended.marks = text.MarksHidden
		unit.block = s.line(ended)
	case ends:
		// The mark that ends the clause belongs to the sentence, and is as quiet as what leads to the figure.
		pieces = append(pieces, set(stop, mark, small, false), set(mark, r.after[1], math.Min(small, math.Max(leadOver*size, s.floor())), false))
		if s.photo == nil {
			end := &pieces[len(pieces)-1]
			quiet := end.label
			quiet.weight = s.theme.Type.Roles.Source.Weight
			end.block = s.line(quiet)
		}
	case r.after[1] > stop:
		pieces = append(pieces, set(stop, r.after[1], small, false))
	}
	return s.lineOf(pieces, size)
}

// closingMarks returns where the marks begin that end a range.
func (s *numberSetter) closingMarks(r [2]int) int {
	at := r[1]
	for at > r[0] && strings.ContainsRune(clauseMarks+" \u201d\u2019\u300d", s.q.runes[at-1]) {
		at--
	}
	return at
}

// endsQuietly reports whether the marks from … to-1 are not drawn where a line of the figure ends with them: the line, and the bar under it, pause
// as they do, and beside a unit that is smaller than its figure they look like dirt (modern, signal-number). What asks or calls is drawn, and
// all is in a deck that keeps its punctuation.
func (s *numberSetter) endsQuietly(from, to int) bool {
	return !s.q.kept && strings.Trim(string(s.q.runes[from:to]), quietMarks) == ""
}

// quietMarks are such marks.
const quietMarks = "\uff0c\u3002\uff1b\uff1a\u3001,.;: "

// paragraphItem sets words of the quote in lines; ok is false when they do not fit the width.
func (s *numberSetter) paragraphItem(r [2]int, size, over, width float64, most int) (numberItem, bool) {
	weight := 0
	if s.photo == nil {
		weight = s.theme.Type.Roles.Source.Weight // they lead to the figure, whose weight is the page's
	}
	l := s.words(r[0], r[1])
	l.size = size
	if weight > 0 {
		l.weight = weight
	}
	return s.labelItem(l, r, over, width, most)
}

// headItem sets a sentence as the head of a figure: in the weight of a title, and without the mark that ends it where it has no other.
func (s *numberSetter) headItem(r [2]int, size, over, width float64, most int) (numberItem, bool) {
	l := s.words(r[0], r[1])
	l.size, l.weight = size, s.theme.Type.Roles.Title.Weight
	if mark := s.closingMarks(r); s.endsQuietly(mark, r[1]) && !strings.ContainsAny(string(s.q.runes[r[0]:mark]), clauseMarks) {
		l.marks = text.MarksHidden
	}
	return s.labelItem(l, r, over, width, most)
}

// labelItem sets a label of words of the quote in lines; ok is false when they do not fit the width.
func (s *numberSetter) labelItem(l label, r [2]int, over, width float64, most int) (numberItem, bool) {
	l.paint = s.quotePaint(s.groundOf())
	if head := openingMarks(s.q.runes[r[0]:r[1]]); head != "" {
		l.keep = append(slices.Clone(l.keep), head)
	}
	p := s.prepare(l)
	f, ok := p.At(l.size, text.Box{Width: width, Height: math.Inf(1), MaxLines: most, Mode: text.Display,
		Pitch: func(size float64, lines int) float64 { return s.theme.Leading(s.size, size, lines, isLatin(s.q.lang)) }})
	if !ok || f.Torn > 0 {
		return numberItem{}, false
	}
	return s.blockItem(&block{label: l, prepared: p, Fitted: f}, part{r[0], r[1]}, over, width), true
}

// openingMarks returns the dots or dashes that words begin with, and the character that they must not leave: alone on a line they
// look like a line left out of the card.
func openingMarks(runes []rune) string {
	n := 0
	for n < len(runes) && (runes[n] == ' ' || runes[n] == '\u2026' || runes[n] == '\u2014' || runes[n] == '.') {
		n++
	}
	if n == 0 || n == len(runes) {
		return ""
	}
	return strings.TrimLeft(string(runes[:n+1]), " ")
}

// blockItem puts a block of lines into the flow.
func (s *numberSetter) blockItem(b *block, p part, over, width float64) numberItem {
	ink := s.inkOf(b)
	return numberItem{over: over, height: ink.H, open: true, draw: func(x, y float64) {
		at := x - s.theme.FlushLeft(s.size, b.Size)
		if isLatin(b.lang) {
			at, b.ink = x, true
		}
		s.says(s.put(b, at, y-ink.Y, width), p)
	}}
}
