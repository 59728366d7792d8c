package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/importer"
	"cards/internal/job"
	"cards/internal/source"

	"github.com/spf13/cobra"
)

// importAnswer is what `cards import --json` prints.
type importAnswer struct {
	Format string `json:"format"`
	// Output is the file that was written, empty when the deck is in Deck.
	Output string `json:"output,omitempty"`
	Title  string `json:"title"`
	Events int    `json:"events"`
	Eras   int    `json:"eras"`
	// Quotes counts passages of highlights.
	Quotes int           `json:"quotes"`
	Lanes  []string      `json:"lanes"`
	Notes  []job.Warning `json:"notes"`
	Deck   string        `json:"deck,omitempty"`
}

// importFlags are the flags of import.
type importFlags struct {
	from, output, title, lang string
	force, asJSON             bool
}

// importFile makes a deck of the timeline of another program.
func (a *app) importFile() *cobra.Command {
	var f importFlags
	formats, what := importer.Formats()
	var list strings.Builder
	for i, format := range formats {
		fmt.Fprintf(&list, "  %-15s %s\n", format, what[i])
	}
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Make a deck of the timeline or the highlights of another program",
		Long: `import reads a timeline of another program, or passages marked in books, and writes a deck, to standard output or
into a file. What a deck cannot hold (pictures, colours, recurrences) is told on standard
error, with file, line and code. The format is told by the content:

` + list.String() + "\n- reads standard input.",
		Example: "  cards import exploration.json -o exploration.yaml && cards exploration.yaml\n  cards import --from csv --lang zh-Hans history.txt > history.yaml",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			options := importer.Options{Title: f.title, Lang: f.lang}
			if err := f.finish(&options); err != nil {
				return err
			}
			data, found, err := a.readForeign(args[0])
			if err != nil {
				return err
			}
			var result *importer.Result
			if !found.HasErrors() {
				result, found = importer.Read(args[0], data, options)
			}
			if result == nil {
				a.tell(found, false)
				return &exitError{code: exitUnrendered}
			}
			return a.imported(result, found, f)
		},
	}
	c.Flags().StringVar(&f.from, "from", "", "the format, where the content does not tell it")
	c.Flags().StringVarP(&f.output, "output", "o", "", "the file to write, in place of standard output")
	c.Flags().BoolVar(&f.force, "force", false, "overwrite that file")
	c.Flags().StringVar(&f.title, "title", "", "title of the timeline, in place of the file's own")
	c.Flags().StringVar(&f.lang, "lang", "", "language of the deck (BCP 47); by the script when left out")
	c.Flags().BoolVar(&f.asJSON, "json", false, "print JSON: what was kept, what was left out, and the deck")
	return c
}

// finish checks what pflag cannot.
func (f *importFlags) finish(options *importer.Options) error {
	if f.from != "" {
		format, meant, ok := importer.ParseFormat(f.from)
		if !ok {
			all, _ := importer.Formats()
			names := make([]string, len(all))
			for i, n := range all {
				names[i] = string(n)
			}
			hint := "want one of " + strings.Join(names, ", ")
			if meant != "" {
				hint = "did you mean " + meant + "?"
			}
			return fail(exitUsage, "--from %s: %s", f.from, hint)
		}
		options.Format = format
	}
	if err := checkLanguages(f.lang); err != nil {
		return err
	}
	return f.finishOutput()
}

// finishOutput refuses a file that cannot be written, or not without force.
func (f *importFlags) finishOutput() error {
	if f.output == "-" {
		f.output = ""
	}
	if f.output == "" {
		if f.force {
			return fail(exitUsage, "--force: which file? say -o FILE too")
		}
		return nil
	}
	info, err := os.Lstat(f.output)
	switch {
	case err != nil:
		return nil // what is wrong with it is told when it is written
	case info.IsDir():
		return fail(exitUsage, "-o %s: this is a folder; name a file in it", f.output)
	case !info.Mode().IsRegular() && info.Mode()&fs.ModeSymlink == 0:
		return fail(exitUsage, "-o %s: this is a device or a pipe, not a file; leave -o out to write to standard output", f.output)
	case !f.force:
		return alreadyThere(f.output)
	}
	return nil
}

func alreadyThere(path string) error {
	return fail(exitUsage, "%s is there already; choose another name, or say --force", path)
}

// readForeign reads a file, or standard input for -, up to one byte more than is imported.
func (a *app) readForeign(path string) ([]byte, diag.List, error) {
	if path == "-" {
		data, err := io.ReadAll(io.LimitReader(a.in, source.MaxSize+1))
		return data, nil, err
	}
	if _, err := os.Stat(path); err != nil {
		return nil, nil, fail(exitUsage, "%s: there is no such file", path)
	}
	data, list := deck.ReadFile(path)
	return data, list, nil
}

// imported writes the deck and says what became of the file.
func (a *app) imported(result *importer.Result, found diag.List, f importFlags) error {
	if f.output != "" {
		if err := writeNew(f.output, result.Deck, f.force); err != nil {
			return err
		}
	}
	if f.asJSON {
		answer := importAnswer{Format: string(result.Format), Output: f.output, Title: result.Title, Events: result.Events, Eras: result.Eras, Quotes: result.Quotes,
			Lanes: append([]string{}, result.Lanes...), Notes: job.Warnings(found)}
		if f.output == "" {
			answer.Deck = string(result.Deck)
		}
		return a.json(answer)
	}
	a.tell(found, false)
	kept := fmt.Sprintf("%d events, %d lanes, %d eras", result.Events, len(result.Lanes), result.Eras)
	if result.Quotes > 0 {
		kept = fmt.Sprintf("%d quotes", result.Quotes)
	}
	if f.output == "" {
		fmt.Fprintf(a.err, "read as %s: %s\n", result.Format, kept)
		_, err := a.out.Write(result.Deck)
		return err
	}
	fmt.Fprintf(a.err, "wrote %s (read as %s): %s; make its pictures with: cards %s\n", f.output, result.Format, kept, f.output)
	_, err := fmt.Fprintln(a.out, f.output)
	return err
}

// writeNew writes a file under a temporary name beside its own and gives it that name when it is whole. Without force a
// file of that name is never replaced, not even one that came into being meanwhile.
func writeNew(path string, data []byte, force bool) (err error) {
	temp := filepath.Join(filepath.Dir(path), fmt.Sprintf(".cards-%d-%s-1", os.Getpid(), rand.Text()))
	defer func() {
		os.Remove(temp)
		var exit *exitError
		if err != nil && !errors.As(err, &exit) {
			err = fmt.Errorf("cannot write %s: %w", path, err)
		}
	}()
	file, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	if force {
		return os.Rename(temp, path)
	}
	// A link is refused where the name is taken; renaming would replace what has it.
	if err = os.Link(temp, path); errors.Is(err, fs.ErrExist) {
		return alreadyThere(path)
	}
	if err == nil {
		return nil
	}
	// The disk knows no links: look, then rename.
	if _, there := os.Lstat(path); there == nil {
		return alreadyThere(path)
	}
	return os.Rename(temp, path)
}
