package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// The words of Chinese (both scripts), Japanese and Korean dates. Where one word begins another, the
// longer stands first.
var (
	aboutWords  = []string{"大约在", "大约", "大約", "大概", "约在", "约", "約", "およそ", "おおよそ", "약", "대략", "ca.", "c."}
	aboutAfter  = []string{"左右", "前后", "前後", "上下", "ごろ", "ころ", "頃", "무렵", "경", "쯤", "~"}
	doubtAfter  = []string{"（存疑）", "(存疑)", "（不確か）", "(不確か)", "（不确定）", "(不确定)", "(불확실)", "（?）", "(?)", "?"}
	bceWords    = []string{"公元前", "西元前", "紀元前", "纪元前", "기원전", "前"}
	ceWords     = []string{"公元", "西元", "西暦", "紀元", "纪元", "서기", "기원"}
	centuryUnit = []string{"世纪", "世紀", "세기"}
	yearUnit    = []string{"年", "년"}
	monthUnit   = []string{"月份", "月", "월"}
	dayUnit     = []string{"日", "号", "號", "일"}
	agoWords    = []string{"年前", "년 전", "년전"}
	decadeUnit  = []string{"年代", "년대"}
	firstTen    = []string{"头十年", "頭十年", "最初の10年", "첫 10년"}
	sinceWords  = []string{"以来", "以來", "以降", "至今", "—至今", "开始", "開始", "起", "から", "부터",
		"及以后", "或以后", "及之后", "或之后", "及以後", "或以後", "及之後", "或之後"}
	afterWords  = []string{"以后", "以後", "之后", "之後", "이후", "后", "後"}
	beforeWords = []string{"以前", "之前", "이전", "前"}
	untilWords  = []string{"为止", "為止", "まで", "까지", "及以前", "或以前", "及之前", "或之前"}
	betweenMid  = []string{"与", "與", "和", "と"}
	betweenEnd  = []string{"之间", "之間", "年间", "间", "の間", "間"}
	throughWord = []string{"——", "至", "到", "から", "부터", "—", "–", "-", "~", "〜"}
	orWords     = []string{"或者", "或", "または", "あるいは", "또는", "혹은"}
	fromWords   = []string{"自从", "自從", "自", "从", "從", "在"}
	weekdays    = []string{"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "星期天",
		"周一", "周二", "周三", "周四", "周五", "周六", "周日", "週一", "週二", "週三", "週四", "週五", "週六", "週日",
		"月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일",
		"一", "二", "三", "四", "五", "六", "日", "月", "火", "水", "木", "金", "土", "월", "화", "수", "목", "금", "토", "일"}
	morning    = []string{"凌晨", "清晨", "早上", "早晨", "上午", "午前", "오전"}
	evening    = []string{"下午", "傍晚", "晚上", "晚间", "晚間", "夜里", "午後", "오후", "晚", "夜"}
	hourUnit   = []string{"点钟", "點鐘", "点", "點", "时", "時", "시"}
	minuteUnit = []string{"分", "분"}
	secondUnit = []string{"秒", "초"}
)

// partOfYear are the words after a year, and the EDTF that follows it.
var partsOfYear = []struct{ word, code string }{
	{"春季", "-21"}, {"夏季", "-22"}, {"秋季", "-23"}, {"冬季", "-24"},
	{"春天", "-21"}, {"夏天", "-22"}, {"秋天", "-23"}, {"冬天", "-24"},
	{"春", "-21"}, {"夏", "-22"}, {"秋", "-23"}, {"冬", "-24"},
	{"봄", "-21"}, {"여름", "-22"}, {"가을", "-23"}, {"겨울", "-24"},
	{"上半年", "-40"}, {"上半期", "-40"}, {"前半年", "-40"}, {"前半", "-40"}, {"상반기", "-40"},
	{"下半年", "-41"}, {"下半期", "-41"}, {"後半", "-41"}, {"后半年", "-41"}, {"하반기", "-41"},
	{"年初", "-33"}, {"初頭", "-33"}, {"初め", "-33"}, {"初期", "-33"}, {"初", "-33"}, {"초", "-33"},
	{"年中", "-06~"}, {"中期", "-06~"}, {"中ごろ", "-06~"}, {"中頃", "-06~"}, {"半ば", "-06~"}, {"中", "-06~"}, {"중반", "-06~"},
	{"年底", "-36"}, {"年末", "-36"}, {"末期", "-36"}, {"底", "-36"}, {"末", "-36"}, {"말", "-36"},
}

