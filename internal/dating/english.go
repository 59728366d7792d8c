package dating

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Dates in English.

var (
	englishMonths = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	englishShort  = map[string]int{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
	seasonsLatin  = []string{"spring", "summer", "autumn", "fall", "winter"}
	// yearBefore are words before a number of four digits that make a year of it.
	yearBefore = []string{"in ", "since ", "by ", "until ", "till ", "of ", "from ", "to ", "during ", "around ", "circa ", "early ", "mid-", "mid ", "late ", "after ", "before ", "between ", "through ",
		"about ", "approximately ", "roughly ", "maybe ", "perhaps ", "possibly ", "probably ", "was ", "year ", "and ", "or ", "back in ", "end of ", "beginning of ", "start of ", "christmas ", "eve "}
	englishRelative = []struct {
		words  string
		unit   unit
		offset int
	}{
		{"the year before last", years, -2}, {"last year", years, -1}, {"this year", years, 0}, {"next year", years, 1},
		{"last month", months, -1}, {"this month", months, 0}, {"next month", months, 1},
		{"last quarter", quarters, -1}, {"this quarter", quarters, 0}, {"next quarter", quarters, 1},
		{"this morning", days, 0}, {"this afternoon", days, 0}, {"this evening", days, 0}, {"last night", days, -1},
		{"last week", weeks, -1}, {"this week", weeks, 0}, {"next week", weeks, 1},
		{"the day before yesterday", days, -2}, {"yesterday", days, -1}, {"today", days, 0}, {"tonight", days, 0}, {"the day after tomorrow", days, 2}, {"tomorrow", days, 1},
	}
	englishNumbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
		"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}
	englishUnits    = map[string]unit{"day": days, "days": days, "week": weeks, "weeks": weeks, "month": months, "months": months, "year": years, "years": years, "century": centuries, "centuries": centuries}
	englishOrdinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20}
)

// englishAhead are words of a sentence that speaks of what is to come: in ten years we will land.
var englishAhead = []string{" will ", "'ll ", "\u2019ll ", " going to ", " expect", " predict", " plan to ", " hope to ", " won't "}

// countedNouns are what a number of four digits before them counts; noPlurals end in s and count nothing; ordinalEnds stand behind digits.
var (
	countedNouns = []string{"people", "dollars", "feet", "meters", "metres", "miles", "hours", "times", "engineers", "employees", "users", "percent", "words", "pages"}
	noPlurals    = []string{"this", "does", "goes", "always", "perhaps", "thus", "unless", "versus", "plus", "comes", "makes", "takes", "seems", "looks", "begins", "marks", "brings", "gets", "sees"}
	ordinalEnds  = []string{"st", "nd", "rd", "th"}
)

// longestWord is the longest word that is looked at, longestPhrase how far a phrase reaches, both in characters.
const longestWord, longestPhrase = 12, 40

// token is a word of letters or of digits at i, in small letters, and where it ends.
func (f *finder) token(i int) (w string, end int) {
	if f.tokenWord != "" && f.tokenAt == i {
		return f.tokenWord, f.tokenEnd
	}
	end = i
	digits := isDigit(f.rune(i))
	for end-i <= longestWord && (digits && isDigit(f.rune(end)) || !digits && isLatin(f.rune(end))) {
		end++
	}
	if end == i {
		return "", i
	}
	f.tokenAt, f.tokenWord, f.tokenEnd = i, strings.ToLower(f.slice(i, end)), end
	return f.tokenWord, end
}

// english reads a date at a letter or digit with which a word begins.
func (f *finder) english(i int) (r reading, end int, ok bool) {
	if p := f.rune(i - 1); isLatin(p) || isDigit(p) || p == '$' || p == '.' && isDigit(f.rune(i-2)) {
		return r, 0, false
	}
	if isLatin(f.rune(i)) && !f.beginsEnglish(i) {
		return r, 0, false
	}
	if n, is := f.number(i); is && n.digits == 4 && f.latin {
		if r, end, ok = f.bareRange(i, n); ok {
			return r, end, ok
		}
	}
	for _, read := range []func(int) (reading, int, bool){f.englishPhrase, f.englishFeast, f.englishNineties, f.onWeekday, f.shortYear, f.englishNear, f.thatYear, f.englishDay, f.englishPart, f.englishCentury, f.englishYear, f.englishRelativeAt, f.englishCounted} {
		if r, end, ok = read(i); ok {
			return r, end, ok
		}
	}
	return r, 0, false
}

