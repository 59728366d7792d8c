package main

import (
	"encoding/json"
	"io"
	"path/filepath"
	"strings"

	"cards/internal/job"

	"github.com/spf13/cobra"
)

// quoteFlags are the flags of quote.
type quoteFlags struct {
	by, role, source, seal, output string
	mark                           []string
	size, theme, variant, lang     string
	scale                          float64
}

// quote makes one card without a deck.
func (a *app) quote() *cobra.Command {
	var f quoteFlags
	c := &cobra.Command{
		Use:     "quote TEXT",
		Short:   "Make one card without a file",
		Long:    "quote makes one quote card; - reads the text from standard input.",
		Example: "  cards quote \"不要渴望荣耀，要渴望工作。\" --by 埃隆·马斯克 -o work.png\n  cards quote \"Aspire to work.\" --lang en --theme night --size square -o work.svg",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := f.finish(); err != nil {
				return err
			}
			if f.role != "" && f.by == "" {
				return fail(exitUsage, "--role %s: whose? say --by NAME too", f.role)
			}
			words := args[0]
			if words == "-" {
				data, err := io.ReadAll(io.LimitReader(a.in, maxTypeset))
				if err != nil {
					return err
				}
				words = strings.TrimRight(string(data), "\r\n")
			}
			deck, err := oneQuote(words, f)
			if err != nil {
				return err
			}
			plan, list := job.Open("-", job.Request{Input: strings.NewReader(deck), Scale: f.scale})
			if plan != nil {
				more, err := plan.Lay(c.Context())
				if err != nil {
					return err
				}
				list = append(list, more...)
			}
			a.tell(list, false)
			if plan == nil || list.HasErrors() {
				return &exitError{code: exitUnrendered}
			}
			paths, err := plan.DrawTo(c.Context(), f.output)
			if err != nil {
				return err
			}
			_, err = io.WriteString(a.out, strings.Join(paths, "\n")+"\n")
			return err
		},
	}
	c.Flags().StringVar(&f.by, "by", "", "who said it")
	c.Flags().StringVar(&f.role, "role", "", "what they are")
	c.Flags().StringVar(&f.source, "source", "", "where: the title of an interview, a book …")
	c.Flags().StringVar(&f.seal, "seal", "", "one to four characters for a seal")
	c.Flags().StringSliceVar(&f.mark, "mark", nil, "words to emphasise")
	c.Flags().StringVar(&f.size, "size", "square", "a name, WxH or Wxauto")
	c.Flags().StringVar(&f.theme, "theme", "ink", "a name or a file")
	c.Flags().StringVar(&f.variant, "variant", "auto", "light, dark or auto")
	c.Flags().StringVar(&f.lang, "lang", "", "language (BCP 47); by the script when left out")
	c.Flags().Float64Var(&f.scale, "scale", 1, "pixels per px of the layout")
	c.Flags().StringVarP(&f.output, "output", "o", "quote.png", "the file to write")
	return c
}

// finish checks what pflag cannot.
func (f *quoteFlags) finish() error {
	if !(f.scale >= 0.1 && f.scale <= 8) {
		return fail(exitUsage, "--scale %g: want 0.1 to 8", f.scale)
	}
	if err := checkLanguages(f.lang); err != nil {
		return err
	}
	return pngName(f.output)
}

// pngName refuses what cannot be the name of a picture.
func pngName(output string) error {
	base := filepath.Base(output)
	if output == "" || base == "." || base == ".." || base == string(filepath.Separator) || strings.HasSuffix(output, "/") {
		return fail(exitUsage, "-o %s: want the name of a file, such as work.png", output)
	}
	switch strings.ToLower(filepath.Ext(base)) {
	case ".jpg", ".jpeg", ".webp", ".svg", ".pdf", ".gif", ".pptx", ".html":
		return fail(exitUsage, "-o %s: only png files are made yet; name it %s.png", output, strings.TrimSuffix(base, filepath.Ext(base)))
	}
	return nil
}

// oneQuote returns a deck, as JSON, of one quote.
func oneQuote(words string, f quoteFlags) (string, error) {
	quote := map[string]any{"id": "quote", "text": words}
	deck := map[string]any{"deck": 1, "theme": f.theme, "variant": f.variant, "sizes": []string{f.size}, "quotes": []any{quote}}
	if f.lang != "" {
		deck["lang"] = f.lang
	}
	if f.by != "" {
		speaker := map[string]any{"name": f.by}
		if f.role != "" {
			speaker["role"] = f.role
		}
		deck["speakers"] = map[string]any{"speaker": speaker}
	}
	if f.source != "" {
		deck["sources"] = map[string]any{"source": map[string]any{"title": f.source}}
	}
	if f.seal != "" {
		deck["brand"] = map[string]any{"seal": f.seal}
	}
	if len(f.mark) > 0 {
		quote["mark"] = f.mark
	}
	data, err := json.Marshal(deck)
	return string(data), err
}