// partsOfMonth are the words after a month, and the days they cover (31: to its last).
var partsOfMonth = []struct {
	word        string
	first, last int
	approximate bool
}{
	{"上旬", 1, 10, false}, {"中旬", 11, 20, false}, {"下旬", 21, 31, false},
	{"초순", 1, 10, false}, {"중순", 11, 20, false}, {"하순", 21, 31, false},
	{"月初", 1, 10, true}, {"月中", 11, 20, true}, {"月底", 21, 31, true}, {"月末", 21, 31, true},
	{"初め", 1, 10, true}, {"半ば", 11, 20, true},
	{"初", 1, 10, true}, {"中", 11, 20, true}, {"底", 21, 31, true}, {"末", 21, 31, true},
	{"초", 1, 10, true}, {"말", 21, 31, true},
}

// portions of a century or a decade.
var portionWords = []struct {
	word string
	portion
}{
	{"上半叶", firstHalf}, {"上半葉", firstHalf}, {"前半期", firstHalf}, {"前半", firstHalf}, {"전반", firstHalf},
	{"下半叶", secondHalf}, {"下半葉", secondHalf}, {"后半叶", secondHalf}, {"後半期", secondHalf}, {"后半", secondHalf}, {"後半", secondHalf}, {"후반", secondHalf},
	{"初叶", early}, {"初葉", early}, {"初期", early}, {"初頭", early}, {"早期", early}, {"前期", early}, {"初", early}, {"초", early},
	{"中叶", middle}, {"中葉", middle}, {"中期", middle}, {"中頃", middle}, {"半ば", middle}, {"中", middle}, {"중반", middle}, {"중엽", middle},
	{"末叶", late}, {"末葉", late}, {"末期", late}, {"晚期", late}, {"后期", late}, {"後期", late}, {"末", late}, {"말", late},
}

// eras count years from their first; last is the number of their last year (0: still counting). The
// Japanese ones by the imperial edicts, 民国 by its calendar of 1912.
var eras = []struct {
	word  string
	first int64
	last  int64
}{
	{"令和", 2019, 0}, {"平成", 1989, 31}, {"昭和", 1926, 64}, {"大正", 1912, 15}, {"明治", 1868, 45},
	{"民国", 1912, 0}, {"民國", 1912, 0}, {"중화민국", 1912, 0},
}

// unit of a number.
type unit uint8

const (
	noUnit unit = iota
	unitYear
	unitMonth
	unitDay
)

// cjkDate is one side while it is read.
type cjkDate struct {
	at             int
	year           string
	yearNumber     int64
	month, day     int64 // 0: none
	monthAt, dayAt int
	tail           string // code of a part of the year, or a time
	tailAt         int
	span           string // a whole EDTF interval, instead of all above
	about, doubt   bool
	firstUnit      unit
	pending        int64 // a number without unit at the end: 9 in 2008年9—12月
	pendingAt      int
	afternoon      bool // the time was one of the afternoon
	bce            bool // the pending number is a year before 1
	hasPending     bool
}

func (c cjkDate) draft() draft {
	var d draft
	if c.span != "" {
		d.add(c.span, c.at)
		return d
	}
	d.add(c.year, c.at)
	if c.month != 0 {
		d.add(fmt.Sprintf("-%02d", c.month), c.monthAt)
	}
	if c.day != 0 {
		d.add(fmt.Sprintf("-%02d", c.day), c.dayAt)
	}
	tail := strings.TrimSuffix(c.tail, "~")
	d.add(tail, c.tailAt)
	about := c.about || tail != c.tail
	switch {
	case about && c.doubt:
		d.add("%", c.at)
	case about:
		d.add("~", c.at)
	case c.doubt:
		d.add("?", c.at)
	}
	return d
}

