package pdftext

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// packedStream is the bytes of an object with a stream that is packed.
func packedStream(keys, data string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write([]byte(data))
	z.Close()
	return fmt.Sprintf("<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", keys, b.Len(), b.String())
}

// table writes a PDF of objects, numbered from 1, with a table of where they stand. The first is the root.
func table(trailer string, objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var starts []int
	for i, o := range objects {
		starts = append(starts, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range starts {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, start)
	return []byte(b.String())
}

// streams writes the same with objects in a stream and a table that is one: the first objects are packed, the last, which are streams, are not.
func streams(packed int, objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	var head, body strings.Builder
	for i, o := range objects[:packed] {
		fmt.Fprintf(&head, "%d %d ", i+1, body.Len())
		body.WriteString(o + "\n")
	}
	objects = append(objects, packedStream(fmt.Sprintf("/Type /ObjStm /N %d /First %d", packed, head.Len()), head.String()+body.String()))
	in := len(objects)
	rows := []byte{0, 0, 0, 0}
	for i := range packed {
		rows = append(rows, 2, 0, byte(in), byte(i))
	}
	for i, o := range objects[packed:] {
		rows = append(rows, 1, byte(b.Len()>>8), byte(b.Len()), 0)
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", packed+i+1, o)
	}
	// Each row is written as its difference from the one before (PNG's predictor up).
	differences := []byte{}
	before := [4]byte{}
	for i := 0; i < len(rows); i += 4 {
		differences = append(differences, 2)
		for k := range 4 {
			differences = append(differences, rows[i+k]-before[k])
			before[k] = rows[i+k]
		}
	}
	start := b.Len()
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", in+1,
		packedStream(fmt.Sprintf("/Type /XRef /Size %d /Root 1 0 R /W [1 2 1] /DecodeParms << /Predictor 12 /Columns 4 >>", in+1), string(differences)), start)
	return []byte(b.String())
}

// one returns the objects of a document of one page with some content; fonts are F1 (Latin) and F2 (codes of two bytes, which are characters).
func one(content string) []string {
	return []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] /Resources << /Font << /F1 4 0 R /F2 5 0 R >> /XObject << /P 9 0 R /O 8 0 R >> >> >>",
		"<< /Type /Page /Parent 2 0 R /Contents 7 0 R >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /eacute /uni4F60 94 /B] >> >>",
		"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Subtype /CIDFontType2 /DW 1000 /W [1 [1000 1000] 32 126 500] >>] >>",
		packedStream("", "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange <0020> <007E> <0020> <4E00> <9FFF> <4E00> endbfrange 4 beginbfchar <0001> <FF0C> <0002> <3002> <0003> <D83DDE00> <0004> <2F00> endbfchar endcmap"),
		packedStream("", content),
		packedStream("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 0 -100]", "BT /F1 12 Tf 50 400 Td (in a form) Tj ET /O Do"),
		packedStream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x"),
	}
}
