package main

import (
	"fmt"
	"hash/fnv"
	"image"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"cards/fonts"
	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/layout/text"
	"cards/internal/proof"
	"cards/internal/theme"

	"golang.org/x/sync/errgroup"
)

// Every combination of deck, theme, variant, form, signature and size. One of them is a set: the cards of one deck at one size, whose
// pages are let go again when they have been looked at, since all of them together would not fit into memory.

// combination is what a set is made of.
type combination struct {
	// deck is a file; its name without the ending is what is shown.
	deck, theme, variant string
	// form is the layout that quotes take which have none of their own; auto leaves the choice to the program.
	form string
	// signed is full (as the deck says), name (without source and brand) or none.
	signed string
	size   theme.Size
}

func (c combination) deckName() string { return strings.TrimSuffix(filepath.Base(c.deck), ".yaml") }

func (c combination) String() string {
	return fmt.Sprintf("%s %s %s %s %s %s", c.deckName(), c.theme, c.variant, c.form, c.signed, c.size.Name)
}

// chosen reports whether a combination, or a page of one, is among the one in n that a sample takes: always the same ones.
func chosen(n uint64, what string) bool {
	h := fnv.New64a()
	h.Write([]byte(what))
	return h.Sum64()%n == 0
}

// choice says which combinations are wanted.
type choice struct {
	decks, themes, variants, forms, signed []string
	sizes                                  []theme.Size
}

// combinations lists them in the order of the choice; sizes are innermost.
func (c choice) combinations() []combination {
	var out []combination
	for _, d := range c.decks {
		for _, t := range c.themes {
			for _, v := range c.variants {
				for _, f := range c.forms {
					for _, s := range c.signed {
						for _, size := range c.sizes {
							out = append(out, combination{d, t, v, f, s, size})
						}
					}
				}
			}
		}
	}
	return out
}

// laid is one set: the pages of each card, in the deck's order, with what the layout had to say.
type laid struct {
	combination
	theme *theme.Theme
	cards [][]*layout.Page
	words []proof.Words
	told  diag.List
}

// press lays out sets; it is safe for concurrent use.
type press struct {
	engine *text.Engine
	mutex  sync.Mutex
	themes map[string]*theme.Theme
}

func newPress() *press {
	return &press{engine: text.NewEngine(fonts.Default()), themes: map[string]*theme.Theme{}}
}

// theme loads a theme in a variant, once.
func (p *press) theme(name, variant string) (*theme.Theme, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	key := name + " " + variant
	if t := p.themes[key]; t != nil {
		return t, nil
	}
	t, told := theme.Load(name, variant, nil)
	if t == nil {
		return nil, told
	}
	p.themes[key] = t
	return t, nil
}

// verticalForm reports whether a language is written in columns too.
func verticalForm(lang string) bool { return strings.HasPrefix(lang, "zh") || lang == "ja" }

// lay reads the deck of a combination and lays out its cards. A form other than auto is asked of the quotes that choose none
// themselves, and the other cards are left out.
func (p *press) lay(c combination) (*laid, error) {
	d, told := deck.Load(c.deck, deck.LoadOptions{})
	if d == nil || told.HasErrors() {
		return nil, told
	}
	t, err := p.theme(c.theme, c.variant)
	if err != nil {
		return nil, err
	}
	lang := d.Language()
	if c.form == "vertical" && !verticalForm(lang) {
		return &laid{combination: c, theme: t}, nil
	}
	if c.signed != "full" {
		d.Brand = deck.Brand{}
	}
	takes := map[string]bool{}
	words := map[string]proof.Words{}
	for _, q := range d.Quotes {
		if c.signed != "full" {
			q.Source = nil
		}
		if c.signed == "none" {
			q.Speaker = nil
		}
		if c.form != "auto" && q.Layout.V == "" && q.Set.V == "" && len(q.Turns) == 0 {
			q.Layout.V, q.Layout.Set, takes[q.ID.V] = c.form, true, true
		}
		w := proof.Words{}
		if q.Speaker != nil && len(q.Turns) == 0 { // a dialogue names its turns
			w.Name = q.Speaker.Name.In(lang)
		}
		if q.Source != nil {
			w.Source = q.Source.Title.In(lang)
		}
		words[q.ID.V] = w
	}
	out := &laid{combination: c, theme: t}
	setter := layout.NewSetter(d, t, p.engine, lang)
	setter.Pictures = standIns(d)
	for _, card := range setter.Cards() {
		if c.form != "auto" && !takes[card.ID] {
			continue
		}
		pages := card.Lay(c.size)
		out.cards, out.words = append(out.cards, pages), append(out.words, words[card.ID])
		for _, page := range pages {
			out.told = append(out.told, page.Warnings...)
		}
	}
	return out, nil
}

// standIns returns a picture for each that the deck names, whatever its file: light and dark, calm and busy in turn.
func standIns(d *deck.Deck) map[*deck.Image]image.Image {
	out := map[*deck.Image]image.Image{}
	named := d.PageImages()
	if d.RunOn.Image != nil {
		named = append(named, d.RunOn.Image)
	}
	for i, of := range named {
		m := image.NewGray(image.Rect(0, 0, 1500, 1000))
		for n := range m.Pix {
			x, y := n%1500, n/1500
			m.Pix[n] = uint8(255*i/max(1, len(named)-1)) ^ uint8(y/8)
			if i%2 == 1 && (x/40+y/40)%2 == 0 {
				m.Pix[n] ^= 0x70
			}
		}
		out[of] = m
	}
	return out
}

// pages returns all pages of a set in order.
func (l *laid) pages() []*layout.Page { return slices.Concat(l.cards...) }

// faults checks a set by what the layout says of itself; a card that could not be laid out is one too.
func (l *laid) faults() []proof.Fault {
	var out []proof.Fault
	for i, pages := range l.cards {
		refused := false
		for _, p := range pages {
			for _, d := range p.Warnings {
				if d.Severity == diag.Error {
					refused = true
					out = append(out, proof.Fault{Code: "refused", Message: d.Message, Card: p.Card, Theme: p.Theme, Variant: p.Variant, Size: p.Size.Name, Page: p.Page})
				}
			}
		}
		if refused {
			continue
		}
		for _, p := range pages {
			out = append(out, proof.Page(p, l.theme)...)
		}
		if len(pages) > 0 && pages[0].Kind == "quote" {
			out = append(out, proof.Card(pages, l.words[i])...)
		}
	}
	return append(out, proof.Series(l.pages(), l.theme)...)
}

// each lays out combinations on the given number of workers and calls do for each in any order, with its index.
func (p *press) each(all []combination, jobs int, do func(i int, l *laid) error) error {
	var group errgroup.Group
	group.SetLimit(jobs)
	for i, c := range all {
		group.Go(func() error {
			l, err := p.lay(c)
			if err != nil {
				return fmt.Errorf("%v: %w", c, err)
			}
			return do(i, l)
		})
	}
	return group.Wait()
}
