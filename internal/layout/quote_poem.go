package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cards/internal/layout/text"
	"cards/internal/scene"
	"cards/internal/theme"
)

// A poem in lines: its title over the verses and smaller than they are, a line for each verse, or on a low page for each couplet; what of a
// verse is turned over is moved in.

const (
	// poemTitleGap is between a poem's title and its first verse, em of the title.
	poemTitleGap = 0.7
	// poemTitleMost is the most of the verses' size that the title has, so that it heads them and does not outshine them.
	poemTitleMost = 0.72
	// poemTitleTries is how often title and verses are fitted to one another.
	poemTitleTries = 4
	// wholeVerses is how small, in the size at which verses are turned over, they may be to have a line each.
	wholeVerses = 0.6
	// coupletWorth is how much larger verses must become for two of them to share a line.
	coupletWorth = 1.2
	// leastVerses is from how many verses on they do.
	leastVerses = 4
	// turnedOver is how far the rest of a verse is moved in that is turned over, em; turnedOverLatin the same in letters.
	turnedOver, turnedOverLatin = 1, 1.5
)

// verses are those of a poem on a page, fitted.
type verses struct {
	base     label
	prepared *text.Prepared
	fitted   text.Fitted
	// title stands over them; nil where the page has none. titleRoom is what it takes, px.
	title     *block
	titleRoom float64
	// measure is the room under the title.
	measure scene.Rect
	// coupled tells that two verses share a line.
	coupled bool
}

// poemTitle is the label of a poem's title.
func (c *canvas) poemTitle(q *quote) label {
	roles := &c.theme.Type.Roles
	l := label{role: "title", item: q.titleItem, text: q.title, lang: q.lang, style: roles.Headline, weight: roles.Quote.Weight, colour: c.colours.Ink, normalise: true}
	l.style.Tracking = poemTitleTracking
	return l
}

// fitPoem fits the verses of part p under their title, where the part begins the poem; it reports whether they fit. The title is at most
// poemTitleMost of the verses, which makes them larger where it was too large.
func (c *quoteCanvas) fitPoem(q *quote, p part, base label, box text.Box, sig *signature, measure scene.Rect, form string, only float64) (v verses, ok bool) {
	defer func() {
		if ok && v.coupled {
			c.choose("lines", "couplets", "the page is low, and verses that share a line are much larger")
		}
	}()
	own := sig.furniture
	if q.title == "" || p.from > 0 {
		v.measure = measure
		return v, v.fit(c, base, box, sig, form, only)
	}
	whole := measure
	if own != nil {
		defer func(room scene.Rect) {
			if !ok {
				own.room = room
			}
		}(own.room)
	}
	floor := c.size.Floor(theme.EventTitleText)
	title := c.poemTitle(q)
	usual := title.style.SizeOf(c.size, theme.EventTitleText)
	// under fits the verses under the title at a size.
	under := func(size float64, box text.Box, only float64) (v verses, ok bool) {
		title.size = size
		v = verses{title: c.needed(title, whole.W, 2)}
		v.titleRoom = v.title.Height() + poemTitleGap*v.title.Size
		v.measure = whole
		v.measure.Y, v.measure.H = whole.Y+v.titleRoom, whole.H-v.titleRoom
		if own != nil {
			own.room = v.measure // the verses stand in what the title leaves
		}
		box.Height, box.Narrow = v.measure.H, sig.narrow(c.canvas, v.measure)
		return v, v.fit(c, base, box, sig, form, only)
	}
	size := usual
	for range poemTitleTries {
		v, ok = under(size, box, only)
		most := floor
		if ok {
			most = math.Max(floor, poemTitleMost*v.fitted.Size)
		}
		if size <= most+1e-6 {
			break
		}
		size = most
	}
	// What made the title small may have made the verses large enough for a larger one.
	if larger := math.Min(usual, poemTitleMost*v.fitted.Size); ok && larger > size+1 {
		same := box
		same.Sizes = []float64{v.fitted.Size}
		if w, fits := under(larger, same, v.fitted.Size); fits && len(w.fitted.Lines.Lines) == len(v.fitted.Lines.Lines) {
			w.fitted.Why, w.fitted.Tried = v.fitted.Why, v.fitted.Tried
			v = w
		} else if own != nil {
			own.room = v.measure
		}
	}
	return v, ok
}

