package transcript

import (
	"os"
	"strings"
	"testing"
)

func TestSamples(t *testing.T) {
	for _, c := range []struct {
		file     string
		format   Format
		lang     string
		speakers string
		turns    int
		sentence string
		line     int
	}{
		{"craft.ja.srt", SRT, "ja", "聞き手/host 藤野/guest", 15, "急ぐ人の紙は、急いだ顔をしています。", 47},
		{"lighthouse.en.vtt", WebVTT, "en", "Nora Quill/host Tobias Renn/guest", 16, "A light is not a building, it is a promise.", 34},
		{"sand.zh.json", WhisperJSON, "zh-Hans", "/unknown", 1, "你要先学会和沙子说话,再学会让它听你的话。", 0},
	} {
		data, err := os.ReadFile("testdata/transcripts/" + c.file)
		if err != nil {
			t.Fatal(err)
		}
		tr, list := Read(c.file, data, Options{})
		if tr == nil || len(list) > 0 {
			t.Fatal(list)
		}
		checkSound(t, tr)
		var speakers []string
		for _, s := range tr.Speakers {
			speakers = append(speakers, s.Name+"/"+s.Role.String())
		}
		if tr.Format != c.format || tr.Lang != c.lang || strings.Join(speakers, " ") != c.speakers || len(tr.Turns) != c.turns {
			t.Errorf("%s: %v %s %q, %d turns\n%s", c.file, tr.Format, tr.Lang, speakers, len(tr.Turns), told(tr))
		}
		found := false
		for _, s := range tr.Sentences() {
			if tr.Slice(s.Span) != c.sentence {
				continue
			}
			found = true
			p := tr.Place(s.Span)
			if !p.Time.Known || p.Time.End <= p.Time.Start || c.line > 0 && p.Line != c.line {
				t.Errorf("%s: %q stands at %+v", c.file, c.sentence, p)
			}
		}
		if !found {
			t.Errorf("%s has no sentence %q", c.file, c.sentence)
		}
	}
}
