package job

import (
	"fmt"
	"math"
	"strings"

	"cards/internal/layout"
	"cards/internal/render/html"
)

// Which pictures of a card a figure shows: of the sizes that a run makes, the widest lying one, and for narrow windows the tallest upright one.

// shape is the pages of a card at one size; of frames only the last of each page, which is the page as it is.
type shape struct {
	unit  *Unit
	pages []*layout.Page
}

func (s *shape) width() float64  { return s.pages[0].Scene.Width }
func (s *shape) height() float64 { return s.pages[0].Scene.Height }

// lying is how a shape serves for wide windows: lying ones first, then squares, then upright ones; of these the widest.
func (s *shape) lying() int {
	switch {
	case s.width() > s.height():
		return 2
	case s.width() == s.height():
		return 1
	}
	return 0
}

// shapes returns the shapes of a card in a language, in the order of the sizes.
func (p *Plan) shapes(card, lang string) []shape {
	var out []shape
	for i := range p.units {
		u := &p.units[i]
		if u.Card != card || u.Lang != lang {
			continue
		}
		s := shape{unit: u, pages: wholePages(p.pages[i])}
		if len(s.pages) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// wholePages returns the pages that are no frames, or the last frame of each.
func wholePages(pages []*layout.Page) []*layout.Page {
	var out []*layout.Page
	for _, page := range pages {
		if page.Frame == page.Frames {
			out = append(out, page)
		}
	}
	return out
}

// chooseShapes returns the shape for wide windows, those that are like it but for their size, and the one for narrow windows; nil where none serves.
// What stands for another has as many pages: a browser changes each for its like, and all of them together say the whole.
func chooseShapes(all []shape) (wide *shape, alike []shape, narrow *shape) {
	for i := range all {
		s := &all[i]
		if wide == nil || s.lying() > wide.lying() || s.lying() == wide.lying() && s.width() > wide.width() {
			wide = s
		}
	}
	if wide == nil {
		return nil, nil, nil
	}
	for i := range all {
		s := &all[i]
		if s == wide || len(s.pages) != len(wide.pages) {
			continue
		}
		if s.width() != wide.width() && s.sameShape(wide) {
			alike = append(alike, *s)
		}
		if s.lying() < wide.lying() && (narrow == nil || s.height()/s.width() > narrow.height()/narrow.width() || s.height()/s.width() == narrow.height()/narrow.width() && s.height() > narrow.height()) {
			narrow = s
		}
	}
	return wide, alike, narrow
}

// sameShape reports whether the pages of two shapes have the same proportions, to a pixel.
func (s *shape) sameShape(o *shape) bool {
	for i := range s.pages {
		a, b := s.pages[i].Scene, o.pages[i].Scene
		if math.Abs(a.Height-b.Height*a.Width/b.Width) > 0.5 {
			return false
		}
	}
	return true
}

// embedPictures returns the pages of a figure with their pictures. Inline they are in it, each in one format, which everything reads where the run
// makes such.
func (p *Plan) embedPictures(folder *Folder, set *embedSet, card string, drawn map[string]*File) ([]html.Page, error) {
	wide, alike, narrow := chooseShapes(p.shapes(card, set.lang))
	formats := p.figureFormats()
	if p.request.HTML.Inline {
		alike, formats = nil, formats[:1]
	}
	shown := append([]shape{*wide}, alike...)
	if narrow != nil {
		shown = append(shown, *narrow)
	}
	pages := make([]html.Page, len(wide.pages))
	for k := range pages {
		pages[k].Alt = wide.pages[k].Scene.Alt
		for n := range shown {
			upright := narrow != nil && shown[n].unit == narrow.unit
			for _, v := range p.variantsOf(&shown[n]) {
				for _, format := range formats {
					m := html.Picture{Format: format, Upright: upright, Dark: v.dark}
					if err := p.embedPicture(folder, set, drawn, v.unit, v.pages[k], &m); err != nil {
						return nil, err
					}
					pages[k].Pictures = append(pages[k].Pictures, m)
				}
			}
		}
	}
	return pages, nil
}

// giveAlts gives pages that say nothing in words a text alternative, which is never empty: a last card may show a logo alone.
func (p *Plan) giveAlts(units []Unit, pages [][]*layout.Page) {
	for i := range pages {
		for _, page := range pages[i] {
			if strings.TrimSpace(page.Scene.Alt) != "" {
				continue
			}
			if page.Scene.Alt = p.slideTitle(page, units[i].Lang); strings.TrimSpace(page.Scene.Alt) == "" {
				page.Scene.Alt = p.Stem
			}
		}
	}
}

// embedPicture fills in where the picture of a page is, and how large.
func (p *Plan) embedPicture(folder *Folder, set *embedSet, drawn map[string]*File, u *Unit, page *layout.Page, m *html.Picture) error {
	file := drawn[picturePath(u, page, m.Format)]
	if file == nil {
		return fmt.Errorf("its picture in %s was not made", page.Size.Name)
	}
	m.Width, m.Height, m.Pixels = int(math.Round(page.Scene.Width)), int(math.Round(page.Scene.Height)), file.Width
	if !p.request.HTML.Inline {
		m.Path = set.relative(file.Path)
		return nil
	}
	var err error
	m.Data, err = folder.Read(file.Path, 1<<30)
	return err
}
