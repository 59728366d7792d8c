// Package source turns the files that users write (YAML, JSON, CSV, TSV, XLSX, in the encodings that
// their programs save) into one tree of nodes that know where they stood.
package source

import "cards/internal/diag"

// Kind is the shape of a Node.
type Kind uint8

// The kinds of Node.
const (
	Scalar Kind = iota
	Mapping
	Sequence
)

// String returns the word for k that messages use.
func (k Kind) String() string {
	switch k {
	case Mapping:
		return "a map"
	case Sequence:
		return "a list"
	}
	return "text"
}

// Style is how a scalar was written; folding and hard-wrapping checks need it.
type Style uint8

// The styles of a scalar.
const (
	Plain   Style = iota
	Quoted        // "…" or '…'
	Literal       // |
	Folded        // >
)

// Node is one value of a file. Scalars are always text as written: 08, no, 1:30 and 2008-12-24 are never
// converted here, so the reader of the node decides what they mean.
type Node struct {
	Kind  Kind
	Style Style
	// Null is true for a plain scalar that is empty, ~ or null; Value then holds what was written.
	Null bool
	// Value is the text of a scalar after unquoting and folding.
	Value string
	// Pairs are the entries of a Mapping, in the order of the file, keys unique.
	Pairs []Pair
	// Items are the elements of a Sequence.
	Items []*Node
	// Pos is where the value starts.
	Pos diag.Pos
}

// Pair is one entry of a mapping. Key is a Scalar.
type Pair struct{ Key, Value *Node }

// Get returns the value under key, or nil; n may be nil.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for _, p := range n.Pairs {
		if p.Key.Value == key {
			return p.Value
		}
	}
	return nil
}
