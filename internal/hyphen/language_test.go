package hyphen

import (
	"slices"
	"testing"

	"golang.org/x/text/language"
)

func TestLanguageMatching(t *testing.T) {
	cases := []struct{ lang, want string }{
		{"en", "en-US"}, {"en-US", "en-US"}, {"EN_us", "en-US"}, {"en-CA", "en-US"}, {"en-Latn-US", "en-US"}, {"en-840", "en-US"},
		{"en-GB", "en-GB"}, {"en-AU", "en-GB"}, {"en-001", "en-GB"}, {"en-Latn-NZ", "en-GB"}, {"en-GB-oxendict", "en-GB"},
		{"en-x-gb", "en-US"}, {"en-u-rg-gbzzzz", "en-US"},
		{"de", "de"}, {"de-CH", "de"}, {"de-DE-1996", "de"}, {"de-1901", ""}, {"de-AT-1901", ""}, {"de-x-1901", "de"},
		{"el", "el"}, {"el-GR", "el"}, {"el-monoton", "el"}, {"el-polyton", ""},
		{"pt-BR", "pt"}, {"fr-CA", "fr"}, {"es-419", "es"}, {"no", "nb"}, {"nb-NO", "nb"}, {"nn", "nn"}, {"uk-UA", "uk"},
		{"zh-Hans", ""}, {"ja", ""}, {"und", ""}, {"", ""}, {"-", ""}, {"e", ""}, {"eng", ""}, {"den", ""}, {"cs", ""}, {"x-en", ""},
	}
	for _, c := range cases {
		got := ""
		if d := dictionaryOf(c.lang); d != nil {
			got = d.tag
		}
		if got != c.want {
			t.Errorf("%q is matched by %q, want %q", c.lang, got, c.want)
		}
	}
}

// TestRegionsOfEnglish holds the list of American regions to CLDR's, in which all others
// are under World English. isAmerican says why two of them are American all the same.
func TestRegionsOfEnglish(t *testing.T) {
	world := language.MustParse("en-001")
	seen := 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !region.IsCountry() || region.String() != string([]rune{a, b}) {
				continue
			}
			// CLDR says nothing of regions in which English has no standing.
			tag := language.MustParse("en-" + region.String())
			under := slices.Contains([]language.Tag{tag.Parent(), tag.Parent().Parent()}, world)
			if under {
				seen++
			}
			if american := isAmerican(region.String()); under && american && region.String() != "CA" && region.String() != "PH" {
				t.Errorf("%s is American, but under World English in CLDR", tag)
			}
		}
	}
	if seen < 90 {
		t.Errorf("CLDR has %d regions under World English, want 90 or more", seen)
	}
}

func TestLanguages(t *testing.T) {
	want := []string{"da", "de", "el", "en-GB", "en-US", "es", "fi", "fr", "it", "nb", "nl", "nn", "pl", "pt", "ru", "sv", "tr", "uk"}
	got := Languages()
	if !slices.Equal(got, want) {
		t.Errorf("languages %v, want %v", got, want)
	}
	for _, tag := range got {
		if d := dictionaryOf(tag); d == nil || d.tag != tag {
			t.Errorf("%s does not find itself", tag)
		}
	}
	got[0] = "changed"
	if Languages()[0] != "da" {
		t.Error("a caller can change the languages")
	}
}
