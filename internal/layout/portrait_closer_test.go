package layout

import (
	"image"
	"strings"
	"testing"

	"cards/internal/scene"

	"golang.org/x/image/draw"
)

// framed is a profile in a picture that is large enough for any page, with so many times its height of shoulders and ground under it.
func framed(under float64, left bool) *Portrait {
	p := profiled(false, left)
	b := p.Image.Bounds()
	h := int(float64(b.Dy()) * (1 + under))
	m := image.NewRGBA(image.Rect(0, 0, 4*b.Dx(), 4*h))
	draw.NearestNeighbor.Scale(m, image.Rect(0, 0, 4*b.Dx(), 4*b.Dy()), p.Image, b, draw.Src, nil)
	foot := image.Rect(0, b.Dy()-1, b.Dx(), b.Dy())
	draw.NearestNeighbor.Scale(m, image.Rect(0, 4*b.Dy(), 4*b.Dx(), 4*h), p.Image, foot, draw.Src, nil)
	p.Image, p.Focus.Y = m, p.Focus.Y/(1+under)
	return p
}

// TestFramedFacesComeCloser: a face that was framed with its shoulders is drawn larger than its place needs, whole as ever; one that was framed
// alone, one whose picture has no more pixels and one that nobody pointed at are not.
func TestFramedFacesComeCloser(t *testing.T) {
	const words = "造船的人先学会听木头说话。"
	for _, look := range []string{"night", "photo"} {
		for _, size := range []string{"slide", "linkedin", "xiaohongshu"} {
			for _, left := range []bool{false, true} {
				// cover is the share of its picture's smaller measure that a page shows.
				cover := func(p *Portrait) float64 {
					page := portrayedPages(t, look, size, words, p)[0]
					for _, item := range page.Scene.Items {
						if m, ok := item.(scene.Image); ok && strings.Contains(m.Alt, "白露") {
							checkHead(t, look+" "+size, page, m, p)
							b, whole := m.Source.Bounds(), p.Image.Bounds()
							return max(float64(b.Dx())/float64(whole.Dx()), float64(b.Dy())/float64(whole.Dy()))
						}
					}
					t.Errorf("%s %s: no portrait", look, size)
					return 0
				}
				bust, small, alone, unknown := framed(0.3, left), framed(0.3, left), framed(0, left), framed(0.3, left)
				bust.Scale = 0.5
				alone.Focus.Y = faceAt.Y
				small.Scale = 8
				unknown.Focused = false
				if got := cover(bust); size != "xiaohongshu" && (got > 0.95 || got < 1/MostCloser-0.01) {
					t.Errorf("%s %s: a framed face shows %.2f of its picture", look, size, got)
				}
				for name, p := range map[string]*Portrait{"small": small, "alone": alone, "unknown": unknown} {
					if got := cover(p); got < 0.99 && size != "xiaohongshu" {
						t.Errorf("%s %s: a face (%s) shows %.2f of its picture", look, size, name, got)
					}
				}
			}
		}
	}
}
