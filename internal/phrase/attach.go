package phrase

import (
	"strings"
	"sync"
)

// A rule judges the border between two tokens by their roles. The first rule that
// matches decides; where none does, the border is a Phrase.
type rule struct {
	left, right       string // the roles it holds for; "" is any
	maxLeft, maxRight int    // it holds for tokens of at most so many characters; 0 is any
	class             Class
	why               string
}

// Shorthands for sets of roles.
const (
	nouns   = "nPOjJKsNW"
	things  = "nPOjs" // nouns that make compounds
	content = "nPOjJKsNWvEabzitwrm0fx"
)

// rules are in order of precedence.
var rules = []rule{
	// Marks and spaces. What may not stand at a line's start or end is the engine's
	// to forbid; here such places are only never recommended.
	{"", " ).", 0, 0, InsideWord, "no line begins with a space or a closing mark"},
	{"(", "", 0, 0, InsideWord, "no line ends with an opening mark"},
	{" )", "", 0, 0, Phrase, "after a space or a stop"},
	{"", "(", 0, 0, Phrase, "before an opening mark"},
	{".", "", 0, 0, WithinPhrase, "after a dot that is in no name"},
	{"*", "", 0, 0, Phrase, "after a sign or emoji"},
	{"", "*", 0, 0, Phrase, "before a sign or emoji"},

	// What leans on the word before it.
	{"", "UY", 0, 0, BeforeParticle, "的 了 吗 belong to what they follow"},
	{"nPOjJKsNWvEazbdrm0tiqfwx", "F", 0, 0, BeforeParticle, "黑暗中, 桌上, 三年前, 九成以上"},
	{"", "F", 0, 0, WithinPhrase, "after a particle or adverb"},
	{content + "AdDq", "K", 0, 1, BeforeParticle, "suffix: 可能性, 徒步者"},
	{"vEatmn", "E", 0, 0, BeforeParticle, "complement: 吃完, 想起来, 习惯不了"},
	{"v", "a", 1, 1, BeforeParticle, "complement: 变老, 做大"},
	{"vEa", "T", 0, 0, BeforeParticle, "诞生于, 走到"},
	{"v", "G", 1, 1, BeforeParticle, "睡在, 走向"},
	{"v", "G", 2, 1, BeforeParticle, "浪费在, 消失在"},
	{"AX", "MS", 1, 1, BeforeParticle, "就会, 也能, 不是"},
	{"rL", "S", 1, 1, BeforeParticle, "这是"},
	{"M", "M", 1, 1, BeforeParticle, "会想, 要能"},

	// What leans on the word after it.
	{"W", "nxNzajtPWqJ", 1, 2, InsideWord, "surname and given name: 马云"},
	{"I", "", 0, 0, InsideWord, "第三"},
	{"H", "", 0, 1, BeforeParticle, "prefix and one character: 老友"},
	{"H", "", 0, 0, WithinPhrase, "prefix: 新版本, 超音速"},
	{"L", "qKJnm", 0, 1, BeforeParticle, "这间, 那张"},
	{"L", "m", 1, 0, BeforeParticle, "每一片"},
	{"L", "n", 1, 0, WithinPhrase, "这故事"},
	{"X", "", 1, 1, BeforeParticle, "不要, 没去"},
	{"X", "vEaDMbzdx", 0, 0, WithinPhrase, "不喜欢"},
	{"D", "", 1, 1, BeforeParticle, "很远, 越少"},
	{"D", "", 0, 0, WithinPhrase, "很远, 非常接近"},
	{"A", "", 1, 0, WithinPhrase, "就开始, 正处于"},
	{"A", "", 0, 1, WithinPhrase, "只能走"},

	{"U", "BGASMX", 0, 0, Phrase, "谨慎地|从那里, 最缺的|是耐心"},
	{"F", "vBGASMX", 0, 0, Phrase, "互联网上|做一些事, 事情上|都更聪明"},

	// Tight pairs.
	{"mq", "J", 0, 1, BeforeParticle, "六个月"},
	{"mq", "J", 0, 0, WithinPhrase, "三十个小时"},
	{"m", "m", 0, 0, BeforeParticle, "2008年12月24日, 六点七英寸"},
	{"mq", nouns, 0, 1, WithinPhrase, "一团火"},
	{"r", nouns, 2, 1, BeforeParticle, "这个词, 哪条路"},
	{"m", content, 1, 0, BeforeParticle, "一开始, 一屋子"},
	{"X", nouns, 0, 1, WithinPhrase, "没有钱"},
	{"v", nouns, 2, 1, WithinPhrase, "推开门"},
	{"BGT", "", 1, 1, WithinPhrase, "对人, 往前"},
	{"a", nouns, 1, 0, WithinPhrase, "小房子"},
	{"b", nouns, 0, 0, WithinPhrase, "大型企业"},
	{things, "n", 0, 1, BeforeParticle, "服务点, 早餐摊: a head of one character makes a word"},
	{things, things, 0, 0, WithinPhrase, "互联网用户"},
	{"", "", 1, 1, WithinPhrase, "two single characters make one beat: 我想, 走路"},
}

