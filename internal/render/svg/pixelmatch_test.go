package svg_test

import (
	"image"
	"testing"

	"github.com/orisano/pixelmatch"
)

// differing returns how many pixels of two pictures of one size differ by more than is perceived, smoothed edges left out.
func differing(t *testing.T, a, b image.Image) int {
	t.Helper()
	n, err := pixelmatch.MatchPixel(a, b, pixelmatch.Threshold(0.1))
	if err != nil {
		t.Fatal(err)
	}
	return n
}
