package transcript

import (
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"cards/internal/diag"
)

// readHTML reads what a page shows. The page is read as tokens, without a tree: that needs no more memory than the page, cannot
// be nested too deep, and tells where each text stands.
func (b *builder) readHTML() bool {
	p := &page{b: b, z: html.NewTokenizer(strings.NewReader(b.t.Source))}
	p.z.SetMaxBuf(maxToken)
	for {
		kind := p.z.Next()
		raw := len(p.z.Raw())
		if kind == html.ErrorToken {
			if err := p.z.Err(); err != io.EOF {
				b.warn(min(p.at, len(b.t.Source)), "html", "", "the page cannot be read on from here: %v", err)
			}
			break
		}
		p.token(kind, raw)
		p.at += raw
	}
	p.flush()
	for i := range p.blocks {
		if strings.Contains(p.blocks[i].text, "\n") {
			b.tell(diag.Note, p.blocks[i].start(), "html", "", "this text is laid out by line ends")
			break
		}
	}
	return b.sayAll(p.blocks)
}

// maxToken bounds one tag or text, in bytes.
const maxToken = 16 << 20

// page is a page that is being read.
type page struct {
	b      *builder
	z      *html.Tokenizer
	at     int
	blocks []block
	runs   []run
	// heading is true within h1 to h6, pre within pre; hidden counts the open elements whose text nobody sees, of which hiddenBy is
	// the first.
	heading, pre bool
	hidden       int
	hiddenBy     atom.Atom
	// space is true when a space is due before the next word: HTML makes any run of spaces one.
	space bool
}

// invisible elements have no text that a page shows. Their content is passed over up to the closing tag of the same name.
var invisible = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Title: true,
	atom.Textarea: true, atom.Select: true, atom.Svg: true, atom.Math: true, atom.Iframe: true, atom.Object: true, atom.Nav: true, atom.Button: true, atom.Rt: true, atom.Rp: true}

// blockElements end a paragraph where they start and end (HTML, section 15.3).
var blockElements = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true,
	atom.H5: true, atom.H6: true, atom.Blockquote: true, atom.Section: true, atom.Article: true, atom.Header: true, atom.Footer: true, atom.Main: true, atom.Aside: true,
	atom.Table: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Pre: true, atom.Hr: true, atom.Br: true, atom.Figure: true,
	atom.Figcaption: true, atom.Address: true, atom.Form: true, atom.Fieldset: true, atom.Body: true, atom.Html: true, atom.Details: true, atom.Summary: true, atom.Caption: true}

func (p *page) token(kind html.TokenType, raw int) {
	switch kind {
	case html.TextToken:
		if p.hidden == 0 {
			p.words(p.at, p.at+raw)
		}
	case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		name, more := p.z.TagName()
		tag := atom.Lookup(name)
		closing := kind == html.EndTagToken
		switch {
		case p.hidden > 0:
			if tag == p.hiddenBy && kind != html.SelfClosingTagToken {
				if closing {
					p.hidden--
				} else {
					p.hidden++
				}
			}
			return
		case !closing && kind != html.SelfClosingTagToken && (invisible[tag] || more && p.isHiddenTag() && !isVoid(tag)):
			p.hidden, p.hiddenBy = 1, tag
			if tag == 0 { // an unknown element cannot be told from others: its text stays
				p.hidden = 0
			}
			return
		}
		if blockElements[tag] {
			p.flush()
			switch tag {
			case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
				p.heading = !closing
			case atom.Pre:
				p.pre = !closing
			}
		}
	}
}

func isVoid(tag atom.Atom) bool {
	switch tag {
	case atom.Br, atom.Img, atom.Hr, atom.Input, atom.Meta, atom.Link, atom.Wbr, atom.Col, atom.Source, atom.Track, atom.Embed, atom.Area, atom.Base, atom.Param:
		return true
	}
	return false
}

// isHiddenTag reports whether the tag's attributes hide it.
func (p *page) isHiddenTag() bool {
	for {
		key, value, more := p.z.TagAttr()
		switch string(key) {
		case "hidden":
			return true
		case "aria-hidden":
			if string(value) == "true" {
				return true
			}
		case "style":
			if s := strings.ReplaceAll(string(value), " ", ""); strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
		if !more {
			return false
		}
	}
}

// words adds the text from from to to: runs of spaces are one, character references are resolved.
func (p *page) words(from, to int) {
	src := p.b.t.Source
	start := from
	cut := func(at, next int) {
		if start < at {
			if p.space && len(p.runs) > 0 {
				p.runs = append(p.runs, run{from: start, to: start, as: " "})
			}
			p.space = false
			p.runs = append(p.runs, run{from: start, to: at})
		}
		start = next
	}
	for i := from; i < to; i++ {
		switch c := src[i]; {
		case c == '\n' && p.pre:
			cut(i, i+1)
			p.flush()
		case isBlank(c) || c == '\f':
			// One space between words is copied with them.
			if c == ' ' && i > start && i+1 < to && !isBlank(src[i+1]) && src[i+1] != '&' {
				continue
			}
			breakOnly := (c == '\n' || c == '\r') && i > from && i+1 < to && isUnspaced(lastRune(src[start:i])) && isUnspaced(rune3(src[i+1:to]))
			cut(i, i+1)
			p.space = !breakOnly // a line end between Han was put there by an editor
		case c == '&':
			if text, end, ok := p.b.entity(i, to); ok {
				cut(i, end)
				if p.space && len(p.runs) > 0 {
					p.runs = append(p.runs, run{from: i, to: i, as: " "})
				}
				p.space = false
				p.runs = append(p.runs, run{from: i, to: end, as: text})
				i = end - 1
			}
		}
	}
	cut(to, to)
}

// flush ends a paragraph.
func (p *page) flush() {
	p.space = false
	if len(p.runs) == 0 {
		return
	}
	k := p.b.blockOf(p.runs)
	p.runs = nil
	if strings.TrimSpace(k.text) == "" {
		return
	}
	if p.heading {
		k.kind = Heading
	}
	p.blocks = append(p.blocks, k)
}
