package theme

import "math"

// Class is a kind of page by how it is looked at; it decides the smallest type. "" is no class.
type Class string

// The classes.
const (
	Phone  Class = "phone"
	Slide  Class = "slide"
	Banner Class = "banner"
)

// ByClass is a token that may differ by class: px on a page of the class's reference size.
type ByClass struct {
	Phone  float64 `key:"phone"`
	Slide  float64 `key:"slide"`
	Banner float64 `key:"banner"`
}

// In returns the token of class c, not yet scaled to a page.
func (b ByClass) In(c Class) float64 {
	switch c {
	case Slide:
		return b.Slide
	case Banner:
		return b.Banner
	}
	return b.Phone
}

// For returns the token in px of the page s.
func (b ByClass) For(s Size) float64 { return b.In(s.Class) * s.Unit() }

// TextRank is what a text is, for its smallest size.
type TextRank uint8

// The ranks of the table of smallest type.
const (
	QuoteText TextRank = iota
	EventTitleText
	EventTextText
	// LabelText is every other text: names, sources, dates, ticks, notes, marks of pages.
	LabelText
)

// scaling is how a class's smallest type follows the page.
type scaling string

const (
	byWidth  scaling = "width"
	byScreen scaling = "screen"
	fixed    scaling = "fixed"
)

// classRule is one class of sizes.yaml.
type classRule struct {
	Reference []float64 `key:"reference" range:"1,8192"`
	Scale     scaling   `key:"scale"`
	// From is the least width at which type of a fixed class keeps its size, px.
	From     float64  `key:"from" range:"0,8192"`
	Smallest smallest `key:"smallest"`
}

type smallest struct {
	Quote      float64 `key:"quote" range:"1,400"`
	EventTitle float64 `key:"event_title" range:"1,400"`
	EventText  float64 `key:"event_text" range:"1,400"`
	Label      float64 `key:"label" range:"1,400"`
}

func (m smallest) of(r TextRank) float64 {
	switch r {
	case QuoteText:
		return m.Quote
	case EventTitleText:
		return m.EventTitle
	case EventTextText:
		return m.EventText
	}
	return m.Label
}

// Unit returns px of the page per px of a token of its class: 1 at the class's reference size.
func (s Size) Unit() float64 {
	rule := table().rule(s.Class)
	w := float64(s.Width) / rule.Reference[0]
	if s.Height <= 0 {
		return w
	}
	h := float64(s.Height) / rule.Reference[1]
	switch rule.Scale {
	case byScreen:
		return math.Max(w, h)
	case fixed:
		// A strip is as wide as a preview and much lower: what fills its height would be too large.
		return math.Min(w, h)
	}
	return w
}

// Floor returns the smallest size, px, at which text of the rank may be set on the page.
func (s Size) Floor(r TextRank) float64 {
	rule := table().rule(s.Class)
	if rule.Scale == fixed {
		return rule.Smallest.of(r) * math.Min(1, float64(s.Width)/rule.From)
	}
	return rule.Smallest.of(r) * s.Unit()
}
