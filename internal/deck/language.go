package deck

import (
	"strings"

	"cards/internal/source"
)

// guessLanguage settles the language of a deck that names none, by the script of its prose.
func (d *Deck) guessLanguage(root *source.Node) {
	if d.Lang.Set && isLanguage(d.Lang.V) {
		d.language = d.Lang.V
		return
	}
	var seen script
	for _, key := range []string{"quotes", "timelines", "title"} {
		seen.look(root.Get(key), 0)
	}
	d.language = seen.language()
}

// script counts what tells languages apart.
type script struct{ han, kana, hangul, latin, hant, hans int }

// enoughScript is how many characters settle the language: more of a deck is not looked at.
const enoughScript = 1000

func (s *script) look(n *source.Node, depth int) {
	if n == nil || s.han+s.latin+s.hangul > enoughScript {
		return
	}
	switch n.Kind {
	case source.Scalar:
		for _, r := range n.Value {
			s.count(r)
		}
	case source.Mapping:
		for _, p := range n.Pairs {
			switch p.Key.Value {
			case "text", "title", "events", "turns":
				s.look(p.Value, depth+1)
			default:
				if depth > 0 && p.Value.Kind == source.Sequence { // a lane
					s.look(p.Value, depth+1)
				}
			}
		}
	case source.Sequence:
		for _, item := range n.Items {
			s.look(item, depth+1)
		}
	}
}

func (s *script) count(r rune) {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000:
		s.han++
		switch {
		case strings.ContainsRune(onlyTraditional, r):
			s.hant++
		case strings.ContainsRune(onlySimplified, r):
			s.hans++
		}
	case r >= 0x3041 && r <= 0x30FF && r != 0x30FB && r != 0x30FC:
		s.kana++
	case r >= 0xAC00 && r <= 0xD7A3:
		s.hangul++
	case r|0x20 >= 'a' && r|0x20 <= 'z':
		s.latin++
	}
}

// The most frequent characters that differ between the two ways of writing Chinese, in pairs of one order.
const (
	onlyTraditional = "個來們時會說國這為對學發經過還進開問從後種無麼見實長樣動現與電話點間頭讓應當關機氣義業書數請認許場邊嗎風給東車馬"
	onlySimplified  = "个来们时会说国这为对学发经过还进开问从后种无么见实长样动现与电话点间头让应当关机气义业书数请认许场边吗风给东车马"
)

// LanguageOf names the language of a text by its script, as a BCP 47 tag: zh-Hans, zh-Hant, ja, ko or en. It looks at the first
// thousand characters that tell.
func LanguageOf(text string) string {
	var s script
	for _, r := range text {
		if s.count(r); s.han+s.latin+s.hangul > enoughScript {
			break
		}
	}
	return s.language()
}

// WrittenIn reports whether a text can be one in lang by its characters: no Han in English, no kana in Chinese, no Hangul in
// Japanese. Names and figures in Latin letters are at home everywhere.
func WrittenIn(text, lang string) bool {
	var s script
	for _, r := range text {
		s.count(r)
	}
	switch base, _, _ := strings.Cut(strings.ToLower(lang), "-"); base {
	case "zh":
		return s.kana == 0 && s.hangul == 0
	case "ja":
		return s.hangul == 0
	case "ko":
		return s.kana == 0 && (s.han == 0 || s.hangul > 0)
	}
	return s.han+s.kana+s.hangul == 0
}

// language names the language: any kana makes it Japanese, Hangul Korean; Han without either is Chinese, and a
// Latin word in it does not make it English.
func (s *script) language() string {
	switch {
	case s.kana > 0 && s.kana*20 >= s.han:
		return "ja"
	case s.hangul > 0 && s.hangul >= s.han:
		return "ko"
	case s.han > 0 && s.hant > s.hans:
		return "zh-Hant"
	case s.han > 0:
		return "zh-Hans"
	case s.latin > 0:
		return "en"
	}
	return "zh-Hans"
}

// Language returns the BCP 47 tag of the deck's language: as written, or by the script of its quotes.
func (d *Deck) Language() string { return d.language }

// QuoteText returns the words of a quote in a set of pictures in lang, the item that they are, and the language that they are in: the
// text where it is in lang, else the translation into it, else the text as it is.
func (d *Deck) QuoteText(q *Quote, lang string) (words Text, item, in string) {
	text, ok := q.Text.Lookup(lang)
	home := d.language
	switch {
	case len(q.Text.By) > 0 && !ok:
		home = q.Text.By[0].Lang
	case len(q.Text.By) > 0:
		return text, q.Text.Item, lang
	case q.Lang.V != "":
		home = q.Lang.V
	}
	same := scriptOf(home) == scriptOf(lang)
	// A deck that does not say that it is drawn in several languages may be asked for in another, and then is set by its rules.
	if same || len(q.Text.By) == 0 && len(d.Langs) == 0 && WrittenIn(text.V, lang) {
		return text, q.Text.Item, lang
	}
	for _, t := range q.Translation.By {
		if scriptOf(t.Lang) == scriptOf(lang) && t.V != "" {
			return t.Text, q.Translation.Item + "." + t.Lang, lang
		}
	}
	return text, q.Text.Item, home
}