// words reads from normalised text.
type words struct {
	text []rune
	pos  int
}

func (w *words) skip() {
	for w.pos < len(w.text) && w.text[w.pos] == ' ' {
		w.pos++
	}
}

func (w *words) done() bool { w.skip(); return w.pos >= len(w.text) }

// take reads one of the words, if it stands next.
func (w *words) take(list []string) (string, bool) {
	w.skip()
	for _, word := range list {
		if w.takeOne(word) {
			return word, true
		}
	}
	return "", false
}

func (w *words) takeOne(word string) bool {
	n := w.pos
	for _, r := range word {
		if n >= len(w.text) || w.text[n] != r {
			return false
		}
		n++
	}
	w.pos = n
	return true
}

func (w *words) unexpected() *Error {
	if w.done() {
		return refuse(w.pos, RuleSyntax, "write a date such as 1995年, 2008年12月24日 or 2008-12-24", "the date is not complete")
	}
	return refuse(w.pos, RuleSyntax, "write a date such as 1995年, 2008年12月24日 or 2008-12-24",
		"%q is not part of a date that is understood", string(w.text[w.pos]))
}

// readCJK reads a whole expression.
func readCJK(text []rune) (expression, *Error) {
	w := &words{text: text}
	w.take(fromWords)
	first, err := w.side(cjkDate{})
	if err != nil {
		return expression{}, err
	}
	e := expression{}
	finish := func(j joint) (expression, *Error) {
		if first.hasPending {
			return e, refuse(first.pendingAt, RuleSyntax, "write 年, 月 or 日 after it", "the number %d has no unit", first.pending)
		}
		e.joint = j
		if len(e.sides) == 0 {
			e.sides = []draft{first.draft()}
		}
		if !w.done() {
			return e, w.unexpected()
		}
		return e, nil
	}
	if w.done() {
		return finish(alone)
	}
	// から and 부터 end a date or stand between two.
	save := w.pos
	if _, ok := w.take(sinceWords); ok {
		w.skip()
		if w.done() {
			return finish(openEnd)
		}
		w.pos = save
	}
	for _, end := range []struct {
		list []string
		joint
	}{{afterWords, unknownEnd}, {beforeWords, unknownStart}, {untilWords, openStart}} {
		if _, ok := w.take(end.list); ok {
			return finish(end.joint)
		}
	}
	if _, ok := w.take(throughWord); ok {
		second, err := w.side(first)
		if err != nil {
			return e, err
		}
		if err := first.settle(second.firstUnit); err != nil {
			return e, err
		}
		if second.hasPending {
			return e, refuse(second.pendingAt, RuleSyntax, "write 年, 月 or 日 after it", "the number %d has no unit", second.pending)
		}
		w.take(untilWords)
		e.sides = []draft{first.draft(), second.draft()}
		return finish(through)
	}
	if _, ok := w.take(betweenMid); ok {
		second, err := w.side(first)
		if err != nil {
			return e, err
		}
		if _, ok := w.take(betweenEnd); !ok || first.hasPending || second.hasPending {
			return e, w.unexpected()
		}
		e.sides = []draft{first.draft(), second.draft()}
		return finish(through)
	}
	sides := []cjkDate{first}
	for {
		if _, ok := w.take(orWords); !ok {
			break
		}
		next, err := w.side(first)
		if err != nil {
			return e, err
		}
		if err := sides[len(sides)-1].settle(next.firstUnit); err != nil {
			return e, err
		}
		sides = append(sides, next)
	}
	if len(sides) > 1 {
		first = sides[0]
		if last := sides[len(sides)-1]; last.hasPending {
			first = last
		}
		for _, s := range sides {
			e.sides = append(e.sides, s.draft())
		}
		return finish(or)
	}
	return finish(alone)
}

