package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadme holds both READMEs to the truth: the deck they show renders, it has as many lines as they say, the pictures and
// files they link are there, and every flag they name exists.
func TestReadme(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh.md"} {
		data, err := os.ReadFile(filepath.Join("..", "..", name))
		if err != nil {
			t.Fatal(err)
		}
		page := string(data)
		_, rest, ok := strings.Cut(page, "```yaml\n")
		deck, _, closed := strings.Cut(rest, "```")
		if !ok || !closed {
			t.Fatalf("%s shows no deck", name)
		}
		if n := strings.Count(deck, "\n"); n != 15 {
			t.Errorf("%s: the deck in 15 lines has %d", name, n)
		}
		file := filepath.Join(t.TempDir(), "talk.yaml")
		if err := os.WriteFile(file, []byte(deck), 0o644); err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		if code := run(context.Background(), []string{"check", "--fail-on", "warning", file}, strings.NewReader(""), &out, &errs); code != exitOK {
			t.Errorf("%s: its deck is not clean (exit %d):\n%s%s", name, code, out.String(), errs.String())
		}
		for _, link := range regexp.MustCompile(`\]\(([^)#]+)\)`).FindAllStringSubmatch(page, -1) {
			if strings.Contains(link[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join("..", "..", link[1])); err != nil {
				t.Errorf("%s links %s: %v", name, link[1], err)
			}
		}
		var help bytes.Buffer
		for _, command := range []string{"render", "check", "inspect", "quote", "date", "typeset", "import", "list", "curate", "new"} {
			run(context.Background(), []string{command, "--help"}, strings.NewReader(""), &help, &errs)
		}
		for _, flag := range regexp.MustCompile("--[a-z][a-z-]+").FindAllString(page, -1) {
			if !strings.Contains(help.String(), flag) {
				t.Errorf("%s names %s, which no command has", name, flag)
			}
		}
	}
}
