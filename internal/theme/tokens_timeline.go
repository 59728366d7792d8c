package theme

// Tokens of timelines.

// Timeline holds the tokens of timelines: lengths are tokens.
type Timeline struct {
	// HeadlineTwo is the size of headlines of two lines, HeadlineLong of those over HeadlineChars characters.
	HeadlineTwo   ByClass `key:"headline_two" range:"8,2000"`
	HeadlineLong  ByClass `key:"headline_long" range:"8,2000"`
	HeadlineChars int     `key:"headline_chars" range:"1,1000"`
	// Margin holds the margins of timelines, which are fuller pages than quotes; tokens as in Space.Margin.
	Margin MarginByClass `key:"margin"`
	Head   Head          `key:"head"`
	Foot   Foot          `key:"foot"`
	Column Column        `key:"column"`
	Tag    Tag           `key:"tag"`
	// DayAlone is the size of a day that stands without its year.
	DayAlone ByClass  `key:"day_alone" range:"8,2000"`
	Vertical Vertical `key:"vertical"`
	Axis     Axis     `key:"axis"`
	Dot      Dot      `key:"dot"`
	Bar      Bar      `key:"bar"`
	Break    Break    `key:"break"`
	Ruler    Ruler    `key:"ruler"`
	Flag     Flag     `key:"flag"`
	Hatch    Hatch    `key:"hatch"`
	Era      Era      `key:"era"`
	AsOf     AsOf     `key:"asof"`
	Lane     Lane     `key:"lane"`
	List     List     `key:"list"`
}

// Head is the head of a timeline.
type Head struct {
	// Credit is between the headline's foot and the line under it, Body between the head and the events.
	Credit float64 `key:"credit" range:"0,400"`
	Body   ByClass `key:"body" range:"0,400"`
}

// Foot is the foot of a timeline: brand, legend, sources.
type Foot struct {
	// Body is between the events and the foot, Row between rows of the foot, Label between a mark and its label, Mark
	// the radius of a mark.
	Body  ByClass `key:"body" range:"0,400"`
	Row   float64 `key:"row" range:"0,200"`
	Label float64 `key:"label" range:"0,200"`
	Mark  float64 `key:"mark" range:"1,100"`
}

// Column is one of several columns of events on a page.
type Column struct {
	// Gap is between columns; Least is the least width of the text, em of its type.
	Gap   ByClass `key:"gap" range:"0,800"`
	Least float64 `key:"least" range:"1,100"`
	// Date is the most that a column of dates takes, as a share of the column.
	Date float64 `key:"date" range:"0.05,0.9"`
}

// Tag is the framed word of an event's status.
type Tag struct {
	Stroke float64 `key:"stroke" range:"0,40"`
	Pad    float64 `key:"pad" range:"0,200"`
}

// Vertical is the geometry of an axis that runs down.
type Vertical struct {
	// Axis is from the margin to the axis, Text from the axis to the text.
	Axis ByClass `key:"axis" range:"0,2000"`
	Text ByClass `key:"text" range:"0,2000"`
	// Break is the height of a break, with BreakSpace above and below.
	Break      float64 `key:"break" range:"0,800"`
	BreakSpace ByClass `key:"break_space" range:"0,800"`
	// GapLeast and GapMost bound the space between events.
	GapLeast ByClass `key:"gap_least" range:"0,800"`
	GapMost  ByClass `key:"gap_most" range:"0,800"`
	// Mark is how far above a title's baseline its dot is centred, in em of the title.
	Mark float64 `key:"mark" range:"0,1"`
}

// Axis is the line of time.
type Axis struct {
	Width float64 `key:"width" range:"0,40"`
	// Arrow is half the width of an arrow head, and its length.
	Arrow float64 `key:"arrow" range:"0,200"`
	// Dash is drawn after the deck's date: lengths on and off.
	Dash   []float64  `key:"dash" range:"0.5,200"`
	Colour ColourName `key:"colour"`
}

// Dot marks a moment.
type Dot struct {
	Radius float64 `key:"radius" range:"1,200"`
	// Square makes all of them squares with sides of twice the radius.
	Square bool `key:"square"`
	// Colour is that of events in no lane; ink when empty.
	Colour ColourName `key:"colour"`
	// Ring is the stroke of a hollow dot, as a share of Radius.
	Ring float64 `key:"ring" range:"0.05,1"`
	// Dashes and On are the number of dashes of a forecast's ring, and the share of it that is drawn.
	Dashes int     `key:"dashes" range:"1,60"`
	On     float64 `key:"on" range:"0.1,1"`
}

