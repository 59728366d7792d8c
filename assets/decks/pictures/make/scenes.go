package main

import "math"

// launch is a long exposure: a rocket's streak over the sea, its pad alight at the horizon.
func launch() *light {
	const w, h, horizon, padX = 1440, 1800, 930.0, 318.0
	l := newLight(w, h)
	const n = 900
	var xs, ys, is [n]float64
	for i := range n {
		t := float64(i) / (n - 1)
		s, c := math.Sincos(t * math.Pi / 2 * 0.97)
		xs[i], ys[i] = padX+1260*math.Pow(1-c, 1.04), horizon-4-800*math.Pow(s, 0.96)
		is[i] = 1 + (0.3-1)*math.Pow(t, 0.7)
		switch {
		case t > 0.722:
			is[i] *= 0.5
		case t > 0.70:
			is[i] = 0.03 // the stages part
		}
	}
	// The glow of the streak, at a quarter of the size.
	const q = 4
	gw, gh := w/q+2, int(horizon)/q+3
	glow := make([]float64, gw*gh)
	for y := range gh {
		for x := range gw {
			sum := 0.0
			for i := 0; i < n; i += 4 {
				d := sq(float64(x*q)-xs[i]) + sq(float64(y*q)-ys[i])
				sum += is[i] * is[i] * (0.55/math.Pow(d+160, 1.15) + 0.9/(d+26000))
			}
			glow[y*gw+x] = sum
		}
	}
	glowAt := func(x, y float64) float64 {
		x, y = x/q, math.Min(y/q, float64(gh-2))
		i, j := int(x), int(y)
		u, v, k := x-float64(i), y-float64(j), j*gw+i
		return (glow[k]*(1-u)+glow[k+1]*u)*(1-v) + (glow[k+gw]*(1-u)+glow[k+gw+1]*u)*v
	}
	sky := newLight(w, int(horizon))
	sky.each(func(x, y float64) colour {
		e := 1 - y/horizon
		low := math.Exp(-5.2 * e)
		bank := smooth(0.5, 0.78, clouds(x/520+3, y/62+11, 5)) * smooth(0, 0.12, e) * smooth(0.62, 0.2, e)
		c := colour{0.0042 + 0.02*low, 0.0085 + 0.026*low, 0.019 + 0.042*low}.times(1 - 0.35*bank)
		d := math.Hypot((x-padX)/1.5, y-horizon)
		pad := 0.9*math.Exp(-d/85) + 0.17*math.Exp(-d/260)
		warm := glowAt(x, y) * (0.8 + 0.6*bank)
		c = c.plus(colour{0.55, 0.26, 0.095}.times(warm)).plus(colour{0.95, 0.47, 0.17}.times(pad))
		sx, sy := (x-padX)/150, (horizon-y)/56
		if smoke := smooth(0.44, 0.74, clouds(x/60, y/42+30, 5)+0.55-0.5*(0.62*sx*sx+0.5*sy*sy)) * math.Exp(-sx*sx/2); smoke > 0 {
			lit := smoke * (0.55 + 1.1*math.Exp(-d/60)) * (0.7 + 0.6*clouds(x/26, y/24, 4))
			c = c.mixed(c.times(0.4).plus(colour{1, 0.58, 0.29}.times(lit)), 0.8*smoke)
		}
		return c
	})
	r := random(42)
	for range 430 {
		x, y := r()*w, r()*(horizon-40)
		m := (0.62*math.Pow(r(), 11) + 0.022) * smooth(0.02, 0.3, 1-y/horizon)
		tint, turn := r(), math.Atan2(y+500, x-300)+math.Pi/2
		for s := range 5 {
			sky.splat(x+math.Cos(turn)*float64(s), y+math.Sin(turn)*float64(s), 0.62, colour{m * (0.8 + 0.2*tint), 0.9 * m, m * (1.05 - 0.3*tint)})
		}
	}
	for i := range n - 1 {
		steps := int(math.Ceil(math.Hypot(xs[i+1]-xs[i], ys[i+1]-ys[i]) / 0.8))
		for s := range steps {
			u := float64(s) / float64(steps)
			wide := 2.5 - 1.15*(float64(i)+u)/n
			sky.splat(xs[i]+u*(xs[i+1]-xs[i]), ys[i]+u*(ys[i+1]-ys[i]), wide, colour{1.15, 0.86, 0.52}.times(is[i]))
		}
	}
	for _, p := range [][6]float64{{0, 10, 5, 4, 3, 1.8}, {-46, 8, 1.6, 1.6, 1.3, 0.9}, {52, 7, 1.5, 1.4, 1.2, 0.9}, {-92, 5, 1.2, 0.7, 0.6, 0.45}, {128, 5, 1.1, 0.6, 0.5, 0.4}} {
		sky.splat(padX+p[0], horizon-p[1], p[2], colour{p[3], p[4], p[5]})
	}
	// A low coast.
	for x := range w {
		top := 3 + 13*sq(clouds(float64(x)/210, 2, 4))*(1+0.8*smooth(900, 1440, float64(x))) + 2*clouds(float64(x)/9, 5, 3)
		dark := 1 - 0.87*smooth(6, 60, math.Abs(float64(x)-padX))
		for y := int(horizon - top); y < int(horizon); y++ {
			p := sky.at(x, y)
			*p = p.times(dark)
		}
	}
	copy(l.pix, sky.pix)
	// The sea mirrors it, drawn out downwards and broken by the swell.
	for y := int(horizon); y < h; y++ {
		d := float64(y) - horizon
		p := d / (h - horizon)
		near := 1 / (d + 9)
		for x := range w {
			fx := float64(x)
			wx := (fx - w/2) * near
			n1, n2 := clouds(wx*26+40, near*5200, 3)-0.5, noise(wx*90+0.012*fx, near*17000+4)-0.5
			swell := 5 + 74*math.Sqrt(p)
			sx := math.Max(0, math.Min(w-1, fx+(1.6*n1+0.8*n2)*swell))
			hot := 1.6 + (0.075-1.6)*math.Pow(clamp(1.9*p), 0.55)
			var c colour
			sum := 0.0
			for s := -6; s <= 6; s++ {
				yy := horizon - 8 - 1.02*d - float64(s)*(3+0.06*d) + (0.5*n1+0.3*n2)*swell
				if yy < 0 {
					continue
				}
				from := *sky.at(int(sx), int(math.Min(yy, horizon-1)))
				weight := 1 - math.Abs(float64(s))/7
				if most := math.Max(from[0], math.Max(from[1], from[2])); most > hot {
					from = from.times(hot / most)
				}
				c, sum = c.plus(from.times(weight)), sum+weight
			}
			if sum > 0 {
				c = c.times(1 / sum)
			}
			column := math.Exp(-sq((sx-padX)/(15+88*p))) * math.Exp(-4.4*p) * (0.35 + 1.3*smooth(-0.12, 0.42, n1+0.7*n2))
			share := (0.66 - 0.46*math.Sqrt(p)) * (0.62 + 0.77*(n1+0.5))
			*l.at(x, y) = c.times(share).plus(colour{0.72, 0.37, 0.14}.times(column)).plus(colour{0.0016, 0.0034, 0.0072})
		}
	}
	return l
}

