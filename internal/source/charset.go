package source

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf16 "golang.org/x/text/encoding/unicode"
)

// What follows decodes long texts that people did not write for this program, such as transcripts: a few broken bytes do
// not spoil them, and a user is told how sure the guess is. Decks are decoded more strictly, by decode.

// Decoded is a text and how its bytes were understood.
type Decoded struct {
	// Text is the whole text in UTF-8 without a byte order mark, its line ends and controls as they were.
	Text string
	// Encoding is UTF-8, UTF-16LE, UTF-16BE, GB18030, Big5, Shift-JIS or Windows-1252.
	Encoding string
	// Confidence is how sure that is, 0 to 1, and Why what it was told by.
	Confidence float64
	Why        string
	// Broken counts the places where bytes were no character and U+FFFD stands in their stead.
	Broken int
}

// sampleSize is how many bytes from the first beyond ASCII settle the encoding: frequencies of characters do not change
// after some 20,000 of them.
const sampleSize = 64 << 10

// maxBrokenShare is how much of a text may be broken before its encoding is held to be another one: a cut last character and a few
// bytes damaged on the way are far fewer.
const maxBrokenShare = 0.001

// Decode turns the bytes of a text into UTF-8. The error says in words for people why it cannot.
func Decode(data []byte) (Decoded, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		return decodedUTF8(data[3:], 1, "its byte order mark")
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}):
		return Decoded{}, fmt.Errorf("it is UTF-32, which is not read")
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decodedUTF16(data[2:], utf16.LittleEndian, 1, "its byte order mark")
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodedUTF16(data[2:], utf16.BigEndian, 1, "its byte order mark")
	case looksLikeUTF16(data):
		order := utf16.LittleEndian
		if nulsAtEven(data) {
			order = utf16.BigEndian
		}
		return decodedUTF16(data, order, 0.9, "the NULs at every other byte")
	}
	if broken := invalidIn(data); broken == 0 || float64(broken) <= maxBrokenShare*float64(len(data)) && hasManyUTF8(data, broken) {
		return decodedUTF8(data, 0.99, "every byte being valid in it")
	}
	return decodedLegacy(data)
}

func decodedUTF8(data []byte, confidence float64, why string) (Decoded, error) {
	d := Decoded{Encoding: "UTF-8", Confidence: confidence, Why: why, Broken: invalidIn(data)}
	d.Text = string(data)
	if d.Broken > 0 {
		if float64(d.Broken) > maxBrokenShare*float64(len(data))+1 {
			return Decoded{}, fmt.Errorf("it has %d bytes that are no UTF-8, though %s says that it is", d.Broken, why)
		}
		d.Text, d.Why = strings.ToValidUTF8(d.Text, string(utf8.RuneError)), "all but a few bytes being valid in it"
		d.Confidence = min(confidence, 0.95)
	}
	return d, nil
}

func decodedUTF16(data []byte, order utf16.Endianness, confidence float64, why string) (Decoded, error) {
	d := Decoded{Encoding: "UTF-16LE", Confidence: confidence, Why: why}
	if order == utf16.BigEndian {
		d.Encoding = "UTF-16BE"
	}
	text, err := utf16.UTF16(order, utf16.IgnoreBOM).NewDecoder().Bytes(data)
	if err != nil {
		return Decoded{}, fmt.Errorf("it cannot be read as %s: %v", d.Encoding, err)
	}
	d.Text = string(text)
	return d.holdTo(len(data))
}

// holdTo counts the broken characters of a decoded text and refuses it when there are too many.
func (d Decoded) holdTo(size int) (Decoded, error) {
	d.Broken = strings.Count(d.Text, string(utf8.RuneError))
	if float64(d.Broken) > maxBrokenShare*float64(size)+1 {
		return Decoded{}, fmt.Errorf("it was read as %s by %s, and then %d places in it are no characters", d.Encoding, d.Why, d.Broken)
	}
	return d, nil
}

