package layout

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// Where a quote is divided over pages: between its sentences, as evenly as these allow. Only a sentence that no page holds is divided
// itself, at the strongest of its marks.

// endRank is how strong a place is at which a part of a quote may end, the strongest first.
type endRank uint8

const (
	endSentence endRank = iota // 。！？ and the end of a verse
	endPause                   // ；…… inside a sentence
	endClause                  // ， or a dash
	endItem                    // 、 of a Chinese list, and a colon
	endRanks
)

// partEnd is a place where a part of a quote may end.
type partEnd struct {
	at   int
	rank endRank
	// quoted tells that it stands inside quotation marks.
	quoted bool
	// open tells that a part may end there.
	open bool
}

// division is a quote that is to be divided.
type division struct {
	ends []partEnd // the last is that of the text
	// length sums what the characters before one take on lines.
	length []float64
	opened bool
}

const (
	// lengthOfMark is what a mark takes on a line, in full-width characters, beside what is read.
	lengthOfMark = 0.4
	// mostEnds bounds the places that are weighed: more have only texts that are mostly marks.
	mostEnds = 600
	// partInSentence is what it costs to end a part inside a sentence that has to be divided, where the square of how far a part is from its
	// even share, as a share of that, counts; partInQuotation the same between two sentences of what somebody is said to have said.
	partInSentence  = 0.5
	partInQuotation = 0.04
)

// newDivision finds the places of a text in a language; parts may end between its sentences.
func newDivision(runes []rune, lang string) *division {
	d := &division{ends: partEnds(runes, lang), length: make([]float64, len(runes)+1)}
	for i, r := range runes {
		d.length[i+1] = d.length[i] + math.Max(lengthOf(r), lengthOfMark)
	}
	d.ends = append(d.ends, partEnd{at: len(runes)})
	for i := range d.ends {
		d.ends[i].open = d.ends[i].rank == endSentence
	}
	return d
}

// size is what a part takes on lines, in full-width characters.
func (d *division) size(p part) float64 { return d.length[p.to] - d.length[p.from] }

// longest is the size of the longest part.
func (d *division) longest(parts []part) (most float64) {
	for _, p := range parts {
		most = math.Max(most, d.size(p))
	}
	return most
}

// split divides the text into n parts, or as many as there are places for, that are as even as these allow and each below a size; nil where
// that cannot be.
func (d *division) split(n int, below float64) []part {
	ends := slices.DeleteFunc(slices.Clone(d.ends), func(e partEnd) bool { return !e.open })
	n = min(n, len(ends))
	even := d.length[len(d.length)-1] / float64(n)
	// cost[e] is what the best k parts cost of which the last ends at end e, from[k][e] where that begins (1 + the end before it).
	cost, from := make([]float64, len(ends)), make([][]int, n)
	for k := range n {
		next := make([]float64, len(ends))
		from[k] = make([]int, len(ends))
		for e := range ends {
			next[e] = math.Inf(1)
			for before := e - 1; before >= -1; before-- {
				start, so := 0, 0.0
				if before >= 0 {
					start, so = ends[before].at, cost[before]
				}
				size := d.size(part{start, ends[e].at})
				if size >= below {
					break // it only grows
				}
				if (k == 0) != (before < 0) || math.IsInf(so, 1) {
					continue
				}
				off := size/even - 1
				if off > 2 && !math.IsInf(next[e], 1) {
					break
				}
				if c := so + off*off + ends[e].cost(); c < next[e] {
					next[e], from[k][e] = c, before+1
				}
			}
		}
		cost = next
	}
	if math.IsInf(cost[len(ends)-1], 1) {
		return nil
	}
	parts := make([]part, n)
	e := len(ends) - 1
	for k := n - 1; k >= 0; k-- {
		before := from[k][e] - 1
		parts[k].to = ends[e].at
		if before >= 0 {
			parts[k].from = ends[before].at
		}
		e = before
	}
	return parts
}

// cost is what it costs to end a part here.
func (e *partEnd) cost() float64 {
	switch {
	case e.rank != endSentence:
		return partInSentence
	case e.quoted:
		return partInQuotation
	}
	return 0
}

// openLong lets parts end inside the sentences that no page holds, at their strongest marks; it reports whether there are any.
func (d *division) openLong(fits func(part) bool) bool {
	d.opened = true
	return d.openWithin(part{0, d.ends[len(d.ends)-1].at}, endSentence, fits)
}

