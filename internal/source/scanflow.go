package source

import (
	"strings"
)

// frame is an open [ or { and what is known of the entry that is being read in it. Places are bytes of
// the line that they were met on.
type frame struct {
	open     byte
	line, at int
	// fresh is true until the entry has something in it, keyed once it has a colon.
	fresh, keyed bool
	// comma is where the comma before the entry stands, commaLine its line (-1 for none).
	comma, commaLine int
	// value is the plain value of the entry, last that of the entry before, to which a text behind a
	// comma may belong.
	value, last span
	// merged is where the comma stands that belongs to last, -1 for none.
	merged int
}

// span is a piece of a line; valid is false when the value was no plain text of one line.
type span struct {
	line, start, end int
	valid            bool
}

func newFrame(open byte, line, at int) *frame {
	return &frame{open: open, line: line, at: at, fresh: true, commaLine: -1, merged: -1}
}

// flow looks at a list or map in brackets that starts at byte p of line i.
func (s *scan) flow(i, p, parent int, name string) int {
	if next, done := s.bracketed(i, p); done {
		return next
	}
	w := &flowWalk{scan: s, line: i, at: p, parent: parent}
	for !w.done {
		w.step()
	}
	return w.next
}

// bracketed handles a text that only starts with a bracket, as in [译] 有用.
func (s *scan) bracketed(i, p int) (next int, done bool) {
	line := s.m.lines[i]
	depth := 0
	for q := p; q < len(line); q++ {
		switch line[q] {
		case '"', '\'':
			if before := line[q-1]; q > p && strings.IndexByte("[{,: ", before) >= 0 {
				end := quotedEnd(line, q)
				if end < 0 {
					return 0, false
				}
				q = end - 1
			}
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth > 0 {
				continue
			}
			rest := strings.TrimSpace(line[q+1:])
			if rest == "" || rest[0] == '#' || strings.ContainsAny(rest[:1], ":]},") {
				return 0, false
			}
			end, _ := textEnd(line, p)
			s.errorAt(i, q+1+strings.Index(line[q+1:], rest), "yaml-bracket", "quote the whole text: "+shownQuoted(line[p:end]),
				"text goes on after the bracket that ends a list or map")
			s.m.replace(i, p, end, asQuoted(line[p:end]))
			return i + 1, true
		}
	}
	return 0, false
}

// flowWalk is the walk over one flow collection.
type flowWalk struct {
	*scan
	line, at, parent int
	frames           []*frame
	done             bool
	next             int
}

func (w *flowWalk) finish(next int) { w.done, w.next = true, next }

// step handles what stands at the current place.
func (w *flowWalk) step() {
	line := w.m.lines[w.line]
	if w.at >= len(line) {
		w.nextLine()
		return
	}
	c := line[w.at]
	if c == '[' || c == '{' {
		if len(w.frames) > MaxDepth {
			w.finish(len(w.m.lines)) // the parser refuses it
			return
		}
		if len(w.frames) > 0 {
			f := w.top()
			f.fresh, f.value = false, span{}
		}
		w.frames = append(w.frames, newFrame(c, w.line, w.at))
		w.at++
		return
	}
	f := w.top()
	switch c {
	case ' ', '\t':
		w.at++
	case ']', '}':
		if (c == ']') != (f.open == '[') {
			w.finish(w.line + 1) // the parser tells
			return
		}
		w.close(1)
	case ',':
		w.endEntry(f)
		f.fresh, f.keyed, f.value = true, false, span{}
		f.comma, f.commaLine = w.at, w.line
		w.at++
	case ':':
		f.keyed, f.fresh = true, false
		w.at++
	case '#':
		w.hash(f)
	case '"', '\'':
		w.quote(f)
	default:
		w.plain(f)
	}
}

func (w *flowWalk) top() *frame { return w.frames[len(w.frames)-1] }

// nextLine goes to the next line that has something, or tells that the bracket is not closed when that
// line plainly belongs to what follows.
func (w *flowWalk) nextLine() {
	for w.line++; w.line < len(w.m.lines); w.line++ {
		line := w.m.lines[w.line]
		if isBlank(line) {
			continue
		}
		indent := indentOf(line)
		name, _, keyed := plainKey(line, indent)
		if indent <= w.parent && (keyed && deckKeys[name] || strings.HasPrefix(line[indent:], "- ")) {
			break
		}
		w.at = 0
		return
	}
	f := w.frames[0]
	text := w.m.lines[f.line]
	end, _ := textEnd(text, f.at)
	closing := "]"
	if f.open == '{' {
		closing = "}"
	}
	w.errorAt(f.line, f.at, "yaml-bracket", "close it with "+closing+", or quote the text: "+shownQuoted(text[f.at:end]),
		"the bracket %c that opens here is never closed", f.open)
	if len(w.m.edits[f.line]) == 0 && f.line+1 >= w.line {
		w.m.replace(f.line, f.at, end, asQuoted(text[f.at:end]))
	}
	w.finish(w.line)
}

// close ends the innermost collection, whose bracket takes size bytes.
func (w *flowWalk) close(size int) {
	f := w.top()
	w.endEntry(f)
	w.flush(f)
	w.at += size
	w.frames = w.frames[:len(w.frames)-1]
	if len(w.frames) == 0 {
		w.finish(w.line + 1)
		return
	}
	outer := w.top()
	outer.fresh, outer.value = false, span{}
}

// endEntry is called at a comma or closing bracket.
func (w *flowWalk) endEntry(f *frame) {
	if f.open != '{' || f.fresh {
		return
	}
	if f.keyed {
		w.flush(f)
		f.last = f.value
		return
	}
	if !f.value.valid {
		return
	}
	if f.last.valid && f.last.line == f.value.line && f.commaLine == f.value.line {
		f.last.end = f.value.end
		if f.merged < 0 {
			f.merged = f.comma
		}
		return
	}
	text := w.m.lines[f.value.line][f.value.start:f.value.end]
	w.errorAt(f.value.line, f.value.start, "flow-comma", "write "+text+": and its value, or quote the text that it belongs to",
		"%q is a key without a value; is it part of a text with a comma in it?", text)
	if f.commaLine == f.value.line {
		w.m.replace(f.value.line, f.comma, f.value.end, "")
	}
}

// flush tells of a comma that belongs to the text before it.
func (w *flowWalk) flush(f *frame) {
	if f.merged < 0 {
		return
	}
	text := w.m.lines[f.last.line][f.last.start:f.last.end]
	rest := strings.TrimSpace(w.m.lines[f.last.line][f.merged+1 : f.last.end])
	w.errorAt(f.last.line, f.merged, "flow-comma", "quote it: "+shownQuoted(text),
		"%q is a key without a value; is the comma before it part of the text?", rest)
	w.m.replace(f.last.line, f.last.start, f.last.end, asQuoted(text))
	f.merged = -1
}

// hash handles a # at the start of a token: a comment, or a text that was meant as one.
func (w *flowWalk) hash(f *frame) {
	line := w.m.lines[w.line]
	end := flowEnd(line, w.at)
	text := line[w.at:end]
	if len(text) < 2 || text[1] == ' ' || text[1] == '#' || !f.fresh && !f.keyed || end == len(strings.TrimRight(line, " ")) && strings.TrimSpace(line[:w.at]) == "" {
		w.at = len(line)
		return
	}
	w.hashText(w.line, w.at, end)
	f.fresh, f.value = false, span{}
	w.at = end
}
