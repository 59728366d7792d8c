package main

import "github.com/spf13/cobra"

// inspect prints the finished layout.
func (a *app) inspect() *cobra.Command {
	f := &deckFlags{}
	c := &cobra.Command{
		Use:     "inspect DECK",
		Short:   "Print the finished layout as JSON",
		Long:    "inspect lays out a deck and prints every page with its boxes, lines and decisions as JSON:\nwhat a person or a test would ask of a layout.",
		Example: "  cards inspect talk.yaml --only work --size square",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := f.finish(); err != nil {
				return err
			}
			plan, list, err := a.open(args[0], f)
			if err != nil {
				return err
			}
			if plan == nil || failed(list, f.strict) {
				a.tell(list, f.strict)
				return &exitError{code: exitUnrendered}
			}
			more, err := plan.Lay(c.Context())
			if err != nil {
				return err
			}
			if err := a.json(plan.Inspect()); err != nil {
				return err
			}
			if all := append(list, more...); all.HasErrors() {
				a.tell(all, f.strict)
				return &exitError{code: exitUnrendered}
			}
			return nil
		},
	}
	f.add(c.Flags())
	f.addReveal(c.Flags())
	return c
}
