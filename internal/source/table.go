package source

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"cards/internal/diag"
)

// cell is one value of a table and where it stands: line and column of the text in a CSV, row and column
// number in a workbook.
type cell struct {
	text string
	pos  diag.Pos
}

// splitKeys are the columns whose cells hold several values, parted by |. A lane is a list only where it
// has a |.
var splitKeys = wordSet("mark", "dim", "keep", "tags", "links")

// metaLine is what the lines above the header that set a value of the deck look like.
var metaLine = regexp.MustCompile(`^#\s*([A-Za-z_][A-Za-z0-9_.-]*)\s*[:：]\s*(.*)$`)

// fromTable makes the tree that a YAML deck would give out of the rows of a table: "# key: value" rows at
// the top, a row of column names, and a row a quote or event. padded says that rows may be shorter than
// the header, as they are in workbooks.
func (r *reader) fromTable(rows [][]cell, padded bool) *Node {
	root := &Node{Kind: Mapping, Pos: r.at(1, 1)}
	rows = r.metaRows(root, rows)
	r.applyOptions(root)
	if len(rows) == 0 {
		return root
	}
	columns, ok := r.header(rows[0])
	if !ok {
		return root
	}
	quotes := &Node{Kind: Sequence, Pos: rows[0][0].pos}
	groups := &timelines{}
	for n, row := range rows[1:] {
		r.row(columns, row, n+1, padded, quotes, groups)
	}
	if len(quotes.Items) > 0 {
		root.Pairs = append(root.Pairs, pair("quotes", quotes))
	}
	if list := groups.node(root.Get("title")); list != nil {
		root.Pairs = append(root.Pairs, pair("timelines", list))
	}
	return root
}

// pair returns an entry whose key stands where its value does.
func pair(key string, value *Node) Pair {
	return Pair{&Node{Kind: Scalar, Value: key, Pos: value.Pos}, value}
}

// metaRows takes the rows that start with # off the top and enters what they set into root.
func (r *reader) metaRows(root *Node, rows [][]cell) [][]cell {
	for len(rows) > 0 && strings.HasPrefix(strings.TrimSpace(rows[0][0].text), "#") {
		first := rows[0][0]
		text := strings.TrimSpace(first.text)
		for _, c := range rows[0][1:] {
			// A comma in the value makes cells of it.
			if strings.TrimSpace(c.text) != "" {
				text += ", " + strings.TrimSpace(c.text)
			}
		}
		rows = rows[1:]
		match := metaLine.FindStringSubmatch(text)
		if match == nil {
			continue // a remark
		}
		value := &Node{Kind: Scalar, Value: strings.TrimSpace(match[2]), Pos: first.pos}
		value.Null = value.Value == ""
		key := match[1]
		if listKeys[key] {
			value = split(value, strings.FieldsFunc(value.Value, func(c rune) bool { return c == '|' || c == ',' }))
		}
		r.enter(root, &Node{Kind: Scalar, Value: key, Pos: first.pos}, value)
	}
	return rows
}

// applyOptions enters the values that flags give, in place of the file's own.
func (r *reader) applyOptions(root *Node) {
	for _, option := range []struct{ key, value string }{
		{"title", r.options.Title}, {"lang", r.options.Lang}, {"date", r.options.Date}, {"theme", r.options.Theme},
	} {
		if option.value == "" {
			continue
		}
		value := &Node{Kind: Scalar, Style: Quoted, Value: option.value, Pos: diag.Pos{File: "--" + option.key}}
		replaced := false
		for i := range root.Pairs {
			if root.Pairs[i].Key.Value == option.key {
				root.Pairs[i].Value, replaced = value, true
			}
		}
		if !replaced {
			root.Pairs = append(root.Pairs, pair(option.key, value))
		}
	}
}

// header reads the row of column names. It returns false when no row can be read by it.
func (r *reader) header(row []cell) ([]*Node, bool) {
	columns := make([]*Node, len(row))
	seen := map[string]diag.Pos{}
	for i, c := range row {
		name := strings.TrimSpace(c.text)
		if lower := strings.ToLower(name); deckKeys[lower] {
			name = lower
		}
		columns[i] = &Node{Kind: Scalar, Value: name, Pos: c.pos}
		if name == "" {
			continue
		}
		if before, twice := seen[name]; twice {
			r.list.Errorf(c.pos, "duplicate-key", "keep one of them", "the column %q is here a second time; the first is at %d:%d",
				name, before.Line, before.Column)
			columns[i].Value = ""
			continue
		}
		seen[name] = c.pos
	}
	_, text := seen["text"]
	_, date := seen["date"]
	if text || date {
		return columns, true
	}
	hint := "name the columns in the first row: text, speaker, source … for quotes, date, title … for events"
	for _, c := range columns {
		if meant := Suggest(c.Value, []string{"text", "date"}); meant != "" {
			r.list.Errorf(c.Pos, "table-column", "did you mean "+meant+"?", "the table has neither a column text nor a column date")
			return nil, false
		}
	}
	r.list.Errorf(row[0].pos, "table-column", hint, "the table has neither a column text nor a column date")
	return nil, false
}

