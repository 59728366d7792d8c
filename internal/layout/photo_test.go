package layout

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"sort"
	"strings"
	"testing"

	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/picture"
	"cards/internal/render/raster"
	"cards/internal/scene"
	"cards/internal/theme"
)

// paintedPicture makes a picture of w×h from the tone and tint of each place, both 0 to 1.
func paintedPicture(w, h int, at func(x, y float64) (tone, tint float64)) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			tone, tint := at(float64(x)/float64(w), float64(y)/float64(h))
			v := func(k float64) uint8 { return uint8(math.Max(0, math.Min(255, 255*tone*k))) }
			m.SetRGBA(x, y, color.RGBA{v(1), v(1 - 0.3*tint), v(1 - 0.6*tint), 255})
		}
	}
	return m
}

// hash01 is an even number from 0 to 1 for a place.
func hash01(x, y int) float64 {
	h := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca77
	h = (h ^ h>>15) * 0x2c1b3c6d
	return float64((h^h>>12)&0xffff) / 0xffff
}

// testPictures are grey, bright, busy, badly lit, and one whose upper half is calm.
var testPictures = map[string]image.Image{
	"grey":   paintedPicture(600, 800, func(x, y float64) (float64, float64) { return 0.5, 0 }),
	"bright": paintedPicture(800, 600, func(x, y float64) (float64, float64) { return 0.97 - 0.05*x, 0.1 }),
	"busy":   paintedPicture(700, 700, func(x, y float64) (float64, float64) { return hash01(int(x*90), int(y*90)), hash01(int(x*90), 7) }),
	"badly lit": paintedPicture(900, 500, func(x, y float64) (float64, float64) {
		return 0.05 + 0.95*math.Exp(-40*((x-0.2)*(x-0.2)+(y-0.3)*(y-0.3))) + 0.1*hash01(int(x*300), int(y*200)), 0.5
	}),
	"calm above": paintedPicture(600, 750, func(x, y float64) (float64, float64) {
		if y < 0.5 {
			return 0.1 + 0.1*y, 0.2
		}
		return hash01(int(x*60), int(y*75)), 0.4
	}),
}

// photographed returns the setter of a deck whose images are the picture.
func photographed(t testing.TB, look, yaml string, m image.Image) *Setter {
	t.Helper()
	s := setterOf(t, look, yaml)
	s.Pictures = map[*deck.Image]image.Image{}
	for _, i := range s.deck.PageImages() {
		s.Pictures[i] = m
	}
	return s
}

const photoCards = `lang: zh-Hans
date: 2025-06-16
brand: {name: 有用集, handle: "@youyongji"}
speakers: {a: {name: 埃隆·马斯克, role: SpaceX 首席执行官}}
sources: {s: {title: AI创业学校, kind: interview}}
cover: {title: 从 Zip2 到火星, subtitle: 一次对谈, image: {file: a.jpg, credit: 王小明}}
end: {title: 做个有用的人, image: a.jpg}
quotes:
  - {id: short, text: "不要渴望荣耀，要渴望工作。", mark: [工作], dim: [不要渴望荣耀], image: {file: a.jpg, focus: [0.2, 0.3], credit: 王小明}}
  - {id: long, text: "在 PayPal 之后，我想，我很好奇为什么我们没有把任何人送上火星。我去了 NASA 的网站，看看我们什么时候送人去火星，但没有日期。我以为可能只是在网站上很难找到。但事实上，并没有真正计划送人去火星。", layout: photo, image: {file: a.jpg, treatment: duotone}}
  - {id: both, text: "粉碎你的自我。", translation: {en: "Crush your ego."}, image: a.jpg}
timelines:
  - {id: road, title: 路, image: {file: a.jpg, credit: 李小红}, events: [{date: 1995, title: 起}, {date: 1999, title: 承}, {date: 2002, title: 转}]}
`

