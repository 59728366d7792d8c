package edtf

import "strings"

var languages = [...]string{"zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko", "en"}

// Languages returns the languages in which dates are shown.
func Languages() []string { return append([]string(nil), languages[:]...) }

// locale is how a language writes dates. Patterns hold places: {y} the year's digits, {Y} the year with
// all that belongs to it, {m} {d} month and day, {M} {N} the month's full and short name, {x} anything,
// {a} {b} two of them, {s} a season, {n} a number.
type locale struct {
	year, bce, early   string // a year; before year 1; one of less than three digits
	month, day         string // with the year
	monthOnly, dayOnly string // without it
	join               string // between date and time
	hourOnly           string
	season, southern   string
	quarter, half      string // {Y} {n} / {Y} {s}
	decade, century    string
	centuryBCE         string
	firstDecade        string // 200X, where "2000s" could mean the century
	approx, doubt      string // {x}
	approxAgo          string // of ages counted back from now, where it differs
	years, yearsBCE    string // ranges of years, {a} {b}
	yearsCE            string // of years of which the first has less than three digits
	decades, centuries string // ranges of decades of one century, and of centuries; decades may name it, {c}
	centuriesBCE       string
	centuryCE          string // a century after one before year 1
	months, days       string // ranges within a year, within a month
	within             string // a range within a year: {a} with the year, {b} without (CJK), or the reverse (en)
	mixed              string // any other range
	from, until        string // open end, open start
	after, before      string // unknown end, unknown start
	by                 string // an approximate end counted from the deck's date
	or, and            string // between members of sets
	orEarlier, orLater string // a range without a beginning or an end in a set of which one is meant
	ago                string // deep time
	unknownYear        string // {x} is the day
	noYear             string
	inYears            string // a day {a} within unspecified years {b}
	inRange            string // the same, where a range of years has to say them
	someMonth          string // the day {d} of a month that is not known
	seasons            [4]string
	halves             [2]string
	monthNames         []string
	monthShort         []string
	unit               string // what follows a plain year's digits: 年
	bceAgain           string // what the second of two years before 1 leaves out of bce: 公元
	article            string // before a decade, a century or a half after from, until, before, after
	powers             []power
	yearFirst          bool   // the year begins the date
	decadeUnit         string // what follows the number of a decade: 年代
}

// power names a power of ten of years.
type power struct {
	exponent int
	name     string
}

