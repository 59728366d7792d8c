package source

import (
	"strings"
	"unicode/utf8"
)

// Words within brackets: where they end, and what their writer meant by marks that close nothing.

// flowEnd returns where an unquoted text of a flow collection ends, at the latest.
func flowEnd(line string, p int) int {
	end := len(line)
	if q := strings.IndexAny(line[p:], ",]}"); q >= 0 {
		end = p + q
	}
	return p + len(strings.TrimRight(line[p:end], " \t"))
}

// quote handles a quoted text inside a flow collection.
func (w *flowWalk) quote(f *frame) {
	line := w.m.lines[w.line]
	last, end := w.closing(w.line, w.at, -1)
	if end < 0 {
		w.unclosedInFlow()
		return
	}
	w.join(w.line, w.at, last+1)
	rest := strings.TrimLeft(w.m.lines[last][end:], " \t")
	f.fresh, f.value = false, span{}
	if last == w.line && rest != "" && !strings.ContainsAny(rest[:1], ",]}:#") {
		c, size := utf8.DecodeRuneInString(rest)
		after := len(line) - len(rest)
		switch c {
		case '，':
			w.errorAt(last, after, "ime-comma", `write ", " in ASCII`, "the full-width comma U+FF0C stands between two entries")
			w.m.replace(last, after, after+size, ", ")
			w.endEntry(f)
			f.fresh, f.keyed = true, false
			f.comma, f.commaLine = after, last
			w.at = after + size
			return
		case '：':
			w.wideColon(last, after)
			f.keyed = true
			w.at = after + size
			return
		case '］', '｝', '】':
			w.at = after
			w.wideClose(size)
			return
		case '"', '\'', '{', '[':
			w.errorAt(last, after, "yaml-comma", "write a comma before it", "two entries stand side by side without a comma")
			w.m.replace(last, after, after, ", ")
			w.at = after
			return
		}
		stop := flowEnd(line, end)
		whole := line[w.at:stop]
		w.errorAt(last, after, "yaml-quote", "quote the whole text: "+requoted(whole), "text goes on after the closing quote")
		w.m.replace(last, w.at, stop, asQuoted(unstraight(whole)))
		end = stop
	}
	w.line, w.at = last, end
}

// unclosedInFlow tells of a quote inside brackets that nothing closes.
func (w *flowWalk) unclosedInFlow() {
	line := w.m.lines[w.line]
	end := flowEnd(line, w.at+1)
	inner := line[w.at+1 : end]
	last, size := utf8.DecodeLastRuneInString(inner)
	if strings.ContainsRune("”“＂’", last) {
		inner = inner[:len(inner)-size]
		w.errorAt(w.line, end-size, "ime-quote", "write "+line[w.at:w.at+1]+inner+line[w.at:w.at+1],
			"a text that starts with a straight quote ends with the full-width %c", last)
	} else {
		w.errorAt(w.line, w.at, "yaml-quote", "close it: "+shownQuoted(inner), "the quote that opens here is never closed")
	}
	w.m.replace(w.line, w.at, end, asQuoted(inner))
	f := w.top()
	f.fresh, f.value = false, span{}
	w.at = max(end, w.at+1)
}

// wideClose handles a full-width closing bracket at the current place.
func (w *flowWalk) wideClose(size int) {
	f := w.top()
	closing := "]"
	if f.open == '{' {
		closing = "}"
	}
	w.errorAt(w.line, w.at, "ime-bracket", "write "+closing, "a full-width bracket stands where %s closes what %c opened", closing, f.open)
	w.m.replace(w.line, w.at, w.at+size, closing)
	w.close(size)
}

