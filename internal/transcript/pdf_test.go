package transcript

import (
	"strings"
	"testing"
)

// A PDF is read with its speakers, and places are those of its pages.
func TestPDF(t *testing.T) {
	tr, list := Read("talk.pdf", []byte(pdf("BT /F 12 Tf 14 TL 50 700 Td (Ann: How was it at sea that year?) Tj T* (Ben: It was cold, and the well-) Tj T* (known light was out all night.) Tj ET", "")), Options{})
	if tr == nil {
		t.Fatal(list)
	}
	if want := "How was it at sea that year?\nIt was cold, and the well-known light was out all night."; !strings.HasPrefix(tr.Text, want) {
		t.Errorf("it says %q, want %q", tr.Text, want)
	}
	if tr.Format != PDF || len(tr.Speakers) != 2 || tr.Speakers[1].Name != "Ben" {
		t.Errorf("%v with the speakers %+v", tr.Format, tr.Speakers)
	}
	second := strings.LastIndex(tr.Text, "light")
	place := tr.Place(Span{second, second + 5})
	if place.Page != 2 || place.Line != 3 || place.Column != 7 || place.String() != "page 2, line 3" || place.In("talk.pdf") != "talk.pdf, page 2:3:7" {
		t.Errorf("the light is at %+v, %s, %s", place, place, place.In("talk.pdf"))
	}
	if line := (Place{Line: 3, Column: 7}); line.String() != "line 3" || line.In("talk.txt") != "talk.txt:3:7" {
		t.Errorf("a place without a page is %s, %s", line, line.In("talk.txt"))
	}
}

// What is refused is told with what to do.
func TestPDFRefused(t *testing.T) {
	for name, c := range map[string]struct{ data, want, hint string }{
		"encrypted": {pdf("BT /F 12 Tf 50 700 Td (a) Tj ET", "/Encrypt << /Filter /Standard >>"), "encrypted", "qpdf --decrypt"},
		"scan":      {pdf("BI /W 1 /H 1 /CS /G /BPC 8 ID x EI", ""), "pictures", "ocrmypdf"},
		"empty":     {pdf("", ""), "no text", ""},
		"cut":       {"%PDF-1.4\n1 0 obj << /Type", "damaged", "save it again"},
	} {
		tr, list := Read("talk.pdf", []byte(c.data), Options{})
		if tr != nil || len(list) != 1 || !strings.Contains(list[0].Message, c.want) || !strings.Contains(list[0].Hint, c.hint) {
			t.Errorf("%s: %v", name, list)
		}
	}
}
