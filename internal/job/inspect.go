package job

import (
	"math"

	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The finished layout as JSON, for `cards inspect` (product.md; tests and tools depend on the names).

// Inspection is a whole deck's layout.
type Inspection struct {
	Deck  string          `json:"deck"`
	Pages []InspectedPage `json:"pages"`
}

// InspectedPage is one page.
type InspectedPage struct {
	Card     string              `json:"card"`
	Kind     string              `json:"kind"`
	Layout   string              `json:"layout"`
	Theme    string              `json:"theme"`
	Variant  string              `json:"variant"`
	Lang     string              `json:"lang"`
	Size     string              `json:"size"`
	Width    int                 `json:"width"`
	Height   int                 `json:"height"`
	Page     int                 `json:"page"`
	Pages    int                 `json:"pages"`
	Frame    int                 `json:"frame,omitempty"`
	Frames   int                 `json:"frames,omitempty"`
	Alt      string              `json:"alt"`
	Warnings []Warning           `json:"warnings"`
	Safe     InspectedRect       `json:"safe"`
	Chosen   []layout.Choice     `json:"chosen"`
	Events   []layout.EventPlace `json:"events,omitempty"`
	Boxes    []InspectedBox      `json:"boxes"`
}

// InspectedRect is a rectangle in px.
type InspectedRect struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// InspectedBox is one region of a page. Item is null for words of ours.
type InspectedBox struct {
	Role     string  `json:"role"`
	Item     *string `json:"item" jsonschema:"nullable"`
	Lang     string  `json:"lang,omitempty"`
	Vertical bool    `json:"vertical"`
	InspectedRect
	FontSize   float64         `json:"font_size,omitempty"`
	Color      string          `json:"color,omitempty"`
	Background string          `json:"background,omitempty"`
	Text       string          `json:"text,omitempty"`
	Part       *[2]int         `json:"part,omitempty"`
	Original   string          `json:"original,omitempty"`
	Lines      []InspectedLine `json:"lines,omitempty"`
}

// InspectedLine is one line of a box.
type InspectedLine struct {
	Text string `json:"text"`
	InspectedRect
	Baseline float64       `json:"baseline"`
	Hang     [2]float64    `json:"hang"`
	Ink      InspectedRect `json:"ink"`
}

// Inspect describes every page; Lay has to come first.
func (p *Plan) Inspect() *Inspection {
	out := &Inspection{Deck: p.Stem, Pages: []InspectedPage{}}
	for i, unit := range p.pages {
		for _, page := range unit {
			out.Pages = append(out.Pages, inspectPage(page, p.units[i].Lang, Warnings(p.about(page))))
		}
	}
	return out
}

// Pages returns the laid-out pages with their units; Lay has to come first.
func (p *Plan) Pages() (units []Unit, pages [][]*layout.Page) { return p.units, p.pages }

// about returns what there is to tell of a page: what its layout says, and what the deck's check says of its card.
func (p *Plan) about(page *layout.Page) diag.List {
	list := append(diag.List(nil), page.Warnings...)
	for _, d := range p.told {
		if d.Card == page.Card {
			list = append(list, d)
		}
	}
	return list
}

func inspectPage(page *layout.Page, lang string, warnings []Warning) InspectedPage {
	s := page.Scene
	out := InspectedPage{Card: page.Card, Kind: page.Kind, Layout: page.Layout, Theme: page.Theme, Variant: page.Variant, Lang: lang, Size: page.Size.Name,
		Width: int(s.Width), Height: int(s.Height), Page: page.Page, Pages: page.Pages, Frame: page.Frame, Frames: page.Frames, Alt: s.Alt, Warnings: warnings,
		Safe: inspectRect(page.Safe), Chosen: page.Chosen, Events: page.Events, Boxes: []InspectedBox{}}
	if out.Chosen == nil {
		out.Chosen = []layout.Choice{}
	}
	for _, b := range s.Boxes {
		out.Boxes = append(out.Boxes, inspectBox(b))
	}
	return out
}

func inspectBox(b scene.Box) InspectedBox {
	out := InspectedBox{Role: b.Role, Lang: b.Lang, Vertical: b.Vertical, InspectedRect: inspectRect(b.Rect), FontSize: hundredth(b.FontSize), Text: b.Text, Original: b.Original}
	if b.Item != "" {
		item := b.Item
		out.Item = &item
	}
	if len(b.Lines) > 0 {
		out.Color, out.Background = theme.Hex(b.Color), theme.Hex(b.Background)
		part := b.Part
		out.Part = &part
	}
	for _, l := range b.Lines {
		out.Lines = append(out.Lines, InspectedLine{Text: l.Text, InspectedRect: inspectRect(l.Rect), Baseline: hundredth(l.Baseline),
			Hang: [2]float64{hundredth(l.Hang[0]), hundredth(l.Hang[1])}, Ink: inspectRect(l.Ink)})
	}
	return out
}

// hundredth rounds px for people; positions themselves are finer.
func hundredth(v float64) float64 { return math.Round(v*100) / 100 }

func inspectRect(r scene.Rect) InspectedRect {
	return InspectedRect{hundredth(r.X), hundredth(r.Y), hundredth(r.W), hundredth(r.H)}
}
