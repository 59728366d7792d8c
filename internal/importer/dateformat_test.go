package importer

import (
	"testing"
	"time"
)

// TestDateFormat: dates are read by the letters of their form, and days that do not exist are none.
func TestDateFormat(t *testing.T) {
	for _, test := range []struct{ format, in, want string }{
		{"YYYY-MM-DD", "2014-01-31", "2014-01-31 00:00:00"},
		{"DD/MM/YYYY", "31/01/2014", "2014-01-31 00:00:00"},
		{"D.M.YY", "1.2.14", "2014-02-01 00:00:00"},
		{"D.M.YY", "1.2.69", "1969-02-01 00:00:00"},
		{"MMM D, YYYY", "Feb 3, 2014", "2014-02-03 00:00:00"},
		{"MMMM Do YYYY", "February 3rd 2014", "2014-02-03 00:00:00"},
		{"YYYY-MM-DD HH:mm", "2014-01-31 18:05", "2014-01-31 18:05:00"},
		{"YYYY-MM-DD hh:mm A", "2014-01-31 12:05 am", "2014-01-31 00:05:00"},
		{"HH:mm:ss", "18:05:06", "0000-01-01 18:05:06"},
		{"YYYY", "2014", "2014-01-01 00:00:00"},
		{"X", "1400000000", "2014-05-13 16:53:20"},
		{"x", "1400000000000", "2014-05-13 16:53:20"},
		{"DD.MM.YYYY", "2014-01-31", "2014-01-31 00:00:00"}, // ISO 8601 is understood besides
		{"YYYY-MM-DD", "2014-02-30", ""},
		{"YYYY-MM-DD", "2014-1-1", ""},
		{"YYYY-MM-DD", "2014-01-01x", ""},
		{"HH:mm", "24:00", ""},
		{"X", "1e300", ""},
		{"X", "NaN", ""},
	} {
		got, err := newDateFormat(test.format).parse(test.in)
		switch {
		case err == nil && got.Format(time.DateTime) != test.want:
			t.Errorf("%s %s: %s", test.format, test.in, got.Format(time.DateTime))
		case err != nil && test.want != "":
			t.Errorf("%s %s: %v", test.format, test.in, err)
		}
	}
}
