package deck

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/diag"
)

func load(t *testing.T, text string) (*Deck, diag.List) {
	t.Helper()
	return LoadBytes("deck.yaml", []byte(text), LoadOptions{Sizes: testSizes})
}

// clean loads a deck that has nothing wrong with it.
func clean(t *testing.T, text string) *Deck {
	t.Helper()
	d, list := load(t, text)
	if list.HasErrors() {
		t.Fatal(list)
	}
	return d
}

func TestFullDeck(t *testing.T) {
	d, list := Load("testdata/good/full.yaml", LoadOptions{Sizes: testSizes})
	for _, x := range list {
		if x.Code != "not-drawn-yet" && x.Code != "left-out" && x.Code != "untranslated" {
			t.Errorf("%v", x)
		}
	}
	var ids []string
	for _, c := range d.Cards() {
		ids = append(ids, c.ID+" "+c.Item)
	}
	if got := strings.Join(ids, ", "); got != "cover cover, work quotes[1], road timelines[0], end end" {
		t.Errorf("cards %s", got)
	}
	ids = nil
	for _, c := range d.AllCards() {
		ids = append(ids, c.ID)
	}
	if got := strings.Join(ids, " "); got != "cover q01 work odds poem talkative five road t02 end" {
		t.Errorf("all cards %s", got)
	}
	if d.Stem != "full" || d.Title.In("ja") != "ガレージから火星へ" || d.Title.In("zh-CN") != "从 Zip2 到火星" {
		t.Errorf("%q %q", d.Stem, d.Title.In("ja"))
	}
	if s := d.Sizes[4]; !s.Auto() || s.Width != 900 || d.Sizes[3].Height != 1350 || !d.Sizes[0].Named() {
		t.Errorf("sizes %+v", d.Sizes)
	}
	q := d.Quotes[1]
	if q.Speaker.ID != "musk" || q.Source.Kind.V != "interview" || q.Layout.V != "auto" {
		t.Errorf("work %+v", q)
	}
	if q.Mark[0].Item != "quotes[1].mark[0]" || q.Mark[0].Pos.Line != 43 || q.Text.All.Pos.Column != 11 {
		t.Errorf("places %+v %+v", q.Mark[0], q.Text.All.Pos)
	}
	if got := q.Lines.For("xhs", "square").In("zh-Hans"); got != "不要渴望荣耀，/要渴望工作。" {
		t.Errorf("lines %q", got)
	}
	if q.Lines.For("portrait").Set {
		t.Error("lines for a size that has none")
	}
	if q := d.Quotes[0]; q.Speaker.ID != "musk" || q.Source.ID != "talk" || q.Text.Item != "quotes[0].text" {
		t.Errorf("defaults %+v", q)
	}
	if text, ruby := d.Quotes[3].Base("zh-Hans"); text != "床前明月光，\n疑是地上霜。" || len(ruby) != 1 || ruby[0] != (Ruby{0, 1, "chuáng"}) {
		t.Errorf("ruby %q %v", text, ruby)
	}
	if f := d.Quotes[2].Number; f.Value.In("") != "不到10%" || f.Against.Label.In("") != "也许" {
		t.Errorf("number %+v", f)
	}
	if turn := d.Quotes[4].Turns[0]; turn.Speaker.Name.In("") != "主持人" {
		t.Errorf("turn %+v", turn)
	}
	tl := d.Timelines[0]
	if e := tl.Events[4]; e.After != tl.Events[0] || e.Before != tl.Events[1] || e.Date.Set || e.Weight.V != 1 {
		t.Errorf("between %+v", e)
	}
	if e := tl.Events[0]; e.Linked[0] != tl.Events[1] || e.Weight.V != 2 || e.Item != "timelines[0].events[0]" || !e.Milestone.V {
		t.Errorf("event %+v", e)
	}
	if got := fmt.Sprint(tl.Events[1].Lanes, tl.Events[0].Lanes, tl.Events[2].Lanes); got != "[0 1] [0] []" {
		t.Errorf("lanes %s", got)
	}
	if oneOf, _ := tl.Events[5].Date.V.IsSet(); len(oneOf) != 3 {
		t.Errorf("a list is a set: %v", tl.Events[5].Date.V)
	}
	if tl := d.Timelines[1]; len(tl.Lanes) != 2 || tl.Lanes[1].In("") != "航天" || tl.Events[1].Item != "timelines[1].events.航天[0]" {
		t.Errorf("lanes as a map %+v %s", tl.Lanes, tl.Events[1].Item)
	}
	// The house adds what the deck lacks, and says where it stood.
	if d.Speaker("laozi") == nil || d.Theme.V != "ink" || d.Brand.Name.In("") != "有用集" || len(d.Brand.Colours) != 2 {
		t.Errorf("house: %+v", d.Brand)
	}
	if f := d.Brand.Colours[1].Pos.File; f != filepath.Join("testdata", "good", "house.yaml") {
		t.Errorf("house file %q", f)
	}
	if len(d.Post) != 2 || d.Post[1].Platform != "weibo" {
		t.Errorf("post %+v", d.Post)
	}
}

