package theme

// Book is a page of a cloth-bound book: a thick and a thin rule at the head, a thin one at the foot, and between them a
// narrow margin column beside the column of text. Lengths are tokens.
type Book struct {
	Show bool `key:"show"`
	// Thick and Thin are the strokes of the rules, Apart the space between the two at the head.
	Thick float64 `key:"thick" range:"0,40"`
	Thin  float64 `key:"thin" range:"0,40"`
	Apart float64 `key:"apart" range:"0,100"`
	// Column is from the margin to the text, Gutter what of it stays free beside the text.
	Column ByClass `key:"column" range:"0,800"`
	Gutter ByClass `key:"gutter" range:"0,400"`
	// Head is between the rules at the head and the line under them, Body between that and the quote, Short the same for
	// quotes of up to ShortChars characters, which are set so large that they want the height.
	Head       ByClass `key:"head" range:"0,400"`
	Body       ByClass `key:"body" range:"0,400"`
	Short      ByClass `key:"short" range:"0,400"`
	ShortChars int     `key:"short_chars" range:"0,1000"`
	// Keep is between the quote and the rule at the foot, Foot between that rule and the names.
	Keep ByClass `key:"keep" range:"0,400"`
	Foot ByClass `key:"foot" range:"0,400"`
	// Row is between rows at the head and at the foot, em of the upper one.
	Row float64 `key:"row" range:"0,4"`
	// Tracking is added between the characters of a brand that is no Latin word, em.
	Tracking float64 `key:"tracking" range:"0,0.5"`
	// Open is the most by which the pitch of a quote's lines grows where the page has the height, em.
	Open float64 `key:"open" range:"0,1"`
	// Full is the share of its room from which a quote begins at the top; a shorter one has its middle at Middle of it.
	Full   float64 `key:"full" range:"0,1"`
	Middle float64 `key:"middle" range:"0,1"`
	Mark   Mark    `key:"mark"`
	Spine  Spine   `key:"spine"`
}

// Spine is the back of the binding on a cover: as wide as the margin column, parted from the board by a line, the joint, and
// with the brand running down it where that stands upright.
type Spine struct {
	// Joint is the line's stroke, Apart from it to the text column.
	Joint float64 `key:"joint" range:"0,40"`
	Apart ByClass `key:"apart" range:"0,400"`
	// Title is the size of the brand on it.
	Title ByClass `key:"title" range:"8,400"`
}

// Mark is an opening quotation mark drawn as an outline.
type Mark struct {
	// Size is that of the type whose mark it is, Stroke the outline's.
	Size   ByClass `key:"size" range:"8,2000"`
	Stroke float64 `key:"stroke" range:"0.5,40"`
	Weight int     `key:"weight" range:"400,700"`
	// Corner is the size of a corner mark (「), which fills more of its em, as a share of Size.
	Corner float64 `key:"corner" range:"0.1,2"`
	// Gap is between a mark over centred text and the text, em of the mark.
	Gap float64 `key:"gap" range:"0,2"`
}
