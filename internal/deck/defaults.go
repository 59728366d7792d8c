package deck

// DefaultSpeaker is the speaker of what names none: that of the defaults, or the only one; nil where there is neither.
func (d *Deck) DefaultSpeaker() *Speaker { return d.defaultSpeaker() }

// DefaultSource is the source of what names none, likewise.
func (d *Deck) DefaultSource() *Source { return d.defaultSource() }
