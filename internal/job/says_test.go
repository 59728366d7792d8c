package job

import (
	"bytes"
	"html"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestOneAlt: a page has one text alternative, in the manifest, in its pictures, in its figure and on the contact sheet; the deck's own is that
// of every page of its card.
func TestOneAlt(t *testing.T) {
	made := renderInto(t, writeDeck(t, longKinds()), Request{Sizes: []string{"square", "slide"}, Formats: []string{"png", "jpg", "svg", "html"}, Scale: 0.2})
	own, pages := 0, 0
	for _, f := range manifestOf(t, made).Files {
		if !f.Picture() {
			continue
		}
		if f.Alt == "" {
			t.Errorf("%s says nothing", f.Path)
		}
		says := html.UnescapeString(string(made[f.Path]))
		if !strings.Contains(says, f.Alt) {
			t.Errorf("%s does not say %q", f.Path, f.Alt)
		}
		if sheet := html.UnescapeString(string(made[contactName])); !strings.Contains(sheet, `alt="`+f.Alt+`"`) {
			t.Errorf("the contact sheet does not say %q", f.Alt)
		}
		if figure := html.UnescapeString(string(made["embed/"+f.Card+".html"])); f.Size == "slide" && !strings.Contains(figure, `alt="`+f.Alt+`"`) {
			t.Errorf("the figure of %s does not say %q:\n%s", f.Path, f.Alt, figure)
		}
		if f.Card == "long" && f.Format == FormatPNG {
			pages++
			if f.Alt == "一条很长的路,写在这里." {
				own++
			}
		}
	}
	if pages < 3 || own != pages {
		t.Errorf("%d of %d pages of the long timeline have the deck's own words", own, pages)
	}
}

// longKinds is a deck with every kind of card and a timeline of several pages in every size, which has words of its own.
func longKinds() string {
	var b strings.Builder
	head, rest, _ := strings.Cut(htmlKinds, "timelines:\n")
	b.WriteString(head + "timelines:\n  - id: long\n    alt: \"一条很长的路,写在这里.\"\n    layout: vertical\n    events:\n")
	for year := 1900; year < 1960; year++ {
		b.WriteString("      - {date: " + strconv.Itoa(year) + ", title: \"一件说来话长的事情\"}\n")
	}
	return b.String() + rest
}

// TestPicturesSayWhatIsPosted: a picture has the card's caption, whose it is, and the work that its words are from.
func TestPicturesSayWhatIsPosted(t *testing.T) {
	made := renderInto(t, writeDeck(t, posting), Request{Sizes: []string{"square"}, Formats: []string{"png", "jpg", "webp"}, Scale: 0.2})
	seen := 0
	for _, f := range manifestOf(t, made).Files {
		if !f.Picture() {
			continue
		}
		says := html.UnescapeString(string(made[f.Path]))
		if f.Caption == "" || !strings.Contains(says, `<rdf:li xml:lang="x-default">`+f.Caption+"</rdf:li>") || strings.Contains(f.Caption, "#AI") {
			t.Errorf("%s does not say %q", f.Path, f.Caption)
		}
		if !strings.Contains(says, "<rdf:li>有用集</rdf:li>") {
			t.Errorf("%s does not say whose it is", f.Path)
		}
		// The timeline names no source, and the last card has none.
		if has := strings.Contains(says, "<dc:source>AI 创业学校</dc:source>"); has != (f.Card != "end" && f.Card != "road") {
			t.Errorf("%s: it says the source: %v", f.Path, has)
		}
		seen++
	}
	if seen < 18 {
		t.Errorf("only %d pictures", seen)
	}
}

// TestFigureFormats: of the formats that a run makes, a figure has the first that every browser reads, and beside it those that say the same sharper
// or smaller without losing anything.
func TestFigureFormats(t *testing.T) {
	for asked, want := range map[string]string{"html": "png", "html,png,jpg,webp,svg": "png,webp,svg", "html,jpg,webp": "jpg,webp", "html,webp": "webp", "html,webp,svg": "webp,svg", "html,jpeg": "jpg", "html,svg": "svg", "html,svg,jpg": "jpg,svg", "html,pdf": "png"} {
		plan := laid(t, writeDeck(t, "quotes: [{id: a, text: \"去做就好。\"}]\n"), Request{Sizes: []string{"square"}, Formats: strings.Split(asked, ",")})
		if got := plan.figureFormats(); !slices.Equal(got, strings.Split(want, ",")) {
			t.Errorf("%s: figures show %v, want %s", asked, got, want)
		}
	}
	// Where all that a figure has is new, that is told.
	for asked, want := range map[string]bool{"html,webp": true, "html,webp,svg": true, "html,webp,jpg": false, "html,png": false, "html": false, "webp": false} {
		_, told := openText(t, "quotes: [{id: a, text: \"去做就好。\"}]\n", Request{Sizes: []string{"square"}, Formats: strings.Split(asked, ",")})
		if got := strings.Contains(told, "[figure-format]"); got != want {
			t.Errorf("%s: told %q", asked, told)
		}
	}
	jpeg := renderInto(t, writeDeck(t, everyKind), Request{Formats: []string{"jpg", "webp", "html"}, Scale: 0.2})
	for _, want := range []string{`type="image/webp"`, `src="../slide/work.jpg"`, `../slide/work.webp 384w`} {
		if !bytes.Contains(jpeg["embed/work.html"], []byte(want)) {
			t.Errorf("without PNG the figure has no %s:\n%s", want, jpeg["embed/work.html"])
		}
	}
	made := renderInto(t, writeDeck(t, everyKind), Request{Formats: []string{"png", "jpg", "webp", "html"}, Scale: 0.2})
	for _, want := range []string{`type="image/webp"`, `src="../slide/work.png"`, `../slide/work.webp 384w`} {
		if !bytes.Contains(made["embed/work.html"], []byte(want)) {
			t.Errorf("the figure has no %s:\n%s", want, made["embed/work.html"])
		}
	}
	if bytes.Contains(made["embed/work.html"], []byte(".jpg")) {
		t.Error("the figure shows a JPEG beside what loses nothing")
	}
}

// TestContactSheetHasEmbeds: the page of all embeds stands among the files of the whole deck, with how many cards it has in the deck's words,
// and each card's own file beside its first picture of every size.
func TestContactSheetHasEmbeds(t *testing.T) {
	made := renderInto(t, writeDeck(t, everyKind), Request{Formats: []string{"png", "html"}, Scale: 0.2})
	sheet := string(made[contactName])
	if !strings.Contains(sheet, `<a href="embed.html">embed.html</a> <span class="soft">4 张卡片</span>`) {
		t.Error("the page of all embeds is not on the sheet")
	}
	for _, card := range []string{"cover", "work", "early", "road"} {
		if n := strings.Count(sheet, `<a href="embed/`+card+`.html">embed</a>`); n != 2 {
			t.Errorf("%s: %d links to its embed in two sizes", card, n)
		}
	}
}
