package webp

import "image"

// The transforms by number (RFC 9649, section 4).
const (
	transformPredict       = 0
	transformSubtractGreen = 2
	transformPalette       = 3
)

// What a pixel of its own costs in bits, by which copies are weighed: the number of a colour, and three channels.
const (
	literalIndex = 4
	literalColor = 10
)

// Which rows of a picture of many colours are tried: so many strips as high as a tile, spread over the picture.
const (
	strips    = 6
	stripRows = 1 << tileBits
)

// plan says which transforms a picture of many colours gets. Flat art with soft edges wants no predictor, since what
// repeats is found as it is; photographs want one.
type plan struct {
	green, predict bool
}

var plans = []plan{{false, false}, {true, false}, {true, true}}

// encoder holds the buffers of one call; they are used again.
type encoder struct {
	pixels  []uint32
	sample  []uint32
	numbers []uint8
	packed  []uint32
	palette palette
	predict predictor
	coder   coder
	small   coder // for palettes and tiles
	bits    bitWriter
	file    []byte
}

// bitstream makes e.bits the VP8L picture of the part r of m, and tells whether it is opaque.
func (e *encoder) bitstream(m *image.RGBA, r image.Rectangle) (opaque bool) {
	width, height := r.Dx(), r.Dy()
	e.pixels, opaque = unpack(e.pixels, m, r)
	w := &e.bits
	*w = bitWriter{buf: w.buf[:0]}
	w.put(0x2f, 8)
	w.put(uint32(width-1), 14)
	w.put(uint32(height-1), 14)
	w.flag(!opaque)
	w.put(0, 3) // version
	var few bool
	if e.numbers, few = e.palette.index(e.numbers, e.pixels); few {
		e.indexed(width, height)
	} else {
		e.colored(width, height)
	}
	w.finish()
	return opaque
}

// indexed writes a picture of at most 256 colours: the colours, then numbers of colours (section 4.4).
func (e *encoder) indexed(width, height int) {
	w := &e.bits
	w.flag(true)
	w.put(transformPalette, 2)
	w.put(uint32(len(e.palette.sorted)-1), 8)
	e.smallPicture(e.palette.differences(), len(e.palette.sorted))
	w.flag(false) // no more transforms
	var packed int
	e.packed, packed = e.palette.pack(e.packed, e.numbers, width, height)
	e.coder.choose(e.packed, packed, literalIndex, cacheSizes[:1])
	e.coder.best.write(w, true)
}

// colored writes a picture of more colours, with the transforms that make a sample of its rows shortest.
func (e *encoder) colored(width, height int) {
	w := &e.bits
	p := e.choose(width, height)
	pixels := e.transform(e.pixels, width, height, p)
	if p.green {
		w.flag(true)
		w.put(transformSubtractGreen, 2)
	}
	if p.predict {
		w.flag(true)
		w.put(transformPredict, 2)
		w.put(tileBits-2, 3)
		e.smallPicture(e.predict.tiles, (width+1<<tileBits-1)>>tileBits)
	}
	w.flag(false) // no more transforms
	e.coder.choose(pixels, width, literalColor, cacheSizes)
	e.coder.best.write(w, true)
}

// smallPicture writes the colours of a palette or the predictors of tiles, which are pictures themselves.
func (e *encoder) smallPicture(pixels []uint32, width int) {
	e.small.choose(pixels, width, literalColor, cacheSizes[:2])
	e.small.best.write(&e.bits, false)
}

// transform replaces pixels, and may return another buffer.
func (e *encoder) transform(pixels []uint32, width, height int, p plan) []uint32 {
	if p.green {
		subtractGreen(pixels)
	}
	if p.predict {
		return e.predict.predict(pixels, width, height)
	}
	return pixels
}

// choose returns the plan under which a sample of rows takes fewest bits.
func (e *encoder) choose(width, height int) (best plan) {
	least := ^uint64(0)
	for _, p := range plans {
		e.sample = e.sample[:0]
		next := 0
		for s := range strips {
			from := max(next, ((2*s+1)*height/(2*strips)-stripRows/2)&^(stripRows-1))
			to := min(from+stripRows, height)
			if from < to {
				e.sample = append(e.sample, e.pixels[from*width:to*width]...)
				next = to
			}
		}
		pixels := e.transform(e.sample, width, len(e.sample)/width, p)
		if n := e.coder.choose(pixels, width, literalColor, cacheSizes); n < least {
			best, least = p, n
		}
	}
	return best
}

// chunk appends a chunk of RIFF: name, length, data, and a byte if the length is odd.
func chunk(file []byte, name string, data ...[]byte) []byte {
	n := 0
	for _, d := range data {
		n += len(d)
	}
	file = append(file, name...)
	file = append(file, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	for _, d := range data {
		file = append(file, d...)
	}
	if n%2 == 1 {
		file = append(file, 0)
	}
	return file
}
