package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// dates runs cards date with --json and returns its rows.
func dates(t *testing.T, args ...string) (code int, rows []map[string]any) {
	t.Helper()
	code, out, errOut := invoke(t, append([]string{"date", "--json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &rows); err != nil || errOut != "" {
		t.Fatalf("%v: %v: %s%s", args, err, out, errOut)
	}
	return code, rows
}

// The row that product.md shows, key for key.
func TestDateJSON(t *testing.T) {
	code, rows := dates(t, "2008年夏")
	if code != exitOK || len(rows) != 1 {
		t.Fatalf("exit %d, %v", code, rows)
	}
	note := rows[0]["note"]
	delete(rows[0], "note")
	got, err := json.Marshal(rows[0])
	if err != nil {
		t.Fatal(err)
	}
	want := `{"approximate":false,"earliest":"2008-06-01T00:00:00","edtf":"2008-22","error":null,"input":"2008年夏","latest":"2008-08-31T23:59:59",` +
		`"precision":"season","shown":{"en":"summer 2008","ja":"2008年夏","ko":"2008년 여름","zh-Hans":"2008年夏","zh-Hant":"2008年夏"},"uncertain":false}`
	if string(got) != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if note != `"2008年夏" is read as 2008-22` {
		t.Errorf("note %v", note)
	}
}

// An open or unknown end is null, and far years are written as in EDTF.
func TestDateJSONEnds(t *testing.T) {
	for _, c := range []struct{ in, earliest, latest string }{
		{"2008-12/..", "2008-12-01T00:00:00", ""},
		{"../2008", "", "2008-12-31T23:59:59"},
		{"/1040", "", "1040-12-31T23:59:59"},
		{"1040/", "1040-01-01T00:00:00", ""},
		{"公元前221年", "-0220-01-01T00:00:00", "-0220-12-31T23:59:59"},
		{"-0551", "-0551-01-01T00:00:00", "-0551-12-31T23:59:59"},
		{"-02XX/-01XX", "-0299-01-01T00:00:00", "-0100-12-31T23:59:59"},
		{"Y-13800000000", "Y-13800000000-01-01T00:00:00", "Y-13800000000-12-31T23:59:59"},
	} {
		code, rows := dates(t, c.in)
		if code != exitOK || len(rows) != 1 {
			t.Errorf("%s: exit %d, %v", c.in, code, rows)
			continue
		}
		for key, want := range map[string]string{"earliest": c.earliest, "latest": c.latest} {
			if got := rows[0][key]; want == "" && got != nil || want != "" && got != want {
				t.Errorf("%s: %s is %v, want %q", c.in, key, got, want)
			}
		}
	}
}

// One refused expression makes the exit code 1; the others are answered all the same, in their order.
func TestDateRefuses(t *testing.T) {
	code, rows := dates(t, "1995", "2009-02-30", "24/12/2008", "去年")
	if code != exitCheckFailed || len(rows) != 4 || rows[0]["error"] != nil {
		t.Fatalf("exit %d, %v", code, rows)
	}
	for i, want := range []string{"day 9 2009-02 has 28 days", "ambiguous 1 it is not clear which number is the month",
		"relative 1 this is counted from a day that is not given"} {
		row := rows[i+1]
		fault, _ := row["error"].(map[string]any)
		if got := fmt.Sprintf("%v %v %v", fault["rule"], fault["column"], fault["message"]); got != want {
			t.Errorf("%v: got %q, want %q", row["input"], got, want)
		}
		if shown, _ := row["shown"].(map[string]any); len(shown) != 0 || row["edtf"] != "" || row["earliest"] != nil {
			t.Errorf("%v is refused and answered: %v", row["input"], row)
		}
	}
	code, out, errOut := invoke(t, "date", "2009-02-30")
	if code != exitCheckFailed || errOut != "" || out != "2009-02-30: not a date: 2009-02 has 28 days (column 9, rule day)\n" {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
}

// Relative dates are counted from --anchor and from nothing else.
func TestDateAnchor(t *testing.T) {
	for _, c := range []struct{ anchor, in, want string }{
		{"2025-06-16", "去年夏天", "2024-22"},
		{"2025-06-16", "3 years ago", "2022"},
		{"2025-06-16", "12月24日", "2025-12-24"},
		{"2025年6月16日", "昨天", "2025-06-15"},
		{"-0220", "去年", "-0221"},
	} {
		code, rows := dates(t, "--anchor", c.anchor, c.in)
		if code != exitOK || rows[0]["edtf"] != c.want {
			t.Errorf("%s from %s: exit %d, %v, want %s", c.in, c.anchor, code, rows[0], c.want)
			continue
		}
		if note, _ := rows[0]["note"].(string); !strings.Contains(note, "counted from") {
			t.Errorf("%s: note %q", c.in, note)
		}
	}
	for anchor, want := range map[string]string{"someday": "--anchor someday is not a date", "{1995,1996}": "is no single date", "../1995": "is no single date"} {
		code, out, errOut := invoke(t, "date", "--anchor", anchor, "去年")
		if code != exitUsage || out != "" || !strings.Contains(errOut, want) {
			t.Errorf("--anchor %s: exit %d, %q, %q", anchor, code, out, errOut)
		}
	}
}

// A sign begins a year and no flag, wherever it stands; flags stay flags.
func TestDateSigns(t *testing.T) {
	for _, args := range [][]string{{"-0551", "-0220/-0205"}, {"--", "-0551", "-0220/-0205"}, {"--lang", "en", "-0551", "-0220/-0205"}, {"-0551", "--lang=en", "-0220/-0205"}} {
		code, rows := dates(t, args...)
		if code != exitOK || len(rows) != 2 || rows[0]["input"] != "-0551" || rows[1]["edtf"] != "-0220/-0205" {
			t.Errorf("%v: exit %d, %v", args, code, rows)
		}
	}
	if code, _, errOut := invoke(t, "date", "-z", "1995"); code != exitUsage || !strings.Contains(errOut, "unknown shorthand flag") {
		t.Errorf("-z: exit %d, %q", code, errOut)
	}
	if code, _, errOut := invoke(t, "date"); code != exitUsage || !strings.Contains(errOut, "needs a date") {
		t.Errorf("no argument: exit %d, %q", code, errOut)
	}
}
