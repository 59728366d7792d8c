package layout

import (
	"fmt"
	"strings"
	"testing"

	"cards/internal/theme"
)

// TestDialogue: every turn stands once, whole and in order, each with who says it; answers are of one size over all pages and questions
// no larger; the foot names who gave the answers.
func TestDialogue(t *testing.T) {
	turns := [][2]string{
		{"host", "你生命中有没有过这样的时刻，你感觉“我必须创造一些伟大的东西”？"},
		{"埃隆·马斯克", "我最初并没有想过要创造一些伟大的东西。我想尝试创造一些有用的东西。"},
		{"host", "对你来说那是什么样的感觉？"},
		{"埃隆·马斯克", "我真的只想在互联网上做一些有用的事情。"},
	}
	names := map[string][2]string{"short": {"主持人", "埃隆·马斯克"}, "long": {"The Interviewer of the Evening", "Alexandria Ocasio-Cortez"}, "none": {"", "埃隆·马斯克"}}
	for _, theme := range []string{"ink", "night", "paper"} {
		for _, size := range []string{"xiaohongshu", "square", "slide", "story", "og", "1080xauto"} {
			for who, name := range names {
				for n := 2; n <= 12; n += 5 {
					var deck strings.Builder
					fmt.Fprintf(&deck, "defaults: {speaker: %s, source: 书}\nquotes:\n  - id: d\n    turns:\n", name[1])
					var said []string
					for i := range n {
						turn := turns[i%len(turns)]
						said = append(said, turn[1])
						fmt.Fprintf(&deck, "      - {text: %q", turn[1])
						if speaker := name[i%2]; speaker != "" {
							fmt.Fprintf(&deck, ", speaker: %q", speaker)
						}
						deck.WriteString("}\n")
					}
					what := fmt.Sprintf("%s %s, %d turns, %s names", theme, size, n, who)
					var drawn []string
					labels, answer := 0, 0.0
					for _, p := range pagesOf(t, theme, size, deck.String()) {
						if p.Layout != "dialogue" || p.Warnings.HasErrors() {
							t.Errorf("%s: %s %v", what, p.Layout, p.Warnings)
						}
						if fault := checkBoxes(p, p.Size); fault != "" {
							t.Errorf("%s: %s", what, fault)
						}
						for _, b := range boxesOf(p, "quote") {
							of := len(drawn)
							drawn = append(drawn, b.Text)
							switch {
							case of%2 == 1 && answer == 0:
								answer = b.FontSize
							case of%2 == 1 && b.FontSize != answer, of%2 == 0 && answer > 0 && b.FontSize > answer:
								t.Errorf("%s: turn %d has size %g, answers %g", what, of+1, b.FontSize, answer)
							}
						}
						labels += len(boxesOf(p, "speaker"))
						if answers := strings.Contains(drawn[len(drawn)-1], "\u3002") || len(boxesOf(p, "quote")) > 1; answers || who != "none" {
							labels-- // at the foot; a question alone is signed by who asks it, where they have a name
						}
					}
					want := n
					if who == "none" {
						want = n / 2
					}
					if strings.Join(drawn, "|") != strings.Join(said, "|") {
						t.Errorf("%s: %q, want %q", what, drawn, said)
					}
					if labels != want {
						t.Errorf("%s: %d names beside the turns, want %d", what, labels, want)
					}
				}
			}
		}
	}
}

// TestDialogueDivides: turns are gathered so that no page is much fuller than the others, and never cut.
func TestDialogueDivides(t *testing.T) {
	v := &dialogue{}
	for i := range 8 {
		v.turns = append(v.turns, turn{quote: &quote{runes: []rune(strings.Repeat("字", 20))}, answer: i%2 == 1})
	}
	if units := v.exchanges(); len(units) != 4 || units[1] != (part{2, 4}) {
		t.Fatalf("exchanges %v", units)
	}
	got := v.divide(v.exchanges(), 2)
	if len(got) != 2 || got[0] != (part{0, 4}) || got[1] != (part{4, 8}) {
		t.Errorf("divided %v", got)
	}
}

