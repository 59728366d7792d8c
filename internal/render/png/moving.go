package png

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/draw"
	stdpng "image/png"
	"math"
)

// This room reads a finished moving picture back. Its frames are unpacked by a decoder that shares nothing with what wrote them.

// Moving is what a moving picture comes to.
type Moving struct {
	Frames   int
	Duration int // ms, of all frames together
	Loops    int
	// First and Last are the canvas with the first frame, which is the still picture too, and with the last.
	First, Last *image.RGBA

	told   int    // frames, by acTL
	head   []byte // IHDR
	shared []byte // chunks that frames share
	number uint32 // of the next chunk that belongs to a frame
	part   image.Rectangle
	packed []byte // of the frame that is read
	last   string
}

// ReadMoving reads a file of Animation back from its bytes. It is made for files of this package: others may be sound and yet refused.
func ReadMoving(data []byte) (*Moving, error) {
	rest, ok := bytes.CutPrefix(data, []byte(signature))
	if !ok {
		return nil, errors.New("png: there is no signature")
	}
	m := &Moving{}
	for len(rest) > 0 {
		if len(rest) < 12 || uint64(binary.BigEndian.Uint32(rest)) > uint64(len(rest)-12) {
			return nil, fmt.Errorf("png: it ends within the chunk after %q", m.last)
		}
		n := int(binary.BigEndian.Uint32(rest))
		name, body := string(rest[4:8]), rest[8:8+n]
		if crc32.ChecksumIEEE(rest[4:8+n]) != binary.BigEndian.Uint32(rest[8+n:]) {
			return nil, fmt.Errorf("png: the sum of %s is wrong", name)
		}
		if m.last == "IEND" || (m.last == "") != (name == "IHDR") {
			return nil, fmt.Errorf("png: %s stands after %q", name, m.last)
		}
		if err := m.chunk(name, body, rest[:12+n]); err != nil {
			return nil, err
		}
		m.last, rest = name, rest[12+n:]
	}
	if m.last != "IEND" || m.Frames == 0 || m.Frames != m.told {
		return nil, fmt.Errorf("png: it ends with %q and has %d frames of %d", m.last, m.Frames, m.told)
	}
	return m, nil
}

// chunk takes one chunk in; whole is it with its head and sum.
func (m *Moving) chunk(name string, body, whole []byte) error {
	switch {
	case name == "IHDR" && len(body) == 13:
		w, h := binary.BigEndian.Uint32(body), binary.BigEndian.Uint32(body[4:])
		if w == 0 || h == 0 || uint64(w)*uint64(h) > maxCanvas {
			return fmt.Errorf("png: a canvas of %d×%d pixels", w, h)
		}
		m.head = body
		m.Last = image.NewRGBA(image.Rect(0, 0, int(w), int(h)))
	case (name == "PLTE" || name == "tRNS") && m.part.Empty():
		m.shared = append(m.shared, whole...)
	case name == "acTL" && len(body) == 8 && m.told == 0:
		m.told, m.Loops = int(binary.BigEndian.Uint32(body)), int(binary.BigEndian.Uint32(body[4:]))
	case name == "fcTL" && len(body) == 26 && m.told > 0:
		if err := m.finish(); err != nil {
			return err
		}
		return m.begin(body)
	case name == "IDAT" && m.Frames == 0 && !m.part.Empty():
		m.packed = append(m.packed, body...)
	case name == "fdAT" && m.Frames > 0 && !m.part.Empty() && len(body) > 4 && binary.BigEndian.Uint32(body) == m.number:
		m.number++
		m.packed = append(m.packed, body[4:]...)
	case name == "IEND":
		return m.finish()
	case name == "sRGB" || name == "pHYs" || name == "iTXt":
	default:
		return fmt.Errorf("png: %s stands where it can't, after %q", name, m.last)
	}
	return nil
}

// maxCanvas bounds the pixels of what is read back: no picture of ours has more.
const maxCanvas = 64 << 20

// begin reads the head of a frame (section 11.3.6.2).
func (m *Moving) begin(fctl []byte) error {
	var v [5]uint32
	for i := range v {
		if v[i] = binary.BigEndian.Uint32(fctl[4*i:]); v[i] > math.MaxInt32 {
			return fmt.Errorf("png: frame %d has a head that can't be", m.Frames+1)
		}
	}
	r := image.Rect(int(v[3]), int(v[4]), int(v[3]+v[1]), int(v[4]+v[2]))
	if v[0] != m.number || r.Empty() || !r.In(m.Last.Rect) || m.Frames == 0 && r != m.Last.Rect {
		return fmt.Errorf("png: frame %d has the number %d, want %d, and lies at %v", m.Frames+1, v[0], m.number, r)
	}
	if binary.BigEndian.Uint16(fctl[22:]) != 1000 || fctl[24] != 0 || fctl[25] != 0 {
		return fmt.Errorf("png: frame %d has other units, or is put on the canvas in another way", m.Frames+1)
	}
	m.number++
	m.part, m.packed = r, m.packed[:0]
	m.Duration += int(binary.BigEndian.Uint16(fctl[20:]))
	return nil
}

// finish puts the frame that was read on the canvas.
func (m *Moving) finish() error {
	if m.part.Empty() {
		return nil
	}
	still := chunks{buf: []byte(signature)}
	head := bytes.Clone(m.head)
	binary.BigEndian.PutUint32(head, uint32(m.part.Dx()))
	binary.BigEndian.PutUint32(head[4:], uint32(m.part.Dy()))
	still.chunk("IHDR", head)
	still.buf = append(still.buf, m.shared...)
	still.chunk("IDAT", m.packed)
	still.chunk("IEND", nil)
	part, err := stdpng.Decode(bytes.NewReader(still.buf))
	if err != nil {
		return fmt.Errorf("png: frame %d: %w", m.Frames+1, err)
	}
	draw.Draw(m.Last, m.part, part, part.Bounds().Min, draw.Src)
	if m.Frames == 0 {
		m.First = &image.RGBA{Pix: bytes.Clone(m.Last.Pix), Stride: m.Last.Stride, Rect: m.Last.Rect}
	}
	m.Frames++
	m.part = image.Rectangle{}
	return nil
}
