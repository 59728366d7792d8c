package caption

import (
	"strings"
	"testing"

	_ "cards/internal/sameseed"

	"pgregory.net/rapid"
)

var quote = Telling{Lang: "zh-Hans", Points: []Point{{Text: "不要渴望荣耀，要渴望工作。这不是一句空话！你想想。", Quoted: true, More: []string{"Don't aspire to glory."}}},
	Name: "埃隆·马斯克", Role: "SpaceX、特斯拉", Source: "《AI 创业学校》2025年6月16日", Address: "https://example.com/talk"}

func TestCaptionOfAQuote(t *testing.T) {
	want := "“不要渴望荣耀，要渴望工作。这不是一句空话！你想想。”\nDon't aspire to glory.\n\n——埃隆·马斯克，SpaceX、特斯拉\n《AI 创业学校》2025年6月16日\nhttps://example.com/talk\n\n#AI #创业"
	got, shortened := quote.Caption([]string{"#AI", "#创业"}, Limit{Most: 280, Rule: Weighted})
	if got != want || shortened {
		t.Errorf("shortened %v:\n%s", shortened, got)
	}
}

// The ladder of what is left out: what is said more, the role, sentences but for the first, tags, the address; then the words end behind
// a clause, and at last behind a word. Who said it and where stay.
func TestCaptionShortens(t *testing.T) {
	signed := "——埃隆·马斯克"
	for _, row := range []struct {
		most int
		want string
	}{
		{156, "“不要渴望荣耀，要渴望工作。这不是一句空话！你想想。”\n\n" + signed + "，SpaceX、特斯拉\n《AI 创业学校》2025年6月16日\nhttps://example.com/talk\n\n#AI #创业"},
		{140, "“不要渴望荣耀，要渴望工作。这不是一句空话！你想想。”\n\n" + signed + "\n《AI 创业学校》2025年6月16日\nhttps://example.com/talk\n\n#AI #创业"},
		{129, "“不要渴望荣耀，要渴望工作。这不是一句空话！……”\n\n" + signed + "\n《AI 创业学校》2025年6月16日\nhttps://example.com/talk\n\n#AI #创业"},
		{118, "“不要渴望荣耀，要渴望工作。……”\n\n" + signed + "\n《AI 创业学校》2025年6月16日\nhttps://example.com/talk\n\n#AI #创业"},
		{110, "“不要渴望荣耀，要渴望工作。……”\n\n" + signed + "\n《AI 创业学校》2025年6月16日\nhttps://example.com/talk\n\n#AI"},
		{90, "“不要渴望荣耀，要渴望工作。……”\n\n" + signed + "\n《AI 创业学校》2025年6月16日"},
		{70, "“不要渴望荣耀……”\n\n" + signed + "\n《AI 创业学校》2025年6月16日"},
		{58, "“不要……”\n\n" + signed + "\n《AI 创业学校》2025年6月16日"},
	} {
		got, shortened := quote.Caption([]string{"#AI", "#创业"}, Limit{Most: row.most, Rule: Weighted})
		if got != row.want || !shortened {
			t.Errorf("%d, shortened %v, counts %d:\n%s\nwant (%d)\n%s", row.most, shortened, Count(got, Weighted), got, Count(row.want, Weighted), row.want)
		}
	}
}

var road = Telling{Lang: "zh-Hans", Title: "从车库到火星", Points: []Point{
	{Label: "1995年：", Text: "写出 Zip2", Weight: 4}, {Label: "2000至2002年：", Text: "PayPal", Weight: 1}, {Label: "2002年：", Text: "创办 SpaceX", Weight: 2, More: []string{"没有人相信。"}},
	{Label: "2008年：", Text: "第三次发射失败", Aside: "存疑", Weight: 1}, {Label: "2055年：", Text: "火星自给自足", Weight: 4}}, Name: "埃隆·马斯克", Source: "《AI 创业学校》"}

func TestCaptionOfATimeline(t *testing.T) {
	got, _ := road.Caption(nil, Limit{})
	want := "从车库到火星\n\n1995年：写出 Zip2\n2000至2002年：PayPal\n2002年：创办 SpaceX\n没有人相信。\n2008年：第三次发射失败（存疑）\n2055年：火星自给自足\n\n——埃隆·马斯克\n《AI 创业学校》"
	if got != want {
		t.Errorf("%s", got)
	}
}

