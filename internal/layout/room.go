package layout

import (
	"slices"
	"unicode"

	"cards/internal/theme"
)

// How much more a quote could say on a page (cards check --room): the words are really lengthened, with words of their language, and
// laid out again, until something gives way.

// Room is how many more characters a card's quote takes at a size, about: words break where they may, so that one more may do
// where one fewer did not. It is reckoned for the card alone: a series that takes one size of type takes that of its longest quote.
type Room struct {
	// Item is the text of the deck, Lang its language (BCP 47).
	Item, Lang string
	// Characters are those that the text has, Size its type in px, Pages how many it takes; Pages is 0 where it does not fit.
	Characters int
	Size       float64
	Pages      int
	// Smaller is how many more characters there may be before the type becomes smaller than Size, Page before there is a page more, Full
	// before they do not fit at all. NoLimit is more than any quote of a deck may have.
	Smaller, Page, Full int
}

// NoLimit stands for a number of characters that no quote of a deck reaches.
const NoLimit = -1

// roomCharacters is the most characters of a quote (deck: quote-too-long), and so the bound of the search.
const roomCharacters = 2000

// roomStep is to which part of the number found the search goes on: 3 of 60 more or less are nothing to one who edits.
const roomStep = 20

// Room reckons the room of the card's quote at a size; ok is false for cards that are no single quote, and where the content
// decides the height. It lays the card out some dozens of times.
func (c *Card) Room(size theme.Size) (r Room, ok bool) {
	if c.room == nil || size.AutoHeight {
		return Room{}, false
	}
	return c.room(size), true
}

// quoteRoom reckons the room of a quote on its own.
func (s *Setter) quoteRoom(q *quote, size theme.Size, series place) Room {
	r := Room{Item: q.item, Lang: q.lang, Characters: len(q.runes)}
	now := s.setAlone(q, size, series)
	r.Size, r.Pages = now.size, now.pages
	if now.pages == 0 {
		return r
	}
	longer := func(n int) outcome { return s.setAlone(q.lengthened(n), size, series) }
	most := max(0, roomCharacters-len(q.runes))
	r.Full = grows(most, func(n int) bool { return longer(n).pages > 0 })
	bound := r.Full
	if bound == NoLimit {
		bound = most
	}
	r.Page = grows(bound, func(n int) bool { a := longer(n); return a.pages > 0 && a.pages <= now.pages })
	if r.Page == NoLimit {
		r.Page = r.Full
	}
	if r.Page != NoLimit {
		bound = r.Page
	}
	r.Smaller = grows(bound, func(n int) bool { a := longer(n); return a.pages == now.pages && a.size >= now.size })
	if r.Smaller == NoLimit {
		// The size holds to the last character of the page.
		r.Smaller = r.Page
	}
	return r
}

// outcome is how a quote comes out that has no series: on 0 pages when it does not fit.
type outcome struct {
	size  float64
	pages int
}

func (s *Setter) setAlone(q *quote, size theme.Size, series place) outcome {
	pages := s.divideQuote(q, size, series, maxQuotePages)
	if len(pages) == 0 {
		return outcome{}
	}
	out := outcome{pages: len(pages)}
	for _, p := range pages {
		for _, d := range p.Warnings {
			if d.Code == "does-not-fit" {
				return outcome{}
			}
		}
		if p.setting != nil && (out.size == 0 || p.setting.size < out.size) {
			out.size = p.setting.size
		}
	}
	return out
}

// grows returns the largest number up to most for which ok holds, about: steps double until it fails, then halve. It returns
// NoLimit where ok holds for the most. What lies between two that hold is taken to hold too, which is nearly true of type.
func grows(most int, ok func(n int) bool) int {
	holds, fails := 0, 0
	for step := 1; fails == 0; step *= 2 {
		n := min(step, most)
		switch {
		case n <= holds:
			return NoLimit
		case ok(n):
			holds = n
		default:
			fails = n
		}
	}
	for fails-holds > max(1, holds/roomStep) {
		if n := (holds + fails) / 2; ok(n) {
			holds = n
		} else {
			fails = n
		}
	}
	return holds
}

// fillers are words to lengthen a quote with, by language: plain talk with words and clauses of common length. Others take the
// English ones, which are letters as those of any alphabet.
var fillers = map[string]string{
	"zh-Hans": "\uff0c我们每天都在学新的东西\uff0c有时候快\uff0c有时候慢\uff0c但是只要方向是对的\uff0c走得远一点也没有关系。真正重要的事情往往不急\uff0c急的事情往往不重要。",
	"zh-Hant": "\uff0c我們每天都在學新的東西\uff0c有時候快\uff0c有時候慢\uff0c但是只要方向是對的\uff0c走得遠一點也沒有關係。真正重要的事情往往不急\uff0c急的事情往往不重要。",
	"ja":      "、私たちは毎日新しいことを学び、速い日もあれば遅い日もあるが、向きさえ正しければ遠くまで歩いてよい。本当に大切なことはたいてい急がず、急ぐことはたいてい大切ではない。",
	"ko":      ", 우리는 날마다 새로운 것을 배우고 어떤 날은 빠르고 어떤 날은 느리지만 방향이 옳다면 조금 멀리 가도 괜찮다. 정말 중요한 일은 대개 급하지 않고 급한 일은 대개 중요하지 않다.",
	"en":      ", and we learn something new every day, some days fast and some days slow, but when the direction is right it does no harm to walk a little further. What matters is seldom urgent, and what is urgent seldom matters.",
}

// filler returns n characters to put into a text of the language, of which the last is a letter.
func filler(lang string, n int) []rune {
	name := "en"
	switch {
	case isTraditional(lang):
		name = "zh-Hant"
	case isChinese(lang):
		name = "zh-Hans"
	case isJapanese(lang):
		name = "ja"
	case isKorean(lang):
		name = "ko"
	}
	words := []rune(fillers[name])
	out := make([]rune, n)
	for i := range out {
		out[i] = words[i%len(words)]
	}
	if n > 0 && !unicode.IsLetter(out[n-1]) {
		// The closing mark of the text comes after it.
		out[n-1] = words[slices.IndexFunc(words, unicode.IsLetter)]
	}
	return out
}

// lengthened returns the quote with n more characters before its closing mark. The deck's own lines no longer hold.
func (q *quote) lengthened(n int) *quote {
	if n <= 0 {
		return q
	}
	longer := *q
	at := len(q.runes)
	if i := closingMark(q.runes); i >= 0 {
		at = i
	}
	longer.runes = slices.Concat(q.runes[:at], filler(q.lang, n), q.runes[at:])
	longer.lines = nil
	return &longer
}
