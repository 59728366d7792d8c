package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cards/internal/curate"
	"cards/internal/deck"
	"cards/internal/diag"
)

const transcripts = "../../internal/transcript/testdata/transcripts/"

// invented copies one of the invented transcripts into a folder and returns its path there.
func invented(t *testing.T, folder, name string) string {
	t.Helper()
	data, err := os.ReadFile(transcripts + name)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// firstQuotes keeps the first n quotes of a deck that curate wrote, as an editor prunes it: whole items are deleted, nothing else.
func firstQuotes(text string, n int) string {
	head, rest, _ := strings.Cut(text, "\nquotes:\n")
	quotes, after, more := strings.Cut(rest, "\ntimelines:")
	items := strings.Split(quotes, "\n\n")
	if len(items) > n {
		items = items[:n]
	}
	kept := head + "\nquotes:\n" + strings.TrimRight(strings.Join(items, "\n\n"), "\n") + "\n"
	if more {
		kept += "timelines:" + after
	}
	return kept
}

// The whole way: transcript, proposal, pruned by a script to the first ten, a deck that loads and lays out without errors or doubts about its form.
func TestCurateTheWholeWay(t *testing.T) {
	for _, c := range []struct {
		file string
		args []string
		want []string
	}{
		{"craft.ja.srt", []string{"--date", "2024-11-02"}, []string{"lang: ja", "残すことより、使うことのほうが難しい。", "name: \"藤野\"", "at: \"00:0"}},
		{"lighthouse.en.vtt", []string{"--date", "2025-03-03"}, []string{"lang: en", "A light is not a building, it is a promise.", "name: \"Tobias Renn\""}},
		{"sand.zh.json", []string{"--date", "2024-09-21", "--speaker", "陈海"}, []string{"lang: zh-Hans", "不是树救了沙,而是草救了树。", "name: \"陈海\""}},
	} {
		folder := t.TempDir()
		file := invented(t, folder, c.file)
		path := filepath.Join(folder, "talk.yaml")
		code, out, errOut := invoke(t, append([]string{"curate", file, "-o", path}, c.args...)...)
		if code != exitOK || out != path+"\n" {
			t.Fatalf("%s: exit %d, printed %q\n%s", c.file, code, out, errOut)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range append(c.want, "file: \""+c.file+"\"", "# 0.") {
			if !strings.Contains(string(data), w) {
				t.Errorf("%s: the deck has no %q:\n%s", c.file, w, data)
			}
		}
		pruned := firstQuotes(string(data), 10)
		if err := os.WriteFile(path, []byte(pruned), 0o644); err != nil {
			t.Fatal(err)
		}
		d, list := deck.Load(path, deck.LoadOptions{})
		// That a date in the words that were said (2001年初) is told as EDTF is a note, and no doubt.
		list = slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return d.Code == "date-words" && d.Severity == diag.Note })
		if len(list) > 0 {
			t.Fatalf("%s: the deck is doubtful: %v", c.file, list)
		}
		if n := len(d.Quotes); n < 3 || n > 10 {
			t.Errorf("%s: %d quotes", c.file, n)
		}
		if len(d.Timelines) != 1 || len(d.Timelines[0].Events) < 5 {
			t.Errorf("%s: no timeline, or few events:\n%s", c.file, data)
		}
		code, out, errOut = invoke(t, "check", path)
		if code != exitOK {
			t.Errorf("%s: check exits %d\n%s%s\n%s", c.file, code, out, errOut, pruned)
		}
	}
}

// What curate prints as JSON has slices of the file: start and end count its code points.
func TestCurateJSON(t *testing.T) {
	file := transcripts + "lighthouse.en.vtt"
	code, out, errOut := invoke(t, "curate", file, "--json", "--top", "4")
	if code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	var answer curate.Answer
	if err := json.Unmarshal([]byte(out), &answer); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	source := []rune(string(data))
	if answer.Source.File != file || answer.Source.Characters != len(source) || len(answer.Source.SHA256) != 64 {
		t.Errorf("source %+v", answer.Source)
	}
	if len(answer.Quotes) != 4 {
		t.Errorf("%d quotes", len(answer.Quotes))
	}
	for _, q := range answer.Quotes {
		stands := string(source[q.Start:q.End])
		first, last, _ := strings.Cut(q.Text, " ")
		if !strings.HasPrefix(stands, first) || !strings.HasSuffix(stands, last[strings.LastIndexByte(last, ' ')+1:]) || q.Speaker != "Tobias Renn" || len(q.Reasons) == 0 {
			t.Errorf("%+v stands as %q", q, stands)
		}
	}
}

