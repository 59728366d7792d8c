package picture

import "encoding/binary"

// EXIF is read by hand, and one tag of it: github.com/bep/imagemeta reads all of it, and adds 547 KB to the program
// (the four decoders together add 210 KB).

// orientation is how a picture was stored (EXIF 2.32, 4.6.4 A, tag 274): which of its sides row 0 and column 0 are.
type orientation uint16

const (
	asStored      orientation = 1 + iota
	mirroredRow               // row 0 is the top, column 0 the right
	halfTurned                // bottom, right
	mirroredUp                // bottom, left
	transposed                // left, top
	turnedLeft                // right, top: to be turned a quarter clockwise
	transposedTwo             // right, bottom
	turnedRight               // left, bottom: to be turned a quarter anticlockwise
)

// swaps reports whether width and height change places.
func (o orientation) swaps() bool { return o >= transposed }

// turns gathers what the EXIF blocks of a file say of its orientation.
type turns struct {
	said          orientation // 0 where nothing was said
	contradictory bool
}

// orientation returns what all blocks agree on. Where they don't, or say nothing that makes sense, the picture is left as
// it is stored, as browsers do.
func (t turns) orientation() orientation {
	if t.contradictory || t.said == 0 {
		return asStored
	}
	return t.said
}

// exifStart is before EXIF in a JPEG (EXIF 2.32, 4.7.2), and by mistake in some WebP.
const exifStart = "Exif\x00\x00"

// add reads the orientation in a block of EXIF, which is a TIFF (EXIF 2.32, 4.5.2), in its 0th directory. Nothing is read
// beyond it, so that the cost is bounded by 65,535 entries of 12 bytes.
func (t *turns) add(block []byte) {
	if len(block) >= len(exifStart) && string(block[:len(exifStart)]) == exifStart {
		block = block[len(exifStart):]
	}
	if len(block) < 8 {
		return
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch string(block[:4]) {
	case "II*\x00":
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return
	}
	from := int64(order.Uint32(block[4:]))
	if from > int64(len(block)-2) {
		return
	}
	entries := block[from+2:]
	for range order.Uint16(block[from:]) {
		if len(entries) < 12 {
			return
		}
		const tagOrientation, typeShort = 274, 3
		if order.Uint16(entries) == tagOrientation {
			o := orientation(order.Uint16(entries[8:]))
			sound := order.Uint16(entries[2:]) == typeShort && order.Uint32(entries[4:]) == 1 && o >= asStored && o <= turnedRight
			if !sound || t.said != 0 && t.said != o {
				t.contradictory = true
				return
			}
			t.said = o
		}
		entries = entries[12:]
	}
}
