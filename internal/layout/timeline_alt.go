package layout

import (
	"strings"
	"unicode/utf8"
)

// prose is a text alternative in the making: sentences in a language, each with its stop.
type prose struct {
	strings.Builder
	st          *story
	stop, colon string
}

func (st *story) newProse() *prose {
	p := &prose{st: st, stop: ". ", colon: ": "}
	if isChinese(st.lang) || isJapanese(st.lang) {
		p.stop, p.colon = "\u3002", "\uff1a"
	}
	return p
}

// end closes a sentence that has no stop of its own.
func (p *prose) end() {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.String(), " "))
	if strings.ContainsRune("\u3002\uff01\uff1f.!?\u2026", last) {
		if p.stop == ". " {
			p.WriteString(" ")
		}
		return
	}
	p.WriteString(p.stop)
}

func (p *prose) set(s string) string { return string(p.st.set(s, p.st.lang)) }

// sentence adds a sentence, if there is one.
func (p *prose) sentence(s string) {
	if s = strings.TrimSpace(s); s != "" {
		p.WriteString(p.set(s))
		p.end()
	}
}

// moment tells an event.
func (p *prose) moment(m *moment) {
	p.WriteString(m.line + p.colon + p.set(m.title))
	if w, ok := p.st.words.Status(m.status); ok {
		p.WriteString(p.st.words.ParenOpen + w + p.st.words.ParenClose)
	}
	p.end()
	p.sentence(m.text)
	p.sentence(m.response)
}

// alt tells the whole timeline in words, or the part from one moment to another, in the card's language.
func (st *story) alt(from, to int) string {
	p := st.newProse()
	p.sentence(st.title)
	p.sentence(st.subtitle)
	p.sentence(st.credit)
	for _, e := range st.eras {
		p.sentence(e.date.Show(st.lang) + p.colon + e.title)
	}
	for i := from; i < to; i++ {
		p.moment(&st.moments[i])
	}
	if st.photo != nil && st.photo.credit != "" {
		p.sentence(st.words.PhotoCredit + st.photo.credit)
	}
	return strings.TrimSpace(p.String())
}

// altOf tells one event, with its place among all: what a frame that reveals it shows first.
func (st *story) altOf(k int) string {
	p := st.newProse()
	p.WriteString(st.words.EventOf(k+1, len(st.moments)) + p.colon)
	p.moment(&st.moments[k])
	return strings.TrimSpace(p.String())
}
