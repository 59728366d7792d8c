package curate_test

import (
	"regexp"
	"strings"
	"testing"

	"cards/internal/curate"
	"cards/internal/deck"
	"cards/internal/edtf"
	"cards/internal/transcript"
)

// Where a part of a year or month was said, the deck says it, and means the very same time; where EDTF says it as well, it is EDTF.
func TestDatesInWords(t *testing.T) {
	today, err := edtf.Parse("2025-06-16")
	if err != nil {
		t.Fatal(err)
	}
	text := "林：2019年底，我们在河边开了第一家店，没有人相信我们。2020年初，店关了门。2021年上半年，我们又开了一家新店。2022年5月底，老客人都回来了。去年年底，我们有了一百个人。那是2016年。年末，我们搬到了山上，把东西都带走了。2018年中，我们修好了桥。2023年10月，大水冲走了那座桥。2017年第四季度，我们修了一条路。"
	tr, _ := transcript.Read("talk.txt", []byte(text), transcript.Options{})
	p := curate.Curate(tr, curate.Options{Date: today})
	data := p.Deck(curate.DeckOptions{Title: "x"})
	var got []string
	for _, m := range regexp.MustCompile(`(?m)^      - date: "(.*)"$`).FindAllStringSubmatch(string(data), -1) {
		got = append(got, m[1])
	}
	want := "2016年末 2017-36 2018年中 2019年底 2020年初 2021-40 2022年5月底 2023-10 2024年底"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("the deck has %s, want %s", s, want)
	}
	d, list := deck.LoadBytes("talk.yaml", data, deck.LoadOptions{})
	if list.HasErrors() {
		t.Fatal(list)
	}
	for i, e := range d.Timelines[0].Events {
		if e.Date.V.String() != p.Events[i].Date.String() {
			t.Errorf("%s is read as %s, and %s was found", got[i], e.Date.V, p.Events[i].Date)
		}
	}
}
