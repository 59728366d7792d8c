package layout

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cards/internal/scene"
	"cards/internal/theme"

	"pgregory.net/rapid"
)

// What a card of signal may carry, by language.
var (
	signalNames = map[string][]string{
		"zh-Hans": {"老子", "埃隆·马斯克", "Alexandria Ocasio-Cortez"}, "zh-Hant": {"老子", "埃隆·馬斯克"}, "ja": {"夏目漱石"}, "ko": {"서시"},
		"en": {"Musk", "Alexandria Ocasio-Cortez"},
	}
	signalRoles   = map[string][]string{"zh-Hans": {"", "首席执行官", "美国国会众议员，纽约州第十四选区代表，民主党"}, "zh-Hant": {"", "執行長"}, "ja": {"", "作家"}, "ko": {"", "시인"}, "en": {"", "Representative of New York 14th"}}
	signalSources = []string{"", "AI", "AI Startup School, San Francisco, an interview on stage"}
)

// signalDeck draws a deck of quotes of any length, in one language.
func signalDeck(t *rapid.T) string {
	lang := rapid.SampledFrom([]string{"zh-Hans", "zh-Hans", "zh-Hant", "ja", "ko", "en"}).Draw(t, "lang")
	var b strings.Builder
	fmt.Fprintf(&b, "lang: %s\ntitle: %q\ncover: true\nend: true\n", lang, drawText(t, "title", lang, 2, 16))
	if rapid.Bool().Draw(t, "dated") {
		b.WriteString("date: " + rapid.SampledFrom([]string{"2025-06-16", "1845~", "2025", "-0500", "2025-06-16/2025-06-18"}).Draw(t, "date") + "\n")
	}
	if rapid.IntRange(0, 3).Draw(t, "series") == 0 {
		b.WriteString("series: \"No. {n} / {of}\"\n")
	}
	brand := rapid.SampledFrom([]string{"", "brand: {name: 有用集, handle: \"@youyongji\"}\n", "brand: {name: Castles}\n", "brand: {handle: \"@youyongji\"}\n"}).Draw(t, "brand")
	b.WriteString(brand)
	speakers := 0
	for range rapid.IntRange(0, 2).Draw(t, "speakers") {
		if speakers++; speakers == 1 {
			b.WriteString("speakers:\n")
		}
		fmt.Fprintf(&b, "  s%d: {name: %q", speakers-1, rapid.SampledFrom(signalNames[lang]).Draw(t, "name"))
		if role := rapid.SampledFrom(signalRoles[lang]).Draw(t, "role"); role != "" {
			fmt.Fprintf(&b, ", role: %q", role)
		}
		b.WriteString("}\n")
	}
	source := rapid.SampledFrom(signalSources).Draw(t, "source")
	if source != "" {
		fmt.Fprintf(&b, "sources: {a: {title: %q", source)
		if rapid.Bool().Draw(t, "published") {
			b.WriteString(", published: " + rapid.SampledFrom([]string{"2025-06-16", "1999", "2025-07"}).Draw(t, "published on"))
		}
		b.WriteString("}}\n")
	}
	b.WriteString("quotes:\n")
	for range rapid.IntRange(1, 4).Draw(t, "quotes") {
		length := rapid.SampledFrom([]int{2, 6, 12, 30, 60, 120, 300}).Draw(t, "length")
		if lang == "en" || lang == "ko" {
			length *= 2
		}
		words := strings.ReplaceAll(drawText(t, "text", lang, length, length), "\n", " ")
		speaker := ""
		if speakers > 0 {
			speaker = fmt.Sprintf("speaker: s%d, ", rapid.IntRange(0, speakers-1).Draw(t, "speaker"))
		}
		if n := len([]rune(words)); rapid.Bool().Draw(t, "marked") && n > 1 {
			speaker += fmt.Sprintf("mark: [%q], ", string([]rune(words)[n/2:]))
		}
		if rapid.IntRange(0, 4).Draw(t, "poem") == 0 {
			words = strings.NewReplacer("\u3002", "\u3002\n", ". ", ".\n").Replace(words)
			speaker += fmt.Sprintf("set: poem, title: %q, ", drawText(t, "poem title", lang, 1, 8))
		}
		fmt.Fprintf(&b, "  - {text: %q, %slayout: %s}\n", words, speaker, rapid.SampledFrom([]string{"left", "left", "centre", "vertical"}).Draw(t, "form"))
	}
	if rapid.Bool().Draw(t, "events") {
		low := rapid.SampledFrom([]int{1, 1200, 1900, 2019, 2025}).Draw(t, "low")
		fmt.Fprintf(&b, "timelines:\n  - title: A\n    events:\n      - {date: \"%04d\", title: A}\n      - {date: \"%04d-12-24\", title: B}\n", low, low+rapid.IntRange(0, 60).Draw(t, "years"))
	}
	return b.String()
}

