package phrase

import (
	"slices"
	"strings"
)

// join puts together what the dictionary has in pieces. Each pass is linear and works
// in place.
func (s *scratch) join() {
	s.joinNumbers()
	s.partMeasured()
	s.joinDottedNames()
	s.joinNames()
	s.joinRepeated()
	s.joinPotential()
}

// Characters of the passes below.
const (
	numerals = "〇零一二三四五六七八九十百千万亿兆两0123456789"
	// numeralTails may follow a numeral and belong to the number: 三十多, 十几, 两万余.
	numeralTails = numerals + "多余几半"

	// measures are the measure words of one character, whatever else they may mean when
	// no number stands before them.
	measures = "个只条张件位名本册块片座栋间家所辆台架艘匹头棵朵颗粒滴杯碗瓶盒箱包袋桶壶把支枝根首篇段句章节页种类样次回遍趟顿场阵番下层级届期轮批群队伙帮对双副套组份股笔门项点秒分刻寸尺丈斤吨亩盏扇幅面口株束串排堵圈碟道封部款稿泡"

	// transliterating are the characters that foreign names are written with.
	transliterating = "阿埃艾安奥巴贝本比彼波伯布查茨达戴丹德邓迪蒂杜顿多恩尔法菲费弗福夫盖格古哈海汉赫亨胡霍基吉加杰金卡凯坎康考科克肯库拉莱兰朗劳勒雷蕾里丽莉利列林琳卢鲁路伦罗洛隆马玛迈曼梅蒙米密敏摩莫姆穆纳奈南内尼娜妮诺帕佩皮普奇乔切琼丘茹瑞若萨塞森沙莎山尚舍施史斯苏索塔泰坦特汤提图托瓦维韦魏温文沃乌武西希锡夏肖谢辛休雅亚扬耶叶伊英尤约泽扎詹兹朱卓佐"
	// foreign are those among them that Chinese words seldom end or begin with: a name
	// without a dot must have one of them.
	foreign = "埃茨蒂尔弗夫赫卡凯克勒鲁伦洛玛姆妮萨莎斯瓦韦沃兹扎詹"
)

// joinNumbers joins a number with the measure word or unit after it (三十多年, 10万个,
// 2000万美元, 第四次), the two ends of a range (18到25岁), month and day.
func (s *scratch) joinNumbers() {
	in, out := s.tokens, s.tokens[:0]
	for i := 0; i < len(in); {
		t := in[i]
		i++
		if t.role == roleNumber && i < len(in) && s.folded[t.end-1] == '个' && s.folded[in[i].start] == '月' && in[i].length() == 3 {
			t.end++ // 两个月|工资, not 两个|月工资
			in[i].start++
			out = append(out, t)
			continue
		}
		if t.length() > 3 && i < len(in) && s.folded[t.start] == '百' && s.folded[t.end-1] == '点' && s.isNumber(in[i]) {
			// 百分之三点七: the dictionary has 百分之三点.
			t.end = in[i].end
			i++
			out = append(out, t)
			continue
		}
		percent := t.length() == 3 && s.folded[t.start] == '百' && s.folded[t.start+2] == '之' // 百分之
		ordinal := t.role == roleOrdinal
		if (percent || ordinal) && i < len(in) && s.isNumber(in[i]) {
			t.end, t.role = in[i].end, roleNumber
			i++
		} else if !s.isNumber(t) {
			out = append(out, t)
			continue
		}
		for i < len(in) {
			if s.allOf(in[i], numeralTails) && in[i].role != roleDegree {
				t.end = in[i].end
				i++
			} else if i+1 < len(in) && in[i].length() == 1 && strings.ContainsRune("点到至~～-–", s.folded[in[i].start]) && s.isNumber(in[i+1]) {
				t.end = in[i+1].end
				i += 2
			} else {
				break
			}
		}
		t.role = roleNumber
		if i < len(in) && in[i].length() == 2 && s.folded[in[i].start] == '十' && s.folded[in[i].start+1] == '分' && strings.ContainsRune("一二三四五", s.folded[t.end-1]) {
			t.end = in[i].end // 四十分, where the dictionary has the adverb
			i++
		}
		if i < len(in) && (s.isUnit(in[i]) || in[i].role == roleNumber && strings.ContainsRune("十百千万亿多余几", s.folded[in[i].start])) {
			t.end = in[i].end // 10|个, 2000|万美元
			i++
		}
		if last := len(out) - 1; last >= 0 && out[last].role == roleNumber && s.folded[out[last].end-1] == '月' &&
			strings.ContainsRune("日号", s.folded[t.end-1]) {
			out[last].end = t.end
			continue
		}
		out = append(out, t)
	}
	s.tokens = out
}

