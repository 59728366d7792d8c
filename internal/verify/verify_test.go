package verify_test

import (
	"slices"
	"strings"
	"testing"

	"cards/internal/transcript"
	"cards/internal/verify"
)

// of prepares a text as a transcript.
func of(t *testing.T, text string, corrections ...verify.Correction) *verify.Verifier {
	t.Helper()
	tr, list := transcript.Read("a.txt", []byte(text), transcript.Options{})
	if tr == nil {
		t.Fatal(list.Error())
	}
	return verify.New(tr, corrections)
}

// Every sentence that somebody says is found as it stands and with other marks, and without one of its negations it is refused.
func TestSentencesStand(t *testing.T) {
	marks := strings.NewReplacer(",", "，", "?", "？", "!", "！", "。", "", "、", "，", "’", "'")
	negations := []string{"不", "没", "n't", " not", " never", "ません", "くない", "지 않"}
	for _, name := range []string{"lighthouse.zh.txt", "orchard.en.vtt", "kiln.ja.txt", "ferry.ko.txt"} {
		tr := read(t, name)
		v := verify.New(tr, nil)
		sentences, lost := 0, 0
		for _, s := range tr.Sentences() {
			words := tr.Slice(s.Span)
			sentences++
			if r := v.Check(verify.Claim{Words: words}); r.Class != verify.Verbatim || r.Span.From != s.From {
				t.Errorf("%s: %q is %v at %v, want verbatim at %v", name, words, r.Class, r.Span, s.Span)
			}
			if r := v.Check(verify.Claim{Words: marks.Replace(words)}); !r.Class.Accepted() {
				t.Errorf("%s: %q is %v", name, marks.Replace(words), r.Class)
			}
			for _, no := range negations {
				for i := strings.Index(words, no); i >= 0; {
					lost++
					without := words[:i] + words[i+len(no):]
					if r := v.Check(verify.Claim{Words: without}); !r.Class.IsError() {
						t.Errorf("%s: %q is %v, though it lost %s", name, without, r.Class, no)
					}
					next := strings.Index(words[i+len(no):], no)
					if next < 0 {
						break
					}
					i += len(no) + next
				}
			}
		}
		if sentences < 8 || lost < 1 {
			t.Errorf("%s has %d sentences, of which %d negations were taken", name, sentences, lost)
		}
	}
}

func TestCorrections(t *testing.T) {
	elias := verify.Correction{Heard: "Elias Sutskair", Said: "伊利亚·苏茨克维"}
	musk := verify.Correction{Heard: "马斯", Said: "马斯克"}
	v := of(t, "我和Elias Sutskair谈过。马斯说得对。马斯克也去了。", elias, musk)
	for _, row := range []struct {
		words               string
		class               verify.Class
		corrected, mistaken []verify.Correction
	}{
		{"我和伊利亚·苏茨克维谈过。", verify.Punctuation, []verify.Correction{elias}, nil},
		{"我和 elias sutskair 谈过。", verify.Punctuation, []verify.Correction{elias}, []verify.Correction{elias}},
		{"马斯克说得对。", verify.Punctuation, []verify.Correction{musk}, nil},
		{"马斯克也去了。", verify.Verbatim, nil, nil},
		{"我和伊利亚没谈过。", verify.Negation, []verify.Correction{elias}, nil},
	} {
		r := v.Check(verify.Claim{Words: row.words})
		if r.Class != row.class || !slices.Equal(r.Corrected, row.corrected) || !slices.Equal(r.Mistaken, row.mistaken) {
			t.Errorf("%q is %v, corrected %v, mistaken %v", row.words, r.Class, r.Corrected, r.Mistaken)
		}
	}
}

