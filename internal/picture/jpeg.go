package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
)

// Markers of JPEG (ITU-T T.81, table B.1).
const (
	markerSOF0, markerSOF1, markerSOF2 = 0xc0, 0xc1, 0xc2
	markerRST0, markerRST7             = 0xd0, 0xd7
	markerEOI, markerSOS, markerAPP1   = 0xd9, 0xda, 0xe1
)

func examineJPEG(data []byte) (*header, error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	walk, err := walkJPEG(data)
	if err != nil {
		return nil, err
	}
	h := &header{width: config.Width, height: config.Height, turned: walk.turned}
	// Planes, and 32 bits for each coefficient of each where it is progressive.
	planes := 3
	switch config.ColorModel {
	case color.GrayModel:
		planes = 1
	case color.CMYKModel:
		planes, h.converted = 4, true
	}
	h.perPixel = planes
	if walk.progressive {
		h.perPixel += 4 * planes
	}
	if config.ColorModel == color.CMYKModel || config.ColorModel == color.RGBAModel {
		h.perPixel += 4 // gathered from the planes
	}
	h.decode = func() (image.Image, error) { return jpeg.Decode(bytes.NewReader(data)) }
	return h, nil
}

// jpegWalk is what the segments of a JPEG say.
type jpegWalk struct {
	progressive bool
	turned      turns
}

// walkJPEG goes over the segments up to the end of the picture, which the decoder would only find in decoding. It refuses
// pictures with more scans than any encoder makes, and such whose scans leave a channel out, which the decoder takes for
// empty.
func walkJPEG(data []byte) (jpegWalk, error) {
	var w jpegWalk
	var components []byte // not in a scan yet
	planes, scans := 0, 0
	for at := 2; ; {
		skip := bytes.IndexByte(data[at:], 0xff) // over coded data
		if skip < 0 {
			return w, cutShort()
		}
		for at += skip; at < len(data) && data[at] == 0xff; at++ {
		}
		if at == len(data) {
			return w, cutShort()
		}
		marker := data[at]
		at++
		if marker == 0 || marker >= markerRST0 && marker <= markerRST7 {
			continue
		}
		if marker == markerEOI {
			if planes > 0 && len(components) > 0 {
				return w, damaged("the picture is damaged: %d of its %d channels are missing", len(components), planes)
			}
			return w, nil
		}
		if len(data)-at < 2 {
			return w, cutShort()
		}
		n := int(binary.BigEndian.Uint16(data[at:]))
		if n < 2 {
			return w, damaged("the picture is damaged: a segment has a length of %d", n)
		}
		if len(data)-at < n {
			return w, cutShort()
		}
		segment := data[at+2 : at+n]
		at += n
		switch marker {
		case markerSOF0, markerSOF1, markerSOF2:
			w.progressive = marker == markerSOF2
			components, planes = nil, 0
			for i := 6; i+2 < len(segment); i += 3 {
				components = append(components, segment[i])
			}
			planes = len(components)
		case markerSOS:
			if scans++; scans > maxScans || !w.progressive && scans > max(planes, 1) {
				return w, tooMuch("the picture is coded in more than %d passes", scans-1)
			}
			// Only a scan from coefficient 0 on draws a channel; others refine it.
			if n := len(segment); n >= 4 && segment[n-3] == 0 {
				for i := 1; i+1 < n-3; i += 2 {
					components = without(components, segment[i])
				}
			}
		case markerAPP1:
			if scans == 0 && bytes.HasPrefix(segment, []byte(exifStart)) {
				w.turned.add(segment)
			}
		}
	}
}

func without(list []byte, b byte) []byte {
	if i := bytes.IndexByte(list, b); i >= 0 {
		return append(list[:i:i], list[i+1:]...)
	}
	return list
}
