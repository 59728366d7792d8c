package layout

import (
	"strings"
	"unicode/utf8"
)

// alt tells the whole timeline in words, or the part from one moment to another, in the card's language.
func (st *story) alt(from, to int) string {
	var b strings.Builder
	stop, colon := ". ", ": "
	if isChinese(st.lang) || isJapanese(st.lang) {
		stop, colon = "\u3002", "\uff1a"
	}
	end := func() {
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(b.String(), " "))
		if strings.ContainsRune("\u3002\uff01\uff1f.!?\u2026", last) {
			if stop == ". " {
				b.WriteString(" ")
			}
			return
		}
		b.WriteString(stop)
	}
	set := func(s string) string { return string(st.set(s, st.lang)) }
	sentence := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			b.WriteString(set(s))
			end()
		}
	}
	sentence(st.title)
	sentence(st.subtitle)
	sentence(st.credit)
	for _, e := range st.eras {
		sentence(e.date.Show(st.lang) + colon + e.title)
	}
	for _, m := range st.moments[from:to] {
		b.WriteString(m.line + colon + set(m.title))
		if w, ok := st.words.Status(m.status); ok {
			b.WriteString(st.words.ParenOpen + w + st.words.ParenClose)
		}
		end()
		sentence(m.text)
		sentence(m.response)
	}
	return strings.TrimSpace(b.String())
}
