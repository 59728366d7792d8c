package edtf

import "testing"

// notReadBack are the dates whose words say less than they do, or that nobody writes so, each with the reason; all
// others of the table are read back, from all languages, as dates of the same time and the same doubts.
var notReadBack = map[string]string{
	"[1760-01,1760-02,1760-12..]": "an open end within a list",
	"156X-12-25":                  "a day of one of many years",
	"15XX-12-25":                  "a day of one of many years",
	"1XXX-12":                     "a month of one of many years",
	"200X-12":                     "a month of one of many years",
	"XXXX-12-XX":                  "年份不详",
	"XXXX-XX-23":                  "年份不详",
	"XXXX":                        "年份不详",
	"2004-XX-15":                  "某月",
	"2004-1X-05":                  "the day of an unknown month is left out",
	"19X5":                        "X is not of natural words",
	"1950S2":                      "约1950年 does not count digits",
	"Y171010000S3":                "约171010000年 does not count digits",
	"Y338800S3":                   "约338800年 does not count digits",
	"Y1000000000000S1":            "约1000000000000年 does not count digits",
	"Y-170000000":                 "1.7亿年前 is known to two digits",
	"Y-13800000000":               "138亿年前 is known to three digits",
	"Y-300000~":                   "30万年前 is known to one digit",
	"Y-1000000000000":             "1万亿年前 is known to one digit",
	"Y-1000000000000/..":          "1万亿年前 is known to one digit",
	"Y-66000000/Y-2500000":        "6600万年前 is known to two digits",
	"Y-13800000000/Y-66000000":    "138亿年前 is known to three digits",
	"Y170000002":                  "English writes no 年, and Y it must be",
	"Y12025":                      "English writes no 年, and Y it must be",
	"Y1000000000000":              "English writes no 年, and Y it must be",
}

func TestShownIsReadBack(t *testing.T) {
	for _, row := range specRows {
		want := mustParse(t, row.in)
		wantFirst, _ := want.Earliest()
		wantLast, _ := want.Latest()
		failed := false
		for i, lang := range shownLanguages {
			d, _, err := ParseNatural(row.shown[i], lang)
			first, _ := d.Earliest()
			last, _ := d.Latest()
			if err == nil && first == wantFirst && last == wantLast && d.Approximate() == want.Approximate() && d.Uncertain() == want.Uncertain() {
				continue
			}
			if failed = true; notReadBack[row.canonical] == "" {
				t.Errorf("%s is shown in %s as %q, which is read as %s, %v", row.in, lang, row.shown[i], d, err)
			}
		}
		if reason := notReadBack[row.canonical]; reason != "" && !failed {
			t.Errorf("%s is read back: take it from the list (%s)", row.in, reason)
		}
	}
}
