package hyphen

import (
	"bufio"
	"os"
	"strings"
	"sync"
	"testing"
)

// readSample reads testdata/hyphenated.txt: words with hyphens by language.
var readSample = sync.OnceValues(func() (map[string][]string, error) {
	file, err := os.Open("testdata/hyphenated.txt")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	words := map[string][]string{}
	lang := ""
	scanner := bufio.NewScanner(file)
	for scanner.Scan() {
		line := scanner.Text()
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			lang = strings.Trim(line, "[]")
		default:
			words[lang] = append(words[lang], strings.Fields(line)...)
		}
	}
	return words, scanner.Err()
})

func sample(t testing.TB) map[string][]string {
	t.Helper()
	words, err := readSample()
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// TestAgainstTeX: what LuaTeX does with the same patterns (build/reference.sh).
func TestAgainstTeX(t *testing.T) {
	for _, lang := range Languages() {
		words := sample(t)[lang]
		if len(words) < 300 {
			t.Errorf("%s: %d words, want 300 or more", lang, len(words))
		}
		for _, want := range words {
			if got := hyphenated(strings.ReplaceAll(want, "-", ""), lang); got != want {
				t.Errorf("%s: %s, want %s", lang, got, want)
			}
		}
	}
}
