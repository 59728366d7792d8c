// Package job runs a deck: it plans the pictures, lays out and draws them on all cores, writes every file under a
// temporary name and renames it when it is whole, and leaves a manifest and a contact sheet that say what there is.
package job

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync/atomic"
	"syscall"
)

// Folder is the output folder of one deck. All access goes through an os.Root, so no name and no symbolic link leads
// outside it. It is safe for concurrent use.
type Folder struct {
	// Path is the folder as the user named it.
	Path string
	root *os.Root
	temp atomic.Int64
}

// TemporaryError is a fault of the disk that may pass: full, read-only, no permission. Nothing was lost.
type TemporaryError struct{ Err error }

func (e *TemporaryError) Error() string { return e.Err.Error() }

// Unwrap returns the cause.
func (e *TemporaryError) Unwrap() error { return e.Err }

// OpenFolder makes the folder if it is not there and opens it.
func OpenFolder(name string) (*Folder, error) {
	if err := os.MkdirAll(name, 0o755); err != nil {
		return nil, temporary(fmt.Errorf("cannot make the folder %s: %w", name, err))
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, temporary(fmt.Errorf("cannot open the folder %s: %w", name, err))
	}
	return &Folder{Path: name, root: root}, nil
}

// Close releases the folder.
func (f *Folder) Close() error { return f.root.Close() }

// Written is a file as it stands in the folder.
type Written struct {
	Path   string // slash-separated, within the folder
	Bytes  int
	SHA256 string
}

// Write puts data under name (slash-separated): first under a temporary name beside it, checked, then renamed, so that
// the final name never holds anything but a whole file, old or new.
func (f *Folder) Write(name string, data []byte) (Written, error) {
	sum := sha256.Sum256(data)
	w := Written{Path: name, Bytes: len(data), SHA256: hex.EncodeToString(sum[:])}
	dir := path.Dir(name)
	if dir != "." {
		if err := f.root.MkdirAll(filepath.FromSlash(dir), 0o755); err != nil {
			return w, f.fault(name, err)
		}
	}
	// The process number keeps two runs on one folder apart.
	temp := filepath.FromSlash(path.Join(dir, fmt.Sprintf("%s%d-%d", temporaryPrefix, os.Getpid(), f.temp.Add(1))))
	if err := f.root.WriteFile(temp, data, 0o644); err != nil {
		f.root.Remove(temp)
		return w, f.fault(name, err)
	}
	if info, err := f.root.Stat(temp); err != nil || info.Size() != int64(len(data)) {
		f.root.Remove(temp)
		if err == nil {
			err = fmt.Errorf("only %d of %d bytes arrived", info.Size(), len(data))
		}
		return w, f.fault(name, err)
	}
	if err := f.root.Rename(temp, filepath.FromSlash(name)); err != nil {
		f.root.Remove(temp)
		return w, f.fault(name, err)
	}
	return w, nil
}

// temporaryPrefix begins the names of files that are not whole yet; what an earlier, killed run left is swept away.
const temporaryPrefix = ".cards-"

// Read returns the bytes of a file of the folder, at most limit of them.
func (f *Folder) Read(name string, limit int64) ([]byte, error) {
	info, err := f.root.Stat(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > limit {
		return nil, fmt.Errorf("%s is not a file of at most %d bytes", name, limit)
	}
	return f.root.ReadFile(filepath.FromSlash(name))
}

// Remove removes a file, and the folders that it leaves empty.
func (f *Folder) Remove(name string) error {
	if err := f.root.Remove(filepath.FromSlash(name)); err != nil {
		return err
	}
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if f.root.Remove(filepath.FromSlash(dir)) != nil {
			break
		}
	}
	return nil
}

// fault dresses an error of writing for people.
func (f *Folder) fault(name string, err error) error {
	return temporary(fmt.Errorf("cannot write %s: %w", filepath.Join(f.Path, filepath.FromSlash(name)), err))
}

// temporary marks errors that another try may not meet.
func temporary(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.EIO),
		errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EMFILE):
		return &TemporaryError{err}
	}
	return err
}
