package phrase

import "strings"

// What the model of borders parts and a reader would not: compound verbs, words of grammar in kana, numbers with their
// measures, and suffixes. The lists are closed classes of the language, gathered for this engine.

const (
	// compoundVerbs are the first characters of verbs that follow another verb and make one with it (話し込む, 建て替える).
	compoundVerbs = "替換込出続始終合直過返付切抜残回掛尽帰"
	// verbStems are the kana that the stem of a verb ends with, without those of particles and of て, which mostly ends a clause.
	verbStems = "いきしちみりぎじびえけせねめれげぜべ"
	// afterTe are the verbs that make one word with a stem in て all the same.
	afterTe = "替換直"
	// okurigana are the kana that after a kanji are the end of its word, seldom the beginning of another.
	okurigana = "いきちりみびぎえけめれげべっくぐむぶぬつうるらろわん"
	// suffixes are characters that make a word with katakana before them, when no other kanji follows: アルバイト先.
	suffixes = "先者家員性的化中後前目用式型系部店賞派力度感率側内外上下間界製語圏版"
	// formalNouns are nouns of one character that a clause stands before and that mean little without it, attributive the kana that such a
	// clause ends with.
	formalNouns = "時事所者物為間頃前後故上際方"
	attributive = "たるくいのなぬうむぶすつぐ"
	// japaneseNumerals write numbers.
	japaneseNumerals = "〇一二三四五六七八九十百千万億兆"
)

// afterNoun are words of grammar that lean on what they follow, longest first where one begins another.
var afterNoun = []string{"ばかり", "だらけ", "ずつ", "しか", "だけ", "まで", "など", "ほど", "くらい", "ぐらい", "さえ", "こそ", "すら", "ごと", "から", "より", "として", "とともに", "について", "によって", "によると", "にとって", "に対して", "において"}

// katakanaMeasures stay with their number.
var katakanaMeasures = []string{"グラム", "キロ", "メートル", "センチ", "ミリ", "リットル", "パーセント", "ドル", "ユーロ", "トン", "ページ", "ポイント", "ヘクタール", "カロリー", "ワット", "度"}

// japaneseInside decides the borders that the lists know; ok is false where the model decides.
func japaneseInside(text []rune, i int) (c Class, ok bool) {
	last, first := text[i-1], text[i]
	next := rune(0)
	if i+1 < len(text) {
		next = text[i+1]
	}
	switch {
	case strings.ContainsRune(compoundVerbs, first) && (strings.ContainsRune(verbStems, last) && isHiragana(next) || last == 'て' && strings.ContainsRune(afterTe, first)) && i > 1 && kindOf(text[i-2]) == kindHan:
		return InsideWord, true
	case (kindOf(last) == kindDigit || strings.ContainsRune(japaneseNumerals, last)) && startsWithAny(text[i:], katakanaMeasures):
		return InsideWord, true
	case last == 'の' && i > 1 && text[i-2] == '分' && strings.ContainsRune(japaneseNumerals, first):
		return InsideWord, true // 三分の二
	case isKatakana(last) && strings.ContainsRune(suffixes, first) && kindOf(next) != kindHan && !isKatakana(next):
		return InsideWord, true
	case first == 'が' && kindOf(last) == kindHan && strings.ContainsRune("らりるれろっ", next):
		return InsideWord, true // 広がる, 面白がれる
	case last == 'と' && first == 'し' && next == 'て' && i > 1 && !isHiragana(text[i-2]):
		return InsideWord, true // 日本人として
	case last == 'と' && startsWithAny(text[i:], afterTo):
		return InsideWord, true
	case (last == 'て' || last == 'で') && startsWithAny(text[i:], afterStem):
		return InsideWord, true
	case isHiragana(first) && insideOne(text, i, kanaWords):
		return InsideWord, true
	case last == 'く' && strings.ContainsRune("せすしさなで", first) && i > 2 && text[i-2] == 'よ' && insideGood(text, i-1):
		return WithinPhrase, true // 住みよく|せねばならぬ
	case isHiragana(first) && (insideEase(text, i) || insideGood(text, i)):
		return InsideWord, true
	case strings.ContainsRune(formalNouns, first) && strings.ContainsRune(attributive, last) && (kindOf(next) == kindClose || strings.ContainsRune("はがをにでともへ", next)):
		return WithinPhrase, true // 悟った|時、
	case last == 'な' && first == 'お' && beginsWord(text, i-1):
		return InsideWord, true // よりもなお住みにくい, but きれいな|お花
	case last == 'お' && i > 1 && text[i-2] == 'な' && kindOf(first) == kindHan && beginsWord(text, i-2):
		return Phrase, true
	case strings.ContainsRune("年月", last) && kindOf(first) == kindDigit:
		return WithinPhrase, true
	case kindOf(last) == kindHan && !strings.ContainsRune(japaneseNumerals, last) && strings.ContainsRune(japaneseNumerals, first) &&
		(strings.ContainsRune(japaneseNumerals, next) || startsWithAny(text[min(i+1, len(text)):], katakanaMeasures)):
		return WithinPhrase, true // 平均|七パーセント
	case strings.ContainsRune("はがをにでともの", first) && (next == '、' || next == '。') && !isHiragana(last):
		return BeforeParticle, true
	case first == 'も' && kindOf(last) == kindHan && !startsWithAny(text[i:], notMo):
		return BeforeParticle, true
	case strings.ContainsRune("はがをにともの", first) && endsWithAny(text[:i], afterNoun):
		return BeforeParticle, true
	case kindOf(last) == kindHan && strings.ContainsRune(okurigana, first) && !startsWithAny(text[i:], notOkurigana):
		return InsideWord, true
	case isHiragana(first) && insideOne(text, i, afterNoun):
		return InsideWord, true
	case isHiragana(first) && startsWithAny(text[i:], afterNoun) && !startsWithAny(text[i:], notParticles):
		return BeforeParticle, true
	}
	return 0, false
}

