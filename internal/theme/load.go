package theme

import (
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"

	"cards/assets"
	"cards/internal/diag"
	"cards/internal/source"
)

const (
	// root is the file from which every theme inherits; it isn't a theme.
	root = "base"
	// deepest is the longest chain of inheritance; nobody needs more, and a limit bounds the work.
	deepest = 8
)

// file is a theme file.
type file struct {
	Format     int               `key:"theme" range:"1,1"`
	Inherits   string            `key:"inherits"`
	Label      map[string]string `key:"label"`
	Mood       map[string]string `key:"mood"`
	Variant    Variant           `key:"variant"`
	Colours    palettes          `key:"colours"`
	Type       Type              `key:"type"`
	Space      Space             `key:"space"`
	Decoration Decoration        `key:"decoration"`
	Timeline   Timeline          `key:"timeline"`
	Fonts      []FontFile        `key:"fonts"`
}

type palettes struct {
	Light Colours `key:"light"`
	Dark  Colours `key:"dark"`
}

func (p *palettes) of(v Variant) *Colours {
	if v == Dark {
		return &p.Dark
	}
	return &p.Light
}

// Names returns the built-in themes in alphabetical order.
func Names() []string {
	entries, err := fs.ReadDir(assets.FS, "themes")
	if err != nil {
		panic("theme: " + err.Error())
	}
	var names []string
	for _, e := range entries {
		if name := strings.TrimSuffix(e.Name(), ".yaml"); name != root {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

// Load reads the theme of a built-in name, or of a file when name looks like a path (it holds a slash, or ends
// in .yaml, .yml or .json); resolve then returns the file's bytes, and may be nil if files aren't allowed. A
// file may inherit from a built-in theme or from a file beside it. An empty or Auto variant is the theme's
// own. The theme is nil when the list holds errors; low contrast is a warning.
func Load(name string, variant string, resolve func(path string) ([]byte, error)) (*Theme, diag.List) {
	var list diag.List
	l := loader{list: &list, resolve: resolve, places: map[string]diag.Pos{}}
	l.decoder = decoder{list: &list, places: l.places}
	f := &file{}
	l.chain(name, nil, diag.Pos{}, f)
	if list.HasErrors() {
		return nil, list
	}
	t := l.theme(name, Variant(variant), f)
	if list.HasErrors() {
		return nil, list
	}
	return t, list
}

type loader struct {
	list    *diag.List
	resolve func(path string) ([]byte, error)
	places  map[string]diag.Pos
	decoder decoder
}

// isPath tells a path from a built-in name.
func isPath(name string) bool {
	if strings.ContainsAny(name, `/\`) {
		return true
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml", ".json":
		return true
	}
	return false
}

// chain decodes the ancestors of a theme and then the theme itself over them. heirs are the names on the way
// down to it, at is where it was asked for.
func (l *loader) chain(name string, heirs []string, at diag.Pos, into *file) {
	if slices.Contains(heirs, name) {
		l.list.Errorf(at, "inherit-loop", "let one of them inherit from a built-in theme",
			"themes inherit in a circle: %s", strings.Join(append(heirs, name), ", "))
		return
	}
	if len(heirs) == deepest {
		l.list.Errorf(at, "inherit-depth", "", "more than %d themes inherit from one another", deepest)
		return
	}
	shown, data, ok := l.read(name, at, len(heirs) > 0)
	if !ok {
		return
	}
	node, faults := l.parsed(name, shown, data)
	*l.list = append(*l.list, faults...)
	if node == nil || faults.HasErrors() {
		return
	}
	if name != root {
		parent, where := root, diag.Pos{File: shown}
		if n := node.Get("inherits"); n != nil && n.Kind == source.Scalar {
			parent, where = n.Value, n.Pos
			// A file names its parent from where it stands itself.
			if isPath(name) && isPath(parent) && !path.IsAbs(parent) {
				parent = path.Join(path.Dir(strings.ReplaceAll(name, `\`, "/")), parent)
			}
		}
		l.chain(parent, append(heirs, name), where, into)
	}
	l.decoder.decode(node, into)
	if node.Kind == source.Mapping && node.Get("theme") == nil {
		l.list.Errorf(node.Pos, "missing-key", "begin the file with theme: 1", "the file does not say that it is a theme")
	}
}

// builtIn holds the built-in themes that were read: nothing changes them, and a run may ask for several that inherit from one root.
var builtIn sync.Map

type reading struct {
	node   *source.Node
	faults diag.List
}

// parsed is what a theme's bytes say.
func (l *loader) parsed(name, shown string, data []byte) (*source.Node, diag.List) {
	if isPath(name) {
		return parse(shown, data)
	}
	if r, ok := builtIn.Load(name); ok {
		return r.(reading).node, r.(reading).faults
	}
	node, faults := parse(shown, data)
	builtIn.Store(name, reading{node, faults})
	return node, faults
}

// read returns the bytes of a theme and the name that messages show.
func (l *loader) read(name string, at diag.Pos, inherited bool) (shown string, data []byte, ok bool) {
	if !isPath(name) {
		shown = "themes/" + name + ".yaml"
		// Themes inherit from the root; nobody can ask for it alone.
		if data, err := assets.FS.ReadFile(shown); err == nil && (name != root || inherited) {
			return shown, data, true
		}
		hint := "built-in themes: " + strings.Join(Names(), ", ") + "; a file's name ends in .yaml"
		if near := source.Suggest(name, Names()); near != "" {
			hint = "did you mean " + near + "?"
		}
		l.list.Errorf(at, "unknown-theme", hint, "there is no theme %q", name)
		return "", nil, false
	}
	if l.resolve == nil {
		l.list.Errorf(at, "theme-file", "", "theme files cannot be read here: %s", name)
		return "", nil, false
	}
	data, err := l.resolve(name)
	if err != nil {
		l.list.Errorf(at, "theme-file", "", "cannot read the theme %s: %v", name, err)
		return "", nil, false
	}
	return name, data, true
}

// theme picks the variant and checks what only the whole theme can tell.
func (l *loader) theme(name string, v Variant, f *file) *Theme {
	t := &Theme{Name: name, Label: f.Label, Mood: f.Mood, Type: f.Type, Space: f.Space,
		Decoration: f.Decoration, Timeline: f.Timeline, Fonts: f.Fonts}
	own := f.Variant
	if own != Dark && own != Light {
		own = Light
		if f.Colours.Light == (Colours{}) && f.Colours.Dark != (Colours{}) {
			own = Dark
		}
	}
	twin := Light
	if own == Light {
		twin = Dark
	}
	t.Variants = []Variant{own}
	if *f.Colours.of(twin) != (Colours{}) {
		t.Variants = append(t.Variants, twin)
	}
	switch {
	case v == "" || v == Auto:
		t.Variant = own
	case v != Light && v != Dark:
		l.list.Errorf(diag.Pos{}, "unknown-variant", "one of light, dark, auto", "there is no variant %q", string(v))
		return nil
	case len(t.Variants) == 1 && v != own:
		t.Variant = own
		l.list.Warnf(diag.Pos{}, "no-variant", "", "theme %s has no %s variant; its %s one is used", name, v, own)
	default:
		t.Variant = v
	}
	t.Colours = *f.Colours.of(t.Variant)
	l.checkComplete(t)
	if l.list.HasErrors() {
		return nil
	}
	l.checkTables(t)
	for _, w := range append(t.lowContrasts(), t.horizonContrasts()...) {
		pos := l.places["colours."+string(t.Variant)+"."+w.text]
		l.list.Warnf(pos, "low-contrast", w.hint,
			"%s %s on %s %s has a contrast of %.1f; it needs %.1f",
			w.text, Hex(w.colour), w.behind, Hex(w.ground), w.has, w.needs)
	}
	return t
}
