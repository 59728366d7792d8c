package pdftext

import (
	"errors"
	"strings"
	"testing"
)

// told writes a document as a line a line: + for one that goes on, # for a title.
func told(d *Document) string {
	var b strings.Builder
	for _, l := range d.Lines {
		switch {
		case l.Continues:
			b.WriteByte('+')
		case l.Heading:
			b.WriteByte('#')
		}
		b.WriteString(l.Text + "\n")
	}
	return b.String()
}

func TestContent(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"operators":                {"BT /F1 12 Tf 14 TL 50 700 Td (One) Tj (Two) ' 1 2 (Three) \" T* (Four) Tj 0 -14 TD (Five) Tj T* (Six) Tj ET", "One\n+Two\n+Three\n+Four\n+Five\n+Six\n"},
		"escapes":                  {"BT /F1 12 Tf 50 700 Td (a\\(b\\)\\\\ \\101\\\nc) Tj <2044> Tj ET", "a(b)\\ Ac D\n"},
		"differences":              {"BT /F1 12 Tf 50 700 Td <01> Tj (ne caf) Tj <0203> Tj (^) Tj ET", "fine caf\u00E9\u4F60B\n"},
		"gaps are spaces":          {"BT /F1 12 Tf 50 700 Td [(Hel) 20 (lo) -300 (wor) -20 (ld)] TJ ET", "Hello world\n"},
		"two bytes, full width":    {"BT /F2 12 Tf 50 700 Td <4F60597D00014E16754C0002> Tj <000300040020> Tj <0041> Tj ET", "\u4F60\u597D\uFF0C\u4E16\u754C\u3002\U0001F600\u4E00 A\n"},
		"no space beside wide":     {"BT /F2 12 Tf 50 700 Td [<0031> -250 <5E74> -250 <0032>] TJ ET", "1\u5E742\n"},
		"drawn twice":              {"BT /F1 12 Tf 50 700 Td (Bold) Tj ET BT /F1 12 Tf 50.3 700 Td (Bold) Tj ET", "Bold\n"},
		"actual text":              {"BT /F1 12 Tf 50 700 Td /Span << /ActualText <FEFF00660069> >> BDC (xy) Tj EMC (sh) Tj ET", "fish\n"},
		"artifacts":                {"/Artifact BMC BT /F1 12 Tf 50 780 Td (Head) Tj ET EMC BT /F1 12 Tf 50 700 Td (Body) Tj ET", "Body\n"},
		"beside the page":          {"BT /F1 12 Tf 50 700 Td (Here) Tj 0 900 Td (Not here) Tj ET", "Here\n"},
		"a form that draws itself": {"/O Do", "in a form\n"},
		"a picture in the content": {"BI /W 1 /H 1 ID \x00(BT EI BT /F1 12 Tf 50 700 Td (After) Tj ET", "After\n"},
		"font by font":             {"BT /F1 12 Tf 50 700 Td (one ) Tj 150 0 Td (four) Tj -127 0 Td (two and a half three) Tj ET", "one two and a half three four\n"},
		"a reading over its word":  {"BT /F2 20 Tf 50 700 Td <6F225B57> Tj /F2 8 Tf 4 19 Td <4E00> Tj ET", "\u6F22\u5B57\n\u4E00\n"},
		"upside down":              {"1 0 0 -1 0 800 cm BT /F1 12 Tf 1 0 0 -1 50 100 Tm (a) Tj 0 -14 Td (b) Tj ET", "a\n+b\n"},
		"sideways":                 {"BT /F1 12 Tf 0 1 -1 0 300 100 Tm (up and up) Tj ET", "up and up\n"},
	} {
		for form, data := range map[string][]byte{"table": table("", one(c.content)...), "streams": streams(5, one(c.content)...), "no table": []byte(strings.Replace(string(table("", one(c.content)...)), "startxref", "startyref", 1)),
			"shifted": append([]byte("%PDF-1.7\n%..."), table("", one(c.content)...)...)} {
			d, err := Read(data)
			if err != nil {
				t.Errorf("%s, %s: %v", name, form, err)
				continue
			}
			if got := told(d); got != c.want {
				t.Errorf("%s, %s: %q, want %q", name, form, got, c.want)
			}
		}
	}
}

// set makes the content of lines that stand under one another: x, and the text; an empty one is a gap.
func set(lines ...string) string {
	var b strings.Builder
	y := 700
	for _, l := range lines {
		b.WriteString("BT /F1 10 Tf 1 0 0 1 " + strings.Repeat(" ", 1))
		x := 50
		if strings.HasPrefix(l, ">") {
			x, l = 70, l[1:]
		}
		b.WriteString(strings.Join([]string{itoa(x), itoa(y), "Tm"}, " "))
		b.WriteString(" (" + l + ") Tj ET\n")
		y -= 12
	}
	return b.String()
}

