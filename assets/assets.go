// Package assets holds the data that the program carries with it: themes, the tables of page sizes and platforms. It
// is data only; the packages that read a file say what it means.
package assets

import "embed"

// FS holds themes/NAME.yaml, sizes.yaml, platforms.yaml and specimen.yaml (the deck in which themes are shown).
//
//go:embed themes/*.yaml sizes.yaml platforms.yaml specimen.yaml
var FS embed.FS
