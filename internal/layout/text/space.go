package text

// The space between neighbours, one mechanism for all marks: every full-width mark has air before and after its ink
// (cluster.lead and trail, from the font). Where two clusters meet, the air between them may be at most what pairAir
// allows; what is more is squeezed out. At a line's ends the outer air goes too (measure in lines.go). CLREQ 3.1.6,
// JLREQ 3.1.4.

// pairAir is the air in em that remains between two marks: between marks that face the same way none, since the
// inner one's own air was meant for text; between a closing and an opening mark half an em in all.
var pairAir = map[[2]class]float64{
	{classClose, classClose}: 0, {classClose, classStop}: 0, {classClose, classMark}: 0,
	{classStop, classClose}: 0, {classStop, classStop}: 0, {classStop, classMark}: 0,
	{classMark, classClose}: 0, {classMark, classStop}: 0, {classMark, classMark}: 0,
	{classOpen, classOpen}:  0,
	{classClose, classOpen}: 0.5, {classStop, classOpen}: 0.5, {classMark, classOpen}: 0.5,
	{classClose, classDot}: 0.25, {classStop, classDot}: 0.25, {classMark, classDot}: 0.25, {classDot, classOpen}: 0.25,
	{classStop, classEllipsis}: 0, {classMark, classEllipsis}: 0,
}

// setSpace fills p.space and p.position.
func (p *Prepared) setSpace() {
	n := len(p.clusters)
	p.space = make([]float64, n+1)
	p.position = make([]float64, n+1)
	for i := 1; i < n; i++ {
		p.space[i] = p.pairSpace(&p.clusters[i-1], &p.clusters[i]) + p.tracking(i)
	}
	if isChinese(p.paragraph.Lang) {
		p.doubledMarks()
	}
	pen := 0.0
	for i := range p.clusters {
		pen += p.space[i]
		p.position[i] = pen
		pen += p.clusters[i].advance
	}
	p.position[n] = pen
	spaces := 0.0
	for i := range p.clusters {
		if c := &p.clusters[i]; c.class == classSpace || c.class == classMandatory {
			spaces += c.advance
		}
	}
	p.spaceless = spaces < 1
}

// doubledMarks gives two of ！？ in a row one em together: the second gives up its air too (GB/T 15834-2011 5.1.2; three take
// two em as they are).
func (p *Prepared) doubledMarks() {
	asks := func(k int) bool {
		if k < 0 || k >= len(p.clusters) {
			return false
		}
		r := p.Runes[p.clusters[k].start]
		return (r == '！' || r == '？') && p.clusters[k].trail > 0
	}
	for k := 2; k < len(p.clusters); k++ {
		if asks(k-2) && asks(k-1) && !asks(k) && !asks(k-3) && p.space[k] > -0.01 && p.clusters[k].class != classSpace {
			p.space[k] -= p.clusters[k-1].trail
		}
	}
}

// tracking returns what is added before cluster i; marks stay with what they follow.
func (p *Prepared) tracking(i int) float64 {
	switch p.clusters[i].class {
	case classStop, classMark, classClose:
		return 0
	}
	return p.paragraph.Tracking
}

// pairSpace returns what is added between neighbours a and b, in em.
func (p *Prepared) pairSpace(a, b *cluster) float64 {
	if air := a.trail + b.lead; air > 0 {
		if allowed, ok := p.airBetween(a, b); ok && air > allowed {
			return allowed - air
		}
	}
	gap := p.paragraph.Gap
	if gap == 0 {
		gap = DefaultGap
	}
	if gap < 0 || isKorean(p.paragraph.Lang) {
		return 0
	}
	if p.isIdeographic(a) && p.isAlphabetic(b, true) || p.isAlphabetic(a, false) && p.isIdeographic(b) {
		return gap
	}
	return 0
}

