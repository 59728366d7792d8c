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
	sealed := page(t, name, source)
	sealed.Scene.Boxes = append(sealed.Scene.Boxes, scene.Box{Role: "decoration", Item: layout.SealItem, Rect: name.Lines[0].Ink})
	if got := found(Page(sealed, ink(t))); got != "overlap" {
		t.Errorf("sealed: found %q", got)
	}
	dialogue := page(t, box("quote", 100, 36, "或者你被什么驱动？"), box("quote", 300, 36, "天哪。"))
	dialogue.Layout = "dialogue"
	if got := found(Page(dialogue, ink(t))); got != "too-small" {
		t.Errorf("dialogue: found %q", got)
	}
}

// Ranks that a list, a poem, a translation and a dialogue have beside those of every quote; what a page says that it had to choose is no fault.
func TestPageFindsMixedRanks(t *testing.T) {
	as := func(kind, form string, p *layout.Page) *layout.Page {
		p.Kind, p.Layout = kind, form
		return p
	}
	chosen := func(what string, p *layout.Page) *layout.Page {
		p.Chosen = append(p.Chosen, layout.Choice{What: what})
		return p
	}
	name := box("speaker", 900, 36, "孔子")
	list := func(size float64) *layout.Page {
		return as("list", "list", page(t, box("quote", 100, size, "不要渴望荣耀。"), box("quote", 300, size, "要渴望工作。"), name))
	}
	bilingual := func(quote, other float64) *layout.Page {
		return as("quote", "bilingual", page(t, box("quote", 100, quote, "上善水。"), box("translation", 500, other, "水"), name))
	}
	poem := func(title float64) *layout.Page {
		return as("quote", "left", page(t, box("title", 100, title, "静夜思"), box("quote", 300, 64, "床前明月光，\n", "疑是地上霜。"), name))
	}
	for _, row := range []struct {
		what string
		page *layout.Page
		want string
	}{
		{"a list", list(48), ""},
		{"a list of small type", list(38), "too-small ranks"},
		{"a list that has no room", chosen(layout.ChoiceCramped, list(38)), ""},
		{"a list in the size of its names", as("list", "list", page(t, box("quote", 100, 42, "不要渴望荣耀。"), box("speaker", 200, 42, "孔子"))), "ranks"},
		{"a title over a list", as("list", "list", page(t, box("title", 50, 84, "三句"), box("quote", 300, 48, "要渴望工作。"))), ""},
		{"a translation", bilingual(160, 48), ""},
		{"a translation as large as the name", bilingual(120, 36), "ranks"},
		{"a translation far below its quote", bilingual(200, 44), "ranks"},
		{"a translation that has no room", chosen(layout.ChoiceTranslation, bilingual(200, 30)), ""},
		{"a poem", poem(46), ""},
		{"a title as large as its poem", poem(64), "ranks"},
		{"a small question", as("quote", "dialogue", page(t, box("quote", 100, 36, "或者你被什么驱动？"), box("quote", 300, 80, "天哪。"))), "too-small"},
		{"a name on two lines below its source", page(t, box("quote", 100, 80, "慢慢来。"), box("speaker", 700, 34, "@the_longest_", "handle"), box("source", 980, 36, "《谈话》")), ""},
	} {
		if got := found(Page(row.page, ink(t))); got != row.want {
			t.Errorf("%s: found %q, want %q", row.what, got, row.want)
		}
	}
}

// Every page of a divided quote but the last says that it goes on, or none does.
func TestCardFindsWhatDoesNotGoOn(t *testing.T) {
	on, off := page(t, box("quote", 100, 80, "不要渴望荣耀，"), box("note", 300, 40, "续")), page(t, box("quote", 100, 80, "要渴望工作。"))
	for _, row := range []struct {
		pages []*layout.Page
		want  string
	}{
		{[]*layout.Page{on, on, off}, ""}, {[]*layout.Page{off, off, off}, ""}, {[]*layout.Page{on, off}, ""}, {[]*layout.Page{off}, ""},
		{[]*layout.Page{on, off, off}, "goes-on"}, {[]*layout.Page{off, on, off}, "goes-on"},
	} {
		if got := found(Card(row.pages, Words{})); got != row.want {
			t.Errorf("%d pages: found %q, want %q", len(row.pages), got, row.want)
		}
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
