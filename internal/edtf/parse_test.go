package edtf

import (
	"errors"
	"strings"
	"testing"
)

// specification holds the examples of ISO 8601-2:2019 as the Library of Congress publishes them (EDTF
// specification, levels 0 to 2), with what they mean. An empty end is open or unknown. canonical is
// given where it is not the example itself.
var specification = []struct {
	section, in, canonical string
	earliest, latest       string
	precision              string
}{
	{"0 date", "1985-04-12", "", "1985-04-12T00:00:00", "1985-04-12T23:59:59", "day"},
	{"0 date", "1985-04", "", "1985-04-01T00:00:00", "1985-04-30T23:59:59", "month"},
	{"0 date", "1985", "", "1985-01-01T00:00:00", "1985-12-31T23:59:59", "year"},
	{"0 time", "1985-04-12T23:20:30", "", "1985-04-12T23:20:30", "1985-04-12T23:20:30", "second"},
	{"0 time", "1985-04-12T23:20:30Z", "", "1985-04-12T23:20:30", "1985-04-12T23:20:30", "second"},
	{"0 time", "1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00", "1985-04-12T23:20:30", "1985-04-12T23:20:30", "second"},
	{"0 time", "1985-04-12T23:20:30+04:30", "", "1985-04-12T23:20:30", "1985-04-12T23:20:30", "second"},
	{"0 interval", "1964/2008", "", "1964-01-01T00:00:00", "2008-12-31T23:59:59", "year"},
	{"0 interval", "2004-06/2006-08", "", "2004-06-01T00:00:00", "2006-08-31T23:59:59", "month"},
	{"0 interval", "2004-02-01/2005-02-08", "", "2004-02-01T00:00:00", "2005-02-08T23:59:59", "day"},
	{"0 interval", "2004-02-01/2005-02", "", "2004-02-01T00:00:00", "2005-02-28T23:59:59", "month"},
	{"0 interval", "2004-02-01/2005", "", "2004-02-01T00:00:00", "2005-12-31T23:59:59", "year"},
	{"0 interval", "2005/2006-02", "", "2005-01-01T00:00:00", "2006-02-28T23:59:59", "year"},
	{"1 long year", "Y170000002", "", "Y170000002-01-01T00:00:00", "Y170000002-12-31T23:59:59", "year"},
	{"1 long year", "Y-170000002", "", "Y-170000002-01-01T00:00:00", "Y-170000002-12-31T23:59:59", "year"},
	{"1 season", "2001-21", "", "2001-03-01T00:00:00", "2001-05-31T23:59:59", "season"},
	{"1 qualification", "1984?", "", "1984-01-01T00:00:00", "1984-12-31T23:59:59", "year"},
	{"1 qualification", "2004-06~", "", "2004-06-01T00:00:00", "2004-06-30T23:59:59", "month"},
	{"1 qualification", "2004-06-11%", "", "2004-06-11T00:00:00", "2004-06-11T23:59:59", "day"},
	{"1 unspecified", "201X", "", "2010-01-01T00:00:00", "2019-12-31T23:59:59", "decade"},
	{"1 unspecified", "20XX", "", "2000-01-01T00:00:00", "2099-12-31T23:59:59", "century"},
	{"1 unspecified", "2004-XX", "", "2004-01-01T00:00:00", "2004-12-31T23:59:59", "year"},
	{"1 unspecified", "1985-04-XX", "", "1985-04-01T00:00:00", "1985-04-30T23:59:59", "month"},
	{"1 unspecified", "1985-XX-XX", "", "1985-01-01T00:00:00", "1985-12-31T23:59:59", "year"},
	{"1 open end", "1985-04-12/..", "", "1985-04-12T00:00:00", "", "day"},
	{"1 open end", "1985-04/..", "", "1985-04-01T00:00:00", "", "month"},
	{"1 open end", "1985/..", "", "1985-01-01T00:00:00", "", "year"},
	{"1 open start", "../1985-04-12", "", "", "1985-04-12T23:59:59", "day"},
	{"1 open start", "../1985-04", "", "", "1985-04-30T23:59:59", "month"},
	{"1 open start", "../1985", "", "", "1985-12-31T23:59:59", "year"},
	{"1 unknown end", "1985-04-12/", "", "1985-04-12T00:00:00", "", "day"},
	{"1 unknown end", "1985-04/", "", "1985-04-01T00:00:00", "", "month"},
	{"1 unknown end", "1985/", "", "1985-01-01T00:00:00", "", "year"},
	{"1 unknown start", "/1985-04-12", "", "", "1985-04-12T23:59:59", "day"},
	{"1 unknown start", "/1985-04", "", "", "1985-04-30T23:59:59", "month"},
	{"1 unknown start", "/1985", "", "", "1985-12-31T23:59:59", "year"},
	{"1 negative year", "-1985", "", "-1985-01-01T00:00:00", "-1985-12-31T23:59:59", "year"},
	{"2 exponential year", "Y-17E7", "Y-170000000", "Y-170000000-01-01T00:00:00", "Y-170000000-12-31T23:59:59", "year"},
	{"2 significant digits", "1950S2", "", "1900-01-01T00:00:00", "1999-12-31T23:59:59", "century"},
	{"2 significant digits", "Y171010000S3", "", "Y171000000-01-01T00:00:00", "Y171999999-12-31T23:59:59", "age"},
	{"2 significant digits", "Y3388E2S3", "Y338800S3", "Y338000-01-01T00:00:00", "Y338999-12-31T23:59:59", "millennium"},
	{"2 sub-year", "2001-34", "", "2001-04-01T00:00:00", "2001-06-30T23:59:59", "quarter"},
	{"2 sub-year", "2001-29", "", "2001-09-01T00:00:00", "2001-11-30T23:59:59", "season"},
	{"2 sub-year", "2001-24", "", "2001-12-01T00:00:00", "2002-02-28T23:59:59", "season"},
	{"2 sub-year", "2001-39", "", "2001-09-01T00:00:00", "2001-12-31T23:59:59", "quadrimester"},
	{"2 sub-year", "2001-41", "", "2001-07-01T00:00:00", "2001-12-31T23:59:59", "half"},
	{"2 set", "[1667,1668,1670..1672]", "", "1667-01-01T00:00:00", "1672-12-31T23:59:59", "year"},
	{"2 set", "[..1760-12-03]", "", "", "1760-12-03T23:59:59", "day"},
	{"2 set", "[1760-12..]", "", "1760-12-01T00:00:00", "", "month"},
	{"2 set", "[1760-01,1760-02,1760-12..]", "", "1760-01-01T00:00:00", "", "month"},
	{"2 set", "[1667,1760-12]", "", "1667-01-01T00:00:00", "1760-12-31T23:59:59", "year"},
	{"2 set", "[..1984]", "", "", "1984-12-31T23:59:59", "year"},
	{"2 set", "{1667,1668,1670..1672}", "", "1667-01-01T00:00:00", "1672-12-31T23:59:59", "year"},
	{"2 set", "{1960,1961-12}", "", "1960-01-01T00:00:00", "1961-12-31T23:59:59", "year"},
	{"2 set", "{..1984}", "", "", "1984-12-31T23:59:59", "year"},
	{"2 group qualification", "2004-06-11%", "", "2004-06-11T00:00:00", "2004-06-11T23:59:59", "day"},
	{"2 group qualification", "2004-06~-11", "", "2004-06-11T00:00:00", "2004-06-11T23:59:59", "day"},
	{"2 group qualification", "2004?-06-11", "", "2004-06-11T00:00:00", "2004-06-11T23:59:59", "day"},
	{"2 component qualification", "?2004-06-~11", "", "2004-06-11T00:00:00", "2004-06-11T23:59:59", "day"},
	{"2 component qualification", "2004-%06-11", "", "2004-06-11T00:00:00", "2004-06-11T23:59:59", "day"},
	{"2 unspecified", "156X-12-25", "", "1560-12-25T00:00:00", "1569-12-25T23:59:59", "decade"},
	{"2 unspecified", "15XX-12-25", "", "1500-12-25T00:00:00", "1599-12-25T23:59:59", "century"},
	{"2 unspecified", "XXXX-12-XX", "", "0000-12-01T00:00:00", "9999-12-31T23:59:59", "age"},
	{"2 unspecified", "1XXX-XX", "", "1000-01-01T00:00:00", "1999-12-31T23:59:59", "millennium"},
	{"2 unspecified", "1XXX-12", "", "1000-12-01T00:00:00", "1999-12-31T23:59:59", "millennium"},
	{"2 unspecified", "1984-1X", "", "1984-10-01T00:00:00", "1984-12-31T23:59:59", "year"},
	{"2 interval", "2004-06-~01/2004-06-~20", "", "2004-06-01T00:00:00", "2004-06-20T23:59:59", "day"},
	{"2 interval", "2004-06-XX/2004-07-03", "", "2004-06-01T00:00:00", "2004-07-03T23:59:59", "month"},
	// Ours, and the edges of the calendar.
	{"ours", "2008-12-24T18:00", "", "2008-12-24T18:00:00", "2008-12-24T18:00:59", "minute"},
	{"ours", "2008-12-24T18", "", "2008-12-24T18:00:00", "2008-12-24T18:59:59", "hour"},
	{"ours", "2008-12-24T18:00~", "", "2008-12-24T18:00:00", "2008-12-24T18:00:59", "minute"},
	{"ours", " 1995 ", "1995", "1995-01-01T00:00:00", "1995-12-31T23:59:59", "year"},
	{"ours", "[1667, 1668]", "[1667,1668]", "1667-01-01T00:00:00", "1668-12-31T23:59:59", "year"},
	{"calendar", "0000", "", "0000-01-01T00:00:00", "0000-12-31T23:59:59", "year"},
	{"calendar", "-0220", "", "-0220-01-01T00:00:00", "-0220-12-31T23:59:59", "year"},
	{"calendar", "-02XX", "", "-0299-01-01T00:00:00", "-0200-12-31T23:59:59", "century"},
	{"calendar", "-000X", "", "-0009-01-01T00:00:00", "0000-12-31T23:59:59", "decade"},
	{"calendar", "-0004-02-29", "", "-0004-02-29T00:00:00", "-0004-02-29T23:59:59", "day"},
	{"calendar", "2000-02-29", "", "2000-02-29T00:00:00", "2000-02-29T23:59:59", "day"},
	{"calendar", "19XX-02-29", "", "1904-02-29T00:00:00", "1996-02-29T23:59:59", "century"},
	{"calendar", "2004-XX-31", "", "2004-01-31T00:00:00", "2004-12-31T23:59:59", "year"},
	{"calendar", "2004-0X-31", "", "2004-01-31T00:00:00", "2004-08-31T23:59:59", "year"},
	{"calendar", "2003-24", "", "2003-12-01T00:00:00", "2004-02-29T23:59:59", "season"},
	{"calendar", "Y-1E12", "Y-1000000000000", "Y-1000000000000-01-01T00:00:00", "Y-1000000000000-12-31T23:59:59", "year"},
	{"calendar", "-1950S2", "", "-1999-01-01T00:00:00", "-1900-12-31T23:59:59", "century"},
}

