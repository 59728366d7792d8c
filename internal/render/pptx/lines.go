package pptx

import (
	"image/color"
	"math"
	"slices"
	"strings"
	"unicode"

	"cards/internal/scene"
)

// Lines: the runs of glyphs of a box become pieces of text with properties, and what the card took from the advances of the font
// or added to them becomes the spacing of characters.

// piece is text with the same properties: one a:r.
type piece struct {
	text    string
	face    *typeface
	size    float64 // px per em
	outline float64 // px; 0 is filled
	paint   scene.Paint
	lang    string
	spacing float64 // px after each character
	heading bool    // of a box that is set in the major fonts
}

// same reports whether two pieces look alike.
func (p *piece) same(q *piece) bool {
	return p.face == q.face && p.size == q.size && p.outline == q.outline && p.paint.Color == q.paint.Color && p.paint.Gradient == q.paint.Gradient && p.lang == q.lang
}

// textLine is one line (or column): where its first character begins along it, how long a program sets it, and its baseline (or
// the axis of the column), in px.
type textLine struct {
	pieces        []piece
	start, length float64
	baseline      float64
	rightToLeft   bool
}

// size returns the largest size in the line, px per em: programs place the line by it.
func (l *textLine) size() float64 {
	size := 0.0
	for _, p := range l.pieces {
		size = math.Max(size, p.size)
	}
	return size
}

// cluster is what a few characters do in a line: where they begin, and how long the font says they are.
type cluster struct {
	text        string
	piece       piece
	at, natural float64
	first, last rune
}

// lines returns the lines of a box, and the runs among its items that are in none of them (readings above their base).
func (d *deck) lines(page *scene.Page, box *scene.Box) (lines []textLine, beside []scene.Run) {
	byLine := make([][]scene.Run, len(box.Lines))
	for _, item := range itemsOf(page, box) {
		t, ok := item.(scene.Text)
		if !ok || len(t.Run.Glyphs) == 0 {
			continue
		}
		if k := lineOf(box, &t.Run); k >= 0 {
			byLine[k] = append(byLine[k], t.Run)
		} else {
			beside = append(beside, t.Run)
		}
	}
	for k, runs := range byLine {
		if len(runs) == 0 {
			continue
		}
		text := strings.TrimRight(box.Lines[k].Text, "\n\r\u2028\u2029")
		line := textLine{baseline: box.Lines[k].Baseline}
		if strings.ContainsFunc(text, fromRightToLeft) {
			// The glyphs stand in the order of seeing; the program brings the text into that order by itself.
			p := d.pieceOf(&runs[0], box)
			p.text = text
			line.pieces, line.start, line.length, line.rightToLeft = []piece{p}, box.Lines[k].X, box.Lines[k].W, true
		} else {
			line.set(d.clusters(runs, box))
			line.complete(text)
		}
		lines = append(lines, line)
	}
	return lines, beside
}

// itemsOf returns the items that draw a box.
func itemsOf(page *scene.Page, box *scene.Box) []scene.Item {
	from, to := max(0, box.From), min(box.To, len(page.Items))
	if from >= to {
		return nil
	}
	return page.Items[from:to]
}

// lineOf returns which line of a box a run is in; -1 for one of another size or between the lines.
func lineOf(box *scene.Box, run *scene.Run) int {
	if math.Abs(run.Size-box.FontSize) > 0.01*box.FontSize {
		return -1
	}
	best, nearest := -1, 0.45*box.FontSize
	g := run.Glyphs[0]
	for k, l := range box.Lines {
		away := math.Abs(g.Y - l.Baseline)
		if box.Vertical {
			// The axis is the middle of the column; the origin of a glyph is somewhere in its width.
			away = math.Abs(columnAxis(run) - l.Baseline)
		}
		if away < nearest {
			best, nearest = k, away
		}
	}
	return best
}

// columnAxis returns the middle of the column in which a run stands: an upright Han character has its origin half an em to the
// left, a turned word its baseline to the left of the middle.
func columnAxis(run *scene.Run) float64 {
	g := run.Glyphs[0]
	if run.Turned {
		return g.X + middleOfEm*run.Size
	}
	least, most := g.X, g.X
	for _, other := range run.Glyphs {
		least, most = math.Min(least, other.X), math.Max(most, other.X)
	}
	return least + run.Size/2
}

// middleOfEm is how far the middle of a Han character is above the alphabetic baseline, in em (0.88 above, 0.12 below).
const middleOfEm = 0.38

// pieceOf returns the properties of a run.
func (d *deck) pieceOf(run *scene.Run, box *scene.Box) piece {
	lang := run.Lang
	if lang == "" {
		lang = box.Lang
	}
	return piece{heading: isHeading(box), face: d.typeface(run.Face), size: run.Size, outline: run.Outline, paint: run.Paint, lang: language(lang)}
}

// clusters takes runs of one line apart.
func (d *deck) clusters(runs []scene.Run, box *scene.Box) []cluster {
	var out []cluster
	for i := range runs {
		out = append(out, clustersOf(&runs[i], d.pieceOf(&runs[i], box))...)
	}
	if box.Vertical {
		out = sharedCells(out)
	}
	for i := range out {
		if r := []rune(out[i].text); len(r) > 0 {
			out[i].first, out[i].last = r[0], r[len(r)-1]
		}
	}
	return out
}

