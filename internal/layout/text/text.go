// Package text sets paragraphs: a Paragraph goes in, positioned glyph runs come out. It knows fonts, languages and
// line breaking, and nothing of decks, themes or pages.
//
// The way of a paragraph, one room (file) a step:
//
//	normalise.go   what was typed → what is set (full-width marks, quotes, dashes), with an index back
//	itemise.go     text → items of one face, script and language
//	shape.go       items → clusters with advances, air and glyphs, all in em (HarfBuzz)
//	air.go         marks that are not as wide as they look
//	ruby.go        readings beside characters
//	bidi.go        text from right to left
//	vertical.go    how characters stand in a column
//	space.go       the space between neighbours: air squeezed out of marks, gaps between Han and Latin
//	together.go    what belongs together: figures and units, kept words, brackets, words that lead what follows
//	rules.go       where a line may end: the standard and the table of tailorings
//	parallel.go    clauses, and pairs of them, that are to be broken alike
//	break.go       what each of those places costs
//	turns.go       where a clause begins and ends, and where a sentence turns without a mark
//	english.go     what of an English phrase stays together
//	korean.go      where a Korean clause ends, and what of it stays together
//	hyphenate.go   where a word that is wider than the line may be divided
//	lines.go       the best set of breaks for a measure: total fit
//	fit.go         the best size for a box
//	place.go       lines → boxes on a page, in px
//	runs.go        clusters → runs of one face and paint
//	faults.go      what a designer would mend in finished lines
//
// Everything up to Prepared is free of size: a Prepared is made once and broken at as many widths as one likes.
//
// Unless said otherwise lengths are in em, positions count code points of the normalised text, and the em box of a line
// runs from 0.88 em above the baseline to 0.12 em below it.
package text

import (
	"fmt"
	"strings"
	"sync"

	"cards/fonts"
	"cards/internal/scene"
)

// Ascent and Descent are the parts of the em box above and below the baseline, in em: one convention for all faces,
// so that lines keep one pitch whatever fonts fall on them.
const (
	Ascent  = 0.88
	Descent = 0.12
)

// DefaultGap is the space set between Han or kana and Latin letters or digits, in em (CLREQ 3.2.2: at most a quarter,
// which is the book tradition; an eighth is what display sizes want, and the usual default of today's layout engines).
const DefaultGap = 0.125

// Style is how characters are drawn.
type Style struct {
	Family string // "serif" or "sans"
	Weight int    // 400 or 700; others go to the nearest face
	Italic bool
}

// Span gives the code points Start…End of Paragraph.Text (before normalising) another style, language or tag.
type Span struct {
	Start, End int
	Style      *Style // nil keeps the paragraph's
	Lang       string // "" keeps the paragraph's
	// Tag is handed on to placing, where it picks the paint and emphasis marks; 0 is plain text.
	Tag int
}

// Paragraph is what is to be set. Its zero value but for Text sets serif 400 in undetermined language.
type Paragraph struct {
	Text  string
	Lang  string // BCP 47
	Style Style
	Spans []Span
	// Vertical sets columns downwards, from right to left.
	Vertical bool
	// Normalise turns a transcript's marks into those of the language (see normalise.go).
	Normalise Rules
	// Keep holds words that are never broken.
	Keep []string
	// Ruby are the readings of characters.
	Ruby []Ruby
	// Lines, when not empty, are the preferred lines: together they equal the text. They win over every cost.
	Lines []string
	// Hang lets a stop or closing quotation mark at a line's end stand outside the measure.
	Hang bool
	// Gap is the space between Han and Latin in em; 0 means DefaultGap, below 0 none.
	Gap float64
	// Loose lets lines of Japanese begin with small kana and the prolonged sound mark (JLREQ 3.1.7 note; CSS Text 4,
	// line-break: normal).
	Loose bool
	// Marks says what becomes of the stops and other marks between words.
	Marks Marks
	// Tabular gives every digit the advance of the widest, for axes and columns of dates.
	Tabular bool
	// Tracking is added after every cluster but the last, in em.
	Tracking float64
}

// Marks is what becomes of the stops and marks of a text (、，。；：！？).
type Marks uint8

// A poem on an old page has none, or has them beside the text (句读).
const (
	MarksShown  Marks = iota
	MarksHidden       // they take no room and are not drawn
	MarksBeside       // likewise, and Placed.Beside says where they belong
)

// Engine sets paragraphs with the faces of one catalogue. It is safe for concurrent use; shapers (which are not) are
// pooled, and a paragraph that was prepared once is remembered, since a deck repeats its names and sources on every
// card.
type Engine struct {
	catalogue *fonts.Catalogue
	shapers   sync.Pool
	extents   extentCache

	mu       sync.Mutex
	prepared map[string]*Prepared
}

// memoLimit bounds the paragraphs that an Engine remembers; beyond it the memory is dropped whole, which keeps results
// independent of the order of cards.
const memoLimit = 2048

// NewEngine returns an engine for the faces of c.
func NewEngine(c *fonts.Catalogue) *Engine {
	e := &Engine{catalogue: c, prepared: map[string]*Prepared{}}
	e.shapers.New = func() any { return newShaper(e) }
	return e
}

