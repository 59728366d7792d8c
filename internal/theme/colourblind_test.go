package theme

import (
	"image/color"
	"math"
	"testing"

	"cards/internal/srgb"
)

// Colour vision by Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
// Vision Deficiency" (2009), severity 1.0, on linear sRGB.
var visions = []struct {
	name   string
	matrix [9]float64
	least  float64
}{
	{"normal", [9]float64{1, 0, 0, 0, 1, 0, 0, 0, 1}, 19.5},
	{"protan", [9]float64{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998}, 12},
	{"deutan", [9]float64{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881}, 11.5},
	{"tritan", [9]float64{1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}, 10.8},
}

type lab struct{ l, a, b float64 }

// seen returns c in CIELAB (D65) as a vision sees it.
func seen(c color.NRGBA, m [9]float64) lab {
	in := [3]float64{srgb.Linear[c.R], srgb.Linear[c.G], srgb.Linear[c.B]}
	var v [3]float64
	for i := range 3 {
		v[i] = min(max(m[3*i]*in[0]+m[3*i+1]*in[1]+m[3*i+2]*in[2], 0), 1)
	}
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((0.4124564*v[0] + 0.3575761*v[1] + 0.1804375*v[2]) / 0.95047)
	y := f(0.2126729*v[0] + 0.7151522*v[1] + 0.0721750*v[2])
	z := f((0.0193339*v[0] + 0.1191920*v[1] + 0.9503041*v[2]) / 1.08883)
	return lab{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// deltaE2000 is CIEDE2000 with unit weights (Sharma, Wu and Dalal 2005).
func deltaE2000(p, q lab) float64 {
	const deg = math.Pi / 180
	c1, c2 := math.Hypot(p.a, p.b), math.Hypot(q.a, q.b)
	m7 := math.Pow((c1+c2)/2, 7)
	g := 0.5 * (1 - math.Sqrt(m7/(m7+math.Pow(25, 7))))
	a1, a2 := (1+g)*p.a, (1+g)*q.a
	c1, c2 = math.Hypot(a1, p.b), math.Hypot(a2, q.b)
	hue := func(a, b float64) float64 {
		if a == 0 && b == 0 {
			return 0
		}
		return math.Mod(math.Atan2(b, a)+2*math.Pi, 2*math.Pi)
	}
	h1, h2 := hue(a1, p.b), hue(a2, q.b)
	dl, dc := q.l-p.l, c2-c1
	var dh float64
	mean := h1 + h2
	if c1*c2 != 0 {
		dh = h2 - h1
		if dh > math.Pi {
			dh -= 2 * math.Pi
		} else if dh < -math.Pi {
			dh += 2 * math.Pi
		}
		if math.Abs(h1-h2) > math.Pi {
			if mean < 2*math.Pi {
				mean += 2 * math.Pi
			} else {
				mean -= 2 * math.Pi
			}
		}
		mean /= 2
	}
	dH := 2 * math.Sqrt(c1*c2) * math.Sin(dh/2)
	l, c := (p.l+q.l)/2, (c1+c2)/2
	t := 1 - 0.17*math.Cos(mean-30*deg) + 0.24*math.Cos(2*mean) + 0.32*math.Cos(3*mean+6*deg) - 0.20*math.Cos(4*mean-63*deg)
	turn := 30 * deg * math.Exp(-math.Pow((mean/deg-275)/25, 2))
	c7 := math.Pow(c, 7)
	rc := 2 * math.Sqrt(c7/(c7+math.Pow(25, 7)))
	sl := 1 + 0.015*(l-50)*(l-50)/math.Sqrt(20+(l-50)*(l-50))
	sc, sh := 1+0.045*c, 1+0.015*c*t
	x, y, z := dl/sl, dc/sc, dH/sh
	return math.Sqrt(x*x + y*y + z*z - math.Sin(2*turn)*rc*y*z)
}

func TestDeltaE2000AgreesWithPublishedPairs(t *testing.T) {
	// Sharma, Wu and Dalal 2005, table 1: pairs 1, 7, 9, 17, 25, 34.
	cases := []struct {
		p, q lab
		want float64
	}{
		{lab{50, 2.6772, -79.7751}, lab{50, 0, -82.7485}, 2.0425},
		{lab{50, 0, 0}, lab{50, -1, 2}, 2.3669},
		{lab{50, 2.49, -0.001}, lab{50, -2.49, 0.0009}, 7.1792},
		{lab{50, 2.5, 0}, lab{73, 25, -18}, 27.1492},
		{lab{60.2574, -34.0099, 36.2677}, lab{60.4626, -34.1751, 39.4387}, 1.2644},
		{lab{2.0776, 0.0795, -1.1350}, lab{0.9033, -0.0636, -0.5514}, 0.9082},
	}
	for _, c := range cases {
		if got := deltaE2000(c.p, c.q); math.Abs(got-c.want) > 1e-4 {
			t.Errorf("%v %v: %.4f, want %.4f", c.p, c.q, got, c.want)
		}
	}
}

// Lanes stay apart for every vision, as far as the search that found them came (timelines-unkind, section 5).
func TestLaneColoursStayApart(t *testing.T) {
	for _, th := range everyTheme(t) {
		for _, v := range visions {
			least := math.Inf(1)
			for i, a := range th.Colours.Lanes {
				for _, b := range th.Colours.Lanes[i+1:] {
					least = min(least, deltaE2000(seen(a, v.matrix), seen(b, v.matrix)))
				}
			}
			t.Logf("%s %s %s: %.1f", th.Name, th.Variant, v.name, least)
			if least < v.least {
				t.Errorf("%s %s, %s: nearest lanes are %.1f apart, want %.1f", th.Name, th.Variant, v.name, least, v.least)
			}
		}
	}
}

// The accent makes no bar or mark in a lanes layout, but it stands beside them: nobody may take it for a lane.
func TestAccentIsNoLane(t *testing.T) {
	for _, th := range everyTheme(t) {
		for i, lane := range th.Colours.Lanes {
			for _, v := range visions {
				// Ink's vermilion and umber are the nearest there are, for protanopes: 5.4.
				if d := deltaE2000(seen(th.Colours.AccentText, v.matrix), seen(lane, v.matrix)); d < 5.3 {
					t.Errorf("%s %s, %s: accent and lanes[%d] are %.1f apart", th.Name, th.Variant, v.name, i, d)
				}
			}
		}
	}
}
