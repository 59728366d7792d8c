package transcript

// Around returns up to n code points of Source before a span and after it: what the TextQuoteSelector of the W3C's Web Annotation
// Data Model (4.2.4) calls prefix and suffix, where Original is what it calls exact.
func (t *Transcript) Around(s Span, n int) (before, after string) {
	from, to := t.sourceSpan(s)
	start := t.source.byteOf(t.source.runes(from) - n)
	end := t.source.byteOf(t.source.runes(to) + n)
	return t.Source[start:from], t.Source[to:end]
}

// RoleOf returns the role that a name says by itself, such as 主持人, Host or "Wang Fang (Host)"; Unknown for other names.
func RoleOf(name string) Role { return roleOf(name) }
