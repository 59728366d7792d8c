package palette

import (
	"cmp"
	"math/bits"
	"slices"
)

// channels of a colour: red, green, blue, alpha.
const channels = 4

// shade is a colour of a picture and how many pixels have it.
type shade struct {
	colour  uint32
	channel [channels]float64
	weight  float64
}

func shadeOf(e entry) shade {
	s := shade{colour: e.colour, weight: float64(e.count)}
	for c := range s.channel {
		s.channel[c] = float64(e.colour >> (8 * c) & 0xff)
	}
	return s
}

// order sorts colours by alpha, red, green, blue.
func order(c uint32) uint32 { return bits.ReverseBytes32(c)>>8 | c&0xff000000 }

// group is colours that become one.
type group struct {
	shades []shade
	weight float64
	mean   [channels]float64
	widest int     // the channel with the largest variance
	error  float64 // sum of the squares of distances from the mean, over all channels
}

// split parts shades, which are in order, into so many groups, or fewer when nothing is left to part.
func split(all []shade, most int) []group {
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
		a, b := groups[worst].part()
		groups[worst] = a
		groups = append(groups, b)
	}
	return groups
}

func groupOf(shades []shade) group {
	g := group{shades: shades}
	for i := range shades {
		s := &shades[i]
		g.weight += s.weight
		for c, v := range s.channel {
			g.mean[c] += v * s.weight
		}
	}
	var errors [channels]float64
	for c := range g.mean {
		g.mean[c] /= g.weight
		for i := range shades {
			d := shades[i].channel[c] - g.mean[c]
			errors[c] += d * d * shades[i].weight
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

// part divides a group of several colours at the mean of its widest channel.
func (g *group) part() (a, b group) {
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
		return top.colour
	}
	var out uint32
	for c, v := range g.mean {
		out |= uint32(v+0.5) << (8 * c)
	}
	return out
}
