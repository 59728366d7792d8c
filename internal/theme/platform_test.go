package theme

import (
	"slices"
	"strings"
	"testing"
)

// Every platform that a size names has a row for that size, and no row is for a size that does not name it.
func TestPlatformsMatchSizes(t *testing.T) {
	pairs := map[string]bool{}
	for _, s := range Sizes() {
		for _, name := range s.Platforms {
			pairs[name+" "+s.Name] = true
			p, ok := FindPlatform(name)
			if !ok {
				t.Errorf("%s is posted on %s, which platforms.yaml lacks", s.Name, name)
				continue
			}
			if _, ok := p.For(s.Name); !ok {
				t.Errorf("platforms.yaml does not say what %s does to %s", name, s.Name)
			}
		}
	}
	for _, want := range []string{"instagram", "facebook", "linkedin", "x", "xiaohongshu", "wechat", "weibo", "douyin", "tiktok", "bilibili", "slides", "web"} {
		if _, ok := FindPlatform(want); !ok {
			t.Errorf("there is no platform %s", want)
		}
	}
	for _, p := range Platforms() {
		for _, lang := range []string{"en", "zh-Hans"} {
			if p.Label[lang] == "" {
				t.Errorf("%s has no label in %s", p.Name, lang)
			}
		}
		for _, s := range p.Sizes {
			if !pairs[p.Name+" "+s.Size] {
				t.Errorf("platforms.yaml posts %s on %s, sizes.yaml does not", s.Size, p.Name)
			}
			delete(pairs, p.Name+" "+s.Size)
		}
	}
}

func overlap(a, b Rect) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

func holds(outer, inner Rect) bool {
	return inner.X >= outer.X && inner.Y >= outer.Y && inner.X+inner.W <= outer.X+outer.W && inner.Y+inner.H <= outer.Y+outer.H
}

// What the interface covers lies outside of the safe area, what a view shows holds the core; an area that is marked as not kept
// really is in the way, so that no mark outlives its reason.
func TestAreasAgreeWithSafeAndCore(t *testing.T) {
	seen := 0
	for _, p := range Platforms() {
		for _, s := range p.Sizes {
			size, err := FindSize(s.Size)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range s.Areas {
				seen++
				where := p.Name + " " + s.Size + ": " + a.Label["en"]
				if a.Label["en"] == "" || a.Label["zh-Hans"] == "" {
					t.Errorf("%s: an area has no label in both languages", where)
				}
				if (a.Kind == Cover) == (a.Draw == "") {
					t.Errorf("%s: covers have a shape, crops have none; it is %q", where, a.Draw)
				}
				free := a.Kind == Cover && !overlap(a.Rect(), size.Safe()) || a.Kind == Crop && holds(a.Rect(), size.Core())
				switch {
				case a.Brief && a.Unkept:
					t.Errorf("%s: what is brief is never kept clear; leave unkept out", where)
				case a.Brief:
				case free == a.Unkept:
					t.Errorf("%s: unkept is %v, but %v lies clear of safe %v and core %v: %v", where, a.Unkept, a.Rect(), size.Safe(), size.Core(), free)
				}
			}
		}
	}
	if seen < 15 {
		t.Errorf("only %d areas", seen)
	}
}