// decodedLegacy guesses one of the encodings from before Unicode from a sample, then decodes all.
func decodedLegacy(data []byte) (Decoded, error) {
	sample := sampleOf(data)
	best, second, chosen := 0.0, 0.0, -1
	for i, candidate := range legacy {
		decoded, err := candidate.encoding.NewDecoder().Bytes(sample)
		if err != nil || bytes.Count(decoded, []byte(string(utf8.RuneError))) > 1+len(sample)/1000 {
			continue
		}
		score := share(string(decoded), candidate.frequent)
		switch {
		case score > best:
			best, second, chosen = score, best, i
		case score > second:
			second = score
		}
	}
	if chosen >= 0 && best >= 0.3 && best >= 1.5*second {
		d := Decoded{Encoding: legacy[chosen].name, Why: fmt.Sprintf("%.0f %% of its characters being frequent ones in it, %.0f %% in the next best", best*100, second*100)}
		d.Confidence = math.Round(100*min(0.98, best/(best+second)*min(1, 0.6+best))) / 100
		return d.decodeBy(legacy[chosen].encoding, data)
	}
	if looksWestern(sample) {
		d := Decoded{Encoding: "Windows-1252", Confidence: 0.7, Why: "its few bytes beyond ASCII being letters and marks in it"}
		return d.decodeBy(charmap.Windows1252, data)
	}
	at := invalidOffset(data)
	return Decoded{}, fmt.Errorf("byte 0x%02X at offset %d is not UTF-8, and which other encoding it is cannot be told", data[at], at)
}

func (d Decoded) decodeBy(e encoding.Encoding, data []byte) (Decoded, error) {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return Decoded{}, fmt.Errorf("it cannot be read as %s: %v", d.Encoding, err)
	}
	d.Text = string(text)
	return d.holdTo(len(data))
}

// sampleOf returns the lines from the first with a byte beyond ASCII. The byte of a line end is no part of a longer
// character in any of the encodings.
func sampleOf(data []byte) []byte {
	start := max(0, bytes.IndexFunc(data, func(c rune) bool { return c >= utf8.RuneSelf }))
	start = bytes.LastIndexByte(data[:start], '\n') + 1
	sample := data[start:]
	if len(sample) <= sampleSize {
		return sample
	}
	sample = sample[:sampleSize]
	if end := bytes.LastIndexByte(sample, '\n'); end > sampleSize/2 {
		sample = sample[:end]
	}
	return sample
}

// looksWestern reports whether a text is mostly ASCII and what is not are letters and typographic marks of Windows-1252.
func looksWestern(sample []byte) bool {
	high := 0
	for _, b := range sample {
		if b < utf8.RuneSelf {
			continue
		}
		c := charmap.Windows1252.DecodeByte(b)
		if c == utf8.RuneError || !unicode.IsLetter(c) && !strings.ContainsRune("\u2018\u2019\u201C\u201D\u2013\u2014\u2026\u2022\u20AC\u00A0\u00A3\u00A7\u00A9\u00AB\u00BB\u00B0\u00BF\u00A1\u2122\u00AE\u00B7\u00BD\u00BC", c) {
			return false
		}
		high++
	}
	return high > 0 && high*8 <= len(sample)
}

// nulsAtEven reports whether more NULs stand at even bytes than at odd ones.
func nulsAtEven(data []byte) bool {
	var nuls [2]int
	for i, b := range data {
		if b == 0 {
			nuls[i%2]++
		}
	}
	return nuls[0] > nuls[1]
}

// invalidIn counts the bytes that are no UTF-8.
func invalidIn(data []byte) int {
	n := 0
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			data = data[1:]
			continue
		}
		c, size := utf8.DecodeRune(data)
		if c == utf8.RuneError && size == 1 {
			n++
		}
		data = data[size:]
	}
	return n
}

// hasManyUTF8 reports whether sequences of UTF-8 are far more than what is broken: in the other encodings hardly any two
// bytes make one.
func hasManyUTF8(data []byte, broken int) bool {
	whole := 0
	for i := 0; i < len(data); {
		_, size := utf8.DecodeRune(data[i:])
		if size > 1 {
			whole++
		}
		i += size
	}
	return whole >= 10*broken
}
