package layout

import (
	"fmt"
	"image"
	"strings"
	"sync"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/layout/text"
	"cards/internal/logo"
	"cards/internal/scene"
	"cards/internal/theme"
	"cards/internal/words"
)

// Setter lays out the cards of one deck in one theme and language. It is safe for concurrent use once made: every card
// and size is laid out on its own.
type Setter struct {
	Theme  *theme.Theme
	Engine *text.Engine
	// Lang is the language of the cards (BCP 47).
	Lang  string
	Words *words.Set
	// AllowMissing draws a marked box for a character that no face has, instead of an error.
	AllowMissing bool

	// Pictures are those that the deck's images name, read and upright; images without one are not drawn.
	Pictures map[*deck.Image]image.Image
	// Portraits are the pictures of speakers, read and toned; who has none is not shown.
	Portraits map[*deck.Speaker]*Portrait

	// Own are the themes that timelines have of their own, by the card's id.
	Own map[string]*theme.Theme

	deck *deck.Deck
	// rules is how the deck wants its words normalised.
	rules text.Rules
	brand brand
	// heads are those of the theme grid, by size.
	heads *headPlans
	// positions says where an item of the deck stands in its file.
	positions map[string]diag.Pos

	// span is the time that the deck tells of; signers are who sign its cards, and feet remembers the height that they need (a
	// page's shape to px).
	span    deckSpan
	signers []credit
	feet    *sync.Map
	// bookFeet holds what the names of all cards need at the foot of a book's page, by size; see bookFoot.
	bookFeet *sync.Map
	// proofs are pictures that were looked at, for cards that stand on photographs.
	proofs *proofShelf
	// screens are the printer's screens that cards share; nil shares none.
	screens *screens
}

// brand is whose cards they are, in the language of the cards.
type brand struct {
	name, handle, seal string
	// logo stands in the place of the name; nil is none. called is the name that it stands for, inks what it looks like in each
	// colour, hidden tells that the furniture does not show it.
	logo   *logo.Logo
	called string
	inks   *sync.Map
	hidden bool
}

// position returns where an item stands, or its nearest ancestor that is known.
func (s *Setter) position(item string) diag.Pos {
	for item != "" {
		if pos, ok := s.positions[item]; ok {
			return pos
		}
		i := strings.LastIndexAny(item, ".[")
		if i < 0 {
			break
		}
		item = item[:i]
	}
	return diag.Pos{}
}

// missing reports characters that no face can draw.
func (s *Setter) missing(list *diag.List, at diag.Pos, card, item string, runes []rune) {
	if pos := s.position(item); !pos.IsZero() {
		at = pos
	}
	var names []string
	for _, r := range runes {
		names = append(names, fmt.Sprintf("%c (U+%04X)", r, r))
	}
	severity := diag.Error
	if s.AllowMissing {
		severity = diag.Warning
	}
	list.Add(diag.Diagnostic{Pos: at, Severity: severity, Code: "missing-glyph", Card: card,
		Message: "no font has " + strings.Join(names, ", "), Hint: "write them otherwise, name a font that has them under fonts:, or pass --allow-missing"})
}

// tooLong reports a quote that does not fit even on several pages; surplus is about how many characters are too many, 0 when
// that is not known.
func (s *Setter) tooLong(c *canvas, q *quote, surplus int) {
	hint := "shorten the text, or divide it into several quotes"
	if surplus > 0 && surplus < len(q.runes) {
		hint = fmt.Sprintf("shorten the text by about %d characters, or divide it into several quotes", surplus)
	}
	c.Warnings.Add(diag.Diagnostic{Pos: s.position(q.item), Severity: diag.Error, Code: "does-not-fit", Card: q.id,
		Message: fmt.Sprintf("%d characters do not fit %d pages of %s at the smallest type", len(q.runes), maxQuotePages, c.size.Name),
		Hint:    hint})
}

