package layout

import (
	"fmt"
	"testing"

	"cards/internal/scene"
)

// footGap is the space between the ink of the last line of a quote and that of the name under it, px, and their sizes.
func footGap(t *testing.T, p *Page) (gap float64, quote, name scene.Box) {
	t.Helper()
	quotes, speakers := boxesOf(p, "quote"), boxesOf(p, "speaker")
	quote, name = quotes[len(quotes)-1], speakers[0]
	for _, b := range speakers {
		if b.Y > name.Y && b.FontSize >= name.FontSize {
			name = b
		}
	}
	return name.Lines[0].Ink.Y - quote.Lines[len(quote.Lines)-1].Ink.Bottom(), quote, name
}

// However large a quote, its name stands farther from its last line than its lines do from each other, on pages low and high, with a picture
// or a portrait or without, and under what is said in turns.
func TestNamesApartFromQuotes(t *testing.T) {
	quotes := []string{
		"\u7c89\u788e\u4f60\u7684\u81ea\u6211\u3002", "\u4e0d\u8981\u6e34\u671b\u8363\u8000\uff0c\u8981\u6e34\u671b\u5de5\u4f5c\u3002", candle,
		"\u6211\u505a\u4e86\u56db\u5341\u5e74\u8239\uff0c\u6700\u5927\u7684\u4f53\u4f1a\u662f\uff1a\u56fe\u7eb8\u4e0a\u753b\u5f97\u518d\u76f4\u7684\u7ebf\uff0c\u5230\u4e86\u6728\u5934\u4e0a\u90fd\u4f1a\u5f2f\u4e00\u70b9\u3002\u4f60\u8981\u662f\u548c\u5b83\u8f83\u52b2\uff0c\u8239\u5c31\u4f1a\u6f0f\u6c34\u3002",
		"{turns: [{speaker: \u8bb0\u8005, text: \u60a8\u6700\u6015\u4ec0\u4e48\uff1f}, {speaker: a, text: \u6015\u5b83\u6d6e\u4e0d\u8d77\u6765\u3002\u540e\u6765\u624d\u660e\u767d\uff0c\u6d6e\u8d77\u6765\u5bb9\u6613\uff0c\u96be\u7684\u662f\u8ba9\u4eba\u6562\u5750\u4e0a\u53bb\u3002}]}",
	}
	check := func(where string, p *Page) {
		gap, quote, name := footGap(t, p)
		between := 0.0
		for i, l := range quote.Lines[1:] {
			if space := l.Ink.Y - quote.Lines[i].Ink.Bottom(); i == 0 || space < between {
				between = space
			}
		}
		if gap < 0.5*quote.FontSize || gap < name.FontSize || gap < between {
			t.Errorf("%s: %.0f px under words of %.0f px with %.0f px between their lines, over a name of %.0f", where, gap, quote.FontSize, between, name.FontSize)
		}
	}
	for _, size := range []string{"x", "linkedin", "bilibili", "slide", "weibo", "square"} {
		for _, p := range pagesOf(t, "photo", size, signedDeck(quotes...)) {
			check("photo "+size+" "+p.Card, p)
		}
		for _, look := range []string{"photo", "paper", "forest"} {
			yaml := onPhoto(candle, ", focus: [0.3, 0.2]")
			for _, p := range photographed(t, look, yaml, testPictures["grey"]).Cards()[0].Lay(sizeOf(t, size)) {
				check(fmt.Sprint(look, " on a picture, ", size), p)
			}
		}
		check("beside a portrait, "+size, portrayedPages(t, "photo", size, candle, profiled(false, true))[0])
	}
}

// The photographer's name is no line of the speaker's: the space under it is larger than that between those.
func TestPhotographerApart(t *testing.T) {
	for _, size := range []string{"x", "linkedin", "weibo", "slide"} {
		p := photoPageOf(t, size, onPhoto(candle, ", focus: [0.3, 0.2], credit: \u738b\u5c0f\u660e"), testPictures["grey"])
		note, name := boxOf(t, p, "note"), boxOf(t, p, "speaker")
		if gap := name.Lines[0].Ink.Y - note.Lines[0].Ink.Bottom(); gap < 0.75*note.FontSize {
			t.Errorf("%s: %.0f px under a photographer of %.0f px", size, gap, note.FontSize)
		}
	}
}

// The horizon, its light and the streak keep off an oversized quotation mark, as they do off words.
func TestStreakOffHungMark(t *testing.T) {
	marks := 0
	for _, size := range []string{"weibo", "square", "story", "portrait", "x"} {
		for _, text := range []string{"\u5c3d\u4e00\u5207\u52aa\u529b\u786e\u4fdd\u8fd9\u652f\u5fae\u5f31\u7684\u8721\u70db\u4e0d\u4f1a\u7184\u706d\u3002", "\u77e5\u8db3\u3002"} {
			p := pagesOf(t, "photo", size, signedDeck("{text: "+text+", layout: hanging-mark}"))[0]
			decorations := boxesOf(p, "decoration")
			if len(decorations) < 2 {
				continue
			}
			mark := decorations[len(decorations)-1].Rect
			if mark.W >= p.Scene.Width {
				continue
			}
			marks++
			for i, item := range p.Scene.Items[decorations[0].From].(scene.Group).Items {
				bounds := item.(scene.Fill).Path.Bounds()
				if sea := bounds.W >= p.Scene.Width && bounds.Bottom() >= p.Scene.Height; sea && bounds.Y <= mark.Y {
					continue
				}
				if bounds.Overlaps(mark) {
					t.Errorf("%s, %.9s: item %d of the streak, %v, behind the mark at %v", size, text, i, bounds, mark)
				}
			}
		}
	}
	if marks < 4 {
		t.Errorf("%d marks", marks)
	}
}
