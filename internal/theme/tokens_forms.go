package theme

// Tokens of quotes in special forms: a figure set large, an oversized quotation mark.

// BigFigure is a figure of a quote set very large, and the scale on which it is held against another.
type BigFigure struct {
	// Words is the size of what stands beside a figure, as a share of the figure's; 1 sets them as one line.
	Words float64 `key:"words" range:"0.2,1"`
	// Beside is the most characters of the sentence that may stand before a figure on its line; more stand above it.
	Beside int `key:"beside" range:"0,40"`
	// Bar is the height of a bar, Field that of the field of a whole; a theme without Field draws bars for shares too, and one with it
	// draws figures of other kinds so that their inks are in the ratio of their values.
	Bar   ByClass `key:"bar" range:"1,400"`
	Field ByClass `key:"field" range:"0,800"`
	// Axis asks for ticks under the last bar: Tick and Major are their lengths.
	Axis  bool    `key:"axis"`
	Tick  float64 `key:"tick" range:"0,200"`
	Major float64 `key:"major" range:"0,200"`
	// Accent gives the accent to the figure that the others are held against too, where it is legible; its bar has it anyway.
	Accent bool `key:"accent"`
	// On and Off are the strokes of hatching and what is between them, across the stroke.
	On  float64 `key:"on" range:"0.5,100"`
	Off float64 `key:"off" range:"0.5,100"`
	// Full is the most of the room's height that a figure alone takes; Ratio the ratio from which on a true scale is given up, Small
	// the size of the smaller figure then.
	Full  float64 `key:"full" range:"0.1,0.9"`
	Ratio float64 `key:"ratio" range:"2,1000"`
	Small float64 `key:"small" range:"8,1000"`
	// Quote is the size of a quote that stands under its figure.
	Quote ByClass `key:"quote" range:"8,400"`
}

// HangingMark is an oversized quotation mark: beside the first line of a quote, or over it.
type HangingMark struct {
	// Size is its height beside words, Over that over them; a corner (「) is Corner times as high, since it is all height.
	Size   ByClass `key:"size" range:"8,1000"`
	Over   ByClass `key:"over" range:"8,1000"`
	Corner float64 `key:"corner_height" range:"0.2,2"`
	// Gap is between it and the words; Most the longest quote, in characters, that has it over its words on a page that is not wide.
	Gap  ByClass `key:"gap" range:"0,400"`
	Most int     `key:"most" range:"0,1000"`
	// Stroke is that of its outline; 0 fills it.
	Stroke float64    `key:"stroke" range:"0,40"`
	Colour ColourName `key:"colour"`
	// Curly and CornerMark are its outlines, 100 high, for languages that open with “ and with 「.
	Curly      Outline `key:"curly"`
	CornerMark Outline `key:"corner"`
}
