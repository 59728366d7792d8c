package importer

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How long texts may be so that a page of the default size holds them at its smallest type, in widths of a Latin letter (a
// full-width character has two). Tests draw texts of these lengths.
const (
	titleRoom    = 200
	subtitleRoom = 240
	textRoom     = 560
	laneRoom     = 80
	shownRoom    = 40
)

// blocks are the elements that stand on lines of their own.
var blocks = map[string]bool{"p": true, "div": true, "br": true, "li": true, "ul": true, "ol": true, "h1": true, "h2": true, "h3": true, "h4": true,
	"h5": true, "h6": true, "blockquote": true, "tr": true, "table": true, "section": true, "article": true, "header": true, "footer": true, "hr": true}

// unread are the elements whose content is no text.
var unread = map[string]bool{"script": true, "style": true}

// plainHTML turns HTML into plain text: tags are taken away, blocks become lines, references characters. pictures counts
// the img elements, links are the addresses of a elements, in their order.
func plainHTML(s string) (text string, links []string, pictures int) {
	if !strings.ContainsAny(s, "<&") {
		return s, nil, 0
	}
	var b strings.Builder
	for len(s) > 0 {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			b.WriteString(html.UnescapeString(s))
			break
		}
		b.WriteString(html.UnescapeString(s[:open]))
		s = s[open:]
		if strings.HasPrefix(s, "<!--") {
			_, rest, closed := strings.Cut(s, "-->")
			if !closed {
				break
			}
			s = rest
			continue
		}
		name := tagName(s)
		if name == "" {
			b.WriteByte('<')
			s = s[1:]
			continue
		}
		end := strings.IndexByte(s, '>')
		if end < 0 {
			// Nothing that follows can be a tag.
			b.WriteString(html.UnescapeString(s))
			break
		}
		tag := s[:end+1]
		s = s[end+1:]
		closing := tag[1] == '/'
		switch {
		case unread[name] && !closing:
			// Whatever the case of its end: the next end of any element will do.
			if at := strings.Index(s, "</"); at >= 0 {
				s = s[at:]
			} else {
				s = ""
			}
		case blocks[name]:
			b.WriteByte('\n')
		case name == "img" && !closing:
			pictures++
		case name == "a" && !closing:
			if href := attribute(tag, "href"); href != "" {
				links = append(links, href)
			}
		}
	}
	return b.String(), links, pictures
}

// lowerASCII makes the letters of ASCII small, so that places in the text stay.
func lowerASCII(s string) string {
	out := []byte(s)
	for i, c := range out {
		if c >= 'A' && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return string(out)
}

// tagName returns the name of the tag with which s begins, in small letters; empty for a < that begins none.
func tagName(s string) string {
	i := 1
	if strings.HasPrefix(s, "</") {
		i = 2
	}
	start := i
	for i < len(s) && i-start < 20 && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || i > start && s[i] >= '0' && s[i] <= '9') {
		i++
	}
	return strings.ToLower(s[start:i])
}

// attribute returns the value of an attribute of a tag, references turned into characters.
func attribute(tag, name string) string {
	at := strings.Index(lowerASCII(tag), name)
	if at < 0 {
		return ""
	}
	rest := strings.TrimLeft(tag[at+len(name):], " \t\n")
	if !strings.HasPrefix(rest, "=") {
		return ""
	}
	rest = strings.TrimLeft(rest[1:], " \t\n")
	if rest == "" {
		return ""
	}
	if q := rest[0]; q == '"' || q == '\'' {
		value, _, _ := strings.Cut(rest[1:], string(q))
		return html.UnescapeString(value)
	}
	value, _, _ := strings.Cut(strings.TrimRight(rest, "/>"), " ")
	return html.UnescapeString(value)
}

// clean leaves of a text what a deck may hold: no control characters, no invisible ones that change the order of reading,
// one space between words, no empty lines.
func clean(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == 0x2028 || c == 0x2029:
			return '\n'
		case isBidiControl(c), c == 0xFEFF, c == 0xFFFE, c == 0xFFFF, c == 0xFFFD:
			return -1
		case c < 0x20 || c >= 0x7F && c < 0xA0:
			return ' '
		}
		return c
	}, strings.ToValidUTF8(s, ""))
	lines := strings.Split(s, "\n")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.Join(strings.FieldsFunc(l, func(c rune) bool { return c == ' ' || c == '\t' }), " "); !isBlank(l) {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}

// oneLine makes one line of several: with a space, or with nothing between characters that have none.
func oneLine(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	var b strings.Builder
	var last rune
	for _, l := range strings.Split(s, "\n") {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(l)
		if b.Len() > 0 && !(isWide(last) && isWide(first)) {
			b.WriteByte(' ')
		}
		b.WriteString(l)
		last, _ = utf8.DecodeLastRuneInString(l)
	}
	return b.String()
}

