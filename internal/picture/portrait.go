package picture

import (
	"image"
	"image/draw"
)

// Pictures of people: what tells a cut-out from a photograph, and levels for one that is flat or dark.

// transparent is the alpha up to which a pixel counts as empty.
const transparent = 16

// CutOut tells whether a picture is a figure without a background, and returns the bounds of what can be seen of it: at least
// a quarter of its left, right and upper borders, taken together, is transparent. A picture of which nothing can be seen has empty bounds.
func CutOut(img image.Image) (seen image.Rectangle, ok bool) {
	b := img.Bounds()
	if m, ok := img.(interface{ Opaque() bool }); ok && m.Opaque() {
		return b, false
	}
	at := reader(img)
	empty, border := 0, 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			_, _, _, a := at(x, y)
			if a > transparent {
				seen = seen.Union(image.Rect(x, y, x+1, y+1))
			}
			if y == b.Min.Y || x == b.Min.X || x == b.Max.X-1 {
				border++
				if a <= transparent {
					empty++
				}
			}
		}
	}
	return seen, 4*empty >= border
}

// Levels returns the luma (0 to 255) that 2 in 100 of a picture's pixels are below, and that 2 in 100 are above. What is
// transparent does not count. A picture without a pixel has 0 and 255.
func Levels(img image.Image) (low, high uint8) {
	var count [256]int
	total := 0
	b, at := img.Bounds(), reader(img)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, a := at(x, y)
			if a < 128 {
				continue
			}
			luma := (19595*uint32(r) + 38470*uint32(g) + 7471*uint32(bl) + 1<<15) >> 16
			count[min(luma*255/uint32(a), 255)]++
			total++
		}
	}
	if total == 0 {
		return 0, 255
	}
	const share = 50 // one in so many
	find := func(from, step int) uint8 {
		n := 0
		for i := from; ; i += step {
			if n += count[i]; n > total/share {
				return uint8(i)
			}
		}
	}
	return find(0, 1), find(255, -1)
}

// Stretch returns a picture whose luma from low to high runs over the whole range: all channels alike, so that hues stay.
// The range is taken as at least so wide that noise is not made a picture of.
func Stretch(img image.Image, low, high uint8) *image.RGBA {
	const narrowest = 64
	from, to := int(low), int(high)
	if to-from < narrowest {
		to = min(255, from+narrowest)
		from = to - narrowest
	}
	var table [256]uint8
	for i := range table {
		table[i] = uint8(min(max((i-from)*255/(to-from), 0), 255))
	}
	b := img.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Bounds(), img, b.Min, draw.Src)
	for i := 0; i < len(out.Pix); i += 4 {
		p := out.Pix[i : i+4 : i+4]
		a := uint32(p[3])
		for k := range 3 {
			switch a {
			case 0:
			case 255:
				p[k] = table[p[k]]
			default:
				p[k] = div255(uint32(table[min(uint32(p[k])*255/a, 255)]) * a)
			}
		}
	}
	return out
}