// settle gives a number at the end of the first side the unit that the second side has.
func (c *cjkDate) settle(u unit) *Error {
	if !c.hasPending {
		return nil
	}
	c.hasPending = false
	switch {
	case u == unitYear && c.year == "":
		return c.setYear(c.pending, c.bce, c.pendingAt)
	case u == unitMonth && c.year != "" && c.month == 0:
		c.month, c.monthAt = c.pending, c.pendingAt
		return nil
	case u == unitDay && c.month != 0:
		c.day, c.dayAt = c.pending, c.pendingAt
		return nil
	}
	return refuse(c.pendingAt, RuleSyntax, "write 年, 月 or 日 after it", "the number %d has no unit", c.pending)
}

// side reads one date; what it leaves out (year, month) it takes from before.
func (w *words) side(before cjkDate) (cjkDate, *Error) {
	w.skip()
	c := cjkDate{at: w.pos}
	_, c.about = w.take(aboutWords)
	if err := w.yearPart(&c, before); err != nil {
		return c, err
	}
	for {
		if _, ok := w.takeAfter(aboutAfter); ok {
			c.about = true
		} else if _, ok := w.take(doubtAfter); ok {
			c.doubt = true
		} else {
			return c, nil
		}
	}
}

// takeAfter is take for words of which one (~) also stands between two dates.
func (w *words) takeAfter(list []string) (string, bool) {
	save := w.pos
	word, ok := w.take(list)
	if ok && word == "~" && !w.done() {
		w.pos = save
		return "", false
	}
	return word, ok
}

func (w *words) yearPart(c *cjkDate, before cjkDate) *Error {
	for _, era := range eras {
		if w.takeOne(era.word) {
			return w.eraYear(c, era.word, era.first, era.last)
		}
	}
	save := w.pos
	_, bce := w.take(bceWords)
	ce := !bce && w.takeUnit(ceWords)
	if !ce {
		bce = bce || before.bce // 公元前221—206年
	}
	w.skip()
	at := w.pos
	number, ok := w.number()
	if !ok {
		w.pos = save
		return w.unexpected()
	}
	n, fits := number.value()
	if !fits {
		return refuse(at, RuleYear, "", "the number is too great")
	}
	if exponent, ok := w.power(); ok {
		if _, ok := w.take(agoWords); !ok {
			return w.unexpected()
		}
		text, err := deepTime(number.text, exponent, at)
		c.year = text
		return err
	}
	switch {
	case strings.Contains(number.text, "."):
		w.pos = at
		return w.readDotted(c)
	case w.takeUnit(centuryUnit):
		return w.century(c, n, bce, at)
	case w.takeUnit(decadeUnit):
		return w.decade(c, n, bce, at)
	case w.lookingAtAgo():
		text, err := deepTime(number.text, 0, at)
		c.year = text
		w.take(agoWords)
		return err
	case w.takeUnit(yearUnit):
		c.firstUnit = unitYear
		if n > 0 && n < 100 && !bce && !ce {
			return refuse(at, RuleAmbiguous, fmt.Sprintf("write 20%02d年, or 公元%d年", n, n),
				"a year of two digits could be of any century")
		}
		if err := c.setYear(n, bce, at); err != nil {
			return err
		}
		return w.afterYear(c)
	case bce:
		c.pending, c.pendingAt, c.hasPending, c.bce = n, at, true, true
		return nil
	case w.takeUnit(monthUnit):
		if before.year == "" || before.tail != "" {
			return refuse(at, RuleSyntax, "write the year before it", "the year of the month is missing")
		}
		c.firstUnit = unitMonth
		c.year, c.yearNumber = before.year, before.yearNumber
		c.month, c.monthAt = n, at
		return w.afterMonth(c)
	case w.takeUnit(dayUnit):
		if before.year == "" || before.month == 0 {
			return refuse(at, RuleSyntax, "write year and month before it", "the month of the day is missing")
		}
		c.firstUnit = unitDay
		c.year, c.yearNumber, c.month, c.monthAt = before.year, before.yearNumber, before.month, at
		c.day, c.dayAt = n, at
		return w.afterDay(c)
	}
	if before.day != 0 && w.lookingAtClock() {
		// 12月24日 18:00—20:30
		c.year, c.yearNumber, c.month, c.monthAt, c.day, c.dayAt = before.year, before.yearNumber, before.month, at, before.day, at
		return w.setClock(c, n, before.afternoon, at)
	}
	c.pending, c.pendingAt, c.hasPending = n, at, true
	return nil
}

