package layout

import (
	"fmt"
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// A quote with a short first sentence: that one large, the rest small under it, in one column from the same edge. (design notes,
// modern, night; unkind 10)

const (
	// mostLeadLines is the most lines of the first sentence.
	mostLeadLines = 3
	// leadWhole is from how many characters on a quote is divided so without being asked.
	leadWhole = 18
	// leadRatio is how many times as long as its first sentence the rest is at least.
	leadRatio = 1.5
	// leadLarge is the largest that the rest may be in the size of the first sentence, leadWholeLine how much of its size that is worth
	// which sets it on one line.
	leadLarge     = 0.7
	leadWholeLine = 0.85
	// leadFull is the share of its room that a rest which is set larger takes at most.
	leadFull = 0.8
	// leadTall is the share of the page's room that a first sentence and its rest take at most where they are larger than its length suggests.
	leadTall = 0.93
	// leadOpen is by how much the pitch of the rest is opened where there is room, em of it.
	leadOpen = 0.12
)

// leadShares are the sizes of the rest that are tried above the theme's, in that of the first sentence.
var leadShares = []float64{0.5, 0.45}

// leadSmaller are the shares of the theme's size of the rest that are tried for better breaks.
var leadSmaller = []float64{1, 0.93, 0.86, 0.8}

// leadRoughCost is beside its own cost that of a line of the rest which ends where a reader stumbles: the rest may be a little smaller, and is too short
// for such a line to be one of many.
const leadRoughCost = 20

// leadClose is the least space between the two, em of the first (unkind 10: 44 under 128), where the rest breaks a good deal better for it:
// by leadCloseCost in the currency of breaks.
const leadClose, leadCloseCost = 0.32, 120

// leadBetter is by how much, beside its size, the lines of the rest must break better for a smaller first sentence.
const leadBetter = 16

// restCost is what the lines of the rest cost.
func restCost(f *text.Fitted) float64 { return f.Cost + leadRoughCost*float64(f.Rough) }

// lead returns where the first sentence of a quote ends, in runes; false when it is not one to be set large.
func (s *Setter) lead(q *quote) (cut int, ok bool) {
	tokens := s.Theme.Decoration.Lead
	asked := q.layout == "lead"
	if !asked && (q.layout != "" && q.layout != "auto" || !tokens.Show) || q.poem || len(q.lines) > 0 {
		return 0, false
	}
	for i, r := range q.runes {
		if !strings.ContainsRune("\u3002\uff01\uff1f!?\n.", r) {
			continue
		}
		if r == '.' && (i+1 < len(q.runes) && q.runes[i+1] != ' ') {
			continue // inside a number or an address
		}
		cut = i + 1
		for cut < len(q.runes) && strings.ContainsRune("\u201d\u2019\u300d\u300f\uff09)\u3002\uff01\uff1f!? \n", q.runes[cut]) {
			cut++
		}
		break
	}
	first, whole := quoteLength(q.runes[:cut]), quoteLength(q.runes)
	switch {
	case cut == 0 || cut >= len(q.runes) || first > tokens.Most || first < 2:
		return 0, false
	case !asked && (whole < leadWhole || float64(whole-first) < leadRatio*float64(first)):
		return 0, false
	}
	return cut, true
}

// setLead fits and places a quote whose first sentence ends at cut; it reports whether that was possible.
func (c *quoteCanvas) setLead(q *quote, cut int, sig *signature, only float64) bool {
	tokens := c.theme.Decoration.Lead
	measure := scene.Rect{X: c.area.X, Y: sig.top, W: c.area.W, H: sig.quoteFoot - sig.top}
	own := sig.furniture
	first, rest := c.quoteLabel(q, part{0, cut}), c.quoteLabel(q, part{cut, len(q.runes)})
	first.lines, rest.lines = nil, nil
	rest.style, rest.colour = c.theme.Type.Roles.QuoteRest, c.colours.Second
	if own != nil {
		measure, first.ground, rest.ground = own.room, own.ground, own.ground
	}
	sizes := c.quoteSizes(&first, quoteLength(q.runes[:cut]), quoteLength(q.runes[:cut]), only)
	c.quoteSizes(&rest, quoteLength(q.runes), quoteLength(q.runes), 0)
	rest.weight = rest.style.Weight
	prepared, under := c.prepare(first), c.prepare(rest)
	floor := c.quoteFloor()
	pitch := func(size float64, lines int) float64 { return c.theme.Leading(c.size, size, lines, isLatin(q.lang)) }
	closer := pitch
	if tokens.Leading > 0 {
		closer = func(size float64, lines int) float64 { return math.Min(pitch(size, lines), tokens.Leading) }
	}
	set := func(size float64) (a, b text.Fitted, gap float64, why string) {
		a, ok := prepared.At(size, text.Box{Width: measure.W, Height: measure.H, MaxLines: mostLeadLines, Mode: text.Display, Bleed: 2 * c.theme.Type.Optical.Share, Pitch: closer})
		if !ok || a.Torn > 0 || a.Divided() {
			return a, b, 0, "the words of the first sentence do not fit whole"
		}
		if c.hangsOut(&a, measure) {
			return a, b, 0, "a mark of the first sentence hangs too near the page's edge"
		}
		least, left := math.Inf(1), 0.0
		for k, between := range []float64{tokens.Gap, math.Min(tokens.Gap, leadClose)} {
			if k > 0 && math.IsInf(least, 1) {
				break // closer is for better lines, not for a larger sentence
			}
			room, last := measure.H-a.Height()-between*size, math.Inf(1)
			for i, share := range leadSmaller {
				// A line more, at a smaller size, may end every clause where it ends; so may one more where the two stand closer.
				small := math.Max(share*tokens.Rest*size, floor)
				if small >= last || i == len(leadSmaller)-1 && math.IsInf(least, 1) {
					break // the smallest, too
				}
				last = small
				f, ok := under.At(small, text.Box{Width: measure.W, Height: room, Mode: text.Display, Pitch: pitch})
				apart := between * size
				if k > 0 {
					// Half of what lies between their lines is theirs.
					apart = math.Max(apart, ((a.Pitch-a.Size)+(f.Pitch-f.Size)+leadOpen*small)/2+seam)
				}
				if cost := restCost(&f) + growCost*float64(i) + leadCloseCost*float64(k); ok && f.Torn == 0 && a.Height()+apart+f.Height() <= measure.H && cost < least {
					b, least, left, gap = f, cost, measure.H-a.Height()-apart, apart/size
				}
			}
		}
		if math.IsInf(least, 1) {
			return a, b, 0, "the rest does not fit under it"
		}
		if n := len(b.Lines.Lines); n > 1 {
			b.Pitch += math.Min(leadOpen*b.Size, (left-b.Height())/float64(n-1))
		}
		return a, b, gap, ""
	}
	var tried []string
	var a, b text.Fitted
	found, largest, gap := false, 0.0, 0.0
	for _, size := range sizes {
		if floor > leadLarge*size || found && size < leadWholeLine*largest {
			break
		}
		f, g, between, why := set(size)
		switch {
		case why != "":
			tried = append(tried, fmt.Sprintf("%g: %s", size, why))
		case !found:
			a, b, gap, found, largest = f, g, between, true, size
		case len(f.Lines.Lines) > 1 && f.Cost+text.SizeCost(a.Size, f.Size) < a.Cost:
			// So are lines that break much better.
			tried = append(tried, fmt.Sprintf("%g: the lines of the first sentence break better a little smaller", a.Size))
			a, b, gap = f, g, between
		case len(f.Lines.Lines) > 1 && f.Cost+restCost(&g)+text.SizeCost(a.Size, f.Size)+leadBetter < a.Cost+restCost(&b):
			tried = append(tried, fmt.Sprintf("%g: the lines of the rest break better a little smaller", a.Size))
			a, b, gap = f, g, between
		case len(f.Lines.Lines) == 1:
			// Whole on one line it is a headline, and that is worth some of its size.
			tried = append(tried, fmt.Sprintf("%g: the first sentence is broken", a.Size))
			a, b, gap = f, g, between
		}
		if found && len(a.Lines.Lines) == 1 {
			break
		}
	}
	if !found {
		return false
	}
	shares := leadShares
	if most := math.Floor(tokens.Grow * sizes[0]); only == 0 && a.Size == sizes[0] {
		for _, size := range append([]float64{most}, c.theme.StepsBetween(c.size, most, sizes[0])...) {
			if size <= a.Size {
				break
			}
			f, g, between, why := set(size)
			if why == "" && len(f.Lines.Lines) == len(a.Lines.Lines) && len(g.Lines.Lines) <= len(b.Lines.Lines) && f.Cost <= a.Cost+growCost &&
				f.Height()+between*size+g.Height() <= leadTall*measure.H {
				a, b, gap, shares = f, g, between, leadShares[1:]
				break
			}
		}
	}
	room := measure.H - a.Height() - gap*a.Size
	for _, share := range shares {
		// The rest fills the page better a little larger, while it still steps back.
		if small := share * a.Size; small > b.Size+1e-6 {
			if g, ok := under.At(small, text.Box{Width: measure.W, Height: room, Mode: text.Display, Pitch: pitch}); ok && g.Torn == 0 && g.Rough <= b.Rough && g.Cost <= b.Cost+growCost && g.Height() <= leadFull*room {
				b = g
				break
			}
		}
	}
	c.took(&a)
	above, below := &block{label: first, prepared: prepared, Fitted: a}, &block{label: rest, prepared: under, Fitted: b}
	above.paint = c.quotePaint(first.ground)
	usual, second := above.paint, scene.Solid(c.colours.Second)
	below.paint = func(tag int) scene.Paint {
		if tag == tagPlain {
			return second
		}
		return usual(tag)
	}
	stack := []stacked{{block: above, part: part{0, cut}}, {block: below, over: gap * a.Size, part: part{cut, len(q.runes)}}}
	if c.crowded = !c.stackClear(sig, measure, stack, false); c.crowded {
		return false
	}
	c.Layout = "lead"
	c.choose("quote size", fmt.Sprintf("%g, the rest %g", a.Size, b.Size), "the largest at which the rest fits under the first sentence", tried...)
	c.placeStack(q, sig, measure, stack, false)
	return true
}
