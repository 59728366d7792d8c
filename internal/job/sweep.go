package job

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"syscall"
	"time"
)

// What a killed run leaves: files that were not whole yet. The next run on the same folder takes them away.

// temporaryPrefix begins the names of files that are not whole yet.
const temporaryPrefix = ".cards-"

// temporaryName is the name of a folder's next temporary file: the process, the folder's token, a number.
func (f *Folder) temporaryName() string {
	return fmt.Sprintf("%s%d-%s-%d", temporaryPrefix, os.Getpid(), f.token, f.temp.Add(1))
}

var temporaryPattern = regexp.MustCompile(`^` + regexp.QuoteMeta(temporaryPrefix) + `([0-9]{1,10})-([A-Z2-7]{26})-[0-9]{1,19}$`)

// sweepDepth is how deep below a deck's folder its pictures lie: variant of the theme, language, size. postDepth is how deep those of
// posts lie below theirs: platform, language, size, part.
const (
	sweepDepth = 3
	postDepth  = 4
)

// abandoned is the age from which a temporary file belongs to nobody, whatever its process number says: it lives for the
// milliseconds between its first byte and its renaming.
const abandoned = time.Hour

// sweep removes the temporary files that killed runs left in the folder, down to so many folders below it. A file goes only
// when its name is one that Folder.Write gives, it is a plain file, and its process no longer runs or it is an hour old.
// Where that is wrong (a run on another machine, over a shared disk), that run writes its file again: see Folder.Write.
func (f *Folder) sweep(depth int) {
	now := time.Now()
	f.sweepIn(".", depth, now)
	if depth > 0 {
		f.sweepIn(postsFolder, postDepth, now)
	}
}

func (f *Folder) sweepIn(dir string, depth int, now time.Time) {
	open, err := f.root.Open(filepath.FromSlash(dir))
	if err != nil {
		return
	}
	entries, err := open.ReadDir(-1)
	open.Close()
	if err != nil {
		return
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if e.IsDir() {
			if depth > 0 {
				f.sweepIn(name, depth-1, now)
			}
			continue
		}
		parts := temporaryPattern.FindStringSubmatch(e.Name())
		if parts == nil || !e.Type().IsRegular() || parts[2] == f.token {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue
		}
		process, err := strconv.Atoi(parts[1])
		if err != nil {
			continue
		}
		if process == os.Getpid() || !running(process) || now.Sub(info.ModTime()) > abandoned {
			f.root.Remove(filepath.FromSlash(name))
		}
	}
}

// running reports whether a process of that number runs on this machine. In doubt it does.
func running(process int) bool {
	p, err := os.FindProcess(process)
	if err != nil {
		return false
	}
	defer p.Release()
	err = p.Signal(syscall.Signal(0))
	// Where there is no signal 0 (Windows), a process that was found runs.
	return !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, fs.ErrNotExist)
}
