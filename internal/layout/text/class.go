package text

import (
	"strings"
	"unicode"
)

// class is what a character is to spacing and breaking. The sets below are data: CLREQ 3.1.4 and 3.1.5, JLREQ
// appendix A, KLREQ 3.1, as gathered in the design's typography page.
type class uint8

const (
	classOther      class = iota
	classHan              // ideographs and what is set like them
	classKana             // hiragana, katakana
	classHangul           //
	classLatin            // letters of alphabetic scripts
	classDigit            //
	classOpen             // opening brackets and quotation marks
	classClose            // closing brackets and quotation marks
	classStop             // comma, full stop, enumeration comma
	classMark             // colon, semicolon, exclamation, question
	classDot              // middle dots between names
	classDash             // — and ―, set solid in pairs
	classEllipsis         // … and ⋯
	classSpace            //
	classEmoji            //
	classMandatory        // a line end that the text itself has
	classConnector        // ～ – / and the like
	classSmallKana        // ゃ っ ー and the like: no line begins with them in strict setting
	classPrefix           // currency and number signs before a figure
	classPostfix          // per cent, degree and the like after a figure
	classZeroSpace        // U+200B: a break is allowed
	classJoiner           // U+2060 and U+FEFF: a break is forbidden
	classSoftHyphen       // U+00AD: a break is allowed, with a hyphen
)

// classTable gives the class of single characters; ranges of letters are found by their script.
var classTable = buildClassTable([]struct {
	class class
	chars string
}{
	{classOpen, "“‘「『（([{〔〈《【〖〘〚｛［〝"},
	{classClose, "”’」』）)]}〕〉》】〗〙〛｝］〞〟"},
	{classStop, "、，。．,.｡､"},
	{classMark, "：；！？:;!?‼⁇⁈⁉"},
	{classDot, "·・‧•･"},
	{classDash, "—―⸺⸻"},
	{classEllipsis, "…⋯‥"},
	{classConnector, "～~–‐-／/＼\\〜゠"},
	{classSmallKana, "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿー々〻ゝゞヽヾ"},
	{classPrefix, "￥¥$€£№#＃＄￡"},
	{classPostfix, "％%‰℃°′″¢"},
	{classSpace, " \t\u00a0\u2002\u2003\u2009\u202f\u3000"},
	{classMandatory, "\n\v\f\r\u0085\u2028\u2029"},
	{classZeroSpace, "\u200b"},
	{classJoiner, "\u2060\ufeff"},
	{classSoftHyphen, "\u00ad"},
})

// noStart are the characters that no line begins with, noEnd those that none ends with (避头尾, kinsoku shori), over
// all languages; kana and iteration marks count in ja alone.
var (
	noStart = set("、，。．：；！？,.:;!?‼⁇⁈⁉·・‧”’」』）)]}〕〉》】〗〙〛］｝〟〞％%‰℃°′″…⋯‥—―⸺⸻~～〜–‐／/＿")
	noEnd   = set("“‘「『（([{〔〈《【〖〘〚［｛〝￥¥$€£№#")
	// noStartJapanese is what strict Japanese setting adds.
	noStartJapanese = set("々〻ゝゞヽヾー゠ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ")
	// inseparable characters stay with their own kind: —— and …… .
	inseparable = set("—―…⋯‥")
	// particles are words that look lost at the start of a line of display text.
	particles = set("的了吗呢吧着得地啊嘛呀嗎著")
	// particlesAfterClose are those of them that begin no word: after a closing mark nothing tells the others from 地球 or 得意.
	particlesAfterClose = set("的了吗呢吧嗎")
	// particlesJapanese likewise, after a character or a closing mark; と も で begin too many words to be listed.
	particlesJapanese = set("はがをにへの")
	// openers are words that look lost at a line's end, since they lead what follows: copulas, prepositions, pronouns,
	// conjunctions, a measure word whose noun is on the next line; in ja the の of a noun to come.
	openers = words(`是 在 把 被 使 让 由 从 离 離 對 对 向 给 給 为 為 和 与 與 或 而 但 但是 因为 因為 所以 如果 即使 这个 這個 那个 那個 一个 一個 一种 一種 一支 一些 一份
再 又 才 却 卻 到 比 跟 按 用 以 像 将 將 往 尽 盡 于 於 这 這 那 成为 成為 作为 作為 确保 確保 使得 意味着 意味著 导致 導致
只是 不是 就是 还是 還是 都是 也是 而是 总是 總是 正是 便是 可能 不能 只能 才能 就能 不会 不會 只会 只會 就会 就會 不要 就要 想要 需要 正在
每 替 每个 每個 这支 這支 这种 這種 要 会 會 能 可以 我 你 他 她 它 也 都 就 更 最 很 不 没 没有`)
	openersJapanese = words(`の ただ この その あの`)
	openersEnglish  = words(`a an the of to in on at by for from with and or but nor as if that which who whose this his her its our their your my I you he she we they is are was were not than into upon because`)
	// hanging marks may stand outside the measure at a line's end.
	hanging = set("、，。．”’」』")
)

