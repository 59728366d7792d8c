package layout

import (
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
)

// Mirrored clauses (不要渴望荣耀，要渴望工作。): two clauses, and nothing else, that share words are set one under the other, so
// that the shared words stand under themselves. This outranks size.

// clauses is a pair of parallel clauses: the text is cut before cut, and what they share begins at first in the one and
// at second (both from the text's start) in the other.
type clauses struct{ cut, first, second int }

// agrees reports whether the deck's preferred lines, if any, are just the two clauses.
func (c clauses) agrees(lines []string) bool {
	return len(lines) == 0 || len(lines) == 2 && len([]rune(lines[0])) == c.cut
}

// parallel finds two clauses, and nothing else, that share a run of two characters or more (不要渴望荣耀，要渴望工作。).
func parallel(runes []rune) (clauses, bool) {
	cut := 0
	for i, r := range runes {
		switch r {
		case '，', '；', ',', ';':
			if cut > 0 {
				return clauses{}, false
			}
			cut = i + 1
			for cut < len(runes) && runes[cut] == ' ' {
				cut++
			}
		case '。', '！', '？', '.', '!', '?', '：', ':', '、', '…', '—', '\n':
			if i < len(runes)-1 {
				return clauses{}, false
			}
		}
	}
	if cut < 3 || cut >= len(runes)-2 {
		return clauses{}, false
	}
	a, b := runes[:cut-1], runes[cut:]
	if float64(len(a)) > 1.8*float64(len(b)) || float64(len(b)) > 1.8*float64(len(a)) {
		return clauses{}, false
	}
	best, out := 1, clauses{cut: cut}
	for i := range a {
		for j := range b {
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] && !strings.ContainsRune(" ，。", a[i+n]) {
				n++
			}
			if n > best {
				best, out.first, out.second = n, i, cut+j
			}
		}
	}
	return out, best >= 2
}

// fitParallel sets the clauses on one line each, at the size that the longer allows, the second moved in by whole em
// until the shared run stands under itself. It gives up below the theme's least size or when the result does not fit.
func (c *quoteCanvas) fitParallel(l label, pair clauses, box text.Box, sig *signature, measure scene.Rect, form string) (text.Fitted, float64, bool) {
	tokens := c.theme.Decoration.Antithesis
	l.lines = []string{string([]rune(l.text)[:pair.cut]), string([]rune(l.text)[pair.cut:])}
	p := c.prepare(l)
	indent := 0.0
	if !isLatin(l.lang) {
		indent = float64(pair.first - (pair.second - pair.cut))
		if indent < 0 || indent > tokens.Indent {
			indent = 0
		}
	}
	for _, size := range box.Sizes {
		if size < tokens.Least*c.unit {
			break
		}
		f, ok := p.At(size, box)
		if !ok || len(f.Lines.Lines) != 2 || f.Torn > 0 {
			continue
		}
		for _, em := range []float64{indent, 0} {
			if wide := measure.W + float64(box.Bleed*size); f.LineWidth(0) <= wide && f.LineWidth(1)+em*size <= wide {
				if em == 0 && indent > 0 {
					continue
				}
				sig.indent = em * size
				at := measure
				at.Y = c.settle(&f, measure, sig, form, c.mirrorMiddle()-f.Height()/2)
				if _, ok := sig.clear(c.canvas, &f, at, form); ok {
					return f, em, true
				}
				sig.indent = 0
			}
		}
	}
	return text.Fitted{}, 0, false
}

// mirrorMiddle is where the middle of two mirrored clauses stands.
func (c *canvas) mirrorMiddle() float64 {
	return c.Safe.Y + c.Safe.H*c.theme.Decoration.Antithesis.Middle
}