// judgements holds the rules' answer for every pair of roles, and for each of tokens
// of one, two or more characters: [left][right][3*left length + right length].
type judgements [96][96][9]Class

var judge = sync.OnceValue(func() *judgements {
	var table judgements
	holds := func(set string, r role, limit, length int) bool {
		return (set == "" || strings.IndexByte(set, byte(r)) >= 0) && (limit == 0 || length <= limit)
	}
	for left := range table {
		for right := range table[left] {
			for lengths := range table[left][right] {
				table[left][right][lengths] = Phrase
				for _, rule := range rules {
					if holds(rule.left, role(left+' '), rule.maxLeft, lengths/3+1) &&
						holds(rule.right, role(right+' '), rule.maxRight, lengths%3+1) {
						table[left][right][lengths] = rule.class
						break
					}
				}
			}
		}
	}
	return &table
})

// takesPerson are verbs whose first object is a person, so that a pronoun after them is no new subject: 授予你一份合同. Other
// verbs may open a clause with one (认为|他错了).
var takesPerson = func() map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.Fields(`授予 给予 赋予 赐予 告诉 教给 教会 送给 寄给 交给 借给 还给 留给 带给 卖给 递给 发给 传给 付给 献给 分给 写给 说给 多谢 问 教 请 帮 帮助
叫 让 使 邀请 通知 提醒 答应 询问 鼓励 允许 要求 命令 支持 陪 爱 恨 打 骂 救 等 找 嫌 盼 骗 信 见 遇见 看见 谢谢 感谢 欢迎 祝 祝愿 祝福`) {
		words[word] = true
	}
	return words
}()

// landmarks follow the name of a place and belong to it: 钱塘江大桥.
var landmarks = func() map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.Fields(`大桥 大学 大学城 机场 车站 火车站 地铁站 医院 博物馆 图书馆 美术馆 公园 广场 大厦 大道 大街 隧道 水库 大坝 码头 港口 体育馆 体育场 剧院 海峡 半岛 群岛 高原 平原 盆地 山脉 战役 条约`) {
		words[word] = true
	}
	return words
}()

// leans reports whether two tokens are one for reasons that roles do not tell: a verb and what it comes to (提升至, 归类为), and
// the place of a body before its name (市|交通局).
func (s *scratch) leans(left, right token) bool {
	switch {
	case left.role == roleVerb && left.length() >= 2 && right.length() == 1:
		return strings.ContainsRune("至成", s.folded[right.start]) ||
			strings.ContainsRune("为作", s.folded[right.start]) && !modals[string(s.folded[left.start:left.end])]
	case left.length() == 1 && right.length() >= 2 && strings.ContainsRune(roleOfNouns, rune(right.role)):
		return strings.ContainsRune("市省县区校", s.folded[left.start])
	}
	return false
}

