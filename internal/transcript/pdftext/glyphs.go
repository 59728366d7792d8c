package pdftext

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// standardCodes are the codes of StandardEncoding beyond ASCII, in octal with the character (ISO 32000-1, annex D.2).
const standardCodes = `047 ’ 140 ‘ 241 ¡ 242 ¢ 243 £ 244 ⁄ 245 ¥ 246 ƒ 247 § 250 ¤ 251 ' 252 “ 253 « 254 ‹ 255 › 256 fi 257 fl 261 – 262 † 263 ‡ 264 · 266 ¶ 267 • 270 ‚ 271 „ 272 ” 273 » 274 …
275 ‰ 277 ¿ 301 ` + "`" + ` 302 ´ 303 ˆ 304 ˜ 305 ¯ 306 ˘ 307 ˙ 310 ¨ 312 ˚ 313 ¸ 315 ˝ 316 ˛ 317 ˇ 320 — 341 Æ 343 ª 350 Ł 351 Ø 352 Œ 353 º 361 æ 365 ı 370 ł 371 ø 372 œ 373 ß`

var standardEncoding = sync.OnceValue(func() (codes [256]string) {
	for i := 0x20; i < 0x7F; i++ {
		codes[i] = string(rune(i))
	}
	fields := strings.Fields(standardCodes)
	for i := 0; i+1 < len(fields); i += 2 {
		if n, err := strconv.ParseUint(fields[i], 8, 8); err == nil {
			codes[n] = fields[i+1]
		}
	}
	return codes
})

// glyphNames are names of Adobe's glyph list that are neither a letter with an accent nor a number: those of the Latin encodings of PDF, and
// Greek letters. (Adobe Glyph List 2.0, BSD licence.)
const glyphNames = `space \u0020 exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk * plus + comma , hyphen - minus − period . slash /
zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ] asciicircum ^ underscore _
grave ` + "`" + ` braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ fraction ⁄ yen ¥ florin ƒ section § currency ¤ quotedblleft “ guillemotleft « guilsinglleft ‹ guilsinglright ›
fi fi fl fl ff ff ffi ffi ffl ffl f_i fi f_l fl f_f ff f_f_i ffi f_f_l ffl endash – dagger † daggerdbl ‡ periodcentered · middot · paragraph ¶ bullet • quotesinglbase ‚ quotedblbase „ quotedblright ” guillemotright » ellipsis …
perthousand ‰ questiondown ¿ acute ´ circumflex ˆ tilde ˜ macron ¯ breve ˘ dotaccent ˙ dieresis ¨ ring ˚ cedilla ¸ hungarumlaut ˝ ogonek ˛ caron ˇ emdash — AE Æ ordfeminine ª Lslash Ł Oslash Ø OE Œ ordmasculine º
ae æ dotlessi ı lslash ł oslash ø oe œ germandbls ß quoteleft ‘ quoteright ’ Eth Ð eth ð Thorn Þ thorn þ multiply × divide ÷ degree ° plusminus ± onesuperior ¹ twosuperior ² threesuperior ³ onequarter ¼ onehalf ½
threequarters ¾ brokenbar ¦ copyright © registered ® trademark ™ logicalnot ¬ mu µ Euro € nbspace \u00A0 nonbreakingspace \u00A0 sfthyphen \u00AD softhyphen \u00AD Dcroat Đ dcroat đ Hbar Ħ hbar ħ
Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ nu ν xi ξ omicron ο pi π rho ρ sigma σ sigma1 ς tau τ upsilon υ phi φ chi χ psi ψ omega ω
infinity ∞ notequal ≠ lessequal ≤ greaterequal ≥ partialdiff ∂ summation ∑ product ∏ integral ∫ radical √ approxequal ≈ lozenge ◊ arrowright → arrowleft ← arrowup ↑ arrowdown ↓`

// accents are the endings of names of letters with an accent, as combining characters.
var accents = [...]struct{ name, combining string }{{"acute", "\u0301"}, {"grave", "\u0300"}, {"circumflex", "\u0302"}, {"dieresis", "\u0308"}, {"tilde", "\u0303"}, {"ring", "\u030A"}, {"cedilla", "\u0327"},
	{"caron", "\u030C"}, {"macron", "\u0304"}, {"breve", "\u0306"}, {"ogonek", "\u0328"}, {"dotaccent", "\u0307"}, {"hungarumlaut", "\u030B"}, {"commaaccent", "\u0326"}}

var namedGlyphs = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	fields := strings.Fields(glyphNames)
	for i := 0; i+1 < len(fields); i += 2 {
		text := fields[i+1]
		if hex, is := strings.CutPrefix(text, `\u`); is {
			n, err := strconv.ParseUint(hex, 16, 32)
			if err == nil {
				text = string(rune(n))
			}
		}
		names[fields[i]] = text
	}
	return names
})

// glyphText returns the characters of a glyph's name, "" where it tells none (g12).
func glyphText(s string) string {
	if text, known := namedGlyphs()[s]; known {
		return text
	}
	if len(s) == 1 && (s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z') {
		return s
	}
	for _, a := range accents {
		if letter, is := strings.CutSuffix(s, a.name); is && (len(letter) == 1 || letter == "dotlessi") {
			return norm.NFC.String(strings.Replace(letter, "dotlessi", "i", 1) + a.combining)
		}
	}
	if stem, _, has := strings.Cut(s, "."); has && stem != "" { // a.alt, one.oldstyle
		return glyphText(stem)
	}
	for _, prefix := range []string{"uni", "u"} {
		hex, is := strings.CutPrefix(s, prefix)
		if !is || len(hex) < 4 || prefix == "u" && len(hex) > 6 {
			continue
		}
		if prefix == "uni" {
			hex = hex[:4]
		}
		if n, err := strconv.ParseUint(hex, 16, 32); err == nil && n <= 0x10FFFF && (n < 0xD800 || n > 0xDFFF) {
			return string(rune(n))
		}
	}
	return ""
}
