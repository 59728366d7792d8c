package job

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"cards/internal/render/raster"
)

// benchPage lays out, draws and encodes one unit of a deck over and over, as one worker of a run does when caches are warm.
func benchPage(b *testing.B, data, size string) {
	plan, list := Open(writeDeck(b, data), Request{Sizes: []string{size}})
	if plan == nil {
		b.Fatal(list.Error())
	}
	renderer := raster.New()
	unit := plan.units[0]
	bytes := 0
	work := func() {
		for _, page := range unit.Lay() {
			data, _, err := (&Options{}).encodePNG(renderer, page)
			if err != nil {
				b.Fatal(err)
			}
			bytes = len(data)
		}
	}
	work()
	b.ReportAllocs()
	for b.Loop() {
		work()
	}
	b.ReportMetric(float64(bytes), "file-bytes")
}

// BenchmarkCard is one 1080×1350 quote: lay out, draw, encode.
func BenchmarkCard(b *testing.B) {
	benchPage(b, `lang: zh-Hans
speakers: {musk: {name: "埃隆·马斯克", role: "SpaceX、特斯拉"}}
sources: {talk: {title: "AI 创业学校", published: 2025-06-16}}
quotes: [{text: "我们正处于智能大爆炸的非常非常早期的阶段，不要渴望荣耀，要渴望工作。", mark: ["工作"]}]
`, "portrait")
}

// BenchmarkTimelineSlide is a timeline of twelve events at 1920×1080.
func BenchmarkTimelineSlide(b *testing.B) {
	var data strings.Builder
	data.WriteString("lang: zh-Hans\ntimelines:\n- title: \"从车库到火星\"\n  events:\n")
	for i := range 12 {
		fmt.Fprintf(&data, "  - {date: %d, title: \"第%d件值得记住的事\", text: \"一句说明的话。\"}\n", 1995+i*i/5, i+1)
	}
	benchPage(b, data.String(), "slide")
}

// manyCards is a deck of n quotes that differ.
func manyCards(n int) string {
	var data strings.Builder
	data.WriteString("lang: zh-Hans\nsizes: [portrait]\nspeakers: {musk: {name: \"埃隆·马斯克\"}}\nsources: {talk: {title: \"AI 创业学校\"}}\nquotes:\n")
	for i := range n {
		fmt.Fprintf(&data, "- \"第%d句：不要渴望荣耀，%s要渴望工作。\"\n", i+1, strings.Repeat("我们还在非常早期的阶段，", i%4))
	}
	return data.String()
}

// BenchmarkDeck200 is a whole run of 200 cards: read, lay out, draw, write.
func BenchmarkDeck200(b *testing.B) {
	const n = 200
	deck := writeDeck(b, manyCards(n))
	b.ReportAllocs()
	for b.Loop() {
		plan := laid(b, deck, Request{Out: b.TempDir()})
		if _, err := plan.Draw(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "cards/s")
}
