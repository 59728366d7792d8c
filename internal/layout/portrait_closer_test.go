package layout

import (
	"image"
	"math"
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

// TestPortraitsReachTheWords: a picture that dissolves over words goes on down to them where it has more to show, while its head stays where it is
// over words that begin higher.
func TestPortraitsReachTheWords(t *testing.T) {
	p := framed(1.5, false)
	// Many tones: a drawing in flat inks ends on an edge.
	m := p.Image.(*image.RGBA)
	for i := range m.Pix {
		if i%4 != 3 {
			m.Pix[i] = m.Pix[i]/2 + uint8(i/4%m.Bounds().Dx()*96/m.Bounds().Dx())
		}
	}
	painted := func(words string) (m scene.Image, scale, top float64) {
		page := portrayedPages(t, "photo", "xiaohongshu", words, p)[0]
		for _, item := range page.Scene.Items {
			if i, ok := item.(scene.Image); ok && strings.Contains(i.Alt, "\u767d\u9732") {
				m = i
			}
		}
		for _, b := range page.Scene.Boxes {
			if b.Role == "quote" {
				top = b.Rect.Y
			}
		}
		if m.Source == nil || top == 0 {
			t.Fatalf("%s: no portrait, or no words", words)
		}
		return m, m.Area.W / float64(m.Source.Bounds().Dx()), top
	}
	few, fewScale, fewTop := painted("\u53bb\u505a\u5427\u3002")
	many, manyScale, manyTop := painted("\u9020\u8239\u7684\u4eba\u5148\u5b66\u4f1a\u542c\u6728\u5934\u8bf4\u8bdd\u3002")
	if fewTop <= manyTop+1 {
		t.Fatalf("few words begin at %g, more at %g: nothing is asked of the picture", fewTop, manyTop)
	}
	if few.Area.Bottom() < fewTop || many.Area.Bottom() < manyTop {
		t.Errorf("pictures end at %g and %g over words that begin at %g and %g", few.Area.Bottom(), many.Area.Bottom(), fewTop, manyTop)
	}
	if few.Area.Bottom() <= many.Area.Bottom() {
		t.Errorf("over words that begin at %g a picture ends at %g, over others at %g it ends at %g", fewTop, few.Area.Bottom(), manyTop, many.Area.Bottom())
	}
	if math.Abs(fewScale-manyScale) > 0.001 || few.Area.X != many.Area.X || few.Area.Y != many.Area.Y || few.Source.At(40, 40) != many.Source.At(40, 40) {
		t.Errorf("the head is %g times and at %+v, on another card %g times and at %+v", fewScale, few.Area, manyScale, many.Area)
	}
}
