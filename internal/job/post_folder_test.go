package job

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cards/internal/diag"
)

// under returns the files of a folder, by their names in it.
func under(files map[string][]byte, folder string) map[string][]byte {
	out := map[string][]byte{}
	for name, data := range files {
		if rest, ok := strings.CutPrefix(name, folder+"/"); ok {
			out[rest] = data
		}
	}
	return out
}

// TestPostFolders: each platform has its pictures in the order of the deck, byte for byte, with caption, alt texts and source; more than a
// post takes are in parts. The pictures themselves are as without.
func TestPostFolders(t *testing.T) {
	deck := writeDeck(t, posting)
	plain := renderInto(t, deck, Request{})
	if posts := under(plain, postsFolder); len(posts) > 0 {
		t.Fatalf("nobody asked for %d files", len(posts))
	}
	with := renderInto(t, deck, Request{Post: true})
	for name, data := range plain {
		if name != manifestName && name != contactName && !bytes.Equal(with[name], data) {
			t.Errorf("%s has other bytes than without", name)
		}
	}
	order := []string{"cover", "work", "mine", "talk", "two", "road", "end"}
	for _, row := range []struct {
		folder, size string
		cards        []string
	}{
		{"post/xiaohongshu", "xiaohongshu", order}, {"post/instagram", "square", order}, {"post/facebook", "square", order}, {"post/linkedin", "square", order},
		{"post/x/1", "square", order[:3]}, {"post/x/2", "square", order[3:]},
	} {
		files := under(with, row.folder)
		if len(files) != len(row.cards)+3 {
			t.Errorf("%s holds %v", row.folder, slices.Sorted(maps.Keys(files)))
		}
		alts := string(files[altName])
		for i, card := range row.cards {
			name := fmt.Sprintf("%02d.png", i+1)
			if want := with[path.Join(row.size, card+".png")]; len(want) == 0 || !bytes.Equal(files[name], want) {
				t.Errorf("%s/%s is not %s", row.folder, name, card)
			}
			if !strings.Contains(alts, name+"\n") {
				t.Errorf("%s has no alt text of %s", row.folder, name)
			}
		}
		if !strings.Contains(alts, "我自己的替代文字。") && slices.Contains(row.cards, "mine") {
			t.Errorf("%s: %s", row.folder, alts)
		}
		if got := string(files[sourceName]); got != "来源：《AI 创业学校》2025年6月16日 https://example.com/talk\n" {
			t.Errorf("%s: %q", row.folder, got)
		}
		if text := string(files[captionName]); !strings.Contains(text, "#AI #创业") || !strings.HasPrefix(text, "从 Zip2 到火星") {
			t.Errorf("%s: %s", row.folder, text)
		}
	}
	var m Manifest
	if err := json.Unmarshal(with[manifestName], &m); err != nil {
		t.Fatal(err)
	}
	listed := 0
	for _, f := range m.Files {
		if f.Format != FormatPost {
			continue
		}
		listed++
		if len(with[f.Path]) != f.Bytes || f.Platform == "" || f.Picture() || isAid(&f) || strings.HasSuffix(f.Path, ".png") != (f.Card != "" && f.Alt != "") {
			t.Errorf("the manifest has %+v", f)
		}
	}
	if n := len(under(with, postsFolder)); listed != n || n != 7*4+7+6*3 {
		t.Errorf("the manifest lists %d of %d files", listed, n)
	}
	if !bytes.Contains(with[contactName], []byte(`<a href="post/x/2/">`)) {
		t.Error("the contact sheet does not lead to the folders")
	}
}

// TestPostFoldersByLanguageAndSize: where there are several, each has a folder.
func TestPostFoldersByLanguageAndSize(t *testing.T) {
	deck := writeDeck(t, "lang: zh-Hans\nsizes: [square, portrait]\nlangs: [zh-Hans, ja]\nquotes: [{text: {zh-Hans: \"好。\", ja: \"良い。\"}}]\n")
	files := renderInto(t, deck, Request{Post: true, Scale: 0.1})
	for _, name := range []string{"post/instagram/zh-Hans/square/01.png", "post/instagram/ja/portrait/01.png", "post/facebook/ja/square/01.png", "post/x/ja/01.png", "post/linkedin/zh-Hans/caption.txt"} {
		if files[name] == nil {
			t.Errorf("no %s: %v", name, slices.Sorted(maps.Keys(under(files, postsFolder))))
		}
	}
	if got := string(files["post/x/ja/alt.txt"]); got != "01.png\n「良い。」\n" {
		t.Errorf("%q", got)
	}
}

