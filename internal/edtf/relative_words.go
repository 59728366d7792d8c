package edtf

// The relative words of Chinese (both scripts), Japanese, Korean and English, with what they count. Where one word
// begins another, the longer stands first.
var relativeWords = []struct {
	word   string
	span   span
	offset int
}{
	{"大前年", spanYear, -3}, {"一昨年", spanYear, -2}, {"再来年", spanYear, 2}, {"前年", spanYear, -2}, {"去年", spanYear, -1},
	{"昨年", spanYear, -1}, {"今年", spanYear, 0}, {"本年", spanYear, 0}, {"明年", spanYear, 1}, {"来年", spanYear, 1},
	{"來年", spanYear, 1}, {"后年", spanYear, 2}, {"後年", spanYear, 2},
	{"재작년", spanYear, -2}, {"작년", spanYear, -1}, {"지난해", spanYear, -1}, {"올해", spanYear, 0}, {"금년", spanYear, 0},
	{"내후년", spanYear, 2}, {"내년", spanYear, 1}, {"이듬해", spanYear, 1},
	{"上个月", spanMonth, -1}, {"上個月", spanMonth, -1}, {"上月", spanMonth, -1}, {"先月", spanMonth, -1}, {"지난달", spanMonth, -1},
	{"这个月", spanMonth, 0}, {"這個月", spanMonth, 0}, {"本月", spanMonth, 0}, {"今月", spanMonth, 0}, {"이번 달", spanMonth, 0}, {"이달", spanMonth, 0},
	{"下个月", spanMonth, 1}, {"下個月", spanMonth, 1}, {"下月", spanMonth, 1}, {"来月", spanMonth, 1}, {"다음 달", spanMonth, 1},
	{"上上周", spanWeek, -2}, {"上上週", spanWeek, -2}, {"下下周", spanWeek, 2}, {"下下週", spanWeek, 2}, {"先々週", spanWeek, -2}, {"再来週", spanWeek, 2},
	{"上周", spanWeek, -1}, {"上週", spanWeek, -1}, {"上星期", spanWeek, -1}, {"先週", spanWeek, -1}, {"지난주", spanWeek, -1},
	{"本周", spanWeek, 0}, {"本週", spanWeek, 0}, {"这周", spanWeek, 0}, {"這週", spanWeek, 0}, {"今週", spanWeek, 0}, {"이번 주", spanWeek, 0},
	{"下周", spanWeek, 1}, {"下週", spanWeek, 1}, {"下星期", spanWeek, 1}, {"来週", spanWeek, 1}, {"다음 주", spanWeek, 1},
	{"大前天", spanDay, -3}, {"大后天", spanDay, 3}, {"大後天", spanDay, 3}, {"前天", spanDay, -2}, {"一昨日", spanDay, -2}, {"おととい", spanDay, -2}, {"그저께", spanDay, -2},
	{"昨天", spanDay, -1}, {"昨日", spanDay, -1}, {"きのう", spanDay, -1}, {"어제", spanDay, -1},
	{"现在", spanDay, 0}, {"現在", spanDay, 0}, {"지금", spanDay, 0}, {"今天", spanDay, 0}, {"今日", spanDay, 0}, {"本日", spanDay, 0}, {"오늘", spanDay, 0},
	{"明天", spanDay, 1}, {"明日", spanDay, 1}, {"내일", spanDay, 1}, {"后天", spanDay, 2}, {"後天", spanDay, 2}, {"明後日", spanDay, 2}, {"모레", spanDay, 2},
	{"上个世纪", spanCentury, -1}, {"上個世紀", spanCentury, -1}, {"上世纪", spanCentury, -1}, {"上世紀", spanCentury, -1}, {"前世紀", spanCentury, -1}, {"지난 세기", spanCentury, -1},
	{"这个世纪", spanCentury, 0}, {"這個世紀", spanCentury, 0}, {"本世纪", spanCentury, 0}, {"本世紀", spanCentury, 0}, {"今世紀", spanCentury, 0}, {"금세기", spanCentury, 0},
	{"下个世纪", spanCentury, 1}, {"下世纪", spanCentury, 1}, {"下世紀", spanCentury, 1}, {"来世紀", spanCentury, 1},
	{"the year before last", spanYear, -2}, {"last year", spanYear, -1}, {"this year", spanYear, 0}, {"next year", spanYear, 1},
	{"last month", spanMonth, -1}, {"this month", spanMonth, 0}, {"next month", spanMonth, 1},
	{"last week", spanWeek, -1}, {"this week", spanWeek, 0}, {"next week", spanWeek, 1},
	{"the day before yesterday", spanDay, -2}, {"yesterday", spanDay, -1}, {"today", spanDay, 0}, {"the day after tomorrow", spanDay, 2}, {"tomorrow", spanDay, 1}, {"now", spanDay, 0},
	{"last century", spanCentury, -1}, {"this century", spanCentury, 0}, {"next century", spanCentury, 1},
}

// countedSpans are the units of 三年前 and 3か月後.
var countedSpans = []struct {
	words []string
	span  span
}{
	{[]string{"年", "년"}, spanYear},
	{[]string{"个月", "個月", "か月", "ヶ月", "カ月", "ヵ月", "개월", "달"}, spanMonth},
	{[]string{"周", "週間", "週", "个星期", "個星期", "주"}, spanWeek},
	{[]string{"天", "日", "일"}, spanDay},
}

var (
	agoDirection   = []string{"以前", "之前", "前", "전"}
	laterDirection = []string{"以后", "以後", "之后", "之後", "后", "後", "후", "뒤"}
)

var numberWords = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a hundred": 100}
