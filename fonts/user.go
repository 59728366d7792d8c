package fonts

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// This room takes a font file that a user brings: unwraps it, checks it against the limits, parses it with whatever
// damage it has, and puts it in front of the embedded faces.

// Limits of a user's font.
const (
	maxFontBytes  = 64 << 20
	maxFontTables = 4096
	// OpenType 1.9, head: unitsPerEm is 16 to 16384.
	minUnitsPerEm, maxUnitsPerEm = 16, 16384
)

// UserFontError says why a user's font can't be used.
type UserFontError struct {
	// Name is the file as the user wrote it.
	Name string
	// Code is font-limit, font-format, font-damaged or font-variable.
	Code string
	// Message says what is wrong, Hint what to do.
	Message, Hint string
}

// Error returns "font NAME: message; hint".
func (e *UserFontError) Error() string {
	return fmt.Sprintf("font %s: %s; %s", e.Name, e.Message, e.Hint)
}

const (
	hintOther  = "use another copy of the font, or take the line out"
	hintFormat = "give a TTF, OTF, TTC or WOFF file"
)

// WithUser returns a copy of the catalogue with a user's face in front: family serif or sans to stand in for that
// weight of it, or a name of its own. weight is 100…900. data is a TTF, OTF, TTC (its first face) or WOFF file of at
// most 64 MiB, and must not change afterwards; name is what errors call it. The error is a *UserFontError. A variable
// font is taken when its default instance has the weight that is asked for.
//
// The face's key holds a hash of the data, so that it is stable over runs.
func (c *Catalogue) WithUser(family string, weight int, italic bool, data []byte, name string) (*Catalogue, error) {
	fail := func(code, message, hint string) (*Catalogue, error) {
		return nil, &UserFontError{Name: name, Code: code, Message: message, Hint: hint}
	}
	single, err := unwrap(data)
	var d directory
	if err == nil {
		d, err = readDirectory(single, 0)
	}
	if err == nil {
		if n, ok := d.glyphs(single); !ok || n == 0 {
			err = errNoGlyphs
		}
	}
	if err == nil {
		err = checkComposites(d, single)
	}
	var limit limitError
	switch {
	case errors.As(err, &limit):
		return fail("font-limit", err.Error(), hintOther)
	case errors.Is(err, errDamaged), errors.Is(err, errNoGlyphs):
		return fail("font-damaged", err.Error(), hintOther)
	case err != nil:
		return fail("font-format", err.Error(), hintFormat)
	}
	parsed, err := parseGuarded(single)
	if err != nil {
		return fail("font-damaged", "the font is damaged: "+err.Error(), hintOther)
	}
	if w, variable := d.defaultWeight(single); variable && w != weight {
		return fail("font-variable",
			fmt.Sprintf("the variable font's default weight is %d, not %d", w, weight),
			fmt.Sprintf("make a font file of weight %d from it, or give it as weight %d", weight, w))
	}
	style := ""
	if italic {
		style = "-italic"
	}
	sum := sha256.Sum256(data)
	f := &face{
		key:    fmt.Sprintf("user-%s-%d%s-%x", family, weight, style, sum[:8]),
		family: family, name: name, kind: userKind, weight: weight, italic: italic, data: single, parsed: parsed,
	}
	return &Catalogue{faces: append([]*face{f}, c.faces...)}, nil
}

var errNoGlyphs = errors.New("the font is damaged: it has no glyphs")

// limitError is a font that is sound as far as it was read, but too big.
type limitError string

func (e limitError) Error() string { return string(e) }

// unwrap returns the first font of a file as an sfnt file of its own.
func unwrap(data []byte) ([]byte, error) {
	if len(data) > maxFontBytes {
		return nil, limitError(fmt.Sprintf("the file is larger than %d MiB", maxFontBytes>>20))
	}
	if len(data) < 12 {
		return nil, errors.New("this is not a font file")
	}
	switch magic := string(data[:4]); magic {
	case "OTTO", "true", "\x00\x01\x00\x00":
		_, err := boundedDirectory(data, 0)
		return data, err
	case "ttcf":
		if len(data) < 16 {
			return nil, errDamaged
		}
		d, err := boundedDirectory(data, int(binary.BigEndian.Uint32(data[12:])))
		if err != nil {
			return nil, err
		}
		content := map[string][]byte{}
		for tag := range d.tables {
			content[tag] = d.raw(data, tag)
		}
		return d.single(content), nil
	case "wOFF":
		return unwrapWOFF(data)
	case "wOF2":
		return nil, errors.New("fonts packed as WOFF2 are not read")
	case "\x00\x00\x01\x00":
		return nil, errors.New("suitcase fonts of old Macintosh systems are not read")
	default:
		if magic[:2] == "%!" || magic[:2] == "\x80\x01" {
			return nil, errors.New("fonts of the old PostScript Type 1 format are not read")
		}
		return nil, errors.New("this is not a font file")
	}
}

