package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	"cards/internal/job"
)

// roomReport is what check --room says beside the messages.
type roomReport struct {
	Messages  []job.Warning  `json:"messages"`
	Room      []deckRoom     `json:"room"`
	Platforms []deckPlatform `json:"platforms"`
	several   bool
}

// deckRoom and deckPlatform name the deck, since check takes several.
type deckRoom struct {
	Deck string `json:"deck"`
	job.CardRoom
}

type deckPlatform struct {
	Deck string `json:"deck"`
	job.PlatformPictures
}

// add reckons the room of a deck that is laid out.
func (r *roomReport) add(ctx context.Context, plan *job.Plan, several bool) error {
	r.several = several
	rooms, err := plan.Rooms(ctx)
	if err != nil {
		return err
	}
	for _, room := range rooms {
		r.Room = append(r.Room, deckRoom{plan.Stem, room})
	}
	for _, p := range plan.PlatformPictures() {
		r.Platforms = append(r.Platforms, deckPlatform{plan.Stem, p})
	}
	return nil
}

// print writes two tables: the room of quotes, and the pictures for platforms.
func (r *roomReport) print(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	name := func(deck, rest string) string {
		if r.several {
			return deck + " " + rest
		}
		return rest
	}
	// The language is named only where there are several.
	quotes, pictures := map[string]bool{}, map[string]bool{}
	for _, row := range r.Room {
		quotes[row.Lang] = true
	}
	for _, row := range r.Platforms {
		pictures[row.Lang] = true
	}
	size := func(size, lang string, langs map[string]bool) string {
		if len(langs) > 1 {
			return size + " " + lang
		}
		return size
	}
	if len(r.Room) > 0 {
		fmt.Fprintln(w, "\nMORE CHARACTERS, ABOUT, UNTIL:\t\t\tSMALLER TYPE\tANOTHER PAGE\tNO ROOM")
		for _, row := range r.Room {
			now := fmt.Sprintf("%d at %g px", row.Characters, row.FontSize)
			switch row.Pages {
			case 0:
				now = fmt.Sprintf("%d do not fit", row.Characters)
			case 1:
			default:
				now += fmt.Sprintf(", %d pages", row.Pages)
			}
			smaller, page, full := more(row.UntilSmaller), more(row.UntilPage), more(row.UntilFull)
			if row.Pages == 0 {
				smaller, page, full = "-", "-", "-"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", name(row.Deck, row.Card), size(row.Size, row.Lang, quotes), now, smaller, page, full)
		}
	}
	if len(r.Platforms) > 0 {
		fmt.Fprintln(w, "\nPLATFORM\tSIZE\tPICTURES\tONE POST TAKES")
		for _, row := range r.Platforms {
			takes := "any number"
			if row.Takes > 0 {
				takes = fmt.Sprint(row.Takes)
			}
			if row.Posts > 1 {
				takes += fmt.Sprintf(": make it %d posts", row.Posts)
			}
			fmt.Fprintf(w, "%s\t%s\t%d\t%s\n", name(row.Deck, row.Platform), size(row.Size, row.Lang, pictures), row.Pictures, takes)
		}
	}
	return w.Flush()
}

// more is a number of characters, "any" where no quote has as many.
func more(n *int) string {
	if n == nil {
		return "any"
	}
	return fmt.Sprint(*n)
}
