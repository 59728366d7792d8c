package layout

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// Where things stand on a leaf: text, titles and names in their columns or rows, what the strip says.

// leafColumns says in which columns things stand, counted from the right (rows from above).
type leafColumns struct{ title, text, other, signs int }

// columnsFor gives lines of text, title and names their columns of n; those that stay blank stand after the text, the first and third of
// them before the names: a page begins at its edge.
func (l *leafQuote) columnsFor(lines, n int) leafColumns {
	var at leafColumns
	if len(l.titled) > 0 {
		at.text++
	}
	blank := n - lines - l.columns
	at.other = at.text + lines
	at.signs = at.other + l.foreignRows() + (blank+1)/2
	return at
}

// place puts text and names into their columns, of n in all.
func (l *leafQuote) place(f text.Fitted, at leafColumns, n int, p part) {
	c := l.canvas
	lines := len(f.Lines.Lines)
	b := &block{label: l.base, prepared: f.Lines.Prepared, Fitted: f}
	b.paint = c.quotePaint(color.NRGBA{})
	var placed *scene.Box
	if l.leaf.lying {
		b.ink = isLatin(l.q.lang)
		y := l.leaf.field.Y + (float64(at.text)+0.5)*f.Pitch + rowBaseline*f.Size
		if l.Layout == formCentre {
			b.align = text.Centre
		} else if l.q.poem {
			b.turnOver(l.along())
		}
		placed = c.putOnBaseline(b, l.leaf.field.X+l.pad, y, l.along())
	} else {
		l.open(b, lines)
		top := l.leaf.field.Y + l.pad + l.openDrop(b)
		// Text and readings together stand in the middle of their column.
		placed = c.put(b, l.axis(at.text, f.Pitch)+b.Head()/2, top, l.along())
	}
	placed.Part = [2]int{p.from, p.to}
	if l.q.changed {
		placed.Original = l.q.written
	}
	if len(l.titled) > 0 {
		foot := 0.0
		if l.q.punctuation != text.MarksShown {
			for _, line := range placed.Lines {
				foot = math.Max(foot, line.Ink.Bottom())
			}
		}
		before := slices.IndexFunc(l.Scene.Boxes, func(b scene.Box) bool { return b.Role == "quote" })
		after := len(l.Scene.Boxes)
		l.placeTitle(at.title, f.Pitch, l.openDrop(b)+b.Size*(1+b.label.style.Tracking), foot)
		// They are read first.
		boxes := l.Scene.Boxes
		l.Scene.Boxes = slices.Concat(boxes[:before], boxes[after:], boxes[before:after])
	}
	l.placeSigns(at.signs, f.Pitch)
	l.sealPoem(placed, n, f.Pitch)
}

// rowBaseline is where the baseline of a row lies under its middle, em (unkind 5).
const rowBaseline = 0.30

// axis is the middle of column i, counted from the right.
func (l *leafQuote) axis(i int, pitch float64) float64 {
	return l.leaf.field.Right() - (float64(i)+0.5)*pitch
}

// open spaces the verses of a poem, up to the theme's measure, when all of them are short.
func (l *leafQuote) open(b *block, lines int) {
	if !l.q.poem || lines < 2 || b.Longest <= 0 {
		return
	}
	longest := 0
	for _, line := range b.Lines.Lines {
		longest = max(longest, line.End-line.Start)
	}
	if longest > mostOpen+2 { // with its stop and line end
		return
	}
	room := l.along()/b.Size - b.Longest
	step := math.Min(l.theme.Decoration.Leaf.Open-1, room/float64(longest))
	if step < 0.05 {
		return
	}
	b.label.style.Tracking = step
	b.prepared = l.prepare(b.label)
	if g, ok := b.prepared.At(b.Size, text.Box{Width: 2 * l.along(), Height: math.Inf(1), Mode: text.Display, Pitch: func(float64, int) float64 { return 1 }}); ok && len(g.Lines.Lines) == lines {
		pitch := b.Pitch
		b.Fitted.Lines, b.Fitted.Pitch = g.Lines, pitch
		l.choose("verse", fmt.Sprintf("%.2f em", 1+step), "verses of a few characters are set open")
	}
}

// mostOpen is the longest verse in characters that is set open.
const mostOpen = 7

// openDrop is how far below the head of their columns verses begin that are set open, px: a share of what stands between two characters, so
// that the head is no tighter than they are; less where the verses leave little of the column.
func (l *leafQuote) openDrop(b *block) float64 {
	step := b.label.style.Tracking
	if !l.q.poem || step <= 0 {
		return 0
	}
	reach := 0.0
	for i := range b.Fitted.Lines.Lines {
		reach = math.Max(reach, b.LineReach(i))
	}
	return math.Round(math.Max(0, math.Min(openHead*step*b.Size, (l.along()-reach)/3)))
}

// openHead is that share.
const openHead = 0.36

