package theme

import (
	"slices"
	"sync"

	"cards/assets"
	"cards/internal/diag"
)

// Platform is where pictures are posted: how many one post takes, and what its interface does to them.
type Platform struct {
	// Name is the one that sizes give in Size.Platforms.
	Name string `key:"name"`
	// Label is what people call it, by language (BCP 47).
	Label map[string]string `key:"label"`
	// Pictures is how many one post takes; 0 is no limit that matters.
	Pictures int `key:"pictures" range:"0,1000"`
	// Post is what may be posted with them.
	Post PostRules `key:"post"`
	// Moving is what it takes of moving pictures.
	Moving MovingRules `key:"moving"`
	// Sizes are the presets that are posted there, with what happens to each.
	Sizes []PlatformSize `key:"sizes"`
}

// PlatformSize is a size of page as one platform shows it.
type PlatformSize struct {
	// Size is the name of a preset.
	Size string `key:"size"`
	// Pictures is how many of this size one post takes; 0 is no limit. What the platform says holds where a file leaves it out.
	Pictures int `key:"pictures" range:"0,1000"`
	// Unposted tells that it is no picture of a post: the header of a profile.
	Unposted bool   `key:"unposted"`
	Areas    []Area `key:"areas"`
}

// Area is a part of a page that a platform covers, or the part that one of its views shows.
type Area struct {
	Kind AreaKind `key:"kind"`
	// Draw is the shape in which a cover is shown.
	Draw AreaShape `key:"draw"`
	// X, Y, W and H are px of the page.
	X float64 `key:"x" range:"0,8192"`
	Y float64 `key:"y" range:"0,8192"`
	W float64 `key:"w" range:"1,8192"`
	H float64 `key:"h" range:"1,8192"`
	// Unkept tells that neither safe area nor core of the size heeds it.
	Unkept bool `key:"unkept"`
	// Brief tells that it is shown for a moment, or is a small mark in a corner.
	Brief bool              `key:"brief"`
	Label map[string]string `key:"label"`
}

// AreaKind says what a platform does with an area.
type AreaKind string

// The kinds: the interface stands over it, or only this much is shown.
const (
	Cover AreaKind = "cover"
	Crop  AreaKind = "crop"
)

// AreaShape is a part of an interface.
type AreaShape string

// The shapes: a story's name bar, its reply field, tabs at the top, buttons in a column, the words under a video, a title,
// counts over a cover's foot, the count of a carousel, a small mark, a round portrait.
const (
	ShapeName     AreaShape = "name"
	ShapeReply    AreaShape = "reply"
	ShapeTabs     AreaShape = "tabs"
	ShapeButtons  AreaShape = "buttons"
	ShapeCaption  AreaShape = "caption"
	ShapeTitle    AreaShape = "title"
	ShapeCounts   AreaShape = "counts"
	ShapeCount    AreaShape = "count"
	ShapeBadge    AreaShape = "badge"
	ShapePortrait AreaShape = "portrait"
)

func (AreaKind) allowed() []string { return []string{string(Cover), string(Crop)} }
func (AreaShape) allowed() []string {
	return []string{string(ShapeName), string(ShapeReply), string(ShapeTabs), string(ShapeButtons), string(ShapeCaption), string(ShapeTitle),
		string(ShapeCounts), string(ShapeCount), string(ShapeBadge), string(ShapePortrait)}
}

// Rect returns the area's rectangle, px.
func (a Area) Rect() Rect { return Rect{a.X, a.Y, a.W, a.H} }

// For returns what the platform does with pages of a size; ok is false where it is not posted there.
func (p *Platform) For(size string) (s PlatformSize, ok bool) {
	for _, s := range p.Sizes {
		if s.Size == size {
			return s, true
		}
	}
	return PlatformSize{}, false
}

// LabelIn returns the label in the nearest of the languages that it has: Chinese for Chinese, else English.
func LabelIn(label map[string]string, lang string) string {
	if text := label["zh-Hans"]; text != "" && len(lang) >= 2 && lang[:2] == "zh" {
		return text
	}
	return label["en"]
}

// platformTable is platforms.yaml.
type platformTable struct {
	Platforms []Platform `key:"platforms"`
}

// platforms reads platforms.yaml once. The file is part of the program, and a test reads it, so a fault in it is one of the
// program.
var platforms = sync.OnceValue(func() *platformTable {
	data, err := assets.FS.ReadFile("platforms.yaml")
	if err != nil {
		panic("theme: " + err.Error())
	}
	t, list := readPlatforms("platforms.yaml", data)
	if list.HasErrors() {
		panic("theme: " + list.Error())
	}
	return t
})

func readPlatforms(file string, data []byte) (*platformTable, diag.List) {
	t := &platformTable{}
	root, list := parse(file, data)
	d := decoder{list: &list}
	d.decode(root, t)
	seen := map[string]bool{}
	for i := range t.Platforms {
		p := &t.Platforms[i]
		node := root.Get("platforms").Items[i]
		if p.Name == "" || seen[p.Name] {
			list.Errorf(node.Pos, "duplicate-name", "", "the name %q is taken", p.Name)
		}
		seen[p.Name] = true
		for _, l := range []Limit{p.Post.Title, p.Post.Text, p.Post.Alt} {
			if l.Most > 0 && l.Count == "" {
				list.Errorf(node.Get("post").Pos, "missing-key", "", "%s does not say how it counts up to %d", p.Name, l.Most)
			}
		}
		for j := range p.Sizes {
			s := &p.Sizes[j]
			at := node.Get("sizes").Items[j]
			if at.Get("pictures") == nil {
				s.Pictures = p.Pictures
			}
			size, err := FindSize(s.Size)
			if err != nil || size.Name != s.Size {
				list.Errorf(at.Pos, "unknown-size", "", "%s has no size %q of sizes.yaml", p.Name, s.Size)
				continue
			}
			for k, a := range s.Areas {
				if a.Kind == "" || a.W == 0 || a.H == 0 || a.X+a.W > float64(size.Width) || a.Y+a.H > float64(size.Height) {
					list.Errorf(at.Get("areas").Items[k].Pos, "out-of-range", "", "area %d of %s on %s does not lie on the page", k+1, p.Name, s.Size)
				}
			}
		}
	}
	return t, list
}

// Platforms returns the platforms in the order of the table.
func Platforms() []Platform { return slices.Clone(platforms().Platforms) }

// FindPlatform returns a platform by its name.
func FindPlatform(name string) (Platform, bool) {
	for _, p := range platforms().Platforms {
		if p.Name == name {
			return p, true
		}
	}
	return Platform{}, false
}
