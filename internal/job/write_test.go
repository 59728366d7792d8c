package job

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// openFolder opens a folder for a test.
func openFolder(t *testing.T, dir string) *Folder {
	t.Helper()
	f, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// temporaries are the files in and below dir that carry our temporary prefix.
func temporaries(t *testing.T, dir string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(e.Name(), temporaryPrefix) {
			found = append(found, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestWriteReplacesWholeFiles(t *testing.T) {
	dir := t.TempDir()
	f := openFolder(t, dir)
	for _, data := range []string{"the first, longer", "second", ""} {
		w, err := f.Write("a/b/c.png", []byte(data))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(dir, "a", "b", "c.png"))
		if err != nil || string(got) != data || w.Bytes != len(data) {
			t.Fatalf("%q, %v, %+v; want %q", got, err, w, data)
		}
	}
	if left := temporaries(t, dir); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

// A write that cannot end leaves what was there, and no temporary file.
func TestWriteFailsCleanly(t *testing.T) {
	dir := t.TempDir()
	f := openFolder(t, dir)
	inside := filepath.Join(dir, "taken.png", "x")
	if err := os.MkdirAll(filepath.Dir(inside), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(inside, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "file"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"taken.png", "file/under.png", "../outside.png", "a/../../outside.png"} {
		if _, err := f.Write(name, []byte("data")); err == nil {
			t.Errorf("%s: no error", name)
		} else if !strings.Contains(err.Error(), "cannot write") {
			t.Errorf("%s: the message does not say what failed: %v", name, err)
		}
	}
	for _, name := range []string{inside, filepath.Join(dir, "file")} {
		if got, err := os.ReadFile(name); err != nil || string(got) != "mine" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(dir), "outside.png")); err == nil {
		t.Error("wrote outside the folder")
	}
	if left := temporaries(t, dir); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

// A symbolic link in the folder does not lead a write out of it.
func TestWriteStaysInside(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "square")); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	f := openFolder(t, dir)
	if _, err := f.Write("square/a.png", []byte("data")); err == nil {
		t.Error("a link out of the folder was followed")
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
		t.Errorf("outside are %v, %v", entries, err)
	}
}

// Two runs on one folder, and a third that takes away empty folders and sweeps, do not disturb one another: row 59 at its
// tightest, without the time that drawing takes.
func TestWritersShareAFolder(t *testing.T) {
	dir := t.TempDir()
	whole := map[string]bool{}
	payload := func(i int) []byte { return bytes.Repeat([]byte{byte('a' + i)}, 1<<16) }
	var writers sync.WaitGroup
	stop := make(chan struct{})
	for i := range 3 {
		whole[string(payload(i))] = true
		f := openFolder(t, dir)
		writers.Go(func() {
			for n := range 60 {
				if _, err := f.Write(fmt.Sprintf("size/%d.png", n%3), payload(i)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	var reader sync.WaitGroup
	reader.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			for n := range 3 {
				data, err := os.ReadFile(filepath.Join(dir, "size", fmt.Sprintf("%d.png", n)))
				if err == nil && !whole[string(data)] {
					t.Errorf("a file of %d bytes is not whole", len(data))
					return
				}
			}
			// Succeeds only while the folder is empty, as after the removal of its last stale file.
			os.Remove(filepath.Join(dir, "size"))
		}
	})
	writers.Wait()
	close(stop)
	reader.Wait()
	if left := temporaries(t, dir); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

// The sweep takes what killed runs left and nothing else.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	gone := deadProcess(t)
	const token = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	alive := os.Getppid()
	f := openFolder(t, dir)
	old := time.Now().Add(-2 * abandoned)
	rows := []struct {
		name string
		old  bool
		goes bool
	}{
		{fmt.Sprintf(".cards-%d-%s-1", gone, token), false, true},
		{fmt.Sprintf("square/.cards-%d-%s-2", gone, token), false, true},
		{fmt.Sprintf("ja/square/.cards-%d-%s-3", gone, token), false, true},
		{fmt.Sprintf("post/x/ja/square/1/.cards-%d-%s-3", gone, token), false, true},
		{fmt.Sprintf("post/x/ja/square/1/more/.cards-%d-%s-3", gone, token), false, false},
		{fmt.Sprintf("dark/ja/square/.cards-%d-%s-3", gone, token), false, true},
		{fmt.Sprintf("even/deeper/than/we/.cards-%d-%s-3", gone, token), false, false},
		{fmt.Sprintf(".cards-%d-%s-4", alive, token), false, false},
		{fmt.Sprintf(".cards-%d-%s-5", alive, token), true, true},
		// The same number in another container, or another day.
		{fmt.Sprintf(".cards-%d-%s-6", os.Getpid(), token), false, true},
		{fmt.Sprintf(".cards-%d-%s-7", os.Getpid(), f.token), false, false},
		{".cards-" + token, true, false},
		{".cards-notes", true, false},
		{fmt.Sprintf(".cards-%d-%s-1.png", gone, token), true, false},
		{fmt.Sprintf("x.cards-%d-%s-1", gone, token), true, false},
		{"square/a.png", true, false},
	}
	for _, row := range rows {
		name := filepath.Join(dir, filepath.FromSlash(row.name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
		if row.old {
			if err := os.Chtimes(name, old, old); err != nil {
				t.Fatal(err)
			}
		}
	}
	folder := fmt.Sprintf(".cards-%d-%s-9", gone, token)
	if err := os.Mkdir(filepath.Join(dir, folder), 0o755); err != nil {
		t.Fatal(err)
	}
	f.sweep(sweepDepth)
	for _, row := range rows {
		_, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(row.name)))
		if here := err == nil; here == row.goes {
			t.Errorf("%s: still there %v, want %v", row.name, here, !row.goes)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, folder)); err != nil {
		t.Error("a folder was swept")
	}
}

// deadProcess is the number of a process that has ended.
func deadProcess(t *testing.T) int {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p, err := os.StartProcess(self, []string{self, "-test.run=^$"}, &os.ProcAttr{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Wait(); err != nil {
		t.Fatal(err)
	}
	return p.Pid
}

func TestTemporary(t *testing.T) {
	wrap := func(err error) error {
		return fmt.Errorf("cannot write x: %w", &os.PathError{Op: "write", Path: "x", Err: err})
	}
	for _, err := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EROFS, syscall.EACCES, syscall.EFBIG, syscall.EIO} {
		if !Temporary(wrap(err)) {
			t.Errorf("%v may pass", err)
		}
	}
	for _, err := range []error{nil, syscall.ENOTDIR, syscall.EISDIR, os.ErrNotExist, os.ErrInvalid} {
		if Temporary(wrap(err)) {
			t.Errorf("%v does not pass by waiting", err)
		}
	}
}
