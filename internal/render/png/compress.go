package png

import (
	"io"

	"github.com/klauspost/compress/zlib"
)

// Levels of the compressor: for flat pictures more effort gains a few per cent for several times the time; noise
// needs it to stay as small as other encoders' files.
const (
	levelFlat  = 1
	levelPhoto = 5
)

// compressors keeps a writer for each level.
type compressors struct {
	byLevel [10]*zlib.Writer
}

// compress writes data to w as one zlib stream.
func (c *compressors) compress(w io.Writer, data []byte, level int) error {
	z := c.byLevel[level]
	if z == nil {
		var err error
		if z, err = zlib.NewWriterLevel(w, level); err != nil {
			return err
		}
		c.byLevel[level] = z
	} else {
		z.Reset(w)
	}
	if _, err := z.Write(data); err != nil {
		return err
	}
	return z.Close()
}
