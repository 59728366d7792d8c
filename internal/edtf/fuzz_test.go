package edtf

import (
	"errors"
	"testing"
	"unicode/utf8"
)

// checkDate holds what is true of every date.
func checkDate(t *testing.T, in string, d Date) {
	t.Helper()
	s := d.String()
	again, err := Parse(s)
	if err != nil || !again.Equal(d) || again.String() != s {
		t.Fatalf("%q prints as %q, which reads as %q (%v)", in, s, again, err)
	}
	earliest, eok := d.Earliest()
	latest, lok := d.Latest()
	if eok && lok && latest.Before(earliest) {
		t.Fatalf("%q: latest %s before earliest %s", in, latest, earliest)
	}
	if eok && FromYearFraction(earliest.YearFraction()).Year != earliest.Year {
		t.Fatalf("%q: earliest %s stands at %v", in, earliest, earliest.YearFraction())
	}
	if d.Precision() == NoPrecision || d.YearKey() == "" {
		t.Fatalf("%q: precision %s, key %q", in, d.Precision(), d.YearKey())
	}
	if d.Compare(again) != 0 {
		t.Fatalf("%q is not equal to itself", in)
	}
	for _, lang := range Languages() {
		if shown := d.Show(lang); shown == "" || !utf8.ValidString(shown) {
			t.Fatalf("%q shows as %q in %s", in, shown, lang)
		}
		if d.ShowFrom(lang, d.Start()) == "" {
			t.Fatalf("%q shows as nothing from its start in %s", in, lang)
		}
		if p := d.Parts(lang); p.Year == "" && len(p.Rest) == 0 {
			t.Fatalf("%q has no parts in %s", in, lang)
		}
	}
}

func checkError(t *testing.T, in string, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("%q: %v is not an *Error", in, err)
	}
	if n := utf8.RuneCountInString(in); e.Column < 1 || e.Column > n+1 {
		t.Fatalf("%q: column %d of %d characters", in, e.Column, n)
	}
	if e.Rule == "" || e.Message == "" {
		t.Fatalf("%q: %+v", in, e)
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range specification {
		f.Add(c.in)
	}
	for _, s := range []string{"2009-02-30", "XXXX-02-30", "-00XX", "Y-1E12S9", "[..1984,2001-XX~]", "2004-06-~01/2004-06-~20", "?-0004-~02-%29"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		d, err := Parse(in)
		if err != nil {
			checkError(t, in, err)
			return
		}
		checkDate(t, in, d)
	})
}

func FuzzParseNatural(f *testing.F) {
	for _, s := range []string{"1995年", "2008年12月24日晚上6点半", "２００８年夏", "20世纪90年代初", "公元前221—前206年", "约1040年前后（存疑）",
		"令和元年5月", "民国三十八年", "2020年或2021年", "138亿年前", "2008年9—12月", "2001年から2002年まで", "약 1040년경", "c. 1040",
		"Dec 24, 2008 at 6:30 pm", "late 18th century BC", "May 12 – June 3, 2008", "between 1914 and 1918", "2008.12.24", "13.8 billion years ago",
		"since mid-2002", "first half of 2008", "二〇〇八年十二月下旬"} {
		f.Add(s, "zh-Hans")
		f.Add(s, "ja")
	}
	for _, row := range naturalRows {
		f.Add(row.in, row.lang)
	}
	for _, row := range refusalRows {
		f.Add(row.in, "zh-Hans")
	}
	for _, s := range []string{"去年夏天", "三年前年底", "10天后", "3か月前の夏", "지난해 말", "the day before yesterday", "since 10 years ago", "上世纪90年代", "12月24日"} {
		f.Add(s, "zh-Hant")
	}
	anchor := mustParse(f, "2025-06-16")
	f.Fuzz(func(t *testing.T, in, lang string) {
		if d, note, err := ParseFrom(in, lang, anchor); err != nil {
			checkError(t, in, err)
		} else if checkDate(t, in, d); note == "" && !d.Equal(mustParse(t, in)) {
			t.Fatalf("%q from %s is %s without a note", in, anchor, d)
		}
		d, note, err := ParseNatural(in, lang)
		if err != nil {
			checkError(t, in, err)
			return
		}
		checkDate(t, in, d)
		if words, _ := d.Words(); words != "" && note == "" {
			t.Fatalf("%q: words %q without a note", in, words)
		}
		if plain := d.WithoutWords(); !plain.Equal(d) {
			t.Fatalf("%q: the words change the date", in)
		}
		checkDate(t, in, d.WithoutWords())
	})
}
