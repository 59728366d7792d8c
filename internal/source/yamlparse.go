package source

import (
	"errors"
	"fmt"
	"io"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// This file is the only one that knows the YAML library.

// yamlFault is a syntax error in the library's words.
type yamlFault struct {
	// line and column are where it stands, contextLine and contextColumn where the construct that is
	// concerned began; 0 means unknown.
	line, column               int
	contextLine, contextColumn int
	message, context           string
	// deep is true when the nesting limit was hit; nothing after it is worth reading then.
	deep bool
}

var errTooDeep = errors.New("too deep")

// yamlLimits stops the parser at the nesting depth that decks may have. Aliases are never expanded here,
// so they need no limit.
type yamlLimits struct{}

func (yamlLimits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > MaxDepth {
		return errTooDeep
	}
	return nil
}

func (yamlLimits) CheckAlias(_, _ int) error { return nil }

// parseYAML parses the first document of text. The node is nil when there is none.
func parseYAML(text string) (*yaml.Node, *yamlFault) {
	loader, err := yaml.NewLoader(strings.NewReader(text), yaml.WithPlugin(yamlLimits{}), yaml.WithSingleDocument())
	if err != nil {
		return nil, &yamlFault{message: err.Error()}
	}
	var document yaml.Node
	if err := loader.Load(&document); err != nil {
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return nil, faultOf(err)
	}
	if len(document.Content) == 0 {
		return nil, nil
	}
	return document.Content[0], nil
}

func faultOf(err error) *yamlFault {
	fault := &yamlFault{message: err.Error()}
	var load *yaml.LoadError
	if errors.As(err, &load) {
		fault.message, fault.context = load.Message, load.ContextMsg
		fault.line, fault.column = load.Mark.Line, load.Mark.Column
		fault.contextLine, fault.contextColumn = load.ContextMark.Line, load.ContextMark.Column
	}
	fault.deep = errors.Is(err, errTooDeep) || strings.Contains(fault.message, errTooDeep.Error())
	return fault
}

// fromYAML turns the library's node into ours; place maps a position of the parsed text to the file's.
func (r *reader) fromYAML(n *yaml.Node, place func(line, column int) (int, int)) *Node {
	line, column := place(n.Line, n.Column)
	node := &Node{Pos: r.at(line, column)}
	switch n.Kind {
	case yaml.MappingNode:
		node.Kind = Mapping
		node.Pairs = make([]Pair, 0, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := r.fromYAML(n.Content[i], place), r.fromYAML(n.Content[i+1], place)
			if key.Kind != Scalar {
				r.list.Errorf(key.Pos, "yaml-key", "write a word before the colon",
					"%s stands where a key belongs", key.Kind)
				continue
			}
			node.Pairs = append(node.Pairs, Pair{key, value})
		}
		r.uniqueKeys(node)
	case yaml.SequenceNode:
		node.Kind = Sequence
		node.Items = make([]*Node, 0, len(n.Content))
		for _, item := range n.Content {
			node.Items = append(node.Items, r.fromYAML(item, place))
		}
	case yaml.AliasNode:
		// The scan before parsing reads a value that starts with * as text, so this is a true alias in a
		// place it did not reach; the text as written is what is left.
		r.list.Errorf(node.Pos, "yaml-anchor", "write the value out, or use defaults:",
			"*%s refers to another part of the file, which decks do not do", n.Value)
		node.Value, node.Null = "*"+n.Value, false
	default:
		node.Value = n.Value
		if r.joints && strings.Contains(node.Value, joint) {
			node.Value = strings.NewReplacer(joint+" ", "", joint, "").Replace(node.Value)
		}
		switch {
		case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
			node.Style = Quoted
		case n.Style&yaml.LiteralStyle != 0:
			node.Style = Literal
		case n.Style&yaml.FoldedStyle != 0:
			node.Style = Folded
		default:
			node.Null = isNull(n.Value)
		}
	}
	return node
}

// isNull reports whether a plain scalar means that there is no value.
func isNull(value string) bool {
	switch value {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// uniqueKeys reports keys that a mapping has more than once and keeps the first of each.
func (r *reader) uniqueKeys(node *Node) {
	first := make(map[string]*Node, len(node.Pairs))
	kept := node.Pairs[:0]
	for _, p := range node.Pairs {
		if before := first[p.Key.Value]; before != nil {
			r.list.Errorf(p.Key.Pos, "duplicate-key", "keep one of them",
				"the key %q is here a second time; the first is at %s", p.Key.Value,
				fmt.Sprintf("%d:%d", before.Pos.Line, before.Pos.Column))
			continue
		}
		first[p.Key.Value] = p.Key
		kept = append(kept, p)
	}
	node.Pairs = kept
}