func TestDefaults(t *testing.T) {
	d := clean(t, "speakers: {a: {name: 甲}}\nsources: {s: {title: 书}}\nquotes: [一。, {text: 二。, author: 乙丙}]\n")
	if d.Quotes[0].Speaker.ID != "a" || d.Quotes[0].Source.ID != "s" {
		t.Error("one alone is the default")
	}
	if s := d.Quotes[1].Speaker; s.ID != "" || s.Name.In("zh-Hans") != "乙丙" {
		t.Errorf("a name: %+v", s)
	}
	d = clean(t, "speakers: {a: 甲, b: 乙}\nquotes: [一。]\n")
	if d.Quotes[0].Speaker != nil {
		t.Error("two are no default")
	}
}

func TestSourceLine(t *testing.T) {
	tests := []struct{ title, lang, want string }{
		{"AI 创业学校", "zh-Hans", "《AI 创业学校》"},
		{"AI 创业学校", "zh-TW", "《AI 创业学校》"},
		{"起業学校", "ja", "『起業学校』"},
		{"학교", "ko", "〈학교〉"},
		{"School", "en", "School"},
		{"与《书》对谈", "zh-Hans", "与《书》对谈"},
		{"", "zh-Hans", ""},
	}
	for _, test := range tests {
		if got := Bracketed(test.title, test.lang); got != test.want {
			t.Errorf("%s in %s: %s", test.title, test.lang, got)
		}
	}
	d := clean(t, "date: 2025\nsources: {s: {title: 书, published: 1960-05}, r: {title: 刊}}\nquotes: [{text: 一。, source: s, at: 第三页, speaker: 王}, {text: 二。, source: r, speaker: 王}]\n")
	if l := d.Quotes[0].SourceLine(d, "zh-Hans"); l.Title != "《书》" || l.Date.String() != "1960-05" || l.At != "第三页" || l.DateItem != "sources.s.published" {
		t.Errorf("%+v", l)
	}
	if l := d.Quotes[1].SourceLine(d, "zh-Hans"); l.Date.String() != "2025" || l.DateItem != "date" {
		t.Errorf("%+v", l)
	}
}

func TestAsOf(t *testing.T) {
	d := clean(t, "date: 2025-06-16\nsources: {s: {title: 书, kind: interview}}\nquotes: [一。]\n")
	if a := d.AsOfLine(); a.Date.V.String() != "2025-06-16" || !a.Interview || a.Label.Set {
		t.Errorf("%+v", a)
	}
	d = clean(t, "asof: {date: 2024, label: 今日}\ndate: 2025\nquotes: [一。]\n")
	if a := d.AsOfLine(); a.Date.V.String() != "2024" || a.Interview || a.Label.In("") != "今日" {
		t.Errorf("%+v", a)
	}
	if a := clean(t, "quotes: [一。]\n").AsOfLine(); a.Date.Set {
		t.Errorf("%+v", a)
	}
}

