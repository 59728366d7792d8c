package layout

import (
	"strings"
	"testing"

	"cards/fonts"
	"cards/internal/deck"
	"cards/internal/layout/text"
	"cards/internal/theme"
)

// sharedEngine sets every deck of the tests: what a paragraph becomes does not depend on the deck.
var sharedEngine = text.NewEngine(fonts.Default())

// setterOf reads a deck, which must have no errors, and returns its setter in a theme.
func setterOf(t testing.TB, themeName, yaml string) *Setter {
	t.Helper()
	d, list := deck.LoadBytes("deck.yaml", []byte(yaml), deck.LoadOptions{})
	if list.HasErrors() {
		t.Fatalf("%s\n%v", yaml, list)
	}
	th, list := theme.Load(themeName, "auto", nil)
	if list.HasErrors() {
		t.Fatal(list)
	}
	return NewSetter(d, th, sharedEngine, d.Language())
}

// pagesOf lays out every card of a deck at a size.
func pagesOf(t testing.TB, themeName, size, yaml string) []*Page {
	t.Helper()
	var out []*Page
	for _, c := range setterOf(t, themeName, yaml).Cards() {
		out = append(out, c.Lay(sizeOf(t, size))...)
	}
	return out
}

// codes returns the codes of a page's diagnostics, in order.
func codes(pages ...*Page) string {
	var out []string
	for _, p := range pages {
		for _, d := range p.Warnings {
			out = append(out, d.Code)
		}
	}
	return strings.Join(out, " ")
}

// A text of which no font has a single character is an error that says so, wherever it stands.
func TestNoFontAtAll(t *testing.T) {
	const thai = "ฟ้า"
	for _, row := range []struct{ what, yaml string }{
		{"quote", `quotes: ["` + thai + `"]`},
		{"name", "speakers: {a: {name: " + thai + "}}\nquotes: [好。]"},
		{"title", "title: " + thai + "\ncover: true"},
		{"seal", "brand: {seal: ฟ}\nquotes: [好。]"},
	} {
		for _, name := range []string{"ink", "night"} {
			if row.what == "seal" && name == "night" {
				continue // night has no seal
			}
			got := codes(pagesOf(t, name, "square", row.yaml)...)
			if !strings.Contains(got, "missing-glyph") {
				t.Errorf("%s, %s: told %q", row.what, name, got)
			}
		}
	}
}
