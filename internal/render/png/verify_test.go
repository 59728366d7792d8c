package png

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"strings"
	"testing"
)

// TestVerify: what Encode makes is sound, and any byte that is changed, lost or added is found.
func TestVerify(t *testing.T) {
	for name, m := range map[string]*image.RGBA{"palette": colored(37, 23, 9, false), "two colours": colored(9, 5, 2, false), "clear": colored(20, 10, 300, true), "noise": noise()} {
		var b bytes.Buffer
		if err := Encode(&b, m, Options{DPI: 300, Text: []Text{{Keyword: "Title", Value: "题"}}}); err != nil {
			t.Fatal(err)
		}
		good := b.Bytes()
		if err := Verify(good); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for i := 0; i < len(good); i += 1 + len(good)/97 {
			bad := bytes.Clone(good)
			bad[i] ^= 0x11
			if Verify(bad) == nil {
				t.Errorf("%s: byte %d of %d is another, and it passes", name, i, len(good))
			}
			if Verify(good[:i]) == nil {
				t.Errorf("%s: %d of %d bytes pass", name, i, len(good))
			}
		}
		if Verify(append(bytes.Clone(good), 0)) == nil {
			t.Errorf("%s: one byte more passes", name)
		}
	}
}

// TestVerifyRows: sums that are right don't make a picture: rows that are missing or too many are found.
func TestVerifyRows(t *testing.T) {
	var b bytes.Buffer
	if err := Encode(&b, colored(37, 23, 9, false), Options{}); err != nil {
		t.Fatal(err)
	}
	for height, want := range map[uint32]string{22: "more than 22 rows", 24: "row 23 of 24", 0: "nothing is like"} {
		bad := bytes.Clone(b.Bytes())
		head := bad[len(signature)+4:][:4+13]
		binary.BigEndian.PutUint32(head[8:], height)
		binary.BigEndian.PutUint32(bad[len(signature)+4+4+13:], crc32.ChecksumIEEE(head))
		if err := Verify(bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%d rows: %v, want %q", height, err, want)
		}
	}
}
