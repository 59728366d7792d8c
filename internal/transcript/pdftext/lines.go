package pdftext

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// piece is a glyph: what it says, where it begins and ends (points of the page), the direction of its line, its size.
type piece struct {
	text                       string
	x, y, toX, toY, dirX, dirY float64
	size                       float64
	// id is that of the part of the structure that it belongs to, 0 for none.
	id int
}

// row is glyphs that stand in a line: along is the way that they go, across is where, upwards.
type row struct {
	dirX, dirY, across, from, to, size float64
	text                               strings.Builder
	// last is the last glyph, for letters that are drawn twice to look bold.
	last       piece
	lastAt     float64
	characters int
	space      bool
	// firstID and lastID are of its first and last glyphs.
	firstID, lastID int
	// number is when it was drawn.
	number int
	// sizes is the sum of the sizes of its characters.
	sizes float64
}

// lines makes rows of the glyphs of one page.
type lines struct {
	rows []*row
	// left counts glyphs of artifacts, unread those of which the file does not tell what they say, said all others.
	left, unread, said int
	// bytes is how much was said.
	bytes int
	box   [4]float64
}

const (
	// back is how many rows are looked at for one that a glyph goes on: readings and raised figures are drawn in between.
	back = 8
	// wordGap is from how many em on a gap parts words, wideGap between characters that have no spaces between words, holeGap from how many
	// on a line is held to be drawn in two parts, and columnGap from how many these are two columns.
	wordGap   = 0.19
	wideGap   = 0.8
	holeGap   = 0.35
	columnGap = 2
	// maxRows bounds the rows of a page.
	maxRows = 200_000
)

func root(x, y float64) float64 { return math.Sqrt(x*x + y*y) }

// add takes the next glyph.
func (l *lines) add(p piece) {
	length := root(p.dirX, p.dirY)
	p.size = math.Abs(p.size)
	if !(length > 1e-9 && length < 1e9) || !(p.size > 0.1) || p.size > 1e5 || !(p.x >= l.box[0] && p.x <= l.box[2] && p.y >= l.box[1] && p.y <= l.box[3]) {
		return // drawn nowhere, or beside the page
	}
	p.dirX, p.dirY = p.dirX/length, p.dirY/length
	if p.text == unknown {
		l.unread++
	} else {
		l.said++
	}
	along, across := p.x*p.dirX+p.y*p.dirY, -p.x*p.dirY+p.y*p.dirX
	end := p.toX*p.dirX + p.toY*p.dirY
	if l.bytes += len(p.text); l.bytes > maxText {
		return
	}
	text := plain(p.text)
	blank := strings.TrimSpace(text) == ""
	for i := len(l.rows) - 1; i >= max(0, len(l.rows)-back); i-- {
		if r := l.rows[i]; r.goesOn(p, along, across) {
			if !blank && text == r.last.text && math.Abs(along-r.lastAt) < 0.12*p.size && p.size == r.last.size {
				return
			}
			r.append(p, text, blank, along, end)
			return
		}
	}
	if blank || len(l.rows) >= maxRows {
		return
	}
	r := &row{dirX: p.dirX, dirY: p.dirY, across: across, from: along, to: along}
	l.rows = append(l.rows, r)
	r.append(p, text, false, along, end)
}

// goesOn reports whether a glyph is the next of a row, or drawn over its last one.
func (r *row) goesOn(p piece, along, across float64) bool {
	size := max(p.size, r.last.size)
	return p.dirX*r.dirX+p.dirY*r.dirY > 0.99 && math.Abs(across-r.across) < 0.36*size && along > r.to-0.7*size-0.001 && along < r.to+holeGap*size ||
		p.text == r.last.text && math.Abs(along-r.lastAt) < 0.12*p.size && math.Abs(across-r.across) < 0.12*size
}

