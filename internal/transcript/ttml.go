package transcript

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"
)

// readTTML reads Timed Text Markup (and DFXP, its older name): p elements with begin, end or dur, agents as speakers. Times of an outer
// element move those within it (section 12.2.4 of the recommendation), as far as they are said.
func (b *builder) readTTML() bool {
	r := &ttml{b: b, d: xml.NewDecoder(strings.NewReader(b.t.Source)), agents: map[string]string{}, frameRate: 30}
	r.d.Strict = false
	r.d.Entity = xml.HTMLEntity
	r.d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	r.elements = []ttmlElement{{}}
	for {
		start := int(r.d.InputOffset())
		token, err := r.d.RawToken()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				b.warn(start, "xml", "have it written again", "the XML cannot be read on from here; what stands before is read")
			}
			break
		}
		if !r.token(token, start) {
			break
		}
	}
	r.flush()
	// Agents are declared in the head, and may be after their use in files of careless writers.
	for i := range r.blocks {
		if name, found := r.agents[r.blocks[i].speaker]; found {
			r.blocks[i].speaker = name
		}
	}
	return b.sayAll(r.blocks)
}

// maxXMLDepth bounds how deep elements may be nested; subtitles have 7.
const maxXMLDepth = 256

// ttml is a document that is being read.
type ttml struct {
	b        *builder
	d        *xml.Decoder
	elements []ttmlElement
	blocks   []block
	runs     []run
	agents   map[string]string
	agent    string
	previous Clock
	cue      ttmlElement
	at       int
	first    bool
	// frameRate and tickRate are those of times in frames and ticks.
	frameRate, tickRate float64
}

// ttmlElement is an open element: its name, time and speaker.
type ttmlElement struct {
	name    string
	time    Clock
	endless bool
	speaker string
	hidden  bool
}

func (r *ttml) token(token xml.Token, start int) bool {
	switch t := token.(type) {
	case xml.StartElement:
		if len(r.elements) > maxXMLDepth {
			r.b.fail(start, "too-deep", "", "elements are nested more than %d deep", maxXMLDepth)
			return false
		}
		r.open(t, start)
	case xml.EndElement:
		if len(r.elements) > 1 {
			last := r.elements[len(r.elements)-1]
			r.elements = r.elements[:len(r.elements)-1]
			if last.name == "p" {
				r.flush()
			}
			if last.name == "agent" {
				r.agent = ""
			}
		}
	case xml.CharData:
		r.words(start, int(r.d.InputOffset()), string(t))
	}
	return true
}

func (r *ttml) open(t xml.StartElement, start int) {
	outer := r.elements[len(r.elements)-1]
	e := ttmlElement{name: t.Name.Local, time: outer.time, endless: outer.endless, speaker: outer.speaker, hidden: outer.hidden}
	var begin, end, dur time.Duration
	var hasBegin, hasEnd, hasDur bool
	for _, a := range t.Attr {
		switch a.Name.Local {
		case "begin":
			begin, hasBegin = r.time(a.Value, start)
		case "end":
			end, hasEnd = r.time(a.Value, start)
		case "dur":
			dur, hasDur = r.time(a.Value, start)
		case "agent":
			e.speaker, _, _ = strings.Cut(strings.TrimSpace(a.Value), " ")
		case "frameRate":
			r.frameRate = rate(a.Value, r.frameRate)
		case "tickRate":
			r.tickRate = rate(a.Value, r.tickRate)
		case "role":
			e.hidden = e.hidden || a.Value == "x-bg" || a.Value == "x-translation"
		case "id":
			if e.name == "agent" && a.Name.Space == "xml" {
				r.agent = a.Value
			}
		}
	}
	if hasBegin || hasEnd || hasDur {
		base := outer.time.Start
		if hasBegin {
			e.time = Clock{base + begin, base + begin, true}
			e.endless = true
		}
		switch {
		case hasEnd:
			e.time.End, e.time.Known, e.endless = base+end, true, false
		case hasDur:
			e.time.End, e.time.Known, e.endless = e.time.Start+dur, true, false
		}
	}
	switch e.name {
	case "p":
		r.flush()
		r.at, r.first = start, true
	case "br":
		r.runs = append(r.runs, run{from: start, to: start, as: " "})
	case "metadata", "head", "styling", "layout":
		e.hidden = e.hidden || e.name != "head"
	}
	if r.first || e.name == "p" {
		r.cue = e
	}
	r.elements = append(r.elements, e)
}

func rate(value string, before float64) float64 {
	n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || !(n >= 1 && n <= 1e9) {
		return before
	}
	return n
}

