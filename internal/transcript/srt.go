package transcript

import "strings"

// readSRT reads SubRip. No standard binds its writers, so that only the lines with times are relied on: numbers may be missing or
// wrong, empty lines may stand within a cue or be missing between two.
func (b *builder) readSRT() bool {
	src := b.t.Source
	var blocks []block
	var spans []Span
	var cue, previous Clock
	in, cues, expected := false, 0, 1
	flush := func() {
		if in && len(spans) == 0 {
			b.tell(0, -1, "cue-empty", "", "cue %d has no words", cues)
		}
		blocks = b.cueLines(blocks, spans, cue, "", b.untag)
		spans = spans[:0]
	}
	for i, start := range b.t.lines {
		end := len(src)
		if i+1 < len(b.t.lines) {
			end = b.t.lines[i+1]
		}
		line := strings.TrimSpace(src[start:end])
		if line == "" {
			continue
		}
		if c, _, ok := timing(line); ok {
			spans, expected = b.dropNumber(spans, in, expected, start)
			flush()
			cues++
			in = true
			if !c.Known {
				b.warn(start, "cue-time", "write 00:01:02,345 --> 00:01:04,000", "the times of this cue cannot be read; its words are kept without")
			}
			cue = b.checkOrder(c, previous, start)
			if cue.Known {
				previous = cue
			}
			continue
		}
		from := start + strings.Index(src[start:end], line)
		spans = append(spans, Span{from, from + len(line)})
	}
	flush()
	return b.sayAll(blocks)
}

// dropNumber takes the number of the next cue off the lines in front of its times, and tells where it is missing.
func (b *builder) dropNumber(spans []Span, in bool, expected, at int) ([]Span, int) {
	n := len(spans)
	if n == 0 {
		b.tell(0, at, "cue-number", "", "this cue has no number in front of its times")
		return spans, expected + 1
	}
	last := spans[n-1]
	text := b.t.Source[last.From:last.To]
	if !isDigits(text) || len(text) > 7 {
		b.tell(0, at, "cue-number", "", "this cue has no number in front of its times")
		return spans, expected + 1
	}
	number := 0
	for i := 0; i < len(text); i++ {
		number = number*10 + int(text[i]-'0')
	}
	if number != expected && in {
		// A line of figures right behind words may be what was said; a number stands after an empty line.
		if n >= 2 && strings.Count(b.t.Source[spans[n-2].To:last.From], "\n") < 2 {
			b.tell(0, at, "cue-number", "", "this cue has no number in front of its times")
			return spans, expected + 1
		}
	}
	return spans[:n-1], number + 1
}
