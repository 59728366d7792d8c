package figure

import (
	"math"
	"strconv"
	"strings"
)

// quantity is one number: mantissa times magnitude, as it was written.
type quantity struct {
	mantissa, magnitude float64
	// unit is "%" where the number is written as a share.
	unit string
}

func (q quantity) value() float64 { return q.mantissa * q.magnitude }

// quantity reads a number that begins at from, with its magnitude and the sign of a share.
func (p *reader) quantity(from, to int) (q quantity, end int, ok bool) {
	q.magnitude = 1
	// 百分之十, 백분의, 十分之一: shares in characters.
	for _, w := range fractionsBefore {
		if at, found := p.has(w.word, from, to); found {
			if q.mantissa, end, ok = p.number(at, to); !ok {
				return q, 0, false
			}
			q.mantissa, q.unit = q.mantissa*w.times, "%"
			return q, end, true
		}
	}
	for _, w := range wholeShares {
		if at, found := p.has(w.word, from, to); found {
			q.mantissa, q.unit = w.times, "%"
			return q, at, true
		}
	}
	if q.mantissa, end, ok = p.number(from, to); !ok {
		return q, 0, false
	}
	for range 3 {
		at, _ := p.trim(end, to)
		moved := false
		for _, m := range magnitudes {
			if next, found := p.has(m.word, at, to); found {
				q.magnitude *= m.times
				end, moved = next, true
				break
			}
		}
		if !moved {
			break
		}
	}
	at, _ := p.trim(end, to)
	for _, s := range shares {
		if next, found := p.has(s.word, at, to); found {
			q.mantissa, q.unit, end = q.mantissa*s.times, "%", next
			break
		}
	}
	return q, end, true
}

// number reads a number in digits, characters or words.
func (p *reader) number(from, to int) (v float64, end int, ok bool) {
	if v, end, ok = p.digits(from, to); ok {
		return v, end, true
	}
	if v, end, ok = p.characters(from, to); ok {
		return v, end, true
	}
	return p.spelt(from, to)
}

// digits reads 12, 12,000, 1.5, −3.
func (p *reader) digits(from, to int) (v float64, end int, ok bool) {
	i := from
	var b strings.Builder
	if i < to && (p.runes[i] == '-' || p.runes[i] == '\u2212') {
		b.WriteByte('-')
		i++
	}
	start := i
	point := false
	for i < to {
		r := p.runes[i]
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case (r == ',' || r == '\u202f' || r == '\u00a0') && !point && i > start && p.group(i+1, to):
		case r == '.' && !point && i > start && i+1 < to && p.runes[i+1] >= '0' && p.runes[i+1] <= '9':
			b.WriteByte('.')
			point = true
		default:
			goto done
		}
		i++
	}
done:
	if i == start {
		return 0, 0, false
	}
	v, err := strconv.ParseFloat(b.String(), 64)
	if err != nil || math.IsInf(v, 0) {
		return 0, 0, false
	}
	return v, i, true
}

// group reports whether three digits and no fourth stand at i.
func (p *reader) group(i, to int) bool {
	n := 0
	for ; i < to && p.runes[i] >= '0' && p.runes[i] <= '9'; i++ {
		n++
	}
	return n == 3
}

// characters reads 三百二十, 十二, 一〇, 两, 半, 삼십.
func (p *reader) characters(from, to int) (v float64, end int, ok bool) {
	total, section, digit := 0.0, 0.0, -1.0
	i := from
	last := math.Inf(1) // the last place that was counted: places fall
	for ; i < to; i++ {
		if d, found := characterDigits[p.runes[i]]; found {
			if digit >= 0 {
				if section > 0 || total > 0 {
					return 0, 0, false // 三四十 is about so many, and 二百五十六七 nothing that can be drawn
				}
				digit = digit*10 + d // 二〇二五
				if !p.positional(from, i+1) {
					return 0, 0, false
				}
				continue
			}
			digit = d
			continue
		}
		place, found := characterPlaces[p.runes[i]]
		if !found {
			break
		}
		if place >= 1e4 {
			if digit >= 0 {
				section += digit
			}
			if section == 0 {
				break // 万 alone counts what stands before it
			}
			total += section * place
			section, digit, last = 0, -1, math.Inf(1)
			continue
		}
		if place >= last {
			return 0, 0, false
		}
		if digit < 0 {
			digit = 1
		}
		section += digit * place
		last, digit = place, -1
	}
	if i == from {
		return 0, 0, false
	}
	if digit > 0 {
		section += digit
	}
	v = total + section
	// 三点五
	if i < to && (p.runes[i] == '点' || p.runes[i] == '點') {
		share, j := 0.1, i+1
		for ; j < to; j++ {
			d, found := characterDigits[p.runes[j]]
			if !found {
				break
			}
			v += d * share
			share /= 10
		}
		if j > i+1 {
			i = j
		}
	}
	return v, i, v > 0 || digit == 0
}

// positional reports whether all characters of a stretch are digits.
func (p *reader) positional(from, to int) bool {
	for _, r := range p.runes[from:to] {
		if _, ok := characterDigits[r]; !ok {
			return false
		}
	}
	// 三四 is three or four; digits in a row are a number from three on, or with a nought.
	return to-from >= 3 || strings.ContainsRune("〇零", p.runes[to-1]) || to-from == 1
}

// spelt reads English words: ten, twenty-four, a hundred.
func (p *reader) spelt(from, to int) (v float64, end int, ok bool) {
	i := from
	tens := 0.0
	for range 2 {
		at, _ := p.trim(i, to)
		if tens > 0 && at < to && p.runes[at] == '-' {
			at++
		}
		moved := false
		for _, w := range spelling {
			next, found := p.has(w.word, at, to)
			if !found {
				continue
			}
			if tens > 0 && w.times >= 10 {
				break
			}
			v, i, moved = v+w.times, next, true
			if w.times >= 20 && w.times < 100 {
				tens = w.times
			}
			break
		}
		if !moved || tens == 0 {
			break
		}
	}
	if i > from {
		return v, i, true
	}
	for _, article := range []string{"a", "an"} {
		if next, found := p.has(article, from, to); found {
			at, _ := p.trim(next, to)
			for _, m := range magnitudes {
				if _, found := p.has(m.word, at, to); found {
					return 1, at, true
				}
			}
		}
	}
	return 0, 0, false
}
