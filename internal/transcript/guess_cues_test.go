package transcript

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Words are found in one pass as they are by looking for each of them.
func TestCuesFound(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, lang := range []string{"zh", "ja", "ko", "en"} {
		c := cuesOf(lang)
		words := slices.Concat(c.host, c.guest)
		if len(words) > cueBits {
			t.Fatalf("%s has %d cues, more than %d", lang, len(words), cueBits)
		}
		for _, q := range words {
			for _, r := range q.words {
				if r >= utf8.RuneSelf && unicode.ToUpper(r) != r || unicode.IsUpper(r) {
					t.Errorf("%s: %q has a letter that is large or small", lang, q.words)
				}
			}
		}
		seen := 0
		for range 3000 {
			var b strings.Builder
			for range 1 + random.IntN(6) {
				word := words[random.IntN(len(words))].words
				switch random.IntN(4) {
				case 0:
					word = strings.ToUpper(word)
				case 1: // torn at a character, so that words grow together
					_, size := utf8.DecodeRuneInString(word)
					word = word[size:]
				case 2:
					word += string([]rune{'\u0130', '\u212A', '\uFF21', 'x', ' '}[random.IntN(5)])
				}
				b.WriteString(word)
			}
			text := b.String()
			got := c.find(lowered(text))
			for k, q := range words {
				want := strings.Contains(strings.ToLower(text), q.words)
				if got.has(k) != want {
					t.Fatalf("%s: %q in %q: found %v, want %v", lang, q.words, text, got.has(k), want)
				}
				if want {
					seen++
				}
			}
		}
		if seen < 3000 {
			t.Errorf("%s: only %d words stood in the texts", lang, seen)
		}
	}
}
