package job

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cards/internal/layout"
	"cards/internal/render/raster"
	"cards/internal/scene"
	"cards/internal/theme"
	"cards/internal/words"
)

// portraitDeck quotes invented people in five languages and all lengths.
const portraitDeck = `lang: zh-Hans
date: 2025-06-16
brand: {name: "有用集", handle: "@youyongji", seal: "有用集"}
speakers:
  right: {name: "安娜·林德", role: "造船师", portrait: portrait.png, focus: [0.48, 0.38]}
  left: {name: "白露", portrait: portrait-left.png, focus: [0.6, 0.38]}
  figure: {name: "Bartholomew Featherstone", role: "keeper of the northern yard", portrait: cutout.png}
sources:
  talk: {title: "海边的工坊", published: 2025-06-16}
defaults: {source: talk}
quotes:
  - {id: six, speaker: right, text: "去做就好。"}
  - {id: short, speaker: right, text: "木板先记住水，才会记住形状。"}
  - {id: mid, speaker: right, text: "船不是为了停在港口里造的，可是在它出海以前，每一颗钉子都要在岸上敲好，急不得。"}
  - {id: left, speaker: left, text: "造船的人先学会听木头说话，再学会用斧子。"}
  - {id: mirror, speaker: left, text: "不要问船多快，要问船多稳。"}
  - {id: figure, speaker: figure, text: "木板先记住水，才会记住形状。"}
  - {id: hant, lang: zh-Hant, speaker: right, text: "船塢裡最安靜的人，手上的繭最厚。"}
  - {id: ja, lang: ja, speaker: left, text: "板は水を覚えてから、形を覚える。"}
  - {id: ko, lang: ko, speaker: right, text: "판자는 물을 먼저 기억하고 나서 모양을 기억한다."}
  - {id: en, lang: en, speaker: figure, text: "A hull remembers every hand that was in a hurry, gjpqy."}
  - {id: asked, speaker: right, layout: portrait-side, translation: {en: "Wood remembers the water first."}, text: "木板先记住水，才会记住形状，这是师傅说的。"}
  - {id: long, speaker: right, text: "我做了四十年船，最大的体会是：图纸上画得再直的线，到了木头上都会弯一点。你要是和它较劲，船就会漏水；你要是顺着它，它就替你扛住风浪。年轻的时候我不信这个，总觉得是木头不好，后来才知道是我太急。"}
  - {id: pages, speaker: left, layout: portrait-side, text: "我做了四十年船，最大的体会是：图纸上画得再直的线，到了木头上都会弯一点。你要是和它较劲，船就会漏水；你要是顺着它，它就替你扛住风浪。年轻的时候我不信这个，总觉得是木头不好，后来才知道是我太急。师傅那时候不骂我，只让我把刨子放下，去海边坐一下午，看别人的船怎么过浪。看久了就懂了。"}
  - {id: talk, turns: [{speaker: "记者", text: "您造第一条船的时候，最怕什么？"}, {speaker: right, text: "怕它浮不起来。后来才明白，浮起来容易，难的是让人敢坐上去。"}]}
`

