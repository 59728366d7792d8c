package pdf

import (
	"slices"

	"cards/internal/scene"
)

// This room says which glyphs of a run stand for which of its characters.

// spelled are the glyphs from from to to-1 of a run, which stand for one piece of its text: together, or one for each of texts.
type spelled struct {
	from, to int
	// texts is what each glyph is written down as; whole is set where that is not all there is to it.
	texts []string
	whole string
	// before are characters that no glyph is left for, in the order of the page: they are said, without being seen, before the first glyph.
	before []string
}

// spell says which glyphs of a run stand for which characters.
func spell(run *scene.Run) []spelled {
	runes := []rune(run.Text)
	starts := make([]int, 0, len(run.Glyphs)+1)
	for _, g := range run.Glyphs {
		starts = append(starts, max(0, min(g.Cluster, len(runes))))
	}
	slices.Sort(starts)
	starts = append(slices.Compact(starts), len(runes))
	var out []spelled
	for i := 0; i < len(run.Glyphs); {
		k := i + 1
		for k < len(run.Glyphs) && run.Glyphs[k].Cluster == run.Glyphs[i].Cluster {
			k++
		}
		from := max(0, min(run.Glyphs[i].Cluster, len(runes)))
		n, _ := slices.BinarySearch(starts, from)
		to := len(runes)
		if n+1 < len(starts) {
			to = starts[n+1]
		}
		if n == 0 {
			from = 0 // what is not drawn at the start belongs to the first glyph
		}
		out = append(out, share(runes[from:to], i, k))
		i = k
	}
	return out
}

// share gives the characters of a cluster to its glyphs.
func share(runes []rune, from, to int) spelled {
	s := spelled{from: from, to: to, texts: make([]string, to-from)}
	n := to - from
	if rightToLeft(string(runes)) {
		// Readers turn such words round character by character, also those of one glyph. So every glyph is one character, the last one first.
		for i, r := range runes {
			if i < n {
				s.texts[n-1-i] = string(r)
			} else {
				s.before = slices.Insert(s.before, 0, string(r))
			}
		}
		return s
	}
	if n == 1 {
		s.texts[0] = string(runes)
		return s
	}
	// Several glyphs for a cluster (a letter and its marks): readers that know ActualText take the whole, others a character a
	// glyph, the last one what is left.
	s.whole = string(runes)
	for i := range n {
		switch {
		case i >= len(runes):
			s.texts[i] = ""
		case i == n-1:
			s.texts[i] = string(runes[i:])
		default:
			s.texts[i] = string(runes[i])
		}
	}
	return s
}
