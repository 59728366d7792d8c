package transcript

import (
	"html"
	"strings"
)

// cueText is what the readers of subtitles share: lines of a cue lose their tags and become blocks.

// cueLines makes blocks of the lines from to of a cue, which parse turns into runs. The first starts a segment.
func (b *builder) cueLines(blocks []block, spans []Span, time Clock, speaker string, parse func(from, to int) []voiced) []block {
	first := true
	for _, s := range spans {
		for _, v := range parse(s.From, s.To) {
			k := b.blockOf(v.runs)
			if strings.TrimSpace(k.text) == "" {
				continue
			}
			k.kind, k.time, k.speaker, k.gap, k.starts = Cue, time, speaker, gapJoin, first
			if v.voice != "" {
				k.starts = k.starts || v.voice != speaker
				speaker = v.voice // for the lines of the cue that follow too
				k.speaker = speaker
			}
			if isNoise(k.text) {
				k.kind = Note
			}
			blocks = append(blocks, k)
			first = false
		}
	}
	return blocks
}

// voiced is a stretch of a cue in one voice.
type voiced struct {
	voice string
	runs  []run
}

// isNoise reports whether a line is a sound and no words: [Music], (laughs), ♪ ♪. A bracket at the start of words may be a label.
func isNoise(text string) bool {
	text = strings.TrimSpace(text)
	if strings.Trim(text, "\u266A\u266B\u266C\u2669 #") == "" {
		return true
	}
	for _, pair := range [...][2]string{{"[", "]"}, {"(", ")"}, {"\uFF08", "\uFF09"}, {"\u3010", "\u3011"}, {"\u266A", "\u266A"}, {"\uFF3B", "\uFF3D"}, {"\u3014", "\u3015"}} {
		if len(text) > len(pair[0])+len(pair[1]) && len(text) <= 200 && strings.HasPrefix(text, pair[0]) && strings.HasSuffix(text, pair[1]) &&
			!strings.Contains(text[len(pair[0]):len(text)-len(pair[1])], pair[1]) {
			inner := text[len(pair[0]) : len(text)-len(pair[1])]
			return !(isNumbered(inner) || roleOf(inner) != Unknown)
		}
	}
	return false
}

// entity reads a character reference such as &amp; at byte at of Source and returns what it stands for and where it ends.
func (b *builder) entity(at, to int) (text string, end int, ok bool) {
	limit := min(to, at+32)
	semicolon := strings.IndexByte(b.t.Source[at:limit], ';')
	if semicolon < 2 {
		return "", 0, false
	}
	end = at + semicolon + 1
	raw := b.t.Source[at:end]
	text = html.UnescapeString(raw)
	return text, end, text != raw
}

// untag takes SubRip's tags off a line: <i>, </font>, {\an8}. A < that starts no tag stays.
func (b *builder) untag(from, to int) []voiced {
	src := b.t.Source
	var runs []run
	start := from
	cut := func(at, next int) {
		if start < at {
			runs = append(runs, run{from: start, to: at})
		}
		start = next
	}
	for i := from; i < to; i++ {
		switch src[i] {
		case '<':
			end := strings.IndexByte(src[i:min(to, i+400)], '>')
			if end > 1 && isTagName(src[i+1:i+end]) {
				cut(i, i+end+1)
				i += end
			}
		case '{':
			end := strings.IndexByte(src[i:min(to, i+400)], '}')
			if end > 1 && (src[i+1] == '\\' || strings.HasPrefix(src[i+1:], "y:")) {
				cut(i, i+end+1)
				i += end
			}
		case '&':
			if text, end, ok := b.entity(i, to); ok {
				cut(i, end)
				runs = append(runs, run{from: i, to: end, as: text})
				i = end - 1
			}
		}
	}
	cut(to, to)
	return []voiced{{runs: runs}}
}

// isTagName reports whether what stands between < and > is one of the tags that players know.
func isTagName(inner string) bool {
	inner = strings.ToLower(strings.TrimPrefix(inner, "/"))
	name := inner
	if i := strings.IndexAny(inner, " \t=/"); i >= 0 {
		name = inner[:i]
	}
	switch name {
	case "i", "b", "u", "s", "font", "br", "c", "em", "strong", "span", "p", "v", "ruby", "rt", "lang":
		return true
	}
	return false
}
