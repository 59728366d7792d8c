package deck

import (
	"strconv"
	"strings"

	"cards/internal/source"
)

// The bounds of a size in px: 8192 is the largest canvas that is drawn, below 64 nothing can be read.
const (
	minSide = 64
	maxSide = 8192
)

// size reads the name of a size and reports what is wrong with it.
func (c *checker) size(n *source.Node) Size {
	size := Size{Text: Text{V: strings.TrimSpace(n.Value), Pos: n.Pos, Set: true}}
	w, h, sized := strings.Cut(strings.NewReplacer("×", "x", "X", "x", "*", "x").Replace(size.V), "x")
	switch {
	case sized && isSide(w) && (isSide(h) || h == "auto"):
		var ok bool
		if size.Width, ok = side(w); !ok {
			c.errorf(n.Pos, "bad-size", "write a width from 64 to 8192, such as 1080x1440", "the width %s is not one that can be drawn", shorten(w))
		}
		if h != "auto" {
			if size.Height, ok = side(h); !ok {
				c.errorf(n.Pos, "bad-size", "write a height from 64 to 8192, or auto", "the height %s is not one that can be drawn", shorten(h))
			}
		}
	case isSide(size.V):
		c.errorf(n.Pos, "bad-size", "write a name such as square, or width and height such as 1080x1440", "%s is no size", shorten(size.V))
	case len(c.options.Sizes) > 0 && !contains(c.options.Sizes, size.V):
		hint := "`cards list sizes` shows all names; 1080x1440 is a size too"
		if meant := source.Suggest(size.V, c.options.Sizes); meant != "" {
			hint = "did you mean " + meant + "?"
		}
		c.errorf(n.Pos, "unknown-size", hint, "there is no size %s", shorten(size.V))
	}
	return size
}

// isSide reports whether s is meant for a length: a number, whatever it is worth.
func isSide(s string) bool {
	_, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	return err == nil || errorIsRange(err)
}

func errorIsRange(err error) bool {
	e, ok := err.(*strconv.NumError)
	return ok && e.Err == strconv.ErrRange
}

func side(s string) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), "px"))
	if err != nil || n < minSide || n > maxSide {
		return 0, false
	}
	return n, true
}

func contains(words []string, word string) bool {
	for _, w := range words {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}
