package theme

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"

	"cards/assets"
	"cards/internal/diag"
	"cards/internal/source"
)

// Limits of pages, px.
const (
	MinSide = 64
	MaxSide = 8192
)

// Size is the size of a page and what is known about where it will be seen.
type Size struct {
	// Name is the preset's, or as a user wrote it: 1200x800, 1080xauto.
	Name string `key:"name"`
	// Aliases are other names of a preset.
	Aliases []string `key:"aliases"`
	// Label says what it is, by language (BCP 47).
	Label map[string]string `key:"label"`
	// Platforms are where it is posted, in the words of the output folder post/.
	Platforms []string `key:"platforms"`
	// Width and Height are px; Height is 0 while AutoHeight and the content isn't laid out.
	Width  int `key:"width" range:"64,8192"`
	Height int `key:"height" range:"64,8192"`
	// AutoHeight tells that the content decides the height.
	AutoHeight bool  `key:"auto_height"`
	Class      Class `key:"class"`
	// For is "cover" for sizes that only show the cover of a deck.
	For Purpose `key:"for"`
	// Insets are px at each edge that the platform covers: nothing stands there.
	Insets Insets `key:"safe"`
	// CoreInsets are px at each edge that some view crops: what stands inside makes sense alone.
	CoreInsets Insets `key:"core"`
}

// Purpose narrows what a size shows.
type Purpose string

// The purposes.
const (
	AnyCard   Purpose = ""
	CoverOnly Purpose = "cover"
)

// Insets are distances from the edges of a page, px.
type Insets struct {
	Top    float64 `key:"top" range:"0,8192"`
	Right  float64 `key:"right" range:"0,8192"`
	Bottom float64 `key:"bottom" range:"0,8192"`
	Left   float64 `key:"left" range:"0,8192"`
}

// Rect is an area of a page: its top left corner and extent, px.
type Rect struct{ X, Y, W, H float64 }

// CoverOnly reports whether the size only shows the cover of a deck that has one.
func (s Size) CoverOnly() bool { return s.For == CoverOnly }

// Safe returns the area that no platform covers. H is 0 when the height isn't known yet.
func (s Size) Safe() Rect { return s.inside(s.Insets) }

// Core returns the area that every view of the platform shows; within Safe, and equal to it for most sizes.
func (s Size) Core() Rect {
	in := s.Insets
	in.Top, in.Right = max(in.Top, s.CoreInsets.Top), max(in.Right, s.CoreInsets.Right)
	in.Bottom, in.Left = max(in.Bottom, s.CoreInsets.Bottom), max(in.Left, s.CoreInsets.Left)
	return s.inside(in)
}

func (s Size) inside(in Insets) Rect {
	r := Rect{X: in.Left, Y: in.Top, W: float64(s.Width) - in.Left - in.Right}
	if s.Height > 0 {
		r.H = float64(s.Height) - in.Top - in.Bottom
	}
	return r
}

// WithHeight returns s with the height that the content of an auto page needs, rounded up to whole px and
// kept within the limits; ok is false when h is above MaxSide.
func (s Size) WithHeight(h float64) (out Size, ok bool) {
	if h > MaxSide {
		s.Height = MaxSide
		return s, false
	}
	s.Height = max(MinSide, int(h))
	if float64(s.Height) < h {
		s.Height++
	}
	return s, true
}

// sizeTable is sizes.yaml.
type sizeTable struct {
	Classes classRules `key:"classes"`
	Sizes   []Size     `key:"sizes"`
	byName  map[string]int
}

type classRules struct {
	Phone  classRule `key:"phone"`
	Slide  classRule `key:"slide"`
	Banner classRule `key:"banner"`
}

func (t *sizeTable) rule(c Class) classRule {
	switch c {
	case Slide:
		return t.Classes.Slide
	case Banner:
		return t.Classes.Banner
	}
	return t.Classes.Phone
}

// table reads sizes.yaml once. The file is part of the program, and a test reads it, so a fault in it is one
// of the program.
var table = sync.OnceValue(func() *sizeTable {
	data, err := assets.FS.ReadFile("sizes.yaml")
	if err != nil {
		panic("theme: " + err.Error())
	}
	t, list := readSizes("sizes.yaml", data)
	if list.HasErrors() {
		panic("theme: " + list.Error())
	}
	return t
})

