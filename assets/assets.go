// Package assets holds the data that the program carries with it: themes and the table of page sizes. It
// is data only; the packages that read a file say what it means.
package assets

import "embed"

// FS holds themes/NAME.yaml and sizes.yaml.
//
//go:embed themes/*.yaml sizes.yaml
var FS embed.FS
