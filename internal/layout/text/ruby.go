package text

import (
	"math"
	"strings"

	"cards/internal/scene"
)

// Ruby: small readings beside characters (JLREQ 3.3, CLREQ 3.2). Kana and pinyin stand over their base in lines and right of
// it in columns; zhuyin stands right of every character, its symbols one below the other. A base is as wide as its reading
// needs, so that no reading touches the next, and a line never parts what shares one reading.

// Ruby is a reading of the code points Start…End of Paragraph.Text (before normalising). A text of as many words as the base
// has characters gives each its own (mono ruby); otherwise the reading is one for all (group ruby).
type Ruby struct {
	Start, End int
	Text       string
}

// Sizes in em of the base.
const (
	// rubySize is half the size of the base (JLREQ 3.3.3), latinRuby that of readings in an alphabet, which look larger.
	rubySize  = 0.5
	latinRuby = 0.44
	// zhuyinSize lets three symbols stand beside a character (CLREQ 3.2.3).
	zhuyinSize = 0.3
	// rubyGap is between the base's em box and its reading's.
	rubyGap = 0.06
	// latinApart is the least space between neighbouring readings in an alphabet, em of the base.
	latinApart = 0.16
	// zhuyinWidth is what zhuyin takes right of a character, its tone included.
	zhuyinWidth = 0.44
)

// RubyPitch is the least distance between lines with readings, em: em box, reading, and air.
const RubyPitch = 1.8

// reading is a reading of the clusters from … to-1.
type reading struct {
	from, to int
	set      *Prepared
	size     float64 // em of the base
	zhuyin   *syllable
	// before and after are what stands over the neighbours, em.
	before, after float64
}

// syllable is a syllable in zhuyin: its symbols, and the tone beside the last one or, for the light tone, above the first.
type syllable struct {
	symbols, tone *Prepared
	light         bool
}

// LeastPitch is the least distance between lines, em: RubyPitch when readings stand between them, else none.
func (p *Prepared) LeastPitch() float64 {
	if p.Head() > 0 {
		return RubyPitch
	}
	return 0
}

// Head is how far readings stand out over the em boxes of the first line (right of those of the first column), em.
func (p *Prepared) Head() float64 {
	head := 0.0
	for _, r := range p.readings {
		switch {
		case r.zhuyin == nil:
			head = math.Max(head, rubyGap+r.size)
		case p.paragraph.Vertical:
			head = math.Max(head, zhuyinWidth)
		}
	}
	return head
}

// attachRuby makes the readings and widens their bases where that is needed.
func (s *shaper) attachRuby(p *Prepared) {
	for _, r := range p.paragraph.Ruby {
		from, to := p.clustersOf(r.Start, r.End)
		text := strings.Join(strings.Fields(r.Text), " ")
		if from >= to || text == "" {
			continue
		}
		words := strings.Fields(r.Text)
		if len(words) == to-from {
			for i, w := range words {
				s.attach(p, from+i, from+i+1, w)
			}
			continue
		}
		s.attach(p, from, to, text)
	}
}

// clustersOf returns the clusters of the code points start … end of the written text.
func (p *Prepared) clustersOf(start, end int) (from, to int) {
	from, to = len(p.clusters), 0
	for i, c := range p.clusters {
		if o := p.Origin[c.start]; o >= start && o < end {
			from, to = min(from, i), i+1
		}
	}
	return from, to
}

// attach gives the clusters from … to-1 one reading.
func (s *shaper) attach(p *Prepared, from, to int, text string) {
	para := Paragraph{Text: text, Lang: p.paragraph.Lang, Style: p.paragraph.Style, Gap: -1, Vertical: p.paragraph.Vertical}
	if isZhuyin(text) {
		s.attachZhuyin(p, from, to, text)
		return
	}
	r := reading{from: from, to: to, size: rubySize}
	latin := false
	for _, c := range text {
		latin = latin || classOf(c) == classLatin
	}
	apart := 0.0
	if latin {
		r.size, apart = latinRuby, latinApart
	}
	r.set = s.engine.Prepare(para)
	for _, m := range r.set.Missing {
		p.addMissing(m)
	}
	base := 0.0
	for _, c := range p.clusters[from:to] {
		base += c.advance
	}
	long := r.set.Width()*r.size + apart
	switch {
	case long > base:
		r.before, r.after = p.makeRoom(from, to, long-base, !latin)
	case !latin && r.set.Len() > 1:
		// Kana are spread over a base that is longer, with half the space at the ends (JLREQ 3.3.6).
		para.Tracking = (base - long) / float64(r.set.Len()) / r.size
		r.set = s.engine.Prepare(para)
	}
	p.readings = append(p.readings, r)
}

// rubyOverhang is how far a reading in kana may stand over a neighbour that is kana and has no reading itself (JLREQ 3.3.8):
// half of one of its own characters.
const rubyOverhang = rubySize / 2

// makeRoom widens the clusters from … to-1 by what their reading is longer, in em, less what may stand over the neighbours, which it returns.
func (p *Prepared) makeRoom(from, to int, longer float64, kana bool) (overBefore, overAfter float64) {
	over := func(k int) float64 {
		if !kana || k < 0 || k >= len(p.clusters) || p.hasReading(k) {
			return 0
		}
		if c := p.clusters[k].class; c == classKana || c == classSmallKana {
			return rubyOverhang
		}
		return 0
	}
	overBefore, overAfter = min(longer/2, over(from-1)), min(longer/2, over(to))
	// The characters stand evenly under their reading; only at its ends there is less.
	n := float64(to - from)
	inner := longer / n
	for k := from; k < to; k++ {
		lead, trail := inner/2, inner/2
		if k == from {
			lead -= overBefore
		}
		if k == to-1 {
			trail -= overAfter
		}
		p.widen(k, k+1, lead, trail)
	}
	return overBefore, overAfter
}

