package job

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"cards/internal/diag"
	"cards/internal/theme"
)

// Manifest says what a run made: every file with the card, size and page that it shows. It is written last, so that a
// manifest always tells of files that are there.
type Manifest struct {
	Version int    `json:"version"`
	Deck    string `json:"deck"`
	Title   string `json:"title,omitempty"`
	Lang    string `json:"lang,omitempty"`
	Theme   string `json:"theme"`
	// Partial is true when the run was stopped before all files were made.
	Partial bool   `json:"partial,omitempty"`
	Files   []File `json:"files"`
	// Posts are what is posted with all pictures of a size on each platform that takes it.
	Posts    []Post    `json:"posts,omitempty"`
	Warnings []Warning `json:"warnings"`
}

// File is one file of a manifest. Path is slash-separated, within the deck's folder.
type File struct {
	Path   string `json:"path"`
	Format string `json:"format"`
	Card   string `json:"card,omitempty"`
	Kind   string `json:"kind,omitempty"`
	Layout string `json:"layout,omitempty"`
	Lang   string `json:"lang,omitempty"`
	Size   string `json:"size,omitempty"`
	// Twin is the variant of the theme, light or dark, on pictures that figures of HTML show in the place of others in that mode.
	Twin   string `json:"twin,omitempty"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
	Page   int    `json:"page,omitempty"`
	Pages  int    `json:"pages,omitempty"`
	// Frame counts from 1 to Frames on pictures that reveal a timeline.
	Frame  int `json:"frame,omitempty"`
	Frames int `json:"frames,omitempty"`
	// Duration is how long all frames of a moving picture last together, in ms.
	Duration int    `json:"duration,omitempty"`
	Bytes    int    `json:"bytes"`
	SHA256   string `json:"sha256"`
	// Platform is that of a file in the folder of a post.
	Platform string `json:"platform,omitempty"`
	Alt      string `json:"alt,omitempty"`
	// Caption is the card's, whole; Captions are what each platform takes of it, on the card's first picture of a size.
	Caption  string    `json:"caption,omitempty"`
	Captions []Caption `json:"captions,omitempty"`
	Warnings []Warning `json:"warnings,omitempty"`
}

// Warning is a diagnostic as JSON.
type Warning struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	File     string `json:"file,omitempty"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Card     string `json:"card,omitempty"`
}

// Warnings turns diagnostics into their JSON form.
func Warnings(list diag.List) []Warning {
	out := make([]Warning, 0, len(list))
	for _, d := range list {
		out = append(out, Warning{Code: d.Code, Severity: d.Severity.String(), Message: d.Message, Hint: d.Hint, File: d.Pos.File, Line: d.Pos.Line, Column: d.Pos.Column, Card: d.Card})
	}
	return out
}

// localWarnings are Warnings that name files by their last part, so that a manifest doesn't tell where it was made.
func localWarnings(list diag.List) []Warning {
	out := Warnings(list)
	for i := range out {
		if out[i].File != "" {
			out[i].File = filepath.Base(out[i].File)
		}
	}
	return out
}

// encode returns the manifest's bytes: indented, characters as they are.
func (m *Manifest) encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(m)
	return b.Bytes(), err
}

// manifestName is where it stands; manifestLimit bounds what an older one may weigh.
const (
	manifestName  = "manifest.json"
	manifestLimit = 64 << 20
)

// shelf is where the pictures of a card in one size stand.
type shelf struct{ folder, card string }

// shelf returns where a file belongs: a debug picture belongs to what it shows, a twin to what it stands for, a page of embeds to these and
// not to what else holds the whole deck, and all that is posted on a platform belongs together.
func (f *File) shelf() shelf {
	switch {
	case f.Format == FormatPost:
		return shelf{path.Join(postsFolder, f.Platform), ""}
	case f.Format == FormatEmbed && f.Card == "":
		return shelf{path.Join(path.Dir(f.Path), embedFolder), ""}
	case f.Twin != "":
		return shelf{path.Dir(strings.TrimPrefix(f.Path, f.Twin+"/")), f.Card}
	}
	return shelf{path.Dir(strings.TrimPrefix(f.Path, DebugFolder+"/")), f.Card}
}

// cards are the shelves of which the manifest has pictures. The proof sheets are among them, and the posts of platforms that take one of
// its sizes: they show what stood there before.
func (m *Manifest) cards() map[shelf]bool {
	cards := map[shelf]bool{{proofFolder, ""}: true}
	for i := range m.Files {
		cards[m.Files[i].shelf()] = true
		for _, platform := range theme.Platforms() {
			if _, ok := platform.For(m.Files[i].Size); ok {
				cards[shelf{path.Join(postsFolder, platform.Name), ""}] = true
			}
		}
	}
	return cards
}

// lastManifest returns what the last run on the folder left of a deck; nil where there is nothing of it.
func (f *Folder) lastManifest(deck string) *Manifest {
	data, err := f.Read(manifestName, manifestLimit)
	if err != nil {
		return nil
	}
	var old Manifest
	if json.Unmarshal(data, &old) != nil || old.Deck != deck {
		return nil
	}
	return &old
}

// readUnchanged returns the bytes of a file if they are those that its manifest tells of; else nil.
func (f *Folder) readUnchanged(file *File) []byte {
	data, err := f.Read(file.Path, 1<<30)
	if err != nil {
		return nil
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != file.SHA256 {
		return nil
	}
	return data
}

// removeStale removes the files that the deck's own last run made and this one does not, when they are still what that
// run wrote; when among is not nil, only pictures that stand there. Nothing else is ever removed. It returns their paths.
func (f *Folder) removeStale(now *Manifest, among map[shelf]bool) []string {
	old := f.lastManifest(now.Deck)
	if old == nil {
		return nil
	}
	keep := map[string]bool{manifestName: true, contactName: true}
	for _, file := range now.Files {
		keep[file.Path] = true
	}
	var removed []string
	for _, file := range old.Files {
		if keep[file.Path] || file.SHA256 == "" || among != nil && !among[file.shelf()] {
			continue
		}
		if f.readUnchanged(&file) == nil {
			continue
		}
		if f.Remove(file.Path) == nil {
			removed = append(removed, file.Path)
		}
	}
	sort.Strings(removed)
	return removed
}

// mergeOld keeps what an earlier run wrote of cards that this one did not make, so that a run of one card leaves a
// manifest of the whole deck.
func (f *Folder) mergeOld(now *Manifest) {
	old := f.lastManifest(now.Deck)
	if old == nil {
		return
	}
	have := map[string]bool{}
	for _, file := range now.Files {
		have[file.Path] = true
	}
	for _, file := range old.Files {
		if have[file.Path] || file.Format == formatContact {
			continue
		}
		if info, err := f.root.Stat(file.Path); err == nil && info.Size() == int64(file.Bytes) {
			now.Files = append(now.Files, file)
		}
	}
	type key struct{ platform, size, lang string }
	made := map[key]bool{}
	for _, post := range now.Posts {
		made[key{post.Platform, post.Size, post.Lang}] = true
	}
	for _, post := range old.Posts {
		if !made[key{post.Platform, post.Size, post.Lang}] {
			if _, err := f.root.Stat(path.Join(".", post.Folder)); err != nil {
				post.Folder = ""
			}
			now.Posts = append(now.Posts, post)
		}
	}
}
