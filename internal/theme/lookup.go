package theme

import "math"

// Steps returns the type scale in px for a page whose tokens are multiplied by unit (Size.Unit), falling.
func (t *Theme) Steps(unit float64) []float64 {
	steps := make([]float64, len(t.Type.Scale))
	for i, s := range t.Type.Scale {
		steps[i] = s * unit
	}
	return steps
}

// StepsBetween returns the steps for the page from high down to low px, with low as the last step if the
// scale doesn't hold it, so that fitting can always try the smallest size allowed. Where low is below the scale,
// which it is on pages whose smallest type does not grow with them, the scale goes on as its last two steps do.
func (t *Theme) StepsBetween(page Size, high, low float64) []float64 {
	// Steps that differ by rounding only are the same step.
	const same = 1e-9
	var steps []float64
	scale := t.Steps(page.Unit())
	if n := len(scale); n > 1 && low > 0 && scale[n-1] < scale[n-2] {
		for ratio := scale[n-1] / scale[n-2]; scale[len(scale)-1]*ratio > low+same && len(scale) < n+mostBelow; {
			scale = append(scale, scale[len(scale)-1]*ratio)
		}
	}
	for _, s := range scale {
		if s <= high+same && s >= low-same {
			steps = append(steps, s)
		}
	}
	if n := len(steps); low <= high+same && (n == 0 || steps[n-1] > low+same) {
		steps = append(steps, low)
	}
	return steps
}

// mostBelow bounds the steps that are added below the scale, whatever the ratio of its last two.
const mostBelow = 24

// StepAbove returns the least size, px, that is a step of the type scale above a size on the page: the next step, or below the scale
// what its last two steps make.
func (t *Theme) StepAbove(page Size, size float64) float64 {
	const same = 1e-9
	steps := t.Steps(page.Unit())
	if len(steps) < 2 {
		return size
	}
	last := steps[len(steps)-1]
	if size < last-same {
		return math.Min(last, size*steps[len(steps)-2]/last)
	}
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i] > size+same {
			return steps[i]
		}
	}
	return size
}

// Leading returns the line pitch in em for quote text of size px on the page, set in lines, in Latin script or
// another.
func (t *Theme) Leading(page Size, size float64, lines int, latin bool) float64 {
	const same = 1e-9
	size /= page.Unit()
	for _, r := range t.Type.Leading {
		if size+same < r.From || r.Lines > 0 && lines > r.Lines ||
			r.Class != "" && r.Class != page.Class || r.Script == LatinScript && !latin {
			continue
		}
		return r.Leading
	}
	return 1.4 // only for a Theme that wasn't loaded: Load demands a row without conditions
}

// QuoteStart returns the largest size, px, that a quote of the given number of characters should take on the
// page, and its weight. Quotes beyond the table take its last row.
func (t *Theme) QuoteStart(page Size, characters int) (size float64, weight int) {
	weight = t.Type.Roles.Quote.Weight
	if len(t.Type.Lengths) == 0 {
		return page.Floor(QuoteText), weight
	}
	row := t.Type.Lengths[len(t.Type.Lengths)-1]
	for _, r := range t.Type.Lengths {
		if characters <= r.Upto {
			row = r
			break
		}
	}
	if row.Weight != 0 {
		weight = row.Weight
	}
	return math.Max(row.Size*page.Unit(), page.Floor(QuoteText)), weight
}

// SizeOf returns the preferred size of a role on the page, px, not below the smallest of its rank; 0 for roles
// whose size is found by fitting.
func (r Role) SizeOf(page Size, rank TextRank) float64 {
	s := r.Size.For(page)
	if s == 0 {
		return 0
	}
	return math.Max(s, page.Floor(rank))
}

// Margins returns the margins at left and right (x) and at top and bottom (y) of the page, px.
func (t *Theme) Margins(page Size) (x, y float64) {
	// Margins never take more than this share of a side each, so that strips of odd shapes keep a middle.
	const most = 0.25
	m, unit := t.Space.Margin.Phone, page.Unit()
	width, height := float64(page.Width), float64(page.Height)
	if height == 0 {
		height = math.Inf(1)
	}
	short := math.Min(width, height)
	switch page.Class {
	case Slide:
		m = t.Space.Margin.Slide
	case Banner:
		// A strip and a link preview are alike in width only: the height is what a margin is seen against.
		m, unit = t.Space.Margin.Banner, short/table().Classes.Banner.Reference[1]
	}
	least := t.Space.LeastMargin * short
	x = math.Min(math.Max(m.X*unit, least), most*width)
	y = math.Min(math.Max(m.Y*unit, least), most*height)
	return x, y
}

// Frame returns the area within the margins and the safe area of the page, px; H is 0 while the height isn't
// known. On edges that the platform covers the margin is measured from the page's edge too: what is covered
// is room enough.
func (t *Theme) Frame(page Size) Rect {
	x, y := t.Margins(page)
	in := page.Insets
	in.Top, in.Bottom = math.Max(in.Top, y), math.Max(in.Bottom, y)
	in.Left, in.Right = math.Max(in.Left, x), math.Max(in.Right, x)
	return page.inside(in)
}

// FlushLeft returns how far left of the margin a flush line of size px starts, whole px, so that its ink stands on it.
func (t *Theme) FlushLeft(page Size, size float64) float64 {
	if size < t.Type.Optical.From*page.Unit() {
		return 0
	}
	return math.Round(t.Type.Optical.Share * size) // on whole pixels strokes stay sharp, and all that draw the page draw them alike
}
