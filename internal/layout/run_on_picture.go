package layout

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/picture"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A picture that runs through the cards of a carousel: each page shows the next piece of it, in a band along one edge, so that who turns
// the cards walks through the picture. The cards are laid out on what the band leaves of the page, as on what a platform leaves. A card
// that has a picture of its own shows that, and the one that runs on passes behind it.

// runOnPicture is that picture and the cards that it runs through, in one language.
type runOnPicture struct {
	setter *Setter
	of     *photograph
	top    bool
	cards  []runOnCard
	mutex  sync.Mutex
	sizes  map[string]*together // by size of page and band
}

// runOnCard is a card before anything runs through it.
type runOnCard struct {
	lay func(size theme.Size) []*Page
	// own tells that it has a picture of its own.
	own bool
	pos diag.Pos
}

// runOnPicture returns the picture that runs on; nil where none does, or none was read.
func (s *Setter) runOnPicture() *runOnPicture {
	of := s.photographOf(s.deck.RunOn.Image, s.Lang)
	if of == nil {
		return nil
	}
	return &runOnPicture{setter: s, of: of, top: s.deck.RunOn.Edge.V == "top", sizes: map[string]*together{}}
}

// add has the picture run through a card too, and returns how that is laid out then.
func (r *runOnPicture) add(card *deck.Card, lay func(size theme.Size) []*Page) func(size theme.Size) []*Page {
	n := len(r.cards)
	r.cards = append(r.cards, runOnCard{lay: lay, own: card.OwnImage() != nil, pos: card.Pos})
	return func(size theme.Size) []*Page { return r.lay(n, size) }
}

// isStrip reports whether pages of a size are turned side by side: those that are seen alone, or one after the other on a screen, are not.
func isStrip(size theme.Size) bool {
	return !size.AutoHeight && !size.CoverOnly() && size.Class == theme.Phone
}

// bandsOf are the heights of the band that are tried, as shares of the theme's: where a card needs more than mostRunOn pages beside it, the picture leaves
// it more of each, on all pages of the deck.
var bandsOf = []float64{1, 0.8, 0.64, 0.5}

// mostRunOn is how many pages a card may have beside the theme's band.
const mostRunOn = 3

// band is where the picture runs on pages of a size, px, at a share of the theme's height, and left is the size with what that leaves to words.
func (r *runOnPicture) band(size theme.Size, share float64) (band scene.Rect, left theme.Size) {
	tokens := &r.setter.Theme.Decoration
	safe := size.Safe()
	height := math.Round(share * tokens.RunOn.Band * safe.H)
	gap := tokens.Photo.Under.For(size)
	left = size
	band = scene.Rect{W: float64(size.Width)}
	if r.top {
		band.H = safe.Y + height
		left.Insets.Top = band.H + gap
		return band, left
	}
	band.Y = safe.Y + safe.H - height
	band.H = float64(size.Height) - band.Y
	left.Insets.Bottom = band.H + gap
	return band, left
}

// left is what the picture leaves of a page to a card.
func (r *runOnPicture) left(card *deck.Card, size theme.Size) theme.Size {
	if card.OwnImage() != nil || len(r.cards) < 2 || !isStrip(size) {
		return size
	}
	share, _ := r.laid(size)
	_, left := r.band(size, share)
	return left
}

// laid lays out all cards beside the highest band with which none needs more than mostRunOn pages, or where there is none, with which they need
// the fewest; it returns the share of the theme's height that this has.
func (r *runOnPicture) laid(size theme.Size) (share float64, pages [][]*Page) {
	fewest := 0
	for _, try := range bandsOf {
		all := r.laidBeside(size, try)
		most := 0
		for i, p := range all {
			if !r.cards[i].own {
				most = max(most, pagesBeside(p))
			}
		}
		if pages == nil || most < fewest {
			share, pages, fewest = try, all, most
		}
		if fewest <= mostRunOn {
			break
		}
	}
	return share, pages
}

// pagesBeside is how many pages a card has beside the band; a dialogue that is parted, so that a page may have a question alone, counts as one that has too many.
func pagesBeside(pages []*Page) int {
	if len(pages) > 1 && pages[0].Layout == "dialogue" {
		return max(len(pages), mostRunOn+1)
	}
	return len(pages)
}

