package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// roleWords are what transcripts write in the place of names, with the role that they say: words of the trade in five
// languages.
var roleWords = map[string]Role{
	"host": Host, "interviewer": Host, "moderator": Host, "presenter": Host, "anchor": Host, "q": Host, "question": Host, "reporter": Host, "journalist": Host,
	"guest": Guest, "interviewee": Guest, "a": Guest, "answer": Guest, "respondent": Guest, "participant": Guest, "expert": Guest,
	"\u4E3B\u6301\u4EBA": Host, "\u4E3B\u6301": Host, "\u8BB0\u8005": Host, "\u8A18\u8005": Host, "\u91C7\u8BBF\u8005": Host, "\u63A1\u8A2A\u8005": Host,
	"\u8BBF\u8C08\u8005": Host, "\u63D0\u95EE": Host, "\u63D0\u554F": Host, "\u95EE": Host, "\u554F": Host, "\u63D0\u95EE\u8005": Host, "\u7F16\u8F91": Host,
	"\u5609\u5BBE": Guest, "\u5609\u8CD3": Guest, "\u53D7\u8BBF\u8005": Guest, "\u53D7\u8A2A\u8005": Guest, "\u7B54": Guest, "\u88AB\u91C7\u8BBF\u8005": Guest, "\u56DE\u7B54": Guest,
	"\u805E\u304D\u624B": Host, "\u8074\u304D\u624B": Host, "\u53F8\u4F1A": Host, "\u53F8\u4F1A\u8005": Host, "\u30A4\u30F3\u30BF\u30D3\u30E5\u30A2\u30FC": Host, "\u30A4\u30F3\u30BF\u30D3\u30E5\u30A2": Host, "\u8CEA\u554F": Host,
	"\u8A71\u3057\u624B": Guest, "\u8A9E\u308A\u624B": Guest, "\u30B2\u30B9\u30C8": Guest, "\u56DE\u7B54\u8005": Guest,
	"\uC9C4\uD589\uC790": Host, "\uC0AC\uD68C\uC790": Host, "\uAE30\uC790": Host, "\uC778\uD130\uBDF0\uC5B4": Host, "\uC9C8\uBB38": Host, "\uBB38": Host,
	"\uAC8C\uC2A4\uD2B8": Guest, "\uCD9C\uC5F0\uC790": Guest, "\uB2F5": Guest, "\uB2F5\uBCC0": Guest,
}

// roleOf returns the role that a label says by itself, such as 主持人, Host or "Wang Fang (Host)".
func roleOf(name string) Role {
	lower := strings.ToLower(strings.TrimSpace(name))
	if r := roleWords[strings.TrimRight(lower, " 0123456789")]; r != Unknown {
		return r
	}
	for _, open := range []string{"(", "\uFF08", "\u00B7", " - ", "|"} {
		if before, after, found := strings.Cut(lower, open); found {
			after = strings.Trim(after, ")\uFF09 ")
			if r := roleWords[after]; r != Unknown {
				return r
			}
			if r := roleWords[strings.TrimSpace(before)]; r != Unknown {
				return r
			}
		}
	}
	return Unknown
}

// numbered are what machines call speakers that they do not know.
var numbered = []string{"speaker", "spk", "voice", "person", "participant", "channel", "\u8BF4\u8BDD\u4EBA", "\u53D1\u8A00\u4EBA", "\u767C\u8A00\u4EBA", "\u8AAA\u8A71\u4EBA", "\u8BB2\u8005", "\u8A71\u8005", "\u767A\u8A71\u8005", "\u30B9\u30D4\u30FC\u30AB\u30FC", "\uD654\uC790", "\uCC38\uC11D\uC790"}

// isNumbered reports whether a label is a machine's, such as SPEAKER_00, Speaker 1, 发言人2 or S1.
func isNumbered(name string) bool {
	lower := strings.ToLower(name)
	for _, word := range numbered {
		if rest, found := strings.CutPrefix(lower, word); found {
			rest = strings.TrimLeft(rest, " _-#\u00A0")
			if isDigits(rest) && len(rest) <= 4 || len(rest) == 1 && rest[0] >= 'a' && rest[0] <= 'z' {
				return true
			}
		}
	}
	return false
}

// notNames stand before colons and are no one's name: what introduces, and what heads of files say.
var notNames = wordSet("note notes warning example examples tip remember hint caution title date time source url link http https location place topic subject author summary abstract keywords tags duration language file version chapter part section " +
	"conclusion introduction intro outro music applause laughter laughs inaudible crosstalk silence blank_audio foreign transcript update ps fact result results first second third finally however edit step steps total more see also email phone tel fax " +
	"\u6CE8 \u6CE8\u610F \u4F8B\u5982 \u6BD4\u5982 \u8B6C\u5982 \u6807\u9898 \u6A19\u984C \u65F6\u95F4 \u6642\u9593 \u65E5\u671F \u5730\u70B9 \u5730\u9EDE \u6765\u6E90 \u4F86\u6E90 \u4F5C\u8005 \u6458\u8981 \u5173\u952E\u8BCD \u94FE\u63A5 \u4E3B\u9898 \u603B\u7ED3 \u7ED3\u8BBA \u5176\u4E00 \u5176\u4E8C \u5176\u4E09 \u7B2C\u4E00 \u7B2C\u4E8C \u7B2C\u4E09 \u91CD\u70B9 " +
	"\u97F3\u4E50 \u97F3\u6A02 \u638C\u58F0 \u638C\u8072 \u7B11\u58F0 \u7B11 \u97F3\u697D \u62CD\u624B \u65E5\u6642 \u5834\u6240 \u51FA\u5178 \u984C\u540D \u4F8B \u88DC\u8DB3 \uCC38\uACE0 \uC81C\uBAA9 \uB0A0\uC9DC \uC7A5\uC18C \uC608 \uCD9C\uCC98 \uC74C\uC545 \uBC15\uC218 \uC6C3\uC74C")