func (w *words) lookingAtClock() bool {
	save := w.pos
	ok := w.takeOne(":") || w.takeUnit(hourUnit)
	w.pos = save
	return ok
}

// setClock reads the rest of a time whose hour stands at a place.
func (w *words) setClock(c *cjkDate, hour int64, afternoon bool, at int) *Error {
	if hour > 99 {
		return refuse(at, RuleTime, "", "there is no hour %d", hour)
	}
	c.afternoon = afternoon
	text, err := w.clock(hour, afternoon && hour < 12)
	c.tail, c.tailAt = text, at
	return err
}

func (w *words) takeUnit(list []string) bool {
	_, ok := w.take(list)
	return ok
}

// lookingAtAgo tells 300年前 (how long ago) from 1040年前 (before that year), which nobody can: both are
// the first, and 以前 or 之前 the second.
func (w *words) lookingAtAgo() bool {
	save := w.pos
	_, ok := w.take(agoWords)
	if ok {
		// 年前后 is 年 and 前后.
		next := w.pos
		ok = !(next < len(w.text) && strings.ContainsRune("后後半期", w.text[next]))
	}
	w.pos = save
	return ok
}

func (c *cjkDate) setYear(n int64, bce bool, at int) *Error {
	c.at = at
	c.yearNumber = n
	if n == 0 {
		return refuse(at, RuleYear, "the year before 公元1年 is 公元前1年", "there is no year 0 in this count")
	}
	if bce {
		c.yearNumber = 1 - n
	}
	c.year = yearString(c.yearNumber)
	return nil
}

func (w *words) eraYear(c *cjkDate, word string, first, last int64) *Error {
	w.skip()
	at := w.pos
	n := int64(1)
	if !w.takeOne("元") {
		number, ok := w.number()
		if !ok {
			return w.unexpected()
		}
		n, ok = number.value()
		if !ok || n > 9999-first {
			return refuse(at, RuleEra, "", "%s has no year %s", word, number.text)
		}
	}
	if n < 1 || last != 0 && n > last {
		return refuse(at, RuleEra, "", "%s has no year %d", word, n)
	}
	if !w.takeUnit(yearUnit) {
		return w.unexpected()
	}
	c.firstUnit = unitYear
	c.yearNumber = first + n - 1
	c.year = yearString(c.yearNumber)
	c.at = at
	return w.afterYear(c)
}

// afterYear reads a part of the year, or a month and what follows it.
func (w *words) afterYear(c *cjkDate) *Error {
	w.skip()
	at := w.pos
	for _, p := range partsOfYear {
		// 2008年前半 is half a year, 2008年前后 is about it, 2008年末 its end.
		if w.takeOne(p.word) {
			c.tail, c.tailAt = p.code, at
			return nil
		}
	}
	if q, ok := w.quarter(); ok {
		if q < 1 || q > 4 {
			return refuse(at, RuleMonth, "", "there is no quarter %d", q)
		}
		c.tail, c.tailAt = fmt.Sprintf("-%d", 32+q), at
		return nil
	}
	number, ok := w.number()
	if !ok {
		return nil
	}
	n, fits := number.value()
	if !fits || strings.Contains(number.text, ".") {
		return refuse(at, RuleMonth, "", "there is no month %s", number.text)
	}
	if !w.takeUnit(monthUnit) {
		c.pending, c.pendingAt, c.hasPending = n, at, true
		return nil
	}
	c.month, c.monthAt = n, at
	return w.afterMonth(c)
}

// quarter reads 第一季度, 第1季, 第1四半期, 1분기 or Q1.
func (w *words) quarter() (int64, bool) {
	save := w.pos
	q := w.takeOne("Q")
	ordinal := w.takeOne("第")
	number, ok := w.number()
	if ok {
		if n, fits := number.value(); fits {
			if q {
				return n, true
			}
			_, ok := w.take([]string{"季度", "四半期", "분기"})
			if ok || ordinal && w.takeOne("季") {
				return n, true
			}
		}
	}
	w.pos = save
	return 0, false
}

