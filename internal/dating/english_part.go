package dating

import (
	"fmt"
	"slices"
	"strings"
)

// Parts of English years, decades and centuries, and years that a word beside them makes one: mid-1990s, the late 19th century, Q3 2019,
// the first half of 2020, '95, 300 BC. What they mean is known to edtf; here only their ends are found.

// englishPhrases are how such words go on from their first, by the kinds of their tokens: longer before shorter.
var englishPhrases = [][]string{
	{"part", "ordinal", "century", "era"}, {"ordinal", "century", "era"}, {"circa", "count", "era"},
	{"part", "ordinal", "century"}, {"ordinal", "half", "of", "ordinal", "century"}, {"part", "decade"}, {"quarter", "year"},
	{"ordinal", "quarter", "of", "year"}, {"ordinal", "half", "of", "year"},
	{"era", "count"}, {"count", "era"}, {"circa", "count"},
}

// englishPhrase reads one of englishPhrases at i.
func (f *finder) englishPhrase(i int) (r reading, end int, ok bool) {
	for _, kinds := range englishPhrases {
		words, at := "", i
		matched := true
		for k, kind := range kinds {
			if k > 0 {
				at = f.joined(at)
			}
			w, to, is := f.englishToken(at, kind)
			if !is {
				matched = false
				break
			}
			if k > 0 && !strings.HasSuffix(words, "-") {
				words += " "
			}
			words, at = words+w, to
		}
		if !matched {
			continue
		}
		if s, ok := f.read(words); ok {
			year := point{}
			if !strings.ContainsAny(s, "/X") {
				fmt.Sscanf(s, "%d", &year.year)
			}
			return reading{edtf: s, reason: fmt.Sprintf("%q names it in full", strings.ToLower(f.slice(i, at))), at: year}, at, true
		}
	}
	return r, 0, false
}

// joined passes over what joins two words of a phrase: a space or hyphen, and an article.
func (f *finder) joined(i int) int {
	if r := f.rune(i); r == '-' {
		i++
	}
	i = f.space(i)
	if w, to := f.token(i); w == "the" {
		i = f.space(to)
	}
	return i
}

// englishToken reads one word of a phrase, and how edtf knows it.
func (f *finder) englishToken(i int, kind string) (word string, end int, ok bool) {
	w, end := f.token(i)
	if w == "" {
		return "", i, false
	}
	digits := isDigit(rune(w[0]))
	switch kind {
	case "part":
		if w == "mid" {
			return "mid-", end, true
		}
		return w, end, w == "early" || w == "late"
	case "ordinal":
		if n := englishOrdinals[w]; n > 0 {
			return ordinal(n), end, true
		}
		suffix, to := f.token(end)
		return w + suffix, to, digits && len(w) <= 2 && slices.Contains(ordinalEnds, suffix)
	case "century", "half", "of", "quarter":
		if kind == "quarter" && w == "q" {
			n, to := f.token(end)
			return "Q" + n, to, n != "" && len(n) == 1 && n[0] >= '1' && n[0] <= '4' && f.rune(i) == 'Q'
		}
		return w, end, w == kind
	case "decade":
		if f.rune(end) == '\'' || f.rune(end) == '\u2019' {
			end++
		}
		return w + "s", end + 1, digits && len(w) == 4 && w[3] == '0' && f.rune(end) == 's' && !isLatin(f.rune(end+1))
	case "year":
		year, to := f.yearNumber(i)
		return fmt.Sprint(year), to, year > 0
	case "season":
		return w, end, slices.Contains(seasonsLatin, w)
	case "count":
		return w, end, digits && len(w) <= 4 && !isLatin(f.rune(end)) && f.rune(end) != '%' && !(f.rune(end) == '.' && isDigit(f.rune(end+1)))
	case "circa":
		if (w == "c" || w == "ca") && f.rune(end) == '.' {
			return "c.", end + 1, true
		}
		return "c.", end, w == "circa" || w == "ca"
	case "era":
		return f.englishEra(i, w, end)
	}
	return "", i, false
}

// englishEra reads AD, CE, BC and BCE in capitals, with or without full stops; ad is a word.
func (f *finder) englishEra(i int, w string, end int) (string, int, bool) {
	for _, era := range []string{"BCE", "BC", "CE", "AD"} {
		if strings.EqualFold(w, era) && f.slice(i, end) == era {
			return era, end, true
		}
	}
	for _, dotted := range []string{"B.C.E.", "B.C.", "A.D.", "C.E."} {
		if to, _, is := f.word(i, []string{dotted}); is {
			return strings.ReplaceAll(dotted, ".", ""), to, true
		}
	}
	return "", i, false
}

// ordinal writes 1st, 19th.
func ordinal(n int) string {
	suffix := "th"
	if n/10%10 != 1 && n%10 >= 1 && n%10 <= 3 {
		suffix = [...]string{"st", "nd", "rd"}[n%10-1]
	}
	return fmt.Sprintf("%d%s", n, suffix)
}

// shortYear reads '95 and '90s behind a word that leads to a year.
func (f *finder) shortYear(i int) (r reading, end int, ok bool) {
	if c := f.rune(i); c != '\'' && c != '\u2019' && c != '\u2018' {
		return r, 0, false
	}
	w, end := f.token(i + 1)
	if len(w) != 2 || !isDigit(rune(w[0])) {
		return r, 0, false
	}
	two := int(w[0]-'0')*10 + int(w[1]-'0')
	year := f.century(two)
	if f.rune(end) == 's' && !isLatin(f.rune(end+1)) && two%10 == 0 {
		return reading{edtf: fmt.Sprintf("%03dX", year/10), kind: TwoDigit, reason: fmt.Sprintf("a decade; the nearest such is that of %d", year)}, end + 1, true
	}
	if isLatin(f.rune(end)) || !f.leads(i, yearBefore) && !f.leads(i, []string{"spring ", "summer ", "fall ", "autumn ", "winter "}) {
		return r, 0, false
	}
	return reading{edtf: fmt.Sprintf("%04d", year), kind: TwoDigit, reason: fmt.Sprintf("'%s stands where a year stands, the nearest such is %d", w, year), at: point{year: year}}, end, true
}