func TestSpecification(t *testing.T) {
	text := func(i Instant, ok bool) string {
		if !ok {
			return ""
		}
		return i.String()
	}
	for _, c := range specification {
		d, err := Parse(c.in)
		if err != nil {
			t.Errorf("%s: Parse(%q): %v", c.section, c.in, err)
			continue
		}
		canonical := c.canonical
		if canonical == "" {
			canonical = c.in
		}
		if got := d.String(); got != canonical {
			t.Errorf("%s: %q prints as %q, want %q", c.section, c.in, got, canonical)
		}
		if got := text(d.Earliest()); got != c.earliest {
			t.Errorf("%s: earliest of %q is %q, want %q", c.section, c.in, got, c.earliest)
		}
		if got := text(d.Latest()); got != c.latest {
			t.Errorf("%s: latest of %q is %q, want %q", c.section, c.in, got, c.latest)
		}
		if got := d.Precision().String(); got != c.precision {
			t.Errorf("%s: precision of %q is %q, want %q", c.section, c.in, got, c.precision)
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		in     string
		column int
		rule   string
	}{
		{"", 1, RuleSyntax},
		{"   ", 1, RuleSyntax},
		{"hello", 1, RuleSyntax},
		{"2009-02-30", 9, RuleDay},
		{"2009-02-29", 9, RuleDay},
		{"1900-02-29", 9, RuleDay},
		{"2009-04-31", 9, RuleDay},
		{"2009-04-00", 9, RuleDay},
		{"2009-04-4X", 9, RuleDay},
		{"2009-02-3X", 9, RuleDay},
		{"XXXX-02-30", 9, RuleDay},
		{"2008-13", 6, RuleMonth},
		{"2008-00", 6, RuleMonth},
		{"2008-20", 6, RuleMonth},
		{"2008-42", 6, RuleMonth},
		{"2008-3X", 6, RuleMonth},
		{"2008-1", 6, RuleMonth},
		{"2008-012", 8, RuleMonth},
		{"2008-12-1", 9, RuleDay},
		{"2008-12-012", 11, RuleDay},
		{"2008-22-01", 8, RuleMonth},
		{"1949/1948", 6, RuleInterval},
		{"2008-12-24/2008-12-23", 12, RuleInterval},
		{"2008-12-24T18:00/2008-12-24T17:00", 18, RuleInterval},
		{"..", 1, RuleInterval},
		{"../..", 4, RuleInterval},
		{"/", 2, RuleInterval},
		{"1995/1996/1997", 10, RuleInterval},
		{"12:60", 1, RuleYear},
		{"08", 1, RuleYear},
		{"95", 1, RuleYear},
		{"-551", 1, RuleYear},
		{"-0000", 1, RuleYear},
		{"19850", 5, RuleYear},
		{"20081224", 5, RuleYear},
		{"+2008", 1, RuleYear},
		{"Y1950", 1, RuleYear},
		{"Y1000000000001", 2, RuleYear},
		{"Y1E13", 2, RuleYear},
		{"Y99999999999999999999999999", 2, RuleYear},
		{"Y", 2, RuleSyntax},
		{"Y1E", 4, RuleSyntax},
		{"Y17000-01", 7, RuleYear},
		{"1950S", 6, RuleSyntax},
		{"1950S0", 6, RuleSignificant},
		{"1950S5", 6, RuleSignificant},
		{"195XS2", 5, RuleSignificant},
		{"1950S2-01", 7, RuleYear},
		{"2008-12-24T24:00", 12, RuleTime},
		{"2008-12-24T12:60", 15, RuleTime},
		{"2008-12-24T12:30:60", 18, RuleTime},
		{"2008-12-24T6:00", 12, RuleSyntax},
		{"2008-12T18:00", 8, RuleTime},
		{"2008T18", 5, RuleTime},
		{"2008-12-2XT18", 11, RuleTime},
		{"2008?-12-24T18:00", 1, RuleQualifier},
		{"2008-12-24T18:00+15:00", 17, RuleZone},
		{"2008-12-24T18:00+08:60", 21, RuleZone},
		{"2008?~", 6, RuleQualifier},
		{"2008 12", 5, RuleSyntax},
		{"2008-12-24x", 11, RuleSyntax},
		{"[1667,1668", 11, RuleSyntax},
		{"[]", 2, RuleSet},
		{"[1667,]", 7, RuleSet},
		{"[[1667]]", 2, RuleSet},
		{"[1667/1668]", 6, RuleSet},
		{"[1670..1660]", 8, RuleInterval},
		{"{1667}x", 7, RuleSyntax},
		{"1995年", 5, RuleSyntax},
		{strings.Repeat("1", 201), 201, RuleLength},
	} {
		_, err := Parse(c.in)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%q) = %v, want an *Error", c.in, err)
			continue
		}
		if e.Column != c.column || e.Rule != c.rule {
			t.Errorf("Parse(%q): column %d, rule %s (%s), want column %d, rule %s", c.in, e.Column, e.Rule, e.Message, c.column, c.rule)
		}
		if e.Message == "" || strings.HasSuffix(e.Message, ".") {
			t.Errorf("Parse(%q): message %q", c.in, e.Message)
		}
	}
}

