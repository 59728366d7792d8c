package fonts

import (
	"errors"
	"fmt"
	"math"
	"runtime"
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

// examine draws all glyphs of f, takes those that can't be drawn out of it, and returns their characters in order. f must
// not be in use yet.
func examine(f *font.Font, glyphs int) ([]rune, error) {
	programs := charstringsOf(f)
	shapes := hiddenAt[tables.Glyf](f, "glyf")
	if programs == nil && len(*shapes) == 0 && len(f.BitmapSizes()) == 0 {
		return nil, damagedFont("it has no outlines that can be read")
	}
	unreadable, err := unreadableGlyphs(f, programs, glyphs)
	if err != nil || len(unreadable) == 0 {
		return nil, err
	}
	if len(unreadable)*100 > glyphs*maxUnreadable {
		return nil, damagedFont("%d of its %d outlines cannot be read", len(unreadable), glyphs)
	}
	without := lackingCmap{f.Cmap, map[font.GID]bool{}}
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
	var lost []rune
	for r := rune(0); r <= 0x10ffff; r++ {
		if g, ok := f.Cmap.Lookup(r); ok && without.lacking[g] {
			lost = append(lost, r)
		}
	}
	f.Cmap = without
	return lost, nil
}

// lackingCmap is a cmap without the characters of some glyphs.
type lackingCmap struct {
	font.Cmap
	lacking map[font.GID]bool
}

// Lookup returns the glyph of a character.
func (c lackingCmap) Lookup(r rune) (font.GID, bool) {
	g, ok := c.Cmap.Lookup(r)
	if c.lacking[g] {
		return 0, false
	}
	return g, ok
}

// unreadableGlyphs draws all glyphs, on all cores, and returns those that can't be drawn or reach too far.
func unreadableGlyphs(f *font.Font, programs *charstrings, glyphs int) ([]int, error) {
	const stretch = 1024 // glyphs that one core takes at a time
	stretches := make([][]int, (glyphs+stretch-1)/stretch)
	var next, steps atomic.Int64
	var costly atomic.Bool
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
					n, err := drawable(face, programs, pictures, g)
					if errors.Is(err, errTooCostly) || steps.Add(int64(n)) > maxFontSteps {
						costly.Store(true)
						return
					}
					if err != nil {
						stretches[i] = append(stretches[i], g)
					}
				}
			}
		})
	}
	wait.Wait()
	if costly.Load() {
		// Which glyph it was depends on the cores.
		return nil, excessiveFont("drawing its glyphs takes too many steps")
	}
	var out []int
	for _, s := range stretches {
		out = append(out, s...)
	}
	return out, nil
}

var errTooFar = errors.New("a glyph reaches too far")

// drawable returns the steps of a glyph's program, where it has one, and an error if the glyph can't be drawn.
func drawable(face *font.Face, programs *charstrings, pictures bool, g int) (steps int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	if programs != nil {
		if g >= len(programs.glyphs) {
			return 0, errProgram
		}
		if _, steps, err = programs.run(g, false); err != nil {
			return steps, err
		}
	}
	outline, ok := face.GlyphDataOutline(font.GID(g))
	if pictures {
		// Not every glyph of such a font has a picture, and what one holds is looked at when it is drawn.
		face.GlyphDataBitmap(font.GID(g))
	} else if !ok {
		return steps, errProgram
	}
	far := maxInk * float64(face.Upem())
	for i := range outline.Segments {
		for _, p := range outline.Segments[i].ArgsSlice() {
			if !(math.Abs(float64(p.X)) <= far && math.Abs(float64(p.Y)) <= far) { // or not a number
				return steps, errTooFar
			}
		}
	}
	return steps, nil
}