func itoa(n int) string {
	s := ""
	for ; n > 0; n /= 10 {
		s = string(rune('0'+n%10)) + s
	}
	return s
}

func TestParagraphs(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"full lines go on": {set("the first line of a paragraph that is long", "enough to need another line, and then", "it ends.", "A second one begins here and goes on to", "its own end."),
			"the first line of a paragraph that is long\n+enough to need another line, and then\n+it ends.\nA second one begins here and goes on to\n+its own end.\n"},
		"set in": {set("the first line of a paragraph that is long", ">a second paragraph of which the first line", "is set in, as in books it is."), "the first line of a paragraph that is long\na second paragraph of which the first line\n+is set in, as in books it is.\n"},
		"a word that is parted": {set("Here is an example of a word, and this exam-", "ple is parted at the end of the line, while", "well-known words keep what belongs to well-", "known words."),
			"Here is an example of a word, and this exam-\n+ple is parted at the end of the line, while\n+well-known words keep what belongs to well-\n+known words.\n"},
		"a title": {"BT /F1 20 Tf 50 760 Td (A title) Tj ET " + set("the first line of a paragraph that is long", "enough to need another."), "#A title\nthe first line of a paragraph that is long\n+enough to need another.\n"},
		"a line across two columns": {"BT /F1 10 Tf 200 740 Td (someone at somewhere with a long address) Tj ET " + set("the first line of a paragraph that is long", "English and needs another line, and then", "it ends.") +
			strings.ReplaceAll(set("The other column has lines of its own, as", "Long as those of the first one."), " 50 ", " 320 "),
			"someone at somewhere with a long address\nthe first line of a paragraph that is long\n+English and needs another line, and then\n+it ends.\nThe other column has lines of its own, as\n+Long as those of the first one.\n"},
		"by structure": {"/P << /MCID 0 >> BDC BT /F1 12 Tf 50 700 Td (short and) Tj 0 -30 Td (far) Tj ET EMC /P << /MCID 1 >> BDC BT /F1 12 Tf 50 655 Td (other) Tj ET EMC", "short and\n+far\nother\n"},
	} {
		d, err := Read(table("", one(c.content)...))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := told(d); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
		if name == "a word that is parted" && (d.Lines[0].Hyphen != 1 || d.Lines[2].Hyphen != 0 || !d.Lines[2].EndsInHyphen()) {
			t.Errorf("hyphens: %+v", d.Lines)
		}
	}
}

func TestFurniture(t *testing.T) {
	objects := one("")
	objects[1] = strings.Replace(objects[1], "[3 0 R]", "[10 0 R 12 0 R 14 0 R]", 1)
	for i, n := range []string{"1", "2", "3"} {
		content := "BT /F1 9 Tf 50 780 Td (Annals of Talk) Tj ET BT /F1 12 Tf 50 700 Td (What is said on page " + []string{"one", "two", "three"}[i] + ") Tj ET BT /F1 9 Tf 300 20 Td (" + n + ") Tj ET"
		objects = append(objects, "<< /Type /Page /Parent 2 0 R /Contents "+itoa(len(objects)+2)+" 0 R >>", packedStream("", content))
	}
	d, err := Read(table("", objects...))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := told(d), "What is said on page one\nWhat is said on page two\nWhat is said on page three\n"; got != want || d.Furniture != 6 || d.Pages != 3 {
		t.Errorf("%q, %d left out of %d pages", got, d.Furniture, d.Pages)
	}
	if l := d.Lines[1]; l.Page != 2 || l.Number != 2 {
		t.Errorf("the second line stands at %+v", l)
	}
}

func TestRefused(t *testing.T) {
	noUnicode := one("BT /F2 12 Tf 50 700 Td <00410042> Tj ET")
	noUnicode[4] = strings.Replace(noUnicode[4], "/ToUnicode 6 0 R", "", 1)
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"encrypted":  {table("/Encrypt << /Filter /Standard >>", one("BT /F1 12 Tf (a) Tj ET")...), ErrEncrypted},
		"scan":       {table("", one("q 600 0 0 800 0 0 cm /P Do Q")...), ErrPictures},
		"blank":      {table("", one("")...), ErrNoText},
		"no Unicode": {table("", noUnicode...), ErrUnreadable},
		"cut":        {table("", one("x")...)[:100], ErrNotPDF},
		"nothing":    {[]byte("%PDF-1.4"), ErrNotPDF},
	} {
		if d, err := Read(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v %v, want %v", name, d, err, c.want)
		}
	}
}
