package text

import (
	"slices"
	"strings"
)

// What belongs together: figures with their units, words to keep, short brackets, verses, and words that lead what follows. break.go
// forbids or prices the places inside.

// units are counted things and measures that stay with the figure before them (GB 3101 and the common classifiers),
// longest first where one begins another.
var units = strings.Fields(`个月 个小时 小时 分钟 公里 公斤 千克 毫秒 美元 欧元 英镑 日元 港元 人民币 英尺 英寸 英里 平方米 立方米 摄氏度 兆瓦 千瓦 世纪 年代 周年 年前 年后 年内 年间
年 月 日 号 时 分 秒 点 岁 个 次 名 位 种 张 台 艘 枚 颗 款 项 倍 元 块 角 人 天 周 届 期 集 章 节 页 层 楼 米 克 吨 升 度 寸 尺 里 亩 条 只 件 家 座 辆 架 部 本 篇 首 句 字 句 段 行 场 轮 步 代 级 环 成 折 秒 帧 票 股 户 間 個 張 條 隻 歲 圓 萬 億 兆 点 時 分 円 人 回 冊 つ`)

// magnitudes may stand between a figure and its unit.
var magnitudes = set("十百千万亿萬億兆")

// maxOpener is the length in code points of the longest word in the tables of openers.
const maxOpener = 5

// opener reports whether the word before cluster i looks lost at a line's end. In Chinese and Japanese it has to be a word: 会 is one and
// the end of 机会 is none.
func (p *Prepared) opener(i int) bool {
	lang := p.paragraph.Lang
	table := openers
	switch {
	case isChinese(lang):
	case isJapanese(lang):
		table = openersJapanese
	case isKorean(lang):
		return p.clusters[i-1].class == classSpace && openersKorean[p.hangulBefore(i)]
	default:
		table = openersEnglish
		end := i
		for end > 0 && p.clusters[end-1].class == classSpace {
			end--
		}
		start := end
		for start > 0 && p.clusters[start-1].class == classLatin {
			start--
		}
		return end > start && (table[p.lower(start, end)] || table[string(p.Runes[p.clusters[start].start:p.clusters[end-1].end])])
	}
	at := p.clusters[i].start
	for n := 1; n <= maxOpener && n <= at; n++ {
		if table[string(p.Runes[at-n:at])] && (i < n || !p.breaks[i-n].inside) {
			return true
		}
	}
	return false
}

// maxBracketed is the longest text in brackets, in clusters, that is worth keeping together; a title or a quotation of
// a few words is longer than a bracket's remark only rarely. Up to maxTerm it is a term (「見山」, （たぶん）), which is read as one
// word.
const (
	maxBracketed = 14
	maxTerm      = 5
	// maxSpeech is the longest speech, in clusters, that is said in one breath: “天哪，这太荒谬了。”
	maxSpeech = 12
)

// closers gives the closing mark of each opening one whose inside is read in one breath when it is short.
var closers = map[rune]rune{'（': '）', '(': ')', '《': '》', '〈': '〉', '“': '”', '‘': '’', '「': '」', '『': '』'}

// inBrackets returns, by cluster, what the places cost that are inside short brackets, titles (which stay whole where a line holds them), and quotations that are a part
// of a sentence (从“我想”的角度). What is quoted whole, at a text's start or after a colon or another pause, breaks like any
// sentence, unless it is a mere term.
func (p *Prepared) inBrackets() []float64 {
	inside := make([]float64, len(p.clusters))
	var open []int
	for i, c := range p.clusters {
		r := p.Runes[c.start]
		if closers[r] != 0 {
			open = append(open, i)
			continue
		}
		if n := len(open); n > 0 && closers[p.Runes[p.clusters[open[n-1]].start]] == r {
			o := open[n-1]
			open = open[:n-1]
			cost := 0.0
			switch {
			case i-o-1 <= maxTerm && p.isTerm(o+1, i), i-o <= maxBracketed && p.isTitle(o, i):
				cost = costInTerm
			case i-o <= maxBracketed && !p.quotedWhole(o):
				cost = costInBrackets
			}
			for k := o + 1; k <= i; k++ {
				inside[k] = max(inside[k], cost)
			}
		}
	}
	return inside
}

// inSpeech returns, by cluster, what the pauses cost that are inside a short speech, which has a line to itself rather than be parted at its first comma.
func (p *Prepared) inSpeech() []float64 {
	inside := make([]float64, len(p.clusters))
	open := -1
	for i, c := range p.clusters {
		switch p.Runes[c.start] {
		case '\u201c', '\u300c': // “ 「
			open = -1
			if p.quotedWhole(i) && i > 0 {
				open = i
			}
		case '\u201d', '\u300d':
			if open >= 0 && i-open <= maxSpeech {
				for k := open + 1; k <= i; k++ {
					inside[k] = costInSpeech
				}
			}
			open = -1
		}
	}
	return inside
}

// isTitle reports whether the clusters from … to are a title in its marks: 《》 and 〈〉, and 『』 where no mark of a sentence is inside. 「」 are as
// often those of speech, and marks of a title within a sentence alone.
func (p *Prepared) isTitle(from, to int) bool {
	switch p.Runes[p.clusters[from].start] {
	case '《', '〈':
		return true
	case '『':
	case '「':
		if p.quotedWhole(from) {
			return false
		}
	default:
		return false
	}
	for _, c := range p.clusters[from+1 : to] {
		switch c.class {
		case classStop, classMark, classEllipsis, classMandatory, classOpen:
			return false
		}
	}
	return true
}

