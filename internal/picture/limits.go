package picture

import "fmt"

// Limits of a picture.
const (
	// MaxFile bounds a file, in bytes: a photograph of 40 megapixels at the best quality of JPEG has about 25 MB.
	MaxFile = 32 << 20
	// MaxPixels bounds width times height. A canvas shows a few megapixels of it, and decoding takes 2 to 28 bytes a pixel
	// (a lossy WebP; a progressive JPEG in CMYK, which has 1.1 GB at this size): see Info.Bytes.
	MaxPixels = 40_000_000
	// MaxSide bounds width and height, in pixels: panoramas come close to it, and rows stay small.
	MaxSide = 12_000
	// maxScans bounds the passes of a progressive JPEG, each of which goes over all of the picture for as little as 30
	// bytes. Encoders make about 10; libjpeg-turbo's own fuzzers stop at 500.
	maxScans = 64
)

// checkSize holds a size that a file states to the limits.
func checkSize(w, h int) error {
	switch {
	case w < 1 || h < 1:
		return damaged("the picture is damaged: it says that it is %s", pixels(w, h))
	case w > MaxSide || h > MaxSide:
		return tooMuch("the picture is %s, and at most %d a side are read", pixels(w, h), MaxSide)
	case w*h > MaxPixels:
		return tooMuch("the picture is %s (%.0f megapixels), and at most %d megapixels are read", pixels(w, h), float64(w)*float64(h)/1e6, MaxPixels/1_000_000)
	}
	return nil
}

func tooMuch(format string, args ...any) error {
	return &fault{"picture-limit", fmt.Sprintf(format, args...), hintSmaller}
}
