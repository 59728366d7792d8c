package layout

import (
	"math"
	"slices"

	"cards/internal/theme"
)

// A dialogue: who speaks in the margin, on the baseline of the first line of what they say; the answer is the quote, and the question
// that led to it is smaller and steps back. (design notes, literary, forest)

// dialogue is a dialogue in one language.
type dialogue struct {
	id, item string
	lang     string
	turns    []turn
	// credit is that of who gives the answers.
	credit credit
	// bare keeps it off the leaf of a theme that has one; lying has the leaf in rows, whatever the language.
	bare, lying bool
}

// turn is what one says until another speaks.
type turn struct {
	*quote
	who    credit
	answer bool
}

const (
	// questionShare is the size of a question in that of an answer.
	questionShare = 0.64
	// smallQuestion is the same where a question is too wide for its lines, and closerTurns the share of its theme's leading that a dialogue
	// keeps where its turns have no room: tokens (literary, forest: 40 of 70, 1.48 where a quote has 1.58).
	smallQuestion, closerTurns = 0.57, 0.93
	// turnGap is between a question and its answer, exchangeGap between exchanges, em of the answer.
	turnGap, exchangeGap = 0.62, 1.2
	// mostGap is how far both are opened where the page has the room.
	mostGap = 1.3
	// whoGap is between the names in the margin and the words, em of the names; whoOver between a name and the words under it, em.
	whoGap, whoOver = 1.2, 0.6
	// mostWho is the share of the width that names in the margin take at most; wider ones stand over what they say.
	mostWho = 0.24
	// dialogueLeast is the smallest answer, a token, for which a dialogue is kept on fewer pages.
	dialogueLeast = 48
	// dialogueSmaller is how small, in the largest size of its length, a dialogue may become for better lines.
	dialogueSmaller = 0.6
	// dialogueLarger is how much larger than its length suggests a dialogue may be set, dialogueAir the most of its room that it then takes
	// before the spaces between its turns are opened.
	dialogueLarger, dialogueAir = 1.6, 0.95
	// dialogueFull is the share of its room from which on a dialogue hangs from the top of it.
	dialogueFull = 0.7
)

// layDialogue composes a dialogue on as few pages as hold it at a readable size, divided between exchanges, and between turns where
// one exchange does not fit; never within a turn.
func (s *Setter) layDialogue(v *dialogue, size theme.Size, at place) []*Page {
	if size.AutoHeight {
		for _, ratio := range autoHeights {
			tall, ok := size.WithHeight(ratio * float64(size.Width))
			if !ok {
				break
			}
			if d := s.composeDialogue(v, part{0, len(v.turns)}, part{0, 1}, tall, at, dialogueLeast*tall.Unit(), 0); d.why == "" {
				return []*Page{d.c.Page}
			}
		}
		size, _ = size.WithHeight(float64(size.Width))
	}
	pages, why := s.divideDialogue(v, size, at)
	if upright := isChinese(v.lang) || isJapanese(v.lang); upright && s.Theme.Decoration.Leaf.Show && (len(pages) != 1 || pages[0].cramped()) {
		// What the columns of a low page would tear, have on more pages or as small as a name, lies down in rows.
		rows := *v
		rows.lying = true
		lying, _ := s.divideDialogue(&rows, size, at)
		if lying != nil && (pages == nil || len(lying) < len(pages) || len(lying) == len(pages) && !lying[0].cramped()) {
			pages = lying
		}
	}
	if pages == nil && s.Theme.Decoration.Leaf.Show {
		// A turn that no leaf holds stands on the bare page.
		bare := *v
		bare.bare = true
		pages, why = s.divideDialogue(&bare, size, at)
	}
	if pages != nil {
		return pages
	}
	c := s.newCanvas(size, v.id, "quote", s.position(v.item))
	c.Warnings.Errorf(c.at, "does-not-fit", "shorten the longest turn, or divide it, or leave the size out", "the dialogue does not fit %s: %s", c.size.Name, why)
	return []*Page{c.Page}
}

// cramped reports whether the words of a page are as small as the name that signs them.
func (p *Page) cramped() bool {
	return slices.ContainsFunc(p.Chosen, func(c Choice) bool { return c.What == ChoiceCramped })
}

