package verify

// stretch is a run of tokens of the transcript; to is exclusive.
type stretch struct{ from, to int }

// placement is where the fragments of a quote stand, one after the other.
type placement []stretch

// How far apart the parts of a quote are looked for, in tokens: what brackets with words stand for is short, and what a shown cut
// leaves out may be told of as too far (maxCut in judge.go) only if it is found at all.
const (
	maxInsertGap = 6
	maxCutGap    = 6000
)

// placements returns where a quote stands word for word, its fragments in order. The fragment that is rarest is looked for in the
// index; its neighbours are then looked for beside it, where the nearest place is the right one: it leaves most room for the next.
func (v *Verifier) placements(p *parsed, work *budget) []placement {
	if len(p.fragments) == 0 {
		return nil
	}
	anchor, places := -1, []int(nil)
	for i, f := range p.fragments {
		if len(f.tokens) == 1 && len(p.fragments) > 1 && (anchor >= 0 || i+1 < len(p.fragments)) {
			continue
		}
		found := v.index.find(idsOf(f.tokens), work)
		if len(found) == 0 {
			return nil
		}
		if anchor < 0 || len(found) < len(places) {
			anchor, places = i, found
		}
	}
	var out []placement
	for _, at := range places {
		if work.left < 0 {
			break
		}
		if pl := v.extend(p, anchor, at, work); pl != nil {
			out = append(out, pl)
		}
	}
	return out
}

// extend looks for the other fragments around the anchor.
func (v *Verifier) extend(p *parsed, anchor, at int, work *budget) placement {
	pl := make(placement, len(p.fragments))
	pl[anchor] = stretch{at, at + len(p.fragments[anchor].tokens)}
	for i := anchor + 1; i < len(pl); i++ {
		ids := idsOf(p.fragments[i].tokens)
		from := pl[i-1].to
		found := false
		for k := from; k <= from+gapOf(p.fragments[i].before) && k+len(ids) <= len(v.tokens) && work.left >= 0; k++ {
			if v.index.matches(ids, k, work) {
				pl[i], found = stretch{k, k + len(ids)}, true
				break
			}
		}
		if !found {
			return nil
		}
	}
	for i := anchor - 1; i >= 0; i-- {
		ids := idsOf(p.fragments[i].tokens)
		end := pl[i+1].from
		found := false
		for k := end - len(ids); k >= 0 && k >= end-len(ids)-gapOf(p.fragments[i+1].before) && work.left >= 0; k-- {
			if v.index.matches(ids, k, work) {
				pl[i], found = stretch{k, k + len(ids)}, true
				break
			}
		}
		if !found {
			return nil
		}
	}
	return pl
}

func gapOf(b border) int {
	if b == insert {
		return maxInsertGap
	}
	return maxCutGap
}
