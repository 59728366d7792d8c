package transcript

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// piece is a stretch of Text that comes from one stretch of Source. Where both are equally long they are the same bytes,
// and a place within one is as far within the other; else the piece is a unit, such as an escaped character. What lies in
// Text between pieces was put there by the reader: spaces and line ends at borders.
type piece struct {
	text, source       uint32
	textLen, sourceLen uint32
	// clock is the index in Transcript.clocks, 0 for none.
	clock uint32
}

func (p piece) textEnd() int   { return int(p.text + p.textLen) }
func (p piece) sourceEnd() int { return int(p.source + p.sourceLen) }
func (p piece) isCopy() bool   { return p.textLen == p.sourceLen }

// index tells code points from bytes of a string without counting from its start.
type index struct {
	of string
	// counts[i] is how many code points start before byte i<<indexShift.
	counts []uint32
}

// indexShift makes a step of 512 bytes, which is counted in some 100 ns.
const indexShift = 9

func newIndex(s string) index {
	x := index{of: s, counts: make([]uint32, 0, len(s)>>indexShift+1)}
	n := 0
	for at := 0; at <= len(s); at += 1 << indexShift {
		x.counts = append(x.counts, uint32(n))
		n += startsIn(s[at:min(at+1<<indexShift, len(s))])
	}
	return x
}

// startsIn counts the code points that start in s, which may begin within one.
func startsIn(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// runes returns how many code points start before byte at.
func (x index) runes(at int) int {
	at = max(0, min(at, len(x.of)))
	step := at >> indexShift
	return int(x.counts[step]) + startsIn(x.of[step<<indexShift:at])
}

// byteOf returns where code point n starts, or the length of the string.
func (x index) byteOf(n int) int {
	if n <= 0 {
		return 0
	}
	step := sort.Search(len(x.counts), func(i int) bool { return int(x.counts[i]) > n }) - 1
	at, left := step<<indexShift, n-int(x.counts[step])
	for at < len(x.of) && x.of[at]&0xC0 == 0x80 {
		at++ // within a code point that started before this step
	}
	for ; at < len(x.of) && left > 0; left-- {
		_, size := utf8.DecodeRuneInString(x.of[at:])
		at += size
	}
	return at
}

// Characters returns how many code points Source has.
func (t *Transcript) Characters() int { return t.source.runes(len(t.Source)) }

// Place returns where a span stands in the file. An end that lies in what the reader put between two pieces (a space
// between cues) counts as the nearest end of a piece within the span.
func (t *Transcript) Place(s Span) Place {
	from, to := t.sourceSpan(s)
	line, column := t.lineColumn(from)
	page := 0
	if line <= len(t.pages) {
		page, line = t.pages[line-1].page, t.pages[line-1].line
	}
	return Place{From: t.source.runes(from), To: t.source.runes(to), Line: line, Column: column, Page: page, Time: t.clockOf(s)}
}

// In returns talk.txt:12:3, or talk.pdf, page 3:12:3, as messages name a place of a file.
func (p Place) In(file string) string {
	if p.Page > 0 {
		file = fmt.Sprintf("%s, page %d", file, p.Page)
	}
	return fmt.Sprintf("%s:%d:%d", file, p.Line, p.Column)
}

// String returns line 12, or page 3, line 12.
func (p Place) String() string {
	if p.Page > 0 {
		return fmt.Sprintf("page %d, line %d", p.Page, p.Line)
	}
	return fmt.Sprintf("line %d", p.Line)
}

// Original returns what stands in the file for a span, with the marks and labels that lie within it.
func (t *Transcript) Original(s Span) string {
	from, to := t.sourceSpan(s)
	return t.Source[from:to]
}

// sourceSpan returns the bytes of Source that a span comes from.
func (t *Transcript) sourceSpan(s Span) (from, to int) {
	if len(t.pieces) == 0 {
		return 0, 0
	}
	// The first piece that ends after the span's start, and the last that starts before its end.
	first := sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].textEnd() > s.From })
	last := sort.Search(len(t.pieces), func(i int) bool { return int(t.pieces[i].text) >= s.To }) - 1
	if first == len(t.pieces) {
		end := t.pieces[first-1].sourceEnd()
		return end, end
	}
	p := t.pieces[first]
	from = int(p.source)
	if p.isCopy() && s.From > int(p.text) {
		from += s.From - int(p.text)
	}
	if last < first {
		return from, from
	}
	p = t.pieces[last]
	to = p.sourceEnd()
	if p.isCopy() && s.To < p.textEnd() {
		to = int(p.source) + s.To - int(p.text)
	}
	return from, max(from, to)
}

