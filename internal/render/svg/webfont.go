package svg

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/go-text/typesetting/font"
)

// This room unpacks the fonts of a finished file (W3C, WOFF File Format 2.0), with tables of its own.

// maxFont bounds what a font unpacks to, in bytes: all glyphs of the largest faces are some 20 MB.
const maxFont = 64 << 20

var errWebFont = errors.New("the web font is damaged")

// tableNames are the tables of a subset by their numbers (§4.1).
var tableNames = map[byte]string{0: "cmap", 1: "head", 2: "hhea", 3: "hmtx", 4: "maxp", 5: "name", 6: "OS/2", 7: "post", 13: "CFF "}

// unpackFont reads a web font whose tables are as they are in an OpenType file.
func unpackFont(data []byte) (*font.Font, error) {
	const header, entry = 48, 16
	if len(data) < header || string(data[:4]) != "wOF2" || int(binary.BigEndian.Uint32(data[8:])) != len(data) {
		return nil, errWebFont
	}
	n := int(binary.BigEndian.Uint16(data[12:]))
	packed := int(binary.BigEndian.Uint32(data[20:]))
	rest := data[header:]
	var names []string
	var lengths []int
	total := 0
	for range n {
		if len(rest) == 0 {
			return nil, errWebFont
		}
		name, ok := tableNames[rest[0]]
		length := 0
		length, rest, _ = base128(rest[1:])
		if total += length; !ok || total > maxFont {
			return nil, errWebFont
		}
		names, lengths = append(names, name), append(lengths, length)
	}
	if packed > len(rest) {
		return nil, errWebFont
	}
	stream, err := io.ReadAll(io.LimitReader(brotli.NewReader(bytes.NewReader(rest[:packed])), maxFont+1))
	if err != nil || len(stream) != total {
		return nil, fmt.Errorf("%w: its tables do not unpack", errWebFont)
	}
	out := append(append([]byte(nil), data[4:8]...), make([]byte, 8+entry*n)...)
	binary.BigEndian.PutUint16(out[4:], uint16(n))
	for i, name := range names {
		e := out[12+entry*i:]
		copy(e, name)
		binary.BigEndian.PutUint32(e[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(e[12:], uint32(lengths[i]))
		out = append(out, stream[:lengths[i]]...)
		out = append(out, make([]byte, -len(out)&3)...)
		stream = stream[lengths[i]:]
	}
	face, err := font.ParseTTF(bytes.NewReader(out))
	if err != nil {
		return nil, err
	}
	return face.Font, nil
}

// base128 reads a length in groups of seven bits (§4.2, UIntBase128).
func base128(data []byte) (v int, rest []byte, ok bool) {
	for i, b := range data {
		if i == 5 {
			break
		}
		v = v<<7 | int(b&0x7f)
		if b&0x80 == 0 {
			return v, data[i+1:], true
		}
	}
	return maxFont + 1, nil, false
}
