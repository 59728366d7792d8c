package main

import (
	"encoding/json"
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
		{"said", head + "- text: \"我怕灯灭。\"\n  said: \"我不怕黑，我怕灯亮。\"\n", nil, exitCheckFailed, "changed-words", "error", 5, 9, "“亮” for “灭”"},
		{"cut not shown", head + "- text: \"我不怕黑，灯灭。\"\n  said: \"我不怕黑，我怕灯灭。\"\n", nil, exitCheckFailed, "changed-words", "error", 5, 9, "“我怕” was left out"},
		{"no file", "lang: zh-Hans\nsources: {talk: {title: \"灯\", file: lost.txt}}\nquotes: [\"我怕黑。\"]\n", nil, exitOK, "unverified", "warning", 2, 36, "lost.txt"},
		{"outside", "lang: zh-Hans\nsources: {talk: {title: \"灯\", file: ../lamp.txt}}\nquotes: [\"我怕黑。\"]\n", nil, exitOK, "unverified", "warning", 2, 36, "outside"},
		{"flag", "lang: zh-Hans\nquotes: [\"我怕黑。\"]\n", []string{"--source", "lamp.txt"}, exitCheckFailed, "changed-negation", "error", 2, 10, "lamp.txt:2:5"},
		{"flag for a source", "lang: zh-Hans\nsources: {a: {title: \"甲\"}, b: {title: \"乙\"}}\nquotes: [{text: \"我怕黑。\", source: a}, {text: \"我怕黑。\", source: b}]\n", []string{"--source", "b=lamp.txt"}, exitCheckFailed, "changed-negation", "error", 3, 44, ""},
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
