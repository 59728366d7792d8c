package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Several texts on one leaf: the quotes of a list, the turns of a dialogue. Each begins a column; over them, at the head of all columns,
// is a band for the ordinals or for who speaks. Lying down, the columns are rows and the band is at the left.

// leafItem is one text of a leaf, as it is asked for.
type leafItem struct {
	quote *quote
	// name is the ordinal, or who speaks; signed who said it, where each text has its own. Either may be empty.
	name, signed label
	// second tells that the text steps back.
	second bool
}

// leafPage is a leaf of several texts in the making.
type leafPage struct {
	*leafQuote
	title *block
	texts []leafText
	// band is the length of the head of the columns, px.
	band float64
	size float64
}

// leafText is one text of it, set.
type leafText struct {
	leafItem
	name, words, signed *block
	// span is how many columns it takes: those of its words, and more where the name over them is broader.
	span int
	// aside tells that who said it stands at the end of its last row instead of in a row of its own: text and name in rows.
	aside bool
}

const (
	// bandGap is between the names in the band and the words, em of the names.
	bandGap = 0.8
	// bandMost is the share of a column that the band may take; longer names are divided.
	bandMost = 0.3
	// bandAir is the least space between two names side by side, em of the names.
	bandAir = 0.4
	// leafTitleDrop is how far below the head a title starts, em of the title, where there is no band.
	leafTitleDrop = 1
)

// leafAsked is what a leaf of several texts is to hold.
type leafAsked struct {
	card, kind, layout, item, lang string
	credit                         *credit
	// title is set in a column of its own; it may be empty.
	title label
	items []leafItem
	// length is how many characters the whole has, also on its other pages; page counts from 0 to pages-1.
	length, page, pages int
	// least is the smallest size, px, most the largest, only the one that is allowed; each may be 0.
	least, most, only float64
	// lying has rows where the language would have columns.
	lying bool
	// cramped lets the words be as small as the name that signs them.
	cramped bool
	// nameMost bounds the size of the name, px; 0 is no bound.
	nameMost float64
}

// composeItemsSomehow composes texts on a leaf a step larger than the name that signs them, and where they do not fit so as small as it, or
// beside a smaller name.
func (s *Setter) composeItemsSomehow(a *leafAsked, size theme.Size, at place) (page *leafPage, why string) {
	if page, why = s.composeItemsBeside(a, size, at); page == nil || len(page.signs) == 0 || page.signs[0].Size <= nameOfWords*page.size {
		return page, why
	}
	small := *a
	small.only, small.nameMost = page.size, nameOfWords*page.size
	if again, _ := s.composeItemsBeside(&small, size, at); again != nil {
		if page.cramped() && !again.cramped() {
			again.choose(ChoiceCramped, "as small as the name", "a step above it the texts do not fit the leaf; so the name is smaller here")
		}
		return again, ""
	}
	return page, why
}

// composeItemsBeside is composeItemsSomehow with names as large as they are.
func (s *Setter) composeItemsBeside(a *leafAsked, size theme.Size, at place) (page *leafPage, why string) {
	page, why = s.composeItems(a, size, at)
	if page != nil && page.size >= page.quoteFloor()-1e-6 || page == nil && a.only > 0 {
		return page, why
	}
	cramped := *a
	cramped.cramped = true
	if page, why = s.composeItems(&cramped, size, at); page != nil {
		page.choose(ChoiceCramped, "as small as the name", "a step above it the texts do not fit the leaf")
	}
	return page, why
}

// composeItems composes texts on a leaf at the largest size at which they fit, or a little less where the lines break better; why says
// why they do not.
func (s *Setter) composeItems(a *leafAsked, size theme.Size, at place) (page *leafPage, why string) {
	l := &leafPage{leafQuote: &leafQuote{quoteCanvas: &quoteCanvas{canvas: s.newCanvas(size, a.card, a.kind, s.position(a.item))}, places: at}}
	c := l.canvas
	l.q = &quote{lang: a.lang, credit: *a.credit, nameMost: a.nameMost}
	c.Layout = a.layout
	l.leaf = c.newLeaf(a.lying || !isChinese(a.lang) && !isJapanese(a.lang))
	l.pad = c.theme.Decoration.Leaf.Pad.For(c.size)
	l.sign()
	if why := l.names(a); why != "" {
		return nil, why
	}
	own := 0
	for _, item := range a.items {
		own += quoteLength(item.quote.runes)
	}
	start, _ := c.quoteStart(own)
	if !a.cramped {
		l.keepAboveSigns()
	}
	sizes := c.theme.StepsBetween(c.size, start, math.Max(a.least, c.quoteFloor()))
	if a.most > 0 {
		sizes = slices.DeleteFunc(sizes, func(size float64) bool { return size > a.most })
	}
	if a.only > 0 {
		sizes = []float64{a.only}
	}
	why = "the leaf has no room for it"
	best, signs := math.Inf(1), l.columns
	var found *leafPage
	largest := 0.0
	for i, size := range sizes {
		if found != nil && size < dialogueSmaller*largest {
			break
		}
		try := *l
		quote := *l.leafQuote
		try.leafQuote, quote.columns = &quote, signs
		cost, reason := try.set(a, size)
		if reason != "" {
			if found == nil {
				why = reason
			}
			continue
		}
		largest = math.Max(largest, size)
		if a.layout == "dialogue" {
			cost += text.SizeCost(sizes[0], size) // better lines are worth as much size as in a quote
		} else {
			cost += growCost * float64(i)
		}
		if cost < best {
			best, found = cost, &try
		}
	}
	if found == nil {
		return nil, why
	}
	found.draw(a)
	return found, ""
}

