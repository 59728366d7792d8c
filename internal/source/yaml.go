package source

import "strings"

// readYAML reads a YAML deck.
func (r *reader) readYAML(text string) *Node {
	document, fault := parseYAML(text)
	if fault != nil {
		r.list.Errorf(r.at(fault.line, fault.column), "yaml", "", "%s", strings.TrimSpace(fault.context+" "+fault.message))
		return nil
	}
	if document == nil {
		return nil
	}
	root := r.fromYAML(document, func(line, column int) (int, int) { return line, column })
	if root.Kind == Scalar && root.Null {
		return nil
	}
	r.checkScalars(root)
	return root
}
