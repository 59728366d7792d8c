package theme

// PortraitShape is the shape that a theme gives to the portrait of a speaker.
type PortraitShape string

// The shapes: a disc; a window with a round head; a rectangle; a picture that reaches the page's edges and fades into its ground
// where the words begin; a plate in a ruled frame.
const (
	PortraitCircle    PortraitShape = "circle"
	PortraitArch      PortraitShape = "arch"
	PortraitRectangle PortraitShape = "rectangle"
	PortraitBleed     PortraitShape = "bleed"
	PortraitPlate     PortraitShape = "plate"
)

func (PortraitShape) allowed() []string {
	return []string{string(PortraitCircle), string(PortraitArch), string(PortraitRectangle), string(PortraitBleed), string(PortraitPlate)}
}

// Portrait is how the pictures of speakers stand with their words.
type Portrait struct {
	// Auto lets layout auto set a quote beside its speaker's portrait; small portraits have tokens of their own.
	Auto  bool          `key:"auto"`
	Shape PortraitShape `key:"shape"`
	// Duotone prints portraits in two colours of the theme.
	Duotone bool `key:"duotone"`
	// Backdrop is the colour behind a figure that has no background of its own, where its shape has one.
	Backdrop ColourName `key:"backdrop"`
	// Beside is the share of the measure that a portrait takes beside words, Over the share of the safe height that it takes over
	// them on tall pages.
	Beside ByClass `key:"beside" range:"0.1,0.7"`
	Over   ByClass `key:"over" range:"0.1,0.7"`
	// Gap is between a portrait and the words beside or under it.
	Gap ByClass `key:"gap" range:"0,400"`
	// Foot stands words under a portrait on the foot of their room.
	Foot bool `key:"foot"`
	// Fade is the share of a bleeding portrait that dissolves into the ground.
	Fade float64 `key:"fade" range:"0.05,0.9"`
	// Most is the longest quote in characters, Least the smallest type that layout auto sets with a portrait.
	Most  int     `key:"most" range:"0,2000"`
	Least ByClass `key:"least" range:"8,400"`
	// Small is the side of the portrait beside a speaker's name where the quote stands alone; 0 draws none.
	Small ByClass `key:"small" range:"0,400"`
}
