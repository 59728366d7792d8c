package transcript

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/source"
)

// Read reads a transcript. name is the path that messages show; its extension decides only where the content fits several
// formats. The transcript is nil exactly when the list holds an error. Findings that leave the words as they are (times that overlap,
// a guessed encoding, an empty cue) are notes and warnings at their places.
func Read(name string, data []byte, options Options) (*Transcript, diag.List) {
	sum := sha256.Sum256(data)
	b := &builder{t: &Transcript{Name: name, SHA256: hex.EncodeToString(sum[:])}, options: options, hidden: -1}
	if b.read(data) {
		b.finish()
		if strings.TrimSpace(b.t.Text) == "" {
			b.fail(-1, "no-words", "", "the file was read as %s, and no word was found in it", b.t.Format)
		}
	}
	if !b.list.HasErrors() {
		b.t.Lang = languageOf(b.t.Text)
		b.t.splitSentences()
		b.findTurns()
	}
	b.finishTelling()
	b.list.Sort()
	if b.list.HasErrors() {
		return nil, b.list
	}
	return b.t, b.list
}

// languageOf looks at the middle of a text, since titles and greetings stand at its ends.
func languageOf(text string) string {
	const enough = 12 << 10
	if len(text) > enough {
		start := (len(text) - enough) / 2
		text = strings.ToValidUTF8(text[start:start+enough], "")
	}
	return deck.LanguageOf(text)
}

// read decodes the file and hands it to the reader of its format.
func (b *builder) read(data []byte) bool {
	if len(data) > MaxSize {
		b.fail(-1, "file-too-large", "split it", "the file has %d bytes, more than the %d MiB that are read", len(data), MaxSize>>20)
		return false
	}
	if len(bytes.TrimSpace(data)) == 0 {
		b.fail(-1, "no-words", "", "the file is empty")
		return false
	}
	switch foreign := foreignOf(data); {
	case foreign.isDOCX:
		b.t.Format = DOCX
		return b.readDOCX(data)
	case foreign.isPDF:
		b.t.Format = PDF
		return b.readPDF(data)
	case foreign.what != "":
		b.fail(-1, "format", foreign.hint, "the file is %s, which is not read", foreign.what)
		return false
	}
	decoded, err := source.Decode(data)
	if err != nil {
		b.fail(-1, "encoding", "save the file as UTF-8", "the characters cannot be told: %v", err)
		return false
	}
	b.t.Encoding = Encoding{decoded.Encoding, decoded.Confidence, decoded.Why}
	if !b.setSource(decoded.Text) {
		return false
	}
	b.tellEncoding(decoded)
	b.t.Format = b.options.Format
	if b.t.Format == FormatUnknown {
		b.t.Format = detect(b.t.Name, b.t.Source)
	}
	switch b.t.Format {
	case SRT:
		return b.readSRT()
	case WebVTT:
		return b.readVTT()
	case WhisperJSON:
		return b.readWhisper()
	case TTML:
		return b.readTTML()
	case ASS:
		return b.readASS()
	case HTML:
		return b.readHTML()
	case Markdown:
		return b.readMarkdown()
	case DOCX:
		b.fail(-1, "format", "", "the file is no DOCX document: it is no zip archive")
		return false
	case PDF:
		b.fail(-1, "format", "", "the file is no PDF: it does not begin as one")
		return false
	}
	return b.readText()
}

// tellEncoding says how the characters were read where that was a guess.
func (b *builder) tellEncoding(d source.Decoded) {
	here := diag.Pos{File: b.t.Name}
	if d.Encoding != "UTF-8" {
		b.list.Notef(here, "encoding", "save it as UTF-8 to be sure", "the file was read as %s (%.0f %% sure, by %s)", d.Encoding, d.Confidence*100, d.Why)
	}
	if d.Broken > 0 {
		at := strings.IndexRune(b.t.Source, '\uFFFD')
		b.warn(at, "broken-character", "", "%d places in the file are no characters of %s and read as \uFFFD, the first of them here", d.Broken, d.Encoding)
	}
}
