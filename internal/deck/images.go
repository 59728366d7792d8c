package deck

// PageImages are the images that fill a page or a part of it, in the order of the cards: those of the cover, of quotes, timelines and
// the last card. Those without a file are left out; what runs on through all cards is not among them.
func (d *Deck) PageImages() (out []*Image) {
	add := func(i *Image) {
		if i != nil && i.File.V != "" {
			out = append(out, i)
		}
	}
	if d.Cover != nil {
		add(d.Cover.Image)
	}
	for _, q := range d.Quotes {
		if q.onPhotograph() {
			add(q.Image)
		}
	}
	for _, t := range d.Timelines {
		add(t.Image)
	}
	if d.End != nil {
		add(d.End.Image)
	}
	return out
}

// OnPhotograph reports whether the deck asks for the quote to stand on its picture; image is another word for the layout.
func (q *Quote) OnPhotograph() bool { return q.Layout.V == "photo" || q.Layout.V == "image" }

// onPhotograph reports whether the quote may stand on its picture: its layout says so, or says nothing else.
func (q *Quote) onPhotograph() bool {
	return len(q.Turns) == 0 && (q.Layout.V == "" || q.Layout.V == "auto" || q.OnPhotograph())
}

// OwnImage returns the picture that fills the card or a part of it; nil where it has none.
func (c *Card) OwnImage() *Image {
	var own *Image
	switch {
	case c.Quote != nil:
		if c.Quote.onPhotograph() {
			own = c.Quote.Image
		}
	case c.Timeline != nil:
		own = c.Timeline.Image
	case c.Cover != nil:
		own = c.Cover.Image
	case c.End != nil:
		own = c.End.Image
	}
	if own == nil || own.File.V == "" {
		return nil
	}
	return own
}