// wordless draws a page without its words.
func wordless(t *testing.T, r *raster.Renderer, p *Page) *image.RGBA {
	t.Helper()
	words := map[int]bool{}
	for _, b := range p.Scene.Boxes {
		for i := b.From; len(b.Lines) > 0 && i < b.To; i++ {
			words[i] = true
		}
	}
	bare := *p.Scene
	bare.Items = nil
	for i, item := range p.Scene.Items {
		if !words[i] {
			bare.Items = append(bare.Items, item)
		}
	}
	m, err := r.Draw(&bare, 1)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// contrastBehind is the contrast that 99 of 100 pixels behind a box's words have with it.
func contrastBehind(m *image.RGBA, b *scene.Box) float64 {
	var contrasts []float64
	for _, l := range b.Lines {
		for y := int(l.Ink.Y); y < int(l.Ink.Bottom()); y += 2 {
			for x := int(l.Ink.X); x < int(l.Ink.Right()); x += 2 {
				if image.Pt(x, y).In(m.Rect) {
					c := m.RGBAAt(x, y)
					contrasts = append(contrasts, theme.Contrast(b.Color, color.NRGBA{c.R, c.G, c.B, 255}))
				}
			}
		}
	}
	if len(contrasts) == 0 {
		return 21
	}
	sort.Float64s(contrasts)
	return contrasts[len(contrasts)/100]
}

// Words on a photograph can be read, whatever it shows, on pages of every shape and in every theme: measured in the pixels behind
// them. Nothing overlaps, nothing leaves the safe area, and the photographer is named.
func TestWordsOnPhotographs(t *testing.T) {
	looks := []string{"photo", "ink", "grid"}
	sizes := []string{"portrait", "square", "story", "slide", "og", "wechat-cover", "banner"}
	if testing.Short() {
		looks, sizes = looks[:2], sizes[:4]
	}
	forms := map[string]int{}
	for name, m := range testPictures {
		for i, look := range looks {
			t.Run(name+"/"+look, func(t *testing.T) {
				r := raster.New()
				s := photographed(t, look, photoCards, m)
				for j, size := range sizes {
					if look != "photo" && (i+j+len(name))%5 != 0 || look == "photo" && (len(name)+j)%3 != 0 {
						continue // every fifth, and every third of the theme that is for pictures, by picture, for time
					}
					for _, card := range s.Cards() {
						sz := sizeOf(t, size)
						if sz.For == theme.CoverOnly && !card.Cover {
							continue
						}
						for _, p := range card.Lay(sz) {
							where := fmt.Sprintf("%s %s %d", card.ID, size, p.Page)
							if p.Warnings.HasErrors() {
								t.Errorf("%s: %v", where, p.Warnings)
								continue
							}
							for _, c := range p.Chosen {
								if c.What == "photo" {
									forms[c.Value]++
								}
							}
							checkPhotoPage(t, r, where, p)
						}
					}
				}
			})
		}
	}
	for _, form := range []string{"photo, words below", "photo, words above", "photo, text page", "photo, words right", "photo, low key"} {
		if forms[form] == 0 && !testing.Short() {
			t.Errorf("no picture was set as %s: %v", form, forms)
		}
	}
}

func checkPhotoPage(t *testing.T, r *raster.Renderer, where string, p *Page) {
	t.Helper()
	images := 0
	bare := wordless(t, r, p)
	defer r.Recycle(bare)
	for i := range p.Scene.Boxes {
		b := &p.Scene.Boxes[i]
		if b.Role == "image" {
			images++
		}
		if len(b.Lines) == 0 {
			continue
		}
		want := theme.TextContrast
		if b.Role == "quote" || b.Role == "title" {
			want = theme.QuoteContrast
		}
		if has := contrastBehind(bare, b); has < want {
			t.Errorf("%s: %s %q has %.2f:1, want %.1f (%v)", where, b.Role, b.Text, has, want, p.Chosen)
		}
		for _, l := range b.Lines {
			if !p.Safe.Contains(l.Ink, 0.5) {
				t.Errorf("%s: %q leaves the safe area", where, l.Text)
			}
		}
		for j := range i {
			for _, l := range b.Lines {
				for _, other := range p.Scene.Boxes[j].Lines {
					if l.Ink.Inset(0.5).Overlaps(other.Ink.Inset(0.5)) {
						t.Errorf("%s: %q and %q overlap", where, l.Text, other.Text)
					}
				}
			}
		}
	}
	left := strings.Contains(codes(p), "image-left-out")
	if images == 0 && !left {
		t.Errorf("%s: the picture is not drawn", where)
	}
	if credited := map[string]string{"short": "王小明", "cover": "王小明", "road": "李小红"}[p.Card]; credited != "" && !left {
		said := false
		for _, b := range p.Scene.Boxes {
			said = said || strings.Contains(b.Text, credited)
		}
		if !said || !strings.Contains(p.Scene.Alt, credited) {
			t.Errorf("%s: %s is not named (alt %q)", where, credited, p.Scene.Alt)
		}
	}
}

// Words stand where the picture is calm, and the scrim keeps off what matters in it.
func TestWordsKeepToTheCalmSide(t *testing.T) {
	yaml := "lang: zh-Hans\nquotes: [{text: 不要渴望荣耀，要渴望工作。, image: {file: a.jpg, focus: [0.5, 0.75]}}]"
	for _, p := range photographed(t, "photo", yaml, testPictures["calm above"]).Cards()[0].Lay(sizeOf(t, "portrait")) {
		quote := boxes(p, "quote")[0]
		if quote.Bottom() > 0.5*p.Scene.Height {
			t.Errorf("the words end at %g: %v", quote.Bottom(), p.Chosen)
		}
		print := p.Scene.Items[0].(scene.Image).Source.(*picture.Print)
		y := print.Y + 0.75*750*print.Scale
		for _, s := range print.Scrims {
			if a := s.At(y); s.Edge == picture.Top && a > 0.01 {
				t.Errorf("the scrim has %.2f over what matters", a)
			}
		}
	}
}

// A picture of few pixels is drawn, and told of where it is named.
func TestSmallPhotographsAreTold(t *testing.T) {
	small := paintedPicture(120, 150, func(x, y float64) (float64, float64) { return 0.2, 0 })
	p := photographed(t, "photo", "lang: zh-Hans\nquotes:\n  - text: 好。\n    image: {file: a.jpg}", small).Cards()[0].Lay(sizeOf(t, "portrait"))[0]
	var told diag.Diagnostic
	for _, d := range p.Warnings {
		if d.Code == "picture-small" {
			told = d
		}
	}
	if told.Pos.Line != 4 || told.Severity != diag.Warning || !strings.Contains(told.Message, "120 × 150") {
		t.Errorf("%v", p.Warnings)
	}
}

// A translation stands under its quote on a photograph, and is not told of as left out.
func TestTranslationsOnPhotographs(t *testing.T) {
	yaml := "lang: zh-Hans\nquotes: [{text: 粉碎你的自我。, translation: {en: Crush your ego.}, image: a.jpg}]"
	for name, m := range testPictures {
		for _, size := range []string{"portrait", "slide"} {
			p := photographed(t, "photo", yaml, m).Cards()[0].Lay(sizeOf(t, size))[0]
			if len(boxes(p, "translation")) != 1 || len(p.Warnings) > 0 && strings.Contains(codes(p), "translation-left-out") {
				t.Errorf("%s on %s: %s", name, size, codes(p))
			}
		}
	}
}

// Words that find no room beside a picture are set without it, and that is told.
func TestWordsComeBeforeThePicture(t *testing.T) {
	yaml := "lang: en\nsizes: [900x383]\nspeakers: {t: {name: Henry David Thoreau of Concord, role: 'essayist, poet, surveyor and maker of pencils'}}\nsources: {w: {title: 'Walden; or, Life in the Woods, chapter eighteen', kind: book}}\n" +
		"quotes: [{text: 'If you have built castles in the air, your work need not be lost; that is where they should be. Now put the foundations under them.', image: a.jpg}]"
	size, err := theme.FindSize("900x383")
	if err != nil {
		t.Fatal(err)
	}
	pages := photographed(t, "ink", yaml, testPictures["busy"]).Cards()[0].Lay(size)
	said := ""
	for _, p := range pages {
		for _, b := range boxes(p, "quote") {
			said += b.Text
		}
	}
	pictured := false
	for _, b := range pages[0].Scene.Boxes {
		pictured = pictured || b.Role == "image"
	}
	if told := strings.Contains(codes(pages...), "image-left-out"); told == pictured || !strings.HasSuffix(said, "under them.") {
		t.Errorf("%q, told: %s, drawn: %v", said, codes(pages...), pictured)
	}
}

// Two pages of one quote both stand on the picture.
func TestDividedQuotesOnPhotographs(t *testing.T) {
	yaml := "lang: zh-Hans\nquotes: [{text: " + strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 14) + ", image: a.jpg}]"
	for _, size := range []string{"portrait", "slide", "square"} {
		pages := photographed(t, "photo", yaml, testPictures["busy"]).Cards()[0].Lay(sizeOf(t, size))
		if len(pages) < 2 {
			t.Errorf("%s: %d pages, %s", size, len(pages), codes(pages...))
		}
		r := raster.New()
		for _, p := range pages {
			checkPhotoPage(t, r, size, p)
			if len(boxes(p, "page")) == 0 {
				t.Errorf("%s: page %d has no mark", size, p.Page)
			}
		}
	}
}

