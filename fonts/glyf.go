package fonts

import "encoding/binary"

// glyfPoint is a point of a contour in font units, y up; on tells whether it lies on the curve.
type glyfPoint struct {
	x, y int16
	on   bool
}

// appendPoints appends flags and places of a simple glyph's points as the table glyf writes them (OpenType 1.9, glyf,
// simple glyph description), each in its shortest form. Steps between points must fit int16.
func appendPoints(out []byte, points []glyfPoint, overlap bool) []byte {
	const onCurve, xByte, yByte, repeat, xSame, ySame, overlapSimple = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40
	// axis appends a step and returns the flags that say how it is written: same is "no step" for two bytes and "plus"
	// for one.
	axis := func(to []byte, step int16, byteFlag, same byte) ([]byte, byte) {
		switch {
		case step == 0:
			return to, same
		case step > 0 && step < 256:
			return append(to, byte(step)), byteFlag | same
		case step < 0 && step > -256:
			return append(to, byte(-step)), byteFlag
		}
		return binary.BigEndian.AppendUint16(to, uint16(step)), 0
	}
	var xs, ys []byte
	var last glyfPoint
	previous, repeats := -1, 0
	for i, p := range points {
		var fx, fy byte
		xs, fx = axis(xs, p.x-last.x, xByte, xSame)
		ys, fy = axis(ys, p.y-last.y, yByte, ySame)
		last = p
		flag := fx | fy
		if p.on {
			flag |= onCurve
		}
		if overlap && i == 0 {
			flag |= overlapSimple
		}
		switch {
		case int(flag) == previous && repeats > 0 && repeats < 255:
			repeats++
			out[len(out)-1] = byte(repeats)
		case int(flag) == previous && repeats == 0:
			out[len(out)-1] |= repeat
			out = append(out, 1)
			repeats = 1
		default:
			out = append(out, flag)
			previous, repeats = int(flag), 0
		}
	}
	return append(append(out, xs...), ys...)
}

// putBox writes the box of the points: xMin, yMin, xMax, yMax.
func putBox(to []byte, points []glyfPoint) {
	if len(points) == 0 {
		return
	}
	x0, y0, x1, y1 := points[0].x, points[0].y, points[0].x, points[0].y
	for _, p := range points {
		x0, y0, x1, y1 = min(x0, p.x), min(y0, p.y), max(x1, p.x), max(y1, p.y)
	}
	for i, v := range [...]int16{x0, y0, x1, y1} {
		binary.BigEndian.PutUint16(to[2*i:], uint16(v))
	}
}
