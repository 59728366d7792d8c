//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// madeAnew waits until a file is another than before, which is nil when there was none.
func madeAnew(t *testing.T, file string, before os.FileInfo) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(200 * time.Microsecond) {
		if now, err := os.Stat(file); err == nil && (before == nil || !os.SameFile(now, before)) {
			return
		}
	}
	t.Fatalf("%s was not written within 30 s", file)
}

// Row 57 of the list of bad input: whenever a run is killed, each file under a final name is whole, old or new; the next run
// makes the rest and takes away what was not whole.
func TestKilledAtAnyMoment(t *testing.T) {
	deck := manyCards(t, 200)
	reference := t.TempDir()
	if code, _, errOut := runProcess(t, nil, "render", deck, "--out", reference); code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	if n := decodePictures(t, reference); n != 200 {
		t.Fatalf("%d pictures, want 200", n)
	}
	night := t.TempDir()
	if code, _, errOut := runProcess(t, nil, "render", deck, "--out", night, "--theme", "night"); code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	decodePictures(t, night)
	inkFiles, nightFiles := files(t, reference), files(t, night)

	out := t.TempDir()
	draw := rand.New(rand.NewPCG(57, 9))
	midway := 0
	var last int
	for round := range 6 {
		// Ink and night in turn: from the second round on the run writes over what the one before left.
		look := []string{"ink", "night"}[round%2]
		// The run is killed a moment after it has made this picture; in the last round that is the last one, when the contact
		// sheet and the manifest are due.
		picture := 1 + draw.IntN(199)
		if round == 5 {
			picture = 200
		}
		file := filepath.Join(out, "many", "400x400", fmt.Sprintf("q%02d.png", picture))
		before, _ := os.Stat(file)
		c := process(t, nil, "render", deck, "--out", out, "--theme", look)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		madeAnew(t, file, before)
		time.Sleep(time.Duration(draw.Int64N(int64(2 * time.Millisecond))))
		c.Process.Kill()
		c.Wait()
		last = c.Process.Pid
		inks, nights := 0, 0
		for name, sum := range files(t, out) {
			switch {
			case strings.Contains(name, "/.cards-"):
			case sum == inkFiles[name]:
				inks++
			case sum == nightFiles[name]:
				nights++
			case strings.HasSuffix(name, "/manifest.json"), strings.HasSuffix(name, "/index.html"):
				t.Errorf("round %d: %s is neither the old nor the new one", round, name)
			default:
				t.Errorf("round %d: %s is neither the old nor the new picture", round, name)
			}
		}
		if inks != len(inkFiles) && nights != len(nightFiles) {
			midway++
		}
	}
	if midway < 3 {
		t.Errorf("%d runs were killed midway: the test shows little", midway)
	}
	// A kill between the first byte of a file and its renaming is rare; this is what it leaves.
	left := filepath.Join(out, "many", "400x400", fmt.Sprintf(".cards-%d-ABCDEFGHIJKLMNOPQRSTUVWXYZ-7", last))
	if err := os.WriteFile(left, []byte("\x89PNG half"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := runProcess(t, nil, "render", deck, "--out", out); code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	sameFiles(t, "after the next run", files(t, out), inkFiles)
}

// Row 58: SIGINT and SIGTERM stop a run within a second, with the exit code that shells expect; what is written is whole and
// the manifest says partial.
func TestStoppedBySignal(t *testing.T) {
	deck := manyCards(t, 1500)
	for _, row := range []struct {
		signal syscall.Signal
		code   int
	}{{syscall.SIGINT, 130}, {syscall.SIGTERM, 143}} {
		t.Run(row.signal.String(), func(t *testing.T) {
			out := t.TempDir()
			c := process(t, nil, "render", deck, "--out", out)
			var errOut bytes.Buffer
			c.Stderr = &errOut
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			folder := filepath.Join(out, "many")
			madeAnew(t, filepath.Join(folder, "400x400", "q01.png"), nil)
			told := time.Now()
			if err := c.Process.Signal(row.signal); err != nil {
				t.Fatal(err)
			}
			code := finished(t, c, 20*time.Second)
			took := time.Since(told)
			t.Logf("stopped after %v", took)
			if took > 5*time.Second {
				t.Errorf("stopped after %v, want less than five seconds", took)
			}
			if code != row.code {
				t.Errorf("exit %d, want %d: %s", code, row.code, errOut.String())
			}
			if !strings.Contains(errOut.String(), "partial") {
				t.Errorf("said %q", errOut.String())
			}
			m := readManifest(t, folder)
			made := decodePictures(t, folder)
			if !m.Partial || made == 0 || made == 1500 {
				t.Errorf("partial %v with %d pictures", m.Partial, made)
			}
			// Every picture that is there is listed, and the contact sheet; the manifest itself is not.
			if len(m.Files) != made+1 {
				t.Errorf("the manifest lists %d files, there are %d pictures and a contact sheet", len(m.Files), made)
			}
			for name := range files(t, out) {
				if strings.Contains(name, ".cards-") {
					t.Errorf("left %s", name)
				}
			}
		})
	}
}

// A stopped run keeps what an earlier one made, and the next whole run is as if nothing had been.
func TestStoppedThenWhole(t *testing.T) {
	deck, out := manyCards(t, 300), t.TempDir()
	if code, _, errOut := runProcess(t, nil, "render", deck, "--out", out); code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	want := files(t, out)
	sheet := filepath.Join(out, "many", "400x400", "q300.png")
	before, err := os.Stat(sheet)
	if err != nil {
		t.Fatal(err)
	}
	first := filepath.Join(out, "many", "400x400", "q01.png")
	if _, err := os.Stat(first); err != nil {
		t.Fatal(err)
	}
	os.Remove(first)
	c := process(t, nil, "render", deck, "--out", out, "--jobs", "1")
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	madeAnew(t, first, nil)
	c.Process.Signal(os.Interrupt)
	if code := finished(t, c, 20*time.Second); code != exitInterrupted {
		t.Fatalf("exit %d", code)
	}
	m := readManifest(t, filepath.Join(out, "many"))
	if !m.Partial || len(m.Files) != 301 {
		t.Errorf("partial %v with %d files, want the 300 pictures of both runs and the contact sheet", m.Partial, len(m.Files))
	}
	if after, err := os.Stat(sheet); err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("the last picture was touched: %v", err)
	}
	if code, _, errOut := runProcess(t, nil, "render", deck, "--out", out); code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	sameFiles(t, "after the next run", files(t, out), want)
}

// A run that waits for its input hears of Ctrl-C too.
func TestStoppedWhileReading(t *testing.T) {
	c := process(t, nil, "render", "-", "--out", t.TempDir())
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	// The pipe is full once nobody reads on: only then has the command begun to read, and handles signals.
	if _, err := io.WriteString(in, strings.Repeat("# nothing\n", 20_000)); err != nil {
		t.Fatal(err)
	}
	told := time.Now()
	c.Process.Signal(os.Interrupt)
	if code := finished(t, c, 20*time.Second); code != exitInterrupted {
		t.Errorf("exit %d, want %d", code, exitInterrupted)
	}
	if took := time.Since(told); took > 5*time.Second {
		t.Errorf("stopped after %v", took)
	}
}

// Row 59: two processes on one folder at once, and all of it is as one alone would have made it.
func TestTwoProcesses(t *testing.T) {
	deck, out := manyCards(t, 60), t.TempDir()
	if code, _, errOut := runProcess(t, nil, "render", deck, "--out", out); code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	want := files(t, out)
	for range 2 {
		// From nothing, and with pictures of another look to replace and one that no deck makes to remove.
		var both []*exec.Cmd
		for range 2 {
			c := process(t, nil, "render", deck, "--out", out)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			both = append(both, c)
		}
		for _, c := range both {
			if code := finished(t, c, time.Minute); code != exitOK {
				t.Errorf("exit %d", code)
			}
		}
		sameFiles(t, "two at once", files(t, out), want)
		os.RemoveAll(filepath.Join(out, "many"))
		if code, _, errOut := runProcess(t, nil, "render", deck, "--out", out, "--theme", "night", "--size", "400x400,420x400"); code != exitOK {
			t.Fatalf("exit %d: %s", code, errOut)
		}
	}
	if decodePictures(t, out) == 0 {
		t.Error("no pictures")
	}
}
