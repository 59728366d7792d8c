package deck

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"cards/internal/source"
)

// Schema returns the JSON Schema (draft 2020-12) of a deck, written from the table of keys. Scalars may be
// numbers and booleans where text is wanted, as YAML writes 12 and no; what depends on more than one value is
// left to cards check.
func Schema() []byte {
	w := &schemaWriter{definitions: object{}}
	root := w.record(deckRecord)
	out := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "A deck of cards"},
	}
	out = append(out, root...)
	out = append(out, member{"$defs", w.definitions})
	data, err := json.Marshal(out)
	if err != nil {
		// Only strings, numbers and lists of them go in.
		panic("deck: schema: " + err.Error())
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, data, "", "  "); err != nil {
		panic("deck: schema: " + err.Error())
	}
	indented.WriteByte('\n')
	return indented.Bytes()
}

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// schemaWriter gathers the definitions of records.
type schemaWriter struct{ definitions object }

// reference returns a reference to a record's definition, which is made on first use.
func (w *schemaWriter) reference(r *record) object {
	name := strings.ReplaceAll(r.name, " ", "-")
	ref := object{{"$ref", "#/$defs/" + name}}
	for _, d := range w.definitions {
		if d.name == name {
			return ref
		}
	}
	// The place is kept before the keys are looked at, since records hold one another.
	i := len(w.definitions)
	w.definitions = append(w.definitions, member{name, nil})
	w.definitions[i].value = w.record(r)
	return ref
}

func (w *schemaWriter) record(r *record) object {
	properties := object{}
	for _, k := range r.keys {
		for _, name := range []string{k.name, k.alias} {
			if name == "" {
				continue
			}
			s := w.shape(k.shape)
			properties = append(properties, member{name, append(object{{"description", k.doc}}, s...)})
		}
	}
	out := object{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
	var all []any
	for _, group := range r.need {
		var any []any
		for _, name := range group {
			any = append(any, object{{"required", []string{name}}})
			if alias := r.index[name].alias; alias != "" {
				any = append(any, object{{"required", []string{alias}}})
			}
		}
		all = append(all, object{{"anyOf", any}})
	}
	if len(all) > 0 {
		out = append(out, member{"allOf", all})
	}
	return out
}

// The patterns of keys and scalars.
const (
	languagePattern = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
	colourPattern   = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
	weightPattern   = "^[1-9][0-9]{0,2}$|^1000$"
)

var scalarTypes = []string{"string", "number", "boolean"}

func (w *schemaWriter) shape(s *shape) object {
	switch s.form {
	case formRecord:
		return w.reference(s.record)
	case formList:
		out := object{{"type", "array"}, {"items", w.shape(s.of)}}
		if s == focus {
			out = append(out, member{"minItems", 2}, member{"maxItems", 2})
		}
		return out
	case formMap:
		out := object{{"type", "object"}, {"additionalProperties", w.shape(s.of)}}
		if s.keys == formWeight {
			out = append(out, member{"propertyNames", object{{"pattern", weightPattern}}})
		}
		return out
	case formProse:
		return object{{"anyOf", []any{w.scalar(), w.byLanguage()}}}
	case formByLang:
		return w.byLanguage()
	case formBySize:
		return object{{"anyOf", []any{w.scalar(), object{{"type", "object"}, {"additionalProperties", w.shape(prose)}}}}}
	case formBoolean:
		return object{{"anyOf", []any{object{{"type", "boolean"}}, object{{"enum", []string{"true", "false", "yes", "no", "on", "off"}}}}}}
	case formNumber:
		return object{{"type", "number"}, {"minimum", s.low}, {"maximum", s.high}}
	case formInteger:
		return object{{"type", "integer"}, {"minimum", s.low}, {"maximum", s.high}}
	case formDate:
		return object{{"type", []string{"string", "number", "array", "object"}}}
	case formChoice:
		return w.choice(s)
	case formLanguage:
		return object{{"type", "string"}, {"pattern", languagePattern}}
	case formColour:
		return object{{"type", "string"}, {"pattern", colourPattern}}
	case formAny:
		var any []any
		for _, a := range s.any {
			any = append(any, w.shape(a))
		}
		return object{{"anyOf", any}}
	}
	return w.scalar()
}

func (w *schemaWriter) scalar() object { return object{{"type", scalarTypes}} }

func (w *schemaWriter) byLanguage() object {
	return object{{"type", "object"}, {"minProperties", 1}, {"propertyNames", object{{"pattern", languagePattern}}},
		{"additionalProperties", w.scalar()}}
}

func (w *schemaWriter) choice(s *shape) object {
	if s.open {
		return object{{"type", "string"}, {"examples", s.words}}
	}
	words := make([]any, 0, len(s.words)+2)
	for _, word := range s.words {
		words = append(words, word)
		switch word {
		case "1":
			words = append(words, 1)
		case "on":
			words = append(words, true)
		case "off":
			words = append(words, false)
		}
	}
	return object{{"enum", words}}
}

// jsonNumber is what YAML's core schema reads as a number and JSON writes as one.
var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

// Plain returns a tree in the types of encoding/json, as an editor that validates against the schema would read it:
// plain scalars of the file are numbers, booleans and null where YAML's core schema says so.
func Plain(n *source.Node) any {
	switch n.Kind {
	case source.Mapping:
		m := make(map[string]any, len(n.Pairs))
		for _, p := range n.Pairs {
			m[p.Key.Value] = Plain(p.Value)
		}
		return m
	case source.Sequence:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = Plain(item)
		}
		return list
	}
	switch {
	case n.Null:
		return nil
	case n.Style != source.Plain:
		return n.Value
	case n.Value == "true" || n.Value == "false":
		return n.Value == "true"
	case jsonNumber.MatchString(n.Value):
		return json.Number(n.Value)
	}
	return n.Value
}
