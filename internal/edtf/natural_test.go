package edtf

import (
	"errors"
	"strings"
	"testing"
)

func TestNatural(t *testing.T) {
	for _, c := range []struct{ in, deck, edtf, wordsLang string }{
		// The forms that the design names.
		{"1995年", "zh-Hans", "1995", "zh-Hans"},
		{"2008年12月24日", "zh-Hans", "2008-12-24", "zh-Hans"},
		{"2008年夏", "zh-Hans", "2008-22", "zh-Hans"},
		{"2002年中", "zh-Hans", "2002-06~", "zh-Hans"},
		{"20世纪90年代", "zh-Hans", "199X", "zh-Hans"},
		{"公元前221年", "zh-Hans", "-0220", "zh-Hans"},
		{"約1040年", "zh-Hant", "1040~", "zh-Hant"},
		{"約1040年", "zh-HK", "1040~", "zh-Hant-HK"},
		{"約1040年", "ja", "1040~", "ja"},
		{"約1040年", "zh-Hans", "1040~", "zh-Hant"},
		{"令和7年", "ja", "2025", "ja"},
		{"令和7年", "zh-Hans", "2025", "ja"},
		{"令和元年", "ja", "2019", "ja"},
		{"民国三十八年", "zh-Hans", "1949", "zh-Hans"},
		{"民國38年", "zh-Hant", "1949", "zh-Hant"},
		{"c. 1040", "en", "1040~", "en"},
		{"Dec 24, 2008", "en", "2008-12-24", "en"},
		// Parts of a year, a month, a century.
		{"2024年初", "zh", "2024-33", "zh-Hans"},
		{"2024年年初", "zh", "2024-33", "zh-Hans"},
		{"2002年中期", "zh", "2002-06~", "zh-Hans"},
		{"2024年底", "zh", "2024-36", "zh-Hans"},
		{"2024年末", "zh", "2024-36", "zh-Hans"},
		{"2024年上半年", "zh", "2024-40", "zh-Hans"},
		{"2024年下半年", "zh", "2024-41", "zh-Hans"},
		{"2008年第一季度", "zh", "2008-33", "zh-Hans"},
		{"2008年第4四半期", "ja", "2008-36", "ja"},
		{"2008年6月上旬", "zh", "2008-06-01/2008-06-10", "zh-Hans"},
		{"2008年2月底", "zh", "2008-02-21~/2008-02-29~", "zh-Hans"},
		{"7世纪", "zh", "06XX", "zh-Hans"},
		{"约7世纪", "zh", "06XX~", "zh-Hans"},
		{"18世纪末", "zh", "1775~/1799~", "zh-Hans"},
		{"18世紀上半葉", "zh-TW", "1700/1749", "zh-Hant"},
		{"公元前3世纪", "zh", "-02XX", "zh-Hans"},
		{"公元前3世纪末", "zh", "-0224~/-0200~", "zh-Hans"},
		{"二十世纪九十年代", "zh", "199X", "zh-Hans"},
		{"21世纪头十年", "zh", "200X", "zh-Hans"},
		{"1990年代", "ja", "199X", "ja"},
		{"1990年代初", "zh", "1990~/1991~", "zh-Hans"},
		// Digits and times.
		{"２００８年１２月２４日", "zh", "2008-12-24", "zh-Hans"},
		{"二〇〇八年十二月二十四日", "zh", "2008-12-24", "zh-Hans"},
		{"一九九五年", "zh", "1995", "zh-Hans"},
		{"2008年12月24日 18:00", "zh", "2008-12-24T18:00", "zh-Hans"},
		{"2008年12月24日晚上6点半", "zh", "2008-12-24T18:30", "zh-Hans"},
		// The night of a day goes on past midnight by the clock; twelve at night is the first moment of the next day.
		{"2019年5月1日夜里2点", "zh", "2019-05-01T02", "zh-Hans"},
		{"2019年5月1日晚上2点半", "zh", "2019-05-01T02:30", "zh-Hans"},
		{"2019年5月1日夜里11点", "zh", "2019-05-01T23", "zh-Hans"},
		{"2019年5月1日晚上12点", "zh", "2019-05-02T00", "zh-Hans"},
		{"2019年12月31日深夜12点", "zh", "2020-01-01T00", "zh-Hans"},
		{"2020年2月28日晚上12点半", "zh", "2020-02-29T00:30", "zh-Hans"},
		{"2019年5月1日凌晨12点", "zh", "2019-05-01T00", "zh-Hans"},
		{"2019年5月1日凌晨3点", "zh", "2019-05-01T03", "zh-Hans"},
		{"2019年5月1日中午12点", "zh", "2019-05-01T12", "zh-Hans"},
		{"2019年5月1日中午1点", "zh", "2019-05-01T13", "zh-Hans"},
		{"2019年5月1日下午12点", "zh", "2019-05-01T12", "zh-Hans"},
		{"2019年5月1日晚上11点到12点", "zh", "2019-05-01T23/2019-05-02T00", "zh-Hans"},
		{"2019年5月1日晚上11点到1点", "zh", "2019-05-01T23/2019-05-02T01", "zh-Hans"},
		{"2019年5月1日夜里2点到3点", "zh", "2019-05-01T02/2019-05-01T03", "zh-Hans"},
		{"2008年12月24日（周三）上午9点", "zh", "2008-12-24T09", "zh-Hans"},
		{"2008年12月24日（水）", "ja", "2008-12-24", "ja"},
		{"2002年6月左右", "zh", "2002-06~", "zh-Hans"},
		{"1040年前后", "zh", "1040~", "zh-Hans"},
		{"1040年頃", "ja", "1040~", "ja"},
		{"2019年3月（存疑）", "zh", "2019-03?", "zh-Hans"},
		{"868 年", "zh", "0868", "zh-Hans"},
		// Two dates, and half of two.
		{"2001—2002年", "zh", "2001/2002", "zh-Hans"},
		{"2001年至2002年", "zh", "2001/2002", "zh-Hans"},
		{"2001年から2002年まで", "ja", "2001/2002", "ja"},
		{"2008年9—12月", "zh", "2008-09/2008-12", "zh-Hans"},
		{"2008年9月至12月", "zh", "2008-09/2008-12", "zh-Hans"},
		{"2008年12月24～26日", "zh", "2008-12-24/2008-12-26", "zh-Hans"},
		{"2008年12月24日—2009年1月2日", "zh", "2008-12-24/2009-01-02", "zh-Hans"},
		{"公元前221—前206年", "zh", "-0220/-0205", "zh-Hans"},
		{"公元前221—206年", "zh", "-0220/-0205", "zh-Hans"},
		{"公元前206年—公元220年", "zh", "-0205/0220", "zh-Hans"},
		{"2008年12月起", "zh", "2008-12/..", "zh-Hans"},
		{"自2008年起", "zh", "2008/..", "zh-Hans"},
		{"2008年至今", "zh", "2008/..", "zh-Hans"},
		{"2008年から", "ja", "2008/..", "ja"},
		{"1040年以前", "zh", "/1040", "zh-Hans"},
		{"1040年以后", "zh", "1040/", "zh-Hans"},
		{"2020年或2021年", "zh", "[2020,2021]", "zh-Hans"},
		{"138亿年前", "zh", "Y-13800000000S3", "zh-Hans"},
		{"约45.7亿年前", "zh", "Y-4570000000S3~", "zh-Hans"},
		{"6600万年前", "zh", "Y-66000000S2", "zh-Hans"},
		// Forms that recognisers of Chinese dates are tested with.
		{"两千零四年", "zh", "2004", "zh-Hans"},
		{"两千年", "zh", "2000", "zh-Hans"},
		{"三六七年一月一日", "zh", "0367-01-01", "zh-Hans"},
		{"2016年6月1日-6月30日", "zh", "2016-06-01/2016-06-30", "zh-Hans"},
		{"从2016年一月十日到十二日", "zh", "2016-01-10/2016-01-12", "zh-Hans"},
		{"从二零一六年至二零一八年", "zh", "2016/2018", "zh-Hans"},
		{"在2007年与2009年之间", "zh", "2007/2009", "zh-Hans"},
		{"1995 - 1997年", "zh", "1995/1997", "zh-Hans"},
		{"十九世纪七十年代", "zh", "187X", "zh-Hans"},
		{"民国三年", "zh", "1914", "zh-Hans"},
		{"二零一七年下半年", "zh", "2017-41", "zh-Hans"},
		{"2018年前半年", "zh", "2018-40", "zh-Hans"},
		{"自2018年以来", "zh", "2018/..", "zh-Hans"},
		{"从2016年3月1日开始", "zh", "2016-03-01/..", "zh-Hans"},
		{"2015年1月1日或之后", "zh", "2015-01-01/..", "zh-Hans"},
		{"2010年1月4日或之前", "zh", "../2010-01-04", "zh-Hans"},
		{"2014年9月14日之前", "zh", "/2014-09-14", "zh-Hans"},
		{"1987年1月11日八点", "zh", "1987-01-11T08", "zh-Hans"},
		{"2019年7月5日17点55分23秒", "zh", "2019-07-05T17:55:23", "zh-Hans"},
		{"2016年12月15日晚上7:00到8:00", "zh", "2016-12-15T19:00/2016-12-15T20:00", "zh-Hans"},
		{"2008年12月24日 18:00—20:30", "zh", "2008-12-24T18:00/2008-12-24T20:30", "zh-Hans"},
		{"公元5年", "zh", "0005", "zh-Hans"},
		// Korean.
		{"2008년 12월 24일", "ko", "2008-12-24", "ko"},
		{"2008년 여름", "ko", "2008-22", "ko"},
		{"약 1040년", "ko", "1040~", "ko"},
		{"1040년경", "ko", "1040~", "ko"},
		{"기원전 221년", "ko", "-0220", "ko"},
		{"1990년대", "ko", "199X", "ko"},
		{"7세기", "ko", "06XX", "ko"},
		{"2008년 1분기", "ko", "2008-33", "ko"},
		{"2008년 상반기", "ko", "2008-40", "ko"},
		{"2001~2002년", "ko", "2001/2002", "ko"},
		// English.
		{"24 December 2008", "en", "2008-12-24", "en"},
		{"24th of December 2008", "en", "2008-12-24", "en"},
		{"Wednesday, December 24, 2008", "en", "2008-12-24", "en"},
		{"Dec. 24, 2008 at 6:30 p.m.", "en", "2008-12-24T18:30", "en"},
		{"24 Dec 2008, 18:00", "en", "2008-12-24T18:00", "en"},
		{"June 2002", "en", "2002-06", "en"},
		{"summer of 2008", "en", "2008-22", "en"},
		{"mid-2002", "en", "2002-06~", "en"},
		{"early 2024", "en", "2024-33", "en"},
		{"end of 2024", "en", "2024-36", "en"},
		{"late June 2002", "en", "2002-06-21~/2002-06-30~", "en"},
		{"Q3 2008", "en", "2008-35", "en"},
		{"fourth quarter of 2008", "en", "2008-36", "en"},
		{"second half of 2008", "en", "2008-41", "en"},
		{"the 1990s", "en", "199X", "en"},
		{"7th century", "en", "06XX", "en"},
		{"3rd century BC", "en", "-02XX", "en"},
		{"late 18th century", "en", "1775~/1799~", "en"},
		{"221 BC", "en", "-0220", "en"},
		{"AD 79", "en", "0079", "en"},
		{"2001 to 2002", "en", "2001/2002", "en"},
		{"Sep–Dec 2008", "en", "2008-09/2008-12", "en"},
		{"12–14 May 2008", "en", "2008-05-12/2008-05-14", "en"},
		{"May 12 – June 3, 2008", "en", "2008-05-12/2008-06-03", "en"},
		{"between 1914 and 1918", "en", "1914/1918", "en"},
		{"since 2008", "en", "2008/..", "en"},
		{"before 1040", "en", "/1040", "en"},
		{"until c. 1040", "en", "../1040~", "en"},
		{"2020 or 2021", "en", "[2020,2021]", "en"},
		{"c. 1040 (?)", "en", "1040%", "en"},
		{"13.8 billion years ago", "en", "Y-13800000000S3", "en"},
		// Digits alone belong to no language.
		{"868", "zh", "0868", ""},
		{"2008/12/24", "zh", "2008-12-24", ""},
		{"2008.12.24", "zh", "2008-12-24", ""},
		{"2008-6-1", "en", "2008-06-01", ""},
		{"2008/12/24 18:00", "zh", "2008-12-24T18:00", ""},
		{"2001–2002", "en", "2001/2002", ""},
		{"2001-2002", "en", "2001/2002", ""},
	} {
		d, note, err := ParseNatural(c.in, c.deck)
		if err != nil {
			t.Errorf("ParseNatural(%q): %v", c.in, err)
			continue
		}
		if d.String() != c.edtf {
			t.Errorf("ParseNatural(%q) = %s, want %s", c.in, d, c.edtf)
		}
		if !strings.Contains(note, c.edtf) {
			t.Errorf("ParseNatural(%q): note %q does not tell %s", c.in, note, c.edtf)
		}
		words, lang := d.Words()
		if lang != c.wordsLang {
			t.Errorf("ParseNatural(%q, %s): words of %q, want %q", c.in, c.deck, lang, c.wordsLang)
		}
		if lang != "" && d.Show(lang) != words {
			t.Errorf("ParseNatural(%q) shows %q in its own language", c.in, d.Show(lang))
		}
	}
}

