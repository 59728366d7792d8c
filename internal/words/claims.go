package words

// Claims are the words of the page on which a desk signs that quotes were said.
type Claims struct {
	// Lang is the tag of the set.
	Lang string
	// Title is the page's; Intro says what it is for.
	Title, Intro string
	// Card, Said, Passage, Result, Editor are the headings of one quote: the words on the card, those in said:, where they stand, what was
	// found, and what the program has to say.
	Card, Said, Passage, Result string
	// Speaker, Place, Corrections, Accepted, Differences and Facts go with them.
	Speaker, Place, Corrections, Accepted, Facts string
	// Keep, Change and Drop are what a person decides; Name, Date and Note are to be filled in.
	Keep, Change, Drop, Name, Date, Note string
	// Same, Differs, Omitted and Decides explain how a passage is marked.
	Same, Differs, Omitted, Decides string
	// Nothing stands where nothing is like a quote.
	Nothing string
	// results name what was found, by the names of package verify.
	results map[string]string
}

// ClaimsFor returns the words of a BCP 47 tag; what is not known is English.
func ClaimsFor(tag string) *Claims {
	if c := claimsWords[Match(tag)]; c != nil {
		return c
	}
	return claimsWords["zh-Hant"] // Hong Kong's, which has the same words
}

// ResultOf names what was found.
func (c *Claims) ResultOf(class string) string {
	if name := c.results[class]; name != "" {
		return name
	}
	return class
}