// row turns row n (from 1, below the header) into a quote or an event.
func (r *reader) row(columns []*Node, row []cell, n int, padded bool, quotes *Node, groups *timelines) {
	filled := false
	for _, c := range row {
		filled = filled || strings.TrimSpace(c.text) != ""
	}
	if !filled {
		return
	}
	if !r.fits(columns, row, n, padded) {
		return
	}
	node := &Node{Kind: Mapping, Pos: row[0].pos}
	var kind, line *Node
	for i, c := range row {
		if i >= len(columns) || columns[i].Value == "" || strings.TrimSpace(c.text) == "" {
			continue
		}
		value := &Node{Kind: Scalar, Value: strings.TrimSpace(c.text), Pos: c.pos}
		switch key := columns[i].Value; {
		case key == "kind":
			kind = value
			continue
		case key == "timeline":
			line = value
			continue
		case splitKeys[key] || key == "lane" && strings.Contains(value.Value, "|"):
			value = split(value, strings.Split(value.Value, "|"))
		}
		r.enter(node, columns[i], value)
	}
	event := node.Get("date") != nil
	if kind != nil {
		switch strings.ToLower(kind.Value) {
		case "quote":
			event = false
		case "event":
			event = true
		default:
			hint := "write quote or event"
			if meant := Suggest(kind.Value, []string{"quote", "event"}); meant != "" {
				hint = "did you mean " + meant + "?"
			}
			r.list.Errorf(kind.Pos, "table-kind", hint, "row %d is of the unknown kind %q", n, kind.Value)
			return
		}
	}
	switch {
	case event:
		groups.add(line, node)
	case kind == nil && node.Get("text") == nil:
		r.list.Errorf(row[0].pos, "table-row", "fill in one of them, or delete the row", "row %d has neither text nor date", n)
	default:
		quotes.Items = append(quotes.Items, node)
	}
}

// fits checks that row n has as many cells as the header.
func (r *reader) fits(columns []*Node, row []cell, n int, padded bool) bool {
	for i := len(columns); i < len(row); i++ {
		if strings.TrimSpace(row[i].text) != "" {
			r.list.Errorf(row[i].pos, "table-row", `put texts that have the separator in them in "…"`,
				"row %d has %d values, but the header names %d columns", n, len(row), len(columns))
			return false
		}
	}
	for i, c := range columns {
		if c.Value == "" && i < len(row) && strings.TrimSpace(row[i].text) != "" {
			r.list.Errorf(row[i].pos, "table-column", "name the column, or empty it", "row %d has a value in a column without a name", n)
			return false
		}
	}
	if len(row) < len(columns) && !padded {
		r.list.Errorf(row[0].pos, "table-row", "keep the separators of empty values, or close a quote above",
			"row %d has %d values, but the header names %d columns; %s is the first that is missing", n, len(row), len(columns), columns[len(row)].Value)
		return false
	}
	return true
}

// split turns a cell into a list of parts that know where they begin.
func split(value *Node, parts []string) *Node {
	list := &Node{Kind: Sequence, Pos: value.Pos}
	from := 0
	for _, part := range parts {
		text := strings.TrimSpace(part)
		if text == "" {
			continue
		}
		pos := value.Pos
		if at := strings.Index(value.Value[from:], text); at >= 0 && pos.Line > 0 {
			from += at
			pos.Column += utf8.RuneCountInString(value.Value[:from])
			from += len(text)
		}
		list.Items = append(list.Items, &Node{Kind: Scalar, Value: text, Pos: pos})
	}
	return list
}

// enter puts value into node under key; a dot in the key makes a map of what follows it.
func (r *reader) enter(node *Node, key, value *Node) {
	name, rest, nested := strings.Cut(key.Value, ".")
	here := &Node{Kind: Scalar, Value: name, Pos: key.Pos}
	before := node.Get(name)
	switch {
	case !nested && before == nil:
		node.Pairs = append(node.Pairs, Pair{here, value})
	case nested && before == nil:
		inner := &Node{Kind: Mapping, Pos: value.Pos}
		node.Pairs = append(node.Pairs, Pair{here, inner})
		r.enter(inner, &Node{Kind: Scalar, Value: rest, Pos: key.Pos}, value)
	case nested && before.Kind == Mapping:
		r.enter(before, &Node{Kind: Scalar, Value: rest, Pos: key.Pos}, value)
	default:
		r.list.Errorf(value.Pos, "duplicate-key", "keep one of them", "%s is given a second time; the first is at %d:%d",
			key.Value, before.Pos.Line, before.Pos.Column)
	}
}

// timelines gathers the events of a table by their column timeline.
type timelines struct {
	names  []string
	events map[string]*Node
	named  map[string]*Node
}

func (g *timelines) add(line *Node, event *Node) {
	name := ""
	if line != nil {
		name = line.Value
	}
	if g.events == nil {
		g.events, g.named = map[string]*Node{}, map[string]*Node{}
	}
	if g.events[name] == nil {
		g.names = append(g.names, name)
		g.events[name] = &Node{Kind: Sequence, Pos: event.Pos}
		g.named[name] = line
	}
	g.events[name].Items = append(g.events[name].Items, event)
}

var idText = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

// node returns the list of timelines, nil when there are no events. A name that can be an id is one, any
// other is the title; a single timeline without a title has the deck's.
func (g *timelines) node(title *Node) *Node {
	if len(g.names) == 0 {
		return nil
	}
	list := &Node{Kind: Sequence, Pos: g.events[g.names[0]].Pos}
	for _, name := range g.names {
		events := g.events[name]
		line := &Node{Kind: Mapping, Pos: events.Pos}
		named := g.named[name]
		if named != nil && idText.MatchString(name) {
			line.Pairs = append(line.Pairs, pair("id", named))
			named = nil
		}
		if named == nil && len(g.names) == 1 {
			named = title
		}
		if named != nil {
			line.Pairs = append(line.Pairs, pair("title", named))
		}
		line.Pairs = append(line.Pairs, pair("events", events))
		list.Items = append(list.Items, line)
	}
	return list
}
