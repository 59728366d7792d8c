// Package figure reads figures as people write them in a quote: 不到10%, 百分之十, 18到24个月, 3億円以上, $1.5M, less than
// 12,000 km. It says what they are worth, in which unit, and how sure the words are; what it is not sure of, it does not read.
package figure

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Bound is how the words about a figure limit it.
type Bound uint8

// The bounds. Below and AtMost leave open how much less it may be, Above and AtLeast how much more.
const (
	Exact   Bound = iota
	About         // 约 左右 about
	Below         // 不到 未満 less than
	AtMost        // 最多 以内 up to
	Above         // 超过 超 more than
	AtLeast       // 至少 以上 at least
)

// Figure is a figure that was read.
type Figure struct {
	// Low and High are the ends of a range, in units; they are equal for a single number.
	Low, High float64
	Bound     Bound
	// Unit tells units apart: equal ones may be compared. It is empty for a bare number, "%" for a share.
	Unit string
	// Start and End bound, in code points of what was read, the numerals with the signs that belong to them ($10, 18–24, 10%); what
	// stands before and after are words.
	Start, End int
}

// Share reports whether the figure may be a part of a whole: from nothing to all of it.
func (f Figure) Share() bool { return f.Unit == "%" && f.Low >= 0 && f.High <= 100 }

// longest bounds what is read, in code points; no figure is longer.
const longest = 80

// Read reads a figure. ok is false for words that are none, or of which it is not sure.
func Read(s string) (f Figure, ok bool) {
	runes := []rune(s)
	if len(runes) == 0 || len(runes) > longest {
		return f, false
	}
	folded := make([]rune, len(runes))
	for i, r := range runes {
		folded[i] = fold(r)
	}
	p := reader{runes: folded}
	from, to := p.trim(0, len(folded))
	var bound Bound
	if from, bound, ok = p.before(from, to); !ok {
		return f, false
	}
	f.Bound = bound
	f.Start = from
	currency := p.currency(&from, to)
	low, at, ok := p.quantity(from, to)
	if !ok {
		return f, false
	}
	f.Low, f.High, f.End = low.value(), low.value(), at
	unit := low.unit
	if high, end, ok := p.rangeTo(low, at, to, currency); ok {
		f.High, f.End, at = high.value(), end, end
		unit = high.unit
		if low.unit == "" && high.mantissa > low.mantissa && low.magnitude == 1 {
			low.magnitude = high.magnitude // 3到5万
			f.Low = low.value()
		}
		if low.unit != "" && high.unit != "" && low.unit != high.unit {
			return f, false
		}
	}
	if f.High < f.Low || math.IsInf(f.High, 0) || math.IsNaN(f.High) {
		return f, false
	}
	rest, bound, ok := p.after(at, to, f.Bound)
	if !ok {
		return f, false
	}
	f.Bound = bound
	switch {
	case unit != "":
		if currency != "" {
			return f, false
		}
		f.Unit = unit // the rest says of what
	case currency != "":
		if rest != "" && units[rest] != currency {
			return f, false
		}
		f.Unit = currency
	default:
		f.Unit = unitOf(rest)
		for _, r := range rest {
			if unicode.IsDigit(r) {
				return f, false // a second number
			}
		}
	}
	return f, true
}

// fold returns the plain form of full-width letters, digits and signs, in lower case.
func fold(r rune) rune {
	if n := width.LookupRune(r).Narrow(); n != 0 && n < 0x80 {
		r = n
	}
	return unicode.ToLower(r)
}

// unitOf returns the name under which a unit is compared.
func unitOf(s string) string {
	if name, ok := units[s]; ok {
		return name
	}
	if name, ok := units[strings.TrimSuffix(s, "s")]; ok {
		return name
	}
	return s
}

// reader reads folded text.
type reader struct{ runes []rune }

// trim leaves out spaces at both ends.
func (p *reader) trim(from, to int) (int, int) {
	for from < to && unicode.IsSpace(p.runes[from]) {
		from++
	}
	for to > from && unicode.IsSpace(p.runes[to-1]) {
		to--
	}
	return from, to
}

