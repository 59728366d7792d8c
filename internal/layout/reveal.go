package layout

import (
	"image/color"
	"slices"
	"strings"

	"cards/internal/scene"
	"cards/internal/theme"
)

// Frames that reveal a timeline: the page is laid out once, and each frame is the same display list in other colours, one event
// lit and the others held. Which box belongs to which event was noted when it was drawn (canvas.about). (design notes,
// timelines-unkind, reveal)

// told is what a page of a timeline tells: the moments from to to-1, each in a sentence with its place among all.
type told struct {
	from, to  int
	sentences []string
	theme     *theme.Theme
	// laned tells that the marks have the colours of lanes.
	laned bool
}

// telling notes what a page tells.
func (st *story) telling(t *theme.Theme, from, to int) *told {
	page := &told{from: from, to: to, theme: t, laned: st.laned()}
	for k := from; k < to; k++ {
		page.sentences = append(page.sentences, st.altOf(k))
	}
	return page
}

// Reveal returns the frames of a card's pages: for each page of a timeline one with each event lit, in the order of time, and
// at last the page as it is, in which none is held. Of a page with one event there is only that. Pages without events, and other
// cards, stay as they are.
func Reveal(pages []*Page) []*Page {
	var out []*Page
	for _, p := range pages {
		n := 0
		if p.told != nil {
			n = p.told.to - p.told.from
		}
		if n == 0 {
			out = append(out, p)
			continue
		}
		last := *p
		last.Events = p.lit(func(int) bool { return true })
		frames := []*Page{&last}
		if n > 1 {
			frames = nil
			for k := p.told.from; k < p.told.to; k++ {
				frames = append(frames, p.frame(k))
			}
			frames = append(frames, &last)
		}
		for i, f := range frames {
			f.Frame, f.Frames = i+1, len(frames)
		}
		out = append(out, frames...)
	}
	return out
}

// Lit returns the words of the event that a frame lights, as they stand on the page; "" on pages that hold no event back.
func (p *Page) Lit() string {
	if p.told == nil || p.Frame == p.Frames {
		return ""
	}
	k := p.told.from + p.Frame - 1
	var words []string
	for _, b := range p.Scene.Boxes {
		if b.Events[0] <= k && k < b.Events[1] && b.Text != "" {
			words = append(words, b.Text)
		}
	}
	return strings.Join(words, " ")
}

// lit returns where the page's events are, with those lit that light says.
func (p *Page) lit(light func(k int) bool) []EventPlace {
	events := slices.Clone(p.Events)
	for i := range events {
		events[i].Lit = light(p.told.from + i)
	}
	return events
}

// frame returns the page with moment k lit and all others held.
func (p *Page) frame(k int) *Page {
	f, s := *p, *p.Scene
	s.Items, s.Boxes = slices.Clone(s.Items), slices.Clone(s.Boxes)
	for i := range s.Boxes {
		b := &s.Boxes[i]
		var to func(color.NRGBA) color.NRGBA
		switch {
		case b.Events[0] == b.Events[1]:
			continue
		case b.Events[0] <= k && k < b.Events[1]:
			to = p.told.light(b)
		default:
			to = p.told.hold(b)
			if b.Role == "image" || b.Role == "mark" {
				fade(s.Items[b.From:b.To])
			}
		}
		if to == nil {
			continue
		}
		for at := b.From; at < b.To; at++ {
			s.Items[at] = scene.Recolour(s.Items[at], to)
		}
		b.Color = to(b.Color)
	}
	s.Alt = p.told.sentences[k-p.told.from] + " " + s.Alt
	f.Scene = &s
	f.Events = p.lit(func(i int) bool { return i == k })
	// What there is to tell of the layout is told once, of the page as it is.
	f.Warnings = nil
	return &f
}

// heldPicture is how much of a held picture or icon is seen: they have colours that no other takes the place of.
const heldPicture = 0.3

// fade lets the pictures and icons among items down, which stand in groups of their own.
func fade(items []scene.Item) {
	for i, item := range items {
		if g, ok := item.(scene.Group); ok {
			g.Opacity = heldPicture
			items[i] = g
		}
	}
}

// light returns the colours of a box of the event that is lit; nil leaves it as it is. Words have their own colours; a mark
// takes the accent, but where lanes have colours the accent would be taken for one of them.
func (t *told) light(b *scene.Box) func(color.NRGBA) color.NRGBA {
	if b.Role != "mark" || t.laned {
		return nil
	}
	accent := t.theme.Colours.AccentShape
	return upon(b.Background, func(color.NRGBA) color.NRGBA { return accent })
}

// heldLane is the share of a lane's colour that a held mark keeps.
const heldLane = 0.5

// hold returns the colours of a box of an event that is held.
func (t *told) hold(b *scene.Box) func(color.NRGBA) color.NRGBA {
	colours := &t.theme.Colours
	switch {
	case b.Role == "mark" && t.laned:
		return upon(b.Background, func(own color.NRGBA) color.NRGBA { return mix(own, b.Background, heldLane) })
	case b.Role == "mark":
		// What is paler already stays: no mark becomes louder than it was.
		return upon(b.Background, func(own color.NRGBA) color.NRGBA { return quieter(own, colours.Held, b.Background) })
	case b.Role == "connector":
		// In some themes rules are as loud as the accent, or as the poles themselves.
		line := quieter(colours.Rule, mix(colours.Faint, colours.Ground, heldPole), colours.Ground)
		return func(color.NRGBA) color.NRGBA { return line }
	}
	ground := b.Background
	if ground == (color.NRGBA{}) {
		ground = colours.Ground // the frame of a status
	}
	words := readable(t.theme, colours.Held, ground)
	return func(color.NRGBA) color.NRGBA { return words }
}

// heldPole is the share of their colour that the poles of held events keep at most.
const heldPole = 0.6

// upon keeps the colour of what is behind a mark, which is painted with it so that lines end at its edge, and the alpha of all.
func upon(behind color.NRGBA, to func(color.NRGBA) color.NRGBA) func(color.NRGBA) color.NRGBA {
	return func(own color.NRGBA) color.NRGBA {
		if own == behind {
			return own
		}
		c := to(own)
		c.A = own.A
		return c
	}
}

// quieter returns which of two colours has less contrast with a ground.
func quieter(a, b, ground color.NRGBA) color.NRGBA {
	if theme.Contrast(a, ground) <= theme.Contrast(b, ground) {
		return a
	}
	return b
}