// isTerm reports whether the clusters from … to-1 are Han and kana alone, or words of Hangul with the spaces between them (『님의 침묵』).
func (p *Prepared) isTerm(from, to int) bool {
	for _, c := range p.clusters[from:to] {
		switch c.class {
		case classHan, classKana, classSmallKana, classHangul:
		case classSpace:
			if !isKorean(p.paragraph.Lang) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// quotedWhole reports whether the quotation that cluster i opens stands at the start of the text or after a pause of it.
func (p *Prepared) quotedWhole(i int) bool {
	switch p.Runes[p.clusters[i].start] {
	case '“', '‘', '「', '『':
	default:
		return false
	}
	if i == 0 {
		return true
	}
	switch p.clusters[i-1].class {
	case classStop, classMark, classMandatory, classDash, classEllipsis:
		return p.Runes[p.clusters[i-1].start] != '、'
	}
	return false
}

// hasLines reports whether the text has line ends of its own before its end.
func (p *Prepared) hasLines() bool {
	for i := 0; i+1 < len(p.clusters); i++ {
		if p.clusters[i].class == classMandatory {
			return true
		}
	}
	return false
}

// heldTogether returns, by code point, the places that lie inside words to keep, figures with their units, and dates.
func (p *Prepared) heldTogether() []bool {
	held := make([]bool, len(p.Runes)+1)
	for _, r := range p.readings {
		for i := r.from + 1; i < r.to; i++ {
			held[p.clusters[i].start] = true
		}
	}
	for _, word := range p.paragraph.Keep {
		set, _ := Normalise([]rune(word), p.paragraph.Lang, p.paragraph.Normalise)
		for at := 0; len(set) > 0 && at+len(set) <= len(p.Runes); {
			if !slices.Equal(p.Runes[at:at+len(set)], set) {
				at++
				continue
			}
			for j := 1; j < len(set); j++ {
				held[at+j] = true
			}
			at += len(set)
		}
	}
	for i := 0; i+1 < len(p.Runes); i++ {
		if isEnclosedNumber(p.Runes[i]) {
			held[i+1] = true // ① leads what it counts
		}
		for k := p.unitAfterSpace(i); k > 0; k-- {
			held[i+k-1] = true // 100 ms
		}
	}
	for i := 0; i < len(p.Runes); i++ {
		if classOf(p.Runes[i]) != classDigit || i+1 == len(p.Runes) || classOf(p.Runes[i+1]) == classDigit {
			continue
		}
		j := i + 1
		for j < len(p.Runes) && magnitudes[p.Runes[j]] {
			held[j] = true
			j++
		}
		if u := unitAt(p.Runes[j:]); u > 0 {
			for k := 0; k < u; k++ {
				held[j+k] = true
			}
			j += u
			// 12月24日: the day stays with its month.
			if p.Runes[j-1] == '月' && j < len(p.Runes) && classOf(p.Runes[j]) == classDigit {
				held[j] = true
			}
		}
	}
	return held
}

// leadsNumber reports whether the place before cluster i parts a name from the number that belongs to it: 旅行者|1号.
func (p *Prepared) leadsNumber(i int) bool {
	number := func(k int) bool {
		return p.clusters[k].class == classDigit || hanNumerals[p.Runes[p.clusters[k].start]]
	}
	if !number(i) || p.clusters[i-1].class != classHan || number(i-1) || p.opener(i) {
		return false
	}
	k := i
	for k < len(p.clusters) && number(k) {
		k++
	}
	return k < len(p.clusters) && nameNumbers[p.Runes[p.clusters[k].start]]
}

// hanNumerals are the characters of small numbers.
var hanNumerals = set("〇零一二三四五六七八九十百")

// nameNumbers follow the number of a ship, a probe, an engine or a house.
var nameNumbers = set("号號型")

// prepositions begin a phrase, but for one after a verb of one character (住在办公室).
var prepositions = set("在把被从從向对對给給将將让讓")

// leadsPhrase reports whether a preposition begins a phrase before cluster i: the word before it has two characters or more.
func (p *Prepared) leadsPhrase(i int) bool {
	return i >= 2 && prepositions[p.Runes[p.clusters[i].start]] && p.clusters[i].end == p.clusters[i].start+1 && p.breaks[i-1].cost >= costBeforeParticle &&
		p.clusters[i-1].class == classHan && !particles[p.Runes[p.clusters[i-1].start]]
}

// afterPreposition reports whether the word before cluster i is a preposition that no verb before it takes for its end (住在|办公室, 降落在|火星).
func (p *Prepared) afterPreposition(i int) bool {
	if !isChinese(p.paragraph.Lang) || !prepositions[p.Runes[p.clusters[i-1].start]] {
		return false
	}
	return i == 1 || p.breaks[i-1].pause > 0 || p.breaks[i-1].allowed && p.breaks[i-1].cost < costBeforeParticle && i > 2 && p.breaks[i-2].inside
}

// isEnclosedNumber reports whether r is ①, ⑴, ❶ and the like.
func isEnclosedNumber(r rune) bool {
	return r >= 0x2460 && r <= 0x249b || r >= 0x24ea && r <= 0x24ff || r >= 0x2776 && r <= 0x2793
}

// unitAt returns the length of the unit that text begins with, or 0.
func unitAt(text []rune) int {
	for _, u := range units {
		n := 0
		for _, r := range u {
			if n >= len(text) || text[n] != r {
				n = 0
				break
			}
			n++
		}
		if n > 0 {
			return n
		}
	}
	return 0
}
