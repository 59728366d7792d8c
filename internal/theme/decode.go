package theme

import (
	"image/color"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"cards/internal/diag"
	"cards/internal/source"
)

// decoder fills tagged structs from nodes: what is in the node replaces what was there, what isn't stays,
// which is all there is to inheritance. `key` names a field in the file, `range` bounds its numbers. Every
// fault is told with its place; the field then keeps its former value.
type decoder struct {
	list *diag.List
	// places remembers where colours and type stood, by path (colours.light.ink), when not nil: what is checked
	// after inheritance is told there.
	places map[string]diag.Pos
	fields map[reflect.Type][]field
}

// field is a field of a struct as files see it.
type field struct {
	key   string
	index int
	span  span
	spans bool
}

// fieldsOf reads the tags of a type once: roles alone have the same type two dozen times.
func (d *decoder) fieldsOf(t reflect.Type) []field {
	if known, ok := d.fields[t]; ok {
		return known
	}
	var fields []field
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		if key := tag.Get("key"); key != "" {
			f := field{key: key, index: i}
			f.span, f.spans = spanOf(tag)
			fields = append(fields, f)
		}
	}
	if d.fields == nil {
		d.fields = map[reflect.Type][]field{}
	}
	d.fields[t] = fields
	return fields
}

// word is a string type with a fixed set of values.
type word interface{ allowed() []string }

func (Variant) allowed() []string { return []string{string(Auto), string(Light), string(Dark)} }
func (Family) allowed() []string  { return []string{string(Serif), string(Sans)} }
func (Emphasis) allowed() []string {
	return []string{string(EmphasisDots), string(EmphasisAccent), string(EmphasisHighlight), string(EmphasisUnderline)}
}
func (Class) allowed() []string      { return []string{string(Phone), string(Slide), string(Banner)} }
func (Script) allowed() []string     { return []string{string(LatinScript)} }
func (Signature) allowed() []string  { return []string{string(SignatureColumn), string(SignatureFoot)} }
func (Purpose) allowed() []string    { return []string{string(CoverOnly)} }
func (scaling) allowed() []string    { return []string{string(byWidth), string(byScreen), string(fixed)} }
func (ColourName) allowed() []string { return colourNames }

// decode fills what target points to.
func (d *decoder) decode(n *source.Node, target any) {
	if n != nil {
		d.value(n, reflect.ValueOf(target).Elem(), "", span{math.Inf(-1), math.Inf(1)})
	}
}

// span bounds numbers, ends included.
type span struct{ low, high float64 }

func spanOf(tag reflect.StructTag) (s span, ok bool) {
	text, ok := tag.Lookup("range")
	low, high, _ := strings.Cut(text, ",")
	s.low, _ = strconv.ParseFloat(low, 64)
	s.high, _ = strconv.ParseFloat(high, 64)
	return s, ok
}

var (
	colourType  = reflect.TypeFor[color.NRGBA]()
	byClassType = reflect.TypeFor[ByClass]()

	fontFilesType = reflect.TypeFor[[]FontFile]()
)

func (d *decoder) value(n *source.Node, v reflect.Value, path string, in span) {
	if d.places != nil && (path == "" || strings.HasPrefix(path, "colours") || strings.HasPrefix(path, "type")) {
		d.places[path] = n.Pos
	}
	switch {
	case v.Type() == colourType:
		d.colour(n, v, path)
		return
	case v.Type() == byClassType && n.Kind == source.Scalar:
		if f, ok := d.number(n, path, in); ok {
			v.Set(reflect.ValueOf(ByClass{f, f, f}))
		}
		return
	}
	if v.Type() == fontFilesType {
		d.fontFiles(n, v, path)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, v, path, in)
	case reflect.Map:
		d.texts(n, v, path)
	case reflect.Slice, reflect.Array:
		d.sequence(n, v, path, in)
	case reflect.Float64:
		if f, ok := d.number(n, path, in); ok {
			v.SetFloat(f)
		}
	case reflect.Int:
		f, ok := d.number(n, path, in)
		if ok && f != math.Trunc(f) {
			d.list.Errorf(n.Pos, "wrong-type", "", "%s wants a whole number, not %s", path, n.Value)
		} else if ok {
			v.SetInt(int64(f))
		}
	case reflect.Bool:
		d.boolean(n, v, path)
	case reflect.String:
		d.text(n, v, path)
	default:
		panic("theme: no rule to decode " + v.Type().String())
	}
}

