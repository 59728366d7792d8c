package curate

import (
	"sort"
	"strings"
	"unicode"
)

// A lane is a name that recurs: of a company, a place, a person. Names are told by how they are written: words of Latin letters with a capital in Chinese,
// Japanese and Korean, runs of katakana in Japanese, and words with a capital that do not begin a sentence in English.

const (
	// laneEvents is how many events have a name at least, laneNames how many names there are at least and at most.
	laneEvents, fewestLanes, mostLanes = 2, 2, 5
	// laneShare is which part of the events has a lane, in per cent, for lanes to be worth anything.
	laneShare = 60
)

// lanes gives events their lanes, where names part them well.
func (e *eventFinder) lanes(events []Event) {
	counts := map[string]int{}
	of := make([][]string, len(events))
	for i := range events {
		of[i] = e.names(e.t.Slice(events[i].Span))
		for _, n := range of[i] {
			counts[n]++
		}
	}
	var names []string
	for n, c := range counts {
		// A name that is in nearly all events parts nothing.
		if c >= laneEvents && c*10 <= len(events)*8 {
			names = append(names, n)
		}
	}
	sort.Slice(names, func(a, b int) bool {
		if counts[names[a]] != counts[names[b]] {
			return counts[names[a]] > counts[names[b]]
		}
		return names[a] < names[b]
	})
	names = names[:min(len(names), mostLanes)]
	chosen := make([]string, len(events))
	with := 0
	used := map[string]int{}
	for i := range events {
		for _, n := range of[i] {
			if at := indexOf(names, n); at >= 0 {
				chosen[i] = n
				used[n]++
				with++
				break
			}
		}
	}
	if len(used) < fewestLanes || with*100 < laneShare*len(events) {
		return
	}
	for i := range events {
		events[i].Lane = chosen[i]
	}
}

func indexOf(list []string, s string) int {
	for i, one := range list {
		if one == s {
			return i
		}
	}
	return -1
}

// names returns the names in a text, each once, in order.
func (e *eventFinder) names(text string) []string {
	var names []string
	add := func(s string) {
		s = strings.Trim(s, "-'. ")
		if countLetters(s) >= 2 && indexOf(names, s) < 0 {
			names = append(names, s)
		}
	}
	runes := []rune(text)
	for i := 0; i < len(runes); {
		start := i
		switch {
		case isLatin(runes[i]):
			for i < len(runes) && (isLatin(runes[i]) || unicode.IsDigit(runes[i]) || runes[i] == '-') {
				i++
			}
			if unicode.IsUpper(runes[start]) && (!e.tongue.wordEnds || midSentence(runes, start) && !isCalendar(string(runes[start:i]))) {
				// Names of several words go on over spaces.
				for e.tongue.wordEnds && i+1 < len(runes) && runes[i] == ' ' && unicode.IsUpper(runes[i+1]) && !isCalendar(wordAt(runes, i+1)) {
					for i++; i < len(runes) && isLatin(runes[i]); i++ {
					}
				}
				add(string(runes[start:i]))
			}
		case e.tongue == &japanese && unicode.Is(unicode.Katakana, runes[i]):
			for i < len(runes) && (unicode.Is(unicode.Katakana, runes[i]) || runes[i] == '\u30FC') {
				i++
			}
			if i-start >= 3 {
				add(string(runes[start:i]))
			}
		default:
			i++
		}
	}
	return names
}

func isLatin(c rune) bool { return c < 0x250 && unicode.IsLetter(c) }

func wordAt(runes []rune, at int) string {
	end := at
	for end < len(runes) && isLatin(runes[end]) {
		end++
	}
	return string(runes[at:end])
}

// midSentence reports whether a word does not begin a sentence: a small letter or comma stands before it.
func midSentence(runes []rune, at int) bool {
	for i := at - 1; i >= 0; i-- {
		switch c := runes[i]; {
		case c == ' ' || c == '"' || c == '\u201C':
		default:
			return unicode.IsLower(c) || c == ',' || unicode.IsDigit(c)
		}
	}
	return false
}

// isCalendar reports whether a word with a capital is a month, a day or I.
func isCalendar(word string) bool {
	switch strings.ToLower(word) {
	case "i", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter", "mr", "mrs", "ms", "dr", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}
