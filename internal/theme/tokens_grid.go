package theme

// Module is the visible grid of a Swiss page: columns with a bar on top of each, a head in them that signs the card, and a drawn
// quotation mark as wide as columns.
type Module struct {
	Show bool `key:"show"`
	// Columns is their number, a multiple of four; Gutter the space between them, Bar the height of the bars.
	Columns ByClass `key:"columns" range:"4,24"`
	Gutter  float64 `key:"gutter" range:"0,200"`
	Bar     ByClass `key:"bar" range:"1,80"`
	// Head is from the top of the bars to the first em box; Row the step of its rows in em of the source, RowWide that of the
	// second form.
	Head    ByClass `key:"head" range:"0,400"`
	Row     float64 `key:"row" range:"1,3"`
	RowWide float64 `key:"row_wide" range:"1,3"`
	// NameWide is the size of the name in the second form, in parts of its own.
	NameWide float64 `key:"name_wide" range:"0.5,2"`
	// Under is kept free between the head and what follows.
	Under float64 `key:"under" range:"0,400"`
	// CoreGap is between the columns of a page whose middle must make sense alone.
	CoreGap float64    `key:"core_gap" range:"0,400"`
	Mark    ModuleMark `key:"mark"`
	Disc    ModuleDisc `key:"disc"`
}

// ModuleMark is the quotation mark: twice a square with a quarter of a ring on it.
type ModuleMark struct {
	// Inner is the inner radius of the ring as a share of its outer one.
	Inner float64 `key:"inner" range:"0.05,0.95"`
	// Clear is from its foot to the ink of the first line; Most the longest quote, in characters, for which room is kept for it.
	Clear float64 `key:"clear" range:"0,400"`
	Most  int     `key:"most" range:"0,1000"`
}

// ModuleDisc is what a cover shows under its title: a large disc that leaves the page at right and foot, and a dot on the margin.
type ModuleDisc struct {
	// Dot is the dot's radius; Raise how far the disc's centre is above the dot's.
	Dot   float64 `key:"dot" range:"1,400"`
	Raise float64 `key:"raise" range:"0,400"`
	// Clear is the least distance from the disc to ink.
	Clear float64 `key:"clear" range:"0,400"`
}

// Underline is the line of EmphasisUnderline, em of the text.
type Underline struct {
	// Width is its stroke; Han and Latin are from the baseline to it, by the writing.
	Width float64 `key:"width" range:"0.01,0.3"`
	Han   float64 `key:"han" range:"0,0.5"`
	Latin float64 `key:"latin" range:"0,0.5"`
	// Inset is taken off at both ends, so that a heavy line begins and ends with the ink of characters that fill cells.
	Inset float64 `key:"inset" range:"0,0.2"`
}
