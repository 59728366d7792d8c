package proof

import (
	"cmp"
	"image"
	"image/color"
	"slices"

	"cards/internal/layout"
	"cards/internal/render/raster"
	"cards/internal/scene"
	"cards/internal/theme"
)

// Contrast measures the contrast of every text against what is truly under it (look.md, principle 6): the page is drawn without its
// texts, the texts without the page, and wherever a pixel is wholly covered the two are compared. Quotes and titles need 7:1 in their
// own colour; words that step out in the accent, and everything else, 4.5:1. One pixel in a thousand may have less, since grain and
// printers' screens are made of single pixels. Over a picture it is one in a hundred, and a pixel is the mean of four: the lights of a
// town at night make no word hard to read.
func Contrast(r *raster.Renderer, p *layout.Page, t *theme.Theme) ([]Fault, error) {
	words, without := split(p.Scene)
	ink, err := r.DrawItems(words, 0, len(words.Items), 1)
	if err != nil {
		return nil, err
	}
	defer r.Recycle(ink)
	ground, err := r.Draw(without, 1)
	if err != nil {
		return nil, err
	}
	defer r.Recycle(ground)
	l := &list{page: p}
	for _, b := range p.Scene.Boxes {
		if len(b.Lines) == 0 {
			continue
		}
		found, paints, allowed := pairs{}, paintsOf(p.Scene.Items[b.From:b.To]), oneInGround
		if overPicture(p.Scene, &b) {
			allowed = oneInPicture
		}
		for _, line := range b.Lines {
			found.measure(line.Ink, ink, ground, allowed == oneInPicture)
		}
		needs := theme.TextContrast
		if b.Role == "quote" || b.Role == "title" {
			needs = theme.QuoteContrast
		}
		accent := func(c color.NRGBA) bool { return c == t.Colours.AccentText || c == t.Colours.AccentShape }
		if has, ok := found.worst(func(c color.NRGBA) bool { return paints[c] && !accent(c) }, allowed); ok && has < needs {
			l.add("contrast", "%s %q has a contrast of %.2f, want %.1f", b.Role, b.Text, has, needs)
		}
		if has, ok := found.worst(func(c color.NRGBA) bool { return paints[c] && accent(c) }, allowed); ok && has < theme.TextContrast {
			l.add("contrast", "%s %q has a contrast of %.2f in the accent, want %.1f", b.Role, b.Text, has, theme.TextContrast)
		}
	}
	return l.faults, nil
}

// paintsOf returns the colours in which texts are set: emoji have their own.
func paintsOf(items []scene.Item) map[color.NRGBA]bool {
	out := map[color.NRGBA]bool{}
	for _, it := range items {
		if t, ok := it.(scene.Text); ok {
			out[t.Run.Paint.Color] = true
		}
	}
	return out
}

// split parts a page into its words, on nothing, and all the rest: what a glyph only decorates is rest.
func split(p *scene.Page) (words, without *scene.Page) {
	said := make([]bool, len(p.Items))
	for _, b := range p.Boxes {
		for i := b.From; i < b.To && len(b.Lines) > 0; i++ {
			_, said[i] = p.Items[i].(scene.Text)
		}
	}
	a, b := *p, *p
	a.Items, b.Items = nil, nil
	a.Ground = color.NRGBA{}
	for i, it := range p.Items {
		if said[i] {
			a.Items = append(a.Items, it)
		} else {
			b.Items = append(b.Items, it)
		}
	}
	return &a, &b
}

// pair is a colour and what is under it; pairs counts the pixels of each.
type (
	pair  struct{ ink, ground color.NRGBA }
	pairs map[pair]int
)

// around are the places, px from a stroke, against which it is seen: under it and beside it.
var around = []image.Point{{}, {-4, -4}, {4, -4}, {-4, 4}, {4, 4}}

// measure counts the pixels of an area that ink covers wholly, with what is under them. On a picture (mean) what is beside the strokes
// counts too, and each is the mean of four pixels: otherwise a few grains under the thin strokes of a small name would decide.
func (n pairs) measure(area scene.Rect, ink, ground *image.RGBA, mean bool) {
	box := image.Rect(int(area.X), int(area.Y), int(area.Right())+1, int(area.Bottom())+1).Intersect(ink.Bounds())
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if i := ink.PixOffset(x, y); ink.Pix[i+3] == 255 {
				if !mean {
					n[pair{opaque(ink.Pix[i:]), opaque(ground.Pix[ground.PixOffset(x, y):])}]++
					continue
				}
				for _, d := range around {
					n[pair{opaque(ink.Pix[i:]), meanOf(ground, x+d.X, y+d.Y)}]++
				}
			}
		}
	}
}

// meanOf is the mean of the four pixels of which one is at a place; at the edges of the picture there are fewer.
func meanOf(m *image.RGBA, x, y int) color.NRGBA {
	var sum [3]int
	x, y = min(max(x, 0), m.Bounds().Max.X-1)&^1, min(max(y, 0), m.Bounds().Max.Y-1)&^1
	four := image.Rect(x, y, x+2, y+2).Intersect(m.Bounds())
	for v := four.Min.Y; v < four.Max.Y; v++ {
		for u := four.Min.X; u < four.Max.X; u++ {
			for k := range sum {
				sum[k] += int(m.Pix[m.PixOffset(u, v)+k])
			}
		}
	}
	count := four.Dx() * four.Dy()
	return color.NRGBA{uint8(sum[0] / count), uint8(sum[1] / count), uint8(sum[2] / count), 255}
}

const (
	// oneInGround and oneInPicture are of how many pixels one may have too little contrast.
	oneInGround  = 1000
	oneInPicture = 100
)

// overPicture reports whether a box stands on a picture, at least in part.
func overPicture(p *scene.Page, b *scene.Box) bool {
	for _, it := range p.Items {
		if m, ok := it.(scene.Image); ok {
			for _, l := range b.Lines {
				if m.Area.Overlaps(l.Ink) {
					return true
				}
			}
		}
	}
	return false
}

func opaque(pix []uint8) color.NRGBA { return color.NRGBA{R: pix[0], G: pix[1], B: pix[2], A: 255} }

// worst returns the contrast that all but one pixel of so many have, of the pairs that are wanted; ok is false where there are none.
func (n pairs) worst(wanted func(ink color.NRGBA) bool, allowed int) (contrast float64, ok bool) {
	type row struct {
		contrast float64
		pixels   int
	}
	var rows []row
	all := 0
	for p, pixels := range n {
		if wanted(p.ink) {
			rows = append(rows, row{theme.Contrast(p.ink, p.ground), pixels})
			all += pixels
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.contrast, b.contrast) })
	passed := 0
	for _, r := range rows {
		if passed += r.pixels; passed > all/allowed {
			return r.contrast, true
		}
	}
	return 0, false
}
