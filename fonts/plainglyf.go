package fonts

import (
	"encoding/binary"
	"math"

	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
)

// This room writes the outlines and metrics of a font that was set to a place on its axes as those of a font without
// axes: tables glyf and loca without composites and hints, hmtx, vmtx and VORG (OpenType 1.9).

// glyphBox is what metrics need of an outline, in font units, y up; zero when there is none.
type glyphBox struct{ xMin, yMax int16 }

// errTooWide is an outline or a metric that int16 can't hold, which is what all formats have.
var errTooWide = damagedFont("its variations reach too far")

// units rounds to whole font units, as fontTools' instancer does.
func units(v float32) (int16, bool) {
	r := math.Floor(float64(v) + 0.5)
	return int16(r), r >= math.MinInt16 && r <= math.MaxInt16
}

// plainGlyf writes glyf and loca, and what head and maxp say of them, from what face draws.
func plainGlyf(face *font.Face, glyphs int, content map[string][]byte) ([]glyphBox, error) {
	var glyf []byte
	loca := make([]byte, 0, 4*glyphs+4)
	boxes := make([]glyphBox, glyphs)
	mostPoints, mostContours := 0, 0
	for g := range glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		outline, ok := face.GlyphDataOutline(font.GID(g))
		if !ok {
			return nil, damagedFont("its outline %d cannot be read", g)
		}
		points, ends, ok := contoursOf(outline.Segments)
		if !ok || len(points) > math.MaxUint16 || len(ends) > math.MaxInt16 {
			return nil, errTooWide
		}
		if len(points) == 0 {
			continue
		}
		mostPoints, mostContours = max(mostPoints, len(points)), max(mostContours, len(ends))
		start := len(glyf)
		glyf = binary.BigEndian.AppendUint16(glyf, uint16(len(ends)))
		glyf = append(glyf, make([]byte, 8)...)
		for _, end := range ends {
			glyf = binary.BigEndian.AppendUint16(glyf, uint16(end))
		}
		glyf = binary.BigEndian.AppendUint16(glyf, 0) // instructions
		glyf = appendPoints(glyf, points, true)       // the parts of composites may overlap, and those of variable fonts do
		box := glyf[start+2 : start+10]
		putBox(box, points)
		boxes[g] = glyphBox{int16(binary.BigEndian.Uint16(box)), int16(binary.BigEndian.Uint16(box[6:]))}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		if len(glyf) > maxFontBytes {
			return nil, errUnpacks
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	content["glyf"], content["loca"] = glyf, loca
	head := append([]byte(nil), content["head"]...)
	if len(head) < 52 {
		return nil, errDamaged
	}
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets
	content["head"] = head
	if maxp := append([]byte(nil), content["maxp"]...); len(maxp) >= 32 {
		binary.BigEndian.PutUint16(maxp[6:], uint16(mostPoints))
		binary.BigEndian.PutUint16(maxp[8:], uint16(mostContours))
		for _, field := range []int{10, 12, 26, 28, 30} { // points and contours of composites, instructions, parts, their depth
			binary.BigEndian.PutUint16(maxp[field:], 0)
		}
		content["maxp"] = maxp
	}
	return boxes, nil
}

// contoursOf turns segments of lines and quadratic curves into points of contours; ends holds the last point of each. A
// point in the middle of two controls is left out, as it is where the segments come from.
func contoursOf(segments []ot.Segment) (points []glyfPoint, ends []int, ok bool) {
	ok = true
	add := func(p ot.SegmentPoint, on bool) {
		x, okX := units(p.X)
		y, okY := units(p.Y)
		points = append(points, glyfPoint{x, y, on})
		ok = ok && okX && okY
	}
	for i := 0; i < len(segments) && ok; {
		if segments[i].Op != ot.SegmentOpMoveTo {
			return nil, nil, false
		}
		start := segments[i].Args[0]
		add(start, true)
		for i++; i < len(segments) && segments[i].Op != ot.SegmentOpMoveTo; i++ {
			s := segments[i]
			last := i+1 == len(segments) || segments[i+1].Op == ot.SegmentOpMoveTo
			to := s.Args[0]
			switch s.Op {
			case ot.SegmentOpLineTo:
			case ot.SegmentOpQuadTo:
				add(s.Args[0], false)
				to = s.Args[1]
				if !last && segments[i+1].Op == ot.SegmentOpQuadTo {
					next := segments[i+1].Args[0]
					if to.X == (s.Args[0].X+next.X)/2 && to.Y == (s.Args[0].Y+next.Y)/2 {
						continue
					}
				}
			default:
				return nil, nil, false
			}
			if !last || to != start {
				add(to, true)
			}
		}
		ends = append(ends, len(points)-1)
	}
	return points, ends, ok
}

// plainMetrics writes hmtx, and vmtx and VORG where they are, with one entry a glyph.
func plainMetrics(face *font.Face, boxes []glyphBox, content map[string][]byte) {
	metrics := func(header, table string, of func(g font.GID, box glyphBox) (advance float32, bearing float32)) {
		head := append([]byte(nil), content[header]...)
		if len(head) < 36 || content[table] == nil {
			return // told when metrics are checked
		}
		out := make([]byte, 0, 4*len(boxes))
		for g, box := range boxes {
			advance, bearing := of(font.GID(g), box)
			a := min(max(0, math.Floor(float64(advance)+0.5)), math.MaxUint16)
			b := min(max(math.MinInt16, math.Floor(float64(bearing)+0.5)), math.MaxInt16)
			out = binary.BigEndian.AppendUint16(out, uint16(a))
			out = binary.BigEndian.AppendUint16(out, uint16(int16(b)))
		}
		binary.BigEndian.PutUint16(head[34:], uint16(len(boxes)))
		content[header], content[table] = head, out
	}
	metrics("hhea", "hmtx", func(g font.GID, box glyphBox) (float32, float32) {
		return face.HorizontalAdvance(g), float32(box.xMin)
	})
	metrics("vhea", "vmtx", func(g font.GID, box glyphBox) (float32, float32) {
		_, y := face.GlyphVOrigin(g)
		return -face.VerticalAdvance(g), y - float32(box.yMax)
	})
	if vorg := content["VORG"]; len(vorg) >= 8 {
		// The default stays; a glyph of another height has an entry of its own.
		out := append([]byte(nil), vorg[:6]...)
		n := 0
		entries := []byte{}
		for g := range boxes {
			_, y := face.GlyphVOrigin(font.GID(g))
			at := uint16(int16(min(max(math.MinInt16, math.Floor(float64(y)+0.5)), math.MaxInt16)))
			if at != binary.BigEndian.Uint16(vorg[4:]) {
				n++
				entries = binary.BigEndian.AppendUint16(entries, uint16(g))
				entries = binary.BigEndian.AppendUint16(entries, at)
			}
		}
		content["VORG"] = append(binary.BigEndian.AppendUint16(out, uint16(n)), entries...)
	}
}
