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
	pen := 0.0
	for i := range p.clusters {
		pen += p.space[i]
		p.position[i] = pen
		pen += p.clusters[i].advance
	}
	p.position[n] = pen
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
		if allowed, ok := pairAir[[2]class{a.class, b.class}]; ok && air > allowed {
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
	first, last := &p.clusters[i], &p.clusters[j-1]
	// Centred marks (zh-Hant) keep their air at the ends; only marks that lean to one side are trimmed.
	if first.class == classOpen {
		e.trim = first.lead
	}
	e.width = p.position[j-1] - p.position[i] + last.advance - e.trim
	if last.lead > 0.1 && last.class != classOpen {
		return e
	}
	switch {
	case p.paragraph.Hang && i < j-1 && hanging[p.Runes[last.start]]:
		e.hang = last.advance - last.trail
		e.width = p.position[j-1] - p.position[i] - e.trim
	case last.class == classClose || last.class == classStop || last.class == classMark:
		e.width -= last.trail
	}
	return e
}
