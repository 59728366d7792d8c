package job

import (
	"cards/internal/diag"
	"cards/internal/scene"
)

// What --palette does well, and what it does not.

// palettePhotograph is the share of a page from which a picture on it counts as a photograph that needs more than 256 colours.
const palettePhotograph = 0.1

// paletteFaults tells that a palette changes nothing, as no PNG is made, and of cards whose photographs it leaves with bands.
func (p *Plan) paletteFaults() diag.List {
	var list diag.List
	if !p.request.Palette {
		return nil
	}
	at := diag.Pos{File: p.Deck.File}
	png := false
	for _, f := range p.pictureFormats() {
		png = png || f == FormatPNG
	}
	if !png && !(p.request.Slides.Pictures && p.wants(FormatPresentation)) {
		list.Warnf(at, "unused-palette", "add --format png", "--palette is for PNG files, and none is asked for")
		return list
	}
	told := map[string]bool{}
	for _, unit := range p.pages {
		for _, page := range unit {
			if !told[page.Card] && photographs(page.Scene.Items, palettePhotograph*page.Scene.Width*page.Scene.Height) {
				told[page.Card] = true
				list.Notef(p.cardPos(page.Card), "palette-bands", "ask for --format jpg or webp where that is seen", "card %s has a photograph: in 256 colours its soft tones may show bands", page.Card)
			}
		}
	}
	return list
}

// photographs reports whether items show a picture of at least so many square px.
func photographs(items []scene.Item, least float64) bool {
	for _, item := range items {
		switch item := item.(type) {
		case scene.Image:
			if item.Area.W*item.Area.H >= least && !item.Pixelated {
				return true
			}
		case scene.Group:
			if photographs(item.Items, least) {
				return true
			}
		}
	}
	return false
}
