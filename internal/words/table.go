package words

// sets is the table, by tag.
var sets = map[string]*Set{
	"zh-Hans": &simplified, "zh-Hant": &traditional, "zh-Hant-HK": hongKong(), "ja": &japanese, "ko": &korean, "en": &english,
}

var simplified = Set{
	Lang:        "zh-Hans",
	Approximate: "约", Expected: "预计", Continued: "续", AsOf: "截至", Interview: "采访", SameYear: "同年", SameDay: "同日", Now: "今", Or: "或", CommonEra: "公元",
	LegendExact: "确切", LegendApproximate: "约略", LegendWithin: "在此期间", LegendSpan: "持续", LogNote: "对数尺：向右一格，距今时间缩短到十分之一", LegendGoing: "仍在进行", LegendForecast: "预计",
	LegendAlleged: "据称", LegendDisputed: "存疑", LegendPlanned: "计划", LegendUndated: "日期不定", LegendLoose: "约略或不定",
	NoteSources: "行末数字是来源", NoteUnproven: "细体字的事尚未证实", NoteBoth: "行末数字是来源；细体字的事尚未证实",
	NoteOpen:        "细体字的事预计发生，或还在进行",
	StatusConfirmed: "已证实", StatusAlleged: "据称", StatusDisputed: "存疑", StatusPlanned: "计划",
	ImprintSpeaker: "讲者", ImprintSource: "出处", ImprintDate: "日期", ImprintMaker: "辑录", ImprintAddress: "网址",
	Speaker: "讲述者", Interviewer: "采访者", Host: "主持人", Reporter: "记者", Question: "问", Answer: "答",
	SourceInterview: "采访", SourceSpeech: "演讲", SourceBook: "图书", SourceArticle: "文章", SourcePost: "帖子", SourceCourt: "庭审记录",
	Source: "来源", PhotoCredit: "图：", ListComma: "、", Colon: "：",
	TitleOpen: "《", TitleClose: "》", QuoteOpen: "\u201c", QuoteClose: "\u201d", InnerOpen: "\u2018", InnerClose: "\u2019", ParenOpen: "（", ParenClose: "）",
	omitted: "略{n}", omittedHead: "略", asOfDate: "{x} {d}",
	asOfOwn: "{x} {d}", gaps: [5]string{"隔{n}年", "隔{n}个月", "隔{n}天", "隔{n}小时", "隔{n}分钟"}, gapBig: "隔{n}年", about: "约{n}", powers: []power{{1e8, "亿"}, {1e4, "万"}},
	fromAbove: "上接{x}", toBelow: "下接{x}", fromAboveGap: "{x}，{n}",
	between: "{a}与{b}之间", betweenAny: "介于两事之间", after: "{a}之后", before: "{a}之前",
	page: "{n}/{of}", numbered: "第{n}则/共{of}则", eventOf: "第{n}件事（共{of}件）", bookPage: "第{n}页", translated: "译自{x}", portrait: "图中是{x}。", dynasty: "〔{d}〕{x}",
	ordinals:      [10]string{"其一", "其二", "其三", "其四", "其五", "其六", "其七", "其八", "其九", "其十"},
	ordinalBeyond: "其{n}",
	years:         [2]string{"{n}年", "{n}年"}, months: [2]string{"{n}个月", "{n}个月"}, days: [2]string{"{n}天", "{n}天"},
	languages: map[string]string{
		"zh": "中文", "en": "英语", "ja": "日语", "ko": "韩语", "fr": "法语", "de": "德语", "es": "西班牙语", "it": "意大利语", "pt": "葡萄牙语",
		"ru": "俄语", "uk": "乌克兰语", "pl": "波兰语", "nl": "荷兰语", "sv": "瑞典语", "da": "丹麦语", "nb": "挪威语", "no": "挪威语", "fi": "芬兰语", "cs": "捷克语", "hu": "匈牙利语",
		"el": "希腊语", "grc": "古希腊语", "la": "拉丁语", "tr": "土耳其语", "ar": "阿拉伯语", "he": "希伯来语", "fa": "波斯语", "hi": "印地语", "sa": "梵语", "bn": "孟加拉语",
		"th": "泰语", "vi": "越南语", "id": "印尼语", "ms": "马来语", "mn": "蒙古语", "bo": "藏语", "yue": "粤语", "lzh": "文言文",
	},
}

