package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
)

func examineGIF(data []byte) (*header, error) {
	config, err := gif.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	// Indices, once more to undo interlacing, and the canvas.
	h := &header{width: config.Width, height: config.Height, perPixel: 1 + 1 + 4}
	h.decode = func() (image.Image, error) {
		// Decode stops behind the first frame, and holds it to the canvas; a test watches over both.
		m, err := gif.Decode(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		frame := m.(*image.Paletted)
		if frame.Rect.Empty() {
			return nil, damaged("the picture is damaged: its first frame is empty")
		}
		return onCanvas(frame, config.Width, config.Height), nil
	}
	return h, nil
}

// onCanvas puts a first frame on its canvas, which is transparent where there is no frame, as browsers have it.
func onCanvas(frame *image.Paletted, w, h int) *image.RGBA {
	canvas := image.NewRGBA(image.Rect(0, 0, w, h))
	var table [256][4]uint8
	for i, c := range frame.Palette[:min(len(frame.Palette), 256)] {
		p := color.RGBAModel.Convert(c).(color.RGBA)
		table[i] = [4]uint8{p.R, p.G, p.B, p.A}
	}
	r := frame.Rect
	for y := r.Min.Y; y < r.Max.Y; y++ {
		out := canvas.Pix[canvas.PixOffset(r.Min.X, y):]
		in := frame.Pix[frame.PixOffset(r.Min.X, y):]
		for x := range r.Dx() {
			copy(out[4*x:4*x+4], table[in[x]][:])
		}
	}
	return canvas
}
