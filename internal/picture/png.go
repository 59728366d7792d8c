package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
)

func examinePNG(data []byte) (*header, error) {
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	// PNG 3rd edition, 11.2.1: IHDR is first, its depth at 24, colour type at 25, interlacing at 28.
	if len(data) < 29 {
		return nil, cutShort()
	}
	depth, kind, interlaced := data[24], data[25], data[28] != 0
	const grey, palette = 0, 3
	h := &header{width: config.Width, height: config.Height, perPixel: 4}
	switch {
	case depth == 16:
		h.perPixel, h.converted = 8, true
	case kind == palette:
		h.perPixel, h.converted = 1, true
	}
	if interlaced {
		h.perPixel += (h.perPixel + 1) / 2 // the last pass holds every other row beside the picture
	}
	h.turned = turnsOfPNG(data)
	h.decode = func() (image.Image, error) { return png.Decode(bytes.NewReader(data)) }
	return h, nil
}

// turnsOfPNG finds the eXIf chunks, which may stand before or after the pixels (PNG 3rd edition, 11.3.3.5). Texts and
// profiles are never inflated, here or by the decoder. What is broken the decoder tells.
func turnsOfPNG(data []byte) turns {
	var t turns
	for rest := data[len(pngStart):]; len(rest) >= 12; {
		n := binary.BigEndian.Uint32(rest)
		if int64(n) > int64(len(rest)-12) {
			break
		}
		if string(rest[4:8]) == "eXIf" {
			t.add(rest[8 : 8+n])
		}
		rest = rest[12+n:]
	}
	return t
}
