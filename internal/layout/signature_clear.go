package layout

import (
	"fmt"
	"math"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// How a quote keeps clear of what signs it, and of the edge of the page.

// nameRoom is kept between a line's em box and the head of a name that stands under it, in em of the line: emphasis dots
// need it too.
const nameRoom = 0.4

// narrow returns from which line on a quote must end left of the name's column.
func (sig *signature) narrow(c *canvas, measure scene.Rect) func(size, pitch float64) (int, float64) {
	if !sig.column || sig.name_ == nil {
		return nil
	}
	return func(size, pitch float64) (int, float64) {
		// The first line whose em box comes too near the name.
		from := int(math.Ceil((sig.nameY - measure.Y - (1+nameRoom)*size) / pitch))
		return max(from, 0), measure.Right() - (sig.sealAt.X - c.theme.Decoration.Keep.Column*c.unit)
	}
}

// descending are the letters that reach below the em box of a line of characters, descender by how much of an em they do at most.
const (
	descending = "gjpqyQJçţ,;()[]"
	descender  = 0.2
)

const (
	// nearEdge is the share of the page's width beyond which no mark hangs.
	nearEdge = 0.95
	// narrowStops are narrower than what they take of a line; stopAir is what is free behind their ink there, em.
	narrowStops = "\uff0c\u3002\u3001"
	stopAir     = 0.1
	// hangingInk is about what the ink of a hanging stop takes, em.
	hangingInk = 0.33
)

// reachesDown reports whether a line has characters that reach below the em box: letters with descenders, and emoji.
func reachesDown(line string) bool {
	return strings.ContainsAny(line, descending) || strings.ContainsFunc(line, func(r rune) bool { return r >= 0x1f000 && r < 0x20000 })
}

// clear reports whether a fitted quote keeps away from the signature and the page's edge.
func (sig *signature) clear(c *canvas, f *text.Fitted, measure scene.Rect, form string) (string, bool) {
	if own := sig.furniture; own != nil && own.apart > 0 && f.Height()+own.spare(f) > measure.H+0.5 {
		return "its last line comes too near what signs the card", false
	}
	if own := sig.furniture; own != nil && own.below > 0 && strings.ContainsAny(f.Lines.Text(len(f.Lines.Lines)-1), descending) {
		if own.place(c, f.Height(), own.spare(f))+f.Height()+descender*f.Size > own.room.Bottom()+own.below {
			return "its last letters reach down to what the theme has drawn", false
		}
	}
	if own := sig.furniture; own != nil && own.under > 0 && sig.marked > 0 {
		if own.place(c, f.Height(), own.spare(f))+f.Height()+sig.marked*f.Size > own.room.Bottom()+own.under {
			return "the line under its marked words reaches down to what the theme has drawn", false
		}
	}
	if last := f.Lines.Text(len(f.Lines.Lines) - 1); form == "centre" || sig.furniture == nil || sig.furniture.sink == nil {
		// Half of what is left over is under the words at least.
		if under := (measure.H-f.Height())/2 + c.Safe.Bottom() - measure.Bottom(); under < descender*f.Size && reachesDown(last) {
			return "its last letters reach out of the page's safe area", false
		}
	}
	if form == "centre" {
		for i := range f.Lines.Lines {
			if out := f.LineReach(i) - f.LineWidth(i); out > 0 && measure.X+(measure.W+f.LineWidth(i))/2+math.Min(out, hangingInk*f.Size) > nearEdge*c.Scene.Width {
				return "a hanging mark comes too near the page's edge", false
			}
		}
		return "", true
	}
	x := measure.X - c.theme.FlushLeft(c.size, f.Size)
	edge := c.Scene.Width * nearEdge
	for i := range f.Lines.Lines {
		top := measure.Y + float64(i)*f.Pitch
		reach := inkReach(f, i, x)
		if i == 1 {
			reach += sig.indent
		}
		if s := sig.seat; s != nil && s.right && !s.over && reach > s.box.X-hangClear*c.theme.Decoration.Portrait.Gap.For(c.size) {
			return "a hanging mark comes too near the portrait", false
		}
		if reach > edge {
			return "a hanging mark comes too near the page's edge", false
		}
		if sig.column && sig.name_ != nil && top+(1+nameRoom)*f.Size > sig.nameY && reach > sig.sealAt.X-c.theme.Decoration.Keep.Column*c.unit {
			return fmt.Sprintf("line %d runs into the name", i+1), false
		}
	}
	return "", true
}

// hangsOut reports whether a line comes too near the page's edge, as one does whose last mark hangs, for words from the left of their
// measure.
func (c *canvas) hangsOut(f *text.Fitted, measure scene.Rect) bool {
	x := measure.X - c.theme.FlushLeft(c.size, f.Size)
	for i := range f.Lines.Lines {
		if inkReach(f, i, x) > nearEdge*c.Scene.Width {
			return true
		}
	}
	return false
}

// inkReach is how far right the ink of line i reaches that begins at x, px: as far as a mark that hangs behind it, and not as far as
// the air of a stop that does not.
func inkReach(f *text.Fitted, i int, x float64) float64 {
	reach := x + f.LineWidth(i)
	switch words := []rune(f.Lines.Text(i)); {
	case f.LineReach(i) > f.LineWidth(i):
		reach += hangingInk * f.Size
	case len(words) > 0 && strings.ContainsRune(narrowStops, words[len(words)-1]):
		reach -= stopAir * f.Size
	}
	return reach
}
