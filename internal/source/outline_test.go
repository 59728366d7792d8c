package source

import (
	"fmt"
	"strings"
	"testing"

	"cards/internal/diag"
)

// outline writes a tree on one line: scalars as quoted text, ∅ for nulls.
func outline(n *Node) string {
	var b strings.Builder
	var write func(n *Node)
	write = func(n *Node) {
		switch n.Kind {
		case Mapping:
			b.WriteByte('{')
			for i, p := range n.Pairs {
				if i > 0 {
					b.WriteString(", ")
				}
				b.WriteString(p.Key.Value + ": ")
				write(p.Value)
			}
			b.WriteByte('}')
		case Sequence:
			b.WriteByte('[')
			for i, item := range n.Items {
				if i > 0 {
					b.WriteString(", ")
				}
				write(item)
			}
			b.WriteByte(']')
		default:
			if n.Null {
				b.WriteString("∅")
			} else {
				fmt.Fprintf(&b, "%q", n.Value)
			}
		}
	}
	write(n)
	return b.String()
}

// briefly writes what was found as "line:column severity code", one a line.
func briefly(list diag.List) string {
	lines := make([]string, len(list))
	for i, d := range list {
		lines[i] = fmt.Sprintf("%d:%d %s %s", d.Pos.Line, d.Pos.Column, d.Severity, d.Code)
	}
	return strings.Join(lines, "\n")
}

// check reads text and compares the tree and what was found. want may be "" where the tree does not matter.
func check(t *testing.T, file, text, want, found string) (*Node, diag.List) {
	t.Helper()
	root, list := Read(file, []byte(text), Options{})
	if got := outline(root); want != "" && got != want {
		t.Errorf("read %s\nas   %s\nwant %s\n%v", text, got, want, list.Error())
	}
	if got := briefly(list); got != found {
		t.Errorf("read %s\nfound %s\nwant  %s\n%v", text, got, found, list.Error())
	}
	return root, list
}
