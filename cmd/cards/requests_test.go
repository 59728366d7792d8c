package main

import (
	"context"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// What we write works offline and tells nobody that it is read.

// fetched are the attributes whose address a browser opens by itself, by element; * is any. Links and the sources of quotations are
// opened by readers only.
var fetched = map[string][]string{
	"*":      {"src", "srcset", "imagesrcset", "poster", "data", "background", "manifest", "ping", "longdesc", "xlink:href"},
	"link":   {"href"},
	"base":   {"href"},
	"use":    {"href"},
	"image":  {"href"},
	"script": {"href"},
	"form":   {"action"},
	"button": {"formaction"},
	"area":   {"ping"},
}

// elsewhere is an address that is not beside the file nor in it; asking are ways in which a style or a script asks for something.
var (
	elsewhere = regexp.MustCompile(`(?i)(?:https?|wss?|ftp):|(?:^|[\s,])//`)
	asking    = regexp.MustCompile(`(?i)@import|url\(\s*['"]?\s*(?:[a-z]+:)?//|\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\bimport\(|new Image\b|importScripts`)
)

// requests returns what of a page or an SVG a browser would ask somebody else for.
func requests(page string) []string {
	var out []string
	z := html.NewTokenizer(strings.NewReader(page))
	inside := ""
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return out
		case html.TextToken:
			if text := string(z.Text()); (inside == "style" || inside == "script") && asking.MatchString(text) {
				out = append(out, inside+": "+asking.FindString(text))
			}
		case html.EndTagToken:
			inside = ""
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if kind == html.StartTagToken {
				inside = token.Data
			}
			for _, a := range token.Attr {
				if a.Key == "type" && a.Val == "application/ld+json" {
					inside = "data" // which nobody runs
				}
				name := a.Key
				if a.Namespace != "" {
					name = a.Namespace + ":" + name
				}
				opens := slices.Contains(fetched["*"], name) || slices.Contains(fetched[token.Data], name)
				if opens && elsewhere.MatchString(a.Val) || asking.MatchString(a.Val) && (name == "style" || strings.HasPrefix(name, "on")) ||
					name == "http-equiv" && strings.EqualFold(a.Val, "refresh") || !opens && elsewhere.MatchString(a.Val) && strings.Contains(strings.ToLower(a.Val), "url(") {
					out = append(out, fmt.Sprintf("%s %s=%q", token.Data, name, a.Val))
				}
			}
		}
	}
}

