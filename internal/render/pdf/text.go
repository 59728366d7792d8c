package pdf

import (
	"errors"
	"fmt"
	"math"

	"cards/internal/scene"
)

// This room shows text (ISO 32000-1, 9.4). Layout has already said where each glyph stands; here a glyph stands where its
// forerunner's advance ends, or a number in between moves it.

// text paints one run.
func (c *content) text(run *scene.Run) error {
	if len(run.Glyphs) == 0 {
		return nil
	}
	if err := check(run); err != nil {
		return err
	}
	if !(run.Size > 0) {
		return nil
	}
	said := spell(run)
	if run.Text == "" && c.mark.hyphen(run) {
		said = []spelled{{from: 0, to: len(run.Glyphs), texts: make([]string, len(run.Glyphs))}}
		said[0].texts[0] = softHyphen
	} else if run.Text == "" || c.paths {
		return c.outlines(run)
	} else if !mayEmbed(run.Face) {
		// Shapes say nothing by themselves: what is read aloud has their text from here.
		c.op("/Span << /ActualText %s >> BDC", textString(run.Text))
		defer c.op("EMC")
		return c.outlines(run)
	}
	outlined := run.Outline > 0
	return c.with(run.Paint, outlined, func() error {
		mode := "0 Tr"
		if outlined {
			mode = "1 Tr"
			c.pen(run.Outline, scene.RoundCap, scene.RoundJoin, nil, 0)
		}
		c.op("BT")
		if c.state.mode != mode {
			c.op("%s", mode)
			c.state.mode = mode
		}
		w := newShowing(c, run, said)
		for _, s := range said {
			if err := w.cluster(s); err != nil {
				return err
			}
		}
		w.flush()
		c.op("ET")
		c.mark.last = w.end()
		return nil
	})
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

// softHyphen is the character of a hyphen that stands at a line's end only (14.8.2.2.3).
const softHyphen = "\u00ad"

// mayEmbed reports whether a part of the face may stand in a document. What may not is drawn as paths.
func mayEmbed(f scene.Face) bool {
	e := scene.EmbeddingOf(f)
	return e.Font && e.Subset
}

// showing writes the glyphs of one run.
type showing struct {
	c   *content
	run *scene.Run
	arranged
	// texts is what each glyph is written down as.
	texts []string
	font  string
	// line is where the current line of glyphs began and along how far, in em, the pen is from there; open tells that one is.
	line  scene.Point
	along float64
	open  bool
	hex   []byte
	array []byte
}

func newShowing(c *content, run *scene.Run, said []spelled) *showing {
	w := &showing{c: c, run: run}
	for _, s := range said {
		w.texts = append(w.texts, s.texts...)
	}
	w.arranged = arrange(run, c.mark.box, w.texts)
	return w
}

// cluster shows the glyphs of one piece of text.
func (w *showing) cluster(s spelled) error {
	if s.whole != "" {
		w.flush()
		w.c.op("/Span << /ActualText %s >> BDC", textString(s.whole))
	}
	for _, text := range s.before {
		if err := w.silent(text, s.from); err != nil {
			return err
		}
	}
	for i := s.from; i < s.to; i++ {
		if err := w.glyph(i); err != nil {
			return err
		}
	}
	if s.whole != "" {
		w.flush()
		w.c.op("EMC")
	}
	return nil
}

// local returns where p lies in em from the start of the line of glyphs: along the baseline and over it.
func (w *showing) local(p scene.Point) (x, y float64) {
	t, _ := inverse(scene.Transform{XX: w.em.XX, YX: w.em.YX, XY: w.em.XY, YY: w.em.YY})
	q := t.Apply(scene.Point{X: p.X - w.line.X, Y: p.Y - w.line.Y})
	return q.X, q.Y
}

func (w *showing) glyph(i int) error {
	s := w.spells[i]
	if spaced := w.spaced(i, w.c.w.fonts.advance(w.run.Face, s)); spaced != 0 {
		s.spaced = spaced
	}
	code, err := w.c.w.fonts.code(w.c.w.file, &w.c.w.images, w.run.Face, s)
	if err != nil {
		return err
	}
	w.show(code, w.pens[i])
	return nil
}

// show shows a glyph where the pen is to stand.
func (w *showing) show(code code, at scene.Point) {
	if code.font != w.font {
		w.flush()
		w.font = code.font
		w.c.setFont(code, w.run.Size)
	}
	if w.open {
		forward, aside := w.local(at)
		if math.Abs(aside) > 0.0005 || math.Abs(forward-w.along) > furthest {
			w.flush()
		} else if move := math.Round((w.along-forward)*1e5) / 1e2; move != 0 {
			w.closeString()
			w.array = append(appendNumber(w.array, move, 2), ' ')
			w.along -= move / 1000
		}
	}
	if !w.open {
		w.begin(at)
	}
	w.hex = append(w.hex, code.hex...)
	w.along += code.advance
}

// silent says a character that nothing is drawn for, where glyph i stands: a blank of no width that counts.
func (w *showing) silent(text string, i int) error {
	blank, ok := w.run.Face.Font().NominalGlyph(' ')
	if !ok {
		return nil
	}
	code, err := w.c.w.fonts.code(w.c.w.file, &w.c.w.images, w.run.Face, spelling{glyph: blank, text: text, spaced: silentAdvance})
	if err != nil {
		return err
	}
	w.show(code, w.pens[i])
	return nil
}

// silentAdvance is the advance of what is not seen, in thousandths of an em: readers leave out what has none.
const silentAdvance = 5

// begin starts a line of glyphs.
func (w *showing) begin(at scene.Point) {
	s := w.run.Size
	w.line, w.along, w.open = at, 0, true
	at = w.c.onRow(at, w.em)
	w.c.op("%s %s Tm", numbers(sharePlaces, w.em.XX/s, w.em.YX/s, w.em.XY/s, w.em.YY/s), numbers(lengthPlaces, at.X, at.Y))
}

// Readers that keep pictures of glyphs (poppler) put them on whole rows of the screen and on quarters of its columns, and always on
// the one before. So a glyph is brought to the row of px on which it stands in pictures (scene.OnRow), and a little further, lest a
// rounding error takes the row before; along it the text stands half a quarter on. In a column, where every glyph has a row of its
// own, all stand half a row further down, so that the row before is the nearest. None of it can be seen.
const (
	pastRow    = 0.01
	halfRow    = 0.5
	pastColumn = 0.12
)

// onRow brings the start of a line of glyphs to where it comes out best.
func (c *content) onRow(p scene.Point, em scene.Transform) scene.Point {
	if !c.whole || c.m.XY != 0 || c.m.YX != 0 || c.m.XX <= 0 || c.m.YY >= 0 {
		return p
	}
	onPage := c.m.Apply(p)
	at := scene.Point{X: onPage.X / c.w.scale, Y: (c.extent.H - onPage.Y) / c.w.scale}
	to := scene.Point{X: at.X + pastColumn, Y: at.Y + halfRow}
	if em.YX == 0 {
		to.Y = scene.OnRow(em, at).Y + pastRow
	}
	return scene.Point{X: p.X + (to.X-at.X)*c.w.scale/c.m.XX, Y: p.Y + (to.Y-at.Y)*c.w.scale/-c.m.YY}
}

func (w *showing) closeString() {
	if len(w.hex) > 0 {
		w.array = append(append(append(w.array, '<'), w.hex...), '>', ' ')
		w.hex = w.hex[:0]
	}
}

// flush shows what is gathered.
func (w *showing) flush() {
	w.closeString()
	if len(w.array) > 0 {
		w.c.op("[%s] TJ", w.array[:len(w.array)-1])
		w.array = w.array[:0]
	}
	w.open = false
}

// end returns where the run's last glyph ends, so that a space can follow it.
func (w *showing) end() pen {
	d := scene.Transform{XX: w.em.XX, YX: w.em.YX, XY: w.em.XY, YY: w.em.YY}.Apply(scene.Point{X: w.along})
	return pen{run: w.run, em: w.em, at: scene.Point{X: w.line.X + d.X, Y: w.line.Y + d.Y}}
}

// pen is where a run of text ended.
type pen struct {
	run *scene.Run
	em  scene.Transform
	at  scene.Point
}

// blank shows a space where a run ended. It leaves no trace, and keeps the words before and after a break apart.
func (c *content) blank(p pen) error {
	g, ok := p.run.Face.Font().NominalGlyph(' ')
	if !ok || !mayEmbed(p.run.Face) {
		return nil
	}
	s := spelling{glyph: g, text: " "}
	if p.run.Vertical {
		s.stands = aslant
	}
	code, err := c.w.fonts.code(c.w.file, &c.w.images, p.run.Face, s)
	if err != nil {
		return err
	}
	em, size := p.em, p.run.Size
	c.op("BT")
	c.setFont(code, size)
	c.op("%s %s Tm", numbers(sharePlaces, em.XX/size, em.YX/size, em.XY/size, em.YY/size), numbers(lengthPlaces, p.at.X, p.at.Y))
	c.op("<%s> Tj", code.hex)
	c.op("ET")
	return nil
}

// setFont chooses a font for what is shown next.
func (c *content) setFont(code code, size float64) {
	set := fmt.Sprintf("/%s %s Tf", code.font, numbers(lengthPlaces, size))
	if set != c.state.font {
		c.resource("Font", code.font, code.object.String())
		c.op("%s", set)
		c.state.font = set
	}
}
