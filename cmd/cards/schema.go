package main

import (
	"cards/internal/curate"
	"cards/internal/deck"
	"cards/internal/job"
	"cards/internal/layout/text"

	"github.com/invopop/jsonschema"
	"github.com/spf13/cobra"
)

// schemas are the forms of JSON that other programs may depend on, besides the deck itself.
var schemas = map[string]any{
	"manifest": &job.Manifest{},
	"inspect":  &job.Inspection{},
	"check":    []job.Warning{},
	"room":     &roomReport{},
	"date":     []dateAnswer{},
	"typeset":  &text.Report{},
	"curate":   &curate.Answer{},
	"import":   &importAnswer{},
	"diff":     &job.Difference{},
}

// schema prints a JSON Schema.
func (a *app) schema() *cobra.Command {
	return &cobra.Command{
		Use:       "schema [deck|manifest|inspect|check|room|date|typeset|curate|import|diff]",
		Short:     "Print the JSON Schema of the deck, or of what a command prints",
		Example:   "  cards schema > deck.schema.json",
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		ValidArgs: []string{"deck", "manifest", "inspect", "check", "room", "date", "typeset", "curate", "import", "diff"},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 || args[0] == "deck" {
				_, err := a.out.Write(append(deck.Schema(), '\n'))
				return err
			}
			r := jsonschema.Reflector{ExpandedStruct: true, DoNotReference: true, Anonymous: true}
			return a.json(r.Reflect(schemas[args[0]]))
		},
	}
}
