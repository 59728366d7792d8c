package edtf

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// refusalRows holds what is no date, with where it stops being one (in code points from 1), the rule that it breaks and
// what the user is told. The first half breaks rules of EDTF, the second those of natural words.
var refusalRows = []struct {
	in      string
	column  int
	rule    string
	message string
}{
	{"", 1, RuleSyntax, "the date is empty"},
	{"hello", 1, RuleSyntax, "\"hello\" is not part of a date that is understood"},
	{"2009-02-30", 9, RuleDay, "2009-02 has 28 days"},
	{"2009-02-29", 9, RuleDay, "2009-02 has 28 days"},
	{"1900-02-29", 9, RuleDay, "1900-02 has 28 days"},
	{"2009-04-31", 9, RuleDay, "2009-04 has 30 days"},
	{"2009-04-00", 9, RuleDay, "no such month has a day 00"},
	{"2009-04-4X", 9, RuleDay, "no such month has a day 4X"},
	{"2009-02-3X", 9, RuleDay, "no such month has a day 3X"},
	{"XXXX-02-30", 9, RuleDay, "no such month has a day 30"},
	{"2008-13", 6, RuleMonth, "there is no month 13"},
	{"2008-00", 6, RuleMonth, "there is no month 00"},
	{"2008-20", 6, RuleMonth, "there is no month 20"},
	{"2008-42", 6, RuleMonth, "there is no month 42"},
	{"2008-3X", 6, RuleMonth, "there is no month 3X"},
	{"2008-012", 8, RuleMonth, "a month has two digits"},
	{"2008-22-01", 9, RuleMonth, "a part of the year (22) has no days"},
	{"1914-18", 6, RuleMonth, "there is no month 18"},
	{"1949/1948", 6, RuleInterval, "the interval ends (1948) before it begins (1949)"},
	{"2008-12-24/2008-12-23", 12, RuleInterval, "the interval ends (2008-12-23) before it begins (2008-12-24)"},
	{"2008-12-24T18:00/2008-12-24T17:00", 18, RuleInterval, "the interval ends (2008-12-24T17:00) before it begins (2008-12-24T18:00)"},
	{"..", 1, RuleInterval, "an open end needs a slash and a date"},
	{"../..", 4, RuleInterval, "an interval needs a date on one side at least"},
	{"/", 2, RuleInterval, "an interval needs a date on one side at least"},
	{"1995/1996/1997", 10, RuleInterval, "an interval has only one slash"},
	{"08", 1, RuleYear, "a year of two digits could be of any century"},
	{"95", 1, RuleYear, "a year of two digits could be of any century"},
	{"-551", 1, RuleYear, "a year has four digits"},
	{"-0000", 1, RuleYear, "the year 0000 has no sign"},
	{"19850", 5, RuleYear, "a year has four digits, or Y before it"},
	{"20081224", 5, RuleYear, "a year has four digits, or Y before it"},
	{"200812", 5, RuleYear, "a year has four digits, or Y before it"},
	{"+2008", 1, RuleYear, "a year has no plus sign"},
	{"Y1950", 1, RuleYear, "Y is for years of more than four digits"},
	{"Y1000000000001", 2, RuleYear, "a year lies within 1000000000000 years of the year 0"},
	{"Y-1000000000001", 3, RuleYear, "a year lies within 1000000000000 years of the year 0"},
	{"Y1E13", 2, RuleYear, "a year lies within 1000000000000 years of the year 0"},
	{"Y99999999999999999999999999", 2, RuleYear, "a year lies within 1000000000000 years of the year 0"},
	{"Y", 2, RuleSyntax, "the date ends where a digit of the year should stand"},
	{"Y1E", 4, RuleSyntax, "the date ends where a digit of the exponent should stand"},
	{"Y17000-01", 7, RuleYear, "a year written with Y or S has no months"},
	{"1950S0", 6, RuleSignificant, "the year has 1 to 4 significant digits"},
	{"1950S5", 6, RuleSignificant, "the year has 1 to 4 significant digits"},
	{"195XS2", 5, RuleSignificant, "a year with X has no significant digits to count"},
	{"1950S2-01", 7, RuleYear, "a year written with Y or S has no months"},
	{"2008-12-24T24:00", 12, RuleTime, "there is no hour 24"},
	{"2008-12-24T12:60", 15, RuleTime, "there is no minute 60"},
	{"2008-12-24T12:30:60", 18, RuleTime, "there is no second 60"},
	{"2008-12-24T18:00:00.5", 20, RuleTime, "a second has no fraction here"},
	{"2008-12T18:00", 8, RuleTime, "a time needs a year, a month and a day before it"},
	{"2008T18", 5, RuleTime, "a time needs a year, a month and a day before it"},
	{"2008-12-2XT18", 11, RuleTime, "a date with X has no time"},
	{"2008?-12-24T18:00", 1, RuleQualifier, "a date with a time has one qualifier, after the time"},
	{"2008-12-24T18:00+15:00", 17, RuleZone, "a zone lies at most 14 hours from UTC"},
	{"2008-12-24T18:00+08:60", 21, RuleZone, "there is no minute 60"},
	{"2008-12-24T18:00+0800", 20, RuleZone, "a zone has a colon between hours and minutes"},
	{"2008?~", 6, RuleQualifier, "only one of ? ~ % can stand here"},
	{"2008 12", 5, RuleSyntax, "' ' stands where the end should"},
	{"2008-W52", 6, RuleSyntax, "'W' stands where a month of two digits should"},
	{"2008-359", 8, RuleMonth, "a month has two digits"},
	{"[1667,1668", 11, RuleSyntax, "the date ends where a comma or ] should stand"},
	{"[]", 2, RuleSet, "a member of the set is missing"},
	{"[1667,]", 7, RuleSet, "a member of the set is missing"},
	{"[[1667]]", 2, RuleSet, "a set cannot hold a set"},
	{"[1667/1668]", 6, RuleSet, "a range within a set is written with two dots"},
	{"[1670..1660]", 8, RuleInterval, "the interval ends (1660) before it begins (1670)"},
	{"{1667}x", 7, RuleSyntax, "'x' stands where the end should"},
	{"2008年2月30日", 8, RuleDay, "2008-02 has 29 days"},
	{"2008年13月", 6, RuleMonth, "there is no month 13"},
	{"2008年第5季度", 6, RuleMonth, "there is no quarter 5"},
	{"2008年12月24日25点", 12, RuleTime, "there is no hour 25"},
	{"1949年至1948年", 7, RuleInterval, "the interval ends (1948) before it begins (1949)"},
	{"2008年9", 6, RuleSyntax, "the number 9 has no unit"},
	{"12月24日", 1, RuleSyntax, "the year is missing"},
	{"Dec 24", 1, RuleSyntax, "the year is missing"},
	{"90年代", 1, RuleAmbiguous, "the century of the decade is missing"},
	{"the 90s", 5, RuleAmbiguous, "the century of the decade is missing"},
	{"07年", 1, RuleAmbiguous, "a year of two digits could be of any century"},
	{"1949年前", 1, RuleAmbiguous, "it is not clear whether this is a year or how long ago it was"},
	{"5000年前", 1, RuleAmbiguous, "how long ago is no date without the day that it is counted from"},
	{"去年", 1, RuleRelative, "this is counted from a day that is not given"},
	{"yesterday", 1, RuleRelative, "this is counted from a day that is not given"},
	{"三年前", 1, RuleRelative, "this is counted from a day that is not given"},
	{"10 years ago", 1, RuleRelative, "this is counted from a day that is not given"},
	{"0年", 1, RuleYear, "there is no year 0 in this count"},
	{"公元前0年", 4, RuleYear, "there is no year 0 in this count"},
	{"公元前221年至206年", 9, RuleAmbiguous, "it is not clear whether this is before the year 1"},
	{"公元前3世纪—2世纪", 8, RuleAmbiguous, "it is not clear whether this is before the year 1"},
	{"20世纪80", 5, RuleSyntax, "\"8\" is not part of a date that is understood"},
	{"6600万—250万年", 11, RuleSyntax, "\"年\" is not part of a date that is understood"},
	{"1998 / 1995", 8, RuleInterval, "the interval ends (1995) before it begins (1998)"},
	{"Dec 24–36, 2008", 8, RuleDay, "2008-12 has 31 days"},
	{"Dec 26–24, 2008", 12, RuleInterval, "the interval ends (2008-12-24) before it begins (2008-12-26)"},
	{"昭和65年", 3, RuleEra, "昭和 has no year 65"},
	{"康熙62年", 3, RuleEra, "康熙 has no year 62"},
	{"明治5年12月3日", 5, RuleEra, "the months of 明治 were those of the lunar calendar"},
	{"慶応3年10月", 5, RuleEra, "the months of 慶応 were those of the lunar calendar"},
	{"24/12/2008", 1, RuleAmbiguous, "it is not clear which number is the month"},
	{"5/6/2008", 1, RuleAmbiguous, "it is not clear which number is the month"},
	{"12/24", 1, RuleAmbiguous, "it is not clear which number is the month, and the year is missing"},
	{"1/1/2000", 1, RuleAmbiguous, "it is not clear which number is the month"},
	{"2008–12", 6, RuleAmbiguous, "it is not clear whether this is a month or a year"},
	{"Dec 24, 08", 9, RuleYear, "a year of two digits could be of any century"},
	{"Dec 24, 2008 at 6", 17, RuleTime, "a bare number is no time"},
	{"winter 2008/10", 13, RuleInterval, "a winter lies between two years that follow each other"},
	{"Q5 2008", 2, RuleMonth, "there is no quarter 5"},
	{"300–500 BC", 5, RuleInterval, "the interval ends (-0499) before it begins (-0299)"},
	{"初唐", 1, RuleSyntax, "\"初唐\" is not part of a date that is understood"},
	{"건국 4년", 1, RuleSyntax, "\"건국\" is not part of a date that is understood"},
	{"Christmas 2008", 1, RuleSyntax, "\"Christmas\" is not part of a date that is understood"},
	{"décembre 2008", 1, RuleSyntax, "\"décembre\" is not part of a date that is understood"},
	{"n.d.", 1, RuleSyntax, "this is not a date that is understood"},
	{"3月或4月", 1, RuleSyntax, "the year is missing"},
	{"2008年或2009年和2010年", 12, RuleSyntax, "\"和\" is not part of a date that is understood"},
	{"可能", 3, RuleSyntax, "the date is not complete"},
}

