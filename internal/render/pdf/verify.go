package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image/jpeg"
	"slices"
	"strings"
	"unicode"

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
