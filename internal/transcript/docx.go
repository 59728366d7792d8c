package transcript

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

const (
	// maxDocumentXML bounds what is unpacked of a document: a zip archive of 60 KB can hold gigabytes.
	maxDocumentXML = 128 << 20
	// maxDocumentText bounds the words of it.
	maxDocumentText = MaxSize
)

var errTooLarge = errors.New("too large")

// readDOCX reads the paragraphs of a Word document (ECMA-376 part 1, section 17.3): text as it stands after all changes are
// accepted, without notes, comments, text boxes drawn twice, field codes and hidden runs.
func (b *builder) readDOCX(data []byte) bool {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.fail(-1, "docx", "save it again", "the file is damaged: it starts as a document of Word does, but does not end as one")
		return false
	}
	var part *zip.File
	for _, f := range archive.File {
		if strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/") == "word/document.xml" {
			part = f
			break
		}
	}
	if part == nil {
		b.fail(-1, "format", "save it as .docx or as text", "the file is a zip archive, but no document of Word")
		return false
	}
	content, err := part.Open()
	if err != nil {
		b.fail(-1, "docx", "save it again", "the document cannot be unpacked")
		return false
	}
	defer content.Close()
	d := &document{d: xml.NewDecoder(&bounded{content, maxDocumentXML})}
	switch err := d.read(); {
	case errors.Is(err, errTooLarge):
		b.fail(-1, "file-too-large", "split it", "the document unpacks to more than %d MiB", maxDocumentXML>>20)
		return false
	case errors.Is(err, errTooDeep):
		b.fail(-1, "too-deep", "save it again", "elements of the document are nested more than %d deep", maxXMLDepth)
		return false
	case err != nil && d.text.Len() == 0:
		b.fail(-1, "docx", "save it again", "the document is damaged")
		return false
	case err != nil:
		b.warn(-1, "docx", "save it again", "the document is damaged; its first %d paragraphs are read", len(d.paragraphs))
	}
	d.endParagraph()
	b.t.Encoding = Encoding{"UTF-8", 1, "documents of Word being XML"}
	if !b.setSource(d.text.String()) {
		return false
	}
	blocks := make([]block, 0, len(d.paragraphs))
	for _, p := range d.paragraphs {
		k := b.plain(p.From, p.To)
		if p.heading {
			k.kind = Heading
		}
		if strings.TrimSpace(k.text) != "" {
			blocks = append(blocks, k)
		}
	}
	return b.sayAll(blocks)
}

// bounded reads until a number of bytes is used up.
type bounded struct {
	from io.Reader
	left int64
}

func (r *bounded) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errTooLarge
	}
	if int64(len(p)) > r.left {
		p = p[:r.left]
	}
	n, err := r.from.Read(p)
	r.left -= int64(n)
	return n, err
}

var errTooDeep = errors.New("too deep")

// document is a document that is being read.
type document struct {
	d          *xml.Decoder
	text       strings.Builder
	paragraphs []docxParagraph
	start      int
	heading    bool
}

type docxParagraph struct {
	Span
	heading bool
}

// skipped are elements whose text no page shows or shows a second time: deleted text, field codes, the form of a drawing for old
// programs, comments and notes.
var skipped = map[string]bool{"del": true, "moveFrom": true, "delText": true, "instrText": true, "Fallback": true, "comment": true, "sectPr": true, "rPr": true, "tblPr": true, "rt": true}

func (d *document) read() error {
	depth := 0
	inText := false
	for {
		token, err := d.d.RawToken()
		if err == io.EOF {
			if depth > 0 {
				return io.ErrUnexpectedEOF
			}
			return nil
		}
		if err != nil {
			return err
		}
		if d.text.Len() > maxDocumentText {
			return errTooLarge
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return errTooDeep
			}
			if skipped[t.Name.Local] {
				if err := d.skip(); err != nil {
					return err
				}
				depth--
				continue
			}
			d.open(t)
			inText = t.Name.Local == "t"
		case xml.EndElement:
			depth--
			inText = false
			if t.Name.Local == "p" && t.Name.Space != "a" {
				d.endParagraph()
			}
		case xml.CharData:
			if inText {
				d.text.WriteString(strings.NewReplacer("\r", " ", "\n", " ").Replace(string(t)))
			}
		}
	}
}

// open does what an element says by itself.
func (d *document) open(t xml.StartElement) {
	switch t.Name.Local {
	case "p":
		d.endParagraph()
	case "tab":
		if d.text.Len() > d.start {
			d.text.WriteByte('\t')
		}
	case "br", "cr":
		d.breakLine()
	case "noBreakHyphen":
		d.text.WriteByte('-')
	case "pStyle":
		for _, a := range t.Attr {
			style := strings.ToLower(a.Value)
			d.heading = d.heading || strings.HasPrefix(style, "heading") || style == "title" || style == "subtitle" || style == "1" || style == "2" || style == "3"
		}
	}
}

// breakLine ends a line within a paragraph: transcripts in one paragraph part their turns so.
func (d *document) breakLine() {
	heading := d.heading
	d.endParagraph()
	d.heading = heading
}

// skip passes over the rest of an element.
func (d *document) skip() error {
	for depth := 1; depth > 0; {
		token, err := d.d.RawToken()
		if err == io.EOF {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return errTooDeep
			}
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// endParagraph fixes the paragraph that was read and starts the next line of the text.
func (d *document) endParagraph() {
	if d.text.Len() > d.start {
		d.paragraphs = append(d.paragraphs, docxParagraph{Span{d.start, d.text.Len()}, d.heading})
		d.text.WriteByte('\n')
		d.start = d.text.Len()
	}
	d.heading = false
}
