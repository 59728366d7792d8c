package text

import (
	"cards/internal/hyphen"

	"github.com/go-text/typesetting/font"
)

// Hyphens. A soft hyphen (U+00AD) allows one wherever the writer put it. Otherwise a word is divided only when it is wider
// than the line by itself: display text would rather stay ragged. The hyphen is drawn, and is no part of the text.

// hyphenPoint is a place inside a word where a hyphen may stand: the place before cluster at of the unbreakable stretch
// from … to-1.
type hyphenPoint struct{ at, from, to int }

// shortestDivided is the shortest word in letters that is worth dividing.
const shortestDivided = 5

// hyphenPoints returns the places where words may be divided, by the patterns of their language; they are looked up at the
// first need, which most paragraphs never have.
func (p *Prepared) hyphenPoints() []hyphenPoint {
	p.hyphenOnce.Do(func() {
		addresses := p.insideURLs()
		for i := 0; i < len(p.clusters); {
			if p.clusters[i].class != classLatin {
				i++
				continue
			}
			j := i + 1
			for j < len(p.clusters) && p.inWord(j) {
				j++
			}
			start := p.clusters[i].start
			word := p.Runes[start:p.clusters[j-1].end]
			// A hyphen would be read as a part of an address.
			if len(word) >= shortestDivided && addresses[start] == 0 && addresses[start+1] == 0 {
				p.divide(word, start, i, j)
			}
			i = j
		}
	})
	return p.hyphens
}

// inWord reports whether cluster j goes on with a word.
func (p *Prepared) inWord(j int) bool {
	if p.breaks[j].allowed {
		return false
	}
	c := &p.clusters[j]
	return c.class == classLatin || p.Runes[c.start] == '\'' || p.Runes[c.start] == '’'
}

// divide notes the places of one word, which is clusters i … j-1.
func (p *Prepared) divide(word []rune, start, i, j int) {
	from, to := i, j
	for from > 0 && !p.breaks[from].allowed {
		from--
	}
	for to < len(p.clusters) && !p.breaks[to].allowed {
		to++
	}
	points := hyphen.Points(word, p.wordLanguage(start))
	for k := i + 1; k < j && len(points) > 0; k++ {
		for len(points) > 0 && start+points[0] < p.clusters[k].start {
			points = points[1:]
		}
		if len(points) > 0 && start+points[0] == p.clusters[k].start && !p.breaks[k].forbidden {
			p.hyphens = append(p.hyphens, hyphenPoint{at: k, from: from, to: to})
		}
	}
}

// wordLanguage is the language of the word at a code point: a span's, or the paragraph's; words of an alphabet in text of Han
// or hangul are English, if anything.
func (p *Prepared) wordLanguage(at int) string {
	lang := p.paragraph.Lang
	for _, s := range p.paragraph.Spans {
		if o := p.Origin[at]; s.Lang != "" && o >= s.Start && o < s.End {
			lang = s.Lang
		}
	}
	if isChinese(lang) || isJapanese(lang) || isKorean(lang) {
		return "en"
	}
	return lang
}

// hyphenGlyph returns the hyphen of the face of cluster k, and its advance in em; glyph 0 when the face has none.
func (p *Prepared) hyphenGlyph(k int) (font.GID, float64) {
	c := &p.clusters[k]
	for c.face < 0 || c.class == classSoftHyphen {
		if k--; k < 0 {
			return 0, 0
		}
		c = &p.clusters[k]
	}
	face := p.faces[c.face]
	// U+2010 is a full-width mark in faces for Han.
	for _, r := range []rune{'-', '\u2010'} {
		if gid, ok := face.Font().NominalGlyph(r); ok {
			return gid, p.engine.extents.advance(face, gid)
		}
	}
	return 0, 0
}