// names sets what stands in the band, which decides how long it is; why says that a name has no place there.
func (l *leafPage) names(a *leafAsked) (why string) {
	l.texts = make([]leafText, len(a.items))
	for i, item := range a.items {
		l.texts[i].leafItem = item
		if item.name.text == "" {
			continue
		}
		label := item.name
		label.vertical = !l.leaf.lying
		b := l.line(label)
		most := bandMost * l.along()
		if i := strings.LastIndexByte(label.text, ' '); i >= 0 && b.Width() > most && a.layout == "dialogue" && isLatinName(label.text) {
			// On two rows a name would be read as two people who speak by turns.
			short := label
			short.text, short.item = label.text[i+1:], ""
			if s := l.line(short); s.Width() <= most {
				b = s
			}
		}
		if b.Width() > most {
			var ok bool
			if b, ok = l.paragraph(label, most, 2); !ok || b.Torn > 0 {
				return fmt.Sprintf("the name %s is too long for the head of a column", label.text)
			}
		}
		l.texts[i].name = b
		l.band = math.Max(l.band, b.Width()+bandGap*b.Size)
	}
	return ""
}

// set sets all texts at a size and returns what their breaks cost; why says why they do not fit.
func (l *leafPage) set(a *leafAsked, size float64) (cost float64, why string) {
	l.size = size
	least, columns := l.theme.Decoration.Leaf.Least, 0
	if l.leaf.lying {
		least = 1 / l.theme.Decoration.Leaf.Row
	}
	texts := l.texts
	l.texts = make([]leafText, len(texts))
	for i, t := range texts {
		base := l.quoteLabel(t.quote, part{0, len(t.quote.runes)})
		base.vertical, base.lines = !l.leaf.lying, nil
		l.quoteSizes(&base, quoteLength(t.quote.runes), a.length, size)
		if t.second {
			base.colour = l.colours.Second
		}
		p := l.prepare(base)
		least = math.Max(least, p.LeastPitch())
		f, ok := p.At(size, text.Box{Width: l.along() - l.band, Height: math.Inf(1), Mode: text.Display, Pitch: func(float64, int) float64 { return least }})
		if !ok || f.Torn > 0 {
			return 0, fmt.Sprintf("text %d has too many words", i+1)
		}
		cost += f.Cost
		t.words = &block{label: base, prepared: p, Fitted: f}
		t.words.paint = l.sidePaint(t.second)
		t.span = len(f.Lines.Lines)
		if t.leafItem.signed.text != "" {
			signed := t.leafItem.signed
			signed.vertical = !l.leaf.lying
			if t.signed = l.line(signed); t.signed.Width() > l.along()-l.band {
				t.signed = l.needed(signed, l.along()-l.band, 1)
			}
			if t.aside = l.besides(&t); !t.aside {
				t.span++
			}
		}
		t.span = max(t.span, l.bandRows(&t, least*size))
		columns += t.span
		l.texts[i] = t
	}
	if l.title = nil; a.title.text != "" {
		title := a.title
		title.size, title.vertical = size, !l.leaf.lying
		if l.title = l.line(title); l.title.Width() > l.along()-l.drop() {
			l.title = l.needed(title, l.along()-l.drop(), 2)
		}
		columns += l.title.Count()
	}
	for more := 0; more <= mostSigns; more++ {
		n := columns + l.columns
		if float64(n)*least*size > l.across()+0.01 {
			return 0, fmt.Sprintf("%d columns do not fit", n)
		}
		if l.roomy(n) {
			return cost, ""
		}
		l.columns++
	}
	return 0, "the names have no room"
}

// besides reports whether who said a text has room at the end of its last row.
func (l *leafPage) besides(t *leafText) bool {
	last := t.words.LineReach(t.words.Count() - 1)
	return l.leaf.lying && last+besideRow*t.signed.Size+t.signed.Width() <= l.along()-l.band
}

// besideRow is the least space between a text and who said it on its row, em of the name.
const besideRow = 1.5

// bandRows is how many rows, or columns, of a height the name in the band needs.
func (l *leafPage) bandRows(t *leafText, row float64) int {
	if t.name == nil {
		return 0
	}
	if l.leaf.lying && t.name.Height()+bandAir*t.name.Size > row {
		return t.name.Count() // each line in a row of its own
	}
	// The first line of the name is on the axis of the first column, the others over those that follow.
	broad := t.name.Height() + bandAir*t.name.Size - 0.5*t.name.Size
	return int(math.Ceil(broad/row + 0.5))
}