var traditional = Set{
	Lang:        "zh-Hant",
	Approximate: "約", Expected: "預計", Continued: "續", AsOf: "截至", Interview: "訪談", SameYear: "同年", SameDay: "同日", Now: "今", Or: "或", CommonEra: "西元",
	LegendExact: "確切", LegendApproximate: "約略", LegendWithin: "在此期間", LegendSpan: "持續", LogNote: "對數尺：向右一格，距今時間縮短到十分之一", LegendGoing: "仍在進行", LegendForecast: "預計",
	LegendAlleged: "據稱", LegendDisputed: "存疑", LegendPlanned: "計畫", LegendUndated: "日期不定", LegendLoose: "約略或不定",
	NoteSources: "行末數字是來源", NoteUnproven: "細體字的事尚未證實", NoteBoth: "行末數字是來源；細體字的事尚未證實",
	NoteOpen:        "細體字的事預計發生，或還在進行",
	StatusConfirmed: "已證實", StatusAlleged: "據稱", StatusDisputed: "存疑", StatusPlanned: "計畫",
	ImprintSpeaker: "講者", ImprintSource: "出處", ImprintDate: "日期", ImprintMaker: "輯錄", ImprintAddress: "網址",
	Speaker: "講述者", Interviewer: "訪談者", Host: "主持人", Reporter: "記者", Question: "問", Answer: "答",
	SourceInterview: "訪談", SourceSpeech: "演講", SourceBook: "圖書", SourceArticle: "文章", SourcePost: "貼文", SourceCourt: "庭審紀錄",
	Source: "來源", PhotoCredit: "圖：", ListComma: "、", Colon: "：",
	TitleOpen: "《", TitleClose: "》", QuoteOpen: "「", QuoteClose: "」", InnerOpen: "『", InnerClose: "』", ParenOpen: "（", ParenClose: "）",
	omitted: "略{n}", omittedHead: "略", asOfDate: "{x} {d}",
	asOfOwn: "{x} {d}", gaps: [5]string{"隔{n}年", "隔{n}個月", "隔{n}天", "隔{n}小時", "隔{n}分鐘"}, gapBig: "隔{n}年", about: "約{n}", powers: []power{{1e8, "億"}, {1e4, "萬"}},
	fromAbove: "上接{x}", toBelow: "下接{x}", fromAboveGap: "{x}，{n}",
	between: "{a}與{b}之間", betweenAny: "介於兩事之間", after: "{a}之後", before: "{a}之前",
	page: "{n}/{of}", numbered: "第{n}則/共{of}則", eventOf: "第{n}件事（共{of}件）", bookPage: "第{n}頁", translated: "譯自{x}", portrait: "圖中是{x}。", dynasty: "〔{d}〕{x}",
	ordinals:      [10]string{"其一", "其二", "其三", "其四", "其五", "其六", "其七", "其八", "其九", "其十"},
	ordinalBeyond: "其{n}",
	years:         [2]string{"{n}年", "{n}年"}, months: [2]string{"{n}個月", "{n}個月"}, days: [2]string{"{n}天", "{n}天"},
	languages: map[string]string{
		"zh": "中文", "en": "英語", "ja": "日語", "ko": "韓語", "fr": "法語", "de": "德語", "es": "西班牙語", "it": "義大利語", "pt": "葡萄牙語",
		"ru": "俄語", "uk": "烏克蘭語", "pl": "波蘭語", "nl": "荷蘭語", "sv": "瑞典語", "da": "丹麥語", "nb": "挪威語", "no": "挪威語", "fi": "芬蘭語", "cs": "捷克語", "hu": "匈牙利語",
		"el": "希臘語", "grc": "古希臘語", "la": "拉丁語", "tr": "土耳其語", "ar": "阿拉伯語", "he": "希伯來語", "fa": "波斯語", "hi": "印地語", "sa": "梵語", "bn": "孟加拉語",
		"th": "泰語", "vi": "越南語", "id": "印尼語", "ms": "馬來語", "mn": "蒙古語", "bo": "藏語", "yue": "粵語", "lzh": "文言文",
	},
}

