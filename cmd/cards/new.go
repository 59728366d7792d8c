package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

// starter is the deck that new writes.
//
//go:embed starter.yaml
var starter string

// newDeck starts a deck that renders as it stands.
func (a *app) newDeck() *cobra.Command {
	return &cobra.Command{
		Use:     "new [NAME]",
		Short:   "Start a deck that renders as it stands",
		Example: "  cards new talk && cards talk.yaml",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			name := "deck"
			if len(args) == 1 {
				name = strings.TrimSuffix(strings.TrimSuffix(args[0], ".yaml"), ".yml")
			}
			path := name + ".yaml"
			// O_EXCL: a deck that somebody wrote is never overwritten.
			file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
			if errors.Is(err, fs.ErrExist) {
				return fail(exitUsage, "%s is there already; choose another name", path)
			}
			if err != nil {
				return fmt.Errorf("cannot make %s: %w", path, err)
			}
			defer file.Close()
			if _, err := file.WriteString(starter); err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.out, "%s\n", path)
			fmt.Fprintf(a.err, "wrote %s; make its pictures with: cards %s\n", path, path)
			return err
		},
	}
}