// Bar marks a span, or the interval within which a moment lies.
type Bar struct {
	Width float64 `key:"width" range:"1,200"`
	// Pale is how much of the mark's colour a bar of "somewhere within" has, mixed with what is behind it.
	Pale float64 `key:"pale" range:"0,1"`
	// Least is the least length.
	Least float64 `key:"least" range:"0,200"`
	// Stroke and Dash are those of a forecast's outline.
	Stroke float64   `key:"stroke" range:"0,40"`
	Dash   []float64 `key:"dash" range:"0.5,200"`
	// Fade is the share of the length over which an uncertain end fades in, Overhang how far it is drawn beyond
	// the boundary.
	Fade     float64 `key:"fade" range:"0,0.5"`
	Overhang float64 `key:"overhang" range:"0,1"`
}

// Break is where empty time is left out.
type Break struct {
	// Amplitude is half the width of the zigzag, Length its length on a line.
	Amplitude float64 `key:"amplitude" range:"0,200"`
	Stroke    float64 `key:"stroke" range:"0,40"`
	Length    float64 `key:"length" range:"0,400"`
	// TeethBand is the number of teeth over a ruler band.
	TeethBand int `key:"teeth_band" range:"1,40"`
	// Width is the gap in a ruler band.
	Width  ByClass    `key:"width" range:"0,800"`
	Colour ColourName `key:"colour"`
}

// Ruler is the band of a time scale.
type Ruler struct {
	Height ByClass `key:"height" range:"4,400"`
	// Tick is the length of the minor ticks, Stroke their width, Label the space between a tick and its label.
	Tick   float64 `key:"tick" range:"0,400"`
	Stroke float64 `key:"stroke" range:"0,40"`
	Label  float64 `key:"label" range:"0,200"`
}

// Flag is an event on a pole over a horizontal scale.
type Flag struct {
	// Pole is the pole's width, Text the space from it to the text, Apart the least space between poles.
	Pole  float64 `key:"pole" range:"0,40"`
	Text  float64 `key:"text" range:"0,200"`
	Apart float64 `key:"apart" range:"0,200"`
	// Title is from the date's baseline to the title's first, Line between the title's lines, TextFirst from the
	// title's last to the text's first, TextLine between the text's lines.
	Title     float64 `key:"title" range:"0,400"`
	Line      float64 `key:"line" range:"0,400"`
	TextFirst float64 `key:"text_first" range:"0,400"`
	TextLine  float64 `key:"text_line" range:"0,400"`
	// Dash is a forecast's pole.
	Dash []float64 `key:"dash" range:"0.5,200"`
}

// Hatch fills time that has not come: lines at 45°.
type Hatch struct {
	Pitch  float64 `key:"pitch" range:"1,200"`
	Stroke float64 `key:"stroke" range:"0,40"`
}

// Era is a rectangle behind events.
type Era struct {
	// Strip is its mark on the axis, Pad the space inside it.
	Strip float64 `key:"strip" range:"0,200"`
	Pad   float64 `key:"pad" range:"0,200"`
}

// AsOf is the line of the deck's date.
type AsOf struct {
	Stroke float64   `key:"stroke" range:"0,40"`
	Dash   []float64 `key:"dash" range:"0.5,200"`
}

// Lane is the geometry of parallel stories.
type Lane struct {
	// Tie joins the marks of an event in two lanes, Track is between tracks on a phone, Row between rows in a
	// lane, Bar the colour at a lane's head.
	Tie   float64 `key:"tie" range:"0,40"`
	Track float64 `key:"track" range:"1,400"`
	Row   float64 `key:"row" range:"1,400"`
	Bar   float64 `key:"bar" range:"0,200"`
}

// List is the geometry of a table of dates.
type List struct {
	// Date is from the margin to the text.
	Date ByClass `key:"date" range:"0,2000"`
	// Full is the rule where the year changes, Within the one inside a year.
	Full   float64 `key:"full" range:"0,40"`
	Within float64 `key:"within" range:"0,40"`
	// Top is the table's first rule; Inner the colour of those within a year.
	Top   float64    `key:"top" range:"0,40"`
	Inner ColourName `key:"inner"`
	// GapLeast and GapMost bound the space a row has beside its lines.
	GapLeast float64 `key:"gap_least" range:"0,400"`
	GapMost  float64 `key:"gap_most" range:"0,400"`
	// Vertical asks for the table in columns from right to left (年表) where the language is written so and the events fit; Frame
	// is from the page's edge to the double frame round it.
	Vertical bool    `key:"vertical"`
	Frame    ByClass `key:"frame" range:"0,400"`
}