// hongKong is zh-Hant with the words that differ there.
func hongKong() *Set {
	s := traditional
	s.Lang = "zh-Hant-HK"
	s.CommonEra = "公元"
	s.Interview, s.SourceInterview, s.Interviewer = "訪問", "訪問", "訪問者"
	s.LegendPlanned, s.StatusPlanned = "計劃", "計劃"
	s.SourcePost = "帖文"
	s.languages = make(map[string]string, len(traditional.languages))
	for tag, name := range traditional.languages {
		s.languages[tag] = name
	}
	s.languages["it"] = "意大利語"
	return &s
}

var japanese = Set{
	Lang:        "ja",
	Approximate: "約", Expected: "予測", Continued: "続き", AsOf: "現在", Interview: "インタビュー", SameYear: "同年", SameDay: "同日", Now: "現在", Or: "または", CommonEra: "西暦",
	LegendExact: "確定", LegendApproximate: "おおよそ", LegendWithin: "この期間内", LegendSpan: "継続", LogNote: "対数目盛：右へ一目盛で、現在までの時間が十分の一になる", LegendGoing: "継続中", LegendForecast: "予測",
	LegendAlleged: "とされる", LegendDisputed: "異論あり", LegendPlanned: "予定", LegendUndated: "日付不確か", LegendLoose: "おおよそ・不確か",
	NoteSources: "行末の数字は出典", NoteUnproven: "細字は未確認の事柄", NoteBoth: "行末の数字は出典、細字は未確認の事柄",
	NoteOpen:        "細字は予測または継続中の事柄",
	StatusConfirmed: "確認済み", StatusAlleged: "とされる", StatusDisputed: "異論あり", StatusPlanned: "予定",
	ImprintSpeaker: "話者", ImprintSource: "出典", ImprintDate: "日付", ImprintMaker: "編集", ImprintAddress: "リンク",
	Speaker: "話し手", Interviewer: "聞き手", Host: "司会", Reporter: "記者", Question: "問", Answer: "答",
	SourceInterview: "インタビュー", SourceSpeech: "講演", SourceBook: "書籍", SourceArticle: "記事", SourcePost: "投稿", SourceCourt: "法廷記録",
	Source: "出典", PhotoCredit: "写真：", ListComma: "、", Colon: "：",
	TitleOpen: "『", TitleClose: "』", QuoteOpen: "「", QuoteClose: "」", InnerOpen: "『", InnerClose: "』", ParenOpen: "（", ParenClose: "）",
	omitted: "{n}省略", omittedHead: "省略", asOfDate: "{d} {x}",
	asOfOwn: "{d}{x}", gaps: [5]string{"{l}年後", "{l}か月後", "{l}日後", "{l}時間後", "{l}分後"}, gapBig: "{n}年後", about: "約{n}", powers: []power{{1e8, "億"}, {1e4, "万"}},
	fromAbove: "{x}から続く", toBelow: "{x}へ続く", fromAboveGap: "{x}、{n}",
	between: "{a}と{b}の間", betweenAny: "二つの出来事の間", after: "{a}の後", before: "{a}の前",
	page: "{n}/{of}", numbered: "第{n}篇/全{of}篇", eventOf: "全{of}件の{n}件目", bookPage: "{n}頁", translated: "{x}からの翻訳", portrait: "{x}の肖像。", dynasty: "〔{d}〕{x}",
	ordinals:      [10]string{"その一", "その二", "その三", "その四", "その五", "その六", "その七", "その八", "その九", "その十"},
	ordinalBeyond: "その{n}",
	years:         [2]string{"{n}年", "{n}年"}, months: [2]string{"{n}か月", "{n}か月"}, days: [2]string{"{n}日", "{n}日"},
	languages: map[string]string{
		"zh": "中国語", "en": "英語", "ja": "日本語", "ko": "韓国語", "fr": "フランス語", "de": "ドイツ語", "es": "スペイン語", "it": "イタリア語", "pt": "ポルトガル語",
		"ru": "ロシア語", "uk": "ウクライナ語", "pl": "ポーランド語", "nl": "オランダ語", "sv": "スウェーデン語", "da": "デンマーク語", "nb": "ノルウェー語", "no": "ノルウェー語", "fi": "フィンランド語", "cs": "チェコ語", "hu": "ハンガリー語",
		"el": "ギリシャ語", "grc": "古代ギリシャ語", "la": "ラテン語", "tr": "トルコ語", "ar": "アラビア語", "he": "ヘブライ語", "fa": "ペルシア語", "hi": "ヒンディー語", "sa": "サンスクリット語", "bn": "ベンガル語",
		"th": "タイ語", "vi": "ベトナム語", "id": "インドネシア語", "ms": "マレー語", "mn": "モンゴル語", "bo": "チベット語", "yue": "広東語", "lzh": "漢文",
	},
}