// signalPages lays out the quotes, the cover and the end card of a deck.
func signalPages(t testing.TB, yaml string, size theme.Size) []*Page {
	t.Helper()
	var out []*Page
	for _, card := range setterOf(t, "signal", yaml).Cards() {
		if card.Kind != "timeline" && (!size.CoverOnly() || card.Cover) {
			out = append(out, card.Lay(size)...)
		}
	}
	return out
}

// Whatever a deck says, at every size that holds it: nothing of the furniture stands on anything else or leaves the safe area, all that is
// read has its contrast on what is painted behind it, and rule, dial, names and brand stand in one place on all cards.
func TestRandomDials(t *testing.T) {
	t.Parallel()
	sizes := theme.Sizes()
	rapid.Check(t, func(rt *rapid.T) {
		size := rapid.SampledFrom(sizes).Draw(rt, "size")
		yaml := signalDeck(rt)
		list := signalPages(t, yaml, size)
		for _, p := range list {
			if p.Warnings.HasErrors() {
				rt.Fatalf("%s %s: %v\n%s", size.Name, p.Card, p.Warnings, yaml)
			}
			if fault := dialFault(p); fault != "" {
				rt.Fatalf("%s %s %d/%d: %s\n%s", size.Name, p.Card, p.Page, p.Pages, fault, yaml)
			}
		}
		if fault := placesFault(list); fault != "" {
			rt.Fatalf("%s: %s\n%s", size.Name, fault, yaml)
		}
		if again := signalPages(t, yaml, size); !reflect.DeepEqual(list, again) {
			rt.Fatalf("laid out twice, two results\n%s", yaml)
		}
	})
}

// dialFault returns the first thing wrong with a card.
func dialFault(p *Page) string {
	ground := p.Scene.Ground
	for _, q := range boxes(p, "quote") {
		for _, b := range p.Scene.Boxes {
			// The needle is drawn before the quote, the line under its words after it.
			if b.Role == "mark" && b.To <= q.From && q.Rect.Overlaps(b.Rect) {
				return "the quote stands on the needle"
			}
		}
	}
	for i, a := range p.Scene.Boxes {
		if len(a.Lines) == 0 {
			if !p.Safe.Contains(a.Rect, 0.5) {
				return fmt.Sprintf("%s leaves the safe area: %+v", a.Role, a.Rect)
			}
			continue
		}
		needs := theme.TextContrast
		if a.Role == "quote" || a.Role == "title" {
			needs = theme.QuoteContrast
		}
		if got := theme.Contrast(a.Color, ground); got < needs || a.Background != ground {
			return fmt.Sprintf("%s %q has %.1f on what is behind it", a.Role, a.Text, got)
		}
		if a.FontSize < p.Size.Floor(theme.LabelText)-0.01 {
			return fmt.Sprintf("%s %q is too small: %.1f", a.Role, a.Text, a.FontSize)
		}
		for _, l := range a.Lines {
			if !l.Ink.Empty() && !p.Safe.Contains(l.Ink, 0.5) {
				return fmt.Sprintf("%s %q leaves the safe area: %+v", a.Role, l.Text, l.Ink)
			}
			for k, b := range p.Scene.Boxes {
				if k == i {
					continue
				}
				// A frame round 续 holds its word; a line under marked words is the quote's own.
				if furniture := b.Role == "axis" || b.Role == "rule" || b.Role == "mark" && a.Role != "quote"; furniture && len(b.Lines) == 0 {
					for _, item := range p.Scene.Items[b.From:b.To] {
						if fill, ok := item.(scene.Fill); ok && l.Ink.Overlaps(fill.Path.Bounds()) {
							return fmt.Sprintf("%s %q stands on the %s", a.Role, l.Text, b.Role)
						}
					}
				}
				for _, m := range b.Lines {
					if k < i && l.Ink.Overlaps(m.Ink) {
						return fmt.Sprintf("%s %q stands on %s %q", a.Role, l.Text, b.Role, m.Text)
					}
				}
			}
		}
	}
	return ""
}

