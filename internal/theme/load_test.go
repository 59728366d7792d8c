package theme

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"cards/assets"
	"cards/internal/diag"
	"cards/internal/srgb"
)

// everyTheme returns every built-in theme in each variant, and fails on any complaint.
func everyTheme(t *testing.T) []*Theme {
	t.Helper()
	var all []*Theme
	for _, name := range Names() {
		for _, v := range []string{"light", "dark"} {
			th, list := Load(name, v, nil)
			for _, d := range list {
				t.Errorf("%s %s: %v", name, v, d)
			}
			if th == nil {
				t.Fatalf("%s %s: no theme", name, v)
			}
			all = append(all, th)
		}
	}
	return all
}

func wantDiagnostics(t *testing.T, list diag.List, want ...string) {
	t.Helper()
	var got []string
	for _, d := range list {
		got = append(got, d.String())
	}
	if !slices.Equal(got, want) {
		t.Errorf("told:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func sizesFile(tb testing.TB) []byte {
	tb.Helper()
	data, err := assets.FS.ReadFile("sizes.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// files resolves from a map, as a deck's folder would.
func files(m map[string]string) func(string) ([]byte, error) {
	return func(path string) ([]byte, error) {
		if s, ok := m[path]; ok {
			return []byte(s), nil
		}
		return nil, errors.New("no such file")
	}
}

func TestBuiltinThemes(t *testing.T) {
	if got := Names(); !slices.Equal(got, []string{"dawn", "forest", "grid", "ink", "night", "paper", "photo", "signal"}) {
		t.Errorf("names: %v", got)
	}
	for _, th := range everyTheme(t) {
		if len(th.Variants) != 2 || th.Label["zh-Hans"] == "" || th.Label["en"] == "" {
			t.Errorf("%s: variants %v, label %v", th.Name, th.Variants, th.Label)
		}
	}
	for name, own := range map[string]Variant{"dawn": Light, "forest": Dark, "grid": Light, "ink": Light, "night": Dark, "photo": Dark} {
		if th, _ := Load(name, "auto", nil); th == nil || th.Variant != own {
			t.Errorf("%s's own variant isn't %s", name, own)
		}
		if th, _ := Load(name, "", nil); th == nil || th.Variant != own {
			t.Errorf("%s without a variant isn't %s", name, own)
		}
	}
}

// The dark twin is dark, the light one light: words on a rubbing are lighter than the stone.
func TestVariantsAreWhatTheySay(t *testing.T) {
	for _, th := range everyTheme(t) {
		if light := srgb.Luminance(th.Colours.Ground.R, th.Colours.Ground.G, th.Colours.Ground.B) > srgb.Luminance(th.Colours.Ink.R, th.Colours.Ink.G, th.Colours.Ink.B); light != (th.Variant == Light) {
			t.Errorf("%s %s: ground %s, ink %s", th.Name, th.Variant, Hex(th.Colours.Ground), Hex(th.Colours.Ink))
		}
	}
}

func TestInheritance(t *testing.T) {
	resolve := files(map[string]string{
		"house/mine.yaml":   "theme: 1\ninherits: parent.yaml\ncolours: {light: {accent_text: \"#8a1c14\"}}\ntype: {scale: [100, 50]}\n",
		"house/parent.yaml": "theme: 1\ninherits: ink\ntype: {roles: {source: {weight: 700, size: 33}}}\n",
	})
	th, list := Load("house/mine.yaml", "auto", resolve)
	wantDiagnostics(t, list)
	if th == nil {
		t.Fatal("no theme")
	}
	ink, _ := Load("ink", "auto", nil)
	if Hex(th.Colours.AccentText) != "#8a1c14" || th.Colours.Ink != ink.Colours.Ink {
		t.Errorf("colours: %v", th.Colours)
	}
	if src := th.Type.Roles.Source; src.Weight != 700 || src.Size != (ByClass{33, 33, 33}) || src.Family != Serif || src.Leading != ink.Type.Roles.Source.Leading {
		t.Errorf("source role: %+v", src)
	}
	// Lists are replaced whole.
	if !slices.Equal(th.Type.Scale, []float64{100, 50}) {
		t.Errorf("scale: %v", th.Type.Scale)
	}
	if th.Decoration.Seal.Size != ink.Decoration.Seal.Size || !th.Decoration.Seal.Show {
		t.Errorf("seal: %+v", th.Decoration.Seal)
	}
}

func TestLoadFaults(t *testing.T) {
	chain := map[string]string{"a.yaml": "theme: 1\ninherits: b.yaml\n", "b.yaml": "theme: 1\ninherits: a.yaml\n"}
	deep := map[string]string{}
	for i := range 12 {
		deep[fmt.Sprintf("%d.yaml", i)] = fmt.Sprintf("theme: 1\ninherits: %d.yaml\n", i+1)
	}
	one := func(text string) map[string]string {
		return map[string]string{"t.yaml": "theme: 1\ninherits: ink\n" + text}
	}
	cases := []struct {
		name, load, variant string
		files               map[string]string
		want                []string
	}{
		{"unknown name", "inkk", "", nil, []string{`error: there is no theme "inkk"; did you mean ink? [unknown-theme]`}},
		{"base is no theme", "base", "", nil, []string{`error: there is no theme "base"; built-in themes: dawn, forest, grid, ink, night, paper, photo, signal; a file's name ends in .yaml [unknown-theme]`}},
		{"no colours", "t.yaml", "", map[string]string{"t.yaml": "theme: 1\ncolours: {light: {ground: \"#fff\"}}\n"}, []string{
			"t.yaml:2:18: error: the light palette has no ink; add it, or inherit from a built-in theme [missing-key]"}},
		{"unknown variant", "ink", "drak", nil, []string{`error: there is no variant "drak"; one of light, dark, auto [unknown-variant]`}},
		{"missing file", "no.yaml", "", map[string]string{}, []string{"error: cannot read the theme no.yaml: no such file [theme-file]"}},
		{"circle", "a.yaml", "", chain, []string{"b.yaml:2:11: error: themes inherit in a circle: a.yaml, b.yaml, a.yaml; let one of them inherit from a built-in theme [inherit-loop]"}},
		{"depth", "0.yaml", "", deep, []string{"7.yaml:2:11: error: more than 8 themes inherit from one another [inherit-depth]"}},
		{"unknown parent", "t.yaml", "", map[string]string{"t.yaml": "theme: 1\ninherits: nihgt\n"}, []string{`t.yaml:2:11: error: there is no theme "nihgt"; did you mean night? [unknown-theme]`}},
		{"no head", "t.yaml", "", map[string]string{"t.yaml": "inherits: ink\n"}, []string{"t.yaml:1:1: error: the file does not say that it is a theme; begin the file with theme: 1 [missing-key]"}},
		{"version", "t.yaml", "", map[string]string{"t.yaml": "theme: 2\n"}, []string{"t.yaml:1:8: error: theme is 2, outside 1 to 1 [out-of-range]"}},
		{"keys and types", "t.yaml", "", one("colours:\n  light:\n    grund: \"#fff\"\n    ink: [1]\n    soft: \"#ggg\"\n    rule:\ntype: {hang: maybe, split: 3.5, gap: NaN, emphasis: dot, scale: 3}\nspace: 8\n"), []string{
			`t.yaml:5:5: error: unknown key "grund" in colours.light; did you mean ground? [unknown-key]`,
			`t.yaml:6:10: error: colours.light.ink wants a colour like "#b3261c", not a list [wrong-type]`,
			`t.yaml:7:11: error: colours.light.soft: "#ggg" is not a colour; write it like "#b3261c" [bad-colour]`,
			`t.yaml:8:10: error: colours.light.rule is empty; write it in quotes: "#b3261c" [bad-colour]`,
			`t.yaml:9:14: error: type.hang wants true or false, not "maybe" [wrong-type]`,
			`t.yaml:9:28: error: type.split is 3.5, outside 20 to 2000 [out-of-range]`,
			`t.yaml:9:38: error: type.gap wants a number, not "NaN" [wrong-type]`,
			`t.yaml:9:53: error: type.emphasis cannot be "dot"; did you mean dots? [unknown-value]`,
			`t.yaml:9:65: error: type.scale wants a list, not "3" [wrong-type]`,
			`t.yaml:10:8: error: space wants a map, not "8" [wrong-type]`}},
		{"whole numbers", "t.yaml", "", one("type: {split: 30.5}\n"), []string{"t.yaml:3:15: error: type.split wants a whole number, not 30.5 [wrong-type]"}},
		{"ranges", "t.yaml", "", one("space: {margin: {phone: {x: 1e9}}}\ndecoration: {hairline: -1, rule: 0x10, heavy: Inf}\n"), []string{
			"t.yaml:3:29: error: space.margin.phone.x is 1e9, outside 0 to 400 [out-of-range]",
			"t.yaml:4:24: error: decoration.hairline is -1, outside 0 to 40 [out-of-range]",
			`t.yaml:4:34: error: decoration.rule wants a number, not "0x10" [wrong-type]`,
			`t.yaml:4:47: error: decoration.heavy wants a number, not "Inf" [wrong-type]`}},
		{"lanes", "t.yaml", "", one("colours: {light: {lanes: [\"#000\"]}}\n"), []string{"t.yaml:3:26: error: colours.light.lanes wants 6 items, not 1 [wrong-type]"}},
		{"orders", "t.yaml", "", one("type: {scale: [50, 60], lengths: [{upto: 5, size: 60}, {upto: 5, size: 50}], leading: [{from: 3, leading: 1.2}]}\n"), []string{
			"t.yaml:3:20: error: the sizes of type.scale must fall: 60 after 50 [bad-order]",
			"t.yaml:3:56: error: the rows of type.lengths must rise: 5 after 5 [bad-order]",
			"t.yaml:3:87: error: the last row of type.leading has conditions; end type.leading with a row that has only leading [bad-order]"}},
		{"template", "t.yaml", "", one("decoration: {signature: \"{{ env }}\"}\n"), []string{`t.yaml:3:25: error: decoration.signature cannot be "{{ env }}"; one of column, foot [unknown-value]`}},
		{"contrast", "t.yaml", "", one("colours: {light: {soft: \"#8a8478\"}}\n"), []string{
			"t.yaml:3:25: warning: soft #8a8478 on ground #f6f2e8 has a contrast of 3.3; it needs 4.5; #696358 would do [low-contrast]",
			"t.yaml:3:25: warning: soft #8a8478 on band #ede4d1 has a contrast of 2.9; it needs 4.5; #696358 would do [low-contrast]",
			"t.yaml:3:25: warning: soft #8a8478 on ruler #e9dfcb has a contrast of 2.8; it needs 4.5; #696358 would do [low-contrast]",
			"t.yaml:3:25: warning: soft #8a8478 on field #f6f2e8 has a contrast of 3.3; it needs 4.5; #696358 would do [low-contrast]"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			th, list := Load(c.load, c.variant, files(c.files))
			if c.name == "no colours" {
				list = list[:1] // the other colours follow alike
			}
			wantDiagnostics(t, list, c.want...)
			if (th == nil) != list.HasErrors() {
				t.Errorf("theme %v beside errors %v", th, list.HasErrors())
			}
		})
	}
	if th, list := Load("x.yaml", "", nil); th != nil || !list.HasErrors() {
		t.Error("a file was read without a resolver")
	}
}

func TestOneVariantOnly(t *testing.T) {
	var palette strings.Builder
	for _, name := range colourNames {
		c := "#ffffff"
		switch name {
		case "ink", "second", "soft", "accent_text", "accent_shape", "held":
			c = "#111111"
		}
		fmt.Fprintf(&palette, "    %s: %q\n", name, c)
	}
	doc := "theme: 1\nvariant: light\ncolours:\n  light:\n" + palette.String() + "    lanes: [\"#000\", \"#000\", \"#000\", \"#000\", \"#000\", \"#000\"]\n"
	th, list := Load("my/plain.yaml", "dark", files(map[string]string{"my/plain.yaml": doc}))
	wantDiagnostics(t, list, "warning: theme my/plain.yaml has no dark variant; its light one is used [no-variant]")
	if th == nil || th.Variant != Light {
		t.Errorf("theme: %+v", th)
	}
}

func TestLookups(t *testing.T) {
	ink, _ := Load("ink", "", nil)
	night, _ := Load("night", "", nil)
	size := func(name string) Size {
		s, err := FindSize(name)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	leadings := []struct {
		th    *Theme
		page  string
		size  float64
		lines int
		latin bool
		want  float64
	}{
		{ink, "xiaohongshu", 224, 4, false, 1.22}, {ink, "slide", 200, 2, false, 1.36}, {ink, "xiaohongshu", 146, 2, false, 1.5},
		{ink, "xiaohongshu", 124, 5, false, 1.4}, {ink, "xiaohongshu", 124, 7, false, 1.21}, {ink, "square", 84, 6, false, 1.5},
		{ink, "xiaohongshu", 70, 9, false, 1.4}, {ink, "540x720", 112, 4, false, 1.22},
		{night, "slide", 160, 2, false, 1.325}, {night, "story", 168, 3, false, 1.38}, {night, "square", 152, 4, true, 1.09},
		{night, "square", 128, 2, false, 1.27}, {night, "square", 42, 5, false, 1.4},
	}
	for _, c := range leadings {
		if got := c.th.Leading(size(c.page), c.size, c.lines, c.latin); got != c.want {
			t.Errorf("%s %s %v px, %d lines: %v, want %v", c.th.Name, c.page, c.size, c.lines, got, c.want)
		}
	}
	margins := []struct {
		th   *Theme
		page string
		x, y float64
	}{
		{ink, "xiaohongshu", 96, 96}, {ink, "540x720", 48, 48}, {ink, "slide", 144, 128}, {ink, "wechat-cover", 32, 32},
		{night, "square", 88, 88}, {night, "slide", 112, 112}, {night, "og", 72, 72}, {ink, "8192x64", 5.4, 5.4}, {ink, "1080xauto", 96, 96},
	}
	for _, c := range margins {
		if x, y := c.th.Margins(size(c.page)); math.Abs(x-c.x) > 0.5 || math.Abs(y-c.y) > 0.5 {
			t.Errorf("%s %s: margins %v, %v; want %v, %v", c.th.Name, c.page, x, y, c.x, c.y)
		}
	}
	if got, want := ink.Frame(size("story")), (Rect{96, 250, 888, 1420}); got != want {
		t.Errorf("frame of a story: %v, want %v", got, want)
	}
	for _, p := range Sizes() {
		for _, th := range []*Theme{ink, night} {
			f := th.Frame(p)
			if short := float64(min(p.Width, p.Height)); f.X < 0.08*short || f.Y < 0.08*short || f.W < short/3 || f.H < short/3 {
				t.Errorf("%s %s: frame %v", th.Name, p.Name, f)
			}
			for n := range 400 {
				if got, weight := th.QuoteStart(p, n); got < p.Floor(QuoteText) || weight != 400 && weight != 700 {
					t.Errorf("%s %s: %d characters start at %v, weight %d", th.Name, p.Name, n, got, weight)
				}
			}
			if got := th.Type.Roles.Source.SizeOf(p, LabelText); got < p.Floor(LabelText) {
				t.Errorf("%s %s: source at %v", th.Name, p.Name, got)
			}
			steps := th.StepsBetween(p, 200*p.Unit(), p.Floor(QuoteText))
			if len(steps) < 3 || steps[len(steps)-1] != p.Floor(QuoteText) && math.Abs(steps[len(steps)-1]-p.Floor(QuoteText)) > 1e-6 || steps[0] > 200*p.Unit()+1e-6 {
				t.Errorf("%s %s: steps %v", th.Name, p.Name, steps)
			}
		}
	}
	if got := ink.StepsBetween(size("square"), 39, 40); len(got) != 0 {
		t.Errorf("steps between 39 and 40: %v", got)
	}
	if got := ink.Steps(0.5)[:2]; !slices.Equal(got, []float64{152, 128}) {
		t.Errorf("half steps: %v", got)
	}
	if got := night.FlushLeft(size("square"), 64); got != 0 {
		t.Errorf("small lines of night move %v", got)
	}
	if got := night.FlushLeft(size("square"), 160); got != 7 { // 0.045 em, on whole pixels
		t.Errorf("large lines of night move %v", got)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if th, _ := Load("ink", "auto", nil); th == nil {
			b.Fatal("no theme")
		}
	}
}

// No file makes Load panic, hang or return a theme beside errors; a theme that loads answers every lookup.
func FuzzLoad(f *testing.F) {
	f.Add("theme: 1\ninherits: ink\ncolours: {light: {ink: \"#000\"}}\n")
	f.Add("theme: 1\ninherits: t.yaml\n")
	f.Add("theme: 1\ninherits: night\ntype: {scale: [40, 30], leading: [{leading: 1}], lengths: [{upto: 1, size: 9}]}\n")
	f.Add("theme: 1\ninherits: ink\nspace: {margin: {phone: {x: 400, y: 400}}}\n")
	f.Fuzz(func(t *testing.T, text string) {
		th, list := Load("t.yaml", "auto", files(map[string]string{"t.yaml": text}))
		if (th == nil) != list.HasErrors() {
			t.Fatalf("theme %v beside %v", th, list)
		}
		if th == nil {
			return
		}
		for _, p := range Sizes() {
			frame := th.Frame(p)
			size, _ := th.QuoteStart(p, 30)
			if l := th.Leading(p, size, 3, false); !(frame.W > 0) || !(frame.H > 0) || !(size > 0) || !(l > 0) {
				t.Fatalf("%s: frame %v, size %v, leading %v", p.Name, frame, size, l)
			}
		}
	})
}

// Where the smallest type is below the scale, the scale goes on down to it: fitting has no gap of a quarter of the size.
func TestStepsGoOnBelowTheScale(t *testing.T) {
	x, err := FindSize("x")
	if err != nil {
		t.Fatal(err)
	}
	for _, th := range everyTheme(t) {
		steps := th.StepsBetween(x, 100*x.Unit(), x.Floor(QuoteText))
		for i, s := range steps[1:] {
			if s >= steps[i] || s < 0.85*steps[i] {
				t.Errorf("%s: %g follows %g", th.Name, s, steps[i])
			}
		}
		if last := steps[len(steps)-1]; last != x.Floor(QuoteText) {
			t.Errorf("%s: the last step is %g", th.Name, last)
		}
	}
}
