package text

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Chromium's lines for the texts of both comparisons, all drawn on one page by one run.

// drawnCase is a text that Chromium breaks with balanced lines.
type drawnCase struct {
	lang, text string
	width      float64 // em
	// wordBreak is the value of the property: normal, auto-phrase (Japanese) or keep-all (Korean).
	wordBreak string
}

// errNoChromium tells that there is no Chromium, which fails no test.
var errNoChromium = errors.New("needs chromium")

// drawn holds Chromium's lines for every case of both comparisons; it is made once.
var drawn = sync.OnceValues(func() (map[drawnCase]setting, error) {
	cases, seen := []drawnCase{}, map[drawnCase]bool{}
	add := func(c drawnCase) {
		if !seen[c] {
			seen[c] = true
			cases = append(cases, c)
		}
	}
	for _, c := range controlCases {
		add(c)
	}
	for _, file := range []struct {
		name    string
		columns []string
		widths  []float64
	}{{"breakset.txt", breakSetColumns, breakSetWidths}, {"breakset-final.txt", breakSetColumns, breakSetWidths}, {"paragraphs.txt", paragraphsColumns, paragraphWidths}} {
		content, err := os.ReadFile("testdata/" + file.name)
		if err != nil {
			return nil, err
		}
		texts, err := parseLabels(string(content), file.columns)
		if err != nil {
			return nil, err
		}
		for _, l := range texts {
			for _, width := range file.widths {
				add(drawnCase{l.lang, string(l.text), width, "normal"})
				add(drawnCase{l.lang, string(l.text), width, wordBreakOf(l.lang)})
			}
		}
	}
	return drawInChromium(cases)
})

// wordBreakOf is the value of word-break that serves a language best.
func wordBreakOf(lang string) string {
	switch lang {
	case "ja":
		return "auto-phrase"
	case "ko":
		return "keep-all"
	}
	return "normal"
}

// chromiumDrawn returns Chromium's lines, or false where there is no Chromium.
func chromiumDrawn(t testing.TB) (map[drawnCase]setting, bool) {
	t.Helper()
	all, err := drawn()
	if errors.Is(err, errNoChromium) {
		t.Log(err)
		return nil, false
	}
	if err != nil {
		t.Fatal(err)
	}
	return all, true
}

// chromiumVersion returns the name and version, or "" where there is no Chromium.
func chromiumVersion() string {
	out, err := exec.Command("chromium", "--version").Output()
	if words := strings.Fields(string(out)); err == nil && len(words) >= 2 {
		return words[0] + " " + words[1]
	}
	return ""
}

// compareStyle is how Chromium is asked to set: the best that its style sheets offer for short texts.
const compareStyle = "text-wrap: balance; text-spacing-trim: trim-start; text-autospace: normal; line-break: strict"

// compareScript finds each character's place by a range, and a new line where the top of one jumps down. A space that wraps has
// a box on both lines; its first counts.
const compareScript = `document.fonts.load('40px N','字').then(()=>document.fonts.load('40px E','🙂')).then(()=>document.fonts.ready).then(()=>{
const em=40,round=x=>Math.round(x*1000/em)/1000,range=document.createRange();
const all=[...document.querySelectorAll('p')].map(p=>{
const node=p.firstChild,text=node.data,x=p.getBoundingClientRect().left,starts=[],left=[],right=[];
let top=-1e9,edge=0,k=0;
for(let i=0,n;i<text.length;i+=n,k++){n=text.codePointAt(i)>0xffff?2:1;range.setStart(node,i);range.setEnd(node,i+n);
const box=range.getClientRects()[0];
if(!box){left.push(edge);right.push(edge);continue}
if(box.top>top+em/2){starts.push(k);top=box.top}
left.push(round(box.left-x));edge=round(box.right-x);right.push(edge)}
return {starts,left,right}});
document.getElementById('o').textContent='measured'+JSON.stringify(all)})`

// drawInChromium draws all cases on one page and reads where their characters stand.
func drawInChromium(cases []drawnCase) (map[drawnCase]setting, error) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		return nil, errNoChromium
	}
	fonts, err := filepath.Abs("../../../fonts")
	if err != nil {
		return nil, err
	}
	var page strings.Builder
	page.WriteString(`<!doctype html><meta charset=utf-8><style>@font-face{font-family:N;src:url("file://` + fonts + `/noto-serif-cjk-400.otf")}
@font-face{font-family:E;src:url("file://` + fonts + `/noto-color-emoji.ttf")}
p{font:40px N,E;margin:0;` + compareStyle + `}</style>`)
	for _, c := range cases {
		fmt.Fprintf(&page, "<p lang=%s style=\"width:%gem;word-break:%s\">%s</p>", c.lang, c.width, c.wordBreak, html.EscapeString(c.text))
	}
	page.WriteString("<pre id=o></pre><script>" + compareScript + "</script>")
	dir, err := os.MkdirTemp("", "compare")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "page.html")
	if err := os.WriteFile(name, []byte(page.String()), 0o644); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	dom, err := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"), "--allow-file-access-from-files", "--virtual-time-budget=20000",
		"--dump-dom", "file://"+name).Output()
	_, measures, found := strings.Cut(string(dom), `<pre id="o">measured`)
	if !found {
		return nil, fmt.Errorf("%w that draws the page: %v", errNoChromium, err)
	}
	measures, _, _ = strings.Cut(measures, "<")
	var boxes []struct {
		Starts      []int
		Left, Right []float64
	}
	if err := json.Unmarshal([]byte(measures), &boxes); err != nil {
		return nil, err
	}
	if len(boxes) != len(cases) {
		return nil, fmt.Errorf("%d of %d texts were measured", len(boxes), len(cases))
	}
	out := make(map[drawnCase]setting, len(cases))
	for i, c := range cases {
		b := boxes[i]
		if n := len([]rune(c.text)); len(b.Left) != n || len(b.Right) != n || len(b.Starts) == 0 || b.Starts[0] != 0 {
			return nil, fmt.Errorf("text %d: %d places of %d characters, lines %v", i, len(b.Left), n, b.Starts)
		}
		out[c] = setting{b.Starts, b.Left, b.Right}
	}
	return out, nil
}

// controlCases are texts of which it is known where Chromium breaks them.
var controlCases = []drawnCase{
	{"zh-Hans", "他说：“好。”就走了", 20, "normal"},
	{"zh-Hans", "我们一起🙂去", 4, "normal"},
	{"ja", "三年目で初めての言葉だった。", 8, "auto-phrase"},
	{"ko", "첫눈이 오는데요", 4, "keep-all"},
}

// TestCompareChromiumReading: what is read from Chromium's page is where its characters stand.
func TestCompareChromiumReading(t *testing.T) {
	all, ok := chromiumDrawn(t)
	if !ok {
		t.Skip(errNoChromium)
	}
	for i, want := range [][]int{{0}, {0, 3}, {0, 8}, {0, 4}} {
		if got := all[controlCases[i]].starts; !slices.Equal(got, want) {
			t.Errorf("%s: lines begin at %v, want %v", controlCases[i].text, got, want)
		}
	}
	s := all[controlCases[0]]
	l := &labelled{lang: "zh-Hans", text: []rune(controlCases[0].text)}
	if pairs, unsqueezed := l.markPairs(s); pairs != 2 || len(unsqueezed) != 0 || !near(s.right[len(s.right)-1], 9) {
		t.Errorf("left %v, right %v: %d pairs, not squeezed %v", s.left, s.right, pairs, unsqueezed)
	}
}