// TestAnswering: the quote of a dialogue is what is answered, by whom the card names, else by the last who answers; never a question, unless
// the card names who asks.
func TestAnswering(t *testing.T) {
	for _, row := range []struct {
		what  string
		turns []string // who: words
		named string
		asked bool
		want  string
	}{
		{"the longer turn asks", []string{"子貢:有一言而可以終身行之者乎？", "孔子:其恕乎！"}, "", false, "孔子"},
		{"two statements", []string{"三四郎:しかしこれからは日本もだんだん発展するでしょう。", "先生:滅びるね。"}, "", false, "先生"},
		{"a question in Japanese without its mark", []string{"客:どこへ行くのですか。", "主人:海へ。"}, "", false, "主人"},
		{"a question in quotation marks", []string{"A:He asked: “Why?”", "B:Because."}, "", false, "B"},
		{"the last turn asks again", []string{"A:Why?", "B:Because it is there.", "A:And then?"}, "", false, "B"},
		{"thanks at the end", []string{"A:Why?", "B:Because it is there.", "A:Thank you."}, "", false, "B"},
		{"the card names who asks", []string{"A:Why?", "B:Because."}, "A", true, "A"},
		{"the deck's speaker only asks", []string{"A:Why?", "B:Because."}, "A", false, "B"},
		{"the deck's speaker answers first", []string{"B:Because it is there.", "A:I see."}, "B", false, "B"},
		{"whom the card names says nothing", []string{"A:Why?", "B:Because."}, "C", true, "B"},
		{"nothing but questions", []string{"A:Why?", "B:Why not?"}, "", false, "B"},
		{"who asks has no name", []string{":Why?", "B:Because."}, "", false, "B"},
		{"who answers has no name", []string{"B:Why?", ":Because."}, "", false, "B"},
	} {
		var turns []turn
		for _, said := range row.turns {
			who, words, _ := strings.Cut(said, ":")
			turns = append(turns, turn{quote: &quote{runes: []rune(words)}, who: credit{name: who}})
		}
		if got := turns[answering(turns, row.named, row.asked)].who.name; got != row.want {
			t.Errorf("%s: the words of %q are the quote, want %q", row.what, got, row.want)
		}
	}
}

// TestDialogueRanks: a question is no smaller than a quote may be, and one question with its answer stays on one page.
func TestDialogueRanks(t *testing.T) {
	const deck = "speakers:\n  host: {name: 主持人}\n  musk: {name: 埃隆·马斯克}\nsources:\n  talk: {title: AI 创业学校, kind: interview, published: 2025-06-16}\ndefaults: {speaker: musk, source: talk}\nquotes:\n  - id: d\n    turns:\n      - {speaker: host, text: \"或者你现在在未来10年、20年和100年里被什么驱动？\"}\n      - {speaker: musk, text: \"天哪，100年？伙计，我希望文明在100年后仍然存在。\"}\n"
	for _, name := range []string{"ink", "dawn", "night", "grid", "forest", "signal"} {
		for _, size := range []string{"linkedin", "slide-4x3"} {
			pages := pagesOf(t, name, size, deck)
			if len(pages) != 1 {
				t.Errorf("%s %s: %d pages", name, size, len(pages))
				continue
			}
			said := boxesOf(pages[0], "quote")
			if question, answer := said[0].FontSize, said[1].FontSize; question < pages[0].Size.Floor(theme.QuoteText) || answer < 1.1*question {
				t.Errorf("%s %s: the question has %g px, the answer %g", name, size, question, answer)
			}
			if fault := checkBoxes(pages[0], pages[0].Size); fault != "" {
				t.Errorf("%s %s: %s", name, size, fault)
			}
		}
	}
}

