package cards_test

import (
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed says which of our packages each package may import (ARCHITECTURE.md, the way of the data). "*" is everything.
var allowed = map[string][]string{
	"cmd/cards":                   {"*"},
	"fonts":                       {"internal/scene"},
	"assets":                      {},
	"assets/decks/pictures/make":  {},
	"internal/diag":               {},
	"internal/words":              {},
	"internal/figure":             {},
	"internal/xmp":                {},
	"internal/caption":            {"internal/words", "internal/phrase"},
	"internal/scene":              {},
	"internal/phrase":             {},
	"internal/hyphen":             {},
	"internal/verify":             {"internal/transcript", "internal/deck", "internal/phrase"},
	"internal/source":             {"internal/diag"},
	"internal/edtf":               {"internal/diag"},
	"internal/deck":               {"internal/source", "internal/edtf", "internal/diag"},
	"internal/importer":           {"internal/source", "internal/edtf", "internal/diag"},
	"internal/dating":             {"internal/edtf"},
	"internal/transcript":         {"internal/deck", "internal/edtf", "internal/phrase", "internal/source", "internal/diag", "internal/transcript/pdftext"},
	"internal/transcript/pdftext": {},
	"internal/curate":             {"internal/transcript", "internal/deck", "internal/edtf", "internal/phrase", "internal/words", "internal/source", "internal/diag", "internal/dating"},
	"internal/srgb":               {},
	"internal/sameseed":           {},
	"internal/theme":              {"internal/source", "internal/diag", "internal/srgb", "assets"},
	"internal/picture":            {"internal/diag", "internal/resample", "internal/srgb"},
	"internal/layout/text":        {"fonts", "internal/phrase", "internal/hyphen", "internal/scene", "internal/diag"},
	"internal/layout/placement":   {},
	"internal/logo":               {"internal/picture", "internal/scene", "internal/srgb", "internal/render/raster"},
	"internal/layout": {"internal/deck", "internal/theme", "internal/edtf", "internal/words", "internal/figure", "internal/caption", "internal/picture", "internal/resample", "fonts", "internal/scene",
		"internal/layout/text", "internal/layout/placement", "internal/logo", "internal/diag"},
	"internal/resample":      {},
	"internal/render/raster": {"internal/scene", "internal/resample"},
	"internal/palette":       {},
	"internal/frame":         {},
	"internal/render/png":    {"internal/scene", "internal/render/raster", "internal/palette", "internal/frame"},
	"internal/render/jpeg":   {},
	"internal/render/webp":   {"internal/frame"},
	"internal/render/gif":    {"internal/palette", "internal/frame"},
	"internal/subset":        {"internal/scene"},
	"internal/render/pdf":    {"internal/scene", "internal/resample", "internal/subset"},
	"internal/render/pptx":   {"internal/scene"},
	"internal/render/html":   {},
	"internal/render/svg":    {"internal/scene", "internal/resample", "internal/subset"},
	"internal/proof":         {"internal/layout", "internal/render/raster", "internal/scene", "internal/theme"},
	"internal/sheets":        {"*"},
	"internal/job": {"internal/verify", "internal/transcript", "internal/layout", "internal/render/raster", "internal/render/png", "internal/render/jpeg", "internal/render/webp", "internal/render/gif", "internal/render/svg", "internal/render/html", "internal/xmp", "internal/palette", "internal/render/pdf", "internal/render/pptx", "internal/deck", "internal/theme", "internal/scene", "internal/picture", "internal/logo", "internal/resample", "internal/source",
		"internal/layout/text", "internal/words", "internal/caption", "internal/edtf", "internal/diag", "assets", "fonts"},
}

// TestImportDirections holds the house together: data flows one way, and nothing imports what comes after it.
func TestImportDirections(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(strings.NewReader(string(out)))
	seen := 0
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, "cards/")
		if name == "cards" {
			continue
		}
		seen++
		may, ok := allowed[name]
		if !ok {
			t.Errorf("%s has no row in the table of import directions", name)
			continue
		}
		for _, i := range p.Imports {
			ours, found := strings.CutPrefix(i, "cards/")
			if found && !slices.Contains(may, "*") && !slices.Contains(may, ours) {
				t.Errorf("%s imports %s, which the house does not allow", name, ours)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d packages were seen", seen)
	}
}

// TestSameSeeds: whoever draws at random in tests draws the same on every run.
func TestSameSeeds(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .TestImports " "}} {{join .XTestImports " "}}`, "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		if !slices.Contains(words[1:], "pgregory.net/rapid") || words[0] == "cards/internal/sameseed" {
			continue
		}
		seen++
		if !slices.Contains(words[1:], "cards/internal/sameseed") {
			t.Errorf("tests of %s use rapid without cards/internal/sameseed: a commit would be judged by chance", words[0])
		}
	}
	if seen < 10 {
		t.Errorf("only %d packages draw at random", seen)
	}
}
