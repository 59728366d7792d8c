package text

import (
	"slices"
	"unicode"

	"cards/internal/scene"

	"github.com/go-text/typesetting/language"
)

// Itemising cuts the normalised text into stretches that one face can shape under one script and language, never inside
// a grapheme cluster. Marks that Unicode calls Common are given the script of the text around them: a full stop or
// quotation mark gets its regional form (locl) only under Han.

// item is one stretch to shape.
type item struct {
	start, end int // code points
	face       int // index into the paragraph's faces; -1: no face has these characters
	script     language.Script
	lang       string
	tabular    bool
	stands     orientation
	// backwards items run from right to left.
	backwards bool
}

// wanted is how one grapheme cluster asks to be shaped.
type wanted struct {
	style Style
	lang  string
}

// itemise cuts p's text at the grapheme boundaries given (code point offsets, first 0, last len).
func (s *shaper) itemise(p *Prepared, graphemes []int) []item {
	var items []item
	var stands []orientation
	latin := latinQuotes(p.Runes)
	p.forms = p.cappedMarks()
	p.levels = findLevels(p.Runes, p.paragraph.Lang)
	if p.paragraph.Vertical {
		p.forms, stands = p.columnForms(latin), p.orientations(latin)
	}
	faceIndex := map[scene.Face]int{}
	// Spans are few; the wanted style of a code point is looked up in turn.
	spans := p.paragraph.Spans
	for g := 0; g+1 < len(graphemes); g++ {
		start, end := graphemes[g], graphemes[g+1]
		w := wanted{p.paragraph.Style, p.paragraph.Lang}
		for _, span := range spans {
			if o := p.Origin[start]; o >= span.Start && o < span.End {
				if span.Style != nil {
					w.style = *span.Style
				}
				if span.Lang != "" {
					w.lang = span.Lang
				}
			}
		}
		script, lang := s.script(p.Runes, start, w.lang, latin)
		if !p.paragraph.Vertical && p.joinsFigures(start) {
			// As heavy as they are: the form for Chinese is a hairline beside bold figures.
			script, lang = language.Latin, "en"
		}
		face := s.pick(p.forms[start:end], w)
		backwards := p.levels != nil && p.levels[start] == 1 && !p.paragraph.Vertical
		stand := upright
		if stands != nil {
			stand = stands[start]
		}
		index := -1
		if face != nil {
			var ok bool
			if index, ok = faceIndex[face]; !ok {
				index = len(p.faces)
				p.faces = append(p.faces, face)
				faceIndex[face] = index
			}
		} else {
			for _, r := range p.Runes[start:end] {
				p.addMissing(r)
			}
		}
		// After a line end or U+200B an accent has nothing to join: HarfBuzz would give both to one cluster.
		if n := len(items); n > 0 && !endsCluster(p.Runes[start-1]) && items[n-1].face == index && items[n-1].script == script && items[n-1].lang == lang && items[n-1].stands == stand && items[n-1].backwards == backwards {
			items[n-1].end = end
			continue
		}
		items = append(items, item{start: start, end: end, face: index, script: script, lang: lang, tabular: p.paragraph.Tabular, stands: stand, backwards: backwards})
	}
	return items
}

// joinsFigures reports whether the character at i is a dash from one figure to another: 18—24.
func (p *Prepared) joinsFigures(i int) bool {
	return p.Runes[i] == '\u2014' && i > 0 && i+1 < len(p.Runes) && classOf(p.Runes[i-1]) == classDigit && classOf(p.Runes[i+1]) == classDigit
}

func endsCluster(r rune) bool {
	c := classOf(r)
	return c == classMandatory || c == classZeroSpace || c == classSoftHyphen
}

func (p *Prepared) addMissing(r rune) {
	for _, m := range p.Missing {
		if m == r {
			return
		}
	}
	p.Missing = append(p.Missing, r)
}

// pick returns the first face of the chain that has every character of the cluster, or nil.
func (s *shaper) pick(cluster []rune, w wanted) scene.Face {
	chain := s.chain(w)
	if wantsEmoji(cluster) {
		for i := len(chain) - 1; i >= 0; i-- {
			if s.isEmoji(chain[i]) && covers(chain[i], cluster) {
				return chain[i]
			}
		}
	}
	for _, f := range chain {
		if covers(f, cluster) {
			return f
		}
	}
	return nil
}

// covers reports whether f draws every character of the cluster; those that are never drawn do not count.
func covers(f scene.Face, cluster []rune) bool {
	for _, r := range cluster {
		if isInvisible(r) {
			continue
		}
		if gid, ok := f.Font().NominalGlyph(r); !ok || gid == 0 {
			return false
		}
	}
	return true
}