// notParticles begin like words of afterNoun and are others.
var notParticles = []string{"だけま", "だける", "だけれ", "だけた", "からだ", "からから", "よりそ", "まであ", "だけど", "しかし", "しかも", "などと", "ことご"}

// afterStem are the forms of いる that follow て without a pause.
var afterStem = []string{"いる", "いた", "いて", "いま", "いな", "いれ"}

// kanaWords are words in kana that the model of borders parts.
var kanaWords = []string{"とたん", "とおり", "ところ", "かたち", "いただ", "かもしれ", "やわらか", "なのか", "まのあたり"}

// ease are the adjectives that follow the stem of a verb and make one word with it, without their endings: 住みにくい, 書きやすかった.
var ease = []string{"にく", "やす", "がた", "づら"}

const (
	// easeEndings are the kana that such an adjective goes on with; が is also a particle, so fewer follow がた.
	easeEndings     = "いくかけさきうみ"
	easeEndingsHard = "いくさ"
	// shortStems are verbs whose stem is the kanji alone.
	shortStems = "見着出似寝得煮"
)

// insideEase reports whether the place before text[i] lies before or inside such an adjective, after the stem of a verb.
func insideEase(text []rune, i int) bool {
	for k := 0; k <= 2 && k < i; k++ {
		at := i - k
		if at+2 >= len(text) || !strings.ContainsRune(verbStems+shortStems, text[at-1]) || !startsWithAny(text[at:], ease) {
			continue
		}
		endings := easeEndings
		if text[at] == 'が' {
			endings = easeEndingsHard
		}
		if strings.ContainsRune(endings, text[at+2]) && startsWith(text[at:], "がたくさん") == 0 {
			return true
		}
	}
	return false
}

// insideGood reports whether the place before text[i] lies before or inside the よい that follows the stem of a verb: 住みよくする.
func insideGood(text []rune, i int) bool {
	for at := i; at > i-2 && at >= 2 && at+1 < len(text); at-- {
		if text[at] == 'よ' && strings.ContainsRune("いくかさ", text[at+1]) && strings.ContainsRune(verbStems, text[at-1]) && isHiragana(text[at-1]) && kindOf(text[at-2]) == kindHan {
			return true
		}
	}
	return false
}

// beginsWord reports whether nothing before text[i] goes on into it: the text's start, a mark, or a particle.
func beginsWord(text []rune, i int) bool {
	return i == 0 || kindOf(text[i-1]) == kindClose || kindOf(text[i-1]) == kindSpace || strings.ContainsRune("もはがで", text[i-1])
}

// notMo begin with も and are other words.
var notMo = []string{"もう", "もっ", "もし", "もち", "もと", "もの", "もた", "もら", "もど", "もはや", "もて"}

// insideOne reports whether one of the words goes on at i.
func insideOne(text []rune, i int, words []string) bool {
	for k := 1; k < longestParticle && k <= i && isHiragana(text[i-k]); k++ {
		for _, w := range words {
			if startsWith(text[i-k:], w) > k && !startsWithAny(text[i-k:], notParticles) {
				return true
			}
		}
	}
	return false
}

// longestParticle is the length of the longest word of afterNoun.
const longestParticle = 5

// afterTo follow the と of what is said or called: 幸せという, とある.
var afterTo = []string{"いう", "いった", "いえ", "ある。", "ある、"}

// notOkurigana are words that do follow a kanji without a particle: 今日|いちばん.
var notOkurigana = []string{"いつ", "いま", "いち", "いく", "いる", "いな", "いっ", "いろ", "いわ", "きっ", "きみ", "うち", "うま", "みん", "みな", "みせ", "ちょ", "ちゃ", "わた", "わか", "わず", "つい", "つま", "つね", "えら", "りっ", "ぐら", "くら", "くり", "らし", "われ", "くだ", "めっ"}

func startsWithAny(text []rune, words []string) bool {
	for _, w := range words {
		if startsWith(text, w) > 0 {
			return true
		}
	}
	return false
}

// endsWithAny reports whether text ends with one of the words.
func endsWithAny(text []rune, words []string) bool {
	for _, w := range words {
		n := 0
		for range w {
			n++
		}
		if n <= len(text) && startsWith(text[len(text)-n:], w) == n {
			return true
		}
	}
	return false
}

// startsWith returns the length of a word that text begins with, or 0.
func startsWith(text []rune, word string) int {
	n := 0
	for _, r := range word {
		if n >= len(text) || text[n] != r {
			return 0
		}
		n++
	}
	return n
}