func TestCurateRefuses(t *testing.T) {
	folder := t.TempDir()
	file := invented(t, folder, "craft.ja.srt")
	there := filepath.Join(folder, "there.yaml")
	if err := os.WriteFile(there, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	dull := filepath.Join(folder, "dull.txt")
	if err := os.WriteFile(dull, []byte("Thank you. Thank you so much."), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{}, exitUsage, "needs one transcript"},
		{[]string{filepath.Join(folder, "none.txt")}, exitUsage, "no such file"},
		{[]string{file, "--top", "0"}, exitUsage, "want 1 to"},
		{[]string{file, "--date", "soonish"}, exitUsage, "--date soonish is not a date"},
		{[]string{file, "--date", "../2020"}, exitUsage, "no single date"},
		{[]string{file, "--speaker", "A", "--host", "a"}, exitUsage, "two people"},
		{[]string{file, "-o", there}, exitUsage, "is there already"},
		{[]string{file, "--json", "-o", filepath.Join(folder, "x.yaml")}, exitUsage, "leave -o out"},
		{[]string{dull}, exitUnrendered, "nothing here is worth a card"},
	} {
		code, out, errOut := invoke(t, append([]string{"curate"}, c.args...)...)
		if code != c.code || !strings.Contains(errOut, c.want) || out != "" {
			t.Errorf("%v: exit %d, printed %q, told %q; want %d and %q", c.args, code, out, errOut, c.code, c.want)
		}
	}
	if data, _ := os.ReadFile(there); string(data) != "mine" {
		t.Errorf("a file that was there holds %q", data)
	}
}

// --merge adds to a deck in place, through a link too, and says what it did; --html writes a page; new --from is curate.
func TestCurateElsewhere(t *testing.T) {
	folder := t.TempDir()
	file := invented(t, folder, "lighthouse.en.vtt")
	mine := "# mine\nquotes:\n  - \"My own words.\"   # keep\n"
	path := filepath.Join(folder, "mine.yaml")
	if err := os.WriteFile(path, []byte(mine), 0o644); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(folder, "link.yaml")
	if err := os.Symlink("mine.yaml", link); err != nil {
		t.Skip("no links here: " + err.Error())
	}
	code, out, errOut := invoke(t, "curate", file, "--merge", link, "--top", "2")
	if code != exitOK || out != link+"\n" || !strings.Contains(errOut, "added 2 quotes") || !strings.Contains(errOut, "note: the deck has no sources") {
		t.Errorf("exit %d, printed %q, told %s", code, out, errOut)
	}
	data, _ := os.ReadFile(path)
	if !strings.HasPrefix(string(data), mine) || !strings.Contains(string(data), "it is a promise") {
		t.Errorf("the deck is\n%s", data)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is none any more")
	}
	code, out, errOut = invoke(t, "curate", file, "--merge", link, "--top", "2")
	if again, _ := os.ReadFile(path); code != exitOK || out != "" || string(again) != string(data) || !strings.Contains(errOut, "has all of it already") {
		t.Errorf("a second time: exit %d, printed %q, told %s\n%s", code, out, errOut, again)
	}
	page := filepath.Join(folder, "talk.html")
	code, out, errOut = invoke(t, "curate", file, "--html", page)
	html, _ := os.ReadFile(page)
	if code != exitOK || out != page+"\n" || !strings.Contains(string(html), "it is a promise") || !strings.Contains(string(html), `file: \u0022lighthouse.en.vtt\u0022`) && !strings.Contains(string(html), `file: \"lighthouse.en.vtt\"`) {
		t.Errorf("exit %d, printed %q, told %s", code, out, errOut)
	}
	for _, args := range [][]string{
		{"curate", file, "--html", page}, {"curate", file, "--merge", filepath.Join(folder, "none.yaml")}, {"curate", file, "--merge", path, "--html", page}, {"curate", file, "--json", "--html", page},
		{"curate", file, "--html", filepath.Join(folder, "a"), "-o", filepath.Join(folder, "a")},
	} {
		if code, _, errOut := invoke(t, args...); code != exitUsage || errOut == "" {
			t.Errorf("%v: exit %d, %s", args, code, errOut)
		}
	}
	t.Chdir(folder)
	code, out, errOut = invoke(t, "new", "talk", "--from", "lighthouse.en.vtt")
	if code != exitOK || out != "talk.yaml\n" {
		t.Errorf("exit %d, printed %q, told %s", code, out, errOut)
	}
	if d, list := deck.Load("talk.yaml", deck.LoadOptions{}); len(list) > 0 || len(d.Quotes) < 3 {
		t.Errorf("%d quotes, %v", len(d.Quotes), list)
	}
	if code, _, _ := invoke(t, "new", "talk", "--from", "lighthouse.en.vtt"); code != exitUsage {
		t.Errorf("over a deck that is there: exit %d", code)
	}
	if code, _, _ := invoke(t, "new", "other", "--from", "none.txt"); code != exitUsage {
		t.Errorf("out of nothing: exit %d", code)
	}
}