func isBidiControl(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// isBlank reports whether a text has no visible character, as decks count it.
func isBlank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		switch r {
		case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0: // fillers and the empty Braille pattern
			return false
		}
		return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cf, unicode.Cc, unicode.Mn)
	}) < 0
}

// isWide holds for characters of the width of an em: ideographs, kana, Hangul, their punctuation.
func isWide(r rune) bool {
	return r >= 0x1100 && r <= 0x115F || r >= 0x2E80 && r <= 0xA4CF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF ||
		r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF00 && r <= 0xFF60 || r >= 0xFFE0 && r <= 0xFFE6 || r >= 0x1F300
}

// width is that of a text in small Latin letters; a line's end counts for a good part of a line, which it may leave empty.
func width(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r == '\n':
			n += 20
		case isWide(r), unicode.IsUpper(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// cut parts a text that is wider than room: behind the last sentence that fits, else behind the last clause or word, with
// an ellipsis. rest is empty for a text that fits.
func cut(s string, room int) (head, rest string) {
	if width(s) <= room {
		return s, ""
	}
	var sentence, word int // byte offsets behind which the text may be parted
	n, last := 0, 0
	var before rune
	for i, r := range s {
		switch {
		case r == '\n', strings.ContainsRune("。！？", before), strings.ContainsRune(".!?", before) && r == ' ':
			sentence, word = i, i
		case r == ' ', strings.ContainsRune("，、；：", before), isWide(before) && isWide(r) && unicode.IsLetter(r) && unicode.IsLetter(before):
			word = i
		}
		if n += width(string(r)); n > room-2 {
			break
		}
		last, before = i+len(string(r)), r
	}
	switch {
	case sentence > 0:
		return strings.TrimSpace(s[:sentence]), strings.TrimSpace(s[sentence:])
	case word > 0:
		last = word
	}
	return strings.TrimRight(s[:last], " \n，、；：,;:") + "…", strings.TrimSpace(s[last:])
}

// address returns s if it is an address of the web or of mail without spaces, else nothing.
func address(s string) string {
	s = strings.TrimSpace(s)
	lower := strings.ToLower(s[:min(len(s), 10)])
	if !strings.HasPrefix(lower, "https://") && !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "mailto:") && !strings.HasPrefix(lower, "//") ||
		len(s) > 2000 || strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || isBidiControl(r) || r == 0xFFFD || r == 0xFEFF
	}) {
		return ""
	}
	if strings.HasPrefix(s, "//") {
		s = "https:" + s
	}
	return s
}

// pictureEndings end the addresses of pictures.
var pictureEndings = []string{".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif", ".bmp", ".tif", ".tiff"}

// isPicture reports whether an address is that of a picture, by its ending.
func isPicture(address string) bool {
	address, _, _ = strings.Cut(strings.ToLower(address), "?")
	address, _, _ = strings.Cut(address, "#")
	for _, e := range pictureEndings {
		if strings.HasSuffix(address, e) {
			return true
		}
	}
	return strings.Contains(address, "flickr.com/photos") || strings.Contains(address, "instagram.com/p/") || strings.HasPrefix(address, "data:image")
}

// mediaHosts are the sites whose addresses are films, sounds or maps.
var mediaHosts = []string{"youtube.com", "youtu.be", "vimeo.com", "dailymotion.com", "soundcloud.com", "vine.co", "google.com/maps", "maps.google",
	"bilibili.com/video", "youku.com", "spotify.com", "documentcloud.org", "twitter.com", "//x.com/", ".mp4", ".mp3", ".webm", ".m4a", ".wav", ".ogg"}

// isMedia reports whether an address is that of a film, a sound or a map.
func isMedia(address string) bool {
	address = strings.ToLower(address)
	for _, h := range mediaHosts {
		if strings.Contains(address, h) {
			return true
		}
	}
	return false
}

// hasHan reports whether a text has Chinese characters.
func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// languageOf tells the language of a text by its script, as far as dates and the deck's language need it.
func languageOf(s string) string {
	const enough = 20_000
	han, kana, hangul, latin := 0, 0, 0, 0
	for _, r := range s {
		switch {
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			latin++
		case r < 0x2E80:
		case unicode.Is(unicode.Han, r):
			han++
		case r >= 0x3041 && r <= 0x30FF && r != 0x30FB && r != 0x30FC:
			kana++
		case r >= 0xAC00 && r <= 0xD7A3:
			hangul++
		}
		if han+latin+hangul > enough {
			break
		}
	}
	// A character of Chinese says about as much as a word of five letters.
	switch {
	case (han+kana+hangul)*6 < latin:
		return "en"
	case kana*20 >= han && kana > 0:
		return "ja"
	case hangul > han:
		return "ko"
	case han > 0:
		return "zh-Hans"
	}
	return "en"
}