// A page of a dialogue that has nothing but questions is signed by who asks them: they are not words of who answers on the next.
func TestQuestionsAreSignedByWhoAsks(t *testing.T) {
	long := strings.Repeat("你生命中有没有过这样的时刻，你感觉必须创造一些伟大的东西，而不是有用的东西？", 4)
	deck := fmt.Sprintf("defaults: {source: 书}\nquotes:\n  - turns:\n      - {speaker: 主持人, text: %q}\n      - {speaker: 老子, text: %q}\n", long, strings.ReplaceAll(long, "\uff1f", "\u3002"))
	alone := 0
	for _, theme := range []string{"ink", "night", "forest", "paper", "grid"} {
		for _, size := range []string{"square", "og", "slide"} {
			for _, p := range pagesOf(t, theme, size, deck) {
				words, signed := "", ""
				for _, b := range p.Scene.Boxes {
					switch {
					case b.Role == "quote":
						words += b.Text
					case b.Role == "speaker" && len(b.Lines) > 0:
						signed = b.Text // the last is that of the foot
					}
				}
				asks, answers := strings.Contains(words, "\uff1f"), strings.Contains(words, "\u3002")
				want := "老子"
				if p.Warnings.HasErrors() {
					continue // a strip holds no turn as long
				}
				if asks && !answers {
					want = "主持人"
					alone++
				}
				if signed != want {
					t.Errorf("%s %s %d/%d is signed %q, want %q", theme, size, p.Page, p.Pages, signed, want)
				}
			}
		}
	}
	if alone == 0 {
		t.Error("no page had nothing but a question")
	}
}

// Beside the turns of a leaf a name that would take two rows is as short as the language has it: on two it would be read as two people.
func TestLeafNamesStandOnOneRow(t *testing.T) {
	const deck = "quotes:\n  - turns:\n      - {speaker: 主持人, text: 你当时害怕吗？}\n      - {speaker: Alexandria Ocasio-Cortez, text: 当然害怕。可是总得有人去做，所以我去了。}\n"
	short := 0
	for _, size := range []string{"square", "og", "slide", "xiaohongshu"} {
		for _, p := range pagesOf(t, "paper", size, deck) {
			for _, b := range boxesOf(p, "speaker") {
				if len(b.Lines) != 1 {
					t.Errorf("%s: %q stands on %d rows", size, b.Text, len(b.Lines))
				}
				if b.Text == "Ocasio-Cortez" {
					short++
				}
			}
		}
	}
	if short == 0 {
		t.Error("no name had to be short")
	}
}

// In columns a sentence is not torn for the sake of its size: 做，所以 at the head of one, and 当然害怕。 over two.
func TestDialogueColumnsKeepClauses(t *testing.T) {
	const yaml = "lang: zh-Hans\nbrand: {name: 有用集}\nspeakers: {l: {name: Alexandria Ocasio-Cortez, role: \"U.S. Representative, New York\"}, h: {name: 主持人}}\n" +
		"sources: {s: {title: 谈话, kind: interview, published: 2025-06-16}}\ndefaults: {source: s}\n" +
		"quotes: [{turns: [{speaker: h, text: 你当时害怕吗？}, {speaker: l, text: \"当然害怕。可是总得有人去做，所以我去了。\"}]}]\n"
	for _, size := range []string{"slide", "x"} {
		for _, p := range pagesOf(t, "paper", size, yaml) {
			for _, b := range boxes(p, "quote") {
				for i, l := range b.Lines {
					if strings.ContainsAny(strings.TrimRight(l.Text, "，。？"), "，。？") || i < len(b.Lines)-1 && !strings.HasSuffix(l.Text, "，") && !strings.HasSuffix(l.Text, "。") && !strings.HasSuffix(l.Text, "总得") && !strings.HasSuffix(l.Text, "当时") {
						t.Errorf("%s: a column ends in the clause: %q", size, l.Text)
					}
				}
			}
		}
	}
}

