package sameseed

import (
	"flag"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What is drawn is the same on each run, and is not one number.
func TestSameSeed(t *testing.T) {
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.seed" || f.Name == "rapid.checks" })
	if asked {
		t.Skip("another seed was asked for")
	}
	drawn := func() (out []int) {
		rapid.Check(t, func(t *rapid.T) { out = append(out, rapid.IntRange(0, 1<<40).Draw(t, "n")) })
		return out
	}
	first, second := drawn(), drawn()
	if !slices.Equal(first, second) {
		t.Errorf("drew %v, then %v", first, second)
	}
	slices.Sort(first)
	if n := len(slices.Compact(first)); n < 20 {
		t.Errorf("drew only %d different numbers", n)
	}
}
