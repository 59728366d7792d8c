package text

import (
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
)

// Marks that are not as wide as they look: the air that fonts leave about full-width marks, the dots of names, and marks that are
// not shown.

// What asks a font for its full-width marks without their air, in lines and in columns.
var (
	halfWidth = []harfbuzz.Feature{{Tag: ot.MustNewTag("halt"), Value: 1, End: harfbuzz.FeatureGlobalEnd}}
	halfCell  = []harfbuzz.Feature{{Tag: ot.MustNewTag("vhal"), Value: 1, End: harfbuzz.FeatureGlobalEnd}}
)

// keepWhole leaves the marks that always take an em their air: ！ and ？ where they are centred, in Japanese (JLREQ 3.1.6) and
// in lines of Taiwan and Hong Kong, and ：；！？ in all columns of Chinese (CLREQ 3.1.6.1).
func (p *Prepared) keepWhole(clusters []cluster) {
	lang, vertical := p.paragraph.Lang, p.paragraph.Vertical
	for i := range clusters {
		c := &clusters[i]
		switch p.Runes[c.start] {
		case '！', '？':
			if isJapanese(lang) || isTraditional(lang) || isChinese(lang) && vertical {
				c.lead, c.trail = 0, 0
			}
		case '：', '；':
			if isChinese(lang) && vertical {
				c.lead, c.trail = 0, 0
			}
		}
	}
}

// hideMarks takes the stops and marks out of sight: they keep their places in the text, and no line begins with them.
func (p *Prepared) hideMarks() {
	for i := range p.clusters {
		if c := &p.clusters[i]; (c.class == classStop || c.class == classMark) && isCJK(p.Runes[c.start]) {
			c.advance, c.lead, c.trail, c.glyphs = 0, 0, 0, 0
		}
	}
}

// halfDots gives the dot between the parts of a Chinese name half an em (GB/T 15834-2011 5.1.7; in Taiwan and Hong Kong one em
// or, tighter, a half: CLREQ 3.1.2), where fonts give it that of Latin text in lines and a whole cell in columns.
func (p *Prepared) halfDots(clusters []cluster) {
	const width = 0.5
	for i := range clusters {
		c := &clusters[i]
		if c.class != classDot || c.glyphs != 1 || c.stands != upright || p.besideLatin(c.start) {
			continue
		}
		g := &p.glyphs[c.firstGlyph]
		if p.paragraph.Vertical {
			g.dy -= (c.advance - width) / 2
		} else {
			g.dx -= (c.advance - width) / 2
		}
		c.advance, c.lead, c.trail = width, 0, 0
	}
}

// besideLatin reports whether the mark at code point i stands between letters of an alphabet.
func (p *Prepared) besideLatin(i int) bool {
	latin := func(k int) bool {
		return k >= 0 && k < len(p.Runes) && (classOf(p.Runes[k]) == classLatin || classOf(p.Runes[k]) == classDigit)
	}
	return latin(i-1) && latin(i+1)
}

// measureAir shapes the item with halt (or vhal) and writes the difference into the clusters: what a mark gives up
// before its ink is the shift of the glyph, what it gives up behind is the rest of the lost advance.
func (s *shaper) measureAir(p *Prepared, it item, hf *harfbuzz.Font, upem float64, clusters []cluster) {
	features := halfWidth
	if p.paragraph.Vertical {
		features = halfCell
	}
	s.run(p, it, hf, features)
	at := 0
	for i := range clusters {
		c := &clusters[i]
		advance, shift, n := 0.0, 0.0, 0
		for ; at < len(s.buffer.Info) && s.buffer.Info[at].Cluster < c.end; at++ {
			pos := s.buffer.Pos[at]
			if p.paragraph.Vertical {
				advance -= float64(pos.YAdvance) / upem
				shift = -float64(pos.YOffset) / upem
			} else {
				advance += float64(pos.XAdvance) / upem
				shift = float64(pos.XOffset) / upem
			}
			n++
		}
		if n != 1 || c.glyphs != 1 || c.advance-advance < 0.01 {
			continue
		}
		before := p.glyphs[c.firstGlyph].dx
		if p.paragraph.Vertical {
			before = p.glyphs[c.firstGlyph].dy
		}
		c.lead = before - shift
		c.trail = c.advance - advance - c.lead
	}
}
