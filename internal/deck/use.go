package deck

import (
	"errors"
	"path/filepath"
	"strings"

	"cards/internal/source"
)

// maxHouses is how long a chain of use: may be: a house, its imprint, and some more.
const maxHouses = 8

// withHouse returns root with what the file named by its use: adds. Maps are merged key by key, and what the deck
// says itself wins. A file that is used may use another.
func (b *builder) withHouse(name string, root *source.Node) *source.Node {
	folder := filepath.Dir(name)
	seen := map[string]bool{filepath.Clean(name): true}
	at := name
	for range maxHouses {
		use := root.Get("use")
		if len(seen) > 1 {
			use = useOf(root)
		}
		if use == nil || use.Kind != source.Scalar || use.Null || isBlank(use.Value) {
			return root
		}
		path := filepath.Join(filepath.Dir(at), filepath.FromSlash(use.Value))
		if filepath.IsAbs(use.Value) {
			path = filepath.Clean(use.Value)
		}
		if seen[path] {
			b.errorf(use.Pos, "use-loop", "delete one use:", "%s uses itself, directly or through others", shorten(use.Value))
			return root
		}
		seen[path] = true
		house, ok := b.readHouse(folder, path, use)
		if !ok {
			return root
		}
		root = merge(root, house)
		at = path
	}
	b.errorf(root.Get("use").Pos, "use-loop", "put what is shared into one file", "more than %d files use one another", maxHouses)
	return root
}

// useOf returns the use: of the house that was merged last, which merge keeps as the last pair.
func useOf(root *source.Node) *source.Node {
	if last := root.Pairs[len(root.Pairs)-1]; last.Key.Value == nextUse {
		return last.Value
	}
	return nil
}

// nextUse is the key under which merge keeps the use: of a house; no file can hold it.
const nextUse = "\x00use"

// readHouse reads and checks one file that use names.
func (b *builder) readHouse(folder, path string, use *source.Node) (*source.Node, bool) {
	name := use.Value
	if inside, err := filepath.Rel(folder, path); err == nil && !strings.Contains(name, "://") {
		name = inside // a house names its own from where it stands
	}
	data, err := source.ReadBeside(folder, name, b.options.AllowOutside, source.MaxSize)
	var fault *source.FileFault
	if errors.As(err, &fault) {
		b.errorf(use.Pos, fault.Code, fault.Hint, "use: %s: %s", shorten(use.Value), fault.Message)
		return nil, false
	}
	house, list := source.Read(path, data, source.Options{})
	for _, d := range list {
		b.add(d)
	}
	if house.Kind != source.Mapping {
		b.errorf(house.Pos, "wrong-type", "", "a file to use is a map with brand, speakers, sources …, and this is %s", house.Kind)
		return nil, false
	}
	b.scan(house)
	b.check(house, recordOf(houseRecord), "the file")
	return house, !list.HasErrors()
}

// houseRecord is the keys of a file to use.
var houseRecord = func() *record {
	var keys []key
	for _, name := range houseKeys {
		keys = append(keys, *deckRecord.index[name])
	}
	return newRecord("a file to use", keys...)
}()

// merge returns a map with all of own, and what house adds to it, also in the maps of both. Lists and texts are
// never mixed.
func merge(own, house *source.Node) *source.Node {
	out := &source.Node{Kind: source.Mapping, Pos: own.Pos}
	for _, p := range own.Pairs {
		if p.Key.Value == nextUse {
			continue
		}
		if other := house.Get(p.Key.Value); other != nil && mergeable[p.Key.Value] &&
			p.Value.Kind == source.Mapping && other.Kind == source.Mapping {
			p.Value = mergeEntries(p.Value, other, p.Key.Value == "fonts" || p.Key.Value == "brand")
		}
		out.Pairs = append(out.Pairs, p)
	}
	var next *source.Pair
	for i, p := range house.Pairs {
		switch {
		case p.Key.Value == "use":
			next = &house.Pairs[i]
		case own.Get(p.Key.Value) == nil && contains(houseKeys, p.Key.Value):
			out.Pairs = append(out.Pairs, p)
		}
	}
	if next != nil {
		out.Pairs = append(out.Pairs, source.Pair{Key: &source.Node{Value: nextUse, Pos: next.Key.Pos}, Value: next.Value})
	}
	return out
}

// mergeable are the maps in which a deck may add to its house.
var mergeable = map[string]bool{"brand": true, "speakers": true, "sources": true, "fonts": true, "defaults": true, "post": true}

// mergeEntries merges two maps; deeper also merges the maps in them.
func mergeEntries(own, house *source.Node, deeper bool) *source.Node {
	out := &source.Node{Kind: source.Mapping, Pos: own.Pos}
	for _, p := range own.Pairs {
		if other := house.Get(p.Key.Value); deeper && other != nil && p.Value.Kind == source.Mapping && other.Kind == source.Mapping {
			p.Value = mergeEntries(p.Value, other, false)
		}
		out.Pairs = append(out.Pairs, p)
	}
	for _, p := range house.Pairs {
		if own.Get(p.Key.Value) == nil {
			out.Pairs = append(out.Pairs, p)
		}
	}
	return out
}
