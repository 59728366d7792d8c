package hyphen

import (
	"slices"
	"strings"
	"testing"
)

// hyphenated returns a word with a hyphen at each of its points.
func hyphenated(word, lang string) string {
	var b strings.Builder
	runes := []rune(word)
	from := 0
	for _, p := range Points(runes, lang) {
		b.WriteString(string(runes[from:p]))
		b.WriteByte('-')
		from = p
	}
	return b.String() + string(runes[from:])
}

// TestKnownWords: words whose division is in the lists of TeX's authors, or follows from a
// rule that every grammar of the language has. TestAgainstTeX has the many.
func TestKnownWords(t *testing.T) {
	cases := []struct{ lang, why, words string }{
		{"en-US", "Liang's title; The TeXbook, appendix H", "hy-phen-ation su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious"},
		{"en-US", "exceptions in Knuth's hyphen.tex",
			"as-so-ciate dec-li-na-tion oblig-a-tory phil-an-thropic present project reci-procity re-cog-ni-zance ref-or-ma-tion ret-ri-bu-tion ta-ble"},
		{"en-GB", "exceptions in ukhyphen.tex", "how-ever ma-nu-script re-ci-pro-city some-thing through-out uni-ver-sity"},
		{"de", "since 1996 s-t parts and ck stays; the last of several consonants goes over; compounds part",
			"Sil-ben-tren-nung Zu-cker Bä-cke-rei Wüs-te leuch-ten sit-zen Städ-te Karp-fen dunk-le la-chen Deut-sche Schiff-fahrt Pro-gramm"},
		{"es", "rr and tr stay, cc and ns part", "ac-ción ca-rro ins-tau-rar cons-truc-ción trans-por-te"},
		{"it", "double consonants and cq part, s stays with what follows", "ac-qua ca-val-lo astro-no-mia obiet-ti-vo tec-ni-ca scien-za"},
		{"pt", "rr and sc part, and so does a prefix", "as-cen-são car-roça ab-di-car rit-mado sub-lu-nar"},
		{"nb", "hyph-nb.tex", "at-ten-de be-tre fram-ifrå"},
		{"nn", "hyph-nn.tex", "att-en-de bet-re fram-ifrå"},
		{"nl", "exceptions in hyph-nl.tex", "aan-dachts-trek-ker acht-en-der"},
		{"ru", "exceptions in hyph-ru.tex", "ас-бест биз-нес-мен вбли-зи воп-лем"},
		{"pl", "exceptions in hyph-pl.tex", "by-naj-mniej gdzie-nie-gdzie pod-ów-czas skąd-inąd"},
	}
	for _, c := range cases {
		for _, want := range strings.Fields(c.words) {
			if got := hyphenated(strings.ReplaceAll(want, "-", ""), c.lang); got != want {
				t.Errorf("%s (%s): %s, want %s", c.lang, c.why, got, want)
			}
		}
	}
}

