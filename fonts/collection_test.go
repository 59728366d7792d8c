package fonts

import (
	"errors"
	"strings"
	"testing"
)

func TestSplitFace(t *testing.T) {
	for path, want := range map[string][2]string{
		"a.ttc": {"a.ttc", ""}, "a.ttc#2": {"a.ttc", "2"}, "f#1/a.ttc#Noto Sans": {"f#1/a.ttc", "Noto Sans"}, "#2": {"#2", ""}, "a.ttc#": {"a.ttc", ""},
	} {
		if file, face := SplitFace(path); file != want[0] || face != want[1] {
			t.Errorf("SplitFace(%q) = %q, %q", path, file, face)
		}
	}
}

// TestCollections: a font of a TTC or a WOFF2 collection is found by number and by name, and is the one meant.
func TestCollections(t *testing.T) {
	serif := user(t, UserFont{Data: sample(t, "small.ttf"), Name: "small.ttf"})
	for _, name := range []string{"small.ttc", "collection.woff2"} {
		data := sample(t, name)
		for _, which := range []string{"", "1", "NotoSerif", "noto serif regular", "Noto Serif"} {
			c, err := Default().WithUser(UserFont{Family: Serif, Weight: 400, Data: data, Name: name, Face: which})
			if which == "NotoSerif" || which == "Noto Serif" {
				// Not what the font calls itself.
				var refused *UserFontError
				if !errors.As(err, &refused) || refused.Code != "font-face" || !strings.Contains(refused.Hint, "1 NotoSerif-Regular, 2 NotoSans-Regular") {
					t.Errorf("%s#%s: %v", name, which, err)
				}
				continue
			}
			if err != nil {
				t.Errorf("%s#%s: %v", name, which, err)
				continue
			}
			sameGlyphs(t, name+"#"+which, c.faces[0], serif)
		}
		var keys []string
		for _, which := range []string{"2", "NotoSans-Regular"} {
			f := user(t, UserFont{Data: data, Name: name, Face: which})
			keys = append(keys, f.key)
			if got := f.info(); got.Name != "Noto Sans Regular" || got.Glyphs > 20 {
				t.Errorf("%s#%s is %+v", name, which, got)
			}
		}
		if first := user(t, UserFont{Data: data, Name: name}).key; first == keys[0] {
			t.Errorf("%s: two fonts of the file have the key %s", name, first)
		}
	}
}

func TestFaceOfASingleFont(t *testing.T) {
	for _, name := range []string{"small.ttf", "small.woff", "small.woff2"} {
		data := sample(t, name)
		for which, ok := range map[string]bool{"1": true, "NotoSerif-Regular": true, "2": false, "0": false, "-1": false, "other": false} {
			_, err := Default().WithUser(UserFont{Family: Serif, Weight: 400, Data: data, Name: name, Face: which})
			var refused *UserFontError
			if ok != (err == nil) || err != nil && (!errors.As(err, &refused) || refused.Code != "font-face") {
				t.Errorf("%s#%s: %v", name, which, err)
			}
		}
	}
}
