package svg

import (
	"errors"
	"fmt"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
)

// This room writes text (SVG 2, 11). Every character has the place that layout gave its glyph.

// text writes one run.
func (e *encoder) text(run *scene.Run) error {
	if len(run.Glyphs) == 0 {
		return nil
	}
	if err := check(run); err != nil {
		return err
	}
	if !(run.Size > 0) {
		return nil
	}
	if _, ok, err := e.textColour(run); err != nil || !ok {
		return err
	}
	if run.Text == "" {
		return e.shapes(run, run.Glyphs)
	}
	text, err := escape(run.Text)
	if err != nil {
		return err
	}
	if e.options.Text == Outlines || !mayEmbed(run.Face) {
		if !e.labelled {
			e.write("<g role=\"text\" aria-label=\"%s\">\n", text)
			defer e.write("</g>\n")
		}
		return e.shapes(run, run.Glyphs)
	}
	w := &writing{e: e, run: run, face: e.fonts.of(run.Face)}
	w.arrange()
	if err := e.shapes(run, w.shapes); err != nil {
		return err
	}
	return w.write()
}

// check reports what of a run can't be written.
func check(run *scene.Run) error {
	if run.Face == nil || run.Face.Font() == nil {
		return errors.New("a run of text has no font")
	}
	if !sane(run.Size, run.Outline, run.Squeeze) {
		return errNotFinite
	}
	for _, g := range run.Glyphs {
		if !sane(g.X, g.Y) {
			return errNotFinite
		}
	}
	return nil
}

// textColour returns the attributes that paint a run's glyphs.
func (e *encoder) textColour(run *scene.Run) (string, bool, error) {
	if !(run.Outline > 0) {
		return e.colour("fill", run.Paint)
	}
	paint, ok, err := e.colour("stroke", run.Paint)
	return fmt.Sprintf(` fill="none"%s stroke-width="%s" stroke-linecap="round" stroke-linejoin="round"`, paint, length(run.Outline, e.places+1)), ok, err
}

// writing is a run on its way into the file.
type writing struct {
	e    *encoder
	run  *scene.Run
	face *shownFace
	// pieces are characters of one font; shapes are the glyphs that no font draws.
	pieces []piece
	shapes []scene.Glyph
}

// piece is a stretch of text in one font, or, without a family, what shapes say: it can be selected and is not seen.
type piece struct {
	family string
	text   []rune
	at     []scene.Point
}

// arrange sorts the glyphs of the run into those that a font draws and those that are drawn as shapes.
func (w *writing) arrange() {
	run := w.run
	// A pen that is squeezed with its letter, and a gradient that is turned with it, would not be those of the page.
	squeezed := run.Squeeze > 0 && run.Squeeze != 1
	asShapes := squeezed && run.Outline > 0 || run.Paint.Gradient != nil && (squeezed || run.Turned) || len(w.face.drawn.BitmapSizes()) > 0
	blank, hasBlank := run.Face.Font().NominalGlyph(' ')
	for _, c := range spell(run) {
		if !asShapes && c.simple() && (hasBlank || len(c.text) == len(c.glyphs)) && w.drawn(c, blank) {
			continue
		}
		w.shapes = append(w.shapes, c.glyphs...)
		if len(c.text) > 0 {
			p := scene.Point{X: c.glyphs[0].X, Y: c.glyphs[0].Y}
			w.pieces = append(w.pieces, piece{text: c.text, at: []scene.Point{p}})
		}
	}
}