// placesFault compares where what is the same on two cards of a deck stands: the dial, the rule, and each text of the foot. A source stands
// in one place under the same names.
func placesFault(list []*Page) string {
	known := map[string]scene.Rect{}
	for _, p := range list {
		names := ""
		for _, b := range boxes(p, "speaker") {
			names += b.Text + "|"
		}
		for _, b := range p.Scene.Boxes {
			key := ""
			switch {
			case b.Role == "axis":
				// Cards are alike in the length of the ruler and where it stands; how deep its ticks are follows from their number.
				key, b.Rect.H = "axis", 0
			case b.Role == "rule":
				key = "rule"
			case b.Role == "source":
				key = names + b.Text // it hangs from the names
			case b.Role == "brand":
				key = b.Role + b.Text
			case b.Role == "speaker":
				key = b.Item + b.Text
			}
			if p.Layout == "core" || key == "" {
				continue
			}
			if was, ok := known[key]; ok && was != b.Rect {
				return fmt.Sprintf("%s %q stands at %+v and at %+v", b.Role, b.Text, was, b.Rect)
			}
			known[key] = b.Rect
		}
	}
	return ""
}

// What signs a card hangs from the rule without a gap, however many lines other cards of the deck need, and a card that nobody signs has no rule.
func TestFootHangsFromRule(t *testing.T) {
	const deck = "lang: zh-Hans\nbrand: {BRAND}\nspeakers: {a: {name: 老子}, b: {name: Alexandria Ocasio-Cortez, role: \"U.S. Representative, New York, of the fourteenth district\"}}\n" +
		"sources: {s: {title: 谈话, kind: interview, published: 2025-06-16}}\ncover: {title: 老话}\nquotes: [{text: 知足。, speaker: a, source: s}, {text: 上善若水。, speaker: b, source: s}, {text: 没有人说过这句话。}]\n"
	for _, size := range []string{"square", "slide", "portrait", "og"} {
		pages := pagesOf(t, "signal", size, strings.Replace(deck, "BRAND", "name: 有用集, handle: \"@youyongji\"", 1))
		for _, p := range pages {
			for _, pair := range [][2]string{{"speaker", "source"}, {"brand", "brand"}} {
				upper, lower := boxes(p, pair[0]), boxes(p, pair[1])
				if len(upper) == 0 || len(lower) == 0 || pair[0] == "brand" && len(upper) < 2 {
					continue
				}
				a, b := upper[len(upper)-1], lower[0]
				if pair[0] == "brand" {
					a, b = upper[0], upper[1]
				}
				if gap := b.Lines[0].Ink.Y - a.Lines[len(a.Lines)-1].Ink.Bottom(); gap > a.FontSize {
					t.Errorf("%s: %.0f px between %q and %q", size, gap, a.Text, b.Text)
				}
			}
		}
		for _, p := range pagesOf(t, "signal", size, strings.Replace(deck, "BRAND", "", 1)) {
			if signed := len(boxes(p, "speaker"))+len(boxes(p, "source")) > 0; signed != (len(boxesOf(p, "rule")) > 0) {
				t.Errorf("%s: %s is signed: %t, and has a rule: %t", size, p.Card, signed, !signed)
			}
		}
	}
}

// dialOn returns the ticks (minor, major) and the middle of the needle on a page, 0 without one.
func dialOn(p *Page) (minor, major int, needle float64) {
	for _, b := range p.Scene.Boxes {
		switch b.Role {
		case "axis":
			for _, item := range p.Scene.Items[b.From+1 : b.To] {
				r := item.(scene.Fill).Path.Bounds()
				if r.H < 0.75*b.H {
					minor++
				} else {
					major++
				}
			}
		case "mark":
			if needle == 0 {
				needle = b.X + b.W/2
			}
		}
	}
	return minor, major, needle
}

// roleTexts returns what the boxes of a role say, in order.
func roleTexts(p *Page, role string) (out []string) {
	for _, b := range boxes(p, role) {
		out = append(out, b.Text)
	}
	return out
}

