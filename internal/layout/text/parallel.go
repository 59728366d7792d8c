package text

import (
	"math"
	"slices"
)

// Parallel clauses (不要渴望荣耀，要渴望工作; 可以失败，也可以放弃) are to be broken alike: with a line each, or else at places that match, so
// that what they share can be seen. A line that ends at another place inside one of them costs, and so does one that runs
// from one into the next.

const (
	// shortestParallel is the least number of characters of a clause that is compared, longestParallel the most: longer ones are
	// read as sentences.
	shortestParallel = 3
	longestParallel  = 18
	// leastShared is how many characters in a row clauses have in common whose beginnings match, sharedAnywhere how many of
	// others.
	leastShared    = 2
	sharedAnywhere = 3
	// mostUneven is how many times longer the one may be.
	mostUneven = 1.45
	// looseUneven is how many times longer one of two sentences is from which on they are parallel loosely: what comes again can be heard, and
	// their lines need not be (我最初并没有想过要创造一些伟大的东西。我想尝试创造一些有用的东西。).
	looseUneven = 1.35
	// costUnalikeLoose is for such sentences that are broken unlike each other.
	costUnalikeLoose = 10
	// nearStart is how far into both clauses a beginning may lie: 可以 and 也可以.
	nearStart = 2
)

// clause is the clusters from … to-1 between two pauses.
type clause struct{ from, to int }

// neighbours are two stretches that are parallel, loose ones as two sentences of unlike length are.
type neighbours struct {
	first, second clause
	loose         bool
}

// areLoose reports whether two parallel clauses are so loosely.
func (p *Prepared) areLoose(a, b clause) bool {
	n, m := float64(len(p.lettersOf(a))), float64(len(p.lettersOf(b)))
	return p.endsPair(b.from) && math.Max(n, m) > looseUneven*math.Min(n, m)
}

// findClauses returns the stretches of the paragraph between pauses; in Korean, which closes clauses with endings, between those as well.
func (p *Prepared) findClauses() []clause {
	var out []clause
	from := 0
	for i := 1; i <= len(p.clusters); i++ {
		if i == len(p.clusters) || p.breaks[i].pause > 0 || p.breaks[i].mandatory || p.breaks[i].turn > 0 && p.words != nil {
			out = append(out, clause{from, i})
			from = i
		}
	}
	return out
}

// letters returns the characters of a clause without marks.
func (p *Prepared) lettersOf(c clause) []rune {
	var out []rune
	for k := c.from; k < c.to; k++ {
		if p.clusters[k].isLetter() || p.clusters[k].class == classSmallKana {
			out = append(out, p.Runes[p.clusters[k].start:p.clusters[k].end]...)
		}
	}
	return out
}

// findPairs returns the stretches between sentences and semicolons: 燕子去了，有再来的时候；
func (p *Prepared) findPairs(clauses []clause) []clause {
	var out []clause
	for i, c := range clauses {
		if i == 0 || p.breaks[c.from].mandatory || p.endsPair(c.from) {
			out = append(out, c)
		} else {
			out[len(out)-1].to = c.to
		}
	}
	return out
}

// endsPair reports whether a sentence or a semicolon ends before cluster i.
func (p *Prepared) endsPair(i int) bool {
	if p.breaks[i].pause == 2 {
		return true
	}
	for i--; i > 0 && (p.clusters[i].class == classClose || p.clusters[i].class == classSpace); i-- {
	}
	r := p.Runes[p.clusters[i].start]
	return r == '；' || r == ';'
}

// within returns the clauses inside a stretch.
func within(pair clause, clauses []clause) []clause {
	from := slices.IndexFunc(clauses, func(c clause) bool { return c.from >= pair.from })
	to := from
	for to < len(clauses) && clauses[to].to <= pair.to {
		to++
	}
	return clauses[from:to]
}

// priceParallels adds what it costs to break parallel neighbours unlike each other: clauses, and pairs of them.
func (p *Prepared) priceParallels() {
	if lang := p.paragraph.Lang; !isChinese(lang) && !isJapanese(lang) && !isKorean(lang) {
		return
	}
	clauses := p.findClauses()
	p.priceNeighbours(clauses, func(a, b clause) bool { return isParallel(p.lettersOf(a), p.lettersOf(b)) })
	p.priceNeighbours(p.findPairs(clauses), func(a, b clause) bool {
		// As many clauses each, of which two that stand at the same place are parallel.
		ours, theirs := within(a, clauses), within(b, clauses)
		if len(ours) != len(theirs) || len(ours) < 2 || len(ours) > mostInPair {
			return false
		}
		for i := range ours {
			if isParallel(p.lettersOf(ours[i]), p.lettersOf(theirs[i])) {
				return true
			}
		}
		return false
	})
}

