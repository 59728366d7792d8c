package theme

import (
	"cards/internal/diag"
	"cards/internal/source"
)

// parse reads a theme or the table of sizes, with the limits of a deck file.
func parse(name string, data []byte) (*source.Node, diag.List) {
	return source.Read(name, data, source.Options{})
}
