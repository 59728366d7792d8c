package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"cards/internal/job"
)

// Rows 22 to 32 of the list of bad input: text that no page was made for, through the whole program.

// quoteDeck writes a deck with one quote and returns its path.
func quoteDeck(t *testing.T, lang, text string, more ...string) string {
	t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	deck := fmt.Sprintf("lang: %s\ndefaults: {speaker: 王, source: 书}\n%s\nquotes:\n  - {id: one, text: %s}\n", lang, strings.Join(more, "\n"), quoted)
	path := filepath.Join(t.TempDir(), "row.yaml")
	if err := os.WriteFile(path, []byte(deck), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// inspected returns the pages that inspect tells of.
func inspected(t *testing.T, deck string, args ...string) []job.InspectedPage {
	t.Helper()
	code, out, errOut := invoke(t, append([]string{"inspect", deck}, args...)...)
	if code != exitOK {
		t.Fatalf("inspect ended with %d: %s", code, errOut)
	}
	var told job.Inspection
	if err := json.Unmarshal([]byte(out), &told); err != nil {
		t.Fatal(err)
	}
	return told.Pages
}

// quoteLines returns the lines of the quote of every page, and checks that their ink keeps to the page.
func quoteLines(t *testing.T, pages []job.InspectedPage) (lines []string) {
	t.Helper()
	for _, p := range pages {
		for _, b := range p.Boxes {
			for _, l := range b.Lines {
				if ink := l.Ink; ink.W > 0 && (ink.X < p.Safe.X-1 || ink.Y < p.Safe.Y-1 || ink.X+ink.W > p.Safe.X+p.Safe.W+1 || ink.Y+ink.H > p.Safe.Y+p.Safe.H+1) {
					t.Errorf("%s: %.40q leaves the page: %+v", p.Size, l.Text, ink)
				}
				if b.Role == "quote" {
					lines = append(lines, l.Text)
				}
			}
		}
	}
	return lines
}

func TestRow22MissingGlyph(t *testing.T) {
	deck := quoteDeck(t, "zh-Hans", "好ฟ้า。")
	out := t.TempDir()
	code, _, errOut := invoke(t, "render", deck, "--out", out, "--size", "square")
	if code != exitUnrendered || !strings.Contains(errOut, "ฟ (U+0E1F)") || !strings.Contains(errOut, "missing-glyph") {
		t.Errorf("exit %d: %s", code, errOut)
	}
	if made := files(t, out); len(made) > 0 {
		t.Errorf("written: %v", made)
	}
	code, _, errOut = invoke(t, "render", deck, "--out", out, "--size", "square", "--allow-missing")
	if code != exitOK || !strings.Contains(errOut, "warning") || decodePictures(t, out) != 1 {
		t.Errorf("with --allow-missing: exit %d: %s", code, errOut)
	}
}

func TestRow23BeyondTheBasicPlane(t *testing.T) {
	const text = "𠮷野家的𠂇手𰻞𰻞面。"
	pages := inspected(t, quoteDeck(t, "zh-Hans", text), "--size", "square")
	if got := strings.Join(quoteLines(t, pages), ""); got != text || len(pages[0].Warnings) > 0 {
		t.Errorf("set is %q, warnings %v", got, pages[0].Warnings)
	}
}

func TestRow24EmojiStayWhole(t *testing.T) {
	family := "👨‍👩‍👧‍👦"
	text := strings.Repeat(family+"🇨🇳👍🏽❤️1️⃣", 12)
	for _, size := range []string{"square", "story", "banner"} {
		lines := quoteLines(t, inspected(t, quoteDeck(t, "zh-Hans", text), "--size", size))
		if strings.Join(lines, "") != text {
			t.Errorf("%s: set is %q", size, strings.Join(lines, ""))
		}
		for _, l := range lines {
			for _, bad := range []string{"\u200d", "\ufe0f", "\u20e3", "🏽"} {
				if strings.HasPrefix(l, bad) {
					t.Errorf("%s: a line begins with %q, inside a cluster", size, bad)
				}
			}
			if r, _ := utf8.DecodeLastRuneInString(l); r == '\u200d' || strings.Count(l, "🇨") != strings.Count(l, "🇳") {
				t.Errorf("%s: a line ends inside a cluster: %q", size, l)
			}
		}
	}
}

func TestRow25UnbrokenWord(t *testing.T) {
	for _, text := range []string{
		"https://example.org/" + strings.Repeat("path-without-end/", 11),
		strings.Repeat("abcdefghij", 20),
		strings.Repeat("ㅋ", 200),
	} {
		for _, size := range []string{"square", "story", "slide"} {
			lines := quoteLines(t, inspected(t, quoteDeck(t, "zh-Hans", text), "--size", size))
			if strings.Join(lines, "") != text || len(lines) < 2 {
				t.Errorf("%s: %d lines of %q", size, len(lines), text[:20])
			}
		}
	}
}

func TestRow26Kinsoku(t *testing.T) {
	text := strings.Repeat("他说：「好的」，《书》（第一章）；真的？好！", 4)
	for _, size := range []string{"square", "story", "wechat-cover", "slide"} {
		lines := quoteLines(t, inspected(t, quoteDeck(t, "zh-Hans", text), "--size", size))
		for i, l := range lines {
			first, _ := utf8.DecodeRuneInString(l)
			last, _ := utf8.DecodeLastRuneInString(l)
			if i > 0 && strings.ContainsRune("，。：；？！」》）", first) || i < len(lines)-1 && strings.ContainsRune("「《（", last) {
				t.Errorf("%s: line %q", size, l)
			}
		}
	}
}

func TestRow27BidiControls(t *testing.T) {
	for _, r := range "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" {
		code, _, errOut := invoke(t, "check", quoteDeck(t, "zh-Hans", "好"+string(r)+"的"))
		_, out, _ := invoke(t, "check", quoteDeck(t, "zh-Hans", "好"+string(r)+"的"))
		if code != exitCheckFailed || !strings.Contains(out+errOut, "bidi-control") {
			t.Errorf("U+%04X: exit %d: %s%s", r, code, out, errOut)
		}
	}
}

func TestRow28Zalgo(t *testing.T) {
	text := "好a" + strings.Repeat("\u0301\u0302", 250) + "的"
	pages := inspected(t, quoteDeck(t, "zh-Hans", text), "--size", "square")
	lines := quoteLines(t, pages)
	if strings.Join(lines, "") != text {
		t.Error("the text was changed")
	}
	for _, b := range pages[0].Boxes {
		for _, l := range b.Lines {
			if b.Role == "quote" && l.Ink.H > 2*b.FontSize {
				t.Errorf("marks stand %g px high on a letter of %g", l.Ink.H, b.FontSize)
			}
		}
	}
}

func TestRow29TooLong(t *testing.T) {
	code, _, errOut := invoke(t, "render", quoteDeck(t, "zh-Hans", strings.Repeat("这是一句很长的话。", 200)), "--out", t.TempDir(), "--size", "banner")
	if code != exitUnrendered || !strings.Contains(errOut, "does-not-fit") || !strings.Contains(errOut, "shorten the text by about ") {
		t.Errorf("exit %d: %s", code, errOut)
	}
	var surplus int
	if _, after, ok := strings.Cut(errOut, "by about "); ok {
		fmt.Sscan(after, &surplus)
	}
	if surplus < 100 || surplus >= 1800 {
		t.Fatalf("about %d characters too many", surplus)
	}
	rest := []rune(strings.Repeat("这是一句很长的话。", 200))
	rest = rest[:(len(rest)-surplus)/9*9]
	if code, _, errOut := invoke(t, "render", quoteDeck(t, "zh-Hans", string(rest)), "--out", t.TempDir(), "--size", "banner"); code != exitOK {
		t.Errorf("without them: exit %d: %s", code, errOut)
	}
}

func TestRow30CompatibilityCharacters(t *testing.T) {
	deck := quoteDeck(t, "zh-Hans", "⽉亮⾼")
	_, out, errOut := invoke(t, "check", deck)
	if !strings.Contains(out+errOut, "compatibility-character") {
		t.Errorf("check says %s%s", out, errOut)
	}
	if got := strings.Join(quoteLines(t, inspected(t, deck, "--size", "square")), ""); got != "⽉亮⾼" {
		t.Errorf("set is %q", got)
	}
}

func TestRow31Sizes(t *testing.T) {
	deck := quoteDeck(t, "zh-Hans", "好。")
	for _, size := range []string{"0x0", "-5x5", "NaNxNaN", "Infx100", "1000000000x1000000000", "1x1", "9000x100", "1080x", "x1080", "1e3x1e3"} {
		out := t.TempDir()
		if code, _, errOut := invoke(t, "render", deck, "--out", out, "--size", size); code == exitOK || len(files(t, out)) > 0 || errOut == "" {
			t.Errorf("%s: exit %d: %s", size, code, errOut)
		}
	}
	// Margins as large as the page are bounded.
	theme := filepath.Join(t.TempDir(), "wide.yaml")
	if err := os.WriteFile(theme, []byte("theme: 1\ninherits: ink\nspace: {margin: {phone: {x: 800, y: 800}}}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := invoke(t, "render", deck, "--theme", theme, "--allow-outside", "--out", t.TempDir(), "--size", "square"); code != exitOK && !strings.Contains(errOut, "margin") {
		t.Errorf("margins beyond the page: exit %d: %s", code, errOut)
	}
}

func TestRow32Colours(t *testing.T) {
	code, _, errOut := invoke(t, "render", quoteDeck(t, "zh-Hans", "好。", `brand: {colours: {accent: "#GGG"}}`), "--out", t.TempDir())
	if code != exitUnrendered || !strings.Contains(errOut, "bad-colour") {
		t.Errorf("#GGG: exit %d: %s", code, errOut)
	}
	theme := filepath.Join(t.TempDir(), "pale.yaml")
	if err := os.WriteFile(theme, []byte("theme: 1\ninherits: ink\ncolours: {light: {soft: \"#DDD8CC\"}}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, _, errOut = invoke(t, "render", quoteDeck(t, "zh-Hans", "好。"), "--theme", theme, "--allow-outside", "--out", t.TempDir(), "--size", "square")
	if code != exitOK || !strings.Contains(errOut, "low-contrast") {
		t.Errorf("a pale colour: exit %d: %s", code, errOut)
	}
}
