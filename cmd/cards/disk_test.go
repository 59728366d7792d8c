//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Row 56 of the list of bad input: a disk that is full, a quota, a folder that cannot be written. The exit code says that
// another try may do; what was there is as it was; nothing temporary is left.

// oldPictures renders a deck of some cards and returns the deck, the folder and what is in it.
func oldPictures(t *testing.T) (deck, out string, sums map[string]string) {
	t.Helper()
	deck, out = manyCards(t, 12), t.TempDir()
	if code, _, errOut := runProcess(t, nil, "render", deck, "--out", out); code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	sums = files(t, out)
	if len(sums) != 14 {
		t.Fatalf("%d files, want 12 pictures, a manifest and a contact sheet", len(sums))
	}
	return deck, out, sums
}

// shell runs cards behind a command of the shell that sets something up; $CARDS is the command, $0 and following its
// arguments.
func shell(t *testing.T, setup string, args ...string) (code int, errOut string) {
	t.Helper()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell: ", err)
	}
	// The command has to be called cards, which a link does.
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "cards")
	if err := os.Symlink(self, link); err != nil {
		t.Skip("no symbolic links: ", err)
	}
	c := exec.Command(sh, append([]string{"-c", setup, "sh"}, args...)...)
	c.Env = append(os.Environ(), "CARDS="+link)
	var e bytes.Buffer
	c.Stderr = &e
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	code = finished(t, c, time.Minute)
	if strings.Contains(e.String(), "panic:") || strings.Contains(e.String(), "goroutine ") {
		t.Fatalf("%v panicked:\n%.4000s", args, e.String())
	}
	return code, e.String()
}

// A limit on the size of files stops every picture in its middle, as a full disk does.
func TestDiskFull(t *testing.T) {
	deck, out, want := oldPictures(t)
	// Blocks of 512 or 1024 bytes: less than any picture either way.
	code, errOut := shell(t, `ulimit -f 2 && exec "$CARDS" "$@"`, "render", deck, "--out", out, "--theme", "night")
	if strings.Contains(errOut, "ulimit") {
		t.Skip("no limits here: ", errOut)
	}
	if code != exitTemporary {
		t.Errorf("exit %d, want %d: %s", code, exitTemporary, errOut)
	}
	if !strings.Contains(errOut, "cannot write "+out) {
		t.Errorf("the message does not name the file: %s", errOut)
	}
	sameFiles(t, "after a full disk", files(t, out), want)
	// With room again, the same command does.
	if code, _, errOut := runProcess(t, nil, "render", deck, "--out", out, "--theme", "night"); code != exitOK {
		t.Errorf("exit %d: %s", code, errOut)
	}
	if decodePictures(t, out) != 12 {
		t.Error("not all pictures were made")
	}
}

// An imported deck that the disk has no room for leaves the old file as it was, and nothing temporary.
func TestImportDiskFull(t *testing.T) {
	folder := t.TempDir()
	deck := filepath.Join(folder, "deck.yaml")
	if err := os.WriteFile(deck, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	want := files(t, folder)
	file, err := filepath.Abs("../../internal/importer/testdata/exploration.json")
	if err != nil {
		t.Fatal(err)
	}
	code, errOut := shell(t, `ulimit -f 2 && exec "$CARDS" "$@"`, "import", file, "-o", deck, "--force")
	if strings.Contains(errOut, "ulimit") {
		t.Skip("no limits here: ", errOut)
	}
	if code != exitTemporary || !strings.Contains(errOut, "cannot write "+deck) {
		t.Errorf("exit %d, want %d: %s", code, exitTemporary, errOut)
	}
	sameFiles(t, "after a full disk", files(t, folder), want)
	if code, _, errOut := runProcess(t, nil, "import", file, "-o", deck, "--force"); code != exitOK {
		t.Errorf("exit %d: %s", code, errOut)
	}
}

// Room for the small pictures but not for the large: some are replaced, each whole, and the rest is the old ones.
func TestDiskFullMidway(t *testing.T) {
	deck, out, want := oldPictures(t)
	night := t.TempDir()
	if code, _, errOut := runProcess(t, nil, "render", deck, "--out", night, "--theme", "night"); code != exitOK {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	var sizes []int64
	for name := range files(t, night) {
		if strings.HasSuffix(name, ".png") {
			info, err := os.Stat(filepath.Join(night, name))
			if err != nil {
				t.Fatal(err)
			}
			sizes = append(sizes, info.Size())
		}
	}
	smallest, largest := sizes[0], sizes[0]
	for _, s := range sizes {
		smallest, largest = min(smallest, s), max(largest, s)
	}
	limit := uint64(smallest+largest) / 2
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		t.Skip("no limits here: ", err)
	}
	// The child inherits the limit of the moment at which it starts; nothing else writes then.
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: old.Max}); err != nil {
		t.Skip("no limits here: ", err)
	}
	c := process(t, nil, "render", deck, "--out", out, "--theme", "night", "--jobs", "1")
	var errOut bytes.Buffer
	c.Stderr = &errOut
	err := c.Start()
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		t.Fatal(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	if code := finished(t, c, time.Minute); code != exitTemporary {
		t.Fatalf("exit %d, want %d: %s", code, exitTemporary, errOut.String())
	}
	nights := files(t, night)
	replaced := 0
	for name, sum := range files(t, out) {
		switch {
		case sum == want[name]:
		case sum == nights[name]:
			replaced++
		default:
			t.Errorf("%s is neither the old nor the new file", name)
		}
	}
	if replaced == len(nights) {
		t.Error("everything was replaced: the test shows nothing")
	}
	decodePictures(t, out)
}