// saying are the ends of what introduces speech in prose: 他说：, he said:, 彼は言った：.
var saying = []string{"\u8BF4", "\u8AAA", "\u9053", "\u95EE\u9053", "\u8BA4\u4E3A", "\u8A8D\u70BA", "\u8868\u793A", "\u5199\u9053", "\u662F", "\u60F3", "\u53EB", "\u5982\u4E0B", "\u4E4B\u4E00", "\u7684", "\u4E86",
	"\u8A00\u3063\u305F", "\u8A9E\u308B", "\u8A9E\u3063\u305F", "\u8FF0\u3079\u305F", "\u306F", "\u304C", "\u3067\u3059", "\u307E\u3059",
	" said", " says", " asked", " wrote", " thought", " is", " are", " was", " were", " this", " that", " following", " question", " answer", " thing", " things"}

// smallWords may stand within names in small letters.
var smallWords = wordSet("de da do dos du la le di van von der den bin ibn al el of and y e zu ter & the")

// maxNameRunes bounds a name's length: "Interviewer (Alexandra Papadopoulos)" has 36.
const maxNameRunes = 40

// isName reports whether a text can be a speaker's name: short, without marks of sentences, in capitals where the script has them.
func isName(s string) bool {
	s = tidyName(s)
	if s == "" || utf8.RuneCountInString(s) > maxNameRunes {
		return false
	}
	lower := strings.ToLower(s)
	if roleOf(s) != Unknown || isNumbered(s) {
		return true
	}
	if notNames[lower] || hasSaying(lower) {
		return false
	}
	cjk, latin, hangul, letters := 0, 0, 0, 0
	for _, c := range s {
		switch {
		case strings.ContainsRune(",.;!?\"\u3002\uFF0C\u3001\uFF1B\uFF01\uFF1F\u201C\u201D\u300C\u300D\u2026/\\=+*#%$@\u300A\u300B<>{}|", c) && c != '.':
			return false
		case isUnspaced(c) && (unicode.IsLetter(c)):
			cjk++
		case c >= 0xAC00 && c <= 0xD7A3:
			hangul++
		case unicode.IsLetter(c):
			latin++
		}
		if unicode.IsLetter(c) {
			letters++
		}
	}
	switch {
	case letters == 0:
		return false
	case cjk > 0:
		return cjk <= 12 && cjk+latin <= 24 && (cjk <= 6 || strings.ContainsAny(s, "\u00B7\u30FB (\uFF08") || isKatakanaMostly(s))
	case hangul > 0:
		return hangul <= 8 && strings.Count(s, " ") <= 2
	}
	return isLatinName(s)
}

func isKatakanaMostly(s string) bool {
	n := 0
	for _, c := range s {
		if c >= 0x30A0 && c <= 0x30FF {
			n++
		}
	}
	return n*2 >= utf8.RuneCountInString(s)
}

// isLatinName asks for one to five words in capitals: Ann, Dr. Maria de Souza, SPEAKER A. A full stop only ends a title or an initial.
func isLatinName(s string) bool {
	words := strings.Fields(strings.NewReplacer("(", " ", ")", " ").Replace(s))
	if len(words) == 0 || len(words) > 5 {
		return false
	}
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if dot := strings.IndexByte(w, '.'); dot >= 0 && (dot != len(w)-1 || len(w) > 5) {
			return false
		}
		if unicode.IsUpper(first) || i > 0 && unicode.IsDigit(first) || i > 0 && (smallWords[w]) {
			continue
		}
		return len(words) == 1 && len(w) >= 2 && len(w) <= 12 && unicode.IsLower(first) && isWord(w) // "john:"
	}
	return !notSpeakers[strings.ToLower(words[0])]
}

// notSpeakers are words that start a clause in capitals, not a name.
var notSpeakers = wordSet("the but and so or if when what why how here there now then this that these those my your our his her its their in on at for from to with because also yes no okay ok well one two three not only it we you they he she i let")

func isWord(s string) bool {
	for _, c := range s {
		if !unicode.IsLetter(c) {
			return false
		}
	}
	return true
}

func hasSaying(lower string) bool {
	for _, end := range saying {
		if strings.HasSuffix(lower, end) {
			return true
		}
	}
	return false
}

// isShortName holds names without a mark of their own to fewer characters.
func isShortName(s string) bool {
	s = strings.TrimSpace(s)
	n := utf8.RuneCountInString(s)
	c, _ := utf8.DecodeRuneInString(s)
	if isUnspaced(c) {
		return n <= 6
	}
	return n <= 24
}

// tidyName takes spaces, quotation marks and trailing colons off a label.
func tidyName(s string) string { return strings.Trim(s, " \t\r\n\u3000\u00A0:\uFF1A*_\u2022") }
