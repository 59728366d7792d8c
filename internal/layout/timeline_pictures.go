package layout

import (
	"image"
	"math"
	"strings"

	"cards/internal/deck"
	"cards/internal/scene"
)

// Pictures of events: a small one at the end of an event's row, or under its words on a card.

// eventPicture is the picture of an event.
type eventPicture struct {
	source image.Image
	focus  scene.Point
	alt    string
	credit string
}

const (
	// pictureShare is a picture's share of the measure of its row, leastPicture its least width, a token.
	pictureShare = 0.27
	leastPicture = 120
	// rowRatio and cardRatio are the heights of pictures in their widths.
	rowRatio  = 0.75
	cardRatio = 0.6
	// pictureAir is over a picture under words, em of the title.
	pictureAir = 0.4
	// mostCardPicture is the most height of a picture on a card, em of the title.
	mostCardPicture = 5
)

// pictureOf finds the picture that was read for an image of the deck; nil when there is none.
func (s *Setter) pictureOf(i *deck.Image, lang, alt string) *eventPicture {
	if i == nil || s.Pictures[i] == nil {
		return nil
	}
	p := &eventPicture{source: s.Pictures[i], focus: scene.Point{X: 0.5, Y: 0.5}, alt: alt, credit: i.Credit.In(lang)}
	if i.Focus != nil {
		p.focus = scene.Point{X: i.Focus.X, Y: i.Focus.Y}
	}
	return p
}

// picture paints an event's picture.
func (c *canvas) picture(p *eventPicture, area scene.Rect) {
	area = scene.Rect{X: scene.Snap(area.X), Y: scene.Snap(area.Y), W: scene.Snap(area.W), H: scene.Snap(area.H)}
	// In a group, so that a frame that reveals can let it down.
	c.mark("image", area, scene.Group{Items: []scene.Item{scene.Image{Source: p.source, Area: area, Focus: p.focus, Alt: p.alt}}})
}

// rowPicture is the place of a picture in a row of the measure, from the row's left edge and its top.
func (c *canvas) rowPicture(measure, top float64) scene.Rect {
	w := math.Min(math.Max(pictureShare*measure, leastPicture*c.unit), 0.4*measure)
	return scene.Rect{X: measure - w, Y: top, W: w, H: rowRatio * w}
}

// cardPicture is the height of a picture of a width under the words of a card, and the space over it.
func (c *canvas) cardPicture(width, title float64) (height, air float64) {
	return math.Min(cardRatio*width, mostCardPicture*title), pictureAir * title
}

// pictured reports whether any event has a picture.
func (st *story) pictured() bool {
	for i := range st.moments {
		if st.moments[i].picture != nil {
			return true
		}
	}
	return false
}

// pictureCredits are the photographers of a timeline's pictures, each once, as a line of the foot; empty when there are none.
func (st *story) pictureCredits(from, to int) string {
	var names []string
	seen := map[string]bool{}
	if st.photo != nil && st.photo.credit != "" {
		names, seen[st.photo.credit] = append(names, st.photo.credit), true
	}
	for i := range st.moments {
		m := &st.moments[i]
		if m.picture == nil || m.picture.credit == "" || seen[m.picture.credit] || to > 0 && (i < from || i >= to) {
			continue
		}
		seen[m.picture.credit] = true
		names = append(names, m.picture.credit)
	}
	if len(names) == 0 {
		return ""
	}
	return st.words.PhotoCredit + strings.Join(names, st.words.ListComma)
}
