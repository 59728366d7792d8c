package pptx

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
)

// sequences are the orders in which ECMA-376-1 (5th edition) wants the children of elements, for all that our parts use; * stands
// for children in any order. Programs refuse a file in which one stands at another place, or repair it and lose text.
var sequences = map[string]struct{ section, children string }{
	"p:presentation":  {"§19.2.1.26", "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz embeddedFontLst defaultTextStyle"},
	"p:sld":           {"§19.3.1.38", "cSld clrMapOvr transition timing"},
	"p:sldLayout":     {"§19.3.1.39", "cSld clrMapOvr transition timing hf"},
	"p:sldMaster":     {"§19.3.1.42", "cSld clrMap sldLayoutIdLst transition timing hf txStyles"},
	"p:notes":         {"§19.3.1.26", "cSld clrMapOvr"},
	"p:notesMaster":   {"§19.3.1.27", "cSld clrMap hf notesStyle"},
	"p:cSld":          {"§19.3.1.16", "bg spTree custDataLst"},
	"p:bg":            {"§19.3.1.1", "bgPr"},
	"p:bgPr":          {"§19.3.1.2", "noFill|solidFill|gradFill|blipFill effectLst"},
	"p:spTree":        {"§19.3.1.45", "nvGrpSpPr grpSpPr *"},
	"p:grpSp":         {"§19.3.1.22", "nvGrpSpPr grpSpPr *"},
	"p:nvGrpSpPr":     {"§19.3.1.31", "cNvPr cNvGrpSpPr nvPr"},
	"p:grpSpPr":       {"§19.3.1.23", "xfrm"},
	"p:sp":            {"§19.3.1.43", "nvSpPr spPr style txBody"},
	"p:nvSpPr":        {"§19.3.1.34", "cNvPr cNvSpPr nvPr"},
	"p:cxnSp":         {"§19.3.1.19", "nvCxnSpPr spPr style"},
	"p:nvCxnSpPr":     {"§19.3.1.29", "cNvPr cNvCxnSpPr nvPr"},
	"p:pic":           {"§19.3.1.37", "nvPicPr blipFill spPr style"},
	"p:nvPicPr":       {"§19.3.1.32", "cNvPr cNvPicPr nvPr"},
	"p:blipFill":      {"§19.3.1.4", "blip srcRect stretch"},
	"p:cNvPr":         {"§20.1.2.2.8", "hlinkClick hlinkHover extLst"},
	"p:spPr":          {"§20.1.2.2.35", "xfrm custGeom|prstGeom noFill|solidFill|gradFill|blipFill ln effectLst"},
	"p:txBody":        {"§20.1.2.3.36", "bodyPr lstStyle p p*"},
	"p:txStyles":      {"§19.3.1.52", "titleStyle bodyStyle otherStyle"},
	"a:xfrm":          {"§20.1.7.5, §20.1.7.6", "off ext chOff chExt"},
	"a:custGeom":      {"§20.1.9.8", "avLst gdLst ahLst cxnLst rect pathLst"},
	"a:prstGeom":      {"§20.1.9.18", "avLst"},
	"a:ln":            {"§20.1.2.2.24", "noFill|solidFill|gradFill custDash|prstDash round|bevel|miter headEnd tailEnd"},
	"a:gradFill":      {"§20.1.8.33", "gsLst lin|path tileRect"},
	"a:bodyPr":        {"§21.1.2.1.1", "prstTxWarp noAutofit|normAutofit|spAutoFit"},
	"a:p":             {"§21.1.2.2.6", "pPr r|br|fld* endParaRPr"},
	"a:r":             {"§21.1.2.3.8", "rPr t"},
	"a:br":            {"§21.1.2.2.1", "rPr"},
	"a:pPr":           {"§21.1.2.2.7", "lnSpc spcBef spcAft buClrTx buSzTx buFontTx buNone|buAutoNum|buChar tabLst defRPr"},
	"a:rPr":           {"§21.1.2.3.9", "ln noFill|solidFill|gradFill effectLst highlight uLnTx uFillTx latin ea cs sym hlinkClick"},
	"a:endParaRPr":    {"§21.1.2.2.3", "ln noFill|solidFill|gradFill effectLst highlight uLnTx uFillTx latin ea cs sym hlinkClick"},
	"a:defRPr":        {"§21.1.2.3.2", "ln noFill|solidFill|gradFill effectLst highlight uLnTx uFillTx latin ea cs sym"},
	"a:theme":         {"§20.1.6.9", "themeElements objectDefaults extraClrSchemeLst custClrLst"},
	"a:themeElements": {"§20.1.6.10", "clrScheme fontScheme fmtScheme"},
	"a:clrScheme":     {"§20.1.6.2", "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink"},
	"a:fontScheme":    {"§20.1.4.1.18", "majorFont minorFont"},
	"a:majorFont":     {"§20.1.4.1.24", "latin ea cs font*"},
	"a:minorFont":     {"§20.1.4.1.25", "latin ea cs font*"},
	"a:fmtScheme":     {"§20.1.4.1.14", "fillStyleLst lnStyleLst effectStyleLst bgFillStyleLst"},
}

