package job

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/scene"
)

// A theme's fonts are read from where the theme stands; an heir's take the place of its parent's, and the deck's those of both.
func TestFontsOfAThemeFile(t *testing.T) {
	folder := t.TempDir()
	write := func(name, data string) {
		t.Helper()
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"small.ttf", "small.otf", "small.woff2"} {
		data, err := os.ReadFile(filepath.Join("../../fonts/testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		write("house/"+name, string(data))
		write(name, string(data))
	}
	write("house/parent.yaml", "theme: 1\ninherits: ink\nfonts: {serif: {400: small.ttf}}\n")
	write("house/heir.yaml", "theme: 1\ninherits: parent.yaml\nfonts: {serif: {400: small.otf}}\n")
	write("house/bad.yaml", "theme: 1\ninherits: ink\nfonts:\n  serif: {400: gone.ttf}\n")
	write("house/family.yaml", "theme: 1\ninherits: ink\nfonts: {script: {400: small.ttf}}\n")
	for _, row := range []struct{ theme, fonts, want, code string }{
		{"house/parent.yaml", "", "small.ttf", ""},
		{"house/heir.yaml", "", "small.otf", ""},
		{"house/heir.yaml", "fonts: {serif: {400: small.woff2}}\n", "small.woff2", ""},
		{"house/bad.yaml", "", "", "unreadable-font"},
		{"house/family.yaml", "", "", "unknown-choice"},
	} {
		write("deck.yaml", "lang: en\ndefaults: {speaker: aa, source: aa}\nsizes: [og]\ntheme: "+row.theme+"\n"+row.fonts+"quotes: [\"aab\"]\n")
		plan, told := Open(filepath.Join(folder, "deck.yaml"), Request{AllowOutside: true})
		if row.code != "" {
			found := false
			for _, d := range told {
				found = found || d.Code == row.code && strings.HasSuffix(d.Pos.File, filepath.Base(row.theme)) && d.Pos.Line > 0
			}
			if !found {
				t.Errorf("%s: want %s in the theme's file, told %v", row.theme, row.code, told)
			}
			continue
		}
		if plan == nil {
			t.Errorf("%s: %v", row.theme, told)
			continue
		}
		if _, err := plan.Lay(context.Background()); err != nil {
			t.Fatal(err)
		}
		used := map[string]bool{}
		for _, unit := range plan.pages {
			for _, page := range unit {
				for _, item := range page.Scene.Items {
					if run, ok := item.(scene.Text); ok {
						used[run.Run.Face.Key()] = true
					}
				}
			}
		}
		found := false
		for key := range used {
			if f, ok := plan.userFonts[key]; ok && f.Path.V == row.want {
				found = true
			}
		}
		if !found {
			t.Errorf("%s with %q: no text is set in %s, but in %v", row.theme, row.fonts, row.want, used)
		}
	}
}
