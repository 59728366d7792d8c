// Package job runs a deck: it plans the pictures, lays out and draws them on all cores, writes every file under a
// temporary name and renames it when it is whole, and leaves a manifest and a contact sheet that say what there is.
package job

import (
	"crypto/rand"
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
	"time"
)

// Folder is the output folder of one deck. All access goes through an os.Root, so no name and no symbolic link leads
// outside it. It is safe for concurrent use.
type Folder struct {
	// Path is the folder as the user named it.
	Path string
	root *os.Root
	// token tells the temporary files of this run from every other's, also from those of a process of the same number: in
	// containers that is the rule.
	token string
	temp  atomic.Int64
}

// OpenFolder makes the folder if it is not there and opens it.
func OpenFolder(name string) (*Folder, error) {
	if err := os.MkdirAll(name, 0o755); err != nil {
		return nil, fmt.Errorf("cannot make the folder %s: %w", name, err)
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, fmt.Errorf("cannot open the folder %s: %w", name, err)
	}
	return &Folder{Path: name, root: root, token: rand.Text()}, nil
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
	var err error
	for try := range writeTries {
		// Another run on the same folder may take away an empty folder, or, from another machine, a temporary file, between
		// two steps of ours; nothing is lost then but the try.
		if err = f.write(name, data); !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrExist) {
			break
		}
		// The other run is at work in this very folder: let it pass on.
		time.Sleep(time.Duration(try) * time.Millisecond)
	}
	if err != nil {
		return w, f.fault(name, err)
	}
	return w, nil
}

// writeTries bounds how often a write begins again when its folder or temporary file was taken away.
const writeTries = 60

// write is one try of Write. Whatever fails, the temporary file is gone afterwards and the old file is as it was.
func (f *Folder) write(name string, data []byte) error {
	dir := path.Dir(name)
	if dir != "." {
		if err := f.root.MkdirAll(filepath.FromSlash(dir), 0o755); err != nil {
			return err
		}
	}
	temp := filepath.FromSlash(path.Join(dir, f.temporaryName()))
	// O_EXCL: two containers may share a folder and a process number; neither ever writes into the other's file.
	file, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err == nil {
		var info fs.FileInfo
		if info, err = f.root.Stat(temp); err == nil && info.Size() != int64(len(data)) {
			err = fmt.Errorf("only %d of %d bytes arrived", info.Size(), len(data))
		}
	}
	if err == nil {
		err = f.root.Rename(temp, filepath.FromSlash(name))
	}
	if err != nil {
		f.root.Remove(temp)
	}
	return err
}

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
	return fmt.Errorf("cannot write %s: %w", filepath.Join(f.Path, filepath.FromSlash(name)), err)
}

// Temporary reports whether err is a fault of the disk that may pass: full, over a quota or limit of size, read-only, no
// permission, broken, too many open files.
func Temporary(err error) bool {
	for _, fault := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG, syscall.EROFS, syscall.EIO, syscall.EMFILE, fs.ErrPermission} {
		if errors.Is(err, fault) {
			return true
		}
	}
	return false
}
