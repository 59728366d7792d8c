package theme

import (
	"slices"
	"testing"

	"cards/internal/diag"
)

// Every platform that people post to says how it writes tags, and counts what it bounds; slides and web pages take no words.
func TestPostRules(t *testing.T) {
	posted := 0
	for _, p := range Platforms() {
		if p.Name == "slides" || p.Name == "web" {
			if p.Posted() {
				t.Errorf("%s takes posts", p.Name)
			}
			continue
		}
		posted++
		if !p.Posted() {
			t.Errorf("%s does not say how it writes tags", p.Name)
		}
	}
	if posted < 10 {
		t.Errorf("only %d platforms are posted to", posted)
	}
	for _, row := range []struct {
		platform         string
		title, text, alt Limit
		tags             TagStyle
		most             int
	}{
		{"x", Limit{}, Limit{Most: 280, Count: CountWeighted}, Limit{Most: 420, Count: CountUTF16}, TagHash, 0},
		{"instagram", Limit{}, Limit{Most: 2200, Count: CountUTF16}, Limit{Most: 1000, Count: CountUTF16}, TagHash, 30},
		{"linkedin", Limit{}, Limit{Most: 3000, Count: CountUTF16}, Limit{}, TagHash, 0},
		{"xiaohongshu", Limit{20, CountHalf, true}, Limit{1000, CountUTF16, true}, Limit{}, TagHash, 10},
		{"weibo", Limit{}, Limit{2000, CountHalf, true}, Limit{}, TagTopic, 0},
		{"wechat", Limit{Most: 32, Count: CountUTF16}, Limit{1000, CountUTF16, true}, Limit{}, TagNone, 0},
	} {
		p, _ := FindPlatform(row.platform)
		if p.Post != (PostRules{row.title, row.text, row.alt, row.tags, row.most}) {
			t.Errorf("%s: %+v", row.platform, p.Post)
		}
	}
}

func TestPostRulesTellFaults(t *testing.T) {
	for _, row := range []struct{ yaml, code string }{
		{"{tags: hash, text: {most: 5}}", "missing-key"},
		{"{tags: dash}", "unknown-value"},
		{"{tags: hash, alt: {most: 5, count: letters}}", "unknown-value"},
	} {
		_, list := readPlatforms("p.yaml", []byte("platforms:\n  - name: a\n    post: "+row.yaml+"\n"))
		if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == row.code }) {
			t.Errorf("%s: %v, want %s", row.yaml, list, row.code)
		}
	}
}
