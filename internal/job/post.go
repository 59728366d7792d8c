package job

import (
	"fmt"
	"slices"
	"strings"

	"cards/internal/caption"
	"cards/internal/deck"
	"cards/internal/layout"
	"cards/internal/theme"
	"cards/internal/words"
)

// Posts: all pictures of a size on a platform that takes it, in the order of the deck, with the words that go with them. A post holds as
// many pictures as the platform takes; more are posted in parts of about one length.

// Post is what is posted on a platform at once.
type Post struct {
	Platform string `json:"platform"`
	// Label is what people call the platform, in the deck's language.
	Label string `json:"label"`
	Lang  string `json:"lang"`
	Size  string `json:"size"`
	// Part counts from 1 to Parts.
	Part  int `json:"part"`
	Parts int `json:"parts"`
	// Title is nil where the platform has none.
	Title *Text `json:"title,omitempty"`
	Text  Text  `json:"text"`
	// Source says where the words of the pictures are from; it may be empty.
	Source string `json:"source,omitempty"`
	// Pictures are their files, in order.
	Pictures []string `json:"pictures"`
	// Folder holds what is uploaded, where the run wrote it.
	Folder string `json:"folder,omitempty"`

	shots []shot
}

// shot is one picture of a post.
type shot struct {
	unit *Unit
	page *layout.Page
}

// makePosts returns the posts of a plan that is laid out, platform by platform.
func (p *Plan) makePosts() []Post {
	type row struct{ size, lang string }
	var rows []row
	shots := map[row][]shot{}
	for i := range p.units {
		for _, page := range p.pages[i] {
			r := row{page.Size.Name, p.units[i].Lang}
			if shots[r] == nil {
				rows = append(rows, r)
			}
			shots[r] = append(shots[r], shot{&p.units[i], page})
		}
	}
	var out []Post
	for _, platform := range theme.Platforms() {
		if !platform.Posted() {
			continue
		}
		var mine []row
		sizes := map[string]bool{}
		for _, r := range rows {
			if shown, ok := platform.For(r.size); ok && !shown.Unposted {
				mine = append(mine, r)
				sizes[r.size] = true
			}
		}
		for _, r := range mine {
			shown, _ := platform.For(r.size)
			all, parts := shots[r], 1
			if shown.Pictures > 0 {
				parts = (len(all) + shown.Pictures - 1) / shown.Pictures
			}
			for part := range parts {
				post := Post{Platform: platform.Name, Label: theme.LabelIn(platform.Label, p.lang), Lang: r.lang, Size: r.size, Part: part + 1, Parts: parts,
					shots: all[len(all)*part/parts : len(all)*(part+1)/parts]}
				for _, s := range post.shots {
					post.Pictures = append(post.Pictures, picturePath(s.unit, s.page, p.pictured()))
				}
				p.write(&post, &platform)
				post.Folder = postFolder(&post, len(p.languages()) > 1, len(sizes) > 1)
				out = append(out, post)
			}
		}
	}
	return out
}

// pictured is the first format of pictures that the run makes, png where it makes none.
func (p *Plan) pictured() string {
	if formats := p.pictureFormats(); len(formats) > 0 {
		return formats[0]
	}
	return FormatPNG
}

