package layout

import (
	"math"
	"os"
	"strings"
	"testing"
)

// The label of the deck's date stands at its own line, and not between the words of an event and the ruler, where it was read as the next line of them.
func TestNowLabelIsNoLineOfAnEvent(t *testing.T) {
	deck, err := os.ReadFile("../sheets/testdata/lengths.zh-Hans.yaml")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, look := range []string{"ink", "dawn", "paper", "signal", "grid"} {
		for _, name := range []string{"linkedin", "x"} {
			for _, p := range pagesOf(t, look, name, string(deck)) {
				if p.Kind != "timeline" {
					continue
				}
				for _, now := range p.Scene.Boxes {
					if !strings.HasPrefix(now.Text, "采访") {
						continue
					}
					seen++
					for _, b := range p.Scene.Boxes {
						if b.Role != "title" && b.Role != "text" && b.Role != "date" || b.Text == now.Text || strings.Contains(b.Text, "车库") {
							continue
						}
						over := math.Min(b.Right(), now.Right()) - math.Max(b.X, now.X)
						if apart := now.Y - b.Bottom(); over > 0 && apart >= 0 && apart < 1.2*now.H && !strings.Contains(b.Text, "超级智能") {
							t.Errorf("%s, %s: %q at %v stands under %q at %v", look, name, now.Text, now.Rect, b.Text, b.Rect)
						}
					}
				}
			}
		}
	}
	if seen < 8 {
		t.Errorf("only %d labels were seen", seen)
	}
}

// On a timeline the brand is written as on the other cards, and stands in the margin's line.
func TestTimelineBrandAsOnCards(t *testing.T) {
	for _, look := range []string{"ink", "dawn", "night", "paper"} {
		for _, name := range []string{"square", "slide"} {
			for _, p := range pagesOf(t, look, name, "lang: zh-Hans\nbrand: {name: 有用集}\ntimelines: [{title: 路, events: [{date: 1995, title: 甲}, {date: 2001, title: 乙}, {date: 2008, title: 丙}]}]\n") {
				for _, b := range boxes(p, "brand") {
					if b.Text != "有用集" || b.X < p.Safe.X+0.04*p.Scene.Width {
						t.Errorf("%s, %s: the brand is written %q at %v", look, name, b.Text, b.Rect)
					}
				}
			}
		}
	}
}
