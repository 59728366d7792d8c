// Package caption puts into words what a card says: the caption that is posted with it and, where a platform bounds it, a shorter
// text alternative. It counts texts as each platform counts them, and shortens by leaving out what matters least and then at the ends
// of sentences, so that nothing is cut in the middle of a thought unless not even one sentence fits.
//
// The way through the rooms: count.go measures, tags.go writes tags, sentence.go finds where a text may end, write.go composes, and
// shorten.go goes down the ladder from the whole to the briefest until the limit holds.
package caption

import (
	"strings"
	"unicode/utf8"

	"cards/internal/words"
)

// Telling is what a card says, in pieces that can be left out one by one. All texts are in Lang, as they are set on the card.
type Telling struct {
	// Lang is a BCP 47 tag.
	Lang string
	// Own is the caption that the deck itself gives; where there is one, nothing but tags is added to it.
	Own string
	// Title and Subtitle come first; both may be empty.
	Title, Subtitle string
	// Points are what is said, in order: a quote's words, a timeline's events, a dialogue's turns.
	Points []Point
	// Name and Role are whose words they are, Source where and when they were said, Address the source's or where to read on.
	Name, Role, Source, Address string
	// Call is what a reader is to do.
	Call string
}

// Point is one of the things that a card says.
type Point struct {
	// Item is the path of the point in the deck, such as timelines[0].events[3]; a page says the points whose boxes it has.
	Item string
	// Label stands before the words, with what separates them: a date, a name, an ordinal.
	Label string
	Text  string
	// Quoted asks for quotation marks round Text.
	Quoted bool
	// Aside follows in brackets: the status of an event, who said it.
	Aside string
	// More is what can be left out first: an event's description, a translation.
	More []string
	// Weight says how much it matters; the lightest is left out first, and of equals the last.
	Weight int
}

// words returns the words of the telling's language.
func (t *Telling) words() *words.Set { return words.For(t.Lang) }

// Brief tells the card in one point, as the caption of a post names what its pictures hold: by its title, else by the first sentence
// of its first words.
func (t *Telling) Brief() Point {
	if t.Title != "" {
		p := Point{Text: t.Title, Weight: 1}
		if n := len(t.Points); n > 1 && t.Points[0].Label != "" && !t.Points[0].Quoted {
			colon := t.words().Colon
			first, last := strings.TrimSuffix(t.Points[0].Label, colon), strings.TrimSuffix(t.Points[n-1].Label, colon)
			if first != last && isDate(first) && isDate(last) {
				p.Aside = first + " – " + last
			}
		}
		return p
	}
	if len(t.Points) == 0 {
		return Point{Text: firstSentence(t.Own), Weight: 1}
	}
	p := t.Points[0]
	p.More, p.Weight = nil, 1
	if first := firstSentence(p.Text); first != p.Text {
		// A sentence that trails off says already that more follows.
		if p.Text = first; !strings.HasSuffix(first, "\u2026") {
			p.Text = t.trailing(first)
		}
	}
	return p
}

// isDate reports whether a label has a figure in it, which a name has not.
func isDate(s string) bool { return strings.ContainsAny(s, "0123456789") }

// wide reports whether the language sets its marks as wide as its characters.
func (t *Telling) wide() bool {
	base, _, _ := strings.Cut(strings.ToLower(t.Lang), "-")
	return base == "zh" || base == "ja" || base == "yue" || base == "cmn"
}

// trailing puts the mark behind words that were ended: a space apart from a stop in languages with spaces, and in place of the mark of a
// clause.
func (t *Telling) trailing(short string) string {
	short = trimClause(short)
	if last, _ := utf8.DecodeLastRuneInString(short); !t.wide() && strings.ContainsRune(stops+latinStops+closers, last) {
		short += " "
	}
	return short + t.ellipsis()
}

// ellipsis is the mark that something was left out.
func (t *Telling) ellipsis() string {
	if t.wide() {
		return "\u2026\u2026"
	}
	return "\u2026"
}
