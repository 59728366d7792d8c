package layout

import (
	"math"
	"strings"
	"unicode"

	"cards/internal/edtf"
	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The furniture of signal: a dial at the head of every card, a rule with the names at its foot (furniture_signal_foot.go), and the quote
// middled between the two. The dial measures the time that the deck tells of, with a needle at the date of the words; a deck
// that has no time to measure counts its quotes instead.

// dial is that of one card, reckoned before it is drawn. Its length is the width of the page's area.
type dial struct {
	ticks []tick
	// wide ticks, those that count, all have the stroke of the line.
	wide bool
	// needle is where it points, as a share of the length; below 0 there is none.
	needle float64
	// at is the needle's label, start and end those of the ends; each may be empty.
	at, start, end string
}

// dialOf returns the dial of a card whose words are of a date; n of total counts quotes, n is 0 on cards that are none and beyond
// total on those that come after all.
func (c *canvas) dialOf(date edtf.Date, n, total int) dial {
	tokens := &c.theme.Decoration.Dial
	span := &c.set.span
	if !span.dated() {
		return c.countingDial(n, total)
	}
	d := dial{needle: -1, ticks: []tick{{0, true}}, start: span.label(span.first, c.set.Lang), end: span.label(span.last, c.set.Lang)}
	d.ticks = append(append(d.ticks, span.ticks(tokens.Most)...), tick{1, true})
	if at, ok := date.Anchor(); ok {
		d.needle = math.Min(math.Max((at.YearFraction()-span.from)/(span.to-span.from), 0), 1)
		d.at = span.label(date, c.set.Lang)
		if size := tokens.At.For(c.size); c.line(c.dialLabel("date", d.at, size)).Width() > longestLabel*c.area.W {
			d.at = instantLabel(at, unitYears, c.set.Lang)
		}
	}
	return d
}

// longestLabel is the widest that a needle's label may be, as a share of the dial; a wider one gives way to the year.
const longestLabel = 0.4

// says reports whether the dial's own words are all that a mark of the series says.
func (d *dial) says(mark string) bool {
	if d.at == "" || d.end == "" || !strings.Contains(mark, d.at) {
		return false
	}
	rest := strings.Replace(strings.Replace(mark, d.at, "", 1), d.end, "", 1)
	return !strings.ContainsFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// countingDial has a tick for each quote: those that were read are major, and the last.
func (c *canvas) countingDial(n, total int) dial {
	d := dial{needle: -1, wide: true}
	if total < 2 {
		return d
	}
	step := 1
	if total > c.theme.Decoration.Dial.Cards {
		step = countBy
	}
	place := func(k int) float64 { return float64(k-1) / float64(total-1) }
	for k := 1; k <= total; k++ {
		if k == 1 || k == total || k%step == 0 {
			d.ticks = append(d.ticks, tick{place(k), k <= n || k == 1 || k == total})
		}
	}
	of, all, both := strings.Cut(c.set.Words.Numbered(max(min(n, total), 1), total), "/")
	if both {
		d.end = all
	}
	if n >= 1 && n <= total {
		d.needle, d.at = place(n), of
	}
	return d
}

// countBy is how many quotes one tick stands for where there are too many for one each (unkind 11).
const countBy = 5

// dialLabel is a label of the dial; sizes are px.
func (c *canvas) dialLabel(role, s string, size float64) label {
	l := label{role: role, text: s, lang: c.set.Lang, style: c.theme.Type.Roles.Tick, size: math.Max(size, c.size.Floor(theme.LabelText)), colour: c.colours.Soft, tabular: true}
	if role == "date" {
		l.style, l.colour = bold(l.style), c.colours.AccentText
	}
	return l
}

// dialFoot is where the labels of the dial end, px; it is the same on all cards of a deck, so that quotes have one room.
func (c *canvas) dialFoot() float64 {
	tokens := &c.theme.Decoration.Dial
	size := math.Max(tokens.At.For(c.size), c.size.Floor(theme.LabelText))
	return c.area.Y + math.Max(tokens.Label.For(c.size)+size, tokens.Needle.For(c.size))
}

// drawDial paints the dial at the head of the area. Every stroke begins and ends on whole px: each place is rounded, never the step.
func (c *canvas) drawDial(d dial) {
	tokens := &c.theme.Decoration.Dial
	left, top := math.Round(c.area.X), math.Round(c.area.Y)
	length := math.Round(c.area.Right()) - left
	whole := func(token float64) float64 { return math.Max(1, math.Round(token*c.unit)) }
	line, fine, stroke := whole(tokens.Line), whole(tokens.Fine), whole(tokens.Stroke)
	box := func(at, width, height float64) scene.Rect {
		x := math.Round(left + at*length - width/2)
		return scene.Rect{X: math.Min(math.Max(x, left), left+length-width), Y: top, W: width, H: math.Round(height)}
	}
	items := []scene.Item{scene.Fill{Path: scene.Rectangle(scene.Rect{X: left, Y: top, W: length, H: line}), Paint: scene.Solid(c.colours.Ink)}}
	deepest := line
	end := left
	for i, t := range d.ticks {
		width, height, colour := fine, tokens.Minor.For(c.size), c.colours.Faint
		if d.wide {
			width = line
		}
		if t.major {
			width, height, colour = line, tokens.Major.For(c.size), c.colours.Ink
		}
		r := box(t.at, width, height)
		// A tick that would touch its neighbour or the last one is left out: the end is the one that is named.
		if i > 0 && i < len(d.ticks)-1 && (r.X < end+fine || r.Right()+fine > left+length-line) {
			continue
		}
		end, deepest = r.Right(), math.Max(deepest, r.H)
		items = append(items, scene.Fill{Path: scene.Rectangle(r), Paint: scene.Solid(colour)})
	}
	c.mark("axis", scene.Rect{X: left, Y: top, W: length, H: deepest}, items...)
	needle := scene.Rect{}
	if d.needle >= 0 {
		needle = box(d.needle, stroke, tokens.Needle.For(c.size))
		c.mark("mark", needle, scene.Fill{Path: scene.Rectangle(needle), Paint: scene.Solid(c.colours.AccentShape)})
	}
	c.dialLabels(d, needle)
}

// dialLabels sets the labels on one baseline. The needle's stands where neither end has to give way; else the end does.
func (c *canvas) dialLabels(d dial, needle scene.Rect) {
	tokens := &c.theme.Decoration.Dial
	size := tokens.End.For(c.size)
	set := func(role, s string, size float64) *block {
		if s == "" {
			return nil
		}
		return c.line(c.dialLabel(role, s, size))
	}
	start, end, at := set("tick", d.start, size), set("tick", d.end, size), set("date", d.at, tokens.At.For(c.size))
	base := math.Round(c.area.Y) + tokens.Label.For(c.size) + text.Ascent*math.Max(size, c.size.Floor(theme.LabelText))
	width := func(b *block) float64 {
		if b == nil {
			return 0
		}
		return b.Width()
	}
	left, right := c.area.X, c.area.Right()
	if at != nil {
		beside := tokens.Beside * c.unit
		apart := tokens.Apart * c.unit
		if d.wide {
			// Numbers of cards are short, and the last of them says of how many.
			apart = c.theme.Space.Neighbour * size
		}
		after, before := needle.Right()+beside, needle.X-beside-at.Width()
		clear := func(x float64) bool {
			return x >= left && x+at.Width() <= right && (start == nil || x-(left+width(start)) >= apart) && (end == nil || right-width(end)-(x+at.Width()) >= apart)
		}
		x := after
		if right-needle.Right() < tokens.Turn*c.unit || !clear(after) && clear(before) {
			x = before
		}
		if x < left {
			x = after
		}
		x = math.Max(left, math.Min(x, right-at.Width()))
		if start != nil && x-(left+start.Width()) < apart {
			start = nil
		}
		if end != nil && right-end.Width()-(x+at.Width()) < apart {
			end = nil
		}
		c.putOnBaseline(at, x, base, at.Width())
	}
	if start != nil && end != nil && start.Width()+end.Width()+c.theme.Space.Neighbour*size > right-left {
		end = nil
	}
	if start != nil {
		c.putOnBaseline(start, left, base, start.Width())
	}
	if end != nil {
		end.align = text.End
		c.putOnBaseline(end, right-end.Width(), base, end.Width())
	}
}

// dialFurniture is that of a quote.
func (c *canvas) dialFurniture(who *credit, at place) *furniture {
	d := c.dialOf(who.date, at.quote, at.quotes)
	if c.Layout != formNumber && d.says(at.line()) {
		at.mark = at.part // the dial counts already
	}
	f := c.newDialFoot(who, at.mark)
	clear := c.theme.Decoration.Dial.Clear.For(c.size)
	top := c.dialFoot() + clear
	if c.Layout == formNumber {
		// Two scales on one card confuse (modern, signal-number).
		top = c.area.Y
	}
	return &furniture{
		name: "dial", stand: standMiddle,
		room:  scene.Rect{X: c.area.X, Y: top, W: c.area.W, H: math.Max(f.top-clear-top, 0)},
		under: f.first - (f.top - clear),
		behind: func() {
			if c.Layout != formNumber {
				c.drawDial(d)
			}
			c.drawDialFoot(f)
		},
	}
}