func (w *words) afterMonth(c *cjkDate) *Error {
	if c.month < 1 || c.month > 12 {
		return refuse(c.monthAt, RuleMonth, "", "there is no month %d", c.month)
	}
	w.skip()
	for _, p := range partsOfMonth {
		if !w.takeOne(p.word) {
			continue
		}
		mark := ""
		if p.approximate {
			mark = "~"
		}
		last := min(p.last, daysIn(c.yearNumber, int(c.month)))
		c.span = fmt.Sprintf("%s-%02d-%02d%s/%s-%02d-%02d%s", c.year, c.month, p.first, mark, c.year, c.month, last, mark)
		return nil
	}
	at := w.pos
	number, ok := w.number()
	if !ok {
		return nil
	}
	n, fits := number.value()
	if !fits || n > 99 || strings.Contains(number.text, ".") {
		return refuse(at, RuleDay, "", "there is no day %s", number.text)
	}
	if !w.takeUnit(dayUnit) {
		c.pending, c.pendingAt, c.hasPending = n, at, true
		return nil
	}
	c.day, c.dayAt = n, at
	return w.afterDay(c)
}

// afterDay reads a weekday, which is not checked, and a time.
func (w *words) afterDay(c *cjkDate) *Error {
	if c.day < 1 || c.day > int64(daysIn(c.yearNumber, int(c.month))) {
		return refuse(c.dayAt, RuleDay, "", "%s-%02d has %d days", c.year, c.month, daysIn(c.yearNumber, int(c.month)))
	}
	w.weekday()
	w.skip()
	at := w.pos
	_, am := w.take(morning)
	_, pm := w.take(evening)
	w.skip()
	hourAt := w.pos
	number, ok := w.number()
	if !ok {
		if am || pm {
			w.pos = at
			return w.unexpected()
		}
		return nil
	}
	hour, fits := number.value()
	if !fits {
		return refuse(hourAt, RuleTime, "", "there is no hour %s", number.text)
	}
	return w.setClock(c, hour, pm, hourAt)
}

// clock reads what follows an hour: :30, :30:15, 点, 点半, 点30分.
func (w *words) clock(hour int64, afternoon bool) (string, *Error) {
	if afternoon {
		hour += 12
	}
	text := fmt.Sprintf("T%02d", hour)
	field := func() bool {
		before := w.pos
		w.skip()
		number, ok := w.number()
		n, fits := number.value()
		if !ok || !fits || n > 99 {
			w.pos = before
			return false
		}
		text += fmt.Sprintf(":%02d", n)
		return true
	}
	if w.takeOne(":") {
		if !field() || w.takeOne(":") && !field() {
			return "", w.unexpected()
		}
		return text, nil
	}
	if !w.takeUnit(hourUnit) {
		return "", w.unexpected()
	}
	if w.takeOne("半") {
		return text + ":30", nil
	}
	save := w.pos
	if field() {
		if !w.takeUnit(minuteUnit) {
			w.pos = save
			return "", w.unexpected()
		}
		save = w.pos
		if field() && !w.takeUnit(secondUnit) {
			w.pos = save
			return "", w.unexpected()
		}
	}
	return text, nil
}

func (w *words) weekday() {
	save := w.pos
	w.skip()
	opened := w.takeOne("（") || w.takeOne("(")
	word, ok := w.take(weekdays)
	switch {
	case ok && opened && (w.takeOne("）") || w.takeOne(")")):
	case ok && !opened && len([]rune(word)) > 1:
	default:
		w.pos = save
	}
}

func (w *words) century(c *cjkDate, n int64, bce bool, at int) *Error {
	if n < 1 || n > 100 {
		return refuse(at, RuleYear, "", "there is no century %d", n)
	}
	text, low := centuryText(n, bce)
	c.year, c.at = text, at
	w.skip()
	if !bce && w.takeUnit(firstTen) {
		c.year = text[:2] + "0X"
		return nil
	}
	save := w.pos
	if number, ok := w.number(); ok {
		n, fits := number.value()
		if fits && n <= 90 && n%10 == 0 && !bce && w.takeUnit(decadeUnit) {
			return w.decade(c, low+n, false, at)
		}
		w.pos = save
	}
	if p, ok := w.portion(); ok {
		c.span = p.of(low, 100)
	}
	return nil
}

