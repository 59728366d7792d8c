package svg

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/font"
	"golang.org/x/text/unicode/bidi"
)

// This room holds a finished file to what it should say, and to what it must not hold.

// Verify reads a file back from its bytes and returns what is wrong with it: XML that is not well-formed; an element, an attribute or
// a reference that this package never writes (whatever runs, and whatever would be fetched, is among them); a name that belongs to
// nothing or to two things; a font that does not unpack or lacks a character; and texts that the file does not say. Spaces don't count
// in this, as a line's end stands for one or for none.
func Verify(data []byte, texts []string) error {
	v := &verifier{ids: map[string]bool{}, fonts: map[string]*font.Font{}}
	if err := v.read(data); err != nil {
		return fmt.Errorf("svg: %w", err)
	}
	for _, id := range v.used {
		if !v.ids[id] {
			return fmt.Errorf("svg: there is nothing of the name %q", id)
		}
	}
	return v.holds(texts)
}

type verifier struct {
	ids   map[string]bool
	used  []string
	fonts map[string]*font.Font
	// open are the elements that are being read, with the family of the text in each.
	open []opened
	// said is all text; labels are what elements are called.
	said   strings.Builder
	labels []string
}

type opened struct{ name, family string }

const svgSpace = "http://www.w3.org/2000/svg"

// elements are those that this package writes.
var elements = map[string]bool{
	"svg": true, "title": true, "desc": true, "style": true, "defs": true, "g": true, "path": true, "rect": true, "text": true, "tspan": true,
	"image": true, "use": true, "clipPath": true, "linearGradient": true, "stop": true, "a": true,
}

func (v *verifier) read(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	roots := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(v.open) == 0 {
				if roots++; t.Name.Local != "svg" || roots > 1 {
					return errors.New("the file is not one picture")
				}
			}
			if err := v.element(t); err != nil {
				return err
			}
		case xml.EndElement:
			v.open = v.open[:len(v.open)-1]
		case xml.CharData:
			if err := v.text(string(t)); err != nil {
				return err
			}
		default:
			return fmt.Errorf("there is a %T", t)
		}
	}
	if roots != 1 {
		return errors.New("the file is not one picture")
	}
	return nil
}

func (v *verifier) element(t xml.StartElement) error {
	if t.Name.Space != svgSpace || !elements[t.Name.Local] {
		return fmt.Errorf("there is an element %s", t.Name.Local)
	}
	here := opened{name: t.Name.Local}
	if n := len(v.open); n > 0 {
		here.family = v.open[n-1].family
	}
	for _, a := range t.Attr {
		if err := v.attribute(t.Name.Local, a, &here); err != nil {
			return fmt.Errorf("%s %s: %w", t.Name.Local, a.Name.Local, err)
		}
	}
	v.open = append(v.open, here)
	return nil
}

// target finds what attributes and styles refer to.
var target = regexp.MustCompile(`(?i)url\(([^)]*)\)`)

func (v *verifier) attribute(element string, a xml.Attr, here *opened) error {
	name := a.Name.Local
	switch {
	case strings.HasPrefix(strings.ToLower(name), "on") || name == "style" || name == "base":
		return errors.New("the attribute may not be there")
	case name == "id":
		if v.ids[a.Value] {
			return errors.New("the name stands for two things")
		}
		v.ids[a.Value] = true
	case name == "aria-labelledby":
		v.used = append(v.used, strings.Fields(a.Value)...)
	case name == "aria-label":
		v.labels = append(v.labels, a.Value)
	case name == "font-family":
		if v.fonts[a.Value] == nil {
			return fmt.Errorf("there is no font %q", a.Value)
		}
		here.family = a.Value
	case name == "href":
		return v.reference(element, a.Value)
	default:
		for _, m := range target.FindAllStringSubmatch(a.Value, -1) {
			if !strings.HasPrefix(m[1], "#") {
				return errors.New("it refers to something outside")
			}
			v.used = append(v.used, m[1][1:])
		}
	}
	return nil
}

// reference checks where an element points to.
func (v *verifier) reference(element, value string) error {
	if element == "a" {
		if !followed(value) {
			return errors.New("the link does not lead to a page or an address")
		}
		return nil
	}
	if id, ok := strings.CutPrefix(value, "#"); ok {
		v.used = append(v.used, id)
		return nil
	}
	for _, kind := range []string{"png", "jpeg"} {
		if data, ok := strings.CutPrefix(value, "data:image/"+kind+";base64,"); ok && element == "image" {
			_, err := base64.StdEncoding.DecodeString(data)
			return err
		}
	}
	return errors.New("it refers to something outside")
}

// text reads character data: a style's, or what is shown.
func (v *verifier) text(s string) error {
	if len(v.open) == 0 {
		return nil
	}
	here := v.open[len(v.open)-1]
	switch here.name {
	case "style":
		return v.style(s)
	case "text", "tspan":
		v.said.WriteString(s)
		f := v.fonts[here.family]
		for _, r := range s {
			if f == nil {
				break
			}
			if _, ok := f.NominalGlyph(r); !ok {
				return fmt.Errorf("its font has no %q", r)
			}
		}
	case "title", "desc":
	default:
		if strings.TrimSpace(s) != "" {
			return fmt.Errorf("there is text in an element %s", here.name)
		}
	}
	return nil
}

// fontFace is a font as style writes it.
var fontFace = regexp.MustCompile(`@font-face\{font-family:([a-z0-9]+);font-display:block;src:url\(data:font/woff;base64,([A-Za-z0-9+/=]+)\)format\("woff"\)\}`)

// fetching are the functions that make a style fetch something (CSS Values 4, 4.5; CSS Images 4, 2.4). Their names alone may be a part of
// a name: the prefix of a file is six letters by chance.
var fetching = regexp.MustCompile(`(?i)(url|src|image|image-set|element)\s*\(`)

// style reads the fonts. Beside them a style refers to nothing.
func (v *verifier) style(s string) error {
	for _, m := range fontFace.FindAllStringSubmatch(s, -1) {
		data, err := base64.StdEncoding.DecodeString(m[2])
		if err != nil {
			return fmt.Errorf("the font %s: %w", m[1], err)
		}
		if v.fonts[m[1]], err = unpackFont(data); err != nil {
			return fmt.Errorf("the font %s: %w", m[1], err)
		}
	}
	if rest := fontFace.ReplaceAllString(s, ""); strings.ContainsAny(rest, `@\`) || fetching.MatchString(rest) {
		return errors.New("the style refers to something outside")
	}
	return nil
}

// holds reports the first text that the file does not say, be it as text or as a label.
func (v *verifier) holds(texts []string) error {
	said := bare(v.said.String())
	labels := bare(strings.Join(v.labels, " "))
	for _, t := range texts {
		want := bare(t)
		if !strings.Contains(said, want) && !strings.Contains(labels, want) && !(turned(want) && sameCharacters(said, want)) {
			return fmt.Errorf("svg: %q can't be read back", t)
		}
	}
	return nil
}

// bare returns s without spaces and without characters that show nothing by themselves.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector) {
			return -1
		}
		return r
	}, s)
}

// turned reports whether s has characters that run from right to left, whose runs stand in the order of the page.
func turned(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		p, _ := bidi.LookupRune(r)
		return p.Class() == bidi.R || p.Class() == bidi.AL
	})
}

// sameCharacters reports whether said has all characters of want, as often.
func sameCharacters(said, want string) bool {
	count := map[rune]int{}
	for _, r := range said {
		count[r]++
	}
	return !slices.ContainsFunc([]rune(want), func(r rune) bool {
		count[r]--
		return count[r] < 0
	})
}