// limb is the edge of a planet with the sun behind it, seen from orbit.
func limb() *light {
	const w, h = 1800, 1200
	const cx, cy, radius = 760.0, 2560.0, 1900.0
	sunX, sunY := 1330.0, 0.0
	sunY = cy - math.Sqrt(radius*radius-sq(sunX-cx)) - 6
	l := newLight(w, h)
	l.exposure = 1.7
	l.each(func(x, y float64) colour {
		height := math.Hypot(x-cx, y-cy) - radius // over the ground
		ds := math.Hypot(x-sunX, y-sunY)
		near := math.Exp(-ds / 420)
		c := colour{0.0011, 0.0016, 0.0036}
		if height > 0 {
			// Air: a thin bright line, blue over it, redder near the sun.
			line, air := math.Exp(-height/7), math.Exp(-height/34)
			lit := 0.16 + 1.5*near
			c = c.plus(colour{0.10 + 0.9*near, 0.32 + 0.35*near, 0.75}.times(0.8 * air * lit)).plus(colour{1, 0.72 - 0.2*near, 0.5 - 0.25*near}.times(1.3 * line * lit))
		} else {
			// The night side: clouds and lights of towns, dim.
			deep := -height
			px, py := (x-cx)/(1+deep/900), deep
			cover := smooth(0.46, 0.72, clouds(px/190+4, py/70+2, 6))
			edge := math.Exp(-deep / 46)
			c = colour{0.004, 0.0065, 0.012}.times(1 + 2.2*cover)
			c = c.plus(colour{0.16 + 1.1*near, 0.22 + 0.5*near, 0.42 + 0.15*near}.times(edge * (0.14 + 0.8*near) * (0.55 + 0.9*cover)))
			if town := clouds(px/46+90, py/30+31, 4); town > 0.62 && deep > 70 {
				c = c.plus(colour{1, 0.62, 0.24}.times(0.42 * smooth(0.62, 0.8, town) * smooth(0.55, 0.85, noise(x/2.2, y/2.2)) * (1 - 0.8*cover) * smooth(70, 190, deep)))
			}
		}
		// The sun's halo.
		return c.plus(colour{1, 0.66, 0.34}.times(1.15*math.Exp(-ds/60) + 0.075*math.Exp(-ds/190)))
	})
	r := random(7)
	for range 520 {
		x, y := r()*w, r()*h
		m := 0.5*math.Pow(r(), 9) + 0.03
		if math.Hypot(x-cx, y-cy)-radius < 60 || math.Hypot(x-sunX, y-sunY) < 330 {
			continue
		}
		l.splat(x, y, 0.7+0.35*m, colour{m, m, 1.1 * m})
	}
	l.splat(sunX, sunY, 13, colour{9, 7.6, 5.6})
	for i := -260; i <= 260; i++ {
		// A short flare along the horizon.
		l.splat(sunX+float64(i), sunY+sq(float64(i))/(2*radius)+0.3*float64(i), 1.5, colour{1, 0.7, 0.4}.times(0.12*math.Exp(-math.Abs(float64(i))/80)))
	}
	return l
}

