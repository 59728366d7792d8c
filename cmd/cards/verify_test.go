package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cards/internal/job"
)

// sharedTranscript is the talk that sample decks quote. It is not ours to keep in the repository.
const sharedTranscript = "../../../shared/transcripts/ai-startup-school.zh.txt"

// TestSamplesAreVerbatim holds the sample decks that quote the talk to its transcript, strictly: with --source, and as a deck that
// names it in file: beside it.
func TestSamplesAreVerbatim(t *testing.T) {
	transcript, err := os.ReadFile(sharedTranscript)
	if err != nil {
		t.Skipf("the transcript that the samples quote is not here: %v", err)
	}
	for _, name := range []string{"ai-startup-school", "layouts", "photographs"} {
		t.Run(name, func(t *testing.T) {
			deck := filepath.Join("../../assets/decks", name+".yaml")
			code, out, _ := invoke(t, "check", "--strict", "--source", sharedTranscript, deck)
			if code != exitOK || strings.Contains(out, ": warning: ") {
				t.Errorf("check --source exits %d:\n%.3000s", code, out)
			}
			data, err := os.ReadFile(deck)
			if err != nil {
				t.Fatal(err)
			}
			folder := t.TempDir()
			if err := os.CopyFS(filepath.Join(folder, "pictures"), os.DirFS("../../assets/decks/pictures")); err != nil {
				t.Fatal(err)
			}
			named := strings.Replace(string(data), "  talk:\n", "  talk:\n    file: talk.txt\n", 1)
			if named == string(data) {
				t.Fatal("the deck has no source talk")
			}
			write(t, filepath.Join(folder, "talk.txt"), string(transcript))
			write(t, filepath.Join(folder, name+".yaml"), named)
			code, out, _ = invoke(t, "check", "--strict", filepath.Join(folder, name+".yaml"))
			if code != exitOK {
				t.Errorf("check exits %d:\n%.3000s", code, out)
			}
			// The same deck with one word changed fails, so that the test above can.
			broken := strings.Replace(named, "渴望荣耀", "渴望名声", -1)
			if broken == named {
				t.Fatal("the deck no longer has the quote that is broken here")
			}
			write(t, filepath.Join(folder, name+".yaml"), broken)
			code, out, _ = invoke(t, "check", filepath.Join(folder, name+".yaml"))
			if code != exitCheckFailed || !strings.Contains(out, "[changed-words]") {
				t.Errorf("check of a changed quote exits %d:\n%.3000s", code, out)
			}
		})
	}
}

func write(t *testing.T, path, data string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

const lampTranscript = "主持人:您怕不怕?\n林海生:我不怕黑,我怕灯灭。可能有一些人怕黑。\n"

// checked runs check on a deck beside the transcript of the lamp and returns the exit code and what it told.
func checked(t *testing.T, deck string, args ...string) (int, []job.Warning) {
	t.Helper()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "lamp.txt"), lampTranscript)
	write(t, filepath.Join(folder, "storm.txt"), "那一夜的风很大,船没有回来。\n")
	write(t, filepath.Join(folder, "deck.yaml"), deck)
	t.Chdir(folder)
	code, out, errOut := invoke(t, append([]string{"check", "--json", "deck.yaml"}, args...)...)
	var told []job.Warning
	if err := json.Unmarshal([]byte(out), &told); err != nil {
		t.Fatalf("%v in %q %q", err, out, errOut)
	}
	var kept []job.Warning
	for _, w := range told {
		if w.Code != "missing-source" && w.Code != "missing-speaker" {
			kept = append(kept, w)
		}
	}
	return code, kept
}

