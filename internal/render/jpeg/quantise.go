package jpeg

// examples are the tables of T.81, annex K.1, in rows: luma and chroma. Every encoder that counts quality from 1 to
// 100 scales these.
var examples = [2][64]int{
	{
		16, 11, 10, 16, 24, 40, 51, 61,
		12, 12, 14, 19, 26, 58, 60, 55,
		14, 13, 16, 24, 40, 57, 69, 56,
		14, 17, 22, 29, 51, 87, 80, 62,
		18, 22, 37, 56, 68, 109, 103, 77,
		24, 35, 55, 64, 81, 104, 113, 92,
		49, 64, 78, 87, 103, 121, 120, 101,
		72, 92, 95, 98, 112, 100, 103, 99,
	},
	{
		17, 18, 24, 47, 99, 99, 99, 99,
		18, 21, 26, 66, 99, 99, 99, 99,
		24, 26, 56, 99, 99, 99, 99, 99,
		47, 66, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
	},
}

// zigzag is the order in which coefficients are stored (T.81, figure A.6), as places in a block.
var zigzag = func() (order [64]uint8) {
	n := 0
	for diagonal := 0; diagonal < 15; diagonal++ {
		for i := max(0, diagonal-7); i <= min(diagonal, 7); i++ {
			x, y := i, diagonal-i
			if diagonal%2 == 1 {
				x, y = y, x
			}
			order[n] = uint8(8*y + x)
			n++
		}
	}
	return order
}()

// quantiser divides the coefficients of one table, in zigzag order.
type quantiser struct {
	steps [64]uint32 // 1 to 255
	// small is the least value, of eight times a coefficient, that does not become 0.
	small [64]int32
	// inverse is 2³²/(8·step), rounded up: a product in place of a quotient, exact for all values that occur (below
	// 2¹⁵, with an error below 2¹¹/2³²).
	inverse [64]uint64
}

// set scales one of the examples to a quality, as the Independent JPEG Group's encoder does.
func (q *quantiser) set(example *[64]int, quality int) {
	percent := 200 - 2*quality
	if quality < 50 {
		percent = 5000 / quality
	}
	for i, place := range zigzag {
		step := min(max((example[place]*percent+50)/100, 1), 255)
		q.steps[i] = uint32(step)
		q.small[i] = int32(4 * step)
		q.inverse[i] = (1<<32 + uint64(8*step) - 1) / uint64(8*step)
	}
}

// divide returns v, eight times coefficient i, in steps: rounded to the nearest, halves away from 0.
func (q *quantiser) divide(v int32, i int) int32 {
	sign := v >> 31
	n := uint64(uint32((v^sign)-sign) + uint32(q.small[i]))
	return (int32(n*q.inverse[i]>>32) ^ sign) - sign
}
