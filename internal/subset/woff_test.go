package subset_test

import (
	"bytes"
	"encoding/binary"
	"testing"

	"cards/fonts"
	"cards/internal/subset"
)

// TestWOFF: a reader that shares nothing with the writer unpacks the web font to the same characters and outlines, and the same
// subset makes the same bytes.
func TestWOFF(t *testing.T) {
	for key, text := range map[string]string{"noto-serif-cjk-400": "不要渴望荣耀，A", "noto-serif-400": "Quote"} {
		f := face(t, key)
		s, err := subset.New(f, glyphs(t, f, text))
		if err != nil {
			t.Fatal(err)
		}
		characters := map[rune]int{}
		for i, r := range []rune(text) {
			characters[r] = i + 1
		}
		data, err := s.WOFF(characters)
		if err != nil {
			t.Fatal(err)
		}
		again, err := s.WOFF(characters)
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: a second time there are other bytes, %v", key, err)
		}
		if len(data)%4 != 0 || int(binary.BigEndian.Uint32(data[8:])) != len(data) || int(binary.BigEndian.Uint32(data[16:])) != len(s.OpenType(characters)) {
			t.Errorf("%s: the header has not the lengths of the file", key)
		}
		if plain := len(s.OpenType(characters)); len(data) >= plain {
			t.Errorf("%s: %d bytes are packed into %d", key, plain, len(data))
		}
		c, err := fonts.Default().WithUser(fonts.UserFont{Family: "packed", Weight: 400, Data: data, Name: "packed.woff"})
		if err != nil {
			t.Fatal(err)
		}
		packed, ok := c.ByKey(c.List()[0].Key)
		if !ok {
			t.Fatal("the packed font is not in the catalogue")
		}
		for _, r := range text {
			if g, ok := packed.Font().NominalGlyph(r); !ok || int(g) != characters[r] {
				t.Errorf("%s: %q is glyph %d, want %d", key, r, g, characters[r])
			}
		}
		checkEqual(t, f, glyphs(t, f, text), packed.Font(), 0.0006)
	}
}