// As nobody, in a folder of somebody else.
func TestReadOnlyFolder(t *testing.T) {
	deck, out, want := oldPictures(t)
	run := func(args ...string) (int, string) {
		if os.Getuid() != 0 {
			return shell(t, `exec "$CARDS" "$@"`, args...)
		}
		// The superuser may write everywhere; nobody may not, but has to reach the command and the files.
		folder := t.TempDir()
		command := filepath.Join(folder, "cards")
		copyFile(t, command)
		for _, name := range []string{folder, filepath.Dir(folder), filepath.Dir(deck), filepath.Dir(filepath.Dir(deck)), out, filepath.Dir(out)} {
			if err := os.Chmod(name, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		c := exec.Command(command, args...)
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		c.Dir = folder
		var e bytes.Buffer
		c.Stderr = &e
		if err := c.Start(); err != nil {
			t.Skip("cannot run as another user: ", err)
		}
		return finished(t, c, time.Minute), e.String()
	}
	if os.Getuid() != 0 {
		for _, dir := range []string{out, filepath.Join(out, "many"), filepath.Join(out, "many", "400x400")} {
			if err := os.Chmod(dir, 0o555); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.Chmod(dir, 0o755) })
		}
	}
	code, errOut := run("render", deck, "--out", out, "--theme", "night")
	if code != exitTemporary || !strings.Contains(errOut, "permission denied") {
		t.Errorf("exit %d, want %d: %s", code, exitTemporary, errOut)
	}
	code, errOut = run("render", deck, "--out", filepath.Join(out, "new"))
	if code != exitTemporary || !strings.Contains(errOut, "cannot make the folder") {
		t.Errorf("a new folder: exit %d, want %d: %s", code, exitTemporary, errOut)
	}
	code, errOut = run("quote", "有用", "-o", filepath.Join(out, "q.png"))
	if code != exitTemporary || !strings.Contains(errOut, "q.png") {
		t.Errorf("quote: exit %d, want %d: %s", code, exitTemporary, errOut)
	}
	sameFiles(t, "after read-only runs", files(t, out), want)
}

// copyFile copies the test binary, so that another user may run it.
func copyFile(t *testing.T, to string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	from, err := os.Open(self)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	file, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(file, from); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// A file where a folder should be does not pass by waiting: that is a wrong argument.
func TestFolderIsAFile(t *testing.T) {
	deck := manyCards(t, 1)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{file, filepath.Join(file, "below")} {
		code, _, errOut := invoke(t, "render", deck, "--out", out)
		if code != exitUsage || !strings.Contains(errOut, file) {
			t.Errorf("%s: exit %d, want %d: %s", out, code, exitUsage, errOut)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != "mine" {
		t.Errorf("the file is now %q, %v", got, err)
	}
}

// Standard output on a full disk: the pictures are made, and the exit code says that their path was not.
func TestOutputFull(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here: ", err)
	}
	defer full.Close()
	for _, args := range [][]string{{"render", manyCards(t, 1), "--out", t.TempDir()}, {"list", "sizes"}, {"schema"}, {"version"}} {
		c := process(t, nil, args...)
		c.Stdout = full
		var errOut bytes.Buffer
		c.Stderr = &errOut
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if code := finished(t, c, time.Minute); code != exitTemporary || !strings.Contains(errOut.String(), "no space left") {
			t.Errorf("%v: exit %d, want %d: %s", args, code, exitTemporary, errOut.String())
		}
	}
}