// The words follow CLDR 46 (Unicode License v3) for months, eras, quarters and ranges where it has them,
// and GB/T 15835-2011 for decades and centuries in zh-Hans; seasons, doubt and open ends are ours.
var baseLocales = map[string]*locale{
	"zh-Hans": {
		year: "{y}年", bce: "公元前{y}年", early: "公元{y}年", month: "{Y}{m}月", day: "{Y}{m}月{d}日",
		monthOnly: "{m}月", dayOnly: "{m}月{d}日", join: " ", hourOnly: "{n}时",
		season: "{Y}{s}", southern: "{x}（南半球）", quarter: "{Y}第{n}季度", half: "{Y}{s}",
		decade: "{c}世纪{n}年代", century: "{n}世纪", centuryBCE: "公元前{n}世纪", firstDecade: "{c}世纪头十年",
		approx: "约{x}", doubt: "{x}（存疑）", years: "{a}—{b}年", yearsBCE: "公元前{a}—前{b}年",
		months: "{Y}{a}—{b}月", days: "{Y}{m}月{a}—{b}日", within: "{a}—{b}", mixed: "{a}—{b}",
		from: "{x}起", until: "{x}以前", after: "{x}以后", before: "{x}以前", by: "{x}以前", or: "或", and: "、",
		ago: "{x}年前", unknownYear: "{x}（年份不详）", noYear: "年份不详", inYears: "{b}的{a}",
		seasons: [4]string{"春", "夏", "秋", "冬"}, halves: [2]string{"上半年", "下半年"},
		unit: "年", powers: []power{{12, "万亿"}, {8, "亿"}, {4, "万"}}, yearFirst: true,
		decadeUnit: "年代",
		yearsCE:    "公元{a}—{b}年", decades: "{c}世纪{a}—{b}年代", centuries: "{a}—{b}世纪", centuryCE: "公元{n}世纪", centuriesBCE: "公元前{a}—前{b}世纪",
		orEarlier: "{x}或更早", orLater: "{x}或更晚", inRange: "{b}的{a}", someMonth: "{Y}某月{d}日", bceAgain: "公元",
	},
	"zh-Hant": {
		year: "{y}年", bce: "西元前{y}年", early: "西元{y}年", month: "{Y}{m}月", day: "{Y}{m}月{d}日",
		monthOnly: "{m}月", dayOnly: "{m}月{d}日", join: " ", hourOnly: "{n}時",
		season: "{Y}{s}", southern: "{x}（南半球）", quarter: "{Y}第{n}季", half: "{Y}{s}",
		decade: "{y}年代", century: "{n}世紀", centuryBCE: "西元前{n}世紀", firstDecade: "{c}世紀頭十年",
		approx: "約{x}", doubt: "{x}（存疑）", years: "{a}—{b}年", yearsBCE: "西元前{a}—前{b}年",
		months: "{Y}{a}—{b}月", days: "{Y}{m}月{a}—{b}日", within: "{a}—{b}", mixed: "{a}—{b}",
		from: "{x}起", until: "{x}以前", after: "{x}以後", before: "{x}以前", by: "{x}以前", or: "或", and: "、",
		ago: "{x}年前", unknownYear: "{x}（年份不詳）", noYear: "年份不詳", inYears: "{b}的{a}",
		seasons: [4]string{"春", "夏", "秋", "冬"}, halves: [2]string{"上半年", "下半年"},
		unit: "年", powers: []power{{12, "兆"}, {8, "億"}, {4, "萬"}}, yearFirst: true,
		decadeUnit: "年代",
		yearsCE:    "西元{a}—{b}年", decades: "{y}—{z}年代", centuries: "{a}—{b}世紀", centuryCE: "西元{n}世紀", centuriesBCE: "西元前{a}—前{b}世紀",
		orEarlier: "{x}或更早", orLater: "{x}或更晚", inRange: "{b}的{a}", someMonth: "{Y}某月{d}日", bceAgain: "西元",
	},
	"ja": {
		year: "{y}年", bce: "紀元前{y}年", early: "西暦{y}年", month: "{Y}{m}月", day: "{Y}{m}月{d}日",
		monthOnly: "{m}月", dayOnly: "{m}月{d}日", join: " ", hourOnly: "{n}時",
		season: "{Y}{s}", southern: "{x}（南半球）", quarter: "{Y}第{n}四半期", half: "{Y}{s}",
		decade: "{y}年代", century: "{n}世紀", centuryBCE: "紀元前{n}世紀", firstDecade: "{c}世紀最初の10年",
		approx: "約{x}", doubt: "{x}（不確か）", years: "{a}〜{b}年", yearsBCE: "紀元前{a}〜前{b}年",
		months: "{Y}{a}〜{b}月", days: "{Y}{m}月{a}〜{b}日", within: "{a}〜{b}", mixed: "{a}〜{b}",
		from: "{x}から", until: "{x}以前", after: "{x}以後", before: "{x}以前", by: "{x}まで", or: "または", and: "、",
		ago: "{x}年前", unknownYear: "{x}（年不詳）", noYear: "年不詳", inYears: "{b}の{a}",
		seasons: [4]string{"春", "夏", "秋", "冬"}, halves: [2]string{"上半期", "下半期"},
		unit: "年", powers: []power{{12, "兆"}, {8, "億"}, {4, "万"}}, yearFirst: true,
		decadeUnit: "年代",
		yearsCE:    "西暦{a}〜{b}年", decades: "{y}〜{z}年代", centuries: "{a}〜{b}世紀", centuryCE: "西暦{n}世紀", centuriesBCE: "紀元前{a}〜前{b}世紀",
		orEarlier: "{x}またはそれ以前", orLater: "{x}またはそれ以降", inRange: "{b}の{a}", someMonth: "{Y}某月{d}日", bceAgain: "紀元",
	},
	"ko": {
		year: "{y}년", bce: "기원전 {y}년", early: "서기 {y}년", month: "{Y} {m}월", day: "{Y} {m}월 {d}일",
		monthOnly: "{m}월", dayOnly: "{m}월 {d}일", join: " ", hourOnly: "{n}시",
		season: "{Y} {s}", southern: "{x}(남반구)", quarter: "{Y} {n}분기", half: "{Y} {s}",
		decade: "{y}년대", century: "{n}세기", centuryBCE: "기원전 {n}세기", firstDecade: "{c}세기 첫 10년",
		approx: "{x}경", approxAgo: "약 {x}", doubt: "{x}(불확실)", years: "{a}~{b}년", yearsBCE: "기원전 {a}~{b}년",
		months: "{Y} {a}~{b}월", days: "{Y} {m}월 {a}~{b}일", within: "{a}~{b}", mixed: "{a}~{b}",
		from: "{x}부터", until: "{x} 이전", after: "{x} 이후", before: "{x} 이전", by: "{x}까지", or: " 또는 ", and: ", ",
		ago: "{x} 년 전", unknownYear: "{x}(연도 미상)", noYear: "연도 미상", inYears: "{b}의 {a}",
		seasons: [4]string{"봄", "여름", "가을", "겨울"}, halves: [2]string{"상반기", "하반기"},
		unit: "년", powers: []power{{12, "조"}, {8, "억"}, {4, "만"}}, yearFirst: true,
		decadeUnit: "년대",
		yearsCE:    "서기 {a}~{b}년", decades: "{y}~{z}년대", centuries: "{a}~{b}세기", centuryCE: "서기 {n}세기", centuriesBCE: "기원전 {a}~{b}세기",
		orEarlier: "{x} 또는 그 이전", orLater: "{x} 또는 그 이후", inRange: "{b}의 {a}", someMonth: "{Y} 어느 달 {d}일",
	},
	"en": {
		year: "{y}", bce: "{y} BCE", early: "{y} CE", month: "{M} {Y}", day: "{d} {N} {Y}",
		monthOnly: "{M}", dayOnly: "{d} {N}", join: ", ", hourOnly: "{n}h",
		season: "{s} {Y}", southern: "{x} (southern hemisphere)", quarter: "Q{n} {Y}", half: "{s} {Y}",
		decade: "{y}s", century: "{n} century", centuryBCE: "{n} century BCE", firstDecade: "{y}–{z}",
		approx: "c. {x}", doubt: "{x} (?)", years: "{a}–{b}", yearsBCE: "{a}–{b} BCE",
		months: "{a}–{b} {Y}", days: "{a}–{b} {N} {Y}", within: "{a} – {b}", mixed: "{a} – {b}",
		from: "from {x}", until: "until {x}", after: "after {x}", before: "before {x}", by: "by {x}", or: " or ", and: ", ",
		ago: "{x} years ago", unknownYear: "{x}, year unknown", noYear: "year unknown", inYears: "{a} in the {b}",
		seasons: [4]string{"spring", "summer", "autumn", "winter"}, halves: [2]string{"first half of", "second half of"},
		monthNames: []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		monthShort: []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		unit:       "", powers: []power{{12, " trillion"}, {9, " billion"}, {6, " million"}},
		yearsCE: "{a}–{b} CE", decades: "{y}s–{z}s", centuries: "{a}–{b} centuries", centuryCE: "{n} century CE", centuriesBCE: "{a}–{b} centuries BCE",
		orEarlier: "{x} or earlier", orLater: "{x} or later", inRange: "{a}, {b}", someMonth: "{d} of an unknown month, {Y}", article: "the ",
	},
}