// laidBeside lays out all cards beside a band of a share of the theme's height.
func (r *runOnPicture) laidBeside(size theme.Size, share float64) [][]*Page {
	_, left := r.band(size, share)
	return r.on(size, share).all(func(i int) []*Page {
		if r.cards[i].own {
			return r.cards[i].lay(size)
		}
		if pages := r.cards[i].lay(left); !refused(pages) {
			return pages
		}
		// It needs the whole page.
		return r.cards[i].lay(size)
	})
}

// lay lays out the card of that number.
func (r *runOnPicture) lay(n int, size theme.Size) []*Page {
	if len(r.cards) < 2 || !isStrip(size) {
		return r.cards[n].lay(size)
	}
	share, all := r.laid(size)
	band, _ := r.band(size, share)
	pages := slices.Clone(all[n])
	first, total := 0, 0
	for i, p := range all {
		if i == n {
			first = total
		}
		total += len(p)
	}
	for i, p := range pages {
		if r.cards[n].own || len(p.Scene.Items) == 0 {
			continue // its own picture, or an error that has left it empty
		}
		if p.Size.Insets == size.Insets {
			page := *p
			page.Warnings = slices.Clip(p.Warnings)
			page.Warnings.Warnf(r.cards[n].pos, "image-left-out", "shorten the card, or leave the size out", "on %s the card leaves no room for the picture that runs on, which passes behind it", size.Name)
			pages[i] = &page
			continue
		}
		pages[i] = r.draw(p, size, band, first+i, total)
		if share < 1 {
			pages[i].choose("band", fmt.Sprintf("%.0f", band.H), fmt.Sprintf("lower than the theme's, beside which a card would need more than %d pages", mostRunOn))
		}
	}
	return pages
}

// refused reports whether a card could not be laid out.
func refused(pages []*Page) bool {
	return slices.ContainsFunc(pages, func(p *Page) bool { return p.Warnings.HasErrors() })
}

// on returns the cards on a size of page, beside a band of a share of the theme's height.
func (r *runOnPicture) on(size theme.Size, share float64) *together {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	key := fmt.Sprintf("%s %d×%d %g", size.Name, size.Width, size.Height, share)
	if r.sizes[key] == nil {
		r.sizes[key] = newTogether(len(r.cards))
	}
	return r.sizes[key]
}

// draw returns a copy of the page with its piece of the picture: the nth of so many.
func (r *runOnPicture) draw(p *Page, size theme.Size, band scene.Rect, n, total int) *Page {
	page, drawn := *p, *p.Scene
	page.Scene, page.Size = &drawn, size
	safe := size.Safe()
	page.Safe = scene.Rect{X: safe.X, Y: safe.Y, W: safe.W, H: safe.H}
	drawn.Items, drawn.Boxes = slices.Clip(drawn.Items), slices.Clip(drawn.Boxes)
	page.Chosen, page.Warnings = slices.Clip(page.Chosen), slices.Clip(page.Warnings)
	c := r.setter.newCanvas(size, p.Card, p.Kind, r.of.pos)
	c.Page = &page

	strip := r.strip(c, band, total)
	var items []scene.Item
	for _, piece := range strip.pieces(n) {
		items = append(items, scene.Image{Source: piece.print, Area: piece.area, Focus: scene.Point{X: 0.5, Y: 0.5}})
	}
	c.mark("image", band, items...)
	why := fmt.Sprintf("page %d of %d that the deck has a picture run through", n+1, total)
	if strip.copies > 1 {
		why += fmt.Sprintf("; it is too narrow for so many, and goes on in its mirror image %d times", strip.copies-1)
	}
	c.choose("run_on", "picture", why)
	if n == 0 {
		r.credit(c, band)
		strip.tell(c)
	}
	if r.of.credit != "" {
		drawn.Alt += r.setter.photoAlt(r.of, r.setter.Lang)
	}
	return &page
}

// strip is the picture in its size, over all pages.
type strip struct {
	of   *photograph
	band scene.Rect
	// scale is px of the page a pixel of the picture, x and y where the first copy starts on the band of the first page.
	scale float64
	x, y  float64
	// width is that of a copy, whole px; copies is how many there are, each the mirror image of the one before.
	width, copies int
	// total is the number of pages.
	total int
	ramp  *picture.Ramp
}

// stripVisible is the least of the picture's height that the band shows, so that it has to be mirrored the less.
const stripVisible = 0.6

