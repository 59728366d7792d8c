//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Row 44 of the list of bad input, for the command line: what is no file is refused, and nothing waits for it.
func TestStrangePaths(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe.yaml")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip("no pipes here: ", err)
	}
	folder := filepath.Join(dir, "folder.yaml")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	links := map[string]string{"nowhere.yaml": "gone", "loop.yaml": "loop.yaml", "zero.yaml": "/dev/zero", "pipe-link.yaml": pipe}
	for name, to := range links {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	good := filepath.Join(dir, "good.yaml")
	if err := os.WriteFile(good, []byte("quotes: [\"有用的话。\"]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	using := func(name, value string) string {
		file := filepath.Join(dir, strings.ReplaceAll(name+value, "/", "_")+".deck.yaml")
		text := "quotes: [\"有用的话。\"]\n" + name + ": " + value + "\n"
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	out := filepath.Join(dir, "out")
	for _, row := range []struct {
		name string
		args []string
		says string
	}{
		{"pipe", []string{"render", pipe}, "pipe"},
		{"folder", []string{"render", folder}, "folder"},
		{"/dev/zero", []string{"render", "/dev/zero"}, "device"},
		{"link to a device", []string{"render", filepath.Join(dir, "zero.yaml")}, "device"},
		{"link to a pipe", []string{"render", filepath.Join(dir, "pipe-link.yaml")}, "pipe"},
		{"link to nothing", []string{"render", filepath.Join(dir, "nowhere.yaml")}, "no such file"},
		{"link to itself", []string{"render", filepath.Join(dir, "loop.yaml")}, "loop.yaml"},
		{"check a pipe", []string{"check", pipe}, "pipe"},
		{"inspect a pipe", []string{"inspect", pipe}, "pipe"},
		{"no command, a folder", []string{folder}, "folder"},
		{"name of 5000 bytes", []string{"render", strings.Repeat("a", 5000) + ".yaml"}, "aaa"},
		{"NUL in a name", []string{"render", "a\x00b.yaml"}, "a"},
		{"theme is a pipe", []string{"render", good, "--theme", pipe}, "pipe.yaml"},
		{"theme is a device", []string{"render", using("theme", "/dev/zero")}, "/dev/zero"},
		{"theme is a folder", []string{"render", good, "--theme", folder}, "folder.yaml"},
		{"font is a pipe", []string{"render", using("fonts", "{serif: {400: "+filepath.Base(pipe)+"}}")}, "pipe.yaml"},
		{"font is a device", []string{"render", using("fonts", "{serif: {400: /dev/zero}}")}, "/dev/zero"},
		{"house is a pipe", []string{"render", using("use", filepath.Base(pipe))}, "pipe"},
		{"house is a folder", []string{"render", using("use", filepath.Base(folder))}, "folder"},
	} {
		t.Run(row.name, func(t *testing.T) {
			args := row.args
			if args[0] == "render" || strings.Contains(row.name, "no command") {
				args = append(append([]string(nil), args...), "--out", out)
			}
			type answer struct {
				code         int
				out, message string
			}
			answered := make(chan answer, 1)
			go func() {
				code, o, e := invoke(t, args...)
				answered <- answer{code, o, e}
			}()
			select {
			case a := <-answered:
				want := a.code == exitUsage || a.code == exitUnrendered || row.args[0] == "check" && a.code == exitCheckFailed
				if !want || !strings.Contains(a.message+a.out, row.says) {
					t.Errorf("exit %d, said %q %q; want a refusal that says %q", a.code, a.out, a.message, row.says)
				}
			case <-time.After(10 * time.Second):
				t.Fatal("still waiting after 10 s")
			}
			if _, err := os.Lstat(out); err == nil {
				t.Error("something was written")
			}
		})
	}
}

// An endless input is refused once it is too large.
func TestEndlessInput(t *testing.T) {
	zero, err := os.Open("/dev/zero")
	if err != nil {
		t.Skip("no /dev/zero here: ", err)
	}
	defer zero.Close()
	for _, row := range []struct {
		args []string
		code int
	}{
		{[]string{"render", "-", "--out", filepath.Join(t.TempDir(), "out")}, exitUnrendered},
		{[]string{"check", "-"}, exitCheckFailed},
		{[]string{"typeset", "-"}, exitUsage},
		{[]string{"quote", "-", "-o", filepath.Join(t.TempDir(), "q.png")}, exitUnrendered},
	} {
		c := process(t, nil, row.args...)
		c.Stdin = zero
		var said strings.Builder
		c.Stdout, c.Stderr = &said, &said
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if code := finished(t, c, 20*time.Second); code != row.code || said.Len() == 0 {
			t.Errorf("%v: exit %d, want %d: %.300s", row.args, code, row.code, said.String())
		}
	}
}