func TestAccessors(t *testing.T) {
	d := mustParse(t, "2008-12/..")
	if !d.IsInterval() || !d.OpenEnd() || d.UnknownEnd() || d.OpenStart() || d.UnknownStart() || d.Start().String() != "2008-12" || !d.End().IsZero() {
		t.Errorf("2008-12/..: %+v", d)
	}
	d = mustParse(t, "/1040~")
	if !d.UnknownStart() || d.OpenStart() || d.End().String() != "1040~" || !d.Approximate() || d.Uncertain() {
		t.Errorf("/1040~: %+v", d)
	}
	d = mustParse(t, "2004-06-%11")
	if !d.Approximate() || !d.Uncertain() || d.IsInterval() || d.Start().String() != "2004-06-%11" {
		t.Errorf("2004-06-%%11: %+v", d)
	}
	oneOf, allOf := mustParse(t, "[1667,1670..1672]").IsSet()
	if len(oneOf) != 2 || allOf != nil || oneOf[1].String() != "1670/1672" {
		t.Errorf("one-of set: %v %v", oneOf, allOf)
	}
	oneOf, allOf = mustParse(t, "{1960,1961-12?}").IsSet()
	if oneOf != nil || len(allOf) != 2 || !allOf[1].Uncertain() {
		t.Errorf("all-of set: %v %v", oneOf, allOf)
	}
	if z := mustParse(t, "2008-12-24T18:00+08:00").Zone(); z != "+08:00" {
		t.Errorf("zone %q", z)
	}
	if z := mustParse(t, "2008-12-24T18:00Z").Zone(); z != "Z" {
		t.Errorf("zone %q", z)
	}
}

func TestZeroDate(t *testing.T) {
	var z Date
	_, earliest := z.Earliest()
	_, latest := z.Latest()
	if !z.IsZero() || z.String() != "" || z.Show("zh") != "" || earliest || latest || z.Precision() != NoPrecision ||
		z.YearKey() != "" || z.Approximate() || z.Parts("en").Year != "" {
		t.Errorf("the zero date is not empty")
	}
	if z.Compare(mustParse(t, "Y-1E12")) != -1 || mustParse(t, "../1040").Compare(z) != 1 || z.Compare(z) != 0 {
		t.Errorf("the zero date does not order first")
	}
}
