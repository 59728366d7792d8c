package job

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// What became other between two runs of a deck, by their manifests: which cards say or show something else, and which files were left
// behind with old words.

// Difference is what two manifests tell of.
type Difference struct {
	Before  string   `json:"before"`
	After   string   `json:"after"`
	Changes []Change `json:"changes"`
	// Stale are files of the later manifest that hold the whole deck and are as they were though cards say something else.
	Stale []string `json:"stale"`
	// Same is the number of cards of which no file changed.
	Same int `json:"same"`
}

// The kinds of changes.
const (
	ChangeAdded   = "added"
	ChangeRemoved = "removed"
	ChangeWords   = "words"
	ChangePicture = "picture"
)

// Change is what became of one card in one language.
type Change struct {
	Card string `json:"card"`
	Lang string `json:"lang,omitempty"`
	// What is added, removed, words or picture: the last when a card says the same and looks different.
	What string `json:"what"`
	// Old and New are what the card said and says, where these differ.
	Old string `json:"old,omitempty"`
	New string `json:"new,omitempty"`
	// Files are those of the later manifest that are new or differ; of a card that was removed those of the earlier one.
	Files []string `json:"files"`
	// Gone are files of the earlier manifest that the later one lacks.
	Gone []string `json:"gone"`
	// Stale are files of the later manifest that still have the old words.
	Stale []string `json:"stale"`
}

// maxWordsShown bounds Old and New, in characters.
const maxWordsShown = 2000

// ReadManifest reads a manifest; name is its file or the folder in which it stands.
func ReadManifest(name string) (*Manifest, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, manifestName)
	}
	info, err := os.Stat(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s: there is no manifest; render the deck, or name the folder or the %s of a run", name, manifestName)
	}
	if err != nil {
		return nil, err
	}
	if info.Size() > manifestLimit {
		return nil, fmt.Errorf("%s has %d MiB, more than a manifest has", name, info.Size()>>20)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("%s is no manifest: %w", name, err)
	}
	if m.Version != 1 {
		return nil, fmt.Errorf("%s is a manifest of version %d; this program reads version 1", name, m.Version)
	}
	return &m, nil
}

// sayer is a card in a language.
type sayer struct{ card, lang string }

// words is what a file's card says.
func (f *File) words() string {
	if f.Caption != "" {
		return f.Caption
	}
	return f.Alt
}

// Diff compares two manifests of a deck. Cards are in the order of the later one, and those that it lacks at the end.
func Diff(before, after *Manifest) *Difference {
	d := &Difference{Before: before.Deck, After: after.Deck, Changes: []Change{}, Stale: []string{}}
	old, now := bySayer(before), bySayer(after)
	sums := map[string]string{}
	for i := range before.Files {
		sums[before.Files[i].Path] = before.Files[i].SHA256
	}
	outdated := map[string]bool{} // the sums of pictures with words that are no longer said
	for _, s := range now.order {
		c := changeOf(s, old.files[s], now.files[s], sums)
		if c == nil {
			d.Same++
			continue
		}
		if c.What == ChangeWords {
			for _, f := range old.files[s] {
				outdated[f.SHA256] = true
			}
		}
		d.Changes = append(d.Changes, *c)
	}
	for _, s := range old.order {
		if now.files[s] == nil {
			c := Change{Card: s.card, Lang: s.lang, What: ChangeRemoved, Files: []string{}, Gone: []string{}, Stale: []string{}}
			for _, f := range old.files[s] {
				c.Files = append(c.Files, f.Path)
			}
			d.Changes = append(d.Changes, c)
		}
	}
	// Cards with other names alone don't make a document say something else.
	saysOther := !slices.Equal(old.words(nil), now.words(&old))
	for i := range after.Files {
		f := &after.Files[i]
		whole := f.Card == "" && f.Format != "html" && f.Format != FormatClaims && !isAid(f) && f.Format != FormatPost
		if whole && saysOther && sums[f.Path] == f.SHA256 || f.Card == "" && outdated[f.SHA256] {
			d.Stale = append(d.Stale, f.Path)
		}
	}
	return d
}

// said are the files of a manifest by who says them, in order.
type said struct {
	order []sayer
	files map[sayer][]*File
}

func bySayer(m *Manifest) said {
	out := said{files: map[sayer][]*File{}}
	for i := range m.Files {
		f := &m.Files[i]
		if f.Card == "" || isAid(f) {
			continue
		}
		s := sayer{f.Card, f.Lang}
		if out.files[s] == nil {
			out.order = append(out.order, s)
		}
		out.files[s] = append(out.files[s], f)
	}
	return out
}

// words returns what all cards say, in order; where earlier is not nil, what its cards no longer say counts for nothing.
func (s *said) words(earlier *said) []string {
	var out []string
	for _, who := range s.order {
		words := s.files[who][0].words()
		if earlier != nil && earlier.files[who] != nil {
			words = newest(earlier.files[who][0].words(), s.files[who])
		}
		out = append(out, words)
	}
	return out
}

// changeOf says what became of a card, nil when it is as it was.
func changeOf(s sayer, old, now []*File, sums map[string]string) *Change {
	c := &Change{Card: s.card, Lang: s.lang, Files: []string{}, Gone: []string{}, Stale: []string{}}
	paths := map[string]bool{}
	for _, f := range now {
		paths[f.Path] = true
		if sums[f.Path] != f.SHA256 {
			c.Files = append(c.Files, f.Path)
		}
	}
	for _, f := range old {
		if !paths[f.Path] {
			c.Gone = append(c.Gone, f.Path)
		}
	}
	if len(c.Files)+len(c.Gone) == 0 {
		return nil
	}
	c.What = ChangePicture
	if len(old) == 0 {
		c.What = ChangeAdded
		return c
	}
	before, after := old[0].words(), newest(old[0].words(), now)
	if before != after {
		c.What, c.Old, c.New = ChangeWords, shortened(before), shortened(after)
		for _, f := range now {
			if f.Page <= 1 && f.words() == before || f.Caption != "" && f.Caption == before {
				c.Stale = append(c.Stale, f.Path)
			}
		}
	}
	return c
}

// newest returns what the files of a card say now: what is not what it said before, where one of them says something else.
func newest(before string, now []*File) string {
	for _, f := range now {
		if f.Page <= 1 && f.words() != before {
			return f.words()
		}
	}
	return before
}

func shortened(s string) string {
	if r := []rune(s); len(r) > maxWordsShown {
		return string(r[:maxWordsShown-1]) + "…"
	}
	return s
}

// Count returns how many changes are of a kind.
func (d *Difference) Count(what string) int {
	n := 0
	for _, c := range d.Changes {
		if c.What == what {
			n++
		}
	}
	return n
}

// Outdated returns all files that still have old words, sorted.
func (d *Difference) Outdated() []string {
	out := slices.Clone(d.Stale)
	for _, c := range d.Changes {
		out = append(out, c.Stale...)
	}
	slices.SortFunc(out, cmp.Compare[string])
	return slices.Compact(out)
}