// TestNoAddresses: no file that we write names anything elsewhere that a browser would open by itself.
func TestNoAddresses(t *testing.T) {
	seen := map[string]int{}
	for _, page := range ownPages(t, "ai-startup-school", "soseki.ja", "walden.en") {
		err := filepath.WalkDir(filepath.Dir(page), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !slices.Contains([]string{".html", ".svg", ".css"}, filepath.Ext(name)) {
				return err
			}
			seen[filepath.Ext(name)]++
			for _, r := range requests(read(t, name)) {
				t.Errorf("%s: %s", filepath.Base(name), r)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen[".html"] < 50 || seen[".svg"] < 20 {
		t.Errorf("looked at %v only", seen)
	}
}

// TestRequests: what would ask is found, what only readers open is not.
func TestRequests(t *testing.T) {
	for page, want := range map[string]int{
		`<img src="https://a.example/b.png">`:                                           1,
		`<img src="//a.example/b.png">`:                                                 1,
		`<img src="a.png" srcset="a.png 1x, HTTP://a.example/b.png 2x">`:                1,
		`<img src="a.png" srcset="a.png 1x, //a.example/b.png 2x">`:                     1,
		`<link rel="preconnect" href="https://a.example">`:                              1,
		`<style>@import "a.css";</style>`:                                               1,
		`<style>p{background:url( 'https://a.example/b' )}</style>`:                     1,
		`<p style="background:url(//a.example/b)">`:                                     1,
		`<script>fetch("x")</script>`:                                                   1,
		`<svg><image xlink:href="https://a.example/b.png"/></svg>`:                      1,
		`<svg><use href="https://a.example/b.svg#c"/></svg>`:                            1,
		`<svg><rect fill="url(https://a.example/b.svg#c)"/></svg>`:                      1,
		`<meta http-equiv="refresh" content="0;url=b">`:                                 1,
		`<form action="https://a.example/"></form>`:                                     1,
		`<a href="https://a.example/">x</a><blockquote cite="https://a.example/">`:      0,
		`<script type="application/ld+json">{"@context":"https://schema.org"}</script>`: 0,
		`<svg xmlns="http://www.w3.org/2000/svg"><rect fill="url(#a)"/></svg>`:          0,
		`<img src="data:image/png;base64,AAA//BBB"><img src="../a.png" alt="https:">`:   0,
	} {
		if got := requests(page); len(got) != want {
			t.Errorf("%s: %q", page, got)
		}
	}
}

// recorder is a proxy that writes down whom it is asked for, and refuses.
type recorder struct {
	address string
	mutex   sync.Mutex
	asked   []string
}

func (r *recorder) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.asked = append(r.asked, q.Method+" "+q.Host)
	http.Error(w, "", http.StatusForbidden)
}

// browsersOwn are hosts that Chromium asks by itself, whatever it shows and in spite of all flags: updates, its list of extensions, its
// account. Fonts and scripts come from none of them.
var browsersOwn = []string{"update.googleapis.com", "clients2.google.com", "accounts.google.com", "optimizationguide-pa.googleapis.com", "content-autofill.googleapis.com", "redirector.gvt1.com", "edgedl.me.gvt1.com", "www.google.com"}

// taken returns whom it was asked for since the last time.
func (r *recorder) taken() []string {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	out := slices.DeleteFunc(r.asked, func(asked string) bool {
		_, host, _ := strings.Cut(asked, " ")
		host, _, _ = strings.Cut(host, ":")
		return slices.Contains(browsersOwn, host)
	})
	r.asked = nil
	return out
}

func newRecorder(t *testing.T) *recorder {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skipf("no port of this machine: %v", err)
	}
	r := &recorder{address: listener.Addr().String()}
	server := &http.Server{Handler: r, ReadHeaderTimeout: time.Minute}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return r
}

// open shows a file in a browser whose every request goes to the recorder, in a window so high that no picture is put off.
func (r *recorder) open(t *testing.T, chromium, profile, file string) []string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--disable-default-apps", "--disable-extensions", "--disable-component-extensions-with-background-pages", "--no-default-browser-check", "--disable-domain-reliability", "--disable-client-side-phishing-detection", "--disable-features=OptimizationHints,MediaRouter,Translate",
		"--proxy-server=http://"+r.address, "--proxy-bypass-list=<-loopback>", "--user-data-dir="+profile, "--window-size=1200,12000", "--virtual-time-budget=4000", "--dump-dom", "file://"+file).Output()
	if err != nil || len(out) == 0 {
		t.Skipf("chromium did not read %s: %v", file, err)
	}
	return r.taken()
}

// TestNoRequests: whatever we write, a browser that opens it asks nobody for anything; a page that does ask is seen to.
func TestNoRequests(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("needs chromium")
	}
	r, profile, dir := newRecorder(t), t.TempDir(), t.TempDir()
	for body, want := range map[string]string{
		"": "",
		`<img src="http://picture.example/a.png">`:                  "GET picture.example",
		`<link rel="stylesheet" href="https://style.example/">`:     "CONNECT style.example:443",
		`<script>fetch("http://script.example/a")</script>`:         "GET script.example",
		`<p style="background:url(http://ground.example/)">x</p>`:   "GET ground.example",
		`<a href="http://link.example/">x</a><svg><g/></svg><hr/>x`: "",
	} {
		control := filepath.Join(dir, "control.html")
		write(t, control, "<!doctype html><title>-</title>"+body)
		if got := r.open(t, chromium, profile, control); want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			t.Fatalf("%q asks %q, want %q", body, got, want)
		}
	}
	framed := func(files ...string) string {
		page := filepath.Join(dir, filepath.Base(files[0])+".html")
		write(t, page, `<!doctype html><title>-</title><iframe width="900" height="900" src="file://`+strings.Join(files, `"></iframe><iframe width="900" height="900" src="file://`)+`"></iframe>`)
		return page
	}
	pages := ownPages(t, "ai-startup-school")
	folder := filepath.Dir(pages["ai-startup-school contact sheet"])
	pages["figure"], pages["svg"] = filepath.Join(folder, "embed", "road.html"), framed(filepath.Join(folder, "square", "road.svg"), filepath.Join(folder, "square", "work.svg"))
	asking := filepath.Join(dir, "asking.svg")
	write(t, asking, `<svg xmlns="http://www.w3.org/2000/svg"><image href="http://drawn.example/a.png" width="9" height="9"/></svg>`)
	if got := r.open(t, chromium, profile, framed(asking)); !slices.Contains(got, "GET drawn.example") {
		t.Errorf("an SVG that asks for a picture asks %q", got)
	}
	for name, file := range pages {
		if got := r.open(t, chromium, profile, file); len(got) > 0 {
			t.Errorf("%s asks %q", name, got)
		}
	}
}
