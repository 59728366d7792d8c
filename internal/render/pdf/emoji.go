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
	// fonts are the fonts that hold the glyphs, so many each.
	fonts []ref
}

type picturedGlyph struct {
	text    string
	advance float64
	image   ref // 0 for one without a picture
	program ref
}

// perFont is how many glyphs one font of pictures holds: codes are single bytes, and 0 stays free.
const perFont = 255

func (p *pictured) code(f *file, images *images, g font.GID, text string) (code, error) {
	n, ok := p.codes[spelling{glyph: g, text: text}]
	if !ok {
		glyph, err := p.draw(f, images, g)
		if err != nil {
			return code{}, fmt.Errorf("face %s: %w", p.face.Key(), err)
		}
		glyph.text = text
		n = len(p.glyphs)
		p.glyphs = append(p.glyphs, glyph)
		p.codes[spelling{glyph: g, text: text}] = n
		if n%perFont == 0 {
			p.fonts = append(p.fonts, f.reserve())
		}
	}
	return code{
		font: fmt.Sprintf("E%d_%d", p.number, n/perFont), object: p.fonts[n/perFont], hex: fmt.Sprintf("%02X", n%perFont+1), advance: p.glyphs[n].advance,
	}, nil
}

// draw writes the program of a glyph. Its space is that of a thousandth of an em.
func (p *pictured) draw(f *file, images *images, g font.GID) (picturedGlyph, error) {
	out := picturedGlyph{advance: rounded(float64(p.drawn.HorizontalAdvance(g)) / unitsOf(p.drawn))}
	program := numbers(3, out.advance*1000) + " 0 d0\n"
	s, err := images.strike(f, p.drawn, g)
	if err != nil {
		return out, err
	}
	if s != nil {
		out.image = s.image
		program += placed(s.image, s.box.Then(scene.Scale(1000, 1000)))
	} else if outline, ok := p.drawn.GlyphDataOutline(g); ok && len(outline.Segments) > 0 {
		var path scene.Path
		addGlyph(&path, outline.Segments, scene.Scale(1000/unitsOf(p.drawn), 1000/unitsOf(p.drawn)))
		var c content
		if err := c.path(&path); err != nil {
			return out, err
		}
		program += string(c.b) + "f\n"
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
		unicode := f.stream("", toUnicode(texts, 1))
		f.write(r, fmt.Appendf(nil, "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs <<%s >> "+
			"/Encoding << /Type /Encoding /Differences [1%s] >> /FirstChar 1 /LastChar %d /Widths [%s] /Resources << /XObject <<%s >> >> /ToUnicode %v >>",
			programs.String(), names.String(), len(glyphs), widths.String(), images.String(), unicode))
	}
}