// Differences are told in words, and point at the bytes that differ.
func TestEdits(t *testing.T) {
	zh := verify.New(read(t, "lighthouse.zh.txt"), nil)
	en := verify.New(read(t, "orchard.en.vtt"), nil)
	ja := verify.New(read(t, "kiln.ja.txt"), nil)
	for _, row := range []struct {
		v           *verify.Verifier
		words       string
		said, wrote []string
	}{
		{zh, "船长不会记得你的名字，但是他们会记得那束光。", []string{"船员"}, []string{"船长"}},
		{zh, "我们省下来的钱都买了灯泡。", []string{"备用的电池"}, []string{"灯泡"}},
		{zh, "机器可以守灯，但机器不会想念一艘船。", []string{"是"}, []string{""}},
		{en, "A tree does not care about your new schedule.", []string{""}, []string{"new"}},
		{en, "The long-term answer is not larger machines but richer soil.", []string{"bigger", "better"}, []string{"larger", "richer"}},
		{ja, "土は嘘をつきました。", []string{"つきません"}, []string{"つきました"}},
	} {
		r := row.v.Check(verify.Claim{Words: row.words})
		var said, wrote []string
		for _, e := range r.Edits {
			said, wrote = append(said, e.Said), append(wrote, e.Written)
			if at := row.words[e.From:e.To]; !strings.Contains(e.Written, at) {
				t.Errorf("%q: the edit %+v points at %q", row.words, e, at)
			}
		}
		if !slices.Equal(said, row.said) || !slices.Equal(wrote, row.wrote) {
			t.Errorf("%q: %q were said and %q written, want %q and %q", row.words, said, wrote, row.said, row.wrote)
		}
	}
}

// What counts as the same words, and what does not.
func TestSameWords(t *testing.T) {
	for _, row := range []struct {
		said, written string
		same          bool
	}{
		{"He left the U.S. in 2001.", "He left the US in 2001", true},
		{"I don't know.", "I don\u2019t know", true},
		{"I don't know.", "I do not know", false},
		{"It cost 1,000 dollars.", "It cost 1000 dollars.", true},
		{"It cost $5.", "It cost 5.", false},
		{"It was -5 outside.", "It was 5 outside.", false},
		{"It was -5 outside.", "It was \u22125 outside.", true},
		{"Ages 18-25 came.", "Ages 18\u201325 came.", true},
		{"Ages 18-25 came.", "Ages 1825 came.", false},
		{"At 12:60 it was 1.5 percent.", "At 12:60 it was 15 percent.", false},
		{"The cafe\u0301 was closed.", "The caf\u00e9 was closed.", true},
		{"We re-use it all.", "We reuse it all.", true},
		{"We are now here today.", "We are nowhere today.", false},
		{"我们用了GPT 4来写。", "我们用了 GPT-4 来写。", true},
		{"我们用了GPT 4来写。", "我们用了 GPT-5 来写。", false},
		{"成本是１０％左右。", "成本是10%左右。", true},
		{"成本是10%左右。", "成本是10左右。", false},
		{"ｶﾞﾗｽは割れる。", "ガラスは割れる。", true},
		{"할 수 있다고 믿었다.", "할수있다고 믿었다", true},
		{"\u1112\u1161\u11ab글은 쉽다.", "한글은 쉽다.", true},
		{"後來他說了真話。", "后来他说了真话。", true},
		{"เขาไม่มาแล้วเมื่อวาน", "เขาไม่มาแล้ว เมื่อวาน", true},
	} {
		r := of(t, row.said).Check(verify.Claim{Words: row.written})
		if r.Class.Accepted() != row.same {
			t.Errorf("%q for %q is %v: %+v", row.written, row.said, r.Class, r.Edits)
		}
	}
}

