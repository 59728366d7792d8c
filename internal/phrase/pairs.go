package phrase

import "strings"

// Words that are read in one breath and whose roles alone do not say so: a determiner and its noun, a linking verb and what it
// links, two nouns and the 和 between them, a bound and its number. The lists are closed classes of the language, gathered for
// this engine.

// wordSet makes a set of the words of a list.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

var (
	// linking verbs make one thing with the 一个 after them: 成为一个|多行星物种.
	linking = wordSet(`成为 变成 作为 叫做 称为 当作 视为 化为 沦为 当 叫 是 像 算`)
	// bounds say on which side of a number a value lies: 不到10%, 超过|十亿人.
	bounds = wordSet(`不到 不足 不止 超过 将近 接近 大约 约 近 逾 超 至少 至多 最多 最少 多达 高达 低至 仅 只 仅仅 大概 差不多 不超过 不少于 不低于 不高于 不大于 不小于 不多于`)
	// kinds are words of two characters that make one thing with the noun after them; other determiners may stand apart from it.
	kinds = wordSet(`任何 这种 那种 某种 哪种 各种 每种 这类 那类 某类 各类`)
	// leading are prepositions of two syllables.
	leading = wordSet(`通过 根据 按照 依照 关于 对于 由于 为了 随着 除了 凭借 围绕 针对`)
	// everyone are subjects that stand for anybody or nobody, and wait for their verb: 没有人|听说过.
	everyone = wordSet(`没有人 没人 有人 无人 人人 谁 每个人 任何人`)
	// likely lean on the verb after them, whatever their role: 有可能|为真.
	likely = wordSet(`有可能 不可能 可能`)
	// potential are complements of possibility that the dictionary has as words: 学|得到.
	potential = wordSet(`得到 不到 得起 不起 得了 不了 得出 不出`)
	// scarce words count what follows: 只有|两个选择.
	scarce = wordSet(`只有 仅有 没有 还有 共有 总有 只要 只剩 剩下`)
	// places of two syllables turn the noun before them into one: 人群|中间.
	places = wordSet(`中间 里面 外面 上面 下面 前面 后面 旁边 周围 当中 背后 身后 面前 身边 深处 内部 外部`)
	// saying verbs have a sentence for their object, so that a noun after them is its subject: 认为|时间….
	saying = wordSet(`认为 觉得 以为 相信 知道 发现 希望 表示 指出 说明 意味 证明 看到 听说 记得 明白 承认 担心 假设 如果 使得 导致`)
)

const (
	// finals close a sentence of the written language of old; elsewhere they are other words: 不亦说乎, 而改之也, 必有我师焉.
	finals = "乎哉矣焉耶邪欤也兮耳尔罢"
	// between join two words of one kind: 数学和物理学.
	between = "或和与及跟"
	// willing are verbs of one syllable that lead another verb: 要|创造.
	willing = "要想敢肯愿"
	// comparing is the word that leads what something is compared with.
	comparing = "比"
	// longestJoined is the length in characters of the longest word that 和 holds together with another.
	longestJoined = 3
	// dateEnds end dates and times, which say when and not how much: 成立|2008年.
	dateEnds = "年月日号点分时"
	// timeEnds end spans of time.
	timeEnds = "年月天日周时分秒"
	// joinable are the roles of such words.
	joinable = nouns + "vr"
)

// word returns the token's text in simplified characters.
func (s *scratch) word(t token) string { return string(s.folded[t.start:t.end]) }

// isOne reports whether the token is one character of the set.
func (s *scratch) isOne(t token, set string) bool {
	return t.length() == 1 && strings.ContainsRune(set, s.folded[t.start])
}

