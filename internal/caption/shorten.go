package caption

import (
	"slices"
	"sort"
	"strings"

	"github.com/rivo/uniseg"
)

// Caption returns the caption of a telling with tags (as Tags writes them) within a limit, and whether anything was left out.
func (t Telling) Caption(tags []string, l Limit) (text string, shortened bool) {
	d := draft{Telling: t, tags: slices.Clone(tags), limit: l}
	d.Points = slices.Clone(t.Points)
	d.write = func(d *draft) string { return d.caption(d.tags) }
	return d.shorten([]func(*draft) bool{(*draft).dropMore, (*draft).dropRole, (*draft).fewer, (*draft).sentences, (*draft).dropTags, (*draft).dropAddress,
		(*draft).dropSubtitle, (*draft).dropCall, (*draft).cut})
}

// Alt returns a text alternative of a telling within a limit.
func (t Telling) Alt(l Limit) string {
	d := draft{Telling: t, limit: l}
	d.Points = slices.Clone(t.Points)
	d.write = func(d *draft) string { return d.alt() }
	text, _ := d.shorten([]func(*draft) bool{(*draft).dropMore, (*draft).dropRole, (*draft).fewer, (*draft).dropSubtitle, (*draft).sentences, (*draft).dropSource, (*draft).cut})
	return text
}

// Short returns a title within a limit, cut behind a clause or, failing that, a word, with a mark that something is missing.
func (t Telling) Short(title string, l Limit) (short string, shortened bool) {
	title = oneLine(title)
	if l.Holds(title) {
		return title, false
	}
	// At a clause without a mark a title is whole; it must still say something.
	const leastShare = 3
	clause := strings.TrimRight(longest(title, clauseEnds(title), func(s string) bool { return l.Holds(trimClause(s)) }), clauses+" ")
	if Count(clause, l.Rule)*leastShare >= l.Most {
		return clause, true
	}
	mark := "\u2026"
	fits := func(s string) bool { return l.Holds(s + mark) }
	for _, at := range [][]int{t.wordEnds(title), characterEnds(title)} {
		if short := longest(title, at, fits); short != "" {
			return short + mark, true
		}
	}
	return mark, true
}

func trimClause(s string) string { return strings.TrimRight(s, clauses+" ") }

// draft is a telling that is being made shorter.
type draft struct {
	Telling
	tags  []string
	limit Limit
	// left counts the points that were left out.
	left  int
	write func(*draft) string
}

// text writes the draft, with how many points it lacks.
func (d *draft) text() string {
	if d.left == 0 {
		return d.write(d)
	}
	with := *d
	with.Points = append(slices.Clone(d.Points), Point{Text: d.words().More(d.left)})
	return d.write(&with)
}

func (d *draft) holds() bool { return d.limit.Holds(d.text()) }

// shorten takes the steps in turn until it holds; each leaves out as little as it takes, or all that it can.
func (d *draft) shorten(steps []func(*draft) bool) (text string, shortened bool) {
	if text = d.text(); d.limit.Holds(text) {
		return text, false
	}
	for _, step := range steps {
		if step(d) && d.holds() {
			return d.text(), true
		}
	}
	// What is left is names and addresses longer than any: these end where they must.
	text = d.text()
	return longest(text, characterEnds(text), func(s string) bool { return d.limit.Holds(s + "\u2026") }) + "\u2026", true
}

// characterEnds returns where the characters of a text end, as people count them.
func characterEnds(text string) []int {
	var out []int
	rest, state, at := text, -1, 0
	for len(rest) > 0 {
		var character string
		character, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		at += len(character)
		out = append(out, at)
	}
	return out
}

// dropMore leaves out what is said beside the points.
func (d *draft) dropMore() bool {
	dropped := false
	for i := range d.Points {
		dropped = dropped || len(d.Points[i].More) > 0
		d.Points[i].More = nil
	}
	return dropped
}

func (d *draft) dropRole() bool     { return drop(&d.Role) }
func (d *draft) dropAddress() bool  { return drop(&d.Address) }
func (d *draft) dropSubtitle() bool { return drop(&d.Subtitle) }
func (d *draft) dropCall() bool     { return drop(&d.Call) }
func (d *draft) dropSource() bool   { return drop(&d.Source) }

func drop(s *string) bool {
	had := *s != ""
	*s = ""
	return had
}

// dropTags leaves out as many tags at the end as it takes.
func (d *draft) dropTags() bool {
	all := d.tags
	if len(all) == 0 {
		return false
	}
	keep := len(all) - 1 - sort.Search(len(all)-1, func(k int) bool {
		d.tags = all[:len(all)-1-k]
		return d.holds()
	})
	d.tags = all[:keep]
	return true
}

// fewer leaves out as many points as it takes, the lightest first, and of equals the last. One stays.
func (d *draft) fewer() bool {
	all := d.Points
	if len(all) < 2 {
		return false
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = len(all) - 1 - i
	}
	sort.SliceStable(order, func(a, b int) bool { return all[order[a]].Weight < all[order[b]].Weight })
	without := func(k int) {
		gone := make([]bool, len(all))
		for _, i := range order[:k] {
			gone[i] = true
		}
		d.Points, d.left = nil, k
		for i := range all {
			if !gone[i] {
				d.Points = append(d.Points, all[i])
			}
		}
	}
	without(min(len(all)-1, 1+sort.Search(len(all)-1, func(k int) bool {
		without(k + 1)
		return d.holds()
	})))
	return true
}

// main is the text that sentences are taken from: the deck's own, the first point's, else the title.
func (d *draft) main() *string {
	switch {
	case d.Own != "":
		return &d.Own
	case len(d.Points) > 0:
		return &d.Points[0].Text
	}
	return &d.Title
}

// sentences leaves out as many sentences at the end of the words as it takes, but the first.
func (d *draft) sentences() bool {
	main := d.main()
	whole := *main
	if at := sentenceEnds(whole); len(at) > 1 {
		return d.end(main, whole, at) || d.ended(main, firstSentence(whole))
	}
	return false
}

// cut ends the words behind a clause, or where not one fits behind a word: the last resort.
func (d *draft) cut() bool {
	main := d.main()
	whole := strings.TrimSpace(strings.TrimSuffix(*main, d.ellipsis()))
	return d.end(main, whole, clauseEnds(whole)) || d.end(main, whole, d.wordEnds(whole))
}

// end shortens the words to the longest beginning that ends at one of some places and with which the draft holds; it reports whether
// there is one.
func (d *draft) end(main *string, whole string, at []int) bool {
	before := *main
	short := longest(whole, at, func(s string) bool {
		*main = s + " " + d.ellipsis()
		return d.holds()
	})
	*main = before
	return short != "" && d.ended(main, short)
}

// ended puts shorter words in place of the whole, with the mark; it reports whether they are.
func (d *draft) ended(main *string, short string) bool {
	if short = d.trailing(short); len(short) >= len(*main) {
		return false
	}
	*main = short
	return true
}
