// Package deck reads what users write, a deck of quotes and dated events, into a typed model in which every
// value knows where it stood, and tells everything that is wrong with it at once.
//
// The way through the rooms: load.go reads files, use.go merges the house's file, check.go holds the tree
// against the table of keys (table.go), decode*.go turn it into the types, refs.go and words.go check what
// depends on more than one value, cards.go and resolve.go answer what layouts ask.
package deck

import (
	"cards/internal/diag"
	"cards/internal/edtf"
)

// Date is a date of the deck, EDTF or natural words turned into it.
type Date = Value[edtf.Date]

// Deck is a whole deck.
type Deck struct {
	// File is the path as it was given, for messages and to resolve relative paths.
	File string
	// Stem is the file's name without its extension: <deck> in the paths of output. Standard input is "deck".
	Stem string

	Title Localised
	// Lang is the BCP 47 tag as written; Language also knows what to do without one.
	Lang Text
	// Date is the day the words were said.
	Date Date
	// AsOf is the asof of the deck as written; AsOfLine applies the default.
	AsOf AsOf
	// Theme is a built-in name or a path.
	Theme Text
	// Variant is light, dark, auto or empty.
	Variant Text
	// Series is a line with the places {n} and {of}.
	Series Localised
	// RunOn is what runs on from card to card of a carousel.
	RunOn RunOn
	// Sizes are names, WxH or Wxauto.
	Sizes   []Size
	Formats []Text
	Use     Text

	Defaults Defaults
	// Fonts are the user's own faces: serif, sans …, by weight.
	Fonts []Font
	// Normalise says what of punctuation and spaces is set right: all of it, unless the deck says otherwise.
	Normalise Normalise
	Brand     Brand
	Speakers  []*Speaker
	Sources   []*Source

	// Cover and End are nil when the deck has none (or says false).
	Cover *Cover
	End   *End

	Quotes    []*Quote
	Lists     []*List
	Timelines []*Timeline

	// Order names the cards in the order of the deck; empty is the default order.
	Order []Text
	// Post is what is posted with the pictures, for every platform or by platform.
	Post []Post
	// Langs are the languages in which the deck is drawn; empty is its own.
	Langs []Text

	language string
}

// RunOn is what runs on from card to card: a rule, a picture, or nothing.
type RunOn struct {
	// What is rule, none or empty; empty too where Image says what.
	What Text
	// Image is the picture that runs through the cards; nil where none does. Edge is foot, top or empty, which is foot.
	Image *Image
	Edge  Text
}

// AsOf is the line across timelines after which all is forecast.
type AsOf struct {
	Pos  diag.Pos
	Set  bool
	Date Date
	// Label is the deck's own word; where it is not set, Interview says which of ours fits.
	Label Localised
	// Interview is true when a source is an interview: the label is then 采访, else 截至.
	Interview bool
}

// Size is a size that the deck asks for.
type Size struct {
	// Text is the name as written: square, xhs, 1080x1440, 1080xauto.
	Text
	// Width and Height are in px; both are 0 for a name, Height is 0 for WxH with H auto.
	Width, Height int
}

// Auto reports whether the height follows from the content.
func (s Size) Auto() bool { return s.Width > 0 && s.Height == 0 }

// Named reports whether the size is a name, to be looked up in the table of sizes.
func (s Size) Named() bool { return s.Width == 0 }

// Defaults are what quotes and timelines have that do not say otherwise.
type Defaults struct {
	Speaker Text
	Source  Text
	Layout  Text
}

// Font is a face of the user's.
type Font struct {
	// Family is the role: serif, sans, …
	Family string
	// Weight is 1 to 1000.
	Weight int
	// Path is relative to the file that names it.
	Path Text
}

// Brand is whose cards they are.
type Brand struct {
	Pos    diag.Pos
	Name   Localised
	Handle Text
	Logo   Text
	URL    Text
	Seal   Text
	// Kind is news or another word; news turns quotation marks on.
	Kind Text
	Call Localised
	// Colours replace colours of the theme, in the order of the deck.
	Colours []Colour
}

// Colour gives a role of the theme another colour, #RGB or #RRGGBB.
type Colour struct {
	Role string
	Text
}

// Speaker is someone who says something.
type Speaker struct {
	Pos  diag.Pos
	Item string
	// ID is the key in the map, or empty for a name that stands in the place of a key.
	ID       string
	Name     Localised
	Role     Localised
	Dynasty  Localised
	Portrait Text
	// Focus is the point of the portrait that stays in view, 0 to 1 from the left and the top; nil is the theme's choice.
	Focus *Focus
}

// Focus is a point of a picture in parts of its width and height, from the left and the top.
type Focus struct {
	X, Y float64
	Pos  diag.Pos
}

// Source is where words come from.
type Source struct {
	Pos  diag.Pos
	Item string
	// ID is the key in the map, or empty for a title that stands in the place of a key.
	ID    string
	Title Localised
	// Kind is interview, speech, book, article, post, court or another word.
	Kind      Text
	URL       Text
	Published Date
	// File is the transcript that quotes are verified against.
	File Text
	// TranslatedFrom is a BCP 47 tag.
	TranslatedFrom Text
	// Corrections are mistakes of recognition and what was said.
	Corrections []Correction
	// Author, Chapter, Page, Edition and Year describe books.
	Author, Chapter, Page, Edition Localised
	Year                           Date
}

// Correction is a mistake of recognition and what was said instead.
type Correction struct {
	Heard string
	Said  Text
}

// Cover is the first card.
type Cover struct {
	Pos      diag.Pos
	Item     string
	Title    Localised
	Subtitle Localised
	Image    *Image
	// Alt and Caption replace the text alternative and the caption that the card would have.
	Alt, Caption Localised
}

// End is the last card.
type End struct {
	Pos   diag.Pos
	Item  string
	Title Localised
	Text  Localised
	URL   Text
	QR    Flag
	Image *Image
	// Alt and Caption are as those of a Cover.
	Alt, Caption Localised
}

// Image is a picture.
type Image struct {
	Pos  diag.Pos
	Item string
	// File is relative to the file that names it.
	File  Text
	Focus *Focus
	// Treatment is plain, duotone or empty.
	Treatment Text
	Credit    Localised
}

// Post is what is posted with the pictures.
type Post struct {
	// Platform is empty for every platform.
	Platform string
	Title    Localised
	Text     Localised
	Tags     []Text
}

// pos is where it stands: its first value.
func (p *Post) pos() diag.Pos {
	switch {
	case p.Title.Set:
		return p.Title.Pos
	case p.Text.Set:
		return p.Text.Pos
	}
	return p.Tags[0].Pos
}