// Relative words are counted from the day on which the deck was spoken, never from the clock.
func TestRelativeDates(t *testing.T) {
	const events = "timelines: [{title: 路, events: [{date: 去年夏天, title: 甲}, {date: 三年前, title: 乙}]}]\n"
	d := clean(t, "date: 2025-06-16\n"+events)
	if got := d.Timelines[0].Events[0].Date.V; got.String() != "2024-22" || got.Show("zh-Hans") != "2024年夏" {
		t.Errorf("%s shown as %s", got, got.Show("zh-Hans"))
	}
	if got := d.Timelines[0].Events[1].Date.V; got.String() != "2022" {
		t.Errorf("%s", got)
	}
	if _, list := load(t, events); !list.HasErrors() || !strings.Contains(list.Error(), "counted from") {
		t.Errorf("without a date of the deck: %v", list)
	}
}

func TestLanguageByScript(t *testing.T) {
	tests := []struct{ text, want string }{
		{"quotes: [\"不要渴望荣耀，要渴望工作。\"]", "zh-Hans"},
		{"quotes: [\"不要渴望榮耀，要為這個國家工作。\"]", "zh-Hant"},
		{"quotes: [栄光を求めるな。]", "ja"},
		{"quotes: [영광을 바라지 마라.]", "ko"},
		{"quotes: [\"Don't aspire to glory.\"]", "en"},
		{"quotes: [去 SpaceX and Tesla 工作。]", "zh-Hans"},
		{"lang: ja\nquotes: [工作]", "ja"},
		{"timelines: [{title: 年表, events: {線: [{date: 1995, title: 起業した}]}}]", "ja"},
	}
	for _, test := range tests {
		if got := clean(t, test.text).Language(); got != test.want {
			t.Errorf("%s: %s, want %s", test.text, got, test.want)
		}
	}
}

func TestSplitRuby(t *testing.T) {
	tests := []struct {
		in, text string
		ruby     []Ruby
		ok       bool
	}{
		{"漢字", "漢字", nil, true},
		{"この{漢字|かんじ}は", "この漢字は", []Ruby{{2, 4, "かんじ"}}, true},
		{`\{a|b\}`, "{a|b}", nil, true},
		{"{a}", "{a}", nil, false},
		{"{|b}", "{|b}", nil, false},
		{"{a|}", "{a|}", nil, false},
		{"{a|b|c}", "{a|b|c}", nil, false},
		{"{x{漢|かん}", "{x漢", []Ruby{{2, 3, "かん"}}, false},
		{"}", "}", nil, false},
	}
	for _, test := range tests {
		text, ruby, ok := SplitRuby(test.in)
		if text != test.text || ok != test.ok || fmt.Sprint(ruby) != fmt.Sprint(test.ruby) {
			t.Errorf("%s: %q %v %v", test.in, text, ruby, ok)
		}
	}
}

// Words are compared as they will stand after normalising.
func TestFoundAfterNormalising(t *testing.T) {
	clean(t, "quotes: [{text: \"他说,“不到10％”...好\", mark: [\"他说，\", \"10%\", \"……好\"], lines: \"他说，/「不到10%」……好\"}]\n")
	_, list := load(t, "quotes: [{text: \"不要渴望荣耀。\", speaker: 王, source: 书, mark: [渴忘荣耀]}]\n")
	if len(list) != 1 || list[0].Code != "not-in-text" || !strings.Contains(list[0].Hint, "渴望荣耀") {
		t.Errorf("%v", list)
	}
}

