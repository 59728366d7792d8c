package transcript

import "strings"

// run is a stretch of Source that a block says, with its own time where words have one. as is what stands for it where that
// differs: an escaped character.
type run struct {
	from, to int
	as       string
	time     Clock
}

// block is a line of a cue, a paragraph or a line of a text, before labels are looked for: what all readers make.
type block struct {
	// text is what a reader sees of it, its runs joined.
	text string
	// from and to are the bytes of Source of a block of one run, which has no runs of its own.
	from, to int
	runs     []run
	kind     Kind
	time     Clock
	// speaker is who says it by the format's own means (a voice, a field), "" where it tells nothing.
	speaker string
	// gap is what parts it from the block before, and starts whether it is a piece of the file of its own: the second line of a cue
	// is none.
	gap    gap
	starts bool
}

// plain makes a block of bytes of Source.
func (b *builder) plain(from, to int) block {
	return block{text: b.t.Source[from:to], from: from, to: to, starts: true, gap: gapLine}
}

// start returns where in Source the block starts.
func (k *block) start() int {
	if len(k.runs) > 0 {
		return k.runs[0].from
	}
	return k.from
}

// blockOf makes a block of runs. Where all are one copy it has none of its own.
func (b *builder) blockOf(runs []run) block {
	if len(runs) == 1 && runs[0].as == "" && !runs[0].time.Known {
		return b.plain(runs[0].from, runs[0].to)
	}
	var text strings.Builder
	for _, r := range runs {
		text.WriteString(b.wordsOf(r))
	}
	return block{text: text.String(), runs: runs, starts: true, gap: gapLine}
}

func (b *builder) wordsOf(r run) string {
	if r.as != "" {
		return r.as
	}
	return b.t.Source[r.from:r.to]
}

// sayBlock says a block's text from byte from to byte to of it.
func (b *builder) sayBlock(k *block, from, to int) {
	if len(k.runs) == 0 {
		b.say(k.from+from, k.from+to)
		return
	}
	at := 0
	for _, r := range k.runs {
		words := b.wordsOf(r)
		start, end := max(from-at, 0), min(to-at, len(words))
		at += len(words)
		if start >= end {
			continue
		}
		if r.time.Known {
			b.at(r.time)
		} else {
			b.at(k.time)
		}
		if r.as == "" {
			b.say(r.from+start, r.from+end)
		} else {
			b.sayAs(words[start:end], r.from, r.to)
		}
	}
}

// mark is where a speaker starts in Text by what the file says.
type mark struct {
	segment int
	speaker string
	// unnamed is true for a dash, which says that another one speaks but not who.
	unnamed bool
	why     string
}

// sayAll finds labels in the blocks of a file and says them all.
func (b *builder) sayAll(blocks []block) bool {
	labels := b.findLabels(blocks)
	fillVoices(blocks)
	current, any, noted := "", false, false
	for i := range blocks {
		if b.full {
			return false
		}
		k := &blocks[i]
		l := labels.at(i)
		text := k.text
		from, to := l.end, l.end+len(strings.TrimRight(text[l.end:], " \t\r\n\u3000"))
		speaker, marked, why := current, false, ""
		switch {
		case k.kind == Note:
			b.segment(Note, "", k.time, gapNone)
			noted = true
			continue
		case l.name != "":
			speaker, marked, why = l.name, true, l.form.why()
		case k.speaker != "":
			speaker, marked, why = k.speaker, k.speaker != current || !any, "the file names who speaks"
		case labels.voices:
			speaker, marked, why = "", current != "" || !any, "the file does not say who speaks here"
		case l.form == formDash && labels.dashes:
			marked, why = true, "a dash marks another speaker"
		}
		g := k.gap
		if (marked && (speaker != current || l.form == formDash)) || l.name != "" {
			g = gapLine
		}
		if l.time.Known && !k.time.Known {
			k.time = l.time
		}
		if k.starts || g == gapLine || noted {
			// What follows a sound within a cue is words again.
			noted = false
			b.segment(k.kind, speaker, k.time, g)
		} else {
			b.part(g)
			b.at(k.time)
		}
		if marked {
			b.marks = append(b.marks, mark{len(b.t.Segments) - 1, speaker, l.form == formDash && l.name == "" && k.speaker == "", why})
			current, any = speaker, true
		}
		b.sayBlock(k, from, to)
		if k.kind == Heading {
			b.part(gapLine)
		}
	}
	return true
}

// fillVoices gives cues without a voice that stand between two of one voice that voice.
func fillVoices(blocks []block) {
	last := -1
	for i := range blocks {
		if blocks[i].speaker == "" {
			continue
		}
		if last >= 0 && i-last > 1 && i-last < 8 && blocks[last].speaker == blocks[i].speaker {
			for j := last + 1; j < i; j++ {
				blocks[j].speaker = blocks[i].speaker
			}
		}
		last = i
	}
}
