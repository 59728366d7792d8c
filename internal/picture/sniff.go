package picture

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// pngStart is what every PNG begins with (PNG 3rd edition, 5.2).
const pngStart = "\x89PNG\r\n\x1a\n"

// sniff tells a picture's format by its first bytes: jpeg, png, webp or gif. The error names what else it is.
func sniff(data []byte) (string, error) {
	starts := func(with string) bool { return len(data) >= len(with) && string(data[:len(with)]) == with }
	switch {
	case len(data) == 0:
		return "", damaged("the file is empty")
	case starts("\xff\xd8\xff"):
		return "jpeg", nil
	case starts(pngStart):
		return "png", nil
	case starts("GIF87a"), starts("GIF89a"):
		return "gif", nil
	case starts("RIFF") && len(data) >= 12 && string(data[8:12]) == "WEBP":
		return "webp", nil
	case starts("\x89PNG"):
		return "", damaged("the picture is damaged: it is a PNG that was sent or saved as if it were text")
	case len(data) < 12 && (strings.HasPrefix(pngStart, string(data)) || starts("RIFF") || starts("\xff\xd8") || starts("GIF8")):
		return "", cutShort()
	}
	for _, f := range foreign {
		if starts(f.start) {
			return "", unread(f.what)
		}
	}
	if what := isoMedia(data); what != "" {
		return "", unread(what)
	}
	return "", asText(data)
}

// foreign are formats that are recognised in order to name them.
var foreign = []struct{ start, what string }{
	{"8BPS", "a Photoshop file (PSD)"},
	{"II*\x00\x10\x00\x00\x00CR", "a camera's raw file (CR2)"},
	{"II*\x00", "a TIFF or a camera's raw file"}, {"MM\x00*", "a TIFF or a camera's raw file"},
	{"II+\x00", "a TIFF"}, {"MM\x00+", "a TIFF"},
	{"BM", "a BMP"},
	{"\x00\x00\x01\x00", "an icon (ICO)"},
	{"\xff\x0a", "a JPEG XL"}, {"\x00\x00\x00\x0cJXL ", "a JPEG XL"},
	{"\x00\x00\x00\x0cjP  ", "a JPEG 2000"}, {"\xff\x4f\xff\x51", "a JPEG 2000"},
	{"%!PS", "PostScript (EPS)"}, {"\xc5\xd0\xd3\xc6", "PostScript (EPS)"},
	{"gimp xcf", "a GIMP file (XCF)"},
	{"\x1f\x8b", "a compressed file (gzip, perhaps SVGZ)"},
	{"PK\x03\x04", "a ZIP archive or an office document"},
	{"Rar!", "a RAR archive"}, {"7z\xbc\xaf", "a 7z archive"},
	{"\x1a\x45\xdf\xa3", "a video"},
}

// isoMedia names a file of the ISO base media file format by its brand (ISO/IEC 14496-12, 4.3), which is how phones keep
// photographs.
func isoMedia(data []byte) string {
	if len(data) < 12 || string(data[4:8]) != "ftyp" {
		return ""
	}
	switch string(data[8:12]) {
	case "avif", "avis":
		return "an AVIF"
	case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "mif2", "msf1":
		// The general brands stand first in some AVIF too; which it is the others say.
		if bytes.Contains(data[:min(len(data), 64)], []byte("avif")) {
			return "an AVIF"
		}
		return "a HEIC, as phones take photographs"
	case "crx ":
		return "a camera's raw file (CR3)"
	}
	return "a video"
}

func unread(what string) error {
	return &fault{"picture-format", fmt.Sprintf("this is %s, and pictures are read from JPEG, PNG, WebP and GIF", what), hintConvert}
}

// asText names what is text instead of a picture, or says that nothing is known.
func asText(data []byte) error {
	head := data[:min(len(data), 1024)]
	if bytes.Contains(head, []byte("%PDF-")) {
		return unread("a PDF")
	}
	text := strings.ToLower(string(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))))
	text = strings.TrimSpace(text)
	switch {
	case strings.HasPrefix(text, "<svg"), strings.HasPrefix(text, "<?xml") && strings.Contains(text, "<svg"), strings.HasPrefix(text, "<!doctype svg"),
		strings.HasPrefix(text, "<!--") && strings.Contains(text, "<svg"):
		return unread("an SVG")
	case strings.HasPrefix(text, "<!doctype html"), strings.HasPrefix(text, "<html"), strings.Contains(text, "<html"), strings.Contains(text, "<body"):
		return &fault{"picture-format", "this is a web page and no picture: perhaps the page that told of an error was saved in its place", "save the picture itself from the browser"}
	case strings.HasPrefix(text, "version https://git-lfs"):
		return &fault{"picture-format", "this is only Git LFS's note of where the picture is kept", "fetch it with git lfs pull"}
	case plainText(head):
		return &fault{"picture-format", "this is text and no picture", "name a JPEG, PNG, WebP or GIF"}
	}
	return &fault{"picture-format", "this is no JPEG, PNG, WebP or GIF, nor anything else that is known", hintConvert}
}

// plainText reports whether all of the head is printable; a character may be cut in half at its end.
func plainText(head []byte) bool {
	for len(head) > 0 {
		r, size := utf8.DecodeRune(head)
		if r == utf8.RuneError && size == 1 && len(head) >= utf8.UTFMax || r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' {
			return false
		}
		head = head[size:]
	}
	return true
}
