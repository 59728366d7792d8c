package pptx

import (
	"archive/zip"
	"bytes"
	"image/color"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cards/internal/scene"
)

// repack writes a package anew, its parts changed by f; a nil result leaves the part out. Parts in more are added.
func repack(t testing.TB, data []byte, f func(name, part string) *string, more ...[2]string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	add := func(name, part string) {
		out, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(out, part)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range z.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		text := string(part)
		if f != nil {
			changed := f(file.Name, text)
			if changed == nil {
				continue
			}
			text = *changed
		}
		add(file.Name, text)
	}
	for _, m := range more {
		add(m[0], m[1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// replaced changes one part.
func replaced(part, old, new string) func(name, text string) *string {
	return func(name, text string) *string {
		if name == part {
			text = strings.ReplaceAll(text, old, new)
		}
		return &text
	}
}

// companyTemplate is a template of another look: 4:3, blue, other fonts, with a picture on its master and a slide of its own.
func companyTemplate(t testing.TB) []byte {
	navy := color.NRGBA{10, 30, 80, 255}
	page := &scene.Page{Width: 1600, Height: 1200, Ground: navy}
	addText(t, page, scene.Box{Role: "title", Lang: "en", FontSize: 90}, setLine{100, 200, []setRun{{"Company", testFace(t, "noto-sans-700.ttf"), color.NRGBA{255, 255, 255, 255}, nil}}})
	data := encode(t, &Document{Title: "Company", Lang: "en", Width: 1600, Height: 1200, Slides: []Slide{{Scene: page, Kind: "cover", Notes: "secret"}},
		Theme: Theme{Name: "Company", Major: Fonts{Latin: "Georgia"}, Minor: Fonts{Latin: "Verdana"}, Palette: Palette{Ground: navy, Ink: color.NRGBA{255, 255, 255, 255}}}})
	data = repack(t, data, func(name, text string) *string {
		switch name {
		case "[Content_Types].xml":
			text = strings.Replace(text, "presentation.main+xml", "template.main+xml", 1)
			text = strings.Replace(text, "</Types>", `<Default Extension="png" ContentType="image/png"/></Types>`, 1)
		case "ppt/slideMasters/_rels/slideMaster1.xml.rels":
			text = strings.Replace(text, "</Relationships>", `<Relationship Id="rId90" Type="`+relImage+`" Target="../media/logo.png"/><Relationship Id="rId91" Type="`+relLink+`" Target="https://example.com/" TargetMode="External"/></Relationships>`, 1)
		}
		return &text
	}, [2]string{"ppt/media/logo.png", string(pngOf(t, 4, 4))})
	return data
}

// TestTemplate: theme, layouts, size and pictures are the template's, slides and notes ours.
func TestTemplate(t *testing.T) {
	doc := sampleDocument(t)
	doc.Template = companyTemplate(t)
	data := encode(t, doc)
	if err := Verify(data, doc); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(data, encode(t, doc)) {
		t.Error("two runs differ")
	}
	c, err := openContainer(data)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for name, part := range c.files {
		if strings.HasSuffix(name, ".xml") {
			checkOrder(t, name, part, seen)
		}
		if bytes.Contains(part, []byte("secret")) {
			t.Errorf("%s is of a slide of the template", name)
		}
	}
	main := string(c.files["ppt/presentation.xml"])
	if !strings.Contains(main, `<p:sldSz cx="9144000" cy="6858000" type="screen4x3"/>`) || c.contentType("ppt/presentation.xml") != typePresentation {
		t.Errorf("the presentation is %s: %s", c.contentType("ppt/presentation.xml"), main)
	}
	if !strings.Contains(string(c.files["ppt/theme/theme1.xml"]), `typeface="Georgia"`) || c.files["ppt/media/logo.png"] == nil {
		t.Error("theme or pictures of the template are missing")
	}
	slide := string(c.files["ppt/slides/slide2.xml"])
	if strings.Contains(slide, "Noto") || !strings.Contains(slide, `<a:ea typeface="+mj-ea"/>`) {
		t.Error("text is not in the fonts of the template")
	}
	// 443F38 is a shade of the ink.
	if strings.Contains(slide, "443F38") {
		t.Error("a shade of the ink stays under another theme")
	}
	rels, err := c.relationsOf("ppt/slides/slide2.xml")
	if err != nil || !slices.ContainsFunc(rels, func(r relation) bool { return r.kind == relLayout && r.target == "ppt/slideLayouts/slideLayout3.xml" }) {
		t.Errorf("the quote is not on the layout with nothing but a title: %v %v", rels, err)
	}
}

// TestHostileTemplates: what a template may not be is told, and nothing of it is kept.
func TestHostileTemplates(t *testing.T) {
	good := companyTemplate(t)
	if _, err := readTemplate(good); err != nil {
		t.Fatal(err)
	}
	master, masterRels := "ppt/slideMasters/slideMaster1.xml", "ppt/slideMasters/_rels/slideMaster1.xml.rels"
	relation := func(kind, target, mode string) []byte {
		return repack(t, good, replaced(masterRels, "</Relationships>", `<Relationship Id="rId99" Type="`+kind+`" Target="`+target+`"`+mode+`/></Relationships>`), [2]string{"ppt/more.bin", "x"})
	}
	var bomb bytes.Buffer
	w := zip.NewWriter(&bomb)
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		out, _ := w.Create(name)
		zero := make([]byte, 1<<20)
		for range 50 {
			if _, err := out.Write(zero); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.Close()
	for what, row := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":                 {nil, "no ZIP"},
		"a text":                  {[]byte("hello"), "no ZIP"},
		"half a file":             {good[:len(good)/2], "no ZIP"},
		"a bomb":                  {bomb.Bytes(), "too large"},
		"a path":                  {repack(t, good, nil, [2]string{"../../etc/passwd", "x"}), "has the name"},
		"a backslash":             {repack(t, good, nil, [2]string{`ppt\evil.xml`, "x"}), "has the name"},
		"an absolute path":        {repack(t, good, nil, [2]string{"/evil.xml", "x"}), "has the name"},
		"two of one name":         {repack(t, good, nil, [2]string{"PPT/presentation.xml", "x"}), "two parts"},
		"entities":                {repack(t, good, replaced(master, "<p:sldMaster ", `<!DOCTYPE x [<!ENTITY a "b">]><p:sldMaster `)), "document type"},
		"a master that is broken": {repack(t, good, replaced(master, "</p:cSld>", "")), "well-formed"},
		"UTF-16":                  {repack(t, good, replaced(master, `encoding="UTF-8"`, `encoding="UTF-16"`)), "well-formed"},
		"deep nesting":            {repack(t, good, replaced(master, "<p:cSld>", "<p:cSld>"+strings.Repeat("<a>", 300)+strings.Repeat("</a>", 300))), "nested deeper"},
		"a linked picture":        {relation(relImage, "http://evil.example/x.png", ` TargetMode="External"`), "from outside"},
		"a link to a file":        {relation(relLink, "file:///etc/passwd", ` TargetMode="External"`), "from outside"},
		"a macro":                 {relation("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "../more.bin", ""), "vbaProject"},
		"a part without a type":   {relation(relPrefix+"oleObject", "../more.bin", ""), "of what type"},
		"a missing part":          {relation(relImage, "../media/none.png", ""), "others lead there"},
		"a way out":               {relation(relImage, "../../../none.png", ""), "others lead there"},
		"no masters":              {repack(t, good, replaced("ppt/presentation.xml", "sldMasterId ", "sldMasterIx ")), "no slide master"},
		"a damaged list":          {repack(t, good, replaced("ppt/presentation.xml", `<p:sldMasterId id="2147483648"`, `<p:sldMasterId id="7"`)), "damaged"},
		"no size":                 {repack(t, good, replaced("ppt/presentation.xml", `cx="9144000"`, `cx="0"`)), "EMU"},
		"a workbook":              {repack(t, good, replaced("[Content_Types].xml", "presentationml.template.main", "spreadsheetml.sheet.main")), "no presentation"},
		"the strict form":         {repack(t, good, replaced("_rels/.rels", nsR+"/officeDocument", "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument")), "strict form"},
		"a dangling reference":    {repack(t, good, replaced(master, `r:id="rId1"`, `r:id="rId77"`)), "refers to"},
		"a slide as a picture":    {relation(relImage, "../slides/slide1.xml", ""), "not taken over"},
		"a theme that is none":    {relation(relTheme, "../media/logo.png", ""), "is not what"},
		"two relations of one id": {repack(t, good, replaced(masterRels, `Id="rId91"`, `Id="rId90"`)), "two relationships"},
	} {
		if _, err := readTemplate(row.data); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v, want %q", what, err, row.want)
		}
	}
}

// TestNames: names of parts with spaces and other signs are found and written, however the template writes them.
func TestNames(t *testing.T) {
	good := companyTemplate(t)
	for file, target := range map[string]string{"logo 1.png": "logo%201.png", "logo%201.png": "logo%201.png", "\u6807.png": "%E6%A0%87.png", "a&b.png": "a&amp;b.png"} {
		data := repack(t, good, replaced("ppt/slideMasters/_rels/slideMaster1.xml.rels", "logo.png", target), [2]string{"ppt/media/" + file, string(pngOf(t, 2, 2))})
		doc := sampleDocument(t)
		doc.Template = data
		made := encode(t, doc)
		if err := Verify(made, doc); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		c, err := openContainer(made)
		if err != nil || c.files["ppt/media/"+file] == nil {
			t.Errorf("%s is not kept: %v", file, err)
		}
	}
}

// TestLayoutOf: the layout with least on it serves our slides best.
func TestLayoutOf(t *testing.T) {
	full := &template{layouts: []templateLayout{{"1", "title", "ctrTitle"}, {"2", "obj", "title"}, {"3", "titleOnly", "title"}, {"4", "blank", ""}}}
	for kind, want := range map[string]layoutPart{"cover": {"1", "ctrTitle"}, "quote": {"3", "title"}, "timeline": {"3", "title"}} {
		if got := full.layoutOf(kind); got != want {
			t.Errorf("%s on %v", kind, got)
		}
	}
	for _, row := range []struct {
		layouts []templateLayout
		want    layoutPart
	}{
		{[]templateLayout{{"1", "cust", ""}, {"2", "cust", "title"}}, layoutPart{"2", "title"}},
		{[]templateLayout{{"1", "cust", ""}, {"2", "blank", ""}}, layoutPart{"2", ""}},
		{[]templateLayout{{"1", "cust", ""}}, layoutPart{"1", ""}},
	} {
		if got := (&template{layouts: row.layouts}).layoutOf("quote"); got != row.want {
			t.Errorf("%v: %v", row.layouts, got)
		}
	}
}

// corpus adds the files of testdata/NAME to a fuzzer.
func corpus(f *testing.F, name string) {
	paths, err := filepath.Glob(filepath.Join("testdata", name, "*"))
	if err != nil || len(paths) == 0 {
		f.Fatalf("no corpus %s: %v", name, err)
	}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}

// FuzzTemplate: no bytes make the reader panic, and a template that is taken makes a presentation that can be read back.
func FuzzTemplate(f *testing.F) {
	corpus(f, "templates")
	page := &scene.Page{Width: 160, Height: 90, Ground: ground}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc := &Document{Title: "t", Width: 160, Height: 90, Slides: []Slide{{Scene: page, Title: "t"}}, Template: data}
		var b bytes.Buffer
		if err := Encode(&b, doc); err != nil {
			return
		}
		if _, err := Read(b.Bytes()); err != nil {
			t.Errorf("a template was taken, and the presentation cannot be read: %v", err)
		}
	})
}
