package edtf

import (
	"slices"
	"strings"
	"testing"
)

func TestParts(t *testing.T) {
	for _, c := range []struct {
		in, lang             string
		prefix, year, suffix string
		rest                 []string
	}{
		{"1995", "zh", "", "1995", "", nil},
		{"2002年中", "zh", "", "2002", "年中", nil},
		{"2024年初", "zh", "", "2024", "年初", nil},
		{"2008-22", "zh", "", "2008", "夏", nil},
		{"2008年夏", "zh", "", "2008", "夏", nil},
		{"2008-22", "ko", "", "2008", "여름", nil},
		{"2008-22", "en", "", "2008", "", []string{"summer"}},
		{"summer of 2008", "en", "", "2008", "", []string{"summer"}},
		{"mid-2002", "en", "", "2002", "", []string{"mid"}},
		{"c. 1040", "en", "c. ", "1040", "", nil},
		{"Dec 24, 2008", "en", "", "2008", "", []string{"Dec 24"}},
		{"1914 and 1918", "en", "", "1914", ", 1918", nil},
		{"1995, 1996 or 1998", "en", "", "1995", ", 1996 or 1998", nil},
		{"probably 1995", "en", "probably ", "1995", "", nil},
		{"year 1995", "en", "year ", "1995", "", nil},
		{"AD 1995", "en", "AD ", "1995", "", nil},
		{"可能1995年", "zh", "可能", "1995", "", nil},
		{"1995至今", "zh", "", "1995", "年起", nil},
		{"1995年、1996年", "zh", "", "1995", "年、1996年", nil},
		{"2008年的夏天", "zh", "", "2008", "年的夏天", nil},
		{"[..1984]", "zh", "", "1984", "年或更早", nil},
		{"[1760-12..]", "en", "", "1760", "", []string{"December or later"}},
		{"{2008-09,2008-10}", "zh", "", "2008", "", []string{"9月、10月"}},
		{"{2008-09,2009-10}", "zh", "", "2008", "", []string{"9月、", "2009年10月"}},
		{"{2008-09,2008-10}", "en", "", "2008", "", []string{"September,", "October 2008"}},
		{"2001/2002", "zh", "", "2001", "—2002", nil},
		{"2008-12-22", "zh", "", "2008", "", []string{"12月22日"}},
		{"2008-12-24T18:00", "zh", "", "2008", "", []string{"12月24日", "18:00"}},
		{"2008年12月24日 18:00", "zh", "", "2008", "", []string{"12月24日", "18:00"}},
		{"2008-12-24T18:00", "en", "", "2008", "", []string{"24 Dec", "18:00"}},
		{"2008-12-24", "ko", "", "2008", "", []string{"12월 24일"}},
		{"1040~", "zh", "约", "1040", "", nil},
		{"-0220", "zh", "公元前", "221", "", nil},
		{"-0220~", "zh", "约公元前", "221", "", nil},
		{"-0220", "en", "", "221", " BCE", nil},
		{"-0220/-0205", "zh", "公元前", "221", "—前206", nil},
		{"-0220/-0205", "en", "", "221", "–206 BCE", nil},
		{"-0205/0220", "zh", "公元前", "206", "—", []string{"220年"}},
		{"2002?", "zh", "", "2002", "（存疑）", nil},
		{"2019-03?", "zh", "", "2019", "", []string{"3月（存疑）"}},
		{"2002-06~", "zh", "", "2002", "", []string{"约6月"}},
		{"199X", "zh", "20世纪", "90", "年代", nil},
		{"199X~", "zh", "约20世纪", "90", "年代", nil},
		{"200X", "zh", "", "", "", []string{"21世纪头十年"}},
		{"199X", "zh-TW", "", "1990", "年代", nil},
		{"199X", "ko", "", "1990", "년대", nil},
		{"199X~", "ko", "", "1990", "년대경", nil},
		{"199X", "en", "", "1990s", "", nil},
		{"200X", "en", "", "2000", "–2009", nil},
		{"2026-21~", "en", "", "", "", []string{"c. spring 2026"}},
		{"c. spring 2026", "en", "", "", "", []string{"c. spring 2026"}},
		{"1446-09~", "ko", "", "1446", "", []string{"9월경"}},
		{"1446~", "ko", "", "1446", "년경", nil},
		{"Y-700000~", "ko", "약 ", "70", "만 년 전", nil},
		{"06XX~", "zh", "约", "7", "世纪", nil},
		{"06XX", "en", "", "7", "th century", nil},
		{"2008-09/2008-12", "zh", "", "2008", "", []string{"9—12月"}},
		{"2008-09/2008-12", "en", "", "2008", "", []string{"September–December"}},
		{"2025-12/2026-06", "zh", "", "", "", []string{"2025年12月—", "2026年6月"}},
		{"2025-12/2026-06", "en", "", "", "", []string{"December 2025 –", "June 2026"}},
		{"2002-06~/2004-03?", "zh", "", "", "", []string{"约2002年6月—", "2004年3月（存疑）"}},
		{"2001/2002-06", "ja", "", "", "", []string{"2001年〜", "2002年6月"}},
		{"2025/2055~", "zh", "", "2025", "—", []string{"约2055年"}},
		{"2008-12-24T18:00/2008-12-24T20:30", "zh", "", "2008", "", []string{"12月24日", "18:00—20:30"}},
		{"2008/..", "zh", "", "2008", "年起", nil},
		{"2008-12/..", "zh", "", "2008", "", []string{"12月起"}},
		{"/1040", "zh", "", "1040", "年以前", nil},
		{"before 1040", "en", "before ", "1040", "", nil},
		{"[2020,2021]", "zh", "", "2020", "或2021年", nil},
		{"Y-13800000000S3", "zh", "约", "138", "亿年前", nil},
		{"Y-13800000000S3", "en", "c. ", "13.8", " billion years ago", nil},
		{"XXXX-12-25", "zh", "", "", "", []string{"12月25日（年份不详）"}},
		{"令和7年6月", "ja", "令和", "7", "", []string{"6月"}},
		{"二〇〇八年十二月二十四日", "zh", "", "二〇〇八年", "", []string{"十二月二十四日"}},
		{"民国三十八年", "zh", "", "民国三十八年", "", nil},
	} {
		d, _, err := ParseNatural(c.in, c.lang)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		p := d.Parts(c.lang)
		if p.Prefix != c.prefix || p.Year != c.year || p.YearSuffix != c.suffix || !slices.Equal(p.Rest, c.rest) {
			t.Errorf("%q in %s: got %q %q %q %q", c.in, c.lang, p.Prefix, p.Year, p.YearSuffix, p.Rest)
		}
	}
}

