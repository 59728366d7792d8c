package phrase

// role is what a word does in its sentence, as far as line breaking cares. Small
// letters are jieba's parts of speech; capitals are given by hand in data/roles.txt,
// or by join.go; signs are for what is not Chinese.
type role byte

const (
	roleNoun          role = 'n'
	roleVerb          role = 'v'
	roleAdjective     role = 'a'
	roleDistinguisher role = 'b' // adjectives that only stand before a noun: 大型
	roleNumber        role = 'm' // numerals, and numerals with a measure word: 一个
	roleMeasure       role = 'q'
	rolePronoun       role = 'r'
	roleUnknown       role = 'x'

	roleParticle        role = 'U' // 的 地 得 了 着 过
	roleModal           role = 'Y' // 吗 呢 吧
	roleLocalizer       role = 'F' // 上 中 里
	roleSuffix          role = 'K' // 者 性 化
	roleComplement      role = 'E' // 完 起来
	roleVerbPreposition role = 'T' // 于 到
	roleLocative        role = 'G' // 在 向
	rolePreposition     role = 'B' // 把 被 对
	roleDegree          role = 'D' // 很 最
	roleNegation        role = 'X' // 不 没
	roleAdverb          role = 'A' // 就 也 都
	roleModalVerb       role = 'M' // 会 能 要
	rolePrefix          role = 'H' // 老 小 新
	roleOrdinal         role = 'I' // 第
	roleDemonstrative   role = 'L' // 这 那
	roleCopula          role = 'S' // 是
	roleUnit            role = 'J' // 年 小时 美元
	roleSurname         role = 'W' // 王 李
	roleName            role = 'N' // a person's name, jieba's nr and what join.go finds

	roleDigits role = '0' // a number in digits, with its % or decimals
	roleLatin  role = 'w' // a Latin word, or a run of kana in Chinese
	roleSpace  role = ' '
	roleOpen   role = '('
	roleClose  role = ')'
	roleDot    role = '.' // the dot in 埃隆·马斯克
	roleSymbol role = '*'
)

// isWord tells whether a token of this role is a word rather than space or marks.
func (r role) isWord() bool {
	switch r {
	case roleSpace, roleOpen, roleClose, roleDot:
		return false
	}
	return true
}
