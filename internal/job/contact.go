package job

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"sync"

	"cards/internal/diag"
)

// The contact sheet: one page that shows every picture of a deck with its alt text and warnings. It needs no script and
// nothing from elsewhere; html/template escapes whatever the deck says.

//go:embed contact.html
var contactSource string

var contactTemplate = sync.OnceValues(func() (*template.Template, error) { return template.New("contact").Parse(contactSource) })

// contactName is where the sheet stands in the deck's folder, formatContact what the manifest calls it.
const (
	contactName   = "index.html"
	formatContact = "html"
)

type contactGroup struct {
	Name, Pixels string
	Files        []contactFile
}

// contactFile is a page in the first of its formats; the others are links.
type contactFile struct {
	File
	Others []File
}

// same reports whether a file shows the page of this one.
func (c *contactFile) same(f *File) bool {
	return c.Card == f.Card && c.Lang == f.Lang && c.Size == f.Size && c.Page == f.Page && c.Frame == f.Frame && isAid(&c.File) == isAid(f)
}

// contactSheet returns the sheet of a manifest.
func contactSheet(m *Manifest) ([]byte, error) {
	t, err := contactTemplate()
	if err != nil {
		return nil, err
	}
	page := struct {
		Lang, Title, Theme, Count, WordWarnings string
		Warnings                                []Warning
		Groups                                  []contactGroup
		Whole                                   []File
	}{Lang: m.Lang, Title: m.Title, Theme: m.Theme, WordWarnings: "Warnings"}
	if page.Title == "" {
		page.Title = m.Deck
	}
	pictures := 0
	index := map[string]int{}
	for _, f := range m.Files {
		if f.Format == FormatPresentation || f.Format == FormatPDF || f.Format == FormatEmbed && f.Card == "" {
			page.Whole = append(page.Whole, f)
		}
		if !f.Picture() && !isAid(&f) {
			continue
		}
		key := f.Size
		if f.Lang != m.Lang && f.Lang != "" {
			key = f.Lang + " " + f.Size
		}
		if isAid(&f) {
			// After the pictures, since the files of a run are in that order; only these have a mark before the size.
			key = f.Format + " " + key
		}
		i, ok := index[key]
		if !ok {
			i = len(page.Groups)
			index[key] = i
			page.Groups = append(page.Groups, contactGroup{Name: key, Pixels: fmt.Sprintf("%d×%d", f.Width, f.Height)})
		}
		group := &page.Groups[i]
		if n := len(group.Files); f.Picture() && n > 0 && group.Files[n-1].same(&f) {
			group.Files[n-1].Others = append(group.Files[n-1].Others, f)
			continue
		}
		if f.Picture() {
			pictures++
		}
		group.Files = append(group.Files, contactFile{File: f})
	}
	page.Count = fmt.Sprintf("%d pictures", pictures)
	for _, w := range m.Warnings {
		if w.Severity != diag.Note.String() {
			page.Warnings = append(page.Warnings, w)
		}
	}
	var b bytes.Buffer
	err = t.Execute(&b, page)
	return b.Bytes(), err
}