// hasReading reports whether the deck gives cluster k a reading.
func (p *Prepared) hasReading(k int) bool {
	o := p.Origin[p.clusters[k].start]
	for _, r := range p.paragraph.Ruby {
		if o >= r.Start && o < r.End {
			return true
		}
	}
	return false
}

// widen gives clusters space before and after their glyphs.
func (p *Prepared) widen(from, to int, before, after float64) {
	for i := from; i < to; i++ {
		c := &p.clusters[i]
		c.advance += before + after
		for k := range c.glyphs {
			if g := &p.glyphs[c.firstGlyph+k]; p.paragraph.Vertical {
				g.dy += before
			} else {
				g.dx += before
			}
		}
	}
}

// Tones of zhuyin follow their syllable, but for the light tone, which may also lead it.
const (
	zhuyinTones = "ˊˇˋ˙"
	lightTone   = '˙'
)

// isZhuyin reports whether a reading is in zhuyin.
func isZhuyin(s string) bool {
	for _, r := range s {
		if r >= 0x3105 && r <= 0x312f || r >= 0x31a0 && r <= 0x31bf {
			return true
		}
	}
	return false
}

// attachZhuyin gives each character its syllable; a group shares the space to the right of its last one.
func (s *shaper) attachZhuyin(p *Prepared, from, to int, text string) {
	y := &syllable{}
	var symbols, tone strings.Builder
	for _, r := range text {
		if strings.ContainsRune(zhuyinTones, r) {
			tone.WriteRune(r)
			y.light = r == lightTone
		} else if r != ' ' {
			symbols.WriteRune(r)
		}
	}
	para := Paragraph{Text: symbols.String(), Lang: p.paragraph.Lang, Style: p.paragraph.Style, Gap: -1, Vertical: true}
	y.symbols = s.engine.Prepare(para)
	for _, m := range y.symbols.Missing {
		p.addMissing(m)
	}
	if tone.Len() > 0 {
		para.Text, para.Vertical = tone.String(), false
		y.tone = s.engine.Prepare(para)
	}
	if !p.paragraph.Vertical {
		p.widen(to-1, to, 0, zhuyinWidth)
	} else if long := float64(y.symbols.Len())*zhuyinSize + 0.1; long > 1 {
		p.widen(from, to, (long-1)/2, (long-1)/2)
	}
	p.readings = append(p.readings, reading{from: from, to: to, zhuyin: y, size: zhuyinSize})
}

// oneLine is a measure that holds any reading.
var oneLine = Measure{Width: 1e6, MaxLines: 1, Mode: Compact}

// rubies places the readings of a line; pens holds where its clusters begin, in px along the line, and across is the baseline,
// in columns the axis.
func (w *runWriter) rubies(line Line, pens []float64, across float64) {
	p, size := w.p, w.at.Size
	w.flush()
	for i := range p.readings {
		r := &p.readings[i]
		if r.from < line.Start || r.to > line.end {
			continue
		}
		last := &p.clusters[r.to-1]
		from, to := pens[r.from-line.Start], pens[r.to-1-line.Start]+last.advance*size
		if r.zhuyin != nil {
			w.zhuyin(r, from, to, across)
			continue
		}
		at := Placement{Size: r.size * size, Pitch: r.size * size, Paint: func(int) scene.Paint { return w.at.Paint(p.tags[r.from]) }}
		lines, _ := r.set.Break(oneLine)
		length := lines.Longest * at.Size
		along := (from-r.before*size+to+r.after*size)/2 - length/2
		// At the ends of a line there is no neighbour.
		if r.to == line.end {
			along = min(along, to-length)
		}
		if r.from == line.Start {
			along = max(along, from)
		}
		if p.paragraph.Vertical {
			at.X, at.Y = across+(0.5+rubyGap+r.size/2)*size, along
		} else {
			at.X, at.Y = along, across-(Ascent+rubyGap+r.size)*size
		}
		w.take(lines.Place(at))
	}
}

// take adds what another paragraph placed.
func (w *runWriter) take(placed Placed) {
	w.out.Items = append(w.out.Items, placed.Items...)
	for _, l := range placed.Box.Lines {
		w.ink = w.ink.Union(l.Ink)
	}
}

// zhuyin places a syllable right of its base, centred along it.
func (w *runWriter) zhuyin(r *reading, from, to, across float64) {
	p, size := w.p, w.at.Size
	at := Placement{Size: zhuyinSize * size, Pitch: zhuyinSize * size, Paint: func(int) scene.Paint { return w.at.Paint(p.tags[r.from]) }}
	height := float64(r.zhuyin.symbols.Len()) * at.Size
	var axis, middleY float64
	if p.paragraph.Vertical {
		axis, middleY = across+(0.5+zhuyinSize/2)*size, (from+to)/2
	} else {
		axis, middleY = to-(zhuyinWidth-zhuyinSize/2-0.02)*size, across-middle*size
	}
	top := middleY - height/2
	at.X, at.Y = axis, top
	lines, _ := r.zhuyin.symbols.Break(oneLine)
	w.take(lines.Place(at))
	if r.zhuyin.tone == nil {
		return
	}
	tone, _ := r.zhuyin.tone.Break(oneLine)
	at.Size = zhuyinSize * size * 0.9
	at.Ink = true
	if r.zhuyin.light {
		at.X, at.Y = axis-tone.Longest*at.Size/2, top-0.62*at.Size
	} else {
		// Beside the last symbol, a little above it.
		at.X, at.Y = axis+0.52*zhuyinSize*size, top+height-1.35*zhuyinSize*size
	}
	w.take(tone.Place(at))
}