func (w *words) decade(c *cjkDate, n int64, bce bool, at int) *Error {
	switch {
	case bce || n > 9999:
		return refuse(at, RuleYear, "write the years, a/b", "this decade cannot be written as a date")
	case n < 100:
		return refuse(at, RuleAmbiguous, fmt.Sprintf("write 20世纪%d年代", n), "the century of the decade is missing")
	case n%10 != 0:
		return refuse(at, RuleYear, "", "a decade begins with a year that ends in 0")
	}
	c.year, c.at = fmt.Sprintf("%03dX", n/10), at
	if p, ok := w.portion(); ok {
		c.span = p.of(n, 10)
	}
	return nil
}

func (w *words) portion() (portion, bool) {
	w.skip()
	for _, p := range portionWords {
		if w.takeOne(p.word) {
			return p.portion, true
		}
	}
	return portion{}, false
}

// readDotted reads 2008.12.24 among CJK words (2008.12.24 上午).
func (w *words) readDotted(c *cjkDate) *Error {
	at := w.pos
	end := at
	for end < len(w.text) && (isDigit(w.text[end]) || w.text[end] == '.') {
		end++
	}
	e, ok, err := readNumeric(string(w.text[at:end]))
	if err != nil || !ok {
		return w.unexpected()
	}
	w.pos = end
	date, err := e.date()
	if err != nil {
		err.Column += at
		return err
	}
	c.year, c.at, c.yearNumber = date.String(), at, date.start.year()
	return nil
}

// power reads 亿, 万 and their kin: a power of ten.
func (w *words) power() (int, bool) {
	w.skip()
	exponent := 0
	for _, p := range []struct {
		words    []string
		exponent int
	}{{[]string{"千", "천"}, 3}, {[]string{"万", "萬", "만"}, 4}, {[]string{"亿", "億", "억"}, 8}} {
		if _, ok := w.take(p.words); ok {
			exponent += p.exponent
		}
	}
	return exponent, exponent > 0
}

// number is digits as written, without grouping; text is ASCII.
type number struct{ text string }

// value returns the whole number; false when it has more than twelve digits. A fraction is cut.
func (n number) value() (int64, bool) {
	whole, _, _ := strings.Cut(n.text, ".")
	if len(whole) > 12 {
		return 0, false
	}
	v, err := strconv.ParseInt(whole, 10, 64)
	return v, err == nil
}

var chineseDigits = map[rune]int64{'〇': 0, '零': 0, '○': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
var chineseUnits = map[rune]int64{'十': 10, '百': 100, '千': 1000}

// number reads ASCII digits with at most a decimal point, or Chinese numerals: by place (二〇〇八) or with
// units (三十八).
func (w *words) number() (number, bool) {
	begin := w.pos
	for w.pos < len(w.text) && (isDigit(w.text[w.pos]) ||
		w.text[w.pos] == '.' && w.pos > begin && w.pos+1 < len(w.text) && isDigit(w.text[w.pos+1])) {
		w.pos++
	}
	if w.pos > begin {
		return number{string(w.text[begin:w.pos])}, true
	}
	var byPlace strings.Builder
	var total, current int64
	units := false
	for ; w.pos < len(w.text) && w.pos-begin < 12; w.pos++ {
		r := w.text[w.pos]
		if d, ok := chineseDigits[r]; ok {
			byPlace.WriteByte(byte('0' + d))
			current = d
			continue
		}
		u, ok := chineseUnits[r]
		if !ok {
			break
		}
		current = max(current, 1)
		total += current * u
		current = 0
		units = true
	}
	switch {
	case w.pos == begin:
		return number{}, false
	case units:
		return number{strconv.FormatInt(total+current, 10)}, true
	}
	return number{byPlace.String()}, true
}
