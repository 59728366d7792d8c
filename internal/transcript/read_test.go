package transcript

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// told returns turns as "speaker: words" lines.
func told(tr *Transcript) string {
	var lines []string
	for _, turn := range tr.Turns {
		lines = append(lines, turn.Speaker+": "+strings.ReplaceAll(tr.Slice(turn.Span), "\n", "/"))
	}
	return strings.Join(lines, "\n")
}

func docx(t testing.TB, body string) []byte {
	t.Helper()
	var buffer bytes.Buffer
	z := zip.NewWriter(&buffer)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(w, `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>%s</w:body></w:document>`, body)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		name, file, data string
		format           Format
		want             string
	}{
		{"srt joined over cues", "a.srt", "1\n00:00:01,000 --> 00:00:02,000\nAnn: Hello there,\nmy friend.\n\n2\n00:00:02,500 --> 00:00:03,000\n<i>How are</i> you?\n\n3\n00:00:04,000 --> 00:00:05,000\nBob: Fine.\n\n4\n00:00:06,000 --> 00:00:07,000\nAnn: Good.\n",
			SRT, "Ann: Hello there, my friend. How are you?\nBob: Fine.\nAnn: Good."},
		{"srt of chinese without spaces", "a.srt", "1\r\n00:00:01,000 --> 00:00:02,000\r\n我们正在\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n建造火箭。\r\n", SRT, ": 我们正在建造火箭。"},
		{"vtt", "a.vtt", "WEBVTT - x\n\nNOTE\nnot said\n\nSTYLE\n::cue {}\n\none\n00:01.000 --> 00:02.000 align:start\n<v Ann>Hi &amp; welcome.</v>\n\n00:02.000 --> 00:03.000\n<v.loud Bob Lee>Thanks.\n",
			WebVTT, "Ann: Hi & welcome.\nBob Lee: Thanks."},
		{"a sound within a cue", "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>We sail\n[Music]\nat dawn.</v>\n\n00:03.000 --> 00:04.000\n<v Bob>Aye.\n", WebVTT, "Ann: We sail at dawn.\nBob: Aye."},
		{"whisper", "a.json", `{"text":"x","segments":[{"start":0.0,"end":1.5,"text":" Hello \"you\".","avg_logprob":NaN,"words":null},{"start":1.5,"end":2,"text":" Bye.","words":[{"word":" Bye.","start":null,"end":2}]}]}`,
			WhisperJSON, `: Hello "you". Bye.`},
		{"whisper.cpp", "a.json", `{"result":{"language":"zh"},"transcription":[{"timestamps":{"from":"00:00:00,000","to":"00:00:01,000"},"offsets":{"from":0,"to":1000},"text":"今天"},{"offsets":{"from":1000,"to":2000},"text":"开会。"}]}`,
			WhisperJSON, ": 今天开会。"},
		{"whisperx words", "a.json", `[{"word":"Hello","start":0,"end":0.2,"speaker":"SPEAKER_00"},{"word":"there.","start":0.3,"end":0.5,"speaker":"SPEAKER_00"},{"word":"Hi","start":0.6,"end":0.7,"speaker":"SPEAKER_01"},{"word":"you.","start":0.8,"end":0.9,"speaker":"SPEAKER_01"}]`,
			WhisperJSON, "SPEAKER_00: Hello there.\nSPEAKER_01: Hi you."},
		{"ttml", "a.ttml", `<?xml version="1.0"?><tt xmlns="t"><head><metadata><ttm:agent xml:id="p1"><ttm:name>Ann</ttm:name></ttm:agent></metadata></head><body><div><p begin="1s" end="2s" ttm:agent="p1">One<br/>two &amp; three.</p><p begin="00:00:03.5" dur="1s">日本<br/>語。</p></div></body></tt>`,
			TTML, "Ann: One two & three.\n: 日本語。"},
		{"ass", "a.ass", "[Script Info]\nTitle: x\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nComment: 0,0:00:00.00,0:00:01.00,D,,0,0,0,,no\nDialogue: 0,0:00:01.00,0:00:02.00,D,Ann,0,0,0,,{\\an8}Hello,\\Nyou.\nDialogue: 0,0:00:01.00,0:00:02.00,D,Ann,0,0,0,,{\\p1}m 0 0 l 1 1{\\p0}\nDialogue: 0,0:00:03.00,0:00:04.00,D,Bob,0,0,0,,Bye.\n",
			ASS, "Ann: Hello, you.\nBob: Bye."},
		{"html", "a.html", "<!DOCTYPE html><html><head><title>no</title><style>p{}</style></head><body><nav>no</nav><h1>Talk</h1><p><b>Ann:</b> Hello\n  you &amp; me.</p><script>no</script><p><b>Bob:</b> Fine<p><b>Ann:</b> Bye.</body></html>",
			HTML, "Ann: Hello you & me.\nBob: Fine\nAnn: Bye."},
		{"markdown", "a.md", "# Talk\n\n**王芳：** 你好吗？\n\n**李明：** 很*好*，[谢谢](http://a/b)。\n\n**王芳：** 再见。\n", Markdown, "王芳: 你好吗？\n李明: 很好，谢谢。\n王芳: 再见。"},
		{"colons in prose", "a.txt", "他说：我们走吧。\n\n后来他说：算了。\n\n注意：这里有一条规则。\n", PlainText, ": 他说：我们走吧。/后来他说：算了。/注意：这里有一条规则。"},
		{"brackets", "a.txt", "【王芳】你好。\n【李明】你好。\n【王芳】再见。\n", PlainText, "王芳: 你好。\n李明: 你好。\n王芳: 再见。"},
		{"numbered", "a.txt", "[Speaker 1] Hello.\n[Speaker 2] Hi.\n", PlainText, "Speaker 1: Hello.\nSpeaker 2: Hi."},
		{"timed headings", "a.txt", "张三 00:01:23\n今天很高兴。\n\n李四 00:01:30\n我也是。\n\n张三 00:02:00\n再见。\n", PlainText, "张三: 今天很高兴。\n李四: 我也是。\n张三: 再见。"},
		{"japanese", "a.txt", "聞き手：いつからですか。\n山田：昨年です。\n聞き手：そうですか。\n", PlainText, "聞き手: いつからですか。\n山田: 昨年です。\n聞き手: そうですか。"},
		{"hard-wrapped", "a.txt", "This is a line of prose that an editor broke at some\nwidth, and it goes on here until the paragraph has\nits end, which comes after several lines of about\nthe same length.\n\nAnother one.\n", PlainText,
			": This is a line of prose that an editor broke at some width, and it goes on here until the paragraph has its end, which comes after several lines of about the same length./Another one."},
	} {
		tr, list := Read(c.file, []byte(c.data), Options{})
		if tr == nil {
			t.Errorf("%s: %v", c.name, list)
			continue
		}
		if tr.Format != c.format {
			t.Errorf("%s: read as %v", c.name, tr.Format)
		}
		if got := told(tr); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
		checkSound(t, tr)
	}
	tr, list := Read("a.docx", docx(t, `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Talk</w:t></w:r></w:p><w:p><w:r><w:t>Ann: He</w:t></w:r><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:r><w:t xml:space="preserve">llo. </w:t></w:r></w:p><w:p><w:r><w:t>Bob: Hi.</w:t><w:br/><w:t>Ann: Bye.</w:t></w:r></w:p>`), Options{})
	if tr == nil || told(tr) != "Ann: Hello.\nBob: Hi.\nAnn: Bye." || tr.Format != DOCX {
		t.Errorf("docx: %v, %v", tr, list)
	}
}

