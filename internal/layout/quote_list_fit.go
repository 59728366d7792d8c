package layout

import (
	"fmt"
	"math"
	"strings"
)

// The size and the form of the quotes of a list: the largest at which all fit their cells, weighed against breaks inside clauses and lines that
// are not needed.

// fit sets all quotes at the largest size at which they fit; why says why they do not. On a low page a quote that has a line of its
// own leaves more height than one that is broken at its pauses, and where that makes all of them much larger, it has one; so do names
// that stand beside the quotes instead of under them.
func (l *listCells) fit() (why string) {
	c := l.c
	gap := c.theme.Timeline.Column.Gap.For(c.size)
	l.width = (l.room.W - float64(l.columns-1)*gap) / float64(l.columns)
	form := listForm{}
	size, why := l.largest(form)
	alike := size > 0 && l.set(size, form) == "" && l.alike()
	told := "the largest at which all quotes fit their cells"
	if whole, _ := l.largest(listForm{whole: true}); whole > 0 && whole >= wholeWorth*size && (!alike || whole > size || l.set(whole, listForm{whole: true}) == "" && l.alike()) {
		size, form = whole, listForm{whole: true}
		told += ", each on one line that can be"
	}
	if c.landscape() && l.columns == 1 && !l.v.shared {
		aside := listForm{whole: true, aside: true}
		if beside, _ := l.largest(aside); beside > 0 && beside >= asideWorth*size {
			size, form = beside, aside
			told = "the largest at which all quotes fit their cells, each on one line with the name beside it"
		}
		if size == 0 && l.loose {
			for _, form = range []listForm{{aside: true}, {whole: true, aside: true, loose: true}} {
				if size, _ = l.largest(form); size > 0 {
					break
				}
			}
			told = "the largest at which all quotes fit their cells, which have no room for names under them"
		}
	}
	if size == 0 {
		return why
	}
	l.set(size, form)
	l.open()
	c.choose("quote size", fmt.Sprintf("%g", size), told)
	return ""
}

const (
	// wholeWorth is how large quotes on a line each must be in the size at which they are broken at their pauses: nearly as large, they
	// leave the list more air.
	wholeWorth = 0.93
	// insideWorth is the share of its size that the quotes of a list keep at least for one of them not to break inside a clause, alikeWorth for
	// each to have one line, lineWorth for one of them to have a line less; on a page that they fill more than airyList of, a line less is worth as much.
	insideWorth, alikeWorth, lineWorth, airyList = 0.88, 0.82, 0.95, 0.975
	// muchLarger is how much larger the quotes of a list must become to stand closer.
	muchLarger = 1.3
	// asideWorth is how much larger they must become for their names to stand beside them.
	asideWorth = 1.1
	// mostAside is the share of the width that names beside the quotes take at most, asideGap the space before them, em of the names.
	mostAside = 0.36
	asideGap  = 1.4
)

// largest returns the largest size at which all quotes fit, px, or 0 and why there is none; one a little smaller where that spares a quote a
// break inside a clause or gives each a line of its own, or one hardly smaller where it spares a quote a line.
func (l *listCells) largest(form listForm) (size float64, why string) {
	c := l.c
	why = "the page has no room for quotes above the size of the names"
	lines, inside := 0, 0
	first, worth := 0.0, lineWorth
	for _, try := range c.theme.StepsBetween(c.size, l.most, l.least) {
		if try < alikeWorth*first {
			break
		}
		reason := l.set(try, form)
		if reason == "" {
			reason = l.tooHigh()
		}
		if reason != "" {
			if size == 0 {
				why = reason
			}
			continue
		}
		if size == 0 {
			first = try
			if l.fill() > airyList {
				worth = insideWorth
			}
		}
		if n, in := l.lines(); size == 0 || in < inside && try >= insideWorth*first || in <= inside && n < lines && (try >= worth*first || n == len(l.rows)) {
			size, lines, inside, why = try, n, in, ""
		}
	}
	return size, why
}

// alike reports whether all quotes that are set have as many lines: they read as one list.
func (l *listCells) alike() bool {
	for i := range l.rows {
		if l.rows[i].quote.Count() != l.rows[0].quote.Count() {
			return false
		}
	}
	return true
}

// lines counts the lines of all quotes that are set, and those that break inside a clause.
func (l *listCells) lines() (n, inside int) {
	for i := range l.rows {
		b := l.rows[i].quote
		if b == nil {
			continue
		}
		n += b.Count()
		for k := range b.Count() - 1 {
			words := []rune(strings.TrimRight(b.Lines.Text(k), " "))
			if len(words) > 0 && !strings.ContainsRune(clauseMarks+"\u201d\u2019\u300d\u300f\u2026\u2014", words[len(words)-1]) {
				inside++
			}
		}
	}
	return n, inside
}

// fill is the share of its column that the fullest takes of the rows, without spare air.
func (l *listCells) fill() float64 {
	need, most := make([]float64, l.columns), 0.0
	for i := range l.rows {
		k, _ := l.column(i)
		need[k] += l.height(&l.rows[i])
		most = math.Max(most, need[k]/l.room.H)
	}
	return most
}

// tooHigh says that the rows are higher together than the page; empty when they are not.
func (l *listCells) tooHigh() string {
	if l.fill() > 1 {
		return "the quotes are higher together than the page"
	}
	return ""
}
