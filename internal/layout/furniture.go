package layout

import (
	"image/color"
	"math"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
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
	// under is how far under the room a line under marked words may reach, px; 0 where nothing is near.
	under float64
	// kept is what lies under the room to what signs the card, px; apart is how far over that the last line of a quote stands at least, em of
	// the quote, and least the same in px: see spare.
	kept, apart, least float64
	// lift is how much higher than the foot of the room words stand that leave the height, px.
	lift float64
	// columns is where a quote in columns begins, px, which needs no room for what stands over lines; 0 is the top of the room.
	columns float64
	// flush has what signs the card begin at the margin, where nothing stands in a margin column; nil where there is none.
	flush func()
	// beside tells that something is drawn in the margin left of the room, so that no words of the quote may stand there.
	beside bool
	// ground is what is behind the quote; the zero colour is the page's.
	ground color.NRGBA
	// behind paints what lies under the words, and the words that sign the card; after what stands beside the quote once that has its
	// place (an opening mark level with its first line, a bar under marked words). Either may be nil.
	behind func()
	// sink returns how much lower than its em boxes say a quote stands, px, so that its ink is on the foot of the room; it may be nil.
	sink  func(b *block) float64
	after func(quote *scene.Box, b *block)
	// crown paints what stands over words that are several texts, whose ink it is told, once they have their place; nil where nothing does.
	crown func(words scene.Rect)
	// more says that the quote goes on on another page, where the theme has a place of its own for that; nil where it stands on the
	// last line.
	more func()
}

// furnish returns the furniture of a quote of so many characters; nil where the theme has none, and the signature does.
func (c *canvas) furnish(who *credit, length int, at place) *furniture {
	switch d := &c.theme.Decoration; {
	case c.photo != nil || d.Photo.Show:
		return c.furnishPhoto(who, length, at)
	case d.Dial.Show:
		return c.dialFurniture(who, at)
	case d.Book.Show:
		return c.furnishBook(who, length, at)
	case d.Horizon.Show:
		return c.furnishHorizon(who, length, at)
	case d.Module.Show:
		return c.furnishModule(who, length, at)
	}
	return nil
}

// spare is how much of the room's end words leave empty, px, so that those that sign the card stand farther from the last line than lines
// do from each other. No furniture wants nothing.
func (f *furniture) spare(words *text.Fitted) float64 {
	if f == nil || f.apart == 0 {
		return 0
	}
	want := math.Max(f.least, f.apart*words.Size)
	if len(words.Lines.Lines) > 1 {
		want = math.Max(want, apartLeading*(words.Pitch-words.Size))
	}
	return math.Max(0, want-f.kept)
}

// apartLeading is how many times the space between lines of a quote the space under its last one is at least.
const apartLeading = 1.5

// place returns where the first em box of a quote begins in the room, px, by its height, and what of the room's end it leaves empty.
func (f *furniture) place(c *canvas, height, spare float64) float64 {
	free := f.room.H - height
	if spare > 0 {
		free = math.Max(0, free-spare)
	}
	switch f.stand {
	case standFoot:
		return f.room.Y + math.Max(0, free-math.Max(0, f.lift-spare))
	case standMiddle:
		return f.room.Y + free*c.theme.Space.Centre
	case standBook:
		return c.bookPlace(f.room, height)
	}
	return f.room.Y
}

// besides reports whether something is drawn left of the room; where the theme has no furniture, nothing is.
func (f *furniture) besides() bool { return f != nil && f.beside }

// on gives a label what the theme has drawn behind the words as its ground, and a colour that can be read there.
func (f *furniture) on(c *canvas, l label) label {
	if f != nil && f.ground != (color.NRGBA{}) {
		l.ground, l.colour = f.ground, c.readable(l.colour, f.ground)
	}
	return l
}

// stepBack gives dimmed words the lighter weight, in the ink of the others, where the soft ink cannot be read on what is behind
// the quote; on the page's own ground they have the soft ink.
func (c *canvas) stepBack(l *label) {
	weight := l.weight
	if weight == 0 {
		weight = l.style.Weight
	}
	if l.ground == (color.NRGBA{}) || weight <= regular || theme.Contrast(c.colours.Soft, l.ground) >= theme.QuoteContrast {
		return
	}
	light := text.Style{Family: string(l.style.Family), Weight: regular}
	for i := range l.spans {
		if l.spans[i].Tag == tagDim {
			l.spans[i].Tag, l.spans[i].Style = tagPlain, &light
		}
	}
}

// regular is the weight of running text.
const regular = 400