// fit fits the verses into their measure: a line each, or where that makes them much smaller, with some turned over; on a low page two on a
// line, where that makes them much larger.
func (v *verses) fit(c *quoteCanvas, base label, box text.Box, sig *signature, form string, only float64) bool {
	clear := func(f *text.Fitted) (string, bool) { return sig.clear(c.canvas, f, v.measure, form) }
	lines := func(n int) func(f *text.Fitted) (string, bool) {
		return func(f *text.Fitted) (string, bool) {
			if len(f.Lines.Lines) > n {
				return "a verse is turned over", false
			}
			return clear(f)
		}
	}
	set := func(base label, accept func(f *text.Fitted) (string, bool)) (f text.Fitted, p *text.Prepared, ok bool) {
		b := box
		b.Accept, p = accept, c.prepare(base)
		if f, ok = p.Fit(b); ok && only == 0 {
			f = c.grow(p, b, f, sig.seat != nil && !sig.seat.over)
		}
		return f, p, ok
	}
	count := countVerses(base.text)
	folded, prepared, ok := set(base, clear)
	if v.base, v.fitted, v.prepared = base, folded, prepared; ok && len(folded.Lines.Lines) > count {
		if whole, p, fits := set(base, lines(count)); fits && whole.Size >= wholeVerses*folded.Size {
			whole.Tried = append(whole.Tried, fmt.Sprintf("%g: a verse is turned over", folded.Size))
			whole.Why = "largest at which every verse has a line"
			v.fitted, v.prepared = whole, p
		}
	}
	if ok && len(v.fitted.Lines.Lines) == count && fullWidth*v.fitted.Longest*v.fitted.Size > v.measure.W {
		v.enlarge(c, box, only, clear)
	}
	if !c.landscape() || count < leastVerses || count%2 > 0 || len(base.lines) > 0 || !isChinese(base.lang) && !isJapanese(base.lang) {
		return ok
	}
	if ok && !evenVerses(base.text) {
		return true // verses of different lengths are no couplets, and share a line only where the page has no other room for them
	}
	pairs := base
	pairs.text = couplets(base.text)
	if f, p, fits := set(pairs, lines(count/2)); fits && (!ok || f.Size >= coupletWorth*v.fitted.Size) {
		f.Why = "largest at which every couplet has a line, and much larger than with a line for each verse"
		v.base, v.fitted, v.prepared, v.coupled, ok = pairs, f, p, true, true
	}
	return ok
}

// enlarge makes verses larger that have a line each by the width: a few are turned over where the others then fill a page that they would
// leave empty in type hardly larger than the name, and the longest line fills the measure.
func (v *verses) enlarge(c *quoteCanvas, box text.Box, only float64, clear func(*text.Fitted) (string, bool)) {
	if only > 0 {
		return
	}
	count := len(v.fitted.Lines.Lines)
	name := c.theme.Type.Roles.Name.SizeOf(c.size, theme.LabelText)
	if c.size.Class == theme.Phone && v.fitted.Size < louderVerses*name && v.fitted.Height() < emptyVerses*box.Height {
		larger := box
		larger.Sizes = slices.DeleteFunc(slices.Clone(box.Sizes), func(size float64) bool { return size < turnedWorth*v.fitted.Size })
		for more := 1; 2*more <= count && len(larger.Sizes) > 0; more++ {
			larger.Accept = func(f *text.Fitted) (string, bool) {
				if len(f.Lines.Lines) > count+more {
					return "more verses are turned over", false
				}
				return clear(f)
			}
			f, ok := v.prepared.Fit(larger)
			if !ok || f.Torn > 0 {
				continue
			}
			f.Tried = append(f.Tried, fmt.Sprintf("%g: hardly larger than the name, on a page half empty", v.fitted.Size))
			f.Why = "largest at which few verses are turned over"
			v.fitted = f
			break
		}
	}
	lines := len(v.fitted.Lines.Lines)
	for _, size := range []float64{math.Floor(v.measure.W / v.fitted.Longest), math.Floor((v.measure.W/v.fitted.Longest + v.fitted.Size) / 2)} {
		if size = math.Min(size, box.Sizes[0]); size <= v.fitted.Size {
			continue
		}
		f, ok := v.prepared.At(size, box)
		if !ok {
			continue
		}
		if _, free := clear(&f); free && len(f.Lines.Lines) == lines && f.Torn == 0 && f.Height() <= box.Height {
			f.Why, f.Tried = v.fitted.Why+", enlarged until the longest line is full", v.fitted.Tried
			v.fitted = f
			return
		}
	}
}

const (
	// louderVerses is how many times as large as the name verses are on a page of which they fill less than emptyVerses, else a few of them are
	// turned over; turnedWorth is how much larger that must make them.
	louderVerses, emptyVerses = 1.5, 0.62
	turnedWorth               = 1.12
	// fullWidth is how many times the longest verse fills the measure where its width is what bounds the verses.
	fullWidth = 1.2
)

// countVerses counts the verses of a poem.
func countVerses(words string) int {
	return strings.Count(strings.TrimRight(words, " \n"), "\n") + 1
}

// evenVerses reports whether all verses of a poem have the same number of characters.
func evenVerses(words string) bool {
	verses := strings.Split(strings.TrimRight(words, " \n"), "\n")
	for _, v := range verses {
		if quoteLength([]rune(v)) != quoteLength([]rune(verses[0])) {
			return false
		}
	}
	return true
}

// couplets sets an em space for the end of every first verse of two, so that both share a line.
func couplets(words string) string {
	runes := []rune(words)
	first := true
	for i, r := range runes {
		if r != '\n' {
			continue
		}
		if first && strings.TrimRight(string(runes[i:]), " \n") != "" {
			runes[i] = '\u3000'
		}
		first = !first
	}
	return string(runes)
}

// turnOver moves in the rest of verses that are turned over, as far as the measure, px, holds it.
func (b *block) turnOver(measure float64) {
	in := turnedOver * b.Size
	if isLatin(b.lang) {
		in = turnedOverLatin * b.Size
	}
	n := len(b.Fitted.Lines.Lines)
	indent := make([]float64, n)
	for i := 1; i < n; i++ {
		if before := b.Fitted.Lines.Text(i - 1); !strings.HasSuffix(before, "\n") {
			indent[i] = math.Max(0, math.Min(in, measure-b.LineWidth(i)))
		}
	}
	if slices.Max(indent) > 0 {
		b.indent = indent
	}
}
