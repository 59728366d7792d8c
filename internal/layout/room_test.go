package layout

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"cards/internal/deck"
	"cards/internal/theme"
)

// grows finds the bound exactly where it is near, within a twentieth where it is far, and asks seldom.
func TestGrows(t *testing.T) {
	for _, most := range []int{0, 1, 7, 500, 2000} {
		for _, bound := range []int{0, 1, 2, 3, 19, 100, 499, 1234, 5000} {
			asked := 0
			got := grows(most, func(n int) bool {
				asked++
				if n < 1 || n > most {
					t.Errorf("asked for %d of 1 to %d", n, most)
				}
				return n <= bound
			})
			switch {
			case bound >= most:
				if got != NoLimit {
					t.Errorf("most %d, bound %d: %d, want no limit", most, bound, got)
				}
			case got > bound || bound-got > max(0, bound/roomStep):
				t.Errorf("most %d, bound %d: %d", most, bound, got)
			}
			if asked > 20 {
				t.Errorf("most %d, bound %d: asked %d times", most, bound, asked)
			}
		}
	}
}

// Lengthened quotes have just as many characters more, before their closing mark, in letters of their language.
func TestLengthened(t *testing.T) {
	for _, row := range []struct{ lang, text string }{
		{"zh-Hans", "\u8981\u6e34\u671b\u5de5\u4f5c\u3002"}, {"zh-Hant-TW", "\u8981\u6e34\u671b"}, {"ja", "\u50cd\u3051\u3002"}, {"ko", "\uc77c\ud574\ub77c."}, {"en", "Work!"}, {"de", "Arbeite"},
	} {
		q := &quote{lang: row.lang, runes: []rune(row.text), lines: []string{row.text}}
		for _, n := range []int{0, 1, 2, 40, 333} {
			got := q.lengthened(n)
			if len(got.runes) != len(q.runes)+n {
				t.Errorf("%s: %d more are %d", row.lang, n, len(got.runes)-len(q.runes))
			}
			if n == 0 {
				continue
			}
			if got.lines != nil {
				t.Errorf("%s: the deck's lines are kept", row.lang)
			}
			mark := closingMark(q.runes)
			if mark >= 0 && got.runes[len(got.runes)-1] != q.runes[mark] {
				t.Errorf("%s: the closing mark is gone: %s", row.lang, string(got.runes))
			}
			if before := got.runes[len(got.runes)-1]; mark < 0 && !unicode.IsLetter(before) {
				t.Errorf("%s: it ends in %q", row.lang, before)
			}
		}
		if string(q.runes) != row.text {
			t.Errorf("%s: the quote itself was changed", row.lang)
		}
	}
	for lang, words := range fillers {
		if len([]rune(words)) < 40 {
			t.Errorf("%s: the filler is too short to look like talk", lang)
		}
	}
}

