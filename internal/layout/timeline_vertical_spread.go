package layout

import (
	"math"

	"cards/internal/theme"
)

// Drawing the pages of a vertical timeline: how the gaps of a page open, where a short one stands, and how high a page grows whose height
// the content decides.

// fullEnough is the share of its room that the events of a single page take at least, if wider gaps do that.
const fullEnough = 2.0 / 3

// halfFull is the share of a slide below which the events of one of several pages take wider gaps.
const halfFull = 0.6

// drawVertical draws the pages of an attempt.
func (l *timelineLayout) drawVertical(a *attempt, name string) []*Page {
	f := a.flow
	n := len(f.rows)
	pages := a.pages()
	gap := l.canvas.theme.Timeline.Column.Gap.For(l.canvas.size)
	var out []*Page
	for p := range pages {
		c := l.page(p, pages, name)
		room := f.room
		if c.Scene.Height == 0 {
			room = l.growPage(c, a)
		}
		f.room = room
		a.head.draw(c, l.st, p+1, pages)
		var columns []*column
		var pieces [][]piece
		var goesOn []bool
		from := a.starts[p*f.columns]
		to := from
		for k := range f.columns {
			i := p*f.columns + k
			if i >= len(a.starts) {
				break
			}
			end := n
			if i+1 < len(a.starts) {
				end = a.starts[i+1]
			}
			at := startColumn
			switch {
			case i == 0:
				at = startTimeline
			case k == 0:
				at = startPage
			}
			col := &column{pieces: f.pieces(a.starts[i], end, at, k+1 < f.columns && end < n), x: c.area.X + float64(k)*(f.style.width+gap), at: at, goesOn: end < n, top: a.head.foot}
			columns, pieces, goesOn = append(columns, col), append(pieces, col.pieces), append(goesOn, col.goesOn)
			to = end
		}
		most := f.most - f.least
		if pages == 1 && a.factor > 1 {
			most *= 1.6
		}
		top := a.head.foot
		if f.style.list {
			top += f.least / 2
		}
		if f.style.long {
			top += longAir * f.least
		}
		foot := f.spread(pieces, goesOn, top, most)
		if pages == 1 {
			// A page that would stay emptier than two thirds takes wider gaps.
			for _, more := range []float64{1.3, 1.6, 2} {
				if foot-top < fullEnough*room && most > 0 {
					foot = f.spread(pieces, goesOn, top, more*most)
				}
			}
		}
		if pages > 1 && f.columns > 1 && !f.style.list {
			// On a slide the events of the last page would crowd under its head.
			for _, more := range []float64{1.5, 2} {
				if foot-top < halfFull*room && most > 0 {
					foot = f.spread(pieces, goesOn, top, more*most)
				}
			}
		}
		if left := a.head.foot + room - foot; pages == 1 && left > 0 && !f.style.list && !l.canvas.size.AutoHeight {
			// A short timeline stands a little above the middle of its room.
			shift := left * c.theme.Space.Centre * 0.7
			for i, col := range columns {
				if n := len(col.pieces); goesOn[i] && n > 0 {
					// Down to where its arrow keeps clear of the foot.
					end := col.pieces[n-1].top + col.pieces[n-1].height + f.arrowRoom() + f.arrowAir()
					shift = math.Max(0, math.Min(shift, a.head.foot+room-end))
				}
			}
			for _, col := range columns {
				for i := range col.pieces {
					col.pieces[i].top += shift
				}
			}
		}
		var kinds [markKinds]bool
		if f.style.list {
			kinds = l.st.listKinds()
		}
		for _, col := range columns {
			if f.style.list {
				f.drawList(c, col)
				continue
			}
			for kind, is := range f.drawColumn(c, col) {
				kinds[kind] = kinds[kind] || is
			}
		}
		note := ""
		if f.style.list && to < n {
			note = l.st.words.ToBelow(l.st.roughly(to))
		}
		a.foot.from, a.foot.to = from, to
		a.foot.draw(c, l.st, kinds, note)
		l.finish(c, from, to)
		out = append(out, c.Page)
	}
	return out
}

// grown is the height of a page that the content decides, when each gap is extra px more than the least.
func (l *timelineLayout) grown(a *attempt, extra float64) float64 {
	c := l.canvas
	h, gaps := a.flow.tall(a.flow.pieces(0, len(a.flow.rows), startTimeline, false), false)
	if a.flow.style.list {
		h += a.flow.least
	}
	if a.flow.style.long {
		h += 2 * longAir * a.flow.least
	}
	return a.head.foot + h + extra*float64(gaps) + a.foot.height + c.theme.Timeline.Foot.Body.For(c.size) + c.area.Y
}

// growPage gives a page the height that its events need, and returns the room that they then have.
func (l *timelineLayout) growPage(c *canvas, a *attempt) float64 {
	extra := a.flow.most - a.flow.least
	if over := l.grown(a, extra) - theme.MaxSide; over > 0 {
		extra *= math.Max(0, 1-over/(l.grown(a, extra)-l.grown(a, 0)))
	}
	c.resize(l.grown(a, extra))
	faded := a.foot.faded
	kinds := l.st.kinds()
	if a.flow.style.list {
		kinds = l.st.listKinds()
	}
	*a.foot = *c.newFoot(l.st, kinds, 0)
	a.foot.faded = faded
	room := a.foot.top - a.head.foot
	if a.flow.style.list {
		room -= a.flow.least
	}
	return room
}

// resize gives a page of automatic height its height.
func (c *canvas) resize(height float64) {
	c.size, _ = c.size.WithHeight(height)
	c.Page.Size = c.size
	c.Scene.Height = float64(c.size.Height)
	safe := c.size.Safe()
	c.Safe = rect(safe)
	c.area = c.timelineArea()
}

// spread places the columns of one page: every gap that may grow takes the same share of what is left.
func (f *flow) spread(columns [][]piece, goesOn []bool, top, most float64) (foot float64) {
	extra := most
	for i, ps := range columns {
		h, gaps := f.tall(ps, goesOn[i])
		if f.style.list || gaps > 0 {
			gaps++ // half of one is over the first event of a table, half under the last; else the whole keeps the last off the page's foot
		}
		if gaps > 0 {
			extra = math.Min(extra, math.Max(0, f.room-h)/float64(gaps))
		}
	}
	f.extra = extra
	for _, ps := range columns {
		y := top
		if f.style.list {
			y += extra / 2
		}
		for i := range ps {
			p := &ps[i]
			y += p.before
			if p.grow {
				y += extra
			}
			p.top = y
			y += p.height
		}
		foot = math.Max(foot, y)
	}
	return foot
}
