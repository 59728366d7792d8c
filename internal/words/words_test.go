package words

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
)

func eachSet(t *testing.T, f func(t *testing.T, s *Set)) {
	for _, lang := range Languages() {
		t.Run(lang, func(t *testing.T) { f(t, For(lang)) })
	}
}

func TestEverySetIsWhole(t *testing.T) {
	eachSet(t, func(t *testing.T, s *Set) {
		v := reflect.ValueOf(*s)
		for i := range v.NumField() {
			field := v.Type().Field(i)
			optional := field.Tag.Get("words") == "optional" && s.Lang == "en"
			switch f := v.Field(i); f.Kind() {
			case reflect.String:
				if f.String() == "" && !optional {
					t.Errorf("%s has no word", field.Name)
				}
			case reflect.Array:
				for k := range f.Len() {
					if f.Index(k).String() == "" {
						t.Errorf("%s[%d] has no word", field.Name, k)
					}
				}
			case reflect.Map:
			case reflect.Slice:
				if f.Len() == 0 {
					t.Errorf("%s is empty", field.Name)
				}
			default:
				t.Errorf("%s is of a kind that this test does not know", field.Name)
			}
		}
	})
}

func TestEverySetNamesTheSameLanguages(t *testing.T) {
	eachSet(t, func(t *testing.T, s *Set) {
		for tag := range simplified.languages {
			if s.languages[tag] == "" {
				t.Errorf("no name for %s", tag)
			}
		}
		if len(s.languages) != len(simplified.languages) {
			t.Errorf("%d names, zh-Hans has %d", len(s.languages), len(simplified.languages))
		}
	})
}

// A pattern has the same places in every language, so that nothing a caller gives is dropped.
func TestPatternsHaveTheSamePlaces(t *testing.T) {
	place := regexp.MustCompile(`\{\w+\}`)
	places := func(s string) map[string]bool {
		m := map[string]bool{}
		for _, p := range place.FindAllString(s, -1) {
			m[p] = true
		}
		return m
	}
	reference := reflect.ValueOf(simplified)
	eachSet(t, func(t *testing.T, s *Set) {
		v := reflect.ValueOf(*s)
		for i := range v.NumField() {
			if v.Field(i).Kind() != reflect.String {
				continue
			}
			want, got := places(reference.Field(i).String()), places(v.Field(i).String())
			if !reflect.DeepEqual(want, got) {
				t.Errorf("%s: places %v, zh-Hans has %v", v.Type().Field(i).Name, got, want)
			}
		}
	})
}

// No simplified form stands in the traditional table, nor the reverse.
func TestScriptsAreNotMixed(t *testing.T) {
	const simplifiedForms, traditionalForms = "约预计续访确间证实称讲据记辑问译语则两个与后图来", "約預續訪確間證實稱劃講據記輯問譯語則兩個與後圖來"
	all := func(s *Set) string {
		var b strings.Builder
		v := reflect.ValueOf(*s)
		for i := range v.NumField() {
			if f := v.Field(i); f.Kind() == reflect.String {
				b.WriteString(f.String())
			}
		}
		for _, name := range s.languages {
			b.WriteString(name)
		}
		return b.String()
	}
	for _, r := range all(For("zh-Hant")) + all(For("zh-HK")) {
		if strings.ContainsRune(simplifiedForms, r) {
			t.Errorf("%c in a traditional table", r)
		}
	}
	for _, r := range all(For("zh-Hans")) {
		if strings.ContainsRune(traditionalForms, r) {
			t.Errorf("%c in the simplified table", r)
		}
	}
}

func TestMatch(t *testing.T) {
	for tag, want := range map[string]string{
		"zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-SG": "zh-Hans", "zh-Hans-HK": "zh-Hans", "cmn": "zh-Hans",
		"zh-TW": "zh-Hant", "zh-Hant": "zh-Hant", "ZH-hant-tw": "zh-Hant", "zh_TW": "zh-Hant",
		"zh-HK": "zh-Hant-HK", "zh-Hant-HK": "zh-Hant-HK", "zh-MO": "zh-Hant-HK", "yue": "zh-Hant-HK", "yue-CN": "zh-Hans",
		"ja": "ja", "ja-JP": "ja", "ko-KR": "ko", "en-GB": "en", "de": "en", "": "en", "x-private": "en",
	} {
		if got := Match(tag); got != want {
			t.Errorf("Match(%q) = %q, want %q", tag, got, want)
		}
		if got := For(tag).Lang; got != want {
			t.Errorf("For(%q) is %q, want %q", tag, got, want)
		}
	}
}

