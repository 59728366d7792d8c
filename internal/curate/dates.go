package curate

import (
	"strings"
	"unicode/utf8"

	"cards/internal/edtf"
	"cards/internal/transcript"
)

// Date is a date that is told in the text.
type Date struct {
	// Span is where it stands in Transcript.Text.
	transcript.Span
	EDTF edtf.Date
	// Anchor is the date from which it was counted, "" where it stands for itself.
	Anchor string
	// Reason says how the words were understood, in words for people.
	Reason string
}

// Dates are found where characters or words that dates are made of stand together, a year or a relative word among them; the longest part of them
// that package edtf can read is the date. What it calls ambiguous is none, so that a duration (18到24个月) or an age is not taken for one.

const (
	// longestDate is how many characters are tried at most.
	longestDate = 22
	// remembered is how many expressions are remembered with what they mean, so that a date that recurs is read once.
	remembered = 4096
)

// dateWords are what dates are made of in a language.
type dateWords struct {
	// parts are single characters that may stand in a date, besides figures; words are longer pieces and, in spaced scripts, all pieces.
	parts, words string
	// years make a run of them a date: without one of these it is none. relative words need an anchor, and stand for a year themselves.
	years, relative string

	yearList, relativeList []string
}

func init() {
	for _, w := range dateTables {
		w.relativeList = strings.Split(w.relative, "|")
		if w.years != "" {
			w.yearList = strings.Split(w.years, "|")
		}
	}
}

// eras begin the name of a year, which may then have fewer than four figures.
var eras = []string{"昭和", "平成", "令和", "大正", "明治", "公元"}

var dateTables = map[*tongue]*dateWords{
	&chinese: {parts: "年月日号號初中末底期春夏秋冬天季上下半旬世纪紀代今去明个個前后後到至约約点點時时分早晚午公元約第一二三四五六七八九十零〇百",
		years: "年|世纪|世紀", relative: "今年|去年|前年|明年|后年|後年|上个月|上個月|下个月|下個月"},
	&japanese: {parts: "年月日初中末春夏秋冬上下半旬世紀代終わり今去昨一来再先前後ごろ頃の約時分早朝晩午昭和平成令大正明治元一二三四五六七八九十",
		years: "年|世紀", relative: "今年|去年|昨年|一昨年|来年|再来年|先月|来月"},
	&korean: {parts: "년월일초중말봄여름가을겨울상하반기세대경약 ",
		years: "년|세기", relative: "올해|작년|지난해|재작년|내년|지난달|다음 달"},
	&english: {words: "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|spring|summer|autumn|fall|winter|early|mid|late|of|the|around|about|circa|between|and|to|bc|bce|ad|christmas|eve|last|next|this|year|month|week",
		relative: "last year|next year|this year|last month|next month|last week|next week|last spring|last summer|last autumn|last fall|last winter|next spring|next summer|next autumn|next fall|next winter|this spring|this summer|this autumn|this winter"},
}

// dateFinder goes through a text.
type dateFinder struct {
	t      *transcript.Transcript
	tongue *tongue
	words  *dateWords
	anchor edtf.Date
	known  map[string]edtf.Date
	dates  []Date
	// ends is reused.
	ends []int
}

// findDates returns the dates of a transcript in order.
func findDates(t *transcript.Transcript, anchor edtf.Date) []Date {
	tongue := tongueOf(t.Lang)
	d := &dateFinder{t: t, tongue: tongue, words: dateTables[tongue], anchor: anchor, known: map[string]edtf.Date{}}
	for _, s := range t.Sentences() {
		if s.Turn < 0 {
			continue
		}
		if tongue.wordEnds {
			d.spaced(s.Span)
		} else {
			d.unspaced(s.Span)
		}
	}
	return d.dates
}

// read returns what an expression means.
func (d *dateFinder) read(s string) (edtf.Date, bool) {
	if date, seen := d.known[s]; seen {
		return date, !date.IsZero()
	}
	date, _, err := edtf.ParseFrom(s, d.t.Lang, d.anchor)
	if err != nil {
		date = edtf.Date{}
	}
	if len(d.known) < remembered {
		d.known[strings.Clone(s)] = date
	}
	return date, !date.IsZero()
}

func (d *dateFinder) add(from, to int, relative bool) {
	text := d.t.Text[from:to]
	date, _ := d.read(text)
	one := Date{Span: transcript.Span{From: from, To: to}, EDTF: date.WithoutWords(), Reason: "read as " + date.String()}
	if relative {
		one.Anchor, one.Reason = d.anchor.String(), "counted from "+d.anchor.String()
	}
	d.dates = append(d.dates, one)
}

