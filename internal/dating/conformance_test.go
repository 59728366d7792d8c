package dating_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cards/internal/dating"
	"cards/internal/edtf"
)

// The cases of recognizers-text for Chinese (MIT) stand beside the repository.
const conformance = "../../../shared/conformance/recognizers-text-zh"

// conformanceLeast is the least share of cases that are right: of each kind and of all that are not left out, and of all but those of the
// lunar calendar. leftOut says why a case is left out: a word of its input and the reason.
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
	NotSupported string
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

// kindOf names what a case is about, by the finest name that its first result allows.
func kindOf(wants []wanted) string {
	if len(wants) == 0 {
		return "no date"
	}
	w := wants[0]
	year := regexp.MustCompile(`^\d{4}$`)
	switch {
	case strings.ContainsAny(w.text, "春夏秋冬"):
		return "season"
	case year.MatchString(w.timex) || w.timex == "" && strings.HasSuffix(strings.TrimRight(w.text, "的"), "年") && !strings.ContainsAny(w.text, "月日号季半到至"):
		return "year"
	case w.kind == "daterange":
		return "range"
	}
	return "date"
}

// share counts cases that are right.
type share struct{ right, all int }

func (s *share) add(right bool) {
	if s.all++; right {
		s.right++
	}
}

func (s share) String() string {
	return fmt.Sprintf("%d of %d right, %.3f", s.right, s.all, float64(s.right)/float64(max(s.all, 1)))
}

// answers reports whether what was found is what a case wants.
func answers(found []dating.Date, wants []wanted) bool {
	// The source writes some results with another comma than the input.
	plain := strings.NewReplacer("，", ",", " ", "").Replace
	ok := len(found) == len(wants)
	for i := 0; ok && i < len(wants); i++ {
		w, text := wants[i], plain(found[i].Text)
		ok = strings.Contains(plain(w.text), text) || strings.Contains(text, plain(w.text))
		if ok && len(w.starts)+len(w.timex) > 0 {
			ok = w.is(found[i].EDTF)
		}
	}
	return ok
}

// TestConformance counts the cases of the source that are right, by kind: of those that are held to, and of all that the source does not
// mark as NotSupported, with what is left out counted as it comes.
func TestConformance(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(conformance, "*.json"))
	if len(files) == 0 {
		t.Skipf("without the tables in %s there is nothing to measure", conformance)
	}
	var held, strict, solar share
	kinds, left := map[string]*share{}, map[string]*share{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var cases []conformanceCase
		if err := json.Unmarshal([]byte(strings.TrimPrefix(string(data), "\ufeff")), &cases); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, c := range cases {
			wants, other := c.wants()
			if c.NotSupported != "" || other {
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
			right := answers(found, wants)
			strict.add(right)
			if why := whyLeft(c, wants); why != "" {
				if left[why] == nil {
					left[why] = &share{}
				}
				left[why].add(right)
				if why != lunarDays {
					solar.add(right)
				}
				for _, d := range found {
					if why == lunarDays && d.EDTF.Precision() < edtf.Year && !strings.Contains(d.Reason, "of the lunar year") || why == impossible {
						t.Errorf("%q: %s = %s (%s), and no such day is known", c.Input, d.Text, d.EDTF, d.Reason)
					}
				}
				continue
			}
			held.add(right)
			solar.add(right)
			kind := kindOf(wants)
			if kinds[kind] == nil {
				kinds[kind] = &share{}
			}
			kinds[kind].add(right)
			if !right {
				var got []string
				for _, d := range found {
					got = append(got, d.Text+" = "+d.EDTF.String())
				}
				t.Logf("%s: %q from %s: %v, want %+v", filepath.Base(file), c.Input, reference, got, wants)
			}
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		t.Logf("%s: %s", kind, kinds[kind])
	}
	for _, why := range slices.Sorted(maps.Keys(left)) {
		t.Logf("left out: %s: %s all the same", why, left[why])
	}
	t.Logf("all that the source does not mark as NotSupported, with nothing left out: %s", strict)
	t.Logf("with nothing left out but the lunar calendar: %s", solar)
	t.Logf("of those that are held to: %s", held)
	for _, s := range []share{held, solar} {
		if s.all < 200 || float64(s.right) < conformanceLeast*float64(s.all) {
			t.Errorf("%s: less than %.2f, or fewer than 200 cases", s, conformanceLeast)
		}
	}
	for kind, s := range kinds {
		// Of cases without a date there are only a few: they count in the whole.
		if kind != "no date" && float64(s.right) < conformanceLeast*float64(s.all) {
			t.Errorf("%s: less than %.2f", kind, conformanceLeast)
		}
	}
}