// Each px that sizes.yaml keeps free has a reason in platforms.yaml: on every side with an inset some cover or crop reaches it.
func TestInsetsHaveReasons(t *testing.T) {
	insets := 0
	for _, size := range Sizes() {
		w, h := float64(size.Width), float64(size.Height)
		for side, inset := range map[string]float64{
			"top": max(size.Insets.Top, size.CoreInsets.Top), "right": max(size.Insets.Right, size.CoreInsets.Right),
			"bottom": max(size.Insets.Bottom, size.CoreInsets.Bottom), "left": max(size.Insets.Left, size.CoreInsets.Left),
		} {
			if inset == 0 {
				continue
			}
			insets++
			reason := false
			for _, name := range size.Platforms {
				p, _ := FindPlatform(name)
				shown, _ := p.For(size.Name)
				for _, a := range shown.Areas {
					cut := a.Kind == Crop
					switch side {
					case "top":
						reason = reason || cut && a.Y >= inset-1 || !cut && a.Y+a.H >= inset-1 && a.Y < inset
					case "bottom":
						reason = reason || cut && h-a.Y-a.H >= inset-1 || !cut && h-a.Y >= inset-1 && a.Y+a.H == h
					case "left":
						// A round portrait needs air beside it.
						reason = reason || cut && a.X >= inset-1 || !cut && a.X+a.W >= inset-32
					case "right":
						reason = reason || cut && w-a.X-a.W >= inset-1 || !cut && w-a.X >= inset-1
					}
				}
			}
			if !reason {
				t.Errorf("%s keeps %g px free at the %s, and no platform does anything there", size.Name, inset, side)
			}
		}
	}
	if insets < 8 {
		t.Errorf("only %d insets looked at", insets)
	}
}

func TestPicturesOfAPost(t *testing.T) {
	for _, row := range []struct {
		platform, size string
		want           int
	}{{"instagram", "portrait", 20}, {"instagram", "story", 0}, {"x", "x", 4}, {"linkedin", "square", 20}, {"facebook", "square", 10}, {"tiktok", "story", 35},
		{"douyin", "story", 35}, {"xiaohongshu", "xiaohongshu", 18}, {"weibo", "weibo", 18}, {"slides", "slide", 0}, {"web", "og", 0}} {
		p, ok := FindPlatform(row.platform)
		if !ok {
			t.Fatalf("no %s", row.platform)
		}
		s, ok := p.For(row.size)
		if !ok || s.Pictures != row.want {
			t.Errorf("%s takes %d pictures of %s (%v), want %d", row.platform, s.Pictures, row.size, ok, row.want)
		}
	}
	if p, ok := FindPlatform("myspace"); ok {
		t.Errorf("found %v", p)
	}
}

// A fault in the file is told with its line, and nothing panics.
func TestReadPlatformsTellsFaults(t *testing.T) {
	for _, row := range []struct{ yaml, code string }{
		{"platforms: [{name: a, sizes: [{size: nosuch}]}]", "unknown-size"},
		{"platforms: [{name: a, sizes: [{size: ig}]}]", "unknown-size"},
		{"platforms: [{name: a}, {name: a}]", "duplicate-name"},
		{"platforms: [{label: {en: a}}]", "duplicate-name"},
		{"platforms: [{name: a, sizes: [{size: square, areas: [{kind: cover, x: 1000, y: 0, w: 100, h: 10}]}]}]", "out-of-range"},
		{"platforms: [{name: a, sizes: [{size: square, areas: [{x: 0, y: 0, w: 100, h: 10}]}]}]", "out-of-range"},
		{"platforms: [{name: a, sizes: [{size: square, areas: [{kind: hide, x: 0, y: 0, w: 1, h: 1}]}]}]", "unknown-value"},
		{"platforms: [{name: a, sizes: [{size: square, areas: [{kind: cover, draw: cat, x: 0, y: 0, w: 1, h: 1}]}]}]", "unknown-value"},
		{"platforms: [{name: a, size: square}]", "unknown-key"},
		{"platforms: 3", "wrong-type"},
		{"platforms: [{name: a, sizes: 3}]", "wrong-type"},
		{"platforms: [3]", "wrong-type"},
	} {
		_, list := readPlatforms("p.yaml", []byte(row.yaml))
		var codes []string
		for _, d := range list {
			codes = append(codes, d.Code)
			if d.Pos.Line != 1 {
				t.Errorf("%s: told at %v", row.yaml, d.Pos)
			}
		}
		if !slices.Contains(codes, row.code) {
			t.Errorf("%s: told %s, want %s", row.yaml, strings.Join(codes, " "), row.code)
		}
	}
}
