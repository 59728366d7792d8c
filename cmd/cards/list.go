package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"cards/fonts"
	"cards/internal/layout"
	"cards/internal/theme"

	"github.com/spf13/cobra"
)

// list prints what there is: themes, sizes, layouts, fonts.
func (a *app) list() *cobra.Command {
	var asJSON bool
	var preview previewFlags
	c := &cobra.Command{
		Use:       "list themes|sizes|layouts|fonts",
		Short:     "Say what there is: themes, sizes, layouts, fonts",
		Example:   "  cards list sizes\n  cards list fonts --json\n  cards list themes --preview -o themes.png",
		Args:      cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs),
		ValidArgs: []string{"themes", "sizes", "layouts", "fonts"},
		RunE: func(c *cobra.Command, args []string) error {
			if err := preview.check(c.Flags(), args[0]); err != nil {
				return err
			}
			if preview.show {
				return a.previewThemes(c.Context(), &preview)
			}
			header, rows, value := a.listed(args[0])
			if asJSON {
				return a.json(value)
			}
			w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
			fmt.Fprintln(w, strings.Join(header, "\t"))
			for _, r := range rows {
				fmt.Fprintln(w, strings.Join(r, "\t"))
			}
			return w.Flush()
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	preview.add(c.Flags())
	return c
}

// listed returns a table of one kind of thing, and the same as a value for JSON.
func (a *app) listed(kind string) (header []string, rows [][]string, value any) {
	switch kind {
	case "themes":
		type row struct {
			Name     string   `json:"name"`
			Mood     string   `json:"mood"`
			Variants []string `json:"variants"`
		}
		var all []row
		for _, name := range theme.Names() {
			t, list := theme.Load(name, string(theme.Auto), nil)
			if list.HasErrors() {
				continue
			}
			r := row{Name: name, Mood: t.Mood["en"]}
			for _, v := range t.Variants {
				r.Variants = append(r.Variants, string(v))
			}
			all = append(all, r)
			rows = append(rows, []string{r.Name, strings.Join(r.Variants, ", "), r.Mood})
		}
		return []string{"THEME", "VARIANTS", "MOOD"}, rows, all
	case "sizes":
		type row struct {
			Name    string   `json:"name"`
			Aliases []string `json:"aliases"`
			Width   int      `json:"width"`
			Height  int      `json:"height"`
			Class   string   `json:"class"`
			Label   string   `json:"label"`
		}
		var all []row
		for _, s := range theme.Sizes() {
			all = append(all, row{s.Name, s.Aliases, s.Width, s.Height, string(s.Class), s.Label["en"]})
			rows = append(rows, []string{s.Name, fmt.Sprintf("%d×%d", s.Width, s.Height), string(s.Class), strings.Join(s.Aliases, ", "), s.Label["en"]})
		}
		return []string{"SIZE", "PIXELS", "CLASS", "ALSO", "FOR"}, rows, all
	case "layouts":
		all := layout.Layouts()
		for _, l := range all {
			rows = append(rows, []string{l.Kind, l.Name, l.What})
		}
		return []string{"KIND", "LAYOUT", "WHAT"}, rows, all
	}
	all := fonts.Default().List()
	for _, f := range all {
		rows = append(rows, []string{f.Key, f.Family, fmt.Sprint(f.Weight), strings.Join(f.Languages, " ")})
	}
	return []string{"FACE", "FAMILY", "WEIGHT", "LANGUAGES"}, rows, all
}

// json prints v as indented JSON, characters as they are.
func (a *app) json(v any) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
