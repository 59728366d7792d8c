package main

import (
	"fmt"
	"strings"

	"cards/internal/edtf"

	"github.com/spf13/cobra"
)

// dateAnswer is one row of `cards date --json` (product.md).
type dateAnswer struct {
	Input       string            `json:"input"`
	EDTF        string            `json:"edtf"`
	Earliest    *string           `json:"earliest" jsonschema:"nullable"`
	Latest      *string           `json:"latest" jsonschema:"nullable"`
	Precision   string            `json:"precision"`
	Approximate bool              `json:"approximate"`
	Uncertain   bool              `json:"uncertain"`
	Shown       map[string]string `json:"shown"`
	Note        string            `json:"note,omitempty"`
	Error       *dateFault        `json:"error" jsonschema:"nullable"`
}

type dateFault struct {
	Column  int    `json:"column"`
	Rule    string `json:"rule"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// date says how dates are understood and shown.
func (a *app) date() *cobra.Command {
	var lang, said string
	var asJSON bool
	c := &cobra.Command{
		Use:     "date EXPR…",
		Short:   "Say how a date is understood and shown, in every language",
		Example: "  cards date 2008-22 2002-06~ 公元前221年 -0551\n  cards date --json \"Dec 24, 2008\"\n  cards date --anchor 2025-06-16 去年夏天 \"3 years ago\"",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fail(exitUsage, "cards date needs a date, such as 2008-22 or 2008年夏")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			for i := range args {
				args[i] = strings.TrimPrefix(args[i], yearMark)
			}
			said = strings.TrimPrefix(said, yearMark)
			var anchor edtf.Date
			if said != "" {
				var err error
				if anchor, _, err = edtf.ParseNatural(said, lang); err != nil {
					return fail(exitUsage, "--anchor %s is not a date: %v", said, err)
				}
				if anchor.Start().IsZero() {
					return fail(exitUsage, "--anchor %s is no single date: write a day, such as 2025-06-16", said)
				}
			}
			answers := make([]dateAnswer, len(args))
			refused := false
			for i, arg := range args {
				answers[i] = understand(arg, lang, anchor)
				refused = refused || answers[i].Error != nil
			}
			if asJSON {
				if err := a.json(answers); err != nil {
					return err
				}
			} else {
				for _, d := range answers {
					a.printDate(d)
				}
			}
			if refused {
				return &exitError{code: exitCheckFailed}
			}
			return nil
		},
	}
	c.Flags().StringVar(&lang, "lang", "zh-Hans", "language of natural expressions (BCP 47)")
	c.Flags().StringVar(&said, "anchor", "", "the day from which 去年 or \"3 years ago\" is counted (EDTF)")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

// yearMark stands before a year that begins with a sign, so that it is not taken for a flag. No argument can hold a NUL.
const yearMark = "\x00"

// markYears marks the years before 1 (-0551, -02XX/-01XX) among the arguments of date.
func markYears(args []string) []string {
	if len(args) == 0 || args[0] != "date" {
		return args
	}
	marked := append([]string(nil), args...)
	for i, arg := range marked {
		if arg == "--" {
			break
		}
		if len(arg) > 1 && arg[0] == '-' && (arg[1] >= '0' && arg[1] <= '9' || arg[1] == 'X') {
			marked[i] = yearMark + arg
		}
	}
	return marked
}

// understand reads one expression.
func understand(input, lang string, anchor edtf.Date) dateAnswer {
	d, note, err := edtf.ParseFrom(input, lang, anchor)
	answer := dateAnswer{Input: input, Shown: map[string]string{}}
	if err != nil {
		answer.Error = &dateFault{Message: err.Error()}
		if e, ok := err.(*edtf.Error); ok {
			answer.Error = &dateFault{Column: e.Column, Rule: e.Rule, Message: e.Message, Hint: e.Hint}
		}
		return answer
	}
	answer.EDTF, answer.Note = d.String(), note
	answer.Precision = d.Precision().String()
	answer.Approximate, answer.Uncertain = d.Approximate(), d.Uncertain()
	if i, ok := d.Earliest(); ok {
		s := i.String()
		answer.Earliest = &s
	}
	if i, ok := d.Latest(); ok {
		s := i.String()
		answer.Latest = &s
	}
	for _, l := range []string{"zh-Hans", "zh-Hant", "ja", "ko", "en"} {
		answer.Shown[l] = d.Show(l)
	}
	return answer
}

// printDate prints one answer for people.
func (a *app) printDate(d dateAnswer) {
	if d.Error != nil {
		fmt.Fprintf(a.out, "%s: not a date: %s (column %d, rule %s)", d.Input, d.Error.Message, d.Error.Column, d.Error.Rule)
		if d.Error.Hint != "" {
			fmt.Fprintf(a.out, "; %s", d.Error.Hint)
		}
		fmt.Fprintln(a.out)
		return
	}
	or := func(s *string) string {
		if s == nil {
			return "…"
		}
		return *s
	}
	fmt.Fprintf(a.out, "%s\n  EDTF      %s\n  from      %s\n  to        %s\n  precision %s", d.Input, d.EDTF, or(d.Earliest), or(d.Latest), d.Precision)
	var doubts []string
	if d.Approximate {
		doubts = append(doubts, "approximate")
	}
	if d.Uncertain {
		doubts = append(doubts, "uncertain")
	}
	if len(doubts) > 0 {
		fmt.Fprintf(a.out, ", %s", strings.Join(doubts, ", "))
	}
	fmt.Fprintln(a.out)
	for _, l := range []string{"zh-Hans", "zh-Hant", "ja", "ko", "en"} {
		fmt.Fprintf(a.out, "  %-9s %s\n", l, d.Shown[l])
	}
	if d.Note != "" {
		fmt.Fprintf(a.out, "  note      %s\n", d.Note)
	}
}