// quoteAlt is the text alternative of a quote: what it says, who said it, where; numbered tells that its figures stand large.
func (s *Setter) quoteAlt(q *quote, numbered bool) string {
	open, closing := "“", "”"
	if isJapanese(q.lang) || isTraditional(q.lang) {
		open, closing = "「", "」"
	}
	out := open + strings.TrimSpace(strings.ReplaceAll(string(q.runes), "\n", " ")) + closing
	if q.translation != nil {
		out += " (" + strings.TrimSpace(q.translation.text) + ")"
	}
	if q.number != nil && numbered {
		out += s.Words.ParenOpen + s.numberAlt(q.number) + s.Words.ParenClose
	}
	var who []string
	for _, w := range []string{q.credit.name, q.credit.role, q.credit.source} {
		if w != "" {
			who = append(who, w)
		}
	}
	if len(who) == 0 {
		return out
	}
	separator := ", "
	dash := " — "
	if isChinese(q.lang) || isJapanese(q.lang) {
		separator, dash = "，", "——"
		if isJapanese(q.lang) {
			separator = "、"
		}
	}
	return out + dash + strings.Join(who, separator)
}

func isChinese(lang string) bool  { return lang == "zh" || strings.HasPrefix(lang, "zh-") }
func isJapanese(lang string) bool { return lang == "ja" || strings.HasPrefix(lang, "ja-") }
func isKorean(lang string) bool   { return lang == "ko" || strings.HasPrefix(lang, "ko-") }

// isTraditional reports whether lang is Chinese in traditional characters.
func isTraditional(lang string) bool { return strings.HasPrefix(lang, "zh-Hant") }

// isLatin reports whether lang is set in an alphabet: lines follow words, not cells.
func isLatin(lang string) bool {
	return lang != "" && !isChinese(lang) && !isJapanese(lang) && !isKorean(lang)
}

// rect returns an area of a theme as a scene rectangle.
func rect(r theme.Rect) scene.Rect { return scene.Rect{X: r.X, Y: r.Y, W: r.W, H: r.H} }

// Form is one layout that a card may take.
type Form struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
	What string `json:"what"`
}

// Layouts lists the layouts that are drawn, for `cards list layouts`.
func Layouts() []Form {
	return []Form{
		{"quote", "left", "flush left from the top margin, or in the optical middle when two clauses mirror each other"},
		{"quote", "centre", "centred by ink, in the optical middle"},
		{"quote", "vertical", "in columns from the right (Chinese and Japanese); the theme paper sets all such quotes so, between ruled columns"},
		{"quote", "lead", "a short first sentence large, the rest small under it; the theme night does so by itself"},
		{"quote", "bilingual", "the quote and its translation under it"},
		{"quote", "portrait-side", "the speaker's portrait beside the words on wide pages, over them on tall ones"},
		{"quote", "big-number", "a figure of the quote set large, and what it is held against to one scale; taken by itself where a quote has number"},
		{"quote", "hanging-mark", "an oversized quotation mark beside the first line, or over it where the page is narrow"},
		{"quote", "photo", "on a photograph that fills the page, on its calm side; beside it where a scrim would hide it; a quote with a picture is set so by itself"},
		{"list", "list", "two to five quotes under a title, each in a cell of its own"},
		{"timeline", "vertical", "axis down the page, dates as a column; two columns on slides; to scale, or with both sides of the axis in use"},
		{"timeline", "horizontal", "a time scale across the page, events as flags above and below; columns in equal steps, ages by powers of ten, or a part enlarged on a second ruler"},
		{"timeline", "serpentine", "rows that turn, a card under every mark"},
		{"timeline", "lanes", "parallel stories under one ruler; lines that run down beside each other where the page is not wide"},
		{"timeline", "list", "a table of dates; the theme paper sets Chinese and Japanese ones in columns from the right"},
		{"cover", "left", "a title as large as it goes"},
		{"cover", "photo", "a title on the cover's picture"},
		{"cover", "core", "a title in the middle that every view of the platform shows"},
	}
}
