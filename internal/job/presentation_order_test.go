package job

import (
	"archive/zip"
	"bytes"
	"encoding/xml"

	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"cards/internal/layout"
	"cards/internal/render/pptx"
	"cards/internal/scene"
)

// The order in which a presentation is read out, held to the order in which the deck tells its cards. Slides are read here with
// encoding/xml alone, as a screen reader meets them: by the list of slides, and on each down the tree of shapes, groups too.

// readSlides returns the texts of every slide, one a shape that has text, in the order of the document.
func readSlides(t *testing.T, data []byte) [][]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part := func(name string) []byte {
		f, err := archive.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		b, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	targets := map[string]string{}
	for _, e := range elementsOf(t, part("ppt/_rels/presentation.xml.rels"), "Relationship") {
		targets[attrOf(e, "Id")] = path.Join("ppt", attrOf(e, "Target"))
	}
	var slides [][]string
	for _, e := range elementsOf(t, part("ppt/presentation.xml"), "sldId") {
		id := ""
		for _, a := range e.Attr {
			if a.Name.Local == "id" && strings.HasSuffix(a.Name.Space, "/relationships") {
				id = a.Value
			}
		}
		slides = append(slides, shapeTexts(t, part(targets[id])))
	}
	return slides
}

// elementsOf returns the start of every element of a name.
func elementsOf(t *testing.T, data []byte, name string) []xml.StartElement {
	t.Helper()
	var out []xml.StartElement
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == name {
			out = append(out, e.Copy())
		}
	}
}

func attrOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// shapeTexts walks the tree of shapes of a slide.
func shapeTexts(t *testing.T, slide []byte) []string {
	t.Helper()
	var out []string
	var b strings.Builder
	inTree, inText := 0, false
	for d := xml.NewDecoder(bytes.NewReader(slide)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "spTree":
				inTree++
			case "txBody":
				b.Reset()
			case "t":
				inText = inTree > 0
			}
		case xml.CharData:
			if inText {
				b.Write(e)
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "spTree":
				inTree--
			case "t":
				inText = false
			case "txBody":
				if text := unspaced(b.String()); text != "" && inTree > 0 {
					out = append(out, text)
				}
			}
		}
	}
}

// unspaced takes all spaces out: those of line ends, and those between Han and Latin, which are air on a page. Quotation marks are as
// they are in lines, which in columns are others.
func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		switch r {
		case '\u300e':
			return '\u201c'
		case '\u300f':
			return '\u201d'
		}
		return r
	}, s)
}

// misread holds what a slide says to the words of its card in their order. It returns what is out of order, and which words the
// slide has as a whole; those of a text that goes on to another slide are not.
func misread(shapes, words []string) (faults []string, whole map[int]bool) {
	whole = map[int]bool{}
	at := 0
	for k, word := range words {
		found := func(s string) bool { return s == word }
		if !slices.ContainsFunc(shapes, found) {
			// A name stands in one line with what else signs a quote.
			found = func(s string) bool { return strings.Contains(s, word) }
		}
		if word == "" || !slices.ContainsFunc(shapes, found) {
			continue
		}
		whole[k] = true
		next := slices.IndexFunc(shapes[at:], found)
		if next < 0 {
			faults = append(faults, word)
			continue
		}
		at += next
	}
	return faults, whole
}

// cardWords are the words of a card in the order in which it is told, without their spaces. Of several quotes that one person said, that
// is told once.
func cardWords(told *layout.Telling) []string {
	words := []string{told.Title, told.Subtitle}
	for _, q := range told.Quotes {
		switch {
		case told.Dialogue: // who speaks is looked at by unsigned
			words = append(words, q.Text)
		case told.Name != "":
			words = append(words, q.Title, q.Text)
		default:
			words = append(words, q.Title, q.Text, q.Translation, q.Person, q.Role, q.Source.Title)
		}
	}
	for _, e := range told.Events {
		words = append(words, e.Title, e.Text)
	}
	if told.Call != told.Subtitle {
		words = append(words, told.Call)
	}
	if len(told.Events) == 0 { // a timeline says whose it is under its title
		words = append(words, told.Name, told.Source.Title)
	}
	for i, w := range words {
		words[i] = unspaced(w)
	}
	return words
}

// unsigned returns the turns of a dialogue before which does not stand who says them: a part of the name, as a card may have.
func unsigned(shapes []string, told *layout.Telling) []string {
	var out []string
	for i, q := range told.Quotes {
		text, person := unspaced(q.Text), unspaced(q.Person)
		if !told.Dialogue || person == "" || i > 0 && told.Quotes[i-1].Person == q.Person {
			continue
		}
		for k := len(shapes) - 1; k > 0; k-- { // the last: the first turn may be the title too
			if shapes[k] == text {
				if !strings.Contains(person, shapes[k-1]) {
					out = append(out, person+": "+text)
				}
				break
			}
		}
	}
	return out
}

// undated returns the events of a page that are not read with a date before their title, after that of the event before. A year may
// stand over several events.
func undated(shapes []string, page *scene.Page) []string {
	titles, dates := map[int]string{}, map[int][]string{}
	for i := range page.Boxes {
		box := &page.Boxes[i]
		for e := box.Events[0]; e < box.Events[1]; e++ {
			switch box.Role {
			case "title":
				titles[e] += unspaced(box.Text)
			case "date":
				dates[e] = append(dates[e], unspaced(box.Text))
			}
		}
	}
	var out []string
	at := 0
	for e := range 1000 {
		title, ok := titles[e]
		if !ok {
			continue
		}
		next := slices.Index(shapes[at:], title)
		if next < 0 {
			out = append(out, "no "+title)
			continue
		}
		before := shapes[:at+next]
		for _, date := range dates[e] {
			if !slices.Contains(before, date) {
				out = append(out, date+" "+title)
			}
		}
		at += next
	}
	return out
}

