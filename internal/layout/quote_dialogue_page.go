package layout

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A page of a dialogue: names beside or over what is said, answers as large as they fit, questions a step back.

// dialoguePage is a page of a dialogue in the making.
type dialoguePage struct {
	c    *canvas
	v    *dialogue
	part part
	sig  *signature
	room scene.Rect
	// whoX and x are where names and words begin; over tells that names stand over what is said.
	whoX, x float64
	over    bool
	form    dialogueSet
	turns   []drawnTurn
	size    float64
	why     string
	// need is the height of the turns before what is left over opens the spaces between them, px.
	need float64
}

// dialogueSet is how the turns of a page are set: the size of a question in that of an answer, and the leading in that of the theme.
type dialogueSet struct{ question, leading float64 }

// usualSet is tried first, closerSets where they make answers larger: a smaller question may have a line less.
var (
	usualSet   = dialogueSet{questionShare, 1}
	closerSets = []dialogueSet{{questionShare, closerTurns}, {smallQuestion, 1}, {smallQuestion, closerTurns}}
)

// drawnTurn is one turn, set: the space over it, who says it and what.
type drawnTurn struct {
	gap       float64
	who, said *block
}

// composeDialogue sets the turns of a part on a page (of a number and count of pages), at the largest size at which they fit or the only
// one that is allowed; why says that none does.
func (s *Setter) composeDialogue(v *dialogue, p, page part, size theme.Size, at place, least, only float64) *dialoguePage {
	if s.Theme.Decoration.Leaf.Show && !v.bare {
		return s.dialogueLeaf(v, p, page, size, at, least, only)
	}
	c := s.newCanvas(size, v.id, "quote", s.position(v.item))
	c.Layout = "dialogue"
	length := 0
	for _, t := range v.turns[p.from:p.to] {
		length += quoteLength(t.runes)
	}
	d := &dialoguePage{c: c, v: v, part: p, sig: c.newSignature(v.signed(p), false, false, length, at)}
	d.room = scene.Rect{X: c.area.X, Y: d.sig.top, W: c.area.W, H: d.sig.quoteFoot - d.sig.top}
	if d.sig.furniture != nil {
		d.room = d.sig.furniture.room
	}
	d.placeNames()
	start, _ := c.quoteStart(length)
	// Above what its length suggests, as long as it then leaves its page some air.
	sizes := c.theme.StepsBetween(c.size, dialogueLarger*start, math.Max(least, c.size.Floor(theme.QuoteText)))
	if only > 0 {
		sizes = []float64{only}
	}
	d.why = "the page has no room for it"
	best, largest := math.Inf(1), 0.0
	try := func(size float64, form dialogueSet) {
		next := *d
		next.form = form
		why := next.setTurns(size, length)
		if why == "" && only == 0 && size > start && next.need > dialogueAir*d.room.H {
			why = "it would leave its page no air"
		}
		if why == "" && largest == 0 {
			largest = size
		}
		// Lines that break better are worth as much size as in a quote.
		if cost := next.cost() + text.SizeCost(sizes[0], size) + next.closeness() + next.overhang(); why == "" && cost < best {
			d.form, d.turns, d.why, d.size, best = form, next.turns, "", size, cost
		}
	}
	for _, size := range sizes {
		if d.why == "" && size < dialogueSmaller*largest {
			break
		}
		try(size, usualSet)
	}
	if usual := d.size; d.why == "" && !c.landscape() {
		// For larger answers only: otherwise they are no better.
		for _, size := range sizes {
			if size <= usual {
				break
			}
			for _, form := range closerSets {
				try(size, form)
			}
		}
	}
	if d.why != "" {
		return d
	}
	c.choose("quote size", fmt.Sprintf("%g", d.size), "the largest at which the turns fit the page, or a little less where lines break better")
	if d.size < c.aboveName(&quote{credit: *v.signed(p)})-1e-6 {
		c.choose(ChoiceCramped, "as small as the name", "a step above it the turns do not fit the page")
	}
	d.draw()
	d.sig.draw(c)
	c.Scene.Alt = c.portrayed(s.dialogueAlt(v, p))
	return d
}

// cost is what the breaks of all turns cost.
func (d *dialoguePage) cost() float64 {
	cost := 0.0
	for _, t := range d.turns {
		cost += t.said.Cost
	}
	return cost
}

const (
	// answerLarger is how many times as large as its question an answer is to be seen to be the quote, closeCost what the lack of one em
	// in that costs in the currency of breaks.
	answerLarger = 1.3
	closeCost    = 250
)

// closeness is what it costs that answers are hardly larger than questions.
func (d *dialoguePage) closeness() float64 {
	question, answer := math.Inf(1), 0.0
	for i, t := range d.turns {
		if d.v.turns[d.part.from+i].answer {
			answer = t.said.Size
		} else {
			question = t.said.Size
		}
	}
	if answer == 0 {
		return 0
	}
	return closeCost * math.Max(0, answerLarger-answer/question)
}

const (
	// overhangs is how far a mark of a dialogue hangs out of its measure without a look at it, em, and overhangCost what it costs in the currency of
	// breaks where one does beside a rule that ends there: names, questions and answers make the edge of a column, and a step of size is not worth it.
	overhangs    = 0.1
	overhangCost = 8
)

