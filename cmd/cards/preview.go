package main

import (
	"context"
	"fmt"
	"path/filepath"

	"cards/internal/job"

	"github.com/spf13/pflag"
)

// previewFlags are those of list that show themes instead of naming them.
type previewFlags struct {
	show   bool
	output string
	scale  float64
}

func (f *previewFlags) add(flags *pflag.FlagSet) {
	flags.BoolVar(&f.show, "preview", false, "with themes: draw one picture of all of them")
	flags.StringVarP(&f.output, "output", "o", "themes.png", "the file that --preview writes")
	flags.Float64Var(&f.scale, "scale", 1, "the size of --preview: 0.5 is half")
}

// check refuses flags that mean nothing here.
func (f *previewFlags) check(flags *pflag.FlagSet, kind string) error {
	switch {
	case !f.show && (flags.Changed("output") || flags.Changed("scale")):
		return fail(exitUsage, "-o and --scale say how --preview draws; ask for it too")
	case f.show && kind != "themes":
		return fail(exitUsage, "--preview shows themes; %s can only be listed", kind)
	case f.show && flags.Changed("json"):
		return fail(exitUsage, "--preview draws a picture; leave --json out")
	case !(f.scale >= 0.1 && f.scale <= 2):
		return fail(exitUsage, "--scale %g: want 0.1 to 2", f.scale)
	}
	if !f.show {
		return nil
	}
	return pngName(f.output)
}

// previewThemes draws all themes into one picture and prints its path.
func (a *app) previewThemes(ctx context.Context, f *previewFlags) error {
	data, err := job.ThemeSpecimen(ctx, f.scale)
	if err != nil {
		return err
	}
	folder, err := job.OpenFolder(filepath.Dir(f.output))
	if err != nil {
		return err
	}
	defer folder.Close()
	if _, err := folder.Write(filepath.Base(f.output), data); err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.out, f.output)
	return err
}
