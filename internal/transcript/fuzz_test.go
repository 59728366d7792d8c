package transcript

import "testing"

// Whatever the bytes, each reader ends without panic, and what it read is sound.
func fuzzFormat(f *testing.F, format Format, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tr, list := Read("x", data, Options{Format: format, Host: "H", Speaker: "S"})
		if (tr == nil) != list.HasErrors() {
			t.Fatalf("%v with %v", tr, list)
		}
		if tr != nil {
			checkSound(t, tr)
		}
	})
}

func FuzzText(f *testing.F) {
	fuzzFormat(f, PlainText, "A: b.\nC: d?\nA: e", "张三 00:01\n好\n李四 00:02\n\u201c好。\u201d", "- a\n- b\n- c\n- d", "a\xff\xfe", "你怎么看?你怎么看?你怎么看?我认为。")
}
func FuzzMarkdown(f *testing.F) {
	fuzzFormat(f, Markdown, "# a\n\n**B:** c [d](e)\n> f\n\n**B:** `g`")
}
func FuzzSRT(f *testing.F) {
	fuzzFormat(f, SRT, "1\n00:00:01,000 --> 00:00:02,000\nA: <i>b</i>\n- c\n\n2\n00:00:01,000 --> 00:00:00,500\n&amp;{\\an8}d")
}
func FuzzVTT(f *testing.F) {
	fuzzFormat(f, WebVTT, "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000\n<v A>b<00:01.500><c>d</c></v><ruby>e<rt>f</rt></ruby>")
}
func FuzzWhisper(f *testing.F) {
	fuzzFormat(f, WhisperJSON, `{"segments":[{"start":0,"end":NaN,"text":"a \u4f60\ud83d\ude00","speaker":"A","words":[{"word":"a","start":null,"speaker":"B"}]}]}`, `[{"word":"a","start":1},{"word":"b","speaker":3}]`)
}
func FuzzTTML(f *testing.F) {
	fuzzFormat(f, TTML, `<tt ttp:frameRate="25"><body><p begin="1s" dur="10f">a<br/>&lt;<span begin="0.5s">b</span><![CDATA[c]]></p></body></tt>`)
}
func FuzzASS(f *testing.F) {
	fuzzFormat(f, ASS, "[Events]\nFormat: Start, End, Name, Text\nDialogue: 0:00:01.00,0:00:02.00,A,{\\i1}b\\Nc\\hd{\\p1}m 0 0")
}
func FuzzHTML(f *testing.F) {
	fuzzFormat(f, HTML, "<h1>a</h1><p>B: c&nbsp;d <pre>e\nf</pre><script>g</script><div hidden>h<div>i</div></div>")
}
func FuzzDOCX(f *testing.F) {
	f.Add(docx(f, `<w:p><w:r><w:t>a</w:t><w:tab/></w:r></w:p>`))
	fuzzFormat(f, FormatUnknown)
}

// pdf is a document of one page with some content, whose objects stand in the order of their numbers and are looked for, since it has no table.
func pdf(content, trailer string) string {
	return "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [3 0 R 5 0 R] >> endobj\n" +
		"3 0 obj << /Type /Page /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n" +
		"4 0 obj << >> stream\n" + content + "\nendstream endobj\n5 0 obj << /Type /Page /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n" +
		"trailer << /Root 1 0 R " + trailer + " >>\n"
}

func FuzzPDF(f *testing.F) {
	fuzzFormat(f, FormatUnknown, pdf("BT /F 12 Tf 14 TL 50 700 Td (A: How was it at sea?) Tj T* (B: It was cold, and the well-) Tj T* (known light was out.) Tj ET", ""), pdf("", "/Encrypt 9 0 R"))
}