// overhang is what it costs that marks of the turns hang beyond the rules of the page.
func (d *dialoguePage) overhang() float64 {
	if !d.c.theme.Decoration.Book.Show {
		return 0
	}
	for _, t := range d.turns {
		for i := range t.said.Lines.Lines {
			if x := d.x + t.said.LineReach(i) - t.said.Size*hangEmpty; x > d.room.Right()+overhangs*t.said.Size {
				return overhangCost
			}
		}
	}
	return 0
}

// hangEmpty is what of the cell of a mark that hangs is empty, em.
const hangEmpty = 0.25

// placeNames finds the column of the names: the theme's margin beside its words, a column of their own, or over what is said.
func (d *dialoguePage) placeNames() {
	c := d.c
	widest, em := 0.0, 0.0
	for _, t := range d.v.turns {
		b := d.name(&t)
		widest, em = math.Max(widest, b.Width()), b.Size
	}
	d.whoX, d.x = d.room.X, d.room.X
	switch margin := d.room.X - c.area.X; {
	case widest == 0:
	case margin >= widest+0.5*em && !d.sig.furniture.besides():
		d.whoX = c.area.X
	case widest+whoGap*em <= mostWho*d.room.W:
		d.x = d.room.X + widest + whoGap*em
	default:
		d.over = true
	}
	c.choose("names", map[bool]string{true: "over what is said", false: "in the margin"}[d.over], "the margin takes names of at most a quarter of the width")
}

// stepsBack is the colour of words that lead to others: the soft one where that has the contrast of a quote, else the second.
func (c *canvas) stepsBack(ground color.NRGBA) color.NRGBA {
	if ground == (color.NRGBA{}) {
		ground = c.colours.Ground
	}
	if c.leastContrast(c.colours.Soft, ground) >= theme.QuoteContrast {
		return c.colours.Soft
	}
	return c.colours.Second
}

// name is who speaks, as short as the language has it: the family name after the last point of 埃隆·马斯克.
func (d *dialoguePage) name(t *turn) *block {
	return d.c.single(d.sig.furniture.on(d.c, d.c.whoLabel(t)))
}

// whoLabel is the label of the name.
func (c *canvas) whoLabel(t *turn) label {
	l := label{role: "speaker", item: t.who.nameItem, text: t.who.name, lang: t.who.nameLang, style: c.theme.Type.Roles.Source, colour: c.colours.AccentText, normalise: true}
	if i := strings.LastIndexAny(l.text, "\u00b7\u30fb"); i >= 0 && !isLatinName(l.text) {
		short := strings.TrimLeft(l.text[i:], "\u00b7\u30fb")
		if short != "" {
			l.text, l.item = short, ""
		}
	}
	return l
}

// setTurns sets all turns of the page with answers of a size; why says why they do not fit.
func (d *dialoguePage) setTurns(size float64, length int) (why string) {
	c := d.c
	d.turns = nil
	small := math.Min(size, math.Max(d.form.question*size, d.leastQuestion()))
	if !slices.ContainsFunc(d.v.turns[d.part.from:d.part.to], func(t turn) bool { return t.answer }) {
		small = size // whose answer is on the next page is the quote of its own
	}
	need := 0.0
	for i := d.part.from; i < d.part.to; i++ {
		t := &d.v.turns[i]
		base := c.quoteLabel(t.quote, part{0, len(t.runes)})
		c.quoteSizes(&base, length, d.v.length(), size)
		if d.sig.furniture != nil {
			base.ground = d.sig.furniture.ground
			c.stepBack(&base)
		}
		em := size
		if !t.answer {
			em, base.colour = small, c.stepsBack(base.ground)
		}
		p := c.prepare(base)
		f, ok := p.At(em, d.box(t, 0))
		if !ok || f.Torn > 0 {
			return fmt.Sprintf("turn %d has too many words", i+1)
		}
		said := &block{label: base, prepared: p, Fitted: f}
		usual := c.quotePaint(base.ground)
		said.paint = usual
		if !t.answer {
			second := scene.Solid(c.stepsBack(base.ground))
			said.paint = func(tag int) scene.Paint {
				if tag == tagPlain {
					return second
				}
				return usual(tag)
			}
		}
		drawn := drawnTurn{said: said}
		if t.who.name != "" {
			drawn.who = d.name(t)
		}
		switch {
		case i == d.part.from:
		case d.v.turns[i-1].answer && !t.answer:
			drawn.gap = exchangeGap * size
		default:
			drawn.gap = turnGap * size
		}
		need += drawn.gap + d.height(&drawn)
		d.turns = append(d.turns, drawn)
	}
	if need > d.room.H-d.spare() && !d.shorten(need) {
		return "the turns are higher together than the page"
	}
	need = d.tall()
	d.need = need
	// What is left over opens the gaps a little.
	gaps := 0.0
	for _, t := range d.turns {
		gaps += t.gap
	}
	if gaps > 0 {
		open := math.Min(mostGap, 1+(d.room.H-d.spare()-need)/gaps)
		for i := range d.turns {
			d.turns[i].gap *= open
		}
	}
	return ""
}

