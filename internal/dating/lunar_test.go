package dating

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"cards/internal/edtf"
)

// The table of years is what another program reckons.
func TestLunarYears(t *testing.T) {
	data, err := os.ReadFile("testdata/lunar-years.txt")
	if err != nil {
		t.Fatal(err)
	}
	years := 0
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line)
		if fields[0] == "#" {
			continue
		}
		years++
		year, err := strconv.Atoi(fields[0])
		if err != nil {
			t.Fatal(err)
		}
		if at, ok := (lunarDate{year: year, month: 1, day: 1}).solar(); !ok || at.String() != fields[1] {
			t.Errorf("%d begins on %s, want %s", year, at, fields[1])
		}
		month, leaps := 0, 0
		for _, length := range fields[2:] {
			number, leap := strings.CutPrefix(length, "+")
			if leap {
				leaps++
			} else {
				month++
			}
			if want, _ := strconv.Atoi(number); lengthOf(year, month, leap) != want {
				t.Errorf("%d, month %d (leap: %v) has %d days, want %s", year, month, leap, lengthOf(year, month, leap), number)
			}
		}
		for month := 1; month <= 12; month++ {
			if lengthOf(year, month, true) > 0 {
				leaps--
			}
		}
		if month != 12 || leaps != 0 {
			t.Errorf("%d has %d months and %d leap months too many", year, month, leaps)
		}
	}
	if years != len(lunarYears) {
		t.Errorf("%d years, the table has %d", years, len(lunarYears))
	}
}

// Days are those of printed almanacs.
func TestLunarDays(t *testing.T) {
	for text, want := range map[string]string{
		"2015年农历正月初一，船下水。": "2015-02-19", "农历2015年十月初一，船下水。": "2015-11-12", "2015年三月初一，新船下水。": "2015-04-19", "二零一五年正月十五，灯亮了。": "2015-03-05",
		"2018年春节，我在家。": "2018-02-16", "2018年除夕，我在家。": "2018-02-15", "2018年大年三十，我在家。": "2018-02-15", "2018年大年初五，我在家。": "2018-02-20", "2020年中秋节。": "2020-10-01",
		"2023年端午，下雨。": "2023-06-22", "2024年元宵节。": "2024-02-24", "2024年重阳节。": "2024-10-11", "2020年闰四月初一。": "2020-05-23", "2017年的中秋节晚上。": "2017-10-04",
		"农历2018年腊月二十三，祭灶。": "2019-01-28", "2018年腊月二十三，祭灶。": "2019-01-28?", "2018年腊月初八。": "2019-01-13?", "2022年七夕": "2022-08-04", "農曆2015年八月十五": "2015-09-27", "2019年农历八月十五": "2019-09-13",
		"2019年春节后第三天":        "2019-02-08",
		"那是1987年。除夕那天，他回来了。": "1987;1987-01-28?", "那是1987年。到了中秋节，他回来了。": "1987;1987-10-07", "那是1987年。我们在正月初五开张。": "1987;1987-02-02", "1987年，我们吃元宵。": "1987",
		// Without a year nothing is invented, nor where the year has no such day.
		"农历八月十五那晚，满港都是灯。": "", "腊月二十三祭灶。": "", "大年三十，我在家。": "", "中秋节我在家。": "", "除夕我在家。": "", "三月初一开张。": "", "那是1987年。春节联欢晚会开始了。": "1987", "每年春节都回家。": "",
		"2019年闰四月初一。": "2019", "2018年春节后，我走了。": "2018", "1850年中秋节。": "1850", "2018年春节期间": "2018",
	} {
		var got []string
		for _, d := range Find(text, Options{Lang: "zh-Hans"}) {
			got = append(got, d.EDTF.String())
			if strings.Count(d.EDTF.String(), "-") == 2 && !strings.Contains(d.Reason, "of the lunar year") {
				t.Errorf("%s: %s by %q, which does not say which lunar day it is", text, d.EDTF, d.Reason)
			}
		}
		if s := strings.Join(got, ";"); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
	today, err := edtf.Parse("2024-05-20")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"今年中秋节": "2024-09-17", "去年春节": "2023-01-22", "正月十五，灯亮了。": ""} {
		var got []string
		for _, d := range Find(text, Options{Lang: "zh-Hans", Anchor: today}) {
			got = append(got, d.EDTF.String())
		}
		if s := strings.Join(got, ";"); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
	if found := Find("平成3年1月1日、正月三日と旧暦八月十五日。", Options{Lang: "ja"}); len(found) != 1 {
		t.Errorf("in Japanese: %v", found)
	}
}
