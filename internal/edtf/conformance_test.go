package edtf

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// conformanceVariable names the folder that holds recognizers-text-zh: DateParser.json and DatePeriodParser.json of
// Recognizers-Text (Microsoft, MIT), tests of dates in Chinese sentences. It is no part of this repository.
const conformanceVariable = "CARDS_CONFORMANCE"

type recognizerCase struct {
	Context struct{ ReferenceDateTime string }
	Results []struct {
		Text  string
		Value struct{ PastResolution, FutureResolution map[string]string }
	}
}

// refusedOfRecognizers are the texts of those tables that are no dates here, each with the reason.
var refusedOfRecognizers = map[string]string{
	"29日":         "a day alone could be of any month",
	"12号":         "a day alone could be of any month",
	"农历2015年十月初一": "the months of the lunar calendar are no Gregorian ones",
	"2015年农历正月初一": "the months of the lunar calendar are no Gregorian ones",
	"三月初一":        "the months of the lunar calendar are no Gregorian ones",
	"正月三十":        "the months of the lunar calendar are no Gregorian ones",
	"大年初一":        "the months of the lunar calendar are no Gregorian ones",
	"大年三十":        "the months of the lunar calendar are no Gregorian ones",
	"神龙二年正月初一":    "the months of the lunar calendar are no Gregorian ones",
	"雍正四年大年三十":    "the months of the lunar calendar are no Gregorian ones",
	"神龙元年十一月":     "the months of the lunar calendar are no Gregorian ones",
	"康熙三年五月":      "the months of the lunar calendar are no Gregorian ones",
	"康熙二十年9月":     "the months of the lunar calendar are no Gregorian ones",
	"康熙20年9月":     "the months of the lunar calendar are no Gregorian ones",
	"两千零四年八月十五":   "八月十五 without 日 could be lunar",
	"两千年八月十五":     "八月十五 without 日 could be lunar",
	"二零零四年八月十五":   "八月十五 without 日 could be lunar",
	"一月二十三":       "八月十五 without 日 could be lunar",
	"星期一":         "a day of the week could be of any week",
	"礼拜日":         "a day of the week could be of any week",
	"禮拜一":         "a day of the week could be of any week",
	"週三":          "a day of the week could be of any week",
	"这个星期一":       "a day of the week could be of any week",
	"上上個週三":       "a day of the week could be of any week",
	"从四月的最后一个星期一到十月一日":    "a day of the week could be of any week",
	"从8月的最后一个星期一到十月一日":    "a day of the week could be of any week",
	"十月的第一周":              "a day of the week could be of any week",
	"下周末":                 "a weekend is no date of EDTF",
	"下下周末":                "a weekend is no date of EDTF",
	"上上個週末":               "a weekend is no date of EDTF",
	"最近":                  "how long a time that is, is not said",
	"前1周":                 "how long a time that is, is not said",
	"上2个月":                "how long a time that is, is not said",
	"近三年":                 "how long a time that is, is not said",
	"近 三 年":               "how long a time that is, is not said",
	"后1年":                 "how long a time that is, is not said",
	"未来两天":                "how long a time that is, is not said",
	"过去十年":                "how long a time that is, is not said",
	"13.5.2015":           "which number is the month is not clear",
	"3-7-2017":            "which number is the month is not clear",
	"3-7-07":              "which number is the month is not clear",
	"3-7-27":              "which number is the month is not clear",
	"05/05/89":            "which number is the month is not clear",
	"05/05/71":            "which number is the month is not clear",
	"12/1":                "which number is the month is not clear",
	"1/2/2020":            "which number is the month is not clear",
	"27-7-3":              "which number is the month is not clear",
	"12-11-10":            "which number is the month is not clear",
	"10/1/2018-10/7/2018": "which number is the month is not clear",
	"50年代":                "a year of two digits could be of any century",
	"九十年代":                "a year of two digits could be of any century",
	"从15年一月十日到十二日":        "a year of two digits could be of any century",
	"07年":                 "a year of two digits could be of any century",
	"07 年":                "a year of two digits could be of any century",
	"08年":                 "a year of two digits could be of any century",
	"零八年":                 "a year of two digits could be of any century",
	"18年10月1日到19年2月3日":    "a year of two digits could be of any century",
	"2月30日":               "no calendar has the day",
	"2019年2月29日":          "no calendar has the day",
	"2月29日":               "the year of the anchor has no such day; a recogniser takes another",
	"雍正十六年":               "the era had no such year",
	"雍正二十三年十二月":           "the era had no such year",
	"去年本月十日":              "not read yet",
	"2010年之后2018年之前":      "not read yet",
}

// What recognisers of Chinese dates are tested with is read as they read it, counted from their day, or refused for a
// known reason. They resolve a period to its first day and the day after its last; ours may end later, as 2016到2018
// has all of 2018 here.
func TestRecognizersText(t *testing.T) {
	dir := os.Getenv(conformanceVariable)
	if dir == "" {
		t.Skipf("%s does not say where the tables are", conformanceVariable)
	}
	read, refused := 0, map[string]bool{}
	for _, file := range []string{"DateParser.json", "DatePeriodParser.json"} {
		data, err := os.ReadFile(filepath.Join(dir, "recognizers-text-zh", file))
		if err != nil {
			t.Fatal(err)
		}
		var cases []recognizerCase
		if err := json.Unmarshal(data, &cases); err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			anchor := mustParse(t, c.Context.ReferenceDateTime[:10])
			for _, r := range c.Results {
				d, _, err := ParseFrom(r.Text, "zh-Hans", anchor)
				if err != nil {
					if refused[r.Text] = true; refusedOfRecognizers[r.Text] == "" {
						t.Errorf("%q from %s: %v", r.Text, anchor, err)
					}
					continue
				}
				read++
				first, _ := d.Earliest()
				last, _ := d.Latest()
				agrees := len(r.Value.PastResolution) == 0
				for _, resolution := range []map[string]string{r.Value.PastResolution, r.Value.FutureResolution} {
					start, end := resolution["date"], resolution["date"]
					if start == "" {
						start, end = resolution["startDate"], resolution["endDate"]
					}
					if e, err := Parse(end); err == nil && first.String()[:10] == start {
						agrees = agrees || e.start.earliest().DayNumber()-1 <= last.DayNumber()
					}
				}
				if !agrees {
					t.Errorf("%q from %s is %s, want %v or %v", r.Text, anchor, d, r.Value.PastResolution, r.Value.FutureResolution)
				}
			}
		}
	}
	for text := range refusedOfRecognizers {
		if !refused[text] {
			t.Errorf("%q is read now: take it from the list", text)
		}
	}
	if read < 60 {
		t.Errorf("only %d texts were read", read)
	}
}