func TestNaturalTakesEDTF(t *testing.T) {
	for _, c := range specification {
		d, note, err := ParseNatural(c.in, "zh")
		want, _ := Parse(c.in)
		if err != nil || note != "" || !d.Equal(want) {
			t.Errorf("ParseNatural(%q) = %s, %q, %v", c.in, d, note, err)
		}
	}
}

func TestNaturalRefusals(t *testing.T) {
	for _, c := range []struct {
		in     string
		column int
		rule   string
	}{
		{"2008年2月30日", 8, RuleDay},
		{"2009年2月29日", 8, RuleDay},
		{"  2008年2月30日", 10, RuleDay},
		{"2008年13月", 6, RuleMonth},
		{"二〇〇八年十三月", 6, RuleMonth},
		{"2008年第5季度", 6, RuleMonth},
		{"2008年12月24日 12:60", 13, RuleTime},
		{"2008年12月24日25点", 12, RuleTime},
		{"1949—1948年", 6, RuleInterval},
		{"1949年至1948年", 7, RuleInterval},
		{"95岁", 1, RuleSyntax},
		{"2008年9", 6, RuleSyntax},
		{"9月", 1, RuleSyntax},
		{"24日", 1, RuleSyntax},
		{"去年", 1, RuleRelative},
		{"同年", 1, RuleSyntax},
		{"90年代", 1, RuleAmbiguous},
		{"07年", 1, RuleAmbiguous},
		{"零八年", 1, RuleAmbiguous},
		{"18年10月1日", 1, RuleAmbiguous},
		{"2019年2月29日-3月1日", 8, RuleDay},
		{"300年前", 1, RuleRelative},
		{"1.2万年前", 1, RuleAmbiguous},
		{"0年", 1, RuleYear},
		{"公元前0年", 4, RuleYear},
		{"0世纪", 1, RuleYear},
		{"9999999999999年", 1, RuleYear},
		{"昭和65年", 3, RuleEra},
		{"平成0年", 3, RuleEra},
		{"Feb 30, 2009", 5, RuleDay},
		{"2008/13", 6, RuleMonth},
		{"2008.2.30", 8, RuleDay},
		{"24/12/2008", 1, RuleAmbiguous},
		{"Dec 24, 08", 9, RuleYear},
		{"Dec 24, 2008 at 6", 17, RuleTime},
		{"Dec 24, 2008 at 13 pm", 17, RuleTime},
		{"1949–1948", 6, RuleInterval},
		{"2001 to 1999", 9, RuleInterval},
		{"12:60", 1, RuleYear},
		{"08", 1, RuleYear},
		{"0 BC", 1, RuleYear},
		{"last week", 1, RuleRelative},
		{"2008-13", 6, RuleMonth},
		{"1949/1948", 6, RuleInterval},
		{"2009-02-30", 9, RuleDay},
	} {
		d, _, err := ParseNatural(c.in, "zh")
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("ParseNatural(%q) = %s, %v, want an *Error", c.in, d, err)
			continue
		}
		if e.Column != c.column || e.Rule != c.rule {
			t.Errorf("ParseNatural(%q): column %d, rule %s (%s), want column %d, rule %s", c.in, e.Column, e.Rule, e.Message, c.column, c.rule)
		}
	}
}