func TestVerification(t *testing.T) {
	head := "lang: zh-Hans\nspeakers: {lin: {name: \"林海生\"}}\nsources: {talk: {title: \"灯\", file: lamp.txt}}\nquotes:\n"
	for _, row := range []struct {
		name, deck string
		args       []string
		exit       int
		// code is that of the one thing to tell, with its severity, line and column; empty where nothing is.
		code, severity string
		line, column   int
		message        string
	}{
		{"verbatim", head + "- text: \"我不怕黑，我怕灯灭。\"\n", nil, exitOK, "", "", 0, 0, ""},
		{"ruby", head + "- text: \"我不怕{黑|hēi}，我怕灯灭。\"\n", nil, exitOK, "", "", 0, 0, ""},
		{"negation", head + "- text: \"我怕黑，我怕灯灭。\"\n", nil, exitCheckFailed, "changed-negation", "error", 5, 9, "lamp.txt:2:5"},
		{"accepted", head + "- text: \"我怕黑，我怕灯灭。\"\n  verified: {by: \"王\", on: 2024-01-02, why: \"录音里没有不字\"}\n", nil, exitOK, "accepted", "note", 5, 9, "录音里没有不字"},
		{"hedge", head + "- text: \"有一些人怕黑。\"\n", nil, exitOK, "hedge-dropped", "warning", 5, 9, "可能"},
		{"hedge strictly", head + "- text: \"有一些人怕黑。\"\n", []string{"--strict"}, exitCheckFailed, "hedge-dropped", "warning", 5, 9, "可能"},
		{"turns", head + "- turns:\n  - {speaker: \"主持人\", text: \"您怕不怕？\"}\n  - {speaker: lin, text: \"我怕灯亮。\"}\n", nil, exitCheckFailed, "changed-words", "error", 7, 26, "“亮” for “灭”"},
		{"said", head + "- text: \"我怕灯灭。\"\n  said: \"我不怕黑，我怕灯亮。\"\n", nil, exitCheckFailed, "changed-words", "error", 6, 9, "in said:, the words differ from what was said: “亮” for “灭”"},
		{"cut not shown", head + "- text: \"我不怕黑，灯灭。\"\n  said: \"我不怕黑，我怕灯灭。\"\n", nil, exitCheckFailed, "changed-words", "error", 5, 9, "“我怕” was left out"},
		{"no file", "lang: zh-Hans\nsources: {talk: {title: \"灯\", file: lost.txt}}\nquotes: [\"我怕黑。\"]\n", nil, exitOK, "unverified", "warning", 2, 36, "lost.txt"},
		{"outside", "lang: zh-Hans\nsources: {talk: {title: \"灯\", file: ../lamp.txt}}\nquotes: [\"我怕黑。\"]\n", nil, exitOK, "unverified", "warning", 2, 36, "outside"},
		{"flag", "lang: zh-Hans\nquotes: [\"我怕黑。\"]\n", []string{"--source", "lamp.txt"}, exitCheckFailed, "changed-negation", "error", 2, 10, "lamp.txt:2:5"},
		{"flag for a source", "lang: zh-Hans\nsources: {a: {title: \"甲\"}, b: {title: \"乙\"}}\nquotes: [{text: \"我怕黑。\", source: a}, {text: \"我怕黑。\", source: b}]\n", []string{"--source", "b=lamp.txt"}, exitCheckFailed, "changed-negation", "error", 3, 44, ""},
		{"flag without a file", "lang: zh-Hans\nquotes: [\"我怕黑。\"]\n", []string{"--source", "lost.txt"}, exitCheckFailed, "unverified", "error", 0, 0, "lost.txt"},
		{"another source", "lang: zh-Hans\nsources: {a: {title: \"甲\", file: lamp.txt}, b: {title: \"乙\", file: storm.txt}}\nquotes: [{text: \"我不怕黑，我怕灯灭。\", source: b}]\n", nil, exitCheckFailed, "not-in-transcript", "error", 3, 17, "in another source, lamp.txt:2:5"},
		{"some without", "lang: zh-Hans\nsources: {a: {title: \"甲\", file: lamp.txt}, b: {title: \"乙\"}}\nquotes: [{text: \"我不怕黑\", source: a}, {text: \"何か\", source: b}]\n", nil, exitOK, "unverified", "note", 3, 37, "of 2 quotes 1 is not verified"},
		{"event", head + "- \"我怕灯灭。\"\ntimelines: [{source: talk, events: [{date: 1999, title: \"修了NASA的灯\"}]}]\n", nil, exitOK, "not-in-source", "warning", 0, 0, "NASA"},
	} {
		t.Run(row.name, func(t *testing.T) {
			code, told := checked(t, row.deck, row.args...)
			if code != row.exit {
				t.Errorf("exits %d, want %d: %+v", code, row.exit, told)
			}
			if row.code == "" {
				if len(told) > 0 {
					t.Errorf("told %+v", told)
				}
				return
			}
			for _, w := range told {
				if w.Code == row.code && w.Severity == row.severity && (row.line == 0 || w.Line == row.line && w.Column == row.column) && strings.Contains(w.Message, row.message) {
					return
				}
			}
			t.Errorf("want %s, %s, at %d:%d, with %q; told %+v", row.code, row.severity, row.line, row.column, row.message, told)
		})
	}
}

