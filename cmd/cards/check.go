package main

import (
	"fmt"

	"cards/internal/diag"
	"cards/internal/job"

	"github.com/spf13/cobra"
)

// check tells everything that render would refuse or warn of.
func (a *app) check() *cobra.Command {
	f := &deckFlags{}
	var failOn string
	var room bool
	c := &cobra.Command{
		Use:     "check DECK…",
		Short:   "Tell everything that render would refuse or warn of",
		Long:    "check reads and lays out a deck without drawing it and prints file:line:column: severity:\nmessage [code] for everything that render would refuse or warn of. Quotes whose source names a transcript (file:, or\n--source) are looked for in it: changed words, numbers and negations, joined places and words of other\nspeakers are errors, unless verified: {by, on, why} takes them on. With --room it also says how much\nmore each quote takes, and how many pictures there are for each platform.",
		Example: "  cards check talk.yaml\n  cards check --fail-on warning --json talk.yaml\n  cards check --source talk.txt --strict talk.yaml\n  cards check --room talk.yaml",
		Args:    decksArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if err := f.finish(); err != nil {
				return err
			}
			least := diag.Error
			switch failOn {
			case "error":
			case "warning":
				least = diag.Warning
			default:
				return fail(exitUsage, "--fail-on %s: want error or warning", failOn)
			}
			if f.strict {
				least = diag.Warning
			}
			var all diag.List
			rooms := roomReport{Messages: []job.Warning{}, Room: []deckRoom{}, Platforms: []deckPlatform{}}
			for _, path := range args {
				plan, list, err := a.open(path, f)
				if err != nil {
					return err
				}
				if plan != nil {
					more, err := plan.Lay(c.Context())
					if err != nil {
						return err
					}
					list = append(list, more...)
					if room {
						if err := rooms.add(c.Context(), plan, len(args) > 1); err != nil {
							return err
						}
					}
				}
				list.Sort()
				all = append(all, list...)
			}
			switch {
			case f.asJSON && room:
				rooms.Messages = job.Warnings(all)
				if err := a.json(&rooms); err != nil {
					return err
				}
			case f.asJSON:
				if err := a.json(job.Warnings(all)); err != nil {
					return err
				}
			default:
				for _, d := range all {
					if _, err := fmt.Fprintln(a.out, d.String()); err != nil {
						return err
					}
				}
				if room {
					if err := rooms.print(a.out); err != nil {
						return err
					}
				}
			}
			if all.Count(least) > 0 {
				return &exitError{code: exitCheckFailed}
			}
			return nil
		},
	}
	f.add(c.Flags())
	f.addPixels(c.Flags())
	c.Flags().BoolVar(&f.asJSON, "json", false, "print JSON")
	c.Flags().BoolVar(&room, "room", false, "say how many more characters each quote takes, and what each platform gets (lays cards out many times)")
	c.Flags().StringVar(&failOn, "fail-on", "error", "the mildest severity that exits 1: error or warning")
	return c
}
