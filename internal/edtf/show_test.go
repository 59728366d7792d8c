package edtf

import "testing"

func mustParse(t testing.TB, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return d
}

func TestShow(t *testing.T) {
	// In the order of the columns: zh-Hans, zh-Hant, ja, ko, en.
	columns := []string{"zh-Hans", "zh-Hant", "ja", "ko", "en"}
	for _, row := range [][]string{
		{"1995", "1995年", "1995年", "1995年", "1995년", "1995"},
		{"2002-06", "2002年6月", "2002年6月", "2002年6月", "2002년 6월", "June 2002"},
	} {
		d := mustParse(t, row[0])
		for i, lang := range columns {
			if got := d.Show(lang); got != row[i+1] {
				t.Errorf("%s in %s: got %q, want %q", row[0], lang, got, row[i+1])
			}
		}
	}
}
