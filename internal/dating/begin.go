package dating

import (
	"sync"
	"unicode/utf8"
)

// beginsNumeral is the bit of beginnings for digits and numerals, beginsLatin the one for letters and the apostrophe of '95, beginsLunar the one for
// days of the lunar calendar.
const beginsNumeral, beginsLatin, beginsLunar uint16 = 1 << 8, 1 << 9, 1 << 10

// beginnings says for each character of the basic plane which of the readers of next may begin with it, one bit for each in their
// order: of most texts nearly all characters begin none, and need not be looked at again.
var beginnings = sync.OnceValue(func() *[1 << 16]uint16 {
	table := new([1 << 16]uint16)
	add := func(reader int, lists ...[]string) {
		for _, list := range lists {
			for _, w := range list {
				if first, _ := utf8.DecodeRuneInString(w); int(first) < len(table) {
					table[first] |= 1 << reader
				}
			}
		}
	}
	const stretch, half, relative, beside, era, feastDay, weekday, lunar = 0, 1, 2, 3, 4, 5, 6, 10
	add(stretch, aheadWords, behindWords)
	add(half, []string{"半年"})
	add(relative, []string{"올여름"})
	for _, w := range relativeWords {
		add(relative, w.words)
	}
	add(beside, carriedParts)
	for _, w := range besideYears {
		add(beside, w.words)
	}
	for _, w := range besideDays {
		add(beside, w.words)
	}
	add(era, eraNames)
	for _, day := range feasts {
		add(feastDay, day.words)
	}
	add(weekday, weekdayLeads)
	add(lunar, lunarNames, lastNights, greatDays, []string{"闰", "閏"})
	for _, m := range lunarMonths {
		add(lunar, m.words)
	}
	for _, day := range lunarFeasts {
		add(lunar, day.words)
	}
	for r := range rune(len(table)) {
		if _, digit := hanDigit(r); digit {
			table[r] |= beginsNumeral | beginsLunar
		}
		if _, unit := hanUnit(r); unit {
			table[r] |= beginsNumeral | beginsLunar
		}
	}
	for r := '0'; r <= '9'; r++ {
		table[r] |= beginsNumeral | beginsLunar
	}
	for r := 'a'; r <= 'z'; r++ {
		table[r] |= beginsLatin
		table[r-'a'+'A'] |= beginsLatin
	}
	table['\''] |= beginsLatin
	table['\u2018'] |= beginsLatin
	table['\u2019'] |= beginsLatin
	return table
})

// beginning is the entry of a character in beginnings.
func (f *finder) beginning(r rune) uint16 {
	if r < 0 || r >= 1<<16 {
		return 0
	}
	return f.begins[r]
}
