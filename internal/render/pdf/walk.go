package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// This room follows the operators of a page that is read back, as far as they matter for its text.

// walker follows the operators of a page.
type walker struct {
	*verifier
	said   strings.Builder
	pieces []int
	font   *shownFont
	// marks are the open pieces; quiet counts those whose content something else is said for.
	marks []bool
	quiet int
	saved []*shownFont
	steps int
}

// maxForms bounds how deep forms lie in forms, and maxOperators what a page may hold.
const (
	maxForms     = maxDepth + 1
	maxOperators = 1 << 24
)

// content follows one content stream.
func (w *walker) content(stream any, resources dictValue, depth int) error {
	s, ok := w.get(stream).(streamValue)
	if !ok || depth > maxForms {
		return errors.New("it has no content")
	}
	data, err := inflate(s)
	if err != nil {
		return err
	}
	l := lexer{data: data}
	marks, saved := len(w.marks), len(w.saved)
	var args []any
	for {
		v, err := l.value()
		if err != nil {
			if l.skip(); l.at < len(l.data) {
				return err
			}
			break
		}
		op, ok := v.(keyword)
		if !ok {
			args = append(args, v)
			continue
		}
		if w.steps++; w.steps > maxOperators {
			return errors.New("it has too many operators")
		}
		if err := w.operator(string(op), args, resources, depth); err != nil {
			return fmt.Errorf("%s: %w", op, err)
		}
		args = args[:0]
	}
	if len(w.marks) != marks || len(w.saved) != saved {
		return errors.New("what it opens is not closed")
	}
	return nil
}

// operator does what matters for text of one operator.
func (w *walker) operator(op string, args []any, resources dictValue, depth int) error {
	last := func() any {
		if len(args) == 0 {
			return nil
		}
		return args[len(args)-1]
	}
	switch op {
	case "q":
		w.saved = append(w.saved, w.font)
	case "Q":
		if len(w.saved) == 0 {
			return errors.New("nothing was kept")
		}
		w.font, w.saved = w.saved[len(w.saved)-1], w.saved[:len(w.saved)-1]
	case "BMC", "BDC":
		return w.open(last())
	case "EMC":
		if len(w.marks) == 0 {
			return errors.New("nothing is open")
		}
		if w.marks[len(w.marks)-1] {
			w.quiet--
		}
		w.marks = w.marks[:len(w.marks)-1]
	case "Tf":
		if len(args) != 2 {
			return errSyntax
		}
		name, _ := args[0].(nameValue)
		f, err := w.load(w.dict(resources["Font"])[string(name)])
		w.font = f
		return err
	case "Tj":
		return w.show([]any{last()})
	case "TJ":
		list, _ := last().([]any)
		return w.show(list)
	case "Do":
		name, _ := last().(nameValue)
		x := w.dict(resources["XObject"])[string(name)]
		d := w.dict(x)
		switch d["Subtype"] {
		case nameValue("Form"):
			return w.content(x, w.dict(d["Resources"]), depth+1)
		case nameValue("Image"):
			return nil
		}
		return fmt.Errorf("there is no /%s", name)
	case "gs":
		return exists(w.dict(resources["ExtGState"]), last())
	case "scn", "SCN":
		return exists(w.dict(resources["Pattern"]), last())
	}
	return nil
}

// exists reports a resource that is named and not there.
func exists(resources dictValue, name any) error {
	if n, _ := name.(nameValue); resources[string(n)] == nil {
		return fmt.Errorf("there is no /%s", n)
	}
	return nil
}

// open begins a piece of marked content.
func (w *walker) open(properties any) error {
	d, _ := properties.(dictValue)
	instead, quiet := d["ActualText"].([]byte)
	if quiet {
		if w.quiet == 0 {
			w.said.WriteString(decodeUTF16(bytes.TrimPrefix(instead, []byte("\xfe\xff"))))
		}
		w.quiet++
	}
	w.marks = append(w.marks, quiet)
	if n, ok := d["MCID"].(float64); ok {
		if int(n) != len(w.pieces) {
			return errors.New("pieces are not counted in order")
		}
		w.pieces = append(w.pieces, int(n))
	}
	return nil
}

// show reads the codes of strings.
func (w *walker) show(list []any) error {
	for _, v := range list {
		s, ok := v.([]byte)
		if !ok {
			continue // a number that moves the pen
		}
		if w.font == nil || len(s)%w.font.bytes != 0 {
			return errors.New("text without a font")
		}
		for ; len(s) > 0; s = s[w.font.bytes:] {
			n := 0
			for _, b := range s[:w.font.bytes] {
				n = n<<8 | int(b)
			}
			text, ok := w.font.unicode[n]
			if !ok || n >= w.font.glyphs {
				return fmt.Errorf("code %d is nothing in its font", n)
			}
			if w.quiet == 0 {
				w.said.WriteString(text)
			}
		}
	}
	return nil
}
