package theme

// What a platform takes beside the pictures of a post: a title, the words, tags and text alternatives, each up to a length that it
// counts in its own way.

// PostRules are what may be posted with pictures on a platform. The zero value is a platform to which nobody posts (slides, a web page).
type PostRules struct {
	// Title, Text and Alt are how long each may be. Without a limit of its title a platform has no title.
	Title Limit `key:"title"`
	Text  Limit `key:"text"`
	Alt   Limit `key:"alt"`
	// Tags is how tags are written there, MostTags how many a post takes; 0 is no limit.
	Tags     TagStyle `key:"tags"`
	MostTags int      `key:"most_tags" range:"0,1000"`
}

// Posted reports whether something is posted on the platform.
func (p *Platform) Posted() bool { return p.Post.Tags != "" }

// Limit is how long a text may be.
type Limit struct {
	// Most is that length in the unit of Count; 0 is no limit that is known.
	Most  int      `key:"most" range:"0,1000000"`
	Count Counting `key:"count"`
	// Unverified tells that no page of the platform, and none that quotes one, was found to say so.
	Unverified bool `key:"unverified"`
}

// MovingRules are what a platform takes of moving pictures. The zero value is a platform of which nothing is known; a limit of 0 is none.
type MovingRules struct {
	// Formats are those that move there.
	Formats []string `key:"formats"`
	// Bytes is how large a file may be, Frames how many frames it may have.
	Bytes  int `key:"bytes" range:"0,1000000000"`
	Frames int `key:"frames" range:"0,100000"`
	// Width and Height bound a frame, px; Pixels is Width × Height × Frames.
	Width  int `key:"width" range:"0,65535"`
	Height int `key:"height" range:"0,65535"`
	Pixels int `key:"pixels" range:"0,1000000000"`
}

// Counting is the unit in which a platform counts.
type Counting string

// The ways of counting; package caption has them.
const (
	CountWeighted Counting = "weighted"
	CountHalf     Counting = "half"
	CountUTF16    Counting = "utf16"
)

// TagStyle is how a platform writes tags.
type TagStyle string

// The styles: #tag, #tag#, and none at all.
const (
	TagHash  TagStyle = "hash"
	TagTopic TagStyle = "topic"
	TagNone  TagStyle = "none"
)

func (Counting) allowed() []string {
	return []string{string(CountWeighted), string(CountHalf), string(CountUTF16)}
}
func (TagStyle) allowed() []string {
	return []string{string(TagHash), string(TagTopic), string(TagNone)}
}