// isInvisible reports whether r only steers shaping or breaking.
func isInvisible(r rune) bool {
	return r == 0xad || r == joinerOfMarks || r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef || r >= 0x200b && r <= 0x200f || r == 0x2060 || r == 0xfeff ||
		r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029
}

// emojiPresentation are characters below U+1F000 that are pictures without being asked (Unicode emoji-data,
// Emoji_Presentation=Yes).
var emojiPresentation = set("⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕")

// wantsEmoji reports whether a cluster is to be drawn as a colour picture.
func wantsEmoji(cluster []rune) bool {
	for _, r := range cluster[1:] {
		switch r {
		case 0xfe0e:
			return false
		case 0xfe0f, 0x20e3:
			return true
		}
	}
	return cluster[0] >= 0x1f000 && cluster[0] <= 0x1faff || emojiPresentation[cluster[0]]
}

// script returns the script and language under which the character at i is shaped.
func (s *shaper) script(text []rune, i int, lang string, latin []bool) (language.Script, string) {
	r := text[i]
	cjk := isChinese(lang) || isJapanese(lang)
	switch c := classOf(r); c {
	case classLatin, classDigit:
		if r > 0x24f && r < 0xff00 {
			return language.LookupScript(r), lang
		}
		return language.Latin, lang
	case classHangul:
		return language.Hangul, lang
	case classHan, classKana, classSmallKana:
		return language.Han, lang
	case classEmoji:
		return language.Common, lang
	case classSpace:
		if isKorean(lang) {
			return language.Hangul, lang // whose space is wider
		}
		return language.Common, lang
	case classOpen, classClose, classDash, classEllipsis, classDot, classStop, classMark:
		if r >= 0x600 && r < 0x2000 {
			return language.LookupScript(r), lang
		}
		if r >= 0x3000 {
			return language.Han, lang
		}
		if r < 0x80 || !cjk {
			return language.Latin, lang
		}
		if isQuote(r) && latin[i] {
			// The Korean forms of “ ” are the proportional ones of the pan-CJK face.
			return language.Hangul, "ko"
		}
		return language.Han, lang
	}
	if cjk && r > 0xff {
		return language.Han, lang
	}
	if s := language.LookupScript(r); s.Strong() {
		return s, lang
	}
	return language.Latin, lang
}

func isQuote(r rune) bool { return r == '“' || r == '”' || r == '‘' || r == '’' }

// mostMarks is how many marks may stand on one letter: no writing needs more (Hebrew with points and accents has four), and
// hundreds of them would run over the page.
const mostMarks = 4

// joinerOfMarks (U+034F) is never drawn and stays with the letter before it: it takes the place of marks beyond mostMarks.
const joinerOfMarks = '\u034f'

// cappedMarks returns the characters that are shaped: those of the text, with no more than mostMarks marks on a letter.
func (p *Prepared) cappedMarks() []rune {
	out := p.Runes
	marks := 0
	for i, r := range p.Runes {
		if r < 0x300 || !unicode.Is(unicode.Mn, r) || isInvisible(r) {
			marks = 0
			continue
		}
		if marks++; marks > mostMarks {
			if &out[0] == &p.Runes[0] {
				out = slices.Clone(p.Runes)
			}
			out[i] = joinerOfMarks
		}
	}
	return out
}

// latinQuotes returns, by code point, the quotation marks that belong to Latin words or phrases: those inside a word (don’t),
// and pairs whose opening mark stands between Latin and Latin. A closing mark goes with its opening one.
func latinQuotes(text []rune) []bool {
	var out []bool
	var open []int
	for i, r := range text {
		if !isQuote(r) {
			continue
		}
		if out == nil {
			out = make([]bool, len(text))
		}
		inside := r == '’' && i > 0 && i+1 < len(text) && isLatinLetter(text[i-1]) && isLatinLetter(text[i+1])
		switch {
		case inside:
			out[i] = true
		case r == '“' || r == '‘':
			out[i] = inLatin(text, i)
			open = append(open, i)
		case len(open) > 0 && closers[text[open[len(open)-1]]] == r:
			out[i] = out[open[len(open)-1]]
			open = open[:len(open)-1]
		default:
			out[i] = inLatin(text, i)
		}
	}
	return out
}

func isLatinLetter(r rune) bool { return classOf(r) == classLatin && r < 0x2e80 }

// inLatin reports whether the text on both sides of the quotation mark at i is Latin.
func inLatin(text []rune, i int) bool {
	latin := func(step int) bool {
		for j := i + step; j >= 0 && j < len(text); j += step {
			switch c := classOf(text[j]); c {
			case classSpace, classOpen, classClose, classStop, classMark:
				if text[j] >= 0x3000 {
					return false
				}
				continue
			case classLatin, classDigit:
				return true
			default:
				return false
			}
		}
		return false
	}
	return latin(-1) && latin(1)
}
