package caption

import (
	"strings"
	"unicode"
)

// Style is how a platform writes a tag.
type Style string

// The styles.
const (
	Hash  Style = "hash"  // #tag, up to the first character that is no letter, figure or low line
	Topic Style = "topic" // #tag#, which may hold anything but #
	None  Style = "none"  // none are written
)

// Tags writes the tags of a deck in a style, at most so many of them (0: all). Each is written once, whatever its case.
func Tags(style Style, most int, tags []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, tag := range tags {
		tag = tagName(style, tag)
		key := strings.ToLower(tag)
		if tag == "" || seen[key] || most > 0 && len(out) == most {
			continue
		}
		seen[key] = true
		switch style {
		case Hash:
			out = append(out, "#"+tag)
		case Topic:
			out = append(out, "#"+tag+"#")
		}
	}
	return out
}

// tagName keeps of a tag what a style can hold.
func tagName(style Style, tag string) string {
	keep := func(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd) || r == '_' }
	if style == Topic {
		keep = func(r rune) bool { return r != '#' && r != '\uff03' && unicode.IsPrint(r) }
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if keep(r) {
			return r
		}
		return -1
	}, tag))
}
