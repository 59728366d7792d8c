package layout

import (
	"strings"
	"testing"

	"cards/internal/scene"
)

// faceOf is the face of the first words of a box.
func faceOf(p *Page, b *scene.Box) string {
	for _, it := range p.Scene.Items[b.From:b.To] {
		if words, ok := it.(scene.Text); ok {
			return words.Run.Face.Key()
		}
	}
	return ""
}

// TestNumberWords: of the words over a figure a sentence that ends there is a head, bold in signal; what leads to the figure is a label, smaller
// than the head and than the unit beside the figure; and the mark that ends a figure's clause, where it is kept, is no larger than that.
func TestNumberWords(t *testing.T) {
	for _, row := range []struct{ lang, text, value, against, head, lead, unit, mark string }{
		{"zh-Hans", "六个月建成十万张 H100 的集群。供应商说要18—24个月，我们说6个月。", "18—24个月", "6个月", "六个月建成十万张H100的集群。", "供应商说要", "个月", "，"},
		{"zh-Hant", "六個月建成。供應商說要18—24個月，我們說6個月。", "18—24個月", "6個月", "六個月建成。", "供應商說要", "個月", "，"},
		{"ja", "半年で完成した。業者は18〜24か月、私たちは6か月。", "18〜24か月", "6か月", "半年で完成した。", "業者は", "か月", "、"},
	} {
		page := pagesOf(t, "signal", "square", formSigned[0]+"lang: "+row.lang+"\nquotes: [{text: \""+row.text+"\", punctuation: keep, number: {value: "+row.value+", against: {value: "+row.against+"}}}]\n")[0]
		found := map[string]scene.Box{}
		for _, b := range boxesOf(page, "quote") {
			if _, ok := found[strings.TrimSpace(b.Text)]; !ok {
				found[strings.TrimSpace(b.Text)] = b
			}
		}
		head, lead, unit, mark := found[row.head], found[row.lead], found[row.unit], found[row.mark]
		if head.FontSize == 0 || lead.FontSize == 0 || unit.FontSize == 0 || mark.FontSize == 0 {
			t.Errorf("%s: head %.0f, lead %.0f, unit %.0f, mark %.0f px", row.lang, head.FontSize, lead.FontSize, unit.FontSize, mark.FontSize)
			continue
		}
		if !strings.HasSuffix(faceOf(page, &head), "-700") || !strings.HasSuffix(faceOf(page, &lead), "-400") {
			t.Errorf("%s: the head is set in %s, what leads to the figure in %s", row.lang, faceOf(page, &head), faceOf(page, &lead))
		}
		if lead.FontSize >= head.FontSize || lead.FontSize >= unit.FontSize || mark.FontSize >= unit.FontSize {
			t.Errorf("%s: head %.1f, what leads to the figure %.1f, its unit %.1f, the mark %.1f", row.lang, head.FontSize, lead.FontSize, unit.FontSize, mark.FontSize)
		}
		if got := strings.ReplaceAll(quoteOf(page), " ", ""); got != strings.ReplaceAll(row.text, " ", "") {
			t.Errorf("%s: the card says %q", row.lang, got)
		}
	}
}

// drawnIn counts the glyphs that are drawn of a box.
func drawnIn(p *Page, b *scene.Box) (n int) {
	for _, it := range p.Scene.Items[b.From:b.To] {
		if words, ok := it.(scene.Text); ok {
			n += len(words.Run.Glyphs)
		}
	}
	return n
}

// TestQuietMarks: the mark that ends the clause of a figure with a bar, and that of the sentence over it, are read and not drawn; what asks or calls
// is drawn, and so is all in a deck that keeps its punctuation.
func TestQuietMarks(t *testing.T) {
	for _, row := range []struct {
		text, keep string
		// drawn are the texts of boxes and how many glyphs of each are drawn.
		drawn map[string]int
	}{
		{"六个月建成。供应商说要18—24个月，我们说6个月。", "", map[string]int{"六个月建成。": 5, "个月，": 2, "个月。": 2}},
		{"六个月建成。供应商说要18—24个月，我们说6个月！", "", map[string]int{"六个月建成。": 5, "个月，": 2, "个月": 2, "！": 1}},
		{"是的，建成了。供应商说要18—24个月，我们说6个月。", "", map[string]int{"是的，建成了。": 7, "个月，": 2, "个月。": 2}},
		{"六个月建成。供应商说要18—24个月，我们说6个月。", "punctuation: keep, ", map[string]int{"六个月建成。": 6, "个月": 2, "，": 1, "。": 1}},
	} {
		page := pagesOf(t, "signal", "square", formSigned[0]+"lang: zh-Hans\nquotes: [{text: \""+row.text+"\", "+row.keep+"number: {value: 18—24个月, against: {value: 6个月}}}]\n")[0]
		got := map[string]int{}
		for _, b := range boxesOf(page, "quote") {
			got[strings.TrimSpace(b.Text)] = drawnIn(page, &b)
		}
		for words, n := range row.drawn {
			if got[words] != n {
				t.Errorf("%s%s: of %q %d glyphs are drawn, want %d; the boxes are %v", row.keep, row.text, words, got[words], n, got)
			}
		}
		if said := quoteOf(page); said != row.text {
			t.Errorf("%s: the card says %q", row.text, said)
		}
	}
}
