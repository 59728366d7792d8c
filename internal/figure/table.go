package figure

// The words of figures in Chinese, Japanese, Korean and English, in the folded form. Where one begins another, the longer stands
// first.

// limit is a word that limits a figure.
type limit struct {
	word  string
	bound Bound
}

// factor is a word that multiplies a number.
type factor struct {
	word  string
	times float64
}

var wordsBefore = []limit{
	// Chinese, simplified and traditional
	{"不超过", AtMost}, {"不超過", AtMost}, {"不多于", AtMost}, {"不多於", AtMost}, {"不高于", AtMost}, {"不高於", AtMost},
	{"不少于", AtLeast}, {"不少於", AtLeast}, {"不低于", AtLeast}, {"不低於", AtLeast},
	{"不到", Below}, {"不足", Below}, {"少于", Below}, {"少於", Below}, {"低于", Below}, {"低於", Below}, {"小于", Below}, {"小於", Below}, {"未满", Below}, {"未滿", Below},
	{"最多", AtMost}, {"至多", AtMost}, {"顶多", AtMost}, {"頂多", AtMost},
	{"超过", Above}, {"超過", Above}, {"多于", Above}, {"多於", Above}, {"高于", Above}, {"高於", Above}, {"大于", Above}, {"大於", Above}, {"逾", Above},
	{"至少", AtLeast}, {"最少", AtLeast}, {"起码", AtLeast}, {"起碼", AtLeast},
	{"大约", About}, {"大約", About}, {"大概是", About}, {"大概", About}, {"差不多", About}, {"将近", About}, {"將近", About}, {"接近", About}, {"约", About}, {"約", About}, {"近", About},
	{"也许是", About}, {"也許是", About}, {"也许", About}, {"也許", About}, {"可能是", About}, {"可能", About},
	// Japanese
	{"少なくとも", AtLeast}, {"多くとも", AtMost}, {"最大で", AtMost}, {"最大", AtMost}, {"およそ", About}, {"おおよそ", About}, {"ほぼ", About}, {"たぶん", About},
	// Korean
	{"적어도", AtLeast}, {"최소", AtLeast}, {"최대", AtMost}, {"많아야", AtMost}, {"약", About}, {"대략", About}, {"거의", About}, {"아마", About},
	// English
	{"no more than", AtMost}, {"not more than", AtMost}, {"at most", AtMost}, {"up to", AtMost}, {"within", AtMost},
	{"no less than", AtLeast}, {"no fewer than", AtLeast}, {"not less than", AtLeast}, {"at least", AtLeast},
	{"less than", Below}, {"fewer than", Below}, {"lower than", Below}, {"below", Below}, {"under", Below},
	{"more than", Above}, {"greater than", Above}, {"higher than", Above}, {"over", Above}, {"above", Above},
	{"about", About}, {"around", About}, {"roughly", About}, {"approximately", About}, {"nearly", About}, {"almost", About}, {"some", About}, {"maybe", About}, {"perhaps", About}, {"probably", About},
	{"between", Exact}, {"from", Exact}, {"only", Exact}, {"just", Exact},
	// Signs
	{"<=", AtMost}, {"\u2264", AtMost}, {">=", AtLeast}, {"\u2265", AtLeast}, {"<", Below}, {">", Above}, {"~", About}, {"\u2248", About}, {"\u301c", About},
	{"从", Exact}, {"從", Exact}, {"只有", Exact}, {"仅", Exact}, {"僅", Exact}, {"是", Exact},
}

var wordsAfter = []limit{
	{"左右", About}, {"上下", About}, {"前后", About}, {"前後", About},
	{"以上", AtLeast}, {"以下", AtMost}, {"以内", AtMost}, {"以內", AtMost}, {"之内", AtMost}, {"之內", AtMost}, {"内", AtMost}, {"內", AtMost},
	{"未満", Below}, {"を超える", Above}, {"を下回る", Below}, {"超え", Above}, {"超", Above}, {"程度", About}, {"くらい", About}, {"ぐらい", About}, {"ほど", About},
	{"미만", Below}, {"이하", AtMost}, {"이내", AtMost}, {"이상", AtLeast}, {"초과", Above}, {"정도", About}, {"쯤", About},
	{"or more", AtLeast}, {"and more", AtLeast}, {"and up", AtLeast}, {"or less", AtMost}, {"or fewer", AtMost}, {"or so", About}, {"at most", AtMost}, {"at least", AtLeast},
	{"的时间", Exact}, {"的時間", Exact}, {"之间", Exact}, {"之間", Exact}, {"間に", Exact},
}

// wordsBetween stand between a number and its unit.
var wordsBetween = []limit{{"多", Above}, {"余", Above}, {"餘", Above}, {"來", About}, {"来", About}, {"+", AtLeast}}

// rangeWords join the ends of a range.
var rangeWords = []string{"\u2013", "\u2014\u2014", "\u2014", "-", "~", "\u301c", "\u2212", "到", "至", "から", "에서", "부터", "to", "and", "through"}

// shares are signs and words after a number that make it a share; times brings it to hundredths.
var shares = []factor{
	{"%", 1}, {"\u2030", 0.1}, {"per cent", 1}, {"percent", 1}, {"パーセント", 1}, {"퍼센트", 1}, {"프로", 1}, {"成", 10}, {"割", 10}, {"할", 10},
}

// fractionsBefore stand before the number that they divide.
var fractionsBefore = []factor{
	{"百分之", 1}, {"千分之", 0.1}, {"万分之", 0.01}, {"萬分之", 0.01}, {"十分之", 10}, {"百分の", 1}, {"十分の", 10}, {"백분의", 1}, {"십분의", 10},
	{"三分之", 100. / 3}, {"四分之", 25}, {"五分之", 20}, {"三分の", 100. / 3}, {"四分の", 25}, {"五分の", 20},
}

