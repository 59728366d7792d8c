package webp

import "slices"

// tileBits is the side of a tile, as a power of 2. Each has a predictor of its own.
const tileBits = 4

// The predictors that are tried (RFC 9649, section 4.1, by number). The others gain too little for their time.
const (
	predictLeft     = 1
	predictTop      = 2
	predictMean     = 7 // of left and top
	predictSelect   = 11
	predictGradient = 12
)

var predictors = [...]uint8{predictLeft, predictTop, predictMean, predictSelect, predictGradient}

// predictor replaces pixels by what they differ from a guess.
type predictor struct {
	tiles []uint32 // one pixel a tile, whose green is its predictor
	out   []uint32
}

// subtractGreen takes green from red and blue, of which much is common in grey pictures (section 4.3).
func subtractGreen(pixels []uint32) {
	for i, c := range pixels {
		g := c >> 8 & 0xff
		pixels[i] = c&0xff00ff00 | (c&0x00ff00ff+0x01000100-g*0x10001)&0x00ff00ff
	}
}

// predict returns the residuals of pixels; tiles is set.
func (p *predictor) predict(pixels []uint32, width, height int) []uint32 {
	across := (width + 1<<tileBits - 1) >> tileBits
	down := (height + 1<<tileBits - 1) >> tileBits
	p.tiles = slices.Grow(p.tiles[:0], across*down)[:across*down]
	p.out = slices.Grow(p.out[:0], len(pixels))[:len(pixels)]
	before := uint8(predictLeft)
	for ty := range down {
		for tx := range across {
			x0, y0 := tx<<tileBits, ty<<tileBits
			x1, y1 := min(x0+1<<tileBits, width), min(y0+1<<tileBits, height)
			before = choose(pixels, width, x0, y0, x1, y1, before)
			p.tiles[ty*across+tx] = 0xff000000 | uint32(before)<<8
			p.tile(pixels, width, x0, y0, x1, y1, before)
		}
	}
	return p.out
}

// tile writes the residuals of one tile. The first row and the first column have predictors of their own.
func (p *predictor) tile(pixels []uint32, width, x0, y0, x1, y1 int, kind uint8) {
	for y := y0; y < y1; y++ {
		row := y * width
		for x := x0; x < x1; x++ {
			i := row + x
			guess := uint32(0xff000000)
			switch {
			case y == 0 && x > 0:
				guess = pixels[i-1]
			case y > 0 && x == 0:
				guess = pixels[i-width]
			case y > 0:
				guess = predicted(kind, pixels[i-1], pixels[i-width], pixels[i-width-1])
			}
			p.out[i] = subtract(pixels[i], guess)
		}
	}
}

// choose returns the predictor whose residuals in a tile are smallest: every other row is looked at. One that is
// hardly better than the tile's before is not worth a change.
func choose(pixels []uint32, width, x0, y0, x1, y1 int, before uint8) uint8 {
	var sums [len(predictors)]uint32
	for y := max(1, y0|1); y < y1; y += 2 {
		for x := max(1, x0); x < x1; x++ {
			i := y*width + x
			c, left, top, corner := pixels[i], pixels[i-1], pixels[i-width], pixels[i-width-1]
			if c == left && c == top {
				continue // flat: it tells nothing
			}
			for k, kind := range predictors {
				sums[k] += cost(subtract(c, predicted(kind, left, top, corner)))
			}
		}
	}
	best, least := before, sums[slices.Index(predictors[:], before)]
	least -= least / 16
	for k, kind := range predictors {
		if sums[k] < least {
			best, least = kind, sums[k]
		}
	}
	return best
}

// cost is the sum of a residual's distances from 0, channel by channel.
func cost(c uint32) (sum uint32) {
	for range 4 {
		v := int32(int8(c))
		sum += uint32((v ^ v>>31) - v>>31)
		c >>= 8
	}
	return sum
}

// predicted returns the guess of a predictor from the pixels at the left, above, and above left.
func predicted(kind uint8, left, top, corner uint32) uint32 {
	switch kind {
	case predictLeft:
		return left
	case predictTop:
		return top
	case predictMean:
		return (left^top)&0xfefefefe>>1 + left&top
	case predictSelect:
		// Whichever of left and top is nearer to left + top − corner.
		var fromLeft, fromTop int32
		for shift := 0; shift < 32; shift += 8 {
			l, t, c := int32(left>>shift&0xff), int32(top>>shift&0xff), int32(corner>>shift&0xff)
			fromLeft += distance(t, c)
			fromTop += distance(l, c)
		}
		if fromLeft < fromTop {
			return left
		}
		return top
	}
	var guess uint32
	for shift := 0; shift < 32; shift += 8 {
		v := int32(left>>shift&0xff) + int32(top>>shift&0xff) - int32(corner>>shift&0xff)
		guess |= uint32(min(max(v, 0), 255)) << shift
	}
	return guess
}

func distance(a, b int32) int32 { return max(a, b) - min(a, b) }

// subtract returns a − b in each of four bytes: the top bits are kept out of the way of borrows.
func subtract(a, b uint32) uint32 {
	const top = 0x80808080
	return ((a | top) - (b &^ top)) ^ ((a ^ ^b) & top)
}
