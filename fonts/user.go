package fonts

import (
	"crypto/sha256"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
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

// UserFont is a font file that a user brings, and what it is to stand for.
type UserFont struct {
	// Family is serif or sans, to stand in for that weight of it, or a name of its own.
	Family string
	// Weight is 100…900, 400 regular, 700 bold.
	Weight int
	Italic bool
	// Data is the file: TTF, OTF, TTC, WOFF or WOFF2, of at most 64 MiB. It must not change afterwards.
	Data []byte
	// Name is what errors call the file.
	Name string
	// Face names one font of a collection by its number from 1, its PostScript name or its full name; empty is the
	// first (see SplitFace).
	Face string
}

// WithUser returns a copy of the catalogue with a user's face in front. The error is a *UserFontError. A variable font
// is set to the weight that is asked for.
//
// The face's key holds a hash of the data, so that it is stable over runs.
func (c *Catalogue) WithUser(u UserFont) (*Catalogue, error) {
	f, err := u.face()
	if err != nil {
		// What the parser says is of use to someone who can mend the font.
		refused := &UserFontError{Name: u.Name, Code: "font-damaged", Message: fmt.Sprintf("the font is damaged: its tables cannot be read (%v)", err), Hint: hintOther}
		if known := (*fault)(nil); errors.As(err, &known) {
			refused.Code, refused.Message, refused.Hint = known.code, known.message, known.hint
		}
		return nil, refused
	}
	return &Catalogue{faces: append([]*face{f}, c.faces...)}, nil
}

// face unwraps, checks and parses the font.
func (u *UserFont) face() (*face, error) {
	single, err := unwrap(u.Data, u.Face)
	if err != nil {
		return nil, err
	}
	d, err := readDirectory(single, 0)
	if err != nil {
		return nil, err
	}
	if n, ok := d.glyphs(single); !ok || n == 0 {
		return nil, errNoGlyphs
	}
	if err := checkComposites(d, single); err != nil {
		return nil, err
	}
	if err := checkLayoutCost(d, single); err != nil {
		return nil, err
	}
	if single, err = clampAdvances(single); err != nil {
		return nil, err
	}
	single, coordinates, err := setWeight(single, u.Weight)
	if err != nil {
		return nil, err
	}
	if coordinates != nil { // other advances
		if single, err = clampAdvances(single); err != nil {
			return nil, err
		}
	}
	if d, err = readDirectory(single, 0); err != nil {
		return nil, err
	}
	parsed, lost, err := parseGuarded(d, single, coordinates)
	if err != nil {
		return nil, err
	}
	style := ""
	if u.Italic {
		style = "-italic"
	}
	sum := sha256.New()
	sum.Write(u.Data)
	if u.Face != "" {
		fmt.Fprintf(sum, "#%s", u.Face)
	}
	return &face{
		key:    fmt.Sprintf("user-%s-%d%s-%x", u.Family, u.Weight, style, sum.Sum(nil)[:8]),
		family: u.Family, name: u.Name, kind: userKind, weight: u.Weight, italic: u.Italic, data: single, parsed: parsed,
		lost: lost,
	}, nil
}

// parseGuarded parses and makes format-2 coverage tables harmless (see listCoverage), turning a panic into an error. It
// draws all glyphs and shapes all characters too, since much damage shows only then. lost are the characters whose glyphs
// can't be drawn. coordinates are those that a variable font was set to.
func parseGuarded(d directory, data []byte, coordinates []tables.Coord) (f *font.Font, lost []rune, err error) {
	defer func() {
		if recover() != nil {
			f, lost, err = nil, nil, contradiction()
		}
	}()
	parsed, err := parse(data)
	if err != nil {
		return nil, nil, err
	}
	// What the parser can't read it leaves out without a word.
	if parsed.GSUB.Lookups == nil && d.hasLookups(data, "GSUB") || parsed.GPOS.Lookups == nil && d.hasLookups(data, "GPOS") {
		return nil, nil, errLayout
	}
	settleFeatures(parsed, coordinates)
	if err := checkLayout(parsed); err != nil {
		return nil, nil, err
	}
	n, _ := d.glyphs(data)
	if err := listCoverage(parsed, n); err != nil {
		return nil, nil, err
	}
	characters, lost, err := examine(parsed, n)
	if err != nil {
		return nil, nil, err
	}
	if err := tryShaping(parsed, characters); err != nil {
		return nil, nil, err
	}
	return parsed, lost, nil
}