// portraitFolder holds the pictures of assets/pictures, and those that the map names.
func portraitFolder(t *testing.T, more map[string]image.Image) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"portrait.png", "portrait-left.png", "cutout.png"} {
		data, err := os.ReadFile(filepath.Join("../../assets/pictures", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, m := range more {
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// laidDeck writes a deck into a folder and lays it out.
func laidDeck(t *testing.T, folder, deck string, r Request) *Plan {
	t.Helper()
	file := filepath.Join(folder, "deck.yaml")
	if err := os.WriteFile(file, []byte(deck), 0o644); err != nil {
		t.Fatal(err)
	}
	return laid(t, file, r)
}

// imageBoxes are the boxes of a page's pictures.
func imageBoxes(p *layout.Page) []scene.Box {
	var out []scene.Box
	for _, b := range p.Scene.Boxes {
		if b.Role == "image" {
			out = append(out, b)
		}
	}
	return out
}

// portraitSizes are all but the one that shows its middle alone, see TestPortraitInCore.
var portraitSizes = []string{"square", "portrait", "story", "xiaohongshu", "wechat-square", "weibo", "x", "og", "linkedin", "slide", "slide-4x3", "bilibili", "banner", "720x2400", "1080xauto"}

var looks = theme.Names()

// TestPortraitsKeepClear: in every size (in turn, see turn), theme, length and language, no words come upon a portrait, all rules of pages hold, a
// speaker's portrait beside words stands in one place on all cards of a deck (in another, lower, on those with longer words), and the text alternative names who is shown.
func TestPortraitsKeepClear(t *testing.T) {
	folder := portraitFolder(t, nil)
	for i, look := range looks {
		for j, variant := range []string{"light", "dark"} {
			t.Run(look+"/"+variant, func(t *testing.T) {
				wanted := turn(i+j, portraitSizes)
				plan := laidDeck(t, folder, portraitDeck, Request{Sizes: wanted, Theme: look, Variant: variant})
				names := map[string]string{"left": "白露", "right": "安娜·林德", "figure": "Bartholomew Featherstone"}
				_, pages := plan.Pages()
				beside := map[string]int{}
				places := map[string]scene.Rect{}
				for _, unit := range pages {
					for _, p := range unit {
						where := fmt.Sprintf("%s %s %d/%d", p.Card, p.Size.Name, p.Page, p.Pages)
						if p.Card != "talk" { // what leads to an answer may be smaller than a quote
							checkPage(t, where, p)
						}
						boxes := imageBoxes(p)
						if len(boxes) > 1 {
							t.Errorf("%s: %d portraits", where, len(boxes))
						}
						for _, b := range boxes {
							if !(scene.Rect{W: p.Scene.Width, H: p.Scene.Height}).Contains(b.Rect, 0.5) {
								t.Errorf("%s: the portrait leaves the page: %+v", where, b.Rect)
							}
							for _, words := range p.Scene.Boxes {
								for _, l := range words.Lines {
									if l.Ink.Overlaps(b.Rect) {
										t.Errorf("%s: %s %q stands on the portrait", where, words.Role, l.Text)
									}
								}
							}
							speaker := ""
							for id, name := range names {
								if strings.Contains(p.Scene.Alt, words.For(p.Scene.Lang).Portrait(name)) {
									speaker = id
								}
							}
							if speaker == "" {
								t.Errorf("%s: %q does not name who is shown", where, p.Scene.Alt)
							}
							if p.Layout == "portrait-side" {
								beside[p.Size.Name]++
								key := p.Size.Name + " " + speaker + map[bool]string{true: " lying"}[look == "paper" && (p.Card == "ko" || p.Card == "en")]
								for _, c := range p.Chosen {
									if c.What == "portrait height" {
										key += " lower" // over longer words, and they share a place too
									}
								}
								if p.Pages > 1 || p.Size.Name == "1080xauto" {
									continue // a page's mark may need a higher head; pages of their own height have their own shape
								}
								if at, ok := places[key]; ok && at != b.Rect {
									t.Errorf("%s: the portrait of %s stands at %+v, on another card at %+v", where, speaker, b.Rect, at)
								}
								places[key] = b.Rect
							}
						}
						if len(boxes) == 0 && strings.Contains(p.Scene.Alt, "图中是") {
							t.Errorf("%s: %q tells of a portrait that is not there", where, p.Scene.Alt)
						}
					}
				}
				for _, size := range []string{"xiaohongshu", "portrait", "story", "slide", "square", "linkedin"} {
					if slices.Contains(wanted, size) && beside[size] < 4 {
						t.Errorf("only %d pages of %s have a portrait beside their words", beside[size], size)
					}
				}
			})
		}
	}
}

// noisy is a picture of black and white blocks, the worst that words can stand on, with some of every grey, as a photograph has and a drawing in
// flat inks has not.
func noisy(w, h int) image.Image {
	m := image.NewGray(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		x, y := i%w/8, i/w/8
		if (x*7+y*13+x*y)%3 == 0 {
			m.Pix[i] = 255
		}
		if (x+y)%5 == 0 {
			m.Pix[i] = uint8(17 * (x * y % 16))
		}
	}
	return m
}

// TestPortraitContrast measures in drawn pixels that words near a portrait that dissolves can be read, whatever it shows: pure
// white, pure black, both in blocks; and that it ends in exactly the page's colour.
func TestPortraitContrast(t *testing.T) {
	white, black := image.NewGray(image.Rect(0, 0, 640, 800)), image.NewGray(image.Rect(0, 0, 640, 800))
	for i := range white.Pix {
		white.Pix[i] = 255
	}
	folder := portraitFolder(t, map[string]image.Image{"white.png": white, "black.png": black, "noisy.png": noisy(640, 800)})
	bleed := "theme: 1\ninherits: night\ndecoration: {limb: {show: false}, portrait: {duotone: false}}\n"
	if err := os.WriteFile(filepath.Join(folder, "bleed.yaml"), []byte(bleed), 0o644); err != nil {
		t.Fatal(err)
	}
	renderer := raster.New()
	drawn := 0
	for _, look := range []string{"night", "bleed.yaml"} {
		for _, variant := range []string{"light", "dark"} {
			for _, file := range []string{map[string]string{"light": "black.png", "dark": "white.png"}[variant], "noisy.png"} {
				deck := fmt.Sprintf(`theme: %s
speakers: {a: {name: "安娜·林德", role: "造船师", portrait: %s}, b: {name: "白露", portrait: %s, focus: [0.7, 0.4]}}
defaults: {source: "海边的工坊", layout: portrait-side}
quotes:
  - {speaker: a, text: "木板先记住水，才会记住形状。", translation: {en: "Wood remembers the water first."}}
  - {speaker: b, text: "造船的人先学会听木头说话，再学会用斧子。"}
`, look, file, file)
				plan := laidDeck(t, folder, deck, Request{Sizes: []string{"xiaohongshu", "slide"}, Variant: variant})
				_, pages := plan.Pages()
				for _, unit := range pages {
					for _, p := range unit {
						if len(imageBoxes(p)) != 1 {
							t.Fatalf("%s %s %s: no portrait", look, p.Card, p.Size.Name)
						}
						checkFade(t, renderer, p)
						checkGround(t, renderer, look+" "+variant+" "+file, p)
						drawn++
					}
				}
			}
		}
	}
	if drawn != 2*2*2*2*2 {
		t.Errorf("only %d pages were measured", drawn)
	}
}

// checkGround: what stands on a page has its contrast with every pixel about its lines, 7:1 for the quote.
func checkGround(t *testing.T, renderer *raster.Renderer, look string, p *layout.Page) {
	t.Helper()
	under := *p.Scene
	under.Items = nil
	for _, item := range p.Scene.Items {
		if _, words := item.(scene.Text); !words {
			under.Items = append(under.Items, item)
		}
	}
	m, err := renderer.Draw(&under, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer renderer.Recycle(m)
	for _, b := range p.Scene.Boxes {
		least := theme.TextContrast
		if b.Role == "quote" {
			least = theme.QuoteContrast
		}
		for _, l := range b.Lines {
			worst := 21.0
			for y := int(l.Ink.Y); y < int(math.Ceil(l.Ink.Bottom())); y++ {
				for x := int(l.Ink.X); x < int(math.Ceil(l.Ink.Right())); x++ {
					worst = min(worst, theme.Contrast(b.Color, solid(m.RGBAAt(x, y))))
				}
			}
			if worst < least {
				t.Errorf("%s %s %s: %s %q has a contrast of %.2f near the portrait", look, p.Card, p.Size.Name, b.Role, l.Text, worst)
			}
		}
	}
}

// checkFade: the last of a portrait that dissolves is exactly the page's ground, and its middle is not.
func checkFade(t *testing.T, renderer *raster.Renderer, p *layout.Page) {
	t.Helper()
	b := imageBoxes(p)[0]
	area := p.Scene.Items[b.From].(scene.Image).Area
	alone := *p.Scene
	alone.Items = p.Scene.Items[b.From:b.To]
	m, err := renderer.Draw(&alone, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer renderer.Recycle(m)
	at := func(x, y float64) color.NRGBA { return solid(m.RGBAAt(int(x), int(y))) }
	for i := range 20 {
		share := (float64(i) + 0.5) / 20
		var last color.NRGBA
		switch {
		case p.Size.Name == "xiaohongshu":
			last = at(share*p.Scene.Width, area.Bottom()-2)
		case area.X > 0:
			last = at(area.X+1, share*p.Scene.Height)
		default:
			last = at(area.Right()-2, share*p.Scene.Height)
		}
		if last != p.Scene.Ground {
			t.Fatalf("%s %s: the portrait ends in %v, the page is %v", p.Card, p.Size.Name, last, p.Scene.Ground)
		}
	}
}

// TestPortraitNotMirrored: a face may stand at either side of the words, and is the same face there.
func TestPortraitNotMirrored(t *testing.T) {
	folder := portraitFolder(t, map[string]image.Image{"striped.png": striped(800, 1000)})
	for _, look := range looks {
		sides := map[string]float64{}
		for focus, want := range map[string]string{"[0.4, 0.4]": "left", "[0.6, 0.4]": "right"} {
			deck := fmt.Sprintf("speakers: {a: {name: \"白露\", portrait: striped.png, focus: %s}}\ndefaults: {source: \"书\", layout: portrait-side}\nquotes: [{speaker: a, text: \"木板先记住水。\"}]\n", focus)
			plan := laidDeck(t, folder, deck, Request{Theme: look, Sizes: []string{"slide"}})
			_, pages := plan.Pages()
			p := pages[0][0]
			boxes := imageBoxes(p)
			if len(boxes) != 1 {
				t.Fatalf("%s: %d portraits", look, len(boxes))
			}
			b := boxes[0]
			sides[want] = b.X + b.W/2
			var m image.Image
			for _, item := range p.Scene.Items[b.From:b.To] {
				if i, ok := item.(scene.Image); ok {
					m = i.Source
				}
			}
			// Red luma is more than blue's, so its tone differs from left to right the same way at both sides.
			y := m.Bounds().Dy() / 2
			tone := func(share float64) float64 {
				r, g, bl, _ := m.At(int(share*float64(m.Bounds().Dx())), y).RGBA()
				return 0.3*float64(r) + 0.59*float64(g) + 0.11*float64(bl)
			}
			if tone(0.2) <= tone(0.75) && look != "night" {
				t.Errorf("%s: the portrait at the %s is mirrored: %v %v", look, want, tone(0.2), tone(0.75))
			}
			said := false
			for _, c := range p.Chosen {
				said = said || c.What == "portrait" && strings.Contains(c.Why, "looks into the words from the "+want)
			}
			if !said {
				t.Errorf("%s: the side is not explained: %+v", look, p.Chosen)
			}
		}
		if sides["left"] >= 960 || sides["right"] <= 960 {
			t.Errorf("%s: portraits stand at %v", look, sides)
		}
	}
}

// TestPortraitSize: a portrait is kept no larger than it can be drawn, larger where the pictures are, and once for all its cards.
func TestPortraitSize(t *testing.T) {
	folder := portraitFolder(t, map[string]image.Image{"huge.png": striped(3000, 3600), "strip.png": striped(4000, 300)})
	deck := "theme: ink\ndefaults: {source: \"书\"}\nspeakers: {a: {name: \"白露\", portrait: %s}}\nquotes: [{speaker: a, text: \"木板先记住水。\"}, {speaker: a, text: \"再记住形状。\"}]\n"
	for _, at := range []struct {
		file  string
		scale float64
		want  image.Point
	}{{"huge.png", 1, image.Pt(1100, 1320)}, {"huge.png", 2, image.Pt(2200, 2640)}, {"strip.png", 1, image.Pt(600, 300)}} {
		plan := laidDeck(t, folder, fmt.Sprintf(deck, at.file), Request{Sizes: []string{"slide", "square"}, Scale: at.scale})
		if len(plan.speakers) != 1 {
			t.Fatalf("%d portraits were read", len(plan.speakers))
		}
		for _, p := range plan.speakers {
			if got := p.Image.Bounds().Size(); got != at.want {
				t.Errorf("%s at %g is kept as %v, want %v", at.file, at.scale, got, at.want)
			}
		}
		// Cards of one size share what was cut out of it.
		sources := map[image.Image]bool{}
		for _, unit := range plan.pages {
			for _, page := range unit {
				for _, b := range imageBoxes(page) {
					for _, item := range page.Scene.Items[b.From:b.To] {
						if i, ok := item.(scene.Image); ok {
							sources[i.Source] = true
						}
					}
				}
			}
		}
		if len(sources) != 1 {
			t.Errorf("%s: %d pictures were cut for four discs", at.file, len(sources))
		}
	}
}

// TestPortraitInCore: where some view of a platform shows the middle alone, no portrait stands beside it, and that is told.
func TestPortraitInCore(t *testing.T) {
	folder := portraitFolder(t, nil)
	for _, look := range looks {
		plan := laidDeck(t, folder, "speakers: {a: {name: \"白露\", portrait: portrait.png}}\ndefaults: {source: \"书\"}\nquotes: [{speaker: a, text: \"去做就好。\"}, {speaker: a, layout: portrait-side, text: \"去做就好。\"}]\n", Request{Theme: look, Sizes: []string{"wechat-cover"}})
		for i, unit := range plan.pages {
			p := unit[0]
			told := strings.Contains(fmt.Sprint(p.Chosen), "every view of the platform shows has no room")
			if i == 1 {
				told = len(p.Warnings) == 1 && p.Warnings[0].Code == "portrait-left-out"
			}
			if p.Layout == "portrait-side" || !told {
				t.Errorf("%s: %s %v %v", look, p.Layout, p.Chosen, p.Warnings)
			}
		}
	}
}

// TestNoPortrait: a layout that asks for a portrait that nobody named says so.
func TestNoPortrait(t *testing.T) {
	plan := laidDeck(t, portraitFolder(t, nil), "quotes: [{text: \"木板先记住水。\", source: \"书\", speaker: \"白露\", layout: portrait-side}]\n", Request{})
	p := plan.pages[0][0]
	if len(p.Warnings) != 1 || p.Warnings[0].Code != "no-portrait" || p.Layout == "portrait-side" {
		t.Errorf("%s %v", p.Layout, p.Warnings)
	}
}
