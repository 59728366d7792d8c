package theme

import "image/color"

// Photo is how words stand on a photograph that fills the page, in every theme; Show gives the theme's own cards the same order where
// they have no picture: words low on the page, over them the streak of a long exposure.
type Photo struct {
	Show bool `key:"show"`
	// Tones are the colours of a duotone, Low those of a picture so dark that large words can stand anywhere on it; a theme that
	// names none has them made from its palette. Veil is how much of the darkest colour lies over the latter.
	Tones Tones   `key:"tones"`
	Low   Tones   `key:"low"`
	Veil  float64 `key:"veil" range:"0,1"`
	// Quote and Text are the contrasts that a scrim is made for: a little over what is needed, for the grain of a picture.
	Quote float64 `key:"quote" range:"7,21"`
	Text  float64 `key:"text" range:"4.5,21"`
	// Most is the most opacity of a scrim; beyond it the page takes a second form.
	Most float64 `key:"most" range:"0,1"`
	// Busy is the largest share of the picture under words that may be edges.
	Busy float64 `key:"busy" range:"0,1"`
	// Around is what a scrim covers about words, Fade the least length over which it fades, Reach the most as a share of the side.
	Around float64 `key:"around" range:"0,400"`
	Fade   float64 `key:"fade" range:"0,800"`
	Reach  float64 `key:"reach" range:"0,1"`
	// Side is the share of the page that words take on one of its sides, More what they take if that is not enough, Column the same
	// of a wide page's width.
	Side   float64 `key:"side" range:"0.2,0.9"`
	More   float64 `key:"more" range:"0.2,0.95"`
	Column float64 `key:"column" range:"0.2,0.9"`
	// Shrink is the least share of its usual size that a quote may have, for the picture to keep its part.
	Shrink float64 `key:"shrink" range:"0.1,1"`
	// Band is the share of the page that a picture keeps over words which stand beside it, Strip that over a timeline.
	Band  float64 `key:"band" range:"0.1,0.8"`
	Strip float64 `key:"strip" range:"0.05,0.6"`
	// Under is from there to the words, Keep between the words and those that sign the card, Row between lines of those.
	Under ByClass `key:"under" range:"0,400"`
	Keep  ByClass `key:"keep" range:"0,400"`
	Row   ByClass `key:"row" range:"0,400"`
	// Large is the least size of words on a picture in Low.
	Large float64 `key:"large" range:"8,2000"`
	// Visible is the least share of a picture that shows where it fills the page; else it goes on, blurred, behind the words.
	Visible float64 `key:"visible" range:"0,1"`
	// Accent gives the name the accent.
	Accent bool   `key:"accent"`
	Streak Streak `key:"streak"`
}

// Tones are the colours of dark, middle and light tones; At is the tone of the middle one, 0 to 1.
type Tones struct {
	Dark  color.NRGBA `key:"dark"`
	Mid   color.NRGBA `key:"mid"`
	Light color.NRGBA `key:"light"`
	At    float64     `key:"at" range:"0.05,0.95"`
}

// Streak is a line of light from a horizon to the page's edge, which thins as it rises.
type Streak struct {
	// Foot is where it begins, as a share of the width; Least the least height over the words, as a share of the page's.
	Foot  float64 `key:"foot" range:"0,1"`
	Least float64 `key:"least" range:"0,1"`
	// Wide and Thin are its strokes at the foot and at the end.
	Wide float64 `key:"wide" range:"0.5,40"`
	Thin float64 `key:"thin" range:"0.5,40"`
	// Clear is from the horizon to the words under it.
	Clear ByClass `key:"clear" range:"0,400"`
}
