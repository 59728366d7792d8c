package deck

import (
	"errors"
	"path/filepath"
	"strings"

	"cards/internal/diag"
	"cards/internal/source"
)

// LoadOptions are what a deck is read with.
type LoadOptions struct {
	// AllowOutside lets use: name files outside the folder of the deck.
	AllowOutside bool
	// Sizes are the names of sizes that exist, aliases included. Without any, every name passes.
	Sizes []string
	// Source holds what flags say of tables.
	Source source.Options
}

// The bounds of a deck.
const (
	// MaxCards is how many cards a deck may have.
	MaxCards = 10_000
	// MaxQuote is how long a quote may be, in grapheme clusters.
	MaxQuote = 2_000
)

// Load reads a deck file with what it uses, and reports everything that is wrong. The deck is never nil; where
// the list holds errors it is what could be understood.
func Load(path string, options LoadOptions) (*Deck, diag.List) {
	data, list := ReadFile(path)
	if list.HasErrors() {
		return newDeck(path), list
	}
	return LoadBytes(path, data, options)
}

// ReadFile reads a file of a user's, up to one byte more than a deck may have, so that its reader can say that it is too
// much. Folders, devices and pipes are refused before they are opened.
func ReadFile(path string) ([]byte, diag.List) {
	data, err := source.ReadFile(path, source.MaxSize)
	var fault *source.FileFault
	if errors.As(err, &fault) {
		var list diag.List
		hint := fault.Hint
		if fault.Message == "this is a device or a pipe, not a file" {
			hint = "write - to read from standard input"
		}
		list.Errorf(diag.Pos{File: path}, fault.Code, hint, "%s", fault.Message)
		return nil, list
	}
	return data, nil
}

// LoadBytes is Load for a file that has been read. name is the path that messages show, in whose folder the
// files that the deck names are looked for; "-" is standard input.
func LoadBytes(name string, data []byte, options LoadOptions) (*Deck, diag.List) {
	root, list := source.Read(name, data, options.Source)
	return build(name, root, list, options)
}

// build turns a tree into a deck. list is what reading found.
func build(name string, root *source.Node, list diag.List, options LoadOptions) (*Deck, diag.List) {
	unread := list.HasErrors()
	b := &builder{checker: checker{options: options, list: list}, deck: newDeck(name)}
	if root.Kind != source.Mapping {
		if unread {
			return b.deck, b.list
		}
		b.errorf(root.Pos, "wrong-type", `start with quotes: and a list`, "a deck is a map with title, quotes, timelines …, and this is %s", root.Kind)
		return b.deck, b.list
	}
	b.scan(root)
	b.check(root, recordOf(deckRecord), "the deck")
	root = b.withHouse(name, root)
	b.readDeck(cursor{n: root})
	b.finish(unread)
	b.list.Sort()
	return b.deck, b.list
}

func newDeck(name string) *Deck {
	stem := filepath.Base(name)
	stem = strings.TrimSuffix(stem, filepath.Ext(stem))
	if name == "-" || name == "" || stem == "" || stem == "." {
		stem = "deck"
	}
	return &Deck{File: name, Stem: stem, Normalise: normaliseAll}
}