// mostInPair is the most clauses of a stretch that is compared as a whole.
const mostInPair = 3

// priceNeighbours prices the places inside those neighbours that are alike.
func (p *Prepared) priceNeighbours(clauses []clause, alike func(a, b clause) bool) {
	if len(clauses) < 2 {
		return
	}
	parallel, firmly := make([]bool, len(clauses)), make([]bool, len(clauses))
	for i := 1; i < len(clauses); i++ {
		a, b := clauses[i-1], clauses[i]
		if !alike(a, b) {
			continue
		}
		loose := p.areLoose(a, b)
		parallel[i-1], parallel[i] = true, true
		firmly[i-1], firmly[i] = firmly[i-1] || !loose, firmly[i] || !loose
		p.parallels = append(p.parallels, neighbours{a, b, loose})
		p.breaks[b.from].parallel = true
		for k := a.from + 1; k < a.to; k++ {
			for l := b.from + 1; l < b.to; l++ {
				if p.breaks[k].allowed && p.breaks[l].allowed && p.matches(a, b, k, l) {
					p.breaks[k].matched, p.breaks[l].matched = true, true
				}
			}
		}
		for k := a.from + 1; k < a.to; k++ {
			p.breaks[k].echo = p.breaks[k].echo || p.echoes(k, b.from)
		}
		for l := b.from + 1; l < b.to; l++ {
			p.breaks[l].echo = p.breaks[l].echo || p.echoes(l, a.from)
		}
	}
	for i, c := range clauses {
		if !parallel[i] {
			continue
		}
		for k := c.from + 1; k < c.to; k++ {
			o := &p.breaks[k]
			if !o.allowed || o.mandatory {
				continue
			}
			o.inParallel, o.inPair = true, o.pause > 0
			switch {
			case o.echo && o.cost < costInsideCompound:
				o.cost = math.Min(o.cost, costPhrase) // the words that come again are one
			case !o.matched && firmly[i]:
				o.cost += costInParallel
			}
		}
	}
}

// findUnalike counts the pairs of parallel clauses that are broken unlike each other, but loose ones, and adds to the cost what that costs: one
// is whole and the other is not, or the one with fewer line ends inside has one that does not match any of the other's.
// Further line ends of the longer clause are its own affair: 我最初|并没有想过要创造|一些伟大的东西，我想尝试创造|一些有用的东西.
// It reports whether there are any, loose ones too.
func (l *Lines) findUnalike() (any bool) {
	p := l.Prepared
	begins := func(at int) bool {
		return slices.ContainsFunc(l.Lines, func(line Line) bool { return line.Start == at })
	}
	inside := func(c clause) (ends []int) {
		for _, line := range l.Lines {
			if line.End > c.from && line.End < c.to {
				ends = append(ends, line.End)
			}
		}
		return ends
	}
	for _, pair := range p.parallels {
		fewer, more := pair.first, pair.second
		few, many := inside(fewer), inside(more)
		if len(few) > len(many) {
			few, many, fewer, more = many, few, more, fewer
		}
		if len(many) == 0 {
			continue
		}
		// 成功的几率很小，|也比没有|成功的几率好: what they share stands at the head of a line in both.
		alike := len(few) > 0 || len(many) == 1 && begins(fewer.from) && p.echoes(many[0], fewer.from)
		for _, k := range few {
			alike = alike && slices.ContainsFunc(many, func(l int) bool { return p.matches(fewer, more, k, l) })
		}
		any = any || !alike
		switch {
		case alike:
		case pair.loose:
			l.Cost += costUnalikeLoose
		default:
			l.Unalike++
			l.Cost += costUnalike
		}
	}
	return any
}

// parallelPrices are what the breaks inside parallel clauses cost beside their own price: those that match one of the neighbour's, those
// before words with which the neighbour begins, and the others.
type parallelPrices struct{ inside, matching, echo float64 }

// of is the price of a break.
func (c parallelPrices) of(o *opportunity) float64 {
	switch {
	case !o.allowed || !o.inParallel:
		return 0
	case o.echo:
		return c.echo
	case o.matched:
		return c.matching
	}
	return c.inside
}

