package fonts

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// A variable font (OpenType 1.9: OpenType Font Variations overview) is set to one weight as it is read, and written as a
// font without variations: everything after this room, the formats that embed fonts too, meets plain ones only. Axes
// other than the weight stay where the font has them by default.

// variationTables are gone once a font is set.
var variationTables = []string{"avar", "cvar", "fvar", "gvar", "HVAR", "MVAR", "STAT", "VVAR", "CFF2", "DSIG"}

// hintingTables steer points that are not there any more, or hold what they made of the default.
var hintingTables = []string{"cvt ", "fpgm", "prep", "hdmx", "LTSH", "VDMX"}

// Limits of what a variable font unpacks to: differences in gvar, and in each table's store.
const (
	maxDeltas      = 64 << 20
	maxStoreDeltas = 32 << 20
)

// setWeight returns the font as one without variations that has the weight; a font that isn't variable, and has no CFF2,
// is returned as it is. Variations of features are settled in the parsed font later (settleFeatures), at coordinates.
func setWeight(data []byte, weight int) (single []byte, coordinates []tables.Coord, err error) {
	d, err := readDirectory(data, 0)
	if err != nil {
		return nil, nil, err
	}
	_, variable := d.tables["fvar"]
	_, cff2 := d.tables["CFF2"]
	if !variable && !cff2 {
		return data, nil, nil
	}
	defer func() {
		if recover() != nil {
			single, coordinates, err = nil, nil, contradiction()
		}
	}()
	var settings []font.Variation
	if variable {
		if settings, err = weightSetting(d, data, weight); err != nil {
			return nil, nil, err
		}
		if err := checkVariations(d, data); err != nil {
			return nil, nil, err
		}
	}
	parsed, err := parsePlainly(data)
	if err != nil {
		return nil, nil, err
	}
	face := font.NewFace(parsed)
	face.SetVariations(settings)
	coordinates = face.Coords()
	n, _ := d.glyphs(data)
	content := map[string][]byte{}
	for tag := range d.tables {
		content[tag] = d.raw(data, tag)
	}
	if gpos := content["GPOS"]; gpos != nil && variable {
		content["GPOS"], err = settlePositions(gpos, func(outer, inner int) int {
			index := tables.VariationStoreIndex{DeltaSetOuter: uint16(outer), DeltaSetInner: uint16(inner)}
			return int(math.Round(float64(parsed.GDEF.ItemVarStore.GetDelta(index, coordinates))))
		})
		if err != nil {
			return nil, nil, err
		}
	}
	var boxes []glyphBox
	if cff2 {
		d.flavour = "OTTO"
		boxes, err = plainCFF(face, n, content)
	} else {
		boxes, err = plainGlyf(face, n, content)
	}
	if err != nil {
		return nil, nil, err
	}
	plainMetrics(face, boxes, content)
	if os2 := content["OS/2"]; len(os2) >= 6 && variable {
		os2 = append([]byte(nil), os2...)
		binary.BigEndian.PutUint16(os2[4:], uint16(weight))
		content["OS/2"] = os2
	}
	for _, tag := range slices.Concat(variationTables, hintingTables) {
		delete(content, tag)
	}
	return d.single(content), coordinates, nil
}

// weightSetting returns the place on the axis wght, and nothing for a font without that axis, whose default is as good
// as any other font. Outside the axis the font has no such weight.
func weightSetting(d directory, data []byte, weight int) ([]font.Variation, error) {
	t := d.raw(data, "fvar")
	if len(t) < 16 {
		return nil, damagedFont("its table fvar is cut")
	}
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(t[at:])) }
	fixed := func(at int) float64 { return float64(int32(binary.BigEndian.Uint32(t[at:]))) / (1 << 16) }
	first, n, size := u16(4), u16(8), u16(10)
	if n == 0 || size < 20 || first+n*size > len(t) {
		return nil, damagedFont("its table fvar is cut")
	}
	for i := range n {
		at := first + i*size
		least, normal, most := fixed(at+4), fixed(at+8), fixed(at+12)
		if !(least <= normal && normal <= most) {
			return nil, damagedFont("an axis of its variations runs backwards")
		}
		if string(t[at:at+4]) != "wght" {
			continue
		}
		_, gvar := d.tables["gvar"]
		if _, cff2 := d.tables["CFF2"]; !gvar && !cff2 && float64(weight) != normal {
			return nil, damagedFont("it has weights, but no outlines for them")
		}
		if float64(weight) < least || float64(weight) > most {
			return nil, &fault{"font-weight", fmt.Sprintf("the variable font has the weights %.0f to %.0f, not %d", least, most, weight),
				"give it as a weight in between, or name another file"}
		}
		return []font.Variation{{Tag: font.Tag(binary.BigEndian.Uint32([]byte("wght"))), Value: float32(weight)}}, nil
	}
	// SetVariations takes an empty list for none at all: this says default.
	return []font.Variation{{Tag: font.Tag(binary.BigEndian.Uint32([]byte("wght")))}}, nil
}

