package job

import (
	"cards/internal/deck"
	"cards/internal/diag"
)

// How many frames --reveal may make.

// maxFrames is the most frames of one run. A carousel takes some twenty pictures and a talk a few hundred slides; a thousand
// are fifty megabytes and more in one folder, which nobody wants by mistake.
const maxFrames = 1000

// frameCount counts the frames that a run would make, and what makes them.
type frameCount struct {
	// total are the frames of all timelines at all sizes and in all languages: one an event, since how many pages there will
	// be, each with a frame more, shows only when they are laid out.
	total int
	// most is the timeline with the most events.
	most *deck.Timeline
}

// add counts a card at one size.
func (n *frameCount) add(d *deck.Deck, card string) {
	for _, t := range d.Timelines {
		if t.ID.V != card {
			continue
		}
		n.total += len(t.Events)
		if n.most == nil || len(t.Events) > len(n.most.Events) {
			n.most = t
		}
	}
}

// tellFrames notes that there is no timeline to reveal, and refuses to make more frames than anyone can use.
func (p *Plan) tellFrames(n frameCount, list *diag.List) {
	switch {
	case n.most == nil:
		list.Notef(diag.Pos{File: p.Deck.File}, "nothing-to-reveal", "leave --reveal out", "--reveal changes nothing: no timeline is among the cards")
	case n.total > maxFrames:
		list.Errorf(p.cardPos(n.most.ID.V), "too-many-frames", "ask for fewer sizes (--size) or cards (--only), or divide the timeline",
			"--reveal would make %d pictures and more, one for every event at every size; the most is %d. The longest timeline has %d events", n.total, maxFrames, len(n.most.Events))
	}
}