func TestPlaces(t *testing.T) {
	tr, _ := Read("a.srt", []byte("\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\n我们&amp;火箭\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,500\r\n飞了。\r\n"), Options{})
	at := strings.Index(tr.Text, "火箭飞了")
	p := tr.Place(Span{at, at + len("火箭飞了")})
	runes := []rune(tr.Source)
	if string(runes[p.From:p.From+2]) != "火箭" || string(runes[p.To-1]) != "了" || p.Line != 3 || p.Column != 8 {
		t.Errorf("%+v", p)
	}
	if p.Time != (Clock{time.Second, 3500 * time.Millisecond, true}) {
		t.Errorf("%+v", p.Time)
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]string{
		"不要渴望荣耀,要渴望工作.我想.对吗?Grok 3.5很好。":                  "不要渴望荣耀,要渴望工作.|我想.|对吗?|Grok 3.5很好。",
		"他说:\u201c不会。我们走。\u201d然后走了。":                     "他说:\u201c不会。我们走。\u201d|然后走了。",
		"「はい。」と言った。そうです！？":                                "「はい。」と言った。|そうです！？",
		"Mr. J. K. Lee paid $3.50 at X.com. He left.":     "Mr. J. K. Lee paid $3.50 at X.com.|He left.",
		`"Why?" he asked. "No." Then it ended.`:           `"Why?" he asked.|"No."|Then it ended.`,
		"안녕하세요. 저는 김입니다.":                                 "안녕하세요.|저는 김입니다.",
		"我想……就是这样。":                                       "我想……|就是这样。",
		"It was 9 a.m. in the U.S. We left, e.g. by car.": "It was 9 a.m. in the U.S.|We left, e.g. by car.",
	} {
		tr, list := Read("a.txt", []byte(text), Options{})
		if tr == nil {
			t.Fatal(list)
		}
		var got []string
		for _, s := range tr.Sentences() {
			got = append(got, tr.Slice(s.Span))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s\nwant %s", strings.Join(got, "|"), want)
		}
	}
}

