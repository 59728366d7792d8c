package verify

// Quotes that are made of what stands in several places.

// joinsPlaces reports whether a difference joins two places: a long piece, or a whole sentence, was left out without showing it, or
// what the quote has there stands elsewhere in the transcript.
func (v *Verifier) joinsPlaces(p *parsed, ch change, work *budget) bool {
	if written := p.ids[ch.written.from:ch.written.to]; len(written) > 0 {
		return weight(written) >= leastPart && len(v.index.find(written, work)) > 0
	}
	n := ch.said.to - ch.said.from
	if n >= longOmission {
		return true
	}
	if v.t != nil {
		// From the word before to the word after it: what is left out may be another's whole turn.
		a, b := v.t.TurnAt(int(v.tokens[max(0, ch.said.from-1)].from)), v.t.TurnAt(int(v.tokens[min(ch.said.to, len(v.tokens)-1)].from))
		if a != b && a >= 0 && b >= 0 && v.t.Turns[b].Marked {
			return true
		}
	}
	if n < midOmission {
		return false
	}
	for k := ch.said.from; k <= ch.said.to; k++ {
		if v.endsSentence(k) && k > 0 && k < len(v.tokens) {
			return true
		}
	}
	return false
}

// weight says how well tokens tell where they come from: a word of letters more than a character, kana, which make up endings, less.
func weight(ids []uint32) float64 {
	w := 0.0
	for _, id := range ids {
		switch {
		case id >= firstWord:
			w += 1.4
		case id >= 0x3041 && id <= 0x30FF:
			w += 0.5
		case id >= 0xAC00 && id <= 0xD7A3:
			w += 0.7
		default:
			w++
		}
	}
	return w
}

// spliced reports whether a quote is made of long pieces that stand in several places, in another order, or too far apart for the
// cut that is shown between them.
func (v *Verifier) spliced(p *parsed, least float64, work *budget) (Result, bool) {
	var parts placement
	covered, i := 0, 0
	for i < len(p.ids) && work.left >= 0 {
		at, n := v.longest(p.ids[i:], parts, work)
		if weight(p.ids[i:i+n]) < least {
			i++
			continue
		}
		parts = append(parts, stretch{at, at + n})
		covered += n
		i += n
	}
	share := float64(covered) / float64(len(p.ids))
	if len(parts) < 2 || share < veryLike || len(parts) > 2+len(p.ids)/12 {
		return Result{}, false
	}
	r := Result{Class: Spliced, Likeness: share, Span: v.span(parts[0].from, parts[0].to)}
	for _, part := range parts {
		r.Parts = append(r.Parts, v.span(part.from, part.to))
	}
	return r, true
}

// maxTries bounds how many places are tried for one piece.
const maxTries = 2000

// longest returns the longest piece at the start of ids that stands somewhere; of equal ones that which follows the last part.
func (v *Verifier) longest(ids []uint32, parts placement, work *budget) (at, n int) {
	if len(ids) < 2 {
		return 0, 0
	}
	row := v.index.row(ids[0], ids[1])
	after := -1
	if len(parts) > 0 {
		after = parts[len(parts)-1].to
	}
	for _, place := range row[:min(len(row), maxTries)] {
		k := 0
		for i := int(place); k < len(ids) && i+k < len(v.tokens) && v.tokens[i+k].id == ids[k]; k++ {
		}
		if !work.spend(k + 1) {
			break
		}
		if k > n || k == n && after >= 0 && distance(int(place), after) < distance(at, after) {
			at, n = int(place), k
		}
	}
	return at, n
}

func distance(a, b int) int { return max(a-b, b-a) }
