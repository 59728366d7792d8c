package text

import "strings"

// Korean lines break at spaces; these are the spaces of it that are worth more than others, and those that part what is read as one. Nothing
// here parses a sentence: the lists are closed classes of the language, gathered for this engine.

// Costs beside that of a space.
const (
	// costBeforeBound: 나올|때까지, 준비되는|법이오.
	costBeforeBound = 30
	// costAfterBare: a noun without its particle is one with the word after it (횟배|앓는, 바둑|포석처럼), and so is an adverb with its verb.
	costAfterBare = 20
	// costAfterPossessive: a possessive waits for its noun (상식의|병이오); a clause before one ends a line well (되어 버린|천재를).
	costAfterPossessive = costLinked - costSpace
	// costAfterObject: the verb that ends a clause is its object's.
	costAfterObject = 12
	// costBeforeHelper: a verb's helper is no word by itself (되어|버린).
	costBeforeHelper = costBeforeBound
)

var (
	// endingsKorean close a clause of a verb or adjective that another clause follows: 가는 말이 고와야|오는 말이 곱다. Endings that are as
	// often those of a noun or of a verb beside its helper (고, 서, 지) are left out but where a longer form tells them.
	endingsKorean = strings.Fields(`아야 어야 여야 와야 워야 해야 라야 으면 하면 되면 이면 다면 라면 가면 오면 보면 나면 지면 치면 미면 리면 으니 하니 되니 이니 었으니 았으니 지만 는데 은데 인데
던데 으며 하며 되며 이며 이고 하고 었고 았고 했고 으나 거나 더라도 라도 아도 어도 자마자 려고 려면 도록 으므로 느라 다가 듯이 니까 아서 어서 해서 여서 와서 워서 르러 러러`)
	// nounsKorean end like them and are none.
	nounsKorean = words(`화면 장면 측면 표면 정면 수면 국면 반면 라면 냉면 체면 지면 최고 사고 창고 광고 경고 보고 참고 원고 어머니 할머니 언니 주머니 아주머니 비록 기록 목록 등록 초록 그리고 그러나 하지만
그런데 그래서 따라서 그러면 그래도 지도 바다가 누구나 언제나 피아노 머리가`)
	// openersKorean lead the word that follows: determiners, possessives, and adverbs that stand before their verb.
	openersKorean = words(`이 그 저 이런 그런 저런 어떤 어느 무슨 모든 온 새 첫 한 두 세 네 내 제 우리 안 못 더 좀 잘 꼭`)
	// boundKorean are nouns that a clause stands before and that mean nothing without it, particlesKorean what may follow them.
	boundKorean = strings.Fields(`때 것 수 줄 곳 뿐 채 적 동안 법 만큼 대로 리 듯 척 체 바`)
	// closedKorean end the words that stand by themselves: particles of case and of focus, endings of verbs. Nouns that end like them are taken
	// for such words, and cost what a space costs.
	closedKorean = strings.Fields(`은 는 이 가 을 를 에 로 와 과 랑 도 만 까지 부터 처럼 보다 마다 마저 조차 께 서 다 요 까 자 라 네 소 오 나 며 고 면 지 니 게 야 여 아 어 해 워 려 러 듯`)
	// helpersKorean begin the forms of verbs that help another one.
	helpersKorean = strings.Fields(`버리 버린 버릴 버려 버렸 있는 있던 있었 있다 있으 있고 있어 주는 주었 줬다 놓은 놓고 놓았 두었 둔다`)
	// numeralsKorean stand before what they count.
	numeralsKorean = words(`한 두 세 네 몇 여러 온`)
	// timesKorean say when by themselves.
	timesKorean     = words(`때 날 밤 뒤 후 전 오늘 내일 어제 지금 이제 그때 아침 저녁 올해 매일`)
	particlesKorean = words(`이 가 은 는 을 를 에 의 도 만 까지 부터 마다 에는 에도 이다 이오 입니다 이라 이라고 로 으로 처럼 보다 밖에 도록 이며 이고 이지`)
)

// hangulBefore returns the word of Hangul that ends before cluster i, spaces aside; empty where a mark stands there.
func (p *Prepared) hangulBefore(i int) string {
	from := p.hangulStart(i)
	for i > 0 && p.clusters[i-1].class == classSpace {
		i--
	}
	if from == i {
		return ""
	}
	return string(p.Runes[p.clusters[from].start:p.clusters[i-1].end])
}

// hangulStart returns the cluster where the word of Hangul begins that ends before cluster i, spaces aside.
func (p *Prepared) hangulStart(i int) int {
	for i > 0 && p.clusters[i-1].class == classSpace {
		i--
	}
	for i > 0 && p.clusters[i-1].class == classHangul {
		i--
	}
	return i
}

