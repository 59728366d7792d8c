package pdftext

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A PDF has lines at places and no paragraphs. Two lines are one paragraph where the file says so (they belong to one part of its structure), or
// where a line is as long as it can be, the next one stands under it at the usual distance and is not set in.

const (
	// looser is by how much the distance to the next line may be above the usual one within a paragraph.
	looser = 1.25
	// indent is from how many em on a line is set in.
	indent = 0.8
	// sameColumn is how many em apart lines of one column begin at most.
	sameColumn = 4
	// window is how many lines before and after one tell how long lines are there.
	window = 40
	// headingSize is how much larger than the rest a title is set; longestHeading and headingLines are how long it is at most.
	headingSize    = 1.18
	longestHeading = 80
	headingLines   = 3
)

// tidied returns the whole rows of a page without readings, which stand over what they are readings of.
func (l *lines) tidied() []*row {
	whole := l.whole()
	var rows []*row
	for i, r := range whole {
		reading := false
		for k := max(0, i-back); k < min(len(whole), i+back); k++ {
			base := whole[k]
			rise := r.across - base.across
			reading = reading || base != r && r.size <= 0.62*base.size && r.dirX == base.dirX && r.dirY == base.dirY && rise > 0.6*base.size && rise < 1.25*base.size &&
				r.from > base.from-base.size && r.to < base.to+base.size && isReading(r.text.String())
		}
		if !reading {
			rows = append(rows, r)
		}
	}
	return rows
}

// isReading reports whether a text is kana or bopomofo.
func isReading(s string) bool {
	for _, c := range s {
		if !(c >= 0x3040 && c <= 0x30FF || c >= 0x3100 && c <= 0x312F || c == ' ' || c == '\u02CA' || c == '\u02C7' || c == '\u02CB' || c == '\u02D9') {
			return false
		}
	}
	return s != ""
}

// leading is the usual distance of lines, in em, by size in half points: of the distances that occur the one at the first quarter, since titles
// and paragraphs of one line stand further apart.
func leadings(pages [][]*row) map[int]float64 {
	all := map[int][]float64{}
	for _, rows := range pages {
		for i := 1; i < len(rows); i++ {
			a, b := rows[i-1], rows[i]
			if by := (a.across - b.across) / b.size; sizeOf(a) == sizeOf(b) && by > 0.8 && by < 3 {
				all[sizeOf(b)] = append(all[sizeOf(b)], by)
			}
		}
	}
	usual := map[int]float64{}
	for size, list := range all {
		slices.Sort(list)
		usual[size] = list[len(list)/4]
	}
	return usual
}

func sizeOf(r *row) int { return int(math.Round(min(r.size, 1e5) * 2)) }

// compose makes the lines of a document.
func (d *Document) compose(pages [][]*row) {
	furniture := furnitureOf(pages)
	usual, bodySize := leadings(pages), body(pages)
	var last *row
	var edge float64
	paragraph := 0 // where the paragraph begins
	left := 0.0    // where its lines begin
	for number, rows := range pages {
		right := edges(rows)
		n := 0
		for i, r := range rows {
			n++
			if furniture[r] {
				d.Furniture++
				continue
			}
			line := Line{Text: r.text.String(), Page: number + 1, Number: n}
			if last != nil {
				samePage := d.Lines[len(d.Lines)-1].Page == number+1
				line.Continues = continues(last, r, edge, left, usual[sizeOf(r)], samePage, len(d.Lines)-paragraph)
			}
			if !line.Continues {
				d.endParagraph(paragraph, bodySize, last)
				paragraph, left = len(d.Lines), r.from
			} else if len(d.Lines)-paragraph == 1 {
				left = min(left, r.from)
			}
			d.Lines = append(d.Lines, line)
			last, edge = r, right[i]
		}
	}
	d.endParagraph(paragraph, bodySize, last)
	d.unhyphen()
}

