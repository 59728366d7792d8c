package proof

import (
	"math"

	"cards/internal/layout"
	"cards/internal/scene"
	"cards/internal/theme"
)

// The ranks of the words of a card (look.md, principles 1 and 3): what is read first is largest, and two ranks differ by a step of the scale
// at least.

// ranks tells of words that sign a quote and stand too near to its size, so that the two are one rank: the quote has to be a step of the
// scale above them, and a name no smaller than the source. A translation stands between both, and no poem is smaller than its title. A page
// that would else refuse its words says that they are cramped.
func (l *list) ranks(texts []scene.Box, t *theme.Theme) {
	p := l.page
	if p.Kind != "quote" && p.Kind != "list" || chose(p, layout.ChoiceCramped) {
		return
	}
	quote, name, lines := 0.0, 0.0, 0
	for _, b := range texts {
		switch {
		case b.Role == "quote" && (quote == 0 || b.FontSize < quote) && p.Layout != "dialogue" && p.Layout != "big-number", b.Role == "quote" && b.FontSize > quote:
			// Of a lead and its rest the smaller counts, of question and answer, and of a figure and its words, the larger.
			quote = b.FontSize
		case b.Role == "speaker":
			name, lines = max(name, b.FontSize), max(lines, len(b.Lines))
		}
	}
	if quote == 0 {
		return
	}
	for _, b := range texts {
		switch {
		case b.Role == "translation":
			l.translated(b, quote, name, t)
		case b.Role == "title" && p.Kind == "quote" && b.FontSize > quote-0.01:
			l.add("ranks", "the title %q of %.4g px is no smaller than its poem of %.4g px", b.Text, b.FontSize, quote)
		}
		if b.Role != "speaker" && b.Role != "source" {
			continue
		}
		if least := t.StepAbove(p.Size, b.FontSize); quote < least-0.01 {
			l.add("ranks", "the quote of %.4g px is less than a step above the %s %q of %.4g px", quote, b.Role, b.Text, b.FontSize)
		}
		// A long name may be set smaller, and down to the smallest type.
		if b.Role == "source" && lines < 2 && name > p.Size.Floor(theme.LabelText)+0.01 && b.FontSize > name+0.01 {
			l.add("ranks", "the source of %.4g px is larger than the name of %.4g px", b.FontSize, name)
		}
	}
}

// leastTranslation is the least of its quote's size that a translation has.
const leastTranslation = 0.25

// translated tells of a translation that is no larger than the name, or much smaller than its quote, on a page that does not say that it has
// to be.
func (l *list) translated(b scene.Box, quote, name float64, t *theme.Theme) {
	if chose(l.page, layout.ChoiceTranslation) {
		return
	}
	if least := math.Max(name, leastTranslation*quote); b.FontSize < least+0.01 {
		l.add("ranks", "the translation of %.4g px, the quote of %.4g px and the name of %.4g px are no three ranks", b.FontSize, quote, name)
	}
}
