package pdftext

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// Files that are made to grow end by their bounds: in words, in seconds and without much memory.
func TestHostile(t *testing.T) {
	zeros := strings.Repeat("\x00", 80<<20)
	deep := one("")
	deep[3] = strings.Repeat("[", 1<<20)
	loop := one("BT /F1 12 Tf 50 700 Td (a) Tj ET")
	loop[1] = strings.Replace(loop[1], "[3 0 R]", "[3 0 R 2 0 R 3 0 R 2 0 R]", 1)
	kids := one("BT /F1 12 Tf 50 700 Td (a) Tj ET")
	kids[1] = strings.Replace(kids[1], "[3 0 R]", "["+strings.Repeat("<< /Type /Page /Contents 7 0 R >>", 30_000)+"]", 1)
	forms := one(strings.Repeat("/O Do\n", 1_000_000))
	forms[7] = packedStream("/Subtype /Form /Resources << /XObject << /O 10 0 R >> >>", strings.Repeat("/O Do\n", 1000))
	forms = append(forms, packedStream("/Subtype /Form", strings.Repeat("q Q ", 1000)))
	mapped := one("BT /F2 12 Tf 50 700 Td " + strings.Repeat("<"+strings.Repeat("0041", 1000)+"> Tj\n", 3000) + "ET")
	mapped[5] = packedStream("", "1 beginbfchar <0041> <"+strings.Repeat("4E00", 1<<16)+"> endbfchar\n1 beginbfrange "+strings.Repeat("<0000> <FFFF> <0041>\n", 200_000)+"endbfrange")
	again := one("BT /F1 12 Tf 50 700 Td (a) Tj ET")
	again[2] = "<< /Type /Page /Parent 2 0 R /Contents [" + strings.Repeat("7 0 R ", 300_000) + "] >>"
	for name, c := range map[string]struct {
		data  []byte
		large bool
	}{
		"content that unpacks without end": {table("", one(zeros)...), true},
		"packs within packs":               {table("", append(one("BT /F1 12 Tf (a) Tj ET"), strings.Repeat("x", 10))...), false},
		"objects in objects":               {table("", deep...), false},
		"a tree with a loop":               {table("", loop...), false},
		"a page many times":                {table("", kids...), true},
		"forms in forms":                   {table("", forms...), true},
		"a code that says much":            {table("", mapped...), false},
		"content many times":               {table("", again...), false},
		"a table that leads to itself":     {[]byte("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer << /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF"), false},
		"a table of a billion":             {[]byte("%PDF-1.4\nxref\n0 999999999\n0000000000 65535 f \ntrailer << >>\nstartxref\n9\n%%EOF"), false},
		"numbers without end":              {table("", one(strings.Repeat("9", 1<<20)+" 1e999 Td BT /F1 1e30 Tf 99999999999999999999999999 0 0 1 0 0 Tm (a) Tj ET")...), false},
		"an object that is itself":         {table("", "1 0 R", "2 0 R"), false},
		"words obj without end":            {append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("1 0 obj"), 1<<20)...), false},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		_, err := Read(c.data)
		runtime.ReadMemStats(&after)
		if (err == ErrTooLarge) != c.large {
			t.Errorf("%s: %v", name, err)
		}
		if spent := time.Since(start); spent > 60*time.Second {
			t.Errorf("%s took %v", name, spent)
		}
		t.Logf("%s: %v, %v, %d MiB in all", name, err, time.Since(start), (after.TotalAlloc-before.TotalAlloc)>>20)
	}
}

// A file may end at any byte, within an escape too: what reads it stays inside. So may a content stream.
func TestFilesThatEndAnywhere(t *testing.T) {
	const content = `BT /F1 12 Tf 50 700 Td (a\(b\)\101\\) Tj << /A (\7) /B <41> >> BDC [(c\r) -300 (d)] TJ EMC BI /W 1 ID x EI ET`
	for _, file := range [][]byte{
		table("", one(content)...), streams(5, one(content)...),
		[]byte("%PDF-1.4\n1 0 obj << /Length (\\a) /T [<41> (b\\\r\n)] >> stream\r\nx\nendstream endobj 2 0 obj << /A (\\"),
	} {
		for end := range file {
			sound(t, file[:end])
		}
	}
	for end := range content {
		sound(t, table("", one(content[:end])...))
	}
}

// FuzzRead: whatever the bytes, reading ends, and what it gives is text with places.
func FuzzRead(f *testing.F) {
	f.Add(table("", one("BT /F1 12 Tf 50 700 Td [(Hel) 20 (lo)] TJ T* (a) ' /Span << /ActualText (x) >> BDC (b) Tj EMC ET /O Do BI ID x EI")...))
	f.Add(streams(5, one("q 1 0 0 1 0 0 cm BT /F2 12 Tf 50 700 Td <00414E00> Tj ET Q")...))
	f.Add([]byte("%PDF-1.4\n1 0 obj << /Pages << /Kids [2 0 R] >> /Type /Catalog >> endobj 2 0 obj << /Contents 3 0 R >> endobj trailer << /Root 1 0 R >>"))
	files, _ := filepath.Glob("testdata/*.pdf")
	for _, name := range files {
		if data, err := os.ReadFile(name); err == nil {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { sound(t, data) })
}

// FuzzContent runs content streams with fonts.
func FuzzContent(f *testing.F) {
	f.Add("BT /F1 12 Tf 50 700 Td (a) Tj 0 -14 TD <0041> Tj T* [(b) -300 (c)] TJ ET", "begincmap 1 beginbfchar <0041> <4E00> endbfchar")
	f.Add("/O Do q 2 0 0 2 0 0 cm BT /F2 9 Tf 5 Tc 3 Tw 90 Tz 2 Ts <00410042> Tj ET Q", "1 begincodespacerange <00> <FF> endcodespacerange 1 begincidrange <00> <FF> 0 endcidrange")
	f.Fuzz(func(t *testing.T, content, unicode string) {
		objects := one(content)
		objects[5] = packedStream("", unicode)
		sound(t, table("", objects...))
	})
}

func sound(t *testing.T, data []byte) {
	d, err := Read(data)
	if (d == nil) == (err == nil) {
		t.Fatalf("%v with %v", d, err)
	}
	if d == nil {
		return
	}
	for i, l := range d.Lines {
		if !utf8.ValidString(l.Text) || strings.ContainsAny(l.Text, "\n\r") || l.Page < 1 || l.Page > d.Pages || l.Number < 1 || l.Hyphen < 0 || l.Hyphen >= max(1, len(l.Text)) || i == 0 && l.Continues {
			t.Fatalf("line %d: %s", i, fmt.Sprintf("%+v", l))
		}
	}
}