// continues reports whether line b goes on the paragraph of line a, whose lines end at edge and begin at left. so is how many lines the paragraph
// has so far.
func continues(a, b *row, edge, left, usual float64, samePage bool, so int) bool {
	size := max(a.size, b.size)
	short := edge-a.to > b.firstWord()+0.6*size
	stopped := endsWithStop(a.text.String())
	if a.dirX*b.dirX+a.dirY*b.dirY < 0.99 || size > 1.15*min(a.size, b.size) {
		return false
	}
	if !samePage {
		return !short && !stopped && so > 1
	}
	if a.lastID > 0 && a.lastID == b.firstID && !(short && stopped) {
		return true
	}
	by := (a.across - b.across) / size
	if by < 0 { // the next column
		return !short && !stopped && so > 1
	}
	if usual > 0 && by > looser*usual || by > 2.2 {
		return false
	}
	centred := math.Abs((a.from+a.to)-(b.from+b.to)) < 1.2*size && math.Abs(a.from-b.from) > 0.3*size
	if set := b.from - left; set > indent*size && !centred && !(so == 1 && isItem(a.text.String())) {
		return false
	}
	if short {
		first, _ := utf8.DecodeRuneInString(b.text.String())
		return unicode.IsLower(first) && !stopped && (a.lastID == 0 || b.firstID == 0)
	}
	return true
}

// firstWord is about how wide the first word of a line is, which would have stood in the line before had there been room.
func (r *row) firstWord() float64 {
	word, all, done := 0.0, 0.0, false
	for i, c := range r.text.String() {
		width := 0.5 // of a letter, about
		if isWide(c) {
			width = 1
		}
		if done = done || i > 0 && (c == ' ' || isWide(c) && !isMark(c)); !done {
			word += width
		}
		all += width
	}
	return (r.to - r.from) * word / max(1, all)
}

func isMark(c rune) bool { return unicode.IsPunct(c) || c >= 0xFF00 && c <= 0xFF20 }

// edges returns for each line of a page where lines of its size and column end at most, near it.
func edges(rows []*row) []float64 {
	right := make([]float64, len(rows))
	for i, r := range rows {
		right[i] = r.to
		for k := max(0, i-window); k < min(len(rows), i+window); k++ {
			if o := rows[k]; sizeOf(o) == sizeOf(r) && math.Abs(o.from-r.from) < sameColumn*r.size && math.Abs(o.dirX-r.dirX) < 0.1 {
				right[i] = max(right[i], o.to)
			}
		}
	}
	return right
}

// body returns the size in which most is set.
func body(pages [][]*row) int {
	counts := map[int]int{}
	for _, rows := range pages {
		for _, r := range rows {
			counts[sizeOf(r)] += r.characters
		}
	}
	best := 0
	for size, n := range counts {
		if n > counts[best] || n == counts[best] && size < best {
			best = size
		}
	}
	return best
}

// endParagraph marks the paragraph from a line on as a title where it is one.
func (d *Document) endParagraph(from, bodySize int, last *row) {
	lines := d.Lines[from:]
	if last == nil || len(lines) == 0 || len(lines) > headingLines || float64(sizeOf(last)) < headingSize*float64(bodySize) {
		return
	}
	n := 0
	for _, l := range lines {
		n += utf8.RuneCountInString(l.Text)
	}
	if n > longestHeading || endsWithStop(lines[len(lines)-1].Text) {
		return
	}
	for i := range lines {
		lines[i].Heading = true
	}
}

func endsWithStop(s string) bool {
	c, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\u201D\u2019\u300D\u300F\uFF09)\u3011]\"' "))
	return strings.ContainsRune("\u3002.!?\uFF01\uFF1F\u2026\uFF0E:\uFF1A", c)
}

// isItem reports whether a line begins with the mark of a list.
func isItem(s string) bool {
	c, size := utf8.DecodeRuneInString(s)
	digits := strings.TrimLeft(s, "0123456789")
	return strings.ContainsRune("-\u2022\u25CF\u25E6\u30FB\u2013*", c) && size < len(s) || len(digits) < len(s) && digits != "" && strings.ContainsRune(".)\u3001", firstOf(digits))
}

func firstOf(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}