// clustersOf takes one run apart.
func clustersOf(run *scene.Run, p piece) (out []cluster) {
	runes := []rune(run.Text)
	if len(runes) == 0 { // at the end of a line that divides a word
		runes = []rune{'-'}
	}
	upright := run.Vertical && !run.Turned
	for k := 0; k < len(run.Glyphs); {
		g := run.Glyphs[k]
		c := cluster{piece: p, at: g.X}
		if run.Vertical {
			c.at = g.Y
		}
		if upright {
			c.at -= p.face.rise(g.ID) * run.Size
		}
		for ; k < len(run.Glyphs) && run.Glyphs[k].Cluster == g.Cluster; k++ {
			if a := p.face.advance(run.Glyphs[k].ID, upright) * run.Size; upright {
				c.natural = math.Max(c.natural, a) // side by side in one cell
			} else {
				c.natural += a
			}
		}
		from, to := g.Cluster, len(runes)
		if len(out) == 0 {
			from = 0 // hidden marks may stand before the first glyph
		}
		if k < len(run.Glyphs) {
			to = run.Glyphs[k].Cluster
		}
		if from, to = min(max(0, from), len(runes)), min(to, len(runes)); from < to {
			c.text = string(runes[from:to])
		}
		if upright {
			c.text = p.face.corner(g.ID, c.text)
		}
		out = append(out, c)
	}
	return out
}

// sharedCells joins clusters that stand side by side in one cell of a column.
func sharedCells(in []cluster) []cluster {
	var out []cluster
	for _, c := range in {
		if n := len(out); n > 0 && math.Abs(out[n-1].at-c.at) < 0.01*c.piece.size && out[n-1].piece.same(&c.piece) {
			out[n-1].text += c.text
			continue
		}
		out = append(out, c)
	}
	return out
}

// isLetter reports whether a character is of an alphabet whose fonts kern.
func isLetter(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsPunct(r))
}

// left reports whether the space between two characters is left to the program: between letters of a word, where it is the
// kerning of the font, and between Han and Latin. There LibreOffice puts a space of its own, whatever the file says, and
// PowerPoint none; a space of ours would be doubled in the one, and words that are written in later would lack it in the other.
func left(a, b rune) bool {
	return isLetter(a) && isLetter(b) || isLetter(a) && scriptOf(b) == eastAsian || scriptOf(a) == eastAsian && isLetter(b)
}

// ownSpacing is how much, in em, a character's spacing must differ from its line's for it to be set apart as a piece of its own:
// the half em that punctuation gives up does; less is shared out over its piece.
const ownSpacing = 0.2

// set makes the line of clusters: pieces of one look, with the spacing that brings every piece to its length.
func (l *textLine) set(clusters []cluster) {
	if len(clusters) == 0 {
		return
	}
	n := len(clusters)
	l.start = clusters[0].at
	last := &clusters[n-1]
	l.length = last.at + last.natural - l.start
	// away is by how much each step is longer than the font says.
	away := make([]float64, n)
	var steps []float64
	for i := 0; i+1 < n; i++ {
		away[i] = clusters[i+1].at - clusters[i].at - clusters[i].natural
		if scriptOf(clusters[i].last) == scriptOf(clusters[i+1].first) {
			steps = append(steps, away[i])
		}
	}
	usual := median(steps)
	for i := 0; i+1 < n; i++ {
		if near := math.Abs(away[i]-usual) < ownSpacing*clusters[i].piece.size; near && left(clusters[i].last, clusters[i+1].first) {
			away[i] = usual
		}
	}
	away[n-1] = usual
	for from := 0; from < n; {
		to := from + 1
		size := clusters[from].piece.size
		alone := math.Abs(away[from]-usual) > ownSpacing*size
		for to < n && !alone && clusters[to].piece.same(&clusters[from].piece) && math.Abs(away[to]-usual) <= ownSpacing*size {
			to++
		}
		l.add(clusters[from:to], away[from:to])
		from = to
	}
}

// add appends clusters as one piece.
func (l *textLine) add(clusters []cluster, away []float64) {
	p := clusters[0].piece
	sum, count := 0.0, 0
	var text strings.Builder
	for i, c := range clusters {
		sum += away[i]
		text.WriteString(c.text)
		count += max(1, len([]rune(c.text)))
	}
	p.text = text.String()
	p.spacing = sum / float64(count)
	l.pieces = append(l.pieces, p)
}

// complete puts back what the line says and no glyph shows: a character that no font has.
func (l *textLine) complete(text string) {
	var said strings.Builder
	for _, p := range l.pieces {
		said.WriteString(p.text)
	}
	if said.String() == text || len(l.pieces) == 0 {
		return
	}
	rest := []rune(text)
	texts := make([][]rune, len(l.pieces))
	for i, p := range l.pieces {
		for _, r := range p.text {
			at := slices.Index(rest, r)
			if at < 0 {
				return // other words, such as the hyphen of a divided one: the glyphs are right
			}
			texts[i] = append(texts[i], rest[:at+1]...)
			rest = rest[at+1:]
		}
	}
	texts[len(texts)-1] = append(texts[len(texts)-1], rest...)
	for i := range l.pieces {
		l.pieces[i].text = string(texts[i])
	}
}

// median returns the middle value; 0 of none.
func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	s := slices.Clone(v)
	slices.Sort(s)
	return s[len(s)/2]
}

// flat returns one colour for a paint of text.
func flat(p scene.Paint) color.NRGBA {
	if p.Gradient != nil && len(p.Gradient.Stops) > 0 {
		return p.Gradient.Stops[0].Color
	}
	return p.Color
}
