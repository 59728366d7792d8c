package proof

import (
	"image/color"
	"strings"
	"testing"

	"cards/internal/layout"
	"cards/internal/render/raster"
	"cards/internal/scene"
	"cards/internal/theme"
)

// page returns a quote card of one box for each text, each at a place of its own, which breaks no rule.
func page(t testing.TB, boxes ...scene.Box) *layout.Page {
	t.Helper()
	size, err := theme.FindSize("square")
	if err != nil {
		t.Fatal(err)
	}
	return &layout.Page{
		Scene: &scene.Page{Width: 1080, Height: 1080, Boxes: boxes},
		Card:  "c", Kind: "quote", Layout: "left", Theme: "ink", Variant: "light", Size: size, Page: 1, Pages: 1,
		Safe: scene.Rect{W: 1080, H: 1080},
	}
}

// box returns a box whose lines are stacked from y down, their ink as wide as their characters.
func box(role string, y, size float64, lines ...string) scene.Box {
	b := scene.Box{Role: role, Lang: "zh-Hans", FontSize: size, Rect: scene.Rect{X: 96, Y: y}}
	for i, l := range lines {
		ink := scene.Rect{X: 96, Y: y + float64(i)*1.5*size, W: size * float64(len([]rune(l))), H: size}
		b.Lines = append(b.Lines, scene.Line{Text: l, Rect: ink, Ink: ink})
		b.Text += l
	}
	return b
}

func ink(t testing.TB) *theme.Theme {
	t.Helper()
	th, told := theme.Load("ink", "light", nil)
	if th == nil {
		t.Fatal(told)
	}
	return th
}

// found returns the codes of faults, each once, in order.
func found(faults []Fault) string {
	var out []string
	for _, f := range faults {
		if len(out) == 0 || out[len(out)-1] != f.Code {
			out = append(out, f.Code)
		}
	}
	return strings.Join(out, " ")
}

// Each rule finds what breaks it, and nothing else does.
func TestPageFindsPlantedFaults(t *testing.T) {
	name, source := box("speaker", 900, 44, "埃隆·马斯克"), box("source", 980, 30, "《访谈》")
	for _, row := range []struct {
		what string
		page *layout.Page
		want string
	}{
		{"nothing", page(t, box("quote", 100, 80, "不要渴望荣耀，", "要渴望工作。"), name, source), ""},
		{"small", page(t, box("quote", 100, 39, "不要渴望荣耀。")), "too-small"},
		{"outside", page(t, box("quote", 1020, 80, "要渴望工作。")), "safe-area"},
		{"overlap", page(t, box("quote", 860, 80, "要渴望工作。"), name, source), "overlap"},
		{"line start", page(t, box("quote", 100, 80, "不要渴望荣耀", "，要渴望工作。")), "line-start"},
		{"line end", page(t, box("quote", 100, 80, "他说：“", "不要渴望荣耀，要渴望。")), "line-end"},
		{"lonely", page(t, box("quote", 100, 80, "不要渴望荣耀，要渴望工", "作。")), "lonely-character"},
		{"lonely in a short quote", page(t, box("quote", 100, 80, "粉碎你的自", "我。")), ""},
		{"lonely by the writer", page(t, box("quote", 100, 80, "不要渴望荣耀，要渴望工\n", "作。")), ""},
		{"two at the end", page(t, box("quote", 100, 80, "不要渴望荣耀，要渴望", "工作。")), ""},
		{"a word at the end", page(t, box("quote", 100, 80, "我把我的简历寄给了", "X")), ""},
		{"as small as its name", page(t, box("quote", 100, 44, "不要渴望荣耀。"), name, source), "ranks"},
		{"a step above its name", page(t, box("quote", 100, 48, "不要渴望荣耀。"), name, source), ""},
		{"source above name", page(t, box("quote", 100, 80, "不要渴望荣耀。"), box("speaker", 900, 40, "某人"), box("source", 980, 44, "《访谈》")), "ranks"},
	} {
		if got := found(Page(row.page, ink(t))); got != row.want {
			t.Errorf("%s: found %q, want %q", row.what, got, row.want)
		}
	}
	joined := page(t, box("quote", 100, 80, "要渴望工作。"))
	joined.Scene.Boxes[0].Text = "要渴望荣耀。"
	if got := found(Page(joined, ink(t))); got != "joined-lines" {
		t.Errorf("joined: found %q", got)
	}
	twice := page(t)
	twice.Events = []layout.EventPlace{{Item: "a"}, {Item: "b"}, {Item: "a"}, {Item: "a"}}
	if got := found(Page(twice, ink(t))); got != "told-twice" {
		t.Errorf("twice: found %q", got)
	}
	dialogue := page(t, box("quote", 100, 36, "或者你被什么驱动？"), box("quote", 300, 36, "天哪。"))
	dialogue.Layout = "dialogue"
	if got := found(Page(dialogue, ink(t))); got != "too-small" {
		t.Errorf("dialogue: found %q", got)
	}
}