// checkVariations refuses variations that would unpack to more than a real font's, and those that the parser would leave
// out without a word.
func checkVariations(d directory, data []byte) error {
	for tag, field := range map[string]int{"HVAR": 4, "VVAR": 4, "MVAR": 8} {
		t := d.raw(data, tag)
		if tag == "MVAR" {
			if len(t) >= 12 {
				if err := checkStore(t, int(binary.BigEndian.Uint16(t[10:]))); err != nil {
					return err
				}
			}
		} else if len(t) >= field+4 {
			if err := checkStore(t, int(binary.BigEndian.Uint32(t[field:]))); err != nil {
				return err
			}
		}
	}
	if t := d.raw(data, "GDEF"); len(t) >= 18 && binary.BigEndian.Uint16(t[2:]) >= 3 {
		if err := checkStore(t, int(binary.BigEndian.Uint32(t[14:]))); err != nil {
			return err
		}
	}
	if _, ok := d.tables["gvar"]; ok {
		return checkGvar(d, data)
	}
	return nil
}

// checkStore counts what the item variation store (OpenType 1.9, Common table formats) at an offset unpacks to.
func checkStore(t []byte, at int) error {
	c := layoutCost{data: t}
	if at == 0 || at+8 > len(t) {
		return nil
	}
	total := 0
	for i := range c.u16(at + 6) {
		data := at + c.u32(at+8+4*i)
		total += 16 + c.u16(data)*(c.u16(data+4)+12) // the slice of a row is as large as twelve differences
		if total > maxStoreDeltas {
			return excessiveFont("its variations unpack to too much")
		}
	}
	return nil
}

// checkGvar counts the differences of the table gvar: zeros take no room in the file, but they do once read.
func checkGvar(d directory, data []byte) error {
	t := d.raw(data, "gvar")
	c := layoutCost{data: t}
	wrong := damagedFont("its variations (gvar) cannot be read")
	if len(t) < 20 {
		return wrong
	}
	n, _ := d.glyphs(data)
	long, array := c.u16(14)&1 != 0, c.u32(16)
	width := 2
	if long {
		width = 4
	}
	if c.u16(12) != n || 20+width*(n+1) > len(t) {
		return wrong
	}
	head := d.raw(data, "head")
	if len(head) < 52 {
		return errDamaged
	}
	glyphs := composites{glyf: d.raw(data, "glyf"), loca: d.raw(data, "loca"), long: binary.BigEndian.Uint16(head[50:]) != 0}
	offset := func(g int) int {
		if long {
			return array + c.u32(20+4*g)
		}
		return array + 2*c.u16(20+2*g)
	}
	total := 0
	for g := range n {
		start, end := offset(g), offset(g+1)
		if start > end || end > len(t) {
			return wrong
		}
		if end-start < 4 {
			continue
		}
		points := 4 // the four that stand for the metrics
		if shape := glyphs.data(g); len(shape) >= 10 {
			if contours := int(int16(binary.BigEndian.Uint16(shape))); contours < 0 {
				points += len(parts(shape[10:]))
			} else if contours > 0 && len(shape) >= 10+2*contours {
				points += int(binary.BigEndian.Uint16(shape[8+2*contours:])) + 1
			}
		}
		const countBits = 0x0fff
		if total += 2 * points * (c.u16(start) & countBits); total > maxDeltas {
			return excessiveFont("its variations unpack to too much")
		}
	}
	return nil
}

// settleFeatures replaces the features of a parsed font by those that its variations put in their place at the
// coordinates (OpenType 1.9, Common table formats, FeatureVariations).
func settleFeatures(f *font.Font, coordinates []tables.Coord) {
	for _, l := range []*font.Layout{&f.GSUB.Layout, &f.GPOS.Layout} {
		if i := l.FindVariationIndex(coordinates); i >= 0 {
			for _, s := range l.FeatureVariations[i].Substitutions.Substitutions {
				if int(s.FeatureIndex) < len(l.Features) {
					l.Features[s.FeatureIndex].Feature = s.AlternateFeature
				}
			}
		}
		l.FeatureVariations = nil
	}
}