// linked reports whether the left of two phrases modifies the right one, so that a reader who has the one waits for the other.
func (s *scratch) linked(left, right token) bool {
	switch {
	case !right.role.isWord() || right.role == roleModal:
		return false
	case right.length() == 1 && strings.ContainsRune("或和与及跟", s.folded[right.start]) && strings.IndexByte(nouns, byte(left.role)) >= 0:
		return true // 分析|或隐喻
	case left.role == roleVerb && left.length() == 1 && right.length() > 1:
		return strings.IndexByte(nouns+"mabr", byte(right.role)) >= 0 // 做|一些
	case left.role == roleParticle:
		return s.folded[left.start] == '的' || s.folded[left.start] == '地' && strings.IndexByte("va", byte(right.role)) >= 0
	case left.role == roleNumber && s.folded[left.end-1] == '些':
		return true // 一些|有用的
	case left.role == roleNumber, left.role == 'i':
		// 一件|小事, 每一件|小事; before a verb it says how often: 第三次|发射.
		return strings.ContainsRune(measures, s.folded[left.end-1]) && strings.IndexByte(nouns+"ab", byte(right.role)) >= 0
	case determiners[string(s.folded[left.start:left.end])]:
		return strings.IndexByte(nouns+"abm", byte(right.role)) >= 0
	case left.length() >= 2 && (left.role == roleAdverb || left.role == 'd'):
		return strings.IndexByte("adD", byte(right.role)) >= 0 // 尽可能|谨慎地
	case left.role == roleVerb && modals[string(s.folded[left.start:left.end])]:
		return right.role == roleVerb
	}
	return false
}

// determiners are words of two characters that stand before a noun.
var determiners = func() map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.Fields(`一切 所有 任何 每个 这个 那个 这种 那种 这些 那些 某个 某些 各种 各个 整个 许多 很多 其他 另外 全部 几个 唯一 多少`) {
		words[word] = true
	}
	return words
}()

// oftenVerbs are characters that the dictionary has as nouns and texts mostly as verbs: 记者|问.
const oftenVerbs = "问说想看听走笑哭讲谈画爱结教用写做吃学"

// modals are verbs of two syllables that another verb or a preposition follows: 应该|为下一代.
var modals = func() map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.Fields(`应该 应当 必须 可以 能够 愿意 希望 需要 可能 准备 打算 决定 继续 开始 想要 认为 敢于 值得 试图 努力 坚持 同意 喜欢 答应 不会 不能 不要`) {
		words[word] = true
	}
	return words
}()

// roleOfNouns are the roles of nouns and names of bodies.
const roleOfNouns = "nOjP"

// attach writes the class of every border between tokens; places inside them stay
// InsideWord.
func (s *scratch) attach(classes []Class) {
	table := judge()
	for i := 1; i < len(s.tokens); i++ {
		left, right := s.tokens[i-1], s.tokens[i]
		lengths := 3*(min(left.length(), 3)-1) + min(right.length(), 3) - 1
		class := table[(left.role-' ')%96][(right.role-' ')%96][lengths]
		if class == Phrase && left.role == roleVerb && right.role == rolePronoun && takesPerson[string(s.folded[left.start:left.end])] {
			class = WithinPhrase
		}
		if class == Phrase && strings.IndexByte("PsNOjn", byte(left.role)) >= 0 && landmarks[string(s.folded[right.start:right.end])] {
			class = BeforeParticle
		}
		if class == BeforeParticle && right.role == roleNoun && right.length() == 1 && strings.ContainsRune(oftenVerbs, s.folded[right.start]) {
			class = WithinPhrase
		}
		if class > BeforeParticle && s.leans(left, right) {
			class = BeforeParticle
		}
		if right.length() == 1 && s.folded[right.start] == '来' && left.role == roleNumber {
			class = BeforeParticle // 十年来
		}
		if class == Phrase && i > 1 && left.role == roleVerb && right.role == roleNoun && s.folded[s.tokens[i-2].end-1] == '些' {
			class = WithinPhrase // 这些组成|元素: after such a word verb and noun are one
		}
		if class == Phrase && s.linked(left, right) {
			class = Linked
		}
		classes[right.start] = s.paired(i, class)
	}
}
