package deck

import "strings"

// Ruby is a reading that stands beside characters.
type Ruby struct {
	// Start and End bound the base in code points of the text without ruby.
	Start, End int
	// Reading is what stands beside it.
	Reading string
}

// SplitRuby takes a text with readings, {漢字|かんじ}, apart into the text itself and its readings; \{ and \} are
// literal braces. Braces that hold no reading are kept as they are, and then ok is false.
func SplitRuby(s string) (text string, ruby []Ruby, ok bool) {
	if !strings.ContainsAny(s, `{}`) {
		return s, nil, true
	}
	ok = true
	var out []rune
	in := []rune(s)
	for i := 0; i < len(in); i++ {
		switch {
		case in[i] == '\\' && i+1 < len(in) && (in[i+1] == '{' || in[i+1] == '}'):
			i++
			out = append(out, in[i])
		case in[i] == '{':
			base, reading, length := rubyAt(in[i:])
			if length == 0 {
				ok = false
				out = append(out, in[i])
				continue
			}
			ruby = append(ruby, Ruby{Start: len(out), End: len(out) + len(base), Reading: string(reading)})
			out = append(out, base...)
			i += length - 1
		case in[i] == '}':
			ok = false
			out = append(out, in[i])
		default:
			out = append(out, in[i])
		}
	}
	return string(out), ruby, ok
}

// maxRuby bounds the length of a base with its reading, in code points: names of places have a dozen.
const maxRuby = 200

// rubyAt reads {base|reading} at the start of s; length is 0 when there is none.
func rubyAt(s []rune) (base, reading []rune, length int) {
	bar := 0
	for i := 1; i < len(s) && i < maxRuby; i++ {
		switch s[i] {
		case '{', '\n':
			return nil, nil, 0
		case '|':
			if bar > 0 {
				return nil, nil, 0
			}
			bar = i
		case '}':
			if bar <= 1 || i == bar+1 {
				return nil, nil, 0
			}
			return s[1:bar], s[bar+1 : i], i + 1
		}
	}
	return nil, nil, 0
}

// Base returns the text of the quote in a language without its readings, and those.
func (q *Quote) Base(lang string) (string, []Ruby) {
	text, ruby, _ := SplitRuby(q.Text.In(lang))
	return text, ruby
}
