package hyphen

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	_ "cards/internal/sameseed"

	"pgregory.net/rapid"
)

// check holds points to what Points promises for any input.
func check(t interface{ Fatalf(string, ...any) }, word []rune, lang string, points []int) {
	if len(points) == 0 {
		if points != nil {
			t.Fatalf("%q %s: empty, not nil", string(word), lang)
		}
		return
	}
	d := dictionaryOf(lang)
	if d == nil {
		t.Fatalf("%q: points %v in %q, which has no patterns", string(word), points, lang)
	}
	isLetter := func(r rune) bool { return unicode.IsLetter(r) || isApostrophe(r) }
	before := -1
	for _, p := range points {
		if p <= before || p >= len(word) {
			t.Fatalf("%q %s: %v do not rise within the word", string(word), lang, points)
		}
		before = p
		if !isLetter(word[p]) {
			t.Fatalf("%q %s: a hyphen before %q", string(word), lang, word[p])
		}
	}
	letters := func(part []rune) (count int) {
		for _, r := range part {
			if isLetter(r) {
				count++
			}
		}
		return count
	}
	first, last := points[0], points[len(points)-1]
	if letters(word[:first]) < d.left || letters(word[last:]) < d.right {
		t.Fatalf("%q %s: %v leave fewer than %d or %d letters", string(word), lang, points, d.left, d.right)
	}
	if slices.ContainsFunc(word, unicode.IsNumber) {
		t.Fatalf("%q %s: %v in spite of a digit", string(word), lang, points)
	}
}

// words draws what resembles words of a language: its letters, and now and then a sign.
func words(lang string) *rapid.Generator[[]rune] {
	var letters []rune
	for i, code := range dictionaryOf(lang).patterns().codes {
		if letter := rune(i); code != codeUnknown {
			letters = append(letters, letter, letter, letter, unicode.ToUpper(letter))
		}
	}
	letter := rapid.OneOf(rapid.SampledFrom(letters), rapid.SampledFrom(letters), rapid.SampledFrom(letters),
		rapid.SampledFrom([]rune("'’ʼ-.“”5²é\u0301ßσΣİı中\u00ad\ufffd")))
	return rapid.SliceOfN(letter, 0, 80)
}

func TestPointsKeepTheirPromise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom(Languages()).Draw(t, "lang")
		word := words(lang).Draw(t, "word")
		given := slices.Clone(word)
		points := Points(word, lang)
		check(t, word, lang, points)
		if !slices.Equal(word, given) {
			t.Fatalf("the word was changed to %q", string(word))
		}
		if again := Points(word, lang); !slices.Equal(points, again) {
			t.Fatalf("%v, then %v", points, again)
		}
		if quoted := Points(slices.Concat([]rune("«"), word, []rune("…»")), lang); !slices.Equal(quoted, moved(points, 1)) {
			t.Fatalf("%v, in quotation marks %v", points, quoted)
		}
	})
}

func moved(points []int, by int) []int {
	result := slices.Clone(points)
	for i := range result {
		result[i] += by
	}
	return result
}

// TestTrieFindsAllPatterns compares the trie with the plainest form of the algorithm:
// every part of the word is looked up in a table of all patterns.
func TestTrieFindsAllPatterns(t *testing.T) {
	tables := map[string]map[string][]byte{}
	for _, lang := range Languages() {
		tables[lang] = tableOf(dictionaryOf(lang).patterns())
	}
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom(Languages()).Draw(t, "lang")
		word := words(lang).Draw(t, "word")
		d := dictionaryOf(lang)
		codes := d.spell(word, nil).codes
		got, want := make([]byte, len(codes)+1), make([]byte, len(codes)+1)
		d.patterns().raise(codes, got)
		for i := range codes {
			for j := i + 1; j <= len(codes); j++ {
				list := tables[lang][string(codes[i:j])]
				for k := 2; k < len(list); k++ {
					at := i + int(list[0]) + k - 2
					want[at] = max(want[at], list[k])
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("levels %v, want %v", got, want)
		}
	})
}

// tableOf lists the patterns of a trie: signs → offset of the first level, number, levels.
func tableOf(t *trie) map[string][]byte {
	table := map[string][]byte{}
	var walk func(n uint32, signs []byte)
	walk = func(n uint32, signs []byte) {
		if list := int(t.nodes[n].levels); list != 0 {
			table[string(signs)] = t.levels[list-1 : list+1+int(t.levels[list])]
		}
		next := t.nodes[n].first
		for code := range byte(64) {
			if t.nodes[n].children>>code&1 != 0 {
				walk(next, append(signs, code))
				next++
			}
		}
	}
	walk(0, nil)
	return table
}

// TestConcurrentUse: the first words of a language may come from many at once.
func TestConcurrentUse(t *testing.T) {
	fresh := openDictionaries(patternData)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, d := range fresh {
				if d.patterns() == nil || d.exceptions() == nil {
					t.Error(d.tag, "is not there")
				}
				if word := []rune("hyphenation"); d.tag == "en-US" && !slices.Equal(Points(word, d.tag), []int{2, 6}) {
					t.Error("hy-phen-ation is divided otherwise")
				}
			}
		})
	}
	group.Wait()
}

func FuzzPoints(f *testing.F) {
	f.Add("supercalifragilisticexpialidocious", "en")
	f.Add("“L’AMÉLIORATION”", "fr-CA")
	f.Add("İSTANBUL'DAKİ", "tr")
	f.Add("ΚΟΣΜΟΣ", "el-polyton")
	f.Add("перено\u0301сами", "ru")
	f.Add("п'ять-шість 7", "uk_UA")
	f.Add("\xff\xfe", "-x--")
	f.Add(strings.Repeat("ab’", 50), "it")
	f.Fuzz(func(t *testing.T, text, lang string) {
		word := []rune(text)
		points := Points(word, lang)
		check(t, word, lang, points)
		if again := Points(word, lang); !slices.Equal(points, again) {
			t.Fatalf("%v, then %v", points, again)
		}
	})
}

func BenchmarkPoints(b *testing.B) {
	for _, c := range []struct{ lang, word string }{
		{"en", "hyphenation"}, {"en", "table"}, {"de", "Donaudampfschifffahrtsgesellschaft"}, {"ru", "переносами"}, {"ja", "hyphenation"},
	} {
		b.Run(c.lang+"/"+c.word, func(b *testing.B) {
			word := []rune(c.word)
			Points(word, c.lang)
			b.ReportAllocs()
			for b.Loop() {
				Points(word, c.lang)
			}
		})
	}
}

// BenchmarkExpand is what the first word of a language costs.
func BenchmarkExpand(b *testing.B) {
	for _, lang := range []string{"en-US", "de", "nb"} {
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range openDictionaries(patternData) {
					if d.tag == lang {
						d.exceptions()
					}
				}
			}
		})
	}
}

// TestPointsAllocateOnlyTheResult: a paragraph asks for every word.
func TestPointsAllocateOnlyTheResult(t *testing.T) {
	for _, c := range []struct {
		word string
		most float64
	}{{"hyphenation", 1}, {"any", 0}, {"strength", 0}} {
		word := []rune(c.word)
		if got := testing.AllocsPerRun(100, func() { Points(word, "en-US") }); got > c.most {
			t.Errorf("%s: %v allocations, want %v", c.word, got, c.most)
		}
	}
}
