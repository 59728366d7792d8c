package fonts

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/cff"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// This room looks at every outline of a user's font once, before any text is set in it: what would panic, run for years
// or fill the page is found here. A font with a few such glyphs goes on without them, as if it lacked their characters;
// one with many is damaged.

const (
	// maxInk is how far from its origin a glyph may reach, in em: the widest real ones, long dashes and ligatures of
	// whole sentences, stay below 20.
	maxInk = 32
	// maxUnreadable is the share of glyphs, in percent, that may be unreadable.
	maxUnreadable = 5
)

// examine draws all glyphs of f, takes those that can't be drawn out of it, and returns the characters that it has, and
// those that it loses by that, both in order. f must not be in use yet.
func examine(f *font.Font, glyphs int) (characters, lost []rune, err error) {
	programs := charstringsOf(f)
	shapes := hiddenAt[tables.Glyf](f, "glyf")
	if programs == nil && len(*shapes) == 0 && len(f.BitmapSizes()) == 0 {
		return nil, nil, damagedFont("it has no outlines that can be read")
	}
	unreadable, inked, err := unreadableGlyphs(f, programs, glyphs)
	if err != nil {
		return nil, nil, err
	}
	if !inked {
		return nil, nil, damagedFont("all its glyphs are empty")
	}
	if len(unreadable)*100 > glyphs*maxUnreadable {
		return nil, nil, damagedFont("%d of its %d outlines cannot be read", len(unreadable), glyphs)
	}
	without := lackingCmap{f.Cmap, glyphs, map[font.GID]bool{}}
	for _, g := range unreadable {
		without.lacking[font.GID(g)] = true
		switch {
		case programs == nil:
			if g < len(*shapes) {
				(*shapes)[g] = tables.Glyph{}
			}
		case programs.cff2:
			hidden[*cff.CFF2](f, "cff2").Charstrings[g] = nil
		default:
			hidden[*cff.CFF](f, "cff").Charstrings[g] = []byte{14} // endchar
		}
	}
	for _, r := range charactersOf(f.Cmap) {
		if _, ok := without.Lookup(r); ok {
			characters = append(characters, r)
		} else {
			lost = append(lost, r)
		}
	}
	if len(lost) > 0 {
		f.Cmap = without
	}
	if len(characters) == 0 {
		return nil, nil, damagedFont("it has no characters")
	}
	return characters, lost, nil
}

// charactersOf returns the characters that a cmap has glyphs for, but for those of planes 4 to 13, which Unicode has not
// begun. Asking for each is bounded, whatever the table claims; its own list is not.
func charactersOf(c font.Cmap) (characters []rune) {
	for r := rune(' '); r <= 0x10ffff; r++ {
		if r == 0x40000 {
			r = 0xe0000
		}
		if g, ok := c.Lookup(r); ok && g != 0 {
			characters = append(characters, r)
		}
	}
	return characters
}

// lackingCmap is a cmap without the characters of some glyphs, and of those that are not there.
type lackingCmap struct {
	font.Cmap
	glyphs  int
	lacking map[font.GID]bool
}

// Lookup returns the glyph of a character.
func (c lackingCmap) Lookup(r rune) (font.GID, bool) {
	g, ok := c.Cmap.Lookup(r)
	if c.lacking[g] || int(g) >= c.glyphs {
		return 0, false
	}
	return g, ok
}

// unreadableGlyphs draws all glyphs, on all cores, and returns those that can't be drawn or reach too far. inked tells
// whether any of the others leaves a trace.
func unreadableGlyphs(f *font.Font, programs *charstrings, glyphs int) (unreadable []int, inked bool, err error) {
	const stretch = 1024 // glyphs that one core takes at a time
	stretches := make([][]int, (glyphs+stretch-1)/stretch)
	var next, steps atomic.Int64
	var costly, seen atomic.Bool
	var wait sync.WaitGroup
	pictures := len(f.BitmapSizes()) > 0
	for range min(runtime.GOMAXPROCS(0), len(stretches)) {
		wait.Go(func() {
			// Without the caches of NewFace, which would be filled for nothing.
			face := &font.Face{Font: f}
			for !costly.Load() {
				i := int(next.Add(1)) - 1
				if i >= len(stretches) {
					return
				}
				for g := i * stretch; g < min(glyphs, (i+1)*stretch); g++ {
					n, ink, err := drawable(face, programs, pictures, g)
					if errors.Is(err, errTooCostly) || steps.Add(int64(n)) > maxFontSteps {
						costly.Store(true)
						return
					}
					if err != nil {
						stretches[i] = append(stretches[i], g)
					} else if ink {
						seen.Store(true)
					}
				}
			}
		})
	}
	wait.Wait()
	if costly.Load() {
		// Which glyph it was depends on the cores.
		return nil, false, excessiveFont("drawing its glyphs takes too many steps")
	}
	return slices.Concat(stretches...), seen.Load(), nil
}

var errTooFar = errors.New("a glyph reaches too far")

// drawable returns the steps of a glyph's program, where it has one, whether it leaves ink, and an error if the glyph
// can't be drawn.
func drawable(face *font.Face, programs *charstrings, pictures bool, g int) (steps int, ink bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	if programs != nil {
		if g >= len(programs.glyphs) {
			return 0, false, errProgram
		}
		if _, steps, err = programs.run(g, false); err != nil {
			return steps, false, err
		}
	}
	outline, ok := face.GlyphDataOutline(font.GID(g))
	if pictures {
		// Not every glyph of such a font has a picture, and what one holds is looked at when it is drawn.
		_, ink = face.GlyphDataBitmap(font.GID(g))
	} else if !ok {
		return steps, false, errProgram
	}
	far := maxInk * float64(face.Upem())
	for i := range outline.Segments {
		for _, p := range outline.Segments[i].ArgsSlice() {
			if !(math.Abs(float64(p.X)) <= far && math.Abs(float64(p.Y)) <= far) { // or not a number
				return steps, false, errTooFar
			}
		}
	}
	return steps, ink || len(outline.Segments) > 0, nil
}
