package layout

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"cards/internal/layout/placement"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The lightest events of a timeline across, where not all find a place as cards: each keeps its mark on the ruler and has a number
// in a row under it, or beside it in its lane, and a key at the foot says by number what they are. Nothing is lost, and what weighs more has the room.

// keyed are the events in the key.
type keyed struct {
	entries []keyEntry
	// columns of the key, rows in each, pitch from one row to the next and from one column to the next, px.
	columns, rows     int
	pitch, columnWide float64
	// row is the height of the row of numbers and their leaders under the ruler, px.
	row float64
}

// keyEntry is one of them.
type keyEntry struct {
	m *moment
	// mark is the number under the ruler, at its left edge and true the place of the event's time, px; number, date, title and text are
	// the entry of the key.
	mark                      *block
	at, true                  float64
	number, date, title, text *block
}

const (
	// keyApart is between numbers under the ruler, keyLeader the room over them for their leaders, em of the label.
	keyApart  = 0.5
	keyLeader = 0.7
	// keyFar is how far a number may stand from its time, em of the label.
	keyFar = 4
	// keyShare is the most of the page's height that the key may take.
	keyShare = 0.3
	// keyLine is the pitch of the key's rows, em of the label.
	keyLine = 1.5
)

// lightest returns the moments of at most a weight; nil when none would be left as a card.
func (st *story) lightest(weight int) (light []int) {
	for i := range st.moments {
		if st.moments[i].weight <= weight && st.moments[i].picture == nil {
			light = append(light, i)
		}
	}
	if len(light) == len(st.moments) {
		return nil
	}
	return light
}

// keyWeights are the weights up to which events may go into the key, the least first: those of no weight, and where the deck asks
// for this form, all but the heaviest.
func (l *timelineLayout) keyWeights() (weights []int) {
	heaviest := 0
	for i := range l.st.moments {
		heaviest = max(heaviest, l.st.moments[i].weight)
	}
	for w := range heaviest {
		if (w == 0 || l.st.layout == "horizontal" || l.st.layout == "lanes") && l.st.lightest(w) != nil && !slices.Equal(l.st.lightest(w), l.st.lightest(w-1)) {
			weights = append(weights, w)
		}
	}
	return weights
}

// newKey sets the key of the moments; why says why it does not do.
func (c *canvas) newKey(st *story, light []int) (*keyed, string) {
	roles := &c.theme.Type.Roles
	small := roles.Legend.SizeOf(c.size, theme.LabelText)
	k := &keyed{pitch: keyLine * small, row: (keyLeader + 1.15) * small}
	widest := 0.0
	for i, at := range light {
		m := &st.moments[at]
		e := keyEntry{m: m}
		number := label{role: "tick", text: strconv.Itoa(i + 1), lang: st.lang, style: roles.Tick, weight: 700, colour: c.colours.AccentText, tabular: true, size: small}
		e.mark, e.number = c.single(number), c.single(number)
		date := c.cardDate(st, m)
		date.size, date.colour, date.weight = small, c.colours.Soft, 400
		e.date = c.single(date)
		title := label{role: "legend", item: m.item + ".title", text: m.title, lang: st.lang, style: roles.Legend, size: small, colour: c.colours.Ink, normalise: true}
		if title.weight = 700; m.regular {
			title.weight = 400
		}
		e.title = c.single(title)
		if m.text != "" {
			e.text = c.single(label{role: "legend", item: m.item + ".text", text: m.text, lang: st.lang, style: roles.Legend, size: small, colour: c.colours.Soft, normalise: true})
		}
		k.entries = append(k.entries, e)
		widest = math.Max(widest, e.width(c, k))
	}
	gap := c.theme.Space.Neighbour * small
	if widest > c.area.W {
		return nil, "an event is longer than a line of the key"
	}
	k.columns = min(int((c.area.W+gap)/(widest+gap)), len(k.entries))
	k.rows = (len(k.entries) + k.columns - 1) / k.columns
	k.columns = (len(k.entries) + k.rows - 1) / k.rows
	k.columnWide = (c.area.W + gap) / float64(k.columns)
	if k.height() > keyShare*c.Scene.Height {
		return nil, "the key would take too much of the page"
	}
	return k, ""
}

// height of the key, px.
func (k *keyed) height() float64 { return float64(k.rows) * k.pitch }

// parts are the blocks of an entry from left to right, with the space before each, px.
func (e *keyEntry) parts(c *canvas, k *keyed) (blocks []*block, before []float64) {
	within := c.theme.Space.Within * e.number.Size
	// Numbers are flush right in a column of their own.
	widest := 0.0
	for i := range k.entries {
		widest = math.Max(widest, k.entries[i].number.Width())
	}
	blocks, before = []*block{e.number, e.date, e.title}, []float64{widest - e.number.Width(), within, within}
	if e.m.title == "" {
		blocks, before = blocks[:2], before[:2]
	}
	if e.text != nil {
		blocks, before = append(blocks, e.text), append(before, within)
	}
	return blocks, before
}

