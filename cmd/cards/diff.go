package main

import (
	"fmt"
	"io"
	"strings"

	"cards/internal/job"

	"github.com/spf13/cobra"
)

// diff says what changed between two runs.
func (a *app) diff() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say which cards and files changed between two runs",
		Long: `diff compares the manifests of two runs, named by their folders or files: which cards were added or
removed, say other words or only look different, and which files still carry old words, since a run with
--only or --size left them behind. It ends with 1 when there are such files.`,
		Example: "  cards diff published/talk out/talk\n  cards diff old/manifest.json out/talk/manifest.json --json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fail(exitUsage, "cards diff needs two folders or manifests: the earlier and the later")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			var manifests [2]*job.Manifest
			for i, name := range args {
				m, err := job.ReadManifest(name)
				if err != nil {
					return fail(exitUsage, "%v", err)
				}
				manifests[i] = m
			}
			d := job.Diff(manifests[0], manifests[1])
			if asJSON {
				if err := a.json(d); err != nil {
					return err
				}
			} else if _, err := io.WriteString(a.out, differenceText(d)); err != nil {
				return err
			}
			if len(d.Outdated()) > 0 {
				return &exitError{code: exitCheckFailed}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

// maxNamed is how many files a line names.
const maxNamed = 4

// differenceText tells a difference to people.
func differenceText(d *job.Difference) string {
	var b strings.Builder
	for _, c := range d.Changes {
		card := c.Card
		if c.Lang != "" {
			card += " (" + c.Lang + ")"
		}
		what := map[string]string{job.ChangeAdded: "is new", job.ChangeRemoved: "was removed", job.ChangeWords: "says other words", job.ChangePicture: "looks different"}[c.What]
		fmt.Fprintf(&b, "%s %s: %s\n", card, what, named(c.Files, "no file"))
		if c.What == job.ChangeWords {
			fmt.Fprintf(&b, "%s%s", prefixed("  - ", c.Old), prefixed("  + ", c.New))
		}
		if len(c.Gone) > 0 {
			fmt.Fprintf(&b, "  gone: %s\n", named(c.Gone, ""))
		}
		if len(c.Stale) > 0 {
			fmt.Fprintf(&b, "  still the old words: %s\n", strings.Join(c.Stale, ", "))
		}
	}
	if len(d.Stale) > 0 {
		fmt.Fprintf(&b, "still the old words: %s; render the whole deck to renew them\n", strings.Join(d.Stale, ", "))
	}
	fmt.Fprintf(&b, "%d added, %d removed, %d with other words, %d that look different, %d the same\n",
		d.Count(job.ChangeAdded), d.Count(job.ChangeRemoved), d.Count(job.ChangeWords), d.Count(job.ChangePicture), d.Same)
	return b.String()
}

// named lists the first files and counts the others.
func named(files []string, none string) string {
	switch n := len(files); {
	case n == 0:
		return none
	case n > maxNamed:
		return fmt.Sprintf("%s and %d more", strings.Join(files[:maxNamed], ", "), n-maxNamed)
	}
	return strings.Join(files, ", ")
}

// prefixed sets a mark before every line.
func prefixed(mark, text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		b.WriteString(mark + line + "\n")
	}
	return b.String()
}
