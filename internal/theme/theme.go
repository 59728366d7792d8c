// Package theme says how pictures should look: palettes, type, space, decoration and the tokens of
// timelines, read from data files that inherit from one another; and the table of page sizes with their
// classes, smallest type and safe areas. Themes are data only: no code and no templates run out of them.
//
// Lengths called tokens are px on a page of the class's reference size (phone 1080 wide, slide 1920×1080,
// banner 1200×630); Size.Unit turns them into px of a given page. Shares and em have no unit.
package theme

import (
	"image/color"

	"cards/internal/diag"
)

// Theme is a theme in one variant, with everything that it inherits. It is not changed after loading; copies
// made by WithBrandColours share its slices.
type Theme struct {
	// Name is the built-in name or the path that was asked for.
	Name string
	// Label and Mood are words for people, by language (BCP 47); either may be empty.
	Label, Mood map[string]string
	// Variant is Light or Dark.
	Variant Variant
	// Variants are those that the theme has, its own first.
	Variants   []Variant
	Colours    Colours
	Type       Type
	Space      Space
	Decoration Decoration
	Timeline   Timeline
	// Fonts are the files that the theme and its ancestors name, in place of the built-in faces.
	Fonts []FontFile
}

// FontFile is a font file that a theme names for a family and weight.
type FontFile struct {
	Family Family
	// Weight is 100…900.
	Weight int
	// Path is relative to the file that names it, which Pos tells.
	Path string
	Pos  diag.Pos
}

// Variant is the light or the dark twin of a theme.
type Variant string

// The variants; Auto is the theme's own.
const (
	Auto  Variant = "auto"
	Light Variant = "light"
	Dark  Variant = "dark"
)

// Colours is one palette. All colours are opaque.
type Colours struct {
	// Ground is behind everything.
	Ground color.NRGBA `key:"ground"`
	// Ink is quotes, names and titles: at least 7:1 on Ground.
	Ink color.NRGBA `key:"ink"`
	// Second is the rest of a long quote whose first sentence is set large: at least 7:1.
	Second color.NRGBA `key:"second"`
	// Soft is sources, labels and event texts: at least 4.5:1 on Ground, Band, Ruler and Field.
	Soft color.NRGBA `key:"soft"`
	// AccentText is text in the accent, at least 4.5:1 on Ground; not to be set on Band.
	AccentText color.NRGBA `key:"accent_text"`
	// AccentShape is the accent for shapes only: at least 3:1 on Ground.
	AccentShape color.NRGBA `key:"accent_shape"`
	// OnAccent is text upon AccentShape (the characters of a seal): at least 4.5:1 there.
	OnAccent color.NRGBA `key:"on_accent"`
	// Rule is hairlines and table rules, never text.
	Rule color.NRGBA `key:"rule"`
	// Band is behind the events of an era.
	Band color.NRGBA `key:"band"`
	// Ruler is the band of a time scale, which carries year labels.
	Ruler color.NRGBA `key:"ruler"`
	// Faint is strokes only: ticks and poles.
	Faint color.NRGBA `key:"faint"`
	// Held is the text of events that aren't told yet, in frames that reveal: at least 4.5:1.
	Held color.NRGBA `key:"held"`
	// Field is the theme's one large flat shape (night's limb).
	Field color.NRGBA `key:"field"`
	// Lanes tell lanes apart, for colour-blind readers too, and serve as text: at least 4.5:1 on Ground.
	Lanes [6]color.NRGBA `key:"lanes"`
}

// Family is a kind of type; the catalogue of fonts gives the face for a language.
type Family string

// The families.
const (
	Serif Family = "serif"
	Sans  Family = "sans"
)

// Emphasis is how marked words of a quote are set off.
type Emphasis string

// The kinds of emphasis: dots beside the characters (着重号), the text accent, a highlighter's stroke in the band's colour, or
// a line in the accent.
const (
	EmphasisDots      Emphasis = "dots"
	EmphasisAccent    Emphasis = "accent"
	EmphasisHighlight Emphasis = "highlight"
	EmphasisUnderline Emphasis = "underline"
)

// Type is everything about setting words.
type Type struct {
	// Scale holds the sizes that fitting may choose, px at 1080 wide, falling.
	Scale []float64 `key:"scale" range:"8,2000"`
	// Leading holds the line pitches; see Theme.Leading.
	Leading []LeadingRow `key:"leading"`
	// Lengths holds the largest size of a quote by its length, rising; see Theme.QuoteStart.
	Lengths []LengthRow `key:"lengths"`
	// Even is the ratio of the largest to the smallest size of quotes of a series that take the smallest; 1 leaves each its own.
	Even float64 `key:"even" range:"1,4"`
	// Split is the most characters that one page of a divided quote should hold.
	Split int `key:"split" range:"20,2000"`
	// Hang tells whether a closing stop hangs outside the measure; if not, it counts Stop em.
	Hang bool    `key:"hang"`
	Stop float64 `key:"stop" range:"0,1"`
	// Gap is the space between Han and Latin letters or digits, em.
	Gap float64 `key:"gap" range:"0,0.5"`
	// Optical moves large lines out of the margin, so that their ink stands on it.
	Optical Optical `key:"optical"`
	// Emphasis is how marked words are set off.
	Emphasis Emphasis `key:"emphasis"`
	// AccentMark is the least size, px at 1080 wide, at which a quote's closing mark may take AccentText.
	AccentMark float64 `key:"accent_mark" range:"0,2000"`
	Roles      Roles   `key:"roles"`
}

