package transcript

import (
	"bytes"
	"path"
	"strings"
)

// foreign is a file that is no text.
type foreign struct {
	isDOCX     bool
	isPDF      bool
	what, hint string
}

// signatures are the first bytes of files that people have transcripts in and that cannot be read.
var signatures = []struct{ bytes, what, hint string }{
	{"\xD0\xCF\x11\xE0", "an old Word document (.doc) or an encrypted one", "save it as .docx without a password, or as text"},
	{`{\rtf`, "RTF", "save it as .docx or as text"},
	{"ID3", "a recording", "have it transcribed, as SRT, VTT or JSON"},
	{"RIFF", "a recording", "have it transcribed, as SRT, VTT or JSON"},
	{"OggS", "a recording", "have it transcribed, as SRT, VTT or JSON"},
	{"fLaC", "a recording", "have it transcribed, as SRT, VTT or JSON"},
	{"\x1A\x45\xDF\xA3", "a film", "have its subtitles saved as SRT or VTT"},
	{"\x1F\x8B", "compressed by gzip", "unpack it"},
	{"\x89PNG", "a picture", "have its text recognised and saved as text"},
	{"\xFF\xD8\xFF", "a picture", "have its text recognised and saved as text"},
}

func foreignOf(data []byte) foreign {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return foreign{isDOCX: true}
	}
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		return foreign{isPDF: true}
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.bytes)) {
			return foreign{what: s.what, hint: s.hint}
		}
	}
	if len(data) > 12 && string(data[4:8]) == "ftyp" {
		return foreign{what: "a recording", hint: "have it transcribed, as SRT, VTT or JSON"}
	}
	return foreign{}
}

// extensions maps what a file's name ends in to a format, for content that fits several.
var extensions = map[string]Format{".md": Markdown, ".markdown": Markdown, ".mdown": Markdown, ".srt": SRT, ".vtt": WebVTT, ".json": WhisperJSON,
	".ttml": TTML, ".dfxp": TTML, ".xml": TTML, ".ass": ASS, ".ssa": ASS, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".txt": PlainText}

// headSize is how much of a file is looked at.
const headSize = 16 << 10

// detect tells the format of a text by its content, and by its name where the content does not tell.
func detect(name, text string) Format {
	head := text
	if len(head) > headSize {
		head = head[:headSize]
	}
	trimmed := strings.TrimLeft(head, " \t\r\n\uFEFF")
	lower := strings.ToLower(trimmed)
	extension := extensions[strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))]
	switch {
	case trimmed == "WEBVTT" || strings.HasPrefix(trimmed, "WEBVTT") && strings.ContainsAny(trimmed[6:7], " \t\r\n"):
		return WebVTT
	case strings.HasPrefix(lower, "[script info]"), strings.Contains(lower, "\n[events]") && strings.Contains(lower, "\ndialogue:"):
		return ASS
	case strings.HasPrefix(lower, "<"):
		if f := detectMarkup(lower); f != FormatUnknown {
			return f
		}
	case looksLikeJSON(trimmed):
		return WhisperJSON
	}
	switch n := timingLines(head); {
	case n >= 2, n == 1 && extension != PlainText && extension != Markdown:
		return SRT
	case extension == Markdown:
		return Markdown
	case extension == HTML && strings.Contains(lower, "</"):
		return HTML
	case looksLikeMarkdown(head):
		return Markdown
	}
	return PlainText
}

// detectMarkup tells XML and HTML by their first element.
func detectMarkup(lower string) Format {
	for strings.HasPrefix(lower, "<?") || strings.HasPrefix(lower, "<!--") {
		closing := "?>"
		if lower[1] == '!' {
			closing = "-->"
		}
		i := strings.Index(lower, closing)
		if i < 0 {
			return FormatUnknown
		}
		lower = strings.TrimLeft(lower[i+len(closing):], " \t\r\n")
	}
	if strings.HasPrefix(lower, "<!doctype html") {
		return HTML
	}
	name := lower
	if i := strings.IndexAny(name, " \t\r\n/>"); i > 0 {
		name = name[:i]
	}
	switch _, local, found := strings.Cut(strings.TrimPrefix(name, "<"), ":"); {
	case name == "<tt", found && local == "tt":
		return TTML
	}
	switch name {
	case "<html", "<head", "<body", "<div", "<p", "<article", "<section", "<main", "<h1", "<h2", "<ul", "<ol", "<table", "<meta", "<title", "<dl", "<span", "<blockquote":
		return HTML
	}
	return FormatUnknown
}

// looksLikeJSON tells JSON from a text that starts with a bracket, such as "[Speaker 1] Hello" or "[00:01:02]".
func looksLikeJSON(trimmed string) bool {
	if trimmed == "" || trimmed[0] != '{' && trimmed[0] != '[' {
		return false
	}
	inner := strings.TrimLeft(trimmed[1:], " \t\r\n")
	if trimmed[0] == '[' {
		return inner != "" && (inner[0] == '{' || inner[0] == ']')
	}
	return inner != "" && (inner[0] == '"' && strings.Contains(inner, ":") || inner[0] == '}')
}

// timingLines counts the lines with two times and an arrow between them.
func timingLines(text string) int {
	n := 0
	for line := range strings.Lines(text) {
		if _, _, ok := timing(line); ok {
			n++
		}
	}
	return n
}

// looksLikeMarkdown asks for two kinds of marks, or a heading in the first line: a sole * or # may stand in any text.
func looksLikeMarkdown(text string) bool {
	headings, bold, quotes, first := 0, 0, 0, true
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		level := len(line) - len(strings.TrimLeft(line, "#"))
		if level >= 1 && level <= 6 && len(line) > level && line[level] == ' ' {
			if headings++; first {
				headings++
			}
		}
		if strings.HasPrefix(line, "> ") {
			quotes++
		}
		if strings.Count(line, "**") >= 2 || strings.Count(line, "__") >= 2 {
			bold++
		}
		first = false
	}
	kinds := 0
	for _, n := range []int{headings, bold, quotes} {
		if n > 0 {
			kinds++
		}
	}
	return kinds >= 2 || headings >= 2 || bold >= 2
}
