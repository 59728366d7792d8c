package job

import (
	"fmt"

	"cards/internal/diag"
	"cards/internal/theme"
)

// How many pictures a run makes for each platform, and whether one post takes them.

// PlatformPictures is what a run makes for one platform in one size and language.
type PlatformPictures struct {
	Platform string `json:"platform"`
	Size     string `json:"size"`
	Lang     string `json:"lang"`
	Pictures int    `json:"pictures"`
	// Takes is how many one post takes; 0 is no limit.
	Takes int `json:"takes"`
	// Posts is how many posts they make.
	Posts int `json:"posts"`
	// Main tells that the size is made for this platform first; others that also take it stand behind.
	Main bool `json:"main"`
	// label is the platform's name for people.
	label string
}

// PlatformPictures counts the pictures of a plan that is laid out, by platform, in the order of the platforms. Sizes that are for
// covers only are left out: nobody posts them in a row.
func (p *Plan) PlatformPictures() []PlatformPictures {
	type key struct{ size, lang string }
	counts := map[key]int{}
	var keys []key
	sizes := map[string]theme.Size{}
	for i := range p.units {
		for _, page := range p.pages[i] {
			k := key{page.Size.Name, p.units[i].Lang}
			if page.Size.CoverOnly() {
				continue
			}
			if counts[k] == 0 {
				keys = append(keys, k)
			}
			counts[k]++
			sizes[k.size] = page.Size
		}
	}
	var out []PlatformPictures
	for _, platform := range theme.Platforms() {
		for _, k := range keys {
			shown, ok := platform.For(k.size)
			if !ok {
				continue
			}
			row := PlatformPictures{Platform: platform.Name, Size: k.size, Lang: k.lang, Pictures: counts[k], Takes: shown.Pictures, Posts: 1,
				Main: sizes[k.size].Platforms[0] == platform.Name, label: theme.LabelIn(platform.Label, "en")}
			if row.Takes > 0 {
				row.Posts = (row.Pictures + row.Takes - 1) / row.Takes
			}
			out = append(out, row)
		}
	}
	return out
}

// tooMany tells of platforms of which one post does not take all pictures of a size: a warning where the size is made for that
// platform, a note where it is another's that it also takes.
func (p *Plan) tooMany() diag.List {
	var list diag.List
	for _, row := range p.PlatformPictures() {
		if row.Posts <= 1 {
			continue
		}
		d := diag.Diagnostic{Pos: p.sizePos(row.Size), Severity: diag.Note, Code: "too-many-pictures",
			Message: fmt.Sprintf("at size %s there are %d pictures, and one post on %s takes %d", row.Size, row.Pictures, row.label, row.Takes),
			Hint:    fmt.Sprintf("post them in %d parts of about %d, or divide the deck", row.Posts, (row.Pictures+row.Posts-1)/row.Posts)}
		if row.Main {
			d.Severity = diag.Warning
		}
		list.Add(d)
	}
	return list
}

// sizePos is where the deck asks for a size; the deck itself where it does not.
func (p *Plan) sizePos(name string) diag.Pos {
	if len(p.request.Sizes) == 0 && !p.request.AllSizes {
		for _, s := range p.Deck.Sizes {
			if size, err := theme.FindSize(s.V); err == nil && size.Name == name {
				return s.Pos
			}
		}
	}
	return diag.Pos{File: p.Deck.File}
}
