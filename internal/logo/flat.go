package logo

import (
	"image"
	"image/color"
	"math"
	"sort"

	"cards/internal/picture"
	"cards/internal/srgb"
)

// Which flat colours a logo has. Pixels on edges are mixtures and do not count: a pixel is flat when at least three of its eight
// neighbours are alike (those of a straight edge have two).

const (
	// alike is the difference of a channel up to which neighbours are one colour: what JPEG and scaling leave on flat areas.
	alike = 10
	// oneColour is the distance in OKLab up to which two flat areas are one colour to the eye at a glance.
	oneColour = 0.06
	// trueColour is the distance in OKLab within which pixels of a flat colour lie; in a gradient they do not.
	trueColour = 0.03
	// leastShare is the share of the flat pixels that a colour must have.
	leastShare = 0.006
	// flatShare is the share of the flat pixels that must lie within trueColour of one of the colours.
	flatShare = 0.93
	// groundShare is the share of the border's pixels that one colour must have to be a ground.
	groundShare = 0.9
	// opaqueFrom and clearTo bound what is seen wholly and not at all, in alpha.
	opaqueFrom, clearTo = 250, 12
)

// lab is a colour in OKLab.
type lab struct{ l, a, b float64 }

func (p lab) distance(q lab) float64 {
	return math.Sqrt((p.l-q.l)*(p.l-q.l) + (p.a-q.a)*(p.a-q.a) + (p.b-q.b)*(p.b-q.b))
}

func labOf(c color.NRGBA) lab {
	r, g, b := srgb.Linear[c.R], srgb.Linear[c.G], srgb.Linear[c.B]
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	return lab{0.2104542553*l + 0.7936177850*m - 0.0040720468*s, 1.9779984951*l - 2.4285922050*m + 0.4505937099*s, 0.0259040371*l + 0.7827717662*m - 0.8086757660*s}
}

// contrast is the ratio of WCAG.
func contrast(a, b color.NRGBA) float64 {
	x, y := picture.LuminanceOf(a), picture.LuminanceOf(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// differ reports whether two pixels are not one colour.
func differ(a, b []uint8) bool {
	for i := range 4 {
		if d := int(a[i]) - int(b[i]); d > alike || d < -alike {
			return true
		}
	}
	return false
}

// groundOf returns the flat colour all along the border of a picture without transparency, or the zero colour.
func groundOf(m *image.NRGBA) color.NRGBA {
	b := m.Rect
	counts := map[color.NRGBA]int{}
	total := 0
	each := func(visit func(c color.NRGBA)) {
		for x := b.Min.X; x < b.Max.X; x++ {
			visit(m.NRGBAAt(x, b.Min.Y))
			visit(m.NRGBAAt(x, b.Max.Y-1))
		}
		for y := b.Min.Y; y < b.Max.Y; y++ {
			visit(m.NRGBAAt(b.Min.X, y))
			visit(m.NRGBAAt(b.Max.X-1, y))
		}
	}
	each(func(c color.NRGBA) { counts[c]++; total++ })
	var best color.NRGBA
	for c, n := range counts {
		if n > counts[best] || n == counts[best] && less(c, best) {
			best = c
		}
	}
	if best.A < opaqueFrom {
		return color.NRGBA{}
	}
	near, of := 0, labOf(best)
	each(func(c color.NRGBA) {
		if c.A >= opaqueFrom && labOf(c).distance(of) <= trueColour {
			near++
		}
	})
	if float64(near) < groundShare*float64(total) {
		return color.NRGBA{}
	}
	best.A = 255
	return best
}

// less orders colours, so that ties are broken alike every time.
func less(a, b color.NRGBA) bool {
	return uint32(a.R)<<24|uint32(a.G)<<16|uint32(a.B)<<8|uint32(a.A) < uint32(b.R)<<24|uint32(b.G)<<16|uint32(b.B)<<8|uint32(b.A)
}

// flatColours returns the flat colours of what is seen on the ground, the darkest first; nil where they are too many, or where what
// is seen is not flat.
func flatColours(m *image.NRGBA, ground color.NRGBA) []color.NRGBA {
	counts := map[color.NRGBA]int{}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	flat := 0
	for y := range h {
		for x := range w {
			p := m.Pix[y*m.Stride+4*x:]
			if p[3] < opaqueFrom {
				continue
			}
			same := 0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					nx, ny := x+dx, y+dy
					if (dx != 0 || dy != 0) && nx >= 0 && ny >= 0 && nx < w && ny < h && !differ(p, m.Pix[ny*m.Stride+4*nx:]) {
						same++
					}
				}
			}
			if same >= 3 {
				counts[color.NRGBA{R: p[0], G: p[1], B: p[2], A: 255}]++
				flat++
			}
		}
	}
	if flat == 0 {
		return nil
	}
	all := make([]color.NRGBA, 0, len(counts))
	for c := range counts {
		all = append(all, c)
	}
	sort.Slice(all, func(i, j int) bool {
		if counts[all[i]] != counts[all[j]] {
			return counts[all[i]] > counts[all[j]]
		}
		return less(all[i], all[j])
	})
	type cluster struct {
		color.NRGBA
		at         lab
		count, own int
	}
	var clusters []cluster
	if ground.A != 0 {
		clusters = append(clusters, cluster{NRGBA: ground, at: labOf(ground)})
	}
	// Beyond this many colours it is a photograph, whatever their shares are.
	const enough = 64
	for _, c := range all {
		at, best := labOf(c), -1
		for i := range clusters {
			if d := clusters[i].at.distance(at); d <= oneColour && (best < 0 || d < clusters[best].at.distance(at)) {
				best = i
			}
		}
		if best < 0 {
			if len(clusters) >= enough {
				return nil
			}
			clusters = append(clusters, cluster{NRGBA: c, at: at})
			best = len(clusters) - 1
		}
		clusters[best].count += counts[c]
		// A colour that fills an area is a flat one, however near another.
		if clusters[best].at.distance(at) <= trueColour || float64(counts[c]) >= leastShare*float64(flat) {
			clusters[best].own += counts[c]
		}
	}
	var out []color.NRGBA
	faithful := 0
	first := 0
	if ground.A != 0 {
		first = 1
		flat -= clusters[0].count
	}
	if flat <= 0 {
		return nil
	}
	for _, c := range clusters[first:] {
		if float64(c.count) >= leastShare*float64(flat) {
			out = append(out, c.NRGBA)
			faithful += c.own
		}
	}
	if len(out) > mostColours || float64(faithful) < flatShare*float64(flat) {
		return nil
	}
	sort.Slice(out, func(i, j int) bool {
		if a, b := picture.LuminanceOf(out[i]), picture.LuminanceOf(out[j]); a != b {
			return a < b
		}
		return less(out[i], out[j])
	})
	return out
}

// mostColours is how many flat colours become one ink (unkind 6).
const mostColours = 3