// Prepared is a shaped paragraph, free of size: clusters with advances in em, the space between them, and the places
// where it may break. It is immutable and safe for concurrent use.
type Prepared struct {
	engine    *Engine
	paragraph Paragraph
	// Runes is the normalised text; Origin[i] is the index in the written text of the code point that Runes[i] came
	// from, with one entry more for the end.
	Runes  []rune
	Origin []int
	// Changed reports whether normalising changed anything.
	Changed bool
	// Missing are characters that no face has, each once, in order.
	Missing []rune

	faces []scene.Face
	// forms are the characters that are shaped: Runes, but for marks that columns have forms of their own for.
	forms    []rune
	glyphs   []glyph
	clusters []cluster
	// space[i] is what is added before cluster i when it does not start a line (em, negative squeezes).
	space []float64
	// position[i] is the pen before cluster i if all stood on one line, in em; one entry more for the end.
	position []float64
	breaks   []opportunity // breaks[i] is the place before cluster i
	// parallels are the neighbouring clauses that are to be broken alike.
	parallels []neighbours
	pauses    bool  // a clause ends inside the text
	verse     bool  // the text has line ends of its own
	forced    bool  // the paragraph's Lines fix every break
	tags      []int // tag of each cluster
	// letters[i] counts the clusters before i that are neither marks nor spaces, alphabetic[i] those of them that are
	// letters of an alphabet or hangul: one short word of these is no lonely character.
	letters, alphabetic []int32
	readings            []reading
	// spaceless tells that no space and nothing else that lines drop at their ends is wider than an em in all.
	spaceless bool
	// open are the places that the rules allow, by mode, found at the first need.
	open [2]openPlaces
	// levels are the directions of the code points, odd from right to left; nil when all are from left to right.
	levels []uint8
	// hyphens are filled at the first need.
	hyphenOnce sync.Once
	hyphens    []hyphenPoint
	// words counts the words before each cluster, in languages that part them by spaces; nil in others.
	words []int32
}

// cluster is what is never split: a grapheme cluster, or several that one glyph draws.
type cluster struct {
	start, end         int // code points
	firstGlyph, glyphs int
	face               int // index into Prepared.faces; -1 when no face has it
	advance            float64
	// lead and trail are the air that may be squeezed out before and after the ink of a full-width mark, by the font's
	// own halt or vhal.
	lead, trail float64
	class       class
	// stands tells how it stands in a column; squeeze is the width of combined characters' as a share of their own.
	stands  orientation
	squeeze float64
}

type glyph struct {
	id     uint32
	dx, dy float64 // offset of the glyph's origin from the pen, y down
}

// Prepare normalises, itemises and shapes p. It never fails: characters that no face has take an em each and are listed in
// Missing, even when that is all of them.
func (e *Engine) Prepare(p Paragraph) *Prepared {
	if p.Style.Family == "" {
		p.Style.Family = "serif"
	}
	if p.Style.Weight == 0 {
		p.Style.Weight = 400
	}
	key := p.key()
	e.mu.Lock()
	done := e.prepared[key]
	e.mu.Unlock()
	if done != nil {
		return done
	}
	s := e.shapers.Get().(*shaper)
	defer e.shapers.Put(s)
	prepared := s.prepare(p)
	e.mu.Lock()
	if len(e.prepared) >= memoLimit {
		clear(e.prepared)
	}
	e.prepared[key] = prepared
	e.mu.Unlock()
	return prepared
}

// key is a paragraph's identity in an engine's memory.
func (p *Paragraph) key() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\x00%s\x00%v\x00%t%v%t%t%t%d\x00%g\x00%g\x00%q\x00%q", p.Text, p.Lang, p.Style, p.Vertical, p.Normalise, p.Hang, p.Tabular, p.Loose, p.Marks, p.Gap, p.Tracking, p.Keep, p.Lines)
	for _, r := range p.Ruby {
		fmt.Fprintf(&b, "\x00%d-%d %s", r.Start, r.End, r.Text)
	}
	for _, s := range p.Spans {
		fmt.Fprintf(&b, "\x00%d %d %s %d", s.Start, s.End, s.Lang, s.Tag)
		if s.Style != nil {
			fmt.Fprintf(&b, " %v", *s.Style)
		}
	}
	return b.String()
}

// Text returns the normalised text.
func (p *Prepared) Text() string { return string(p.Runes) }

// Lang returns the paragraph's language.
func (p *Prepared) Lang() string { return p.paragraph.Lang }

// Vertical reports whether the paragraph stands in columns.
func (p *Prepared) Vertical() bool { return p.paragraph.Vertical }

// Width returns the length of the whole paragraph on one line, in em, edges trimmed.
func (p *Prepared) Width() float64 {
	if len(p.clusters) == 0 {
		return 0
	}
	return p.measure(0, len(p.clusters)).width
}

// Len returns the number of clusters.
func (p *Prepared) Len() int { return len(p.clusters) }