// TestDialogueCloser: lines a little closer, and a question a little smaller, make answers larger, and both keep their ranks.
func TestDialogueCloser(t *testing.T) {
	const deck = "lang: zh-Hans\ndate: 2025-06-16\nspeakers: {m: {name: 埃隆·马斯克}, h: {name: 主持人}}\ndefaults: {speaker: m}\nquotes:\n  - turns:\n    - {speaker: h, text: 很多人在这个房间里，他们想知道应该从哪里开始，怎样才能不被那些看上去更大的公司吓倒？}\n    - {speaker: m, text: 不要渴望荣耀，要渴望工作。如果你做的事情有用，那么你的公司对社会就是有价值的，钱自然会来。}\n"
	for name, least := range map[string]float64{"forest": 72, "signal": 72, "night": 80} {
		said := boxesOf(pagesOf(t, name, "xiaohongshu", deck)[0], "quote")
		if len(said) != 2 {
			t.Fatalf("%s: %d turns", name, len(said))
		}
		question, answer := said[0], said[1]
		if answer.FontSize < least || answer.FontSize < answerLarger*question.FontSize {
			t.Errorf("%s: an answer of %g px to a question of %g", name, answer.FontSize, question.FontSize)
		}
		if pitch := (answer.Lines[1].Baseline - answer.Lines[0].Baseline) / answer.FontSize; pitch < 1.3 {
			t.Errorf("%s: lines are %.2f em apart", name, pitch)
		}
		if gap := answer.Lines[0].Ink.Y - question.Lines[len(question.Lines)-1].Ink.Bottom(); gap < 0.5*answer.FontSize {
			t.Errorf("%s: %.0f px between a question and its answer of %g", name, gap, answer.FontSize)
		}
	}
}

// TestDialogueKeepsItsColumn: beside rules, no mark of a dialogue hangs far out of the column for a step of size.
func TestDialogueKeepsItsColumn(t *testing.T) {
	deck := "lang: zh-Hans\nbrand: {name: \u6709\u7528\u96c6, handle: \"@yy\"}\nspeakers: {a: {name: \u57c3\u9686\u00b7\u9a6c\u65af\u514b}}\nsources: {t: {title: AI\u521b\u4e1a\u5b66\u6821, kind: interview, published: 2025-06-16}}\nquotes:\n- speaker: a\n  source: t\n  turns:\n" +
		"  - {speaker: \u4e3b\u6301\u4eba, text: \u4f60\u751f\u547d\u4e2d\u6709\u6ca1\u6709\u8fc7\u8fd9\u6837\u7684\u65f6\u523b\uff0c\u4f60\u611f\u89c9\u201c\u6211\u5fc5\u987b\u521b\u9020\u4e00\u4e9b\u4f1f\u5927\u7684\u4e1c\u897f\u201d\uff1f}\n" +
		"  - {speaker: a, text: \u6211\u6700\u521d\u5e76\u6ca1\u6709\u60f3\u8fc7\u8981\u521b\u9020\u4e00\u4e9b\u4f1f\u5927\u7684\u4e1c\u897f\u3002\u6211\u60f3\u5c1d\u8bd5\u521b\u9020\u4e00\u4e9b\u6709\u7528\u7684\u4e1c\u897f\u3002}\n" +
		"  - {speaker: \u4e3b\u6301\u4eba, text: \u5bf9\u4f60\u6765\u8bf4\u90a3\u662f\u4ec0\u4e48\u6837\u7684\u611f\u89c9\uff1f}\n" +
		"  - {speaker: a, text: \u6211\u771f\u7684\u53ea\u60f3\u5728\u4e92\u8054\u7f51\u4e0a\u505a\u4e00\u4e9b\u6709\u7528\u7684\u4e8b\u60c5\u3002}\n"
	page := pagesOf(t, "forest", "xiaohongshu", deck)[0]
	edge := rulesOf(page)[0].Right()
	for _, b := range boxesOf(page, "quote") {
		for _, l := range b.Lines {
			if over := l.Ink.Right() - edge; over > overhangs*b.FontSize {
				t.Errorf("%q at %g px ends %.0f px beyond the rule", l.Text, b.FontSize, over)
			}
		}
	}
}
