package theme

// Signature is where a quote's name and source stand.
type Signature string

// The places: down the right edge over the seal, or along the foot.
const (
	SignatureColumn Signature = "column"
	SignatureFoot   Signature = "foot"
)

// Decoration is what is drawn beside the words, and the places of the words that sign a card. Lengths are
// tokens unless said otherwise.
type Decoration struct {
	Signature Signature `key:"signature"`
	// Hairline, Rule and Heavy are stroke widths.
	Hairline float64 `key:"hairline" range:"0,40"`
	Rule     float64 `key:"rule" range:"0,40"`
	Heavy    float64 `key:"heavy" range:"0,40"`
	// Pitch is from foot to foot of the lines of a signature.
	Pitch      Pitch       `key:"pitch"`
	Keep       Keep        `key:"keep"`
	Seal       Seal        `key:"seal"`
	Logo       Logo        `key:"logo"`
	Code       Code        `key:"code"`
	Limb       Limb        `key:"limb"`
	Lead       Lead        `key:"lead"`
	Antithesis Antithesis  `key:"antithesis"`
	Grain      Grain       `key:"grain"`
	Leaf       Leaf        `key:"leaf"`
	Dial       Dial        `key:"dial"`
	Book       Book        `key:"book"`
	Horizon    Horizon     `key:"horizon"`
	Module     Module      `key:"module"`
	Photo      Photo       `key:"photo"`
	Underline  Underline   `key:"underline"`
	Imprint    Imprint     `key:"imprint"`
	Arcs       Arcs        `key:"arcs"`
	RunOn      RunOn       `key:"run_on"`
	Portrait   Portrait    `key:"portrait"`
	Figure     BigFigure   `key:"figure"`
	Hanging    HangingMark `key:"hanging"`
	// Figures numbers the quotes of a list with figures as large as they, not with small words (其一).
	Figures bool `key:"figures"`
}

// Imprint is the last card as an imprint page: the seal large, a sentence, and at the foot a table of who, where and when.
type Imprint struct {
	Show bool `key:"show"`
	// Sentence is the largest size of the sentence; Row the height of a row of the table, Width that of the table, and Value how far in
	// its values stand.
	Sentence ByClass `key:"sentence" range:"20,400"`
	Row      ByClass `key:"row" range:"16,200"`
	Width    ByClass `key:"width" range:"100,1600"`
	Value    ByClass `key:"value" range:"40,600"`
}

// Arcs is what a cover draws of the time that its deck tells of: an arc from the first event to the last, and hairlines to those between.
type Arcs struct {
	Show bool `key:"show"`
	// Width is the stroke of the arc, First and Last the radius of the dots at its ends.
	Width float64 `key:"width" range:"1,40"`
	First float64 `key:"first" range:"1,80"`
	Last  float64 `key:"last" range:"1,80"`
	// Most is the most events that have a hairline.
	Most int `key:"most" range:"0,60"`
	// Flat is the lowest arc that is drawn, as a share of its width.
	Flat float64 `key:"flat" range:"0.05,0.5"`
}

// RunOn is what runs on from card to card of a series, where a deck asks for it: a rule in the margin at the foot, or a picture.
type RunOn struct {
	// At is how far down the margin it stands, as a share of that.
	At    float64 `key:"at" range:"0.2,0.9"`
	Width float64 `key:"width" range:"1,40"`
	// Dot is the radius of the dots at its ends, on the first card and the last.
	Dot float64 `key:"dot" range:"0,60"`
	// Ink draws it in the ink, where the accent is too near what lies at the foot.
	Ink bool `key:"ink"`
	// Band is the share of what no platform covers that a picture takes.
	Band float64 `key:"band" range:"0.1,0.6"`
}

// Grain is the tooth and the fibres of paper, on every page.
type Grain struct {
	Show bool `key:"show"`
	// Step is one of two steps, lighter or darker, that a pixel may differ by, in 1/255.
	Step int `key:"step" range:"0,16"`
	// Area is the number of square px (tokens) that have one fibre.
	Area float64 `key:"area" range:"100,1000000"`
	Seed int     `key:"seed" range:"0,1000000000"`
}

