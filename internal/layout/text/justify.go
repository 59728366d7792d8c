package text

// Justified setting (CLREQ 3.2.3, JLREQ 3.8). What a line is short of, or has too much, goes to its places in this order:
// the air of marks, the gaps between Han and Latin, the spaces between words, at last, and only to widen, evenly between
// characters. Each kind takes up to its bound before the next begins.

// room is a kind of place in a line, in the order of justifying.
type room uint8

const (
	roomMark room = iota
	roomGap
	roomSpace
	roomCharacter
	noRoom
)

// Bounds of each kind, em a place. A mark's air may grow to three quarters of an em and shrink by half of what it has;
// gaps stay between a sixteenth and a quarter (CLREQ 3.2.2); a word space between a sixth and half an em; more than a
// tenth between characters reads as holes.
var (
	widest   = [...]float64{roomMark: 0.25, roomGap: 0.125, roomSpace: 0.25, roomCharacter: 0.1}
	squeezed = [...]float64{roomMark: 0.5, roomGap: 0.0625, roomSpace: 0.1}
)

// roomBefore tells what kind of place cluster k > 0 begins, and how far it may shrink, in em.
func (p *Prepared) roomBefore(k int) (kind room, shrink float64) {
	a, b := &p.clusters[k-1], &p.clusters[k]
	solid := func(c *cluster) bool {
		switch c.class {
		case classLatin, classDigit, classPostfix, classPrefix:
			return true
		}
		return false
	}
	switch {
	case b.class == classSpace, b.class == classMandatory, b.advance == 0:
		return noRoom, 0
	case a.class == classSpace:
		return roomSpace, min(squeezed[roomSpace], a.advance/2)
	case solid(a) && solid(b), a.class == b.class && (a.class == classDash || a.class == classEllipsis), a.advance == 0:
		return noRoom, 0
	}
	if air := a.trail + b.lead; air > 0 {
		return roomMark, max(0, squeezed[roomMark]*(air+min(p.space[k], 0)))
	}
	if p.isIdeographic(a) && p.isAlphabetic(b, true) || p.isAlphabetic(a, false) && p.isIdeographic(b) {
		if p.space[k] > 0 {
			return roomGap, min(squeezed[roomGap], p.space[k]/2)
		}
	}
	return roomCharacter, 0
}

// shrinks returns by how much lines may be squeezed: entry k is the sum over the places before cluster k.
func (p *Prepared) shrinks() []float64 {
	sum := make([]float64, len(p.clusters)+1)
	for k := range p.clusters {
		sum[k+1] = sum[k]
		if k > 0 {
			_, shrink := p.roomBefore(k)
			sum[k+1] += shrink
		}
	}
	return sum
}

// spread returns what each place of line i takes, by cluster of the line, when the line is justified to a width in em; nil
// when it stays as it is: the last line, one that the text ends, and one that would be stretched beyond all bounds.
func (l *Lines) spread(i int, width float64) []float64 {
	p, line := l.Prepared, l.Lines[i]
	free := width - line.width
	if i == len(l.Lines)-1 || line.Break == BreakMandatory || free < 1e-6 && free > -1e-6 {
		return nil
	}
	kinds := make([]room, line.end-line.Start)
	bounds := make([]float64, len(kinds))
	var sum [noRoom]float64
	for k := range kinds {
		kinds[k] = noRoom
		if k == 0 {
			continue
		}
		kind, shrink := p.roomBefore(line.Start + k)
		if kind == noRoom {
			continue
		}
		kinds[k], bounds[k] = kind, shrink
		if free > 0 {
			bounds[k] = widest[kind]
		}
		sum[kind] += bounds[k]
	}
	out := make([]float64, len(kinds))
	left, sign := free, 1.0
	if free < 0 {
		left, sign = -free, -1
	}
	for kind := range noRoom {
		if sum[kind] == 0 || left <= 0 {
			continue
		}
		share := min(1, left/sum[kind])
		for k := range out {
			if kinds[k] == kind {
				out[k] = sign * share * bounds[k]
			}
		}
		left -= share * sum[kind]
	}
	if left > 1e-6 {
		return nil
	}
	return out
}
