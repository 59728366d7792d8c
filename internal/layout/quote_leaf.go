package layout

import (
	"fmt"
	"math"
	"slices"

	"cards/internal/layout/text"
	"cards/internal/theme"
)

// A quote on a leaf: its lines stand in the ruled columns from the right, the names in a column of their own at the left,
// foot to foot with the text's pad. What is not written in columns is set in the rows of the lying leaf.

// leafQuote is one page in the making.
type leafQuote struct {
	*quoteCanvas
	q      *quote
	leaf   leaf
	base   label
	pad    float64
	places place
	// signs are who said it and where, from the right (lying: from above); titled are the title and author of a poem,
	// which have the first column.
	signs, titled []*block
	// other is the quote's translation; nil where there is none, or no room for it.
	other *leafTranslation
	// columns is how many columns signs, titled and the rows of a translation need, without the text's.
	columns int
	// most bounds the text's size where a figure stands over it, px; 0 is no bound.
	most float64
}

// composeLeaf composes part i of a quote on a leaf, with its translation if it can; it returns nil when the text does not fit.
func (s *Setter) composeLeaf(q *quote, size theme.Size, series place, form string, parts []part, i int, only float64) *quoteCanvas {
	if q.translation != nil && len(parts) == 1 && form != formNumber {
		for _, sizes := range [][]float64{translationSizes, translationSizes[len(translationSizes)-1:], {0}} { // 0 is the smallest type
			if c := s.composeOnLeaf(q, size, series, form, parts, i, only, sizes); c != nil && !c.Warnings.HasErrors() {
				return c
			}
		}
	}
	return s.composeOnLeaf(q, size, series, form, parts, i, only, nil)
}

// composeOnLeaf composes part i of a quote with its translation at one of some sizes, in that of the theme, or for none without it; it
// returns nil when they do not fit.
func (s *Setter) composeOnLeaf(q *quote, size theme.Size, series place, form string, parts []part, i int, only float64, translated []float64) *quoteCanvas {
	p := parts[i]
	l := &leafQuote{quoteCanvas: &quoteCanvas{canvas: s.newCanvas(size, q.id, "quote", s.position(q.item))}, q: q, places: series}
	c := l.canvas
	upright := isChinese(q.lang) || isJapanese(q.lang)
	lying := form != formVertical && (form != formNumber || !upright)
	c.Layout = form
	l.leaf = c.newLeaf(lying)
	if q.seated {
		c.Layout = portraitSide
		c.plate(&l.leaf, q.credit.portrait)
	}
	l.pad = c.theme.Decoration.Leaf.Pad.For(c.size)
	l.base = c.quoteLabel(q, p)
	l.base.vertical = !lying
	var figures *leafFigures
	if form == formNumber {
		if figures = l.reserveFigures(); figures == nil {
			return nil
		}
	}
	if len(translated) > 0 && !l.translate(translated) {
		return nil
	}
	l.sign()
	if !q.cramped && form != formNumber { // a figure is larger than any name
		l.keepAboveSigns()
	}
	f, ok := l.fit(quoteLength(q.runes[p.from:p.to]), only)
	if !ok {
		return nil
	}
	n := l.divide(&f)
	at := l.columnsFor(len(f.Lines.Lines), n)
	l.leaf.fitStrip(c, l.stripTitle(), l.widestNumber(len(parts)), l.stripNumber(i, len(parts)))
	l.leaf.draw(c, n, l.merged(at)...)
	figures.draw(l)
	l.leaf.name(c, l.stripTitle(), l.stripNumber(i, len(parts)))
	l.leaf.illustrate(c, q.credit.portrait, q.credit.name)
	l.place(f, at, n, p)
	l.placeOther(at.other, f.Pitch)
	if q.layout == "lead" && i == 0 {
		c.Warnings.Notef(c.at, "layout-changed", "write layout: auto, or take another theme", "at %s the first sentence does not stand large: a leaf sets a text in one size", size.Name)
	}
	c.Scene.Alt = c.portrayed(s.quoteAlt(q, c.Layout == formNumber))
	if form == formNumber {
		l.tellCramped()
	}
	return l.quoteCanvas
}

// tellCramped says that no words on the leaf are a step of size above the names, where that is so.
func (l *leafQuote) tellCramped() {
	largest := 0.0
	for _, b := range l.Scene.Boxes {
		if b.Role == "quote" {
			largest = math.Max(largest, b.FontSize)
		}
	}
	for _, b := range l.signs {
		if largest < l.theme.StepAbove(l.size, b.Size)-1e-6 {
			l.choose(ChoiceCramped, "as small as the name", "larger, the figure and its words do not fit the leaf")
			return
		}
	}
}

