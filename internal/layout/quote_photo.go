package layout

import (
	"fmt"
	"math"

	"cards/internal/deck"
	"cards/internal/picture"
	"cards/internal/theme"
)

// A quote on a photograph.

// photographQuote finds the photograph that a quote stands on: one that it asks for by its layout, and, where no layout is named, the
// picture that it has.
func (s *Setter) photographQuote(v *quote, q *deck.Quote, lang string) {
	auto := v.layout == "" || v.layout == "auto"
	if !auto && !q.OnPhotograph() {
		return
	}
	if v.photo = s.photographOf(q.Image, lang); v.photo == nil {
		return
	}
	v.photo.asked = !auto
	v.layout = "photo"
}

// whyPhoto says why a quote stands on its picture.
func (s *Setter) whyPhoto(of *photograph) string {
	switch {
	case of.asked:
		return "asked for"
	case s.Theme.Decoration.Photo.Show:
		return "the quote has a picture, and the theme is for pictures"
	}
	return "the quote has a picture"
}

// composePhoto composes part i of a quote on its photograph, in the first arrangement in which picture and words both keep their part.
func (s *Setter) composePhoto(q *quote, size theme.Size, series place, parts []part, i int, only float64) *quoteCanvas {
	series = s.parted(series, i, len(parts))
	var tried []string
	var faulty *quoteCanvas // the last that has an error of its own, such as a name without room
	all := s.allArrangements(q.photo, size)
	set := func(a arrangement, translated bool) (*quoteCanvas, *signature) {
		c := &quoteCanvas{canvas: s.photoCanvas(size, q.id, "quote", s.position(q.item), q.photo, a)}
		c.Layout, c.photoMarked = "photo", len(q.marks) > 0
		sig := c.newSignature(&q.credit, false, false, quoteLength(q.runes), series)
		sig.more = i < len(parts)-1
		if !c.setWords(q, parts, i, sig, "left", only, translated) {
			return nil, nil
		}
		return c, sig
	}
	// usual is the words beside as much of the picture as usual; nil where they do not fit.
	usual := func(translated bool) *quoteCanvas {
		for _, a := range all {
			if a.form != photoBeside || a.ample {
				continue
			}
			if c, _ := set(a, translated); c != nil {
				return c
			}
		}
		return nil
	}
	for _, translated := range []bool{true, false} {
		if translated && (q.translation == nil || len(parts) > 1) {
			continue
		}
		covered := map[picture.Edge]bool{} // sides on which nothing but a scrim over what matters was wrong
		for _, a := range all {
			if a.zoom > 0 && !covered[a.edge] || a.ample && len(parts) > 1 {
				continue // the pages of a quote have one band
			}
			c, sig := set(a, translated)
			if c == nil {
				tried = append(tried, a.name()+": the words have no room")
				continue
			}
			if a.ample {
				// The words, and how they break, come before more of the picture.
				if least := usual(translated); least == nil || c.quoteSize < least.quoteSize-1e-6 || c.cost > least.cost+growCost {
					continue
				}
			}
			if why := c.photoFault(&a, sig, quoteLength(q.runes[parts[i].from:parts[i].to]), only, translated); why != "" {
				tried = append(tried, a.name()+": "+why)
				covered[a.edge] = covered[a.edge] || c.photo.covers()
				continue
			}
			c.Layout = "photo"
			if c.Warnings.HasErrors() {
				tried, faulty = append(tried, a.name()+": "+c.Warnings[0].Message), c
				continue
			}
			c.choose("photo", a.name(), a.why, tried...)
			if a.form == photoFull {
				c.choose("scrim", fmt.Sprintf("%.2f", c.photo.opacity), fmt.Sprintf("the least with which words have %g:1 on the picture, and %g:1 what signs the card; %.1f %% of the picture under them is edges", c.theme.Decoration.Photo.Quote, c.theme.Decoration.Photo.Text, 100*c.photo.busy))
			}
			c.Scene.Alt = s.quoteAlt(q, false) + s.photoAlt(q.photo, q.lang)
			return c
		}
	}
	return faulty
}

// says reports whether a text of a role is on the page.
func (c *canvas) says(role string) bool {
	for i := range c.Scene.Boxes {
		if c.Scene.Boxes[i].Role == role {
			return true
		}
	}
	return false
}

// withoutPhoto composes a quote whose words find no room beside its picture, and tells that the picture is left out.
func (s *Setter) withoutPhoto(q *quote, size theme.Size, series place) []*Page {
	bare := *q
	bare.photo, bare.layout = nil, ""
	pages := s.layQuote(&bare, size, series)
	if !pages[0].Warnings.HasErrors() {
		pages[0].Warnings.Warnf(q.photo.pos, "image-left-out", "shorten the quote, or leave the size out", "on %s the quote leaves no room for its picture", size.Name)
	}
	return pages
}

// photoFault says why a composed page does not do; "" is that it does.
func (c *quoteCanvas) photoFault(a *arrangement, sig *signature, length int, only float64, translated bool) string {
	tokens := &c.theme.Decoration.Photo
	if why := c.photo.buried(); why != "" {
		return why
	}
	if a.form == photoLow && c.quoteSize < tokens.Large*c.unit {
		return "only large words can be read there"
	}
	usual, _ := c.quoteStart(length)
	if only > 0 || a.whole {
		return ""
	}
	if a.edge == picture.Left || a.edge == picture.Right {
		// A column takes smaller words.
		usual *= math.Sqrt(sig.furniture.room.W / c.area.W)
	}
	if translated {
		usual *= bilingualSmaller
	}
	if c.quoteSize < tokens.Shrink*usual {
		return fmt.Sprintf("the words would have %g px", c.quoteSize)
	}
	return ""
}

// buried says that the scrims hide the picture or what matters in it; "" is that they do not.
func (p *photoPage) buried() string {
	switch {
	case p.hidden:
		return fmt.Sprintf("a scrim of %.2f would hide the picture", p.opacity)
	case p.busy > p.most:
		return fmt.Sprintf("%.0f %% of the picture under the words is edges", 100*p.busy)
	case p.covers():
		return fmt.Sprintf("a scrim of %.2f would lie over what matters in the picture", p.veiled)
	}
	return ""
}

// covers reports whether nothing is wrong with a page but that a scrim lies over what matters in the picture.
func (p *photoPage) covers() bool {
	return !p.hidden && p.busy <= p.most && p.veiled > mostVeiled && !p.whole
}

// mostVeiled is the most opacity of a scrim over what matters in a picture.
const mostVeiled = 0.2

// photoAlt tells whose the picture is.
func (s *Setter) photoAlt(of *photograph, lang string) string {
	if of.credit == "" {
		return ""
	}
	if isChinese(lang) || isJapanese(lang) {
		return "\u3002" + s.Words.PhotoCredit + of.credit
	}
	return ". " + s.Words.PhotoCredit + of.credit
}
