package dating

import (
	"strings"

	"cards/internal/edtf"
)

var (
	rangeSigns = []string{"一直到", "直到", "到", "至", "——", "—", "–", "-", "~", "〜", "～", "から", "부터"}
	// betweenSigns join two dates of which 间 or 之间 makes a stretch.
	betweenSigns = []string{"与", "和", "及"}
	aboutBefore  = []string{"大约在", "大约是", "大约", "大概在", "大概是", "大概", "差不多是", "差不多在", "差不多", "约莫", "约莫在", "约", "약", "around", "about", "approximately", "roughly", "circa", "Around", "About", "Circa", "in about", "in around"}
	aboutAfter   = []string{"左右", "前后", "上下", "ごろ", "顷", "頃", "前後", "쯤", "경", " 무렵"}
	doubtBefore  = []string{"可能", "可能在", "可能是", "可能会在", "也许", "也许在", "也许是", "或许", "好像", "好像在", "好像是", "应该是", "似乎", "似乎是", "maybe", "maybe in", "perhaps", "perhaps in", "possibly", "possibly in", "Maybe", "Maybe in", "Perhaps", "Perhaps in", "probably", "probably in", "たぶん", "おそらく", "아마", "아마도"}
	// unsure stands within a few characters of a date that the speaker doubts.
	unsure = []string{"我不知道", "不确定", "不太确定", "不確定", "记不清", "记不太清", "記不清", "記不太清", "记不得", "不记得", "不記得", "说不准", "拿不准", "覚えていな", "はっきりしな", "기억이 안", "기억나지", "확실하지", "I don't know", "I'm not sure", "not sure", "I don't remember"}
	// every stands before a day that comes again and again.
	every  = []string{"每年的", "每年", "每逢", "每到", "每个", "每月", "每月的", "毎年", "毎月", "매년", "매월", "매달", "every", "Every", "each", "Each", "every year on", "each year on"}
	either = []string{"或", "还是", " or ", "または", "あるいは", "혹은", "또는"}
)

// next reads a date that begins at i, where the text may have ended.
func (f *finder) next(i int) (r reading, end int, ok bool) {
	if i >= len(f.runes) {
		return r, 0, false
	}
	c := f.runes[i]
	mask := f.beginning(c)
	switch {
	case mask == 0:
		return r, 0, false
	case mask == beginsLatin:
		if isLatin(f.rune(i - 1)) {
			return r, 0, false // within a word
		}
		return f.english(i)
	case isDigit(c):
		if r, end, ok = f.numericAt(i); ok {
			return r, end, ok
		}
		if isDigit(f.rune(i - 1)) {
			return r, 0, false
		}
		if f.latin || isLatin(f.rune(i-1)) {
			return f.english(i)
		}
	}
	if mask&beginsLunar != 0 {
		if r, end, ok = f.lunarAt(i); ok {
			return r, end, ok
		}
	}
	if mask&beginsNumeral != 0 {
		if f.lunar(i) {
			return f.passOver(i)
		}
		for _, read := range []func(int) (reading, int, bool){f.lengthReading, f.yearReading, f.centuryAt, f.monthDay, f.quarterAlone, f.dayAlone} {
			if r, end, ok = read(i); ok {
				return r, end, ok
			}
		}
		if isDigit(c) {
			return f.english(i)
		}
	}
	for k, read := range []func(int) (reading, int, bool){f.stretchAt, f.halfReading, f.relativeAt, f.besideAt, f.eraAt, f.feastAt, f.weekdayAt} {
		if mask&(1<<k) == 0 {
			continue
		}
		if r, end, ok = read(i); ok {
			return r, end, ok
		}
	}
	return r, 0, false
}

// lunar reports whether a date is said to be one of the lunar calendar and was not read as such: in another language, or without a day.
func (f *finder) lunar(i int) bool {
	_, is := f.endsWith(i, []string{"农历", "阴历", "旧历", "農曆", "旧暦"})
	return is
}

// passOver takes in the words of a date that is none here, so that no part of it is taken for one.
func (f *finder) passOver(i int) (r reading, end int, ok bool) {
	if n, is := f.number(i); is && f.rune(n.end) == '年' {
		end = n.end + 1
		if steps := f.afterYear(end); len(steps) > 0 {
			end = steps[len(steps)-1].end
		}
		return r, end, true
	}
	if m, to, is := f.monthAt(i); is {
		steps := f.afterMonth(step{end: to, at: point{month: m}})
		if len(steps) > 0 {
			to = steps[len(steps)-1].end
		}
		return r, to, true
	}
	return r, 0, false
}

// keep adds a date with what stands about it, and remembers its year.
func (f *finder) keep(r reading, from, end int) {
	if _, recurs := f.endsWith(from, every); recurs && (r.kind == Carried || r.kind == Partial) || r.edtf == "" {
		return // words of a date that is none: 每年12月24日 is no one day
	}
	if !r.guessed {
		f.remember(r, from)
	}
	r, end = f.ranged(r, end)
	r, end = f.englishRange(r, from, end)
	end = f.weekdayBeside(end)
	about := false
	if to, _, is := f.word(end, aboutAfter); is {
		about, end = true, to
	}
	if at, is := f.endsWith(from, aboutBefore); is && at >= f.last() {
		about, from = true, at
	}
	if about {
		r.edtf = qualified(r.edtf, '~')
	}
	if at, is := f.endsWith(from, doubtBefore); is && at >= f.last() {
		r.edtf, r.reason = qualified(r.edtf, '?'), r.reason+"; the speaker doubts it"
	} else if f.unsure(from, end) {
		r.edtf, r.reason = qualified(r.edtf, '?'), r.reason+"; the speaker is not sure"
	}
	d, ok := f.parse(r.edtf)
	if !ok {
		return
	}
	f.at = end
	found := Date{From: int(f.bytes[from]), To: int(f.bytes[end]), Text: f.text[f.bytes[from]:f.bytes[end]], EDTF: d, Kind: r.kind, Anchor: r.anchor, Reason: r.reason}
	if n := len(f.found); n > 0 {
		// 12月22日，或者是在圣诞节前夕: neither is sure.
		last := &f.found[n-1]
		if gap := f.text[last.To:found.From]; len(gap) <= 36 && !strings.ContainsAny(gap, "。\n.！？") && containsAny(gap, either) {
			last.doubt(f.blurred)
			found.doubt(about)
		}
	}
	f.found, f.blurred = append(f.found, found), about
}

