package layout

import (
	"math"
	"strings"
	"testing"

	"cards/internal/scene"
)

// Cards of the theme photo without a picture have its streak where there is room, and never under their words.
func TestStreaks(t *testing.T) {
	streaks := 0
	for _, text := range []string{"粉碎你的自我。", "我最初并没有想过要创造一些伟大的东西。我想尝试创造一些有用的东西。", strings.Repeat("这就是为什么我认为成为一个多行星物种很重要。", 5)} {
		for _, size := range []string{"portrait", "story", "slide", "og", "square"} {
			for _, p := range pagesOf(t, "photo", size, "lang: zh-Hans\nquotes: ["+text+"]") {
				group := p.Scene.Items[0].(scene.Group)
				for _, item := range group.Items {
					fill := item.(scene.Fill)
					if fill.Paint.Gradient == nil {
						continue
					}
					streaks++
					for _, l := range boxes(p, "quote")[0].Lines {
						if fill.Path.Bounds().Overlaps(l.Ink) {
							t.Errorf("%s, %.12s: the streak lies under the words", size, text)
						}
					}
				}
			}
		}
	}
	if streaks < 8 {
		t.Errorf("%d streaks", streaks)
	}
}

// The pages of one quote have one sky, the cards of a series one horizon where their words leave it.
func TestOneSky(t *testing.T) {
	const long = "我应该指出，我最初并没有打算创办一家公司。我试图在Netscape找到一份工作。我把我的简历寄给了Netscape。马克·亨德里克斯知道这件事。但我认为他从未看过我的简历。然后没有人回应。然后我试图在Netscape的大厅里闲逛，看看我是否能碰到某个人。但我太害羞了，不敢和任何人说话。所以我想，“天哪，这太荒谬了。”所以我只会为自己写东西，看看会发生什么。所以它实际上并不是从“我想创办一家公司”的角度出发的。我只是想参与建设互联网。"
	for _, size := range []string{"weibo", "x"} {
		pages := pagesOf(t, "photo", size, signedDeck("知足。", "大器晚成。", long))
		if len(pages) < 4 {
			t.Fatalf("%s: %d pages", size, len(pages))
		}
		if a, b := pages[0].streak, pages[1].streak; a.form != map[string]streakForm{"weibo": streakOver, "x": streakMargin}[size] || b.form != a.form || a.horizon != b.horizon {
			t.Errorf("%s: horizons at %g and %g px", size, a.horizon, b.horizon)
		}
		shown := 0
		for _, p := range pages[2:] {
			if boxesOf(p, "decoration")[0].To > boxesOf(p, "decoration")[0].From && len(p.Scene.Items[boxesOf(p, "decoration")[0].From].(scene.Group).Items) > 0 {
				shown++
			}
		}
		if shown != 0 && shown != len(pages)-2 {
			t.Errorf("%s: %d of %d pages of a quote have a sky", size, shown, len(pages)-2)
		}
	}
}

// Every card of a deck without pictures has the sky, whatever its form and its shape; on a high page over its words, lists and columns too, on a low
// one between words and names, and the streak stands in the margin.
func TestEveryCardHasTheSky(t *testing.T) {
	deck := signedDeck("知足。", "大器晚成。", "我最初并没有想过要创造一些伟大的东西。我想尝试创造一些有用的东西。", "{text: \"床前明月光，\\n疑是地上霜。\\n举头望明月，\\n低头思故乡。\", set: poem}", "{text: 大器晚成。, layout: vertical}", "{text: 大器晚成。, layout: centre}") +
		"\nlists: [{title: 两句, items: [q01, q02]}]\ncover: {title: 十句短话}\nend: {title: 完}\n"
	for _, size := range []string{"xiaohongshu", "square", "slide", "og", "wechat-cover"} {
		pages := pagesOf(t, "photo", size, deck)
		if len(pages) < 9 {
			t.Fatalf("%s: %d pages", size, len(pages))
		}
		for _, p := range pages {
			sky := boxesOf(p, "decoration")[0]
			items := p.Scene.Items[sky.From].(scene.Group).Items
			if len(items) < 4 {
				t.Errorf("%s: %s has no sky", size, p.Card)
				continue
			}
			horizon, streak := items[0].(scene.Fill).Path.Bounds().Y, items[2].(scene.Fill).Path.Bounds()
			for _, b := range p.Scene.Boxes {
				for _, l := range b.Lines {
					if l.Ink.Overlaps(streak) {
						t.Errorf("%s: the streak of %s lies under %q", size, p.Card, l.Text)
					}
					if l.Ink.Y < horizon && l.Ink.Bottom() > horizon {
						t.Errorf("%s: the horizon of %s at %.0f px runs through %q", size, p.Card, horizon, l.Text)
					}
				}
			}
			want := streakMargin
			if size == "xiaohongshu" {
				want = streakOver
			}
			if p.Kind == "quote" && p.streak.form != want {
				t.Errorf("%s: the sky of %s, %s, is not where the others have it", size, p.Card, p.Layout)
			}
		}
	}
}

// Words that leave the height stand off the horizon under them, figures and titles as others.
func TestWordsStandOffTheHorizon(t *testing.T) {
	deck := strings.Replace(signedDeck("{text: \"成功的几率不到10%，也许是1%。\", number: 10%}"), "quotes:", "cover: {title: 十句短话, subtitle: 老话}\nquotes:", 1)
	for _, size := range []string{"og", "slide", "square"} {
		for _, p := range pagesOf(t, "photo", size, deck) {
			foot := 0.0
			for _, b := range p.Scene.Boxes {
				if b.Role == "quote" || b.Role == "title" || b.Role == "subtitle" {
					foot = math.Max(foot, inkOf(&b).Bottom())
				}
			}
			horizon := p.Scene.Items[boxesOf(p, "decoration")[0].From].(scene.Group).Items[0].(scene.Fill).Path.Bounds().Y
			if least := 0.025 * p.Scene.Height; horizon-foot < least {
				t.Errorf("%s: the words of %s end %.0f px over the horizon, less than %.0f", size, p.Card, horizon-foot, least)
			}
		}
	}
}
