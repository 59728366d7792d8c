package pptx

import (
	"fmt"

	"cards/internal/scene"
)

// The presentation as a whole: what its slides share, and the parts around them.

// deck is a presentation in the making.
type deck struct {
	doc   *Document
	theme Theme
	// palette is that of the theme, complete.
	palette Palette
	// width and height of the slides in EMU; grid is where a page lies on one.
	width, height int64
	grid          grid
	parts         parts
	typefaces     map[string]*typeface
	pictures      map[mediaKey]medium
	sums          map[[32]byte]string
	mediaCount    int
	// template is nil for a look of our own.
	template *template
	// slides are the names of the parts, and models what the first slide of each kind looks like, for its layout.
	slides []string
	models map[string]model
	notes  bool
}

// model is what a layout takes from a slide, in px.
type model struct {
	title, second         scene.Rect
	titleSize, secondSize float64
	align                 string
}

// newDeck prepares what slides need: the size, the palette, the fonts, the template.
func newDeck(doc *Document) (*deck, error) {
	d := &deck{doc: doc, theme: doc.Theme, typefaces: map[string]*typeface{}, pictures: map[mediaKey]medium{}, sums: map[[32]byte]string{}, models: map[string]model{}}
	if d.theme.Name == "" {
		d.theme.Name = "Cards"
	}
	d.palette = doc.Theme.Palette
	d.palette.complete(doc.Slides[0].Scene)
	d.themeFonts()
	d.width, d.height = slideSize(doc.Width, doc.Height)
	if doc.Template != nil {
		t, err := readTemplate(doc.Template)
		if err != nil {
			return nil, fmt.Errorf("pptx: template: %w", err)
		}
		d.template, d.width, d.height = t, t.width, t.height
		for _, name := range t.order {
			d.parts.put(name, t.parts[name].kind, t.parts[name].data, t.parts[name].rels)
			d.parts.byName[name].stored = t.parts[name].stored
		}
	}
	d.grid = fitted(doc.Width, doc.Height, d.width, d.height)
	return d, nil
}

// addSlide writes one slide and its notes.
func (d *deck) addSlide(from *Slide) error {
	n := len(d.slides) + 1
	name := fmt.Sprintf("ppt/slides/slide%d.xml", n)
	page := from.Scene
	if page == nil {
		page = &scene.Page{Width: d.doc.Width, Height: d.doc.Height, Ground: d.palette.Ground}
	}
	whole := *from
	whole.Scene = page
	s := d.newSlide(&whole)
	layout := d.layoutOf(s.kind())
	s.rels.add(relLayout, layout.part, false)
	var data []byte
	if d.doc.Text == Picture {
		data = s.pictureMarkup()
	} else {
		d.remember(s)
		data = s.markup()
	}
	if notes := clean(from.Notes); notes != "" {
		d.addNotes(n, name, notes, &s.rels)
	}
	d.parts.put(name, typeSlide, data, s.rels)
	d.slides = append(d.slides, name)
	return nil
}

// remember keeps what the first slide of a kind looks like.
func (d *deck) remember(s *slide) {
	if _, ok := d.models[s.kind()]; ok {
		return
	}
	m := model{align: "l"}
	order := readingOrder(s.page, s.bodies)
	title := s.title(order)
	for _, k := range order {
		box := &s.page.Boxes[k]
		switch {
		case k == title && !box.Vertical:
			m.title, m.titleSize, m.align = s.bodies[k].area, box.FontSize, s.bodies[k].align
		case m.secondSize == 0 && !box.Vertical && (box.Role == "source" || box.Role == "subtitle" || box.Role == "speaker"):
			m.second, m.secondSize = s.bodies[k].area, box.FontSize
		}
	}
	d.models[s.kind()] = m
}

// finish writes the parts that all slides share.
func (d *deck) finish() error {
	if d.template == nil {
		d.addTheme("ppt/theme/theme1.xml")
		d.addMaster()
	}
	if d.notes && d.notesMaster() == ownNotesMaster {
		d.addNotesMaster()
	}
	d.addPresentation()
	d.addProperties()
	return nil
}

// pictureMarkup writes a slide that is one picture, with a title that is heard.
func (s *slide) pictureMarkup() []byte {
	d := s.deck
	rel := s.rels.add(relImage, d.addMedia(s.from.Picture, "png"), false)
	m := part("p:sld")
	var attrs []string
	if s.from.Name != "" {
		attrs = []string{"name", s.from.Name}
	}
	m.start("p:cSld", attrs...)
	m.start("p:spTree")
	writeTreeHead(m)
	whole := scene.Rect{W: d.doc.Width, H: d.doc.Height}
	sh := shape{opacity: 1, picture: &placedPicture{rel: rel, form: geometryOf(scene.Rectangle(whole)), area: whole}}
	s.hiddenTitle(m)
	alt := flatText(s.page.Alt)
	if alt == "" {
		alt = flatText(s.from.Title)
	}
	s.writePicture(m, &sh, label{name: s.name("image"), text: alt, decorative: alt == ""})
	m.end(2)
	m.start("p:clrMapOvr")
	m.empty("a:masterClrMapping")
	m.end(1)
	return m.done()
}
