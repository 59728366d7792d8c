package theme

import (
	"strings"
	"testing"
)

func TestOutlineSegments(t *testing.T) {
	got, err := Outline("M 0 0 L 54,0 C 1 2 3 4 5 6.5 Z").Segments()
	if err != nil || len(got) != 4 || got[1].Points[0] != [2]float64{54, 0} || got[2].Points[2] != [2]float64{5, 6.5} {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range []Outline{"", "L 0 0 Z", "M 0 0", "M 0 Z", "M 0 0 Q 1 1 2 2 Z", "M NaN 0 Z", "M 1e300 0 Z", "M 0 0 L x y Z", Outline("M 0 0 Z" + strings.Repeat(" ", longestOutline))} {
		if got, err := bad.Segments(); err == nil {
			t.Errorf("%.20q is read as %v", string(bad), got)
		}
	}
}

// A theme with an outline that cannot be drawn is told where it stands.
func TestBadOutline(t *testing.T) {
	_, list := Load("house.yaml", "auto", func(string) ([]byte, error) {
		return []byte("theme: 1\ninherits: ink\ndecoration:\n  hanging: {curly: \"M 0 0 Q 1 1\"}\n"), nil
	})
	found := false
	for _, d := range list {
		found = found || d.Code == "bad-outline" && d.Pos.Line == 4
	}
	if !found {
		t.Errorf("told %v", list)
	}
}