func TestNormaliseSwitches(t *testing.T) {
	for text, want := range map[string]Normalise{
		"":                                       normaliseAll,
		"normalise: true\n":                      normaliseAll,
		"normalise: false\n":                     {},
		"normalise: {quotes: false}\n":           {Marks: true, Ellipses: true, Dashes: true, Spaces: true},
		"normalise: {spaces: no, dashes: off}\n": {Marks: true, Quotes: true, Ellipses: true},
	} {
		d := clean(t, text+"quotes: [{text: 好, speaker: 王, source: 书}]\n")
		if d.Normalise != want {
			t.Errorf("%q: %+v, want %+v", text, d.Normalise, want)
		}
	}
	if _, list := load(t, "normalise: {quote: false}\nquotes: [{text: 好, speaker: 王, source: 书}]\n"); len(list) != 1 || !strings.Contains(list[0].String(), "quotes") {
		t.Errorf("%v", list)
	}
}

func TestSuggestions(t *testing.T) {
	tests := []struct{ text, message string }{
		{"quotes: [{text: a, speeker: b}]", "did you mean speaker?"},
		{"sizes: [sqare]\nquotes: [a]", "did you mean square?"},
		{"quotes: [{text: a, layout: center}]", "did you mean centre?"},
		{"lang: zh_Hans\nquotes: [a]", "did you mean zh-Hans?"},
		{"sizes: 5\nquotes: [a]", "1080x1440"},
		{"normalise: perhaps\nquotes: [a]", "is true or false, not “perhaps”"},
		{"quotes: {a: b}", "quotes wants a list, and this is a map"},
		{"speakers: [a]\nquotes: [a]", "speakers wants a map, and this is a list"},
		{"date: 2025-02-30\nquotes: [a]", "deck.yaml:1:15: error"},
		{"date: \"2025-13\"\nquotes: [a]", "deck.yaml:1:13: error"},
		{"quotes: [{id: CON, text: a}]", "device"},
		{"quotes: [{id: cover, text: a}]\ncover: {title: b}", "the id “cover” is that of the card"},
		{"timelines: [{title: a, events: [{date: 1, title: b, status: aleged}]}]", "did you mean alleged?"},
	}
	for _, test := range tests {
		_, list := load(t, test.text)
		if !strings.Contains(list.Error(), test.message) || !list.HasErrors() {
			t.Errorf("%s\nwant %s\n%v", test.text, test.message, list.Error())
		}
	}
}

// Row 1: what holds nothing has no cards, and one error says so.
func TestNoCards(t *testing.T) {
	for _, text := range []string{"", "# nothing\n", "title: a\n", "cover: false\nquotes: []\n"} {
		_, list := load(t, text)
		if len(list) != 1 || list[0].Code != "no-cards" || list[0].Pos.Line != 1 {
			t.Errorf("%q: %v", text, list.Error())
		}
	}
	if d := clean(t, "title: 甲\ncover: true\n"); d.Cover == nil || d.Cover.Title.In("") != "甲" {
		t.Error("cover: true takes the title of the deck")
	}
}

// Row 15: a quote of a megabyte is refused at once.
func TestHugeQuote(t *testing.T) {
	huge := strings.Repeat("有用", 1<<20/6)
	_, list := load(t, "quotes: [{text: \""+huge+"\", speaker: 王, source: 书, mark: [a], lines: \""+huge+"\"}]\n")
	if len(list) == 0 || list[0].Code != "quote-too-long" {
		t.Errorf("%.200s", list.Error())
	}
	_, list = load(t, "quotes: [{text: \""+strings.Repeat("e\u0301", MaxQuote)+"\", speaker: 王, source: 书}]\n")
	if len(list) != 0 {
		t.Errorf("2,000 characters of two code points each are a quote: %.200s", list.Error())
	}
}

// Many slips in a long text cost no more than a few.
func TestManySlips(t *testing.T) {
	_, list := load(t, "quotes:\n  - {speaker: 王, source: 书, text: \""+strings.Repeat("有用", MaxQuote/2)+
		"\", mark: ["+strings.Repeat("渴忘工作渴忘工作渴忘工作渴忘工作, ", 5000)+"x]}\n")
	if list[0].Code != "not-in-text" || len(list) != maxFindings+1 {
		t.Errorf("%d findings", len(list))
	}
}
