package picture

import (
	"encoding/binary"
	"image"
	"image/draw"
)

// upright returns m turned as o says, with its corner at (0, 0), of one of the kinds that a Picture holds.
func upright(m image.Image, o orientation) image.Image {
	b := m.Bounds()
	if o == asStored && b.Min == (image.Point{}) {
		switch m.(type) {
		// They take less memory than RGBA or as much, and the raster and image/draw read them fast.
		case *image.YCbCr, *image.Gray, *image.NRGBA, *image.RGBA:
			return m
		}
	}
	w, h := b.Dx(), b.Dy()
	width, height := w, h
	if o.swaps() {
		width, height = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	// Pixel (x, y) as stored goes to byte from + x·right + y·down.
	last, row := 4*w*h-4, 4*width
	var from, right, down int
	switch o {
	case asStored:
		from, right, down = 0, 4, row
	case mirroredRow:
		from, right, down = row-4, -4, row
	case halfTurned:
		from, right, down = last, -4, -row
	case mirroredUp:
		from, right, down = last-row+4, 4, -row
	case transposed:
		from, right, down = 0, row, 4
	case turnedLeft:
		from, right, down = row-4, row, -4
	case transposedTwo:
		from, right, down = last, -row, -4
	case turnedRight:
		from, right, down = last-row+4, -row, 4
	}
	for top, band := range bands(m) {
		n := min(bandRows, h-top)
		for x := range w {
			// Down a band and not along its rows, so that a turned picture is written a cache line at a time.
			to, at := from+x*right+top*down, 4*x
			for range n {
				binary.LittleEndian.PutUint32(out.Pix[to:], binary.LittleEndian.Uint32(band.Pix[at:]))
				to, at = to+down, at+band.Stride
			}
		}
	}
	return out
}

// bandRows is how many rows are converted at a time: their pixels side by side fill a cache line.
const bandRows = 16

// bands yields m in bands of rows as RGBA, with the row of m, from its top, that each begins with. All share one buffer;
// the last may have rows to spare.
func bands(m image.Image) func(func(int, *image.RGBA) bool) {
	return func(yield func(int, *image.RGBA) bool) {
		b := m.Bounds()
		band := image.NewRGBA(image.Rect(0, 0, b.Dx(), min(bandRows, b.Dy())))
		for top := 0; top < b.Dy(); top += bandRows {
			rows := band.Rect
			rows.Max.Y = min(rows.Max.Y, b.Dy()-top)
			draw.Draw(band, rows, m, b.Min.Add(image.Pt(0, top)), draw.Src)
			if !yield(top, band) {
				return
			}
		}
	}
}
