package raster

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"cards/internal/scene"

	"github.com/go-text/typesetting/font"
)

// fileFace is a face of the repository's fonts.
type fileFace struct {
	key  string
	data []byte
	font *font.Font
}

func (f *fileFace) Key() string      { return f.key }
func (f *fileFace) Font() *font.Font { return f.font }
func (f *fileFace) Data() []byte     { return f.data }

var loaded sync.Map

// testFace loads fonts/NAME of the repository.
func testFace(t testing.TB, name string) *fileFace {
	t.Helper()
	if f, ok := loaded.Load(name); ok {
		return f.(*fileFace)
	}
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "fonts", name))
	if err != nil {
		t.Fatal(err)
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	f := &fileFace{name, data, face.Font}
	loaded.Store(name, f)
	return f
}

// line sets a text without shaping: one glyph a character, side by side from x, y on by their advances.
func line(t testing.TB, face scene.Face, size, x, y float64, s string, p scene.Paint) scene.Text {
	t.Helper()
	f := font.NewFace(face.Font())
	run := scene.Run{Face: face, Size: size, Text: s, Paint: p}
	for i, r := range []rune(s) {
		g, ok := f.NominalGlyph(r)
		if !ok {
			t.Fatalf("%s has no %q", face.Key(), r)
		}
		run.Glyphs = append(run.Glyphs, scene.Glyph{ID: g, X: x, Y: y, Cluster: i})
		x = scene.Snap(x + float64(f.HorizontalAdvance(g))*size/float64(f.Upem()))
	}
	return scene.Text{Run: run}
}
