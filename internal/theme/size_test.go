package theme

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestPresetsAreComplete(t *testing.T) {
	want := map[string]struct {
		w, h  int
		class Class
		cover bool
		safe  Rect
	}{
		"square":        {1080, 1080, Phone, false, Rect{0, 0, 1080, 1080}},
		"portrait":      {1080, 1350, Phone, false, Rect{0, 0, 1080, 1350}},
		"story":         {1080, 1920, Phone, false, Rect{0, 250, 1080, 1420}},
		"xiaohongshu":   {1080, 1440, Phone, false, Rect{0, 0, 1080, 1440}},
		"wechat-cover":  {900, 383, Banner, true, Rect{0, 0, 900, 383}},
		"wechat-square": {900, 900, Banner, true, Rect{0, 0, 900, 900}},
		"weibo":         {1080, 1260, Phone, false, Rect{0, 0, 1080, 1260}},
		"x":             {1600, 900, Banner, false, Rect{0, 0, 1600, 900}},
		"og":            {1200, 630, Banner, true, Rect{0, 0, 1200, 630}},
		"linkedin":      {1200, 627, Banner, false, Rect{0, 0, 1200, 627}},
		"slide":         {1920, 1080, Slide, false, Rect{0, 0, 1920, 1080}},
		"slide-4x3":     {1440, 1080, Slide, false, Rect{0, 0, 1440, 1080}},
		"bilibili":      {1146, 717, Banner, true, Rect{0, 0, 1146, 645}},
		"banner":        {1500, 500, Banner, true, Rect{400, 60, 1100, 380}},
	}
	sizes := Sizes()
	if len(sizes) != len(want) {
		t.Errorf("%d presets, want %d", len(sizes), len(want))
	}
	seen := map[string]string{}
	for _, s := range sizes {
		w, ok := want[s.Name]
		if !ok {
			t.Errorf("unexpected preset %s", s.Name)
			continue
		}
		if s.Width != w.w || s.Height != w.h || s.Class != w.class || s.CoverOnly() != w.cover || s.Safe() != w.safe || s.AutoHeight {
			t.Errorf("%s: %+v", s.Name, s)
		}
		core, safe := s.Core(), s.Safe()
		if core.X < safe.X || core.Y < safe.Y || core.X+core.W > safe.X+safe.W || core.Y+core.H > safe.Y+safe.H || core.W <= 0 || core.H <= 0 {
			t.Errorf("%s: core %v is not within safe %v", s.Name, core, safe)
		}
		if s.Label["en"] == "" || s.Label["zh-Hans"] == "" || len(s.Platforms) == 0 || len(s.Aliases) == 0 {
			t.Errorf("%s: label, platforms or aliases are missing", s.Name)
		}
		for _, n := range append([]string{s.Name}, s.Aliases...) {
			if other, taken := seen[n]; taken {
				t.Errorf("%s and %s are both named %s", s.Name, other, n)
			}
			seen[n] = s.Name
			if found, err := FindSize(n); err != nil || found.Name != s.Name {
				t.Errorf("FindSize(%q) = %s, %v", n, found.Name, err)
			}
		}
	}
	for alias, name := range map[string]string{"xhs": "xiaohongshu", "Instagram": "portrait", " PPT ": "slide", "16:9": "slide", "gzh": "wechat-cover"} {
		if s, err := FindSize(alias); err != nil || s.Name != name {
			t.Errorf("FindSize(%q) = %q, %v; want %q", alias, s.Name, err, name)
		}
	}
	cover, _ := FindSize("wechat-cover")
	if c := cover.Core(); c.W != 382 || c.X != 259 {
		t.Errorf("middle of the cover: %v", c)
	}
}

func TestSmallestType(t *testing.T) {
	cases := []struct {
		size string
		want [4]float64 // quote, event title, event text, label
	}{
		{"square", [4]float64{40, 34, 30, 28}},
		{"story", [4]float64{40, 34, 30, 28}},
		{"540x720", [4]float64{20, 17, 15, 14}},
		{"2160xauto", [4]float64{80, 68, 60, 56}},
		{"slide", [4]float64{56, 40, 36, 28}},
		{"slide-4x3", [4]float64{56, 40, 36, 28}},
		{"3840x2160", [4]float64{112, 80, 72, 56}},
		{"og", [4]float64{40, 30, 26, 24}},
		{"x", [4]float64{40, 30, 26, 24}},
		{"wechat-cover", [4]float64{40, 30, 26, 24}},
		{"450x300", [4]float64{20, 15, 13, 12}},
	}
	for _, c := range cases {
		s, err := FindSize(c.size)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range []TextRank{QuoteText, EventTitleText, EventTextText, LabelText} {
			if got := s.Floor(r); math.Abs(got-c.want[i]) > 1e-9 {
				t.Errorf("%s rank %d: %v, want %v", c.size, i, got, c.want[i])
			}
		}
	}
}