// SpanOf returns the part of Text that comes from code points from to to (exclusive) of Source, and false when nothing
// of them is in Text.
func (t *Transcript) SpanOf(from, to int) (Span, bool) {
	low, high := t.source.byteOf(from), t.source.byteOf(to)
	first := sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].sourceEnd() > low })
	last := sort.Search(len(t.pieces), func(i int) bool { return int(t.pieces[i].source) >= high }) - 1
	if first >= len(t.pieces) || last < first {
		return Span{}, false
	}
	p := t.pieces[first]
	span := Span{From: int(p.text)}
	if p.isCopy() && low > int(p.source) {
		span.From += low - int(p.source)
	}
	p = t.pieces[last]
	span.To = p.textEnd()
	if p.isCopy() && high < p.sourceEnd() {
		span.To = int(p.text) + high - int(p.source)
	}
	return span, span.From < span.To
}

// lineColumn returns line and column, from 1, of a byte of Source.
func (t *Transcript) lineColumn(at int) (line, column int) {
	line = sort.Search(len(t.lines), func(i int) bool { return t.lines[i] > at })
	return line, t.source.runes(at) - t.source.runes(t.lines[line-1]) + 1
}

// clockOf returns when a span was said: from the start of the first piece with a time to the latest end.
func (t *Transcript) clockOf(s Span) Clock {
	if len(t.clocks) == 0 {
		return Clock{}
	}
	var c Clock
	first := sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].textEnd() > s.From })
	for _, p := range t.pieces[first:] {
		if int(p.text) >= s.To && c.Known {
			break
		}
		if int(p.text) >= s.To && int(p.text) > s.From {
			break
		}
		if p.clock == 0 {
			continue
		}
		own := t.clocks[p.clock]
		if !c.Known {
			c = own
			continue
		}
		c.Start, c.End = min(c.Start, own.Start), max(c.End, own.End)
	}
	return c
}

// TurnAt returns the index of the turn that a byte of Text lies in, -1 for none.
func (t *Transcript) TurnAt(at int) int {
	i := sort.Search(len(t.Turns), func(i int) bool { return t.Turns[i].To > at })
	if i == len(t.Turns) || t.Turns[i].From > at {
		return -1
	}
	return i
}

// SentenceAt returns the index of the sentence that a byte of Text lies in, -1 for none.
func (t *Transcript) SentenceAt(at int) int {
	i := sort.Search(len(t.sentences), func(i int) bool { return t.sentences[i].To > at })
	if i == len(t.sentences) || t.sentences[i].From > at {
		return -1
	}
	return i
}

// SegmentAt returns the index of the segment that a byte of Text lies in, -1 for none.
func (t *Transcript) SegmentAt(at int) int {
	i := sort.Search(len(t.Segments), func(i int) bool { return t.Segments[i].To > at })
	if i == len(t.Segments) || t.Segments[i].From > at {
		return -1
	}
	return i
}

// lineStarts returns the byte at which each line of a text starts; \n, \r\n and \r end lines.
func lineStarts(s string) []int {
	starts := []int{0}
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' || s[i] == '\r' && (i+1 == len(s) || s[i+1] != '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}
