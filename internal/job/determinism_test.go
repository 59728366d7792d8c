package job

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// everyKind has a cover, quotes and a timeline, in two sizes.
const everyKind = `title: "从车库到火星"
lang: zh-Hans
date: 2025-06-16
sizes: [square, slide]
brand: {name: "有用集", handle: "@youyongji"}
speakers: {musk: {name: "埃隆·马斯克", role: "SpaceX、特斯拉"}}
sources: {talk: {title: "AI 创业学校", kind: interview, published: 2025-06-16}}
cover: true
quotes:
  - {id: work, text: "不要渴望荣耀，要渴望工作。", mark: ["工作"]}
  - {id: early, text: "我们正处于智能大爆炸的非常非常早期的阶段。AI 将改变一切。", translation: {en: "We are at the very, very early stage of the intelligence big bang."}}
timelines:
  - id: road
    title: "从车库到火星"
    events:
      - {date: 1995, title: "写出 Zip2"}
      - {date: 2000/2002, title: "PayPal"}
      - {date: "2002-06~", title: "创办 SpaceX", text: "当时没有人相信私人公司造得出火箭。"}
      - {date: 2008-22, title: "第三次发射失败"}
      - {date: "2025/2055~", title: "火星自给自足"}
`

// renderInto opens, lays out and draws a deck and returns every file of the folder by its path.
func renderInto(t testing.TB, deck string, r Request) map[string][]byte {
	t.Helper()
	r.Out = t.TempDir()
	plan := laid(t, deck, r)
	result, err := plan.Draw(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	err = filepath.WalkDir(result.Folder, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(result.Folder, name)
		files[filepath.ToSlash(rel)] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestSameBytes: neither the number of processors nor of pictures in work shows in any file, with photographs, portraits and all layouts too.
func TestSameBytes(t *testing.T) {
	for _, row := range []struct {
		deck    string
		request Request
	}{
		{writeDeck(t, everyKind), Request{}},
		{"../../assets/decks/photographs.yaml", Request{Sizes: []string{"square", "slide"}, Scale: 0.25}},
		{"../../assets/pictures/portraits.yaml", Request{Theme: "night", Sizes: []string{"square"}, Scale: 0.25}},
		{"../../assets/decks/layouts.yaml", Request{Theme: "paper", Sizes: []string{"square"}, Scale: 0.25}},
	} {
		row.request.Jobs = 1
		want := renderInto(t, row.deck, row.request)
		if len(want) < 10 {
			t.Fatalf("%d files, want 8 pictures or more, a manifest and a contact sheet", len(want))
		}
		for _, how := range []struct{ processors, jobs int }{{1, 7}, {2, 2}, {4, 64}} {
			before := runtime.GOMAXPROCS(how.processors)
			row.request.Jobs = how.jobs
			got := renderInto(t, row.deck, row.request)
			runtime.GOMAXPROCS(before)
			if len(got) != len(want) {
				t.Errorf("%s %+v: %d files, want %d", row.deck, how, len(got), len(want))
			}
			for name, data := range want {
				if !bytes.Equal(got[name], data) {
					t.Errorf("%s %+v: %s differs (%d and %d bytes)", row.deck, how, name, len(got[name]), len(data))
				}
			}
		}
	}
}
