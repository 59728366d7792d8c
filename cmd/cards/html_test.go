package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHTMLForms: a form asks for HTML by itself, its page is what a run without pictures prints, and what is no form is refused.
func TestHTMLForms(t *testing.T) {
	dir := t.TempDir()
	deck := filepath.Join(dir, "talk.yaml")
	if err := os.WriteFile(deck, []byte("formats: [html]\nsizes: [square]\nquotes: [{id: work, text: \"去做就好。\"}]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, out, errOut := invoke(t, "check", deck); code != exitOK || strings.Contains(out+errOut, "not-drawn-yet") {
		t.Errorf("check exits %d: %s%s", code, out, errOut)
	}
	out := filepath.Join(dir, "out")
	page := filepath.Join(out, "talk", "embed.html")
	for _, row := range []struct {
		args    []string
		printed string
		picture bool
	}{
		{[]string{"--html", "list"}, page, false},
		{[]string{"--html", "wechat"}, page, false},
		{nil, filepath.Join(out, "talk", "index.html"), true},
		{[]string{"--format", "png", "--html-inline"}, filepath.Join(out, "talk", "index.html"), true},
	} {
		code, printed, errOut := invoke(t, append([]string{"render", deck, "--out", out}, row.args...)...)
		if code != exitOK || strings.TrimSpace(printed) != row.printed || !strings.Contains(errOut, page+": 1 cards") {
			t.Errorf("%v: exit %d, printed %q, told %q", row.args, code, printed, errOut)
		}
		_, err := os.Stat(filepath.Join(out, "talk", "square", "work.png"))
		if there := err == nil; there != row.picture {
			t.Errorf("%v: the picture is there: %t", row.args, there)
		}
		if _, err := os.Stat(filepath.Join(out, "talk", "embed", "work.html")); err != nil {
			t.Errorf("%v: %v", row.args, err)
		}
	}
	if code, _, errOut := invoke(t, "render", deck, "--out", out, "--html", "table"); code != exitUsage || !strings.Contains(errOut, "figure, list, wechat") {
		t.Errorf("an unknown form: exit %d, told %q", code, errOut)
	}
}
