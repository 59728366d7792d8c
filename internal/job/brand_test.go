package job

import (
	"fmt"
	"image"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"cards/internal/layout"
	"cards/internal/render/raster"
	"cards/internal/scene"
	"cards/internal/theme"
)

const (
	// boltSVG is a logo of three flat colours: a lime bolt in an orange bubble, and a green bar.
	boltSVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 120"><path fill="#ff7a00" d="M28 4h68a24 24 0 0 1 24 24v32a24 24 0 0 1-24 24H62L34 108V84h-6A24 24 0 0 1 4 60V28A24 24 0 0 1 28 4z"/>` +
		`<path fill="#b8ff00" d="M70 12 34 52h20L46 80 92 38H68z"/><path fill="#7ad600" d="M140 30h220v40H140z"/></svg>`
	// fourSVG has four colours.
	fourSVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="45" height="45" fill="#f25022"/><rect x="50" width="45" height="45" fill="#7fba00"/>` +
		`<rect y="50" width="45" height="45" fill="#00a4ef"/><rect x="50" y="50" width="45" height="45" fill="#ffb900"/></svg>`
	tallSVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 300"><path fill="#d00" d="M50 0 100 300H0z"/></svg>`
)

// brandDeck writes a deck with a brand beside some logos, and returns its name.
func brandDeck(t testing.TB, brand, end string, cover bool) string {
	t.Helper()
	folder := t.TempDir()
	for name, svg := range map[string]string{"bolt.svg": boltSVG, "four.svg": fourSVG, "tall.svg": tallSVG} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(svg), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text := "deck: 1\ntitle: \"寻求真相\"\nlang: zh-Hans\ndate: 2025-06-16\n"
	if brand != "" {
		text += "brand: " + brand + "\n"
	}
	if cover {
		text += "cover: true\n"
	}
	if end != "" {
		text += "end: " + end + "\n"
	}
	text += `speakers: {musk: {name: "埃隆·马斯克", role: "SpaceX、特斯拉 首席执行官"}}
sources: {talk: {title: "AI 创业学校", published: 2025-06-16}}
quotes:
  - {id: work, text: "不要渴望荣耀，要渴望工作。"}
  - {id: truth, text: "如果你试图建造火箭或汽车，或者你试图让软件可靠地编译和运行，那么你必须最大限度地寻求真相。"}
timelines:
  - id: road
    title: "从车库到火星"
    events:
      - {date: 1995, title: "写出 Zip2"}
      - {date: 2002-05, title: "创办 SpaceX"}
      - {date: 2008-09-28, title: "第四次发射成功"}
`
	name := filepath.Join(folder, "deck.yaml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestBrandOnCards: with any part of a brand and without one, in every theme and size (in turn, see turn), nothing overlaps, leaves the safe area or is
// set too small, and a logo is on every card of its size but where a seal stands for the brand.
func TestBrandOnCards(t *testing.T) {
	brands := map[string]struct {
		brand string
		logo  bool
	}{
		"none":   {"", false},
		"name":   {`{name: "有用集"}`, false},
		"handle": {`{handle: "@averyveryverylonghandle_official"}`, false},
		"logo":   {`{logo: tall.svg}`, true},
		"wide":   {`{name: "VoltTalk", handle: "@volttalk", logo: bolt.svg}`, true},
		"plate":  {`{name: "Four", handle: "@averyveryverylonghandle_official", logo: four.svg}`, true},
		"seal":   {`{name: "有用集", seal: "有用集", handle: "@youyongji", logo: bolt.svg}`, false},
	}
	for i, name := range slices.Sorted(maps.Keys(brands)) {
		b := brands[name]
		for j, look := range looks {
			t.Run(name+"/"+look, func(t *testing.T) {
				t.Parallel()
				plan := laid(t, brandDeck(t, b.brand, `{title: "带走", url: "https://volttalk.example/school", qr: true}`, name != "name"), Request{Sizes: turn(i+j, presets()), Theme: look})
				units, pages := plan.Pages()
				for i, unit := range pages {
					for _, p := range unit {
						where := fmt.Sprintf("%s %s %d/%d", p.Card, p.Size.Name, p.Page, p.Pages)
						checkPage(t, where, p)
						logos := 0
						for _, box := range p.Scene.Boxes {
							if box.Item == "brand.logo" {
								logos++
								checkLogo(t, where, p, &box)
							}
						}
						if b.logo && logos != 1 {
							t.Errorf("%s: %d logos on %s", where, logos, units[i].Folder)
						}
						checkCode(t, where, p)
					}
				}
			})
		}
	}
}

// checkLogo holds a logo to its theme's box, to its shape and to the page.
func checkLogo(t *testing.T, where string, p *layout.Page, box *scene.Box) {
	t.Helper()
	th, list := theme.Load(p.Theme, p.Variant, nil)
	if th == nil {
		t.Fatal(list)
	}
	grow := 1.0
	if p.Kind == "end" {
		grow = th.Decoration.Logo.End
	}
	high, wide := grow*th.Decoration.Logo.Height.For(p.Size), grow*th.Decoration.Logo.Width.For(p.Size)
	if math.Min(box.W, box.H) > high+0.1 || math.Max(box.W, box.H) > wide+0.1 {
		t.Errorf("%s: the logo takes %.0f × %.0f, and its box has %.0f × %.0f", where, box.W, box.H, wide, high)
	}
	if !p.Safe.Contains(box.Rect, 0.5) {
		t.Errorf("%s: the logo leaves the safe area: %+v", where, box.Rect)
	}
	if least := p.Size.Floor(theme.LabelText); math.Max(box.W, box.H) < least {
		t.Errorf("%s: the logo is only %.0f × %.0f", where, box.W, box.H)
	}
}

// checkCode keeps everything off the plate of a code.
func checkCode(t *testing.T, where string, p *layout.Page) {
	t.Helper()
	for _, link := range p.Scene.Links {
		a := link.Area
		if a.X != math.Trunc(a.X) || a.Y != math.Trunc(a.Y) || a.W != a.H {
			t.Errorf("%s: the code stands on %+v, not on whole pixels", where, a)
		}
		if !(scene.Rect{W: p.Scene.Width, H: p.Scene.Height}).Contains(a, 0) {
			t.Errorf("%s: the code leaves the page: %+v", where, a)
		}
		for _, b := range p.Scene.Boxes {
			for _, l := range b.Lines {
				if !l.Ink.Empty() && l.Ink.Overlaps(a) {
					t.Errorf("%s: %s %q stands on the code", where, b.Role, l.Text)
				}
			}
		}
	}
}

// TestInkOfLogo: the logo's pixels have the contrast of what is read, on what is truly behind them, and the bolt in the bubble is
// knocked out.
func TestInkOfLogo(t *testing.T) {
	for _, look := range looks {
		for _, variant := range []string{"light", "dark"} {
			t.Run(look+"/"+variant, func(t *testing.T) {
				t.Parallel()
				plan := laid(t, brandDeck(t, `{name: "VoltTalk", logo: bolt.svg}`, "", true), Request{Theme: look, Variant: variant, Sizes: []string{"portrait", "slide", "wechat-cover"}})
				_, pages := plan.Pages()
				renderer := raster.New()
				for _, unit := range pages {
					for _, p := range unit {
						checkInk(t, renderer, p)
					}
				}
			})
		}
	}
}

func checkInk(t *testing.T, renderer *raster.Renderer, p *layout.Page) {
	t.Helper()
	for _, b := range p.Scene.Boxes {
		if b.Item != "brand.logo" {
			continue
		}
		own, err := renderer.DrawItems(p.Scene, b.From, b.To, 1)
		if err != nil {
			t.Fatal(err)
		}
		under := *p.Scene
		under.Items = p.Scene.Items[:b.From]
		ground, err := renderer.Draw(&under, 1)
		if err != nil {
			t.Fatal(err)
		}
		worst, covered, left := 21.0, 0, image.Rect(int(b.X), int(b.Y), int(b.Right()), int(b.Bottom()))
		for y := left.Min.Y; y < left.Max.Y; y++ {
			for x := left.Min.X; x < left.Max.X; x++ {
				if own.RGBAAt(x, y).A == 255 {
					covered++
					worst = math.Min(worst, theme.Contrast(solid(own.RGBAAt(x, y)), solid(ground.RGBAAt(x, y))))
				}
			}
		}
		if worst < theme.TextContrast {
			t.Errorf("%s %s: the logo has %.2f:1", p.Card, p.Size.Name, worst)
		}
		if covered == 0 {
			t.Errorf("%s %s: nothing of the logo is opaque", p.Card, p.Size.Name)
		}
		// The bolt's middle, in the drawing at (62, 46) of the trimmed box (4, 4)–(360, 108).
		at := scene.Point{X: (62.0 - 4) / 356, Y: (46.0 - 4) / 104}
		x, y := b.X+at.X*b.W, b.Y+at.Y*b.H
		if b.H > b.W {
			x, y = b.Right()-at.Y*b.W, b.Y+at.X*b.H // laid on its side
		}
		if a := own.RGBAAt(int(x), int(y)).A; a > 60 {
			t.Errorf("%s %s: the bolt is not knocked out (%d)", p.Card, p.Size.Name, a)
		}
		renderer.Recycle(own)
		renderer.Recycle(ground)
	}
}

// TestCodeIsRead decodes the QR code from the pixels of every last card.
func TestCodeIsRead(t *testing.T) {
	const address = "https://volttalk.example/s/ai-school?from=card&n=7"
	for i, look := range looks {
		for j, variant := range []string{"light", "dark"} {
			t.Run(look+"/"+variant, func(t *testing.T) {
				t.Parallel()
				wanted := turn(i+j, presets())
				plan := laid(t, brandDeck(t, `{name: "有用集", handle: "@youyongji"}`, fmt.Sprintf(`{title: "把有用的话带走", text: "每周三更新", url: %q, qr: true}`, address), false),
					Request{Theme: look, Variant: variant, Sizes: wanted, Only: []string{"end"}})
				_, pages := plan.Pages()
				renderer := raster.New()
				drawn := map[string]bool{}
				for _, unit := range pages {
					for _, p := range unit {
						if len(p.Scene.Links) == 0 {
							if len(p.Warnings) == 0 {
								t.Errorf("%s has no code, and nothing is told", p.Size.Name)
							}
							continue
						}
						drawn[p.Size.Name] = true
						m, err := renderer.Draw(p.Scene, 1)
						if err != nil {
							t.Fatal(err)
						}
						if got, err := decodedPage(p, m); err != nil || got != address {
							t.Errorf("%s: the code says %q (%v)", p.Size.Name, got, err)
						}
						if !strings.Contains(p.Scene.Alt, address) {
							t.Errorf("%s: the alternative text does not say the address: %s", p.Size.Name, p.Scene.Alt)
						}
					}
				}
				for _, size := range []string{"portrait", "xiaohongshu", "square", "story", "slide", "slide-4x3", "og"} {
					if slices.Contains(wanted, size) && !drawn[size] {
						t.Errorf("%s has no code", size)
					}
				}
			})
		}
	}
}

// decodedPage reads the QR code of a page from its picture, or, as with a telephone that is pointed at it, from the code with half of its
// width around it: large letters lead this reader astray now and then.
func decodedPage(p *layout.Page, m *image.RGBA) (string, error) {
	got, err := decoded(m)
	if err == nil {
		return got, nil
	}
	for _, b := range imageBoxes(p) {
		around := image.Rect(int(b.X-b.W/2), int(b.Y-b.H/2), int(b.Right()+b.W/2), int(b.Bottom()+b.H/2)).Intersect(m.Rect)
		if got, err = decoded(m.SubImage(around)); err == nil {
			return got, nil
		}
	}
	return "", err
}

// decoded reads the QR code of a picture.
func decoded(m image.Image) (string, error) {
	bitmap, err := gozxing.NewBinaryBitmapFromImage(m)
	if err != nil {
		return "", err
	}
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		return "", err
	}
	return result.GetText(), nil
}

// TestCodeTooLong: an address whose code could not be read is an error on pages, and where it stands is told.
func TestCodeTooLong(t *testing.T) {
	long := "https://volttalk.example/" + strings.Repeat("path/", 90)
	plan, list := Open(brandDeck(t, `{name: "VoltTalk"}`, fmt.Sprintf(`{title: "带走", url: %q, qr: true}`, long), false), Request{Theme: "ink", Sizes: []string{"portrait"}})
	if plan == nil {
		t.Fatal(list)
	}
	told, err := plan.Lay(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !told.HasErrors() || !strings.Contains(told.Error(), "could not be read") || !strings.Contains(told.Error(), "deck.yaml:6:") {
		t.Errorf("told: %s", told.Error())
	}
}

// TestLogoRefused: a logo that is missing, outside, or not drawn is an error at its place, with what to do.
func TestLogoRefused(t *testing.T) {
	for logo, want := range map[string]string{"none.svg": "none.svg", "../deck.yaml": "deck.yaml", "deck.yaml": "text", "https://example.org/logo.svg": "https"} {
		plan, list := Open(brandDeck(t, fmt.Sprintf("{logo: %q}", logo), "", true), Request{})
		if plan != nil || !list.HasErrors() || !strings.Contains(list.Error(), want) || !strings.Contains(list.Error(), "deck.yaml:5:") {
			t.Errorf("%s: %v %s", logo, plan != nil, list.Error())
		}
	}
}

// TestLogoAsTitle: a last card without a title of its own shows the logo large, and only there; its alternative text says the name.
func TestLogoAsTitle(t *testing.T) {
	for _, look := range looks {
		plan := laid(t, brandDeck(t, `{name: "VoltTalk", handle: "@volttalk", logo: bolt.svg}`, `{url: "https://volttalk.example"}`, false), Request{Theme: look, Sizes: []string{"portrait", "slide", "og"}, Only: []string{"end"}})
		_, pages := plan.Pages()
		for _, unit := range pages {
			for _, p := range unit {
				checkPage(t, look+" "+p.Size.Name, p)
				logos := 0
				for _, b := range p.Scene.Boxes {
					if b.Item == "brand.logo" {
						logos++
						if b.Role != "title" || b.W < 0.2*p.Scene.Width {
							t.Errorf("%s %s: the logo is a %s %.0f wide", look, p.Size.Name, b.Role, b.W)
						}
					}
				}
				if logos != 1 || !strings.Contains(p.Scene.Alt, "VoltTalk") {
					t.Errorf("%s %s: %d logos; %q", look, p.Size.Name, logos, p.Scene.Alt)
				}
			}
		}
	}
}