func readSizes(file string, data []byte) (*sizeTable, diag.List) {
	t := &sizeTable{byName: map[string]int{}}
	root, list := parse(file, data)
	d := decoder{list: &list}
	d.decode(root, t)
	for i, s := range t.Sizes {
		for _, name := range append([]string{s.Name}, s.Aliases...) {
			if _, taken := t.byName[name]; taken || name == "" {
				list.Errorf(root.Get("sizes").Items[i].Pos, "duplicate-name", "", "the name %q is taken", name)
			}
			t.byName[name] = i
		}
	}
	return t, list
}

// Sizes returns the presets in the order of the table.
func Sizes() []Size { return append([]Size(nil), table().Sizes...) }

// SizeError says why a size was refused, in words for the user.
type SizeError struct {
	// Given is what the user wrote.
	Given string
	// Reason is what is wrong with it, Hint what to do.
	Reason, Hint string
}

// Error returns reason and hint.
func (e *SizeError) Error() string {
	if e.Hint == "" {
		return e.Reason
	}
	return e.Reason + "; " + e.Hint
}

// FindSize returns the size of a preset's name or alias (in any case), of WxH, or of Wxauto. The error is a
// *SizeError.
func FindSize(given string) (Size, error) {
	name := strings.ToLower(strings.TrimSpace(given))
	t := table()
	if i, ok := t.byName[name]; ok {
		return t.Sizes[i], nil
	}
	w, h, isPair := splitSize(name)
	if !isPair {
		return Size{}, unknownSize(given, name)
	}
	s := Size{AutoHeight: h == "auto"}
	var err error
	if s.Width, err = side(given, "width", w); err != nil {
		return Size{}, err
	}
	if s.AutoHeight {
		s.Name = strconv.Itoa(s.Width) + "xauto"
	} else {
		if s.Height, err = side(given, "height", h); err != nil {
			return Size{}, err
		}
		s.Name = strconv.Itoa(s.Width) + "x" + strconv.Itoa(s.Height)
	}
	s.Class = classOf(s.Width, s.Height)
	return s, nil
}

// classOf chooses the class of a page that isn't a preset by its shape. A height of 0 is not known.
func classOf(w, h int) Class {
	// Landscape starts at 6:5; from 1400 px on it is taken for a screen that is seen from afar, unless it is lower than
	// any screen.
	if h == 0 || float64(w) < 1.2*float64(h) {
		return Phone
	}
	if w >= 1400 && float64(w) < 2.4*float64(h) {
		return Slide
	}
	return Banner
}

// splitSize parts WxH; the sign may be x, × (U+00D7) or *.
func splitSize(name string) (w, h string, ok bool) {
	for _, sign := range []string{"x", "\u00d7", "*"} {
		if w, h, ok = strings.Cut(name, sign); ok {
			w, h = strings.TrimSpace(w), strings.TrimSpace(h)
			// Words that happen to hold an x are names: only a number can begin a size.
			return w, h, w != "" && w[0] >= '-' && w[0] <= '9' && h != ""
		}
	}
	return "", "", false
}

func side(given, which, s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, &SizeError{given, fmt.Sprintf("the %s of %q is not a whole number", which, given), "write 1080x1350, or 1080xauto"}
	}
	if n < MinSide || n > MaxSide {
		return 0, &SizeError{given, fmt.Sprintf("the %s of %q is outside %d to %d px", which, given, MinSide, MaxSide), ""}
	}
	return n, nil
}

func unknownSize(given, name string) error {
	t := table()
	names := make([]string, 0, len(t.byName))
	for n := range t.byName {
		names = append(names, n)
	}
	sort.Strings(names)
	hint := "sizes are named " + presetNames() + ", or written 1080x1350"
	if near := source.Suggest(name, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	return &SizeError{given, fmt.Sprintf("there is no size %q", given), hint}
}

func presetNames() string {
	var names []string
	for _, s := range table().Sizes {
		names = append(names, s.Name)
	}
	return strings.Join(names, ", ")
}