// Korean avoids particles whose form depends on the word before (와/과, 로/으로), as that word is data.
var korean = Set{
	Lang:        "ko",
	Approximate: "약", Expected: "예상", Continued: "계속", AsOf: "기준", Interview: "인터뷰", SameYear: "같은 해", SameDay: "같은 날", Now: "현재", Or: " 또는 ", CommonEra: "서기",
	LegendExact: "확실", LegendApproximate: "대략", LegendWithin: "이 기간 중", LegendSpan: "지속", LogNote: "로그 눈금: 오른쪽으로 한 칸마다 지금까지의 시간이 10분의 1이 된다", LegendGoing: "진행 중", LegendForecast: "예상",
	LegendAlleged: "주장", LegendDisputed: "논란", LegendPlanned: "계획", LegendUndated: "날짜 불확실", LegendLoose: "대략·불확실",
	NoteSources: "줄 끝 숫자는 출처", NoteUnproven: "굵지 않은 글씨는 확인되지 않은 일", NoteBoth: "줄 끝 숫자는 출처, 굵지 않은 글씨는 확인되지 않은 일",
	NoteOpen:        "굵지 않은 글씨는 예상되거나 진행 중인 일",
	StatusConfirmed: "확인됨", StatusAlleged: "주장", StatusDisputed: "논란", StatusPlanned: "계획",
	ImprintSpeaker: "말한 이", ImprintSource: "출처", ImprintDate: "날짜", ImprintMaker: "엮은이", ImprintAddress: "주소",
	Speaker: "화자", Interviewer: "인터뷰어", Host: "진행자", Reporter: "기자", Question: "문", Answer: "답",
	SourceInterview: "인터뷰", SourceSpeech: "강연", SourceBook: "책", SourceArticle: "기사", SourcePost: "게시물", SourceCourt: "법정 기록",
	Source: "출처", PhotoCredit: "사진: ", ListComma: ", ", Colon: ": ",
	TitleOpen: "〈", TitleClose: "〉", QuoteOpen: "\u201c", QuoteClose: "\u201d", InnerOpen: "\u2018", InnerClose: "\u2019", ParenOpen: "(", ParenClose: ")",
	omitted: "{n} 생략", omittedHead: "생략", asOfDate: "{d} {x}",
	asOfOwn: "{d} {x}", gaps: [5]string{"{l}년 뒤", "{l}개월 뒤", "{l}일 뒤", "{l}시간 뒤", "{l}분 뒤"}, gapBig: "{n}년 뒤", about: "약 {n}", powers: []power{{1e8, "억 "}, {1e4, "만 "}},
	fromAbove: "{x}에서 이어짐", toBelow: "다음: {x}", fromAboveGap: "{x}, {n}",
	between: "{a}–{b} 사이", betweenAny: "두 사건 사이", after: "{a} 이후", before: "{a} 이전",
	page: "{n}/{of}", numbered: "제{n}편/총 {of}편", eventOf: "총 {of}건 중 {n}번째", bookPage: "{n}쪽", translated: "{x}에서 번역", portrait: "{x}의 초상.", dynasty: "〔{d}〕{x}",
	ordinals:      [10]string{"첫째", "둘째", "셋째", "넷째", "다섯째", "여섯째", "일곱째", "여덟째", "아홉째", "열째"},
	ordinalBeyond: "{n}째",
	years:         [2]string{"{n}년", "{n}년"}, months: [2]string{"{n}개월", "{n}개월"}, days: [2]string{"{n}일", "{n}일"},
	languages: map[string]string{
		"zh": "중국어", "en": "영어", "ja": "일본어", "ko": "한국어", "fr": "프랑스어", "de": "독일어", "es": "스페인어", "it": "이탈리아어", "pt": "포르투갈어",
		"ru": "러시아어", "uk": "우크라이나어", "pl": "폴란드어", "nl": "네덜란드어", "sv": "스웨덴어", "da": "덴마크어", "nb": "노르웨이어", "no": "노르웨이어", "fi": "핀란드어", "cs": "체코어", "hu": "헝가리어",
		"el": "그리스어", "grc": "고대 그리스어", "la": "라틴어", "tr": "튀르키예어", "ar": "아랍어", "he": "히브리어", "fa": "페르시아어", "hi": "힌디어", "sa": "산스크리트어", "bn": "벵골어",
		"th": "태국어", "vi": "베트남어", "id": "인도네시아어", "ms": "말레이어", "mn": "몽골어", "bo": "티베트어", "yue": "광둥어", "lzh": "한문",
	},
}

