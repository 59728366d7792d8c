package words

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Interface words with what they are said of: dates, pages, titles, sources.

// AsOfDate writes the label of the deck's date with the date: 截至 2026年11月20日. label is AsOf, Interview
// or the deck's own.
func (s *Set) AsOfDate(label, date string) string {
	pattern := s.asOfDate
	if label == s.AsOf {
		pattern = s.asOfOwn
	}
	return fill(pattern, "x", label, "d", date)
}

// FromAbove says where a page of a timeline comes from: 上接1961年4月, or with a gap (from Gap, may be
// empty) 上接1990年4月，隔7年.
func (s *Set) FromAbove(date, gap string) string {
	line := fill(s.fromAbove, "x", date)
	if gap == "" {
		return line
	}
	return fill(s.fromAboveGap, "x", line, "n", gap)
}

// ToBelow says where the next page begins: 下接1968年.
func (s *Set) ToBelow(date string) string { return fill(s.toBelow, "x", date) }

// Between stands for the date of an event that is only known to lie between two others: 投标与定标之间.
// Empty names make it 介于两事之间.
func (s *Set) Between(a, b string) string {
	if a == "" || b == "" {
		return s.betweenAny
	}
	return fill(s.between, "a", a, "b", b)
}

// After stands for the date of an event that is only known to follow another: 投标之后.
func (s *Set) After(a string) string { return fill(s.after, "a", a) }

// Before is like After: 定标之前.
func (s *Set) Before(b string) string { return fill(s.before, "a", b) }

// Page is the mark of a page among the pages of one card: 2/4.
func (s *Set) Page(n, of int) string {
	return fill(s.page, "n", strconv.Itoa(n), "o", strconv.Itoa(of))
}

// Numbered is the place of a card in a series, in words: 第7则/共24则.
func (s *Set) Numbered(n, of int) string {
	return fill(s.numbered, "n", strconv.Itoa(n), "o", strconv.Itoa(of))
}

// EventOf is the place of an event among those of a timeline, in words: 第3件事（共8件）.
func (s *Set) EventOf(n, of int) string {
	return fill(s.eventOf, "n", strconv.Itoa(n), "o", strconv.Itoa(of))
}

// Ordinal names the n-th of several, from 1: 其一, 其二, 其三. Numbers below 1 are taken as 1.
func (s *Set) Ordinal(n int) string {
	n = max(n, 1)
	if n <= len(s.ordinals) {
		return s.ordinals[n-1]
	}
	return fill(s.ordinalBeyond, "n", strconv.Itoa(n))
}

// TranslatedFrom says of which language a quote is a translation: 译自英语. lang is a BCP 47 tag; false
// when the language has no name in the table.
func (s *Set) TranslatedFrom(lang string) (string, bool) {
	name, ok := s.LanguageName(lang)
	if !ok {
		return "", false
	}
	return fill(s.translated, "x", name), true
}

// PageOf writes a page of a book that is given by its number: 第64页, p. 64; anything else stays as it is.
func (s *Set) PageOf(page string) string {
	for _, r := range page {
		if (r < '0' || r > '9') && r != '-' && r != '\u2013' {
			return page
		}
	}
	if page == "" {
		return ""
	}
	return fill(s.bookPage, "n", strings.ReplaceAll(page, "-", "\u2013"))
}

// LanguageName names a language by its BCP 47 tag, of which the first part counts: 英语.
func (s *Set) LanguageName(lang string) (string, bool) {
	primary, _, _ := strings.Cut(strings.ReplaceAll(lang, "_", "-"), "-")
	name, ok := s.languages[strings.ToLower(primary)]
	return name, ok
}

// Portrait says whom a picture shows: a sentence for text alternatives.
func (s *Set) Portrait(name string) string { return fill(s.portrait, "x", name) }

// Dynasty writes a person of old with the dynasty: 〔唐〕李白.
func (s *Set) Dynasty(dynasty, name string) string { return fill(s.dynasty, "d", dynasty, "x", name) }

// brackets that a title may already have.
const titleBrackets = "《〈『「【〔“‘\"'（("

// Title puts the language's brackets round the title of a work, unless it begins with a bracket of its
// own or is empty.
func (s *Set) Title(title string) string {
	first, size := utf8.DecodeRuneInString(title)
	if size == 0 || strings.ContainsRune(titleBrackets, first) {
		return title
	}
	return s.TitleOpen + title + s.TitleClose
}

// Alternatives joins items as a choice: 2020年、2021年或2022年.
func (s *Set) Alternatives(items ...string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], s.ListComma) + s.Or + items[last]
}

// SourceKind names a kind of source as the deck writes it (interview, speech, book, article, post, court);
// false for any other.
func (s *Set) SourceKind(kind string) (string, bool) {
	switch kind {
	case "interview":
		return s.SourceInterview, true
	case "speech":
		return s.SourceSpeech, true
	case "book":
		return s.SourceBook, true
	case "article":
		return s.SourceArticle, true
	case "post":
		return s.SourcePost, true
	case "court":
		return s.SourceCourt, true
	}
	return "", false
}

// Status names the status of an event as the deck writes it (alleged, disputed, planned, confirmed); false
// for fact, which needs no word, and for any other.
func (s *Set) Status(status string) (string, bool) {
	switch status {
	case "confirmed":
		return s.StatusConfirmed, true
	case "alleged":
		return s.StatusAlleged, true
	case "disputed":
		return s.StatusDisputed, true
	case "planned":
		return s.StatusPlanned, true
	}
	return "", false
}

// fill puts values into the places of a pattern; a place is known by its first letter.
func fill(pattern string, pairs ...string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(pattern, '{')
		j := strings.IndexByte(pattern, '}')
		if i < 0 || j < i {
			b.WriteString(pattern)
			return b.String()
		}
		b.WriteString(pattern[:i])
		for k := 0; k+1 < len(pairs); k += 2 {
			if pairs[k][0] == pattern[i+1] {
				b.WriteString(pairs[k+1])
			}
		}
		pattern = pattern[j+1:]
	}
}