// locales is complete once hongKong is; nothing changes it afterwards.
var locales = withHongKong(baseLocales)

// withHongKong adds zh-Hant-HK, which differs from zh-Hant in the name of the era.
func withHongKong(all map[string]*locale) map[string]*locale {
	hk := *all["zh-Hant"]
	hk.bce, hk.early, hk.centuryBCE, hk.yearsBCE = "公元前{y}年", "公元{y}年", "公元前{n}世紀", "公元前{a}—前{b}年"
	hk.yearsCE, hk.centuriesBCE, hk.centuryCE, hk.bceAgain = "公元{a}—{b}年", "公元前{a}—前{b}世紀", "公元{n}世紀", "公元"
	all["zh-Hant-HK"] = &hk
	return all
}

// Language returns which of Languages a BCP 47 tag is shown in: zh and zh-CN in zh-Hans, zh-TW in
// zh-Hant, zh-HK and zh-MO in zh-Hant-HK, anything unknown in en.
func Language(tag string) string {
	parts := strings.Split(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	has := func(s string) bool {
		for _, p := range parts[1:] {
			if p == s {
				return true
			}
		}
		return false
	}
	switch parts[0] {
	case "ja", "ko":
		return parts[0]
	case "yue":
		if !has("hans") && !has("cn") {
			return "zh-Hant-HK"
		}
		return "zh-Hans"
	case "zh", "cmn":
		switch {
		case has("hans"):
			return "zh-Hans"
		case has("hk") || has("mo"):
			return "zh-Hant-HK"
		case has("hant") || has("tw"):
			return "zh-Hant"
		}
		return "zh-Hans"
	}
	return "en"
}

// fill puts values into the places of a pattern: fill("{a}—{b}", "a", "1", "b", "2").
func fill(pattern string, pairs ...string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(pattern, '{')
		if i < 0 || i+2 >= len(pattern) {
			b.WriteString(pattern)
			return b.String()
		}
		b.WriteString(pattern[:i])
		for k := 0; k+1 < len(pairs); k += 2 {
			if pairs[k][0] == pattern[i+1] {
				b.WriteString(pairs[k+1])
				break
			}
		}
		pattern = pattern[i+3:]
	}
}