// hangulAfter returns the word of Hangul that begins at cluster i.
func (p *Prepared) hangulAfter(i int) string {
	to := i
	for to < len(p.clusters) && p.clusters[to].class == classHangul {
		to++
	}
	if to == i {
		return ""
	}
	return string(p.Runes[p.clusters[i].start:p.clusters[to-1].end])
}

// findEndings finds the ends of Korean clauses.
func (p *Prepared) findEndings() {
	for i := 2; i < len(p.clusters); i++ {
		if p.clusters[i-1].class != classSpace || p.breaks[i].pause > 0 {
			continue
		}
		word := p.hangulBefore(i)
		if len([]rune(word)) < 2 || nounsKorean[word] {
			continue
		}
		for _, ending := range endingsKorean {
			if strings.HasSuffix(word, ending) {
				p.turnAt(i)
				break
			}
		}
	}
}

// priceObjects makes the places dearer between an object and the verb that ends its clause: 하늘을|우러러.
func (p *Prepared) priceObjects() {
	for i := 2; i < len(p.clusters); i++ {
		if o := &p.breaks[i]; !o.allowed || p.clusters[i-1].class != classSpace || p.clusters[i].class != classHangul || o.pause > 0 || o.turn > 0 {
			continue
		}
		word, end := []rune(p.hangulBefore(i)), i
		for end < len(p.clusters) && p.clusters[end].class == classHangul {
			end++
		}
		for end < len(p.clusters) && p.clusters[end].class != classHangul && p.breaks[end].pause == 0 && p.breaks[end].turn == 0 {
			end++
		}
		closes := end == len(p.clusters) || p.breaks[end].pause > 0 || p.breaks[end].turn > 0
		if n := len(word); closes && n > 1 && (word[n-1] == '을' || word[n-1] == '를') {
			p.breaks[i].cost += costAfterObject
		}
	}
}

// beforeBound reports whether the word at cluster i is a bound noun, with a particle or none, after a word that modifies it.
func (p *Prepared) beforeBound(i int) bool {
	if p.clusters[i-1].class != classSpace || !isAttributive(p.hangulBefore(i)) {
		return false
	}
	word := p.hangulAfter(i)
	for _, noun := range boundKorean {
		if rest, ok := strings.CutPrefix(word, noun); ok && (rest == "" || particlesKorean[rest]) {
			return true
		}
	}
	return false
}

// leansKorean is what the place before cluster i costs beside its space where the word before it leans on the word after it.
func (p *Prepared) leansKorean(i int) float64 {
	if p.clusters[i-1].class != classSpace || p.clusters[i].class != classHangul {
		return 0
	}
	word := p.hangulBefore(i)
	if word == "" || timesKorean[word] || openersKorean[word] {
		return 0 // openers have a cost of their own
	}
	if helped(word, p.hangulAfter(i)) {
		return costBeforeHelper
	}
	length := len([]rune(word))
	if length > 1 && strings.HasSuffix(word, "의") {
		return costAfterPossessive
	}
	if length == 1 && numeralsKorean[p.hangulBefore(p.hangulStart(i))] {
		return costAfterPossessive // 한 점|부끄럼이: a count of something
	}
	for _, end := range closedKorean {
		if strings.HasSuffix(word, end) {
			return 0
		}
	}
	if isAttributive(word) || strings.HasSuffix(word, "던") {
		return 0
	}
	return costAfterBare
}

// helped reports whether a word is a verb whose helper follows: 되어 버린, 피어 있는.
func helped(verb, helper string) bool {
	for _, end := range []string{"아", "어", "여", "해", "워", "와", "져", "려", "러", "혀", "겨"} {
		if !strings.HasSuffix(verb, end) {
			continue
		}
		for _, h := range helpersKorean {
			if strings.HasPrefix(helper, h) {
				return true
			}
		}
	}
	return false
}

// Of a syllable of Hangul (Unicode 17, section 3.12): the first of them, and the finals that an attributive form has.
const (
	firstSyllable = 0xac00
	lastSyllable  = 0xd7a3
	finals        = 28
	finalN        = 4
	finalL        = 8
)

// isAttributive reports whether a word ends in ㄴ or ㄹ, as verbs and adjectives do before their noun.
func isAttributive(word string) bool {
	runes := []rune(word)
	if len(runes) == 0 {
		return false
	}
	last := runes[len(runes)-1]
	if last < firstSyllable || last > lastSyllable {
		return false
	}
	final := (last - firstSyllable) % finals
	return final == finalN || final == finalL
}
