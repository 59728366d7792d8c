package layout

import (
	"image"
	"math"
	"testing"

	"cards/internal/picture"
	"cards/internal/render/raster"
	"cards/internal/scene"
)

// printOf returns the photograph of a page.
func printOf(t *testing.T, p *Page) (*picture.Print, scene.Rect) {
	t.Helper()
	for _, it := range p.Scene.Items {
		if m, ok := it.(scene.Image); ok {
			if print, ok := m.Source.(*picture.Print); ok {
				return print, m.Area
			}
		}
	}
	t.Fatal("no photograph")
	return nil, scene.Rect{}
}

// onPhoto is a deck of one quote on a picture.
func onPhoto(text, more string) string {
	return "lang: zh-Hans\nbrand: {name: 有用集}\nspeakers: {a: {name: 埃隆·马斯克}}\ndefaults: {speaker: a}\nquotes:\n  - {text: " + text + ", image: {file: a.jpg" + more + "}}\n"
}

// photoPageOf lays out such a deck on a size of page.
func photoPageOf(t *testing.T, size, yaml string, m image.Image) *Page {
	t.Helper()
	pages := photographed(t, "photo", yaml, m).Cards()[0].Lay(sizeOf(t, size))
	if got := codes(pages...); got != "" && got != "picture-small" {
		t.Fatal(got)
	}
	return pages[0]
}

const candle = "智能或意识只是一支微弱的蜡烛，在一个广阔的黑暗中。我们应该尽一切努力确保这支微弱的蜡烛不会熄灭。"

// A light just over the words is not put out by their scrim, which fades over a long way where there is none.
func TestLightOverWords(t *testing.T) {
	night := func(light float64) image.Image {
		return paintedPicture(540, 675, func(x, y float64) (float64, float64) {
			return 0.34 + light*0.66*math.Exp(-500*((x-0.25)*(x-0.25)+(y-0.5)*(y-0.5))), 0.2
		})
	}
	veil := map[bool]float64{}
	for _, lit := range []bool{false, true} {
		light := 0.0
		if lit {
			light = 1
		}
		p := photoPageOf(t, "portrait", onPhoto(candle, ", focus: [0.3, 0.2]"), night(light))
		print, _ := printOf(t, p)
		for _, s := range print.Scrims {
			if s.Edge == picture.Bottom {
				veil[lit] = s.At(float64(print.Height)/2) / s.Opacity
			}
		}
	}
	if veil[true] > 0.5*veil[false] || veil[false] < 0.2 {
		t.Errorf("of the scrim %.2f lies over the light, %.2f where there is none", veil[true], veil[false])
	}
}

// Where a scrim would lie over what matters, another part of the picture keeps that clear of the words, full to the edges.
func TestClearOfWhatMatters(t *testing.T) {
	dusk := paintedPicture(600, 600, func(x, y float64) (float64, float64) {
		if y > 0.63 {
			return 0.3 + 0.5*hash01(int(x*150), int(y*150)), 0.6
		}
		return 0.62 + 0.38*math.Exp(-300*((x-0.84)*(x-0.84)+(y-0.41)*(y-0.41))), 0.6
	})
	p := photoPageOf(t, "square", onPhoto("不要渴望荣耀，要渴望工作。", ", focus: [0.84, 0.41], treatment: duotone"), dusk)
	print, area := printOf(t, p)
	if area.H != 1080 || print.Scale <= 1.8 {
		t.Fatalf("the picture has %v, in %.2f of its size: %v", area, print.Scale, p.Chosen)
	}
	focus := print.Y + 0.41*600*print.Scale
	for _, s := range print.Scrims {
		// Steep, it would be seen as a visor over the sun.
		if s.Edge == picture.Top && s.Opacity > 0.15 && s.Fade < 0.13*p.Scene.Height {
			t.Errorf("a scrim of %.2f fades over %.0f px", s.Opacity, s.Fade)
		}
	}
	if quote := boxOf(t, p, "quote"); quote.Bottom() > focus {
		t.Errorf("the words end at %.0f, the sun stands at %.0f", quote.Bottom(), focus)
	}
	for _, s := range print.Scrims {
		if s.Edge == picture.Top && s.At(focus) > mostVeiled {
			t.Errorf("a scrim of %.2f lies over the sun", s.At(focus))
		}
	}
}

// A picture over few words takes what they leave of the page, and no word becomes smaller for it.
func TestTextPageFillsItsSpace(t *testing.T) {
	for _, size := range []string{"square", "portrait"} {
		for _, words := range []string{"不要渴望荣耀，要渴望工作。", candle} {
			p := photoPageOf(t, size, onPhoto(words, ""), testPictures["busy"])
			_, area := printOf(t, p)
			quote, name := boxOf(t, p, "quote"), boxOf(t, p, "speaker")
			if area.H >= p.Scene.Height {
				t.Fatalf("%s: no text page", size)
			}
			if empty := name.Y - quote.Bottom(); empty > 0.22*p.Scene.Height {
				t.Errorf("%s, %.9s: %.0f px empty under the words, the picture has %.0f", size, words, empty, area.H)
			}
			if words != candle && quote.FontSize < 120 || words == candle && quote.FontSize < 60 {
				t.Errorf("%s, %.9s: %g px", size, words, quote.FontSize)
			}
		}
	}
}

// On a wide page a scrim beside words has no edge that the eye finds, though a light stands near them, and the brand stands at the page's
// margin on a scrim of its own, or in the words' column where that would hide the picture.
func TestNoCurtainBesideWords(t *testing.T) {
	dusk := func(foot float64) image.Image {
		return paintedPicture(800, 450, func(x, y float64) (float64, float64) {
			if y > 0.7 && x > 0.6 {
				return foot, 0.4
			}
			return 0.4 + 0.6*math.Exp(-30*((x-0.74)*(x-0.74)+(y-0.4)*(y-0.4))), 0.4
		})
	}
	for name, foot := range map[string]float64{"grey foot": 0.6, "light foot": 1} {
		for _, size := range []string{"x", "linkedin", "slide"} {
			p := photoPageOf(t, size, onPhoto(candle, ", focus: [0.74, 0.4]"), dusk(foot))
			print, area := printOf(t, p)
			if area.W < p.Scene.Width {
				t.Fatalf("%s, %s: no full picture: %v", name, size, p.Chosen)
			}
			sides := map[picture.Edge]picture.Scrim{}
			for _, s := range print.Scrims {
				sides[s.Edge] = s
			}
			if s, ok := sides[picture.Left]; !ok || s.Fade < 0.25*p.Scene.Width {
				t.Errorf("%s, %s: the scrim fades over %.0f of %.0f px", name, size, s.Fade, p.Scene.Width)
			}
			focus := print.X + 0.74*800*print.Scale
			if s := sides[picture.Left]; s.At(focus) > 0.75*mostVeiled {
				t.Errorf("%s, %s: %.2f of a scrim over what matters", name, size, s.At(focus))
			}
			brand := boxOf(t, p, "brand")
			apart := brand.Lines[0].Ink.X > 0.7*p.Scene.Width
			if _, own := sides[picture.Bottom]; apart != (foot < 1) || own != apart {
				t.Errorf("%s, %s: the brand stands at %.0f px, a scrim for it: %v", name, size, brand.Lines[0].Ink.X, own)
			}
			checkPhotoPage(t, raster.New(), name+" "+size, p)
		}
	}
}
