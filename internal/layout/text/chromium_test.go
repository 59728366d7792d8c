package text

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// spacedCase is a line of which the last character's place is compared with Chromium's.
type spacedCase struct{ lang, text string }

// spacedCases are all pairs of full-width marks between two characters, and the ways in which Latin meets Han.
func spacedCases() []spacedCase {
	var out []spacedCase
	long := func(mark rune) string {
		if mark == '—' || mark == '…' {
			return strings.Repeat(string(mark), 2)
		}
		return string(mark)
	}
	for _, set := range []struct{ lang, marks string }{
		{"zh-Hans", "，。、：；！？”’）》」』】“‘（《「『【·—…"},
		{"zh-Hant", "，。、：；！？」』）》】「『（《【·—…"},
		{"ja", "、。，．：；！？」』）】「『（【・—…"},
	} {
		for _, a := range set.marks {
			for _, b := range set.marks {
				marks := long(a) + long(b)
				if a == b {
					marks = string(a) + string(b)
				}
				out = append(out, spacedCase{set.lang, "字" + marks + "字"})
			}
		}
		for _, text := range []string{"汉字Latin字", "字10字", "第3章", "￥100字", "用Go写", "字A（B）字", "100℃字", "约1040年", "字A字", "“A”字", "字（A）", "A、B字", "3.5字", "12月24日"} {
			out = append(out, spacedCase{set.lang, text})
		}
	}
	return out
}

// spacedOtherwise are the places where we do something else than Chromium 156 on purpose, with the reason.
var spacedOtherwise = []struct {
	why string
	is  func(c spacedCase) bool
}{
	{"！ and ？ give up their air beside other marks as ，and 。do (CLREQ 3.1.6.2); Chromium takes them for letters", func(c spacedCase) bool {
		return strings.ContainsAny(c.text, "！？")
	}},
	{"zh-Hant's centred marks give up air on both sides (CLREQ 3.1.6.2); Chromium never squeezes them", func(c spacedCase) bool {
		return c.lang == "zh-Hant" && strings.ContainsAny(c.text, "，。、：；")
	}},
	{"Japanese ： and ； are centred and keep a quarter beside brackets (JLREQ 3.1.4)", func(c spacedCase) bool {
		return c.lang == "ja" && strings.ContainsAny(c.text, "：；")
	}},
	{"a dot keeps a quarter em to marks, so that it still reads as a dot", func(c spacedCase) bool { return strings.ContainsAny(c.text, "·・") }},
	{"a mark before …… gives up its air, as the dots begin with some", func(c spacedCase) bool { return strings.Contains(c.text, "…") }},
}

// TestSpaceAgainstChromium compares the place of the last character of every case with Chromium's, to a fiftieth of an em.
func TestSpaceAgainstChromium(t *testing.T) {
	cases := spacedCases()
	theirs := inChromium(t, cases)
	listed, same := map[string]int{}, 0
	for i, c := range cases {
		p := engine.Prepare(Paragraph{Text: c.text, Lang: c.lang})
		n := len(p.clusters)
		ours := p.position[n-1] - p.position[0] - p.measure(0, n).trim
		if math.Abs(ours-theirs[i]) <= 0.02 {
			same++
			continue
		}
		why := ""
		for _, o := range spacedOtherwise {
			if o.is(c) {
				why = o.why
				break
			}
		}
		if why == "" {
			t.Errorf("%s %s: the last character stands at %.3f em, in Chromium at %.3f", c.lang, c.text, ours, theirs[i])
		}
		listed[why]++
	}
	t.Logf("%d of %d as in Chromium", same, len(cases))
	for _, o := range spacedOtherwise {
		t.Logf("%4d otherwise: %s", listed[o.why], o.why)
	}
}

var measured = regexp.MustCompile(`(?s)>measured(\[.*?\])<`)

// inChromium returns how far the last character of each case stands from the first, in em, with the same font.
func inChromium(t *testing.T, cases []spacedCase) []float64 {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("needs chromium")
	}
	font, err := filepath.Abs("../../../fonts/noto-serif-cjk-400.otf")
	if err != nil {
		t.Fatal(err)
	}
	var body strings.Builder
	for _, c := range cases {
		fmt.Fprintf(&body, "<p lang=%s>%s</p>", c.lang, html.EscapeString(c.text))
	}
	page := `<!doctype html><meta charset=utf-8><style>@font-face{font-family:N;src:url("file://` + font + `")}
p{font:100px N;white-space:nowrap;margin:0;text-spacing-trim:trim-start;text-autospace:normal}</style>` + body.String() + `<pre id=o></pre>
<script>document.fonts.load('100px N','字').then(()=>document.fonts.ready).then(()=>{
const at=(t,i)=>{const r=document.createRange();r.setStart(t,i);r.setEnd(t,i+1);return r.getBoundingClientRect()};
const all=[...document.querySelectorAll('p')].map(p=>{const t=p.firstChild;return (at(t,t.length-1).right-at(t,0).left)/100-at(t,t.length-1).width/100});
document.getElementById('o').textContent='measured'+JSON.stringify(all)})</script>`
	dir := t.TempDir()
	name := filepath.Join(dir, "page.html")
	if err := os.WriteFile(name, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	dom, err := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"), "--allow-file-access-from-files", "--virtual-time-budget=20000",
		"--dump-dom", "file://"+name).Output()
	found := measured.FindSubmatch(dom)
	if found == nil {
		t.Skip("chromium did not draw the page: ", err)
	}
	var out []float64
	if err := json.Unmarshal(found[1], &out); err != nil || len(out) != len(cases) {
		t.Fatalf("%d measures of %d: %v", len(out), len(cases), err)
	}
	return out
}