// A text alternative that is too long tells fewer events: descriptions go first, then the lightest events, from the end; first and last
// stay as their weight says. No word is cut.
func TestAltTellsFewerEvents(t *testing.T) {
	for _, row := range []struct {
		most int
		want string
	}{
		{0, "从车库到火星。1995年：写出 Zip2。2000至2002年：PayPal。2002年：创办 SpaceX。没有人相信。2008年：第三次发射失败（存疑）。2055年：火星自给自足。埃隆·马斯克。《AI 创业学校》。"},
		{104, "从车库到火星。1995年：写出 Zip2。2000至2002年：PayPal。2002年：创办 SpaceX。2008年：第三次发射失败（存疑）。2055年：火星自给自足。埃隆·马斯克。《AI 创业学校》。"},
		{92, "从车库到火星。1995年：写出 Zip2。2000至2002年：PayPal。2002年：创办 SpaceX。2055年：火星自给自足。另有1项……埃隆·马斯克。《AI 创业学校》。"},
		{60, "从车库到火星。1995年：写出 Zip2。2055年：火星自给自足。另有3项……埃隆·马斯克。《AI 创业学校》。"},
	} {
		if got := road.Alt(Limit{Most: row.most, Rule: UTF16}); got != row.want {
			t.Errorf("%d (%d): %s", row.most, Count(got, UTF16), got)
		}
	}
}

func TestEnglish(t *testing.T) {
	q := Telling{Lang: "en", Points: []Point{{Text: "Don't aspire to glory. Aspire to work. It is 3.14 times better.", Quoted: true}}, Name: "Elon Musk", Role: "SpaceX", Source: "AI Startup School, 2025"}
	for _, row := range []struct {
		most      int
		want, alt string
	}{
		{200, "“Don't aspire to glory. Aspire to work. It is 3.14 times better.”\n\n— Elon Musk, SpaceX\nAI Startup School, 2025",
			"“Don't aspire to glory. Aspire to work. It is 3.14 times better.” — Elon Musk, SpaceX. AI Startup School, 2025."},
		{85, "“Don't aspire to glory. Aspire to work. …”\n\n— Elon Musk\nAI Startup School, 2025", "“Don't aspire to glory. Aspire to work. …” — Elon Musk. AI Startup School, 2025."},
		{55, "“Don't aspire…”\n\n— Elon Musk\nAI Startup School, 2025", "“Don't aspire to glory. …” — Elon Musk."},
	} {
		l := Limit{Most: row.most, Rule: UTF16}
		if got, _ := q.Caption(nil, l); got != row.want {
			t.Errorf("%d:\n%s", row.most, got)
		}
		if got := q.Alt(l); got != row.alt {
			t.Errorf("%d:\n%s", row.most, got)
		}
	}
}

// What the deck writes itself stands as it is, with the tags that it lacks, and ends at sentences where it is too long.
func TestOwnCaption(t *testing.T) {
	own := quote
	own.Own = "我自己写的第一句。第二句 #AI。"
	for _, row := range []struct {
		most int
		want string
	}{{0, "我自己写的第一句。第二句 #AI。\n\n#创业"}, {21, "我自己写的第一句。……\n\n#AI #创业"}} {
		if got, _ := own.Caption([]string{"#AI", "#创业"}, Limit{Most: row.most, Rule: UTF16}); got != row.want {
			t.Errorf("%d: %q", row.most, got)
		}
	}
}

func TestQuotesWithinQuotes(t *testing.T) {
	for _, row := range []struct{ lang, text, want string }{
		{"zh-Hans", "他说“好”。", "“他说‘好’。”"}, {"zh-Hans", "“好。”", "“好。”"}, {"zh-Hans", "“好”和“坏”", "“‘好’和‘坏’”"}, {"ja", "彼は「はい」と。", "「彼は『はい』と。」"}, {"en", "Yes.", "“Yes.”"},
	} {
		q := Telling{Lang: row.lang}
		if got := q.quoted(row.text); got != row.want {
			t.Errorf("%s: %s, want %s", row.text, got, row.want)
		}
	}
}

func TestBrief(t *testing.T) {
	for _, row := range []struct {
		of   Telling
		want string
	}{
		{quote, "“不要渴望荣耀，要渴望工作。……”"}, {road, "从车库到火星（1995年 – 2055年）"}, {Telling{Lang: "en", Title: "Five lines"}, "Five lines"},
		{Telling{Lang: "zh-Hans", Own: "自己的。第二句。"}, "自己的。"},
		{Telling{Lang: "zh-Hans", Points: []Point{{Text: "半亩方塘一鉴开，\n天光云影共徘徊。"}}}, "半亩方塘一鉴开……"},
		{Telling{Lang: "zh-Hans", Points: []Point{{Text: "他停下来……再说。"}}}, "他停下来……"},
		{Telling{Lang: "en", Points: []Point{{Text: "One is here. Two is there.", Quoted: true}}}, "“One is here. …”"},
	} {
		p := row.of.Brief()
		if got := row.of.point(&p); got != row.want {
			t.Errorf("%s, want %s", got, row.want)
		}
	}
}

