package pdftext

import (
	"bytes"
	"strings"
)

// Widths of the characters from space to tilde in the fonts that a file need not have with it (9.6.2.2), in thousandths of the size, from Adobe's
// metrics of its core fonts (free to use with their notice). Their bold and italic kinds differ little.
var (
	helveticaWidths = [95]int16{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
		1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
		333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584}
	timesWidths = [95]int16{250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
		921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
		333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541}
)

// standardWidths gives a font without widths those of the one that is meant.
func (t *font) standardWidths(base string) {
	widths := &helveticaWidths
	switch {
	case strings.Contains(base, "Courier"):
		t.missing = 600
		return
	case strings.Contains(base, "Times"), strings.Contains(base, "Serif"):
		widths = &timesWidths
	case !strings.Contains(base, "Helvetica") && !strings.Contains(base, "Arial"):
		return
	}
	for i, w := range widths {
		t.widths[' '+i] = float64(w)
	}
}

// builtIn returns the encoding that a font has by itself: that of its program where it is of type 1 and in the file, else the standard one.
func (f *file) builtIn(d dict) [256]string {
	codes := standardEncoding()
	s, is := f.resolve(f.dict(d["FontDescriptor"])["FontFile"]).(*stream)
	if !is {
		return codes
	}
	data, ok := f.decode(s)
	if f.readable -= len(data); !ok || f.readable < 0 {
		return codes
	}
	// The head of the program is plain: /Encoding 256 array … dup 27 /ff put … readonly def.
	head, _, _ := bytes.Cut(data, []byte("eexec"))
	i := bytes.Index(head, []byte("/Encoding"))
	if i < 0 || bytes.HasPrefix(bytes.TrimSpace(head[i+len("/Encoding"):]), []byte("StandardEncoding")) {
		return codes
	}
	codes = [256]string{}
	l := lexer{data: head, at: i + len("/Encoding")}
	var two [2]object
	for {
		o, ok := l.next()
		if !ok && l.at >= len(l.data) {
			return codes
		}
		switch o {
		case operator("put"):
			n, number := two[0].(float64)
			glyph, named := two[1].(name)
			if number && named && n >= 0 && n < 256 {
				codes[int(n)] = glyphText(string(glyph))
			}
		case operator("def"), operator("readonly"):
			return codes
		}
		two[0], two[1] = two[1], o
	}
}