// spare is what the words of the page leave of the end of the room, px.
func (d *dialoguePage) spare() float64 {
	return d.sig.furniture.spare(&d.turns[len(d.turns)-1].said.Fitted)
}

// box is what a turn is set into, on no more than a number of lines; 0 is as many as the page has.
func (d *dialoguePage) box(t *turn, most int) text.Box {
	c := d.c
	return text.Box{Width: d.room.Right() - d.x, Height: d.room.H, MaxLines: most, Mode: text.Display, Bleed: 2 * c.theme.Type.Optical.Share,
		Pitch: func(size float64, lines int) float64 {
			return d.form.leading * c.theme.Leading(c.size, size, lines, isLatin(t.lang))
		}}
}

// shorten sets turns that are need px high together, more than the page, on fewer lines than they break best on, those with most lines
// first; it reports whether that makes them fit.
func (d *dialoguePage) shorten(need float64) bool {
	stuck := make([]bool, len(d.turns))
	for need > d.room.H-d.spare() {
		longest := -1
		for i := range d.turns {
			if n := d.turns[i].said.Count(); n > 1 && !stuck[i] && (longest < 0 || n >= d.turns[longest].said.Count()) {
				longest = i
			}
		}
		if longest < 0 {
			return false
		}
		said := d.turns[longest].said
		f, ok := said.prepared.At(said.Size, d.box(&d.v.turns[d.part.from+longest], said.Count()-1))
		if stuck[longest] = !ok || f.Torn > 0; !stuck[longest] {
			said.Fitted = f
			need = d.tall()
		}
	}
	return true
}

// leastQuestion is the smallest that a question may be, px: a quote too, and a step above the names beside it.
func (d *dialoguePage) leastQuestion() float64 {
	c := d.c
	names := c.theme.Type.Roles.Source.SizeOf(c.size, theme.LabelText)
	return math.Max(c.size.Floor(theme.QuoteText), c.theme.StepAbove(c.size, names))
}

// height of a turn without the space over it, px.
func (d *dialoguePage) height(t *drawnTurn) float64 {
	if d.over && t.who != nil {
		return t.who.Height() + t.nameGap() + t.said.Height()
	}
	return t.said.Height()
}

// nameGap is between a name and what is said under it, px.
func (t *drawnTurn) nameGap() float64 { return t.who.beneath(t.said, whoOver*t.who.Size) }

// tall is the height of all turns with the space between them, px.
func (d *dialoguePage) tall() float64 {
	whole := 0.0
	for i := range d.turns {
		whole += d.turns[i].gap + d.height(&d.turns[i])
	}
	return whole
}

// draw paints the turns: from the top of a page that they fill, else at the optical middle.
func (d *dialoguePage) draw() {
	c, own := d.c, d.sig.furniture
	whole := d.tall()
	y := d.room.Y
	switch free := d.room.H - whole; {
	case own != nil && own.stand != standTop:
		y = own.place(c, whole, d.spare())
	case d.sig.middle || whole < dialogueFull*d.room.H:
		y += free * c.theme.Space.Centre
	}
	if own != nil && own.behind != nil {
		own.behind()
	}
	first := len(c.Scene.Boxes)
	for i := range d.turns {
		t := &d.turns[i]
		y += t.gap
		foot := y + d.height(t)
		if t.who != nil && d.over {
			c.put(t.who, d.whoX, y, t.who.Width())
			y += t.who.Height() + t.nameGap()
		} else if t.who != nil {
			c.putOnBaseline(t.who, d.whoX, y+t.said.Head()+text.Ascent*t.said.Size, t.who.Width())
		}
		x := d.x - c.theme.FlushLeft(c.size, t.said.Size)
		if isLatin(t.said.lang) {
			x, t.said.ink = d.x, true
		}
		box := c.put(t.said, x, y, d.room.Right()-d.x)
		if q := d.v.turns[d.part.from+i].quote; q.changed {
			box.Original = q.written
		}
		y = foot
	}
	if own != nil && own.crown != nil {
		own.crown(c.inkSince(first))
	}
}

// inkSince is what the boxes of a page take from that number on, px.
func (c *canvas) inkSince(first int) (ink scene.Rect) {
	for i := range c.Scene.Boxes[first:] {
		ink = ink.Union(inkOf(&c.Scene.Boxes[first+i]))
	}
	return ink
}

// dialogueAlt is the text alternative of a page of a dialogue: who says what, in order, then where.
func (s *Setter) dialogueAlt(v *dialogue, p part) string {
	colon := ": "
	if isChinese(v.lang) || isJapanese(v.lang) {
		colon = "\uff1a"
	}
	var lines []string
	for _, t := range v.turns[p.from:p.to] {
		words := strings.TrimSpace(strings.ReplaceAll(string(t.runes), "\n", " "))
		if t.who.name != "" {
			words = t.who.name + colon + words
		}
		lines = append(lines, words)
	}
	if v.credit.source != "" {
		lines = append(lines, v.credit.source)
	}
	return strings.Join(lines, "\n")
}
