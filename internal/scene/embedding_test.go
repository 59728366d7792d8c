package scene

import (
	"testing"

	"github.com/go-text/typesetting/font"
)

type silentFace struct{}

func (silentFace) Key() string      { return "silent" }
func (silentFace) Font() *font.Font { return nil }
func (silentFace) Data() []byte     { return nil }

type strictFace struct{ silentFace }

func (strictFace) Embedding() Embedding { return Embedding{Font: true} }

// TestEmbeddingOf: a face that says nothing allows everything, one that speaks is heeded.
func TestEmbeddingOf(t *testing.T) {
	if got := EmbeddingOf(silentFace{}); got != (Embedding{Font: true, Subset: true}) {
		t.Errorf("a silent face: %+v", got)
	}
	if got := EmbeddingOf(strictFace{}); got != (Embedding{Font: true}) {
		t.Errorf("a face that allows no subset: %+v", got)
	}
}
