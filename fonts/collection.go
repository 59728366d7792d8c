package fonts

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// A collection (OpenType 1.9: Organization of an OpenType font, Font collections) holds several fonts that share
// tables. Which of them is meant is written after a #, as in a URL.

// SplitFace divides what a deck names into the file and the font in it: "file.ttc#NotoSerifCJKsc-Bold" is the font with
// that PostScript name in file.ttc (as in CSS Fonts 4, @font-face src, after RFC 8081), "file.ttc#2" the second one: people
// count from 1. face is empty where nothing follows a #. A file whose own name has a # must be tried whole first.
func SplitFace(path string) (file, face string) {
	i := strings.LastIndexByte(path, '#')
	if i <= 0 {
		return path, ""
	}
	return path[:i], path[i+1:]
}

// fontName is what a font of a collection can be called by.
type fontName struct{ postScript, full string }

func nameOf(d directory, data []byte) fontName {
	names := d.names(data)
	return fontName{names[namePostScript], names[nameFull]}
}

// maxNamed is how many fonts of a collection an error lists.
const maxNamed = 20

// chooseFont returns the index of the font that which means: its number from 1, its PostScript name or its full name.
// The empty string is the first.
func chooseFont(fonts []fontName, which string) (int, error) {
	if which == "" {
		return 0, nil
	}
	if n, err := strconv.Atoi(which); err == nil && n >= 1 && n <= len(fonts) {
		return n - 1, nil
	}
	for i, f := range fonts {
		if strings.EqualFold(which, f.postScript) || strings.EqualFold(which, f.full) {
			return i, nil
		}
	}
	var list []string
	for i, f := range fonts[:min(len(fonts), maxNamed)] {
		name := f.postScript
		if name == "" {
			name = f.full
		}
		list = append(list, strings.TrimSpace(fmt.Sprintf("%d %s", i+1, printable(name))))
	}
	if len(fonts) > maxNamed {
		list = append(list, "…")
	}
	return 0, &fault{"font-face", fmt.Sprintf("there is no font %q in the file", which),
		"write after the # one of: " + strings.Join(list, ", ")}
}

// printable keeps what a font calls itself from harming the message that it stands in.
func printable(name string) string {
	const longest = 63 // OpenType 1.9, name: PostScript names have at most 63 characters
	out := strings.Map(func(r rune) rune {
		if strconv.IsPrint(r) {
			return r
		}
		return -1
	}, name)
	if r := []rune(out); len(r) > longest {
		out = string(r[:longest])
	}
	return out
}

// unwrapCollection takes one font out of a TTC file.
func unwrapCollection(data []byte, which string) ([]byte, error) {
	if len(data) < 16 {
		return nil, errDamaged
	}
	n := int(binary.BigEndian.Uint32(data[8:]))
	if n == 0 || n > (len(data)-12)/4 {
		return nil, errDamaged
	}
	if n > maxFonts {
		return nil, excessiveFont("the collection has more than %d fonts", maxFonts)
	}
	at := func(i int) int { return int(binary.BigEndian.Uint32(data[12+4*i:])) }
	chosen := 0
	if which != "" {
		names := make([]fontName, n)
		for i := range names {
			// A damaged font that isn't wanted does no harm.
			if d, err := readDirectory(data, at(i)); err == nil {
				names[i] = nameOf(d, data)
			}
		}
		var err error
		if chosen, err = chooseFont(names, which); err != nil {
			return nil, err
		}
	}
	d, err := boundedDirectory(data, at(chosen))
	if err != nil {
		return nil, err
	}
	content := map[string][]byte{}
	for tag := range d.tables {
		content[tag] = d.raw(data, tag)
	}
	return d.single(content), nil
}
