package text

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// A setting is a text broken into lines, ours or Chromium's, reduced to what can be judged in the same way: where lines begin,
// and where each character stands.

// setting holds positions in em along the line, by code point.
type setting struct {
	// starts are the first characters of the lines, the first line's included.
	starts []int
	// left and right are the edges of each character's advance; where air was squeezed out, advances may overlap (ours) or be
	// narrower (Chromium's), but a closing mark's left edge and an opening mark's right edge are always those of the whole
	// glyph.
	left, right []float64
}

// ourSetting breaks a text with our engine, exactly as it is written: what is compared is how a text is set, not how it is
// normalised, and hanging marks are off as Chromium has none.
func ourSetting(t testing.TB, l *labelled, width float64, mode Mode) setting {
	t.Helper()
	p := prepare(t, Paragraph{Text: string(l.text), Lang: l.lang})
	if p.Text() != string(l.text) {
		t.Fatal("the text was changed")
	}
	lines, ok := p.Break(Measure{Width: width, Mode: mode})
	if !ok {
		t.Fatal("the text was not broken")
	}
	s := setting{left: make([]float64, len(l.text)), right: make([]float64, len(l.text))}
	for _, line := range lines.Lines {
		s.starts = append(s.starts, p.clusters[line.Start].start)
		for k := line.Start; k < line.End; k++ {
			c := &p.clusters[k]
			left := p.position[k] - p.position[line.Start] - line.trim
			for i := c.start; i < c.end; i++ {
				s.left[i], s.right[i] = left+c.advance, left+c.advance
			}
			s.left[c.start] = left
		}
	}
	return s
}

// counts is what is counted over many settings.
type counts struct {
	settings int
	// ends are all line ends but each text's last; countable those of them that say anything about words.
	ends, countable int
	torn, tight     int
	lonely          int
	forbidden       int
	// pairs are the full-width marks that follow another on one line, unsqueezed those of them that keep all their air.
	pairs, unsqueezed int
	// ragged adds up the standard deviations of line lengths in em, over all lines of each text, its last included.
	ragged float64
	// leastRagged adds up what raggedness could be without a torn word, where that was asked.
	leastRagged float64
	// alike counts the settings that Compact and Chromium have as many lines of, without a word torn by Chromium, and alikeRagged
	// adds up their raggedness.
	alike       int
	alikeRagged float64
}

// count adds one setting.
func (c *counts) count(l *labelled, s setting) {
	c.settings++
	for _, i := range s.starts[1:] {
		c.ends++
		switch l.verdict(i) {
		case tornWord:
			c.torn++
			c.countable++
		case tightPhrase:
			c.tight++
			c.countable++
		case goodPlace:
			c.countable++
		}
		if l.forbidden(i) {
			c.forbidden++
		}
	}
	if l.lonely(s) {
		c.lonely++
	}
	pairs, unsqueezed := l.markPairs(s)
	c.pairs += pairs
	c.unsqueezed += len(unsqueezed)
	c.ragged += l.raggedness(s)
}

// plus returns the sum of two counts.
func (c counts) plus(d counts) counts {
	return counts{c.settings + d.settings, c.ends + d.ends, c.countable + d.countable, c.torn + d.torn, c.tight + d.tight, c.lonely + d.lonely,
		c.forbidden + d.forbidden, c.pairs + d.pairs, c.unsqueezed + d.unsqueezed, c.ragged + d.ragged, c.leastRagged + d.leastRagged,
		c.alike + d.alike, c.alikeRagged + d.alikeRagged}
}

// meanRagged is the raggedness of a setting, to a hundredth of an em.
func (c counts) meanRagged() float64 {
	return math.Round(100*c.ragged/float64(max(1, c.settings))) / 100
}

// leastRagged is the least raggedness of so many lines that tear no word and break no rule, whatever they cost otherwise;
// ok is false when so many lines can't hold the text untorn.
func (l *labelled) leastRagged(t *testing.T, width float64, lines int) (least float64, ok bool) {
	t.Helper()
	p := prepare(t, Paragraph{Text: string(l.text), Lang: l.lang})
	n := len(p.clusters)
	open := []int{0}
	for j := 1; j < n; j++ {
		if o := &p.breaks[j]; o.allowed && l.verdict(p.clusters[j].start) != tornWord {
			open = append(open, j)
		}
	}
	open = append(open, n)
	length := make([][]float64, len(open)) // of the line between two places, while it fits
	for a := range open {
		for b := a + 1; b < len(open); b++ {
			w := p.measure(open[a], open[b]).width
			if w > width+1e-6 {
				break
			}
			length[a] = append(length[a], w)
		}
	}
	// The deviation from any mean is no less than that from the lines' own mean, so the least over all means is the least
	// deviation. (The sum of the lengths does depend on the breaks, by the air that falls away at the ends of lines.)
	least = math.Inf(1)
	for mean := 0.0; mean <= width; mean += 0.05 {
		row := slices.Repeat([]float64{math.Inf(1)}, len(open))
		row[0] = 0
		for range lines {
			next := slices.Repeat([]float64{math.Inf(1)}, len(open))
			for a, from := range row {
				for k, w := range length[a] {
					next[a+1+k] = min(next[a+1+k], from+(w-mean)*(w-mean))
				}
			}
			row = next
		}
		least = min(least, row[len(open)-1])
	}
	return math.Sqrt(least / float64(lines)), !math.IsInf(least, 1)
}

// percent is a share of all line ends or of the countable ones.
func percent(part, whole int) float64 { return 100 * float64(part) / float64(max(1, whole)) }