// alike breaks display text again when it breaks parallel clauses unlike each other, which the cost of single lines can't tell: once so that the
// clauses stay whole, once so that both break where they match, and once so that one breaks before the words with which the other begins.
// The cheapest of the four is taken.
func (b *breaker) alike(first Lines) Lines {
	if len(b.p.parallels) == 0 || b.m.Mode != Display || b.p.forced {
		return first
	}
	if !first.findUnalike() {
		return first
	}
	best := first
	for _, try := range [...]parallelPrices{{costUnalike, costUnalike, costUnalike}, {costUnalike, -costUnalike / 2, 0}, {costUnalike, costUnalike, -costUnalike}} {
		again := *b
		again.prices, again.places = try, nil
		lines, ok := again.run()
		if !ok || lines.Overfull > first.Overfull {
			continue
		}
		for _, line := range lines.Lines[:len(lines.Lines)-1] {
			lines.Cost -= try.of(&b.p.breaks[line.End])
		}
		if lines.findUnalike(); lines.Cost < best.Cost {
			best = lines
		}
	}
	return best
}

// matches reports whether the place k inside a is that which l is inside b: the same characters stand beside both, or both are the first
// pause, or the second; in clauses of one length, a single character at the same place will do: 學而不思|則罔，思而不學|則殆.
func (p *Prepared) matches(a, b clause, k, l int) bool {
	if p.breaks[k].pause > 0 && p.breaks[l].pause > 0 {
		return p.pausesBefore(a, k) == p.pausesBefore(b, l)
	}
	return p.matching(k, l) || a.to-a.from == b.to-b.from && k-a.from == l-b.from && (p.same(k-1, l-1) || p.same(k, l))
}

// same reports whether the clusters k and l are the same character.
func (p *Prepared) same(k, l int) bool {
	a, b := &p.clusters[k], &p.clusters[l]
	return a.isLetter() && p.Runes[a.start] == p.Runes[b.start]
}

// pausesBefore counts the pauses of a stretch before cluster i.
func (p *Prepared) pausesBefore(c clause, i int) (n int) {
	for k := c.from + 1; k < i; k++ {
		if p.breaks[k].pause > 0 {
			n++
		}
	}
	return n
}

// matching reports whether the same two characters stand before the clusters k and l, or begin there.
func (p *Prepared) matching(k, l int) bool {
	if k > 0 && l > 0 && p.clusters[k-1].class == classSpace && p.clusters[l-1].class == classSpace {
		// 가는 말이|고와야: the characters before the space.
		return p.matching(k-1, l-1)
	}
	same := func(from, to int) bool {
		for d := from; d < to; d++ {
			if k+d < 0 || l+d < 0 || k+d >= len(p.clusters) || l+d >= len(p.clusters) {
				return false
			}
			a, b := &p.clusters[k+d], &p.clusters[l+d]
			if !a.isLetter() || p.Runes[a.start] != p.Runes[b.start] {
				return false
			}
		}
		return true
	}
	return same(-leastShared, 0) || same(0, leastShared) || same(-1, 0) && p.Runes[p.clusters[k-1].start] == conditional
}

// echoes reports whether the words that begin at the cluster k are those with which a clause begins.
func (p *Prepared) echoes(k, clause int) bool {
	for d := range sharedAnywhere {
		if k+d >= len(p.clusters) || clause+d >= len(p.clusters) {
			return false
		}
		a, b := &p.clusters[k+d], &p.clusters[clause+d]
		if !a.isLetter() || p.Runes[a.start] != p.Runes[b.start] {
			return false
		}
	}
	return true
}

// isParallel reports whether two clauses are of like length and share a run of characters.
func isParallel(a, b []rune) bool {
	n, m := len(a), len(b)
	if n < shortestParallel || m < shortestParallel || n > longestParallel || m > longestParallel ||
		float64(n) > mostUneven*float64(m) || float64(m) > mostUneven*float64(n) {
		return false
	}
	if i, j := slices.Index(a, conditional), slices.Index(b, conditional); i > 1 && j > 1 && abs(i-j) <= 1 && i < n-1 && j < m-1 {
		return true
	}
	for i := range a {
		for j := range b {
			k := 0
			for i+k < n && j+k < m && a[i+k] == b[j+k] {
				k++
			}
			if onlyKana(a[i : i+k]) {
				continue
			}
			// What they share stands at about the same place in both.
			if k >= leastShared && i <= nearStart && j <= nearStart || k >= sharedAnywhere && (abs(i-j) <= 2 || abs((n-i)-(m-j)) <= 2) {
				return true
			}
		}
	}
	return false
}

// conditional ends the first half of a Japanese sentence: 智に働けば|角が立つ. Neighbours that have it at the same place are parallel.
const conditional = 'ば'

// onlyKana reports whether all characters are hiragana, which Japanese clauses share without being parallel (して, った).
func onlyKana(s []rune) bool {
	for _, r := range s {
		if r < 0x3041 || r > 0x309f {
			return false
		}
	}
	return true
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
