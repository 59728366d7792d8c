package html_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cards/internal/render/html"
)

// browse opens a file in a browser that asks nobody for anything by itself, and returns what is in its element of the id o at the end; more are
// flags for the browser.
func browse(t *testing.T, file string, more ...string) string {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("needs chromium")
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	args := append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir=" + t.TempDir(), "--virtual-time-budget=5000", "--dump-dom"}, more...)
	dom, err := exec.CommandContext(ctx, chromium, append(args, "file://"+file)...).Output()
	_, out, found := strings.Cut(string(dom), `<pre id="o">told[`)
	if !found {
		t.Skipf("chromium did not read the page: %v", err)
	}
	out, _, _ = strings.Cut(out, "]told</pre>")
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&nbsp;", "\u00a0", "&amp;", "&").Replace(out)
}

// page writes a page of a body and a script whose value is told.
func page(t *testing.T, dir, body, script string) string {
	t.Helper()
	name := filepath.Join(dir, "page.html")
	text := "<!doctype html><meta charset=utf-8><title>-</title>" + body + `<pre id=o></pre><script>addEventListener('load',()=>setTimeout(()=>{document.getElementById('o').textContent='told['+(` + script + `)+']told'},300))</script>`
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// treeScript tells every element of every case, with its attributes and its own text.
const treeScript = `(()=>{const tell=e=>({n:e.localName,a:Object.fromEntries([...e.attributes].map(a=>[a.name,a.value])),
t:[...e.childNodes].filter(c=>c.nodeType==3).map(c=>c.data).join(''),c:[...e.children].map(tell),x:[...e.childNodes].filter(c=>c.nodeType!=3&&c.nodeType!=1).length});
return JSON.stringify([...document.querySelectorAll('body>div.case')].map(tell))})()`

// seen is an element as a browser has it; X counts what is neither element nor text.
type seen struct {
	N string
	A map[string]string
	T string
	C []seen
	X int
}

// TestBrowserReadsTheSame: a browser's parser finds the elements, attributes and texts that a strict one finds, whatever the texts are.
func TestBrowserReadsTheSame(t *testing.T) {
	var body strings.Builder
	var files [][]byte
	for _, form := range []html.Form{html.FigureForm, html.ListForm, html.WeChatForm} {
		for _, s := range hostile {
			for _, kind := range []html.Kind{html.QuoteKind, html.TimelineKind} {
				f := full(kind, s)
				f.Pages[0].Pictures[0].Path = "none.png"
				file := written(t, f, form)
				files = append(files, file)
				fmt.Fprintf(&body, `<div class="case">%s</div>`, file)
			}
		}
	}
	told := browse(t, page(t, t.TempDir(), body.String(), treeScript))
	var cases []seen
	if err := json.Unmarshal([]byte(told), &cases); err != nil {
		t.Fatalf("%v: %.300s", err, told)
	}
	if len(cases) != len(files) {
		t.Fatalf("%d of %d", len(cases), len(files))
	}
	var same func(a *node, b *seen) bool
	same = func(a *node, b *seen) bool {
		if a.name != b.N || a.text != b.T || len(a.attr) != len(b.A) || len(a.children) != len(b.C) || b.X > 0 {
			return false
		}
		for name, value := range a.attr {
			if b.A[name] != value {
				return false
			}
		}
		for i := range a.children {
			if !same(a.children[i], &b.C[i]) {
				return false
			}
		}
		return true
	}
	for i, file := range files {
		if root := parse(t, file); len(cases[i].C) != 1 || !same(root.children[0], &cases[i].C[0]) {
			t.Errorf("the browser has %+v of\n%s", cases[i].C, file)
		}
	}
}

// spot writes a picture of one colour.
func spot(t *testing.T, dir, name string, c color.Color) {
	t.Helper()
	m := image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{c})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestBrowserChooses: a narrow window has the upright picture, a wide one the other, each in the variant of its mode.
func TestBrowserChooses(t *testing.T) {
	dir := t.TempDir()
	f := quote()
	f.Pages[0].Pictures = nil
	for _, name := range []string{"wide.png", "wide-dark.png", "upright.png", "upright-dark.png"} {
		spot(t, dir, name, color.Gray{uint8(len(name))})
		f.Pages[0].Pictures = append(f.Pages[0].Pictures, html.Picture{Path: name, Format: "png", Width: 800, Height: 800, Pixels: 8, Dark: strings.Contains(name, "dark"), Upright: strings.Contains(name, "upright")})
	}
	// Two windows in one page, each with the figure.
	body := ""
	for _, width := range []int{600, 1000} {
		body += fmt.Sprintf(`<iframe width=%d height=300 style="border:0" srcdoc="%s"></iframe>`, width, strings.NewReplacer("&", "&amp;", `"`, "&quot;").Replace(string(written(t, f, html.FigureForm))))
	}
	name := page(t, dir, body, `[...document.querySelectorAll('iframe')].map(f=>f.contentDocument.querySelector('img').currentSrc.split('/').pop()).join(' ')`)
	for mode, want := range []string{"upright-dark.png wide-dark.png", "upright.png wide.png"} {
		if got := browse(t, name, "--window-size=1200,800", fmt.Sprintf("--blink-settings=preferredColorScheme=%d", mode)); got != want {
			t.Errorf("mode %d: %s, not %s", mode, got, want)
		}
	}
}

// TestBrowserAsksNobody: a page of everything that can be written opens no connection, whatever it links; a picture from elsewhere would.
func TestBrowserAsksNobody(t *testing.T) {
	dir := t.TempDir()
	f, line, end := quote(), timeline(), &html.Figure{Kind: html.EndKind, Title: "-", Address: "https://cards-end.example/", Pages: quote().Pages}
	f.Quotes[0].Source.URL, line.Events[0].URL = "https://cards-source.example/a", "https://cards-event.example/"
	var snippets []html.Snippet
	for _, form := range []html.Form{html.FigureForm, html.ListForm, html.WeChatForm} {
		for _, figure := range []*html.Figure{f, line, end} {
			snippets = append(snippets, html.Snippet{Name: "a", Data: written(t, figure, form), Copied: true})
		}
	}
	made, err := html.WritePage("-", "en", "embed/", snippets)
	if err != nil {
		t.Fatal(err)
	}
	for name, row := range map[string]struct {
		body string
		asks bool
	}{"ours": {string(made), false}, "another": {`<img src="https://cards-end.example/a.png">`, true}} {
		log := filepath.Join(t.TempDir(), "net.json")
		browse(t, page(t, dir, row.body, "'x'"), "--log-net-log="+log, "--host-resolver-rules=MAP * ~NOTFOUND")
		requests, err := os.ReadFile(log)
		if err != nil {
			t.Skip("chromium kept no log of its requests")
		}
		asked := slices.ContainsFunc([]string{"cards-source.example", "cards-event.example", "cards-end.example", "schema.org"}, func(host string) bool { return bytes.Contains(requests, []byte(host)) })
		if asked != row.asks {
			t.Errorf("%s: asks somebody: %t", name, asked)
		}
	}
}