func (r *row) append(p piece, text string, blank bool, along, end float64) {
	gap := (along - r.to) / p.size
	r.to = max(r.to, end)
	if blank {
		r.space = true
		return
	}
	if r.parts(text, gap) {
		r.text.WriteByte(' ')
	}
	n := utf8.RuneCountInString(text)
	r.space = strings.HasSuffix(text, " ")
	r.text.WriteString(strings.TrimRight(text, " "))
	r.characters += n
	r.sizes += float64(n) * p.size
	if r.last, r.lastAt, r.lastID = p, along, p.id; r.characters == n {
		r.firstID = p.id
	}
	r.last.text = text
	r.size = r.sizes / float64(max(1, r.characters))
}

// parts reports whether a space stands between a row and what follows it at a gap, in em.
func (r *row) parts(text string, gap float64) bool {
	if r.text.Len() == 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(r.last.text)
	if isWide(first) || isWide(last) {
		return r.space || gap > wideGap // between such characters only what was written parts, or a hole
	}
	return r.space || gap > wordGap
}

// join takes another row in that stands behind r.
func (r *row) join(o *row) {
	if r.parts(o.text.String(), (o.from-r.to)/max(r.size, o.size)) {
		r.text.WriteByte(' ')
	}
	r.text.WriteString(o.text.String())
	r.characters, r.sizes = r.characters+o.characters, r.sizes+o.sizes
	r.size = r.sizes / float64(max(1, r.characters))
	r.to, r.last, r.lastAt, r.lastID, r.space = o.to, o.last, o.lastAt, o.lastID, o.space
	r.number = min(r.number, o.number)
}

// whole returns the rows of a page with those joined that are parts of one line: a program that draws a line font by font leaves holes, and fills
// them later.
func (l *lines) whole() []*row {
	var groups [][]*row
	for i, r := range l.rows {
		r.number = i
		at := -1
		for k := len(groups) - 1; k >= max(0, len(groups)-back) && at < 0; k-- {
			if o := groups[k][0]; o.dirX == r.dirX && o.dirY == r.dirY && math.Abs(o.across-r.across) < 0.3*min(o.size, r.size) {
				at = k
			}
		}
		if at < 0 {
			groups = append(groups, []*row{r})
			continue
		}
		groups[at] = append(groups[at], r)
	}
	// What stands in a line and is too far apart is in another column, and keeps its place in the order.
	var rows []*row
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b *row) int { return cmp.Compare(a.from, b.from) })
		for i, r := range g {
			if n := len(rows); i > 0 {
				size := max(r.size, rows[n-1].size)
				if math.Abs(r.from-rows[n-1].from) < 0.12*size && r.text.String() == rows[n-1].text.String() {
					continue // drawn twice, to look bold
				}
				if gap := r.from - rows[n-1].to; gap > -0.7*size && gap < columnGap*size {
					rows[n-1].join(r)
					continue
				}
			}
			rows = append(rows, r)
		}
	}
	slices.SortStableFunc(rows, func(a, b *row) int { return cmp.Compare(a.number, b.number) })
	return rows
}

// isWide reports whether a character belongs to a script without spaces between words, or is one of its marks.
func isWide(c rune) bool {
	return c >= 0x2E80 && c <= 0x312F || c >= 0x31A0 && c <= 0x9FFF || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE4F || c >= 0xFF00 && c <= 0xFF9F || c >= 0x20000 && c <= 0x3FFFF
}

// plain writes what is only a way of printing as what it says: joined letters (U+FB00 to FB06), and radicals of Han, which programs write for
// characters that look alike. All else stays, full-width marks above all.
func plain(s string) string {
	for i, c := range s {
		if c < 0x20 || c >= 0xFB00 && c <= 0xFB06 || c >= 0x2F00 && c <= 0x2FD5 || c == 0x2E9F || c == 0x2EF3 {
			var b strings.Builder
			b.WriteString(s[:i])
			for _, c := range s[i:] {
				switch {
				case c < 0x20:
					b.WriteByte(' ')
				case c >= 0xFB00 && c <= 0xFB06 || c >= 0x2E80 && c <= 0x2FD5:
					b.WriteString(norm.NFKC.String(string(c)))
				default:
					b.WriteRune(c)
				}
			}
			return b.String()
		}
	}
	return s
}
