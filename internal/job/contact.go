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

// contactName is where the sheet stands in the deck's folder.
const contactName = "index.html"

type contactGroup struct {
	Name, Pixels string
	Files        []File
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
		if f.Format == FormatPresentation || f.Format == FormatPDF {
			page.Whole = append(page.Whole, f)
		}
		if f.Format != "png" && !isAid(&f) {
			continue
		}
		key := f.Size
		if f.Lang != m.Lang && f.Lang != "" {
			key = f.Lang + " " + f.Size
		}
		if isAid(&f) {
			// After the pictures, since the files of a run are in that order; only these have a mark before the size.
			key = f.Format + " " + key
		} else {
			pictures++
		}
		i, ok := index[key]
		if !ok {
			i = len(page.Groups)
			index[key] = i
			page.Groups = append(page.Groups, contactGroup{Name: key, Pixels: fmt.Sprintf("%d×%d", f.Width, f.Height)})
		}
		page.Groups[i].Files = append(page.Groups[i].Files, f)
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
