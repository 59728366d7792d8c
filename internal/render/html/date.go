package html

import (
	"regexp"
	"strings"
)

// What of a date a machine may be told. EDTF says more than the grammars of HTML and schema.org hold: about, perhaps, seasons, spans, sets. What
// these would have to leave out is not told, since a date without its doubt is another one.

// exact is a date that HTML holds (2.3.5: year, year and month, date, date and time) and ISO 8601-1 does too, in four-digit years.
var exact = regexp.MustCompile(`^(\d{4})(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?)?)?$`)

// datetime returns the value of a time element, empty where HTML has none for the date. There is no year 0 (2.3.5.1).
func (d Date) datetime() string {
	if m := exact.FindStringSubmatch(d.EDTF); m == nil || m[1] == "0000" {
		return ""
	}
	return d.EDTF
}

// interval returns the ends of a date for schema.org; what is open, unknown or not exact is empty. The end of a single date is empty too: it is
// the date of the whole event.
func (d Date) interval() (start, end string) {
	from, to, spans := strings.Cut(d.EDTF, "/")
	start = Date{EDTF: from}.datetime()
	if spans {
		end = Date{EDTF: to}.datetime()
	}
	return start, end
}
