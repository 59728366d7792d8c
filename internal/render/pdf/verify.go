package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image/jpeg"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/go-text/typesetting/font/cff"
	"github.com/go-text/typesetting/font/opentype/tables"
	"golang.org/x/text/unicode/bidi"
)

// This room holds a finished file to what it should say.

// Verify reads a file back from its bytes and returns what is wrong with it: objects that are not where they should be, streams
// that do not unpack, fonts that lack a glyph which is shown, marks that belong to nothing; and texts, a list for each page, that
// can't be copied out of it. Spaces don't count in this, as a line's end stands for one or for none.
func Verify(data []byte, texts [][]string) error {
	r, err := openFile(data)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	v := verifier{reader: r, fonts: map[int]*shownFont{}}
	if err := v.streams(); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	catalogue := r.dict(r.trailer["Root"])
	pages, _ := r.get(r.dict(catalogue["Pages"])["Kids"]).([]any)
	if len(pages) != len(texts) {
		return fmt.Errorf("pdf: %d pages instead of %d", len(pages), len(texts))
	}
	for i, p := range pages {
		said, err := v.page(r.dict(p), i)
		if err == nil {
			err = holds(said, texts[i])
		}
		if err != nil {
			return fmt.Errorf("pdf: page %d: %w", i+1, err)
		}
	}
	return nil
}

// holds reports the first text that is not in what a page says.
func holds(said string, texts []string) error {
	said = bare(said)
	for _, t := range texts {
		want := bare(t)
		if strings.Contains(said, want) || rightToLeft(want) && contains(said, want) {
			continue
		}
		return fmt.Errorf("%q can't be read back", t)
	}
	return nil
}

// bare returns s without spaces and without characters that show nothing by themselves: those that join, part, turn or choose others.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Variation_Selector, r) {
			return -1
		}
		return r
	}, s)
}

// rightToLeft reports whether s has characters that run from right to left: they stand in a file in the order of the page.
func rightToLeft(s string) bool {
	for _, r := range s {
		p, _ := bidi.LookupRune(r)
		if c := p.Class(); c == bidi.R || c == bidi.AL {
			return true
		}
	}
	return false
}

// contains reports whether all characters of want are in said, in any order.
func contains(said, want string) bool {
	left := map[rune]int{}
	for _, r := range said {
		left[r]++
	}
	for _, r := range want {
		if left[r]--; left[r] < 0 {
			return false
		}
	}
	return true
}

// verifier reads pages.
type verifier struct {
	*reader
	fonts map[int]*shownFont
}

// shownFont is what a font says of its codes.
type shownFont struct {
	bytes   int // of a code
	unicode map[int]string
	glyphs  int
}

// streams unpacks every stream.
func (v *verifier) streams() error {
	for n := 1; n < len(v.offsets); n++ {
		s, ok := v.objects[n].(streamValue)
		if !ok {
			continue
		}
		if err := v.stream(s); err != nil {
			return fmt.Errorf("object %d: %w", n, err)
		}
	}
	return nil
}

func (v *verifier) stream(s streamValue) error {
	width, _ := s.dict["Width"].(float64)
	height, _ := s.dict["Height"].(float64)
	if s.dict["Filter"] == nameValue("DCTDecode") {
		config, err := jpeg.DecodeConfig(bytes.NewReader(s.raw))
		if err == nil && (float64(config.Width) != width || float64(config.Height) != height) {
			err = errors.New("a photograph of another size")
		}
		return err
	}
	data, err := inflate(s)
	if err != nil || s.dict["Subtype"] != nameValue("Image") {
		return err
	}
	row := width
	if s.dict["ColorSpace"] == nameValue("DeviceRGB") {
		row *= 3
	}
	if s.dict["DecodeParms"] != nil {
		row++
	}
	if float64(len(data)) != row*height {
		return fmt.Errorf("a picture of %g × %g px has %d bytes", width, height, len(data))
	}
	return nil
}

// page returns what a page says, in the order of its content.
func (v *verifier) page(p dictValue, index int) (string, error) {
	if box, _ := p["MediaBox"].([]any); len(box) != 4 {
		return "", errors.New("it has no size")
	}
	if n, _ := p["StructParents"].(float64); int(n) != index {
		return "", errors.New("its pieces have no owners")
	}
	w := walker{verifier: v}
	if err := w.content(p["Contents"], v.dict(p["Resources"]), 0); err != nil {
		return "", err
	}
	return w.said.String(), v.owners(index, w.pieces)
}

