package layout

import (
	"image/color"

	"cards/internal/scene"
)

// Furniture: what a theme draws about a quote where it is more than a signature at the foot, with the room that it leaves for the
// words. A theme has at most one; its tokens are a group of the decoration with `show`. Each is a room of its own (furniture_*.go).

// stand is where a quote stands in its room.
type stand uint8

const (
	standTop stand = iota
	standMiddle
	standFoot
)

// furniture is that of one card, measured before anything is drawn.
type furniture struct {
	// name is its word for inspect.
	name string
	// room bounds the em boxes of the quote, px; stand says where in it they stand.
	room  scene.Rect
	stand stand
	// columns is where a quote in columns begins, px, which needs no room for what stands over lines; 0 is the top of the room.
	columns float64
	// ground is what is behind the quote; the zero colour is the page's.
	ground color.NRGBA
	// behind paints what lies under the words, and the words that sign the card; after what stands beside the quote once that has its
	// place (an opening mark level with its first line, a bar under marked words). Either may be nil.
	behind func()
	// sink returns how much lower than its em boxes say a quote stands, px, so that its ink is on the foot of the room; it may be nil.
	sink  func(b *block) float64
	after func(quote *scene.Box, b *block)
}

// furnish returns the furniture of a quote of so many characters; nil where the theme has none, and the signature does.
func (c *canvas) furnish(who *credit, length int, at place) *furniture {
	switch {
	case c.theme.Decoration.Module.Show:
		return c.furnishModule(who, length, at)
	}
	return nil
}

// place returns where the quote's first em box begins in the room, px.
func (f *furniture) place(c *canvas, height float64) float64 {
	free := f.room.H - height
	switch f.stand {
	case standFoot:
		return f.room.Y + free
	case standMiddle:
		return f.room.Y + free*c.theme.Space.Centre
	}
	return f.room.Y
}