// plain handles an unquoted text inside a flow collection.
func (w *flowWalk) plain(f *frame) {
	line := w.m.lines[w.line]
	p := w.at
	end, colon := flowPlainEnd(line, p)
	text := line[p:end]
	if strings.IndexByte("@`%&*!", text[0]) >= 0 && !colon {
		f.fresh, f.value = false, span{}
		if !w.reference(w.line, p, end, "") {
			w.asText(w.line, p, end)
			w.m.replace(w.line, p, end, asQuoted(text))
		}
		w.at = end
		return
	}
	if w.wideInFlow(f, p, end, colon) {
		return
	}
	if gap := strings.LastIndexByte(text, ' '); colon && f.open == '{' && f.keyed && gap > 0 && deckKeys[text[gap+1:]] {
		w.errorAt(w.line, p+gap, "yaml-comma", "write a comma before "+text[gap+1:]+":", "two entries stand side by side without a comma")
		w.m.replace(w.line, p+gap, p+gap+1, ", ")
		f.value = span{w.line, p, p + gap, !f.value.valid}
		w.endEntry(f)
		f.fresh, f.keyed, f.value = true, false, span{}
		f.comma, f.commaLine = p+gap, w.line
		w.at = p + gap + 1
		return
	}
	if colon && (f.open == '{' && f.keyed || f.open == '[' && !deckKeys[text]) {
		start := p
		if f.value.valid && f.value.line == w.line {
			start = f.value.start
		}
		stop := flowEnd(line, start)
		w.errorAt(w.line, end, "yaml-colon", "quote the text: "+shownQuoted(line[start:stop]),
			"a colon and a space inside an unquoted text start another key")
		w.m.replace(w.line, start, stop, asQuoted(line[start:stop]))
		f.fresh, f.value = false, span{}
		w.at = max(stop, end+1)
		return
	}
	f.value = span{w.line, p, end, f.fresh || f.keyed && !f.value.valid}
	f.fresh = false
	w.at = end
	if colon {
		f.keyed, f.value = true, span{}
		w.at++
	}
}

// flowPlainEnd returns where the unquoted text at p ends, and whether a colon that makes it a key follows.
func flowPlainEnd(line string, p int) (end int, colon bool) {
	q := p + 1
	for ; q < len(line); q++ {
		c := line[q]
		if strings.IndexByte(",[]{}", c) >= 0 || c == '#' && line[q-1] == ' ' {
			break
		}
		if c == ':' && (q+1 == len(line) || strings.IndexByte(" \t,[]{}", line[q+1]) >= 0) {
			colon = true
			break
		}
	}
	end = p + len(strings.TrimRight(line[p:q], " \t"))
	return max(end, p+1), colon && end == q
}

// wideInFlow handles the full-width colons, commas, quotes and brackets in the unquoted text p to end.
func (w *flowWalk) wideInFlow(f *frame, p, end int, colon bool) bool {
	line := w.m.lines[w.line]
	text := line[p:end]
	if f.open == '{' && !f.keyed {
		if q := strings.Index(text, "："); q > 0 {
			w.wideColon(w.line, p+q)
			f.keyed, f.fresh = true, false
			w.at = p + q + len("：")
			return true
		}
	}
	if first := firstRune(text); first == '“' || first == '”' || first == '＂' {
		inner := strings.Trim(text, "“”＂")
		if !strings.ContainsAny(inner, "“”＂") || strings.Contains(text, "，") {
			written := narrow.Replace(text)
			w.errorAt(w.line, p, "ime-quote", "write "+written, "the value is in full-width quotes, which YAML takes for a part of the text")
			w.m.replace(w.line, p, end, written)
			f.fresh, f.value = false, span{}
			w.at = end
			return true
		}
	}
	if q := strings.Index(text, "，"); q >= 0 {
		after := strings.TrimLeft(text[q+len("，"):], " ")
		word := after
		if k := strings.Index(word, "："); k >= 0 {
			word = word[:k]
		} else if !colon {
			word = ""
		}
		if f.open == '{' && deckKeys[word] {
			w.errorAt(w.line, p+q, "ime-comma", `write ", " in ASCII`, "the full-width comma U+FF0C stands between two entries")
			w.m.replace(w.line, p+q, p+q+len("，"), ", ")
			f.value, f.last = span{}, span{w.line, p, p + q, q > 0}
			f.fresh, f.keyed = true, false
			f.comma, f.commaLine = p+q, w.line
			w.at = p + q + len("，")
			return true
		}
		if f.open == '[' && !colon {
			w.errorAt(w.line, p+q, "ime-comma", "write "+narrow.Replace(text)+" for several entries, or quote it: "+shownQuoted(text),
				"the full-width comma U+FF0C does not part the entries of a list")
		}
	}
	if q := strings.IndexAny(text, "］｝"); q > 0 {
		f.value = span{w.line, p, p + q, f.fresh || f.keyed}
		f.fresh = false
		w.at = p + q
		w.wideClose(len("］"))
		return true
	}
	return false
}
