package transcript

import "strings"

// readASS reads the events of Advanced SubStation Alpha: fields by the Format line, the words last. Drawings and lines that
// the film shows twice (a shadow, an outline) are left out.
func (b *builder) readASS() bool {
	src := b.t.Source
	fields := strings.Split("layer,start,end,style,name,marginl,marginr,marginv,effect,text", ",")
	var blocks []block
	var previous Clock
	var lastText string
	var lastTime Clock
	for i, start := range b.t.lines {
		end := len(src)
		if i+1 < len(b.t.lines) {
			end = b.t.lines[i+1]
		}
		line := strings.TrimRight(src[start:end], " \t\r\n")
		key, value, found := strings.Cut(line, ":")
		if !found {
			continue
		}
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "format":
			// Styles have a Format line as well; the one of events has a text.
			if names := strings.Split(strings.ToLower(strings.ReplaceAll(value, " ", "")), ","); names[len(names)-1] == "text" && len(names) <= 32 {
				fields = names
			}
			continue
		case "dialogue":
		default:
			continue
		}
		values := strings.SplitN(value, ",", len(fields))
		if len(values) < len(fields) {
			b.warn(start, "cue-fields", "", "this line has %d fields where the Format line has %d; it is left out", len(values), len(fields))
			continue
		}
		cue, speaker := b.assFields(fields, values, start)
		words := values[len(values)-1]
		from := start + len(line) - len(words)
		if words == lastText && cue == lastTime {
			b.tell(0, start, "cue-twice", "", "this line says the one in front of it again at the same time; it is left out")
			continue
		}
		lastText, lastTime = words, cue
		cue = b.checkOrder(cue, previous, start)
		if cue.Known {
			previous = cue
		}
		blocks = b.cueLines(blocks, b.assLines(from, from+len(words)), cue, speaker, b.assRuns)
	}
	return b.sayAll(blocks)
}

// assFields reads the times and the speaker of a line.
func (b *builder) assFields(fields, values []string, at int) (cue Clock, speaker string) {
	known := 0
	for i, field := range fields {
		value := strings.TrimSpace(values[i])
		switch field {
		case "start", "end":
			d, size, ok := clockTime(value)
			if !ok || size != len(value) {
				continue
			}
			known++
			if field == "start" {
				cue.Start = d
			} else {
				cue.End = d
			}
		case "name", "actor":
			speaker = value
		}
	}
	if known == 2 {
		cue.Known = true
		return cue, speaker
	}
	b.warn(at, "cue-time", "write 0:01:02.34", "the times of this line cannot be read; its words are kept without")
	return Clock{}, speaker
}

// assLines parts the words of a line at \N and \n.
func (b *builder) assLines(from, to int) []Span {
	src := b.t.Source
	var spans []Span
	start := from
	for i := from; i+1 < to; i++ {
		if src[i] == '\\' && (src[i+1] == 'N' || src[i+1] == 'n') {
			spans = append(spans, Span{start, i})
			start = i + 2
			i++
		}
	}
	return append(spans, Span{start, to})
}

// assRuns takes {\…} and the drawings after {\p1} off, and makes \h a space.
func (b *builder) assRuns(from, to int) []voiced {
	src := b.t.Source
	var runs []run
	start, drawing := from, false
	cut := func(at, next int) {
		if start < at && !drawing {
			runs = append(runs, run{from: start, to: at})
		}
		start = next
	}
	for i := from; i < to; i++ {
		switch {
		case src[i] == '{':
			end := strings.IndexByte(src[i:to], '}')
			if end < 0 {
				cut(i, to)
				return []voiced{{runs: runs}}
			}
			cut(i, i+end+1)
			if p := strings.LastIndex(src[i:i+end], `\p`); p >= 0 && i+p+2 < to && src[i+p+2] >= '0' && src[i+p+2] <= '9' {
				drawing = src[i+p+2] != '0'
			}
			i += end
		case src[i] == '\\' && i+1 < to && src[i+1] == 'h':
			cut(i, i+2)
			if !drawing {
				runs = append(runs, run{from: i, to: i + 2, as: " "})
			}
			i++
		}
	}
	cut(to, to)
	return []voiced{{runs: runs}}
}
