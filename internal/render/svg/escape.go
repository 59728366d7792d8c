package svg

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// This room writes what people wrote into the file, so that no character of it can be taken for markup.

// escape returns s for character data and for attributes in double quotes (XML 1.0, 2.4). What XML can't hold (2.2) is an error.
func escape(s string) (string, error) {
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd"):
			return "", fmt.Errorf("%q is not UTF-8 all the way through, and XML can't hold that", shown(s))
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff:
			return "", fmt.Errorf("%q has the character U+%04X, which XML can't hold", shown(s), r)
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\t' || r == '\n' || r == '\r':
			fmt.Fprintf(&b, "&#%d;", r) // in an attribute a parser would make a space of it
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), nil
}

// shown returns the beginning of a text, for messages.
func shown(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// language returns the attribute for a language tag, nothing for what is none (BCP 47, 2.1).
func language(tag string) string {
	if tag == "" || len(tag) > 99 {
		return ""
	}
	for i := range len(tag) {
		c := tag[i]
		if c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
			return ""
		}
	}
	return ` lang="` + tag + `" xml:lang="` + tag + `"`
}

// followed reports whether a link may stand in a file: one that runs something may not.
func followed(url string) bool {
	lower := strings.ToLower(url)
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if strings.HasPrefix(lower, scheme) {
			return true
		}
	}
	return false
}
