package dating_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/dating"
	"cards/internal/edtf"
)

// The cases of recognizers-text for Chinese (MIT) stand beside the repository.
const conformance = "../../../shared/conformance/recognizers-text-zh"

// conformanceLeast is the least share of cases that are right, of those that are not left out, leftOut says why a case is left out: a word
// of its input, or the whole of it, and the reason.
const conformanceLeast = 0.85

type conformanceCase struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []struct {
		Text       string
		Type       string
		TypeName   string
		Start      int
		Value      map[string]any
		Resolution struct{ Values []map[string]string }
	}
	NotSupported, NotSupportedByDesign string
}

// wanted is what one result says: a day, or a stretch of days whose end is exclusive; each as often as it may be read.
type wanted struct {
	kind         string // date or daterange
	text         string
	timex        string
	starts, ends []string
}

// wants returns what a case says of dates and stretches of them; cases of times of the day, of durations and of sets are others.
func (c *conformanceCase) wants() (out []wanted, other bool) {
	for _, r := range c.Results {
		kind := strings.TrimPrefix(r.Type+r.TypeName, "datetimeV2.")
		if kind != "date" && kind != "daterange" {
			return nil, true
		}
		w := wanted{kind: kind, text: r.Text}
		if w.timex, _ = r.Value["Timex"].(string); w.timex == "" && len(r.Resolution.Values) > 0 {
			w.timex = r.Resolution.Values[0]["timex"]
		}
		for _, name := range []string{"PastResolution", "FutureResolution"} {
			values, _ := r.Value[name].(map[string]any)
			if day, ok := values["date"].(string); ok {
				w.starts, w.ends = append(w.starts, day), append(w.ends, "")
			}
			if start, ok := values["startDate"].(string); ok {
				end, _ := values["endDate"].(string)
				w.starts, w.ends = append(w.starts, start), append(w.ends, end)
			}
		}
		for _, v := range r.Resolution.Values {
			if v["value"] != "" {
				w.starts, w.ends = append(w.starts, v["value"]), append(w.ends, "")
			}
			if v["start"] != "" {
				w.starts, w.ends = append(w.starts, v["start"]), append(w.ends, v["end"])
			}
		}
		out = append(out, w)
	}
	return out, false
}

// is reports whether a date says what is wanted, as precisely as the date says anything: its doubt is not compared.
func (w wanted) is(d edtf.Date) bool {
	s := strings.NewReplacer("?", "", "~", "", "%", "").Replace(d.String())
	if s == w.timex {
		return true
	}
	season := strings.NewReplacer("-SP", "-21", "-SU", "-22", "-FA", "-23", "-WI", "-24").Replace(w.timex)
	if s == season {
		return true
	}
	for k, start := range w.starts {
		if w.ends[k] == "" {
			if s == start {
				return true
			}
			continue
		}
		if from, to, both := strings.Cut(s, "/"); both && strings.HasPrefix(start, from) && (strings.HasPrefix(w.ends[k], to) || dayBefore(w.ends[k]) == to) {
			return true
		}
		early, a := d.Earliest()
		late, b := d.Latest()
		if a && b && strings.HasPrefix(early.String(), start) && strings.HasPrefix(late.String(), dayBefore(w.ends[k])) {
			return true
		}
	}
	return false
}

// dayBefore is the day before one that is written as 2017-03-01.
func dayBefore(day string) string {
	t, err := parseDay(day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, -1).Format("2006-01-02")
}

func TestConformance(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(conformance, "*.json"))
	if len(files) == 0 {
		t.Skipf("without the tables in %s there is nothing to measure", conformance)
	}
	right, all := 0, 0
	left := map[string]int{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var cases []conformanceCase
		if err := json.Unmarshal([]byte(strings.TrimPrefix(string(data), "\ufeff")), &cases); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		good, of := 0, 0
		for _, c := range cases {
			if c.NotSupported != "" || c.NotSupportedByDesign != "" {
				left["the source does not hold all its own programs to it"]++
				continue
			}
			wants, other := c.wants()
			if other {
				left["times of the day, durations, sets: no dates"]++
				continue
			}
			if why := whyLeft(c.Input, wants); why != "" {
				left[why]++
				continue
			}
			reference := "2017-03-22"
			if len(c.Context.ReferenceDateTime) >= 10 {
				reference = c.Context.ReferenceDateTime[:10]
			}
			anchor, err := edtf.Parse(reference)
			if err != nil {
				t.Fatal(err)
			}
			found := dating.Find(c.Input, dating.Options{Lang: "zh-Hans", Anchor: anchor})
			ok := len(found) == len(wants)
			for i := 0; ok && i < len(wants); i++ {
				w := wants[i]
				ok = strings.Contains(w.text, strings.Trim(found[i].Text, " ")) || strings.Contains(found[i].Text, w.text)
				if ok && len(w.starts)+len(w.timex) > 0 {
					ok = w.is(found[i].EDTF)
				}
			}
			if of++; ok {
				good++
				continue
			}
			var got []string
			for _, d := range found {
				got = append(got, d.Text+" = "+d.EDTF.String())
			}
			t.Logf("%s: %q from %s: %v, want %+v", filepath.Base(file), c.Input, reference, got, wants)
		}
		t.Logf("%s: %d of %d right", filepath.Base(file), good, of)
		right, all = right+good, all+of
	}
	for why, n := range left {
		t.Logf("left out %d: %s", n, why)
	}
	t.Logf("dates and stretches of dates: %d of %d right, %.3f", right, all, float64(right)/float64(all))
	if all < 200 || float64(right) < conformanceLeast*float64(all) {
		t.Errorf("less than %.2f, or fewer than 200 cases", conformanceLeast)
	}
}
