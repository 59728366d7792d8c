package text

import (
	"slices"
	"sync"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"
)

// shaper holds what shaping needs and is not safe for concurrent use: HarfBuzz fonts, a buffer, a segmenter. An Engine
// keeps a pool of them.
type shaper struct {
	engine *Engine
	fonts  map[scene.Face]*harfbuzz.Font
	digits map[scene.Face]float64 // advance of the widest digit, em
	chains map[wanted][]scene.Face
	buffer *harfbuzz.Buffer
	seg    segmenter.Segmenter
}

func newShaper(e *Engine) *shaper {
	return &shaper{engine: e, fonts: map[scene.Face]*harfbuzz.Font{}, digits: map[scene.Face]float64{}, chains: map[wanted][]scene.Face{}, buffer: harfbuzz.NewBuffer()}
}

// chain returns the faces to try for a style and language, in order.
func (s *shaper) chain(w wanted) []scene.Face {
	c, ok := s.chains[w]
	if !ok {
		c = s.engine.catalogue.Chain(w.style.Family, w.style.Weight, w.style.Italic, w.lang)
		s.chains[w] = c
	}
	return c
}

// isEmoji reports whether f is the catalogue's face of colour pictures.
func (s *shaper) isEmoji(f scene.Face) bool { return f == s.engine.catalogue.Emoji() }

func (s *shaper) font(f scene.Face) *harfbuzz.Font {
	h, ok := s.fonts[f]
	if !ok {
		h = harfbuzz.NewFont(font.NewFace(f.Font()))
		s.fonts[f] = h
	}
	return h
}

// prepare runs the whole way from written text to clusters and opportunities.
func (s *shaper) prepare(p Paragraph) *Prepared {
	q := &Prepared{engine: s.engine, paragraph: p}
	written := []rune(p.Text)
	if p.Normalise != (Rules{}) {
		q.Runes, q.Origin = Normalise(written, p.Lang, p.Normalise)
	} else {
		q.Runes = written
		q.Origin = make([]int, len(written)+1)
		for i := range q.Origin {
			q.Origin[i] = i
		}
	}
	q.Changed = string(q.Runes) != p.Text
	if len(q.Runes) == 0 {
		q.position = []float64{0}
		return q
	}
	s.seg.Init(q.Runes)
	graphemes := []int{0}
	for it := s.seg.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		graphemes = append(graphemes, g.Offset+len(g.Text))
	}
	for _, it := range s.itemise(q, graphemes) {
		s.shapeItem(q, it)
	}
	if p.Marks != MarksShown {
		q.hideMarks()
	}
	if len(p.Ruby) > 0 {
		s.attachRuby(q)
	}
	q.tags = make([]int, len(q.clusters))
	for i, c := range q.clusters {
		for _, span := range p.Spans {
			if o := q.Origin[c.start]; o >= span.Start && o < span.End && span.Tag != 0 {
				q.tags[i] = span.Tag
			}
		}
	}
	q.setSpace()
	q.countLetters()
	s.findBreaks(q)
	return q
}

// setSolid takes kerning off.
var setSolid = []harfbuzz.Feature{{Tag: ot.MustNewTag("kern"), End: harfbuzz.FeatureGlobalEnd}, {Tag: ot.MustNewTag("vkrn"), End: harfbuzz.FeatureGlobalEnd}}

// shapeItem appends the clusters of one item. Full-width marks are shaped a second time with the font's half-width
// positioning, which says how much air each has before and after its ink.
func (s *shaper) shapeItem(p *Prepared, it item) {
	if it.face < 0 {
		for i := it.start; i < it.end; i++ {
			p.clusters = append(p.clusters, cluster{start: i, end: i + 1, face: -1, advance: 1, class: classOf(p.Runes[i]), firstGlyph: len(p.glyphs)})
		}
		return
	}
	face := p.faces[it.face]
	hf := s.font(face)
	upem := float64(face.Font().Upem())
	s.run(p, it, hf, nil)
	vertical := p.paragraph.Vertical && it.stands == upright
	first, firstGlyph := len(p.clusters), len(p.glyphs)
	hasMark := false
	groups := s.groups(it.backwards)
	for n, group := range groups {
		i, j := group[0], group[1]
		c := cluster{start: s.buffer.Info[i].Cluster, face: it.face, firstGlyph: len(p.glyphs), glyphs: j - i}
		c.end = it.end
		if n+1 < len(groups) {
			c.end = s.buffer.Info[groups[n+1][0]].Cluster
		}
		c.class = clusterClass(p.Runes[c.start:c.end])
		pen := 0.0
		for k := i; k < j; k++ {
			pos := s.buffer.Pos[k]
			g := glyph{id: uint32(s.buffer.Info[k].Glyph), dx: float64(pos.XOffset) / upem, dy: -float64(pos.YOffset) / upem}
			if vertical {
				g.dy += pen
				pen -= float64(pos.YAdvance) / upem
			} else {
				g.dx += pen
				pen += float64(pos.XAdvance) / upem
			}
			p.glyphs = append(p.glyphs, g)
		}
		c.advance = pen
		switch c.class {
		case classZeroSpace, classJoiner, classMandatory, classSoftHyphen:
			// They steer breaking and are never drawn.
			c.advance, c.glyphs = 0, 0
			p.glyphs = p.glyphs[:c.firstGlyph]
		case classOpen, classClose, classStop, classMark, classDot:
			hasMark = hasMark || c.advance > 0.9
		}
		p.clusters = append(p.clusters, c)
	}
	switch it.stands {
	case turned:
		p.turn(p.clusters[first:])
		return
	case combined:
		if cell := p.combine(p.clusters[first:]); cell != nil {
			p.clusters = p.clusters[:first+len(cell)]
			return
		}
		p.clusters, p.glyphs = p.clusters[:first], p.glyphs[:firstGlyph]
		if it.stands = turned; isCapitals(p.Runes[it.start:it.end]) {
			it.stands = upright
		}
		s.shapeItem(p, it)
		return
	}
	if hasMark {
		s.measureAir(p, it, hf, upem, p.clusters[first:])
		p.keepWhole(p.clusters[first:])
	}
	if isChinese(p.paragraph.Lang) {
		p.halfDots(p.clusters[first:])
	}
	if it.tabular && !vertical {
		widest := s.widestDigit(face, hf, upem)
		for i := first; i < len(p.clusters); i++ {
			if c := &p.clusters[i]; c.class == classDigit && c.glyphs == 1 {
				p.glyphs[c.firstGlyph].dx += (widest - c.advance) / 2
				c.advance = widest
			}
		}
	}
}

