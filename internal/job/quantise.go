package job

import (
	"cmp"
	"image"
	"slices"
)

// quantise reduces an opaque picture to that many colours at most, in place. A sheet of many small pictures has thousands of
// colours, nearly all of them edges of letters; with a palette its file is a third, and nobody sees it. Every group of like
// colours is split where its squares of errors are least, the worst group first; a group is shown in the colour that makes up
// most of it, so that flat grounds keep theirs, else in its mean.
func quantise(m *image.RGBA, most int) {
	counts := map[uint32]int{}
	each := func(f func(p []uint8)) {
		b := m.Bounds()
		for y := b.Min.Y; y < b.Max.Y; y++ {
			row := m.Pix[m.PixOffset(b.Min.X, y):m.PixOffset(b.Max.X, y)]
			for i := 0; i < len(row); i += 4 {
				f(row[i : i+4 : i+4])
			}
		}
	}
	pack := func(p []uint8) uint32 { return uint32(p[0])<<16 | uint32(p[1])<<8 | uint32(p[2]) }
	each(func(p []uint8) { counts[pack(p)]++ })
	if len(counts) <= most {
		return
	}
	all := make([]shade, 0, len(counts))
	for c, n := range counts {
		all = append(all, shade{packed: c, channel: [3]float64{float64(c >> 16), float64(c >> 8 & 0xff), float64(c & 0xff)}, weight: float64(n)})
	}
	slices.SortFunc(all, func(a, b shade) int { return cmp.Compare(a.packed, b.packed) })
	groups := []group{groupOf(all)}
	for len(groups) < most {
		worst := 0
		for i := range groups {
			if groups[i].error > groups[worst].error {
				worst = i
			}
		}
		if groups[worst].error == 0 {
			break
		}
		a, b := groups[worst].split()
		groups[worst] = a
		groups = append(groups, b)
	}
	to := make(map[uint32]uint32, len(all))
	for _, g := range groups {
		shown := g.shown()
		for _, s := range g.shades {
			to[s.packed] = shown
		}
	}
	each(func(p []uint8) {
		c := to[pack(p)]
		p[0], p[1], p[2] = uint8(c>>16), uint8(c>>8), uint8(c)
	})
}

// shade is a colour of a picture and how many pixels have it.
type shade struct {
	packed  uint32
	channel [3]float64
	weight  float64
}

// group is colours that become one.
type group struct {
	shades []shade
	weight float64
	mean   [3]float64
	widest int     // the channel with the largest variance
	error  float64 // sum of the squares of distances from the mean, over all channels
}

func groupOf(shades []shade) group {
	g := group{shades: shades}
	for _, s := range shades {
		g.weight += s.weight
		for c, v := range s.channel {
			g.mean[c] += v * s.weight
		}
	}
	var errors [3]float64
	for c := range g.mean {
		g.mean[c] /= g.weight
		for _, s := range shades {
			d := s.channel[c] - g.mean[c]
			errors[c] += d * d * s.weight
		}
		g.error += errors[c]
		if errors[c] > errors[g.widest] {
			g.widest = c
		}
	}
	if len(shades) == 1 {
		g.error = 0
	}
	return g
}

// split parts a group of several colours at the mean of its widest channel.
func (g *group) split() (a, b group) {
	c := g.widest
	slices.SortStableFunc(g.shades, func(x, y shade) int { return cmp.Compare(x.channel[c], y.channel[c]) })
	at, _ := slices.BinarySearchFunc(g.shades, g.mean[c], func(s shade, mean float64) int { return cmp.Compare(s.channel[c], mean) })
	at = min(max(at, 1), len(g.shades)-1)
	return groupOf(g.shades[:at:at]), groupOf(g.shades[at:])
}

// shown is the colour of the group.
func (g *group) shown() uint32 {
	top := slices.MaxFunc(g.shades, func(a, b shade) int { return cmp.Compare(a.weight, b.weight) })
	if 2*top.weight > g.weight {
		return top.packed
	}
	round := func(v float64) uint32 { return uint32(v + 0.5) }
	return round(g.mean[0])<<16 | round(g.mean[1])<<8 | round(g.mean[2])
}