// drawn has the characters of a cluster drawn by fonts. Where there are more of them than glyphs (a ligature), those that are left
// are blanks beside the last glyph.
func (w *writing) drawn(c cluster, blank font.GID) bool {
	last := c.glyphs[len(c.glyphs)-1]
	spare := len(c.text) - len(c.glyphs) + 1
	step := w.run.Em()
	advance := float64(w.face.drawn.HorizontalAdvance(last.ID)) / unitsOf(w.face.drawn) / float64(spare)
	for i, r := range c.text {
		g := last
		if i < len(c.glyphs) {
			g = c.glyphs[i]
		} else {
			k := float64(i - len(c.glyphs) + 1)
			g.ID = blank
			g.X += k * advance * step.XX
			g.Y += k * advance * step.YX
		}
		family, ok := w.e.fonts.family(w.face, r, g.ID)
		if !ok {
			return false
		}
		w.add(family, r, w.e.onRow(step, scene.Point{X: g.X, Y: g.Y}))
	}
	return true
}

// add appends a character. Those beyond the basic plane stand alone: viewers differ in how many places one takes in a list.
func (w *writing) add(family string, r rune, at scene.Point) {
	n := len(w.pieces)
	if n > 0 && w.pieces[n-1].family == family && r <= 0xffff && w.pieces[n-1].text[0] <= 0xffff {
		p := &w.pieces[n-1]
		p.text, p.at = append(p.text, r), append(p.at, at)
		return
	}
	w.pieces = append(w.pieces, piece{family, []rune{r}, []scene.Point{at}})
}

// write writes the run's characters as one element of text.
func (w *writing) write() error {
	if len(w.pieces) == 0 {
		return nil
	}
	e, run := w.e, w.run
	paint, _, err := e.textColour(run)
	if err != nil {
		return err
	}
	em := run.Em()
	turn := scene.Transform{XX: em.XX / run.Size, YX: em.YX / run.Size, XY: -em.XY / run.Size, YY: -em.YY / run.Size}
	back, ok := inverse(turn)
	if !ok {
		return errNotFinite
	}
	transform := ""
	if !turn.IsIdentity() {
		transform = ` transform="` + matrix(turn) + `"`
	}
	if len(w.pieces) > 1 {
		e.write("<text font-size=\"%s\"%s%s>", length(run.Size, e.places+1), transform, paint)
		for _, p := range w.pieces {
			e.write("<tspan%s%s>%s</tspan>", p.look(""), e.positions(p.at, back), plainText(p.text))
		}
	} else {
		p := w.pieces[0]
		e.write("<text font-size=\"%s\"%s%s%s>%s", length(run.Size, e.places+1), transform, p.look(paint), e.positions(p.at, back), plainText(p.text))
	}
	e.write("</text>\n")
	return nil
}

// look returns the attributes of a piece: its paint and family, or that it is not seen.
func (p piece) look(paint string) string {
	if p.family == "" {
		return ` fill="none" stroke="none" pointer-events="all"`
	}
	return paint + ` font-family="` + p.family + `"`
}

// plainText escapes a part of a text that has been found to be without what XML can't hold.
func plainText(text []rune) string {
	s, _ := escape(string(text))
	return s
}

// positions returns where characters stand; back maps the page to where the text is written. A row that all share is written once; columns
// need every place, as a new row begins where the pen is.
func (e *encoder) positions(at []scene.Point, back scene.Transform) string {
	var x, y []byte
	sameRow := true
	local, rows := make([]scene.Point, len(at)), make([]int64, len(at))
	for i, p := range at {
		local[i] = back.Apply(p)
		rows[i] = units(local[i].Y, e.places+1)
		sameRow = sameRow && rows[i] == rows[0]
	}
	for i, p := range local {
		if i > 0 {
			x = append(x, ' ')
		}
		x = appendUnits(x, units(p.X, e.places), e.places)
		if i > 0 && sameRow {
			continue
		}
		if i > 0 {
			y = append(y, ' ')
		}
		y = appendUnits(y, rows[i], e.places+1)
	}
	return fmt.Sprintf(` x="%s" y="%s"`, x, y)
}

// onRow is scene.OnRow for a glyph of the page.
func (e *encoder) onRow(em scene.Transform, g scene.Point) scene.Point {
	back, ok := inverse(e.m)
	if !ok {
		return g
	}
	return back.Apply(scene.OnRow(em.Then(e.m), e.m.Apply(g)))
}