// isSmallKana reports whether r is a small kana, without the iteration marks of its class.
func isSmallKana(r rune) bool {
	return classOf(r) == classSmallKana && r != 'ー' && r != '々' && r != '〻' && (r < 0x309d || r > 0x309e) && (r < 0x30fd || r > 0x30fe)
}

func set(chars string) map[rune]bool {
	m := make(map[rune]bool, len(chars)/3)
	for _, r := range chars {
		m[r] = true
	}
	return m
}

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

func buildClassTable(rows []struct {
	class class
	chars string
}) map[rune]class {
	m := map[rune]class{}
	for _, row := range rows {
		for _, r := range row.chars {
			m[r] = row.class
		}
	}
	return m
}

// classOf returns the class of r.
func classOf(r rune) class {
	if r < 0x80 {
		switch {
		case r >= '0' && r <= '9':
			return classDigit
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			return classLatin
		}
	}
	if c, ok := classTable[r]; ok {
		return c
	}
	switch {
	case isHan(r):
		return classHan
	case r >= 0x3041 && r <= 0x30ff, r >= 0x31f0 && r <= 0x31ff, r >= 0xff66 && r <= 0xff9f:
		return classKana
	case r >= 0xac00 && r <= 0xd7a3, r >= 0x1100 && r <= 0x11ff, r >= 0x3130 && r <= 0x318f:
		return classHangul
	case isEmoji(r):
		return classEmoji
	case unicode.IsDigit(r):
		return classDigit
	case unicode.IsLetter(r):
		return classLatin
	case unicode.IsSpace(r):
		return classSpace
	}
	return classOther
}

// isHan reports whether r is an ideograph or is set like one (radicals, 〇, enclosed CJK, bopomofo).
func isHan(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r >= 0x4e00 && r <= 0x9fff, r >= 0x3400 && r <= 0x4dbf, r >= 0x20000 && r <= 0x3ffff:
		return true
	case r == 0x3007, r >= 0x2e80 && r <= 0x2fdf, r >= 0xf900 && r <= 0xfaff, r >= 0x3100 && r <= 0x312f, r >= 0x3200 && r <= 0x33ff:
		return true
	}
	return false
}

// isCJK reports whether r is Han, kana or a full-width form or mark.
func isCJK(r rune) bool {
	return isHan(r) || r >= 0x3001 && r <= 0x30ff || r >= 0x31f0 && r <= 0x31ff || r >= 0xff01 && r <= 0xff60
}

// isEmoji reports whether r is drawn as a picture by itself. Digits, # and * are text unless a keycap follows.
func isEmoji(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2600 && r <= 0x27bf || r >= 0x1f1e6 && r <= 0x1f1ff || r == 0x2b50 || r == 0x2b55 || r == 0x2b1b || r == 0x2b1c || r == 0x231a || r == 0x231b
}

// language families that rules are chosen by.
func isChinese(lang string) bool  { return lang == "zh" || strings.HasPrefix(lang, "zh-") }
func isJapanese(lang string) bool { return lang == "ja" || strings.HasPrefix(lang, "ja-") }
func isKorean(lang string) bool   { return lang == "ko" || strings.HasPrefix(lang, "ko-") }
func isEnglish(lang string) bool  { return lang == "en" || strings.HasPrefix(lang, "en-") }

// isTraditional reports whether lang is Chinese in traditional characters.
func isTraditional(lang string) bool {
	l := strings.ToLower(lang)
	return strings.HasPrefix(l, "zh-hant") || strings.HasPrefix(l, "zh-tw") || strings.HasPrefix(l, "zh-hk") || strings.HasPrefix(l, "zh-mo")
}
