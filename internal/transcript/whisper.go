package transcript

import (
	"math"
	"strconv"
	"strings"
	"time"

	"cards/internal/diag"
)

// Recognisers agree on a list of segments and differ in its name: segments (Whisper, faster-whisper, WhisperX), transcription
// (whisper.cpp), chunks (Transformers), utterances; or they write words only. One walk reads all of them by their keys.

// record is a segment or word.
type record struct {
	text    Span
	hasText bool
	time    Clock
	start   bool
	end     bool
	speaker string
	words   []record
	at      int
}

// whisper is the state of one reading.
type whisper struct {
	b *builder
	j *jsonReader
	// segments and words are those of the top; whole is the text that stands beside them.
	segments, words []record
	whole           Span
	hasWhole        bool
}

func (b *builder) readWhisper() bool {
	w := &whisper{b: b, j: &jsonReader{text: b.t.Source}}
	w.top()
	if w.j.fault != "" {
		severity, rest := diag.Error, ""
		if len(w.segments)+len(w.words) > 0 {
			severity, rest = diag.Warning, "; what stands before is read"
		}
		b.tell(severity, w.j.faultAt, "json", "have it written again", "the JSON cannot be read here: %s%s", w.j.fault, rest)
		if severity == diag.Error {
			return false
		}
	}
	blocks := w.blocks()
	if len(blocks) == 0 {
		b.fail(-1, "no-words", "write it with segments, as {\"segments\": [{\"start\": 0.0, \"end\": 2.5, \"text\": \"\u2026\"}]}",
			"the JSON has no segments or words of a transcript")
		return false
	}
	return b.sayAll(blocks)
}

func (w *whisper) top() {
	switch w.j.peek() {
	case '[':
		w.segments = w.list(0)
	case '{':
		w.topObject(0)
	}
}

func (w *whisper) topObject(depth int) bool {
	return w.j.object(func(key string) bool {
		switch key {
		case "segments", "transcription", "chunks", "utterances", "monologues":
			if found := w.list(0); len(found) > 0 && len(w.segments) == 0 {
				w.segments = found
			}
		case "words", "word_segments":
			if found := w.list(0); len(found) > 0 && len(w.words) == 0 {
				w.words = found
			}
		case "text":
			if s, ok := w.j.stringOr(); ok {
				w.whole, w.hasWhole = s, true
			}
		case "result", "results", "data", "output":
			// A service's envelope.
			if depth < 3 && w.j.peek() == '{' {
				return w.topObject(depth + 1)
			}
			if w.j.peek() == '[' && len(w.segments) == 0 {
				w.segments = w.list(0)
				break
			}
			return w.j.skip()
		default:
			return w.j.skip()
		}
		return w.j.fault == ""
	})
}

// list reads an array of records.
func (w *whisper) list(depth int) []record {
	var list []record
	w.j.array(func() bool {
		if w.j.peek() != '{' { // null or a bare value
			return w.j.skip()
		}
		if len(list) >= maxSegments {
			return w.j.skip()
		}
		r := record{at: w.j.at}
		ok := w.j.object(func(key string) bool { w.field(&r, key, depth); return w.j.fault == "" })
		r.time.Known = r.start
		if r.start && !r.end {
			r.time.End = r.time.Start
		}
		if ok || r.hasText {
			list = append(list, r)
		}
		return ok
	})
	return list
}

// field reads one key of a segment or word.
func (w *whisper) field(r *record, key string, depth int) {
	switch key {
	case "text", "word", "punctuated_word", "transcript":
		if s, ok := w.j.stringOr(); ok && (!r.hasText || key == "punctuated_word") {
			r.text, r.hasText = s, true
		}
	case "start", "start_time", "from":
		r.time.Start, r.start = w.seconds(w.j.scalar(), r.time.Start, r.start)
	case "end", "end_time", "to":
		r.time.End, r.end = w.seconds(w.j.scalar(), r.time.End, r.end)
	case "speaker", "speaker_id", "speaker_label":
		if w.j.peek() == '"' {
			if s, ok := w.j.stringOr(); ok {
				r.speaker = w.plain(s)
			}
			return
		}
		if value := w.j.scalar(); isDigits(value) && len(value) <= 4 {
			r.speaker = "Speaker " + value
		}
	case "timestamp":
		w.pair(r, time.Second)
	case "offsets":
		w.offsets(r)
	case "words", "tokens", "elements":
		if key == "words" && depth == 0 {
			r.words = w.list(depth + 1)
			return
		}
		w.j.skip()
	default:
		w.j.skip()
	}
}

// pair reads [start, end].
func (w *whisper) pair(r *record, _ time.Duration) {
	n := 0
	w.j.array(func() bool {
		value := w.j.scalar()
		switch n++; n {
		case 1:
			r.time.Start, r.start = w.seconds(value, 0, false)
		case 2:
			r.time.End, r.end = w.seconds(value, 0, false)
		}
		return w.j.fault == ""
	})
}

// offsets reads whisper.cpp's milliseconds.
func (w *whisper) offsets(r *record) {
	w.j.object(func(key string) bool {
		value := w.j.scalar()
		n, err := strconv.ParseInt(value, 10, 64)
		if err == nil && n >= 0 && n < maxHours*3600*1000 {
			switch key {
			case "from":
				r.time.Start, r.start = time.Duration(n)*time.Millisecond, true
			case "to":
				r.time.End, r.end = time.Duration(n)*time.Millisecond, true
			}
		}
		return w.j.fault == ""
	})
}