// partMeasured parts a noun that ends with the measure word before it from that character where it is the verb of a place: 一滴|水|滴在大海里, which
// the dictionary reads as 水滴|在.
func (s *scratch) partMeasured() {
	for i := 0; i+2 < len(s.tokens); i++ {
		number, noun, place := s.tokens[i], &s.tokens[i+1], s.tokens[i+2]
		if number.role == roleNumber && number.length() > 1 && noun.length() == 2 && place.role == roleLocative && place.length() == 1 &&
			s.folded[noun.end-1] == s.folded[number.end-1] {
			s.tokens[i].end, s.tokens[i].role = number.end+1, roleNoun
			noun.start, noun.role = noun.end-1, roleVerb
		}
	}
}

// isNumber tells a token that is a number and nothing more: digits, 三十, 第四.
func (s *scratch) isNumber(t token) bool {
	if t.role == roleDigits {
		return true
	}
	if t.length() == 2 && strings.ContainsRune("这那每同另下上某哪", s.folded[t.start]) && s.folded[t.start+1] == '一' {
		return true // 那一|年, 同一|条
	}
	if t.role != roleNumber {
		return false
	}
	if s.folded[t.start] == '第' {
		t.start++
	}
	if t.length() > 3 && s.folded[t.start] == '百' && s.folded[t.start+2] == '之' {
		t.start += 3 // 百分之三
	}
	return t.length() > 0 && s.allOf(t, numeralTails) && strings.ContainsRune(numerals, s.folded[t.start])
}

// isUnit tells what belongs to the number before it.
func (s *scratch) isUnit(t token) bool {
	switch {
	case t.role == roleMeasure, t.role == roleUnit:
		return true
	case t.length() != 1:
		return false
	}
	return t.role == roleSuffix || strings.ContainsRune(measures, s.folded[t.start]) // 第五版, 六点
}

func (s *scratch) allOf(t token, set string) bool {
	for _, r := range s.folded[t.start:t.end] {
		if !strings.ContainsRune(set, r) {
			return false
		}
	}
	return true
}

// joinDottedNames joins 埃隆·马斯克: one token on either side of the dot and the
// transliterating characters beyond, where the dictionary left them single.
func (s *scratch) joinDottedNames() {
	in, out := s.tokens, s.tokens[:0]
	for i := 0; i < len(in); i++ {
		t := in[i]
		if t.role != roleDot || len(out) == 0 || i+1 == len(in) || !isNamePart(out[len(out)-1]) || !isNamePart(in[i+1]) {
			out = append(out, t)
			continue
		}
		last := len(out) - 1
		for last > 0 && s.extendsDotted(out[last-1]) && s.extendsDotted(out[last]) {
			last--
		}
		t.start = out[last].start
		out = out[:last]
		i++
		t.end, t.role = in[i].end, roleName
		for s.allOf(in[i], transliterating) && i+1 < len(in) && s.extendsDotted(in[i+1]) {
			i++
			t.end = in[i].end
		}
		out = append(out, t)
	}
	s.tokens = out
}

func isNamePart(t token) bool { return t.role.isWord() && t.role != roleSymbol }

// extendsName tells a token that may be a piece of a transliterated name.
func (s *scratch) extendsName(t token) bool {
	switch t.role {
	case roleName, roleSurname, roleUnknown, roleNoun, roleVerb, roleMeasure, roleUnit, 'j', 'P', 's', 'z', 'e', 'o', 'd', 'a':
		// Of longer words those that the dictionary has of a longer name: 奥尔德|林.
		return (t.length() == 1 || t.role == roleName || t.length() >= 3 && s.anyOf(t, foreign)) && s.allOf(t, transliterating)
	}
	return false
}

// anyOf reports whether a token has one of these characters.
func (s *scratch) anyOf(t token, chars string) bool {
	return slices.ContainsFunc(s.folded[t.start:t.end], func(r rune) bool { return strings.ContainsRune(chars, r) })
}

