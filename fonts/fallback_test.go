package fonts

import "testing"

func TestLacking(t *testing.T) {
	c := Default()
	for _, u := range []UserFont{
		{Family: Serif, Weight: 400, Data: sample(t, "small.ttf"), Name: "serif.ttf"}, // A and é
		{Family: Serif, Weight: 700, Data: sample(t, "small.otf"), Name: "black.otf"}, // A and 一
	} {
		var err error
		if c, err = c.WithUser(u); err != nil {
			t.Fatal(err)
		}
	}
	for _, row := range []struct {
		face      string
		character rune
		want      string
	}{
		{"noto-serif-cjk-400", '一', "serif.ttf"},
		{"noto-serif-cjk-700", '一', "serif.ttf"}, // the bold one has it, so regular was asked for
		{"noto-serif-cjk-400", '龍', "serif.ttf"},
		{"noto-serif-cjk-700", '龍', "black.otf"},
		{"noto-serif-400", 'é', "black.otf"},
		{"noto-serif-400", 'A', ""}, // no user's face lacks it
		{"noto-sans-cjk-400", '龍', ""},
		{"noto-sans-cjk-400", '\u9fed', "serif.ttf"}, // no serif face has it
		{EmojiKey, '龍', ""},
	} {
		f, _ := c.ByKey(row.face)
		got, ok := c.Lacking(f, row.character)
		name := ""
		if ok {
			name = got.(*face).name
		}
		if name != row.want {
			t.Errorf("%c from %s: %q, want %q", row.character, row.face, name, row.want)
		}
	}
	if f, ok := c.Lacking(c.faces[0], '龍'); ok {
		t.Errorf("a user's face fell back to %s", f.Key())
	}
	f, _ := Default().ByKey("noto-serif-400")
	if _, ok := Default().Lacking(f, 'A'); ok {
		t.Error("without users' faces something fell back")
	}
}