// seconds reads a number of seconds, or a time such as 00:00:01,500. What is none (null, NaN, -1) leaves what was known.
func (w *whisper) seconds(value string, before time.Duration, known bool) (time.Duration, bool) {
	if strings.Contains(value, ":") {
		if d, size, ok := clockTime(value); ok && size == len(value) {
			return d, true
		}
		return before, known
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(n) || n < 0 || n > maxHours*3600 {
		return before, known
	}
	return time.Duration(math.Round(n*1000)) * time.Millisecond, true
}

// plain returns a short text with its escapes resolved.
func (w *whisper) plain(s Span) string {
	if s.Len() > 400 {
		s.To = s.From + 400
	}
	k := w.b.blockOf(w.b.unescape(s.From, s.To, Clock{}))
	return strings.TrimSpace(strings.ToValidUTF8(k.text, ""))
}

// blocks makes the words of the file: those of segments, else words alone, else the text alone.
func (w *whisper) blocks() []block {
	b := w.b
	var blocks []block
	var previous Clock
	if len(w.segments) == 0 && len(w.words) > 0 {
		return w.wordBlocks(w.words, Clock{}, "")
	}
	if len(w.segments) == 0 && w.hasWhole {
		k := b.blockOf(b.unescape(w.whole.From, w.whole.To, Clock{}))
		if strings.TrimSpace(k.text) == "" {
			return nil
		}
		return []block{k}
	}
	if isWordList(w.segments) {
		return w.wordBlocks(w.segments, Clock{}, "")
	}
	for _, s := range w.segments {
		if !s.hasText && len(s.words) == 0 {
			b.tell(diag.Note, s.at, "cue-empty", "", "this segment has no text")
			continue
		}
		s.time = b.checkOrder(s.time, previous, s.at)
		if s.time.Known {
			previous = s.time
		}
		switch {
		case !s.hasText || differ(s.words):
			blocks = append(blocks, w.wordBlocks(s.words, s.time, s.speaker)...)
		default:
			k := b.blockOf(b.timed(s))
			if strings.TrimSpace(k.text) == "" {
				continue
			}
			k.kind, k.time, k.speaker, k.gap = Cue, s.time, s.speaker, gapJoin
			if s.speaker == "" && len(s.words) > 0 {
				k.speaker = s.words[0].speaker
			}
			if isNoise(k.text) {
				k.kind = Note
			}
			blocks = append(blocks, k)
		}
	}
	return blocks
}

// isWordList reports whether a list of records has a word in each rather than a sentence.
func isWordList(list []record) bool {
	bytes, n := 0, 0
	for _, r := range list[:min(len(list), 200)] {
		if len(r.words) > 0 {
			return false
		}
		bytes += r.text.Len()
		n++
	}
	return n >= 4 && bytes <= n*8
}

// differ reports whether words of one segment are said by several.
func differ(words []record) bool {
	last := ""
	for _, w := range words {
		if w.speaker != "" && last != "" && w.speaker != last {
			return true
		}
		if w.speaker != "" {
			last = w.speaker
		}
	}
	return false
}

// timed makes runs of a segment's text, each word with its time: words are found in the text in order, and one that is not found, such
// as a figure that was written out, has the segment's time.
func (b *builder) timed(s record) []run {
	src := b.t.Source
	var runs []run
	at := s.text.From
	for _, word := range s.words {
		if !word.hasText || !word.time.Known {
			continue
		}
		own := strings.TrimSpace(src[word.text.From:word.text.To])
		window := src[at:min(s.text.To, at+len(own)+64)]
		i := strings.Index(window, own)
		if own == "" || i < 0 {
			continue
		}
		if i > 0 {
			runs = append(runs, b.unescape(at, at+i, Clock{})...)
		}
		runs = append(runs, b.unescape(at+i, at+i+len(own), ordered(word.time))...)
		at += i + len(own)
	}
	if at < s.text.To {
		runs = append(runs, b.unescape(at, s.text.To, Clock{})...)
	}
	return runs
}

// ordered mends a time that ends before it starts.
func ordered(c Clock) Clock {
	c.End = max(c.Start, c.End)
	return c
}

// wordBlocks makes a block of each word; a new segment starts where another one speaks, or after a pause.
func (w *whisper) wordBlocks(words []record, whole Clock, speaker string) []block {
	var blocks []block
	var previous Clock
	last := ""
	for _, word := range words {
		if !word.hasText {
			continue
		}
		k := w.b.blockOf(w.b.unescape(word.text.From, word.text.To, Clock{}))
		if strings.TrimSpace(k.text) == "" {
			continue
		}
		k.kind, k.time, k.gap, k.speaker = Cue, ordered(word.time), gapJoin, word.speaker
		if !k.time.Known {
			k.time = whole
		}
		if k.speaker == "" {
			k.speaker = speaker
			if last != "" {
				k.speaker = last // a word that was not aligned goes with the one before it
			}
		}
		k.starts = len(blocks) == 0 || k.speaker != last || previous.Known && k.time.Known && k.time.Start-previous.End >= pause
		last = k.speaker
		if k.time.Known {
			previous = k.time
		}
		blocks = append(blocks, k)
	}
	return blocks
}
