package deck

import (
	"os"
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
	refuse := func(code, hint, message string) (*source.Node, bool) {
		b.errorf(use.Pos, code, hint, "use: %s: %s", shorten(use.Value), message)
		return nil, false
	}
	if strings.Contains(use.Value, "://") {
		return refuse("bad-file", "save it beside the deck", "nothing is fetched from the network")
	}
	var data []byte
	var err error
	if b.options.AllowOutside {
		data, err = readPlain(os.Stat, os.Open, path)
	} else {
		inside, e := filepath.Rel(folder, path)
		if e != nil || !filepath.IsLocal(inside) {
			return refuse("outside", "move it into the folder of the deck, or allow it with --allow-outside", "the file lies outside the folder of the deck")
		}
		data, err = readInside(folder, inside)
	}
	if err != nil {
		return refuse(fileCode(err), fileHint(err), fileMessage(err))
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

// readInside reads a file below folder; symbolic links may not lead out of it.
func readInside(folder, path string) ([]byte, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	data, err := readPlain(root.Stat, root.Open, path)
	if e, ok := err.(*os.PathError); ok && strings.Contains(e.Err.Error(), "escapes") {
		return nil, &fileFault{"outside", "a link leads out of the folder of the deck", "copy the file, or allow it with --allow-outside"}
	}
	return data, err
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
