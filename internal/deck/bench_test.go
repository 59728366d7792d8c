package deck

import (
	"fmt"
	"strings"
	"testing"

	"cards/internal/source"
)

func bigDeck(quotes int) []byte {
	var b strings.Builder
	b.WriteString("title: \"从车库到火星\"\ndate: 2025-06-16\nspeakers: {musk: {name: \"埃隆·马斯克\"}}\nsources: {talk: {title: \"AI 创业学校\", kind: interview}}\nquotes:\n")
	for i := range quotes {
		fmt.Fprintf(&b, "  - id: quote-%d\n    text: \"我想尝试创造一些有用的东西，不要渴望荣耀，要渴望工作。成功的几率不到10%%，也许是1%%。\"\n    at: \"00:03:12\"\n    mark: [\"工作\"]\n    keep: [\"荣耀\"]\n    lines: \"我想尝试创造一些有用的东西，/不要渴望荣耀，要渴望工作。/成功的几率不到10%%，也许是1%%。\"\n", i)
	}
	return []byte(b.String())
}

// BenchmarkBuild is a deck of 200 quotes without reading the YAML: what a cold run waits for.
func BenchmarkBuild(b *testing.B) {
	root, list := source.Read("deck.yaml", bigDeck(200), source.Options{})
	b.ReportAllocs()
	for b.Loop() {
		if d, list := build("deck.yaml", root, list, LoadOptions{Sizes: testSizes}); len(d.Quotes) != 200 || len(list) > 0 {
			b.Fatal(list)
		}
	}
}

// BenchmarkLoadBytes is the same with reading.
func BenchmarkLoadBytes(b *testing.B) {
	data := bigDeck(200)
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if d, list := LoadBytes("deck.yaml", data, LoadOptions{Sizes: testSizes}); len(d.Quotes) != 200 || len(list) > 0 {
			b.Fatal(list)
		}
	}
}