// lonely reports whether the last of several lines holds one character and its marks (孤字).
func (l *labelled) lonely(s setting) bool {
	if len(s.starts) < 2 {
		return false
	}
	n := 0
	for _, r := range l.text[s.starts[len(s.starts)-1]:] {
		if (inWord(r) || unicode.Is(unicode.So, r)) && !unicode.IsMark(r) {
			n++
		}
	}
	return n <= 1
}

// raggedness is the standard deviation of the line lengths, ink to ink: the air of a mark at either end is not seen.
func (l *labelled) raggedness(s setting) float64 {
	if len(s.starts) < 2 {
		return 0
	}
	var lengths []float64
	sum := 0.0
	for k, start := range s.starts {
		end := len(l.text)
		if k+1 < len(s.starts) {
			end = s.starts[k+1]
		}
		for end > start+1 && unicode.IsSpace(l.text[end-1]) {
			end--
		}
		from, to := s.left[start], s.right[end-1]
		if l.air(start) == airBefore {
			from = s.right[start] - 0.5
		}
		if l.air(end-1) == airAfter {
			to = s.left[end-1] + 0.5
		}
		lengths = append(lengths, to-from)
		sum += to - from
	}
	mean, squares := sum/float64(len(lengths)), 0.0
	for _, length := range lengths {
		squares += (length - mean) * (length - mean)
	}
	return math.Sqrt(squares / float64(len(lengths)))
}

// faults tells what a setting does badly, each as "what: where".
func (l *labelled) faults(s setting) []string {
	var out []string
	for _, i := range s.starts[1:] {
		if l.verdict(i) == tornWord {
			out = append(out, "torn: "+l.near(i))
		}
		if l.forbidden(i) {
			out = append(out, "forbidden: "+l.near(i))
		}
	}
	if l.lonely(s) {
		out = append(out, "lonely: "+l.near(s.starts[len(s.starts)-1]))
	}
	_, unsqueezed := l.markPairs(s)
	for _, i := range unsqueezed {
		out = append(out, "unsqueezed: "+string(l.text[i-1:i+1]))
	}
	return out
}

// solid is a setting of characters an em wide, with the given lines.
func solid(text string, starts ...int) (*labelled, setting) {
	l := &labelled{lang: "zh-Hans", text: []rune(text)}
	l.marks = make([]byte, len(l.text))
	s := setting{starts: starts}
	for i := range l.text {
		start := 0
		for _, from := range starts {
			if from <= i {
				start = from
			}
		}
		s.left, s.right = append(s.left, float64(i-start)), append(s.right, float64(i-start+1))
	}
	return l, s
}

func TestCompareCounts(t *testing.T) {
	for _, row := range []struct {
		text   string
		starts []int
		want   counts
		faults string
	}{
		{"他说好的。", []int{0, 2}, counts{settings: 1, ends: 1, countable: 1, torn: 1, ragged: 0.25}, "torn: 他说‖好的。"},
		{"他说好。", []int{0, 2}, counts{settings: 1, ends: 1, countable: 1, torn: 1, lonely: 1, ragged: 0.25}, "torn: 他说‖好。, lonely: 他说‖好。"},
		{"他说，好吗？", []int{0, 3}, counts{settings: 1, ends: 1, ragged: 0}, ""},
		{"他说，好吗？", []int{0, 2}, counts{settings: 1, ends: 1, forbidden: 1, ragged: 0.75}, "forbidden: 他说‖，好吗？"},
		{"他（说）好了", []int{0, 2}, counts{settings: 1, ends: 1, forbidden: 1, ragged: 1}, "forbidden: 他（‖说）好了"},
		{"那……好吧", []int{0, 2}, counts{settings: 1, ends: 1, forbidden: 1, ragged: 0.5}, "forbidden: 那…‖…好吧"},
		{"他：“好。”", []int{0}, counts{settings: 1, pairs: 2, unsqueezed: 2}, "unsqueezed: ：“, unsqueezed: 。”"},
	} {
		l, s := solid(row.text, row.starts...)
		var got counts
		got.count(l, s)
		if math.Abs(got.ragged-row.want.ragged) > 1e-9 {
			t.Errorf("%s %v: raggedness %g, want %g", row.text, row.starts, got.ragged, row.want.ragged)
		}
		got.ragged = row.want.ragged
		if got != row.want {
			t.Errorf("%s %v:\n got %+v\nwant %+v", row.text, row.starts, got, row.want)
		}
		if faults := strings.Join(l.faults(s), ", "); faults != row.faults {
			t.Errorf("%s %v: faults %q, want %q", row.text, row.starts, faults, row.faults)
		}
		if sum := got.plus(got); sum.ends != 2*got.ends || sum.meanRagged() != got.meanRagged() {
			t.Errorf("%s %v: twice %+v is %+v", row.text, row.starts, got, sum)
		}
	}
}

// TestCompareOurSetting: what is read from our lines is where our characters stand.
func TestCompareOurSetting(t *testing.T) {
	l := &labelled{lang: "zh-Hans", text: []rune("他说：“好。”就走了")}
	l.marks = make([]byte, len(l.text))
	s := ourSetting(t, l, 20, Compact)
	if len(s.starts) != 1 || !near(s.left[2], 2) || !near(s.right[3], 4-0.5) || !near(s.left[7], 7-1) {
		t.Errorf("lines %v, left %v, right %v", s.starts, s.left, s.right)
	}
	if pairs, unsqueezed := l.markPairs(s); pairs != 2 || len(unsqueezed) != 0 {
		t.Errorf("%d pairs, of which %v are not squeezed", pairs, unsqueezed)
	}
}