func TestRefusalRows(t *testing.T) {
	if len(refusalRows) < 60 {
		t.Errorf("only %d rows", len(refusalRows))
	}
	rules := map[string]bool{RuleLength: true}
	for _, row := range refusalRows {
		d, note, err := ParseNatural(row.in, "zh")
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("ParseNatural(%q) = %s, %v, want an *Error", row.in, d, err)
			continue
		}
		rules[e.Rule] = true
		if e.Column != row.column || e.Rule != row.rule || e.Message != row.message {
			t.Errorf("%q: column %d, rule %s, %q, want column %d, rule %s, %q", row.in, e.Column, e.Rule, e.Message, row.column, row.rule, row.message)
		}
		if !d.IsZero() || note != "" {
			t.Errorf("%q is refused and yet is %s, %q", row.in, d, note)
		}
		if text := err.Error(); !strings.HasPrefix(text, fmt.Sprintf("column %d: %s", row.column, row.message)) || strings.HasSuffix(e.Message, ".") {
			t.Errorf("%q: %q", row.in, text)
		}
	}
	for _, rule := range []string{RuleSyntax, RuleYear, RuleMonth, RuleDay, RuleTime, RuleZone, RuleQualifier, RuleSignificant,
		RuleInterval, RuleSet, RuleEra, RuleAmbiguous, RuleRelative} {
		if !rules[rule] {
			t.Errorf("no row breaks the rule %s", rule)
		}
	}
}

// Whoever types one of these is told what to write instead.
func TestRefusalHints(t *testing.T) {
	for in, want := range map[string]string{
		"24/12/2008": "2008-12-24", "5/6/2008": "2008-06-05 or 2008-05-06", "1/1/2000": "2000-01-01", "20081224": "2008-12-24",
		"200812": "2008-12 ", "1914-18": "1914/1918", "1995/96": "1995/1996", "2008–12": "2008/2012", "-551": "-0551",
		"90年代": "20世纪90年代", "the 90s": "1990s", "07年": "2007年", "1949年前": "/1949", "去年": "--anchor", "Dec 24": "--anchor",
		"2008-12-24T24:00": "T00:00 of the next day", "2008-12-24T18:00+0800": "+08:00", "Y1950": "1950", "1949/1948": "the earlier date first",
		"[1667/1668]": "1670..1672", "hello": "24 Dec 2008",
	} {
		_, _, err := ParseNatural(in, "zh")
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(e.Hint, want) {
			t.Errorf("%q: %v does not say %q", in, err, want)
		}
	}
}