func TestPatterns(t *testing.T) {
	five := Gap{Empty: 5, Later: 6}
	han, hant, hk, ja, ko, en := For("zh"), For("zh-TW"), For("zh-HK"), For("ja"), For("ko"), For("en")
	translated := func(s *Set, lang string) string {
		w, ok := s.TranslatedFrom(lang)
		if !ok {
			t.Errorf("%s: no name for %s", s.Lang, lang)
		}
		return w
	}
	for _, c := range []struct{ got, want string }{
		{han.EventOf(3, 8), "第3件事（共8件）"},
		{hant.EventOf(3, 8), "第3件事（共8件）"},
		{ja.EventOf(3, 8), "全8件の3件目"},
		{ko.EventOf(3, 8), "총 8건 중 3번째"},
		{en.EventOf(3, 8), "Event 3 of 8"},
		{han.Omitted(15, Years), "略15年"},
		{hant.Omitted(3, Months), "略3個月"},
		{ja.Omitted(15, Years), "15年省略"},
		{ko.Omitted(15, Years), "15년 생략"},
		{en.Omitted(15, Years), "15 years omitted"},
		{en.Omitted(1, Years), "1 year omitted"},
		{en.Omitted(6, Days), "6 days omitted"},
		{han.Gap(five), "隔5年"},
		{han.Omitted(1_000_000, Years), "略100万年"},
		{han.Omitted(12_345, Years), "略12,345年"},
		{en.Omitted(1_300_000_000, Years), "1.3 billion years omitted"},
		{han.Gap(Gap{Unit: Hours, Empty: 6, Later: 6}), "隔6小时"},
		{han.Gap(Gap{Empty: 999_999, Later: 1_000_000}), "隔约100万年"},
		{han.Gap(Gap{Empty: 692_999, Later: 693_000}), "隔约69万年"},
		{han.Gap(Gap{Empty: 4929, Later: 4930, About: true}), "隔约4900年"},
		{han.Gap(Gap{Empty: 4929, Later: 4930}), "隔4929年"},
		{han.Gap(Gap{Empty: 29, Later: 30, About: true}), "隔29年"},
		{en.Gap(Gap{Empty: 999_999, Later: 1_000_000}), "gap of c. 1 million years"},
		{en.Gap(Gap{Empty: 1_249_999, Later: 1_250_000}), "gap of c. 1.2 million years"},
		{en.Gap(Gap{Empty: 43_999, Later: 44_000}), "c. 44,000-year gap"},
		{en.Gap(Gap{Unit: Months, Empty: 5, Later: 6}), "5-month gap"},
		{ja.Gap(five), "6年後"},
		{ja.Gap(Gap{Empty: 29_999, Later: 30_000}), "約3万年後"},
		{ko.Gap(five), "6년 뒤"},
		{ja.AsOfDate(ja.Interview, "2026年11月20日"), "2026年11月20日 インタビュー"},
		{en.Gap(five), "5-year gap"},
		{han.AsOfDate(han.AsOf, "2026年11月20日"), "截至 2026年11月20日"},
		{han.AsOfDate(han.Interview, "2025年6月16日"), "采访 2025年6月16日"},
		{ja.AsOfDate(ja.AsOf, "2026年11月20日"), "2026年11月20日現在"},
		{en.AsOfDate(en.AsOf, "20 Nov 2026"), "as of 20 Nov 2026"},
		{han.FromAbove("1961年4月", ""), "上接1961年4月"},
		{han.FromAbove("1990年4月", han.Gap(Gap{Empty: 7, Later: 8})), "上接1990年4月，隔7年"},
		{han.ToBelow("1968年"), "下接1968年"},
		{en.FromAbove("April 1961", ""), "continued from April 1961"},
		{han.Between("投标", "定标"), "投标与定标之间"},
		{han.Between("", ""), "介于两事之间"},
		{hant.Between("投標", ""), "介於兩事之間"},
		{en.Between("tender", "award"), "between tender and award"},
		{han.After("投标"), "投标之后"},
		{ko.Before("계약"), "계약 이전"},
		{han.Page(2, 4), "2/4"},
		{han.Numbered(7, 24), "第7则/共24则"},
		{en.Numbered(7, 24), "7 of 24"},
		{han.Ordinal(1), "其一"},
		{han.Ordinal(3), "其三"},
		{han.Ordinal(12), "其12"},
		{han.Ordinal(0), "其一"},
		{en.Ordinal(4), "IV"},
		{translated(han, "en"), "译自英语"},
		{translated(han, "en-US"), "译自英语"},
		{translated(hant, "it"), "譯自義大利語"},
		{translated(hk, "it"), "譯自意大利語"},
		{translated(ja, "en"), "英語からの翻訳"},
		{translated(en, "zh_CN"), "translated from Chinese"},
		{han.PageOf("64"), "第64页"},
		{han.PageOf("第一版第3页"), "第一版第3页"},
		{han.PageOf(""), ""},
		{ja.PageOf("12"), "12頁"},
		{en.PageOf("64-66"), "p. 64–66"},
		{han.Dynasty("唐", "李白"), "〔唐〕李白"},
		{en.Dynasty("Tang", "Li Bai"), "Li Bai (Tang)"},
		{han.Title("论语"), "《论语》"},
		{han.Title("《论语》选"), "《论语》选"},
		{ja.Title("論語"), "『論語』"},
		{ko.Title("논어"), "〈논어〉"},
		{en.Title("Analects"), "Analects"},
		{han.Title(""), ""},
		{han.Alternatives("2020年", "2021年"), "2020年或2021年"},
		{han.Alternatives("2020年", "2021年", "2022年"), "2020年、2021年或2022年"},
		{en.Alternatives("2020", "2021", "2022"), "2020, 2021 or 2022"},
		{en.Alternatives("2020"), "2020"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if head, count := han.OmittedLines(5, Years); head != "略" || count != "5年" {
		t.Errorf("OmittedLines: %q %q", head, count)
	}
	if _, ok := han.TranslatedFrom("tlh"); ok {
		t.Error("a language without a name has one")
	}
}

func TestKindsAndStatus(t *testing.T) {
	eachSet(t, func(t *testing.T, s *Set) {
		for _, kind := range []string{"interview", "speech", "book", "article", "post", "court"} {
			if w, ok := s.SourceKind(kind); !ok || w == "" {
				t.Errorf("no word for the source kind %s", kind)
			}
		}
		for _, status := range []string{"confirmed", "alleged", "disputed", "planned"} {
			if w, ok := s.Status(status); !ok || w == "" {
				t.Errorf("no word for the status %s", status)
			}
		}
		if _, ok := s.Status("fact"); ok {
			t.Error("fact has a word")
		}
		if _, ok := s.SourceKind("rumour"); ok {
			t.Error("an unknown kind has a word")
		}
	})
}

// Full-width marks must reach the cards as such: no ASCII comma, colon or bracket in the East Asian sets.
func TestFullWidthMarks(t *testing.T) {
	for _, lang := range []string{"zh-Hans", "zh-Hant", "zh-Hant-HK", "ja"} {
		s := For(lang)
		if s.Colon != "\uff1a" || s.ParenOpen != "\uff08" || s.ParenClose != "\uff09" || s.ListComma != "\u3001" {
			t.Errorf("%s: %q %q %q %q", lang, s.Colon, s.ParenOpen, s.ParenClose, s.ListComma)
		}
		if strings.ContainsAny(s.PhotoCredit+s.fromAboveGap+s.between, ",:()") {
			t.Errorf("%s holds an ASCII mark", lang)
		}
	}
	if s := For("zh-Hans"); s.QuoteOpen != "\u201c" || s.QuoteClose != "\u201d" {
		t.Errorf("zh-Hans quotes: %q %q", s.QuoteOpen, s.QuoteClose)
	}
	if s := For("zh-Hans"); s.fromAboveGap != "{x}\uff0c{n}" {
		t.Errorf("zh-Hans from above: %q", s.fromAboveGap)
	}
}
