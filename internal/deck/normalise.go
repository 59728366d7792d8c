package deck

import "cards/internal/source"

// Normalise says which of a transcript's habits are set right on the picture; the deck keeps what was written.
type Normalise struct {
	Marks    bool // ASCII marks between Chinese or Japanese characters
	Quotes   bool // straight quotation marks
	Ellipses bool // ... and 。。。
	Dashes   bool // -- and a single —
	Spaces   bool // single spaces beside Chinese or Japanese characters
}

var normaliseAll = Normalise{Marks: true, Quotes: true, Ellipses: true, Dashes: true, Spaces: true}

var normaliseRecord = newRecord("normalise",
	key{name: "marks", shape: boolean, doc: "ASCII , . ? ! : ; ( ) between Chinese or Japanese characters become full-width."},
	key{name: "quotes", shape: boolean, doc: "Straight quotation marks become curly."},
	key{name: "ellipses", shape: boolean, doc: "... and a single … become the language's ellipsis."},
	key{name: "dashes", shape: boolean, doc: "-- and a single — become the language's dash."},
	key{name: "spaces", shape: boolean, doc: "A single space beside a Chinese or Japanese character is dropped: the engine sets a better one."},
)

// normalise reads true, false, or a map of the rules to switch; what is left out stays as in now.
func (c cursor) normalise(now Normalise) Normalise {
	if f := c.flag(); f.Set {
		if f.V {
			return normaliseAll
		}
		return Normalise{}
	}
	if !c.is(source.Mapping) {
		return now
	}
	for _, rule := range []struct {
		name string
		on   *bool
	}{{"marks", &now.Marks}, {"quotes", &now.Quotes}, {"ellipses", &now.Ellipses}, {"dashes", &now.Dashes}, {"spaces", &now.Spaces}} {
		if f := c.at(rule.name).flag(); f.Set {
			*rule.on = f.V
		}
	}
	return now
}
