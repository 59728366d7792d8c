package layout

import (
	"fmt"
	"math"

	"cards/internal/layout/placement"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A timeline as a table in columns (年表): one column an event from right to left, an upper register with the dates in the
// characters of numbers and a lower one with the words, in a double frame with the title at the right. (timelines, section 10;
// timelines-unkind, section 4)

// nenpyo is a table in columns, measured at one size of type.
type nenpyo struct {
	c  *canvas
	st *story
	// title, text, year, day and label are sizes in px; factor is how much larger than usual the type is.
	title, text, year, day, label, factor float64
	// outer and inner are the outsides of the frame's rules, field what it holds; pad is above and below the title block.
	outer, inner, field scene.Rect
	pad                 float64
	head                *nenpyoHead
	register            register
	// eras is the row over the dates, dates and words the heights of the registers; lanes is what the names of the lanes take of the latter.
	eras                eraRow
	dates, words, lanes float64
	// yearFoot is how far the longest year reaches into its register.
	yearFoot float64
	cells    []nenpyoCell
	now      *block
	// nowAside tells that the tag of the deck's date needs a place of its own, since words stand where it would.
	nowAside bool
	starts   []int
}

// register is how the dates have their register.
type register uint8

const (
	registerEasy   register = iota // a day at the foot, far under its year
	registerOver                   // a day under its year, in no more height than that takes
	registerBeside                 // a day to the left of its year, on pages too low for the others
)

// Shares and lengths of a table in columns, in em of the event's title unless said otherwise.
const (
	// nenpyoPad is the least space at both sides of an event; nenpyoSpread how much more it may be for each event.
	nenpyoPad, nenpyoSpread = 0.2, 1.1
	// registerTop and registerFoot are between the words or dates and the rules over and under them.
	registerTop, registerFoot = 0.6, 0.5
	// datesMost is the most of the table that dates may take, datesEasy what they take where that costs no page; shares of its height.
	datesMost, datesEasy = 0.5, 0.36
	// yearToDay is the least space between a year and what stands at its foot.
	yearToDay = 0.6
	// leastWords is the least measure of an event's words.
	leastWords = 7
	// leastTable is the least share of the field that is left to the events.
	leastTable = 0.4
	// nenpyoYear and nenpyoDay are the sizes of the years and of what follows them: a year is no louder than the title under it.
	nenpyoYear, nenpyoDay = 0.92, 0.75
	// tagWidth and noteWidth are what the tag of the deck's date and the note on what follows take, em of a label.
	tagWidth, noteWidth = 1.4, 1.6
)

// Larger type that is tried where one page holds it without breaking more.
var nenpyoFactors = []float64{1.6, 1.45, 1.3, 1.15}

// mostGenerous is the most events for which larger type is tried.
const mostGenerous = 12

// listColumns lays the table in columns where the theme asks for it; nil, with the reason recorded, where it does not do, or
// where rows take much fewer pages.
func (l *timelineLayout) listColumns(rows form) []*Page {
	c, st := l.canvas, l.st
	if !c.theme.Timeline.List.Vertical {
		return nil
	}
	best, why, tried := l.bestNenpyo()
	if best != nil && len(best.starts) > 1 {
		if a := l.measure(rows); a != nil && 2*len(best.starts) > 3*a.pages() {
			why = fmt.Sprintf("%d pages, where rows take %d", len(best.starts), a.pages())
			best = nil
		}
	}
	if best == nil {
		c.choose("timeline list", "rows", "columns do not do here", append(tried, "columns: "+why)...)
		return nil
	}
	c.choose("timeline list", "columns", "the theme sets "+columnLanguage(st.lang)+" tables in columns from right to left", tried...)
	c.choose("timeline sizes", fmt.Sprintf("%s titles, %s texts", px(best.title), px(best.text)), best.whySizes())
	return l.drawNenpyo(best)
}

// columnLanguage names a language that is written in columns, for inspect.
func columnLanguage(lang string) string {
	if isJapanese(lang) {
		return "Japanese"
	}
	return "Chinese"
}

// whySizes explains the sizes.
func (n *nenpyo) whySizes() string {
	switch usual := n.c.theme.Type.Roles.EventTitle.SizeOf(n.c.size, theme.EventTitleText); {
	case n.factor > 1:
		return "few events are set larger"
	case n.title < usual-0.01:
		return "smaller, so that fewer pages do"
	}
	return "the theme's"
}

// bestNenpyo measures the sizes in order of liking and takes the first that fits one page, else that of the fewest pages.
func (l *timelineLayout) bestNenpyo() (best *nenpyo, why string, tried []string) {
	c, st := l.canvas, l.st
	switch {
	case !isChinese(st.lang) && !isJapanese(st.lang):
		return nil, "only Chinese and Japanese are written in columns", nil
	case c.Scene.Height == 0:
		return nil, "a page whose height the content decides runs down", nil
	case st.pictured():
		return nil, "pictures stand beside rows", nil
	case st.iconed():
		return nil, "icons stand on an axis, or beside rows", nil
	case len(st.links) > 0:
		return nil, "lines between events have no room in it", nil
	case len(st.sources) > 0:
		return nil, "numbered sources stand at a foot that it has not", nil
	}
	title, text, pairs := c.eventSizes()
	try := func(title, text, factor float64, single bool) *nenpyo {
		var n *nenpyo
		for _, r := range []register{registerEasy, registerOver, registerBeside} {
			m, reason := l.measureNenpyo(title, text, factor, r)
			if m == nil {
				why = reason
			} else if n == nil || len(m.starts) < len(n.starts) || len(m.starts) == len(n.starts) && m.broken(true) < n.broken(true) {
				n = m
			}
			if n != nil && len(n.starts) == 1 && n.broken(true) == 0 {
				break
			}
		}
		switch {
		case n == nil:
			tried = append(tried, fmt.Sprintf("columns, titles %s: %s", px(title), why))
		case single && len(n.starts) > 1:
			n = nil
		case best != nil && len(n.starts) >= len(best.starts):
			tried = append(tried, fmt.Sprintf("columns, titles %s: %d pages", px(title), len(n.starts)))
			n = nil
		case best != nil:
			tried = append(tried, fmt.Sprintf("columns, titles %s: %d pages", px(best.title), len(best.starts)))
		}
		return n
	}
	if best = try(title, text, 1, false); best != nil && len(best.starts) == 1 {
		if len(st.moments) <= mostGenerous {
			for _, g := range nenpyoFactors {
				for _, r := range []register{best.register, registerOver, registerBeside} {
					if n, _ := l.measureNenpyo(title*g, text*math.Sqrt(g), g, r); n != nil && len(n.starts) == 1 && n.broken(false) <= best.broken(false) {
						return n, "", nil
					}
				}
			}
		}
		return best, "", tried
	}
	for _, pair := range pairs[1:] {
		for _, share := range []float64{0.5, 0} {
			if n := try(pair[0]+share*(title-pair[0]), pair[1]+share*(text-pair[1]), 1, false); n != nil {
				best = n
				if len(n.starts) == 1 {
					return best, "", tried
				}
			}
		}
	}
	return best, why, tried
}

// broken counts the columns that words, or titles only, are broken into beyond the first.
func (n *nenpyo) broken(titles bool) (count int) {
	for i := range n.cells {
		for _, w := range n.cells[i].words {
			if w.block != nil && (!titles || w.block.role == "title") {
				count += w.block.Count() - 1
			}
		}
	}
	return count
}

// measureNenpyo measures the table at a size of type, with the dates in a kind of register.
func (l *timelineLayout) measureNenpyo(title, text, factor float64, r register) (*nenpyo, string) {
	c := l.canvas
	n := &nenpyo{c: c, st: l.st, title: title, text: text, factor: factor, register: r}
	n.year, n.day = c.smallestDate(nenpyoYear*title), c.smallestDate(nenpyoDay*title)
	n.label = c.smallestDate(c.theme.Type.Roles.Tick.SizeOf(c.size, theme.LabelText)) * math.Sqrt(factor)
	n.frame()
	for _, paged := range []bool{false, true} {
		var why string
		if n.head, why = n.newNenpyoHead(n.field.H-2*n.pad, paged); why != "" {
			return nil, why
		}
		if n.table() < leastTable*n.field.W {
			return nil, "title and credit leave too little room for events"
		}
		if !paged {
			if why = n.measureCells(); why != "" {
				return nil, why
			}
		}
		if n.starts = n.split(); n.starts == nil {
			return nil, "an event is wider than the page"
		}
		if len(n.starts) == 1 || paged {
			return n, ""
		}
	}
	return nil, ""
}

// frame places the double frame: near the page's edge, and inside what platforms cover.
func (n *nenpyo) frame() {
	c := n.c
	leaf := &c.theme.Decoration.Leaf
	page := scene.Rect{W: c.Scene.Width, H: c.Scene.Height}
	o := intersect(page.Inset(c.theme.Timeline.List.Frame.For(c.size)), c.Safe)
	n.outer = scene.Rect{X: math.Round(o.X), Y: math.Round(o.Y), W: math.Round(o.W), H: math.Round(o.H)}
	n.inner = n.outer.Inset(math.Round(leaf.Inset * c.unit))
	n.field = n.inner.Inset(leaf.Inner * c.unit)
	n.pad = leaf.Pad.For(c.size)
}

// table is the width that events have, px.
func (n *nenpyo) table() float64 { return n.field.W - n.head.width - n.heavy() }

// heavy is the stroke between title block and events, px.
func (n *nenpyo) heavy() float64 {
	return heavyRule * n.c.theme.Timeline.List.Full * n.c.unit
}

// heavyRule is how much heavier than the other full rules the one beside the title block is.
const heavyRule = 1.5

// registers is the height that dates and words share, px.
func (n *nenpyo) registers() float64 { return n.field.H - n.eras.height }

// split cuts the events into pages; nil when an event alone does not fit.
func (n *nenpyo) split() []int {
	count := len(n.cells)
	if n.width(0, count) <= n.table()+0.01 {
		return []int{0}
	}
	return placement.Cuts{N: count, PerPage: 1, Reward: func(i int) float64 { return n.st.moments[i].cut }, Fill: func(i int, _ bool) []float64 {
		var shares []float64
		for j := i + 1; j <= count; j++ {
			w := n.width(i, j)
			if w > n.table()+0.01 {
				break
			}
			shares = append(shares, w/n.table())
		}
		return shares
	}}.Split()
}

// width is the least width of the events i to j-1 on a page, px.
func (n *nenpyo) width(i, j int) float64 {
	w := 0.0
	for k := i; k < j; k++ {
		w += n.least(k)
	}
	for _, e := range n.eras.over(i, j) {
		w += math.Max(0, e.need-n.leastOf(e.from, e.to))
	}
	if n.nowOn(i, j) {
		w += n.nowStroke()
		if n.nowApart(i) {
			w += tagWidth * n.label
		}
	}
	if j < len(n.cells) {
		w += noteWidth * n.label
	}
	return w
}

// least is the least width of an event's column, px.
func (n *nenpyo) least(k int) float64 { return n.cells[k].width + 2*nenpyoPad*n.title }

// leastOf is that of several.
func (n *nenpyo) leastOf(i, j int) (w float64) {
	for k := i; k < j; k++ {
		w += n.least(k)
	}
	return w
}

// nowOn reports whether the deck's date is drawn on the page of the events i to j-1.
func (n *nenpyo) nowOn(i, j int) bool {
	return n.now != nil && (i <= n.st.now && n.st.now < j || n.st.now == len(n.cells) && j == len(n.cells))
}

// nowApart reports whether the tag of the deck's date has a place of its own on a page that begins with event i.
func (n *nenpyo) nowApart(i int) bool { return n.nowAside || n.st.now == i }

// nowStroke is the width of the rule of the deck's date, px.
func (n *nenpyo) nowStroke() float64 { return 2 * n.c.theme.Timeline.AsOf.Stroke * n.c.unit }