// TestPresentationOrder: every slide of every sample deck, in every theme and in a lying, a nearly square and an upright size, is read as
// its card is told: title before subtitle; words before whoever said them, where and in what; events in the order of time, each with
// its date before its title and its title before its text.
func TestPresentationOrder(t *testing.T) {
	for i, name := range sampleDecks(t) {
		for j, look := range looks {
			size := []string{"slide", "slide-4x3", "xiaohongshu"}[(i+j)%3]
			t.Run(filepath.Base(name)+"/"+look+"/"+size, func(t *testing.T) {
				t.Parallel()
				plan := laid(t, name, Request{Sizes: []string{size}, Theme: look, Formats: []string{"pptx"}})
				sets := plan.slideSets()
				if len(sets) == 0 {
					t.Fatal("no slides")
				}
				for i := range sets {
					checkReading(t, plan, &sets[i])
				}
			})
		}
	}
}

// checkReading reads the presentation of a set.
func checkReading(t *testing.T, plan *Plan, s *slideSet) {
	t.Helper()
	var b bytes.Buffer
	if err := pptx.Encode(&b, plan.document(s)); err != nil {
		t.Fatal(err)
	}
	slides := readSlides(t, b.Bytes())
	if len(slides) != len(s.pages) {
		t.Fatalf("%d slides of %d pages", len(slides), len(s.pages))
	}
	whole, cards, said := map[string]map[int]bool{}, map[string][]string{}, map[string][]string{}
	for k, page := range s.pages {
		at := slices.IndexFunc(plan.units, func(u Unit) bool { return u.Card == page.Card && u.Lang == s.lang })
		told := plan.wordsOf(&plan.units[at])
		words := cardWords(told)
		if words[0] == unspaced(plan.Deck.Brand.Name.In(s.lang)) {
			words[0] = "" // a last card without a title of its own: the brand may stand at the foot, as on any card
		}
		faults, has := misread(slides[k], words)
		for _, f := range slices.Concat(faults, undated(slides[k], page.Scene), unsigned(slides[k], told)) {
			t.Errorf("slide %d (%s): %q is out of order in\n%s", k+1, page.Card, f, strings.Join(slides[k], "\n"))
		}
		cards[page.Card] = words
		if whole[page.Card] == nil {
			whole[page.Card] = map[int]bool{}
		}
		for w := range has {
			whole[page.Card][w] = true
		}
		said[page.Card] = append(said[page.Card], slides[k]...)
	}
	for card, words := range cards {
		for w, word := range words {
			if !whole[card][w] && word != "" && !inParts(word, said[card]) {
				t.Errorf("%s: no slide says %q:\n%s", card, word, strings.Join(said[card], "\n"))
			}
		}
	}
}

// inParts reports whether a text goes on from slide to slide: one shape begins it and another ends it.
func inParts(word string, shapes []string) bool {
	begins := func(s string) bool { return strings.HasPrefix(word, s) }
	ends := func(s string) bool { return strings.HasSuffix(word, s) }
	return slices.ContainsFunc(shapes, begins) && slices.ContainsFunc(shapes, ends)
}

// TestMisread: what TestPresentationOrder asks can be answered with no.
func TestMisread(t *testing.T) {
	words := []string{"\u9898", "", "\u8bdd", "\u4eba", "\u4e66"}
	for _, row := range []struct {
		shapes string
		faults int
		whole  int
	}{
		{"\u9898 \u8bdd \u4eba \u4e66", 0, 4},
		{"\u9898 \u8bdd \u4eba\u4e66", 0, 4},
		{"\u9898 \u4eba \u8bdd \u4e66", 1, 4},
		{"\u4e66 \u4eba \u8bdd \u9898", 3, 4},
		{"\u9898 \u4eba", 0, 2},
	} {
		if faults, whole := misread(strings.Fields(row.shapes), words); len(faults) != row.faults || len(whole) != row.whole {
			t.Errorf("%s: out of order %q, %d whole", row.shapes, faults, len(whole))
		}
	}
	box := func(role, text string, event int) scene.Box {
		return scene.Box{Role: role, Text: text, Events: [2]int{event, event + 1}}
	}
	page := &scene.Page{Boxes: []scene.Box{box("date", "1995", 0), box("title", "a", 0), box("date", "2002", 1), box("title", "b", 1)}}
	for shapes, want := range map[string]int{"1995 a 2002 b": 0, "a 1995 2002 b": 1, "2002 b 1995 a": 1, "1995 2002 b": 1, "1995 a b 2002": 1} {
		if got := undated(strings.Fields(shapes), page); len(got) != want {
			t.Errorf("%s: %q", shapes, got)
		}
	}
	told := &layout.Telling{Dialogue: true, Quotes: []layout.ToldQuote{{Person: "Ann Lee", Text: "Why?"}, {Person: "Bo", Text: "So."}}}
	for shapes, want := range map[string]int{"Why? Lee Why? Bo So.": 0, "Lee Bo Why? So.": 2, "Lee Why? So. Bo": 1} {
		if got := unsigned(strings.Fields(shapes), told); len(got) != want {
			t.Errorf("%s: %q", shapes, got)
		}
	}
	if inParts("abcd", []string{"ab", "x"}) || !inParts("abcd", []string{"ab", "x", "cd"}) {
		t.Error("a text whose end is on no slide is not there")
	}
}
