package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cards/internal/job"
)

// What the tests of whole processes share. The test binary is the command when it is called cards: see TestMain.

// process is a cards command in a process of its own, not started yet.
func process(t *testing.T, env []string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Args[0] = "cards"
	c.Env = append(os.Environ(), env...)
	return c
}

// finished waits for a started command, at most limit, and returns its exit code (-1 when a signal ended it).
func finished(t *testing.T, c *exec.Cmd, limit time.Duration) int {
	t.Helper()
	killer := time.AfterFunc(limit, func() { c.Process.Kill() })
	err := c.Wait()
	if !killer.Stop() {
		t.Fatalf("%v did not end within %v", c.Args, limit)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode()
}

// runProcess runs a cards command to its end and returns its exit code and output.
func runProcess(t *testing.T, env []string, args ...string) (code int, out, errOut string) {
	t.Helper()
	c := process(t, env, args...)
	var o, e bytes.Buffer
	c.Stdout, c.Stderr = &o, &e
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	code = finished(t, c, time.Minute)
	if strings.Contains(e.String(), "panic:") || strings.Contains(e.String(), "goroutine ") {
		t.Fatalf("%v panicked:\n%.4000s", args, e.String())
	}
	return code, o.String(), e.String()
}

// manyCards writes a deck of n quotes into a new folder and returns its path. Its pictures are small, so that many are made
// in a second.
func manyCards(t *testing.T, n int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("lang: zh-Hans\nsizes: [400x400]\ndefaults: {speaker: \"埃隆·马斯克\", source: \"AI 创业学校\"}\nquotes:\n")
	for i := range n {
		fmt.Fprintf(&b, "- \"第%d句：不要渴望荣耀，%s要渴望工作。\"\n", i+1, strings.Repeat("我们还在早期，", i%3))
	}
	name := filepath.Join(t.TempDir(), "many.yaml")
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// files returns the sums of all files in and below a folder by their slash-separated paths; none when it is not there.
func files(t *testing.T, folder string) map[string]string {
	t.Helper()
	sums := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(folder, name)
		sums[filepath.ToSlash(rel)] = fmt.Sprintf("%x", sha256.Sum256(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sums
}

// decodePictures decodes every PNG in and below a folder and returns how many there are.
func decodePictures(t *testing.T, folder string) int {
	t.Helper()
	n := 0
	err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) != ".png" {
			return err
		}
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		if _, err := png.Decode(file); err != nil {
			t.Errorf("%s is not whole: %v", name, err)
		}
		n++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// sameFiles compares two folders' sums.
func sameFiles(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for name, sum := range want {
		switch g, ok := got[name]; {
		case !ok:
			t.Errorf("%s: %s is missing", what, name)
		case g != sum:
			t.Errorf("%s: %s differs", what, name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: %s should not be there", what, name)
		}
	}
}

// readManifest reads the manifest in a folder and checks that every file that it lists is there as it says.
func readManifest(t *testing.T, folder string) *job.Manifest {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m job.Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	sums := files(t, folder)
	for _, f := range m.Files {
		if sums[f.Path] != f.SHA256 {
			t.Errorf("%s: the manifest says %s, the file is %s", f.Path, f.SHA256, sums[f.Path])
		}
	}
	return &m
}
