// Package resample makes pictures larger and smaller, by Catmull-Rom's kernel in sRGB, a row at a time. It knows nothing of decks,
// themes or pages.
package resample

import (
	"image"
	"image/draw"
	"math"
)

// Scale paints src into dst: pixel i of src covers dst from x0+i·sx to x0+(i+1)·sx, and likewise down. The kernel
// is Catmull-Rom's, widened when the picture shrinks. It is separable and streams: rows of src are read once,
// filtered across, and kept only as long as a row of dst needs them; x/image/draw keeps all of them, which is
// 100 MB for a photograph. With extend, border pixels go on outside src; else there is nothing there.
func Scale(dst *image.RGBA, src image.Image, x0, y0, sx, sy float64, extend bool) {
	b := src.Bounds()
	d := dst.Rect
	if d.Empty() || b.Empty() {
		return
	}
	if sx == 1 && sy == 1 && x0 == math.Trunc(x0) && y0 == math.Trunc(y0) && math.Abs(x0) < farAway && math.Abs(y0) < farAway {
		// Every pixel of dst is one of src.
		if at := d.Min.Sub(image.Pt(int(x0), int(y0))).Add(b.Min); (image.Rectangle{Min: at, Max: at.Add(d.Size())}).In(b) {
			draw.Draw(dst, d, src, at, draw.Src)
			return
		}
	}
	if m, ok := src.(*image.YCbCr); ok && extend {
		scalePlanes(dst, m, x0, y0, sx, sy)
		return
	}
	across := taps(d.Min.X, d.Dx(), b.Dx(), x0, sx, extend)
	down := taps(d.Min.Y, d.Dy(), b.Dy(), y0, sy, extend)
	keep := 1
	for _, t := range down {
		keep = max(keep, len(t.weights))
	}
	n := 4 * d.Dx()
	rows := make([][]float32, keep)
	held := make([]int, keep)
	for i := range rows {
		rows[i] = make([]float32, n)
		held[i] = -1
	}
	line := image.NewRGBA(image.Rect(b.Min.X, 0, b.Max.X, 1))
	sum := make([]float32, n)
	for y, t := range down {
		clear(sum)
		for j, w := range t.weights {
			r := t.first + j
			row := rows[r%keep]
			if held[r%keep] != r {
				draw.Draw(line, line.Rect, src, image.Pt(b.Min.X, b.Min.Y+r), draw.Src)
				filterRow(row, line.Pix, across)
				held[r%keep] = r
			}
			for i, v := range row {
				sum[i] += float32(w * v)
			}
		}
		out := dst.Pix[y*dst.Stride : y*dst.Stride+n]
		for i := 0; i < n; i += 4 {
			a := clampByte(sum[i+3], 255)
			out[i+3] = a
			out[i] = clampByte(sum[i], a)
			out[i+1] = clampByte(sum[i+1], a)
			out[i+2] = clampByte(sum[i+2], a)
		}
	}
}

// tap is which pixels of the source make one of the result, and with what weight.
type tap struct {
	first   int
	weights []float32
}

// taps returns the taps of n pixels of the result from pixel from on.
func taps(from, n, source int, origin, scale float64, extend bool) []tap {
	wide := math.Max(1, 1/scale) // of the kernel, in pixels of the source
	out := make([]tap, n)
	for i := range out {
		c := (float64(from+i) + 0.5 - origin) / scale
		lo := int(math.Floor(math.Max(-farAway, math.Min(farAway, c-2*wide))))
		hi := int(math.Ceil(math.Max(-farAway, math.Min(farAway, c+2*wide))))
		first, last := min(max(lo, 0), source-1), min(max(hi, 1), source)
		weights := make([]float64, last-first)
		var sum float64
		for j := lo; j < hi; j++ {
			w := catmullRom((float64(j) + 0.5 - c) / wide)
			sum += w
			at := j - first
			if j < first || j >= last {
				if !extend {
					continue
				}
				at = min(max(at, 0), last-first-1)
			}
			weights[at] += w
		}
		t := tap{first: first, weights: make([]float32, len(weights))}
		if sum != 0 {
			for j, w := range weights {
				t.weights[j] = float32(w / sum)
			}
		}
		out[i] = t
	}
	return out
}

// catmullRom is the cubic kernel with B = 0, C = 1/2.
func catmullRom(t float64) float64 {
	t = math.Abs(t)
	switch {
	case t < 1:
		return float64((1.5*t-2.5)*t*t) + 1
	case t < 2:
		return float64(((-0.5*t+2.5)*t-4)*t) + 2
	}
	return 0
}

// farAway bounds where a kernel may begin, in pixels of the source, so that no number leaves an int.
const farAway = 1 << 24

func filterRow(out []float32, line []uint8, across []tap) {
	for i, t := range across {
		var r, g, b, a float32
		p := line[4*t.first : 4*(t.first+len(t.weights))]
		for j, w := range t.weights {
			q := p[4*j : 4*j+4]
			r += float32(w * float32(q[0]))
			g += float32(w * float32(q[1]))
			b += float32(w * float32(q[2]))
			a += float32(w * float32(q[3]))
		}
		o := out[4*i : 4*i+4]
		o[0], o[1], o[2], o[3] = r, g, b, a
	}
}

func clampByte(v float32, most uint8) uint8 {
	switch {
	case !(v > 0):
		return 0
	case v+0.5 >= float32(most)+1:
		return most
	}
	return min(uint8(v+0.5), most)
}
