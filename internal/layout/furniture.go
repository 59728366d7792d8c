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
	standBook // see bookPlace
)

// furniture is that of one card, measured before anything is drawn.
type furniture struct {
	// name is its word for inspect.
	name string
	// room bounds the em boxes of the quote, px; stand says where in it they stand.
	room  scene.Rect
	stand stand
	// below is how far under the room the mark of a quote that goes on may reach, px; open is the most em by which lines of the
	// quote part where the room has the height (0: what all themes allow).
	below, open float64
	// ground is what is behind the quote; the zero colour is the page's.
	ground color.NRGBA
	// behind paints what lies under the words, and the words that sign the card; after what stands beside the quote once that has its
	// place (an opening mark level with its first line, a bar under marked words). Either may be nil.
	behind func()
	after  func(quote *scene.Box, b *block)
}

// furnish returns the furniture of a quote of so many characters; nil where the theme has none, and the signature does.
func (c *canvas) furnish(who *credit, length int, at place) *furniture {
	switch {
	case c.theme.Decoration.Dial.Show:
		return c.dialFurniture(who, at)
	case c.theme.Decoration.Book.Show:
		return c.furnishBook(who, length, at)
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
	case standBook:
		return c.bookPlace(f.room, height)
	}
	return f.room.Y
}
