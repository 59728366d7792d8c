package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"cards/internal/transcript"
)

// spoken is what the documents of these tests say, a paragraph a line: longer than a line of any of them, and none ends where a line is full, since
// nothing would part it from the next one there.
var spoken = []string{
	"我们沿着河走了三天，才看见第一座桥。我认为，桥不是石头做的，而是由愿意过河的人做的：如果没有人过河，桥就只是石头。",
	"1995年，我把图纸寄给了县里，但没有人回应——“也许他们太忙了，没有时间看一座小桥。”后来，我们在2002年自己修好了。",
	"A bridge is not an answer, it is an offer, and the office that files the offer never walks over the bridge that it has on its shelf.",
}

// tool returns a program, or skips.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("needs %s", name)
	}
	return path
}

// runTool runs a program in a folder.
func runTool(t *testing.T, folder, name string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	c.Dir = folder
	out, err := c.Output()
	if err != nil {
		t.Skipf("%s does not work here: %v", name, err)
	}
	return out
}

// checkPDF holds a PDF of what is spoken to it: its paragraphs come out whole, and a deck that quotes it over the ends of lines is found in it.
func checkPDF(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tr, list := transcript.Read(path, data, transcript.Options{})
	if tr == nil {
		t.Fatal(list)
	}
	for _, want := range spoken {
		if !strings.Contains("\n"+tr.Text+"\n", "\n"+want+"\n") {
			t.Errorf("%q is no paragraph of\n%s", want, tr.Text)
		}
	}
	folder := filepath.Dir(path)
	deck := "title: x\nsizes: [square]\nquotes:\n"
	for _, s := range spoken {
		deck += "  - text: \"" + s + "\"\n    speaker: x\n    source: y\n"
	}
	write(t, filepath.Join(folder, "deck.yaml"), deck)
	if code, out, errOut := invoke(t, "check", "--source", path, filepath.Join(folder, "deck.yaml")); code != exitOK {
		t.Errorf("check --source exits %d: %s%s", code, out, errOut)
	}
	write(t, filepath.Join(folder, "deck.yaml"), strings.Replace(deck, "自己修好了", "自己修坏了", 1))
	code, out, _ := invoke(t, "check", "--source", path, filepath.Join(folder, "deck.yaml"))
	if code != exitCheckFailed || !strings.Contains(out, filepath.Base(path)+", page 1:") {
		t.Errorf("check of a changed quote exits %d:\n%s", code, out)
	}
	code, out, errOut := invoke(t, "curate", path)
	if code != exitOK || !strings.Contains(out, "page 1, line ") || !strings.Contains(errOut, "read as pdf") {
		t.Errorf("curate exits %d:\n%s%s", code, out, errOut)
	}
}

func TestPDFOfChromium(t *testing.T) {
	chromium := tool(t, "chromium")
	folder := t.TempDir()
	page := "<!DOCTYPE html><meta charset=utf-8><title>t</title><h1>桥</h1><p>" + strings.Join(spoken, "</p><p>") + "</p>"
	write(t, filepath.Join(folder, "talk.html"), page)
	runTool(t, folder, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--user-data-dir="+filepath.Join(folder, "profile"),
		"--print-to-pdf="+filepath.Join(folder, "talk.pdf"), "talk.html")
	checkPDF(t, filepath.Join(folder, "talk.pdf"))
}

// LibreOffice draws a line font by font, and fills what it left out later.
func TestPDFOfLibreOffice(t *testing.T) {
	soffice := tool(t, "soffice")
	folder := t.TempDir()
	write(t, filepath.Join(folder, "talk.fodp"), `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation><draw:page><draw:frame svg:width="20cm" svg:height="12cm" svg:x="2cm" svg:y="2cm"><draw:text-box><text:p>`+
		strings.Join(spoken, "</text:p><text:p>")+`</text:p></draw:text-box></draw:frame></draw:page></office:presentation></office:body></office:document>`)
	runTool(t, folder, soffice, "--headless", "-env:UserInstallation=file://"+filepath.Join(folder, "profile"), "--convert-to", "pdf", "talk.fodp")
	if _, err := os.Stat(filepath.Join(folder, "talk.pdf")); err != nil {
		t.Skip("LibreOffice reads no presentations here")
	}
	checkPDF(t, filepath.Join(folder, "talk.pdf"))
}

// Our own documents are read as Poppler reads them.
func TestPDFOfOurs(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	folder := t.TempDir()
	deck := "title: 桥\nsizes: [portrait]\nformats: [pdf]\nquotes:\n"
	for _, s := range spoken {
		deck += "  - text: \"" + s + "\"\n    speaker: 林\n    source: 河边\n"
	}
	write(t, filepath.Join(folder, "ours.yaml"), deck)
	if code, _, errOut := invoke(t, "render", filepath.Join(folder, "ours.yaml"), "--out", filepath.Join(folder, "out"), "--format", "pdf"); code != exitOK {
		t.Fatal(errOut)
	}
	files, _ := filepath.Glob(filepath.Join(folder, "out", "*", "*.pdf"))
	if len(files) != 1 {
		t.Fatalf("%d documents", len(files))
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	tr, list := transcript.Read("ours.pdf", data, transcript.Options{})
	if tr == nil {
		t.Fatal(list)
	}
	squeezed := func(s string) string {
		return strings.Map(func(c rune) rune {
			if unicode.IsSpace(c) || c == '\u00AD' {
				return -1
			}
			return c
		}, s)
	}
	ours, theirs := squeezed(tr.Text), squeezed(string(runTool(t, folder, pdftotext, files[0], "-")))
	for _, s := range spoken {
		s = squeezed(s)
		if !strings.Contains(theirs, s) {
			t.Errorf("pdftotext does not find %q", s)
		}
		if !strings.Contains(ours, s) {
			t.Errorf("%q is not in\n%s", s, tr.Text)
		}
	}
}
