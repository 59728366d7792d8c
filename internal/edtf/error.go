package edtf

import "fmt"

// The rules that a date can break, as Error.Rule names them.
const (
	RuleSyntax      = "syntax"      // not EDTF at all at this place
	RuleLength      = "length"      // longer than MaxLength
	RuleYear        = "year"        // four digits, or Y and more; within MaxYear; no -0000
	RuleMonth       = "month"       // 01 to 12, or 21 to 41 for a part of the year
	RuleDay         = "day"         // a day that the month has
	RuleTime        = "time"        // 00:00:00 to 23:59:59, after a full date
	RuleZone        = "zone"        // Z or ±hh:mm up to 14 hours
	RuleQualifier   = "qualifier"   // one of ? ~ %
	RuleSignificant = "significant" // S and 1 to as many digits as the year has
	RuleInterval    = "interval"    // one slash, a date on at least one side, the earlier first
	RuleSet         = "set"         // members between brackets, no set within a set
	RuleEra         = "era"         // a year that the era had
	RuleAmbiguous   = "ambiguous"   // could be read in two ways
	RuleRelative    = "relative"    // counted from a day that is given, and that is fine enough
)

// Error says why a date was refused.
type Error struct {
	// Column is the place in the input, in code points from 1.
	Column int
	// Rule is the rule that was broken, one of the Rule constants.
	Rule string
	// Message says what is wrong, in a sentence without a full stop.
	Message string
	// Hint says what to write instead, where that is known.
	Hint string
	// missingYear says that the words would be a date if they had a year.
	missingYear bool
}

// Error returns "column 6: message; hint".
func (e *Error) Error() string {
	s := fmt.Sprintf("column %d: %s", e.Column, e.Message)
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

// refuse makes an Error at the zero-based position pos.
func refuse(pos int, rule, hint, format string, args ...any) *Error {
	return &Error{Column: pos + 1, Rule: rule, Hint: hint, Message: fmt.Sprintf(format, args...)}
}

// withoutYear makes an Error of words that only lack their year.
func withoutYear(pos int) *Error {
	e := refuse(pos, RuleSyntax, "write the year too, or give the day that it is counted from (date: of a deck, --anchor of cards date)",
		"the year is missing")
	e.missingYear = true
	return e
}