// TestClaims renders a deck that names its transcript: the manifest points at the words as W3C selectors that lead to them, the HTML
// links to them, and the page to sign is well formed, runs nothing and shows what people wrote as text.
func TestClaims(t *testing.T) {
	folder := t.TempDir()
	transcript := "Host: Did it work?\nMaya Okafor: It worked, mostly. 😀 Rain <b>is</b> patient. People are not. I think rain teaches that.\nHost: And now?\nMaya Okafor: Now we wait, and we count to 12.\n"
	write(t, filepath.Join(folder, "rain.txt"), transcript)
	write(t, filepath.Join(folder, "deck.yaml"), `lang: en
sizes: [square]
formats: [png, html]
speakers: {maya: {name: "Maya Okafor"}}
sources: {talk: {title: "Rain", file: rain.txt, url: "https://example.org/rain"}}
quotes:
- "Now we wait, and we count to 12."
- "It worked, mostly. … People are not."
- text: "People are never that."
  verified: {by: "</script><i>", on: 2024-01-02, why: "\"onload=x"}
`)
	t.Chdir(folder)
	code, _, errOut := invoke(t, "render", "deck.yaml")
	if code != exitOK {
		t.Fatalf("render exits %d: %s", code, errOut)
	}
	var m job.Manifest
	data, err := os.ReadFile("out/deck/manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	runes := []rune(transcript)
	wanted := [][]string{{"Now we wait, and we count to 12"}, {"It worked, mostly", "People are not"}}
	if len(m.Claims) != 3 {
		t.Fatalf("%d claims: %+v", len(m.Claims), m.Claims)
	}
	for i, want := range wanted {
		c := m.Claims[i]
		if len(c.Target) != len(want) {
			t.Fatalf("claim %d has %d targets: %+v", i, len(c.Target), c)
		}
		for k, target := range c.Target {
			quote, position := target.Selector[0], target.Selector[1]
			if quote.Type != "TextQuoteSelector" || position.Type != "TextPositionSelector" || quote.Exact != want[k] {
				t.Errorf("claim %d: %+v", i, target)
			}
			if got := string(runes[*position.Start:*position.End]); got != quote.Exact {
				t.Errorf("the position of claim %d holds %q, not %q", i, got, quote.Exact)
			}
			if !strings.HasSuffix(string(runes[:*position.Start]), quote.Prefix) || !strings.HasPrefix(string(runes[*position.End:]), quote.Suffix) || quote.Prefix == "" || quote.Suffix == "" {
				t.Errorf("claim %d has prefix %q and suffix %q", i, quote.Prefix, quote.Suffix)
			}
		}
	}
	if a := m.Claims[2].Accepted; a == nil || a.By != "</script><i>" || m.Claims[2].Message == "" {
		t.Errorf("the accepted claim is %+v", m.Claims[2])
	}
	for file, want := range map[string]string{
		"q01": "https://example.org/rain#:~:text=Now%20we%20wait%2C%20and%20we%20count%20to%2012",
		"q02": "https://example.org/rain#:~:text=It%20worked%2C%20mostly&amp;text=People%20are%20not",
		"q03": "https://example.org/rain",
	} {
		page, err := os.ReadFile("out/deck/embed/" + file + ".html")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(page, []byte("\""+want+"\"")) {
			t.Errorf("%s.html does not link to %s", file, want)
		}
	}
	page, err := os.ReadFile("out/deck/claims.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"&lt;/script&gt;&lt;i&gt;", "&lt;b&gt;is&lt;/b&gt;", `<span class="same">It worked, mostly</span>`, `<mark class="differs">`, "default-src &#39;none&#39;", m.Claims[0].SHA256} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("claims.html has no %s", want)
		}
	}
	if bytes.Contains(page, []byte("<script")) || bytes.Contains(page, []byte("<i>")) {
		t.Error("claims.html has markup out of the deck")
	}
	d := xml.NewDecoder(bytes.NewReader(page))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("claims.html is not well formed: %v", err)
		}
	}
}
