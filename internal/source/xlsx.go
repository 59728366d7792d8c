package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"cards/internal/diag"
)

// The reader of workbooks is our own: decks need the texts of one sheet and the dates as they are shown,
// which is a small part of ECMA-376 part 1, section 18. excelize v2.11.1 costs the binary 4.3 MB
// more (measured; formulas, charts, encryption) and reads all of it before the first cell.

const (
	// maxSheetXML bounds how much XML is unpacked from a workbook, over all of its parts, in bytes.
	maxSheetXML = 16 << 20
	// maxCells bounds the cells of a table, empty ones in front of others included, its rows and its texts.
	maxCells = 200_000
	// maxColumns bounds the columns that are looked at.
	maxColumns = 256
)

var errTooLarge = errors.New("too large")

// isZip and isCompound know workbooks by their first bytes: .xlsx, and .xls or encrypted ones.
func isZip(data []byte) bool      { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }
func isCompound(data []byte) bool { return bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) }

// workbook is an .xlsx file that is being read.
type workbook struct {
	r     *reader
	files map[string]*zip.File
	// left is how many bytes may still be unpacked.
	left int64
	// strings are the shared texts, formats how each style shows numbers.
	strings []string
	formats []numberFormat
	// mac is true when days count from 1904.
	mac bool
}

// readWorkbook reads the first sheet of an .xlsx file as a table.
func (r *reader) readWorkbook(data []byte) *Node {
	here := diag.Pos{File: r.file}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		r.list.Errorf(here, "xlsx", "save it in Excel again", "the file is damaged: it starts as an .xlsx workbook, but does not end as one")
		return nil
	}
	w := &workbook{r: r, files: map[string]*zip.File{}, left: maxSheetXML}
	for _, f := range archive.File {
		w.files[strings.TrimPrefix(f.Name, "/")] = f
	}
	if w.files["xl/workbook.xml"] == nil {
		r.list.Errorf(here, "xlsx", "save it as .xlsx", "the file is a zip archive, but no .xlsx workbook")
		return nil
	}
	rows, err := w.read()
	switch {
	case errors.Is(err, errTooLarge):
		r.list.Errorf(here, "file-too-large", "keep only the sheet and columns of the deck",
			"the workbook unpacks to more than %d MiB or %d cells", maxSheetXML>>20, maxCells)
		return nil
	case err != nil:
		r.list.Errorf(here, "xlsx", "save it in Excel again", "the workbook cannot be read: %v", err)
		return nil
	case len(rows) == 0:
		return nil
	}
	return r.fromTable(rows, true)
}

func (w *workbook) read() ([][]cell, error) {
	sheet, err := w.firstSheet()
	if err != nil {
		return nil, err
	}
	if err := w.readStrings(); err != nil {
		return nil, err
	}
	if err := w.readStyles(); err != nil {
		return nil, err
	}
	return w.readSheet(sheet)
}

// each calls visit with every start element of a part and its decoder; a part that is not there has none.
func (w *workbook) each(name string, visit func(d *xml.Decoder, start xml.StartElement) error) error {
	file := w.files[name]
	if file == nil {
		return nil
	}
	part, err := file.Open()
	if err != nil {
		return errors.New("a part of it is damaged")
	}
	defer part.Close()
	d := xml.NewDecoder(&bounded{part, &w.left})
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return partError(err)
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := visit(d, start); err != nil {
				return err
			}
		}
	}
}

// partError keeps the limit and puts everything else into words for people.
func partError(err error) error {
	if errors.Is(err, errTooLarge) {
		return errTooLarge
	}
	return errors.New("a part of it is damaged")
}

// bounded reads until the bytes that are left for all parts are used up.
type bounded struct {
	from io.Reader
	left *int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if *b.left <= 0 {
		return 0, errTooLarge
	}
	if int64(len(p)) > *b.left {
		p = p[:*b.left]
	}
	n, err := b.from.Read(p)
	*b.left -= int64(n)
	return n, err
}

// attribute returns an attribute by its local name.
func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// firstSheet returns the part of the sheet whose tab is the first.
func (w *workbook) firstSheet() (string, error) {
	id := ""
	err := w.each("xl/workbook.xml", func(_ *xml.Decoder, start xml.StartElement) error {
		switch start.Name.Local {
		case "workbookPr":
			w.mac = isTrue(attribute(start, "date1904"))
		case "sheet":
			if state := attribute(start, "state"); id == "" && (state == "" || state == "visible") {
				for _, a := range start.Attr {
					if a.Name.Local == "id" && a.Name.Space != "" {
						id = a.Value
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	sheet := ""
	err = w.each("xl/_rels/workbook.xml.rels", func(_ *xml.Decoder, start xml.StartElement) error {
		if start.Name.Local == "Relationship" && id != "" && attribute(start, "Id") == id {
			target := attribute(start, "Target")
			if strings.HasPrefix(target, "/") {
				sheet = strings.TrimPrefix(path.Clean(target), "/")
			} else {
				sheet = path.Join("xl", target)
			}
		}
		return nil
	})
	if err == nil && w.files[sheet] == nil {
		err = errors.New("it has no sheet")
	}
	return sheet, err
}

func isTrue(value string) bool { return value == "1" || value == "true" }

// richText reads the text of an element si or is: its runs joined, without the readings (rPh) that
// Japanese workbooks keep beside them.
func richText(d *xml.Decoder) (string, error) {
	var b strings.Builder
	depth, phonetic, inText := 1, 0, false
	for depth > 0 {
		token, err := d.Token()
		if err != nil {
			return "", partError(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if t.Name.Local == "rPh" {
				phonetic++
			}
			inText = t.Name.Local == "t"
		case xml.EndElement:
			depth--
			if t.Name.Local == "rPh" {
				phonetic--
			}
			inText = false
		case xml.CharData:
			if inText && phonetic == 0 {
				b.Write(t)
			}
		}
	}
	return b.String(), nil
}

func (w *workbook) readStrings() error {
	return w.each("xl/sharedStrings.xml", func(d *xml.Decoder, start xml.StartElement) error {
		if start.Name.Local != "si" {
			return nil
		}
		text, err := richText(d)
		if w.strings = append(w.strings, text); err == nil && len(w.strings) > maxCells {
			err = errTooLarge
		}
		return err
	})
}