// has reports whether word stands at i, before to; a word of letters must not go on.
func (p *reader) has(word string, i, to int) (end int, ok bool) {
	last := rune(0)
	for _, r := range word {
		if i >= to || p.runes[i] != r {
			return 0, false
		}
		last = r
		i++
	}
	if last < 0x80 && unicode.IsLetter(last) && i < to && p.runes[i] < 0x80 && unicode.IsLetter(p.runes[i]) {
		return 0, false
	}
	return i, true
}

// before reads the words that limit a figure and stand before it.
func (p *reader) before(from, to int) (int, Bound, bool) {
	bound := Exact
	for range 4 {
		from, to = p.trim(from, to)
		moved := false
		for _, w := range wordsBefore {
			end, ok := p.has(w.word, from, to)
			if !ok {
				continue
			}
			if bound, ok = join(bound, w.bound); !ok {
				return 0, 0, false
			}
			from, moved = end, true
			break
		}
		if !moved {
			break
		}
	}
	from, _ = p.trim(from, to)
	return from, bound, true
}

// after reads the words that limit a figure and stand after it; rest is what is left between them and the figure.
func (p *reader) after(from, to int, bound Bound) (rest string, _ Bound, ok bool) {
	for range 4 {
		from, to = p.trim(from, to)
		moved := false
		for _, w := range wordsAfter {
			n := len([]rune(w.word))
			if to-n < from || string(p.runes[to-n:to]) != w.word {
				continue
			}
			if last := []rune(w.word)[0]; last < 0x80 && unicode.IsLetter(last) && to-n > from && p.runes[to-n-1] < 0x80 && unicode.IsLetter(p.runes[to-n-1]) {
				continue
			}
			if bound, ok = join(bound, w.bound); !ok {
				return "", 0, false
			}
			to, moved = to-n, true
			break
		}
		if !moved {
			break
		}
	}
	from, to = p.trim(from, to)
	// 30多年: more than; 万 and the like may follow.
	for _, w := range wordsBetween {
		if end, found := p.has(w.word, from, to); found {
			if bound, ok = join(bound, w.bound); !ok {
				return "", 0, false
			}
			from, _ = p.trim(end, to)
			break
		}
	}
	return string(p.runes[from:to]), bound, true
}

// join puts two limits together; two that differ, save that one only says about, are more than can be drawn.
func join(a, b Bound) (Bound, bool) {
	switch {
	case a == b, b == Exact:
		return a, true
	case a == Exact:
		return b, true
	case a == About:
		return b, true
	case b == About:
		return a, true
	}
	return 0, false
}

// currency reads a sign of money that stands before its number.
func (p *reader) currency(from *int, to int) string {
	for _, c := range currencies {
		if end, ok := p.has(c.sign, *from, to); ok {
			*from, _ = p.trim(end, to)
			return c.name
		}
	}
	return ""
}

// rangeTo reads the rest of a range after its first number.
func (p *reader) rangeTo(low quantity, at, to int, currency string) (high quantity, end int, ok bool) {
	from := at
	if low.unit == "" && currency == "" {
		// 18个月到24个月: the unit may be said twice.
		for _, w := range rangeWords {
			for i := at; i < to && i-at <= longestUnit; i++ {
				if _, found := p.has(w, i, to); !found {
					continue
				}
				first := string(p.runes[at:i])
				first = strings.TrimSpace(first)
				if first == "" || units[first] == "" {
					continue
				}
				next, _ := p.has(w, i, to)
				next, _ = p.trim(next, to)
				high, end, ok = p.quantity(next, to)
				if ok {
					rest, _ := p.trim(end, to)
					if stop, same := p.has(first, rest, to); same && stop <= to {
						return high, end, true
					}
				}
			}
		}
	}
	from, _ = p.trim(from, to)
	for _, w := range rangeWords {
		next, found := p.has(w, from, to)
		if !found {
			continue
		}
		next, _ = p.trim(next, to)
		if currency != "" {
			second := p.currency(&next, to)
			if second != "" && second != currency {
				return high, 0, false
			}
		}
		if high, end, ok = p.quantity(next, to); ok {
			return high, end, true
		}
	}
	return high, 0, false
}

// longestUnit is the longest unit that is said twice in a range, in code points.
const longestUnit = 8
