package png

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/zlib"
)

// This room reads a finished file back.

// Verify reads a file back from its bytes: its chunks with their sums and order, and the rows that unpack to just as many bytes as the
// picture has, each with a filter that there is. It is made for files of this package; others may be sound and yet refused.
func Verify(data []byte) error {
	rest, ok := bytes.CutPrefix(data, []byte(signature))
	if !ok {
		return errors.New("png: there is no signature")
	}
	var head, rows []byte
	plte := 0
	last := ""
	for len(rest) > 0 {
		if len(rest) < 12 || uint64(binary.BigEndian.Uint32(rest)) > uint64(len(rest)-12) {
			return fmt.Errorf("png: it ends within the chunk after %q", last)
		}
		n := int(binary.BigEndian.Uint32(rest))
		name, body := string(rest[4:8]), rest[8:8+n]
		if crc32.ChecksumIEEE(rest[4:8+n]) != binary.BigEndian.Uint32(rest[8+n:]) {
			return fmt.Errorf("png: the sum of %s is wrong", name)
		}
		switch name {
		case "IHDR":
			head = body
		case "PLTE":
			plte = n / 3
		case "IDAT":
			rows = append(rows, body...)
		}
		if (last == "") != (name == "IHDR") || last == "IEND" || last != "IDAT" && name == "IDAT" && len(rows) > n {
			return fmt.Errorf("png: %s stands after %q", name, last)
		}
		last, rest = name, rest[12+n:]
	}
	if last != "IEND" || len(head) != 13 {
		return errors.New("png: it has no head or no end")
	}
	return verifyRows(rows, head, plte)
}

// verifyRows unpacks rows and holds them to the head of the file.
func verifyRows(packed, head []byte, colours int) error {
	width, height := int(binary.BigEndian.Uint32(head)), int(binary.BigEndian.Uint32(head[4:]))
	channels := map[byte]int{colorRGB: 3, colorIndexed: 1, colorRGBA: 4}[head[9]]
	if width <= 0 || height <= 0 || channels == 0 || head[8] > 8 || (head[9] == colorIndexed) != (colours > 0) || colours > 1<<head[8] {
		return errors.New("png: the head says what nothing is like")
	}
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return fmt.Errorf("png: %w", err)
	}
	defer r.Close()
	row := make([]byte, 1+(width*channels*int(head[8])+7)/8)
	for y := range height {
		if _, err := io.ReadFull(r, row); err != nil {
			return fmt.Errorf("png: row %d of %d: %w", y, height, err)
		}
		if row[0] > 4 {
			return fmt.Errorf("png: row %d has the filter %d", y, row[0])
		}
	}
	// The end of the stream has the sum of all that was unpacked.
	if n, err := r.Read(row[:1]); n != 0 || err != io.EOF {
		return fmt.Errorf("png: there is more than %d rows: %v", height, err)
	}
	return nil
}
