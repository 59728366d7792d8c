package deck

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"cards/internal/diag"
	"cards/internal/source"
)

// maxFindings bounds what is told of one deck, so that a file of another kind does not drown its reader.
const maxFindings = 1000

// knownLanguages are the languages that have words and typography of their own here; any other tag is kept.
var knownLanguages = []string{"zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko", "en"}

// checker holds a tree against the table of keys.
type checker struct {
	options LoadOptions
	list    diag.List
	// card is the id of the card being looked at, or empty.
	card string
}

func (c *checker) add(d diag.Diagnostic) {
	if len(c.list) > maxFindings {
		return
	}
	if len(c.list) == maxFindings {
		d = diag.Diagnostic{Pos: d.Pos, Severity: diag.Error, Code: "too-many-errors", Hint: "mend those first",
			Message: fmt.Sprintf("more than %d things are wrong with this deck; the rest is not told", maxFindings)}
	}
	if d.Card == "" {
		d.Card = c.card
	}
	c.list.Add(d)
}

func (c *checker) errorf(pos diag.Pos, code, hint, format string, args ...any) {
	c.add(diag.Diagnostic{Pos: pos, Severity: diag.Error, Code: code, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

func (c *checker) warnf(pos diag.Pos, code, hint, format string, args ...any) {
	c.add(diag.Diagnostic{Pos: pos, Severity: diag.Warning, Code: code, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

func (c *checker) notef(pos diag.Pos, code, hint, format string, args ...any) {
	c.add(diag.Diagnostic{Pos: pos, Severity: diag.Note, Code: code, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// check reports where n is not what s describes. what names the value in messages.
func (c *checker) check(n *source.Node, s *shape, what string) {
	if n.Kind == source.Scalar && n.Null {
		c.errorf(n.Pos, "no-value", "write a value, or delete the key", "%s has no value: %s is wanted here", what, s.wanted())
		return
	}
	s = s.choose(n)
	if !s.takes(n.Kind) {
		c.errorf(n.Pos, "wrong-type", "", "%s wants %s, and this is %s", what, s.wanted(), n.Kind)
		return
	}
	switch s.form {
	case formRecord:
		c.checkRecord(n, s.record)
	case formList:
		for i, item := range n.Items {
			c.check(item, s.of, fmt.Sprintf("item %d of %s", i+1, what))
		}
	case formMap:
		for _, p := range n.Pairs {
			c.checkKey(p.Key, s.keys, what)
			c.check(p.Value, s.of, p.Key.Value+" in "+what)
		}
	case formProse, formByLang:
		c.checkByLanguage(n, what)
	case formBySize:
		c.checkBySize(n, what)
	case formText:
		c.checkBlank(n, what)
	case formBoolean, formNumber, formInteger, formChoice, formLanguage, formColour:
		c.checkWord(n, s, what)
	}
}

// choose returns the alternative of a formAny that fits n, or its first.
func (s *shape) choose(n *source.Node) *shape {
	if s.form != formAny {
		return s
	}
	// A date may be written as a map too, but where a record is possible a map is that.
	for _, a := range s.any {
		if (a.form == formRecord || a.form == formMap) && n.Kind == source.Mapping || a.form == formList && n.Kind == source.Sequence {
			return a
		}
	}
	for _, a := range s.any {
		if a.takes(n.Kind) {
			return a
		}
	}
	return s
}

// takes reports whether a value of the shape can be written as a node of kind k.
func (s *shape) takes(k source.Kind) bool {
	switch s.form {
	case formRecord, formMap, formByLang:
		return k == source.Mapping
	case formList:
		return k == source.Sequence
	case formProse, formBySize:
		return k != source.Sequence
	case formDate:
		return true
	case formAny:
		for _, a := range s.any {
			if a.takes(k) {
				return true
			}
		}
		return false
	}
	return k == source.Scalar
}

// wanted says in words what the shape takes.
func (s *shape) wanted() string {
	switch s.form {
	case formRecord:
		return "a map with " + enumerate(s.record.names, "and")
	case formMap:
		return "a map"
	case formByLang:
		return "a map by language"
	case formList:
		return "a list"
	case formBoolean:
		return "true or false"
	case formNumber, formInteger:
		return fmt.Sprintf("a number from %v to %v", s.low, s.high)
	case formDate:
		return "a date"
	case formChoice:
		return enumerate(s.words, "or")
	case formLanguage:
		return "a language such as zh-Hans"
	case formSize:
		return "a size"
	case formColour:
		return "a colour such as #B3261C"
	case formAny:
		words := make([]string, len(s.any))
		for i, a := range s.any {
			words[i] = a.wanted()
		}
		return strings.Join(words, ", or ")
	}
	return "text"
}

// enumerate joins words with commas and a conjunction; long lists are cut.
func enumerate(words []string, and string) string {
	const most = 8
	if len(words) > most {
		return strings.Join(words[:most], ", ") + " …"
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + and + " " + words[len(words)-1]
}

func (c *checker) checkRecord(n *source.Node, r *record) {
	if r == quoteRecord || r == listRecord || r == timelineRecord {
		if id := n.Get("id"); id != nil && id.Kind == source.Scalar {
			c.card = id.Value
			defer func() { c.card = "" }()
		}
	}
	var seen [64]bool
	for _, p := range n.Pairs {
		name := p.Key.Value
		k := r.index[name]
		if k == nil {
			hint := ""
			if meant := source.Suggest(name, r.names); meant != "" {
				hint = "did you mean " + meant + "?"
			} else {
				hint = r.name + " knows " + enumerate(r.names, "and")
			}
			c.errorf(p.Key.Pos, "unknown-key", hint, "%s has no key %s", r.name, shorten(name))
			continue
		}
		for i := range r.keys {
			if k == &r.keys[i] {
				if seen[i] {
					c.errorf(p.Key.Pos, "duplicate-key", "keep one of them", "%s and %s say the same", k.name, k.alias)
				}
				seen[i] = true
			}
		}
		c.check(p.Value, k.shape, name)
	}
groups:
	for _, group := range r.need {
		for _, name := range group {
			if k := r.index[name]; n.Get(name) != nil || k.alias != "" && n.Get(k.alias) != nil {
				continue groups
			}
		}
		c.errorf(n.Pos, "missing-key", "", "%s needs %s", r.name, enumerate(group, "or"))
	}
}

func (c *checker) checkKey(key *source.Node, f form, what string) {
	c.checkBlank(key, "a key of "+what)
	if f == formWeight {
		if w, err := strconv.Atoi(key.Value); err != nil || w < 1 || w > 1000 {
			c.errorf(key.Pos, "bad-number", "write a weight such as 400 or 700", "%s is not a weight from 1 to 1000", shorten(key.Value))
		}
	}
}

func (c *checker) checkByLanguage(n *source.Node, what string) {
	if n.Kind == source.Scalar {
		c.checkBlank(n, what)
		return
	}
	if len(n.Pairs) == 0 {
		c.errorf(n.Pos, "no-value", "write a text", "%s is an empty map", what)
	}
	for _, p := range n.Pairs {
		if !isLanguage(p.Key.Value) {
			hint := "a map in the place of a text has languages for keys, such as zh-Hans, ja and en"
			if meant := source.Suggest(p.Key.Value, knownLanguages); meant != "" {
				hint = "did you mean " + meant + "?"
			}
			c.errorf(p.Key.Pos, "unknown-key", hint, "%s is not a language", shorten(p.Key.Value))
		}
		c.check(p.Value, aText, what+" in "+p.Key.Value)
	}
}

func (c *checker) checkBySize(n *source.Node, what string) {
	if n.Kind == source.Scalar || allLanguages(n) {
		c.checkByLanguage(n, what)
		return
	}
	for _, p := range n.Pairs {
		c.size(p.Key)
		c.check(p.Value, prose, what+" for "+p.Key.Value)
	}
}

// allLanguages tells a map by language from a map by size: no size has the form of a language but x.
func allLanguages(n *source.Node) bool {
	for _, p := range n.Pairs {
		if !isLanguage(p.Key.Value) {
			return false
		}
	}
	return true
}

// checkWord checks a scalar that has a form of its own.
func (c *checker) checkWord(n *source.Node, s *shape, what string) {
	v := n.Value
	switch s.form {
	case formBoolean:
		if _, ok := readBoolean(v); !ok {
			c.errorf(n.Pos, "wrong-type", "write true or false", "%s is true or false, not %s", what, shorten(v))
		}
	case formNumber, formInteger:
		f, err := strconv.ParseFloat(v, 64)
		switch {
		case err != nil || s.form == formInteger && f != math.Trunc(f):
			c.errorf(n.Pos, "wrong-type", "", "%s wants %s, not %s", what, s.wanted(), shorten(v))
		case math.IsNaN(f) || f < s.low || f > s.high:
			c.errorf(n.Pos, "bad-number", "", "%s is %s, and not a number from %v to %v", what, shorten(v), s.low, s.high)
		}
	case formChoice:
		c.checkChoice(n, s, what)
	case formLanguage:
		if !isLanguage(v) {
			hint := "write a tag such as zh-Hans, zh-Hant, ja, ko or en"
			if meant := source.Suggest(strings.ReplaceAll(v, "_", "-"), knownLanguages); meant != "" {
				hint = "did you mean " + meant + "?"
			}
			c.errorf(n.Pos, "bad-language", hint, "%s is not the tag of a language", shorten(v))
		}
	case formColour:
		if !isColour(v) {
			c.errorf(n.Pos, "bad-colour", `write "#RGB" or "#RRGGBB" in quotes`, "%s in %s is not a colour", shorten(v), what)
		}
	}
}

func (c *checker) checkChoice(n *source.Node, s *shape, what string) {
	for _, w := range s.words {
		if w == n.Value {
			return
		}
	}
	if what == "deck" {
		c.errorf(n.Pos, "unknown-version", "write deck: 1", "the format of decks has no version %s", shorten(n.Value))
		return
	}
	meant := source.Suggest(n.Value, s.words)
	if meant == "" && strings.EqualFold(n.Value, "center") {
		meant = source.Suggest("centre", s.words)
	}
	switch {
	case meant != "" && s.open:
		c.warnf(n.Pos, "unknown-choice", "did you mean "+meant+"?", "%s is no known %s", shorten(n.Value), what)
	case meant != "":
		c.errorf(n.Pos, "unknown-choice", "did you mean "+meant+"?", "%s cannot be %s", what, shorten(n.Value))
	case !s.open:
		c.errorf(n.Pos, "unknown-choice", "write "+enumerate(s.words, "or"), "%s cannot be %s", what, shorten(n.Value))
	}
}

// readBoolean reads what people write for true and false.
func readBoolean(s string) (value, ok bool) {
	switch strings.ToLower(s) {
	case "true", "yes", "on":
		return true, true
	case "false", "no", "off":
		return false, true
	}
	return false, false
}

// isLanguage reports whether s has the form of a BCP 47 tag (RFC 5646, section 2.1) of a language of two or three
// letters, with script, region and variants as they may be, and no extension.
func isLanguage(s string) bool {
	parts := strings.Split(s, "-")
	if n := len(parts[0]); n < 2 || n > 3 || !letters(parts[0]) {
		return false
	}
	for _, p := range parts[1:] {
		if n := len(p); n < 2 || n > 8 || !lettersOrDigits(p) {
			return false
		}
	}
	return true
}

func letters(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return c|0x20 < 'a' || c|0x20 > 'z' }) < 0
}

func lettersOrDigits(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') }) < 0
}

func isColour(s string) bool {
	if len(s) != 4 && len(s) != 7 || s[0] != '#' {
		return false
	}
	return strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}

// shorten quotes a word of the user's for a message.
func shorten(s string) string {
	const most = 40
	if r := []rune(s[:min(len(s), 4*most+4)]); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return "“" + s + "”"
}
