package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/importer"
)

// importSamples are the files of other programs that the tests of package importer read.
func importSamples(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../internal/importer/testdata/*.*")
	if err != nil || len(files) < 9 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	return files
}

// TestImportIsDrawn: what is imported of every sample passes check without an error, in the default size and on a slide.
func TestImportIsDrawn(t *testing.T) {
	for _, file := range importSamples(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			deck := filepath.Join(t.TempDir(), "deck.yaml")
			code, out, errOut := invoke(t, "import", file, "-o", deck)
			if code != exitOK || out != deck+"\n" {
				t.Fatalf("exit %d, printed %q\n%s", code, out, errOut)
			}
			if strings.Contains(errOut, "error: ") || !strings.Contains(errOut, "wrote "+deck) {
				t.Errorf("told %s", errOut)
			}
			code, out, errOut = invoke(t, "check", deck, "--size", "xiaohongshu,slide")
			if code != exitOK {
				t.Errorf("check exits %d:\n%s%s", code, out, errOut)
			}
			for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
				// Lanes are kept for the layout that draws them.
				if strings.Contains(line, "warning: ") && !strings.HasSuffix(line, "[not-drawn-yet]") {
					t.Errorf("the deck is doubtful: %s", line)
				}
			}
		})
	}
}

// TestImportRenders draws one imported deck to the end.
func TestImportRenders(t *testing.T) {
	folder := t.TempDir()
	deck := filepath.Join(folder, "trains.yaml")
	if code, _, errOut := invoke(t, "import", "../../internal/importer/testdata/shinkansen.tsv", "-o", deck, "--title", "\u65b0\u5e79\u7dda"); code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	code, out, errOut := invoke(t, "render", deck, "--out", folder, "--size", "wechat-square", "--json")
	if code != exitOK || !strings.Contains(out, ".png") || !strings.Contains(out, "\u65b0\u5e79\u7dda") {
		t.Errorf("exit %d\n%.2000s\n%s", code, out, errOut)
	}
}

// TestImportRoom: texts that are as long as an imported deck lets them be have room on a page of the default size, and what
// is longer is shortened and said.
func TestImportRoom(t *testing.T) {
	for name, word := range map[string]string{"en": "Sailing round the cape. ", "zh": "\u5370\u5237\u672f\u4f7f\u4e66\u53d8\u5f97\u4fbf\u5b9c\u3002", "wide": "WMWMWMWMWMWM WM. ", "lines": "W.\\n"} {
		t.Run(name, func(t *testing.T) {
			long := strings.Repeat(word, 400)
			one := strings.ReplaceAll(long, "\\n", " ")
			data := []byte(fmt.Sprintf(`{"title": {"text": {"headline": "%s", "text": "%s"}}, "events": [
 {"start_date": {"year": 1990}, "text": {"headline": "%s", "text": "%s"}, "group": "%s"},
 {"start_date": {"year": 1991, "display_date": "%s"}, "text": {"headline": "x"}}, {"start_date": {"year": 1992, "display_date": "%s"}, "text": {"headline": "x"}, "media": {"url": "https://a", "credit": "%s"}}],
 "eras": [{"start_date": {"year": 1990}, "end_date": {"year": 1991}, "text": {"headline": "%s"}}]}`,
				one[:len(word)*20], one[:len(word)*20], one, long, one, one, strings.Repeat("MW ", 13), one, one))
			folder := t.TempDir()
			file, deck := filepath.Join(folder, "a.json"), filepath.Join(folder, "a.yaml")
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
			code, _, errOut := invoke(t, "import", file, "-o", deck)
			if code != exitOK || !strings.Contains(errOut, "[import-shortened]") {
				t.Fatalf("exit %d: %.2000s", code, errOut)
			}
			if code, out, _ := invoke(t, "check", deck); code != exitOK {
				t.Errorf("check exits %d: %.1000s", code, out)
			}
		})
	}
}

// TestImportWrites: the deck goes to standard output or into a file, which is never replaced without --force and never half
// written.
func TestImportWrites(t *testing.T) {
	folder := t.TempDir()
	file, deck := filepath.Join(folder, "a.csv"), filepath.Join(folder, "a.yaml")
	if err := os.WriteFile(file, []byte("date,title\n1990,x\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, printed, errOut := invoke(t, "import", file)
	if code != exitOK || !strings.Contains(printed, "  title: \"x\"\n") || !strings.Contains(errOut, "[import-no-title]") || strings.Contains(printed, folder) {
		t.Fatalf("exit %d\n%s\n%s", code, printed, errOut)
	}
	if code, _, _ := invoke(t, "import", file, "-o", deck); code != exitOK {
		t.Fatalf("exit %d", code)
	}
	if data, err := os.ReadFile(deck); err != nil || string(data) != printed {
		t.Errorf("the file and standard output differ: %v", err)
	}
	if err := os.WriteFile(deck, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := invoke(t, "import", file, "-o", deck); code != exitUsage || !strings.Contains(errOut, "--force") {
		t.Errorf("exit %d: %s", code, errOut)
	}
	if err := writeNew(deck, []byte("theirs"), false); err == nil {
		t.Error("a file that came into being meanwhile was replaced")
	}
	if data, _ := os.ReadFile(deck); string(data) != "mine" {
		t.Errorf("the file was overwritten: %s", data)
	}
	if code, _, _ := invoke(t, "import", file, "-o", deck, "--force"); code != exitOK {
		t.Errorf("--force exits %d", code)
	}
	if data, _ := os.ReadFile(deck); string(data) != printed {
		t.Errorf("--force did not write: %s", data)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 2 {
		t.Errorf("something was left behind: %v, %v", entries, err)
	}
	// Standard input.
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"import", "-"}, strings.NewReader("timeline\n title T\n 1990 : x\n"), &out, &errs); code != exitOK || !strings.Contains(out.String(), "1990") {
		t.Errorf("exit %d: %s", code, errs.String())
	}
}

// TestImportRefuses: wrong flags and missing files exit 2, files that cannot be imported 42, and nothing is written then.
func TestImportRefuses(t *testing.T) {
	folder := t.TempDir()
	file, deck := filepath.Join(folder, "a.csv"), filepath.Join(folder, "out.yaml")
	if err := os.WriteFile(file, []byte("a,b\n1,2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		code int
		told string
	}{
		{[]string{"import"}, exitUsage, "arg"},
		{[]string{"import", filepath.Join(folder, "none.csv")}, exitUsage, "no such file"},
		{[]string{"import", file, "--from", "markwehn"}, exitUsage, "did you mean markwhen?"},
		{[]string{"import", file, "--from", "word"}, exitUsage, "want one of timelinejs, "},
		{[]string{"import", file, "--lang", "Klingonese!"}, exitUsage, "language"},
		{[]string{"import", file, "--force"}, exitUsage, "-o FILE"},
		{[]string{"import", file, "-o", folder}, exitUsage, "folder"},
		{[]string{"import", file, "-o", os.DevNull, "--force"}, exitUsage, "device"},
		{[]string{"import", folder, "-o", deck}, exitUnrendered, "[bad-file]"},
		{[]string{"import", file, "-o", deck}, exitUnrendered, "[import-format]"},
		{[]string{"import", file, "--from", "csv", "-o", deck}, exitUnrendered, "a.csv:1:1: error: "},
		{[]string{"import", "../../internal/importer/testdata/railway.csv", "-o", filepath.Join(folder, "no", "such.yaml")}, exitUsage, "cannot write"},
	} {
		code, out, errOut := invoke(t, test.args...)
		if code != test.code || !strings.Contains(errOut, test.told) || out != "" {
			t.Errorf("%v: exit %d, printed %q, told %s; want %d and %q", test.args, code, out, errOut, test.code, test.told)
		}
	}
	if _, err := os.Lstat(deck); !os.IsNotExist(err) {
		t.Errorf("a deck was written: %v", err)
	}
}

// TestImportHelp: the help names every format, and every format that it names is taken.
func TestImportHelp(t *testing.T) {
	_, help, _ := invoke(t, "import", "--help")
	formats, _ := importer.Formats()
	for _, f := range formats {
		if !strings.Contains(help, "  "+string(f)+" ") {
			t.Errorf("the help does not name %s", f)
		}
		if got, _, ok := importer.ParseFormat(string(f)); !ok || got != f {
			t.Errorf("%s is not taken", f)
		}
	}
}
