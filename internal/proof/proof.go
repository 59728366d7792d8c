// Package proof holds finished pages to the rules that no picture may break (look.md, the checklist): by what the layout says of
// itself (Page, Card, Series), and by the pixels (Contrast). It mends nothing and knows nothing of how a page came about, so tests
// and the program that draws contact sheets ask the same questions.
package proof

import (
	"fmt"
	"slices"
	"strings"

	"cards/internal/layout"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Fault is one rule that a page breaks.
type Fault struct {
	// Code names the rule: safe-area, overlap, too-small, line-start, line-end, lonely-character, ranks, missing-words, moved, contrast,
	// joined-lines, told-twice, goes-on.
	Code    string
	Message string
	// Of the page: which it is.
	Card, Theme, Variant, Size string
	Page                       int
}

func (f Fault) String() string {
	return fmt.Sprintf("%s %s %s, %s page %d: [%s] %s", f.Theme, f.Variant, f.Size, f.Card, f.Page, f.Code, f.Message)
}

// list gathers the faults of a page.
type list struct {
	page   *layout.Page
	faults []Fault
}

func (l *list) add(code, format string, a ...any) {
	p := l.page
	l.faults = append(l.faults, Fault{Code: code, Message: fmt.Sprintf(format, a...), Card: p.Card, Theme: p.Theme, Variant: p.Variant, Size: p.Size.Name, Page: p.Page})
}

// Page checks one page by itself.
func Page(p *layout.Page, t *theme.Theme) []Fault {
	l := &list{page: p}
	var texts []scene.Box
	for _, b := range p.Scene.Boxes {
		if len(b.Lines) == 0 {
			continue
		}
		texts = append(texts, b)
		if floor := p.Size.Floor(rankOf(p, b.Role)); b.FontSize < floor-0.01 {
			l.add("too-small", "%s %q is set at %.1f px, the smallest is %.1f", b.Role, b.Text, b.FontSize, floor)
		}
		if joined := strings.Join(lineTexts(b), ""); joined != b.Text {
			l.add("joined-lines", "lines of %s joined are %q, want %q", b.Role, joined, b.Text)
		}
		for i, line := range b.Lines {
			if !line.Ink.Empty() && !p.Safe.Contains(line.Ink, 0.5) {
				l.add("safe-area", "%s %q leaves the safe area: %+v", b.Role, line.Text, line.Ink)
			}
			l.ends(b, i)
		}
		if b.Role == "quote" && characters(b.Text) > shortQuote || b.Role == "title" && characters(b.Text) > shortTitle {
			l.lonely(b)
		}
	}
	l.overlaps(texts)
	l.stamped(texts)
	l.ranks(texts, t)
	places := map[string]int{}
	for _, e := range p.Events {
		if places[e.Item]++; places[e.Item] == 2 {
			l.add("told-twice", "event %s is told twice", e.Item)
		}
	}
	return l.faults
}

// rankOf is the row of the table of smallest type for a role of a box.
func rankOf(p *layout.Page, role string) theme.TextRank {
	switch {
	case role == "quote" && p.Kind == "list" && chose(p, layout.ChoiceCramped):
		// Quotes that no page holds larger are read like the titles of events.
		return theme.EventTitleText
	case role == "quote":
		return theme.QuoteText
	case p.Kind == "timeline" && role == "title":
		return theme.EventTitleText
	case p.Kind == "timeline" && role == "text":
		return theme.EventTextText
	}
	return theme.LabelText
}

// chose reports whether a page says to have chosen something.
func chose(p *layout.Page, what string) bool {
	return slices.ContainsFunc(p.Chosen, func(c layout.Choice) bool { return c.What == what })
}

// overlaps tells of lines of two boxes that stand on one another.
func (l *list) overlaps(texts []scene.Box) {
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			for _, la := range a.Lines {
				for _, lb := range b.Lines {
					if la.Ink.Inset(0.5).Overlaps(lb.Ink.Inset(0.5)) {
						l.add("overlap", "%s %q and %s %q overlap", a.Role, la.Text, b.Role, lb.Text)
					}
				}
			}
		}
	}
}

// stamped tells of lines that stand on the brand's seal.
func (l *list) stamped(texts []scene.Box) {
	for _, b := range l.page.Scene.Boxes {
		if b.Item != layout.SealItem {
			continue
		}
		for _, t := range texts {
			for _, line := range t.Lines {
				if line.Ink.Inset(0.5).Overlaps(b.Rect.Inset(0.5)) {
					l.add("overlap", "%s %q stands on the seal", t.Role, line.Text)
				}
			}
		}
	}
}

func lineTexts(b scene.Box) []string {
	var out []string
	for _, l := range b.Lines {
		out = append(out, l.Text)
	}
	return out
}

// Marks that may not begin or end a line, of those that all CJK languages share.
const (
	neverFirst = "\u3001\uff0c\u3002\uff0e\uff1a\uff1b\uff01\uff1f\u2019\u201d\u300d\u300f\uff09\u3015\u3009\u300b\u3011\uff05\u2030\u2026\u2014"
	neverLast  = "\u201c\u2018\u300c\u300e\uff08\u3014\u3008\u300a\u3010\uffe5\uff04"
)

func (l *list) ends(b scene.Box, i int) {
	runes := []rune(strings.TrimRight(b.Lines[i].Text, " \n"))
	if len(runes) == 0 || strings.HasPrefix(b.Lang, "en") || strings.HasPrefix(b.Lang, "ko") {
		return
	}
	if i > 0 && strings.ContainsRune(neverFirst, runes[0]) {
		l.add("line-start", "a line of %s begins with %c: %q", b.Role, runes[0], b.Lines[i].Text)
	}
	if i < len(b.Lines)-1 && strings.ContainsRune(neverLast, runes[len(runes)-1]) {
		l.add("line-end", "a line of %s ends with %c: %q", b.Role, runes[len(runes)-1], b.Lines[i].Text)
	}
}

// shortQuote is the most characters of a quote of which a last line may hold one alone: of two lines of four, one is no orphan.
const shortQuote = 8

// shortTitle is the same for titles: three characters may well stand as two and one.
const shortTitle = 3

// lonely tells of a quote or title whose last line is one character, with or without its stop. Where no size and no break avoids that, the
// layout warns of it, and the writer knows.
func (l *list) lonely(b scene.Box) {
	n := len(b.Lines)
	for _, d := range l.page.Warnings {
		if d.Code == "lonely-character" || d.Code == "torn-word" {
			return
		}
	}
	if n < 2 {
		return
	}
	last := b.Lines[n-1].Text
	if strings.HasSuffix(b.Lines[n-2].Text, "\n") {
		return // the writer's own line
	}
	if characters(last) == 1 && wide(last) == 1 {
		l.add("lonely-character", "the last line of the %s is %q alone", b.Role, strings.TrimSpace(last))
	}
}

// characters counts what is neither a mark nor a space; wide those of them that stand in cells of an em.
func characters(s string) int {
	n := 0
	for _, r := range s {
		if !strings.ContainsRune(" \n.,;:!?()'\"-", r) && !isMark(r) {
			n++
		}
	}
	return n
}

func wide(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x2e80 && !isMark(r) {
			n++
		}
	}
	return n
}

// isMark reports whether r is punctuation: general, that of CJK, or full-width.
func isMark(r rune) bool {
	return r >= 0x2010 && r <= 0x206f || r >= 0x3000 && r <= 0x303f && r != '\u3005' && r != '\u3007' || r >= 0xff00 && r <= 0xff0f || r >= 0xff1a && r <= 0xff20 || r >= 0xff5b && r <= 0xff65
}
