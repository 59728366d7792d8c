package layout

import (
	"fmt"
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A dialogue: who speaks in the margin, on the baseline of the first line of what they say; the answer is the quote, and the question
// that led to it is smaller and steps back. (design notes, literary, forest)

// dialogue is a dialogue in one language.
type dialogue struct {
	id, item string
	lang     string
	turns    []turn
	// credit is that of who gives the answers.
	credit credit
	// bare keeps it off the leaf of a theme that has one.
	bare bool
}

// turn is what one says until another speaks.
type turn struct {
	*quote
	who    credit
	answer bool
}

const (
	// questionShare is the size of a question in that of an answer.
	questionShare = 0.64
	// turnGap is between a question and its answer, exchangeGap between exchanges, em of the answer.
	turnGap, exchangeGap = 0.75, 1.45
	// mostGap is how far both are opened where the page has the room.
	mostGap = 1.3
	// whoGap is between the names in the margin and the words, em of the names; whoOver between a name and the words under it, em.
	whoGap, whoOver = 1.2, 0.6
	// mostWho is the share of the width that names in the margin take at most; wider ones stand over what they say.
	mostWho = 0.24
	// dialogueLeast is the smallest answer, a token, for which a dialogue is kept on fewer pages.
	dialogueLeast = 48
	// dialogueSmaller is how small, in the largest size of its length, a dialogue may become for better lines.
	dialogueSmaller = 0.6
	// dialogueLarger is how much larger than its length suggests a dialogue may be set, dialogueAir the most of its room that it then takes.
	dialogueLarger, dialogueAir = 1.6, 0.95
	// dialogueFull is the share of its room from which on a dialogue hangs from the top of it.
	dialogueFull = 0.7
)

// layDialogue composes a dialogue on as few pages as hold it at a readable size, divided between exchanges, and between turns where
// one exchange does not fit; never within a turn.
func (s *Setter) layDialogue(v *dialogue, size theme.Size, at place) []*Page {
	if size.AutoHeight {
		for _, ratio := range autoHeights {
			tall, ok := size.WithHeight(ratio * float64(size.Width))
			if !ok {
				break
			}
			if d := s.composeDialogue(v, part{0, len(v.turns)}, part{0, 1}, tall, at, dialogueLeast*tall.Unit(), 0); d.why == "" {
				return []*Page{d.c.Page}
			}
		}
		size, _ = size.WithHeight(float64(size.Width))
	}
	pages, why := s.divideDialogue(v, size, at)
	if pages == nil && s.Theme.Decoration.Leaf.Show {
		// A turn that no leaf holds stands on the bare page.
		bare := *v
		bare.bare = true
		pages, why = s.divideDialogue(&bare, size, at)
	}
	if pages != nil {
		return pages
	}
	c := s.newCanvas(size, v.id, "quote", s.position(v.item))
	c.Warnings.Errorf(c.at, "does-not-fit", "shorten the longest turn, or divide it, or leave the size out", "the dialogue does not fit %s: %s", c.size.Name, why)
	return []*Page{c.Page}
}

// divideDialogue composes a dialogue on as few pages as hold it; nil, and why, where none do.
func (s *Setter) divideDialogue(v *dialogue, size theme.Size, at place) (pages []*Page, why string) {
	for _, least := range []float64{dialogueLeast * size.Unit(), 0} {
		for _, units := range [][]part{v.exchanges(), v.each()} {
			for n := 1; n <= min(len(units), maxQuotePages); n++ {
				if pages, why = s.dialoguePages(v, v.divide(units, n), size, at, least); pages != nil {
					return pages, ""
				}
			}
		}
	}
	return nil, why
}

// dialoguePages composes the parts, a page each, all at the size of the one that comes out smallest; nil, and why, when one does
// not fit.
func (s *Setter) dialoguePages(v *dialogue, parts []part, size theme.Size, at place, least float64) ([]*Page, string) {
	only := 0.0
	var pages []*Page
	for range 2 {
		pages = nil
		smallest := math.Inf(1)
		for i, p := range parts {
			if len(parts) > 1 {
				at.mark = fmt.Sprintf("%d\uff0f%d", i+1, len(parts))
			}
			d := s.composeDialogue(v, p, part{i, len(parts)}, size, at, least, only)
			if d.why != "" {
				return nil, d.why
			}
			d.c.Page.Page, d.c.Pages = i+1, len(parts)
			smallest = math.Min(smallest, d.size)
			pages = append(pages, d.c.Page)
		}
		if len(parts) == 1 {
			break
		}
		only = smallest
	}
	return pages, ""
}

// exchanges are the turns in questions with their answers: one ends where a question follows an answer.
func (v *dialogue) exchanges() []part {
	var out []part
	for i := range v.turns {
		if i == 0 || v.turns[i-1].answer && !v.turns[i].answer {
			out = append(out, part{i, i})
		}
		out[len(out)-1].to = i + 1
	}
	return out
}

// each is every turn by itself.
func (v *dialogue) each() []part {
	var out []part
	for i := range v.turns {
		out = append(out, part{i, i + 1})
	}
	return out
}

// length is how many characters all turns have.
func (v *dialogue) length() int {
	n := 0
	for _, t := range v.turns {
		n += quoteLength(t.runes)
	}
	return n
}

// weight is about how high some turns stand, in characters of an answer.
func (v *dialogue) weight(p part) float64 {
	w := 0.0
	for _, t := range v.turns[p.from:p.to] {
		n := float64(quoteLength(t.runes))
		if !t.answer {
			n *= questionShare * questionShare
		}
		w += n + dialogueLine
	}
	return w
}

// dialogueLine is what a turn stands for beyond its characters: its last line, half empty, and the space over it.
const dialogueLine = 12

// divide gathers the units into n stretches of which the heaviest is as light as can be.
func (v *dialogue) divide(units []part, n int) []part {
	// best[k][i] is the weight of the heaviest of k stretches of the first i units, from[k][i] where the last of them begins.
	best, from := make([][]float64, n+1), make([][]int, n+1)
	for k := range best {
		best[k], from[k] = make([]float64, len(units)+1), make([]int, len(units)+1)
		for i := range best[k] {
			best[k][i] = math.Inf(1)
		}
	}
	best[0][0] = 0
	for k := 1; k <= n; k++ {
		for i := 1; i <= len(units); i++ {
			for j := range i {
				if w := math.Max(best[k-1][j], v.weight(part{units[j].from, units[i-1].to})); w < best[k][i] {
					best[k][i], from[k][i] = w, j
				}
			}
		}
	}
	out := make([]part, n)
	for k, i := n, len(units); k > 0; k-- {
		j := from[k][i]
		out[k-1] = part{units[j].from, units[i-1].to}
		i = j
	}
	return out
}

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
	turns   []drawnTurn
	size    float64
	why     string
}

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
	d := &dialoguePage{c: c, v: v, part: p, sig: c.newSignature(&v.credit, false, false, length, at)}
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
	for i, size := range sizes {
		if d.why == "" && size < dialogueSmaller*largest {
			break
		}
		turns := d.turns
		why := d.set(size, length)
		if why == "" && only == 0 && size > start && d.tall() > dialogueAir*d.room.H {
			why = "it would leave its page no air"
		}
		if why == "" && largest == 0 {
			largest = size
		}
		// Lines that break better are worth a step of size.
		cost := d.cost() + growCost*float64(i)
		if why != "" || cost >= best {
			d.turns = turns
			continue
		}
		d.why, d.size, best = "", size, cost
	}
	if d.why != "" {
		return d
	}
	c.choose("quote size", fmt.Sprintf("%g", d.size), "the largest at which the turns fit the page, or a little less where lines break better")
	if d.size < c.aboveName(&quote{credit: v.credit})-1e-6 {
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

// set sets all turns of the page with answers of a size; why says why they do not fit.
func (d *dialoguePage) set(size float64, length int) (why string) {
	c := d.c
	d.turns = nil
	width := d.room.Right() - d.x
	small := math.Min(size, math.Max(questionShare*size, c.size.Floor(theme.EventTitleText)))
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
			em, base.colour = small, c.colours.Second
		}
		p := c.prepare(base)
		f, ok := p.At(em, text.Box{Width: width, Height: d.room.H, Mode: text.Display, Bleed: 2 * c.theme.Type.Optical.Share,
			Pitch: func(size float64, lines int) float64 { return c.theme.Leading(c.size, size, lines, isLatin(t.lang)) }})
		if !ok || f.Torn > 0 {
			return fmt.Sprintf("turn %d has too many words", i+1)
		}
		said := &block{label: base, prepared: p, Fitted: f}
		usual := c.quotePaint(base.ground)
		said.paint = usual
		if !t.answer {
			second := scene.Solid(c.colours.Second)
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
	if need > d.room.H {
		return "the turns are higher together than the page"
	}
	// What is left over opens the gaps a little.
	gaps := 0.0
	for _, t := range d.turns {
		gaps += t.gap
	}
	if gaps > 0 {
		open := math.Min(mostGap, 1+(d.room.H-need)/gaps)
		for i := range d.turns {
			d.turns[i].gap *= open
		}
	}
	return ""
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
		y = own.place(c, whole)
	case d.sig.middle || whole < dialogueFull*d.room.H:
		y += free * c.theme.Space.Centre
	}
	if own != nil && own.behind != nil {
		own.behind()
	}
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
