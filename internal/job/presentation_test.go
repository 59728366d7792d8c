package job

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cards/internal/render/pptx"
)

// slidesDeck has a card of every kind, with all that notes tell.
const slidesDeck = `title: 有用的话
date: 2025-06-16
sizes: [square, slide]
speakers: {musk: {name: 埃隆·马斯克, role: 工程师}}
sources: {talk: {title: AI创业学校, kind: interview, url: "https://example.org/talk"}}
defaults: {speaker: musk, source: talk}
cover: {title: 有用的话}
quotes:
  - {id: work, text: 不要渴望荣耀，要渴望工作。, at: "12:30", notes: 先停三秒, translation: {en: Aspire to work.}, mark: [工作]}
  - {id: talk, turns: [{speaker: 主持人, text: 多少？}, {speaker: musk, text: 不到一成。}]}
timelines:
  - {id: road, title: 从Zip2到火星, events: [{date: 1995, title: 写出Zip2, text: 想推迟读研}, {date: 2002, title: SpaceX启动}]}
`

// drawDeck writes a deck into a folder and returns the files by path.
func drawDeck(t *testing.T, folder, deck string, r Request) (*Result, map[string][]byte) {
	t.Helper()
	file := filepath.Join(folder, "talk.yaml")
	if err := os.WriteFile(file, []byte(deck), 0o600); err != nil {
		t.Fatal(err)
	}
	r.Out = filepath.Join(folder, "out")
	plan, list := openLaid(t, file, r)
	if plan == nil || list.HasErrors() {
		t.Fatal(list)
	}
	result, err := plan.Draw(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range result.Manifest.Files {
		data, err := os.ReadFile(filepath.Join(result.Folder, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Fatal(err)
		}
		files[f.Path] = data
	}
	return result, files
}

// Asked for alone, a presentation is all that is made: a slide for each page of the size slide, with notes that tell the words in
// full, who said them, where and at which place; and the same bytes every time.
func TestPresentation(t *testing.T) {
	folder := t.TempDir()
	result, files := drawDeck(t, folder, slidesDeck, Request{Formats: []string{"pptx"}})
	if len(files) != 2 || len(result.Written) != 1 || result.Written[0].Picture() || result.Written[0].Size != "slide" || result.Written[0].Pages != 4 {
		t.Fatalf("made %+v", result.Manifest.Files)
	}
	data := files["talk.pptx"]
	got, err := pptx.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct{ title, text, notes string }{
		{"有用的话", "有用的话", ""},
		{"不要渴望荣耀，要渴望工作。", "埃隆·马斯克", "先停三秒\n不要渴望荣耀，要渴望工作。\nAspire to work.\n埃隆·马斯克, 工程师\n《AI创业学校》, 2025年6月16日\n12:30\nhttps://example.org/talk"},
		{"多少？", "不到一成。", "主持人: 多少？\n埃隆·马斯克: 不到一成。\n埃隆·马斯克, 工程师\n《AI创业学校》, 2025年6月16日\nhttps://example.org/talk"},
		{"从Zip2到火星", "写出Zip2", "从Zip2到火星\n1995年: 写出Zip2. 想推迟读研\n2002年: SpaceX启动"},
	} {
		s := got.Slides[i]
		if strings.NewReplacer("\v", "", "\n", "").Replace(s.Title) != want.title || !slices.Contains(s.Texts, want.text) || s.Notes != want.notes {
			t.Errorf("slide %d: title %q, notes %q, texts %q", i+1, s.Title, s.Notes, s.Texts)
		}
	}
	if !bytes.Contains(files["index.html"], []byte(`<a href="talk.pptx">talk.pptx</a> <span class="soft">4 张幻灯片</span>`)) {
		t.Error("the contact sheet does not lead to the slides")
	}
	if _, again := drawDeck(t, folder, slidesDeck, Request{Formats: []string{"pptx"}, Jobs: 1}); !bytes.Equal(again["talk.pptx"], data) {
		t.Error("two runs differ")
	}
	// Beside pictures it is one file more, and a run without it takes it away.
	result, files = drawDeck(t, folder, slidesDeck, Request{Formats: []string{"png", "pptx"}, Sizes: []string{"100x100"}, Only: []string{"cover"}})
	if files["talk.pptx"] == nil || files["100x100/cover.png"] == nil || len(result.Written) != 2 {
		t.Errorf("made %+v", result.Written)
	}
}

// A run that no longer asks for a presentation takes it away, as with pictures.
func TestPresentationGoes(t *testing.T) {
	folder := t.TempDir()
	deck := "sizes: [200x200]\nformats: [png, pptx]\nquotes: [{id: a, text: 要渴望工作}]\n"
	if _, files := drawDeck(t, folder, deck, Request{}); files["talk.pptx"] == nil || files["200x200/a.png"] == nil {
		t.Fatal("the deck's own formats are not made")
	}
	result, _ := drawDeck(t, folder, strings.Replace(deck, ", pptx", "", 1), Request{})
	if !slices.Equal(result.Removed, []string{"talk.pptx"}) {
		t.Errorf("removed %v", result.Removed)
	}
}

// One file a language, pictures instead of text, a template: what the flags ask for.
func TestPresentationOptions(t *testing.T) {
	folder := t.TempDir()
	deck := "lang: zh-Hans\nlangs: [zh-Hans, en]\nsizes: [320x180]\nquotes: [{id: a, text: 要渴望工作, translation: {en: Aspire to work}}]\n"
	_, files := drawDeck(t, folder, deck, Request{Formats: []string{"pptx"}, Slides: SlideOptions{Pictures: true}})
	for _, path := range []string{"zh-Hans/talk.pptx", "en/talk.pptx"} {
		got, err := pptx.Read(files[path])
		if err != nil || len(got.Slides) != 1 || len(got.Slides[0].Texts) != 1 {
			t.Errorf("%s: %+v, %v", path, got, err)
		}
	}
	template := filepath.Join(folder, "company.potx")
	if err := os.WriteFile(template, files["en/talk.pptx"], 0o600); err != nil {
		t.Fatal(err)
	}
	_, with := drawDeck(t, folder, deck, Request{Formats: []string{"pptx"}, Langs: []string{"en"}, Slides: SlideOptions{Template: template}})
	if got, err := pptx.Read(with["talk.pptx"]); err != nil || strings.Join(strings.Fields(got.Slides[0].Title), " ") != "Aspire to work" {
		t.Errorf("with a template: %+v, %v", got, err)
	}
}

// What is wrong is told before anything is drawn, and check tells of fonts that others may lack.
func TestPresentationFaults(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.potx")
	if err := os.WriteFile(broken, []byte("PK\x03\x04"), 0o600); err != nil {
		t.Fatal(err)
	}
	deck := "sizes: [320x180]\nquotes: [{id: a, text: 要渴望工作, speaker: 某, source: 某书}]\n"
	for _, row := range []struct {
		deck string
		r    Request
		want string
	}{
		{deck, Request{Formats: []string{"pptx"}}, "[slide-fonts]"},
		{deck, Request{Formats: []string{"pptx"}, Slides: SlideOptions{Template: broken}}, "[bad-template]"},
		{deck, Request{Formats: []string{"pptx"}, Slides: SlideOptions{Template: broken + "x"}}, "[no-file]"},
		{deck, Request{Slides: SlideOptions{Template: broken}}, "[unused-template]"},
		{strings.Replace(deck, "320x180", "og", 1) + "cover: {title: 某}\n", Request{Formats: []string{"pptx"}}, ""},
	} {
		_, told := openText(t, row.deck, row.r)
		if !strings.Contains(told, row.want) {
			t.Errorf("told %q, want %q", told, row.want)
		}
	}
	_, told := openText(t, deck, Request{Formats: []string{"pptx"}})
	for _, want := range []string{"Noto Serif CJK SC", "Microsoft YaHei", "PingFang SC"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q does not tell of %s", told, want)
		}
	}
	if _, told := openText(t, deck, Request{}); strings.Contains(told, "slide-fonts") {
		t.Errorf("pictures have no fonts that others could lack: %q", told)
	}
}

// Every language has a word for every role that boxes have.
func TestSlideNames(t *testing.T) {
	for role, in := range slideWords {
		for i, word := range in {
			if word == "" {
				t.Errorf("%s has no name in %s", role, slideLanguages[i])
			}
		}
	}
	for lang, want := range map[string]string{"zh": "\u65f6\u95f4\u8f74", "zh-Hant-HK": "\u6642\u9593\u8ef8", "ja": "\u6642\u9593\u8ef8", "ko-KR": "\uc2dc\uac04\ucd95", "de": "axis"} {
		if got := slideNames(lang)["axis"]; got != want {
			t.Errorf("%s: %s", lang, got)
		}
	}
}