// paired returns the class of the border before token i, where what the words are makes it another than class.
func (s *scratch) paired(i int, class Class) Class {
	left, right := s.tokens[i-1], s.tokens[i]
	if !left.role.isWord() || !right.role.isWord() {
		return class
	}
	number := right.role == roleNumber || right.role == roleDigits
	switch {
	case s.isOne(right, finals) && s.endsClause(i):
		return BeforeParticle
	case right.length() == 1 && right.role == rolePronoun && left.role == roleCopula && s.endsClause(i):
		return BeforeParticle // 那是|誰
	case right.length() == 1 && right.role != roleCopula && s.kinds[right.start] == kindHan && s.endsClause(i):
		return min(class, Linked) // 那是|誰, 这样|长: a character alone is no end of a clause
	case left.length() == 1 && (left.role == roleVerb || s.isOne(left, oftenVerbs)) && potential[s.word(right)] && !s.followedByNumber(i):
		return min(class, BeforeParticle)
	case class == BeforeParticle && left.role != roleVerb && right.role == roleComplement && bounds[s.word(right)] && s.followedByNumber(i):
		return Phrase // 几率|不到10%
	case kinds[s.word(left)] && right.length() <= 2 && right.role == roleNoun:
		return BeforeParticle // 任何|人类, 这种|情况
	case left.role == roleUnit && left.length() > 1 && strings.IndexByte(things, byte(right.role)) >= 0 && !s.afterNumber(i-1):
		return BeforeParticle // 兆瓦|电池
	}
	if class < Linked {
		return class
	}
	switch {
	case s.isTwice(left) && s.isTwice(right):
		return BeforeParticle // 轻轻|悄悄地
	case s.isOne(left, "为") && strings.ContainsRune("真假零空实虚", s.folded[right.start]) && right.length() <= 2:
		return BeforeParticle // 为|真的: one word in two
	case s.word(left) == "有可能" && right.role.isWord():
		return WithinPhrase // 最有可能|为真
	case s.comesTo(i - 1):
		return Linked // 分解成|最有可能为真的: what it comes to may be long, and is a phrase of its own
	case left.role == roleNumber && strings.ContainsRune(numeralTails, s.folded[left.end-1]) && strings.IndexByte(things, byte(right.role)) >= 0:
		return BeforeParticle // 八千多|日子: nothing between a number and what it counts
	case number && bounds[s.word(left)], number && linking[s.word(left)] && s.folded[right.start] == '一':
		return WithinPhrase
	case number && left.role == roleVerb && s.kinds[right.start] == kindDigit && !strings.ContainsRune(dateEnds, s.folded[right.end-1]):
		return WithinPhrase // 下降|50%
	case s.joinsAt(i), s.joinsAt(i - 1):
		return WithinPhrase
	case s.isPointing(left) && right.length() <= 2 && strings.IndexByte(things, byte(right.role)) >= 0:
		return Linked // 这家|工厂
	case determiners[s.word(left)] && right.length() <= 2 && strings.IndexByte(things+"aH", byte(right.role)) >= 0:
		return WithinPhrase // 任何|事情, 任何|新的火箭
	case s.isOne(left, "每") && right.role == roleVerb:
		return WithinPhrase // 每|延迟100毫秒
	case number && scarce[s.word(left)]:
		return Linked
	case number && s.isOne(left, "前后") && left.role == roleLocalizer && strings.ContainsRune(timeEnds, s.folded[right.end-1]):
		return WithinPhrase // 圣诞节后|两天
	case s.isOne(left, willing) && left.role == roleModalVerb && right.role == roleVerb:
		return WithinPhrase
	case everyone[s.word(left)] && strings.IndexByte("vMTX", byte(right.role)) >= 0:
		return Linked
	case likely[s.word(left)] && right.role == roleCopula:
		return WithinPhrase // 这可能|是
	case likely[s.word(left)] && strings.IndexByte("vBAdXMD", byte(right.role)) >= 0:
		return Linked
	case places[s.word(right)] && strings.IndexByte(things, byte(left.role)) >= 0:
		return WithinPhrase
	case s.inCompound(i):
		return WithinPhrase // 四分之一的移动|冷却|能力
	case left.role == roleVerb && left.length() == 2 && right.role == roleVerb && right.length() == 2 && i+1 < len(s.tokens) && s.tokens[i+1].role == roleLocalizer:
		return WithinPhrase // 训练|运行期间
	case s.isOne(left, comparing) && left.role == rolePreposition:
		return WithinPhrase // 比|任何人类: what a comparison is with follows at once
	case left.role == rolePreposition && left.length() == 1, leading[s.word(left)]:
		return Linked // 而不是通过|分析
	case left.role == roleVerb && left.length() == 2 && right.role == roleNoun && right.length() == 2 && !saying[s.word(left)] && !modals[s.word(left)]:
		return Linked // 优化|潜力, 解决|问题
	case left.role == 'd' && left.length() >= 2 && right.role == roleVerb:
		return Linked // 最终|成为
	case s.isOne(left, "了过着") && strings.IndexByte(things+"ab", byte(right.role)) >= 0:
		return Linked // 租用了|发电机
	}
	return class
}