// Figures and names of an editor's words that the transcript lacks.
func TestLacks(t *testing.T) {
	zh := of(t, "我们在1995年写了Zip2。那时有一百二十个人,成本只有百分之九十。去年SpaceX发射了15万次,我认识埃隆·马斯克。80年代的事。")
	for _, row := range []struct {
		words string
		lacks string
	}{
		{"1995年写出Zip2", ""},
		{"95年，Zip2", ""},
		{"120人，成本九成", ""},
		{"成本90%", ""},
		{"成本80%", "80%"},
		{"150,000次发射", ""},
		{"15万次发射", ""},
		{"16万次发射", "16万"},
		{"Zip3 与 SpaceX", "Zip3"},
		{"NASA 授予合同", "NASA"},
		{"马斯克·埃隆", ""},
		{"约翰·史密斯来访", "约翰·史密斯来访"},
		{"王小明的三句话", ""},
		{"连续第二次", ""},
		{"1984年", ""},
		{"1974年", "1974"},
	} {
		var got []string
		for _, f := range zh.Lacks(row.words, []string{"王小明"}) {
			got = append(got, f.Text)
		}
		if strings.Join(got, " ") != row.lacks {
			t.Errorf("%q lacks %q, want %q", row.words, got, row.lacks)
		}
	}
	en := of(t, "We worked with NASA for three thousand days, and about 12 percent failed.")
	for words, want := range map[string]string{"NASA: 3,000 Days": "", "Twelve Percent Failed": "", "IBM Takes Over": "IBM", "13% failed": "13%", "IBM left 40 behind 7": "40 IBM"} {
		var got []string
		for _, f := range en.Lacks(words, []string{"Ruth Amadi", "A Room of 7 Doors"}) {
			got = append(got, f.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q lacks %q, want %q", words, got, want)
		}
	}
	if zh.SaysYear(1995, 2025) != true || zh.SaysYear(2024, 2025) != true || zh.SaysYear(1961, 2025) {
		t.Error("the years are not those of the text")
	}
}

// A shown cut may leave sentences out, and not an hour.
func TestFarCut(t *testing.T) {
	long := "我十岁就会补网。" + strings.Repeat("后来的事情你们都知道了,不必再说。", 40) + "我七十岁还在补网。"
	near := "我十岁就会补网。后来的事情你们都知道了,不必再说。我七十岁还在补网。"
	words := verify.Claim{Words: "我十岁就会补网。……我七十岁还在补网。"}
	if r := of(t, long).Check(words); r.Class != verify.FarCut || len(r.Parts) != 2 || len(r.Cuts) != 1 {
		t.Errorf("over a long way it is %v: %+v", r.Class, r)
	}
	if r := of(t, near).Check(words); r.Class != verify.Punctuation || len(r.Cuts) != 1 {
		t.Errorf("over a sentence it is %v: %+v", r.Class, r)
	}
}

// Where speakers are not marked nothing is held against a quote, and of words that are very probably the host's it is told.
func TestGuessedHost(t *testing.T) {
	text := strings.Repeat("感谢您来到我们的节目。您是什么时候开始修灯塔的?\n我是在岛上长大的,那时候我父亲每天晚上都去点灯,我就跟着他走。后来我自己也成了守灯的人。\n那么,您能告诉我们那时候的生活是什么样的吗?\n我们没有电,我每天走很远的路去打水,我的手到现在还是裂的。我不觉得苦。\n", 3)
	v := of(t, text)
	asked := v.Check(verify.Claim{Words: "您是什么时候开始修灯塔的？", Speaker: []string{"林海生"}})
	said := v.Check(verify.Claim{Words: "那时候我父亲每天晚上都去点灯", Speaker: []string{"林海生"}})
	host := v.Check(verify.Claim{Words: "您是什么时候开始修灯塔的？", Speaker: []string{"主持人"}})
	if !asked.Class.Accepted() || !said.Class.Accepted() {
		t.Errorf("they are %v and %v", asked.Class, said.Class)
	}
	if !asked.Host || said.Host || host.Host {
		t.Errorf("of the host are: the question %v, the answer %v, the host's own question %v", asked.Host, said.Host, host.Host)
	}
}

// Corrections that would make a text grow without end leave it readable.
func TestHostileCorrections(t *testing.T) {
	var corrections []verify.Correction
	for i := range 1000 {
		corrections = append(corrections, verify.Correction{Heard: "年" + strings.Repeat("月", i), Said: strings.Repeat("年", 60)})
	}
	corrections = append(corrections, verify.Correction{Heard: "日", Said: strings.Repeat("年", 1<<20)})
	v := of(t, strings.Repeat("年", 100_000)+"。我们看见了日出。", corrections...)
	if r := v.Check(verify.Claim{Words: "我们看见了日出"}); !r.Class.Accepted() {
		t.Errorf("it is %v", r.Class)
	}
}

// TestDoubtWithinIsTold: where a doubt is taken out of the words and another stands beside them, the one within is named.
func TestDoubtWithinIsTold(t *testing.T) {
	// 我们认为这盏灯也许能亮一百年。 The card leaves out 也许, and 我们认为 before it.
	v := of(t, "\u6211\u8ba4\u4e3a\u8fd9\u76cf\u706f\u4e5f\u8bb8\u80fd\u4eae\u4e00\u767e\u5e74\u3002")
	got := v.Check(verify.Claim{Words: "\u8fd9\u76cf\u706f\u80fd\u4eae\u4e00\u767e\u5e74\u3002"})
	if got.Class != verify.Hedge || got.Word != "\u4e5f\u8bb8" {
		t.Errorf("%v %q", got.Class, got.Word)
	}
}
