// Package logo reads a brand's logo, from a PNG (or another picture) or from a safe part of SVG, and finds out how it may stand on a
// card: flat logos of up to three colours become one ink, others keep their colours.
//
// An SVG is drawn once, at the size of a picture, and judged as pictures are: so both kinds are read alike, and what is judged is
// what is seen.
package logo

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"strings"

	"golang.org/x/image/draw"

	"cards/internal/picture"
)

// Logo is a logo that is ready to stand on cards. Its margins are trimmed.
type Logo struct {
	// Width and Height are its pixels; only their ratio says how it is to be drawn.
	Width, Height int
	// Ink is how much of each pixel is covered, where the logo is of so few flat colours that it may be in one ink; else nil.
	Ink *image.Alpha
	// Picture has its own colours. A flat ground that the file had is in it, so that it looks as it was drawn.
	Picture *image.NRGBA
	// Ground is that flat ground; its A is 0 where the logo has none.
	Ground color.NRGBA
	// Colours are the flat colours from the darkest on, without the ground; empty where there are too many.
	Colours []color.NRGBA
	// Why says why the logo keeps its colours; empty where it is in one ink.
	Why string
}

const (
	// MaxFile bounds a file in bytes. The logos of large brands have 2 to 60 KB; what has more is a photograph or carries one.
	MaxFile = 8 << 20
	// drawnSide is the longer side in pixels at which a logo is judged and kept: more than three times the widest box on a page.
	drawnSide = 1200
	// mostAspect is the most that a logo may be longer than it is high, or higher: in its box nothing could be seen of it.
	mostAspect = 16
	// leastSide is the least pixels of the shorter side after trimming.
	leastSide = 8
)

// Read reads a file; name is what errors call it. The error is a *picture.Error.
func Read(data []byte, name string) (*Logo, error) {
	m, err := pixels(data, name)
	if err != nil {
		return nil, err
	}
	l, f := judge(m)
	if f != nil {
		return nil, f.named(name)
	}
	return l, nil
}

// pixels returns the drawn or decoded logo, its longer side at most drawnSide.
func pixels(data []byte, name string) (*image.NRGBA, error) {
	if len(data) > MaxFile {
		return nil, (&fault{"logo-limit", fmt.Sprintf("the file has %d MiB, and a logo at most %d", len(data)>>20, MaxFile>>20), hintSmaller}).named(name)
	}
	if isSVG(data) {
		m, f := drawSVG(data)
		if f != nil {
			return nil, f.named(name)
		}
		return m, nil
	}
	if _, err := picture.Probe(data, name); err != nil {
		return nil, err
	}
	p, err := picture.Read(data, name)
	if err != nil {
		return nil, err
	}
	return fitted(p.Image), nil
}

// fitted returns a picture as NRGBA, made smaller where it is larger than it can be drawn.
func fitted(m image.Image) *image.NRGBA {
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	if long := max(w, h); long > drawnSide {
		w, h = max(1, (w*drawnSide+long/2)/long), max(1, (h*drawnSide+long/2)/long)
		small := image.NewRGBA(image.Rect(0, 0, w, h))
		draw.CatmullRom.Scale(small, small.Bounds(), m, b, draw.Src, nil)
		m, b = small, small.Bounds()
	}
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), m, b.Min, draw.Src)
	return out
}

// isSVG tells by its first bytes whether a file is an SVG.
func isSVG(data []byte) bool {
	head := strings.ToLower(string(bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\xef\xbb\xbf"))))
	head = strings.TrimSpace(head)
	return strings.HasPrefix(head, "<svg") || strings.HasPrefix(head, "<!doctype svg") ||
		(strings.HasPrefix(head, "<?xml") || strings.HasPrefix(head, "<!--")) && strings.Contains(head, "<svg")
}

// fault says why a logo cannot be used, before the file's name is known.
type fault struct{ code, message, hint string }

const (
	hintSmaller = "export it as a PNG with a transparent ground, about 1000 pixels wide"
	hintPlain   = "in the drawing program convert text to outlines and export as plain SVG, or export a PNG with a transparent ground"
	hintPNG     = "export the logo as a PNG with a transparent ground, about 1000 pixels wide"
)

func (f *fault) named(name string) *picture.Error {
	return &picture.Error{Name: name, Code: f.code, Message: f.message, Hint: f.hint}
}

// unsupported is something that this part of SVG does not have.
func unsupported(what, hint string) *fault {
	return &fault{"logo-svg", "the SVG has " + what + ", which is not drawn", hint}
}

// damaged is an SVG that cannot be read.
func damaged(format string, args ...any) *fault {
	return &fault{"logo-damaged", "the SVG is damaged: " + fmt.Sprintf(format, args...), "export the logo again"}
}

// tooMuch is an SVG beyond a limit.
func tooMuch(format string, args ...any) *fault {
	return &fault{"logo-limit", fmt.Sprintf(format, args...), hintSmaller}
}