// inCompound reports whether the border before token i lies in a compound of words of two characters that stands after 的 and ends with a noun:
// what would be verb and object elsewhere (冷却|能力) is one thing there.
func (s *scratch) inCompound(i int) bool {
	verb := func(k int) bool { return s.tokens[k].role == roleVerb && s.tokens[k].length() == 2 }
	from, to := i-1, i
	for from > 0 && i-from <= longestCompound && verb(from) {
		from--
	}
	if from == i-1 || !s.isOne(s.tokens[from], "的") {
		return false
	}
	for to < len(s.tokens) && to-from < longestCompound && verb(to) {
		to++
	}
	return to < len(s.tokens) && s.tokens[to].role == roleNoun && s.tokens[to].length() == 2 && (to+1 == len(s.tokens) || s.tokens[to+1].role != roleParticle)
}

// longestCompound is the number of words of the longest compound that is looked at.
const longestCompound = 4

// joinsAt reports whether token i is a 和 between two short words.
func (s *scratch) joinsAt(i int) bool {
	if i < 1 || i+1 >= len(s.tokens) || !s.isOne(s.tokens[i], between) {
		return false
	}
	a, b := s.tokens[i-1], s.tokens[i+1]
	return a.length() <= longestJoined && b.length() <= longestJoined &&
		strings.IndexByte(joinable, byte(a.role)) >= 0 && strings.IndexByte(joinable, byte(b.role)) >= 0
}

// isPointing reports whether the token is a demonstrative with its measure word: 这家, 那条.
func (s *scratch) isPointing(t token) bool {
	return t.length() == 2 && strings.ContainsRune("这那哪每某各", s.folded[t.start]) && strings.ContainsRune(measures, s.folded[t.end-1])
}

// results end verbs that say what something comes to, and wait for it.
const results = "成为作至"

// comesTo reports whether token i is such a verb of three characters (分解成, 归类为), or the end of one that the dictionary has in two.
func (s *scratch) comesTo(i int) bool {
	t := s.tokens[i]
	if !strings.ContainsRune(results, s.folded[t.end-1]) {
		return false
	}
	if t.length() == 3 {
		// The dictionary takes some of these for nouns (分解成/n, 转化成/i); a number with its 成 is none.
		return t.role != roleNumber && t.role != roleName && (t.role == roleVerb || s.folded[t.end-1] == '成')
	}
	return t.length() == 1 && i > 0 && s.leans(s.tokens[i-1], t)
}

// isTwice reports whether the token is one character written twice, with a particle after it or none: 轻轻, 悄悄地.
func (s *scratch) isTwice(t token) bool {
	return (t.length() == 2 || t.length() == 3 && strings.ContainsRune("地的", s.folded[t.end-1])) && t.role != roleNumber && s.folded[t.start] == s.folded[t.start+1]
}

// endsClause reports whether nothing but a mark follows token i.
func (s *scratch) endsClause(i int) bool {
	return i+1 == len(s.tokens) || s.tokens[i+1].role == roleClose
}

// followedByNumber reports whether a number follows token i.
func (s *scratch) followedByNumber(i int) bool {
	return i+1 < len(s.tokens) && (s.tokens[i+1].role == roleNumber || s.tokens[i+1].role == roleDigits)
}

// afterNumber reports whether a number precedes token i.
func (s *scratch) afterNumber(i int) bool {
	return i > 0 && (s.tokens[i-1].role == roleNumber || s.tokens[i-1].role == roleDigits || s.tokens[i-1].role == roleMeasure)
}
