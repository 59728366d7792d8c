package job

import "strings"

// What presentations call things, by language.

// slideWords are the names of roles and of kinds of slides, by role and then in the order of slideLanguages.
var slideWords = map[string][5]string{
	"quote":       {"\u5f15\u6587", "\u5f15\u6587", "\u5f15\u7528", "\uc778\uc6a9\ubb38", "quote"},
	"translation": {"\u8bd1\u6587", "\u8b6f\u6587", "\u7ffb\u8a33", "\ubc88\uc5ed", "translation"},
	"speaker":     {"\u8bb2\u8005", "\u8b1b\u8005", "\u8a71\u8005", "\ub9d0\ud55c \uc774", "speaker"},
	"source":      {"\u51fa\u5904", "\u51fa\u8655", "\u51fa\u5178", "\ucd9c\ucc98", "source"},
	"date":        {"\u65e5\u671f", "\u65e5\u671f", "\u65e5\u4ed8", "\ub0a0\uc9dc", "date"},
	"title":       {"\u6807\u9898", "\u6a19\u984c", "\u30bf\u30a4\u30c8\u30eb", "\uc81c\ubaa9", "title"},
	"subtitle":    {"\u526f\u6807\u9898", "\u526f\u6a19\u984c", "\u30b5\u30d6\u30bf\u30a4\u30c8\u30eb", "\ubd80\uc81c\ubaa9", "subtitle"},
	"text":        {"\u6b63\u6587", "\u6b63\u6587", "\u672c\u6587", "\ubcf8\ubb38", "text"},
	"number":      {"\u6570\u5b57", "\u6578\u5b57", "\u6570\u5024", "\uc22b\uc790", "number"},
	"era":         {"\u65f6\u671f", "\u6642\u671f", "\u6642\u671f", "\uc2dc\uae30", "era"},
	"lane":        {"\u7ebf\u7d22", "\u7dda\u7d22", "\u30ec\u30fc\u30f3", "\uc904\uae30", "lane"},
	"tick":        {"\u523b\u5ea6", "\u523b\u5ea6", "\u76ee\u76db", "\ub208\uae08", "tick"},
	"note":        {"\u6ce8", "\u8a3b", "\u6ce8", "\uc8fc", "note"},
	"legend":      {"\u56fe\u4f8b", "\u5716\u4f8b", "\u51e1\u4f8b", "\ubc94\ub840", "legend"},
	"brand":       {"\u54c1\u724c", "\u54c1\u724c", "\u30d6\u30e9\u30f3\u30c9", "\ube0c\ub79c\ub4dc", "brand"},
	"page":        {"\u9875\u7801", "\u9801\u78bc", "\u30da\u30fc\u30b8", "\ucabd", "page"},
	"image":       {"\u56fe\u7247", "\u5716\u7247", "\u753b\u50cf", "\uadf8\ub9bc", "image"},
	"rule":        {"\u7ebf", "\u7dda", "\u7f6b\u7dda", "\uc120", "rule"},
	"axis":        {"\u65f6\u95f4\u8f74", "\u6642\u9593\u8ef8", "\u6642\u9593\u8ef8", "\uc2dc\uac04\ucd95", "axis"},
	"mark":        {"\u6807\u8bb0", "\u6a19\u8a18", "\u5370", "\ud45c\uc2dc", "mark"},
	"connector":   {"\u5f15\u7ebf", "\u5f15\u7dda", "\u5f15\u304d\u51fa\u3057\u7dda", "\uc5f0\uacb0\uc120", "connector"},
	"decoration":  {"\u88c5\u9970", "\u88dd\u98fe", "\u88c5\u98fe", "\uc7a5\uc2dd", "decoration"},
	"ruby":        {"\u6ce8\u97f3", "\u6ce8\u97f3", "\u30eb\u30d3", "\ub8e8\ube44", "ruby"},
	"link":        {"\u94fe\u63a5", "\u9023\u7d50", "\u30ea\u30f3\u30af", "\ub9c1\ud06c", "link"},
	"cover":       {"\u5c01\u9762", "\u5c01\u9762", "\u8868\u7d19", "\ud45c\uc9c0", "Cover"},
	"timeline":    {"\u65f6\u95f4\u7ebf", "\u6642\u9593\u7dda", "\u5e74\u8868", "\uc5f0\ud45c", "Timeline"},
	"blank":       {"\u7a7a\u767d", "\u7a7a\u767d", "\u767d\u7d19", "\ube48 \ud654\uba74", "Blank"},
}

// slideLanguages is the order of slideWords and of usual.
var slideLanguages = [5]string{"zh-hans", "zh-hant", "ja", "ko", "en"}

// usual are the fonts that PowerPoint is likely to show where those of a slide are missing, on Windows and on macOS: the East Asian
// interface fonts that both systems bring with them, in the order of slideLanguages.
var usual = [5][2]string{
	{"Microsoft YaHei", "PingFang SC"}, {"Microsoft JhengHei", "PingFang TC"}, {"Yu Gothic", "Hiragino Sans"}, {"Malgun Gothic", "Apple SD Gothic Neo"}, {"Calibri or Arial", "Helvetica or Arial"},
}

// slideLanguage returns the index of a language in slideLanguages; what is none of the others is as English.
func slideLanguage(lang string) int {
	lower := strings.ToLower(lang)
	switch {
	case strings.HasPrefix(lower, "zh-hant"), lower == "zh-tw", lower == "zh-hk", lower == "zh-mo":
		return 1
	case lower == "zh", strings.HasPrefix(lower, "zh-"):
		return 0
	case lower == "ja", strings.HasPrefix(lower, "ja-"):
		return 2
	case lower == "ko", strings.HasPrefix(lower, "ko-"):
		return 3
	}
	return len(slideLanguages) - 1
}

// slideNames returns the words of a language by role.
func slideNames(lang string) map[string]string {
	at := slideLanguage(lang)
	out := make(map[string]string, len(slideWords))
	for role, in := range slideWords {
		out[role] = in[at]
	}
	return out
}

// usualFonts returns the fonts of Windows and of macOS for a language.
func usualFonts(lang string) [2]string { return usual[slideLanguage(lang)] }