func TestEncodings(t *testing.T) {
	hans := strings.Repeat("我们正在建造火箭，这是一件很重要的事情。你知道，他们都说不可能。", 4)
	hant := strings.Repeat("我們正在建造火箭，這是一件很重要的事情。你知道，他們都說不可能。", 4)
	ja := strings.Repeat("私たちはロケットを作っています。それはとても大切なことです。", 4)
	encode := func(b []byte, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, c := range []struct {
		name, text string
		data       []byte
	}{
		{"UTF-8", hans, []byte(hans)},
		{"GB18030", hans, encode(simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(hans)))},
		{"Big5", hant, encode(traditionalchinese.Big5.NewEncoder().Bytes([]byte(hant)))},
		{"Shift-JIS", ja, encode(japanese.ShiftJIS.NewEncoder().Bytes([]byte(ja)))},
		{"UTF-16LE", hans, encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(hans)))},
		{"UTF-16BE", hans, encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(hans)))},
		{"Windows-1252", "It\u2019s all we know of caf\u00E9s.", []byte("It\x92s all we know of caf\xE9s.")},
	} {
		tr, list := Read("a.txt", c.data, Options{})
		if tr == nil || tr.Encoding.Name != c.name || tr.Text != c.text || tr.Encoding.Confidence < 0.5 || tr.Encoding.Why == "" {
			t.Errorf("%s: %v %v", c.name, tr, list)
		}
	}
}

func TestBadInput(t *testing.T) {
	bomb := docx(t, strings.Repeat("<!--"+strings.Repeat("a", 1<<20)+"-->", 160))
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"empty": {nil, "no-words"}, "pdf": {[]byte("%PDF-1.7\n"), "pdf"}, "rtf": {[]byte(`{\rtf1 x}`), "format"}, "zip": {[]byte("PK\x03\x04xxxx"), "docx"},
		"json of something else": {[]byte(`{"a":[1,2,{"b":"c"}]}`), "no-words"},
		"json bomb":              {[]byte(`{"a":` + strings.Repeat("[", 1<<20)), "json"},
		"docx bomb":              {bomb, "file-too-large"},
		"docx depth":             {docx(t, strings.Repeat("<w:p>", 5000)), "too-deep"},
		"ttml depth":             {[]byte("<tt>" + strings.Repeat("<p>", 5000)), "too-deep"},
	} {
		tr, list := Read("x", c.data, Options{})
		if tr != nil || len(list) == 0 || list[len(list)-1].Code != c.code && list[0].Code != c.code {
			t.Errorf("%s: %v", name, list)
		}
	}
	for data, code := range map[string]string{
		"1\n00:00:05,000 --> 00:00:09,000\na b\n\n2\n00:00:06,000 --> 00:00:07,000\nc d\n": "cue-overlap",
		"1\n00:00:05,000 --> 00:00:06,000\na b\n\n2\n00:00:01,000 --> 00:00:02,000\nc d\n": "cue-order",
		"1\n00:00:05,000 --> 00:00:01,000\na b\n":                                          "cue-time",
		"00:00:05,000 --> 00:00:06,000\na b\n":                                             "cue-number",
		"1\n00:00:05,000 --> 00:99:06,000\na b\n\n2\n00:00:01,000 --> 00:00:02,000\nc d\n": "cue-time",
	} {
		tr, list := Read("x.srt", []byte(data), Options{})
		if tr == nil || len(list) != 1 || list[0].Code != code || list[0].Pos.Line == 0 {
			t.Errorf("%q: %v", data, list)
		}
	}
}

// checkSound holds what must be true of any transcript.
func checkSound(t testing.TB, tr *Transcript) {
	t.Helper()
	if !utf8.ValidString(tr.Text) {
		t.Fatal("the text is not UTF-8")
	}
	last := 0
	for _, turn := range tr.Turns {
		if turn.From < last || turn.To <= turn.From || turn.To > len(tr.Text) || turn.Confidence < 0 || turn.Confidence > 1 {
			t.Fatalf("turn %+v after %d", turn, last)
		}
		last = turn.To
	}
	last = 0
	for _, s := range tr.Segments {
		if s.From < 0 || s.To < s.From || s.To > len(tr.Text) {
			t.Fatalf("segment %+v", s)
		}
	}
	characters := tr.Characters()
	for _, s := range tr.Sentences() {
		if s.From < last || s.To <= s.From || s.To > len(tr.Text) || strings.Contains(tr.Slice(s.Span), "\n") {
			t.Fatalf("sentence %+v %q", s, tr.Slice(s.Span))
		}
		last = s.To
		p := tr.Place(s.Span)
		if p.From < 0 || p.To < p.From || p.To > characters || p.Line < 1 || p.Column < 1 {
			t.Fatalf("place %+v of %d", p, characters)
		}
		if s.Turn >= len(tr.Turns) || s.Turn >= 0 && !tr.Turns[s.Turn].Holds(s.Span) {
			t.Fatalf("sentence %+v lies not in turn %+v", s, tr.Turns[s.Turn])
		}
	}
}
