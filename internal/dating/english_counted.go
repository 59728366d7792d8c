package dating

import (
	"fmt"
	"strconv"
	"strings"
)

// English words that are counted from the anchor: last year, tomorrow, three years ago, the next ten years.

// englishRelativeAt reads last year, tomorrow.
func (f *finder) englishRelativeAt(i int) (r reading, end int, ok bool) {
	if !f.counted || !isLatin(f.rune(i)) {
		return r, 0, false
	}
	here := strings.ToLower(f.slice(i, i+longestPhrase))
	for _, w := range englishRelative {
		if !strings.HasPrefix(here, w.words) || len(here) > len(w.words) && (isLatin(rune(here[len(w.words)])) || here[len(w.words)] == '\'' || strings.HasPrefix(here[len(w.words):], "\u2019")) {
			continue
		}
		end = i + len([]rune(w.words))
		r = reading{kind: Relative, anchor: f.anchorText, reason: fmt.Sprintf("%s is counted from %s", w.words, f.anchorText)}
		switch w.unit {
		case weeks:
			return f.week(r, end, w.offset)
		case quarters:
			return f.quarter(r, end, w.offset)
		}
		if w.unit == days && f.anchor.day == 0 {
			return r, 0, false
		}
		r.at = f.count(w.offset, w.unit)
		r.edtf = r.at.String()
		return r, end, true
	}
	return r, 0, false
}

// englishCounted reads three years ago, in the next 10 years, in 30 years' time.
func (f *finder) englishCounted(i int) (r reading, end int, ok bool) {
	if !f.counted {
		return r, 0, false
	}
	lead, at := f.token(i)
	forward, stretch, about := false, false, false
	switch lead {
	case "next", "coming":
		forward, stretch = true, true
		at = f.space(at)
	case "past", "last":
		stretch = true
		at = f.space(at)
	case "in", "within":
		at = f.space(at)
		if w, to := f.token(at); w == "about" || w == "around" {
			at, about = f.space(to), true
		}
	default:
		at = i
	}
	w, to := f.token(at)
	n, named := englishNumbers[w]
	if !named && len(w) > 0 && len(w) <= 4 && isDigit(rune(w[0])) {
		n, _ = strconv.Atoi(w)
	}
	if hundred, past := f.token(f.space(to)); n > 0 && hundred == "hundred" {
		n, to = n*100, past
	}
	u, end := f.token(f.space(to))
	if n == 0 {
		// the past decade
		if n, u, end = 1, w, to; !stretch || u == "days" || u == "day" || strings.HasSuffix(u, "s") {
			return r, 0, false
		}
	}
	if stretch && !forward {
		if of, _ := f.token(f.space(end)); of == "of" {
			return r, 0, false // the last two decades of his life
		}
	}
	if u == "decade" || u == "decades" {
		n, u = 10*n, "years"
	}
	length, is := englishUnits[u]
	if n == 0 || !is {
		return r, 0, false
	}
	r = reading{kind: Relative, anchor: f.anchorText, reason: fmt.Sprintf("counted from %s", f.anchorText)}
	switch after, past := f.token(f.space(end)); {
	case stretch && forward:
		r.kind, r.edtf = Stretch, f.precise(length).String()+"/"+f.count(n, length).String()
		return r, end, true
	case stretch:
		r.kind, r.edtf = Stretch, f.count(-n, length).String()+"/"+f.precise(length).String()
		return r, end, true
	case (lead == "in" || lead == "within") && f.speaksAhead(i):
		r.at = f.count(n, length)
		if r.edtf = r.at.String(); about {
			r.edtf = qualified(r.edtf, '~')
		}
		if lead == "within" {
			r.kind, r.edtf = Stretch, f.precise(length).String()+"/"+r.edtf
		}
		return r, end, true
	case after == "ago":
		r.at = f.count(-n, length)
		r.edtf = r.at.String()
		return r, past, true
	case after == "from":
		if now, past := f.token(f.space(past)); now == "now" || now == "today" {
			r.at = f.count(n, length)
			r.edtf = r.at.String()
			return r, past, true
		}
	}
	return r, 0, false
}
