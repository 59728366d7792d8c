package phrase

import (
	_ "embed" // japanese.bin
	"encoding/binary"
	"strings"
)

//go:embed data/japanese.bin
var japaneseData string

// borderModel is BudouX's: thirteen groups of features (single characters, pairs and
// triples about a place) with weights, and a threshold. data/compile.go has the layout.
type borderModel struct {
	slots     string
	mask      uint64
	threshold int
}

var borders = openBorders(japaneseData)

const slotSize = 12

func openBorders(data string) borderModel {
	if len(data) < 16 || data[:8] != "BUDOUX1\n" {
		panic("phrase: japanese.bin is not a model: run go generate")
	}
	head := []byte(data[8:16])
	count := int(binary.LittleEndian.Uint32(head[4:]))
	if len(data) != 16+slotSize*count || count&(count-1) != 0 {
		panic("phrase: japanese.bin is cut short: run go generate")
	}
	return borderModel{data[16:], uint64(count - 1), int(int32(binary.LittleEndian.Uint32(head)))}
}

// weight looks a feature up; 0 if the model has none.
func (m *borderModel) weight(key uint64) int {
	at := key * 0x9E3779B97F4A7C15 >> 32 & m.mask
	for {
		b := m.slots[slotSize*at : slotSize*at+slotSize]
		found := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		switch found {
		case key:
			return int(int32(uint32(b[8]) | uint32(b[9])<<8 | uint32(b[10])<<16 | uint32(b[11])<<24))
		case 0:
			return 0
		}
		at = (at + 1) & m.mask
	}
}

// score is twice BudouX's: above 0 a phrase begins at text[i].
func (m *borderModel) score(text []rune, i int) int {
	var c [6]uint64 // the characters i-3 … i+2; 0 outside the text and above U+FFFF
	for k := range c {
		if at := i - 3 + k; at >= 0 && at < len(text) && text[at] <= 0xFFFF {
			c[k] = uint64(text[at])
		}
	}
	sum := 0
	for k := range 6 { // UW1 … UW6
		if c[k] != 0 {
			sum += m.weight(uint64(k+1)<<16 | c[k])
		}
	}
	for k := range 3 { // BW1 … BW3
		if a, b := c[k+1], c[k+2]; a != 0 && b != 0 {
			sum += m.weight(uint64(k+7)<<32 | a<<16 | b)
		}
	}
	for k := range 4 { // TW1 … TW4
		if a, b, d := c[k], c[k+1], c[k+2]; a != 0 && b != 0 && d != 0 {
			sum += m.weight(uint64(k+10)<<48 | a<<32 | b<<16 | d)
		}
	}
	return 2*sum - m.threshold
}

const (
	// japaneseParticles follow a noun in kanji or katakana and stay with it.
	japaneseParticles = "はがをにでともへのやか"
	// japaneseCounters follow digits and stay with them.
	japaneseCounters = "年月日時分秒人円個回本枚冊台歳度番号件社階週点位代世億万千百倍つヶか"
	// neverFirst begin no word: small kana, the marks of length and repetition.
	neverFirst = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー々ゝゞヽヾ"
)

// nearBorder is the score above which a kanji after hiragana is still taken for the
// beginning of a word (何か|役に, 動かす|力が); inside words like 挑戦し続ける it was
// never above -3000.
const nearBorder = -2400

// classesJapanese takes the borders of phrases (文節) from the model, except where the
// script itself shows the inside of a word.
func classesJapanese(text []rune, classes []Class) {
	before := kindOf(text[0])
	for i := 1; i < len(text); i++ {
		after := kindOf(text[i])
		classes[i] = japaneseClass(text, i, before, after)
		before = after
	}
}

func japaneseClass(text []rune, i int, before, after kind) Class {
	last, first := text[i-1], text[i]
	spaced := func(k kind) bool { return k == kindLetter || k == kindDigit }
	switch {
	case after == kindSpace || after == kindClose || before == kindOpen:
		return InsideWord
	case isNameDot(last):
		return InsideWord
	case before == kindClose && spaced(after) && isConnector(last) && i > 1 && spaced(kindOf(text[i-2])):
		return InsideWord // 3.14
	case before == kindSpace || before == kindClose || after == kindOpen:
		return Phrase
	case spaced(before) && spaced(after):
		return InsideWord
	case before == kindDigit && strings.ContainsRune(japaneseCounters, first):
		return InsideWord
	case strings.ContainsRune(neverFirst, first), isKatakana(last) && isKatakana(first):
		return InsideWord
	case before == kindSymbol || after == kindSymbol:
		return Phrase
	}
	if c, ok := japaneseInside(text, i); ok {
		return c
	}
	score := borders.score(text, i)
	switch {
	case score > 0:
		return Phrase
	case score > nearBorder && isHiragana(last) && after == kindHan:
		return WithinPhrase
	case !isHiragana(last) && strings.ContainsRune(japaneseParticles, first):
		return BeforeParticle
	case isKatakana(last) && after == kindHan, before == kindHan && isKatakana(first):
		return WithinPhrase // スマートフォン|普及率
	}
	return InsideWord
}

func isKatakana(r rune) bool { return r >= 0x30A1 && r <= 0x30FA || r == 0x30FC }

func isHiragana(r rune) bool { return r >= 0x3041 && r <= 0x309F }