// Leaf is a page of a woodblock book: a double frame, columns parted by rules (界行), and at the left the strip where the
// leaf is folded (版心), which carries title and number between two fishtails.
type Leaf struct {
	Show bool `key:"show"`
	// Outer and Inner are the strokes of the frame, Inset from the outer edge to the inner rule's outside.
	Outer float64 `key:"outer" range:"0,40"`
	Inner float64 `key:"inner" range:"0,40"`
	Inset float64 `key:"inset" range:"0,100"`
	// Strip is the width of the strip; Tail how far its fishtails stand from the frame, as a share of the height.
	Strip ByClass `key:"strip" range:"8,400"`
	Tail  float64 `key:"tail" range:"0.05,0.45"`
	// Title is the size of the strip's title as a share of its width; Number that of the number as a share of the title's.
	Title  float64 `key:"title" range:"0.1,1"`
	Number float64 `key:"number" range:"0.1,1"`
	// Trunk is the stroke of the line (象鼻) between frame and fishtail.
	Trunk float64 `key:"trunk" range:"0,40"`
	// Pad is between the inner rule and the first em box.
	Pad ByClass `key:"pad" range:"0,400"`
	// Pitch bounds the distance between columns, em of the text; wider than Most, a column is left blank.
	Least float64 `key:"least" range:"1,3"`
	Most  float64 `key:"most" range:"1,6"`
	// Open is the most that a verse may be spaced, em from one character to the next.
	Open float64 `key:"open" range:"1,3"`
	// Row is the most of a row that text fills in the horizontal twin, em box to row.
	Row float64 `key:"row" range:"0.3,1"`
	// Seal is the side of the seal on the last column of a poem.
	Seal ByClass `key:"seal" range:"8,800"`
}

// Pitch holds distances from the foot of one line of the signature to that of the next above.
type Pitch struct {
	// Role is from the source's foot to the role's, Name from the role's to the name's.
	Role float64 `key:"role" range:"0,400"`
	Name float64 `key:"name" range:"0,400"`
}

// Keep is room that the quote leaves.
type Keep struct {
	// Quote is between the quote's last em box and the signature at the foot.
	Quote float64 `key:"quote" range:"0,800"`
	// Column is left of a vertical signature.
	Column float64 `key:"column" range:"0,800"`
}

// Logo is the box of a brand's logo, which stands where the brand's name would.
type Logo struct {
	// Height and Width are the most that it takes of the page; End is how many times as large it is on a last card.
	Height ByClass `key:"height" range:"16,400"`
	Width  ByClass `key:"width" range:"16,1000"`
	End    float64 `key:"end" range:"1,4"`
	// Pad is the space between a logo that keeps its colours and the edge of its plate, Corner the radius of the plate's corners, as
	// shares of the shorter side.
	Pad    float64 `key:"pad" range:"0,0.4"`
	Corner float64 `key:"corner" range:"0,0.5"`
	// Title is the box of the logo that stands on a last card in place of a title.
	TitleHeight ByClass `key:"title_height" range:"16,800"`
	TitleWidth  ByClass `key:"title_width" range:"16,1600"`
}

// Code is the QR code of a last card.
type Code struct {
	// Side is that of a usual code with its quiet zone, Most that of one whose address is long; Module is the least side of a module.
	Side   ByClass `key:"side" range:"40,1000"`
	Most   ByClass `key:"most" range:"40,1600"`
	Module ByClass `key:"module" range:"2,40"`
	// Gap is between it and the title, Caption the most characters of an address that is written under it.
	Gap     ByClass `key:"gap" range:"0,400"`
	Caption int     `key:"caption" range:"0,200"`
}