// monthName returns the number of the month at i, and where its name ends, with a full stop where it is short.
func (f *finder) monthName(i int) (month, end int) {
	if c := f.rune(i); c < 'A' || c > 'Z' {
		return 0, i // may and march are words
	}
	w, end := f.token(i)
	for k, name := range englishMonths {
		if w == name {
			return k + 1, end
		}
	}
	month = englishShort[w]
	if month > 0 && f.rune(end) == '.' {
		end++
	}
	return month, end
}

// dayNumber reads 24, 24th.
func (f *finder) dayNumber(i int) (day, end int) {
	w, end := f.token(i)
	if len(w) == 0 || len(w) > 2 || !isDigit(rune(w[0])) {
		return 0, i
	}
	day, _ = strconv.Atoi(w)
	if s, to := f.token(end); s == "st" || s == "nd" || s == "rd" || s == "th" {
		end = to
	}
	if day < 1 || day > 31 || isLatin(f.rune(end)) || f.rune(end) == '%' || f.rune(end) == ':' {
		return 0, i
	}
	return day, end
}

// yearNumber reads a year of four digits, with a comma and spaces before it.
func (f *finder) yearNumber(i int) (year, end int) {
	if f.rune(i) == ',' {
		i++
	}
	i = f.space(i)
	if w, to := f.token(i); w == "of" {
		i = f.space(to)
	}
	w, end := f.token(i)
	if len(w) != 4 || !isDigit(rune(w[0])) || f.rune(end) == '%' || isLatin(f.rune(end)) || f.rune(end) == '.' && isDigit(f.rune(end+1)) {
		return 0, i
	}
	year, _ = strconv.Atoi(w)
	if year < 1000 || year > 2199 {
		return 0, i
	}
	return year, end
}

// englishDay reads December 24, 2008; 24 December; December 2008; December.
func (f *finder) englishDay(i int) (r reading, end int, ok bool) {
	day, at := f.dayNumber(i)
	if day > 0 {
		at = f.space(at)
		if w, to := f.token(at); w == "of" {
			at = f.space(to)
		}
	} else {
		at = i
	}
	month, at := f.monthName(at)
	if month == 0 {
		return r, 0, false
	}
	end = at
	if day == 0 {
		if d, to := f.dayNumber(f.space(at)); d > 0 {
			day, end = d, to
		}
	}
	year, to := f.yearNumber(end)
	steps := []step{{end: end, words: fmt.Sprintf("%d月", month), at: point{month: month}}}
	if day > 0 {
		if !possible(2000, month, day) {
			return r, 0, false
		}
		steps = append(steps, step{end: end, words: fmt.Sprintf("%d月%d日", month, day), at: point{month: month, day: day}})
	}
	if year > 0 {
		if timed, past, is := f.englishClock(to); is && day > 0 {
			if s, ok := f.read(fmt.Sprintf("%d年%d月%d日%s", year, month, day, timed)); ok {
				return reading{edtf: s, reason: "the year is written out", at: point{year, month, day}}, past, true
			}
		}
		s, p, _, ok := f.longest(year, steps)
		return reading{edtf: s, reason: "the year is written out", at: p}, to, ok
	}
	if _, led := f.endsWith(i, []string{"in", "In", "since", "last", "this", "next", "by", "until", "of"}); day == 0 && !led && (f.yearNear(i) == 0 || !f.leads(i, []string{"that "})) {
		return r, 0, false // a name, or the beginning of a sentence
	}
	return f.withYear(i, steps)
}