// owners checks that every piece of marked content of a page has an element that lists it.
func (v *verifier) owners(index int, pieces []int) error {
	root := v.dict(v.dict(v.trailer["Root"])["StructTreeRoot"])
	numbers, _ := v.get(v.dict(root["ParentTree"])["Nums"]).([]any)
	for i := 0; i+1 < len(numbers); i += 2 {
		if n, _ := numbers[i].(float64); int(n) != index {
			continue
		}
		owners, _ := v.get(numbers[i+1]).([]any)
		if len(owners) != len(pieces) {
			return fmt.Errorf("%d pieces have %d owners", len(pieces), len(owners))
		}
		for _, n := range pieces {
			if n >= len(owners) {
				return fmt.Errorf("piece %d has no owner", n)
			}
			kids, _ := v.dict(owners[n])["K"].([]any)
			if !slices.Contains(kids, any(float64(n))) {
				return fmt.Errorf("the owner of piece %d does not know it", n)
			}
		}
		return nil
	}
	return errors.New("its pieces have no owners")
}

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

// load reads a font, each only once.
func (v *verifier) load(ref any) (*shownFont, error) {
	n, ok := ref.(refValue)
	if !ok {
		return nil, errors.New("there is no such font")
	}
	if f := v.fonts[int(n)]; f != nil {
		return f, nil
	}
	d := v.dict(ref)
	f := &shownFont{bytes: 2}
	switch d["Subtype"] {
	case nameValue("Type3"):
		last, _ := d["LastChar"].(float64)
		f.bytes, f.glyphs = 1, int(last)+1
		if widths, _ := d["Widths"].([]any); len(widths) != int(last) {
			return nil, errors.New("a font has not as many widths as codes")
		}
	case nameValue("Type0"):
		var err error
		if f.glyphs, err = v.program(d); err != nil {
			return nil, err
		}
	default:
		return nil, errors.New("there is no such font")
	}
	s, _ := v.get(d["ToUnicode"]).(streamValue)
	data, err := inflate(s)
	if err != nil {
		return nil, err
	}
	if f.unicode, err = readUnicode(data); err != nil {
		return nil, err
	}
	v.fonts[int(n)] = f
	return f, nil
}

// program reads the font program of a composite font and returns how many glyphs it has: each has a width, and an outline that
// can be drawn.
func (v *verifier) program(d dictValue) (int, error) {
	descendants, _ := v.get(d["DescendantFonts"]).([]any)
	if len(descendants) != 1 {
		return 0, errors.New("a font has no descendant")
	}
	cid := v.dict(descendants[0])
	s, _ := v.get(v.dict(cid["FontDescriptor"])["FontFile3"]).(streamValue)
	data, err := inflate(s)
	if err != nil {
		return 0, err
	}
	program, err := cff.Parse(data)
	if err != nil {
		return 0, fmt.Errorf("a font can't be read: %w", err)
	}
	for g := range program.Charstrings {
		if _, _, err := program.LoadGlyph(tables.GlyphID(g)); err != nil {
			return 0, fmt.Errorf("glyph %d can't be drawn: %w", g, err)
		}
	}
	widths, _ := cid["W"].([]any)
	if len(widths) != 2 {
		return 0, errors.New("a font has no widths")
	}
	if list, _ := widths[1].([]any); len(list) != len(program.Charstrings) {
		return 0, errors.New("a font has not as many widths as glyphs")
	}
	return len(program.Charstrings), nil
}

// readUnicode reads a table from codes to characters.
func readUnicode(data []byte) (map[int]string, error) {
	out := map[int]string{}
	l := lexer{data: data}
	var args [][]byte
	inside := false
	for {
		v, err := l.value()
		if err != nil {
			if l.skip(); l.at < len(l.data) {
				return nil, err
			}
			return out, nil
		}
		switch v := v.(type) {
		case keyword:
			if inside = v == "beginbfchar"; v != "endbfchar" {
				args = nil
				continue
			}
			for i := 0; i+1 < len(args); i += 2 {
				n := 0
				for _, b := range args[i] {
					n = n<<8 | int(b)
				}
				out[n] = decodeUTF16(args[i+1])
			}
			args = nil
		case []byte:
			if inside {
				args = append(args, v)
			}
		}
	}
}

// decodeUTF16 decodes big-endian UTF-16.
func decodeUTF16(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(units))
}