// words takes text within p, whose character references RawToken has resolved; and the name of an agent.
func (r *ttml) words(from, to int, resolved string) {
	e := r.elements[len(r.elements)-1]
	if r.agent != "" && e.name == "name" && strings.TrimSpace(resolved) != "" {
		if len(r.agents) < 1000 {
			r.agents[r.agent] = strings.TrimSpace(resolved)
		}
		return
	}
	inside := false
	for _, open := range r.elements {
		inside = inside || open.name == "p"
	}
	if !inside || e.hidden {
		return
	}
	var own Clock
	if e.name == "span" && e.time.Known && e.time != r.cue.time {
		own = e.time
	}
	src := r.b.t.Source
	start := from
	cut := func(at, next int) {
		if start < at {
			r.runs = append(r.runs, run{from: start, to: at, time: own})
		}
		start = next
	}
	for i := from; i < to; i++ {
		switch c := src[i]; {
		case c == '\n' || c == '\r' || c == '\t' || c == ' ' && i+1 < to && isBlank(src[i+1]):
			cut(i, i+1)
			if n := len(r.runs); n > 0 && r.runs[n-1].as != " " {
				r.runs = append(r.runs, run{from: i, to: i + 1, as: " "})
			}
		case c == '&':
			if text, end, ok := r.b.entity(i, to); ok {
				cut(i, end)
				r.runs = append(r.runs, run{from: i, to: end, as: text, time: own})
				i = end - 1
			}
		case c == '<': // CDATA: its marks are no words
			if strings.HasPrefix(src[i:to], "<![CDATA[") {
				cut(i, i+9)
				i += 8
			}
		case c == ']' && strings.HasPrefix(src[i:to], "]]>"):
			cut(i, i+3)
			i += 2
		}
	}
	cut(to, to)
}

// flush ends a cue. Spaces that a line break or an indentation left between characters of scripts without spaces are taken out.
func (r *ttml) flush() {
	runs := r.b.unspace(r.runs)
	r.runs = nil
	first := r.first
	r.first = false
	if len(runs) == 0 {
		return
	}
	k := r.b.blockOf(runs)
	if strings.TrimSpace(k.text) == "" {
		return
	}
	k.kind, k.gap, k.speaker = Cue, gapJoin, r.cue.speaker
	if first {
		k.time = r.b.checkOrder(r.cue.time, r.previous, r.at)
		if k.time.Known {
			r.previous = k.time
		}
	}
	if isNoise(k.text) {
		k.kind = Note
	}
	r.blocks = append(r.blocks, k)
}

// unspace takes out the runs that are a space put for a line end where no script beside it has spaces.
func (b *builder) unspace(runs []run) []run {
	kept := runs[:0]
	for i, r := range runs {
		if r.as == " " {
			if len(kept) == 0 || i+1 == len(runs) || isUnspaced(lastRune(b.wordsOf(kept[len(kept)-1]))) || isUnspaced(rune3(b.wordsOf(runs[i+1]))) {
				continue
			}
		}
		kept = append(kept, r)
	}
	return kept
}

// time reads a time expression (section 12.3.1): 00:01:02.5, 00:01:02:12 with frames, 62.5s, 1500ms, 2m, 1h, 750f, 10000t.
func (r *ttml) time(value string, at int) (time.Duration, bool) {
	value = strings.TrimSpace(value)
	if d, size, ok := clockTime(value); ok {
		return d, size == len(value)
	}
	if i := strings.LastIndexByte(value, ':'); i > 0 { // frames
		d, size, ok := clockTime(value[:i])
		frames, err := strconv.ParseFloat(value[i+1:], 64)
		if ok && size == i && err == nil && frames >= 0 && frames < 1e4 {
			return d + time.Duration(frames/r.frameRate*float64(time.Second)), true
		}
	}
	number := strings.TrimRight(value, "hmsft")
	n, err := strconv.ParseFloat(number, 64)
	units := map[string]float64{"h": 3600, "m": 60, "s": 1, "ms": 0.001, "f": 1 / r.frameRate, "t": 1}
	if r.tickRate > 0 {
		units["t"] = 1 / r.tickRate
	}
	unit, known := units[value[len(number):]]
	if err != nil || !known || !(n*unit >= 0 && n*unit < maxHours*3600) {
		r.b.warn(at, "cue-time", "write 00:01:02.345", "the time %q cannot be read", shorten(value))
		return 0, false
	}
	return time.Duration(n * unit * float64(time.Second)), true
}

// shorten keeps a value that a message shows short.
func shorten(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "\u2026"
	}
	return s
}
