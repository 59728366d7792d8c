package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// rebuilt puts other bytes into a file and mends its table, so that only what was changed is wrong.
func rebuilt(t testing.TB, data []byte, from, to string) []byte {
	t.Helper()
	if !bytes.Contains(data, []byte(from)) {
		t.Fatalf("the file has no %q", from)
	}
	data = bytes.Replace(data, []byte(from), []byte(to), 1)
	start := bytes.LastIndex(data, []byte("xref\n0 "))
	if bytes.HasPrefix(data[start-5:], []byte("start")) {
		start = bytes.LastIndex(data[:start-5], []byte("xref\n0 "))
	}
	body := data[:start]
	places := map[string]int{}
	for _, m := range regexp.MustCompile(`(?m)^(\d+) 0 obj\n`).FindAllSubmatchIndex(body, -1) {
		places[string(body[m[2]:m[3]])] = m[0]
	}
	trailer := data[bytes.LastIndex(data, []byte("trailer\n")):]
	out := append([]byte(nil), body...)
	out = fmt.Appendf(out, "xref\n0 %d\n0000000000 65535 f \n", len(places)+1)
	for n := 1; n <= len(places); n++ {
		out = fmt.Appendf(out, "%010d 00000 n \n", places[fmt.Sprint(n)])
	}
	trailer = regexp.MustCompile(`startxref\n\d+`).ReplaceAll(trailer, fmt.Appendf(nil, "startxref\n%d", len(body)))
	return append(out, trailer...)
}

// TestVerifyRefuses: a file that is damaged in any of these ways is refused, and for that reason.
func TestVerifyRefuses(t *testing.T) {
	pages := []Page{{Scene: sample(t)}, {Scene: sample(t)}}
	data := write(t, Document{Title: "T"}, pages...)
	want := texts(pages)
	same := rebuilt(t, data, "%PDF", "%PDF")
	if !bytes.Equal(same, data) {
		t.Fatal("a file that is put together again is another")
	}
	for _, row := range []struct{ name, from, to, reason string }{
		{"a stream's length", "/Length ", "/Length 1", "its stream is not as long"},
		{"no font program", "/FontFile3 ", "/FontFile4 ", "can't be read"},
		{"no table to characters", "/ToUnicode ", "/ToUnicodf ", ""},
		{"a lost width", "/W [0 [", "/W [0 0 [", "widths"},
		{"a lost owner", "/Nums [0 [", "/Nums [0 [1 0 R ", "owners"},
		{"a lost kid", "/K [0]", "/K [9]", "does not know it"},
		{"a page too many", "/Kids [", "/Kids [1 0 R ", "3 pages instead of 2"},
		{"a page without size", "/MediaBox [0 ", "/MediaBox [", "no size"},
		{"a lost pattern", "/Pattern << /P", "/Pattern << /Q", "scn: there is no"},
		{"a lost font", "/Font << /F1 ", "/Font << /G1 ", "Tf: there is no such font"},
		{"a key twice", "/Type /Catalog", "/Type /Catalog /Type /Catalog", "twice"},
	} {
		err := Verify(rebuilt(t, data, row.from, row.to), want)
		if err == nil || !strings.Contains(err.Error(), row.reason) {
			t.Errorf("%s: %v", row.name, err)
		}
	}
	for _, n := range []int{0, 1, 20, len(data) / 2, len(data) - 1} {
		if Verify(data[:n], want) == nil {
			t.Errorf("the first %d bytes are a file", n)
		}
	}
	if err := Verify(data, [][]string{want[0], {"something else"}}); err == nil || !strings.Contains(err.Error(), "page 2") {
		t.Errorf("a text that is not there: %v", err)
	}
	before := regexp.MustCompile(`\n\d{10} 00000 n`).ReplaceAll(data, []byte("\n-000000001 00000 n"))
	if err := Verify(before, want); err == nil || !strings.Contains(err.Error(), "says nothing of object") {
		t.Errorf("objects before the file: %v", err)
	}
	moved := bytes.Replace(data, []byte("\n1 0 obj"), []byte("\n\n1 0 obj"), 1)
	if Verify(moved, want) == nil {
		t.Error("objects that are not where the table says")
	}
}

// TestVerifyRightToLeft: such text stands in a file in the order of the page.
func TestVerifyRightToLeft(t *testing.T) {
	if err := holds("םולש x", []string{"שלום"}); err != nil {
		t.Error(err)
	}
	if holds("םולש x", []string{"שלוםם"}) == nil || holds("cba", []string{"abc"}) == nil {
		t.Error("what is not there is found")
	}
}

// FuzzVerify: no bytes make the reader panic or run on.
func FuzzVerify(f *testing.F) {
	data := write(f, Document{Title: "T"}, Page{Scene: sample(f)})
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<< /A [(\\101) <41> 1 0 R true] >>\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n61\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_ = Verify(data, [][]string{{"T"}})
		l := lexer{data: data}
		for {
			at := l.at
			if _, err := l.value(); err != nil {
				break
			}
			if l.at == at {
				t.Fatalf("the lexer stands still at %d", at)
			}
		}
	})
}