// divideDialogue composes a dialogue on as few pages as hold it; nil, and why, where none do.
func (s *Setter) divideDialogue(v *dialogue, size theme.Size, at place) (pages []*Page, why string) {
	least := []float64{dialogueLeast * size.Unit(), 0}
	if len(v.exchanges()) == 1 {
		// A question and its answer are one thought: a smaller size keeps them together.
		for _, l := range least {
			if pages, why = s.dialoguePages(v, []part{{0, len(v.turns)}}, size, at, l); pages != nil {
				return pages, ""
			}
		}
	}
	for _, least := range least {
		for _, units := range [][]part{v.exchanges(), v.each()} {
			for n := 1; n <= min(len(units), maxQuotePages); n++ {
				if pages, why = s.dialoguePages(v, v.divide(units, n), size, at, least); pages != nil {
					return pages, ""
				}
			}
		}
	}
	return nil, why
}

// dialoguePages composes the parts, a page each, all at the size of the one that comes out smallest; nil, and why, when one does
// not fit.
func (s *Setter) dialoguePages(v *dialogue, parts []part, size theme.Size, at place, least float64) ([]*Page, string) {
	only := 0.0
	var pages []*Page
	for range 2 {
		pages = nil
		smallest := math.Inf(1)
		for i, p := range parts {
			d := s.composeDialogue(v, p, part{i, len(parts)}, size, s.parted(at, i, len(parts)), least, only)
			if d.why != "" {
				return nil, d.why
			}
			d.c.Page.Page, d.c.Pages = i+1, len(parts)
			smallest = math.Min(smallest, d.size)
			pages = append(pages, d.c.Page)
		}
		if len(parts) == 1 {
			break
		}
		only = smallest
	}
	return pages, ""
}

// exchanges are the turns in questions with their answers: one ends where a question follows an answer.
func (v *dialogue) exchanges() []part {
	var out []part
	for i := range v.turns {
		if i == 0 || v.turns[i-1].answer && !v.turns[i].answer {
			out = append(out, part{i, i})
		}
		out[len(out)-1].to = i + 1
	}
	return out
}

// each is every turn by itself.
func (v *dialogue) each() []part {
	var out []part
	for i := range v.turns {
		out = append(out, part{i, i + 1})
	}
	return out
}

// length is how many characters all turns have.
func (v *dialogue) length() int {
	n := 0
	for _, t := range v.turns {
		n += quoteLength(t.runes)
	}
	return n
}

// signed is what a part of it says of who spoke and where: of who gives the answers, but a page that has nothing but questions is
// signed by who asks them, lest they be read as words of the other.
func (v *dialogue) signed(p part) *credit {
	asker := v.turns[p.from].who
	for _, t := range v.turns[p.from:p.to] {
		if t.answer {
			return &v.credit
		}
		if t.who.name != asker.name {
			asker = credit{}
		}
	}
	out := v.credit
	out.name, out.nameItem, out.nameLang, out.role, out.roleItem, out.portrait = asker.name, asker.nameItem, asker.nameLang, asker.role, asker.roleItem, asker.portrait
	return &out
}

// weight is about how high some turns stand, in characters of an answer.
func (v *dialogue) weight(p part) float64 {
	w := 0.0
	for _, t := range v.turns[p.from:p.to] {
		n := float64(quoteLength(t.runes))
		if !t.answer {
			n *= questionShare * questionShare
		}
		w += n + dialogueLine
	}
	return w
}

// dialogueLine is what a turn stands for beyond its characters: its last line, half empty, and the space over it.
const dialogueLine = 12

// divide gathers the units into n stretches of which the heaviest is as light as can be.
func (v *dialogue) divide(units []part, n int) []part {
	// best[k][i] is the weight of the heaviest of k stretches of the first i units, from[k][i] where the last of them begins.
	best, from := make([][]float64, n+1), make([][]int, n+1)
	for k := range best {
		best[k], from[k] = make([]float64, len(units)+1), make([]int, len(units)+1)
		for i := range best[k] {
			best[k][i] = math.Inf(1)
		}
	}
	best[0][0] = 0
	for k := 1; k <= n; k++ {
		for i := 1; i <= len(units); i++ {
			for j := range i {
				if w := math.Max(best[k-1][j], v.weight(part{units[j].from, units[i-1].to})); w < best[k][i] {
					best[k][i], from[k][i] = w, j
				}
			}
		}
	}
	out := make([]part, n)
	for k, i := n, len(units); k > 0; k-- {
		j := from[k][i]
		out[k-1] = part{units[j].from, units[i-1].to}
		i = j
	}
	return out
}