func TestShortTitle(t *testing.T) {
	for _, row := range []struct {
		title string
		most  int
		want  string
	}{
		{"从车库到火星", 20, "从车库到火星"}, {"从车库到火星：埃隆·马斯克谈他三十年的创业路", 10, "从车库到火星"}, {"从车库到火星埃隆·马斯克谈他三十年的创业路", 10, "从车库到火星…"},
		{"啊，从车库到火星埃隆马斯克谈他三十年的创业路", 10, "啊，从车库到火星…"},
	} {
		got, shortened := Telling{Lang: "zh-Hans"}.Short(row.title, Limit{Most: row.most, Rule: Half})
		if got != row.want || shortened != (got != row.title) {
			t.Errorf("%s: %s (%v), want %s", row.title, got, shortened, row.want)
		}
	}
}

// Whatever is told, what comes out keeps to the limit, and is the whole where that does.
func TestAnyTellingKeepsToItsLimit(t *testing.T) {
	piece := rapid.OneOf(rapid.String(), rapid.StringMatching(`([一-鿿]{1,9}[，。！？]){0,12}`), rapid.StringMatching(`([a-z]{1,12}[ ,.]{1,2}){0,20}`), rapid.SampledFrom([]string{"", "https://example.com/a/b", "👨‍👩‍👧‍👦👾", strings.Repeat("长", 600)}))
	rapid.Check(t, func(t *rapid.T) {
		of := Telling{Lang: rapid.SampledFrom([]string{"zh-Hans", "zh-Hant", "ja", "ko", "en", "de", ""}).Draw(t, "lang"), Own: rapid.SampledFrom([]string{"", "", "自己的话。再一句。"}).Draw(t, "own"),
			Title: piece.Draw(t, "title"), Subtitle: piece.Draw(t, "subtitle"), Name: piece.Draw(t, "name"), Role: piece.Draw(t, "role"), Source: piece.Draw(t, "source"), Address: piece.Draw(t, "address")}
		for range rapid.IntRange(0, 9).Draw(t, "points") {
			of.Points = append(of.Points, Point{Label: piece.Draw(t, "label"), Text: piece.Draw(t, "text"), Quoted: rapid.Bool().Draw(t, "quoted"), Aside: piece.Draw(t, "aside"),
				More: []string{piece.Draw(t, "more")}, Weight: rapid.IntRange(0, 4).Draw(t, "weight")})
		}
		before := of.caption(nil)
		l := Limit{Most: rapid.IntRange(20, 500).Draw(t, "most"), Rule: rapid.SampledFrom(Rules()).Draw(t, "rule")}
		got, shortened := of.Caption([]string{"#AI", "#创业"}, l)
		if !l.Holds(got) || strings.ContainsRune(got, '\ufffd') && !strings.ContainsRune(of.caption(nil)+of.Own, '\ufffd') {
			t.Fatalf("%d of %d: %q", Count(got, l.Rule), l.Most, got)
		}
		if whole, _ := of.Caption([]string{"#AI", "#创业"}, Limit{}); shortened == l.Holds(whole) || !shortened && got != whole {
			t.Fatalf("shortened %v, though the whole counts %d of %d", shortened, Count(whole, l.Rule), l.Most)
		}
		if alt := of.Alt(l); !l.Holds(alt) {
			t.Fatalf("the alt text counts %d of %d: %q", Count(alt, l.Rule), l.Most, alt)
		}
		if title, _ := of.Short(of.Title, l); !l.Holds(title) {
			t.Fatalf("the title counts %d of %d: %q", Count(title, l.Rule), l.Most, title)
		}
		if of.caption(nil) != before {
			t.Fatal("shortening changed what was told")
		}
	})
}

// A long timeline is shortened in a moment: the steps look for their place by halves.
func BenchmarkCaptionOfALongTimeline(b *testing.B) {
	long := road
	for i := range 2000 {
		long.Points = append(long.Points, Point{Label: "1995年：", Text: strings.Repeat("写出 Zip2 的第一版", 4), Weight: i % 3, More: []string{"没有人相信。"}})
	}
	b.ReportAllocs()
	for b.Loop() {
		if text, _ := long.Caption([]string{"#AI"}, Limit{Most: 280, Rule: Weighted}); text == "" {
			b.Fatal("nothing")
		}
	}
}