// ridges are seven rows of hills in haze, under a sun that has nearly set.
func ridges() *light {
	const w, h, horizon = 1500, 1500, 640.0
	const sunX, sunY = 1110.0, 420.0
	l := newLight(w, h)
	air := func(x, y float64) colour {
		e := clamp((horizon + 60 - y) / (horizon + 60))
		low := math.Exp(-2.6 * e)
		ds := math.Hypot(x-sunX, 1.06*(y-sunY))
		c := colour{0.06 + 0.42*low, 0.048 + 0.22*low, 0.062 + 0.115*low}
		streaks := (clouds(x/640, y/44+4, 4) - 0.5) * 0.26 * low
		c = c.times(1 + streaks)
		return c.plus(colour{0.8, 0.42, 0.17}.times(0.62*math.Exp(-ds/190) + 0.3*math.Exp(-ds/520)))
	}
	l.each(func(x, y float64) colour {
		ds := math.Hypot(x-sunX, y-sunY)
		return air(x, y).plus(colour{3, 2.3, 1.4}.times(smooth(37, 33, ds)))
	})
	const rows = 7
	for i := range rows {
		t := float64(i) / (rows - 1) // 0 far, 1 near
		base := horizon + 40 + 560*math.Pow(t, 1.25)
		tall, wide := 70+190*t, 210+430*t
		haze := math.Pow(1-t, 1.5)
		for x := range w {
			fx := float64(x)
			ridge := clouds(fx/wide+13.7*float64(i), 3.1*float64(i), 7)
			top := base - tall*1.6*math.Pow(clamp(1.5*ridge-0.3), 1.3)
			// Light that comes over the crest on the sun's side.
			rim := math.Exp(-math.Abs(fx-sunX)/(380+200*t)) * 0.16 * (1 - 0.7*t)
			for y := max(0, int(top)); y < h; y++ {
				d := float64(y) - top
				cover := clamp(d + 1)
				ground := colour{0.030, 0.017, 0.020}.times(0.55 + 0.7*clouds(fx/(18+30*t)+40, float64(y)/(10+14*t), 4))
				mist := haze*0.86 + (1-haze)*0.20*smooth(0, tall*1.5, d)*(1-t)
				c := ground.mixed(air(fx, horizon).times(0.92), mist).plus(colour{0.9, 0.42, 0.16}.times(rim * math.Exp(-d/(6+10*t))))
				p := l.at(x, y)
				*p = p.mixed(c, cover)
			}
		}
	}
	return l
}