// write composes the words of a post.
func (p *Plan) write(post *Post, platform *theme.Platform) {
	rules, own := &platform.Post, p.Deck.PostFor(platform.Name)
	t := p.postTelling(post, &own)
	w := words.For(post.Lang)
	part := ""
	if post.Parts > 1 {
		part = fmt.Sprintf("%s%d/%d%s", w.ParenOpen, post.Part, post.Parts, w.ParenClose)
		if w.ParenOpen == "(" {
			part = " " + part
		}
	}
	post.Source = t.Source
	if t.Address != "" {
		post.Source = strings.TrimSpace(t.Source + " " + t.Address)
	}
	if label := w.Source + w.Colon; post.Source != "" && !strings.HasPrefix(post.Source, label) {
		post.Source = label + post.Source
	}
	title := t.Title
	if t.Own != "" && own.Title.Set {
		title = own.Title.In(post.Lang)
	}
	if rules.Title.Most > 0 {
		if title == "" {
			brief := t.Brief()
			title = brief.Text
		}
		l := bound(rules.Title)
		l.Most -= caption.Count(part, l.Rule)
		short, cut := t.Short(title, l)
		text := counted(strings.TrimSpace(short+part), cut, rules.Title)
		post.Title = &text
		if !cut || t.Title != title {
			t.Title = "" // it need not be said twice
		}
	} else {
		switch {
		case t.Own != "" && title != "" && own.Title.Set:
			t.Own = strings.TrimSpace(title+part) + "\n\n" + t.Own
		case t.Own != "" && part != "":
			t.Own = strings.TrimSpace(part + " " + t.Own)
		case t.Own == "":
			t.Title = strings.TrimSpace(t.Title + part)
		}
	}
	text, shortened := t.Caption(tags(&own, rules), bound(rules.Text))
	post.Text = counted(text, shortened, rules.Text)
}

// postTelling is what a post says: the deck's own words, the one card that it has, or what its cards hold in one line each.
func (p *Plan) postTelling(post *Post, own *deck.Post) caption.Telling {
	var content []caption.Telling
	var cover, end *caption.Telling
	seen := map[string]bool{}
	for _, s := range post.shots {
		if seen[s.unit.Card] {
			continue
		}
		seen[s.unit.Card] = true
		t := p.tellingOf(s.unit)
		switch s.unit.Kind {
		case string(deck.CoverCard):
			cover = &t
		case string(deck.EndCard):
			end = &t
		default:
			content = append(content, t)
		}
	}
	title := own.Title.In(post.Lang)
	if title == "" && cover != nil {
		title = cover.Title
	}
	if title == "" {
		title = p.Deck.Title.In(post.Lang)
	}
	t := caption.Telling{Lang: post.Lang, Title: title}
	switch {
	case len(content) == 1 && content[0].Own == "":
		t = content[0]
		if t.Title == "" {
			t.Title = title
		}
	case len(content) > 0:
		for _, c := range content {
			t.Points = append(t.Points, c.Brief())
		}
		shareSigns(&t, content)
	case cover != nil:
		t = *cover
	case end != nil:
		t = *end
	}
	if cover != nil && t.Subtitle == "" && t.Title == cover.Title {
		t.Subtitle = cover.Subtitle
	}
	if end != nil && t.Call == "" {
		t.Call = end.Call
	}
	if text := strings.TrimSpace(own.Text.In(post.Lang)); text != "" {
		t.Own = text
	}
	return t
}

// mostSources is how many sources of a post are named.
const mostSources = 4

// shareSigns says whose the words of several cards are: once where they are one person's, else with each quote; and where they are from.
func shareSigns(t *caption.Telling, content []caption.Telling) {
	names, shared := []string{}, true
	for _, c := range content {
		if c.Name != "" && !slices.Contains(names, c.Name) {
			names = append(names, c.Name)
		}
		shared = shared && (c.Name == content[0].Name || c.Name == "")
	}
	switch {
	case len(names) == 1 && shared:
		t.Name = names[0]
		for _, c := range content {
			if t.Role == "" {
				t.Role = c.Role
			}
		}
	default:
		for i, c := range content {
			if t.Points[i].Quoted && t.Points[i].Aside == "" {
				t.Points[i].Aside = c.Name
			}
		}
	}
	var sources []string
	left := 0
	for _, c := range content {
		line := strings.TrimSpace(c.Source + " " + c.Address)
		switch {
		case line == "" || slices.Contains(sources, line):
		case len(sources) < mostSources:
			sources = append(sources, line)
			t.Source, t.Address = c.Source, c.Address
		default:
			left++
		}
	}
	if len(sources) > 1 {
		if left > 0 {
			sources = append(sources, words.For(t.Lang).More(left))
		}
		t.Source, t.Address = strings.Join(sources, "\n"), ""
	}
}