// wholeShares are shares in one word.
var wholeShares = []factor{{"一半", 50}, {"半分", 50}, {"半数", 50}, {"半數", 50}, {"절반", 50}, {"half", 50}, {"a half", 50}}

// magnitudes follow a number.
var magnitudes = []factor{
	{"十亿", 1e9}, {"百万", 1e6}, {"百萬", 1e6}, {"千万", 1e7}, {"千萬", 1e7}, {"万亿", 1e12}, {"萬億", 1e12},
	{"百", 100}, {"千", 1000}, {"万", 1e4}, {"萬", 1e4}, {"亿", 1e8}, {"億", 1e8}, {"兆", 1e12}, {"백만", 1e6}, {"천만", 1e7}, {"천", 1000}, {"만", 1e4}, {"억", 1e8}, {"조", 1e12},
	{"hundred", 100}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}, {"mn", 1e6}, {"bn", 1e9}, {"tn", 1e12}, {"k", 1e3}, {"m", 1e6}, {"b", 1e9}, {"t", 1e12},
}

var characterDigits = map[rune]float64{
	'〇': 0, '零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '两': 2, '兩': 2,
	'일': 1, '이': 2, '삼': 3, '사': 4, '오': 5, '육': 6, '칠': 7, '팔': 8, '구': 9,
}

var characterPlaces = map[rune]float64{
	'十': 10, '百': 100, '千': 1000, '万': 1e4, '萬': 1e4, '亿': 1e8, '億': 1e8, '십': 10, '백': 100, '천': 1000, '만': 1e4, '억': 1e8,
}

var spelling = []factor{
	{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12},
	{"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
	{"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90},
}

// sign is a sign of money.
type sign struct{ sign, name string }

var currencies = []sign{
	{"us$", "usd"}, {"hk$", "hkd"}, {"nt$", "twd"}, {"$", "usd"}, {"\u20ac", "eur"}, {"\u00a3", "gbp"}, {"cn\u00a5", "cny"}, {"\u00a5", "yen or yuan"}, {"\uffe5", "yen or yuan"}, {"\u20a9", "krw"}, {"rmb", "cny"}, {"usd", "usd"}, {"eur", "eur"},
}

// units are the spellings of one unit under one name. What is counted (3个, 3つ) is told apart by its own words, and is not here.
var units = map[string]string{
	"年": "year", "年间": "year", "年間": "year", "year": "year", "yr": "year", "년": "year", "년간": "year",
	"个月": "month", "個月": "month", "ヶ月": "month", "か月": "month", "カ月": "month", "ケ月": "month", "ヵ月": "month", "箇月": "month", "月": "month", "ヶ月間": "month", "か月間": "month", "month": "month", "mo": "month", "개월": "month", "달": "month",
	"周": "week", "週": "week", "个星期": "week", "個星期": "week", "星期": "week", "週間": "week", "week": "week", "주": "week",
	"天": "day", "日": "day", "日間": "day", "day": "day", "일": "day",
	"小时": "hour", "小時": "hour", "个小时": "hour", "個小時": "hour", "時間": "hour", "时": "hour", "hour": "hour", "hr": "hour", "h": "hour", "시간": "hour",
	"分钟": "minute", "分鐘": "minute", "分": "minute", "分間": "minute", "minute": "minute", "min": "minute", "분": "minute",
	"秒": "second", "秒钟": "second", "秒鐘": "second", "秒間": "second", "second": "second", "sec": "second", "s": "second", "초": "second",
	"岁": "age", "歲": "age", "歳": "age", "才": "age", "세": "age", "years old": "age",
	"人": "person", "名": "person", "位": "person", "people": "person", "person": "person", "명": "person",
	"次": "time", "回": "time", "time": "time", "번": "time",
	"倍": "fold", "배": "fold", "x": "fold",
	"km": "km", "公里": "km", "千米": "km", "キロ": "km", "キロメートル": "km", "킬로미터": "km", "kilometer": "km", "kilometre": "km",
	"m": "m", "米": "m", "公尺": "m", "メートル": "m", "미터": "m", "meter": "m", "metre": "m",
	"mile": "mile", "英里": "mile", "マイル": "mile", "마일": "mile", "mi": "mile",
	"kg": "kg", "公斤": "kg", "千克": "kg", "キログラム": "kg", "킬로그램": "kg", "kilogram": "kg", "kilo": "kg",
	"吨": "tonne", "噸": "tonne", "トン": "tonne", "톤": "tonne", "tonne": "tonne", "ton": "tonne",
	"w": "watt", "瓦": "watt", "kw": "kilowatt", "千瓦": "kilowatt", "mw": "megawatt", "兆瓦": "megawatt", "gw": "gigawatt", "吉瓦": "gigawatt",
	"美元": "usd", "美金": "usd", "ドル": "usd", "米ドル": "usd", "달러": "usd", "dollar": "usd", "usd": "usd",
	"元": "yuan", "块": "yuan", "块钱": "yuan", "塊": "yuan", "圓": "yuan", "人民币": "cny", "人民幣": "cny", "yuan": "cny", "cny": "cny",
	"円": "jpy", "日元": "jpy", "日圓": "jpy", "yen": "jpy", "원": "krw", "韩元": "krw", "won": "krw", "欧元": "eur", "歐元": "eur", "euro": "eur", "ユーロ": "eur", "유로": "eur", "英镑": "gbp", "英鎊": "gbp", "pound": "gbp",
}
