package hyphen

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestDataIsAsRecorded fails when patterns.bin was changed without its sum, and keeps it
// small, since it is in every binary.
func TestDataIsAsRecorded(t *testing.T) {
	recorded, err := os.ReadFile("data/sums.txt")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(patternData)
	if want, got := string(recorded), hex.EncodeToString(sum[:])+"  patterns.bin\n"; got != want {
		t.Errorf("sum of patterns.bin is %s, recorded in sums.txt is %s", got, want)
	}
	if most := 350_000; len(patternData) > most {
		t.Errorf("patterns.bin has %d bytes, may have %d", len(patternData), most)
	}
}

// TestEveryLanguageHasALicence reads LICENSES.txt: a section for each language in
// patterns.bin and for no other, complete, and the text of each licence that is named.
func TestEveryLanguageHasALicence(t *testing.T) {
	file, err := os.ReadFile("data/LICENSES.txt")
	if err != nil {
		t.Fatal(err)
	}
	sections, texts, found := strings.Cut(string(file), "== texts of the licences ==\n")
	if !found {
		t.Fatal("no texts of the licences")
	}
	var tags []string
	for _, section := range strings.Split(sections, "\n== ")[1:] {
		tag, body, _ := strings.Cut(section, " ==\n")
		tags = append(tags, tag)
		fields := map[string]string{}
		for line := range strings.Lines(body) {
			if name, value, isField := strings.Cut(line, ":"); isField && line[0] != ' ' {
				fields[name] = strings.TrimSpace(value)
			}
		}
		if names := slices.Sorted(maps.Keys(fields)); !slices.Equal(names, []string{"authors", "copyright", "licence", "source"}) {
			t.Errorf("%s: fields %v", tag, names)
		}
		for name, value := range fields {
			if value == "" {
				t.Errorf("%s: %s is empty", tag, name)
			}
		}
		licence, _, _ := strings.Cut(fields["licence"], " (")
		if !strings.Contains(texts, "\n-- "+licence+" --\n\n") {
			t.Errorf("%s: no text of %q", tag, licence)
		}
		if strings.Contains(licence, "GPL") {
			t.Errorf("%s: %s does not suit a project under a permissive licence", tag, licence)
		}
	}
	if !slices.Equal(tags, Languages()) {
		t.Errorf("sections for %v, languages are %v", tags, Languages())
	}
}

// TestNumberOfPatterns: as many as the files of hyph-utf8 hold, counted there, less those
// with a hyphen (1 of pt, 2213 of ru, 2348 of uk) and those that folding made one (86 of el).
func TestNumberOfPatterns(t *testing.T) {
	want := map[string][2]int{ // patterns, exceptions
		"da": {1144, 0}, "de": {36709, 0}, "el": {487, 0}, "en-GB": {8527, 8}, "en-US": {4938, 14}, "es": {4694, 0}, "fi": {286, 0},
		"fr": {1145, 0}, "it": {355, 0}, "nb": {27448, 108}, "nl": {12724, 40}, "nn": {27448, 108}, "pl": {4053, 20}, "pt": {426, 2},
		"ru": {4808, 184}, "sv": {4693, 0}, "tr": {597, 0}, "uk": {1990, 0},
	}
	for _, d := range dictionaries() {
		patterns := 0
		for _, n := range d.patterns().nodes {
			if n.levels != 0 {
				patterns++
			}
		}
		if got := [2]int{patterns, len(d.exceptions())}; got != want[d.tag] {
			t.Errorf("%s: %d patterns and exceptions, want %d", d.tag, got, want[d.tag])
		}
	}
}

// TestBrokenData: a file that is no file of patterns is not taken for one.
func TestBrokenData(t *testing.T) {
	for name, data := range map[string][]byte{
		"empty": nil, "another file": []byte("PHRASE1\n\x01"), "head cut short": patternData[:100], "blocks cut short": patternData[:len(patternData)-1],
	} {
		func() {
			defer func() {
				if message, _ := recover().(string); !strings.HasPrefix(message, "hyphen: patterns.bin") {
					t.Errorf("%s: opened, or panics with %q", name, message)
				}
			}()
			openDictionaries(data)
		}()
	}
}