// claimsWords by tag.
var claimsWords = map[string]*Claims{
	"zh-Hans": {
		Lang: "zh-Hans", Title: "引语核对单", Intro: "每则引语、它在记录中的上下文、比对的结果，以及签字的地方。",
		Card: "卡片上的字", Said: "said: 中的原话", Passage: "记录中的原文", Result: "结果", Speaker: "说话人", Place: "位置", Corrections: "识别更正", Accepted: "已认可", Facts: "记录中没有的数字与名称",
		Keep: "可用", Change: "修改", Drop: "不用", Name: "姓名", Date: "日期", Note: "备注",
		Same: "卡片采用", Differs: "与卡片不同", Omitted: "已标明省略", Decides: "未采用而改变原意", Nothing: "记录中没有相近的话",
		results: map[string]string{"verbatim": "一字不差", "punctuation": "只有标点、写法或已标明的省略不同", "torn-quote": "词被截断", "hedge-dropped": "略去了说话人的保留", "other-language": "与记录语言不同，无法比对", "far-cut": "省略跨度过大",
			"changed-words": "字句不同", "changed-number": "数字不同", "changed-negation": "否定不同", "spliced": "拼接而未标明", "other-speaker": "是另一个人说的", "not-found": "记录中没有"},
	},
	"zh-Hant": {
		Lang: "zh-Hant", Title: "引語核對單", Intro: "每則引語、它在紀錄中的上下文、比對的結果，以及簽名的地方。",
		Card: "卡片上的字", Said: "said: 中的原話", Passage: "紀錄中的原文", Result: "結果", Speaker: "說話人", Place: "位置", Corrections: "辨識更正", Accepted: "已認可", Facts: "紀錄中沒有的數字與名稱",
		Keep: "可用", Change: "修改", Drop: "不用", Name: "姓名", Date: "日期", Note: "備註",
		Same: "卡片採用", Differs: "與卡片不同", Omitted: "已標明省略", Decides: "未採用而改變原意", Nothing: "紀錄中沒有相近的話",
		results: map[string]string{"verbatim": "一字不差", "punctuation": "只有標點、寫法或已標明的省略不同", "torn-quote": "詞被截斷", "hedge-dropped": "略去了說話人的保留", "other-language": "與紀錄語言不同，無法比對", "far-cut": "省略跨度過大",
			"changed-words": "字句不同", "changed-number": "數字不同", "changed-negation": "否定不同", "spliced": "拼接而未標明", "other-speaker": "是另一個人說的", "not-found": "紀錄中沒有"},
	},
	"ja": {
		Lang: "ja", Title: "引用の確認票", Intro: "引用ごとに、記録での前後、照合の結果、署名の欄があります。",
		Card: "カードの言葉", Said: "said: の言葉", Passage: "記録の箇所", Result: "結果", Speaker: "話者", Place: "位置", Corrections: "認識の訂正", Accepted: "承認済み", Facts: "記録にない数字と名前",
		Keep: "使用可", Change: "要修正", Drop: "不使用", Name: "氏名", Date: "日付", Note: "備考",
		Same: "カードにある", Differs: "カードと異なる", Omitted: "省略を明示", Decides: "使われず意味が変わる", Nothing: "記録に近い言葉はない",
		results: map[string]string{"verbatim": "完全に一致", "punctuation": "句読点、表記、明示した省略だけが異なる", "torn-quote": "語の途中で切れている", "hedge-dropped": "話者の留保が抜けている", "other-language": "記録と言語が異なり照合できない", "far-cut": "省略が長すぎる",
			"changed-words": "言葉が異なる", "changed-number": "数字が異なる", "changed-negation": "否定が異なる", "spliced": "明示せずにつないでいる", "other-speaker": "別の人の言葉", "not-found": "記録にない"},
	},
	"ko": {
		Lang: "ko", Title: "인용 확인표", Intro: "인용마다 기록의 앞뒤 문맥, 대조 결과, 서명란이 있습니다.",
		Card: "카드의 말", Said: "said:의 말", Passage: "기록의 대목", Result: "결과", Speaker: "화자", Place: "위치", Corrections: "인식 정정", Accepted: "승인됨", Facts: "기록에 없는 숫자와 이름",
		Keep: "사용", Change: "수정", Drop: "사용 안 함", Name: "이름", Date: "날짜", Note: "비고",
		Same: "카드에 있음", Differs: "카드와 다름", Omitted: "생략 표시됨", Decides: "빠져서 뜻이 바뀜", Nothing: "기록에 비슷한 말이 없음",
		results: map[string]string{"verbatim": "한 글자도 다르지 않음", "punctuation": "문장 부호, 표기, 표시된 생략만 다름", "torn-quote": "낱말이 잘림", "hedge-dropped": "화자의 유보가 빠짐", "other-language": "기록과 언어가 달라 대조할 수 없음", "far-cut": "생략이 너무 김",
			"changed-words": "말이 다름", "changed-number": "숫자가 다름", "changed-negation": "부정이 다름", "spliced": "표시 없이 이어 붙임", "other-speaker": "다른 사람의 말", "not-found": "기록에 없음"},
	},
	"en": {
		Lang: "en", Title: "Quotes to sign off", Intro: "Each quote with the passage around it, what the comparison found, and a place to sign.",
		Card: "On the card", Said: "In said:", Passage: "In the transcript", Result: "Result", Speaker: "Speaker", Place: "Place", Corrections: "Corrected mistakes of recognition", Accepted: "Accepted", Facts: "Figures and names that the transcript lacks",
		Keep: "Use", Change: "Change", Drop: "Drop", Name: "Name", Date: "Date", Note: "Note",
		Same: "on the card", Differs: "differs from the card", Omitted: "left out, and shown", Decides: "left out, and changes the meaning", Nothing: "nothing in the transcript is like it",
		results: map[string]string{"verbatim": "word for word", "punctuation": "only marks, spelling or shown cuts differ", "torn-quote": "begins or ends within a word", "hedge-dropped": "the speaker's doubt is left out", "other-language": "in another language than the transcript", "far-cut": "the cut is too long",
			"changed-words": "other words", "changed-number": "another number", "changed-negation": "a negation differs", "spliced": "joined without showing it", "other-speaker": "said by someone else", "not-found": "not in the transcript"},
	},
}