// TestPostFoldersGoAgain: a run that does not ask for them takes them away, of the platforms that take its sizes; what people put there
// stays.
func TestPostFoldersGoAgain(t *testing.T) {
	deck := writeDeck(t, posting)
	out := t.TempDir()
	draw := func(r Request) *Result {
		r.Out, r.Scale = out, 0.1
		result, err := laid(t, deck, r).Draw(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return result
	}
	folders := func(r *Result) (out []string) {
		entries, _ := os.ReadDir(filepath.Join(r.Folder, postsFolder))
		for _, e := range entries {
			out = append(out, e.Name())
		}
		return out
	}
	first := draw(Request{Post: true})
	if got := folders(first); len(got) != 5 {
		t.Fatalf("%v", got)
	}
	mine := filepath.Join(first.Folder, postsFolder, "x", "mine.txt")
	if err := os.WriteFile(mine, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	// One size: the platforms of the other keep theirs.
	one := draw(Request{Sizes: []string{"square"}})
	if got := folders(one); !slices.Equal(got, []string{"x", "xiaohongshu"}) {
		t.Errorf("after a run of square: %v", got)
	}
	for _, p := range one.Manifest.Posts {
		if (p.Folder != "") != (p.Platform == "xiaohongshu") {
			t.Errorf("the manifest has %s in %q", p.Platform, p.Folder)
		}
	}
	// One card, posted: its folder holds that card alone, and the words tell of it.
	draw(Request{Post: true})
	single := draw(Request{Only: []string{"work"}, Sizes: []string{"square"}, Post: true})
	entries, _ := os.ReadDir(filepath.Join(single.Folder, postsFolder, "instagram"))
	if len(entries) != 4 {
		t.Errorf("%d files are left in the folder of a post of one card", len(entries))
	}
	// One card, not posted: the posts of the deck stay on the sheet, and the folders of its platforms go.
	draw(Request{})
	only := draw(Request{Only: []string{"work"}})
	if len(only.Manifest.Posts) != 6 {
		t.Errorf("%d posts after a run of one card", len(only.Manifest.Posts))
	}
	if got := folders(draw(Request{})); !slices.Equal(got, []string{"x"}) {
		t.Errorf("%v", got)
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error("a file that is not ours was removed")
	}
}

// TestPostFoldersAreDeterministic: neither the number of processors nor of jobs shows in them.
func TestPostFoldersAreDeterministic(t *testing.T) {
	deck := writeDeck(t, posting)
	want := renderInto(t, deck, Request{Post: true, Scale: 0.1, Jobs: 1})
	if got := renderInto(t, deck, Request{Post: true, Scale: 0.1, Jobs: 5}); !maps.EqualFunc(got, want, bytes.Equal) {
		t.Error("other files with 5 jobs than with 1")
	}
}

// TestPostWithoutPictures: platforms take PNG; a run that makes none says so and writes the texts.
func TestPostWithoutPictures(t *testing.T) {
	deck := writeDeck(t, posting)
	plan, list := Open(deck, Request{Post: true, Formats: []string{"svg"}, Out: t.TempDir()})
	if plan == nil {
		t.Fatal(list.Error())
	}
	told, err := plan.Lay(context.Background())
	if err != nil || !slices.ContainsFunc(told, func(d diag.Diagnostic) bool { return d.Code == "post-without-pictures" && d.Severity == diag.Warning }) {
		t.Errorf("%v, told %v", err, told)
	}
	files := under(renderInto(t, deck, Request{Post: true, Formats: []string{"svg"}}), "post/instagram")
	if names := slices.Sorted(maps.Keys(files)); !slices.Equal(names, []string{altName, captionName, sourceName}) {
		t.Errorf("%v", names)
	}
}

// TestPostOfHostileNames: neither languages nor cards lead out of the folder, and whatever a deck says in a caption is only text.
func TestPostOfHostileNames(t *testing.T) {
	files := renderInto(t, writeDeck(t, hostile), Request{Post: true, Scale: 0.1})
	posts := under(files, postsFolder)
	if len(posts) == 0 {
		t.Fatal("no posts")
	}
	for name := range posts {
		if strings.Contains(name, "..") || strings.Count(name, "/") > 4 {
			t.Errorf("wrote %s", name)
		}
	}
	if text := string(posts["instagram/"+captionName]); !strings.Contains(text, "<script>") {
		t.Errorf("the caption lost what the deck says: %s", text)
	}
}
