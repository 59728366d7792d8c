package layout

import (
	"slices"

	"cards/internal/scene"
	"cards/internal/theme"
)

// withRunOn returns the pages with the rule that runs through the cards of a series: in from the left edge and out at the right one, at one height, so that
// the pages of a carousel are one strip. It begins with a dot on the first page and ends with one on the last.
func (s *Setter) withRunOn(pages []*Page, size theme.Size, at place) []*Page {
	if !isStrip(size) {
		return pages
	}
	tokens := &s.Theme.Decoration.RunOn
	colour := s.Theme.Colours.AccentShape
	if tokens.Ink {
		colour = s.Theme.Colours.Ink
	}
	unit := size.Unit()
	frame := rect(s.Theme.Frame(size))
	free := float64(size.Height) - size.Insets.Bottom - frame.Bottom()
	if free < 4*tokens.Dot*unit {
		return pages // the platform covers the margin, as it does on stories, which are no strip
	}
	out := slices.Clone(pages)
	for i, p := range pages {
		if len(p.Scene.Items) == 0 {
			continue // an error has left it empty
		}
		// A copy: the series keeps the page as it was set.
		page, drawn := *p, *p.Scene
		page.Scene, p, out[i] = &drawn, &page, &page
		drawn.Items, drawn.Boxes, page.Chosen = slices.Clip(drawn.Items), slices.Clip(drawn.Boxes), slices.Clip(page.Chosen)
		// The middle of what is free under the frame, where no platform covers it.
		y := frame.Bottom() + tokens.At*free
		left, right := 0.0, p.Scene.Width
		first, last := at.n == 1 && i == 0, at.n == at.total && i == len(pages)-1
		var dots []float64
		if first {
			left = frame.X
			dots = append(dots, left+tokens.Dot*unit)
		}
		if last {
			right = frame.Right()
			dots = append(dots, right-tokens.Dot*unit)
		}
		rule := scene.Rect{X: left, Y: y - tokens.Width*unit/2, W: right - left, H: tokens.Width * unit}
		p.Scene.Items = append(p.Scene.Items, scene.Fill{Path: scene.Rectangle(rule), Paint: scene.Solid(colour)})
		for _, x := range dots {
			p.Scene.Items = append(p.Scene.Items, scene.Fill{Path: scene.Circle(x, y, tokens.Dot*unit), Paint: scene.Solid(colour)})
		}
		p.Scene.Boxes = append(p.Scene.Boxes, scene.Box{Role: "rule", Rect: rule})
		p.Chosen = append(p.Chosen, Choice{What: "run_on", Value: "rule", Why: "the deck asks for a rule that runs on from card to card"})
	}
	return out
}