// groups returns the ranges of the buffer's glyphs that are one cluster each, in the order of reading: glyphs that run from
// right to left come out the other way round.
func (s *shaper) groups(backwards bool) [][2]int {
	var out [][2]int
	for i := 0; i < len(s.buffer.Info); {
		j := i + 1
		for j < len(s.buffer.Info) && s.buffer.Info[j].Cluster == s.buffer.Info[i].Cluster {
			j++
		}
		out = append(out, [2]int{i, j})
		i = j
	}
	if backwards {
		slices.Reverse(out)
	}
	return out
}

// run shapes one item into the buffer.
func (s *shaper) run(p *Prepared, it item, hf *harfbuzz.Font, features []harfbuzz.Feature) {
	s.buffer.Clear()
	s.buffer.AddRunes(p.forms, it.start, it.end-it.start)
	s.buffer.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: it.script, Language: language.NewLanguage(openTypeLanguage(it.lang))}
	switch {
	case p.paragraph.Vertical && it.stands == upright:
		s.buffer.Props.Direction = harfbuzz.TopToBottom
	case it.backwards:
		s.buffer.Props.Direction = harfbuzz.RightToLeft
	}
	if it.script == language.Han {
		// Han and kana are set solid (JLREQ 2.1.3): fonts kern kana for proportional setting.
		features = append(features[:len(features):len(features)], setSolid...)
	}
	s.buffer.Shape(hf, features)
}

// openTypeLanguage gives regional Chinese the names that fonts' language systems go by: zh-Hant is Taiwan unless it
// says Hong Kong.
func openTypeLanguage(lang string) string {
	if isChinese(lang) && !isTraditional(lang) {
		return "zh-Hans"
	}
	return lang
}

func (s *shaper) widestDigit(face scene.Face, hf *harfbuzz.Font, upem float64) float64 {
	if w, ok := s.digits[face]; ok {
		return w
	}
	s.buffer.Clear()
	s.buffer.AddRunes([]rune("0123456789"), 0, -1)
	s.buffer.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: language.Latin, Language: "en"}
	s.buffer.Shape(hf, nil)
	widest := 0.0
	for _, pos := range s.buffer.Pos {
		widest = max(widest, float64(pos.XAdvance)/upem)
	}
	s.digits[face] = widest
	return widest
}

// clusterClass is the class of a cluster's first character, but for emoji sequences of several.
func clusterClass(runes []rune) class {
	if wantsEmoji(runes) {
		return classEmoji
	}
	return classOf(runes[0])
}

// extentCache remembers the ink of glyphs in em over all workers, y down from the baseline.
type extentCache struct {
	mu    sync.RWMutex
	boxes map[extentKey]scene.Rect
	faces sync.Map // scene.Face → *lockedFace
}

type extentKey struct {
	face scene.Face
	id   uint32
}

// lockedFace is a font.Face (which caches and so is not safe for concurrent use) behind a lock.
type lockedFace struct {
	mu   sync.Mutex
	face *font.Face
}

// advance returns how far a glyph moves the pen in a line, in em.
func (c *extentCache) advance(face scene.Face, gid font.GID) float64 {
	locked := c.locked(face)
	locked.mu.Lock()
	defer locked.mu.Unlock()
	return float64(locked.face.HorizontalAdvance(gid)) / float64(face.Font().Upem())
}

// locked returns the face behind its lock.
func (c *extentCache) locked(face scene.Face) *lockedFace {
	v, ok := c.faces.Load(face)
	if !ok {
		v, _ = c.faces.LoadOrStore(face, &lockedFace{face: font.NewFace(face.Font())})
	}
	return v.(*lockedFace)
}

// ink returns the bounds of a glyph in em, relative to its origin, y down.
func (c *extentCache) ink(face scene.Face, id uint32) scene.Rect {
	key := extentKey{face, id}
	c.mu.RLock()
	box, ok := c.boxes[key]
	c.mu.RUnlock()
	if ok {
		return box
	}
	locked := c.locked(face)
	locked.mu.Lock()
	e, ok := locked.face.GlyphExtents(font.GID(id))
	locked.mu.Unlock()
	if ok {
		upem := float64(face.Font().Upem())
		box = scene.Rect{X: float64(e.XBearing) / upem, Y: -float64(e.YBearing) / upem, W: float64(e.Width) / upem, H: -float64(e.Height) / upem}
	}
	c.mu.Lock()
	if c.boxes == nil {
		c.boxes = map[extentKey]scene.Rect{}
	}
	c.boxes[key] = box
	c.mu.Unlock()
	return box
}
