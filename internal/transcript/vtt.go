package transcript

import "strings"

// readVTT reads WebVTT (section 4 of its recommendation): blocks between empty lines, of which notes, styles and regions
// are passed over. Captions that roll, each cue saying the last line of the one before again, say it once.
func (b *builder) readVTT() bool {
	src := b.t.Source
	rolling := strings.Contains(src, "<c>") || strings.Contains(src, "><c")
	var blocks []block
	var spans []Span
	var cue, previous Clock
	in, skipping, header := false, false, true
	last := ""
	flush := func() {
		if !in {
			return
		}
		from := len(blocks)
		blocks = b.cueLines(blocks, spans, cue, "", func(from, to int) []voiced { return b.voices(from, to, cue) })
		if rolling {
			blocks, last = dropRolled(blocks, from, last)
		}
		spans, in = spans[:0], false
	}
	for i, start := range b.t.lines {
		end := len(src)
		if i+1 < len(b.t.lines) {
			end = b.t.lines[i+1]
		}
		line := strings.TrimSpace(src[start:end])
		if line == "" {
			flush()
			skipping, header = false, false
			continue
		}
		if header || skipping {
			// Times end what is passed over: some writers leave the empty line out.
			if _, _, ok := timing(line); !ok || header && i == 0 {
				continue
			}
			header, skipping = false, false
		}
		if c, _, ok := timing(line); ok {
			flush()
			in = true
			if !c.Known {
				b.warn(start, "cue-time", "write 00:01:02.345 --> 00:01:04.000", "the times of this cue cannot be read; its words are kept without")
			}
			cue = b.checkVTTOrder(c, previous, start, rolling)
			if cue.Known {
				previous = cue
			}
			continue
		}
		if !in {
			word, _, _ := strings.Cut(line, " ")
			skipping = word == "NOTE" || word == "STYLE" || word == "REGION" || word == "STYLE:" || word == "Region:"
			continue // else the cue's name
		}
		from := start + strings.Index(src[start:end], line)
		spans = append(spans, Span{from, from + len(line)})
	}
	flush()
	return b.sayAll(blocks)
}

// checkVTTOrder leaves rolling captions their overlaps, which are meant.
func (b *builder) checkVTTOrder(c, previous Clock, at int, rolling bool) Clock {
	if rolling && c.Known && previous.Known && c.Start >= previous.Start && c.End >= c.Start {
		return c
	}
	return b.checkOrder(c, previous, at)
}

// dropRolled takes out the lines from index from on that the cue before said last.
func dropRolled(blocks []block, from int, last string) ([]block, string) {
	kept := blocks[:from]
	for _, k := range blocks[from:] {
		text := strings.TrimSpace(k.text)
		if text == last {
			continue
		}
		k.starts = k.starts || len(kept) == from
		kept = append(kept, k)
		last = text
	}
	return kept, last
}

// voices takes the tags off a line of a cue: <v Name> starts a voice, a time within the line dates the words after it, the
// reading of ruby is left out.
func (b *builder) voices(from, to int, cue Clock) []voiced {
	src := b.t.Source
	all := []voiced{{}}
	var now Clock
	start, reading := from, false
	cut := func(at, next int) {
		if start < at && !reading {
			v := &all[len(all)-1]
			v.runs = append(v.runs, run{from: start, to: at, time: now})
		}
		start = next
	}
	for i := from; i < to; i++ {
		switch src[i] {
		case '&':
			if text, end, ok := b.entity(i, to); ok {
				cut(i, end)
				v := &all[len(all)-1]
				v.runs = append(v.runs, run{from: i, to: end, as: text, time: now})
				i = end - 1
			}
		case '<':
			end := strings.IndexByte(src[i:min(to, i+400)], '>')
			if end < 1 {
				continue
			}
			inner := src[i+1 : i+end]
			if d, size, ok := clockTime(inner); ok && size == len(inner) {
				cut(i, i+end+1)
				now = Clock{d, max(d, cue.End), true}
			} else if isTagName(strings.SplitN(inner, ".", 2)[0]) || isTagName(inner) {
				cut(i, i+end+1)
				if name, ok := voiceName(inner); ok {
					all = append(all, voiced{voice: name})
				}
				if inner == "/v" && len(all[len(all)-1].runs) > 0 {
					all = append(all, voiced{})
				}
				reading = inner == "rt" || strings.HasPrefix(inner, "rt.") || reading && inner != "/rt" && inner != "/ruby"
			} else {
				continue
			}
			i += end
		}
	}
	cut(to, to)
	kept := all[:0]
	for _, v := range all {
		if len(v.runs) > 0 {
			kept = append(kept, v)
		}
	}
	return kept
}

// voiceName reads the annotation of a tag <v.class Name>.
func voiceName(inner string) (string, bool) {
	if inner == "" || inner[0] != 'v' || len(inner) < 2 || inner[1] != ' ' && inner[1] != '.' && inner[1] != '\t' {
		return "", false
	}
	_, name, found := strings.Cut(strings.ReplaceAll(inner, "\t", " "), " ")
	name = strings.TrimSpace(name)
	return name, found && name != ""
}
