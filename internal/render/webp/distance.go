package webp

// nearCodes is how many distance codes stand for a place nearby (RFC 9649, section 5.2.2).
const nearCodes = 120

// near is these places in order of their codes, from 1: pixels to the left, and rows up.
var near = [nearCodes][2]int8{
	{0, 1}, {1, 0}, {1, 1}, {-1, 1}, {0, 2}, {2, 0}, {1, 2}, {-1, 2}, {2, 1}, {-2, 1},
	{2, 2}, {-2, 2}, {0, 3}, {3, 0}, {1, 3}, {-1, 3}, {3, 1}, {-3, 1}, {2, 3}, {-2, 3},
	{3, 2}, {-3, 2}, {0, 4}, {4, 0}, {1, 4}, {-1, 4}, {4, 1}, {-4, 1}, {3, 3}, {-3, 3},
	{2, 4}, {-2, 4}, {4, 2}, {-4, 2}, {0, 5}, {3, 4}, {-3, 4}, {4, 3}, {-4, 3}, {5, 0},
	{1, 5}, {-1, 5}, {5, 1}, {-5, 1}, {2, 5}, {-2, 5}, {5, 2}, {-5, 2}, {4, 4}, {-4, 4},
	{3, 5}, {-3, 5}, {5, 3}, {-5, 3}, {0, 6}, {6, 0}, {1, 6}, {-1, 6}, {6, 1}, {-6, 1},
	{2, 6}, {-2, 6}, {6, 2}, {-6, 2}, {4, 5}, {-4, 5}, {5, 4}, {-5, 4}, {3, 6}, {-3, 6},
	{6, 3}, {-6, 3}, {0, 7}, {7, 0}, {1, 7}, {-1, 7}, {5, 5}, {-5, 5}, {7, 1}, {-7, 1},
	{4, 6}, {-4, 6}, {6, 4}, {-6, 4}, {2, 7}, {-2, 7}, {7, 2}, {-7, 2}, {3, 7}, {-3, 7},
	{7, 3}, {-7, 3}, {5, 6}, {-5, 6}, {6, 5}, {-6, 5}, {8, 0}, {4, 7}, {-4, 7}, {7, 4},
	{-7, 4}, {8, 1}, {8, 2}, {6, 6}, {-6, 6}, {8, 3}, {5, 7}, {-5, 7}, {7, 5}, {-7, 5},
	{8, 4}, {6, 7}, {-6, 7}, {7, 6}, {-7, 6}, {8, 5}, {7, 7}, {-7, 7}, {8, 6}, {8, 7},
}

// distances gives the codes of distances for one width.
type distances struct {
	width int
	near  []uint8 // by distance: the code, or 0
}

// set makes the table for a width. In a narrow picture several places have one distance; the first has the best code.
func (d *distances) set(width int) {
	if d.width == width {
		return
	}
	d.width = width
	d.near = append(d.near[:0], make([]uint8, 8*width+9)...)
	for i, p := range near {
		if n := int(p[0]) + int(p[1])*width; n > 0 && d.near[n] == 0 {
			d.near[n] = uint8(i + 1)
		}
	}
}

// code returns the code of a distance in pixels.
func (d *distances) code(n uint32) uint32 {
	if int(n) < len(d.near) && d.near[n] > 0 {
		return uint32(d.near[n])
	}
	return n + nearCodes
}
