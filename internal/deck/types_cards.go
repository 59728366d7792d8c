package deck

import "cards/internal/diag"

// Quote is a card with words that someone said, or a dialogue.
type Quote struct {
	Pos  diag.Pos
	Item string
	// ID is never empty: where the deck has none it is q01 and so on by place.
	ID Text
	// Lang overrides the deck's.
	Lang Text
	// Text is as written, ruby included; Base takes it apart. It is not set when the quote has Turns.
	Text Localised
	// Lines are preferred breaks, at / or at line ends.
	Lines Sized
	// Title is that of a poem.
	Title Localised
	// SpeakerRef and SourceRef are as written; Speaker and Source are what they come to, by the defaults where
	// they are left out, and nil where there is nothing.
	SpeakerRef, SourceRef Text
	Speaker               *Speaker
	Source                *Source
	At                    Localised
	Context               Localised
	// Said is the words as transcribed, where Text was edited.
	Said     Localised
	Verified *Verified
	// Mark, Dim and Keep are words that occur in Text.
	Mark, Dim, Keep []Text
	Translation     Localised
	// Layout is empty where neither the quote nor the defaults choose.
	Layout Text
	// Set is poem or empty.
	Set Text
	// Punctuation is keep, hide, judou or empty.
	Punctuation Text
	// Marks is auto, on, off or empty.
	Marks   Text
	Image   *Image
	Alt     Localised
	Caption Localised
	Notes   Localised
	Number  *Figure
	// Turns are the turns of a dialogue.
	Turns []*Turn
}

// Verified says that a person accepts a difference between a quote and its source.
type Verified struct {
	Pos diag.Pos
	By  Text
	On  Date
	Why Localised
}

// Figure is a number that stands large on its card.
type Figure struct {
	Pos   diag.Pos
	Item  string
	Value Localised
	Label Localised
	// Against is the figure that it is held against, or nil.
	Against *Figure
}

// Turn is one turn of a dialogue.
type Turn struct {
	Pos        diag.Pos
	Item       string
	SpeakerRef Text
	Speaker    *Speaker
	Text       Localised
}

// List is a card that gathers quotes.
type List struct {
	Pos   diag.Pos
	Item  string
	ID    Text
	Title Localised
	// Items are ids of quotes; Quotes are those.
	Items  []Text
	Quotes []*Quote
	// Alt and Caption replace the text alternative and the caption that the card would have.
	Alt, Caption Localised
}

// Timeline is a card of dated events.
type Timeline struct {
	Pos      diag.Pos
	Item     string
	ID       Text
	Lang     Text
	Theme    Text
	Title    Localised
	Subtitle Localised
	// Layout is auto, vertical, horizontal, serpentine, lanes, list, or empty.
	Layout Text
	// Scale is auto, time, even, log, or empty.
	Scale Text
	// Axis is left, centre, right, or empty.
	Axis Text
	// Zoom is the part to enlarge.
	Zoom                  Date
	SpeakerRef, SourceRef Text
	Speaker               *Speaker
	Source                *Source
	Image                 *Image
	Alt, Caption, Notes   Localised
	// Lanes are in the order of the deck, and then in that in which events first name them.
	Lanes  []Localised
	Events []*Event
	Eras   []*Era
}

// Event is one event of a timeline.
type Event struct {
	Pos  diag.Pos
	Item string
	// ID is empty where the deck has none: events have no files.
	ID Text
	// Date is not set when After or Before is.
	Date Date
	// Shown overrides how the date is written.
	Shown Localised
	Title Localised
	Text  Localised
	// Lanes are the lanes in which the event is drawn, indices into the Lanes of the timeline.
	Lanes     []int
	SourceRef Text
	Source    *Source
	// Weight is 0 to 3; 1 where the deck has none.
	Weight    Value[int]
	Image     *Image
	Icon      Text
	Milestone Flag
	Link      Text
	// Links are ids of other events; Linked are those.
	Links  []Text
	Linked []*Event
	// Status is fact, alleged, disputed, planned, or empty.
	Status   Text
	Response Localised
	// AfterRef and BeforeRef are ids of events; After and Before are those, or nil.
	AfterRef, BeforeRef Text
	After, Before       *Event
}

// Era is a stretch of time behind the events.
type Era struct {
	Pos   diag.Pos
	Item  string
	Date  Date
	Title Localised
}