// strip sizes the picture for a number of pages: as high as the band; if that is too narrow, larger, and then mirrored.
func (r *runOnPicture) strip(c *canvas, band scene.Rect, total int) *strip {
	b := r.of.source.Bounds()
	w, h := float64(b.Dx()), float64(b.Dy())
	whole := float64(total) * band.W
	t := &strip{of: r.of, band: band, total: total}
	covers := band.H / h
	t.scale = math.Max(covers, math.Min(whole/w, covers/stripVisible))
	t.scale = math.Max(t.scale, band.W/w) // a page shows no more than one copy and the start of the next
	t.width = int(math.Floor(t.scale*w + 1e-6))
	t.copies = max(1, int(math.Ceil((whole-1)/float64(t.width))))
	if spare := float64(t.width) - whole; spare > 0 {
		t.x = -math.Round(math.Min(spare, math.Max(0, r.of.focus.X*float64(t.width)-whole/2)))
	}
	if spare := t.scale*h - band.H; spare > 0 {
		t.y = -math.Round(math.Min(spare, math.Max(0, float64(r.of.focus.Y*t.scale*h)-band.H/2)))
	}
	p := &photoPage{of: r.of, arrangement: arrangement{form: photoBeside, area: band}}
	// What its first page shows says whether it is calm.
	p.print = &picture.Print{Source: r.of.source, Width: min(t.width, int(band.W)), Height: int(band.H), Scale: t.scale, X: t.x, Y: t.y}
	p.area.W = float64(p.print.Width)
	t.ramp = p.ramp(c)
	return t
}

// stripPiece is a part of one copy on one page.
type stripPiece struct {
	area  scene.Rect
	print *picture.Print
}

// pieces are what the page of that number, from 0, shows: on whole px, so that nothing is seen of where one ends.
func (t *strip) pieces(page int) (out []stripPiece) {
	from := int(float64(page)*t.band.W - t.x)
	to := from + int(t.band.W)
	for k := from / t.width; k*t.width < to; k++ {
		a, b := max(from, k*t.width), min(to, (k+1)*t.width)
		print := &picture.Print{Source: t.of.source, Width: b - a, Height: int(t.band.H), Scale: t.scale, Y: t.y, Tones: t.ramp, Mirrored: k%2 == 1}
		print.X = float64(k*t.width - a)
		if print.Mirrored {
			print.X = float64(b - (k+1)*t.width)
		}
		out = append(out, stripPiece{scene.Rect{X: t.band.X + float64(a-from), Y: t.band.Y, W: float64(b - a), H: t.band.H}, print})
	}
	return out
}

// tell warns where the picture has too few pixels, or is much too narrow.
func (t *strip) tell(c *canvas) {
	b := t.of.source.Bounds()
	if t.scale > enlarged {
		grow := t.scale / enlarged
		c.Warnings.Warnf(t.of.pos, "picture-small", fmt.Sprintf("bring it with at least %d × %d pixels", int(math.Ceil(float64(b.Dx())*grow)), int(math.Ceil(float64(b.Dy())*grow))),
			"the picture that runs on has %d × %d pixels, and on %s it is enlarged %.1f times", b.Dx(), b.Dy(), c.size.Name, t.scale)
	}
	if t.copies > mostCopies {
		c.Warnings.Notef(t.of.pos, "picture-narrow", fmt.Sprintf("a picture %.0f times as wide as high would do without", float64(t.total)*t.band.W/t.band.H*stripVisible),
			"on %s the picture that runs on is narrower than the %d pages, and is seen %d times, each the mirror image of the one before", c.size.Name, t.total, t.copies)
	}
}

// mostCopies is how often a picture may be seen before that is told.
const mostCopies = 2

// credit names the photographer on a tab of the page's ground that cuts into the first page's band at the outer corner.
func (r *runOnPicture) credit(c *canvas, band scene.Rect) {
	if r.of.credit == "" {
		return
	}
	roles := &c.theme.Type.Roles
	l := label{role: "note", text: c.set.Words.PhotoCredit + r.of.credit, style: roles.Note, size: c.size.Floor(theme.LabelText), colour: c.colours.Soft}
	b := c.needed(l, c.area.W, 1)
	pad := stripTab * b.Size
	tab := scene.Rect{X: band.X, Y: band.Y, W: c.area.X - band.X + b.Width() + 2*pad, H: b.Height() + 2*pad}
	if r.top {
		tab.Y = band.Bottom() - tab.H
	}
	c.mark("decoration", tab, scene.Fill{Path: scene.Rectangle(tab), Paint: scene.Solid(c.colours.Ground)})
	c.put(b, c.area.X, tab.Y+pad, b.Width())
}

// stripTab is kept about the credit on its tab, em.
const stripTab = 0.55
