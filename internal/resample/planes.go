package resample

import (
	"image"
	"math"
)

// Photographs are decoded into three planes, two of which mostly have a quarter of the pixels. Filtered plane by plane they take a
// third of the work that they would as colours, and become colours only in the size that is wanted.

// scalePlanes is Scale for the planes of a JPEG or WebP, whose border pixels go on outside it.
func scalePlanes(dst *image.RGBA, src *image.YCbCr, x0, y0, sx, sy float64) {
	b, d := src.Rect, dst.Rect
	ratioX, ratioY := chromaRatio(src.SubsampleRatio)
	// The chroma of a picture whose corner is not on a whole sample begins a little before it.
	cx, cy := b.Min.X/ratioX, b.Min.Y/ratioY
	cw, ch := (b.Max.X+ratioX-1)/ratioX-cx, (b.Max.Y+ratioY-1)/ratioY-cy
	chromaX := x0 - float64(b.Min.X-cx*ratioX)*sx
	chromaY := y0 - float64(b.Min.Y-cy*ratioY)*sy
	luma := newPlane(src.Y[src.YOffset(b.Min.X, b.Min.Y):], src.YStride, b.Dx(), b.Dy(), d, x0, y0, sx, sy)
	first := src.COffset(b.Min.X, b.Min.Y)
	blue := newPlane(src.Cb[first:], src.CStride, cw, ch, d, chromaX, chromaY, sx*float64(ratioX), sy*float64(ratioY))
	red := newPlane(src.Cr[first:], src.CStride, cw, ch, d, chromaX, chromaY, sx*float64(ratioX), sy*float64(ratioY))
	for y := range d.Dy() {
		l, cb, cr := luma.row(y), blue.row(y), red.row(y)
		out := dst.Pix[y*dst.Stride : y*dst.Stride+4*d.Dx()]
		for i, v := range l {
			u, w := cb[i]-128, cr[i]-128
			o := out[4*i : 4*i+4 : 4*i+4]
			o[0] = clampByte(v+float32(1.402*w), 255)
			o[1] = clampByte(v-float32(0.344136*u)-float32(0.714136*w), 255)
			o[2] = clampByte(v+float32(1.772*u), 255)
			o[3] = 255
		}
	}
}

// chromaRatio is how many pixels share a sample of chroma, across and down.
func chromaRatio(r image.YCbCrSubsampleRatio) (x, y int) {
	switch r {
	case image.YCbCrSubsampleRatio422:
		return 2, 1
	case image.YCbCrSubsampleRatio420:
		return 2, 2
	case image.YCbCrSubsampleRatio440:
		return 1, 2
	case image.YCbCrSubsampleRatio411:
		return 4, 1
	case image.YCbCrSubsampleRatio410:
		return 4, 2
	}
	return 1, 1
}

// plane is one plane on its way to another size.
type plane struct {
	pix          []uint8
	stride       int
	across, down []tap
	// rows are filtered across already; held says which rows of the source they are.
	rows [][]float32
	held []int
	sum  []float32
}

func newPlane(pix []uint8, stride, w, h int, d image.Rectangle, x0, y0, sx, sy float64) *plane {
	p := &plane{pix: pix, stride: stride, across: taps(d.Min.X, d.Dx(), w, x0, sx, true), down: taps(d.Min.Y, d.Dy(), h, y0, sy, true)}
	keep := 1
	for _, t := range p.down {
		keep = max(keep, len(t.weights))
	}
	p.rows, p.held, p.sum = make([][]float32, keep), make([]int, keep), make([]float32, d.Dx())
	for i := range p.rows {
		p.rows[i], p.held[i] = make([]float32, d.Dx()), -1
	}
	return p
}

// row returns row y of the result, good until the next call.
func (p *plane) row(y int) []float32 {
	t := p.down[y]
	for j := range t.weights {
		if r := t.first + j; p.held[r%len(p.rows)] != r {
			p.filter(p.rows[r%len(p.rows)], p.pix[r*p.stride:])
			p.held[r%len(p.rows)] = r
		}
	}
	clear(p.sum)
	sum := p.sum
	// Two rows at a time: half of what is read and written of the sums.
	j := 0
	for ; j+1 < len(t.weights); j += 2 {
		v, w := t.weights[j], t.weights[j+1]
		a, b := p.rows[(t.first+j)%len(p.rows)][:len(sum)], p.rows[(t.first+j+1)%len(p.rows)][:len(sum)]
		for i := range sum {
			sum[i] += float32(v*a[i]) + float32(w*b[i])
		}
	}
	if j < len(t.weights) {
		w, a := t.weights[j], p.rows[(t.first+j)%len(p.rows)][:len(sum)]
		for i := range sum {
			sum[i] += float32(w * a[i])
		}
	}
	return p.sum
}

func (p *plane) filter(out []float32, line []uint8) {
	for i := range p.across {
		t := &p.across[i]
		var v float32
		pixels := line[t.first : t.first+len(t.weights)]
		for j, w := range t.weights {
			v += float32(w * float32(pixels[j]))
		}
		out[i] = v
	}
}

// Fit returns src at scale times its size; a scale of 1 or more leaves it as it is.
func Fit(src image.Image, scale float64) image.Image {
	if scale >= 1 {
		return src
	}
	b := src.Bounds()
	if b.Dx() == 0 || b.Dy() == 0 {
		return src
	}
	w, h := max(1, int(math.Round(float64(b.Dx())*scale))), max(1, int(math.Round(float64(b.Dy())*scale)))
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	// What becomes less than half as large is halved first, by plain means: a tenth of the work, and no difference that is seen.
	for 2*w <= b.Dx() && 2*h <= b.Dy() && b.Dx() > 2 && b.Dy() > 2 {
		src = Half(src)
		b = src.Bounds()
	}
	Scale(out, src, 0, 0, float64(w)/float64(b.Dx()), float64(h)/float64(b.Dy()), true)
	return out
}