// keepAboveSigns keeps the words a step of size above the names that sign them.
func (l *leafQuote) keepAboveSigns() {
	if l.other != nil {
		l.leastQuote = math.Max(l.leastQuote, l.theme.StepAbove(l.size, l.other.Size))
	}
	for _, b := range append(l.signs[:len(l.signs):len(l.signs)], l.titled...) {
		if b.role != "title" {
			l.leastQuote = math.Max(l.leastQuote, l.theme.StepAbove(l.size, b.Size))
		}
	}
}

// across is the extent of the field that columns (or rows) divide, along that of a column.
func (l *leafQuote) across() float64 {
	if l.leaf.lying {
		return l.leaf.field.H
	}
	return l.leaf.field.W
}

func (l *leafQuote) along() float64 {
	if l.leaf.lying {
		return l.leaf.field.W - 2*l.pad
	}
	return l.leaf.field.H - 2*l.pad
}

// sign prepares the names.
func (l *leafQuote) sign() {
	c, who, roles := l.canvas, &l.q.credit, &l.theme.Type.Roles
	vertical := !l.leaf.lying
	source, name, style := who.source, who.name, roles.Name
	if vertical {
		source, style = who.column, roles.Signature
	}
	most := l.along()
	add := func(list *[]*block, name label, lines int) {
		if name.text == "" {
			return
		}
		name.vertical = vertical
		if name.size == 0 {
			name.size = name.style.SizeOf(c.size, name.rank.textRank())
		}
		if list == &l.signs && l.q.nameMost > 0 {
			name.size = math.Min(name.size, math.Max(l.q.nameMost, c.size.Floor(name.rank.textRank())))
		}
		if list == &l.signs && len(l.signs) > 0 {
			name.size = math.Min(name.size, l.signs[0].Size) // a name that had to be made smaller stays above what follows it
		}
		if b := c.line(name); b.Width() <= most {
			*list = append(*list, b)
			return
		}
		*list = append(*list, l.signFit(name, most, lines))
	}
	speaker := label{role: "speaker", item: who.nameItem, text: name, lang: who.nameLang, style: style, colour: c.colours.Ink, normalise: true}
	if l.q.poem && l.q.title != "" && vertical {
		// A poem has its title and author in the first column.
		add(&l.titled, c.poemTitle(l.q), 1)
		add(&l.titled, speaker, 1)
		if len(l.titled) == 2 && l.titled[0].Width()+l.titled[1].Width()+titleSpace*l.titled[0].Size > most {
			// Too long for one column together: the author signs at the left like anyone.
			l.signs, l.titled = l.titled[1:], l.titled[:1]
		}
	} else {
		add(&l.signs, speaker, 2)
	}
	add(&l.signs, label{role: "speaker", item: who.roleItem, text: who.role, style: roles.Role, colour: c.colours.Soft, normalise: true}, 2)
	add(&l.signs, label{role: "source", text: source, style: roles.Source, colour: c.colours.Soft, keep: who.dates}, 3)
	if len(l.titled) > 0 {
		l.columns++
	}
	if len(l.signs) > 0 {
		l.columns++
	}
}

const poemTitleTracking = 0.2

const (
	// leafShrink is how far a text on a leaf may be made smaller for better breaks: columns are filled by their length, not
	// by their size.
	leafShrink = 0.55
)

// fit finds size and lines: columns stand no closer than the theme says, and the names have the columns that they need.
func (l *leafQuote) fit(length int, only float64) (text.Fitted, bool) {
	c := l.canvas
	start, _ := c.quoteStart(length)
	sizes := l.quoteSizes(&l.base, length, quoteLength(l.q.runes), only)
	if l.most > 0 {
		sizes = slices.DeleteFunc(sizes, func(size float64) bool { return size > l.most })
		start = math.Min(start, l.most/fillMost)
	}
	if len(sizes) == 0 {
		return text.Fitted{}, false
	}
	p := c.prepare(l.base)
	least := l.least(p)
	box := text.Box{Width: l.along(), Height: l.across(), Sizes: sizes, Mode: text.Display, Shrink: leafShrink,
		// So that lines and the other columns, each at least so wide, just fill the field.
		Pitch: func(_ float64, lines int) float64 {
			return (float64(lines+l.columns)*least - 1) / math.Max(1, float64(lines-1))
		},
		Accept: func(f *text.Fitted) (string, bool) {
			n := len(f.Lines.Lines) + l.columns
			return fmt.Sprintf("%d columns do not fit", n), float64(n)*least*f.Size <= l.across()+0.01
		},
	}
	p = l.mirrored(p, box)
	// Names too broad for a column get more.
	for more := 0; more <= mostSigns; more++ {
		f, ok := p.Fit(box)
		if !ok {
			break
		}
		if only == 0 {
			l.fill(&f, start, least)
		}
		pitch := l.across() / float64(len(f.Lines.Lines)+l.columns)
		switch {
		case !l.roomForOther(pitch):
			l.other.rows++
		case l.roomFor(l.signed(), pitch):
			return f, true
		}
		l.columns++
	}
	return text.Fitted{}, false
}

