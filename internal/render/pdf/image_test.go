package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"math/rand/v2"
	"strings"
	"testing"

	"cards/internal/scene"
)

// checks is a board of two colours, n×n.
func checks(n int) image.Image {
	m := image.NewPaletted(image.Rect(0, 0, n, n), color.Palette{color.NRGBA{R: 200, A: 255}, color.NRGBA{B: 90, A: 255}})
	for i := range m.Pix {
		m.Pix[i] = uint8((i/n + i%n) % 2)
	}
	return m
}

// noise is a picture of many colours; alpha leaves some of its pixels clear.
func noise(w, h int, alpha bool) *image.NRGBA {
	r := rand.New(rand.NewPCG(1, 2))
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = uint8(r.Uint32())
		if i%4 == 3 && !alpha {
			m.Pix[i] = 255
		}
	}
	return m
}

// smooth is a picture that a photograph's encoding takes well.
func smooth(w, h int) *image.NRGBA {
	m := noise(w, h, false)
	for y := range h {
		for x := range w {
			for k := range 3 {
				m.Pix[m.PixOffset(x, y)+k] = uint8((x*(k+1)+2*y)/8)&0xf0 | m.Pix[m.PixOffset(x, y)+k]&0x07
			}
		}
	}
	return m
}

// unpredict undoes what predict did (PNG, 9.2).
func unpredict(t *testing.T, data []byte, stride int) []byte {
	var out []byte
	above := make([]byte, stride)
	for ; len(data) > 0; data = data[stride+1:] {
		row := append([]byte(nil), data[1:stride+1]...)
		for i := range row {
			var left, corner byte
			if i >= 3 {
				left, corner = row[i-3], above[i-3]
			}
			switch data[0] {
			case 0:
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 4:
				row[i] += nearestOf(left, above[i], corner)
			default:
				t.Fatalf("filter %d", data[0])
			}
		}
		out, above = append(out, row...), row
	}
	return out
}

func TestPredict(t *testing.T) {
	for _, m := range []*image.NRGBA{noise(7, 5, false), smooth(40, 30), noise(1, 1, false)} {
		p := split(m)
		if got := unpredict(t, predict(p.rgb, 3*p.width), 3*p.width); !bytes.Equal(got, p.rgb) {
			t.Errorf("%v does not come back", m.Rect)
		}
	}
}

// objects returns the dictionaries of all images of a file.
func objects(r *reader) (out []streamValue) {
	for n := 1; n < len(r.offsets); n++ {
		if s, ok := r.objects[n].(streamValue); ok && s.dict["Subtype"] == nameValue("Image") {
			out = append(out, s)
		}
	}
	return out
}

func pictures(t *testing.T, items ...scene.Image) []streamValue {
	t.Helper()
	p := page()
	for _, it := range items {
		p.Items = append(p.Items, it)
	}
	return objects(open(t, write(t, Document{}, Page{Scene: p}, Page{Scene: p})))
}

// TestImages: each picture is in the file once, in the form that suits it.
func TestImages(t *testing.T) {
	area := scene.Rect{X: 10, Y: 10, W: 100, H: 100}
	if got := pictures(t, scene.Image{Source: checks(2), Area: area, Pixelated: true}, scene.Image{Source: checks(2), Area: area, Pixelated: true}); len(got) != 1 ||
		got[0].dict["Width"] != 100.0 || got[0].dict["ColorSpace"].([]any)[2] != 1.0 {
		t.Errorf("a board in two places on two pages is %d objects", len(got))
	}
	clear := pictures(t, scene.Image{Source: noise(100, 100, true), Area: area})
	if len(clear) != 2 || clear[0].dict["ColorSpace"] != nameValue("DeviceGray") || clear[1].dict["SMask"] == nil {
		t.Errorf("a picture with clear pixels is %d objects", len(clear))
	}
	exact := pictures(t, scene.Image{Source: noise(100, 100, false), Area: area})
	data, err := inflate(exact[0])
	if want := split(noise(100, 100, false)).rgb; err != nil || !bytes.Equal(unpredict(t, data, 300), want) {
		t.Error("a small picture lost something")
	}
	large := scene.Rect{W: 400, H: 300}
	photo := pictures(t, scene.Image{Source: smooth(400, 300), Area: large})
	if len(photo) != 1 || photo[0].dict["Filter"] != nameValue("DCTDecode") || len(photo[0].raw) > 60_000 {
		t.Errorf("a photograph takes %d bytes as %v", len(photo[0].raw), photo[0].dict)
	}
}

// TestDetail: a picture has as many pixels as it has, but no more than asked for and no fewer than px.
func TestDetail(t *testing.T) {
	for _, row := range []struct{ side, detail, want float64 }{{50, 0, 100}, {400, 0, 100}, {400, 2, 200}, {150, 2, 150}, {400, 1e9, 400}} {
		p := page()
		p.Items = []scene.Item{scene.Group{Transform: scene.Scale(0.5, 0.5), Items: []scene.Item{scene.Image{Source: checks(int(row.side)), Area: scene.Rect{W: 200, H: 200}}}}}
		if got := objects(open(t, write(t, Document{Detail: row.detail}, Page{Scene: p})))[0].dict["Width"]; got != row.want {
			t.Errorf("a picture of %g px on 100 px at detail %g has %v pixels", row.side, row.detail, got)
		}
	}
}

// developed is made for as many pixels as it is drawn on.
type developed struct {
	image.Image
	width, height int
}

func (d *developed) Develop(w, h int) image.Image {
	d.width, d.height = w, h
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(m, m.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	return m
}

func TestDeveloped(t *testing.T) {
	d := &developed{Image: checks(2)}
	pictures(t, scene.Image{Source: d, Area: scene.Rect{W: 120, H: 80}})
	if d.width != 120 || d.height != 80 {
		t.Errorf("made for %d×%d", d.width, d.height)
	}
}

// TestFocus: of a picture that does not fit, the part about its focus is shown.
func TestFocus(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 300, 100))
	for x := range 300 {
		for y := range 100 {
			m.SetNRGBA(x, y, []color.NRGBA{{R: 255, A: 255}, {G: 255, A: 255}, {B: 255, A: 255}}[x/100])
		}
	}
	for focus, want := range map[float64]string{0: "\xff\x00\x00", 0.5: "\x00\xff\x00", 1: "\x00\x00\xff"} {
		s := pictures(t, scene.Image{Source: m, Area: scene.Rect{W: 100, H: 100}, Focus: scene.Point{X: focus, Y: 0.5}, Pixelated: true})[0]
		if got := string(s.dict["ColorSpace"].([]any)[3].([]byte)); !strings.HasPrefix(got, want) || len(got) != 3 {
			t.Errorf("at %g: %q", focus, got)
		}
	}
}
