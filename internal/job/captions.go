package job

import (
	"fmt"
	"slices"
	"strings"

	"cards/internal/caption"
	"cards/internal/deck"
	"cards/internal/diag"
	"cards/internal/layout"
	"cards/internal/theme"
)

// What is posted with the pictures: a caption of every card on every platform that takes its size, and one of each post that holds
// them all (post.go). They are composed when everything is laid out, since how many posts there are depends on how many pages.

// Caption is what is posted with one picture, on one or more platforms that take the same words.
type Caption struct {
	Text      string         `json:"text"`
	Platforms []PlatformText `json:"platforms"`
}

// PlatformText says how one platform takes a text.
type PlatformText struct {
	Platform string `json:"platform"`
	// Label is what people call it, in the deck's language.
	Label string `json:"label"`
	Length
}

// Text is a text that a platform takes, with how long it is.
type Text struct {
	Text string `json:"text"`
	Length
}

// Length is how long a text is as a platform counts.
type Length struct {
	Count int `json:"count"`
	// Limit is how long it may be; 0 where no limit is known. Unverified tells that no page of the platform says so.
	Limit      int  `json:"limit"`
	Unverified bool `json:"unverified,omitempty"`
	// Shortened tells that something was left out so that it fits.
	Shortened bool `json:"shortened,omitempty"`
}

// counted returns a text with its count on a platform.
func counted(text string, shortened bool, l theme.Limit) Text {
	return Text{text, Length{Count: caption.Count(text, caption.Rule(l.Count)), Limit: l.Most, Unverified: l.Unverified && l.Most > 0, Shortened: shortened}}
}

// bound returns a limit as package caption has it.
func bound(l theme.Limit) caption.Limit {
	return caption.Limit{Most: l.Most, Rule: caption.Rule(l.Count)}
}

// tags are those of the deck as a platform writes them.
func tags(post *deck.Post, rules *theme.PostRules) []string {
	var names []string
	for _, t := range post.Tags {
		names = append(names, t.V)
	}
	return caption.Tags(caption.Style(rules.Tags), rules.MostTags, names)
}

// wordsOf returns what a unit's card says in its language.
func (p *Plan) wordsOf(u *Unit) *layout.Telling {
	key := [2]string{u.Lang, u.Card}
	t, ok := p.tellings[key]
	if !ok {
		if p.tellings == nil {
			p.tellings = map[[2]string]*layout.Telling{}
		}
		t = u.tell()
		p.tellings[key] = t
	}
	return t
}

// tellingOf returns the same in the pieces from which captions are written.
func (p *Plan) tellingOf(u *Unit) caption.Telling { return p.wordsOf(u).Posted() }

// compose writes all captions and posts, and tells which were shortened.
func (p *Plan) compose() diag.List {
	for i := range p.units {
		if len(p.pages[i]) > 0 {
			p.caption(&p.units[i], p.pages[i][0].Size)
		}
	}
	p.captionTwin()
	p.posts = p.makePosts()
	return p.tellShortened()
}

// caption writes the captions of a unit.
func (p *Plan) caption(u *Unit, size theme.Size) {
	t := p.tellingOf(u)
	u.caption, _ = t.Caption(nil, caption.Limit{})
	u.captions = nil
	u.source, u.brand = p.wordsOf(u).From().Title, p.Deck.Brand.Name.In(u.Lang)
	for _, platform := range theme.Platforms() {
		if shown, ok := platform.For(size.Name); !ok || shown.Unposted || !platform.Posted() {
			continue
		}
		post := p.Deck.PostFor(platform.Name)
		text, shortened := t.Caption(tags(&post, &platform.Post), bound(platform.Post.Text))
		shown := PlatformText{platform.Name, theme.LabelIn(platform.Label, p.lang), counted(text, shortened, platform.Post.Text).Length}
		if i := slices.IndexFunc(u.captions, func(c Caption) bool { return c.Text == text }); i >= 0 {
			u.captions[i].Platforms = append(u.captions[i].Platforms, shown)
		} else {
			u.captions = append(u.captions, Caption{text, []PlatformText{shown}})
		}
	}
}

// tellShortened tells once for each platform what had to be shortened for it.
func (p *Plan) tellShortened() diag.List {
	var list diag.List
	for _, platform := range theme.Platforms() {
		var cards []string
		for i := range p.units {
			if u := &p.units[i]; u.shortenedOn(platform.Name) && !slices.Contains(cards, u.Card) {
				cards = append(cards, u.Card)
			}
		}
		at := diag.Pos{File: p.Deck.File}
		if len(cards) > 0 {
			at = p.cardPos(cards[0])
		}
		what := slices.Clone(cards)
		for i := range p.posts {
			if post := &p.posts[i]; post.Platform == platform.Name && (post.Text.Shortened || post.Title != nil && post.Title.Shortened) {
				what = append(what, "the post")
				break
			}
		}
		if len(what) == 0 {
			continue
		}
		const named = 5
		if n := len(what); n > named {
			what = append(what[:named-1], fmt.Sprintf("%d more", n-named+1))
		}
		d := diag.Diagnostic{Pos: at, Severity: diag.Note, Code: "caption-shortened",
			Message: fmt.Sprintf("what is posted on %s was shortened to the length that it takes: %s", theme.LabelIn(platform.Label, "en"), strings.Join(what, ", ")),
			Hint:    "say it shorter in caption: of the card, or in post: for the platform"}
		if len(cards) > 0 {
			d.Card = cards[0]
		}
		list.Add(d)
	}
	return list
}

// shortenedOn reports whether a platform takes less than the caption of the unit.
func (u *Unit) shortenedOn(platform string) bool {
	for _, c := range u.captions {
		for _, on := range c.Platforms {
			if on.Platform == platform {
				return on.Shortened
			}
		}
	}
	return false
}

// altFor returns the text alternative of a page on a platform: the page's own, or a shorter one of what that page says.
func (p *Plan) altFor(u *Unit, page *layout.Page, l theme.Limit) string {
	if bound(l).Holds(page.Scene.Alt) {
		return page.Scene.Alt
	}
	t := p.tellingOf(u)
	t.Own = ""
	if own := p.wordsOf(u).Alt; own != "" {
		t = caption.Telling{Lang: t.Lang, Own: own}
	}
	t.Points = onPage(t.Points, page)
	return t.Alt(bound(l))
}

// onPage keeps the points that a page says: those that it has boxes of, and in a frame that reveals the event that is lit.
func onPage(points []caption.Point, page *layout.Page) []caption.Point {
	lit, events := map[string]bool{}, map[string]bool{}
	for _, e := range page.Events {
		events[e.Item] = true
		if e.Lit {
			lit[e.Item] = true
		}
	}
	has := func(p *caption.Point) bool {
		if page.Frame > 0 && len(lit) > 0 && len(lit) < len(events) {
			return lit[p.Item]
		}
		if events[p.Item] {
			return true
		}
		for i := range page.Scene.Boxes {
			if rest, ok := strings.CutPrefix(page.Scene.Boxes[i].Item, p.Item); ok && (rest == "" || rest[0] == '.') {
				return true
			}
		}
		return false
	}
	var out []caption.Point
	for i := range points {
		if has(&points[i]) {
			out = append(out, points[i])
		}
	}
	if len(out) == 0 {
		return points
	}
	return out
}
