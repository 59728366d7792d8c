package layout

import "cards/internal/layout/text"

// Very short quotes: a tower of lines of two characters is larger than other cards of its deck, and reads worse than two lines.

const (
	// towerLines is from how many lines on a short quote is a tower, towerLine how many characters its lines have at most.
	towerLines, towerLine = 3, 2.5
	// broaderWorth is the share of a tower's size that two lines keep at least.
	broaderWorth = 0.5
)

// broader sets a tower of very short lines on two, where they are half as large at least.
func (c *quoteCanvas) broader(p *text.Prepared, box text.Box, f text.Fitted) text.Fitted {
	lines := len(f.Lines.Lines)
	if lines < towerLines || float64(quoteLength(p.Runes)) > towerLine*float64(lines) || isLatin(p.Lang()) {
		return f
	}
	box.MaxLines = 2
	g, ok := p.Fit(box)
	if !ok || g.Torn > 0 || g.Size < broaderWorth*f.Size {
		return f
	}
	g.Why = "largest on two lines, which read better than a tower of very short ones"
	return g
}
