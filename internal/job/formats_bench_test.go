package job

import (
	"context"
	"testing"

	"cards/internal/layout"
)

// tabledDecks are those that the table of formats is made of.
var tabledDecks = []string{"ai-startup-school", "photographs", "printing"}

// BenchmarkFormats is the table of what a page takes in each format, for sample decks at 1920×1080, whose pages are laid out before:
// KB/page and ms/page. Run it with -benchtime 1x.
func BenchmarkFormats(b *testing.B) {
	for _, row := range []struct {
		name    string
		request Request
	}{
		{"png", Request{Formats: []string{"png"}}},
		{"png-palette", Request{Formats: []string{"png"}, Palette: true}},
		{"jpg", Request{Formats: []string{"jpg"}}},
		{"webp", Request{Formats: []string{"webp"}}},
		{"svg", Request{Formats: []string{"svg"}}},
		{"svg-outline", Request{Formats: []string{"svg"}, Outlines: true}},
		{"pdf", Request{Formats: []string{"pdf"}}},
		{"pptx", Request{Formats: []string{"pptx"}}},
		{"html", Request{Formats: []string{"html"}, HTML: HTMLOptions{Form: "list"}}},
		{"png+anim-webp", Request{Formats: []string{"png"}, Animate: AnimateOptions{Formats: []string{"webp"}}}},
		{"png+anim-png", Request{Formats: []string{"png"}, Animate: AnimateOptions{Formats: []string{"apng"}}}},
		{"png+anim-gif", Request{Formats: []string{"png"}, Animate: AnimateOptions{Formats: []string{"gif"}}}},
	} {
		for _, deck := range tabledDecks {
			b.Run(deck+"/"+row.name, func(b *testing.B) {
				row.request.Sizes, row.request.Out = []string{"slide"}, b.TempDir()
				plan := laid(b, "../../assets/decks/"+deck+".yaml", row.request)
				var size int64
				// The first run reads fonts and fills caches.
				if _, err := plan.Draw(context.Background()); err != nil {
					b.Fatal(err)
				}
				for b.Loop() {
					result, err := plan.Draw(context.Background())
					if err != nil {
						b.Fatal(err)
					}
					size = 0
					for _, f := range result.Written {
						size += int64(f.Bytes)
					}
				}
				pages := float64(plan.Count())
				b.ReportMetric(float64(size)/1000/pages, "KB/page")
				b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/pages, "ms/page")
			})
		}
	}
}

// BenchmarkDocument300 is a document of 300 pages, those of a long timeline over and over.
func BenchmarkDocument300(b *testing.B) {
	const n, most = 300, 30_000_000
	plan := laid(b, "../../assets/decks/printing.yaml", Request{Formats: []string{"pdf"}})
	var all []*layout.Page
	for _, pages := range plan.pages {
		all = append(all, pages...)
	}
	var many []*layout.Page
	for len(many) < n {
		many = append(many, all[len(many)%len(all)])
	}
	plan.pages = [][]*layout.Page{many}
	var data []byte
	b.ReportAllocs()
	for b.Loop() {
		made, pages, err := plan.pdf(context.Background())
		if err != nil || pages != n || len(made) > most {
			b.Fatalf("%d pages in %d bytes: %v", pages, len(made), err)
		}
		data = made
	}
	b.ReportMetric(float64(len(data))/1e6, "MB")
}
