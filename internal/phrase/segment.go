package phrase

// token is a word, number, mark or run of spaces: the runes start to end.
type token struct {
	start, end int32
	role       role
}

func (t token) length() int { return int(t.end - t.start) }

// scratch is the working memory of one call.
type scratch struct {
	folded []rune // text in simplified characters
	kinds  []kind
	run    []int32 // for each rune: the end of the Latin or digit run that begins here, 0 inside one
	cost   []int   // of the cheapest way from here to the end
	next   []int32 // where the first word of that way ends
	role   []role  // and its role
	tokens []token
}

// Costs are in units of 1/14 nat, see data/compile.go.
const (
	// unknownCost is that of a character that is no word of its own: a little dearer
	// than the rarest word, so that any word of the dictionary is preferred.
	unknownCost = 260
	// unreachable marks places inside a Latin word.
	unreachable = 1 << 40
	// longestWord is the number of characters after which no dictionary word goes on.
	longestWord = 16
)

// segment cuts text into tokens by maximum probability (a unigram model, from the end
// to the beginning, as jieba does) and leaves them in s.tokens.
func (s *scratch) segment(text []rune, fold bool) {
	s.scan(text, fold)
	n := len(text)
	s.cost[n] = 0
	for i := n - 1; i >= 0; i-- {
		switch s.kinds[i] {
		case kindHan, kindLetter, kindDigit, kindKana:
			if s.run[i] < 0 {
				s.cost[i] = unreachable
				continue
			}
			s.best(i, n)
		default:
			s.next[i], s.role[i] = int32(i+1), markRole(s.folded[i], s.kinds[i])
			s.cost[i] = s.cost[i+1]
		}
	}
	s.tokens = s.tokens[:0]
	for i := 0; i < n; i = int(s.next[i]) {
		s.tokens = append(s.tokens, token{int32(i), s.next[i], s.role[i]})
	}
}

// best finds the best first word at i. Everything after i has been decided.
func (s *scratch) best(i, n int) {
	end, kindHere := i+1, s.kinds[i]
	bestRole := roleUnknown
	if kindHere != kindHan {
		end = int(s.run[i])
		bestRole = s.runRole(i, end)
	}
	bestCost := unknownCost + s.cost[end]
	node := uint32(0)
	for j := i; j < n && j < i+longestWord; j++ {
		r := s.folded[j]
		if r > 0xFFFF {
			break
		}
		if node = words.child(node, uint16(r)); node == 0 {
			break
		}
		if c := words.costs[node]; c != 0 {
			// Of equal ways the longer word is taken.
			if total := int(c) + s.cost[j+1]; total <= bestCost {
				bestCost, end, bestRole = total, j+1, role(words.roles[node])
			}
		}
	}
	s.cost[i], s.next[i], s.role[i] = bestCost, int32(end), bestRole
}

// scan classifies the runes and finds runs of letters and digits, which are words of
// their own.
func (s *scratch) scan(text []rune, fold bool) {
	n := len(text)
	s.folded = append(s.folded[:0], text...)
	s.kinds = grown(s.kinds, n)
	s.run = grown(s.run, n)
	s.cost = grown(s.cost, n+1)
	s.next = grown(s.next, n)
	s.role = grown(s.role, n)
	for i, r := range text {
		s.kinds[i] = kindOf(r)
		s.run[i] = 0
		if fold && s.kinds[i] == kindHan {
			s.folded[i] = simplify(r)
		}
	}
	for i := 0; i < n; {
		end := runEnd(text, s.kinds, i)
		if end == i {
			i++
			continue
		}
		s.run[i] = int32(end)
		for j := i + 1; j < end; j++ {
			s.run[j], s.kinds[j] = -1, kindLetter
		}
		i = end
	}
}

// runEnd returns the end of the run that begins at i: letters, digits and what joins
// them (3.14, U.S., don't, 24/7, 50%), or kana; i itself if none begins there.
func runEnd(text []rune, kinds []kind, i int) int {
	if kinds[i] == kindKana {
		for i < len(text) && kinds[i] == kindKana {
			i++
		}
		return i
	}
	word := func(k int) bool { return k < len(text) && (kinds[k] == kindLetter || kinds[k] == kindDigit) }
	if !word(i) {
		return i
	}
	for {
		switch {
		case word(i):
			i++
		case i < len(text) && isConnector(text[i]) && word(i+1):
			i += 2
		case i < len(text) && isPercent(text[i]) && kinds[i-1] == kindDigit:
			return i + 1
		default:
			return i
		}
	}
}

func isConnector(r rune) bool {
	switch r {
	case '.', ',', ':', '/', '\'', '\u2019', '-', '_', '@', '&', '+':
		return true
	}
	return false
}

func isPercent(r rune) bool {
	switch r {
	case '%', '\uFF05', '\u2030', '\u00B0', '\u2103', '\u2109', '+':
		return true
	}
	return false
}

// runRole is digits for a run that is a number, Latin for any other.
func (s *scratch) runRole(start, end int) role {
	for _, r := range s.folded[start:end] {
		if k := kindOf(r); k != kindDigit && !isConnector(r) && !isPercent(r) {
			return roleLatin
		}
	}
	return roleDigits
}

func markRole(r rune, k kind) role {
	switch {
	case isNameDot(r):
		return roleDot
	case k == kindSpace:
		return roleSpace
	case k == kindOpen:
		return roleOpen
	case k == kindClose:
		return roleClose
	}
	return roleSymbol
}

// isNameDot tells the dots that stand between the parts of a foreign name.
func isNameDot(r rune) bool { return r == '\u00B7' || r == '\u2022' || r == '\u30FB' || r == '\u2027' }

// grown returns a slice of n elements, reusing the memory of old.
func grown[T any](old []T, n int) []T {
	if cap(old) >= n {
		return old[:n]
	}
	return make([]T, n, n+n/4+64)
}
