package main

import (
	_ "embed"
	"fmt"
	"path/filepath"
	"strings"

	"cards/internal/curate"
	"cards/internal/edtf"

	"github.com/spf13/cobra"
)

// starter is the deck that new writes.
//
//go:embed starter.yaml
var starter string

// newDeck starts a deck that renders as it stands.
func (a *app) newDeck() *cobra.Command {
	var from string
	c := &cobra.Command{
		Use:     "new [NAME]",
		Short:   "Start a deck that renders as it stands",
		Long:    "new writes a deck that renders as it stands, to be changed by hand. With --from the deck is what\ncards curate proposes out of a transcript.",
		Example: "  cards new talk && cards talk.yaml\n  cards new talk --from interview.txt",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			name := "deck"
			if len(args) == 1 {
				name = strings.TrimSuffix(strings.TrimSuffix(args[0], ".yaml"), ".yml")
			} else if from != "" && from != "-" {
				name = strings.TrimSuffix(filepath.Base(from), filepath.Ext(from))
			}
			path := name + ".yaml"
			if from != "" {
				return a.newFrom(path, from)
			}
			if err := writeNew(path, []byte(starter), false); err != nil {
				return err
			}
			fmt.Fprintf(a.err, "wrote %s; make its pictures with: cards %s\n", path, path)
			_, err := fmt.Fprintln(a.out, path)
			return err
		},
	}
	c.Flags().StringVar(&from, "from", "", "a transcript to propose quotes and events out of, as cards curate does")
	return c
}

// newFrom is curate with its defaults.
func (a *app) newFrom(path, from string) error {
	f := curateFlags{output: path, top: curate.DefaultTop}
	if _, err := f.finish(); err != nil {
		return err
	}
	p, found, err := a.readTranscript(from, &f, edtf.Date{})
	if err != nil {
		return err
	}
	a.tell(found, false)
	if p == nil {
		return &exitError{code: exitUnrendered}
	}
	return a.curatedOrNot(from, p, &f)
}
