package theme

import (
	"errors"

	"go.yaml.in/yaml/v4"

	"cards/internal/diag"
	"cards/internal/source"
)

// parse reads a YAML file into nodes that know where they stood.
func parse(name string, data []byte) (*source.Node, diag.List) {
	var list diag.List
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil || len(doc.Content) == 0 {
		if err == nil {
			err = errors.New("the file is empty")
		}
		list.Errorf(diag.Pos{File: name}, "syntax", "", "%v", err)
		return nil, list
	}
	return convert(name, doc.Content[0]), list
}

func convert(name string, y *yaml.Node) *source.Node {
	n := &source.Node{Value: y.Value, Pos: diag.Pos{File: name, Line: y.Line, Column: y.Column}}
	switch y.Kind {
	case yaml.MappingNode:
		n.Kind = source.Mapping
		for i := 0; i+1 < len(y.Content); i += 2 {
			n.Pairs = append(n.Pairs, source.Pair{Key: convert(name, y.Content[i]), Value: convert(name, y.Content[i+1])})
		}
	case yaml.SequenceNode:
		n.Kind = source.Sequence
		for _, c := range y.Content {
			n.Items = append(n.Items, convert(name, c))
		}
	default:
		n.Null = y.Tag == "!!null"
	}
	return n
}
