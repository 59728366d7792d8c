package transcript

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// The same short conversation in each format: a carpenter is asked two things.
const (
	first  = "你从哪一年开始做木匠?"
	second = "我从1995年开始。不要急,木头会告诉你。"
)

// word is a document of Word with a paragraph for each text.
func word(t testing.TB, paragraphs ...string) string {
	t.Helper()
	var body strings.Builder
	for _, p := range paragraphs {
		body.WriteString("<w:p><w:r><w:t>" + p + "</w:t></w:r></w:p>")
	}
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"word/document.xml", `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return file.String()
}

// samples are that conversation, by the name of a file.
func samples(t testing.TB) map[string]string {
	return map[string]string{
		"a.txt":  "记者：" + first + "\n木匠：" + second + "\n记者：谢谢。\n木匠：谢谢。\n",
		"a.md":   "# 访谈\n\n**记者：** " + first + "\n\n**木匠：** " + second + "\n\n**记者：** 谢谢。\n\n**木匠：** 谢谢。\n",
		"a.srt":  "1\n00:00:01,000 --> 00:00:03,000\n记者：" + first + "\n\n2\n00:00:03,500 --> 00:00:08,000\n木匠：" + second + "\n\n3\n00:00:09,000 --> 00:00:10,000\n记者：谢谢。\n\n4\n00:00:10,000 --> 00:00:11,000\n木匠：谢谢。\n",
		"a.vtt":  "WEBVTT\n\nNOTE nobody says this\n\n00:01.000 --> 00:03.000 align:start\n<v 记者>" + first + "\n\n00:03.500 --> 00:08.000\n<v 木匠>" + second + "</v>\n",
		"a.json": `{"language":"zh","segments":[{"start":1,"end":3,"text":"` + first + `","speaker":"SPEAKER_00"},{"start":3.5,"end":8,"text":"` + second + `","speaker":"SPEAKER_01"}]}`,
		"a.ttml": `<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="3s">` + first + `</p><p begin="3.5s" end="8s">` + second + `</p></div></body></tt>`,
		"a.ass":  "[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:03.00,Default,记者,0,0,0,,{\\i1}" + first + "\nDialogue: 0,0:00:03.50,0:00:08.00,Default,木匠,0,0,0,," + second + "\n",
		"a.docx": word(t, "记者："+first, "木匠："+second, "记者：谢谢。", "木匠：谢谢。"),
		"a.html": "<!doctype html><title>x</title><style>p{}</style><script>var nobody = 1</script><p>记者：" + first + "</p><p>木匠：" + second + "</p><p>记者：谢谢。</p><p>木匠：谢谢。</p>",
	}
}

// The words, who says them, where and when are the same in all formats.
func TestConversationInEveryFormat(t *testing.T) {
	marked := map[string][2]string{"a.json": {"SPEAKER_00", "SPEAKER_01"}, "a.ttml": {}}
	timed := map[string]bool{"a.srt": true, "a.vtt": true, "a.json": true, "a.ttml": true, "a.ass": true}
	formats := map[string]Format{"a.txt": PlainText, "a.md": Markdown, "a.srt": SRT, "a.vtt": WebVTT, "a.json": WhisperJSON, "a.ttml": TTML, "a.ass": ASS, "a.docx": DOCX, "a.html": HTML}
	for name, data := range samples(t) {
		tr, list := Read(name, []byte(data), Options{})
		if tr == nil {
			t.Errorf("%s: %v", name, list)
			continue
		}
		if tr.Format != formats[name] {
			t.Errorf("%s is read as %v", name, tr.Format)
		}
		if strings.Count(tr.Text, first) != 1 || strings.Count(tr.Text, second) != 1 {
			t.Errorf("%s: the words are %q", name, tr.Text)
		}
		for _, hidden := range []string{"记者：", "nobody", "-->", "<", "i1", "Default"} {
			if strings.Contains(tr.Text, hidden) {
				t.Errorf("%s: %q is among the words: %q", name, hidden, tr.Text)
			}
		}
		who, named := marked[name]
		if !named {
			who = [2]string{"记者", "木匠"}
		}
		for k, words := range []string{first, second} {
			at := strings.Index(tr.Text, words)
			for _, turn := range tr.Turns {
				if !turn.Holds(Span{at, at + len(words)}) || who[k] == "" {
					continue
				}
				if got := turn.Speaker; got != who[k] {
					t.Errorf("%s: %q is said by %q", name, words, got)
				}
				if !turn.Marked || turn.Confidence != 1 {
					t.Errorf("%s: what the file marks is a guess: %+v", name, turn)
				}
			}
			place := tr.Place(Span{at, at + len(words)})
			if written := string([]rune(tr.Source)[place.From:place.To]); name != "a.docx" && written != words {
				t.Errorf("%s: %q stands where %q is written", name, words, written)
			}
			if place.Time.Known != timed[name] || timed[name] && k == 1 && place.Time.Start < 3*time.Second {
				t.Errorf("%s: %q is said at %+v", name, words, place.Time)
			}
		}
		check(t, name, tr)
	}
}

// check holds a transcript to what it promises: spans in order and inside, and places that lead back.
func check(t testing.TB, name string, tr *Transcript) {
	t.Helper()
	if !utf8.ValidString(tr.Text) || !utf8.ValidString(tr.Source) {
		t.Errorf("%s: no UTF-8", name)
	}
	last := 0
	for _, turn := range tr.Turns {
		if turn.From < last || turn.To > len(tr.Text) || turn.Len() <= 0 || turn.Confidence < 0 || turn.Confidence > 1 {
			t.Errorf("%s: turn %+v after %d of %d", name, turn, last, len(tr.Text))
		}
		last = turn.To
	}
	last = 0
	for _, s := range tr.Sentences() {
		if s.From < last || s.To > len(tr.Text) || s.Len() <= 0 || s.Turn < -1 || s.Turn >= len(tr.Turns) {
			t.Fatalf("%s: sentence %+v after %d of %d", name, s, last, len(tr.Text))
		}
		last = s.To
		p := tr.Place(s.Span)
		if p.From < 0 || p.To < p.From || p.To > utf8.RuneCountInString(tr.Source) || p.Line < 1 || p.Column < 1 {
			t.Errorf("%s: sentence %+v stands at %+v", name, s, p)
		}
		if back, ok := tr.SpanOf(p.From, p.To); !ok || !back.Meets(s.Span) {
			t.Errorf("%s: %+v stands at %+v, which is %v", name, s.Span, p, back)
		}
	}
}

// A colon in prose names nobody, and options name who is guessed.
func TestSpeakersNeedEvidence(t *testing.T) {
	tr, list := Read("a.txt", []byte("我只说一件事：不要急。\n后来我想：木头会告诉你。\n"), Options{})
	if tr == nil {
		t.Fatal(list)
	}
	for _, turn := range tr.Turns {
		if turn.Marked || turn.Speaker != "" {
			t.Errorf("prose has a speaker: %+v", turn)
		}
	}
	tr, list = Read("a.txt", []byte("你是怎么开始的呢?\n我在九岁的时候开始做木匠，那时候家里什么都没有。\n谢谢你来。你觉得最难的是什么?\n最难的是等。木头要等三年。\n"), Options{Speaker: "木匠", Host: "记者"})
	if tr == nil {
		t.Fatal(list)
	}
	for _, turn := range tr.Turns {
		if turn.Role == Host && turn.Speaker != "记者" || turn.Role == Guest && turn.Speaker != "木匠" || turn.Marked {
			t.Errorf("the options name them otherwise: %+v", turn)
		}
	}
}

// What cannot be read is refused in words, and nothing is lost silently.
func TestRefusals(t *testing.T) {
	for name, data := range map[string]string{"a.txt": "", "b.txt": " \n\n", "a.pdf": "%PDF-1.7\n1 0 obj\n", "a.srt": "1\n00:00:01,000 --> 00:00:02,000\n\n", "a.docx": word(t), "cut.docx": word(t, first)[:60]} {
		tr, list := Read(name, []byte(data), Options{})
		if tr != nil || !list.HasErrors() {
			t.Errorf("%s is read: %v", name, list)
		}
		for _, d := range list {
			if d.Message == "" || d.Code == "" {
				t.Errorf("%s: %+v says nothing", name, d)
			}
		}
	}
}

// FuzzRead: whatever the bytes, the promises hold and nothing panics.
func FuzzRead(f *testing.F) {
	for name, data := range samples(f) {
		f.Add(name, []byte(data))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if len(data) > 1<<16 || !utf8.ValidString(name) {
			t.Skip()
		}
		tr, list := Read(name, data, Options{})
		if (tr == nil) != list.HasErrors() {
			t.Fatalf("transcript %v with %v", tr != nil, list)
		}
		if tr != nil {
			check(t, name, tr)
		}
	})
}