// Seal is a square seal with the brand's characters, drawn once for all cards with one fixed seed. Shares are
// of its side.
type Seal struct {
	Show bool `key:"show"`
	// Size is the side on cards, End on the end card.
	Size ByClass `key:"size" range:"0,2000"`
	End  float64 `key:"end" range:"0,2000"`
	// Samples a side of the outline has; one in NickEvery is nicked inwards by up to the larger of NickLeast px
	// and Nick; the others by up to Tremor of that.
	Samples   int     `key:"samples" range:"4,1000"`
	NickEvery int     `key:"nick_every" range:"1,1000"`
	Nick      float64 `key:"nick" range:"0,0.2"`
	NickLeast float64 `key:"nick_least" range:"0,40"`
	Tremor    float64 `key:"tremor" range:"0,1"`
	// Corner is cut off the corners, Padding stands round the characters, Gap between them.
	Corner  float64 `key:"corner" range:"0,0.3"`
	Padding float64 `key:"padding" range:"0,0.4"`
	Gap     float64 `key:"gap" range:"0,0.4"`
	Weight  int     `key:"weight" range:"400,700"`
	// NameGap is between the seal and the foot of the name above it.
	NameGap float64 `key:"name_gap" range:"0,400"`
	Seed    int     `key:"seed" range:"0,1000000000"`
	More    More    `key:"more"`
}

// More is the mark at the foot of a page whose quote goes on.
type More struct {
	Box    float64 `key:"box" range:"0,400"`
	Stroke float64 `key:"stroke" range:"0,40"`
	Glyph  float64 `key:"glyph" range:"0,400"`
	// Clear is the least distance to the last line's end.
	Clear float64 `key:"clear" range:"0,400"`
}

// Limb is the disc that rises from the foot of a page, whose edge carries the page mark.
type Limb struct {
	Show bool `key:"show"`
	// Apex is the highest point's place, as a share of the width.
	Apex float64 `key:"apex" range:"0,1"`
	// Rise is the apex's height above the lowest safe edge; RiseLong the same for quotes over 120 characters.
	Rise     ByClass `key:"rise" range:"0,2000"`
	RiseLong ByClass `key:"rise_long" range:"0,2000"`
	// Sagitta is how far the edge falls over half the width.
	Sagitta ByClass `key:"sagitta" range:"1,2000"`
	// Edge is the stroke of the plain edge; Segment and Lit those of the page mark's segments, with Gap between
	// them; LitArc that of the lit part when there are more than Most pages and the edge is one arc.
	Edge    float64 `key:"edge" range:"0,40"`
	Segment float64 `key:"segment" range:"0,40"`
	Lit     float64 `key:"lit" range:"0,40"`
	LitArc  float64 `key:"lit_arc" range:"0,40"`
	Gap     float64 `key:"gap" range:"0,200"`
	Most    int     `key:"most" range:"1,1000"`
	// Label is the share of its size at which the page mark's baseline stands above the arc.
	Label float64 `key:"label" range:"0,4"`
	// ClearText is kept free above the arc to the quote, ClearName below it to the name.
	ClearText float64 `key:"clear_text" range:"0,400"`
	ClearName float64 `key:"clear_name" range:"0,400"`
}

// Radius returns the radius of the limb's circle, px, for a page of width w and sagitta s, both px.
func (Limb) Radius(w, s float64) float64 { return (w*w/4 + s*s) / (2 * s) }

// Lead is the layout of quotes with a short first sentence: that one large, the rest small.
type Lead struct {
	Show bool `key:"show"`
	// Most is the longest first sentence, in characters.
	Most int `key:"most" range:"1,1000"`
	// Rest is the size of the rest as a share of the lead's; Gap the space between them, ink to ink, in em of the lead.
	Rest float64 `key:"rest" range:"0.1,1"`
	Gap  float64 `key:"gap" range:"0,4"`
	// Grow is how much larger than its length suggests the lead may be where both leave room on the page.
	Grow float64 `key:"grow" range:"1,3"`
	// Leading is the most leading of a lead of several lines, which is one phrase over the rest; 0 is that of the theme.
	Leading float64 `key:"leading" range:"0,3"`
}

// Antithesis sets parallel clauses under each other.
type Antithesis struct {
	// Indent is the most em that a clause moves in.
	Indent float64 `key:"indent" range:"0,10"`
	// Least is the size, px at 1080 wide, below which parallel clauses may break instead.
	Least float64 `key:"least" range:"0,2000"`
	// Middle is where the block's middle stands, as a share of the page's height.
	Middle float64 `key:"middle" range:"0,1"`
}
