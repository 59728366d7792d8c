package job

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/layout"
	"cards/internal/render/pdf"
	"cards/internal/scene"
)

// TestDocument: a deck that asks for it gets one file of all its pages besides the pictures, which stay as they are; it is the same
// however many work at it, and goes when it is no longer asked for.
func TestDocument(t *testing.T) {
	deck := writeDeck(t, everyKind)
	plain := renderInto(t, deck, Request{})
	with := renderInto(t, deck, Request{Formats: []string{"png", "pdf"}, Jobs: 1})
	again := renderInto(t, writeDeck(t, everyKind+"formats: [png, pdf]\n"), Request{Jobs: 4})
	data := with["deck.pdf"]
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) || !bytes.Equal(data, again["deck.pdf"]) {
		t.Errorf("a document of %d bytes, and one of %d", len(data), len(again["deck.pdf"]))
	}
	if plain["deck.pdf"] != nil {
		t.Error("a document that nobody asked for")
	}
	pictures := 0
	for name, picture := range plain {
		if strings.HasSuffix(name, ".png") {
			pictures++
			if !bytes.Equal(with[name], picture) {
				t.Errorf("%s has other bytes than without a document", name)
			}
		}
	}
	var m Manifest
	if err := json.Unmarshal(with[manifestName], &m); err != nil {
		t.Fatal(err)
	}
	listed := 0
	for _, f := range m.Files {
		if f.Format == FormatPDF {
			listed++
			if f.Path != "deck.pdf" || f.Pages != pictures || f.Bytes != len(data) || f.Picture() {
				t.Errorf("the manifest has %+v of %d pictures", f, pictures)
			}
		}
	}
	if listed != 1 {
		t.Errorf("%d documents in the manifest", listed)
	}
	if err := pdf.Verify(data, make([][]string, pictures)); err != nil {
		t.Error(err)
	}
}

// TestDocumentGoes: a run that no longer makes the document removes it.
func TestDocumentGoes(t *testing.T) {
	deck, out := writeDeck(t, everyKind), t.TempDir()
	for _, formats := range [][]string{{"pdf"}, {"png"}} {
		if _, err := laid(t, deck, Request{Out: out, Formats: formats, Only: nil}).Draw(context.Background()); err != nil {
			t.Fatal(err)
		}
		_, err := os.Stat(filepath.Join(out, "deck", "deck.pdf"))
		if there := err == nil; there != (formats[0] == "pdf") {
			t.Errorf("%v: the document is there: %t", formats, there)
		}
	}
}

// TestDocumentLicence: what is set in a font that may not be embedded is drawn, and said all the same.
func TestDocumentLicence(t *testing.T) {
	font, err := filepath.Abs(filepath.Join("..", "..", "fonts", "testdata", "restricted.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	deck := writeDeck(t, "sizes: [square]\nquotes: [{text: \"abc\"}]\nfonts:\n  serif: {400: "+font+"}\n")
	files := renderInto(t, deck, Request{Formats: []string{"pdf"}, AllowOutside: true, Theme: "ink"})
	if data := files["deck.pdf"]; len(data) == 0 || bytes.Contains(data, []byte("user-serif-400")) {
		t.Errorf("a document of %d bytes, with a font that may not be in it", len(data))
	}
}

// TestBookmarks: a page is called by its title, else by what it quotes, cut at a character, else by its card.
func TestBookmarks(t *testing.T) {
	box := func(role, text string, events int) scene.Box {
		return scene.Box{Role: role, Text: text, Events: [2]int{0, events}}
	}
	family := "👨\u200d👩\u200d👧"
	for _, row := range []struct {
		boxes []scene.Box
		want  string
	}{
		{[]scene.Box{box("quote", "言", 0), box("title", "题\n目", 0)}, "题 目"},
		{[]scene.Box{box("title", "事", 1), box("quote", strings.Repeat("言", 40), 0)}, strings.Repeat("言", 39) + "…"},
		{[]scene.Box{box("quote", strings.Repeat("言", 39), 0)}, strings.Repeat("言", 39)},
		{[]scene.Box{box("quote", strings.Repeat(family, 50), 0)}, strings.Repeat(family, 39) + "…"},
		{[]scene.Box{box("date", "1995", 0)}, "card"},
	} {
		if got := bookmark(&layout.Page{Card: "card", Scene: &scene.Page{Boxes: row.boxes}}); got != row.want {
			t.Errorf("%q instead of %q", got, row.want)
		}
	}
}
