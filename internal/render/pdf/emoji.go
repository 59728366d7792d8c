package pdf

import (
	"fmt"
	"strings"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
)

// This room makes fonts of pictures: a Type 3 font (ISO 32000-1, 9.6.5), whose glyphs are drawn by operators, shows an emoji as
// the image that it is, and it is text all the same.

// pictured is a face that keeps its glyphs as pictures.
type pictured struct {
	number int
	face   scene.Face
	drawn  *font.Face
	codes  map[spelling]int
	glyphs []picturedGlyph
	// box holds all pictures, in thousandths of an em.
	box scene.Rect
	// fonts are the fonts that hold the glyphs, so many each.
	fonts []ref
}

type picturedGlyph struct {
	text    string
	advance float64
	image   ref // 0 for one without a picture
	program ref
}

// perFont is how many glyphs one font of pictures holds: codes are single bytes, 0 stays free, and the last is that of measure.
const perFont = 254

// measure is a glyph without ink by the name of a letter. The space of a Type 3 font may be of any size, and readers that want to
// know how large its text is (poppler) take the width of its m for 0.6 em.
const measure = "m"

func (p *pictured) code(f *file, images *images, s spelling) (code, error) {
	n, ok := p.codes[s]
	if !ok {
		glyph, err := p.draw(f, images, s)
		if err != nil {
			return code{}, fmt.Errorf("face %s: %w", p.face.Key(), err)
		}
		glyph.text = s.text
		n = len(p.glyphs)
		p.glyphs = append(p.glyphs, glyph)
		p.codes[s] = n
		if n%perFont == 0 {
			p.fonts = append(p.fonts, f.reserve())
		}
	}
	return code{
		font: fmt.Sprintf("E%d_%d", p.number, n/perFont), object: p.fonts[n/perFont], hex: fmt.Sprintf("%02X", n%perFont+1), advance: p.glyphs[n].advance,
	}, nil
}

// width is the advance that the face gives a glyph, in em.
func (p *pictured) width(g font.GID) float64 {
	return rounded(float64(p.drawn.HorizontalAdvance(g)) / unitsOf(p.drawn))
}

// advance is the advance of a glyph as it is shown, in em.
func (p *pictured) advance(s spelling) float64 {
	switch {
	case s.spaced != 0:
		return float64(s.spaced) / 1000
	case s.stands == upright:
		return 1
	}
	return p.width(s.glyph)
}

// draw writes the program of a glyph. Its space is that of a thousandth of an em.
func (p *pictured) draw(f *file, images *images, as spelling) (picturedGlyph, error) {
	g := as.glyph
	out := picturedGlyph{advance: p.advance(as)}
	t := scene.Scale(1000, 1000)
	if shape := as.shape(); !shape.IsIdentity() {
		t = shape.Then(t)
	}
	program := numbers(3, out.advance*1000) + " 0 d0\n"
	s, err := images.strike(f, p.drawn, g)
	if err != nil {
		return out, err
	}
	if s != nil {
		out.image = s.image
		program += placed(s.image, s.box.Then(t))
		p.box = p.box.Union(boundsOf(s.box.Then(t), scene.Rect{W: 1, H: 1}))
	} else if outline, ok := p.drawn.GlyphDataOutline(g); ok && len(outline.Segments) > 0 {
		var path scene.Path
		addGlyph(&path, outline.Segments, scene.Scale(1/unitsOf(p.drawn), 1/unitsOf(p.drawn)).Then(t))
		var c content
		if err := c.path(&path); err != nil {
			return out, err
		}
		program += string(c.b) + "f\n"
		p.box = p.box.Union(path.Bounds())
	}
	out.program = f.stream("", []byte(program))
	return out, nil
}

// write writes the fonts.
func (p *pictured) write(f *file) {
	for i, r := range p.fonts {
		glyphs := p.glyphs[i*perFont : min(len(p.glyphs), (i+1)*perFont)]
		var programs, names, widths, images strings.Builder
		texts := make([]string, len(glyphs))
		drawn := map[ref]bool{}
		for k, g := range glyphs {
			fmt.Fprintf(&programs, " /g%d %v", k+1, g.program)
			fmt.Fprintf(&names, " /g%d", k+1)
			fmt.Fprintf(&widths, " %s", numbers(3, g.advance*1000))
			if g.image != 0 && !drawn[g.image] {
				fmt.Fprintf(&images, " /X%d %v", int(g.image), g.image)
				drawn[g.image] = true
			}
			texts[k] = g.text
		}
		fmt.Fprintf(&programs, " /%s %v", measure, f.stream("", []byte("600 0 d0\n")))
		fmt.Fprintf(&names, " /%s", measure)
		widths.WriteString(" 600")
		unicode := f.stream("", toUnicode(append(texts, measure), 1))
		f.write(r, fmt.Appendf(nil, "<< /Type /Font /Subtype /Type3 /FontBBox %s /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs <<%s >> "+
			"/Encoding << /Type /Encoding /Differences [1%s] >> /FirstChar 1 /LastChar %d /Widths [%s] /Resources << /XObject <<%s >> >> /ToUnicode %v >>",
			box(p.box), programs.String(), names.String(), len(glyphs)+1, widths.String(), images.String(), unicode))
	}
}