// The dial of the reference: sixty years of ticks, a tall one at each decade and at the ends, the needle on the day.
func TestDialMeasuresTime(t *testing.T) {
	const head = "lang: zh-Hans\ndate: 2025-06-16\nsources: {talk: {title: AI 创业学校, published: DATE}}\nquotes: [\"成功的几率很小，也比没有成功的几率好。\"]\n"
	const events = "timelines: [{title: 从 Zip2 到火星, events: [{date: 1995, title: 创办 Zip2}, {date: LAST, title: 火星}]}]"
	for _, row := range []struct {
		published, last string
		minor, major    int
		at              float64
		labels, dates   []string
	}{
		{"2025-06-16", "2055", 53, 8, (2025 + 166.0/365 - 1995) / 60, []string{"1995", "2055"}, []string{"2025"}},
		{"1995", "2055", 53, 8, 0, []string{"2055"}, []string{"1995"}},
		{"2055", "2055", 53, 8, 1, []string{"1995"}, []string{"2055"}},
		{"2025~", "2055", 53, 8, 0.5, []string{"1995", "2055"}, []string{"约2025年"}},
		{"1996-06", "1999", 44, 5, 17.0 / 48, []string{"1995年", "1999年"}, []string{"1996年6月"}},
	} {
		yaml := strings.NewReplacer("DATE", "\""+row.published+"\"", "LAST", "\""+row.last+"\"").Replace(head + events)
		if row.last == "1999" {
			yaml = strings.Replace(yaml, "date: 2025-06-16\n", "", 1)
		}
		p := signalPages(t, yaml, sizeOf(t, "portrait"))[0]
		minor, major, needle := dialOn(p)
		if minor != row.minor || major != row.major {
			t.Errorf("%s: %d and %d ticks, want %d and %d", row.published, minor, major, row.minor, row.major)
		}
		// Within a px, and inside the measure at the ends.
		if want := math.Min(math.Max(88+row.at*904, 92), 988); math.Abs(needle-want) > 1 {
			t.Errorf("%s: the needle is at %.1f, want %.1f", row.published, needle, want)
		}
		if got := roleTexts(p, "tick"); !slices.Equal(got, row.labels) {
			t.Errorf("%s: ends %v, want %v", row.published, got, row.labels)
		}
		if got := roleTexts(p, "date"); !slices.Equal(got, row.dates) {
			t.Errorf("%s: needle %v, want %v", row.published, got, row.dates)
		}
	}
}

// Every stroke of the dial begins and ends on whole px, at any width.
func TestDialOnWholePixels(t *testing.T) {
	const yaml = "lang: zh-Hans\ndate: 2025-06-16\nquotes: [好。]\ntimelines: [{title: 甲, events: [{date: 1987, title: 乙}]}]"
	for _, name := range []string{"square", "slide", "777x1011", "1083x1083", "1600x900"} {
		ticks := 0
		for _, b := range signalPages(t, yaml, sizeOf(t, name))[0].Scene.Boxes {
			if b.Role != "axis" && b.Role != "mark" {
				continue
			}
			for _, item := range signalPages(t, yaml, sizeOf(t, name))[0].Scene.Items[b.From:b.To] {
				ticks++
				r := item.(scene.Fill).Path.Bounds()
				for _, v := range []float64{r.X, r.Y, r.Right(), r.Bottom()} {
					if v != math.Round(v) {
						t.Errorf("%s: %s at %+v", name, b.Role, r)
					}
				}
			}
		}
		if ticks < 20 {
			t.Errorf("%s: only %d strokes", name, ticks)
		}
	}
}