// mirrored prepares the text. Two clauses that share words (不要渴望荣耀，要渴望工作。) get a column each, down to the theme's least size of
// such clauses: to be whole is worth more than size.
func (l *leafQuote) mirrored(p *text.Prepared, box text.Box) *text.Prepared {
	runes := []rune(l.base.text)
	pair, ok := parallel(runes)
	if !ok || !pair.agrees(l.base.lines) || l.q.poem {
		return p
	}
	two := l.base
	two.lines = []string{string(runes[:pair.cut]), string(runes[pair.cut:])}
	forced := l.prepare(two)
	for _, size := range box.Sizes {
		if size < math.Max(l.theme.Decoration.Antithesis.Least*l.unit, l.across()/smallClause) {
			break
		}
		if f, ok := forced.At(size, box); ok && len(f.Lines.Lines) == 2 && f.Torn == 0 {
			l.base.lines = two.lines
			l.choose("lines", "parallel", "the clauses share their words, so each gets a line")
			return forced
		}
	}
	return p
}

// smallClause is how many of its em a leaf may be broad for mirrored clauses: in a strip, whose columns are very short, two thin ones would be
// lost, and they are broken alike.
const smallClause = 17

// wholeClause is how much smaller two mirrored clauses may be in columns of an open page than when they are broken alike.
const wholeClause = 0.72

// least is the least distance of columns or rows, em: readings need room too.
func (l *leafQuote) least(p *text.Prepared) float64 {
	least := l.theme.Decoration.Leaf.Least
	if l.leaf.lying {
		least = 1 / l.theme.Decoration.Leaf.Row
		if !isLatin(l.q.lang) && len(l.q.marks) > 0 && l.theme.Type.Emphasis == theme.EmphasisDots {
			least = math.Max(least, dottedRow)
		}
	}
	return math.Max(least, p.LeastPitch())
}

// dottedRow is the least height of a row whose words have dots over them, em: these keep off its rule.
const dottedRow = 1.9

// fill lets the text take the whole column: sizes of the scale leave up to a tenth of it empty.
func (l *leafQuote) fill(f *text.Fitted, start, least float64) {
	limit := math.Min(l.along()/f.Longest, l.across()/(float64(len(f.Lines.Lines)+l.columns)*least))
	size := math.Floor(math.Min(limit, fillMost*start))
	if size > f.Size {
		f.Size = size
		f.Why += ", enlarged until the longest column is full"
	}
}

// fillMost is how much larger than its length suggests a text may be set to fill its leaf.
const fillMost = 1.12

// divide sets the pitch and returns into how many columns the field is divided: where they would stand too far apart for the
// text's size, some stay blank, and where many would, all are wider.
func (l *leafQuote) divide(f *text.Fitted) int {
	l.quoteSize, l.torn, l.lines = f.Size, f.Torn, lineEndsOf(f)
	tokens := &l.theme.Decoration.Leaf
	least := len(f.Lines.Lines) + l.columns
	n := least
	if !l.leaf.lying {
		for l.across()/float64(n+1) >= l.least(f.Lines.Prepared)*f.Size {
			if pitch := l.across() / float64(n); pitch <= tokens.Most*f.Size || n-least >= mostBlank && pitch <= widerBlank*tokens.Most*f.Size {
				break
			}
			n++
		}
	}
	// Blank columns make all of them narrower: the names take as many more as they need, or fewer stay blank.
	for ; !l.leaf.lying && len(l.signs) > 0 && n > least; n-- {
		spare, pitch := n-least, l.across()/float64(n)
		if _, need := l.seats(pitch, signEasy); need-l.signed() <= spare {
			l.columns += max(need-l.signed(), 0)
			break
		}
		if l.roomFor(l.signed()+spare, pitch) {
			l.columns += spare
			break
		}
	}
	f.Pitch = l.across() / float64(n)
	l.choose("quote size", fmt.Sprintf("%g", f.Size), f.Why, f.Tried...)
	if blank := n - len(f.Lines.Lines) - l.columns; blank > 0 {
		l.choose("columns", fmt.Sprint(n), fmt.Sprintf("%d blank, so that no two stand further apart than %g em", blank, math.Max(tokens.Most, math.Ceil(10*f.Pitch/f.Size)/10)))
	}
	return n
}

const (
	// mostBlank is how many columns stay blank before all become wider, and widerBlank by how much they then do at most.
	mostBlank  = 2
	widerBlank = 1.4
)