// fontFiles reads {serif: {400: file}}; an heir's file for a family and weight takes the place of its parent's.
func (d *decoder) fontFiles(n *source.Node, v reflect.Value, path string) {
	if n.Kind != source.Mapping {
		d.wrongType(n, path, "a map of families: {serif: {400: file}}")
		return
	}
	all := slices.Clone(v.Interface().([]FontFile))
	for _, family := range n.Pairs {
		name := Family(family.Key.Value)
		if !slices.Contains(name.allowed(), string(name)) {
			d.list.Errorf(family.Key.Pos, "unknown-choice", "one of "+strings.Join(name.allowed(), ", "), "%s has no family %q", path, family.Key.Value)
			continue
		}
		if family.Value.Kind != source.Mapping {
			d.wrongType(family.Value, join(path, family.Key.Value), "a map of weights: {400: file}")
			continue
		}
		for _, face := range family.Value.Pairs {
			where := join(join(path, family.Key.Value), face.Key.Value)
			weight, err := strconv.Atoi(face.Key.Value)
			if err != nil || weight < 100 || weight > 900 {
				d.list.Errorf(face.Key.Pos, "wrong-type", "400 is regular, 700 bold", "%s is no weight from 100 to 900", where)
				continue
			}
			if face.Value.Kind != source.Scalar || face.Value.Value == "" {
				d.wrongType(face.Value, where, "the path of a font file")
				continue
			}
			all = slices.DeleteFunc(all, func(f FontFile) bool { return f.Family == name && f.Weight == weight })
			all = append(all, FontFile{Family: name, Weight: weight, Path: face.Value.Value, Pos: face.Value.Pos})
		}
	}
	v.Set(reflect.ValueOf(all))
}

func (d *decoder) structure(n *source.Node, v reflect.Value, path string, in span) {
	if n.Kind != source.Mapping {
		d.wrongType(n, path, "a map")
		return
	}
	fields := d.fieldsOf(v.Type())
	for _, pair := range n.Pairs {
		i := slices.IndexFunc(fields, func(f field) bool { return f.key == pair.Key.Value })
		if i < 0 {
			d.unknownKey(pair.Key, fields, path)
			continue
		}
		bounds := in
		if fields[i].spans {
			bounds = fields[i].span
		}
		d.value(pair.Value, v.Field(fields[i].index), join(path, pair.Key.Value), bounds)
	}
}

func (d *decoder) unknownKey(key *source.Node, fields []field, path string) {
	var keys []string
	for _, f := range fields {
		keys = append(keys, f.key)
	}
	hint := "known here: " + strings.Join(keys, ", ")
	if near := source.Suggest(key.Value, keys); near != "" {
		hint = "did you mean " + near + "?"
	}
	d.list.Errorf(key.Pos, "unknown-key", hint, "unknown key %q%s", key.Value, within(path))
}

