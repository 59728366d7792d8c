// Package words holds the interface words that stand on cards beside the user's own: 约, 略15年, 续, 预计,
// 截至, 其一 …, in Simplified and Traditional Chinese, Japanese, Korean and English. One Set holds all
// words of a language; the methods put numbers and names into those that have places for them. Dates are
// written by package edtf, which has its own names of months and eras.
//
// The words were chosen for cards: as short as a native editor would set them. Names of languages follow
// CLDR 46 (Unicode License v3).
package words

import (
	"strconv"
	"strings"
)

// Set is the words of one language. It is shared: do not change it. Patterns hold places in braces,
// which the methods fill.
type Set struct {
	// Lang is the set's own tag: zh-Hans, zh-Hant, zh-Hant-HK, ja, ko or en.
	Lang string

	// Approximate stands before what is only about so: 约.
	Approximate string
	// Expected says that something lies ahead: 预计, in legends and forecasts.
	Expected string
	// Continued marks what goes on from the page before: 续.
	Continued string
	// AsOf labels the line of the deck's date, 截至.
	AsOf string
	// Interview labels that line when a source is an interview, 采访.
	Interview string
	// SameYear stands in a year column for a date that is only a year, the year above: 同年.
	SameYear string
	// SameDay stands there for a day that is the day above: 同日.
	SameDay string
	// Now ends a scale of ages, where zero has no place: 今.
	Now string
	// Or stands between alternatives, with its spaces: 或.
	Or string
	// CommonEra stands before the first year label of an axis that begins before year 1: 公元.
	CommonEra string

	// The legend of a timeline names the kinds of marks that occur.
	LegendExact       string // a filled dot: 确切
	LegendApproximate string // a ring: 约略
	LegendWithin      string // a pale bar, some time within: 在此期间
	LegendSpan        string // a solid bar: 持续
	// LogNote says what a step of a logarithmic ruler means.
	LogNote        string
	LegendGoing    string // a bar with an arrow: 仍在进行
	LegendForecast string // dashed: 预计
	LegendAlleged  string // half filled: 据称
	LegendDisputed string // a ring with a slash: 存疑
	LegendPlanned  string // a dashed ring: 计划
	LegendUndated  string // a ring whose date is doubted or known by its neighbours only: 日期不定
	LegendLoose    string // a ring on a page that has both: 约略或不定

	// What stands under a headline where events name sources or are in doubt, and in the foot of a table with what is to come.
	NoteSources  string // 行末数字是来源
	NoteUnproven string // 细体字的事尚未证实
	NoteBoth     string // both
	NoteOpen     string // 细体字的事预计发生，或还在进行

	// The status of an event, as its tag is worded.
	StatusConfirmed string // 已证实
	StatusAlleged   string // 据称
	StatusDisputed  string // 存疑
	StatusPlanned   string // 计划

	// Who speaks, where a turn of a dialogue has no name.
	Speaker     string // 讲述者
	Interviewer string // 采访者
	Host        string // 主持人
	Reporter    string // 记者
	Question    string // 问
	Answer      string // 答

	// What the imprint of a last card says: who spoke, where, when, who made the cards, where to read on.
	ImprintSpeaker string // 讲者
	ImprintSource  string // 出处
	ImprintDate    string // 日期
	ImprintMaker   string // 辑录
	ImprintAddress string // 网址

	// Kinds of sources, as a source line may name them.
	SourceInterview string
	SourceSpeech    string
	SourceBook      string
	SourceArticle   string
	SourcePost      string
	SourceCourt     string
	// Source heads a list of sources: 来源.
	Source string
	// PhotoCredit stands before the name of a photographer, with what separates them: 图：.
	PhotoCredit string

	// ListComma and Colon are what separates the items of a list and a label from its value: 、 and ：.
	ListComma string
	Colon     string
	// TitleOpen and TitleClose stand round the title of a work: 《》. Both are empty in English.
	TitleOpen, TitleClose string `words:"optional"`
	// QuoteOpen to InnerClose are the quotation marks.
	QuoteOpen, QuoteClose, InnerOpen, InnerClose string
	// ParenOpen and ParenClose are the brackets round an aside.
	ParenOpen, ParenClose string

	// Patterns, see the methods of the same names.
	omitted, omittedHead string    // {n}: a number with its unit
	gaps                 [5]string // by unit: {n} what is empty, {l} how much later the next is
	gapBig               string    // of years {n}, for numbers that end in a word
	about                string    // {n}
	powers               []power
	asOfDate             string // {x} the label, {d} the date
	asOfOwn              string // the same where the label is AsOf
	fromAbove, toBelow   string // {x} a date
	fromAboveGap         string // {x} as fromAbove makes it, {n} as gap makes it
	between, betweenAny  string // {a}, {b}
	after, before        string // {a}
	page, numbered       string // {n}, {of}
	eventOf              string // {n}, {of}
	translated           string // {x}
	bookPage             string // {n}
	dynasty              string // {d} the dynasty, {x} the name
	portrait             string // {x} a name
	ordinals             [10]string
	ordinalBeyond        string    // {n}: for numbers over ten
	years, months, days  [2]string // {n}: one, many
	languages            map[string]string
}

