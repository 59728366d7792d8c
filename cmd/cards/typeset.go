package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"cards/fonts"
	"cards/internal/layout/text"

	"github.com/spf13/cobra"
)

// typesetFlags are the flags of typeset.
type typesetFlags struct {
	lang, width, family, align string
	weight                     int
	vertical, balance, asJSON  bool
	loose                      bool
}

// maxTypeset bounds what typeset reads, in bytes.
const maxTypeset = 1 << 20

// typeset shows how a paragraph is broken and spaced, and why.
func (a *app) typeset() *cobra.Command {
	var f typesetFlags
	c := &cobra.Command{
		Use:   "typeset TEXT",
		Short: "Show how a paragraph is broken and spaced, and why",
		Long: `typeset breaks a paragraph as the cards do and shows each line with the kind and cost of
its break. All lengths are in em; - reads the text from standard input.`,
		Example: "  cards typeset --width 12em 我们正处于智能大爆炸的非常非常早期的阶段。\n  cards typeset --lang ja --width 8em --json これは文章です。",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			s := args[0]
			if s == "-" {
				data, err := io.ReadAll(io.LimitReader(a.in, maxTypeset+1))
				if err != nil {
					return err
				}
				s = strings.TrimRight(string(data), "\r\n")
			}
			if len(s) > maxTypeset {
				return fail(exitUsage, "the text is longer than %d bytes", maxTypeset)
			}
			return a.typesetText(s, f)
		},
	}
	c.Flags().StringVar(&f.lang, "lang", "zh-Hans", "language (BCP 47)")
	c.Flags().StringVar(&f.width, "width", "12em", "measure, in em")
	c.Flags().StringVar(&f.family, "family", "serif", "serif or sans")
	c.Flags().IntVar(&f.weight, "weight", 400, "400 or 700")
	c.Flags().StringVar(&f.align, "align", "start", "start, centre or justify")
	c.Flags().BoolVar(&f.vertical, "vertical", false, "set a column")
	c.Flags().BoolVar(&f.balance, "balance", false, "fewest lines, evened out (as titles are), instead of lines that follow the clauses")
	c.Flags().BoolVar(&f.loose, "loose", false, "let lines of Japanese begin with small kana and ー")
	c.Flags().BoolVar(&f.asJSON, "json", false, "print JSON")
	return c
}

// typesetText sets one text and prints the result.
func (a *app) typesetText(s string, f typesetFlags) error {
	width, err := strconv.ParseFloat(strings.TrimSuffix(f.width, "em"), 64)
	if err != nil || !(width > 0 && width <= 10000) {
		return fail(exitUsage, "--width %s: want a measure in em between 0 and 10000, as 12em", f.width)
	}
	align, ok := map[string]text.Align{"start": text.Start, "centre": text.Centre, "justify": text.Justify}[f.align]
	if !ok {
		return fail(exitUsage, "--align %s: want start, centre or justify", f.align)
	}
	if f.family != "serif" && f.family != "sans" {
		return fail(exitUsage, "--family %s: want serif or sans", f.family)
	}
	p := text.NewEngine(fonts.Default()).Prepare(text.Paragraph{
		Text: s, Lang: f.lang, Style: text.Style{Family: f.family, Weight: f.weight}, Normalise: text.AllRules, Vertical: f.vertical, Loose: f.loose})
	mode := text.Display
	if f.balance {
		mode = text.Compact
	}
	lines, _ := p.Break(text.Measure{Width: width, Mode: mode, Justify: align == text.Justify})
	report := lines.Report(align)
	report.Width = width
	if f.asJSON {
		if err := a.json(report); err != nil {
			return err
		}
	} else {
		for _, l := range report.Lines {
			fmt.Fprintf(a.out, "%s\t%.2f em\t%s\tcost %g\n", strings.TrimRight(l.Text, "\n"), l.W, l.Break, l.Cost)
		}
	}
	if len(p.Missing) > 0 {
		return fail(exitUnrendered, "no font has %s", string(p.Missing))
	}
	return nil
}