func TestFreeSizes(t *testing.T) {
	cases := []struct {
		in   string
		w, h int
		auto bool
		name string
		cl   Class
	}{
		{"1200x800", 1200, 800, false, "1200x800", Banner},
		{"1400X800", 1400, 800, false, "1400x800", Slide},
		{"1399×1165", 1399, 1165, false, "1399x1165", Banner},
		{"1000*1000", 1000, 1000, false, "1000x1000", Phone},
		{"1190x1000", 1190, 1000, false, "1190x1000", Phone},
		{" 1080 x auto ", 1080, 0, true, "1080xauto", Phone},
		{"64x64", 64, 64, false, "64x64", Phone},
		{"8192x8192", 8192, 8192, false, "8192x8192", Phone},
		{"01080x01350", 1080, 1350, false, "1080x1350", Phone},
	}
	for _, c := range cases {
		s, err := FindSize(c.in)
		if err != nil || s.Width != c.w || s.Height != c.h || s.AutoHeight != c.auto || s.Name != c.name || s.Class != c.cl {
			t.Errorf("FindSize(%q) = %+v, %v", c.in, s, err)
		}
	}
}

func TestRefusedSizes(t *testing.T) {
	cases := map[string]string{
		"xiaohongsu":                "did you mean xiaohongshu?",
		"sqaure":                    "did you mean square?",
		"poster":                    "sizes are named square",
		"":                          "there is no size",
		"63x100":                    "the width of \"63x100\" is outside 64 to 8192 px",
		"100x8193":                  "the height of \"100x8193\" is outside",
		"-1080x1080":                "outside",
		"0x0":                       "outside",
		"1080x1350x2":               "the height of \"1080x1350x2\" is not a whole number",
		"10.5x100":                  "not a whole number",
		"1080x":                     "there is no size",
		"xauto":                     "there is no size",
		"autox1080":                 "there is no size",
		"1000000000x1000":           "outside",
		"99999999999999999999x1000": "not a whole number",
		"1080xNaN":                  "not a whole number",
	}
	for in, want := range cases {
		s, err := FindSize(in)
		var se *SizeError
		if !errors.As(err, &se) || !strings.Contains(err.Error(), want) {
			t.Errorf("FindSize(%q) = %v, %v; want an error with %q", in, s.Name, err, want)
		}
	}
}

func TestAutoHeight(t *testing.T) {
	s, err := FindSize("1080xauto")
	if err != nil {
		t.Fatal(err)
	}
	if r := s.Safe(); r.H != 0 || r.W != 1080 {
		t.Errorf("safe area before layout: %v", r)
	}
	for _, c := range []struct {
		h    float64
		want int
		ok   bool
	}{{1000.2, 1001, true}, {1000, 1000, true}, {1, MinSide, true}, {8192, 8192, true}, {8192.1, 8192, false}} {
		if got, ok := s.WithHeight(c.h); got.Height != c.want || ok != c.ok {
			t.Errorf("WithHeight(%v) = %d, %v", c.h, got.Height, ok)
		}
	}
}

func TestSizeTableFaults(t *testing.T) {
	const doc = "sizes:\n  - {name: a, width: 100, height: 100, class: phone}\n  - {name: b, aliases: [a], width: 100, height: 100, class: phone, wdth: 3}\n"
	_, list := readSizes("s.yaml", []byte(doc))
	wantDiagnostics(t, list,
		`s.yaml:3:68: error: unknown key "wdth" in sizes[1]; did you mean width? [unknown-key]`,
		`s.yaml:3:5: error: the name "a" is taken [duplicate-name]`)
}

func BenchmarkReadSizes(b *testing.B) {
	b.ReportAllocs()
	data := sizesFile(b)
	for b.Loop() {
		if _, list := readSizes("sizes.yaml", data); list.HasErrors() {
			b.Fatal(list)
		}
	}
}

// Whatever is typed is either refused in words or a page within the limits.
func FuzzFindSize(f *testing.F) {
	for _, s := range []string{"xhs", "1080x1350", "1080xauto", "16:9", "x", "99999999999x1", "×", "-1x-1", "1080×1350"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, given string) {
		s, err := FindSize(given)
		if err != nil {
			var se *SizeError
			if !errors.As(err, &se) || se.Reason == "" {
				t.Fatalf("%q: %v", given, err)
			}
			return
		}
		if s.Width < MinSide || s.Width > MaxSide || !s.AutoHeight && (s.Height < MinSide || s.Height > MaxSide) || s.Name == "" || s.Class == "" || !(s.Unit() > 0) {
			t.Fatalf("%q: %+v", given, s)
		}
	})
}
