// Package transcript reads what was said: interviews, talks and podcasts in the formats that recorders, subtitle editors
// and speech recognisers write. What comes out is one text without marks, labels and times, its sentences, and its turns
// with their speakers, each of which knows where it stood in the file.
//
// There are two strings. Source is the file as it was decoded, to the last mark; Text is what a person would read aloud.
// Everything in this package counts in bytes of Text, so that Text[s.From:s.To] is what a Span s says; Transcript.Place
// tells where in Source that is, in code points, line, column and time, which is what people and other programs are told.
package transcript

import (
	"time"
)

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 64 << 20

// Transcript is a file that was read. It does not change after Read and is safe for concurrent use.
type Transcript struct {
	// Name is the path that messages show.
	Name string
	// Format says how the file is written.
	Format Format
	// Encoding says how its characters are.
	Encoding Encoding
	// SHA256 is the digest of the file's bytes as they were, in hexadecimal.
	SHA256 string
	// Lang is the language of most of the text, as a BCP 47 tag: zh-Hans, zh-Hant, ja, ko or en.
	Lang string

	// Source is the file in UTF-8, without a byte order mark but with its line ends as they were. Of DOCX it is the text of the
	// document, a paragraph a line, since a place in its compressed XML would help nobody; of PDF a line a line.
	Source string
	// Text is what was said, in the order of the file: without labels, times, markup and what only a screen shows. Paragraphs
	// and marked turns are parted by one \n, cues of one turn by a space where the script has spaces and by nothing where it
	// has none. No word in it is changed.
	Text string

	// Segments are the pieces that the file itself has, in the order of Text: paragraphs, cues, headings.
	Segments []Segment
	// Turns are who speaks, in the order of Text. They cover all of it but line ends, headings and notes.
	Turns []Turn
	// Speakers are the names in Turns, in the order of their first words, with what they are.
	Speakers []Speaker

	sentences []Sentence
	pieces    []piece
	clocks    []Clock
	borders   []int
	source    index
	lines     []int
	// pages says of each line of the Source of a PDF where it stands, nil elsewhere.
	pages []pageLine
}

// Span is a part of Transcript.Text, in bytes; To is exclusive.
type Span struct{ From, To int }

// Len returns the length in bytes.
func (s Span) Len() int { return s.To - s.From }

// Holds reports whether all of other lies in s.
func (s Span) Holds(other Span) bool { return s.From <= other.From && other.To <= s.To }

// Meets reports whether s and other have a byte in common.
func (s Span) Meets(other Span) bool { return s.From < other.To && other.From < s.To }

// Place is where a Span stands in the file.
type Place struct {
	// From and To count code points of Transcript.Source from 0; To is exclusive.
	From, To int
	// Line and Column are where From stands, both counted from 1, Column in code points. Page is that of a PDF, whose lines are counted on
	// the page; 0 elsewhere.
	Line, Column, Page int
	// Time is when it was said, where the format tells.
	Time Clock
}

// Clock is a stretch of a recording. The zero value is one that is not known.
type Clock struct {
	Start, End time.Duration
	// Known is false where the file says nothing. End is Start where only the start is said.
	Known bool
}

// Kind says what a Segment is to the file.
type Kind uint8

// The kinds of segments.
const (
	// Paragraph is a line or paragraph of a text.
	Paragraph Kind = iota
	// Cue is one piece of a recording with its time.
	Cue
	// Heading is a title in the file. It is in Text, and no one says it.
	Heading
	// Note is what a writer put beside the words, such as [laughter] on a line of its own. It is not in Text: its Span is empty.
	Note
)

// String returns paragraph, cue, heading or note.
func (k Kind) String() string { return [...]string{"paragraph", "cue", "heading", "note"}[k] }

// Segment is a piece that the file has.
type Segment struct {
	Span
	Kind Kind
	// Speaker is the name that the file gives for it, as written, "" where it gives none.
	Speaker string
	// Time is its own time.
	Time Clock
}

// Role is what a speaker is to the conversation.
type Role uint8

// The roles.
const (
	// Unknown is the role where nothing tells.
	Unknown Role = iota
	// Host asks, welcomes and thanks.
	Host
	// Guest is who the conversation is about.
	Guest
)

// String returns unknown, host or guest.
func (r Role) String() string { return [...]string{"unknown", "host", "guest"}[r] }

// Speaker is someone who speaks in the file.
type Speaker struct {
	// Name is what to call them, "" where a turn was guessed and no option names them.
	Name string
	// Label is how the file marks them (SPEAKER_00), "" where it does not.
	Label string
	Role  Role
	// Why says what the role was told by.
	Why string
	// Turns and Characters count what they say, Characters in code points.
	Turns, Characters int
}

// Turn is what one speaker says until another does.
type Turn struct {
	Span
	// Speaker is the name, "" where it is not known.
	Speaker string
	Role    Role
	// Marked is true where the file itself says who speaks. Else the turn is a guess.
	Marked bool
	// Confidence says how sure the turn's speaker is, 0 to 1: 1 for what the file marks, and for guesses about the share of
	// such guesses that are right.
	Confidence float64
	// Why says what the turn was told by, in words for people.
	Why string
}

// Ending says how a sentence ends.
type Ending uint8

// The ways in which sentences end.
const (
	// Stop is a full stop.
	Stop Ending = iota
	// Question and Exclamation are their marks.
	Question
	Exclamation
	// Trailing is an ellipsis, where the speaker broke off or the recogniser cut.
	Trailing
	// Open is no mark at all: the end of a paragraph, turn or cue.
	Open
)

// String returns stop, question, exclamation, trailing or open.
func (e Ending) String() string {
	return [...]string{"stop", "question", "exclamation", "trailing", "open"}[e]
}

// Sentence is a sentence of Text, with its marks and closing quotation marks and without spaces around it. It lies in one
// turn and one paragraph.
type Sentence struct {
	Span
	Ending Ending
	// Turn is the index in Transcript.Turns, -1 for a sentence that no one says (a heading).
	Turn int
}

// Encoding is how the characters of the file are written.
type Encoding struct {
	// Name is UTF-8, UTF-16LE, UTF-16BE, GB18030, Big5, Shift-JIS or Windows-1252.
	Name string
	// Confidence is how sure that is, 0 to 1.
	Confidence float64
	// Why says what it was told by.
	Why string
}

// Options say what the file does not.
type Options struct {
	// Speaker and Host name who answers and who asks.
	Speaker, Host string
	// Format is how the file is written, where its content and name mislead; FormatUnknown looks.
	Format Format
}

// Sentences returns the sentences of Text in order. The slice must not be changed.
func (t *Transcript) Sentences() []Sentence { return t.sentences }

// Slice returns the words of a span.
func (t *Transcript) Slice(s Span) string { return t.Text[s.From:s.To] }
