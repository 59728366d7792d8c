package curate_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"cards/internal/curate"
	"cards/internal/deck"
	"cards/internal/edtf"
	"cards/internal/transcript"
)

// The page has the deck in pieces: all of them joined are the deck, and any of them are a deck that loads.
func TestPage(t *testing.T) {
	tr := read(t, "lighthouse.en.vtt")
	dates := dated(t, tr, "summer of 1994", "1994-22", "October 12, 2005", "2005-10-12", "January 2018", "2018-01")
	p := &curate.Proposal{Transcript: tr, Quotes: curate.Quotes(tr, curate.Options{}), Dates: dates, Events: curate.Events(tr, dates, edtf.Date{})}
	o := curate.DeckOptions{File: "lighthouse.en.vtt"}
	page, err := p.Page(o, "talk.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := string(page)
	found := regexp.MustCompile(`(?m)^const deck = (.*);$`).FindStringSubmatch(text)
	if found == nil {
		t.Fatal("the page has no deck")
	}
	var pieces struct {
		Name       string
		Head       string
		QuotesHead string
		Quotes     []string
		Timeline   string
		Events     []string
	}
	if err := json.Unmarshal([]byte(found[1]), &pieces); err != nil {
		t.Fatal(err)
	}
	whole := pieces.Head + pieces.QuotesHead + strings.Join(pieces.Quotes, "") + pieces.Timeline + strings.Join(pieces.Events, "")
	if whole != string(p.Deck(o)) || pieces.Name != "talk.yaml" {
		t.Errorf("the pieces give\n%s\nthe deck is\n%s", whole, p.Deck(o))
	}
	for _, some := range []string{
		pieces.Head + pieces.QuotesHead + pieces.Quotes[2],
		pieces.Head + pieces.Timeline + pieces.Events[0] + pieces.Events[2],
		pieces.Head + pieces.QuotesHead + pieces.Quotes[0] + pieces.Quotes[1] + pieces.Timeline + pieces.Events[1],
	} {
		if _, list := deck.LoadBytes("talk.yaml", []byte(some), deck.LoadOptions{}); list.HasErrors() {
			t.Errorf("%v\n%s", list, some)
		}
	}
	if n := strings.Count(text, `type="checkbox" id=`); n != len(p.Quotes)+len(p.Events) {
		t.Errorf("%d boxes for %d quotes and %d events", n, len(p.Quotes), len(p.Events))
	}
	for _, l := range regexp.MustCompile(`for="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		if !strings.Contains(text, `id="`+l[1]+`"`) {
			t.Errorf("a label is for %s, which is not there", l[1])
		}
	}
	if regexp.MustCompile(`(?i)(src|href)=|https?:|@import|[^a-z]url\(`).MatchString(text) {
		t.Error("the page asks for something from outside")
	}
}

// Words of a transcript cannot become part of the page.
func TestPageEscapes(t *testing.T) {
	const evil = `Courage is not </script><img onerror=alert(1)> fear, it is "the" {decision|x} to go on.`
	tr := readText(t, "talk.txt", evil)
	p := &curate.Proposal{Transcript: tr, Quotes: curate.Quotes(tr, curate.Options{})}
	if len(p.Quotes) != 1 {
		t.Fatalf("%d quotes", len(p.Quotes))
	}
	page, err := p.Page(curate.DeckOptions{File: "</script><b>.txt", Title: "<i>x</i>"}, `"><u>.yaml`)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<img", "<i>x", "<b>.", "<u>"} {
		if strings.Contains(string(page), bad) {
			t.Errorf("the page has %s", bad)
		}
	}
	if n := strings.Count(string(page), "</script>"); n != 1 {
		t.Errorf("%d scripts end", n)
	}
	// And none of a deck: braces stay braces.
	d, list := deck.LoadBytes("talk.yaml", p.Deck(curate.DeckOptions{}), deck.LoadOptions{})
	if list.HasErrors() || len(d.Quotes) != 1 {
		t.Fatal(list)
	}
	if got, _, ok := deck.SplitRuby(d.Quotes[0].Text.In("")); !ok || got != evil {
		t.Errorf("the deck says %q", got)
	}
}

// A cut is shown and the words stand in full beside it; both are the transcript's.
func TestShown(t *testing.T) {
	for _, c := range []struct{ text, shown, said string }{
		{"第一性原理意味着,你知道,把事物分解成最基本的元素,而不是靠类比。", "第一性原理意味着……把事物分解成最基本的元素,而不是靠类比。", "第一性原理意味着,你知道,把事物分解成最基本的元素,而不是靠类比。"},
		{"A light is not, you know, a building, it is a promise.", "A light is not … a building, it is a promise.", "A light is not, you know, a building, it is a promise."},
		{"不要渴望荣耀,要渴望工作。", "不要渴望荣耀,要渴望工作。", ""},
	} {
		tr := readText(t, "talk.txt", c.text)
		p := &curate.Proposal{Transcript: tr, Quotes: curate.Quotes(tr, curate.Options{})}
		if len(p.Quotes) != 1 {
			t.Errorf("%q: %d quotes", c.text, len(p.Quotes))
			continue
		}
		if shown, said := p.Shown(p.Quotes[0]); shown != c.shown || said != c.said {
			t.Errorf("%q is shown as %q, said %q", c.text, shown, said)
		}
	}
}

// The deck of any text loads.
func FuzzDeck(f *testing.F) {
	for _, s := range []string{"不要渴望荣耀,要渴望工作。我希望,我希望我们不是害怕未来,而是相信未来。", "Ann: Don't wait, build \"it\" {x|y}.\nBob: Why?\n", "# T: \\ \"x\"\n\nCourage is not, uh, fear: it is hope # no comment.", "Courage is not fear: it is hope" + strings.Repeat("@", 3000) + "."} {
		f.Add(s, "talk.txt")
	}
	f.Fuzz(func(t *testing.T, text, file string) {
		tr, _ := transcript.Read("talk.txt", []byte(text), transcript.Options{})
		if tr == nil {
			return
		}
		p := curate.Curate(tr, curate.Options{})
		if len(p.Quotes) == 0 {
			return
		}
		data := p.Deck(curate.DeckOptions{File: file})
		d, list := deck.LoadBytes("talk.yaml", data, deck.LoadOptions{})
		for _, one := range list {
			if one.Severity.String() == "error" {
				t.Fatalf("%v\n%s", one, data)
			}
		}
		if len(d.Quotes) != len(p.Quotes) {
			t.Fatalf("%d quotes of %d", len(d.Quotes), len(p.Quotes))
		}
	})
}
