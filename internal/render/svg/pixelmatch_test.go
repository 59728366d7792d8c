package svg_test

import "image"

// This room compares pictures as pixelmatch does (Vyšniauskas 2013; Kotsarenko and Ramos 2010): a pixel differs when its colour does by more
// than a threshold of what is perceived, unless one of the two pictures has the smoothed edge of a shape there.

const matchThreshold = 0.1

// differing returns how many pixels of two opaque pictures of one size differ.
func differing(a, b *image.RGBA) int {
	n := 0
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			if distance(a, x, y, b, x, y) > 35215*matchThreshold*matchThreshold && !smoothed(a, b, x, y) && !smoothed(b, a, x, y) {
				n++
			}
		}
	}
	return n
}

// change returns how much brighter, redder and greener one pixel is than another, in YIQ.
func change(a *image.RGBA, ax, ay int, b *image.RGBA, bx, by int) (y, i, q float64) {
	p, r := a.Pix[a.Stride*ay+4*ax:], b.Pix[b.Stride*by+4*bx:]
	red, green, blue := float64(p[0])-float64(r[0]), float64(p[1])-float64(r[1]), float64(p[2])-float64(r[2])
	return red*0.29889531 + green*0.58662247 + blue*0.11448223,
		red*0.59597799 - green*0.27417610 - blue*0.32180189,
		red*0.21147017 - green*0.52261711 + blue*0.31114694
}

func distance(a *image.RGBA, ax, ay int, b *image.RGBA, bx, by int) float64 {
	y, i, q := change(a, ax, ay, b, bx, by)
	return 0.5053*y*y + 0.299*i*i + 0.1957*q*q
}

// around calls f with the pixels beside one, and returns how many more there would be but for the border.
func around(m *image.RGBA, x, y int, f func(x, y int)) (border int) {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	if x == 0 || y == 0 || x == w-1 || y == h-1 {
		border = 1
	}
	for v := max(0, y-1); v <= min(h-1, y+1); v++ {
		for u := max(0, x-1); u <= min(w-1, x+1); u++ {
			if u != x || v != y {
				f(u, v)
			}
		}
	}
	return border
}

// smoothed reports whether a pixel of a belongs to the smoothed edge of a shape, of which b has both sides.
func smoothed(a, b *image.RGBA, x, y int) bool {
	var least, most float64
	var dark, bright [2]int
	same := 0
	same += around(a, x, y, func(u, v int) {
		d, _, _ := change(a, x, y, a, u, v)
		switch {
		case d == 0:
			same++
		case d < least:
			least, dark = d, [2]int{u, v}
		case d > most:
			most, bright = d, [2]int{u, v}
		}
	})
	if same > 2 || least == 0 || most == 0 {
		return false
	}
	return flat(a, dark) && flat(b, dark) || flat(a, bright) && flat(b, bright)
}

// flat reports whether more than two pixels beside one are the same.
func flat(m *image.RGBA, at [2]int) bool {
	same := 0
	same += around(m, at[0], at[1], func(u, v int) {
		if [4]uint8(m.Pix[m.Stride*v+4*u:][:4]) == [4]uint8(m.Pix[m.Stride*at[1]+4*at[0]:][:4]) {
			same++
		}
	})
	return same > 2
}
