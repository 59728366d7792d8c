package layout

import (
	"math"
	"strings"

	"cards/internal/scene"
	"cards/internal/theme"
)

// A quote on several pages: where it is divided, and the mark that says that it goes on.

// splitQuote divides a text into n parts of nearly equal length at sentence ends, or at clause ends where sentences are
// too few.
func splitQuote(runes []rune, n int) []part {
	var ends []int
	for _, marks := range []string{"。！？.!?\n", "。！？.!?\n，；,;"} {
		ends = ends[:0]
		for i := 0; i < len(runes)-1; i++ {
			if !strings.ContainsRune(marks, runes[i]) {
				continue
			}
			j := i + 1
			for j < len(runes) && strings.ContainsRune("”’」』）)。！？…\n ", runes[j]) {
				j++
			}
			if (runes[i] == '.' || runes[i] == ',') && j == i+1 {
				continue // inside a number or an address
			}
			if j < len(runes) && (len(ends) == 0 || ends[len(ends)-1] != j) {
				ends = append(ends, j)
			}
		}
		if len(ends) >= n-1 {
			break
		}
	}
	parts := []part{}
	from := 0
	for k := 1; k < n && len(ends) > 0; k++ {
		want := from + (len(runes)-from)/(n-k+1)
		best := -1
		for _, e := range ends {
			if e > from && (best < 0 || abs(e-want) < abs(best-want)) {
				best = e
			}
		}
		if best < 0 {
			break
		}
		parts = append(parts, part{from, best})
		from = best
	}
	return append(parts, part{from, len(runes)})
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// moreMark says that the quote goes on: in one character (续), a red-character seal on the last line at the margin; in a
// longer word, that word.
func (c *canvas) moreMark(quote *scene.Box, b *block, sig *signature) {
	tokens := c.theme.Decoration.Seal.More
	word := label{role: "note", text: c.set.Words.Continued, style: bold(c.theme.Type.Roles.Quote), size: math.Max(tokens.Glyph*c.unit, c.size.Floor(theme.LabelText)), colour: c.colours.AccentText}
	framed := len([]rune(word.text)) == 1
	side := math.Max(tokens.Box*c.unit, 1.4*word.size)
	if !framed {
		word.style, word.size = c.theme.Type.Roles.Note, 0
	}
	set := c.line(word)
	width, height := side, side
	if !framed {
		width, height = set.Width(), set.Size
	}
	last := quote.Lines[len(quote.Lines)-1]
	y := last.Baseline - 0.38*b.Size - height/2
	x := c.area.Right() - width
	if sig.seat != nil {
		x = math.Min(x, sig.seat.room.Right()-width)
	}
	if last.Ink.Right()+tokens.Clear*c.unit > x {
		y += b.Pitch
	}
	// The page mark stands on the foot of the area, or on the limb.
	limit := c.area.Bottom() - 1.3*c.theme.Type.Roles.Page.SizeOf(c.size, theme.LabelText)
	if sig.limb != nil || sig.furniture != nil {
		limit = sig.quoteFoot
	}
	if sig.furniture != nil {
		limit += sig.furniture.below
		if y < last.Baseline {
			y = math.Min(y, limit-height) // beside the line, whose words stand on the foot
		}
	}
	if y+height > limit {
		return
	}
	area := scene.Rect{X: x, Y: y, W: width, H: height}
	for _, other := range c.Scene.Boxes {
		for _, l := range other.Lines {
			if l.Ink.Overlaps(area) {
				return
			}
		}
	}
	if framed {
		frame := scene.Rectangle(area.Inset(tokens.Stroke * c.unit / 2))
		c.mark("decoration", area, scene.Stroke{Path: frame, Paint: scene.Solid(c.colours.AccentShape), Width: tokens.Stroke * c.unit})
	}
	c.put(set, x+(width-set.Width())/2, y+(height-set.Size)/2, set.Width())
}