var english = Set{
	Lang:        "en",
	Approximate: "c.", Expected: "expected", Continued: "continued", AsOf: "as of", Interview: "interview", SameYear: "same year", SameDay: "same day", Now: "now", Or: " or ", CommonEra: "CE",
	LegendExact: "exact", LegendApproximate: "approximate", LegendWithin: "some time within", LegendSpan: "throughout", LogNote: "Log scale: each step to the right is a tenth of the time before now", LegendGoing: "still going on", LegendForecast: "forecast",
	LegendAlleged: "alleged", LegendDisputed: "disputed", LegendPlanned: "planned", LegendUndated: "date uncertain", LegendLoose: "approximate or uncertain",
	NoteSources: "Numbers name the sources", NoteUnproven: "What is not in bold is not confirmed", NoteBoth: "Numbers name the sources; what is not in bold is not confirmed",
	NoteOpen:        "What is not in bold is expected or still going on",
	StatusConfirmed: "confirmed", StatusAlleged: "alleged", StatusDisputed: "disputed", StatusPlanned: "planned",
	ImprintSpeaker: "Speaker", ImprintSource: "Source", ImprintDate: "Date", ImprintMaker: "Cards by", ImprintAddress: "Link",
	Speaker: "Speaker", Interviewer: "Interviewer", Host: "Host", Reporter: "Reporter", Question: "Q", Answer: "A",
	SourceInterview: "interview", SourceSpeech: "speech", SourceBook: "book", SourceArticle: "article", SourcePost: "post", SourceCourt: "court record",
	Source: "Source", PhotoCredit: "Photo: ", ListComma: ", ", Colon: ": ",
	QuoteOpen: "\u201c", QuoteClose: "\u201d", InnerOpen: "\u2018", InnerClose: "\u2019", ParenOpen: "(", ParenClose: ")",
	omitted: "{n} omitted", omittedHead: "omitted", asOfDate: "{x} {d}",
	asOfOwn: "{x} {d}", gaps: [5]string{"{n}-year gap", "{n}-month gap", "{n}-day gap", "{n}-hour gap", "{n}-minute gap"}, gapBig: "gap of {n} years", about: "c. {n}", powers: []power{{1e9, " billion"}, {1e6, " million"}},
	fromAbove: "continued from {x}", toBelow: "continues in {x}", fromAboveGap: "{x}, {n}",
	between: "between {a} and {b}", betweenAny: "between two events", after: "after {a}", before: "before {a}",
	page: "{n}/{of}", numbered: "{n} of {of}", eventOf: "Event {n} of {of}", bookPage: "p. {n}", translated: "translated from {x}", portrait: "Portrait of {x}.", dynasty: "{x} ({d})",
	ordinals:      [10]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"},
	ordinalBeyond: "{n}",
	years:         [2]string{"{n} year", "{n} years"}, months: [2]string{"{n} month", "{n} months"}, days: [2]string{"{n} day", "{n} days"},
	languages: map[string]string{
		"zh": "Chinese", "en": "English", "ja": "Japanese", "ko": "Korean", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
		"ru": "Russian", "uk": "Ukrainian", "pl": "Polish", "nl": "Dutch", "sv": "Swedish", "da": "Danish", "nb": "Norwegian", "no": "Norwegian", "fi": "Finnish", "cs": "Czech", "hu": "Hungarian",
		"el": "Greek", "grc": "Ancient Greek", "la": "Latin", "tr": "Turkish", "ar": "Arabic", "he": "Hebrew", "fa": "Persian", "hi": "Hindi", "sa": "Sanskrit", "bn": "Bengali",
		"th": "Thai", "vi": "Vietnamese", "id": "Indonesian", "ms": "Malay", "mn": "Mongolian", "bo": "Tibetan", "yue": "Cantonese", "lzh": "Classical Chinese",
	},
}