// extendsDotted is extendsName beside a dot, which leaves less doubt: only words of
// grammar are refused.
func (s *scratch) extendsDotted(t token) bool {
	switch t.role {
	case roleParticle, roleModal, rolePreposition, roleLocative, roleVerbPreposition, roleLocalizer,
		roleDegree, roleNegation, roleAdverb, roleModalVerb, roleCopula, roleDemonstrative:
		return false
	}
	return (t.length() == 1 || t.role == roleName) && s.allOf(t, transliterating)
}

// longestName is the number of tokens after which a row of transliterating characters
// is looked at anew, so that time stays linear.
const longestName = 12

// joinNames joins names without a dot: three or more transliterating characters that
// the dictionary left in pieces (马|斯|克), and a surname with one or two single
// characters.
func (s *scratch) joinNames() {
	in, out := s.tokens, s.tokens[:0]
	for i := 0; i < len(in); {
		t := in[i]
		end := i
		hasForeign := false
		for end < len(in) && end < i+longestName && s.extendsName(in[end]) {
			hasForeign = hasForeign || strings.ContainsRune(foreign, s.folded[in[end].end-1]) || in[end].length() >= 3 && s.anyOf(in[end], foreign)
			end++
		}
		switch {
		case end-i >= 2 && hasForeign && in[end-1].end-t.start >= 3:
			t.end, t.role = in[end-1].end, roleName
			i = end
		case chineseName(in[i:]) > 0:
			n := chineseName(in[i:])
			t.end, t.role = in[i+n-1].end, roleName
			i += n
		case end > i:
			// None of the tokens in between begins a longer run.
			out = append(out, t)
			i++
			for i < end && chineseName(in[i:]) == 0 {
				out = append(out, in[i])
				i++
			}
			continue
		default:
			i++
		}
		out = append(out, t)
	}
	s.tokens = out
}

// chineseName returns how many tokens at the beginning are a surname and a given name:
// one or two single characters that are not words of grammar or verbs. 0 if none.
func chineseName(tokens []token) int {
	if len(tokens) == 0 || tokens[0].role != roleSurname {
		return 0
	}
	n := 1
	for n < len(tokens) && n < 3 && isGivenName(tokens[n]) {
		n++
	}
	if n == 1 {
		return 0
	}
	return n
}

func isGivenName(t token) bool {
	if t.length() != 1 {
		return false
	}
	switch t.role {
	case roleNoun, roleAdjective, roleUnknown, roleName, 'z', 'j', 't', 'P':
		return true
	}
	return false
}

// joinRepeated joins 非常非常 and 摇了摇头, 看一看, 好不好.
func (s *scratch) joinRepeated() {
	in, out := s.tokens, s.tokens[:0]
	for i := 0; i < len(in); i++ {
		t := in[i]
		switch {
		case i+1 < len(in) && t.length() == 2 && t.role.isWord() && s.same(t, in[i+1]):
			t.end = in[i+1].end
			i++
		case i+2 < len(in) && t.length() == 1 && t.role.isWord() && in[i+1].length() == 1 &&
			strings.ContainsRune("一了不没", s.folded[in[i+1].start]) &&
			s.folded[in[i+2].start] == s.folded[t.start] && in[i+2].length() <= 2:
			t.end = in[i+2].end
			i += 2
		}
		out = append(out, t)
	}
	s.tokens = out
}

func (s *scratch) same(a, b token) bool {
	if a.length() != b.length() {
		return false
	}
	for i := int32(0); i < int32(a.length()); i++ {
		if s.folded[a.start+i] != s.folded[b.start+i] {
			return false
		}
	}
	return true
}

// potentials are complements of one character that are also words of their own.
const potentials = "来去动开过上下出入回到着见完好"

// joinPotential joins a verb, 不 or 得, and its complement: 写不出来, 看得见.
func (s *scratch) joinPotential() {
	in, out := s.tokens, s.tokens[:0]
	for i := 0; i < len(in); i++ {
		t := in[i]
		if i+2 < len(in) && (t.role == roleVerb || t.role == roleAdjective) && t.length() <= 2 && in[i+1].length() == 1 &&
			(s.folded[in[i+1].start] == '不' || s.folded[in[i+1].start] == '得') &&
			(in[i+2].role == roleComplement || in[i+2].length() == 1 && strings.ContainsRune(potentials, s.folded[in[i+2].start])) {
			t.end = in[i+2].end
			i += 2
		}
		out = append(out, t)
	}
	s.tokens = out
}
