package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Row 60 of the list of bad input: whoever reads the output may stop reading.
func TestOutputClosed(t *testing.T) {
	deck := manyCards(t, 3)
	for _, args := range [][]string{
		{"render", deck, "--out", t.TempDir()}, {"render", deck, "--out", t.TempDir(), "--json"}, {"inspect", deck}, {"check", deck, "--json"}, {"check", deck},
		{"list", "sizes"}, {"list", "fonts", "--json"}, {"schema"}, {"schema", "inspect"}, {"date", "2008"}, {"date", "--json", "2008"}, {"typeset", "有用的话。"}, {"version"},
		{"quote", "有用", "-o", filepath.Join(t.TempDir(), "q.png")}, {"completion", "bash"}, {"help"},
	} {
		c := process(t, nil, args...)
		reader, writer, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		reader.Close()
		c.Stdout = writer
		var errOut bytes.Buffer
		c.Stderr = &errOut
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		writer.Close()
		if code := finished(t, c, time.Minute); code != exitOK {
			t.Errorf("%v: exit %d: %s", args, code, errOut.String())
		}
		if bytes.Contains(errOut.Bytes(), []byte("panic")) || bytes.Contains(errOut.Bytes(), []byte("broken pipe")) {
			t.Errorf("%v: %s", args, errOut.String())
		}
	}
}

// Standard error may be closed as well; pictures are made all the same.
func TestErrorsClosed(t *testing.T) {
	deck, out := manyCards(t, 3), t.TempDir()
	c := process(t, nil, "render", deck, "--out", out)
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	reader.Close()
	c.Stdout, c.Stderr = io.Discard, writer
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	writer.Close()
	if code := finished(t, c, time.Minute); code != exitOK {
		t.Errorf("exit %d", code)
	}
	if n := decodePictures(t, out); n != 3 {
		t.Errorf("%d pictures, want 3", n)
	}
}

// Row 61: no clock, time zone or locale shows in any byte. Row 63: nor do little memory, one processor and many jobs, which
// make a run slower and no more.
func TestSurroundings(t *testing.T) {
	deck := filepath.Join("..", "..", "assets", "decks", "soseki.ja.yaml")
	render := func(env []string, args ...string) map[string]string {
		out := t.TempDir()
		if code, _, errOut := runProcess(t, env, append([]string{"render", deck, "--out", out, "--size", "square"}, args...)...); code != exitOK {
			t.Fatalf("%v %v: exit %d: %s", env, args, code, errOut)
		}
		return files(t, out)
	}
	want := render(nil)
	if len(want) < 3 {
		t.Fatalf("%d files", len(want))
	}
	for _, env := range [][]string{
		{"TZ=Asia/Kathmandu", "LC_ALL=C", "LANG=C"},
		{"TZ=America/Lima", "LC_ALL=zh_CN.UTF-8", "LANG=zh_CN.UTF-8", "SOURCE_DATE_EPOCH=0"},
		{"TZ=nonsense", "LC_ALL=tr_TR.UTF-8", "SOURCE_DATE_EPOCH=4102444800"},
		{"NO_COLOR=1", "TERM=dumb", "HOME=/nonexistent", "TMPDIR=/nonexistent", "XDG_CACHE_HOME=/nonexistent"},
	} {
		sameFiles(t, env[0], render(env), want)
	}
	sameFiles(t, "little memory", render([]string{"GOMEMLIMIT=64MiB", "GOMAXPROCS=1"}, "--jobs", "64"), want)
	sameFiles(t, "a small --mem", render(nil, "--jobs", "64", "--mem", "1M"), want)
	sameFiles(t, "no garbage collection", render([]string{"GOGC=off", "GOMAXPROCS=8"}), want)
}

// Row 62: a picture that was edited by hand, cut short, or replaced by a link is written again.
func TestEditedPictures(t *testing.T) {
	deck, out := manyCards(t, 4), t.TempDir()
	if code, _, errOut := invoke(t, "render", deck, "--out", out); code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	want := files(t, out)
	folder := filepath.Join(out, "many", "400x400")
	cut := filepath.Join(folder, "q01.png")
	if err := os.Truncate(cut, 100); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(folder, "q02.png"))
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(filepath.Join(folder, "q02.png"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(folder, "q03.png")); err != nil {
		t.Fatal(err)
	}
	// A link is replaced, and what it leads to is not written through.
	outside := filepath.Join(t.TempDir(), "mine.png")
	if err := os.WriteFile(outside, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(folder, "q04.png")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(folder, "q04.png")); err != nil {
		t.Log("no symbolic links here: ", err)
	}
	if err := os.WriteFile(filepath.Join(out, "many", "manifest.json"), []byte("{half"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := invoke(t, "render", deck, "--out", out); code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	sameFiles(t, "after edits", files(t, out), want)
	if got, err := os.ReadFile(outside); err != nil || string(got) != "mine" {
		t.Errorf("the file behind the link is %q, %v", got, err)
	}
	if info, err := os.Lstat(filepath.Join(folder, "q04.png")); err != nil || !info.Mode().IsRegular() {
		t.Errorf("the link is still there: %v", err)
	}
}

// TestCheckMoving: check tells of platforms that would refuse a moving picture at the scale that is asked for, and so does render.
func TestCheckMoving(t *testing.T) {
	dir := t.TempDir()
	deck := filepath.Join(dir, "road.yaml")
	write(t, deck, "lang: en\nsizes: [x]\ntimelines: [{id: road, title: Road, events: [{date: 1995, title: A}, {date: 2002, title: B}]}]\n")
	for scale, want := range map[string]bool{"1": true, "0.5": false} {
		_, out, _ := invoke(t, "check", deck, "--animate", "gif", "--scale", scale)
		if got := strings.Contains(out, "[moving-too-large]"); got != want {
			t.Errorf("check at %s: %s", scale, out)
		}
		_, _, told := invoke(t, "render", deck, "--animate", "gif", "--scale", scale, "--out", dir)
		if got := strings.Contains(told, "[moving-too-large]"); got != want {
			t.Errorf("render at %s: %s", scale, told)
		}
	}
	if code, _, _ := invoke(t, "check", deck, "--animate", "gif", "--strict"); code != exitCheckFailed {
		t.Errorf("a strict check exits %d", code)
	}
}
