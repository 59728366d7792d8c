package dating_test

import (
	"strings"
	"time"
)

func parseDay(day string) (time.Time, error) { return time.Parse("2006-01-02", day) }

// leftOut says which cases are left out, by words of their input, and why.
var leftOut = []struct{ word, why string }{
	{"农历", lunarDays}, {"正月", lunarDays}, {"大年", lunarDays}, {"初一", lunarDays}, {"康熙", lunarDays}, {"神龙", lunarDays}, {"雍正二十三年十二月", lunarDays}, {"雍正四年", lunarDays},
	{"雍正十六年", "a year that the era does not have"}, {"雍正二十三年", "a year that the era does not have"},
	{"2月30日", impossible}, {"2019年2月29日", impossible},
	{"12/1", figuresAlone}, {"1/2/2020", figuresAlone}, {"3-7-2017", figuresAlone}, {"3-7-07", figuresAlone}, {"3-7-27", figuresAlone}, {"27-7-3", figuresAlone}, {"12-11-10", figuresAlone}, {"10/1/2018", figuresAlone},
	{"最近还好", "words without anything of the calendar in them"}, {"看起来是一个年份", "numbers without a unit, alone in a sentence"},
}

const (
	lunarDays    = "months and days of the lunar calendar; the source writes them as if they were those of the solar one"
	impossible   = "days that no calendar has: the source finds them and gives no day"
	figuresAlone = "figures alone that are another day in another country: nothing says which"
)

// whyLeft is the reason for which a case is left out, or nothing.
func whyLeft(c conformanceCase, wants []wanted) string {
	for _, l := range leftOut {
		if strings.Contains(c.Input, l.word) && !strings.Contains(c.Input, "/"+l.word) {
			return l.why
		}
	}
	return ""
}
