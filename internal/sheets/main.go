// Command sheets draws contact sheets of every combination of theme, variant, layout, signature, size and language, small and
// labelled, so that a person can look at all of them; with -check it also says which rules they break:
//
//	go run ./internal/sheets -out DIR
//	go run ./internal/sheets -out DIR -themes ink,paper -sizes square,og -variants light,dark -check
//
// The texts are the decks of testdata, or those that are named.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"cards/internal/layout"
	"cards/internal/proof"
	"cards/internal/render/png"
	"cards/internal/render/raster"
	"cards/internal/theme"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "sheets:", err)
		}
		os.Exit(2)
	}
}

// options are the flags.
type options struct {
	choice
	out                  string
	by                   string
	cards                []string
	width, columns, most int
	jobs                 int
	check, contrast      bool
}

// run does the work; what is told goes to w.
func run(args []string, w io.Writer) error {
	o, err := parse(args, w)
	if err != nil {
		return err
	}
	p := newPress()
	// One sheet after the other: its sets side by side.
	for _, s := range o.sheets() {
		tiles := make([][]tile, len(s.sets))
		faults := make([][]proof.Fault, len(s.sets))
		renderer := raster.New()
		err := p.each(s.sets, o.jobs, func(i int, l *laid) error {
			var err error
			if o.check {
				faults[i] = l.faults()
			}
			for _, page := range l.pages() {
				if len(o.cards) > 0 && !slices.Contains(o.cards, page.Card) {
					continue
				}
				if o.contrast {
					found, err := proof.Contrast(renderer, page, l.theme)
					if err != nil {
						return err
					}
					faults[i] = append(faults[i], found...)
				}
				if o.out == "" {
					continue
				}
				t := tile{label: o.label(l.combination, page)}
				if t.picture, err = renderer.Draw(page.Scene, float64(o.width)/page.Scene.Width); err != nil {
					return err
				}
				tiles[i] = append(tiles[i], t)
			}
			return nil
		})
		if err != nil {
			return err
		}
		for i, list := range faults {
			for _, f := range list {
				fmt.Fprintf(w, "%s: %v\n", s.sets[i].deckName()+" "+s.sets[i].form+" "+s.sets[i].signed, f)
			}
		}
		if err := o.write(s.name, slices.Concat(tiles...)); err != nil {
			return err
		}
	}
	return nil
}

func parse(args []string, told io.Writer) (*options, error) {
	o := &options{}
	f := flag.NewFlagSet("sheets", flag.ContinueOnError)
	f.SetOutput(told)
	list := func(name, value, what string) *string { return f.String(name, value, what+", with commas") }
	decks := list("decks", "", "decks: names in testdata, or paths; all of testdata")
	themes := list("themes", strings.Join(theme.Names(), ","), "themes")
	variants := list("variants", "auto", "variants: light, dark, auto")
	forms := list("layouts", "auto", "layouts of quotes: auto, left, centre, vertical, lead")
	signed := list("signed", "full", "what signs a card: full, name, none")
	sizes := list("sizes", "xiaohongshu,square,slide,og", "sizes, or all")
	cards := list("cards", "", "ids of cards; all")
	f.StringVar(&o.out, "out", "", "the folder for the sheets; without it nothing is drawn")
	f.StringVar(&o.by, "by", "size", "one sheet for each theme and size, or theme and layout")
	f.IntVar(&o.width, "width", 220, "width of a tile, px")
	f.IntVar(&o.columns, "columns", 7, "tiles in a row")
	f.IntVar(&o.most, "most", 42, "tiles on a sheet")
	f.IntVar(&o.jobs, "jobs", runtime.GOMAXPROCS(0), "sets in work at once")
	f.BoolVar(&o.check, "check", false, "tell which rules the layouts break")
	f.BoolVar(&o.contrast, "contrast", false, "measure contrast on the pixels of every page")
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	fields := func(s *string) []string {
		return strings.FieldsFunc(*s, func(r rune) bool { return r == ',' })
	}
	o.themes, o.variants, o.forms, o.signed, o.cards = fields(themes), fields(variants), fields(forms), fields(signed), fields(cards)
	var err error
	if o.decks, err = findDecks(fields(decks)); err != nil {
		return nil, err
	}
	if *sizes == "all" {
		o.sizes = theme.Sizes()
		return o, nil
	}
	for _, name := range fields(sizes) {
		size, err := theme.FindSize(name)
		if err != nil {
			return nil, err
		}
		o.sizes = append(o.sizes, size)
	}
	return o, nil
}

// findDecks returns the files of decks that are named, or all of testdata, which is found from the module's root and from here.
func findDecks(names []string) ([]string, error) {
	folder := "internal/sheets/testdata"
	if _, err := os.Stat(folder); err != nil {
		folder = "testdata"
	}
	if len(names) == 0 {
		return filepath.Glob(filepath.Join(folder, "*.yaml"))
	}
	var out []string
	for _, name := range names {
		if !strings.ContainsAny(name, `/\`) {
			name = filepath.Join(folder, name+".yaml")
		}
		if _, err := os.Stat(name); err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, nil
}

// sheetOf is a sheet's name and what is on it.
type sheetOf struct {
	name string
	sets []combination
}

// sheets groups the combinations: by theme, variant and size, or by theme, variant and layout, and always by deck.
func (o *options) sheets() []sheetOf {
	var out []sheetOf
	at := map[string]int{}
	for _, c := range o.combinations() {
		name := strings.Join([]string{c.theme, c.variant, c.size.Name, c.deckName()}, "-")
		if o.by == "layout" {
			name = strings.Join([]string{c.theme, c.variant, c.form, c.deckName()}, "-")
		}
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, sheetOf{name: name})
		}
		out[i].sets = append(out[i].sets, c)
	}
	return out
}

// label says of a tile what its sheet does not.
func (o *options) label(c combination, p *layout.Page) string {
	words := []string{p.Card}
	if p.Pages > 1 {
		words = append(words, fmt.Sprintf("%d/%d", p.Page, p.Pages))
	}
	if o.by == "layout" {
		words = append(words, c.size.Name)
	} else {
		words = append(words, p.Layout)
	}
	if c.signed != "full" {
		words = append(words, c.signed)
	}
	for _, b := range p.Scene.Boxes {
		if b.Role == "quote" {
			words = append(words, fmt.Sprint(math.Round(b.FontSize)))
			break
		}
	}
	return strings.Join(words, " ")
}

// write writes tiles as one sheet, or as several where there are too many for one.
func (o *options) write(name string, tiles []tile) error {
	if o.out == "" || len(tiles) == 0 {
		return nil
	}
	if err := os.MkdirAll(o.out, 0o777); err != nil {
		return err
	}
	for n := 0; n*o.most < len(tiles); n++ {
		file := name
		if len(tiles) > o.most {
			file = fmt.Sprintf("%s-%d", name, n+1)
		}
		part := tiles[n*o.most : min((n+1)*o.most, len(tiles))]
		var data bytes.Buffer
		if err := png.Encode(&data, sheet(part, o.width, o.columns), png.Options{}); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(o.out, file+".png"), data.Bytes(), 0o666); err != nil {
			return err
		}
	}
	return nil
}
