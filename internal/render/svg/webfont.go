package svg

import (
	"bytes"
	"encoding/binary"
	"errors"

	"github.com/go-text/typesetting/font"
)

// This room unpacks the fonts of a finished file (W3C, WOFF File Format 1.0), by a reader that shares nothing with their writer.

// maxFont bounds what a font unpacks to, in bytes: all glyphs of the largest faces are some 20 MB.
const maxFont = 64 << 20

var errWebFont = errors.New("the web font is damaged")

// unpackFont reads a web font.
func unpackFont(data []byte) (*font.Font, error) {
	const header = 44
	if len(data) < header || string(data[:4]) != "wOFF" || int(binary.BigEndian.Uint32(data[8:])) != len(data) || binary.BigEndian.Uint32(data[16:]) > maxFont {
		return nil, errWebFont
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, errors.Join(errWebFont, err)
	}
	return face.Font, nil
}