func (e *keyEntry) width(c *canvas, k *keyed) (w float64) {
	blocks, before := e.parts(c, k)
	for i, b := range blocks {
		w += before[i] + b.Width()
	}
	return w
}

// placeNumbers finds the places of the numbers in their row, in order and as near to their times as they can; why says why they
// have none. taken are the stretches that poles must keep off.
func (k *keyed) placeNumbers(c *canvas, left, right float64) (taken []placement.Span, why string) {
	var wanted, apart []float64
	for i := range k.entries {
		e := &k.entries[i]
		wanted = append(wanted, e.true-e.mark.Width()/2)
		if i > 0 {
			apart = append(apart, k.entries[i-1].mark.Width()+keyApart*e.mark.Size)
		}
	}
	last := k.entries[len(k.entries)-1].mark
	places, ok := placement.Spread(wanted, apart, left, right-last.Width())
	if !ok {
		return nil, "the numbers do not find room beside each other"
	}
	for i := range k.entries {
		e := &k.entries[i]
		if math.Abs(places[i]-wanted[i]) > keyFar*e.mark.Size {
			return nil, "a number would stand far from its time"
		}
		e.at = places[i]
		taken = append(taken, placement.Span{From: math.Min(e.at, e.true), To: math.Max(e.at+e.mark.Width(), e.true)})
	}
	return taken, ""
}

// drawNumbers paints the numbers under the ruler, tied to their marks; edge is where the ruler's lower edge, or what stands on it,
// ends, and foot the row's.
func (k *keyed) drawNumbers(c *canvas, edge func(i int) float64, foot float64) {
	w := c.theme.Timeline.Flag.Pole * c.unit
	for i := range k.entries {
		e := &k.entries[i]
		done := e.m.about(c)
		top := foot - 1.05*e.mark.Size
		from, middle := edge(i), e.at+e.mark.Width()/2
		c.mark("connector", scene.Rect{X: math.Min(e.true, middle) - w/2, Y: from, W: math.Abs(e.true-middle) + w, H: top - from},
			scene.Stroke{Path: scene.Polyline(scene.Point{X: e.true, Y: from}, scene.Point{X: middle, Y: top}), Paint: scene.Solid(c.colours.Faint), Width: w})
		c.put(e.mark, e.at, top, e.mark.Width())
		done()
	}
}

// draw paints the key with its top at y.
func (k *keyed) draw(c *canvas, y float64) {
	for i := range k.entries {
		e := &k.entries[i]
		done := e.m.about(c)
		x := c.area.X + float64(i/k.rows)*k.columnWide
		baseline := y + float64(i%k.rows)*k.pitch + (k.pitch-e.number.Size)/2 + text.Ascent*e.number.Size
		blocks, before := e.parts(c, k)
		for n, b := range blocks {
			x += before[n]
			c.putOnBaseline(b, x, baseline, b.Width())
			x += b.Width()
		}
		done()
	}
}

// withKey lays a timeline out with its lightest events in a key; nil when that does not do either.
func (l *timelineLayout) withKey(lay func(*keyed) ([]*Page, bool)) []*Page {
	for _, weight := range l.keyWeights() {
		light := l.st.lightest(weight)
		k, why := l.canvas.newKey(l.st, light)
		if why == "" {
			if pages, ok := lay(k); ok {
				return pages
			}
			why = l.whyNot()
		}
		l.triedDates = append(l.triedDates, fmt.Sprintf("events of weight %d in a key: %s", weight, why))
	}
	return nil
}

// index is a moment's place in the key, from 1; 0 when it is not in it.
func (k *keyed) index(m *moment) int {
	if k != nil {
		for i := range k.entries {
			if k.entries[i].m == m {
				return i + 1
			}
		}
	}
	return 0
}

// tell records why there is a key, if there is one.
func (k *keyed) tell(c *canvas, st *story) {
	if k != nil {
		c.choose("timeline key", fmt.Sprintf("%d of %d events", len(k.entries), len(st.moments)), "not all find a place with their words; the lightest are marks with a number")
	}
}

// account tells that the events of the key are told there.
func (k *keyed) account(c *canvas) {
	if k == nil {
		return
	}
	for i := range c.Events {
		for n := range k.entries {
			if k.entries[n].m.item == c.Events[i].Item {
				c.Events[i].As = "key"
			}
		}
	}
}

// drawNumbers paints the numbers of the events in the key.
func (r *ruled) drawNumbers(c *canvas) {
	if r.keys == nil {
		return
	}
	edge := make([]float64, len(r.keys.entries))
	for i := range r.cards {
		card := &r.cards[i]
		if card.key == 0 {
			continue
		}
		y := r.top + r.height
		if !card.point {
			y += float64(card.row+1) * (barHeight(c) + barGap(c))
		}
		edge[card.key-1] = y
	}
	r.keys.drawNumbers(c, func(i int) float64 { return edge[i] }, r.numbersAt)
}