// Without two dates, or a date for any quote, the dial counts quotes; a single one has the line alone.
func TestDialCounts(t *testing.T) {
	deck := func(head string, n int) string {
		return "lang: zh-Hans\n" + head + "quotes:\n" + strings.Repeat("  - \"千里之行，始于足下。\"\n", n)
	}
	const events = "timelines: [{title: 甲, events: [{date: 1995, title: 乙}, {date: 2055, title: 丙}]}]\n"
	for _, row := range []struct {
		what         string
		yaml         string
		card         int
		minor, major int
		at           float64
		label, end   string
	}{
		{"the seventh of 24", deck("", 24), 7, 16, 8, 6.0 / 23, "第7则", "共24则"},
		{"the last of 24", deck("", 24), 24, 0, 24, 1, "第24则", ""},
		{"one date", deck("date: 2025\n", 3), 2, 0, 3, 0.5, "第2则", "共3则"},
		{"events, but no quote has a date", deck(events, 3), 1, 1, 2, 0, "第1则", "共3则"},
		{"in steps of five", deck("", 70), 33, 7, 8, 32.0 / 69, "第33则", "共70则"},
		{"alone", deck("", 1), 1, 0, 0, -1, "", ""},
	} {
		p := signalPages(t, row.yaml, sizeOf(t, "portrait"))[row.card-1]
		minor, major, needle := dialOn(p)
		if minor != row.minor || major != row.major {
			t.Errorf("%s: %d and %d ticks, want %d and %d", row.what, minor, major, row.minor, row.major)
		}
		if want := math.Min(math.Max(88+row.at*904, 92), 988); row.at >= 0 && math.Abs(needle-want) > 2 || row.at < 0 && needle != 0 {
			t.Errorf("%s: the needle is at %.1f, want %.1f", row.what, needle, want)
		}
		if got := strings.Join(roleTexts(p, "date"), ""); got != row.label {
			t.Errorf("%s: needle %q, want %q", row.what, got, row.label)
		}
		if got := strings.Join(roleTexts(p, "tick"), ""); got != row.end {
			t.Errorf("%s: end %q, want %q", row.what, got, row.end)
		}
	}
}

// A long role takes a row of its own, and then the foot of all cards is as high as that one needs.
func TestFootKeepsItsPlace(t *testing.T) {
	const yaml = `lang: en
brand: {name: Castles, handle: "@castles"}
speakers: {a: {name: Musk}, b: {name: Alexandria Ocasio-Cortez, role: Representative of New York 14th}}
sources: {s: {title: A talk, published: 2025-06-16}}
quotes: [{text: Aspire to work., speaker: a, source: s}, {text: Fine., speaker: b, source: s}]`
	const short = `lang: en
brand: {name: Castles, handle: "@castles"}
speakers: {a: {name: Musk}}
quotes: [{text: Aspire to work.}]`
	rule := func(p *Page) float64 {
		for _, b := range p.Scene.Boxes {
			if b.Role == "rule" {
				return b.Y
			}
		}
		return math.NaN()
	}
	list := signalPages(t, yaml, sizeOf(t, "square"))
	if rule(list[0]) != rule(list[1]) {
		t.Errorf("the rule stands at %g and %g", rule(list[0]), rule(list[1]))
	}
	if alone := signalPages(t, short, sizeOf(t, "square"))[0]; rule(alone) <= rule(list[0]) {
		t.Errorf("a role in a row of its own raises no rule: %g and %g", rule(alone), rule(list[0]))
	}
	if fault := placesFault(list); fault != "" {
		t.Error(fault)
	}
}

// How many years a tick stands for: one each up to 120, then five, then round numbers; never more ticks than the most.
func TestYearStep(t *testing.T) {
	for _, row := range []struct{ years, step, major float64 }{
		{11, 1, 10}, {60, 1, 10}, {120, 1, 10}, {121, 5, 10}, {600, 5, 10}, {1157, 10, 10}, {2000, 20, 5}, {5000, 50, 10}, {13.8e9, 5e8, 10},
	} {
		step, major := yearStep(row.years, 120)
		if row.years == 13.8e9 {
			if row.years/step > 120 || row.years/step < 10 {
				t.Errorf("%g years: one tick each %g", row.years, step)
			}
			continue
		}
		if step != row.step || major != row.major {
			t.Errorf("%g years: one tick each %g, major each %g; want %g and %g", row.years, step, major, row.step, row.major)
		}
	}
}

// A cover that stands alone has one row for a source and the brand, though other cards of the deck have names above theirs.
func TestCoverAloneSharesItsRow(t *testing.T) {
	size, err := theme.FindSize("wechat-square")
	if err != nil {
		t.Fatal(err)
	}
	const yaml = `lang: en
title: "Th"
cover: true
end: true
date: 1845~
series: "No. {n} / {of}"
brand: {name: Castles}
speakers: {a: {name: Musk}, b: {name: Musk}}
sources: {a: {title: "AI Startup School, San Francisco, an interview on stage"}}
quotes:
  - {text: The, speaker: a, layout: left}
`
	pages := signalPages(t, yaml, size)
	if len(pages) != 1 || len(boxes(pages[0], "source")) != 1 || len(boxes(pages[0], "brand")) != 1 {
		t.Fatalf("want one cover with a source and a brand, have %d", len(pages))
	}
	if fault := dialFault(pages[0]); fault != "" {
		t.Error(fault)
	}
}
