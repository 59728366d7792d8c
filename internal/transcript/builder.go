package transcript

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"cards/internal/diag"
)

const (
	// maxLines and maxSegments bound what an index is kept of: prose has some 60 bytes a line, so that files of MaxSize stay below.
	maxLines    = 2_000_000
	maxSegments = 1_000_000
	// maxPieces bounds the stretches that Text is made of: words with times and escaped characters.
	maxPieces = 6_000_000
	// maxTold bounds how many findings of one code are told; the rest is counted in a last one.
	maxTold = 5
)

// builder is the state of one Read. Readers call segment for each piece that the file has and say within it.
type builder struct {
	t       *Transcript
	options Options
	list    diag.List
	text    strings.Builder
	// told counts the findings of each code.
	told map[string]int
	// clock is the index in t.clocks of the time that what follows was said at.
	clock uint32
	// gap is what parts the next words from those before, until there are any.
	gap gap
	// full is true once a bound was hit: nothing more is taken.
	full bool
	// hidden is where the first invisible character was left out, -1 for none, and hiddenCount how many were.
	hidden, hiddenCount int
	// marks are where the file says that a speaker starts, in order.
	marks []mark
}

// gap is what stands between two pieces of Text.
type gap uint8

const (
	// gapNone joins them.
	gapNone gap = iota
	// gapJoin puts a space between them where both scripts have spaces.
	gapJoin
	// gapLine ends the paragraph.
	gapLine
)

