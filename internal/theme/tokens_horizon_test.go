package theme

import (
	"image/color"
	"strings"
	"testing"
)

// The quote's ink is held to the sun as to the ground: a theme whose sun is too dark for it is warned of.
func TestSunContrast(t *testing.T) {
	resolve := files(map[string]string{
		"dark.yaml": "theme: 1\ninherits: dawn\ndecoration: {horizon: {sun: {light: \"#B04A30\"}}}\n",
		"none.yaml": "theme: 1\ninherits: dawn\ndecoration: {horizon: {show: false, sun: {light: \"#B04A30\"}}}\n",
	})
	for name, want := range map[string]bool{"dark.yaml": true, "none.yaml": false} {
		_, list := Load(name, "light", resolve)
		told := ""
		for _, d := range list {
			told += d.String() + "\n"
		}
		if got := strings.Contains(told, "the sun #b04a30 has a contrast of"); got != want {
			t.Errorf("%s: told %q", name, told)
		}
	}
	for _, v := range []Variant{Light, Dark} {
		th, list := Load("dawn", string(v), nil)
		if th == nil || len(list) != 0 {
			t.Fatalf("%s: %v", v, list)
		}
		sun := th.Decoration.Horizon.Sun.Of(v)
		if sun == (color.NRGBA{}) || sun == th.Colours.Field || sun == th.Colours.Ground {
			t.Errorf("%s: the sun is %s", v, Hex(sun))
		}
	}
}
