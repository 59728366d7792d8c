package job

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"cards/internal/layout"
	"cards/internal/render/pdf"

	"github.com/rivo/uniseg"
)

// A document holds all pages of a deck in one file: language by language, card by card, each in all its sizes.

// FormatPDF is the format of a document in the manifest.
const FormatPDF = "pdf"

// documents writes what is asked for beside the pictures, in files that hold the whole deck. What can't be read back from one is
// an error, and the file is not written.
func (p *Plan) documents(ctx context.Context, folder *Folder) ([]File, error) {
	if !p.wants(FormatPDF) {
		return nil, nil
	}
	data, pages, err := p.pdf(ctx)
	if err != nil {
		return nil, err
	}
	w, err := folder.Write(SafeName(p.Stem)+".pdf", data)
	if err != nil {
		return nil, err
	}
	return []File{{Path: w.Path, Format: FormatPDF, Lang: p.lang, Pages: pages, Bytes: w.Bytes, SHA256: w.SHA256}}, nil
}

// pdf makes the document and reads it back.
func (p *Plan) pdf(ctx context.Context) (data []byte, pages int, err error) {
	var b bytes.Buffer
	title := p.Deck.Title.In(p.lang)
	if title == "" {
		title = p.Stem // a document needs one, as readers show it in place of the file's name
	}
	w := pdf.NewWriter(&b, pdf.Document{Title: title, Lang: p.lang, Producer: "cards", DPI: p.request.DPI})
	var texts [][]string
	for _, unit := range p.pages {
		for _, page := range unit {
			if ctx.Err() != nil {
				return nil, 0, errStopped
			}
			if err := w.Add(pdf.Page{Scene: page.Scene, Title: bookmark(page)}); err != nil {
				return nil, 0, fmt.Errorf("card %s, %s: %w", page.Card, page.Size.Name, err)
			}
			texts = append(texts, selectable(page.Scene, p.request.AllowMissing))
		}
	}
	if err := w.Close(); err != nil {
		return nil, 0, err
	}
	if err := pdf.Verify(b.Bytes(), texts); err != nil {
		return nil, 0, fmt.Errorf("the document that was made is not sound: %w", err)
	}
	return b.Bytes(), len(texts), nil
}

// maxBookmark is how many characters an entry of the outline has: more is cut off by readers.
const maxBookmark = 40

// bookmark names a page in the outline: by its title, else by the beginning of what it quotes, else by its card.
func bookmark(page *layout.Page) string {
	for _, role := range []string{"title", "quote"} {
		for _, b := range page.Scene.Boxes {
			if b.Role != role || b.Text == "" || b.Events[1] != b.Events[0] {
				continue
			}
			name := strings.Join(strings.Fields(b.Text), " ")
			rest, state := name, -1
			for n := 0; rest != ""; n++ {
				if n == maxBookmark-1 {
					return strings.TrimSpace(strings.TrimSuffix(name, rest)) + "…"
				}
				_, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
			}
			return name
		}
	}
	return page.Card
}