// inOrder reports the first child that is out of its sequence; "" when all are in theirs.
func inOrder(sequence string, children []string) string {
	steps := strings.Fields(sequence)
	at := 0
	for _, c := range children {
		found := false
		for ; at < len(steps) && !found; at++ {
			step, repeats := strings.CutSuffix(steps[at], "*")
			if steps[at] == "*" || slices.Contains(strings.Split(step, "|"), c) {
				found = true
				if repeats {
					at-- // the same again
				}
			}
		}
		if !found {
			return c
		}
	}
	return ""
}

// checkOrder walks a part and holds every element to its sequence.
func checkOrder(t *testing.T, name string, part []byte, seen map[string]bool) {
	t.Helper()
	prefixes := map[string]string{nsA: "a:", nsP: "p:"}
	type open struct {
		name     string
		children []string
	}
	var stack []open
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if n := len(stack); n > 0 {
				stack[n-1].children = append(stack[n-1].children, e.Name.Local)
			}
			stack = append(stack, open{name: prefixes[e.Name.Space] + e.Name.Local})
		case xml.EndElement:
			last := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			rule, ok := sequences[last.name]
			if !ok {
				continue
			}
			seen[last.name] = true
			if out := inOrder(rule.children, last.children); out != "" {
				t.Errorf("%s: in %s the child %s is not where %s has it: %v", name, last.name, out, rule.section, last.children)
			}
		}
	}
}

// TestOrder holds every part that is written to the sequences of the standard, and the table to what is written: a row that no
// part uses would check nothing.
func TestOrder(t *testing.T) {
	seen := map[string]bool{}
	picture := sampleDocument(t)
	picture.Text = Picture
	for i := range picture.Slides {
		picture.Slides[i].Picture = pngOf(t, 16, 9)
	}
	for _, doc := range []*Document{sampleDocument(t), picture} {
		c, err := openContainer(encode(t, doc))
		if err != nil {
			t.Fatal(err)
		}
		for name, part := range c.files {
			if strings.HasSuffix(name, ".xml") {
				checkOrder(t, name, part, seen)
			}
		}
	}
	for name := range sequences {
		if !seen[name] {
			t.Errorf("no part has an element %s", name)
		}
	}
}

// TestInOrder: the check itself can fail.
func TestInOrder(t *testing.T) {
	for _, row := range []struct {
		sequence, children, want string
	}{
		{"bodyPr lstStyle p p*", "bodyPr lstStyle p p p", ""},
		{"bodyPr lstStyle p p*", "bodyPr p lstStyle", "lstStyle"},
		{"pPr r|br|fld* endParaRPr", "pPr r br r endParaRPr", ""},
		{"pPr r|br|fld* endParaRPr", "pPr endParaRPr r", "r"},
		{"ln noFill|solidFill latin ea cs", "solidFill ln", "ln"},
		{"ln noFill|solidFill latin ea cs", "solidFill noFill", "noFill"},
		{"xfrm", "ext", "ext"},
		{"nvGrpSpPr grpSpPr *", "nvGrpSpPr grpSpPr sp pic sp", ""},
	} {
		if got := inOrder(row.sequence, strings.Fields(row.children)); got != row.want {
			t.Errorf("%s in %s: %q, want %q", row.children, row.sequence, got, row.want)
		}
	}
}
