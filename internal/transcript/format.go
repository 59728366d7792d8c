package transcript

// Format is a way of writing a transcript.
type Format uint8

// The formats that are read.
const (
	// FormatUnknown asks Read to look.
	FormatUnknown Format = iota
	// PlainText is lines or paragraphs, with or without labels of speakers and times.
	PlainText
	// Markdown is CommonMark, of which marks are taken off and headings known.
	Markdown
	// SRT is SubRip's numbered cues.
	SRT
	// WebVTT is W3C's, https://www.w3.org/TR/webvtt1/.
	WebVTT
	// WhisperJSON is what Whisper, whisper.cpp, WhisperX and those like them write.
	WhisperJSON
	// TTML is W3C's Timed Text Markup Language, https://www.w3.org/TR/ttml2/.
	TTML
	// ASS is Advanced SubStation Alpha, SSA too.
	ASS
	// DOCX is Word's (ECMA-376 part 1, section 17).
	DOCX
	// HTML is a page, of which the visible text is read.
	HTML
	// PDF is the text of its pages (ISO 32000).
	PDF
)

// formatNames are the names for people and for --format, in the order of the constants.
var formatNames = [...]string{"unknown", "text", "markdown", "srt", "vtt", "whisper-json", "ttml", "ass", "docx", "html", "pdf"}

// String returns text, markdown, srt, vtt, whisper-json, ttml, ass, docx, html or pdf.
func (f Format) String() string { return formatNames[f] }