// TestSigns: what is not a plain word in lower case.
func TestSigns(t *testing.T) {
	cases := []struct{ why, lang, word, want string }{
		{"capitals", "en", "HYPHENATION", "HY-PHEN-ATION"},
		{"a capital exception", "en", "Table", "Ta-ble"},
		{"the Turkish letters i", "tr", "İSTANBUL", "İS-TAN-BUL"},
		{"dotless, as ı", "tr", "ISLIK", "IS-LIK"},
		{"final sigma in capitals", "el", "ΚΟΣΜΟΣ", "ΚΟ-ΣΜΟΣ"},
		{"capital sharp s", "de", "STRAẞE", "STRA-ẞE"},
		{"quotation marks and a comma", "en", "“hyphenation,”", "“hy-phen-ation,”"},
		{"margins count from the letters", "en", "(table)", "(ta-ble)"},
		{"a digit", "en", "hyphenation2", "hyphenation2"},
		{"a digit before", "en", "2hyphenation", "2hyphenation"},
		{"a hyphen", "en", "hyphenation-free", "hyphenation-free"},
		{"a hyphen that is in patterns of TeX", "ru", "социал-демократ", "социал-демократ"},
		{"a soft hyphen", "en", "hyphen\u00adation", "hyphen\u00adation"},
		{"an address", "en", "hyphenation@example", "hyphenation@example"},
		{"a control character", "en", "hyphen\u0000ation", "hyphen\u0000ation"},
		{"a stress mark belongs to its letter", "ru", "перено\u0301сами", "пе-ре-но\u0301-са-ми"},
		{"apostrophe of patterns", "fr", "l'amélioration", "l'amé-lio-ra-tion"},
		{"and its curly form", "fr", "l’amélioration", "l’amé-lio-ra-tion"},
		{"Italian", "it", "dell’amicizia", "del-l’a-mi-ci-zia"},
		{"Ukrainian, with the letter", "uk", "пʼятниця", "пʼя-тни-ця"},
		{"no break in what is elided", "it", "quell’", "quell’"},
		{"only before an apostrophe that no pattern knows", "tr", "İstanbul'daki", "İs-tan-bul'daki"},
		{"the margin ends there", "en", "mother’s", "mother’s"},
		{"an opening apostrophe", "en", "’hyphenation", "’hy-phen-ation"},
		{"letters of no pattern", "en", "hyphénation", "hy-phé-na-tion"},
		{"another script", "en", "переносами", "переносами"},
		{"no letter", "en", "…!?—…", "…!?—…"},
		{"short", "en", "any", "any"},
		{"nothing", "en", "", ""},
	}
	for _, c := range cases {
		if got := hyphenated(c.word, c.lang); got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
	}
}

// TestInvalidRunes: what no text holds does no harm and divides nothing.
func TestInvalidRunes(t *testing.T) {
	for _, bad := range []rune{-1, 0xD800, 0xFFFD, 0x10FFFF, 0x110000, 1<<31 - 1, -1 << 31} {
		word := slices.Insert([]rune("hyphenation"), 5, bad)
		if points := Points(word, "en"); points != nil {
			t.Errorf("%#x inside: %v, want none", uint32(bad), points)
		}
		word = append([]rune("hyphenation"), bad)
		if points := Points(word, "en"); !slices.Equal(points, []int{2, 6}) {
			t.Errorf("%#x after: %v, want [2 6]", uint32(bad), points)
		}
	}
}

// TestMargins: no point is nearer to the ends than typesetters of the language want, and
// in some word one is as near.
func TestMargins(t *testing.T) {
	for _, c := range []struct {
		lang        string
		left, right int
	}{
		{"da", 2, 2}, {"de", 2, 2}, {"el", 1, 1}, {"en-GB", 2, 3}, {"en-US", 2, 3}, {"es", 2, 2}, {"fi", 2, 2}, {"fr", 2, 2}, {"it", 2, 2},
		{"nb", 2, 2}, {"nl", 2, 2}, {"nn", 2, 2}, {"pl", 2, 2}, {"pt", 2, 3}, {"ru", 2, 2}, {"sv", 2, 2}, {"tr", 2, 2}, {"uk", 2, 2},
	} {
		left, right := 99, 99
		for _, word := range sample(t)[c.lang] {
			runes := []rune(strings.ReplaceAll(word, "-", ""))
			if points := Points(runes, c.lang); points != nil {
				left = min(left, points[0])
				right = min(right, len(runes)-points[len(points)-1])
			}
		}
		if left != c.left || right != c.right {
			t.Errorf("%s: %d and %d letters stay together, want %d and %d", c.lang, left, right, c.left, c.right)
		}
	}
}

// TestLongWord: no length is too much. Time that grew with the square of it would let
// this test run for a minute.
func TestLongWord(t *testing.T) {
	const times = 10_000
	word := []rune(strings.Repeat("hyphenation", times))
	points := Points(word, "en")
	if len(points) < times || !slices.Contains(points, 11*(times-1)+6) {
		t.Errorf("%d points in %d words", len(points), times)
	}
	if points := Points([]rune(strings.Repeat("’", 1_000_000)), "fr"); points != nil {
		t.Errorf("points in apostrophes: %v", points[:1])
	}
}
