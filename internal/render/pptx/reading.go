package pptx

import (
	"slices"
	"strings"

	"cards/internal/scene"
)

// The order of reading, which is that of the shapes of a slide, and the title.

// Places in the order: what is smaller is read first.
const (
	placeTitle = iota
	placeSubtitle
	placeWords
	placeSpeaker
	placeSource
	placeStretches
	placeEvents
	placeScale
	placeNotes
	placeBrand
	placePage
)

// place returns where the text of a box is read among all of its page. Those who said something come after it, wherever they stand.
func place(box *scene.Box) int {
	if box.Events[0] < box.Events[1] {
		return placeEvents
	}
	switch box.Role {
	case "title":
		return placeTitle
	case "subtitle":
		return placeSubtitle
	case "quote", "translation", "number", "text":
		return placeWords
	case "speaker":
		return placeSpeaker
	case "source", "date":
		return placeSource
	case "era", "lane":
		return placeStretches
	case "tick": // a ruler says nothing that the dates of events do not
		return placeScale
	case "brand":
		return placeBrand
	case "page":
		return placePage
	}
	return placeNotes
}

// withinEvent is the order of what is said about one event.
var withinEvent = []string{"era", "lane", "tick", "date", "title", "text", "speaker", "source", "note"}

// readingOrder returns the boxes that have text, as they are read.
func readingOrder(page *scene.Page, bodies map[int]*textBody) []int {
	var order []int
	for k := range page.Boxes {
		if bodies[k] != nil {
			order = append(order, k)
		}
	}
	from, to := exchange(page, order)
	labelled := labels(page, order)
	at := func(k int) int {
		if k >= from && k < to && slices.Contains(withinExchange, page.Boxes[k].Role) {
			return placeWords
		}
		if of, ok := labelled[k]; ok {
			k = of
		}
		return place(&page.Boxes[k])
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &page.Boxes[a], &page.Boxes[b]
		if c := at(a) - at(b); c != 0 || at(a) != placeEvents {
			return c
		}
		if c := x.Events[0] - y.Events[0]; c != 0 {
			return c
		}
		return slices.Index(withinEvent, x.Role) - slices.Index(withinEvent, y.Role)
	})
	return order
}

// withinExchange is what is said about one of several quotes, beside its words.
var withinExchange = []string{"quote", "translation", "speaker", "source", "note", "text"}

// exchange returns the boxes from which on, and up to which, a page keeps its order: a conversation, or several quotes, each with who
// said it or with its number before it. One that signs the whole page is not among them, even where it stands above all. None are on
// the page of a single quote.
func exchange(page *scene.Page, texts []int) (from, to int) {
	first, last, several := -1, -1, false
	for i, k := range texts {
		box := &page.Boxes[k]
		if box.Role != "quote" {
			continue
		}
		if first < 0 {
			first = i
		}
		several = several || strings.Contains(box.Item, ".turns[") || box.Item != page.Boxes[texts[first]].Item
		last = i
	}
	if !several {
		return 0, 0
	}
	for _, role := range []string{"speaker", "note"} {
		if first > 0 && page.Boxes[texts[first-1]].Role == role {
			first--
		}
	}
	// Who said the last of them may stand after it.
	if last+1 < len(texts) && page.Boxes[texts[last+1]].Role == "speaker" {
		last++
	}
	return texts[first], texts[last] + 1
}

// labels returns the boxes that are read with the one after them, as an imprint has them: a word for what it tells, and then that.
func labels(page *scene.Page, texts []int) map[int]int {
	out := map[int]int{}
	for i, k := range texts {
		box := &page.Boxes[k]
		if box.Role == "quote" || box.Role == "axis" {
			return nil
		}
		if i == 0 {
			continue
		}
		before := &page.Boxes[texts[i-1]]
		if before.Role == "note" && before.Events[0] == before.Events[1] && slices.Contains([]string{"speaker", "source", "date", "brand"}, box.Role) {
			out[texts[i-1]] = k
		}
	}
	return out
}

// title returns the box that is the slide's title: its heading, or the only quote, or the first text of a card without either;
// -1 where none is. A text in columns is none: LibreOffice lays the placeholder of a title out in lines, whatever it says.
func (s *slide) title(order []int) int {
	quote, several := -1, false
	for _, k := range order {
		switch box := &s.page.Boxes[k]; {
		case place(box) == placeTitle && box.Vertical:
			return -1
		case place(box) == placeTitle:
			return k
		case box.Role == "quote" || box.Role == "number":
			if quote < 0 {
				quote = k
			}
			// A quote may stand in several blocks.
			several = several || box.Item != s.page.Boxes[quote].Item
		}
	}
	if several && s.from.Title != "" || quote >= 0 && s.page.Boxes[quote].Vertical {
		return -1
	}
	return quote
}

// kind returns what the slide shows, for its layout.
func (s *slide) kind() string {
	if s.from.Kind != "" {
		return s.from.Kind
	}
	for i := range s.page.Boxes {
		switch s.page.Boxes[i].Role {
		case "quote":
			return "quote"
		case "axis":
			return "timeline"
		}
	}
	return "cover"
}