// unspaced finds dates of characters.
func (d *dateFinder) unspaced(s transcript.Span) {
	text := d.t.Text
	for i := s.From; i < s.To; {
		c, size := utf8.DecodeRuneInString(text[i:s.To])
		if !d.isPart(c) || c == ' ' {
			i += size
			continue
		}
		end, ends := i, d.ends[:0]
		for k := i; k < s.To && len(ends) < longestDate; {
			c, size := utf8.DecodeRuneInString(text[k:s.To])
			if !d.isPart(c) {
				break
			}
			k += size
			end = k
			ends = append(ends, k)
		}
		d.ends = ends
		if !d.starts(text[i:end]) {
			i = max(end, i+size)
		} else if next := d.longest(i, ends); next > i {
			i = next
		} else {
			i += size // the date may begin further on
		}
	}
}

// starts reports whether a run has what makes it a date, so that it is worth trying from its next character.
func (d *dateFinder) starts(run string) bool {
	return len(run) >= 6 && (containsAny(run, d.words.yearList) || containsAny(run, d.words.relativeList))
}

// longest adds the longest date that begins at from and ends at one of ends, and returns where it ends, 0 for none.
func (d *dateFinder) longest(from int, ends []int) int {
	for k := len(ends) - 1; k >= 0; k-- {
		run := strings.TrimRight(d.t.Text[from:ends[k]], " ")
		relative := d.isRelative(run)
		if !relative && !d.absolute(run) || relative && d.anchor.IsZero() {
			continue
		}
		if _, ok := d.read(run); ok {
			d.add(from, from+len(run), relative)
			return from + len(run)
		}
	}
	return 0
}

func (d *dateFinder) isRelative(run string) bool {
	for _, w := range d.words.relativeList {
		if strings.HasPrefix(run, w) {
			return true
		}
	}
	return false
}

// absolute reports whether a run has a year of its own: four figures, a century, or an era; two figures may be a length.
func (d *dateFinder) absolute(run string) bool {
	figures, most := 0, 0
	for _, c := range run {
		if c >= '0' && c <= '9' {
			figures++
			most = max(most, figures)
		} else {
			figures = 0
		}
	}
	for _, w := range d.words.yearList {
		if i := strings.Index(run, w); i > 0 {
			if most >= 4 || i > 0 && w != "年" && w != "년" {
				return true
			}
			for _, era := range eras {
				if strings.HasPrefix(run, era) {
					return true
				}
			}
		}
	}
	return false
}

func (d *dateFinder) isPart(c rune) bool {
	return c >= '0' && c <= '9' || c >= 0x80 && strings.ContainsRune(d.words.parts, c) || c == ' ' && d.tongue == &korean
}

// spaced finds dates of words: those of the list, days and years, with a year of four figures or a relative phrase among them.
func (d *dateFinder) spaced(s transcript.Span) {
	type word struct{ from, to int }
	var run []word
	text := d.t.Text
	flush := func() {
		for from := 0; from < len(run); {
			next := from + 1
			for to := min(len(run), from+7); to > from; to-- {
				expression := text[run[from].from:run[to-1].to]
				relative := slicesHas(d.words.relative, expression)
				if !relative && !hasYear(expression) || relative && d.anchor.IsZero() {
					continue
				}
				if _, ok := d.read(expression); ok {
					d.add(run[from].from, run[to-1].to, relative)
					next = to
					break
				}
			}
			from = next
		}
		run = run[:0]
	}
	for i := s.From; i < s.To; {
		for i < s.To && !isWord(text[i]) {
			if text[i] != ' ' && text[i] != ',' {
				flush()
			}
			i++
		}
		start := i
		for i < s.To && isWord(text[i]) {
			i++
		}
		if start == i {
			continue
		}
		if w := strings.ToLower(text[start:i]); slicesHas(d.words.words, w) || isDay(w) {
			run = append(run, word{start, i})
		} else {
			flush()
		}
	}
	flush()
}

// isDay reports whether a word is a figure, an ordinal or a decade.
func isDay(w string) bool {
	digits := strings.TrimRight(w, "stndrh")
	return digits != "" && len(digits) <= 4 && strings.Trim(digits, "0123456789") == "" && len(w)-len(digits) <= 2
}

// hasYear reports whether a text has four figures in a row that may be a year.
func hasYear(s string) bool {
	n := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] >= '0' && s[i] <= '9' {
			n++
			continue
		}
		if n == 4 && s[i-4] >= '1' && s[i-4] <= '2' {
			return true
		}
		n = 0
	}
	return false
}

// slicesHas reports whether a list parted by | has a word.
func slicesHas(list, word string) bool {
	word = strings.ToLower(word)
	for i := 0; ; {
		k := strings.Index(list[i:], word)
		if k < 0 {
			return false
		}
		k += i
		if (k == 0 || list[k-1] == '|') && (k+len(word) == len(list) || list[k+len(word)] == '|') {
			return true
		}
		i = k + len(word)
	}
}