// boundedDirectory reads a directory whose tables together are not larger than a font may be: thousands of tables
// that all point to the same bytes would be copied one by one.
func boundedDirectory(data []byte, offset int) (directory, error) {
	d, err := readDirectory(data, offset)
	if err != nil {
		return d, err
	}
	total := 0
	for _, t := range d.tables {
		total += t.length
	}
	if len(d.tables) > maxFontTables || total > maxFontBytes {
		return d, limitError(fmt.Sprintf("its tables are larger than %d MiB together", maxFontBytes>>20))
	}
	return d, nil
}

// unwrapWOFF unpacks a WOFF 1.0 file (W3C Recommendation, 13 December 2012, §3–5).
func unwrapWOFF(data []byte) ([]byte, error) {
	const header, entry = 44, 20
	if len(data) < header {
		return nil, errDamaged
	}
	d := directory{flavour: string(data[4:8])}
	n := int(binary.BigEndian.Uint16(data[12:]))
	if n == 0 || len(data) < header+entry*n {
		return nil, errDamaged
	}
	content := map[string][]byte{}
	total := 0
	for i := range n {
		e := data[header+entry*i:]
		offset, packed := int(binary.BigEndian.Uint32(e[4:])), int(binary.BigEndian.Uint32(e[8:]))
		length := int(binary.BigEndian.Uint32(e[12:]))
		if offset > len(data) || packed > len(data)-offset || packed > length {
			return nil, errDamaged
		}
		if total += length; total > maxFontBytes {
			return nil, limitError(fmt.Sprintf("it unpacks to more than %d MiB", maxFontBytes>>20))
		}
		raw := data[offset : offset+packed]
		if packed < length {
			z, err := zlib.NewReader(bytes.NewReader(raw))
			if err != nil {
				return nil, errDamaged
			}
			// Read, not allocate first: the length may lie.
			raw, err = io.ReadAll(io.LimitReader(z, int64(length)))
			if err != nil || len(raw) != length {
				return nil, errDamaged
			}
		}
		if _, twice := content[string(e[:4])]; !twice {
			content[string(e[:4])] = raw
		}
	}
	return d.single(content), nil
}

// parseGuarded parses and makes format-2 coverage tables harmless (see listCoverage), turning a panic into an error.
// It shapes a few characters in both directions too, since damage in the layout tables shows only then.
func parseGuarded(data []byte) (f *font.Font, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%v", r)
		}
	}()
	parsed, err := parse(data)
	if err != nil {
		return nil, err
	}
	if u := parsed.Upem(); u < minUnitsPerEm || u > maxUnitsPerEm {
		return nil, fmt.Errorf("its em has %d units", u)
	}
	if err := checkLayout(parsed); err != nil {
		return nil, err
	}
	if err := listCoverage(parsed); err != nil {
		return nil, err
	}
	face := font.NewFace(parsed)
	for _, direction := range []di.Direction{di.DirectionLTR, di.DirectionTTB} {
		b := harfbuzz.NewBuffer()
		b.AddRunes([]rune("Affinity 1/2, \u201cfjord\u201d \u2014\u2014 \u5929\u5730\u7384\u9ec4\uff0c\u300c\u3042\u300d"), 0, -1)
		b.Props = harfbuzz.SegmentProperties{
			Direction: direction.Harfbuzz(), Script: language.Han, Language: language.NewLanguage("zh-hans"),
		}
		b.Shape(harfbuzz.NewFont(face), nil)
		for _, g := range b.Info {
			face.GlyphData(g.Glyph)
		}
	}
	return parsed, nil
}

// defaultWeight returns the weight of the default instance of a variable font.
func (d directory) defaultWeight(data []byte) (int, bool) {
	if _, variable := d.tables["fvar"]; !variable {
		return 0, false
	}
	os2 := d.raw(data, "OS/2")
	if len(os2) < 6 {
		return 400, true
	}
	return int(binary.BigEndian.Uint16(os2[4:])), true
}
