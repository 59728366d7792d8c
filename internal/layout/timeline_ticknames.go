package layout

import (
	"math"
	"strconv"
	"strings"

	"cards/internal/edtf"
	"cards/internal/layout/placement"
)

// What the ticks of a ruler are called: years in bare digits, months by name, days by number, hours by the clock; and each of the
// latter with as much of the rest as the first label of a part, or the first of a year, month or day, must say.

// yearNames writes the years along an axis: bare digits, but the first year of our era with its name, and 年, where others come before.
type yearNames struct {
	st *story
	// early tells that the axis begins before year 1, and that no year after it was named yet.
	early bool
	// known is the year that another ruler of the picture says; 0 is none.
	known int64
	// said is the month or day that the last label named or lay in.
	said edtf.Instant
}

func newYearNames(st *story, from float64) *yearNames { return &yearNames{st: st, early: from < 0.5} }

// of returns the name of a year; say tells that it is used.
func (n *yearNames) of(year float64) string {
	name := yearLabel(n.st, math.Round(year))
	if !n.early || year < 0.5 {
		return name
	}
	switch {
	case isLatin(n.st.lang):
		return name + " " + n.st.words.CommonEra
	case isKorean(n.st.lang):
		return n.st.words.CommonEra + " " + name + "\ub144"
	}
	return n.st.words.CommonEra + name + "\u5e74" // those before it have their 年 too
}

// begin names the first year, month or day that begins in a part of a scale, by the scale's unit, and says where it does.
func (n *yearNames) begin(from, unit float64) (name string, at float64) {
	if unit >= 1 {
		at = math.Ceil(from - 1e-9)
		return n.of(at), at
	}
	i := edtf.FromYearFraction(from - 1e-9)
	i.Hour, i.Minute, i.Second = 0, 0, 0
	if unit > 1.0/13 {
		i.Day = 1
	}
	for i.YearFraction() < from-1e-9 {
		next := i.YearFraction() + 1.2/365.2425
		if unit > 1.0/13 {
			next = i.YearFraction() + 32/365.2425
		}
		i = edtf.FromYearFraction(next)
		i.Hour, i.Minute, i.Second = 0, 0, 0
		if unit > 1.0/13 {
			i.Day = 1
		}
	}
	day, _, _ := strings.Cut(i.String(), "T")
	if unit > 1.0/13 {
		day = day[:len(day)-len("-02")]
	}
	d, err := edtf.Parse(day)
	if err != nil {
		return n.of(math.Floor(i.YearFraction())), i.YearFraction()
	}
	return d.Show(n.st.lang), i.YearFraction()
}

// say notes that a year was named, or a month, day or hour in it.
func (n *yearNames) say(year float64) {
	n.early = n.early && year < 0.5
	n.said = edtf.FromYearFraction(year + 1e-9)
}

// tick returns the name of a tick; first tells that it is the first of its part, which says all of its date.
func (n *yearNames) tick(t rulerTick, first bool) string {
	if t.Unit == placement.TickYears {
		return n.of(t.Year)
	}
	i := edtf.FromYearFraction(t.Year + 1e-9)
	whole := i.String()
	cut := map[placement.TickUnit]string{placement.TickMonths: "-", placement.TickDays: "T", placement.TickHours: ":"}[t.Unit]
	written := whole[:len(whole)-len(":00")]
	if at := strings.LastIndex(whole, cut); t.Unit != placement.TickHours && at > 0 {
		written = whole[:at]
	}
	d, err := edtf.Parse(written)
	if err != nil {
		return n.of(math.Floor(t.Year))
	}
	lang := n.st.lang
	rest := d.Parts(lang).Rest
	switch {
	case first && n.known != 0 && int64(i.Year) == n.known && len(rest) > 0:
		return rest[0]
	case first, t.Unit == placement.TickMonths && i.Year != n.said.Year:
		return d.Show(lang)
	case t.Unit == placement.TickMonths && len(rest) > 0:
		return shortMonth(lang, rest[0])
	case t.Unit == placement.TickDays && (i.Month != n.said.Month || i.Year != n.said.Year) && len(rest) > 0:
		return rest[0]
	case t.Unit == placement.TickDays:
		return dayNumber(lang, i.Day)
	case i.YearDay() != n.said.YearDay() || i.Year != n.said.Year:
		if day, err := edtf.Parse(whole[:strings.IndexByte(whole, 'T')]); err == nil {
			if rest := day.Parts(lang).Rest; len(rest) > 0 {
				return rest[0]
			}
		}
	}
	return strconv.Itoa(i.Hour) + ":00"
}

// shortTicks are names as long as those of most ticks of each unit below years.
func shortTicks(lang string) map[placement.TickUnit]string {
	month := "12\u6708"
	switch {
	case isLatin(lang):
		month = "Sept"
	case isKorean(lang):
		month = "12\uc6d4"
	}
	return map[placement.TickUnit]string{placement.TickMonths: month, placement.TickDays: dayNumber(lang, 30), placement.TickHours: "18:00"}
}

// shortMonth is the name of a month on a ruler: the first letters of it in English.
func shortMonth(lang, name string) string {
	if isLatin(lang) && len(name) > 4 {
		return name[:3]
	}
	return name
}

// dayNumber is a day within a month that is known.
func dayNumber(lang string, day int) string {
	switch {
	case isChinese(lang), isJapanese(lang):
		return strconv.Itoa(day) + "\u65e5"
	case isKorean(lang):
		return strconv.Itoa(day) + "\uc77c"
	}
	return strconv.Itoa(day)
}
