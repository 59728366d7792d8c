package fonts

import "encoding/binary"

// rebuildHmtx undoes the transform of the table hmtx (WOFF2 §5.4), which leaves out left side bearings that equal the
// xMin of their glyph. Outlines and the other tables of content must be plain by now.
func rebuildHmtx(content map[string][]byte) ([]byte, error) {
	const noProportional, noMonospaced = 1, 2
	wrong := damagedFont("its packed widths cannot be read")
	hhea, maxp, head := content["hhea"], content["maxp"], content["head"]
	if len(hhea) < 36 || len(maxp) < 6 || len(head) < 52 || len(content["glyf"]) == 0 && len(content["loca"]) == 0 {
		return nil, wrong
	}
	metrics := int(binary.BigEndian.Uint16(hhea[34:]))
	glyphs := int(binary.BigEndian.Uint16(maxp[4:]))
	if metrics < 1 || metrics > glyphs {
		return nil, wrong
	}
	outlines := composites{glyf: content["glyf"], loca: content["loca"], long: binary.BigEndian.Uint16(head[50:]) != 0}
	r := &byteReader{data: content["hmtx"]}
	flags := r.u8()
	if flags == 0 || flags > noProportional|noMonospaced {
		return nil, wrong
	}
	advances := r.bytes(2 * metrics)
	if r.short {
		return nil, wrong
	}
	out := make([]byte, 0, 4*metrics+2*(glyphs-metrics))
	for g := range glyphs {
		left := noMonospaced
		if g < metrics {
			left = noProportional
			out = append(out, advances[2*g:2*g+2]...)
		}
		switch {
		case flags&left == 0:
			out = append(out, r.bytes(2)...)
		default:
			if d := outlines.data(g); len(d) >= 4 {
				out = append(out, d[2:4]...) // xMin
			} else {
				out = append(out, 0, 0)
			}
		}
	}
	if r.short {
		return nil, wrong
	}
	return out, nil
}
