package edtf

// The words of Chinese (both scripts), Japanese and Korean dates. Where one word begins another, the
// longer stands first.
var (
	aboutWords  = []string{"大约在", "大约", "大約", "大概", "约在", "约", "約", "およそ", "おおよそ", "약", "대략", "ca.", "c."}
	aboutAfter  = []string{"左右", "前后", "前後", "上下", "ごろ", "ころ", "頃", "무렵", "경", "쯤", "~"}
	doubtAfter  = []string{"（存疑）", "(存疑)", "（不確か）", "(不確か)", "（不确定）", "(不确定)", "(불확실)", "（?）", "(?)", "?"}
	bceWords    = []string{"公元前", "西元前", "紀元前", "纪元前", "기원전", "前", "BCE", "BC", "B.C.E.", "B.C."}
	ceWords     = []string{"公元后", "公元後", "公元", "西元後", "西元", "西暦", "西历", "西曆", "公历", "公曆", "紀元後", "紀元", "纪元", "서기", "기원후", "기원", "AD", "A.D.", "CE"}
	centuryUnit = []string{"世纪", "世紀", "세기"}
	yearUnit    = []string{"年", "년"}
	monthUnit   = []string{"月份", "月", "월"}
	dayUnit     = []string{"日", "号", "號", "일"}
	agoWords    = []string{"年前", "년 전", "년전"}
	decadeUnit  = []string{"年代", "년대"}
	firstTen    = []string{"头十年", "頭十年", "最初の10年", "첫 10년"}
	sinceWords  = []string{"以来", "以來", "以降", "至今", "—至今", "に至る", "开始", "開始", "起", "から", "부터",
		"及以后", "或以后", "及之后", "或之后", "及以後", "或以後", "及之後", "或之後"}
	afterWords     = []string{"以后", "以後", "之后", "之後", "이후", "后", "後"}
	beforeWords    = []string{"以前", "之前", "이전", "前"}
	untilWords     = []string{"为止", "為止", "まで", "까지", "及以前", "或以前", "及之前", "或之前"}
	commas         = []string{"、", ","}
	andWords       = []string{"及", "与", "與", "和", "と", "와", "과"}
	betweenEnd     = []string{"之间", "之間", "年间", "间", "の間", "間"}
	throughWord    = []string{"——", "至", "到", "から", "부터", "—", "–", "-", "~", "〜"}
	orEarlierWords = []string{"或更早", "またはそれ以前", "또는 그 이전"}
	orLaterWords   = []string{"或更晚", "またはそれ以降", "또는 그 이후"}
	southernWords  = []string{"（南半球）", "(南半球)", "(남반구)", "（남반구）"}
	// nowWords end what goes on.
	nowWords     = []string{"今天", "今日", "今", "现在", "現在", "如今", "目前", "지금", "현재", "오늘"}
	perhapsWords = []string{"可能", "也许", "也許", "或许", "或許", "おそらく", "たぶん", "아마"}
	orWords      = []string{"或者", "或", "または", "あるいは", "또는", "혹은"}
	fromWords    = []string{"自从", "自從", "自", "从", "從", "在"}
	weekdays     = []string{"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "星期天",
		"周一", "周二", "周三", "周四", "周五", "周六", "周日", "週一", "週二", "週三", "週四", "週五", "週六", "週日",
		"月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일",
		"一", "二", "三", "四", "五", "六", "日", "月", "火", "水", "木", "金", "土", "월", "화", "수", "목", "금", "토", "일"}
	smallHours = []string{"凌晨"}
	morning    = []string{"清晨", "早上", "早晨", "上午", "午前", "오전"}
	noon       = []string{"中午", "正午"}
	afternoon  = []string{"下午", "傍晚", "午後", "오후"}
	night      = []string{"晚上", "晚间", "晚間", "夜里", "夜裡", "夜裏", "深夜", "半夜", "晚", "夜"}
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
	{"年初", "-33"}, {"初頭", "-33"}, {"初め", "-33"}, {"はじめ", "-33"}, {"初期", "-33"}, {"初", "-33"}, {"초", "-33"},
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
	{"初め", early}, {"はじめ", early}, {"初叶", early}, {"初葉", early}, {"初期", early}, {"初頭", early}, {"早期", early}, {"前期", early}, {"初", early}, {"초", early},
	{"中叶", middle}, {"中葉", middle}, {"中期", middle}, {"中頃", middle}, {"半ば", middle}, {"中", middle}, {"중반", middle}, {"중엽", middle},
	{"末叶", late}, {"末葉", late}, {"末期", late}, {"晚期", late}, {"后期", late}, {"後期", late}, {"末", late}, {"말", late},
}
