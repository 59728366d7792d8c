package words

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
)

func TestEverySheetIsWhole(t *testing.T) {
	place := regexp.MustCompile(`\{\w+\}`)
	english := reflect.ValueOf(*SheetFor("en"))
	for _, lang := range Languages() {
		s := SheetFor(lang)
		if s == nil || s.Lang != lang {
			t.Fatalf("%s has the sheet of %v", lang, s)
		}
		v := reflect.ValueOf(*s)
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			check := func(word, other string) {
				if word == "" {
					t.Errorf("%s: %s has no word", lang, name)
				}
				if got, want := len(place.FindAllString(word, -1)), len(place.FindAllString(other, -1)); got != want {
					t.Errorf("%s: %s has %d places, English %d", lang, name, got, want)
				}
			}
			switch f := v.Field(i); f.Kind() {
			case reflect.String:
				check(f.String(), english.Field(i).String())
			case reflect.Array:
				for k := range f.Len() {
					check(f.Index(k).String(), english.Field(i).Index(k).String())
				}
			default:
				t.Errorf("%s is of a kind that this test does not know", name)
			}
		}
		for _, said := range []string{s.PicturesCount(7), s.SlidesCount(7), s.PagesCount(7), s.CardsCount(7), s.PartOf(7, 9), s.Length(7, 9), s.Length(7, 0)} {
			if !strings.Contains(said, "7") || strings.ContainsAny(said, "{}") {
				t.Errorf("%s: %q", lang, said)
			}
		}
	}
	if s := SheetFor("de"); s.Lang != "en" || s.PicturesCount(1) != "1 picture" || s.PartOf(1, 2) != "part 1 of 2" {
		t.Errorf("German gets %+v", s)
	}
}
