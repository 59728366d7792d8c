package raster

import (
	"math"
	"testing"

	"cards/internal/scene"
)

// Grain keeps a page's tone, differs by whole steps, and is the same whatever part of the page is drawn.
func TestGrain(t *testing.T) {
	page := ground(200, 150, red, scene.Grain{Step: 3, Cell: 1, Seed: 7})
	r := New()
	m, err := r.Draw(page, 1)
	if err != nil {
		t.Fatal(err)
	}
	counts, sum := map[int]int{}, 0
	for i := 0; i < len(m.Pix); i += 4 {
		d := int(m.Pix[i]) - int(red.R)
		if int(m.Pix[i+1])-int(red.G) != d || int(m.Pix[i+2])-int(red.B) != d {
			t.Fatalf("pixel %d: the channels differ", i/4)
		}
		counts[d]++
		sum += d
	}
	n := float64(len(m.Pix) / 4)
	if len(counts) != 5 || counts[-6] == 0 || counts[6] == 0 || math.Abs(float64(sum)/n) > 0.1 {
		t.Errorf("levels %v, mean %.3f", counts, float64(sum)/n)
	}
	// The sum of two even random numbers less one is triangular; doubled and rounded it gives these shares.
	for d, want := range map[int]float64{-6: 1.0 / 32, -3: 1.0 / 4, 0: 7.0 / 16, 3: 1.0 / 4, 6: 1.0 / 32} {
		if got := float64(counts[d]) / n; math.Abs(got-want) > 0.012 {
			t.Errorf("level %d: %.3f of the pixels, want %.3f", d, got, want)
		}
	}
	double, err := r.Draw(page, 2)
	if err != nil {
		t.Fatal(err)
	}
	for y := range 150 {
		for x := range 200 {
			if m.RGBAAt(x, y) != double.RGBAAt(2*x, 2*y) || m.RGBAAt(x, y) != double.RGBAAt(2*x+1, 2*y+1) {
				t.Fatalf("at twice the size the cell %d, %d is another", x, y)
			}
		}
	}
}

// A turned or squeezed glyph has its ink where the run says.
func TestTurnedGlyphs(t *testing.T) {
	face := testFace(t, "noto-serif-cjk-400.otf")
	gid, ok := face.Font().NominalGlyph('L')
	if !ok {
		t.Fatal("no L")
	}
	for _, row := range []struct {
		name    string
		turned  bool
		squeeze float64
	}{{"upright", false, 0}, {"turned", true, 0}, {"squeezed", false, 0.5}} {
		run := scene.Run{Face: face, Size: 100, Glyphs: []scene.Glyph{{ID: gid, X: 100, Y: 100}}, Paint: scene.Solid(black), Turned: row.turned, Squeeze: row.squeeze}
		m, err := New().Draw(ground(200, 200, white, scene.Text{Run: run}), 1)
		if err != nil {
			t.Fatal(err)
		}
		x0, y0, x1, y1 := 200, 200, 0, 0
		for y := range 200 {
			for x := range 200 {
				if m.RGBAAt(x, y).R < 128 {
					x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x+1), max(y1, y+1)
				}
			}
		}
		// An L in a serif face: 0.03…0.58 em wide, 0…0.73 em high.
		want := [4]float64{103, 27, 158, 100}
		switch {
		case row.turned: // right becomes down, up becomes right
			want = [4]float64{100, 103, 173, 158}
		case row.squeeze > 0:
			want = [4]float64{101.5, 27, 129, 100}
		}
		for i, got := range [4]int{x0, y0, x1, y1} {
			if math.Abs(float64(got)-want[i]) > 5 {
				t.Errorf("%s: ink %d %d %d %d, want about %v", row.name, x0, y0, x1, y1, want)
				break
			}
		}
	}
}