// What is shown is what was written, but for the width of digits and letters.
func TestWordsAreTidy(t *testing.T) {
	for in, want := range map[string]string{
		"２００８年１２月２４日　１８：００": "2008年12月24日 18:00",
		"2008年12月24～26日":    "2008年12月24～26日",
		"Ｄｅｃ ２４， 2008":      "Dec 24， 2008",
		" 2002年中 ":          "2002年中",
	} {
		d, _, err := ParseNatural(in, "zh")
		if got, _ := d.Words(); err != nil || got != want {
			t.Errorf("%q: words %q, %v, want %q", in, got, err, want)
		}
	}
}

// Words of one language are not shown in another.
func TestNaturalInOtherLanguages(t *testing.T) {
	for _, c := range []struct{ in, deck, lang, want string }{
		{"2002年中", "zh-Hans", "zh-Hans", "2002年中"},
		{"2002年中", "zh-Hans", "en", "c. June 2002"},
		{"Dec 24, 2008", "en", "zh-Hans", "2008年12月24日"},
		{"約1040年", "zh-Hant", "zh-Hans", "约1040年"},
		{"令和7年", "ja", "ja", "令和7年"},
		{"令和7年", "ja", "ko", "2025년"},
		{"民国三十八年", "zh-Hans", "zh-Hans", "民国三十八年"},
		{"民国三十八年", "zh-Hans", "zh-Hant", "1949年"},
	} {
		d, _, err := ParseNatural(c.in, c.deck)
		if err != nil {
			t.Errorf("ParseNatural(%q): %v", c.in, err)
			continue
		}
		if got := d.Show(c.lang); got != c.want {
			t.Errorf("%q in %s: got %q, want %q", c.in, c.lang, got, c.want)
		}
	}
}
