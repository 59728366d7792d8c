package layout

import (
	"math"
	"slices"
	"strings"
)

// A quote whose own words are the lines of its figures: where it is taken apart, and how large that makes them.

// fitOwn sets the quote's own words as the lines of its figures.
func (s *numberSetter) fitOwn() *numberPage {
	if s.byInk() {
		return nil // what is compared by its ink is not a line of words
	}
	var best *numberPage
	for _, cut := range s.rowCuts() {
		rows := s.rows(cut)
		if rows == nil {
			return nil
		}
		if best != nil && s.parts(rows) {
			continue
		}
		for size := s.room.H / 2; size >= figureLeast*s.floor(); size *= figureStep {
			if best != nil && size <= best.figure/cut.worth() {
				break
			}
			if flow, ok := s.ownFlow(rows, size); ok && flowHeight(flow) <= s.flowRoom() {
				best = &numberPage{figure: size, flow: flow}
				s.large = size
				break
			}
		}
	}
	return best
}

// movedWorth is the share of its size that a figure gives up for having what follows it on its own line, aboveWorth the same for words of
// its own size before it, which outweigh it.
const movedWorth, aboveWorth = 0.75, 0.9

// worth is the share of its size that a figure gives up so that its words are not cut so.
func (cut rowCut) worth() float64 {
	if cut.above {
		return aboveWorth
	}
	return movedWorth
}

// rowCuts are the ways in which a quote is taken apart, the best first.
func (s *numberSetter) rowCuts() []rowCut {
	cuts := []rowCut{{}, {under: true}}
	switch {
	case s.theme.Decoration.Figure.Words >= 1:
		// In lines of one size words before a figure make it smaller.
		cuts = append(cuts, rowCut{above: true}, rowCut{under: true, above: true})
	case s.parts(s.rows(rowCut{under: true})):
		// What the figure needs beside it leaves no room for the words before it.
		cuts = []rowCut{{}, {above: true}, {under: true}}
	}
	return cuts
}

// localizers end the words of time and place that begin with a figure: 六个月|内.
const localizers = "内內外前后後里裡裏中上下间間"

// parts reports whether words under a figure's line begin with one of those, parted from their figure.
func (s *numberSetter) parts(rows []figureRow) bool {
	return slices.ContainsFunc(rows, func(r figureRow) bool {
		return r.under[0] < r.under[1] && r.under[0] == s.n.figures[r.figure].at[1] && strings.ContainsRune(localizers, s.q.runes[r.under[0]])
	})
}

// Sizes of words over a figure in a theme whose words are smaller than it, as shares of the figure (modern, signal-number: 52 and 36 of 192;
// what leads to it is part of the quote, and no smaller than a quote may be).
const (
	headOver = 0.27
	leadOver = 0.22
)

// aboveItems sets the words over a figure's line: sentences that end there are its head and have the weight of the quote, what leads to the
// figure is a label of it, in its size.
func (s *numberSetter) aboveItems(r [2]int, lead, size, over float64) ([]numberItem, bool) {
	if s.theme.Decoration.Figure.Words >= 1 {
		it, ok := s.paragraphItem(r, lead, over, s.room.W, 3)
		return []numberItem{it}, ok
	}
	var flow []numberItem
	cut := s.sentences(r)
	if cut > r[0] {
		head := [2]int{r[0], cut}
		it, ok := s.headItem(head, math.Max(headOver*size, lead), over, s.room.W, 3)
		if !ok {
			return nil, false
		}
		flow, over = append(flow, it), spaceWords*size
	}
	if rest := [2]int{cut, r[1]}; !s.empty(rest) {
		it, ok := s.paragraphItem(rest, lead, over, s.room.W, 3)
		if !ok {
			return nil, false
		}
		it.open = cut == r[0] // it stays with its head
		flow = append(flow, it)
	}
	return flow, true
}

// sentences returns where the last sentence ends that ends in a range, and after it its closing marks and spaces; the range's start where
// none does.
func (s *numberSetter) sentences(r [2]int) int {
	runes := s.q.runes
	cut := r[0]
	for i := r[0]; i < r[1]; i++ {
		ends := strings.ContainsRune(wideStops, runes[i]) || strings.ContainsRune(".!?", runes[i]) && (i+1 == r[1] || runes[i+1] == ' ')
		if !ends {
			continue
		}
		for i++; i < r[1] && strings.ContainsRune(wideStops+".!? \u201d\u2019\u300d\u300f\uff09)", runes[i]); i++ {
		}
		cut = i
		i--
	}
	return cut
}

// wideStops end a sentence in full width.
const wideStops = "\u3002\uff01\uff1f"

// ownFlow is the flow of rows at a figure's size; ok is false when a line is too wide.
func (s *numberSetter) ownFlow(rows []figureRow, size float64) ([]numberItem, bool) {
	small := math.Max(s.theme.Decoration.Figure.Words*size, s.floor())
	words := small
	if s.theme.Decoration.Figure.Words >= 1 {
		words = size / 2 // 88 of 178
	}
	for i := range s.n.figures {
		words = math.Min(words, s.figureScale(i, size)/wordsUnder)
	}
	words = math.Max(math.Min(words, ownWords*s.unit), s.floor())
	lead := words
	if s.theme.Decoration.Figure.Words < 1 && !slices.ContainsFunc(rows, func(r figureRow) bool { return !s.empty(r.before) }) {
		lead = math.Min(words, math.Max(leadOver*size, s.floor())) // else what leads to one figure would be smaller than what leads to another
	}
	bars := s.n.scale >= scaleBars && !s.field
	var flow []numberItem
	for i, r := range rows {
		k := s.figureScale(r.figure, size)
		over := spaceRow * size
		if bars {
			over = spaceNext * size
		}
		if !s.empty(r.above) {
			above, ok := s.aboveItems(r.above, lead, size, over)
			if !ok {
				return nil, false
			}
			flow = append(flow, above...)
			over = spaceWords * size
		}
		l := s.ownLine(r, k, math.Min(small, k))
		if l.ink.W > s.room.W || l.ink.X < -0.01*size {
			return nil, false
		}
		it := s.item(l, over)
		it.open = s.empty(r.above) // words stay with their figure
		flow = append(flow, it)
		last := i == len(rows)-1
		if bars {
			flow = append(flow, s.barItem(r.figure, spaceBar*size, s.room.W, last && s.empty(r.under)))
		}
		if !s.empty(r.under) {
			it, ok := s.paragraphItem(r.under, words, spaceNext*size, s.room.W, 3)
			if !ok {
				return nil, false
			}
			flow = append(flow, it)
			if last && bars {
				// The scale hangs from the last bar, before the words that close the sentence.
				bar := s.barItem(r.figure, spaceBar*size, s.room.W, true)
				flow[len(flow)-2] = bar
			}
		}
	}
	if s.other != nil {
		under, ok := s.translated(words, s.room.W)
		if !ok {
			return nil, false
		}
		flow = append(flow, under)
	}
	return flow, true
}
