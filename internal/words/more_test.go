package words

import (
	"strings"
	"testing"
)

func TestMore(t *testing.T) {
	eachSet(t, func(t *testing.T, s *Set) {
		if got := s.More(12); morePatterns[s.Lang] == "" || strings.Count(got, "12") != 1 || strings.ContainsAny(got, "{}") {
			t.Errorf("%q", got)
		}
	})
	if got := For("de").More(3); got != "and 3 more\u2026" {
		t.Errorf("%q", got)
	}
}