// hall is a lit stage behind rows of heads, with telephones held up: busy everywhere, and badly lit.
func hall() *light {
	const w, h = 1600, 1066
	const stage = 520.0
	l := newLight(w, h)
	l.exposure = 1.25
	l.grain = 3
	l.each(func(x, y float64) colour {
		// Wall and ceiling with their lamps.
		c := colour{0.42, 0.39, 0.36}.times(0.75 + 0.25*clouds(x/300, y/200, 3))
		if y < 250 {
			away := (y - 330) / 330 // towards the vanishing point
			c = colour{0.34, 0.33, 0.33}.times(0.8 + 0.3*clouds(x/90, y/30, 3))
			u, v := (x-w/2)/away/110, 1/away
			if math.Abs(math.Mod(math.Abs(u), 3.2)-1.6) < 0.42 && math.Mod(math.Abs(v*3.2), 1) < 0.5 {
				c = colour{2.6, 2.5, 2.3}
			}
		}
		// Windows at the left.
		if x < 430 && y > 120 && y < stage && math.Mod(x, 108) > 16 {
			c = colour{1.9, 2.0, 2.1}.times(0.85 + 0.3*clouds(x/60, y/160, 3))
		}
		// The screen, with lines of writing and a chart.
		if x > 560 && x < 1150 && y > 250 && y < stage-16 {
			c = colour{1.7, 1.75, 1.8}
			line := math.Mod(y-292, 40)
			if x > 610 && x < 890-90*noise(math.Floor((y-292)/40), 3) && line > 0 && line < 11 && y > 300 {
				c = colour{0.22, 0.25, 0.33}
			}
			if column := math.Floor((x - 930) / 34); x > 930 && x < 1100 && math.Mod(x-930, 34) < 22 && y > 470-34*column-20*noise(column, 9) && y < 480 {
				c = colour{0.95, 0.36, 0.12}
			}
		}
		// Banners at the right.
		if x > 1200 && x < 1540 && y > 190 && y < stage && math.Mod(x-1200, 120) < 78 {
			tint := [3]colour{{0.5, 0.07, 0.07}, {0.06, 0.18, 0.42}, {0.06, 0.3, 0.16}}[int((x-1200)/120)%3]
			c = tint
			if math.Mod(y, 46) < 16 && math.Mod(x-1200, 120) > 14 && math.Mod(x-1200, 120) < 62 {
				c = colour{0.9, 0.88, 0.8}
			}
		}
		return c
	})
	r := random(23)
	for row := 0; row < 16; row++ {
		t := float64(row) / 15
		y := stage - 14 + 470*math.Pow(t, 1.35)
		size := 11 + 58*math.Pow(t, 1.2)
		for x := -size + r()*size*2; x < w+size; x += size * (1.75 + 0.9*r()) {
			l.person(x, y+size*0.5*(r()-0.5), size*(0.85+0.25*r()), t, r)
		}
	}
	return l
}

// person paints a head and shoulders from behind; some hold up a telephone.
func (l *light) person(x, y, size, near float64, r func() float64) {
	hair := [5]colour{{0.02, 0.017, 0.015}, {0.05, 0.03, 0.02}, {0.11, 0.07, 0.04}, {0.26, 0.24, 0.22}, {0.015, 0.015, 0.02}}[int(r()*5)]
	coat := [6]colour{{0.04, 0.05, 0.08}, {0.18, 0.17, 0.16}, {0.14, 0.05, 0.05}, {0.07, 0.09, 0.07}, {0.3, 0.28, 0.25}, {0.05, 0.07, 0.13}}[int(r()*6)]
	phone := r() < 0.13
	tilt := (r() - 0.5) * 0.3
	reach := int(3.2 * size)
	for j := int(y) - reach; j <= int(y)+3*reach; j++ {
		for i := int(x) - reach; i <= int(x)+reach; i++ {
			if i < 0 || j < 0 || i >= l.w || j >= l.h {
				continue
			}
			u, v := (float64(i)-x)/size, (float64(j)-y)/size
			p := l.at(i, j)
			// Stage light on the edges of what is dark.
			if d := math.Hypot(u/0.82, v); d < 1 {
				rim := smooth(0.8, 1, d) * smooth(0.5, -0.9, v) * 0.34 * (1 - 0.5*near)
				texture := 0.75 + 0.5*clouds(float64(i)/3, float64(j)/5, 3)
				*p = p.mixed(hair.times(texture).plus(colour{0.8, 0.75, 0.66}.times(rim)), smooth(1, 0.97, d))
			} else if s := (v - 0.85) - 0.32*u*u; s > 0 && math.Abs(u) < 1.75 {
				rim := math.Exp(-s*5) * 0.14 * (1 - 0.5*near)
				*p = coat.times(0.8 + 0.4*clouds(float64(i)/9, float64(j)/9, 3)).plus(colour{0.8, 0.75, 0.66}.times(rim))
			}
			if a, b := u-1.25+tilt*v, v+1.1; phone && math.Abs(a) < 0.42 && math.Abs(b) < 0.72 {
				*p = colour{0.01, 0.01, 0.012}
				if math.Abs(a) < 0.34 && math.Abs(b) < 0.62 {
					*p = colour{1.5, 1.55, 1.6}.times(0.6 + 0.4*noise(3*a, 4*b))
				}
			}
		}
	}
}