func TestPartsFrom(t *testing.T) {
	for _, c := range []struct{ lang, prefix, suffix string }{
		{"zh-Hans", "约", "年以前"}, {"zh-Hant", "約", "年以前"}, {"ja", "約", "年まで"}, {"ko", "", "년경까지"}, {"en", "by c. ", ""},
	} {
		p := mustParse(t, "2025/2055~").PartsFrom(c.lang, mustParse(t, "2025-06-16"))
		if p.Prefix != c.prefix || p.Year != "2055" || p.YearSuffix != c.suffix || len(p.Rest) > 0 {
			t.Errorf("%s: got %q %q %q %q", c.lang, p.Prefix, p.Year, p.YearSuffix, p.Rest)
		}
	}
	if p := mustParse(t, "2024/2055~").PartsFrom("zh", mustParse(t, "2025-06-16")); p.Year != "2024" {
		t.Errorf("begun before the deck's date: got %q", p.Year)
	}
}

func TestYearKey(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"2008", "2008-12-24", true}, {"2008-22", "2008-12-24T18:00", true}, {"2008-09/2008-12", "2008", true},
		{"2002-06~", "2002-10", true}, {"2019-03?", "2019", true},
		{"2001/2002", "2001", false}, {"1040~", "1040", false}, {"199X", "1990", false}, {"2008/..", "2008", false},
		{"-0220", "0220", false}, {"2007", "2008", false}, {"[2020,2021]", "2020", false},
	} {
		if got := mustParse(t, c.a).YearKey() == mustParse(t, c.b).YearKey(); got != c.same {
			t.Errorf("%s and %s: same year %t", c.a, c.b, got)
		}
	}
}

// Whatever can be shown can be split, into lines that are not empty and do not lean on each other's spaces.
func TestPartsAreWhole(t *testing.T) {
	for _, d := range allDates(t) {
		for _, lang := range Languages() {
			p := d.Parts(lang)
			if d.IsZero() {
				continue
			}
			if p.Year == "" && len(p.Rest) == 0 {
				t.Errorf("%s in %s has no parts", d, lang)
			}
			for _, line := range p.Rest {
				if line == "" || strings.TrimSpace(line) != line {
					t.Errorf("%s in %s: line %q", d, lang, line)
				}
			}
		}
	}
}
