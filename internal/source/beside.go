package source

import (
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Files that a user names: read only when they are plain files, and below a folder only when no link leads out of it.

// FileFault is why a file is not read. Its Code is no-file, bad-file or outside; Hint says what to do, where there is more to say.
type FileFault struct{ Code, Message, Hint string }

// Error returns the message.
func (f *FileFault) Error() string { return f.Message }

// ReadFile reads a file of a user's, up to one byte more than limit, so that its reader can say that it is too much. Folders, devices
// and pipes are refused before they are opened: a pipe would wait, /dev/zero would never end. The error is a *FileFault.
func ReadFile(path string, limit int64) ([]byte, error) {
	data, err := readPlain(os.Stat, os.Open, path, limit)
	if err != nil {
		return nil, fileFault(err)
	}
	return data, nil
}

// ReadBeside reads a file that a deck names, from a folder: a path below it unless outside allows all, which no symbolic link leads out
// of. Nothing is fetched from the network. The error is a *FileFault.
func ReadBeside(folder, name string, outside bool, limit int64) ([]byte, error) {
	if strings.Contains(name, "://") {
		return nil, &FileFault{"bad-file", "nothing is fetched from the network", "save it beside the deck"}
	}
	path := filepath.Join(folder, filepath.FromSlash(name))
	if filepath.IsAbs(name) {
		path = filepath.Clean(name)
	}
	if outside {
		return ReadFile(path, limit)
	}
	inside, err := filepath.Rel(folder, path)
	if err != nil || !filepath.IsLocal(inside) {
		return nil, &FileFault{"outside", "the file lies outside the folder of the deck", "move it into the folder of the deck, or allow it with --allow-outside"}
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fileFault(err)
	}
	defer root.Close()
	data, err := readPlain(root.Stat, root.Open, inside, limit)
	if e, ok := err.(*os.PathError); ok && strings.Contains(e.Err.Error(), "escapes") {
		return nil, &FileFault{"outside", "a link leads out of the folder of the deck", "copy the file, or allow it with --allow-outside"}
	}
	if err != nil {
		return nil, fileFault(err)
	}
	return data, nil
}

func readPlain(stat func(string) (os.FileInfo, error), open func(string) (*os.File, error), path string, limit int64) ([]byte, error) {
	info, err := stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, &FileFault{"bad-file", "this is a folder, not a file", "name a file in it"}
	}
	if !info.Mode().IsRegular() {
		return nil, &FileFault{"bad-file", "this is a device or a pipe, not a file", "name a plain file"}
	}
	f, err := open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit+1))
}

func fileFault(err error) error {
	switch e := err.(type) {
	case *FileFault:
		return e
	case *os.PathError:
		if !os.IsNotExist(err) {
			return &FileFault{"bad-file", "the file cannot be read: " + e.Err.Error(), ""}
		}
	}
	if os.IsNotExist(err) {
		return &FileFault{"no-file", "there is no such file", ""}
	}
	return &FileFault{"bad-file", err.Error(), ""}
}