// tell adds a finding at a byte of Source, -1 for the file as a whole, and keeps the list short.
func (b *builder) tell(severity diag.Severity, at int, code, hint, format string, args ...any) {
	if b.told == nil {
		b.told = map[string]int{}
	}
	if b.told[code]++; b.told[code] > maxTold {
		return
	}
	pos := diag.Pos{File: b.t.Name}
	if at >= 0 && len(b.t.lines) > 0 {
		if pos.Line, pos.Column = b.t.lineColumn(at); pos.Line <= len(b.t.pages) {
			at := b.t.pages[pos.Line-1]
			pos.File, pos.Line = fmt.Sprintf("%s, page %d", b.t.Name, at.page), at.line
		}
	}
	b.list.Add(diag.Diagnostic{Pos: pos, Severity: severity, Code: code, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

func (b *builder) warn(at int, code, hint, format string, args ...any) {
	b.tell(diag.Warning, at, code, hint, format, args...)
}

func (b *builder) fail(at int, code, hint, format string, args ...any) {
	b.tell(diag.Error, at, code, hint, format, args...)
}

// finishTelling says of codes that were found more often than told how often that was, in the order of their first finding.
func (b *builder) finishTelling() {
	var codes []string
	seen := map[string]bool{}
	for _, d := range b.list {
		if !seen[d.Code] {
			seen[d.Code] = true
			codes = append(codes, d.Code)
		}
	}
	for _, code := range codes {
		if n := b.told[code]; n > maxTold {
			b.list.Notef(diag.Pos{File: b.t.Name}, code, "", "%d more such places are not told", n-maxTold)
		}
	}
}

// setSource makes a text the Source, and what tells places in it. It returns false when it has too many lines.
func (b *builder) setSource(text string) bool {
	if n := strings.Count(text, "\n") + strings.Count(text, "\r"); n > maxLines {
		b.fail(-1, "file-too-large", "split it", "the file has %d lines, more than the %d that are read", n, maxLines)
		return false
	}
	b.t.Source, b.t.source, b.t.lines = text, newIndex(text), lineStarts(text)
	b.text.Grow(len(text) / 2)
	return true
}

// at sets the time of what follows; an unknown one takes it away.
func (b *builder) at(c Clock) {
	if !c.Known {
		b.clock = 0
		return
	}
	if len(b.t.clocks) == 0 {
		b.t.clocks = append(b.t.clocks, Clock{})
	}
	if last := len(b.t.clocks) - 1; last > 0 && b.t.clocks[last] == c {
		b.clock = uint32(last)
		return
	}
	b.t.clocks = append(b.t.clocks, c)
	b.clock = uint32(len(b.t.clocks) - 1)
}

// segment starts a piece of the file. What is said from now on belongs to it, parted from what was said before by g.
func (b *builder) segment(kind Kind, speaker string, time Clock, g gap) {
	if len(b.t.Segments) >= maxSegments {
		if !b.full {
			b.fail(-1, "file-too-large", "split it", "the file has more than %d paragraphs or cues", maxSegments)
		}
		b.full = true
		return
	}
	b.endSegment()
	b.at(time)
	b.part(g)
	end := b.text.Len()
	b.t.Segments = append(b.t.Segments, Segment{Span: Span{end, end}, Kind: kind, Speaker: speaker, Time: time})
}

// endSegment fixes where the last segment ends.
func (b *builder) endSegment() {
	if n := len(b.t.Segments); n > 0 {
		b.t.Segments[n-1].To = max(b.t.Segments[n-1].From, b.text.Len())
	}
}

// part asks for a gap before the next words; of several the widest holds.
func (b *builder) part(g gap) { b.gap = max(b.gap, g) }

// say adds the bytes from to to of Source to Text. Spaces at a gap and invisible characters are left out.
func (b *builder) say(from, to int) {
	if b.full || from >= to {
		return
	}
	if b.gap != gapNone {
		for from < to && isBlank(b.t.Source[from]) {
			from++
		}
		if from == to {
			return
		}
	}
	text := b.t.Source[from:to]
	if !hasHidden(text) {
		b.put(text, from, to)
		return
	}
	start := 0
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		if isHidden(c) {
			if b.hiddenCount++; b.hidden < 0 {
				b.hidden = from + i
			}
			if start < i {
				b.put(text[start:i], from+start, from+i)
			}
			start = i + size
		}
		i += size
	}
	if start < len(text) {
		b.put(text[start:], from+start, to)
	}
}

// sayAs adds text that stands for the bytes from to to of Source, such as an escaped character.
func (b *builder) sayAs(text string, from, to int) {
	if c, _ := utf8.DecodeRuneInString(text); b.full || text == "" || isHidden(c) || b.gap != gapNone && strings.TrimLeft(text, " \t\r\n\u3000\u00A0") == "" {
		return
	}
	b.put(text, from, to)
}

// put appends a piece, after the gap that was asked for.
func (b *builder) put(text string, from, to int) {
	if len(b.t.pieces) >= maxPieces {
		if !b.full {
			b.fail(from, "file-too-large", "split it", "the file has more than %d words with times or escaped characters", maxPieces)
		}
		b.full = true
		return
	}
	b.fillGap(text)
	at := b.text.Len()
	if n := len(b.t.pieces); n > 0 {
		last := &b.t.pieces[n-1]
		copies := last.isCopy() && len(text) == to-from
		if copies && last.clock == b.clock && last.textEnd() == at && last.sourceEnd() == from {
			last.textLen += uint32(len(text))
			last.sourceLen += uint32(len(text))
			b.text.WriteString(text)
			return
		}
	}
	b.t.pieces = append(b.t.pieces, piece{uint32(at), uint32(from), uint32(len(text)), uint32(to - from), b.clock})
	b.text.WriteString(text)
}

// fillGap writes what parts the next words from the last ones. The last segment, when it has no words yet, starts after it.
func (b *builder) fillGap(next string) {
	g := b.gap
	b.gap = gapNone
	if g == gapNone {
		return
	}
	before := b.text.String()
	if before != "" {
		switch g {
		case gapLine:
			if before[len(before)-1] != '\n' {
				b.text.WriteByte('\n')
			}
		case gapJoin:
			last, _ := utf8.DecodeLastRuneInString(before)
			first, _ := utf8.DecodeRuneInString(next)
			if spaced(last, first) {
				b.text.WriteByte(' ')
			}
			b.t.borders = append(b.t.borders, b.text.Len())
		}
	}
	if n := len(b.t.Segments); n > 0 && b.t.Segments[n-1].From >= len(before) {
		b.t.Segments[n-1].From = b.text.Len()
	}
}

// spaced reports whether a space parts two words that end and begin with these characters. Korean has spaces; Chinese and
// Japanese have none, next to Latin words neither, since none was written.
func spaced(last, first rune) bool {
	return last != ' ' && last != '\n' && first != ' ' && !isUnspaced(last) && !isUnspaced(first)
}

// isUnspaced reports whether c belongs to a script without spaces between words, or is one of its marks.
func isUnspaced(c rune) bool {
	switch {
	case c < 0x2E80:
		return false
	case c >= 0x2E80 && c <= 0x312F, c >= 0x31A0 && c <= 0x4DBF, c >= 0x4E00 && c <= 0x9FFF, c >= 0xF900 && c <= 0xFAFF:
		return true
	case c >= 0xFE30 && c <= 0xFE4F, c >= 0xFF00 && c <= 0xFF9F, c >= 0x20000 && c <= 0x3FFFF:
		return true
	}
	return false
}

// isBlank reports whether an ASCII byte is space.
func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// isHidden reports whether a character shows nothing and says nothing: controls, marks that change the order in which
// text is read (UAX #9), joints of width zero. The joiners U+200C and U+200D stay, since they shape what stands beside them.
func isHidden(c rune) bool {
	switch {
	case c < 0x20:
		return c != '\t' && c != '\n' && c != '\r'
	case c >= 0x7F && c < 0xA0, c == 0xAD, c == 0x200B, c == 0x200E, c == 0x200F, c == 0x2060, c == 0xFEFF, c == 0xFFFE, c == 0xFFFF:
		return true
	}
	return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069
}

// hasHidden reports whether a text may have a hidden character; it looks at bytes, since hardly any text has one.
func hasHidden(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0x20 && c < 0x7F || c > 0xC2 && c != 0xE2 && c != 0xEF:
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r', c == 0x7F:
			return true
		case c == 0xC2 && i+1 < len(s) && (s[i+1] < 0xA0 || s[i+1] == 0xAD),
			c == 0xE2 && i+1 < len(s) && (s[i+1] == 0x80 || s[i+1] == 0x81) && i+2 < len(s) && isHidden(rune3(s[i:])),
			c == 0xEF && i+2 < len(s) && isHidden(rune3(s[i:])):
			return true
		}
	}
	return false
}

func rune3(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// finish puts the parts together.
func (b *builder) finish() {
	b.endSegment()
	b.t.Text = b.text.String()
	if b.hiddenCount > 0 {
		b.warn(b.hidden, "hidden-character", "", "%d characters that nobody sees are left out, the first of them here", b.hiddenCount)
	}
}
