package pptx

import (
	"slices"

	"cards/internal/scene"
)

// The order of reading, which is that of the shapes of a slide, and the title.

// Places in the order: what is smaller is read first.
const (
	placeTitle = iota
	placeSubtitle
	placeWords
	placeSource
	placeScale
	placeEvents
	placeNotes
	placeBrand
	placePage
)

// place returns where the text of a box is read among all of its page. Quotes and those who said them stay in the order of the
// page, which is that of a conversation.
func place(box *scene.Box) int {
	if box.Events[0] < box.Events[1] {
		return placeEvents
	}
	switch box.Role {
	case "title":
		return placeTitle
	case "subtitle":
		return placeSubtitle
	case "quote", "translation", "number", "speaker", "text":
		return placeWords
	case "source", "date":
		return placeSource
	case "era", "lane", "tick":
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
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &page.Boxes[a], &page.Boxes[b]
		if c := place(x) - place(y); c != 0 || place(x) != placeEvents {
			return c
		}
		if c := x.Events[0] - y.Events[0]; c != 0 {
			return c
		}
		return slices.Index(withinEvent, x.Role) - slices.Index(withinEvent, y.Role)
	})
	return order
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
