package theme

// Dial is a ruler at the head of a card with a tick for each year from the deck's first date to its last, and a needle at the
// date of the words; where a deck has no dates it counts the cards. Under the words a rule parts them from the names. Lengths
// are tokens.
type Dial struct {
	Show bool `key:"show"`
	// Line is the ruler's stroke, which a major tick has too; Fine that of a minor one.
	Line float64 `key:"line" range:"1,40"`
	Fine float64 `key:"fine" range:"1,40"`
	// Minor, Major and Needle are lengths from the ruler's upper edge; Stroke is the needle's width.
	Minor  ByClass `key:"minor" range:"1,400"`
	Major  ByClass `key:"major" range:"1,400"`
	Needle ByClass `key:"needle" range:"1,400"`
	Stroke float64 `key:"stroke" range:"1,80"`
	// Label is from the ruler's upper edge to the em box of the labels at its ends, End the size of those and At that of the
	// needle's, on the same baseline.
	Label ByClass `key:"label" range:"0,400"`
	End   ByClass `key:"end" range:"8,400"`
	At    ByClass `key:"at" range:"8,400"`
	// Beside is between the needle and its label; with less than Turn at the right, the label stands at its left.
	Beside float64 `key:"beside" range:"0,200"`
	Turn   float64 `key:"turn" range:"0,2000"`
	// Apart is the least between the needle's label and one at an end, which gives way.
	Apart float64 `key:"apart" range:"0,800"`
	// Most is the most ticks that stand for one unit each, Cards the same for cards.
	Most  int `key:"most" range:"10,2000"`
	Cards int `key:"cards" range:"10,2000"`
	// Under is between the foot's rule and the name, Row between the rows there, Clear between words and what is above and
	// below them.
	Under ByClass `key:"under" range:"0,400"`
	Row   ByClass `key:"row" range:"0,400"`
	Clear ByClass `key:"clear" range:"0,400"`
}
