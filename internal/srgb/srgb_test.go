package srgb

import (
	"math"
	"testing"
)

// TestCurve: there and back again is the same value, and the curve has the ends and the middle of the standard.
func TestCurve(t *testing.T) {
	for v := range 256 {
		if got := Companded(Linear[v]); int(got) != v {
			t.Errorf("%d becomes %d", v, got)
		}
	}
	if Linear[0] != 0 || Linear[255] != 1 || math.Abs(Linear[128]-0.21586) > 1e-5 {
		t.Errorf("0, 128, 255 are %g, %g, %g", Linear[0], Linear[128], Linear[255])
	}
	if Companded(-1) != 0 || Companded(2) != 255 {
		t.Error("what is out of range is not clamped")
	}
}