// Name and source have to be on every page of a card, however their marks are set.
func TestCardMissesWords(t *testing.T) {
	whole := page(t, box("quote", 100, 80, "要渴望工作。"), box("speaker", 900, 44, "埃隆 · 马斯克"), box("source", 980, 30, "《AI ", "创业学校》"))
	bare := page(t, box("quote", 100, 80, "埃隆·马斯克说。"))
	want := Words{Name: "埃隆·马斯克", Source: "AI创业学校"}
	if got := Card([]*layout.Page{whole}, want); len(got) != 0 {
		t.Errorf("whole: %v", got)
	}
	if got := Card([]*layout.Page{whole, bare}, want); len(got) != 2 {
		t.Errorf("one page without: %v", got)
	}
}

// Cards that are signed alike have their names at one place; others, and leaves of a book, need not.
func TestSeriesFindsWhatMoves(t *testing.T) {
	th := ink(t)
	first := page(t, box("quote", 100, 80, "一"), box("speaker", 900, 44, "孔子"))
	moved := page(t, box("quote", 100, 80, "二"), box("speaker", 890, 44, "孔子"))
	other := page(t, box("quote", 100, 80, "三"), box("speaker", 800, 44, "孔子"), box("source", 900, 30, "《论语》"))
	if got := Series([]*layout.Page{first, other, first}, th); len(got) != 0 {
		t.Errorf("alike: %v", got)
	}
	if got := found(Series([]*layout.Page{first, other, moved}, th)); got != "moved" {
		t.Errorf("moved: found %q", got)
	}
	leaf := *th
	leaf.Decoration.Leaf.Show = true
	if got := Series([]*layout.Page{first, moved}, &leaf); len(got) != 0 {
		t.Errorf("leaf: %v", got)
	}
}

// A text that is drawn on something too near to its own colour is found by the pixels alone, whatever the page says is behind it.
func TestContrastFindsWhatIsBehind(t *testing.T) {
	th := ink(t)
	for _, row := range []struct {
		what   string
		behind color.NRGBA
		role   string
		want   string
	}{
		{"ground", th.Colours.Ground, "quote", ""},
		{"its own colour", th.Colours.Ink, "quote", "contrast"},
		{"a grey of about 5:1, as a quote", color.NRGBA{0x90, 0x90, 0x90, 255}, "quote", "contrast"},
		{"a grey of about 5:1, as a name", color.NRGBA{0x90, 0x90, 0x90, 255}, "speaker", ""},
	} {
		p := set(t, th, row.role, row.behind)
		faults, err := Contrast(raster.New(), p, th)
		if err != nil {
			t.Fatal(err)
		}
		if got := found(faults); got != row.want {
			t.Errorf("%s: found %q, want %q (%v)", row.what, got, row.want, faults)
		}
	}
}