// Room is what laying out says: as many characters more as it names keep size and pages, and one that is told to be the end of them is,
// give or take the step of the search.
func TestRoomIsWhatLayoutDoes(t *testing.T) {
	texts := map[string]string{
		"zh-Hans": "\u6211\u4eec\u6b63\u5904\u4e8e\u667a\u80fd\u5927\u7206\u70b8\u7684\u975e\u5e38\u975e\u5e38\u65e9\u671f\u7684\u9636\u6bb5\u3002",
		"ja":      "\u543e\u8f29\u306f\u732b\u3067\u3042\u308b\u3002\u540d\u524d\u306f\u307e\u3060\u7121\u3044\u3002",
		"ko":      "\uc8fd\ub294 \ub0a0\uae4c\uc9c0 \ud558\ub298\uc744 \uc6b0\ub7ec\ub7ec \ud55c \uc810 \ubd80\ub044\ub7fc\uc774 \uc5c6\uae30\ub97c.",
		"en":      "The mass of men lead lives of quiet desperation.",
	}
	for _, look := range []string{"ink", "paper", "grid"} {
		for _, lang := range []string{"zh-Hans", "ja", "ko", "en"} {
			for _, name := range []string{"square", "slide", "400x300"} {
				set := roomSetter(t, look, lang, "quotes:\n- {text: \""+texts[lang]+"\"}\n")
				size, err := theme.FindSize(name)
				if err != nil {
					t.Fatal(err)
				}
				card := set.Cards()[0]
				r, ok := card.Room(size)
				where := look + " " + lang + " " + name
				if !ok || r.Pages < 1 || r.Characters == 0 || r.Size <= 0 {
					t.Fatalf("%s: %+v, %v", where, r, ok)
				}
				if r.Page != NoLimit && r.Smaller > r.Page || r.Full != NoLimit && (r.Page > r.Full || r.Page == NoLimit) || r.Smaller == NoLimit && r.Page != NoLimit {
					t.Errorf("%s: not in order: %+v", where, r)
				}
				q := set.viewQuote(set.deck.Quotes[0], size)
				at := func(n int) outcome {
					return set.setAlone(q.lengthened(n), size, place{n: 1, total: 1, quote: 1, quotes: 1})
				}
				if r.Smaller > 0 {
					if got := at(r.Smaller); got.size < r.Size || got.pages != r.Pages {
						t.Errorf("%s: with %d more it is %g px on %d pages: %+v", where, r.Smaller, got.size, got.pages, r)
					}
				}
				step := func(n int) int { return n + max(1, n/roomStep) }
				if r.Page != NoLimit && r.Page > 0 {
					if got := at(r.Page); got.pages != r.Pages {
						t.Errorf("%s: with %d more it takes %d pages: %+v", where, r.Page, got.pages, r)
					}
					if r.Page != r.Full {
						if got := at(step(r.Page)); got.pages == r.Pages {
							t.Errorf("%s: with %d more it still takes %d: %+v", where, step(r.Page), got.pages, r)
						}
					}
				}
				if r.Full != NoLimit {
					if got := at(step(r.Full)); got.pages != 0 {
						t.Errorf("%s: with %d more it still fits: %+v", where, step(r.Full), r)
					}
				}
			}
		}
	}
}

// Cards that are no single quote, and pages whose height follows from the words, have no room; a quote that does not fit has 0 pages.
func TestRoomWhereThereIsNone(t *testing.T) {
	set := roomSetter(t, "ink", "zh-Hans", "quotes:\n- {id: a, text: \"\u597d\u3002\"}\n- {id: long, text: \""+strings.Repeat("\u7ec8\u7a76\u4f1a\u6709\u4e00\u5929", 120)+"\"}\n"+
		"- {id: talk, turns: [{speaker: x, text: \"\u597d\"}, {speaker: y, text: \"\u597d\"}]}\ntimelines:\n- {id: t, title: \"\u8def\", events: [{date: 2000, title: \"\u597d\"}]}\n")
	square, _ := theme.FindSize("square")
	tall, _ := theme.FindSize("1080xauto")
	tiny, _ := theme.FindSize("80x64")
	var with []string
	for _, card := range set.Cards() {
		if _, ok := card.Room(square); ok {
			with = append(with, card.ID)
		}
		if _, ok := card.Room(tall); ok {
			t.Errorf("%s has room on a page of any height", card.ID)
		}
		if card.ID == "long" {
			if r, ok := card.Room(tiny); !ok || r.Pages != 0 || r.Full != 0 {
				t.Errorf("what does not fit has room: %+v, %v", r, ok)
			}
		}
	}
	if !slices.Equal(with, []string{"a", "long"}) {
		t.Errorf("room is reckoned for %v", with)
	}
}

// roomSetter is the setter of a deck.
func roomSetter(t *testing.T, look, lang, data string) *Setter {
	t.Helper()
	d, list := deck.LoadBytes("-", []byte("lang: "+lang+"\n"+data), deck.LoadOptions{})
	if d == nil || list.HasErrors() {
		t.Fatal(list.Error())
	}
	own, told := theme.Load(look, "auto", nil)
	if told.HasErrors() {
		t.Fatal(told.Error())
	}
	return NewSetter(d, own, sharedEngine, lang)
}
