package layout

import (
	"math"

	"cards/internal/picture"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The picture of a timeline: a strip along the head of every page, over its events.

// layPictured lays a timeline out under its picture, and without it where that takes more pages or leaves something no room.
func (s *Setter) layPictured(t *timeline, size theme.Size, at place) []*Page {
	bare := *t
	bare.photo = nil
	without := s.newTimelineLayout(s.tell(&bare), size, at).lay()
	for _, share := range []float64{1, stripLess} {
		l := &timelineLayout{set: s, st: s.tell(t), at: at, size: size, measured: map[form]*attempt{}, stripShare: share}
		l.canvas = l.newCanvas()
		if pictured := l.lay(); len(pictured) <= len(without) && !pictured[0].Warnings.HasErrors() {
			return pictured
		}
	}
	without[0].Warnings.Warnf(t.photo.pos, "image-left-out", "leave out events, or draw other sizes", "on %s the events leave no room for the timeline's picture", size.Name)
	return without
}

// strip puts the timeline's picture along the head of the page and takes its room from the events.
func (l *timelineLayout) strip(c *canvas) {
	of := l.st.photo
	if of == nil {
		return
	}
	tokens := &c.theme.Decoration.Photo
	height := l.stripShare * tokens.Strip * c.Safe.H
	if l.size.AutoHeight || c.Scene.Height == 0 || c.Scene.Height > stripSides*c.Scene.Width {
		height = l.stripShare * tokens.Strip * c.Scene.Width
	}
	area := scene.Rect{W: c.Scene.Width, H: math.Round(c.Safe.Y + height)}
	a := arrangement{form: photoBeside, edge: picture.Bottom, area: area}
	p := &photoPage{of: of, arrangement: a, print: a.print(of, c)}
	if of.treatment == "duotone" {
		p.print.Tones = p.ramp(c)
	}
	before := c.photo
	c.photo = p
	c.placePhoto()
	c.photo = before
	foot := c.area.Bottom()
	// Text's own margin at the head is for a page that begins there.
	c.area.Y = math.Max(c.area.Y, area.Bottom()+stripUnder*tokens.Under.For(c.size))
	if c.area.H > 0 {
		c.area.H = foot - c.area.Y
	}
}

const (
	// stripLess is how much lower a strip becomes for the sake of the events.
	stripLess = 0.62
	// stripSides is the ratio of height to width beyond which a strip is measured by the width.
	stripSides = 2
	// stripUnder is the space under the strip in that under the picture of a text page: a headline is smaller than a quote.
	stripUnder = 0.8
)