// placeTitle puts title and author of a poem into column i: the title so far below the head, px, which is where the second character of a
// verse stands, the author foot to foot with the verses: at the height that is given, or where stops at the ends of verses have no one foot,
// which is 0, at a share of the column.
func (l *leafQuote) placeTitle(i int, pitch, second, verses float64) {
	axis := l.axis(i, pitch)
	title := l.titled[0]
	top := l.leaf.field.Y + l.pad
	room := l.along()
	if len(l.titled) > 1 {
		room -= l.titled[1].Width() + titleSpace*title.Size
	}
	down := math.Max(0, math.Min(second, room-title.Width()))
	l.put(title, axis, top+down, title.Width())
	if len(l.titled) > 1 {
		author := l.titled[1]
		least := top + down + title.Width() + titleSpace*title.Size + author.Width()
		foot := math.Min(top+l.along(), math.Max(top+poemAuthorFoot*l.along(), least))
		if verses > 0 {
			foot = math.Max(verses, least)
		}
		l.put(author, axis, foot-author.Width(), author.Width())
	}
}

// poemTitleDrop is how far below the verses' head a title starts in columns without rules, em of the title; poemAuthorFoot the foot of the
// author's name as a share of the column.
const poemTitleDrop, poemAuthorFoot = 1.5, 0.78

// sealPoem stands the brand's seal at the foot of a poem's last column, where there is room.
func (l *leafQuote) sealPoem(quote *scene.Box, n int, pitch float64) {
	if !l.q.poem || l.leaf.lying || l.set.brand.seal == "" || len(l.signs) > 0 {
		return
	}
	side := math.Min(l.theme.Decoration.Leaf.Seal.For(l.size), 0.8*pitch)
	y := l.leaf.inner.Bottom() - l.pad - side
	axis := l.axis(n-1, pitch)
	if last := quote.Lines[len(quote.Lines)-1]; last.Ink.Right() > axis-side/2 && last.Ink.X < axis+side/2 && last.Ink.Bottom()+0.5*side > y {
		return
	}
	l.seal(axis-side/2, y, side)
}

// stripTitle is what the strip is called: the brand, or the deck.
func (l *leafQuote) stripTitle() string {
	if name := l.set.brand.name; l.set.brand.named() {
		return name
	}
	return l.set.deck.Title.In(l.set.Lang)
}

// stripNumber is the card's number, or which part of a divided quote the page is.
func (l *leafQuote) stripNumber(i, parts int) string {
	switch {
	case parts > 1 && l.numbersParts():
		return l.numberedPart(l.places.quote, i+1, parts)
	case parts > 1:
		return l.stripPart(i+1, parts)
	case l.places.quote > 0 && l.places.quote <= l.places.quotes:
		return l.numeral(l.places.quote) // a reader counts quotes, and no cover; a single leaf has its folio too
	case l.places.total > 1 && l.places.quotes <= 1:
		return l.numeral(l.places.n)
	}
	return ""
}

// numbersParts reports whether the strip has room for the number of a quote and its part on every page of the deck, which numbers its quotes.
func (l *leafQuote) numbersParts() bool {
	return l.places.line() != "" && l.places.quote > 0 && l.places.quote <= l.places.quotes &&
		l.leaf.holdsUsual(l.canvas, l.stripTitle(), l.numberedPart(l.places.quotes, usualParts, usualParts))
}

// numberedPart is the number of a quote and a part of it.
func (l *leafQuote) numberedPart(quote, n, parts int) string {
	if l.leaf.lying {
		return l.numeral(quote) + " (" + l.stripPart(n, parts) + ")"
	}
	return l.numeral(quote) + "\uff08" + l.stripPart(n, parts) + "\uff09"
}

// numeral writes a number of the strip.
func (l *leafQuote) numeral(n int) string {
	switch {
	case isLatin(l.set.Lang):
		return romanNumeral(n)
	case isChinese(l.q.lang) || isJapanese(l.q.lang):
		return chineseNumeral(n)
	}
	return fmt.Sprint(n)
}

// stripPart writes which part of a divided quote a page is.
func (l *leafQuote) stripPart(n, parts int) string {
	if l.leaf.lying {
		return l.numeral(n) + " / " + l.numeral(parts)
	}
	return l.numeral(n) + "\uff0f" + l.numeral(parts)
}

// widestNumber is the longest that a strip of the series has to say: the number of a card, or a part of a quote that takes usualParts. The
// folio of a single leaf tells nobody where to go on, so nothing makes room for it.
func (l *leafQuote) widestNumber(parts int) string {
	widest := ""
	take := func(s string) {
		if len([]rune(s)) > len([]rune(widest)) {
			widest = s
		}
	}
	if l.places.total > 1 {
		take(l.stripPart(usualParts, usualParts))
		for n := 1; n <= min(l.places.total, mostSeries); n++ {
			take(l.numeral(n))
		}
	}
	if parts > 1 {
		take(l.stripPart(parts, parts))
		if l.numbersParts() {
			take(l.numberedPart(l.places.quotes, parts, parts))
		}
	}
	return widest
}

// usualParts is into how many pages a quote of a series is divided, for the room that the number of such a page takes.
const usualParts = 3
