package gif

import (
	"bytes"
	"errors"
)

// What a moving picture says of itself: a packet of XMP in an application extension (XMP Specification, part 3, 1.1.2), which the
// standard library does not write.

// xmpHead opens the extension: an extension, for an application, whose name has eleven bytes.
const xmpHead = "\x21\xff\x0bXMP DataXMP"

// xmpTail ends it. The packet stands there as it is, not in blocks: a program that knows nothing of XMP takes each byte that it meets for
// the length of a block, and wherever it comes out of the packet the falling bytes here lead it to the same end.
func xmpTail() []byte {
	tail := []byte{1}
	for b := 255; b >= 0; b-- {
		tail = append(tail, byte(b))
	}
	return append(tail, 0)
}

// netscape is the extension that says how often a picture is shown again, of 19 bytes. Some programs look for it right behind the colours.
const netscape = "\x21\xff\x0bNETSCAPE2.0"

// withXMP returns a file of GIF89a with a packet before its first frame.
func withXMP(file, packet []byte) ([]byte, error) {
	if bytes.IndexByte(packet, 0) >= 0 {
		return nil, errors.New("gif: a packet of XMP has no zero bytes")
	}
	at, err := firstBlock(file)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(file[at:], []byte(netscape)) {
		at += len(netscape) + 5
	}
	if at > len(file) {
		return nil, errShort
	}
	out := make([]byte, 0, len(file)+len(xmpHead)+len(packet)+258)
	out = append(append(out, file[:at]...), xmpHead...)
	return append(append(append(out, packet...), xmpTail()...), file[at:]...), nil
}

var errShort = errors.New("gif: the file is too short")

// firstBlock is where the blocks of a file begin: behind the screen and its colours (GIF89a, 18 and 19).
func firstBlock(file []byte) (int, error) {
	if len(file) < 13 || string(file[:6]) != "GIF89a" {
		return 0, errShort
	}
	at := 13
	if fields := file[10]; fields&0x80 != 0 {
		at += 3 << (fields&7 + 1)
	}
	if at >= len(file) {
		return 0, errShort
	}
	return at, nil
}

// XMP returns the packet of a file before its first frame; nil where there is none.
func XMP(file []byte) []byte {
	at, err := firstBlock(file)
	if err != nil {
		return nil
	}
	for at < len(file) && file[at] == 0x21 {
		if bytes.HasPrefix(file[at:], []byte(xmpHead)) {
			at += len(xmpHead)
			end := bytes.Index(file[at:], xmpTail())
			if end < 0 {
				return nil
			}
			return file[at : at+end]
		}
		// Another extension: its label, then blocks up to one of no length.
		for at += 2; at < len(file) && file[at] != 0; at += int(file[at]) + 1 {
		}
		at++
	}
	return nil
}