// openWithin opens the marks of a rank within a stretch of text, and in what is still too long between them those of the next one.
func (d *division) openWithin(p part, rank endRank, fits func(part) bool) (opened bool) {
	var between []part
	from := p.from
	for i := range d.ends {
		if e := &d.ends[i]; e.at > p.from && e.at < p.to && e.rank == rank {
			opened = opened || !e.open
			e.open = true
			between = append(between, part{from, e.at})
			from = e.at
		}
	}
	between = append(between, part{from, p.to})
	if rank+1 == endRanks {
		return opened
	}
	slices.SortStableFunc(between, func(a, b part) int { return int(64 * (d.size(b) - d.size(a))) })
	for _, b := range between {
		if (rank == endSentence || len(between) > 1) && fits(b) {
			break // so do all that are shorter
		}
		opened = d.openWithin(b, rank+1, fits) || opened
	}
	return opened
}

// openAll lets parts end at every mark.
func (d *division) openAll() (opened bool) {
	for i := range d.ends {
		opened = opened || !d.ends[i].open
		d.ends[i].open = true
	}
	return opened
}

// partEnds lists the ends of sentences and clauses before which, and after which, there is text.
func partEnds(runes []rune, lang string) (ends []partEnd) {
	depth := 0
	for i := 0; i < len(runes)-1; i++ {
		switch {
		case strings.ContainsRune(openingQuotes, runes[i]):
			depth++
		case strings.ContainsRune(closingQuotes, runes[i]):
			depth = max(0, depth-1)
		}
		rank, ok := endAt(runes, i, lang)
		if !ok {
			continue
		}
		j, within := i+1, depth
		for j < len(runes) && strings.ContainsRune(afterEnd, runes[j]) {
			if strings.ContainsRune(closingQuotes, runes[j]) {
				within = max(0, within-1)
			}
			j++
		}
		switch last := len(ends) - 1; {
		case j >= len(runes):
		case last < 0 || ends[last].at != j:
			ends = append(ends, partEnd{at: j, rank: rank, quoted: within > 0})
		default:
			ends[last].rank = min(ends[last].rank, rank)
		}
	}
	for len(ends) > mostEnds {
		for i := range len(ends) / 2 {
			ends[i] = ends[2*i]
		}
		ends = ends[:len(ends)/2]
	}
	return ends
}

const (
	openingQuotes = "\u201c\u300c\u300e"
	closingQuotes = "\u201d\u300d\u300f"
	// afterEnd belongs to what ends before it.
	afterEnd = "\u201d\u2019\u300d\u300f\uff09)\u3002\uff01\uff1f!?\u2026\n "
)

// endAt tells what ends with the character i.
func endAt(runes []rune, i int, lang string) (endRank, bool) {
	r, next := runes[i], runes[i+1]
	switch r {
	case '\u3002', '\uff01', '\uff1f', '\n', '!', '?':
		return endSentence, true
	case '.':
		return endSentence, endsLatinSentence(runes, i)
	case '\uff1b', '\u2026', ';':
		return endPause, true
	case '\uff0c', '\u2014':
		return endClause, next != '\u2014'
	case ',':
		return endClause, strings.ContainsRune(afterEnd, next)
	case '\u3001':
		if isJapanese(lang) {
			return endClause, true
		}
		return endItem, true
	case '\uff1a':
		return endItem, !strings.ContainsRune(openingQuotes, next)
	case ':':
		return endItem, next == ' '
	}
	return 0, false
}

// shortForms are followed by what they belong to.
var shortForms = strings.Fields("mr mrs ms dr prof st jr sr vs no e.g i.e cf gen col sen rep gov u.s u.k")

// endsLatinSentence reports whether the full stop at i ends a sentence, and not a short form, an initial, or part of a number or an address.
func endsLatinSentence(runes []rune, i int) bool {
	j := i + 1
	for j < len(runes) && strings.ContainsRune(afterEnd, runes[j]) {
		j++
	}
	if j == i+1 || j < len(runes) && unicode.IsLower(runes[j]) {
		return false
	}
	from := i
	for from > 0 && (unicode.IsLetter(runes[from-1]) || runes[from-1] == '.') {
		from--
	}
	word := runes[from:i]
	if len(word) == 1 && unicode.IsUpper(word[0]) && word[0] < 0x250 && word[0] != 'I' {
		return false
	}
	return !slices.Contains(shortForms, strings.ToLower(string(word)))
}