// englishPart reads summer of 2008, early 2008, mid-2002, late 1990s, the end of 2008.
func (f *finder) englishPart(i int) (r reading, end int, ok bool) {
	w, at := f.token(i)
	part := ""
	switch {
	case slices.Contains(seasonsLatin, w):
		part = w
	case w == "early", w == "mid", w == "late":
		part = w
	case w == "end", w == "beginning", w == "start", w == "middle":
		of, to := f.token(f.space(at))
		if of != "of" {
			return r, 0, false
		}
		at, part = to, map[string]string{"end": "late", "beginning": "early", "start": "early", "middle": "mid"}[w]
	default:
		return r, 0, false
	}
	if f.rune(at) == '-' {
		at++
	}
	at = f.space(at)
	if w, to := f.token(at); w == "the" {
		at = f.space(to)
	}
	year, to := f.yearNumber(at)
	if w, past := f.token(at); w == "of" {
		at = f.space(past)
	}
	if short, past, is := f.shortYear(at); is && year == 0 && short.at.year > 0 {
		year, to = short.at.year, past
	}
	if year == 0 {
		return r, 0, false
	}
	if f.rune(to) == 's' || f.rune(to) == '\'' && f.rune(to+1) == 's' {
		return r, 0, false
	}
	words := fmt.Sprintf("%s %d", part, year)
	if slices.Contains(seasonsLatin, part) {
		words = fmt.Sprintf("%s of %d", part, year)
	} else if part == "mid" {
		words = fmt.Sprintf("mid-%d", year)
	}
	s, ok := f.read(words)
	return reading{edtf: s, reason: "a part of a year that is written out", at: point{year: year}}, to, ok
}

// englishYear reads 1995 where the words before it say that it is a year, and 1990s.
func (f *finder) englishYear(i int) (r reading, end int, ok bool) {
	if !isDigit(f.rune(i)) {
		return r, 0, false
	}
	w, end := f.token(i)
	if len(w) != 4 {
		return r, 0, false
	}
	year := 0
	year, _ = strconv.Atoi(w)
	to := end
	if f.rune(to) == '\'' || f.rune(to) == '\u2019' {
		to++
	}
	if f.rune(to) == 's' && !isLatin(f.rune(to+1)) && year%10 == 0 && year >= 1000 && year < 2200 {
		return reading{edtf: fmt.Sprintf("%03dX", year/10), reason: "a decade"}, to + 1, true
	}
	if year < 1400 || year > 2199 || isLatin(f.rune(end)) || f.rune(end) == '%' || (f.rune(end) == '.' || f.rune(end) == ',') && isDigit(f.rune(end+1)) {
		return r, 0, false
	}
	if !f.latin && !isLatin(f.rune(i-2)) {
		return r, 0, false
	}
	if !f.leads(i, yearBefore) {
		return r, 0, false
	}
	if next, _ := f.token(f.space(end)); unitOf(next) || counts(next) || slices.Contains(countedNouns, next) {
		return r, 0, false
	}
	return reading{edtf: fmt.Sprintf("%d", year), reason: "the year is written out", at: point{year: year}}, end, true
}

// leads reports whether one of words ends right before i, whatever its case, and begins a word.
func (f *finder) leads(i int, words []string) bool {
	before := strings.ToLower(f.slice(i-16, i))
	for _, w := range words {
		if strings.HasSuffix(before, w) {
			if k := len(before) - len(w); k == 0 || !isLatin(rune(before[k-1])) {
				return true
			}
		}
	}
	return false
}

// counts reports whether a word behind a number is what it counts: 1600 offices. Nearly all nouns in the plural end with s, and few of the
// words that follow a year.
func counts(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !slices.Contains(noPlurals, w)
}

func unitOf(w string) bool { _, is := englishUnits[w]; return is }

// englishCentury reads 21st century and nineteenth century.
func (f *finder) englishCentury(i int) (r reading, end int, ok bool) {
	w, at := f.token(i)
	n := englishOrdinals[w]
	if len(w) > 0 && len(w) <= 2 && isDigit(rune(w[0])) {
		n, _ = strconv.Atoi(w)
		suffix, to := f.token(at)
		if !slices.Contains(ordinalEnds, suffix) {
			return r, 0, false
		}
		at = to
	}
	if f.rune(at) == '-' {
		at++
	}
	c, end := f.token(f.space(at))
	if n < 1 || n > 29 || c != "century" {
		return r, 0, false
	}
	return reading{edtf: fmt.Sprintf("%02dXX", n-1), reason: "a century"}, end, true
}