// airBetween returns the air that remains between two marks, by pairAir and where Japanese has rules of its own.
func (p *Prepared) airBetween(a, b *cluster) (float64, bool) {
	if isJapanese(p.paragraph.Lang) {
		// ： and ； are middle dots, with a quarter em on both sides (JLREQ 3.1.4).
		middle := func(c *cluster) bool {
			r := p.Runes[c.start]
			return r == '：' || r == '；'
		}
		switch {
		case middle(b) && (a.class == classClose || a.class == classStop), middle(a) && b.class == classOpen:
			return 0.25, true
		case a.class == classStop && b.class == classEllipsis:
			return 0, false // JLREQ 3.1.10
		}
	}
	allowed, ok := pairAir[[2]class{a.class, b.class}]
	return allowed, ok
}

// isIdeographic reports whether c is on the CJK side of a gap (CSS Text 4, text-autospace: ideographs).
func (p *Prepared) isIdeographic(c *cluster) bool {
	return c.class == classHan || c.class == classKana || c.class == classSmallKana
}

// isAlphabetic reports whether c is on the Latin side of a gap; atStart tells whether its first or last character
// touches the ideograph. A per cent or degree sign is part of its number, a currency sign likewise.
func (p *Prepared) isAlphabetic(c *cluster, atStart bool) bool {
	if p.paragraph.Vertical && c.stands != turned {
		// In cells of their own they stand like Han characters.
		return false
	}
	switch c.class {
	case classLatin, classDigit:
		return p.Runes[c.start] < 0x2e80
	case classPostfix:
		// Full-width ℃ and ‰ have air of their own.
		return !atStart && p.Runes[c.start] < 0x2e80 && p.Runes[c.start] != '°' && c.advance < 0.95
	case classPrefix:
		return atStart && p.Runes[c.start] < 0x2e80
	}
	return false
}

// extent is what a line takes of the measure, and what stands outside.
type extent struct {
	width float64 // em, within the measure
	// trim is the air cut off before the first cluster, so that its ink is flush.
	trim float64
	// hang is the advance that stands outside after the line's end.
	hang float64
	// end is the index after the last cluster that is drawn (trailing spaces are not).
	end int
}

// hangs reports whether the mark k at the end of a line that begins at i stands outside the measure: never in a succession of
// marks, and in Taiwan and Hong Kong, whose stops are centred, stops in columns alone (CLREQ 3.1.7).
func (p *Prepared) hangs(i, k int) bool {
	if !p.paragraph.Hang || k <= i || !hanging[p.Runes[p.clusters[k].start]] {
		return false
	}
	switch p.clusters[k-1].class {
	case classClose, classStop, classMark:
		return false
	}
	return !isTraditional(p.paragraph.Lang) || p.paragraph.Vertical && p.clusters[k].class == classStop
}

// measure returns the extent of the clusters i…j-1 as a line of their own.
func (p *Prepared) measure(i, j int) extent {
	var e extent
	for j > i && (p.clusters[j-1].class == classSpace && p.Runes[p.clusters[j-1].start] != 0x3000 || p.clusters[j-1].class == classMandatory) {
		j--
	}
	e.end = j
	if j == i {
		return e
	}
	// What steers breaking takes no room: the air to cut off is that of the mark before it.
	at := j - 1
	for at > i && (p.clusters[at].class == classZeroSpace || p.clusters[at].class == classJoiner) {
		at--
	}
	first, last := &p.clusters[i], &p.clusters[at]
	// Centred marks (zh-Hant) keep their air at the ends; only marks that lean to one side are trimmed.
	if first.class == classOpen {
		e.trim = first.lead
	}
	e.width = p.position[at] - p.position[i] + last.advance - e.trim
	hangs := p.hangs(i, at)
	if !hangs && last.lead > 0.1 && last.class != classOpen {
		return e
	}
	switch {
	case hangs:
		e.hang = last.advance
		if last.lead < 0.1 {
			e.hang -= last.trail // a mark in the middle of its cell hangs with the whole of it
		}
		e.width = p.position[at] - p.position[i] - e.trim
	case last.class == classClose || last.class == classStop || last.class == classMark:
		e.width -= last.trail
	}
	return e
}