// A centred card without a number has brand and handle at the sides of its source, where that leaves them, else under it.
// A centred card has its names in the middle and under them brand and handle at the sides, the number between them.
func TestCentredFoot(t *testing.T) {
	for _, size := range []string{"weibo", "x", "linkedin", "square"} {
		p := pagesOf(t, "photo", size, strings.Replace(signedDeck("{text: 我想尝试创造一些有用的东西。, layout: centre}"), "brand: {name: 有用集}", "series: \"No. {n}\"\nbrand: {name: 有用集, handle: \"@youyongji\"}", 1))[0]
		name, source, brand, page := boxOf(t, p, "speaker"), boxOf(t, p, "source"), boxesOf(p, "brand"), boxOf(t, p, "page")
		middle := p.Scene.Width / 2
		if len(brand) != 2 || brand[0].Lines[0].Ink.X > middle/2 || brand[1].Lines[0].Ink.Right() < 1.5*middle {
			t.Errorf("%s: %d boxes of the brand", size, len(brand))
			continue
		}
		if !(name.Bottom() <= source.Y+1 && source.Bottom() <= page.Y+1) || math.Abs(brand[0].Bottom()-page.Bottom()) > 0.2*brand[0].FontSize {
			t.Errorf("%s: name %v, source %v, number %v, brand %v", size, name.Rect, source.Rect, page.Rect, brand[0].Rect)
		}
		for _, b := range []scene.Box{name, source, page} {
			if ink := b.Lines[0].Ink; math.Abs(ink.X+ink.W/2-middle) > b.FontSize {
				t.Errorf("%s: %s is not in the middle", size, b.Text)
			}
		}
	}
}
