package layout

import (
	"slices"
	"strings"
	"testing"
)

// quotationMarks are the widths of the quotation marks over the quotes of a deck, px, 0 where there is none.
func quotationMarks(t *testing.T, size, deck string) (widths []float64) {
	t.Helper()
	for _, p := range pagesOf(t, "grid", size, deck) {
		if p.Kind != "quote" {
			continue
		}
		w := 0.0
		for _, b := range boxesOf(p, "decoration") {
			if !slices.ContainsFunc(p.mark.places, func(at markPlace) bool { return b.H == 2*at.w }) {
				continue // the frame of what tells that it goes on
			}
			w = b.W
			for _, said := range p.Scene.Boxes {
				if ink := inkOf(&said); said.Role != "decoration" && ink.Overlaps(b.Rect) {
					t.Errorf("%s: the mark of %s stands on %q", size, p.Card, said.Text)
				}
			}
		}
		widths = append(widths, w)
	}
	return widths
}

// TestMarksOfOneDeck: the quotes of a deck that are about as long have one size of mark, though alone some would have a larger one.
func TestMarksOfOneDeck(t *testing.T) {
	alone, low := quotationMarks(t, "square", signedDeck("大音希声。")), quotationMarks(t, "square", signedDeck("知人者智，自知者明。"))
	if alone[0] <= low[0] || low[0] == 0 {
		t.Fatalf("alone, their marks are %v and %v", alone, low)
	}
	if both := quotationMarks(t, "square", signedDeck("大音希声。", "知人者智，自知者明。")); both[0] != low[0] || both[1] != low[0] {
		t.Errorf("of one deck, their marks are %v", both)
	}
	// A quote of another length does not take it from them, and its own is no larger.
	mixed := quotationMarks(t, "xiaohongshu", signedDeck("大音希声。", "知人者智，自知者明。", strings.Repeat("我们应该尽一切努力确保这支微弱的蜡烛不会熄灭，", 2)+"这是我想说的话。"))
	if mixed[0] != mixed[1] || mixed[0] != alone[0] || mixed[2] > mixed[0] {
		t.Errorf("beside a longer one they are %v", mixed)
	}
}

// TestMarksOfLongQuotes: long quotes have one small mark, on all their pages or on none; none is had by those that are as long as one without room.
func TestMarksOfLongQuotes(t *testing.T) {
	sentence := "我们没有足够的时间从头开始建造一座建筑，所以我们必须找到一座现有的建筑。"
	for _, size := range []string{"xiaohongshu", "square"} {
		marks := quotationMarks(t, size, signedDeck(strings.Repeat(sentence, 3), strings.Repeat(sentence, 4), strings.Repeat(sentence, 8)))
		gone := false
		for i, w := range marks {
			gone = gone || w == 0
			if (w > 0 && gone) || (w > 0 && w != marks[0]) {
				t.Errorf("%s: mark %d of %v", size, i, marks)
			}
		}
		if size == "xiaohongshu" && marks[0] == 0 {
			t.Errorf("%s: %v", size, marks)
		}
	}
}
