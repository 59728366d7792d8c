package pptx

import (
	"math"

	"cards/internal/scene"
)

// How the lines of a box stand: at its left, in the middle or at its right. The page says only where they are; what they share
// with one another, with their neighbours or with the margins tells where a line in another font is to grow.

// alignment finds out how the lines of a box stand: what all of them share is their margin. A single line tells nothing by itself;
// it stands as the texts do with which it shares an edge, or in the middle of the page, so that a word more leaves it there.
func alignment(page *scene.Page, box *scene.Box) string {
	switch {
	case box.Vertical:
		return "l"
	case fromRight(box):
		return "r"
	case len(box.Lines) == 1:
		return amongOthers(page, box)
	}
	spread := func(at func(l scene.Line) float64) float64 {
		least, most := math.Inf(1), math.Inf(-1)
		for _, l := range box.Lines {
			least, most = math.Min(least, at(l)), math.Max(most, at(l))
		}
		return most - least
	}
	left := spread(func(l scene.Line) float64 { return l.X })
	centre := spread(func(l scene.Line) float64 { return l.X + l.W/2 })
	right := spread(func(l scene.Line) float64 { return l.X + l.W })
	switch {
	case left <= math.Min(centre, right)+0.1*box.FontSize:
		return "l"
	case right <= centre && (box.Role == "quote" || box.Role == "translation"):
		return "l" // its second line stands further in, by as much as it is shorter
	case centre < right:
		return "ctr"
	}
	return "r"
}

// amongOthers returns the alignment of a single line by its neighbours.
func amongOthers(page *scene.Page, box *scene.Box) string {
	l := box.Lines[0]
	if math.Abs(l.X+l.W/2-page.Width/2) < 0.25*box.FontSize && l.W < 0.8*page.Width {
		return "ctr"
	}
	var left, centre, right int
	near := func(a, b float64) bool { return math.Abs(a-b) < 0.05*box.FontSize+1 }
	for i := range page.Boxes {
		other := &page.Boxes[i]
		if other.Vertical || len(other.Lines) == 0 || other.Rect == box.Rect || math.Abs(other.W-box.W) < 0.1*box.FontSize {
			continue // of the same width all edges are shared
		}
		// At the left texts share the margin of the page; elsewhere only what stands above one another, or at the right margin, shares
		// an edge for a reason.
		apart := math.Max(other.Y-box.Bottom(), box.Y-other.Bottom())
		together := apart < 1.5*math.Max(box.FontSize, other.FontSize)
		for _, o := range other.Lines {
			inked := !o.Ink.Empty() && !l.Ink.Empty()
			switch {
			case near(o.X, l.X) || inked && near(o.Ink.X, l.Ink.X):
				left++
			case !together && l.X+l.W < rightMargin*page.Width:
			case near(o.X+o.W, l.X+l.W) || inked && near(o.Ink.Right(), l.Ink.Right()):
				right++
			case near(o.X+o.W/2, l.X+l.W/2):
				centre++
			}
		}
	}
	if l.X < (1-rightMargin)*page.Width {
		right-- // what begins at the left margin is more likely to stand there
	}
	switch {
	case right > left && right >= centre:
		return "r"
	case centre > 1 && left == 0:
		return "ctr"
	case left == 0 && signs(box) && (endsAtMargin(page, l, box.FontSize) || leadsToMargin(page, box)):
		return "r"
	}
	return "l"
}

// endsAtMargin reports whether a line that begins right of the middle ends where the right margin of the page is, the same as the
// left one: it was set from there.
func endsAtMargin(page *scene.Page, l scene.Line, size float64) bool {
	margin := math.Inf(1)
	for i := range page.Boxes {
		if page.Boxes[i].Vertical {
			continue
		}
		for _, o := range page.Boxes[i].Lines {
			margin = math.Min(margin, o.X)
		}
	}
	return l.X > page.Width/2 && math.Abs(page.Width-l.X-l.W-margin) < marginSlack*size
}

// leadsToMargin reports whether what signs the page stands close before something else of that kind that ends at the right
// margin, as the part of a quote (1/2) does before the number in a series: in a wider font it may not run on into that. Events
// and figures that happen to stand so have their own places.
func leadsToMargin(page *scene.Page, box *scene.Box) bool {
	l := box.Lines[0]
	for i := range page.Boxes {
		other := &page.Boxes[i]
		if other.Vertical || len(other.Lines) != 1 || !signs(other) {
			continue
		}
		o := other.Lines[0]
		gap, size := o.X-l.X-l.W, math.Max(box.FontSize, other.FontSize)
		if o.X > l.X+l.W/2 && gap < closeBy*size && math.Abs(o.Baseline-l.Baseline) < size/2 && endsAtMargin(page, o, other.FontSize) {
			return true
		}
	}
	return false
}

// signs reports whether a text belongs to the furniture of a page.
func signs(box *scene.Box) bool {
	return box.Role == "page" || box.Role == "brand" || box.Role == "note"
}

// marginSlack is how far from the margin of the page a line set from there may end, and closeBy how near two texts on one line
// touch when another font makes the first of them wider by as much as it commonly does, both in em.
const (
	marginSlack = 0.5
	closeBy     = 1.5
)

// rightMargin is where the right margin of a page may begin, as a share of its width.
const rightMargin = 0.8

// fromRight reports whether a text runs from right to left: its first strong character tells.
func fromRight(box *scene.Box) bool {
	for _, r := range box.Text {
		if fromRightToLeft(r) {
			return true
		}
		if isLetter(r) || scriptOf(r) == eastAsian {
			return false
		}
	}
	return false
}
