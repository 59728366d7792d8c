package pdf

import (
	"image/color"
	"strings"
	"testing"

	"cards/internal/scene"
)

func grey(v uint8) color.NRGBA { return color.NRGBA{R: v, G: v, B: v, A: 255} }

// TestFunctions: between stops a colour runs, before the first and after the last it stays, and where two share a place it jumps.
func TestFunctions(t *testing.T) {
	value := func(n color.NRGBA) string { return numbers(2, float64(n.R)/255) }
	for _, row := range []struct {
		stops         []scene.Stop
		colours, ends string
	}{
		{[]scene.Stop{{Offset: 0, Color: grey(0)}, {Offset: 1, Color: grey(255)}}, "0>1", ""},
		{[]scene.Stop{{Offset: 0.25, Color: grey(0)}, {Offset: 0.5, Color: grey(255)}}, "0>0 0>1 1>1", "0.25 0.5"},
		{[]scene.Stop{{Offset: 0, Color: grey(0)}, {Offset: 0.5, Color: grey(0)}, {Offset: 0.5, Color: grey(255)}, {Offset: 1, Color: grey(255)}}, "0>0 1>1", "0.5"},
		{[]scene.Stop{{Offset: 0.3, Color: grey(255)}}, "1>1 1>1", "0.3"},
		{[]scene.Stop{{Offset: 0.6, Color: grey(0)}, {Offset: 0.2, Color: grey(255)}}, "0>0 1>1", "0.6"},
		{[]scene.Stop{{Offset: -1, Color: grey(0)}, {Offset: 2, Color: grey(255)}}, "0>1", ""},
	} {
		l := lexer{data: []byte(function(row.stops, value))}
		v, err := l.value()
		if err != nil {
			t.Fatal(err)
		}
		d := v.(dictValue)
		var colours, ends []string
		for _, f := range d["Functions"].([]any) {
			at := func(key string) string { return numbers(2, f.(dictValue)[key].([]any)[0].(float64)) }
			colours = append(colours, at("C0")+">"+at("C1"))
		}
		for _, b := range d["Bounds"].([]any) {
			ends = append(ends, numbers(2, b.(float64)))
		}
		if got := strings.Join(colours, " "); got != row.colours || strings.Join(ends, " ") != row.ends {
			t.Errorf("%v: %s at %v", row.stops, got, ends)
		}
		if n := len(d["Encode"].([]any)); n != 2*len(colours) {
			t.Errorf("%v: %d ends of %d pieces", row.stops, n, len(colours))
		}
	}
}

// painted returns the operators that paint items.
func painted(t *testing.T, items ...scene.Item) string {
	t.Helper()
	p := page()
	p.Items = items
	return contentOf(t, write(t, Document{}, Page{Scene: p}), 0)
}

