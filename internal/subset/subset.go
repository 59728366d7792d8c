// Package subset makes small fonts of the glyphs that a document draws: as a bare CFF table, which PDF embeds, and as an
// OpenType file, which becomes a web font. Every face goes one way, whatever its file holds: its outlines are drawn and
// written anew as cubic curves, without hints and subroutines, so that nothing of the source's programs is left.
package subset

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"strings"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
)

// MaxGlyphs is how many glyphs a subset may list: glyph 0, which stands for a missing character, comes on top.
const MaxGlyphs = 65534

// minUnits is the least number of units per em that a subset has. Points are rounded to whole units, and in a face with
// a coarser grid the curves that stand for its quadratic ones would show it.
const minUnits = 1000

// Font is a subset. Glyph 0 is empty; glyph i+1 is the one that was listed at i.
type Font struct {
	// Name is the PostScript name with the subset's tag before it: six letters that depend on all that is drawn (ISO
	// 32000-1, 9.6.4).
	Name string
	// UnitsPerEm is the grid of everything below; it may be a multiple of the face's own.
	UnitsPerEm int
	// Advances are the horizontal advances in units, by glyph of the subset.
	Advances []int
	// Box holds the ink of all glyphs in units, y up: left, bottom, right, top.
	Box [4]int
	// Ascent and Descent are those of the face in units, y up: Descent is negative.
	Ascent, Descent int

	face     scene.Face
	scale    int
	programs [][]byte
	boxes    [][4]int
}

// ErrNoOutline is returned for a glyph that its face keeps as a picture, or not at all.
var ErrNoOutline = errors.New("the face has no outline of a glyph")

// Glyph is a glyph of a face for a subset.
type Glyph struct {
	ID font.GID
	// Advance replaces the face's own, in em, when it is above 0: where a document always sets a glyph wider or tighter, readers
	// that guess spaces from advances need to know.
	Advance float64
	// Shape, where it is not the identity, maps the outline to the one that is written, in em, y up. A glyph that lies on its side,
	// shown along a line that runs down the page, stands upright in a column, and to whatever reads the line it is text like
	// any other.
	Shape scene.Transform
}

// New makes the subset of these glyphs of face. The same glyph may be listed twice, where two characters share it and a
// document has to tell them apart.
func New(face scene.Face, glyphs []font.GID) (*Font, error) {
	list := make([]Glyph, len(glyphs))
	for i, g := range glyphs {
		list[i].ID = g
	}
	return NewSpaced(face, list)
}

// NewSpaced is New with advances of the caller's.
func NewSpaced(face scene.Face, glyphs []Glyph) (*Font, error) {
	if face == nil || face.Font() == nil {
		return nil, errors.New("subset: there is no face")
	}
	if len(glyphs) > MaxGlyphs {
		return nil, fmt.Errorf("subset: %d glyphs of the face %s are too many for one font", len(glyphs), face.Key())
	}
	// Without its caches, which outlines and advances don't read, a Face costs nothing.
	drawn := &font.Face{Font: face.Font()}
	upem := int(drawn.Upem())
	if upem == 0 {
		upem = minUnits
	}
	f := &Font{face: face, scale: (minUnits + upem - 1) / upem}
	f.UnitsPerEm = upem * f.scale
	f.add(f.notdef(drawn), [4]int{}, f.advance(drawn, 0))
	for _, glyph := range glyphs {
		g := glyph.ID
		outline, ok := drawn.GlyphDataOutline(g)
		if !ok {
			return nil, fmt.Errorf("subset: glyph %d of %s: %w", g, face.Key(), ErrNoOutline)
		}
		advance := f.advance(drawn, g)
		if !glyph.Shape.IsIdentity() {
			reshape(outline.Segments, glyph.Shape, float64(upem))
		}
		if glyph.Advance > 0 {
			advance = int(math.Round(math.Min(glyph.Advance*float64(f.UnitsPerEm), math.MaxInt16)))
		}
		program, box, ok := charstring(outline.Segments, advance, f.scale)
		if !ok {
			return nil, fmt.Errorf("subset: glyph %d of %s lies further out than a font can say", g, face.Key())
		}
		f.add(program, box, advance)
	}
	f.measure(drawn)
	f.Name = f.tag() + "+" + postScriptName(face.Key())
	return f, nil
}

// notdef is the program of glyph 0. No document draws it, so it is empty.
func (f *Font) notdef(drawn *font.Face) []byte {
	program, _, _ := charstring(nil, f.advance(drawn, 0), f.scale)
	return program
}

func (f *Font) add(program []byte, box [4]int, advance int) {
	f.programs = append(f.programs, program)
	f.boxes = append(f.boxes, box)
	f.Advances = append(f.Advances, advance)
}

// advance returns the advance of a glyph of the face, in units of the subset.
func (f *Font) advance(drawn *font.Face, g font.GID) int {
	a := math.Round(float64(drawn.HorizontalAdvance(g)) * float64(f.scale))
	if !(a > 0) {
		return 0
	}
	return int(math.Min(a, math.MaxInt16))
}

// measure reckons what is said of the font as a whole.
func (f *Font) measure(drawn *font.Face) {
	first := true
	for _, b := range f.boxes {
		if b == ([4]int{}) {
			continue
		}
		if first {
			f.Box, first = b, false
			continue
		}
		f.Box = [4]int{min(f.Box[0], b[0]), min(f.Box[1], b[1]), max(f.Box[2], b[2]), max(f.Box[3], b[3])}
	}
	// Where a face is silent, the em box of a line of Chinese stands for it.
	f.Ascent, f.Descent = f.UnitsPerEm*88/100, -f.UnitsPerEm*12/100
	e, ok := drawn.FontHExtents()
	up, down := float64(e.Ascender)*float64(f.scale), float64(e.Descender)*float64(f.scale)
	if ok && up > down && math.Abs(up) <= math.MaxInt16 && math.Abs(down) <= math.MaxInt16 {
		f.Ascent, f.Descent = int(math.Round(up)), int(math.Round(down))
	}
}

// tag returns six letters from a sum over what the subset draws.
func (f *Font) tag() string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%d\x00", f.face.Key(), f.UnitsPerEm)
	for _, p := range f.programs {
		fmt.Fprintf(h, "%d\x00", len(p))
		h.Write(p)
	}
	sum := h.Sum(nil)
	out := make([]byte, 6)
	for i := range out {
		out[i] = 'A' + sum[i]%26
	}
	return string(out)
}

// maxName bounds a PostScript name: with the tag it stays below the 63 characters that systems take.
const maxName = 48

// postScriptName makes a PostScript name of the key of a face: what such a name may not hold becomes a hyphen (Adobe
// Technical Note 5176, §7).
func postScriptName(key string) string {
	var b strings.Builder
	for _, r := range key {
		if b.Len() == maxName {
			break
		}
		if r <= ' ' || r > '~' || strings.ContainsRune("[](){}<>/%+", r) {
			r = '-'
		}
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return "font"
	}
	return b.String()
}
