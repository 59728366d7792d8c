package pdftext

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"io"

	"golang.org/x/image/tiff/lzw"
)

// decode takes the filters off a stream (ISO 32000-1, 7.4). Pictures' filters are not read: ok is false for them. What is damaged is read up
// to there.
func (f *file) decode(s *stream) (data []byte, ok bool) {
	if done, seen := f.kept[s]; seen {
		return done, true
	}
	data, ok = s.raw, true
	filters := f.list(first(s.dict, "Filter", "F"))
	parameters := f.list(first(s.dict, "DecodeParms", "DP"))
	for i, o := range filters[:min(len(filters), 6)] {
		filter, _ := f.resolve(o).(name)
		var d dict
		if i < len(parameters) {
			d = f.dict(parameters[i])
		}
		if data, ok = f.unfilter(filter, data, d); !ok {
			return nil, false
		}
	}
	if len(data) <= keptStream && f.keepable >= len(data) {
		f.keepable -= len(data)
		f.kept[s] = data
	}
	return data, true
}

// first returns the value of the first of two keys that a dictionary has.
func first(d dict, long, short name) object {
	if o, ok := d[long]; ok {
		return o
	}
	return d[short]
}

// unfilter takes one filter off.
func (f *file) unfilter(filter name, data []byte, d dict) ([]byte, bool) {
	switch filter {
	case "FlateDecode", "Fl":
		r, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, false
		}
		return f.predict(f.readAll(r), d)
	case "LZWDecode", "LZW":
		// Of the two ways of counting codes files use the one that TIFF has, unless they say otherwise, which hardly any does.
		if early, is := f.resolve(d["EarlyChange"]).(float64); is && early == 0 {
			return nil, false
		}
		r := lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8)
		defer r.Close()
		return f.predict(f.readAll(r), d)
	case "ASCIIHexDecode", "AHx":
		l := lexer{data: append([]byte("<"), data...)}
		return []byte(l.hexadecimal()), true
	case "ASCII85Decode", "A85":
		if i := bytes.Index(data, []byte("~>")); i >= 0 {
			data = data[:i]
		}
		return f.readAll(ascii85.NewDecoder(bytes.NewReader(bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))))), true
	case "RunLengthDecode", "RL":
		return f.runLength(data), true
	}
	return nil, false
}

// readAll reads as much as may still be unpacked.
func (f *file) readAll(r io.Reader) []byte {
	var b bytes.Buffer
	n, _ := io.Copy(&b, io.LimitReader(r, min(maxStream, f.unpackable)+1)) // what is damaged ends there
	if f.unpackable -= n; n > maxStream || f.unpackable < 0 {
		f.full = true
	}
	if b.Bytes() == nil {
		return []byte{}
	}
	return b.Bytes()
}

func (f *file) runLength(data []byte) []byte {
	out := []byte{}
	for i := 0; i < len(data) && int64(len(out)) < min(maxStream, f.unpackable); {
		n := int(data[i])
		i++
		switch {
		case n == 128:
			f.unpackable -= int64(len(out))
			return out
		case n < 128:
			out = append(out, data[i:min(len(data), i+n+1)]...)
			i += n + 1
		case i < len(data):
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
	}
	f.unpackable -= int64(len(out))
	return out
}

// predict undoes the differences that PNG (10 to 15) and TIFF (2) write.
func (f *file) predict(data []byte, d dict) ([]byte, bool) {
	predictor := f.integer(d["Predictor"], 1)
	if predictor < 2 {
		return data, true
	}
	colours, bits, columns := f.integer(d["Colors"], 1), f.integer(d["BitsPerComponent"], 8), f.integer(d["Columns"], 1)
	if colours < 1 || colours > 32 || bits < 1 || bits > 16 || columns < 1 || columns > 1<<20 || colours*bits*columns > 8<<20 {
		return nil, false
	}
	pixel, row := max(1, colours*bits/8), (colours*bits*columns+7)/8
	if predictor == 2 {
		for from := 0; bits == 8 && from < len(data); from += row {
			for i := from + pixel; i < min(from+row, len(data)); i++ {
				data[i] += data[i-pixel]
			}
		}
		return data, bits == 8
	}
	out := make([]byte, 0, len(data))
	before := make([]byte, row)
	for from := 0; from < len(data); from += row + 1 {
		line := data[from+1 : min(from+1+row, len(data))]
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], before[i-pixel]
			}
			switch data[from] {
			case 1:
				line[i] += left
			case 2:
				line[i] += before[i]
			case 3:
				line[i] += byte((int(left) + int(before[i])) / 2)
			case 4:
				line[i] += paeth(left, before[i], corner)
			}
		}
		out = append(out, line...)
		copy(before, line)
	}
	return out, true
}

// paeth is PNG's choice of the neighbour that is nearest to left + up - corner.
func paeth(left, up, corner byte) byte {
	p := int(left) + int(up) - int(corner)
	a, b, c := distance(p, int(left)), distance(p, int(up)), distance(p, int(corner))
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return up
	}
	return corner
}

func distance(a, b int) int { return max(a-b, b-a) }