// TestPaint: what each kind of paint is written as, and what leaves no trace.
func TestPaint(t *testing.T) {
	square := scene.Rectangle(scene.Rect{W: 10, H: 10})
	fade := func(from, to color.NRGBA) scene.Paint {
		return scene.Paint{Gradient: &scene.Gradient{To: scene.Point{X: 10}, Stops: []scene.Stop{{Color: from}, {Offset: 1, Color: to}}}}
	}
	clear := color.NRGBA{R: 9}
	for _, row := range []struct {
		name     string
		item     scene.Item
		has, not string
	}{
		{"solid", scene.Fill{Path: square, Paint: scene.Solid(color.NRGBA{R: 255, A: 255})}, "1 0 0 rg\n", " gs"},
		{"half clear", scene.Fill{Path: square, Paint: scene.Solid(color.NRGBA{R: 255, A: 51})}, "/A0_2 gs\n1 0 0 rg", ""},
		{"clear", scene.Fill{Path: square, Paint: scene.Solid(clear)}, "", "10 0 l\n10 10 l"},
		{"gradient", scene.Fill{Path: square, Paint: fade(grey(0), grey(255))}, "/Pattern cs /P", " gs"},
		{"fading", scene.Fill{Path: square, Paint: fade(grey(0), clear)}, "/M", ""},
		{"gradient of one colour", scene.Fill{Path: square, Paint: fade(grey(255), grey(255))}, "1 1 1 rg", "/Pattern"},
		{"stroked gradient", scene.Stroke{Path: square, Width: 2, Paint: fade(grey(0), grey(255))}, "/Pattern CS /P", ""},
		{"dashes", scene.Stroke{Path: square, Width: 2, Paint: ink, Dash: []float64{3, 1}, DashOffset: -1, Cap: scene.SquareCap, Join: scene.BevelJoin}, "2 w 2 J 2 j [3 1] 7 d", ""},
		{"no dashes", scene.Stroke{Path: square, Width: 2, Paint: ink, Dash: []float64{0, 0}}, "2 w 0 J 0 j [] 0 d", ""},
		{"fine dashes", scene.Stroke{Path: square, Width: 2, Paint: ink, Dash: []float64{1e-9, 1e-9}, DashOffset: -1e5}, "[] 0 d", ""},
		{"many dashes", scene.Stroke{Path: scene.Polyline(scene.Point{}, scene.Point{X: 1e5}), Width: 2, Paint: ink, Dash: []float64{0.5}}, "[] 0 d", ""},
		{"far dashes", scene.Stroke{Path: square, Width: 2, Paint: ink, Dash: []float64{2}, DashOffset: -1e6 - 1}, "[2] 3 d", ""},
		{"no width", scene.Stroke{Path: square, Paint: ink}, "", " S"},
		{"clip", scene.Group{Clip: &square, Items: []scene.Item{scene.Fill{Path: square, Paint: ink}}}, "W n", ""},
		{"moved", scene.Group{Transform: scene.Translate(3, 4), Items: []scene.Item{scene.Fill{Path: square, Paint: ink}}}, "1 0 0 1 3 4 cm", ""},
		{"flattened", scene.Group{Transform: scene.Scale(0, 1), Items: []scene.Item{scene.Fill{Path: square, Paint: ink}}}, "", "10 10 l"},
		{"apart", scene.Group{Opacity: 0.25, Items: []scene.Item{scene.Fill{Path: square, Paint: ink}}}, "/A0_25 gs\n/X", "10 10 l"},
		{"gone", scene.Group{Opacity: -1, Items: []scene.Item{scene.Fill{Path: square, Paint: ink}}}, "", "10 10 l"},
		{"outlined", scene.Text{Run: outlined(t)}, "1 Tr", ""},
		{"soft rule", scene.Fill{Path: scene.Rectangle(scene.Rect{Y: 0.5, W: 10, H: 1}), Paint: ink}, "5 0.5 l", ""},
		{"quadratic", scene.Fill{Path: bow(), Paint: ink}, "2 2 4 2 6 0 c", ""},
	} {
		got := painted(t, row.item)
		if !strings.Contains(got, row.has) {
			t.Errorf("%s: no %q in\n%s", row.name, row.has, got)
		}
		// The ground of the page is painted first.
		if _, own, _ := strings.Cut(got, "f\n"); row.not != "" && strings.Contains(own, row.not) {
			t.Errorf("%s: %q in\n%s", row.name, row.not, own)
		}
	}
}

func outlined(t *testing.T) scene.Run {
	r := run(t, face(t, "noto-serif-400"), 40, 20, 60, "abc")
	r.Outline = 2
	return r
}

func bow() (p scene.Path) {
	p.Move(0, 0)
	p.Quad(3, 3, 6, 0)
	p.Close()
	return p
}

// TestOnce: what is set already is not set again.
func TestOnce(t *testing.T) {
	square := scene.Rectangle(scene.Rect{W: 10, H: 10})
	c := painted(t, scene.Fill{Path: square, Paint: ink}, scene.Fill{Path: square, Paint: ink})
	if n := strings.Count(c, " rg"); n != 2 { // the ground's, and that of both
		t.Errorf("%d colours: %s", n, c)
	}
}