// roomy reports whether the names have room in their columns, where there are n in all.
func (l *leafPage) roomy(n int) bool { return l.roomFor(l.columns, l.across()/float64(n)) }

// sidePaint is how words are painted, those of a text that steps back in the second ink.
func (l *leafPage) sidePaint(second bool) func(tag int) scene.Paint {
	usual := l.quotePaint(l.theme.Colours.Ground)
	if !second {
		return usual
	}
	plain := scene.Solid(l.colours.Second)
	return func(tag int) scene.Paint {
		if tag == tagPlain {
			return plain
		}
		return usual(tag)
	}
}

// drop is how far below the head a title starts, px: under the band, where there is one, else a step.
func (l *leafPage) drop() float64 {
	if l.band > 0 {
		return l.band
	}
	return leafTitleDrop * l.size
}

// draw places everything: the title's column, the texts with what is blank between them, the names.
func (l *leafPage) draw(a *leafAsked) {
	c := l.canvas
	used, gaps := l.columns, len(l.texts)
	if l.title != nil {
		used, gaps = used+l.title.Count(), gaps+1
	}
	for _, t := range l.texts {
		used += t.span
	}
	if len(l.signs) == 0 {
		gaps--
	}
	// Columns that would stand too far apart for their type are left blank, first between the texts.
	n := used
	for !l.leaf.lying && l.across()/float64(n+1) >= l.theme.Decoration.Leaf.Least*l.size && l.across()/float64(n) > l.theme.Decoration.Leaf.Most*l.size && l.roomy(n+1) {
		n++
	}
	blank := n - used
	between := make([]int, gaps+1)
	for i := range min(blank, gaps) {
		between[gaps-1-i]++ // from the names backwards, since the texts at the right hang together with their title
	}
	pitch := l.across() / float64(n)
	// What is over stays blank on both sides of the names: a page begins at its edge.
	signs := n - l.columns - max(0, blank-gaps)/2
	l.leaf.fitStrip(c, l.stripTitle(), l.widestNumber(a.pages), l.stripNumber(a.page, a.pages))
	l.leaf.draw(c, n, l.merged(leafColumns{signs: signs})...)
	l.leaf.name(c, l.stripTitle(), l.stripNumber(a.page, a.pages))
	at, gap := 0, 0
	if l.title != nil {
		l.title.Fitted.Pitch = pitch
		l.putAt(l.title, at, pitch, l.drop())
		at += l.title.Count() + between[gap]
		gap++
	}
	for i := range l.texts {
		t := &l.texts[i]
		if t.name != nil {
			l.putName(t.name, at, pitch)
		}
		t.words.Fitted.Pitch = pitch
		box := l.putAt(t.words, at, pitch, l.band)
		if t.quote.changed {
			box.Original = t.quote.written
		}
		if after := at + t.words.Count(); t.signed != nil && l.leaf.lying {
			// At the end of the row, like a signature.
			t.signed.align = text.End
			if t.aside {
				after--
			}
			l.putAt(t.signed, after, pitch, l.band)
		} else if t.signed != nil {
			l.putColumn(t.signed, l.axis(after, pitch), l.leaf.field.Y+l.pad+l.along())
		}
		at += t.span + between[gap]
		gap++
	}
	l.placeSigns(signs, pitch)
	c.choose("quote size", fmt.Sprintf("%g", l.size), "the largest at which all fit the leaf, or a little less where lines break better")
}

// putName puts a name into the band at the head of column i: about the middle of it, or where it is broader than that over those that
// follow.
func (l *leafPage) putName(b *block, i int, pitch float64) {
	off := (b.Height() - b.Size) / 2
	if b.Height()+bandAir*b.Size > pitch {
		off = 0
		if l.leaf.lying {
			b.Fitted.Pitch = pitch // no line of it stands on a rule
		}
	}
	if l.leaf.lying {
		y := l.leaf.field.Y + (float64(i)+0.5)*pitch + rowBaseline*l.size - off
		l.putOnBaseline(b, l.leaf.field.X+l.pad, y, l.band)
		return
	}
	l.put(b, l.axis(i, pitch)+off, l.leaf.field.Y+l.pad, l.band)
}

// putAt puts a block into column i and those after it, so far down it (lying: into the rows, so far to the right).
func (l *leafPage) putAt(b *block, i int, pitch, down float64) *scene.Box {
	if !l.leaf.lying {
		return l.put(b, l.axis(i, pitch)+b.Head()/2, l.leaf.field.Y+l.pad+down, l.along()-down)
	}
	b.ink = isLatin(b.lang)
	y := l.leaf.field.Y + (float64(i)+0.5)*pitch + rowBaseline*l.size
	return l.putOnBaseline(b, l.leaf.field.X+l.pad+down, y, l.along()-down)
}