// readable reports whether edtf reads a date.
func readable(s string) bool {
	_, err := edtf.Parse(s)
	return err == nil
}

// doubt marks a date as one of which another is as likely. blurred tells that a word such as 大概 put a mark of about on it: where two are
// named, that word speaks of which of them it was.
func (d *Date) doubt(blurred bool) {
	s := d.EDTF.String()
	if blurred {
		s = strings.TrimSuffix(s, "~")
	}
	if e, err := edtf.Parse(qualified(s, '?')); err == nil {
		d.EDTF = e
		d.Reason += "; another is named beside it"
	}
}

// last is the rune behind the last date that was found.
func (f *finder) last() int {
	if len(f.found) == 0 {
		return 0
	}
	to, low, high := int32(f.found[len(f.found)-1].To), 0, len(f.bytes)
	for low < high {
		if mid := (low + high) / 2; f.bytes[mid] < to {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// remember keeps the year and month for days that follow.
func (f *finder) remember(r reading, i int) {
	if r.at.year == 0 || r.at.year > f.anchor.year && f.counted && r.kind == Relative {
		return
	}
	f.year, f.month, f.day, f.yearAt = r.at.year, r.at.month, r.at.day, i
}

// ranged reads the end of a stretch that begins with a date: 一月十日到十二日.
func (f *finder) ranged(r reading, end int) (reading, int) {
	if r.at == (point{}) || strings.ContainsAny(r.edtf, "/[{") {
		return r, end
	}
	at, sign, ok := f.word(f.space(end), rangeSigns)
	between := false
	if !ok {
		if at, _, between = f.word(f.space(end), betweenSigns); !between {
			return f.openRange(r, end)
		}
	}
	at = f.space(at)
	year, month, day, yearAt := f.year, f.month, f.day, f.yearAt
	if r.at.year != 0 {
		f.year, f.month, f.day, f.yearAt = r.at.year, r.at.month, r.at.day, at
	}
	f.rangeAt = at - 1
	second, to, ok := f.next(at)
	f.rangeAt = -1
	f.year, f.month, f.day, f.yearAt = year, month, day, yearAt
	if !ok || second.at == (point{}) || strings.ContainsAny(second.edtf, "/[{") || sign == "直到" {
		return r, end
	}
	if between {
		past, _, is := f.word(to, []string{"之间", "间"})
		if !is {
			return r, end
		}
		to = past
	}
	both := r.edtf + "/" + second.edtf
	if strings.Contains(both, "XXXX") {
		return r, end
	}
	if _, ok := f.parse(both); !ok {
		return r, end
	}
	if !r.guessed {
		f.remember(second, at)
	}
	r.edtf, r.at, r.reason = both, second.at, r.reason+"; from one date to the other"
	return r, to
}

// weekdayBeside takes in the day of the week behind a date: 10月12号，星期一.
func (f *finder) weekdayBeside(end int) int {
	at := end
	for n := 0; n < 2 && containsRune("，, （(、", f.rune(at)); n++ {
		at++
	}
	to, lead, is := f.word(at, weekdayLeads)
	if _, day := weekdayNumbers[f.rune(to)]; !is || !day || lead == "周" && isHan(f.rune(to+1)) {
		return end
	}
	if to++; f.rune(to) == ')' || f.rune(to) == '）' {
		to++
	}
	return to
}

// openRange reads 2010年之后2018年之前, and leaves what is open on one side as the date itself.
func (f *finder) openRange(r reading, end int) (reading, int) {
	after, _, ok := f.word(f.space(end), []string{"之后", "以后"})
	if !ok {
		return r, end
	}
	second, to, ok := f.next(f.space(after))
	if !ok {
		return r, end
	}
	past, _, is := f.word(f.space(to), []string{"之前", "以前"})
	if _, err := edtf.Parse(r.edtf + "/" + second.edtf); !is || err != nil {
		return r, end
	}
	r.edtf, r.reason = r.edtf+"/"+second.edtf, r.reason+"; from one date to the other"
	return r, past
}

// unsure reports whether the speaker says beside a date that it may be another.
func (f *finder) unsure(from, end int) bool {
	const before, after = 10, 8
	near := f.slice(max(from-before, f.last()), from)
	if i := strings.LastIndexAny(near, "。！？\n"); i >= 0 {
		near = near[i:]
	}
	return containsAny(near, unsure) || containsAny(f.slice(end, end+after), unsure)
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// qualified adds a mark of doubt (?) or of about (~) to a date, and to the end of a stretch; dates with a time and sets have none.
func qualified(s string, mark byte) string {
	if strings.ContainsAny(s, "T[{%") {
		return s
	}
	switch last := s[len(s)-1]; {
	case last == mark || last == '.':
		return s
	case last == '~' || last == '?':
		return s[:len(s)-1] + "%"
	}
	return s + string(mark)
}
