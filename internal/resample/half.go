package resample

import (
	"image"
	"image/draw"
)

// Half returns a picture of half the size, each pixel the mean of four; an odd last row or column is left out. Pictures of fewer than
// two pixels a side are returned as they are.
func Half(src image.Image) image.Image {
	b := src.Bounds()
	if b.Dx() < 2 || b.Dy() < 2 {
		return src
	}
	r := image.Rect(0, 0, b.Dx()/2, b.Dy()/2)
	switch m := src.(type) {
	case *image.YCbCr:
		if m.SubsampleRatio == image.YCbCrSubsampleRatio420 && b.Min.X%2 == 0 && b.Min.Y%2 == 0 {
			// The chroma has that size already.
			out := &image.YCbCr{Y: make([]uint8, r.Dx()*r.Dy()), YStride: r.Dx(), Cb: m.Cb[m.COffset(b.Min.X, b.Min.Y):], Cr: m.Cr[m.COffset(b.Min.X, b.Min.Y):],
				CStride: m.CStride, SubsampleRatio: image.YCbCrSubsampleRatio444, Rect: r}
			halveGrey(out.Y, m.Y[m.YOffset(b.Min.X, b.Min.Y):], m.YStride, r)
			return out
		}
	case *image.Gray:
		out := image.NewGray(r)
		halveGrey(out.Pix, m.Pix[m.PixOffset(b.Min.X, b.Min.Y):], m.Stride, r)
		return out
	}
	out := image.NewRGBA(r)
	two := image.NewRGBA(image.Rect(0, 0, b.Dx(), 2))
	m, direct := src.(*image.RGBA)
	for y := range r.Dy() {
		pix, stride := two.Pix, two.Stride
		if direct {
			pix, stride = m.Pix[m.PixOffset(b.Min.X, b.Min.Y+2*y):], m.Stride
		} else {
			draw.Draw(two, two.Rect, src, image.Pt(b.Min.X, b.Min.Y+2*y), draw.Src)
		}
		upper, lower, to := pix[:8*r.Dx()], pix[stride:stride+8*r.Dx()], out.Pix[y*out.Stride:][:4*r.Dx()]
		for i := 0; i < len(to); i += 4 {
			p, q, o := upper[2*i:2*i+8:2*i+8], lower[2*i:2*i+8:2*i+8], to[i:i+4:i+4]
			for k := range o {
				o[k] = uint8((uint32(p[k]) + uint32(p[k+4]) + uint32(q[k]) + uint32(q[k+4]) + 2) / 4)
			}
		}
	}
	return out
}

// halveGrey is Half for one plane.
func halveGrey(out, in []uint8, stride int, r image.Rectangle) {
	w := r.Dx()
	for y := range r.Dy() {
		upper, lower := in[2*y*stride:][:2*w], in[(2*y+1)*stride:][:2*w]
		for x := range out[y*w : y*w+w] {
			out[y*w+x] = uint8((uint32(upper[2*x]) + uint32(upper[2*x+1]) + uint32(lower[2*x]) + uint32(lower[2*x+1]) + 2) / 4)
		}
	}
}