// Unit is what a span of time is counted in.
type Unit uint8

// The units.
const (
	Years Unit = iota
	Months
	Days
	Hours
	Minutes
)

// Gap is an empty time between two events.
type Gap struct {
	Unit Unit
	// Empty counts the whole units without an event, Later from the unit of the one event to that of the other: between
	// 2002 and 2008 five years are empty, and 2008 is six years later.
	Empty, Later int64
	// About tells that the events are not dated well enough for an exact number.
	About bool
}

// power names a number that counts round sums: 万.
type power struct {
	value int64
	name  string
}

// Count writes a number with its unit: 15年, 1 year, 15 years.
func (s *Set) Count(n int, u Unit) string {
	forms := [...][2]string{s.years, s.months, s.days}[min(u, Days)]
	form := forms[1]
	if n == 1 {
		form = forms[0]
	}
	name, _ := s.named(int64(n))
	return fill(form, "n", name)
}

// Omitted writes what a break of a proportional axis leaves out: 略15年.
func (s *Set) Omitted(n int, u Unit) string { return fill(s.omitted, "n", s.Count(n, u)) }

// OmittedLines is Omitted in two lines, for a break that is higher than wide: 略 and 15年.
func (s *Set) OmittedLines(n int, u Unit) (head, count string) { return s.omittedHead, s.Count(n, u) }

// Gap writes how much without an event an even axis passes over: 隔5年, 隔约100万年, 6年後.
func (s *Set) Gap(g Gap) string {
	n, big := s.number(g.Empty, g.About)
	later, _ := s.number(g.Later, g.About)
	pattern := s.gaps[min(g.Unit, Minutes)]
	if big && g.Unit == Years {
		pattern = s.gapBig
	}
	return fill(pattern, "n", n, "l", later)
}

// Numbers that are only about so keep two digits from here on, and all numbers from mostExact on are only about so.
const (
	leastRound = 100
	mostExact  = 10_000
)

// number writes a count; one that is only about so is rounded to two digits, and says so: 约100万. big tells that it ends in
// the name of a number.
func (s *Set) number(n int64, about bool) (out string, big bool) {
	if about = about && n >= leastRound || n >= mostExact; !about {
		return strconv.FormatInt(n, 10), false
	}
	step := int64(1)
	for n/step >= leastRound {
		step *= 10
	}
	n = (n + step/2) / step * step
	out, big = s.named(n)
	return fill(s.about, "n", out), big
}

// Age writes a number of years before now as a ruler of ages names it: 1亿, 1000年.
func (s *Set) Age(years int64) string {
	if out, big := s.named(years); big || years >= mostExact {
		return out
	}
	return s.Count(int(years), Years)
}

// named writes a number of ten thousand and more with the names of its powers, if four digits do before them; big tells that it
// ends in such a name.
func (s *Set) named(n int64) (out string, big bool) {
	if n < mostExact {
		return strconv.FormatInt(n, 10), false
	}
	for _, p := range s.powers {
		if n >= p.value && n%max(1, p.value/mostParts) == 0 {
			whole, part := n/p.value, n%p.value
			out = strconv.FormatInt(whole, 10)
			if part > 0 {
				out += "." + strings.TrimRight(strconv.FormatInt(p.value+part, 10)[1:], "0")
			}
			return out + p.name, true
		}
	}
	out = strconv.FormatInt(n, 10)
	for i := len(out) - 3; i > 0; i -= 3 {
		out = out[:i] + "," + out[i:]
	}
	return out, false
}

// mostParts is into how many parts the power in a number's name may be divided: 1.25 million.
const mostParts = 100