func within(path string) string {
	if path == "" {
		return ""
	}
	return " in " + path
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// texts fills a map of texts by language.
func (d *decoder) texts(n *source.Node, v reflect.Value, path string) {
	texts := map[string]string{}
	switch n.Kind {
	case source.Scalar:
		texts[""] = n.Value
	case source.Mapping:
		for _, pair := range n.Pairs {
			if pair.Value.Kind != source.Scalar {
				d.wrongType(pair.Value, join(path, pair.Key.Value), "text")
				continue
			}
			texts[pair.Key.Value] = pair.Value.Value
		}
	default:
		d.wrongType(n, path, "text, or a map of texts by language")
		return
	}
	v.Set(reflect.ValueOf(texts))
}

// sequence replaces a list as a whole: a shorter list of an heir doesn't keep its parent's tail.
func (d *decoder) sequence(n *source.Node, v reflect.Value, path string, in span) {
	if n.Kind != source.Sequence {
		d.wrongType(n, path, "a list")
		return
	}
	if v.Kind() == reflect.Array && len(n.Items) != v.Len() {
		d.list.Errorf(n.Pos, "wrong-type", "", "%s wants %d items, not %d", path, v.Len(), len(n.Items))
		return
	}
	if v.Kind() == reflect.Slice {
		v.Set(reflect.MakeSlice(v.Type(), len(n.Items), len(n.Items)))
	}
	for i, item := range n.Items {
		d.value(item, v.Index(i), path+"["+strconv.Itoa(i)+"]", in)
	}
}

func (d *decoder) number(n *source.Node, path string, in span) (float64, bool) {
	if n.Kind != source.Scalar {
		d.wrongType(n, path, "a number")
		return 0, false
	}
	f, err := strconv.ParseFloat(n.Value, 64)
	// ParseFloat also reads NaN, Inf, hexadecimal and underscores, which are never meant here.
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) || strings.ContainsAny(n.Value, "xX_pP") {
		d.wrongType(n, path, "a number")
		return 0, false
	}
	if f < in.low || f > in.high {
		d.list.Errorf(n.Pos, "out-of-range", "", "%s is %s, outside %s to %s", path, n.Value, plain(in.low), plain(in.high))
		return 0, false
	}
	return f, true
}

func plain(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func (d *decoder) boolean(n *source.Node, v reflect.Value, path string) {
	switch {
	case n.Kind == source.Scalar && n.Value == "true":
		v.SetBool(true)
	case n.Kind == source.Scalar && n.Value == "false":
		v.SetBool(false)
	default:
		d.wrongType(n, path, "true or false")
	}
}

func (d *decoder) text(n *source.Node, v reflect.Value, path string) {
	if n.Kind != source.Scalar || n.Null {
		d.wrongType(n, path, "text")
		return
	}
	if w, ok := v.Interface().(word); ok && !slices.Contains(w.allowed(), n.Value) {
		hint := "one of " + strings.Join(w.allowed(), ", ")
		if near := source.Suggest(n.Value, w.allowed()); near != "" {
			hint = "did you mean " + near + "?"
		}
		d.list.Errorf(n.Pos, "unknown-value", hint, "%s cannot be %q", path, n.Value)
		return
	}
	if _, ok := v.Interface().(Outline); ok {
		if _, err := Outline(n.Value).Segments(); err != nil {
			d.list.Errorf(n.Pos, "bad-outline", `write a path such as "M 0 0 L 50 0 L 50 50 Z"`, "%s: %v", path, err)
			return
		}
	}
	v.SetString(n.Value)
}

func (d *decoder) colour(n *source.Node, v reflect.Value, path string) {
	if n.Kind != source.Scalar {
		d.wrongType(n, path, `a colour like "#b3261c"`)
		return
	}
	if n.Null {
		// In YAML an unquoted # begins a comment.
		d.list.Errorf(n.Pos, "bad-colour", `write it in quotes: "#b3261c"`, "%s is empty", path)
		return
	}
	c, err := ParseColour(n.Value)
	if err != nil {
		d.list.Errorf(n.Pos, "bad-colour", `write it like "#b3261c"`, "%s: %v", path, err)
		return
	}
	v.Set(reflect.ValueOf(c))
}

func (d *decoder) wrongType(n *source.Node, path, want string) {
	got := n.Kind.String()
	switch {
	case n.Kind == source.Scalar && n.Null:
		got = "nothing"
	case n.Kind == source.Scalar:
		got = strconv.Quote(n.Value)
	}
	if path == "" {
		path = "the file"
	}
	d.list.Errorf(n.Pos, "wrong-type", "", "%s wants %s, not %s", path, want, got)
}
