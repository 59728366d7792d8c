package layout

import "testing"

// On a wide page a title of a few characters is larger than one that fills its line, and still leaves some of the width.
func TestShortTitlesAreLarger(t *testing.T) {
	sizeOf := func(theme, size, title string) (float64, float64) {
		for _, p := range pagesOf(t, theme, size, "lang: zh-Hans\ncover: {title: "+title+"}\nbrand: {name: 有用集}\nquotes: [好。]\n") {
			if p.Kind == "cover" {
				b := boxOf(t, p, "title")
				return b.FontSize, inkOf(&b).W / p.Scene.Width
			}
		}
		t.Fatalf("%s %s: no cover", theme, size)
		return 0, 0
	}
	for _, theme := range []string{"ink", "dawn", "night", "paper", "forest", "signal", "photo"} {
		for _, size := range []string{"og", "slide"} {
			short, width := sizeOf(theme, size, "\u66f8\u5367")
			long, _ := sizeOf(theme, size, "\u4ece\u8f66\u5e93\u5230\u706b\u661f\u4e4b\u8def")
			if short < 1.15*long || width > shortWide {
				t.Errorf("%s %s: two characters are %.0f px and %.2f of the page wide, eight are %.0f px", theme, size, short, width, long)
			}
		}
	}
}
