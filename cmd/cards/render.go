package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"cards/internal/diag"
	"cards/internal/job"

	"github.com/spf13/cobra"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// commands returns every command.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{a.render(), a.check(), a.inspect(), a.quote(), a.newDeck(), a.curate(), a.importFile(), a.diff(), a.list(), a.date(), a.typeset(), a.schema(), a.version(), a.man(a.root)}
}

// render is the main job.
func (a *app) render() *cobra.Command {
	f := &deckFlags{}
	var open bool
	c := &cobra.Command{
		Use:   "render DECK…",
		Short: "Make the pictures of a deck (the main job)",
		Long: `render makes every card of a deck in every size, under out/DECK/, with a contact sheet
(index.html) and a manifest. - reads the deck from standard input.`,
		Example: "  cards render talk.yaml\n  cards render talk.yaml --size square,story --theme night --only work\n  cards render talk.yaml --size slide --only road --reveal\n  cards render talk.yaml --size square --only road --animate gif\n  cards render talk.yaml --proof --debug platform\n  cards render - --json < talk.yaml",
		Args:    decksArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if err := f.finish(); err != nil {
				return err
			}
			return a.renderDecks(c.Context(), args, f, open)
		},
	}
	f.add(c.Flags())
	f.addReveal(c.Flags())
	f.addDrawing(c.Flags())
	c.Flags().BoolVar(&f.asJSON, "json", false, "print the manifest")
	c.Flags().BoolVar(&open, "open", false, "open the contact sheet")
	return c
}

// renderDecks opens all decks before it draws any, so that a fault in one leaves everything as it was.
func (a *app) renderDecks(ctx context.Context, paths []string, f *deckFlags, open bool) error {
	var plans []*job.Plan
	var all diag.List
	stems := map[string]string{}
	for _, path := range paths {
		plan, list, err := a.open(path, f)
		if err != nil {
			return err
		}
		if plan != nil {
			if other, ok := stems[plan.Stem]; ok {
				return fail(exitUsage, "%s and %s would both write %s; rename one", other, path, filepath.Join(f.request.Out, plan.Stem))
			}
			stems[plan.Stem] = path
			more, err := plan.Lay(ctx)
			if err != nil {
				return err
			}
			list = append(list, more...)
			plans = append(plans, plan)
		}
		all = append(all, list...)
	}
	a.tell(all, f.strict)
	if failed(all, f.strict) {
		return &exitError{code: exitUnrendered}
	}
	heavy := false
	for _, plan := range plans {
		result, err := a.draw(ctx, plan)
		if result != nil && result.Manifest.Partial {
			fmt.Fprintf(a.err, "%s: %d of %d pictures; the manifest says partial\n", result.Folder, len(result.Written), plan.Count())
		}
		if err != nil {
			return err
		}
		a.tell(result.Told, f.strict)
		if err := a.report(result, f, open); err != nil {
			return err
		}
		heavy = heavy || failed(result.Told, f.strict)
	}
	if heavy {
		return &exitError{code: exitCheckFailed}
	}
	return nil
}

// open reads a deck, from standard input when path is "-".
func (a *app) open(path string, f *deckFlags) (*job.Plan, diag.List, error) {
	request := f.request
	if path == "-" {
		request.Input = a.in
	} else if _, err := os.Stat(path); err != nil {
		return nil, nil, fail(exitUsage, "%s: there is no such file", path)
	}
	plan, list := job.Open(path, request)
	return plan, list, nil
}

// failed reports whether the diagnostics stop a run.
func failed(list diag.List, strict bool) bool {
	return list.HasErrors() || strict && list.Count(diag.Warning) > 0
}

// tell prints diagnostics to standard error, one a line.
func (a *app) tell(list diag.List, strict bool) {
	for _, d := range list {
		if strict && d.Severity == diag.Warning {
			d.Severity = diag.Error
		}
		fmt.Fprintln(a.err, d.String())
	}
}

// draw draws one deck, with a progress bar when standard error is a terminal.
func (a *app) draw(ctx context.Context, plan *job.Plan) (*job.Result, error) {
	if file, ok := a.err.(*os.File); ok && term.IsTerminal(int(file.Fd())) && os.Getenv("NO_COLOR") == "" {
		progress := mpb.New(mpb.WithOutput(file))
		bar := progress.AddBar(int64(plan.Count()), mpb.PrependDecorators(decor.Name(plan.Stem)), mpb.AppendDecorators(decor.CountersNoUnit("%d/%d")), mpb.BarRemoveOnComplete())
		plan.Progress = func(done, _ int) { bar.SetCurrent(int64(done)) }
		defer func() {
			bar.Abort(true) // what is complete stays so
			progress.Wait()
		}()
	}
	return plan.Draw(ctx)
}

// report says what was written and where.
func (a *app) report(r *job.Result, f *deckFlags, open bool) error {
	if f.asJSON {
		return a.json(r.Manifest)
	}
	pictures, sizes := 0, map[string]bool{}
	// whole are the files that hold the whole deck.
	var whole []string
	for _, file := range r.Written {
		if of := map[string]string{job.FormatPresentation: "slides", job.FormatPDF: "pages", job.FormatEmbed: "cards"}[file.Format]; of != "" && file.Card == "" {
			whole = append(whole, filepath.Join(r.Folder, filepath.FromSlash(file.Path)))
			fmt.Fprintf(a.err, "%s: %d %s\n", whole[len(whole)-1], file.Pages, of)
		}
		if file.Format == job.FormatClaims {
			fmt.Fprintf(a.err, "%s: %d quotes to sign off\n", filepath.Join(r.Folder, filepath.FromSlash(file.Path)), file.Pages)
		}
		if file.Picture() {
			pictures++
			sizes[file.Size] = true
		}
	}
	moving := 0
	for _, file := range r.Written {
		if file.Format == job.FormatAnimation {
			moving++
		}
	}
	if moving > 0 {
		fmt.Fprintf(a.err, "%s: %d moving pictures\n", r.Folder, moving)
	}
	for _, removed := range r.Removed {
		fmt.Fprintf(a.err, "removed %s: the deck no longer makes it\n", filepath.Join(r.Folder, filepath.FromSlash(removed)))
	}
	if pictures > 0 || len(whole) == 0 {
		fmt.Fprintf(a.err, "%s: %d pictures in %d sizes\n", r.Folder, pictures, len(sizes))
	}
	a.reportAids(r)
	// What was asked for is said: the contact sheet where there are pictures, else what holds the whole deck.
	result := []string{filepath.Join(r.Folder, "index.html")}
	if pictures == 0 && len(whole) > 0 {
		result = whole
	}
	for _, path := range result {
		if _, err := fmt.Fprintln(a.out, path); err != nil {
			return err
		}
	}
	if open {
		return openFile(result[0])
	}
	return nil
}