// LeadingRow is one row of the table of line pitches. Conditions that are zero always hold.
type LeadingRow struct {
	// From is the least size, px at 1080 wide.
	From float64 `key:"from" range:"0,2000"`
	// Lines is the most lines.
	Lines int `key:"lines" range:"0,1000"`
	// Class is the class of the page.
	Class Class `key:"class"`
	// Script is "latin" for text in Latin script.
	Script Script `key:"script"`
	// Leading is the pitch from baseline to baseline, em.
	Leading float64 `key:"leading" range:"0.8,3"`
}

// Script narrows a LeadingRow to one kind of writing.
type Script string

// The scripts that rows may name.
const (
	AnyScript   Script = ""
	LatinScript Script = "latin"
)

// LengthRow gives the largest size of quotes of up to Upto characters.
type LengthRow struct {
	Upto int `key:"upto" range:"1,100000"`
	// Size is px at 1080 wide.
	Size float64 `key:"size" range:"8,2000"`
	// Weight replaces the quote's weight when it isn't 0.
	Weight int `key:"weight" range:"0,900"`
}

// Optical is the correction of flush lines: Share em out of the margin, from size From (px at 1080 wide) on.
type Optical struct {
	Share float64 `key:"share" range:"0,0.2"`
	From  float64 `key:"from" range:"0,2000"`
}

// Role is how one kind of text is set.
type Role struct {
	Family Family `key:"family"`
	// Weight is 400 or 700; layouts may choose the other (a forecast is set in 400).
	Weight int `key:"weight" range:"400,700"`
	// Italic is for Latin only.
	Italic bool `key:"italic"`
	// Size is the preferred size, a token; zero where the size is found by fitting.
	Size ByClass `key:"size" range:"8,2000"`
	// Tracking is added between characters, em.
	Tracking float64 `key:"tracking" range:"-0.05,0.5"`
	// Leading is the line pitch in em; zero where Theme.Leading gives it.
	Leading float64 `key:"leading" range:"0,3"`
}

// Roles are the kinds of text; their names are those of the boxes in inspect where both exist.
type Roles struct {
	Quote       Role `key:"quote"`
	QuoteRest   Role `key:"quote_rest"`
	Translation Role `key:"translation"`
	Title       Role `key:"title"` // of a cover
	Subtitle    Role `key:"subtitle"`
	Name        Role `key:"name"`      // of the speaker, across
	Signature   Role `key:"signature"` // the same, running down a column
	Role        Role `key:"role"`      // of the speaker
	Source      Role `key:"source"`
	Brand       Role `key:"brand"`
	Handle      Role `key:"handle"`
	Page        Role `key:"page"` // mark of a page
	Note        Role `key:"note"`
	Number      Role `key:"number"`
	Headline    Role `key:"headline"` // of a timeline
	EventTitle  Role `key:"event_title"`
	EventText   Role `key:"event_text"`
	Year        Role `key:"year"` // in a column of years
	Day         Role `key:"day"`  // under or beside its year
	Date        Role `key:"date"` // in one line
	Era         Role `key:"era"`
	Lane        Role `key:"lane"`
	Tick        Role `key:"tick"` // ticks, breaks
	Legend      Role `key:"legend"`
}

// Space is where things stand.
type Space struct {
	// Grid is the step on which blocks stand, px at 1080 wide.
	Grid float64 `key:"grid" range:"1,64"`
	// Margin holds the margins by class; LeastMargin is the least share of the short side. See Theme.Margins.
	Margin      MarginByClass `key:"margin"`
	LeastMargin float64       `key:"least_margin" range:"0,0.4"`
	// Centre is where the middle of a free block stands, as a share of the height it has.
	Centre float64 `key:"centre" range:"0.2,0.8"`
	// Neighbour is the least space between texts on one baseline, Within that between parts of one item, em.
	Neighbour float64 `key:"neighbour" range:"0,5"`
	Within    float64 `key:"within" range:"0,5"`
	// Clearance is the least distance of ink boxes in timelines, a token.
	Clearance float64 `key:"clearance" range:"0,200"`
}

// MarginByClass holds margins by class, tokens; a banner's follow its short side.
type MarginByClass struct {
	Phone  Margin `key:"phone"`
	Slide  Margin `key:"slide"`
	Banner Margin `key:"banner"`
}

// Margin is the margin at left and right (X) and at top and bottom (Y).
type Margin struct {
	X float64 `key:"x" range:"0,400"`
	Y float64 `key:"y" range:"0,400"`
}
