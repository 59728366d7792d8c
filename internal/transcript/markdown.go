package transcript

import "strings"

// readMarkdown reads CommonMark as far as transcripts use it: headings, emphasis, links, quotes and lists lose their marks, front
// matter, code, comments and rules their place. Lines of one paragraph go on.
func (b *builder) readMarkdown() bool {
	src := b.t.Source
	var blocks []block
	blank, fence, front, comment := true, "", false, false
	for i, start := range b.t.lines {
		end := len(src)
		if i+1 < len(b.t.lines) {
			end = b.t.lines[i+1]
		}
		from, to := start, start+len(strings.TrimRight(src[start:end], " \t\r\n"))
		hard := end-to >= 3 && strings.HasPrefix(src[to:end], "  ")
		line := strings.TrimSpace(src[start:end])
		switch {
		case i == 0 && line == "---":
			front = true
			continue
		case front:
			front = line != "---" && line != "..."
			blank = true
			continue
		case fence != "":
			if strings.HasPrefix(line, fence) {
				fence = ""
			}
			continue
		case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
			fence, blank = line[:3], true
			continue
		case comment || strings.HasPrefix(line, "<!--"):
			comment = !strings.Contains(line, "-->")
			continue
		case line == "" || isRule(line):
			blank = true
			continue
		}
		from = skipSpace(src[:to], from)
		kind := Paragraph
		from, kind, blank = markdownStart(src, from, to, blank)
		runs := b.inline(from, to)
		if len(runs) == 0 {
			continue
		}
		k := b.blockOf(runs)
		k.kind = kind
		if !blank {
			k.gap = gapJoin
		}
		blocks = append(blocks, k)
		blank = hard || kind == Heading
	}
	// A line that starts with a label is a paragraph of its own whatever stands before it, which sayAll sees to.
	return b.sayAll(blocks)
}

// markdownStart passes over the marks of headings, quotes and lists.
func markdownStart(src string, from, to int, blank bool) (int, Kind, bool) {
	for depth := 0; from < to && src[from] == '>' && depth < 8; depth++ {
		from = skipSpace(src[:to], from+1)
	}
	line := src[from:to]
	if level := len(line) - len(strings.TrimLeft(line, "#")); level >= 1 && level <= 6 && level < len(line) && line[level] == ' ' {
		return skipSpace(src[:to], from+level), Heading, true
	}
	if len(line) > 1 && strings.ContainsRune("-*+", rune(line[0])) && line[1] == ' ' {
		return skipSpace(src[:to], from+2), Paragraph, true
	}
	if isItem(line) && line[0] >= '0' && line[0] <= '9' {
		return from + strings.IndexAny(line, ".)") + 2, Paragraph, true
	}
	return from, Paragraph, blank
}

// isRule reports whether a line is a rule or the line under a heading.
func isRule(line string) bool {
	for _, mark := range []string{"-", "*", "_", "="} {
		if rest := strings.ReplaceAll(line, " ", ""); len(rest) >= 3 && strings.Trim(rest, mark) == "" {
			return true
		}
	}
	return false
}

// inline takes the marks of emphasis, code and links off a line: what is left are runs.
func (b *builder) inline(from, to int) []run {
	src := b.t.Source
	var runs []run
	start := from
	cut := func(at, next int) {
		if start < at {
			runs = append(runs, run{from: start, to: at})
		}
		start = next
	}
	links := 0
	for i := from; i < to; i++ {
		switch c := src[i]; c {
		case '\\':
			if i+1 < to && strings.IndexByte("\\`*_{}[]()#+-.!>~|", src[i+1]) >= 0 {
				cut(i, i+1)
				i++
			}
		case '*', '`':
			// A lone * between spaces is a sign of its own.
			if c == '*' && i > from && src[i-1] == ' ' && i+1 < to && src[i+1] == ' ' {
				continue
			}
			cut(i, i+1)
		case '_':
			if before, after := i == from || !isWordByte(rune(src[i-1])), i+1 == to || !isWordByte(rune(src[i+1])); before || after {
				cut(i, i+1)
			}
		case '~':
			if i+1 < to && src[i+1] == '~' {
				cut(i, i+2)
				i++
			}
		case '!':
			if i+1 < to && src[i+1] == '[' {
				if end := linkEnd(src, i+1, to); end > 0 { // a picture
					cut(i, end)
					i = end - 1
				}
			}
		case '[':
			if end := linkEnd(src, i, to); end > 0 && links < 1000 {
				links++
				text := i + strings.Index(src[i:end], "](")
				cut(i, i+1)
				runs = append(runs, run{from: i + 1, to: text})
				start, i = end, end-1
			}
		case '<':
			if end := strings.IndexByte(src[i:min(to, i+200)], '>'); end > 1 && (src[i+1] == '/' || src[i+1]|0x20 >= 'a' && src[i+1]|0x20 <= 'z') {
				cut(i, i+end+1)
				i += end
			}
		}
	}
	cut(to, to)
	return runs
}

// linkEnd returns where a link [text](address) that starts at at ends, 0 where none does.
func linkEnd(src string, at, to int) int {
	limit := min(to, at+2000)
	middle := strings.Index(src[at:limit], "](")
	if middle < 1 || strings.IndexByte(src[at+1:at+middle], '[') >= 0 {
		return 0
	}
	end := strings.IndexByte(src[at+middle:limit], ')')
	if end < 0 {
		return 0
	}
	return at + middle + end + 1
}
