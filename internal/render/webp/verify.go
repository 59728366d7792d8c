package webp

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/draw"

	xwebp "golang.org/x/image/webp"
)

// This room reads a finished moving picture back. Its frames are unpacked by a decoder that shares nothing with what wrote them.

// Moving is what a moving picture comes to.
type Moving struct {
	Frames   int
	Duration int // ms, of all frames together
	Loops    int
	// First and Last are the canvas with the first frame and with the last.
	First, Last *image.RGBA
}

// ReadMoving reads a file of Animation back from its bytes. It is made for files of this package: others may be sound and yet refused.
func ReadMoving(data []byte) (*Moving, error) {
	if len(data) < 12 || string(data[:4]) != "RIFF" || string(data[8:12]) != "WEBP" || uint64(binary.LittleEndian.Uint32(data[4:]))+8 != uint64(len(data)) {
		return nil, errors.New("webp: the head of the file is not that of a WebP of its length")
	}
	m := &Moving{}
	err := eachChunk(data[12:], func(name string, body []byte) error {
		switch {
		case m.Last == nil && name == "VP8X" && len(body) == 10 && body[0]&flagAnimation != 0:
			w, h := read24(body[4:])+1, read24(body[7:])+1
			if w > maxSide || h > maxSide {
				return fmt.Errorf("webp: a canvas of %d×%d pixels", w, h)
			}
			m.Last = image.NewRGBA(image.Rect(0, 0, w, h))
		case m.Last != nil && name == "ANIM" && len(body) == 6 && m.Frames == 0:
			m.Loops = int(binary.LittleEndian.Uint16(body[4:]))
		case m.Last != nil && name == "ANMF":
			return m.frame(body)
		case name == "XMP " && m.Frames > 0:
		default:
			return fmt.Errorf("webp: the chunk %q stands where it can't", name)
		}
		return nil
	})
	if err == nil && m.Frames == 0 {
		err = errors.New("webp: there is no frame")
	}
	return m, err
}

// frame puts a frame on the canvas.
func (m *Moving) frame(body []byte) error {
	if len(body) < 16 || body[15] != notBlended {
		return fmt.Errorf("webp: frame %d has no head of ours", m.Frames+1)
	}
	x, y := 2*read24(body), 2*read24(body[3:])
	r := image.Rect(x, y, x+read24(body[6:])+1, y+read24(body[9:])+1)
	if !r.In(m.Last.Rect) || m.Frames == 0 && r != m.Last.Rect {
		return fmt.Errorf("webp: frame %d lies at %v on a canvas of %v", m.Frames+1, r, m.Last.Rect.Size())
	}
	still := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(body)-16))
	still = append(append(still, "WEBP"...), body[16:]...)
	// The sides are known before anything is unpacked, as a few bytes can ask for a gigabyte.
	config, err := xwebp.DecodeConfig(bytes.NewReader(still))
	if err == nil && (config.Width != r.Dx() || config.Height != r.Dy()) {
		err = fmt.Errorf("it has %d×%d pixels, not %v", config.Width, config.Height, r.Size())
	}
	var part image.Image
	if err == nil {
		part, err = xwebp.Decode(bytes.NewReader(still))
	}
	if err != nil {
		return fmt.Errorf("webp: frame %d: %w", m.Frames+1, err)
	}
	draw.Draw(m.Last, r, part, part.Bounds().Min, draw.Src)
	if m.Frames == 0 {
		m.First = &image.RGBA{Pix: bytes.Clone(m.Last.Pix), Stride: m.Last.Stride, Rect: m.Last.Rect}
	}
	m.Frames++
	m.Duration += read24(body[12:])
	return nil
}

// eachChunk calls f for every chunk, in order.
func eachChunk(data []byte, f func(name string, body []byte) error) error {
	for len(data) > 0 {
		if len(data) < 8 || uint64(binary.LittleEndian.Uint32(data[4:])) > uint64(len(data)-8) {
			return errors.New("webp: it ends within a chunk")
		}
		n := int(binary.LittleEndian.Uint32(data[4:]))
		if err := f(string(data[:4]), data[8:8+n]); err != nil {
			return err
		}
		data = data[min(len(data), 8+n+n&1):]
	}
	return nil
}

func read24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
